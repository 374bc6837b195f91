"""Numbers that took each other's part: a year told as a count and the count as a year, 22年 … 第2009场 for "in 2009 … Prom 22"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.model import Quantity
from summarycheck.quantities import labels
from summarycheck.quantities.around.exchanged.company import counts
from summarycheck.quantities.around.pairs import Link, Oddity, Pairs, swap
from summarycheck.quantities.comparing import dates
from summarycheck.quantities.scan.units import BY_NAME
from summarycheck.quantities.things import COUNTERS, NO_JOINING, things

#: So far apart in the source two numbers may stand that are taken for each other.
APART_EN = 160
#: And so many numbers with another part back in the target.
_LOOKED_BACK = 24
_THING_EN = re.compile(rf"[\s-]+{NO_JOINING}(?:[A-Za-z]{{3}}|[A-Z])")
_NUMBERED, _COUNTED = "numbered", "counted"
#: Roles that the kind of a number tells.
_OF_KINDS = {"year": "year", "month": "month", "day": "day", "ordinal": _NUMBERED}
#: Counters of some things, and what English calls these; other counters, and other things, may be of any.
_CLASSES = {
    "people": ("名位人", "participants|patients|subjects|people|persons|users|students|workers|annotators|experts|volunteers"
               "|individuals|adults|children|women|men|raters|players|teachers|physicians|clinicians|speakers|learners"),
    "kinds": ("类种", "categories|types|kinds|classes|species|varieties|sorts"),
    "pictures": ("张幅", "images|photos|photographs|pictures|slides|scans"),
    "writings": ("篇", "papers|articles|abstracts|essays|documents|publications"),
    "sentences": ("句", "sentences|utterances"),
}  # fmt: skip
_COUNTS = frozenset({_COUNTED, *_CLASSES})
_CLASS_OF_COUNTER = {counter: name for name, (counters, _) in _CLASSES.items() for counter in counters}
_CLASS_OF_THING = {thing: name for name, (_, words) in _CLASSES.items() for thing in words.split("|")}
_THINGS_EN = things(3)
_CALENDAR = range(1000, 2200)


def roles_exchanged(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """Two numbers of which each is in the target what the other is in the source.

    What a number is: a measure in some unit, a year, month or day, one of a numbered row, or a count, perhaps of people,
    kinds or pictures.
    """
    roles = ["" if _plain_year(a, b) else _in_target(target, b) for a, b in pairs]
    known = {*roles} - {""}
    if len(known) < 2 or (len(known - {_COUNTED}) < 2 and known <= _COUNTS):
        return  # of counts two kinds must be told, to be exchanged
    odd: list[tuple[Link, str, str]] = []
    for (a, b), there in zip(pairs, roles, strict=True):
        here = _in_source(source, a) if there else ""
        if not here or _alike(here, there):
            continue
        for (a1, b1), here1, there1 in odd[-_LOOKED_BACK:]:
            if _alike(here, there1) and _alike(here1, there) and abs(a.start - a1.start) < APART_EN:
                yield swap((a1, b1), (a, b))
                break
        odd.append(((a, b), here, there))


def _alike(one: str, other: str) -> bool:
    """Whether two roles may be the same: a count is one of anything."""
    return one == other or (_COUNTED in (one, other) and {one, other} - {_COUNTED} <= _CLASSES.keys())


def _plain_year(a: Quantity, b: Quantity) -> bool:
    return (b.kind == "year" or b.unit == "year") and not a.unit and a.low in _CALENDAR


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
    if of_things(source, a) and not name[:1].isupper():  # we track 47 species
        what = _THINGS_EN.match(source, a.end)
        return _CLASS_OF_THING.get(what[0].rpartition(" ")[2].lower(), _COUNTED) if what else _COUNTED
    return _NUMBERED if name else ""


def _in_target(target: str, b: Quantity) -> str:
    if b.unit:
        return b.unit if b.unit in BY_NAME else ""
    if b.text[-1] == "号" and target[b.start - 1 : b.start] != "月":
        return _NUMBERED  # 18号公路
    if b.kind in _OF_KINDS:
        return _OF_KINDS[b.kind]
    after = target[b.end : b.end + 2].lstrip()[:1]
    return _CLASS_OF_COUNTER.get(after) or (
        _COUNTED if after in COUNTERS and after else _NUMBERED if after == "号" else ""
    )


def is_plain(a: Quantity) -> bool:
    return a.kind == "count" and a.single and not a.weak


def of_things(source: str, a: Quantity) -> bool:
    """Whether a plain number counts what stands right after it."""
    return is_plain(a) and counts(a) and _THING_EN.match(source, a.end) is not None
