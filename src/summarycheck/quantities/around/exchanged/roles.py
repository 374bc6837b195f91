"""Numbers that took each other's part: a year told as a count and the count as a year, 22年 … 第2009场 for "in 2009 … Prom 22"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.model import Quantity
from summarycheck.quantities import labels
from summarycheck.quantities.around.exchanged.company import counts
from summarycheck.quantities.around.pairs import Oddity, Pairs, swap
from summarycheck.quantities.comparing import dates
from summarycheck.quantities.scan.units import BY_NAME
from summarycheck.quantities.things import COUNTERS, NO_JOINING

#: So far apart in the source two numbers may stand that are taken for each other.
APART_EN = 160
_THING_EN = re.compile(rf"[\s-]+{NO_JOINING}(?:[A-Za-z]{{3}}|[A-Z])")
_NUMBERED, _COUNTED = "numbered", "counted"
#: Roles that the kind of a number tells.
_OF_KINDS = {"year": "year", "month": "month", "day": "day", "ordinal": _NUMBERED}
_YEARS = range(1000, 2200)


def roles_exchanged(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """Two numbers of which each is in the target what the other is in the source.

    What a number is: a measure in some unit, a year, month or day, one of a numbered row, or a count of things.
    """
    told: set[int] = set()
    for a1, b1 in pairs:
        there = _taken(target, a1, b1) if b1.start not in told else ""
        here = _in_source(source, a1) if there else ""
        if not here or here == there:
            continue
        for a2, b2 in pairs:
            if abs(a1.start - a2.start) < APART_EN and a1 is not a2:
                if _in_target(target, b2) == here and _in_source(source, a2) == there:
                    told.add(b2.start)
                    yield swap((a1, b1), (a2, b2))


def _taken(target: str, a: Quantity, b: Quantity) -> str:
    """What the number of the target is, where the bare one that it answers to may have been something else."""
    if a.unit or a.kind not in ("count", "ordinal"):
        return ""
    role = _in_target(target, b)
    if role == "year" and a.low in _YEARS:
        return ""
    return "" if role in (_COUNTED, _OF_KINDS.get(a.kind)) else role


def _in_source(source: str, a: Quantity) -> str:
    if a.unit:
        return a.unit if a.unit in BY_NAME else ""
    if a.kind in _OF_KINDS:
        return _OF_KINDS[a.kind]
    if dates.is_year(source, a):
        return "year"
    if dates.is_day(source, a):
        return "day"
    name = labels.named_by(source, a)
    if of_things(source, a) and not name[:1].isupper():
        return _COUNTED  # we track 47 species
    return _NUMBERED if name else ""


def _in_target(target: str, b: Quantity) -> str:
    if b.unit:
        return b.unit if b.unit in BY_NAME else ""
    if b.text[-1] == "号" and target[b.start - 1 : b.start] != "月":
        return _NUMBERED  # 18号公路
    if b.kind in _OF_KINDS:
        return _OF_KINDS[b.kind]
    after = target[b.end : b.end + 2].lstrip()[:1]
    return _COUNTED if after in COUNTERS and after else _NUMBERED if after == "号" else ""


def is_plain(a: Quantity) -> bool:
    return a.kind == "count" and a.single and not a.weak


def of_things(source: str, a: Quantity) -> bool:
    """Whether a plain number counts what stands right after it."""
    return is_plain(a) and counts(a) and _THING_EN.match(source, a.end) is not None
