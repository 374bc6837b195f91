"""``fix``: the repairs of what is found, as a diff or in the files."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from summarycheck.cli import options
from summarycheck.cli.ending import CLEAN, FOUND, UNTRUSTED, Refused, civil, complain, spoken
from summarycheck.cli.inputs import Inputs, baselines, configured, form_of, gathered
from summarycheck.cli.running import Telling, progress_of
from summarycheck.cli.screen import Color, Words, colored, harmless_text

if TYPE_CHECKING:
    from summarycheck.ci.gate import Gate
    from summarycheck.model import Finding, Lang, Problem, Record, Report
    from summarycheck.repairs import Mending

_QUOTE = 60  # characters of what is repaired, in the line that tells of it


def fix(
    paths: options.PathsArgument,
    words: options.WordsOption,
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
    input_format: options.InputFormatOption = None,
    map: options.MapOption = None,
    rules: options.RulesOption = None,
    glossary: options.GlossaryOption = None,
    select: options.SelectOption = None,
    ignore: options.IgnoreOption = None,
    config: options.ConfigOption = None,
    no_config: options.NoConfigOption = False,
    fail_on: options.FailOnOption = None,
    baseline: options.BaselineOption = None,
    quiet: options.QuietOption = False,
    color: options.ColorOption = Color.auto,
    jobs: options.JobsOption = 1,
) -> None:
    """Show as a diff what can be repaired without a doubt, or repair it in place with --write; see docs/fix.md.

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
        configuration = configured(
            config,
            no_config,
            select=select,
            ignore=ignore,
            rules=rules,
            glossaries=glossary,
            input_format=input_format,
            map=map,
            fail_on=fail_on,
            baseline=baseline,
        )
        stdin = io.BytesIO(content) if content is not None else None
        inputs = gathered(paths, None, configuration, words, stdin=stdin)
        gate = Gate(inputs.policies, baselines(inputs.policies), words.value, whole=False)
        shows = not write if write is not None else content is None
        wish = _Wish(words, unsafe, shows, content, Telling((), color, quiet=quiet))
        run = _Run(inputs, gate, wish)
        run.over(jobs)
        run.conclude()
    raise typer.Exit(run.exit_code)


class _Wish(NamedTuple):
    """What is asked for: a diff or the repairs themselves, of the files or of what standard input had."""

    words: Words
    unsafe: bool
    shows: bool
    content: bytes | None
    telling: Telling


class _Run:
    """A run over all files: what is done, told and left."""

    def __init__(self, inputs: Inputs, gate: Gate, wish: _Wish) -> None:
        self._inputs = inputs
        self._gate = gate
        self._wish = wish
        self._lang: Lang = wish.words.value
        self._progress = progress_of(wish.telling, inputs.policies, self._lang)
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
        from summarycheck.model import Problem
        from summarycheck.parallel import WorkersDied

        checker = panel(self._inputs.policies, self._lang)
        try:
            reports = map(self._judged, checker.check_many(self._records(), jobs))
            for path, group in groupby(reports, lambda report: path_of(report.record)):
                mending = self._mended(path, group)
                if mending is not None:
                    self._deliver(mending)
        except WorkersDied:
            what = "a worker process died; the rest is unchecked"
            self._note(Problem("summarycheck", 0, what, "try fewer --jobs"))
        finally:
            self._progress.hide()

    def conclude(self) -> None:
        """The last word: the text of standard input, and the sums."""
        from summarycheck.messages import say
        from summarycheck.repairs import Mending

        content = self._wish.content
        if content is not None and not self._wish.shows and not self._printed:
            _print(Mending("", content, content).text)
        if self._wish.telling.quiet:
            return
        lang = self._lang
        key = "fix-none" if not self.made else "fix-proposed" if self._wish.shows else "fix-made"
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
        return FOUND if self.grave or (self.made and self._wish.shows) else CLEAN

    def _records(self) -> Iterator[Record]:
        from summarycheck.model import Problem

        for item in self._gate.vetted(self._inputs.items):
            if isinstance(item, Problem):
                self._note(item)
            else:
                yield item

    def _judged(self, report: Report) -> Report:
        self._progress.done(report.record)
        return self._gate.judge(report)

    def _note(self, problem: Problem) -> None:
        self.trusted = False
        self._progress.hide()
        complain(spoken([problem], self._wish.words))

    def _mended(self, path: str, reports: Iterable[Report]) -> Mending | None:
        """What the repairs make of the file; None when there are none."""
        from summarycheck.readers import read_stream
        from summarycheck.repairs import mended, repairable

        wanted: list[Report] = []
        for report in reports:
            if any(repairable(finding, self._wish.unsafe) for finding in report.findings):
                wanted.append(report)
            else:
                self._leave(path, report.findings)
        if not wanted:
            return None
        policy = self._inputs.policies[path]
        form = form_of(policy)

        def reading(content: bytes) -> Iterator[Record | Problem]:
            return read_stream(path, io.BytesIO(content), input_format=form.name, fields=form.fields)

        content = self._wish.content
        if content is None:
            content = Path(path).read_bytes()
        return mended(path, content, wanted, reading, policy.checker.check, unsafe=self._wish.unsafe)

    def _leave(self, path: str, findings: Iterable[Finding]) -> None:
        from summarycheck.ci.gate import is_grave
        from summarycheck.findings import CHECK_FAILED

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
        from summarycheck.phrases import phrase

        lang = self._lang
        self._progress.hide()
        self._leave(mending.path, mending.left)
        if self._wish.shows:
            self._show(mending.diff())
        elif self._wish.content is not None:
            _print(mending.text)
            self._printed = True
        elif not self._is_written(mending):
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

    def _is_written(self, mending: Mending) -> bool:
        from summarycheck.model import Problem
        from summarycheck.repairs import Stale

        try:
            mending.write()
        except OSError as error:
            self._note(Problem(mending.path, 0, f"cannot be written: {error.strerror or error}"))
            return False
        except Stale:
            self._note(Problem(mending.path, 0, Stale.what))
            return False
        return True

    def _show(self, diff: str) -> None:
        """The diff as patch wants it; for people in colours, and nothing in the data may give orders there."""
        in_colors = colored(self._wish.telling.color, sys.stdout)
        if in_colors or sys.stdout.isatty():
            for line in diff.split("\n")[:-1]:
                typer.echo(_painted(line, in_colors), color=in_colors)
        else:
            _print(diff)


def _print(text: str) -> None:
    """Byte for byte: as text, ``echo`` would take escape sequences out."""
    typer.echo(text.encode("utf-8", "surrogateescape"), nl=False)


def _painted(line: str, in_colors: bool) -> str:
    """A line of a diff for a terminal."""
    color = {"-": "red", "+": "green", "@": "cyan"}.get(line[:1]) if in_colors else None
    return typer.style(harmless_text(line), fg=color) if color else harmless_text(line)


def _told(finding: Finding) -> str:
    """Where, what and into what."""
    from summarycheck.reporters.escaping import shortened

    old, new = finding.target, finding.suggestion
    words = (shortened(each.text if each else "", _QUOTE) for each in (old, new))
    return f"{finding.path}:{finding.line}:{finding.column}: {finding.rule}: " + " → ".join(
        f"“{each}”" for each in words
    )
