"""Numbers and their answers as they stand beside each other in either text, and what is odd about two of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from summarycheck.model import Quantity

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
