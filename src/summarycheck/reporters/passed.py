"""The receipt as rows: every number of both texts, what it was matched with, and how."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from summarycheck.model import Comparison, Quantity, Report, Side, Span, Text
from summarycheck.quantities.figures import figure

NONE = "none"


class Row(NamedTuple):
    """Numbers that answer to each other; ``how`` is ``none`` for one without a counterpart. ``rules`` say what is wrong
    with them.
    """

    target: Quantity | None
    sources: tuple[Quantity, ...]
    how: str
    note: str = ""
    rules: tuple[str, ...] = ()


def rows(report: Report) -> Iterator[tuple[Text, list[Row]]]:
    """Each target text with its numbers in order, then those of the source that it has not taken over."""
    if report.receipt is not None:
        for text, comparison in zip(report.record.targets, report.receipt.targets, strict=True):
            yield text, [*_rows(text, comparison, report.receipt.source, report)]


def _rows(text: Text, comparison: Comparison, source: Side, report: Report) -> Iterator[Row]:
    links = {(link.target.start, link.target.end): link for link in comparison.numbers}
    about = [f for f in report.findings if (f.role, f.field) == (text.role, text.field)]
    for number in comparison.target.numbers:
        rules = tuple(finding.rule for finding in about if _covers(finding.target, number))
        link = links.get((number.start, number.end))
        if link is None:
            yield Row(number, (), NONE, rules=rules)
        else:
            yield Row(number, link.sources, link.how, link.note, rules)
    taken = {(each.start, each.end) for link in comparison.numbers for each in link.sources}
    for number in source.numbers:
        if (number.start, number.end) not in taken:
            yield Row(None, (number,), NONE, rules=tuple(f.rule for f in about if _covers(f.source, number)))


def _covers(span: Span | None, number: Quantity) -> bool:
    return span is not None and span.start < number.end and number.start < span.end


def to_dicts(report: Report) -> Iterator[dict[str, Any]]:
    """A mapping of JSON types for each target text of the record."""
    for text, found in rows(report):
        yield {
            "record": report.record.name,
            "role": text.role,
            "field": text.field,
            "numbers": [
                {
                    "target": _number(row.target) if row.target else None,
                    "sources": [_number(source) for source in row.sources],
                    "how": row.how,
                    **({"note": row.note} if row.note else {}),
                    **({"rules": row.rules} if row.rules else {}),
                }
                for row in found
            ],
        }


def _number(quantity: Quantity) -> dict[str, Any]:
    return {
        "text": quantity.text,
        "start": quantity.start,
        "end": quantity.end,
        "value": figure(quantity),
    }
