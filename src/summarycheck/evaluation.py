"""Labelled rows against what the rules find in them: precision, recall and F1, for each rule and overall.

A row is ``{"id"?, "source", "target", "role"?, "translation"?, "expected"}``, where ``expected`` is ``[]`` (or
``"none"``) for a text with nothing wrong, else a list of ``{"rule"? | "category"?, "target"? | "source"?,
"severity"?}`` whose ``target`` and ``source`` quote the text. What is expected is *found* when a finding of that
rule or category overlaps the quote and is as grave as ``severity``. A finding that answers to nothing that is
expected in its row is a *false alarm*.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from typing import Any, Literal

import msgspec

from summarycheck.engine import CHECK_FAILED, Checker
from summarycheck.model import CATEGORIES, RANK, Finding, Problem, Record, Report, Severity, Span, Text
from summarycheck.readers import jsonrows
from summarycheck.readers.opening import Source, Unreadable, open_source
from summarycheck.reporters.escaping import harmless
from summarycheck.rules import Rule
from summarycheck.yamlfile import nearest

SHAPE = (
    '{"id"?, "source", "target", "role"?, "translation"?, "expected": [{"rule"?, "target"?, …}] or "none"}'
)
_EXPECTED = 'what is expected is {"rule"? | "category"?, "target"? | "source"?, "severity"?}'
_95 = 1.959963984540054  # the normal deviate of a 95% interval


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding that there must be; what is not said may be anything."""

    rule: str | None = None
    category: str | None = None
    source: str | None = None
    target: str | None = None
    severity: Severity | None = None

    def __str__(self) -> str:
        what = self.rule or self.category or "any finding"
        quotes = "; ".join(
            f"{side} {harmless(quote)!r}"
            for side, quote in (("target", self.target), ("source", self.source))
            if quote is not None
        )
        return f"{what}: {quotes}" if quotes else what


class Row(msgspec.Struct, frozen=True):
    """A labelled text, and where it is written."""

    source: str
    target: str
    expected: list[Expected] | Literal["none"]
    id: str | int | None = None
    role: Literal["translation", "summary"] = "translation"
    translation: str | None = None


class Labelled(msgspec.Struct, frozen=True):
    """A record, its text under test, and all that is wrong with that text."""

    path: str
    line: int
    record: Record
    expected: tuple[Expected, ...]

    @property
    def target(self) -> Text:
        return self.record.targets[-1]

    @property
    def name(self) -> str:
        """Its id, else its place."""
        return self.record.id or f"{self.path}:{self.line}"


class Verdict(msgspec.Struct, frozen=True):
    """What came of one row."""

    labelled: Labelled
    found: tuple[tuple[Expected, Finding], ...]
    missed: tuple[Expected, ...]
    true: tuple[Finding, ...]
    false: tuple[Finding, ...]


class Tally(msgspec.Struct):
    """Counts and the measures made of them. A measure is ``None`` where there is nothing to measure."""

    true: int = 0
    false: int = 0
    found: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        return _ratio(self.true, self.true + self.false)

    @property
    def recall(self) -> float | None:
        return _ratio(self.found, self.found + self.missed)

    @property
    def f1(self) -> float | None:
        if self.precision is None or self.recall is None:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_dict(self) -> dict[str, Any]:
        """Counts and measures as JSON types; intervals are ``[low, high]``."""
        return {
            **msgspec.to_builtins(self),
            "precision": self.precision,
            "precision_interval": _interval(self.true, self.true + self.false),
            "recall": self.recall,
            "recall_interval": _interval(self.found, self.found + self.missed),
            "f1": self.f1,
        }


class Evaluation:
    """The sum of many verdicts."""

    def __init__(self) -> None:
        self.rows = 0
        self.clean = 0
        self.clean_flagged = 0
        self.overall = Tally()
        self.rules: dict[str, Tally] = {}
        self.categories: dict[str, Tally] = {}
        self.failed: list[Finding] = []

    def add(self, verdict: Verdict) -> None:
        """Counts a verdict: overall, and for the rules and categories that it speaks of."""
        self.rows += 1
        if not verdict.labelled.expected:
            self.clean += 1
            self.clean_flagged += bool(verdict.false)
        for finding in verdict.true:
            for tally in self._of(finding.rule, finding.category):
                tally.true += 1
        for finding in verdict.false:
            for tally in self._of(finding.rule, finding.category):
                tally.false += 1
        for expected, _ in verdict.found:
            for tally in self._of(expected.rule, expected.category):
                tally.found += 1
        for expected in verdict.missed:
            for tally in self._of(expected.rule, expected.category):
                tally.missed += 1

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON types."""
        return {
            "version": 1,
            "rows": self.rows,
            "clean": {
                "rows": self.clean,
                "flagged": self.clean_flagged,
                "rate": _ratio(self.clean_flagged, self.clean),
                "rate_interval": _interval(self.clean_flagged, self.clean),
            },
            "overall": self.overall.to_dict(),
            "categories": {name: self.categories[name].to_dict() for name in sorted(self.categories)},
            "rules": {name: self.rules[name].to_dict() for name in sorted(self.rules)},
        }

    def _of(self, rule: str | None, category: str | None) -> Iterator[Tally]:
        yield self.overall
        if category is not None:
            yield self.categories.setdefault(category, Tally())
        if rule is not None:
            yield self.rules.setdefault(rule, Tally())


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95% Wilson interval of a rate; of no trials, all of [0, 1]."""
    if not total:
        return 0.0, 1.0
    rate, square = hits / total, _95 * _95
    middle = (rate + square / (2 * total)) / (1 + square / total)
    reach = _95 * sqrt(rate * (1 - rate) / total + square / (4 * total * total)) / (1 + square / total)
    return max(0.0, middle - reach), min(1.0, middle + reach)


# ---- reading -------------------------------------------------------------------------------------


def read_labelled(path: str, rules: Iterable[Rule]) -> Iterator[Labelled | Problem]:
    """The rows of a file, packed or not (``-``: standard input); a bad one is a problem with its line."""
    by_id = {rule.id: rule for rule in rules}
    try:
        with open_source(path) as source:
            yield from _rows(source, by_id)
    except Unreadable as unreadable:
        yield unreadable.problem


_DECODER = msgspec.json.Decoder(Row)


def _rows(source: Source, rules: dict[str, Rule]) -> Iterator[Labelled | Problem]:
    for written in jsonrows.rows(source):
        if isinstance(written, Problem):
            yield written
            continue
        row = jsonrows.decode(written, _DECODER)
        if isinstance(row, Problem):
            what = row.what.replace("not a record", "not a labelled row")
            hint = row.hint or (_EXPECTED if "expected[" in what else f"a row is {SHAPE}")
            yield msgspec.structs.replace(row, what=what, hint=hint)
        elif fault := _fault(row, rules):
            yield written.problem(*fault)
        else:
            yield _labelled(written, row, rules)


def _fault(row: Row, rules: dict[str, Rule]) -> tuple[str, str] | None:
    """What makes a row useless as a label, and how to mend it."""
    for side in ("source", "target"):
        if not getattr(row, side).strip():
            return f"`{side}` is empty", f"a row is {SHAPE}"
    for expected in row.expected if row.expected != "none" else ():
        if expected.rule is not None and expected.rule not in rules:
            return f"no rule {expected.rule!r}", nearest(
                expected.rule, rules
            ) or "see summarycheck rules list"
        if expected.category is not None and expected.category not in CATEGORIES:
            hint = nearest(expected.category, CATEGORIES) or f"one of {', '.join(CATEGORIES)}"
            return f"no category {expected.category!r}", hint
        for side in ("source", "target"):
            quote = getattr(expected, side)
            if quote == "":
                return f"an expected `{side}` is empty", "quote the words, or leave it out"
            if quote is not None and quote not in getattr(row, side):
                return (
                    f"the expected {side} {quote!r} is not in the {side}",
                    "quote it as it is written there",
                )
    return None


def _labelled(written: jsonrows.Row, row: Row, rules: dict[str, Rule]) -> Labelled:
    targets: list[Text] = []
    if row.translation is not None:
        targets.append(Text(row.translation, "translation", "translation", written.place("translation")))
    targets.append(
        Text(row.target, row.role, row.role if row.translation is None else "target", written.place("target"))
    )
    identity = "" if row.id is None else str(row.id)
    record = Record(Text(row.source, "source", "source", written.place("source")), tuple(targets), identity)
    expected = tuple(
        msgspec.structs.replace(each, category=rules[each.rule].category) if each.rule else each
        for each in (row.expected if row.expected != "none" else ())
    )
    return Labelled(written.path, written.line, record, expected)


# ---- judging -------------------------------------------------------------------------------------


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


# ---- telling -------------------------------------------------------------------------------------


def as_text(evaluation: Evaluation) -> str:
    """The measures as a table for people."""
    lines: list[tuple[str, ...]] = [
        ("", "precision", "95%", "recall", "95%", "F1", "true", "false", "found", "missed")
    ]
    groups = (
        {"overall": evaluation.overall},
        {f"category {name}": evaluation.categories[name] for name in sorted(evaluation.categories)},
        {name: evaluation.rules[name] for name in sorted(evaluation.rules)},
    )
    for group in groups:
        lines += [_line(name, tally) for name, tally in group.items()]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    table = [
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
    rate, interval = (
        _percent(_ratio(evaluation.clean_flagged, evaluation.clean)),
        _bounds(evaluation.clean_flagged, evaluation.clean),
    )
    clean = f"{evaluation.rows} rows; {evaluation.clean} with nothing wrong, {evaluation.clean_flagged} of them flagged"
    return "\n".join((*table, "", f"{clean} ({rate}, 95% {interval})" if evaluation.clean else clean))


def describe(verdict: Verdict) -> Iterator[str]:
    """The misses and false alarms of a row in words, each with the sentences it is about."""
    for expected in verdict.missed:
        there = _place(verdict.labelled, expected)
        others = ", ".join(sorted({finding.rule for finding in (*verdict.true, *verdict.false)})) or "nothing"
        yield "\n".join(
            (f"missed  {verdict.labelled.name}", f"  expected {expected}", f"  found    {others}", *there)
        )
    for finding in verdict.false:
        quotes = "; ".join(
            f"{side} {harmless(span.text)!r}"
            for side, span in (("target", finding.target), ("source", finding.source))
            if span is not None
        )
        wanted = "; ".join(map(str, verdict.labelled.expected)) or "nothing"
        yield "\n".join(
            (
                f"false alarm  {verdict.labelled.name}",
                f"  found    {finding.rule} ({finding.severity}): {quotes}".rstrip(": "),
                f"  expected {wanted}",
                *_sentences(verdict.labelled, finding.source, finding.target),
            )
        )


def miss_dict(verdict: Verdict) -> dict[str, Any]:
    """The same as JSON types."""
    return {
        "id": verdict.labelled.record.id,
        "path": verdict.labelled.path,
        "line": verdict.labelled.line,
        "missed": [
            {key: value for key, value in msgspec.to_builtins(each).items() if value is not None}
            for each in verdict.missed
        ],
        "false_alarms": [finding.to_dict() for finding in verdict.false],
    }


def to_json(evaluation: Evaluation, misses: Sequence[Verdict]) -> str:
    """All of it as one JSON object."""
    whole = {**evaluation.to_dict(), "misses": [miss_dict(verdict) for verdict in misses]}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _place(labelled: Labelled, expected: Expected) -> tuple[str, ...]:
    source, target = labelled.record.source.text, labelled.target.text
    return _sentences(
        labelled,
        _first(source, expected.source),
        _first(target, expected.target),
    )


def _first(text: str, quote: str | None) -> Span | None:
    return None if quote is None else Span(quote, text.index(quote), text.index(quote) + len(quote))


def _sentences(labelled: Labelled, source: Span | None, target: Span | None) -> tuple[str, ...]:
    """The sentences of both sides; where one side is not quoted, those that answer to the other's."""
    from summarycheck.reading import Pair, Reading

    pair = Pair(Reading(labelled.record.source, "en"), Reading(labelled.target, "zh"))
    ours = _holding(pair.source.sentences, source)
    theirs = _holding(pair.target.sentences, target)
    if ours and not theirs:
        theirs = {index for link in pair.alignment if ours & set(link.source) for index in link.target}
    elif theirs and not ours:
        ours = {index for link in pair.alignment if theirs & set(link.target) for index in link.source}
    return (
        "  source   " + _joined(pair.source.sentences, ours),
        "  target   " + _joined(pair.target.sentences, theirs),
    )


def _holding(sentences: Sequence[Span], span: Span | None) -> set[int]:
    if span is None:
        return set()
    return {
        index
        for index, sentence in enumerate(sentences)
        if sentence.start < max(span.end, span.start + 1) and span.start < sentence.end
    }


def _joined(sentences: Sequence[Span], chosen: set[int]) -> str:
    """The chosen sentences on one line; all of them where none is chosen."""
    return harmless(
        " ".join(sentence.text for i, sentence in enumerate(sentences) if i in chosen or not chosen)
    )


def _line(name: str, tally: Tally) -> tuple[str, ...]:
    flagged, wanted = tally.true + tally.false, tally.found + tally.missed
    return (
        name,
        _percent(tally.precision),
        _bounds(tally.true, flagged),
        _percent(tally.recall),
        _bounds(tally.found, wanted),
        _percent(tally.f1),
        *map(str, (tally.true, tally.false, tally.found, tally.missed)),
    )


def _ratio(hits: int, total: int) -> float | None:
    return hits / total if total else None


def _interval(hits: int, total: int) -> list[float] | None:
    return list(wilson(hits, total)) if total else None


def _percent(rate: float | None) -> str:
    return "–" if rate is None else f"{100 * rate:.1f}%"


def _bounds(hits: int, total: int) -> str:
    if not total:
        return "–"
    low, high = wilson(hits, total)
    return f"{100 * low:.1f}–{100 * high:.1f}"
