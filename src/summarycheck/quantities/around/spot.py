"""What stands right around a matched number, each stretch cut once for all looks at it."""

from __future__ import annotations

import msgspec

from summarycheck.model import Quantity
from summarycheck.quantities.clauses import BLANKS

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
