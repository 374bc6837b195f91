"""Numbers that the source does not write but implies: sums, differences, ratios, relative changes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

import msgspec

from summarycheck.model import Quantity
from summarycheck.quantities.comparing import equality, rounding
from summarycheck.quantities.scan.digits import tidy

#: Operands are looked for among this many source numbers at most, so that the search stays linear.
WINDOW = 12


#: Groups that are as large as each other: 1:1.
_EQUAL_EN = re.compile(r"(?i)\b(?:equal(?:ly)?|balanced|evenly|in each|each|one[- ](?:for|to)[- ]one)\b")


class Derivation(msgspec.Struct, frozen=True):
    sources: tuple[Quantity, ...]
    arithmetic: str


class _Wanted(NamedTuple):
    """The target's number as arithmetic must make it: in the base unit, with how far from it that may lead."""

    quantity: Quantity
    exact: Fraction
    dimension: str
    precision: Fraction
    rough: float
    tolerance: float  # the precision, roughly


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
    wanted = _Wanted(target, exact, dimension, precision, _rough(exact), _rough(precision))
    operands = [_operand(q, target) for q in ours if _reckoned(q)]
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


def _of_two(source: str, operands: list[_Operand], wanted: _Wanted) -> Iterator[Derivation]:
    """The number as two of the source's make it."""
    each = wanted.dimension == "" and wanted.exact >= 100 and "each" in source
    any_two = wanted.quantity.unit == "year" or each
    for at, first in enumerate(operands):
        for second in operands[at + 1 : at + WINDOW]:
            if not (any_two or _plausible(first.rough, second.rough, wanted)):
                continue
            if _related(first.dimension, second.dimension) and _comparable(
                source, first, second, wanted.quantity
            ):
                if arithmetic := _arithmetic(source, first, second, wanted):
                    yield Derivation((first.quantity, second.quantity), arithmetic)


def _half_as_many(source: str, operands: list[_Operand], wanted: _Wanted) -> Iterator[Derivation]:
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
        if second.start - first.end > _SHARED_WITHIN or not (first.single and second.single):
            continue
        (a, one), (b, other) = (equality.canonical(q.low, q.unit) for q in (first, second))
        low, high = sorted((abs(Fraction(a)), abs(Fraction(b))))
        if low and (one == other or "" in (one, other)):
            orders = math.log10(high / low) - float(target.low)
            if -_ORDERS_OFF < orders < (1 if target.bound in _BEYOND else _ORDERS_OFF):
                yield Derivation((first, second), f"{first.text} : {second.text} ~ {target.text}")


#: How far from so many orders of magnitude two values may lie that are said to be those apart.
_ORDERS_OFF = 0.3


def _apart(operands: list[_Operand], wanted: _Wanted) -> Iterator[Derivation]:
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


class _Operand(NamedTuple):
    quantity: Quantity
    exact: Fraction
    rough: float
    dimension: str


def _operand(quantity: Quantity, target: Quantity) -> _Operand:
    low, unit = quantity.low, quantity.unit
    if not unit and target.unit:  # from 63 to 41 hours
        wanted = (target.unit,) if target.unit not in ("%", "x") else None
        lent = ((value, of) for value, of in quantity.alts if of and (wanted is None or of in wanted))
        low, unit = next(lent, (low, unit))
    value, dimension = equality.canonical(low, unit)
    if quantity.kind == "times" and not target.unit:
        dimension = ""  # succeeded 281 times: so many trials
    exact = Fraction(value)
    return _Operand(quantity, exact, _rough(exact), dimension)


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


def _related(one: str, other: str) -> bool:
    """Whether two numbers of these dimensions may be reckoned with each other."""
    return equality.compatible(one, other) or equality.compatible(other, one) or {one, other} == {"%", "pp"}


def _comparable(source: str, first: _Operand, second: _Operand, target: Quantity) -> bool:
    """Whether one may be so many times, or such a share of, the other: alike, and not said far apart.

    A bare number has the unit of one close by (from 84 to 19 ms). What is told roughly (两倍) fits too many pairs by chance.
    """
    if target.kind != "fraction" and target.unit not in _COMPARING:
        return True
    apart = second.quantity.start - first.quantity.end
    if len(equality.digits_of(target)) == 1 and first.dimension == second.dimension == "":
        if source.find(". ", first.quantity.end, second.quantity.start) >= 0:
            return False  # nine of one thing here, 22 of another there: 六成
    if first.dimension != second.dimension and {first.dimension, second.dimension} != _PERCENTS:
        if "%" in (first.dimension, second.dimension) and target.unit != "x":
            return False  # 64 languages and 40%
        return apart <= _SHARED_WITHIN
    return apart <= _COMPARED_WITHIN or len(equality.digits_of(target)) > 1


_COMPARING, _PERCENTS = frozenset({"x", "%", "‰"}), {"%", "pp"}
#: So near, in characters, two numbers stand that share a unit, and two of which the one is reckoned from the other.
_SHARED_WITHIN, _COMPARED_WITHIN = 40, 200


def _rough(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return float("inf")


def _plausible(a: float, b: float, number: _Wanted) -> bool:
    """Whether rough arithmetic comes near the number; most pairs of numbers are done with here."""
    target, wanted, precision = number.quantity, number.rough, number.tolerance
    slack = 1e-9 * (abs(a) + abs(b) + abs(wanted))
    if not (abs(abs(a - b) - wanted) > slack and abs(a + b - wanted) > slack):
        return True  # near, or beyond what floats can tell
    if target.unit == "pp" and abs(abs(a - b) * 100 - wanted) <= 1e-6 * wanted:
        return True
    low, high = (a, b) if a < b else (b, a)
    if target.kind == "fraction":
        return abs(low - wanted * high) <= _share_slack(target) * abs(low) + slack
    if target.unit not in ("x", "%", "‰") or low <= 0:
        return target.unit in ("x", "%", "‰") and low == 0
    if target.unit == "x":
        ratio = high / low
        return ratio > 1.499 and abs(ratio - wanted) <= 1.001 * max(precision, ratio / 20) + slack
    changes = ((high - low) / low * 100, (high - low) / high * 100)
    return any(abs(change - wanted) <= 1.001 * precision + slack for change in changes)


def _arithmetic(source: str, first: _Operand, second: _Operand, number: _Wanted) -> str:
    """How the two make the number; empty when they do not."""
    target, wanted, dimension = number.quantity, number.exact, number.dimension
    a, b = first.exact, second.exact
    one, other = first.quantity.text, second.quantity.text
    alike = first.dimension == second.dimension or {first.dimension, second.dimension} == {"", "pp"}
    parted = target.kind == "fraction" and alike  # from 5.7 to 1.9 points
    if parted and abs(min(a, b) - wanted * max(a, b)) <= _share_slack(target) * abs(min(a, b)):
        return f"{one} / {other} = {target.text}"
    if target.unit == "year" and min(a, b) >= 1000 and max(a, b) <= 2200:
        span, years = abs(a - b), Fraction(target.low)
        if years in (span, span + 1) or (years % 100 == 0 and abs(span - years) <= 2):
            return f"|{one} − {other}| = {target.text}"
    if found := _combine(first, second, number):
        return found.format(one, other, target.text)
    at = second.quantity.end
    if dimension == "" and wanted >= 100 and "each" in source[at : at + 60]:
        if a * b == wanted:
            return f"{one} × {other} = {target.text}"
        for times in (2, 3, 4):
            if a + times * b == wanted:
                return f"{one} + {times} × {other} = {target.text}"
    return ""


def _share_slack(share: Quantity) -> Fraction:
    """How far off a share may be that is said to be rough, as a part of it."""
    return Fraction(0) if share.bound == "exact" else Fraction(5, 100)


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


def _combine(first: _Operand, second: _Operand, number: _Wanted) -> str:
    """How the number is their difference, their sum, their quotient or the change from one to the other; empty when it is none."""
    if not first.exact or not second.exact:
        return ""  # less nothing: no arithmetic
    added = _added(first, second, number)
    return added or _divided(first.exact, second.exact, number)


def _added(first: _Operand, second: _Operand, number: _Wanted) -> str:
    a, b, wanted = first.exact, second.exact, number.exact
    dimension, dimensions = number.dimension, {first.dimension, second.dimension}
    plain = dimensions == {""}
    if dimension == "pp" and plain and max(a, b) <= 1 and abs(a - b) * 100 == wanted:
        return "|{0} − {1}| = {2}"  # from 0.72 to 0.81
    scores = dimensions <= {"%", "pp", ""} and (not plain or not (a.denominator == b.denominator == 1))
    alike = dimension in dimensions or (dimension in ("%", "pp") and scores)
    if alike if dimension else plain:
        if abs(a - b) == wanted:
            return "|{0} − {1}| = {2}"
        if a + b == wanted and dimension not in ("%", "pp"):
            return "{0} + {1} = {2}"
    if "pp" in dimensions and dimension in dimensions & {"", "%"} and wanted in (a + b, abs(a - b)):
        return "{0} ± {1} = {2}"  # the level that 41.7% is 12.6 points below
    return ""


def _divided(a: Fraction, b: Fraction, number: _Wanted) -> str:
    low, high = min(a, b), max(a, b)
    if low <= 0 or low == high:
        return ""
    if number.dimension == "x":
        ratio = high / low
        if (ratio - number.exact) * rounding.BEYOND.get(number.quantity.bound, 0) < -ratio / 40:
            return ""  # 2.4 times are not 三倍多
        if ratio >= Fraction(3, 2) and abs(ratio - number.exact) <= max(number.precision, ratio / 20):
            return "{0} / {1} ≈ {2}"
    if number.dimension == "%":
        for change in ((high - low) / low * 100, (high - low) / high * 100):
            if abs(change - number.exact) <= number.precision and change > 1:
                return "({0} → {1}) ≈ {2}"
    return ""


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
