"""What every reporter is given and what it must do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Protocol

import msgspec

from summarycheck.messages import say
from summarycheck.model import SEVERITIES, Lang, Problem, Report, Severity
from summarycheck.rules import Rule
from summarycheck.scripts import has_han


class Writer(Protocol):
    """Where a report goes."""

    def write(self, text: str, /) -> object: ...

    def flush(self) -> object: ...


class Look(msgspec.Struct, frozen=True):
    """What is known before the run: language, colours (``False``: none) and width in columns of reports for
    people; the rules that are checked; and from which severity on a record fails (``None``: never). ``passed``: the
    numbers that answer to each other are shown too; ``brief``: in reports for people no sums.
    """

    lang: Lang = "en"
    color: bool = False
    width: int = 100
    rules: tuple[Rule, ...] = ()
    fail_on: Severity | None = "error"
    passed: bool = False
    brief: bool = False


class Run:
    """The tally of a run: told each report and problem, knows the sums."""

    def __init__(self) -> None:
        self.records = 0
        self.with_chinese = 0
        self.problems: list[Problem] = []
        self.remarks: list[Problem] = []  # what one should know, and what makes nothing untrue
        self.suppressed: Counter[str] = Counter()  # waived, and in a baseline
        self.by_severity: Counter[Severity] = Counter()
        self.by_file: Counter[tuple[str, Severity]] = Counter()
        self.seconds: dict[str, float] = {}
        self.scores = 0
        self.by_rule: Counter[tuple[str, Severity]] = Counter()
        self.records_by_rule: Counter[tuple[str, Severity]] = Counter()
        self._files: set[str] = set()

    def note(self, report: Report) -> None:
        """Counts a report in."""
        self.records += 1
        self.with_chinese += any(has_han(target.text) for target in report.record.targets)
        if report.record.source.place is not None:
            self._files.add(report.record.source.place.path)
        self.suppressed.update(each.by for each in report.suppressed)
        self.by_file.update((finding.path, finding.severity) for finding in report.findings)
        self.scores += len(report.scores)
        for name, seconds in report.seconds.items():
            self.seconds[name] = self.seconds.get(name, 0.0) + seconds
        said = Counter((finding.rule, finding.severity) for finding in report.findings)
        self.by_rule.update(said)
        self.records_by_rule.update(said.keys())
        for (_, severity), count in said.items():
            self.by_severity[severity] += count

    def note_problem(self, problem: Problem) -> None:
        """Counts in some input that could not be used."""
        self.problems.append(problem)

    @property
    def files(self) -> int:
        """How many files gave a record."""
        return len(self._files)

    @property
    def counts(self) -> dict[str, int]:
        """Findings by severity, the gravest first; zeros included."""
        return {severity: self.by_severity[severity] for severity in reversed(SEVERITIES)}


class Reporter(Protocol):
    """A format: begun once, told each report in order, ended once with the tally."""

    def begin(self) -> None: ...

    def report(self, report: Report) -> None: ...

    def end(self, run: Run) -> None: ...


def sums(run: Run, lang: Lang) -> str:
    """How much was found, or that nothing was, or that there was nothing to check."""
    if run.by_rule:
        return say("totals", lang, **run.counts)
    return say("no-findings" if run.records else "no-records", lang)


def remarks(run: Run, lang: Lang) -> Iterator[str]:
    """What a reader should know besides the findings: how many do not count, and what the run remarks."""
    if run.suppressed:
        counts = {"waived": run.suppressed["waiver"], "known": run.suppressed["baseline"]}
        yield say("suppressed", lang, **counts)
    yield from map(str, run.remarks)
