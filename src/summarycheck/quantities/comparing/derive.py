"""Numbers that the source does not write but implies: sums, differences, ratios, relative changes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, pairwise

import msgspec

from summarycheck.model import Quantity
from summarycheck.quantities.comparing import combining, equality, rounding
from summarycheck.quantities.scan.digits import tidy

#: Operands are looked for among this many source numbers at most, so that the search stays linear.
WINDOW = 12


#: Groups that are as large as each other: 1:1.
_EQUAL_EN = re.compile(r"(?i)\b(?:equal(?:ly)?|balanced|evenly|in each|each|one[- ](?:for|to)[- ]one)\b")


class Derivation(msgspec.Struct, frozen=True):
    sources: tuple[Quantity, ...]
    arithmetic: str


def derivations(source: str, ours: list[Quantity], target: Quantity) -> Iterator[Derivation]:
    """All arithmetic that makes ``target`` out of neighbouring source numbers, the likeliest first."""
    if not target.single:
        return
    if target.kind == "magnitude":
        yield from _orders(ours, target)
        return
    yield from _without_arithmetic(source, ours, target)
    value, dimension = equality.canonical(target.low, target.unit)
    exact, precision = Fraction(value), precision_of(target)
    wanted = combining.Wanted(
        target, exact, dimension, precision, combining.rough(exact), combining.rough(precision)
    )
    operands = [combining.operand(q, target) for q in ours if _reckoned(q)]
    yield from _of_two(source, operands, wanted)
    if target.kind == "fraction":
        yield from derivations(source, ours, in_percent(target))  # 降幅约四分之一
        return
    for otherwise, unit in target.alts:
        if unit:  # 1.5 K may be kelvins
            written = msgspec.structs.replace(target, low=otherwise, high=otherwise, unit=unit, alts=())
            yield from derivations(source, ours, msgspec.structs.replace(written, kind="measure"))
            return
    yield from _apart(operands, wanted)
    yield from _half_as_many(source, operands, wanted)
    counts = [operand.quantity for operand in operands]
    if _said(_REST_EN, source):
        yield from _rest(counts, target)
    yield from totals(counts, target)


def _without_arithmetic(source: str, ours: list[Quantity], target: Quantity) -> Iterator[Derivation]:
    """1:1 for equal groups, and the years that a period takes."""
    if target.kind == "ratio" and target.low == 1 and (equal := _said(_EQUAL_EN, source)) is not None:
        written = Quantity(equal[0], equal.start(), equal.end(), Decimal(1), Decimal(1))
        yield Derivation((written,), f"{equal[0]}: {target.text}")
    if target.unit == "year" and (period := period_of(ours, target)) is not None:
        yield period


def _of_two(source: str, operands: list[combining.Operand], wanted: combining.Wanted) -> Iterator[Derivation]:
    """The number as two of the source's make it."""
    each = wanted.dimension == "" and wanted.exact >= 100 and "each" in source
    any_two = wanted.quantity.unit == "year" or each
    for at, first in enumerate(operands):
        for second in operands[at + 1 : at + WINDOW]:
            if not (any_two or combining.plausible(first.rough, second.rough, wanted)):
                continue
            if combining.related(first.dimension, second.dimension) and combining.comparable(
                source, first, second, wanted.quantity
            ):
                if arithmetic := combining.arithmetic(source, first, second, wanted):
                    yield Derivation((first.quantity, second.quantity), arithmetic)


def _half_as_many(
    source: str, operands: list[combining.Operand], wanted: combining.Wanted
) -> Iterator[Derivation]:
    """Half of another count, where the source says that it is as many."""
    target = wanted.quantity
    if target.kind != "count" or target.unit or (half := _said(_HALF_AS_MANY_EN, source)) is None:
        return
    said = Quantity(half[0], half.start(), half.end(), Decimal("0.5"), Decimal("0.5"))
    for whole in operands:
        if whole.exact == 2 * wanted.exact and not whole.dimension:
            yield Derivation((said, whole.quantity), f"{half[0]} {whole.quantity.text}: {target.text}")


_HALF_AS_MANY_EN = re.compile(r"(?i)\bhalf (?:as many|the number of|of (?:them|these|those))\b")


def _orders(ours: list[Quantity], target: Quantity) -> Iterator[Derivation]:
    """Two neighbouring values so many orders of magnitude apart: 降低三个数量级 for "3.1 hours instead of 5,000"."""
    if any(quantity.unit == "oom" for quantity in ours):
        return  # the source says itself what is so far apart
    for first, second in pairwise(ours):
        if second.start - first.end > combining.SHARED_WITHIN or not (first.single and second.single):
            continue
        (a, one), (b, other) = (equality.canonical(q.low, q.unit) for q in (first, second))
        low, high = sorted((abs(Fraction(a)), abs(Fraction(b))))
        if low and (one == other or "" in (one, other)):
            orders = math.log10(high / low) - float(target.low)
            if -_ORDERS_OFF < orders < (1 if target.bound in _BEYOND else _ORDERS_OFF):
                yield Derivation((first, second), f"{first.text} : {second.text} ~ {target.text}")


#: How far from so many orders of magnitude two values may lie that are said to be those apart.
_ORDERS_OFF = 0.3


def _apart(operands: list[combining.Operand], wanted: combining.Wanted) -> Iterator[Derivation]:
    """Two neighbouring values that lie a little more, or less, than a round number apart: 逾20个百分点 for 93.1% and 71.5%, or about so many."""
    target, dimension, points = wanted.quantity, wanted.dimension, wanted.exact
    about = target.bound == "about" and dimension == "pp" and points > _WHOLE_POINTS
    if not about and (dimension not in ("pp", "%") or target.bound not in _BEYOND or points % 5):
        return
    shares = [operand for operand in operands if operand.dimension == "%"]
    slack = max(Fraction(1, 2), points / 25)
    for first, second in combinations(shares[:WINDOW], 2) if about else pairwise(operands):
        beyond = abs(first.exact - second.exact) - points
        side = 0 < beyond * _BEYOND.get(target.bound, 0) <= points * _BEYOND_MOST
        if first.dimension == second.dimension == "%" and (side or (about and abs(beyond) <= slack)):
            arithmetic = f"|{first.quantity.text} − {second.quantity.text}| ~ {target.text}"
            yield Derivation((first.quantity, second.quantity), arithmetic)


#: Which way a difference may lie from a round number said with a bound, and how far.
_BEYOND = {"more-than": 1, "at-least": 1, "nearly": -1, "less-than": -1}
_BEYOND_MOST = Fraction(15, 100)
#: From here on a difference is rounded to whole points: 约44个百分点 for 91% and 47.3%.
_WHOLE_POINTS = 10


@lru_cache(maxsize=8)  # each number of a target asks the same source
def _said(pattern: re.Pattern[str], source: str) -> re.Match[str] | None:
    return pattern.search(source)


_REST_EN = re.compile(r"(?i)\b(?:rest|remain(?:ing|der|s)?|others?)\b")


def _rest(ours: list[Quantity], target: Quantity) -> Iterator[Derivation]:
    """What the rest is, of a whole that is said before its parts: 9,800 frames, 7,000 for training, 1,000 …"""
    if target.kind != "count" or target.unit:
        return
    counts = [q for q in ours if q.kind == "count" and not q.unit]
    runs = (
        (whole, one, other)
        for at, whole in enumerate(counts)
        for one, other in combinations(counts[at + 1 : at + 6], 2)
    )
    for whole, one, other in runs:
        if Fraction(whole.low) - Fraction(one.low) - Fraction(other.low) == target.low:
            parts = (whole, one, other)
            yield Derivation(parts, f"{whole.text} − {one.text} − {other.text} = {target.text}")


def _reckoned(quantity: Quantity) -> bool:
    """Whether one reckons with the number: not with *both* and *a pair*, nor with what it may be off by."""
    if not quantity.single or quantity.kind in _NO_OPERANDS or quantity.bound == "tolerance":
        return False
    return not (quantity.weak and quantity.kind == "count") or quantity.text.lower() == "one"


_NO_OPERANDS = frozenset({"size", "month", "day", "ordinal", "dimension", "power"})


#: What 成 is, in per cent.
_TENTH = Fraction(10)


def precision_of(target: Quantity) -> Fraction:
    """How far from the target's number its arithmetic may lead."""
    if in_tenths(target):
        return _TENTH / 2
    if ("分之" in target.text or "半" in target.text) and target.unit == "%" and target.bound != "exact":
        return Fraction(target.low) * Fraction(8, 100)
    step = rounding.step(target)
    return step / 2 if target.unit == "x" and target.bound in ("exact", "about") else step


def in_percent(fraction: Quantity) -> Quantity:
    share = tidy(Fraction(fraction.low) * 100)
    return msgspec.structs.replace(fraction, low=share, high=share, unit="%", kind="percent")


def in_tenths(quantity: Quantity) -> bool:
    """Whether a share is said roughly, in tenths: 约两成."""
    return quantity.bound != "exact" and quantity.unit == "%" and "成" in quantity.text


def period_of(ours: list[Quantity], target: Quantity) -> Derivation | None:
    """The range of years, or of ages, that takes so many: 两百年 for 1651–1850, 跨度45岁 for "aged 20 to 65"."""
    period = _years(ours, Fraction(target.low))
    return Derivation((period,), f"{period.text}: {target.text}") if period is not None else None


def _years(ours: list[Quantity], wanted: Fraction) -> Quantity | None:
    for span in ours:
        if (
            not span.single
            and span.high < 120
            and span.kind in ("count", "measure")
            and span.unit in ("", "year")
        ):
            if Fraction(span.high) - Fraction(span.low) == wanted > 10:
                return span
        if not span.single and span.low >= 1000 and span.high <= 2200:
            years = Fraction(span.high) - Fraction(span.low)
            if wanted in (years, years + 1) or (wanted % 100 == 0 and abs(years - wanted) <= 2):
                return span
    return None


def totals(ours: list[Quantity], target: Quantity) -> Iterator[Derivation]:
    """Runs of counts that add up (two English benchmarks and one Chinese = 三个)."""
    if target.unit or target.kind != "count" or target.low != int(target.low):
        return
    wanted = int(target.low)
    counts = [
        (int(q.low), q)
        for q in ours
        if q.single and q.unit == "" and q.kind == "count" and q.low == int(q.low) and q.low > 0
    ]
    for start in range(len(counts)):
        summed = 0
        for end in range(start, min(start + 6, len(counts))):
            summed += counts[end][0]
            if summed == wanted and end > start:
                run = [quantity for _, quantity in counts[start : end + 1]]
                yield Derivation(tuple(run), " + ".join(q.text for q in run) + f" = {target.text}")
            if summed > wanted:
                break
