"""Marks that number the items of a list, and citations: (1), 2), 3., [4]. They count nothing, but must be the source's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from summarycheck.model import Span
from summarycheck.quantities.scan.digits import figures_of
from summarycheck.quantities.scan.references import MARK_ENDS, list_mark
from summarycheck.quantities.scan.roman import ROMAN, roman

_IN_ROMAN = re.compile(r"\(([ivx]{1,4})\)")
#: Before a mark, which is no end of a name or number (W8A8).
_FREE = re.compile(r"\d|[^\w.,/^+'’–-]|[\u4e00-\u9fff]")
_CITED = re.compile(r"\[(\d{1,3}(?:\s?[,，、–-]\s?\d{1,3})*)\]")


class Mark(NamedTuple):
    """The number of an item, and where it stands."""

    value: int
    span: Span


def changed(source: str, target: str, theirs: list[Mark]) -> Iterator[tuple[Span, Span | None]]:
    """Marks of the source, each with what the target, whose marks are ``theirs``, has for it; ``None`` where it lost the mark."""
    if theirs:
        yield from _listed(of(source) or _roman(source), theirs)
    if "[" in target:
        yield from _cited(_citations(source), _citations(target))


def _listed(ours: list[Mark], theirs: list[Mark]) -> Iterator[tuple[Span, Span | None]]:
    """What is wrong in a list that counts on from its first item in the source, and no longer does in the target."""
    said, given = [mark.value for mark in theirs], [mark.value for mark in ours]
    if said == given or not _counts_on(given):
        return
    if len(given) == len(said) + 1:
        at = next((at for at, value in enumerate(said) if value != given[at]), len(said))
        if said[at:] == given[at + 1 :]:
            yield ours[at].span, None
    elif len(given) == len(said) and not _counts_on(said):
        off = [(a.span, b.span) for a, b in zip(ours, theirs, strict=True) if a.value != b.value]
        yield from off if len(off) <= 2 else ()
    else:
        expected = dict(zip(given, ours, strict=True))
        before = 0
        for value, span in theirs:
            if value not in (1, before + 1) and value not in expected and before + 1 in expected:
                yield expected[before + 1].span, span
            before = value if value in expected else before + 1


def _counts_on(values: list[int]) -> bool:
    """Whether each item is the first of a list or the next of one."""
    return values[:1] == [1] and all(value in (1, before + 1) for before, value in pairwise(values))


def misnumbered(source: str, marks: list[Mark]) -> Span | None:
    """The mark of a list that breaks its numbers, whatever the source has: 1. … 2. … 5. …, or 2） … 1） …"""
    values = [mark.value for mark in marks]
    counted = list(range(1, len(values) + 1))
    if values != counted == sorted(values) and values != [mark.value for mark in of(source)]:
        return next(mark.span for mark, value in zip(marks, counted, strict=True) if mark.value != value)
    off = [mark for place, mark in enumerate(marks, 1) if mark.value != place]
    if len(marks) == _LONG - 1 == len(off) + 1 and marks[0].span.start <= 1 and off[0].value > _LONG - 1:
        return off[0].span  # 1. … 5. …, the text being the list
    if len(marks) < _LONG or len(off) != 1 or sum(mark.value == off[0].value for mark in marks) > 1:
        return None  # （1） again, referred to
    return off[0].span


#: A list that is looked at has so many items.
_LONG = 3


def _cited(ours: list[Mark], theirs: list[Mark]) -> Iterator[tuple[Span, Span | None]]:
    """A citation that is none of the source's, which has as many, at the place of another."""
    if len(ours) == len(theirs):
        given = {mark.value for mark in ours}
        for a, b in zip(ours, theirs, strict=True):
            if b.value not in given:
                yield a.span, b.span


def of(text: str) -> list[Mark]:
    """The marks that number the items of a list."""
    return [
        Mark(int(text[start:end]), Span(text[start:end], start, end))
        for start, end in figures_of(text)
        if end - start <= 2 and text[end : end + 1] in MARK_ENDS
        if _FREE.match(text, max(0, start - 1)) and list_mark(text, start) is not None
    ]


def _roman(text: str) -> list[Mark]:
    return [
        Mark(roman(hit[1]), Span(hit[1], hit.start(1), hit.end(1)))
        for hit in _IN_ROMAN.finditer(text)
        if hit[1].upper() in ROMAN
    ]


def _citations(text: str) -> list[Mark]:
    return [
        Mark(int(number[0]), Span(number[0], number.start(), number.end()))
        for hit in _CITED.finditer(text)
        for number in re.compile(r"\d+").finditer(text, hit.start(1), hit.end(1))
    ]
