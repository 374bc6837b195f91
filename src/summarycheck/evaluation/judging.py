"""What the rules find in a labelled text against what is expected of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from summarycheck.engine import Checker
from summarycheck.evaluation.labels import Expected, Labelled
from summarycheck.findings import CHECK_FAILED
from summarycheck.model import RANK, Finding, Record, Report, Severity, Span


class Verdict(msgspec.Struct, frozen=True):
    """What came of one row."""

    labelled: Labelled
    found: tuple[tuple[Expected, Finding], ...]
    missed: tuple[Expected, ...]
    true: tuple[Finding, ...]
    false: tuple[Finding, ...]


def judged(
    checker: Checker, rows: Iterable[Labelled], min_severity: Severity = "warning", jobs: int = 1
) -> Iterator[Verdict | Finding]:
    """The verdict on each row, in order; the finding itself where a rule could not be checked."""
    waiting: list[Labelled] = []

    def records() -> Iterator[Record]:
        for row in rows:
            waiting.append(row)
            yield row.record

    selected = {rule.id for rule in checker.rules}, {rule.category for rule in checker.rules}
    for report in checker.check_many(records(), jobs):
        row = waiting.pop(0)
        yield from (finding for finding in report.findings if finding.rule == CHECK_FAILED)
        yield _verdict(row, report, min_severity, *selected)


def _verdict(
    row: Labelled, report: Report, min_severity: Severity, rules: set[str], categories: set[str]
) -> Verdict:
    """Only what the rules in use could have found counts as missed."""
    wanted = [
        each
        for each in row.expected
        if (each.rule is None or each.rule in rules)
        and (each.category is None or each.category in categories)
    ]
    findings = [
        finding
        for finding in report.findings
        if finding.rule != CHECK_FAILED and finding.field in (row.target.field, row.record.source.field, "")
    ]
    answers = {
        index: [finding for finding in findings if _answers(finding, each, row)]
        for index, each in enumerate(wanted)
    }
    grave = [finding for finding in findings if RANK[finding.severity] >= RANK[min_severity]]
    found = []
    missed = []
    for index, each in enumerate(wanted):
        floor = RANK[each.severity or min_severity]
        first = next((finding for finding in answers[index] if RANK[finding.severity] >= floor), None)
        if first is None:
            missed.append(each)
        else:
            found.append((each, first))
    answering = {id(finding) for some in answers.values() for finding in some}
    return Verdict(
        row,
        tuple(found),
        tuple(missed),
        tuple(finding for finding in grave if id(finding) in answering),
        tuple(finding for finding in grave if id(finding) not in answering),
    )


def _answers(finding: Finding, expected: Expected, row: Labelled) -> bool:
    """True when the finding is of the expected rule or category and overlaps a quote, if there is one."""
    if expected.rule is not None and finding.rule != expected.rule:
        return False
    if expected.category is not None and finding.category != expected.category:
        return False
    if expected.target is None and expected.source is None:
        return True
    return _overlaps(finding.target, expected.target, row.target.text) or _overlaps(
        finding.source, expected.source, row.record.source.text
    )


def _overlaps(span: Span | None, quote: str | None, text: str) -> bool:
    """True when the span touches a place where the quote stands."""
    if span is None or quote is None:
        return False
    start = text.find(quote, max(0, span.start - len(quote) + 1))
    return 0 <= start < max(span.end, span.start + 1)
