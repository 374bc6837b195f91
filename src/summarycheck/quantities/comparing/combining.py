"""How two numbers make a third: their difference, sum or quotient, or the change from one to the other."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from summarycheck.model import Quantity
from summarycheck.quantities.comparing import equality, rounding


class Wanted(NamedTuple):
    """The target's number as arithmetic must make it: in the base unit, with how far from it that may lead."""

    quantity: Quantity
    exact: Fraction
    dimension: str
    precision: Fraction
    rough: float
    tolerance: float  # the precision, roughly


class Operand(NamedTuple):
    quantity: Quantity
    exact: Fraction
    rough: float
    dimension: str


def operand(quantity: Quantity, target: Quantity) -> Operand:
    low, unit = quantity.low, quantity.unit
    if not unit and target.unit:  # from 63 to 41 hours
        wanted = (target.unit,) if target.unit not in ("%", "x") else None
        lent = ((value, of) for value, of in quantity.alts if of and (wanted is None or of in wanted))
        low, unit = next(lent, (low, unit))
    value, dimension = equality.canonical(low, unit)
    if quantity.kind == "times" and not target.unit:
        dimension = ""  # succeeded 281 times: so many trials
    exact = Fraction(value)
    return Operand(quantity, exact, rough(exact), dimension)


def related(one: str, other: str) -> bool:
    """Whether two numbers of these dimensions may be reckoned with each other."""
    return equality.compatible(one, other) or equality.compatible(other, one) or {one, other} == {"%", "pp"}


def comparable(source: str, first: Operand, second: Operand, target: Quantity) -> bool:
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
        return apart <= SHARED_WITHIN
    return apart <= _COMPARED_WITHIN or len(equality.digits_of(target)) > 1


_COMPARING, _PERCENTS = frozenset({"x", "%", "‰"}), {"%", "pp"}
#: So near, in characters, two numbers stand that share a unit, and two of which the one is reckoned from the other.
SHARED_WITHIN, _COMPARED_WITHIN = 40, 200


def rough(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return float("inf")


def plausible(a: float, b: float, number: Wanted) -> bool:
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


def arithmetic(source: str, first: Operand, second: Operand, number: Wanted) -> str:
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


def _combine(first: Operand, second: Operand, number: Wanted) -> str:
    """How the number is their difference, their sum, their quotient or the change from one to the other; empty when it is none."""
    if not first.exact or not second.exact:
        return ""  # less nothing: no arithmetic
    added = _added(first, second, number)
    return added or _divided(first.exact, second.exact, number)


def _added(first: Operand, second: Operand, number: Wanted) -> str:
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


def _divided(a: Fraction, b: Fraction, number: Wanted) -> str:
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
