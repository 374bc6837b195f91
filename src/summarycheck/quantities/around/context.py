"""What stands around matched numbers: order, changes, bounds, statistics."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from summarycheck.model import Quantity
from summarycheck.quantities.around import anchors
from summarycheck.quantities.around.beside import Oddity, Pairs
from summarycheck.quantities.around.changes import change
from summarycheck.quantities.around.dimensions import dimensions
from summarycheck.quantities.around.directions import inverted
from summarycheck.quantities.around.limits import LOST, bound, contrary
from summarycheck.quantities.around.moments import no_month, other_side
from summarycheck.quantities.around.ranks import of_a_row, of_no_row, other_end, other_record
from summarycheck.quantities.around.rates import of_another_part, of_another_span
from summarycheck.quantities.around.respectively import respectively
from summarycheck.quantities.around.sequence import misplaced
from summarycheck.quantities.around.statistics import statistic
from summarycheck.quantities.around.swapped import (
    ages_exchanged,
    counts_exchanged,
    margins,
    marked,
    moments,
    parts_exchanged,
    swaps,
    units_exchanged,
)
from summarycheck.quantities.around.turned import arrows, contradicted, crossed, downward, from_to, instead
from summarycheck.quantities.comparing.fitting import complementary

Look = Callable[[str, str, Quantity, Quantity], Oddity | None]


def examine(source: str, target: str, pairs: Pairs, role: str) -> Iterator[Oddity]:
    """Oddities around pairs that agree in value; each pair is accused of at most one."""
    done: set[int] = set()
    answers: dict[int, list[Quantity]] = {}

    def right_elsewhere(a: Quantity, fault: str) -> bool:
        """Whether another mention of the number keeps its bound (最多30天 …, 30天之后) or its direction.

        An equal number that the source says without a bound may have got it: 三级…≥3 for "three levels … ≥ 3".
        """
        look = bound if fault in LOST else change
        if not answers:
            for one, answer in pairs:
                answers.setdefault(id(one), []).append(answer)
        if any(look(source, target, a, b) is None for b in answers[id(a)]):
            return True
        return fault in LOST and any(
            b.low == a.low and b.bound == a.bound != other.bound for other, b in pairs if other is not a
        )

    for oddity in _among(source, target, pairs):
        if id(oddity[2]) not in done:
            done.add(id(oddity[2]))
            yield oddity
    left = [pair for pair in pairs if id(pair[1]) not in done]
    if role == "translation" and _crossing(left):
        for oddity in misplaced(source, target, left):
            done.add(id(oddity[2]))
            yield oddity
    for a, b in pairs:
        if id(b) in done:
            continue
        if complementary(source, target, a, b):
            continue
        odd = change(source, target, a, b) or bound(source, target, a, b) or statistic(source, target, a, b)
        if odd is not None and odd[0] in LOST and (there := _turned_elsewhere(a, pairs)) is not None:
            if id(there) not in done:
                done.add(id(there))
                yield ("bound-turned", a, there, {"source_bound": a.bound, "target_bound": there.bound})
            continue
        if odd is not None and not ((odd[0] in LOST or odd[0] == "direction") and right_elsewhere(a, odd[0])):
            yield odd


def _turned_elsewhere(a: Quantity, pairs: Pairs) -> Quantity | None:
    """An equal number of the target with the contrary bound, which its own answer does not say: 治疗至多12周, 第12周."""
    return next(
        (
            b
            for other, b in pairs
            if other is not a and b.low == a.low and other.bound == "exact" and contrary(a.bound, b.bound)
        ),
        None,
    )


def _among(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """What is odd between the pairs: numbers of a list, swapped, turned round, of other dimensions."""
    if "分别" in target:
        yield from respectively(source, target, pairs)
    if "→" in target or "->" in target:
        yield from arrows(source, target, pairs)
    if len(pairs) > 1:
        yield from swaps(source, target, pairs)
        if len(pairs) > 3 and _crossing(pairs):
            yield from moments(source, target, pairs)
        yield from crossed(source, target, pairs)
        if any(map(target.__contains__, "从由自")):
            yield from from_to(source, target, pairs)
            yield from contradicted(source, target, pairs)
        if "而非" in target or "不是" in target or "不再是" in target:
            yield from instead(source, target, pairs)
        yield from anchors.exchanged(source, target, pairs)
        if "±" in target:
            yield from margins(pairs)
        yield from marked(source, target, pairs)
        if "岁" in target:
            yield from ages_exchanged(source, pairs)
        yield from units_exchanged(source, target, pairs)
        yield from counts_exchanged(source, target, pairs)
        if "中" in target:
            yield from parts_exchanged(target, pairs)
        yield from downward(source, target, pairs)
    if "月" in target:
        yield from _each(no_month, source, target, pairs)
    if "年前" in target or "年之" in target or "年以" in target or "后" in target:
        yield from _each(other_side, source, target, pairs)
    if any(map(target.__contains__, _ENDS_ZH)):
        yield from _each(other_end, source, target, pairs)
    if "半" in target or "倍" in target or "番" in target:
        yield from (("direction", a, b, {}) for a, b in pairs if inverted(source, target, a, b))
    if "第" in target or "前" in target:
        yield from _each(of_a_row, source, target, pairs)
        yield from _each(of_no_row, source, target, pairs)
    if "高" in target or "低" in target:
        yield from _each(other_record, source, target, pairs)
    if "每" in target or "/" in target:
        yield from _each(of_another_span, source, target, pairs)
    if "/" in target and "/" in source:
        yield from _each(of_another_part, source, target, pairs)
    yield from dimensions(source, target, pairs)


def _each(look: Look, source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    return filter(None, (look(source, target, a, b) for a, b in pairs))


#: What the ends of a ranking are called by.
_ENDS_ZH = ("前", "后", "倒数", "末", "底部", "最低的", "最差的", "最贫穷的")


def _crossing(pairs: Pairs) -> bool:
    """Whether any two answers, which are in order, stand in another order than their numbers."""
    position = -1
    for a, _ in pairs:
        if a.start < position:
            return True
        position = a.start
    return False
