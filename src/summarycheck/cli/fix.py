"""``fix``: the repairs of what is found, as a diff or in the files."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarycheck.cli.inputs import Inputs, baselines, configured, form_of, gathered, given
from summarycheck.cli.options import (
    BaselineOption,
    ConfigOption,
    FailOnOption,
    GlossaryOption,
    IgnoreOption,
    InputFormatOption,
    JobsOption,
    MapOption,
    NoConfigOption,
    PathsArgument,
    RulesOption,
    SelectOption,
    Words,
    WordsOption,
)
from summarycheck.cli.running import CLEAN, FOUND, UNTRUSTED, Refused, civil, complain, spoken
from summarycheck.cli.screen import harmless_text

if TYPE_CHECKING:
    from summarycheck.ci.gate import Gate
    from summarycheck.model import Finding, Lang, Problem, Record, Report
    from summarycheck.repairs import Mending

_QUOTE = 60  # characters of what is repaired, in the line that tells of it


def fix(
    paths: PathsArgument,
    words: WordsOption,
    write: Annotated[
        bool | None,
        typer.Option(
            "--write/--diff",
            help="Put the repairs into the files, or show them as a unified diff.",
            show_default="--diff; of standard input, the repaired text",
        ),
    ] = None,
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="Also repairs that may be meant otherwise: read them.")
    ] = False,
    input_format: InputFormatOption = None,
    map: MapOption = None,
    rules: RulesOption = None,
    glossary: GlossaryOption = None,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    fail_on: FailOnOption = None,
    baseline: BaselineOption = None,
    jobs: JobsOption = 1,
) -> None:
    """Repair what can be repaired without a doubt, in place; see docs/fix.md.

    Exits with 0 when nothing is left to do, 1 when repairs are shown and not written or findings as grave as
    --fail-on are left, 2 when something could not be read, checked or written.
    """
    from summarycheck.ci.gate import Gate
    from summarycheck.readers.opening import STDIN

    with civil(words):
        piped = STDIN in paths
        if piped and len(paths) > 1:
            raise Refused("standard input is repaired alone: give - and no other PATH")
        content = sys.stdin.buffer.read() if piped else None
        settings = given(
            select=select,
            ignore=ignore,
            rules=rules,
            glossaries=glossary,
            input_format=input_format,
            map=map,
            fail_on=fail_on,
            baseline=baseline,
        )
        configuration = configured(settings, config, no_config)
        stdin = io.BytesIO(content) if content is not None else None
        inputs = gathered(paths, None, configuration, words, stdin=stdin)
        gate = Gate(inputs.policies, baselines(inputs.policies), words.value, whole=False)
        run = _Run(inputs, gate, words, unsafe, content, write)
        run.over(jobs)
        run.conclude()
    raise typer.Exit(run.exit_code)


class _Run:
    """A run over all files: what is done, told and left."""

    def __init__(
        self,
        inputs: Inputs,
        gate: Gate,
        words: Words,
        unsafe: bool,
        content: bytes | None,
        write: bool | None,
    ) -> None:
        self._inputs = inputs
        self._gate = gate
        self._words = words
        self._lang: Lang = words.value
        self._unsafe = unsafe
        self._content = content  # of standard input
        self._shows = write is False or (write is None and content is None)
        self._printed = False
        self.made = 0
        self.files = 0
        self.left = 0
        self.perhaps = 0
        self.grave = 0
        self.trusted = True

    def over(self, jobs: int) -> None:
        """Checks everything, and repairs file by file."""
        from summarycheck.ci.policy import panel, path_of

        checker = panel(self._inputs.policies, self._lang)
        reports = checker.check_many(self._records(), jobs)
        for path, group in groupby(reports, lambda report: path_of(report.record)):
            mending = self._mended(path, map(self._gate.judge, group))
            if mending is not None:
                self._deliver(mending)

    def conclude(self) -> None:
        """The last word: the text of standard input, and the sums."""
        from summarycheck.messages import say

        if self._content is not None and not self._shows and not self._printed:
            typer.echo(self._content, nl=False)
        lang = self._lang
        key = "fix-none" if not self.made else "fix-proposed" if self._shows else "fix-made"
        told = [say(key, lang, repairs=self.made, files=self.files)]
        if self.perhaps:
            told.append(say("fix-perhaps", lang, repairs=self.perhaps))
        if self.left:
            told.append(say("fix-left", lang, findings=self.left))
        complain([say("fix-between", lang).join(told)])

    @property
    def exit_code(self) -> int:
        if not self.trusted:
            return UNTRUSTED
        return FOUND if self.grave or (self.made and self._shows) else CLEAN

    def _records(self) -> Iterator[Record]:
        from summarycheck.model import Problem

        for item in self._gate.vetted(self._inputs.items):
            if isinstance(item, Problem):
                self._note(item)
            else:
                yield item

    def _note(self, problem: Problem) -> None:
        self.trusted = False
        complain(spoken([problem], self._words))

    def _mended(self, path: str, reports: Iterable[Report]) -> Mending | None:
        """What the repairs make of the file; None when there are none."""
        from summarycheck.readers import read_stream
        from summarycheck.repairs import mended, repairable

        wanted: list[Report] = []
        for report in reports:
            if any(repairable(finding, self._unsafe) for finding in report.findings):
                wanted.append(report)
            else:
                self._leave(path, report.findings)
        if not wanted:
            return None
        policy = self._inputs.policies[path]
        form = form_of(policy)

        def reading(content: bytes) -> Iterator[Record | Problem]:
            return read_stream(path, io.BytesIO(content), input_format=form.name, fields=form.fields)

        content = self._content if self._content is not None else Path(path).read_bytes()
        return mended(path, content, wanted, reading, policy.checker.check, unsafe=self._unsafe)

    def _leave(self, path: str, findings: Iterable[Finding]) -> None:
        from summarycheck.ci.gate import is_grave
        from summarycheck.engine import CHECK_FAILED

        fail_on = self._inputs.policies[path].fail_on
        for finding in findings:
            self.left += 1
            self.perhaps += finding.suggestion is not None and not finding.suggestion.safe
            self.grave += is_grave(finding, fail_on)
            if finding.rule == CHECK_FAILED:
                self.trusted = False
                complain([f"{finding.path}:{finding.line}: {finding.message}"])

    def _deliver(self, mending: Mending) -> None:
        """Shows or writes it, and tells of every repair."""
        from summarycheck.messages import say
        from summarycheck.model import Problem
        from summarycheck.phrases import phrase
        from summarycheck.repairs import Stale

        lang = self._lang
        self._leave(mending.path, mending.left)
        try:
            if self._shows:
                diff = mending.diff()
                # For patch as it is; on a terminal, nothing in the data may give orders.
                typer.echo(harmless_text(diff) if sys.stdout.isatty() else diff, nl=False)
            elif self._content is not None:
                typer.echo(mending.text.encode("utf-8", "surrogateescape"), nl=False)
                self._printed = True
            else:
                mending.write()
        except OSError as error:
            self._note(Problem(mending.path, 0, f"cannot be written: {error.strerror or error}"))
            return
        except Stale:
            self._note(Problem(mending.path, 0, Stale.what))
            return
        self.made += len(mending.made)
        self.files += bool(mending.made)
        complain(
            _told(finding) for finding in sorted(mending.made, key=lambda each: (each.line, each.column))
        )
        complain(
            _told(each.finding) + say("fix-dropped", lang, why=phrase(each.why, lang))
            for each in mending.dropped
        )


def _told(finding: Finding) -> str:
    """Where, what and into what."""
    from summarycheck.reporters.escaping import shortened

    old, new = finding.target, finding.suggestion
    words = (shortened(each.text if each else "", _QUOTE) for each in (old, new))
    return f"{finding.path}:{finding.line}:{finding.column}: {finding.rule}: " + " → ".join(
        f"“{each}”" for each in words
    )
