"""What stands around matched numbers: order, changes, bounds, statistics."""

from __future__ import annotations

from collections.abc import Iterator

from summarycheck.model import Quantity
from summarycheck.quantities.changes import change, statistic
from summarycheck.quantities.fitting import complementary
from summarycheck.quantities.limits import LOST, bound
from summarycheck.quantities.order import Oddity, Pairs, dimensions, downward, from_to, respectively, swaps


def examine(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """Oddities around pairs that agree in value; each pair is accused of at most one."""
    done: set[int] = set()
    crossing = _crossing(pairs)
    for oddity in (
        *(respectively(source, target, pairs) if "分别" in target else ()),
        *(swaps(source, target, pairs) if crossing else ()),
        *(from_to(source, target, pairs) if crossing and "从" in target else ()),
        *downward(source, target, pairs),
        *dimensions(source, target, pairs),
    ):
        if id(oddity[2]) not in done:
            done.add(id(oddity[2]))
            yield oddity
    for a, b in pairs:
        if id(b) in done:
            continue
        if complementary(source, target, a, b):
            continue
        odd = change(source, target, a, b) or bound(source, target, a, b) or statistic(source, target, a, b)
        if odd is not None and not (odd[0] in LOST and _said_elsewhere(a, pairs)):
            yield odd


def _said_elsewhere(a: Quantity, pairs: Pairs) -> bool:
    """Whether another mention of the same number keeps its bound (最多30天 …, 30天之后)."""
    return any(other is a and b.bound == a.bound for other, b in pairs)


def _crossing(pairs: Pairs) -> bool:
    """Whether any two answers stand in another order than their numbers."""
    position = -1
    for _, b in sorted(pairs, key=_source_start):
        if b.start < position:
            return True
        position = b.start
    return False


def _source_start(pair: tuple[Quantity, Quantity]) -> int:
    return pair[0].start
