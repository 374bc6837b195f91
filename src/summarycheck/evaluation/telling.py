"""Measures and examples, for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from summarycheck.evaluation.judging import Verdict
from summarycheck.evaluation.labels import Expected, Labelled
from summarycheck.evaluation.measures import Evaluation, Tally, ratio, wilson
from summarycheck.model import Span
from summarycheck.reporters.escaping import harmless


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
        _percent(ratio(evaluation.clean_flagged, evaluation.clean)),
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


def _percent(rate: float | None) -> str:
    return "–" if rate is None else f"{100 * rate:.1f}%"


def _bounds(hits: int, total: int) -> str:
    if not total:
        return "–"
    low, high = wilson(hits, total)
    return f"{100 * low:.1f}–{100 * high:.1f}"
