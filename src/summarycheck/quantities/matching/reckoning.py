"""Which two numbers of the source a summary's number may be reckoned from: those told beside it, or joined in the source.

Some two of a dozen numbers make any third; a writer who reckons tells them nearby, or has them from one breath of the
source (from 1.9 to 0.7 s: 缩短1.2秒).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product

from msgspec.structs import replace

from summarycheck.model import Quantity
from summarycheck.quantities.around.exchanged.company import counts
from summarycheck.quantities.clauses import clause_zh
from summarycheck.quantities.comparing import reckon, slips
from summarycheck.quantities.comparing.derive import Derivation
from summarycheck.quantities.matching.assign import Assignment
from summarycheck.quantities.matching.suspects import Suspects

#: So near, in characters, the numbers stand that one is plainly reckoned from, and that it may be.
_BESIDE, _NEARBY = 45, 80
#: So many numbers of the source may stand between two that are reckoned with, and so many characters.
_BETWEEN, _JOINED_WITHIN, _APART = 4, 120, 200
_PAIR, _LONGEST = 2, 6
#: So many numbers to either side of one are looked at where all of any abstract's are meant.
_ALL = 40
#: Between two levels of one thing.
_JOINED_EN = re.compile(
    r"(?i)\b(?:to|versus|vs\.?|against|compared (?:to|with)|(?:up|down) from|instead of|rather than|than|and|or)\b|→|->|\("
)
_ROUGHLY_ZH = re.compile(r"约[高低多少快慢增减升降贵]\s?$")
_FULL_STOP_ZH = re.compile("[。\\n]")


def made(given: Assignment, suspects: Suspects, index: int, *, plainly: bool) -> Derivation | None:
    """What makes the target's number ``index``, if no free number that it is not made of is likelier to have become it.

    ``plainly``: so that one need not ask first which number it may have been.
    """
    quantity = given.theirs[index]
    if given.role != "summary" or not quantity.single or (slips.small(quantity) and "." not in quantity.text):
        return None
    before = _FULL_STOP_ZH.split(given.target[max(0, quantity.start - 20) : quantity.start])[-1]
    if _ROUGHLY_ZH.search(before):
        quantity = replace(quantity, bound="about")  # 约高五成
    around = before, given.target[quantity.end : quantity.end + 6]
    for span in (given.ours[at] for at in given.near(quantity)):
        if not span.single and span.unit and span.kind != "vague":
            low, high = (replace(span, low=end, high=end, alts=()) for end in (span.low, span.high))
            if arithmetic := reckon.reckoned(low, high, around, quantity, reckon.JOINED):
                return Derivation((span,), arithmetic)  # 增幅约39% for "from $7.25 to $10.10"
    if (derivation := _of_a_run(given, quantity, before)) is not None:
        return derivation
    if (derivation := _of_whole(given, index)) is not None:
        return derivation
    for first, second, stand in _pairs(given, index, around, plainly):
        for one, other in product(_as_told(given, first), _as_told(given, second)):
            if arithmetic := reckon.reckoned(one, other, around, quantity, stand):
                operands = given.ours[first], given.ours[second]
                # What two numbers told beside it are apart, with a word of change, is no slip of another one,
                # unless that has the same figures: 10个百分点 for "10 basis points".
                apart = plainly and stand == reckon.CLOSE and ("−" in arithmetic or "→" in arithmetic)
                if (not apart or any(ours.low == quantity.low for ours in given.ours)) and _likelier(
                    given, suspects, quantity, operands
                ):
                    return None
                return Derivation(operands, arithmetic)
    return None


def contradicted(given: Assignment, index: int) -> bool:
    """Whether the number is told as the change between the two right before it, and is far from it: 由24%升至41%，上升27个百分点."""
    quantity = given.theirs[index]
    if index < _PAIR or quantity.unit not in _CHANGES or not quantity.single:
        return False
    first, second = given.theirs[index - _PAIR], given.theirs[index - 1]
    led = _CHANGED_BY_ZH.fullmatch(given.target, second.end, quantity.start)
    owners = given.owner[index - _PAIR], given.owner[index - 1]
    if led is None or min(owners) < 0 or not _FROM_TO_ZH.fullmatch(given.target, first.end, second.start):
        return False
    from_said = _FROM_ZH.search(given.target, max(0, first.start - _FROM_WITHIN), first.start)
    if first.unit not in ("", second.unit) or not (first.single and second.single and from_said):
        return False
    first = replace(first, unit=first.unit or second.unit)
    values = reckon.values(first, second, (led[1], ""), quantity)
    return not any(abs(value - Fraction(quantity.low)) * _FAR_OFF <= value for value in values)


#: Units that a change is told in; what stands between two levels, and before the change from one to the other.
_CHANGES = frozenset({"%", "pp", "x"})
_FROM_ZH, _FROM_WITHIN = re.compile(r"[从由自][^，。；,;\d]{0,10}$"), 12
_FROM_TO_ZH = re.compile(
    r"[^，。；：（(\d]{0,4}(?:[降升增减提缩跌涨扩缩][^，。；：（(\d]{0,3})?[至到为→](?:约|近)?\s?"
)
_CHANGED_BY_ZH = re.compile(
    r"\s?[，,（(](?:[相绝]对|累计|总共|共|即)?((?:减少|降低|下降|缩短|缩减|节省|上升|提[高升]|增加|增长|升高|[降增涨跌减升]幅)[了约近达为超逾过]*)\s?"
)
#: So many times the difference from the true change must fit into it for the number to be told fairly.
_FAR_OFF = 6


#: Before a share in brackets, the count that it is of: 27个（约24%）; and between a whole and its part: 145, seven of whom.
_IN_BRACKETS_ZH = re.compile("[^，。；\\d]{0,8}[（(](?:即|约|占比?)*")
_OF_WHOM_EN = re.compile(r"\s(?:[a-z]+\s)?of (?:whom|which|these|them|those)\b")


def _of_whole(given: Assignment, index: int) -> Derivation | None:
    """A share in brackets after its count, of whatever whole; or of a part that the source counts of the whole before it."""
    quantity, owner = given.theirs[index], given.owner[index - 1] if index else -1
    if owner < 0 or not (quantity.unit == "%" or quantity.kind == "fraction"):
        return None
    count, gap = given.ours[owner], (given.theirs[index - 1].end, quantity.start)
    if not counts(count):
        return None
    couples = []
    if _IN_BRACKETS_ZH.fullmatch(given.target, *gap):
        near = given.ours[max(0, owner - _ALL) : owner + _ALL]
        couples = [(count, whole) for whole in near if counts(whole) and whole.low > count.low > 0]
    elif not _FULL_STOP_ZH.search(given.target, *gap):
        couples = [
            (part, count)
            for part in given.ours[owner + 1 : owner + 1 + _BETWEEN]
            if counts(part) and 0 < part.low < count.low and _OF_WHOM_EN.match(given.source, part.end)
        ]
    for part, whole in couples:
        if reckon.fits(
            Fraction(part.low) / Fraction(whole.low) * (100 if quantity.unit == "%" else 1), quantity
        ):
            return Derivation((part, whole), f"{part.text} : {whole.text} ≈ {quantity.text}")
    return None


def _of_a_run(given: Assignment, quantity: Quantity, before: str) -> Derivation | None:
    """The mean of a row of numbers that is told beside it (8.7、11.2和6.4，平均约8.8), or what several add to a share (合计达50.6%)."""
    mean = reckon.MEAN_ZH.search(before) is not None
    if not mean and not (quantity.unit in reckon.SHARES and reckon.TOGETHER_ZH.search(before)):
        return None
    units = reckon.SHARES | {quantity.unit} if quantity.unit in reckon.SHARES else {quantity.unit}
    told = [
        at for at in _told(given, quantity, _NEARBY) if given.ours[at].single and given.ours[at].unit in units
    ]
    for size in range(_PAIR + (not mean), _LONGEST + 1):
        for at in range(len(told) - size + 1):
            row = tuple(given.ours[one] for one in told[at : at + size])
            total = sum((Fraction(one.low) for one in row), Fraction(0))
            if reckon.fits(total / size if mean else total, quantity):
                sign = " : " if mean else " + "
                return Derivation(row, f"{sign.join(one.text for one in row)} ≈ {quantity.text}")
    return None


def _as_told(given: Assignment, at: int) -> tuple[Quantity, ...]:
    """The source number, with the value and unit of its answer (the 4.4 of "from 4.4 to 6.8 million" is 440万); of a range, its ends."""
    source = given.ours[at]
    if not source.single and source.kind != "vague":
        return tuple(replace(source, low=end, high=end, alts=()) for end in (source.low, source.high))
    for index in given.hosts[at]:
        if index >= 0 and given.links[index].how == "same" and given.theirs[index].single:
            told = given.theirs[index]
            return (
                replace(source, low=told.low, high=told.high, unit=told.unit, kind=told.kind, alts=told.alts),
            )
    return (source,)


def _likelier(
    given: Assignment, suspects: Suspects, quantity: Quantity, operands: tuple[Quantity, Quantity]
) -> bool:
    if any(
        one.low == quantity.low and one.bound == quantity.bound and one not in operands and not hosts
        for one, hosts in zip(given.ours, given.hosts, strict=True)
    ):
        return True  # the same figure, of another unit
    culprit, relation = suspects.likeliest(quantity, set())
    if culprit < 0 or given.hosts[culprit] or given.ours[culprit] in operands:
        return False
    return relation == "near-miss" or suspects.noun(given.ours[culprit], quantity) is True


def _pairs(
    given: Assignment, index: int, around: tuple[str, str], plainly: bool
) -> Iterator[tuple[int, int, int]]:
    """Pairs of source numbers that may be meant, by their indices, and how they stand to each other."""
    quantity = given.theirs[index]
    for first, second in combinations(_told(given, quantity, _BESIDE), 2):
        yield first, second, reckon.FAR if _few(given, first, second) else reckon.CLOSE
    if quantity.unit == "x":
        yield from _of_one_kind(given, quantity)
    yield from _to_the_one_before(given, index)
    changed = reckon.CHANGED_ZH.search("".join(around)) is not None
    if plainly and (not changed or quantity.unit == "%" or quantity.kind == "fraction"):
        return
    last: dict[str, int] = {}
    for at in given.near(quantity):
        for earlier in {at - 1, last.get(given.ours[at].unit, at - 1)}:  # over three weeks or 50 Gy over five
            if earlier >= 0 and _joined(given.source, given.ours[earlier], given.ours[at]):
                yield earlier, at, reckon.JOINED
        if given.ours[at].unit:
            last[given.ours[at].unit] = at
    if plainly:
        return
    nearby = _told(given, quantity, _NEARBY)
    if quantity.unit and reckon.TOGETHER_ZH.search(around[0]):
        for other in given.near(quantity):
            for at in nearby:
                if at != other and quantity.unit in (given.ours[at].unit, given.ours[other].unit):
                    yield min(at, other), max(at, other), reckon.FAR
    for at in nearby:
        for other in range(max(0, at - _BETWEEN), min(len(given.ours), at + _BETWEEN + 1)):
            if other != at and _gap(given.ours[at], given.ours[other]) <= _APART:
                yield min(at, other), max(at, other), _stand(given, at, other)


#: Between a level and, in brackets after it, the change that led to it: 65便士（涨30%）.
_LED_THERE_ZH = re.compile(r"[^，。；\d]{0,4}[（(](?:[增升涨提降跌减缩][^，。；\d]{0,3}|[+−-])")


def _to_the_one_before(given: Assignment, index: int) -> Iterator[tuple[int, int, int]]:
    """The level right before a change in brackets, with each of its unit."""
    at = given.owner[index - 1] if index else -1
    if at < 0 or not _LED_THERE_ZH.fullmatch(
        given.target, given.theirs[index - 1].end, given.theirs[index].start
    ):
        return
    for other in given.near(given.theirs[index]):
        if other != at and given.ours[other].unit == given.ours[at].unit != "":
            yield min(at, other), max(at, other), reckon.JOINED


def _of_one_kind(given: Assignment, quantity: Quantity) -> Iterator[tuple[int, int, int]]:
    """A number beside a multiple and any other that the summary tells of the same things: 误差为14 meV … 磁性材料为32 meV，是总体的两倍多."""
    index = bisect_left(given.their_starts, quantity.start)
    told = slice(max(0, index - _ALL), index + _ALL)
    kinds = {
        owner: other.unit or given.target[other.end : other.end + _THINGS]
        for owner, other in zip(given.owner[told], given.theirs[told], strict=True)
        if owner >= 0 and other.single and other.unit not in reckon.SHARES
    }
    for beside in _told(given, quantity, _BESIDE):
        for other, kind in kinds.items():
            if other != beside and kind and kind == kinds.get(beside):
                yield min(beside, other), max(beside, other), reckon.CLOSE


#: So many characters after a count tell of what it is one: 88个样品.
_THINGS = 3


def _stand(given: Assignment, first: int, second: int) -> int:
    between = given.ours[min(first, second) + 1 : max(first, second)]
    apart = any(one.bound != "tolerance" for one in between)
    return reckon.FAR if apart or _few(given, first, second) else reckon.CLOSE


def _few(given: Assignment, first: int, second: int) -> bool:
    """Whether one counts a few things: such counts make too much by chance."""
    return any(slips.small(one) and "." not in one.text for one in (given.ours[first], given.ours[second]))


def _gap(one: Quantity, other: Quantity) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def meant(given: Assignment, derivation: Derivation, quantity: Quantity) -> bool:
    """Whether a relative change is told as one, and this or a fraction is of numbers that were not paired by chance.

    Small counts, and two percentages, are so many that they stand next to each other: from 5% to 4%.
    """
    places = [bisect_left(given.starts, one.start) for one in derivation.sources]
    apart = max(places) - min(places)
    if "→" not in derivation.arithmetic:
        if len(places) != _PAIR or not (quantity.kind == "fraction" or quantity.unit == "x"):
            return True
        if quantity.kind == "fraction" and reckon.BY_ZH.search(clause_zh(given.target, quantity.start)):
            return False  # 缩短三分之二 is no 20 of 30 days
        return apart <= _PAIR or set(places) <= set(_told(given, quantity, _BESIDE))
    around = clause_zh(given.target, quantity.start, 20) + given.target[quantity.end : quantity.end + 6]
    if reckon.CHANGED_ZH.search(around) is None:
        return False
    shares = all(one.unit == "%" for one in derivation.sources)
    return apart <= 1 or not (shares or any(map(slips.small, derivation.sources)))


def _told(given: Assignment, quantity: Quantity, within: int) -> list[int]:
    """The source numbers whose answers stand near the target's number, in its sentence."""
    found: set[int] = set()
    index = bisect_left(given.their_starts, quantity.start)
    for side in (range(index - 1, -1, -1), range(index + 1, len(given.theirs))):
        for at in side:
            other = given.theirs[at]
            gap = (other.end, quantity.start) if at < index else (quantity.end, other.start)
            if gap[1] - gap[0] > within:
                break  # as all others on this side
            if given.owner[at] >= 0 and not _FULL_STOP_ZH.search(given.target, *gap):
                found.add(given.owner[at])
    return sorted(found)


def _joined(source: str, first: Quantity, second: Quantity) -> bool:
    return (
        0 < second.start - first.end <= _JOINED_WITHIN
        and source.find(". ", first.end, second.start) < 0
        and _JOINED_EN.search(source, first.end, second.start) is not None
    )
