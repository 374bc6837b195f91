"""Two values and two numbers that they stand with, told crosswise: 25.6万时为3.9，3.2万时为1.7 for "1.7 with 256k, 3.9 with 32k"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.model import Quantity
from summarycheck.quantities.around.exchanged.swapped import likeness
from summarycheck.quantities.around.pairs import LIST_GAP_EN, LIST_GAP_ZH, Oddity, Pairs, in_source, swap

#: So many numbers are two couples, which stand within so many characters.
_FOUR, _WITHIN = 4, 240
_STOP_EN, _STOP_ZH = re.compile(r"[.!?]\s"), re.compile("[。！？]")
#: What parts two couples whose like numbers face each other, and what makes of these a part and its whole.
_PARTED = re.compile(r"[,;，；、]|\b(?:and|while|but|whereas|against|versus|vs|compared|than)\b|[和而但与]")
_PART_OF = re.compile(r"\bof\b|中")
#: Numbers that stand with no other, or tell the order of things.
_ALONE = frozenset({"ordinal", "rank", "vague", "dimension", "month", "day", "time"})
#: Two numbers that go together, by their places in the source.
_Couple = frozenset[int]


def crossed(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """Two couples of numbers of two kinds, next to each other in both texts, of which each got the other's second.

    What stands between them, in whatever words, is not looked at: of four numbers that follow each other the first two go
    together, and the last two; of two lists of two the first ones, and the second ones.
    """
    ordered = in_source(pairs)
    told = sorted(range(len(ordered)), key=lambda at: ordered[at][1].start)
    place = {at: rank for rank, at in enumerate(told)}
    for at in range(len(ordered) - _FOUR + 1):
        said = list(range(at, at + _FOUR))
        first = min(map(place.__getitem__, said))
        answers = told[first : first + _FOUR]
        if answers == said or set(answers) != set(said):
            continue
        four = [ordered[one] for one in said]
        kinds = [_kind(*pair) for pair in four]
        if None in kinds or len(set(kinds)) != 2 or len({(a.low, a.unit) for a, _ in four}) < _FOUR:
            continue
        there = [ordered[one] for one in answers]
        ours = _couples([a for a, _ in four], said, kinds, source, _STOP_EN, LIST_GAP_EN)
        theirs = _couples(
            [b for _, b in there], answers, [_kind(*pair) for pair in there], target, _STOP_ZH, LIST_GAP_ZH
        )
        if ours and theirs and ours != theirs:
            a, b = there[1]
            alike = (pair for pair in (*there[2:], there[0]) if _kind(*pair) == _kind(a, b))
            if (other := next(alike, None)) is not None:
                yield swap(other, (a, b))


def _kind(a: Quantity, b: Quantity) -> object:
    """What two numbers have in common of which one may be taken for the other; ``None`` where nothing stands with such."""
    if not a.single or a.weak or b.weak or a.kind in _ALONE:
        return None
    return "year" if "year" in (a.kind, b.kind) else likeness(a, b)


def _couples(
    numbers: list[Quantity],
    names: list[int],
    kinds: list[object],
    text: str,
    stop: re.Pattern[str],
    gap: re.Pattern[str],
) -> frozenset[_Couple]:
    """Which of four numbers, in their order, go together; empty where that cannot be told."""
    one, two, three, four = names
    if numbers[-1].start - numbers[0].end > _WITHIN or stop.search(text, numbers[0].end, numbers[-1].start):
        return frozenset()
    if kinds[0] != kinds[1] and kinds[2] != kinds[3]:
        between = text[numbers[1].end : numbers[2].start]
        if kinds[1] == kinds[2] and (_PARTED.search(between) is None or _PART_OF.search(between)):
            return frozenset()  # 93.4% (127 of 136) versus 72.8%
        return frozenset((frozenset((one, two)), frozenset((three, four))))
    listed = all(
        gap.match(text[left.end : right.start]) is not None for left, right in (numbers[:2], numbers[2:])
    )
    if listed and kinds[0] == kinds[1]:
        return frozenset((frozenset((one, three)), frozenset((two, four))))
    return frozenset()
