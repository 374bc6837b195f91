"""Numbers and their answers as they stand in either text, each at its ``Spot``, and what is odd about two of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from summarycheck.model import Quantity
from summarycheck.quantities.clauses import BLANKS

#: A number of the source and its answer; several are in the order of the target.
Link = tuple[Quantity, Quantity]
Pairs = list[Link]
#: What is odd: the relation that rules select, both numbers, and facts.
Oddity = tuple[str, Quantity, Quantity, Mapping[str, str]]

#: Kinds whose values are told by more than their place, and never taken for others.
DATED = frozenset({"ordinal", "year", "month", "day", "decade", "time", "rank", "vague", "dimension"})
#: The gap between two numbers of a bare list.
LIST_GAP_EN = re.compile(r"^[\s%$\\,/()}{-]*(?:and|or)?[\s$({]*$")
LIST_GAP_ZH = re.compile(r"^[\s%％、，,和与及以或/$*\\()（）]*(?:以及|和)?[\s$*]*$")


def swap(first: Link, second: Link) -> Oddity:
    """Where the answer of the first should stand there is that of the second."""
    (a1, b1), (a2, b2) = first, second
    return ("swapped", a1, b2, {"other_source": a2.text, "other_target": b1.text})


def in_source(pairs: Iterable[Link]) -> Pairs:
    """The pairs in the order of the source."""
    return sorted(pairs, key=lambda pair: pair[0].start)


def crossing(pairs: Pairs) -> bool:
    """Whether any two answers, which are in order, stand in another order than their numbers."""
    position = -1
    for a, _ in pairs:
        if a.start < position:
            return True
        position = a.start
    return False


_BLANKS = BLANKS + "$"
_BEFORE = 16


class Spot(msgspec.Struct, frozen=True):
    """A number ``a`` of the source and its answer ``b`` in the target, with what stands beside the answer.

    ``before`` are the characters before it, ``last`` the last of them that is no blank, ``next`` the one right after it.
    """

    source: str
    target: str
    a: Quantity
    b: Quantity
    before: str
    last: str
    next: str


def spot(source: str, target: str, a: Quantity, b: Quantity) -> Spot:
    """The surroundings of one pair."""
    start, end = b.start, b.end
    before = target[start - _BEFORE if start > _BEFORE else 0 : start]
    return Spot(source, target, a, b, before, before.rstrip(_BLANKS)[-1:], target[end : end + 1])
