"""What stands around matched numbers: order, changes, bounds, statistics.

Most looks wait for a word of the target (``telltales``), and what stands right beside a number tells which of the others
can speak of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from summarycheck.model import Quantity
from summarycheck.quantities.around import ranks
from summarycheck.quantities.around.bounded import limits
from summarycheck.quantities.around.bounded.limits import LOST, bound, contrary
from summarycheck.quantities.around.changed import halving
from summarycheck.quantities.around.changed.changes import change
from summarycheck.quantities.around.dimensions import dimensions
from summarycheck.quantities.around.exchanged import anchors, astray, couples
from summarycheck.quantities.around.exchanged.beside import of_another
from summarycheck.quantities.around.exchanged.respectively import respectively
from summarycheck.quantities.around.exchanged.roles import roles_exchanged
from summarycheck.quantities.around.exchanged.sequence import misplaced
from summarycheck.quantities.around.exchanged.swapped import (
    counts_exchanged,
    marked,
    moments,
    parts_exchanged,
    swaps,
)
from summarycheck.quantities.around.exchanged.turned import (
    contradicted,
    crossed,
    downward,
    from_to,
    instead,
    outdone,
)
from summarycheck.quantities.around.moments import no_date, of_another_month, of_another_year, other_side
from summarycheck.quantities.around.pairs import Oddity, Pairs, crossing, spot
from summarycheck.quantities.around.points import level, mixed
from summarycheck.quantities.around.rates import of_another_part, of_another_span
from summarycheck.quantities.around.statistics import TELLTALES as MEASURES
from summarycheck.quantities.around.statistics import statistic
from summarycheck.quantities.comparing.fitting import complementary
from summarycheck.quantities.telltales import Telltales

Look = Callable[[str, str, Pairs], Iterable[Oddity]]


class _Waiting(NamedTuple):
    """A look among the pairs, the words of the target without which it finds nothing (none: whatever stands there), and how many pairs it wants."""

    look: Look
    words: tuple[str, ...] = ()
    fewest: int = 1


def _each(look: Callable[[str, str, Quantity, Quantity], Oddity | None]) -> Look:
    """A look at each pair by itself."""

    def among(source: str, target: str, pairs: Pairs) -> list[Oddity]:
        return [odd for a, b in pairs if (odd := look(source, target, a, b)) is not None]

    return among


#: Numbers of a list, swapped, turned round, of other dimensions. A pair is accused by the first look that finds it odd.
_AMONG = (
    _Waiting(respectively, ("分别",)),
    _Waiting(swaps, fewest=2),
    _Waiting(couples.crossed, fewest=4),
    _Waiting(moments, ("年", "第"), 2),
    _Waiting(crossed, fewest=2),
    _Waiting(from_to, ("从", "由", "自", "→", "->"), 2),
    _Waiting(contradicted, ("从", "由", "自", "将", "把"), 2),
    _Waiting(outdone, ("于", "超"), 2),
    _Waiting(instead, ("而非", "不是", "不再是"), 2),
    _Waiting(anchors.exchanged, fewest=2),
    _Waiting(of_another),
    _Waiting(marked, ("前", "原", "每", "头部", "最高", "顶尖"), 2),
    _Waiting(roles_exchanged, fewest=2),
    _Waiting(counts_exchanged, fewest=2),
    _Waiting(parts_exchanged, ("中",), 2),
    _Waiting(downward, fewest=2),
    _Waiting(astray.torn, fewest=2),
    _Waiting(astray.exchanged, fewest=2),
    _Waiting(_each(no_date), ("月",)),
    _Waiting(of_another_month, ("月",), 2),
    _Waiting(of_another_year, ("月",), 3),
    _Waiting(_each(other_side), ("年前", "年之", "年以", "后")),
    _Waiting(_each(ranks.other_end), ranks.ENDS_ZH),
    _Waiting(_each(halving.inverted), (*halving.HALVED_ZH, *halving.DOUBLED_ZH)),
    _Waiting(_each(ranks.of_a_row), ("第", "前")),
    _Waiting(_each(ranks.of_no_row), ("第", "前")),
    _Waiting(_each(ranks.other_record), ("高", "低")),
    _Waiting(_each(of_another_span), ("每", "/")),
    _Waiting(_each(of_another_part), ("/",)),
    _Waiting(mixed, ("百分点",), 2),
    _Waiting(_each(level), ("百分点",)),
    _Waiting(dimensions, ("x", "×", "\\times")),
)
_TELLTALES = Telltales((*MEASURES, *(word for waiting in _AMONG for word in waiting.words)))


@lru_cache(maxsize=1024)  # texts have the same few of these words
def _due(words: frozenset[str], pairs: int) -> list[Look]:
    """The looks that so many pairs are due in a target with these words."""
    return [
        waiting.look
        for waiting in _AMONG
        if pairs >= waiting.fewest and not (waiting.words and words.isdisjoint(waiting.words))
    ]


#: As many pairs as any look wants.
_ENOUGH = max(waiting.fewest for waiting in _AMONG)


def examine(source: str, target: str, pairs: Pairs, role: str) -> Iterator[Oddity]:
    """Oddities around pairs that agree in value; each pair is accused of at most one."""
    done: set[int] = set()  # where the accused begin
    answers: dict[int, list[Quantity]] = {}

    def right_elsewhere(a: Quantity, fault: str) -> bool:
        """Whether another mention of the number keeps its bound (最多30天 …, 30天之后) or its direction.

        An equal number that the source says without a bound may have got it: 三级…≥3 for "three levels … ≥ 3".
        """
        look = bound if fault in LOST else change
        if not answers:
            for one, answer in pairs:
                answers.setdefault(id(one), []).append(answer)
        if any(look(spot(source, target, a, b)) is None for b in answers[id(a)]):
            return True
        return fault in LOST and any(
            b.low == a.low and b.bound == a.bound != other.bound for other, b in pairs if other is not a
        )

    words = _TELLTALES.there(target)
    due = _due(words, min(len(pairs), _ENOUGH))
    for look in due:
        for oddity in look(source, target, pairs):
            if oddity[2].start not in done:
                done.add(oddity[2].start)
                yield oddity
    left = [pair for pair in pairs if pair[1].start not in done]
    if role == "translation" and crossing(left):
        for oddity in misplaced(source, target, left):
            done.add(oddity[2].start)
            yield oddity
    measured = not words.isdisjoint(MEASURES)
    for a, b in pairs:
        if b.start in done or complementary(source, target, a, b):
            continue
        at = spot(source, target, a, b)
        odd = change(at) or bound(at) or (statistic(at) if measured else None)
        if odd is not None and odd[0] in LOST and (there := _turned_elsewhere(a, pairs)) is not None:
            if there.start not in done:
                done.add(there.start)
                yield limits.odd("bound-turned", a, there, a.bound, there.bound)
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
