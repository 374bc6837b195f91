"""Numbers that are told by their order of magnitude, and those that are powers of ten apart."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction

from summarycheck.model import Number, Quantity
from summarycheck.quantities.comparing.equality import canonical, digits_of


def vaguely(source: Quantity, target: Quantity) -> bool:
    """数十亿 for "billions", 数千 for 2,500: the same order of magnitude, vague on at least one side."""
    if target.kind != "vague" and source.kind != "vague":
        return False
    if source.kind == "magnitude":
        # 成千上万倍 for "orders of magnitude larger"
        return not source.single and _LOOSE.search(target.text) is not None
    if source.kind == target.kind:
        top = source.low if target.text.endswith("计") else source.high  # 数以亿计 for billions
        return source.low == target.low or (source.low >= target.low and top <= target.high)
    vague, exact = (target, source) if target.kind == "vague" else (source, target)
    if vague is source and exact.unit in _SHARES and not vague.unit:
        return False  # nor is "hundreds" 90%
    if vague is source and (source.weak or _sharp(exact)):
        return False  # "decades" is no 51, nor "hundreds" 155
    if vague is target and vague.text[0] in "几数" and exact.high < 2 * vague.low:
        return False  # 几十 are no ten
    return vague.low <= exact.high and exact.low <= vague.high


def aged(source: Quantity, target: Quantity) -> bool:
    """三十五六岁 for "in her mid-thirties": an age within ten years that English has one word for."""
    if target.unit != "year" or (target.single and target.bound == "exact"):
        return False
    # 五六十岁 may begin with the fifties, but 六十多岁 are none of them
    last = 9 if target.single else 10
    return any(age < 100 and age <= target.low and target.high <= age + last for age, _ in source.alts)


_SHARES = frozenset({"%", "pp"})
#: Phrases that say many rather than how many.
_LOOSE = re.compile("成[千百]上|以.{1,2}计")


def _sharp(quantity: Quantity) -> bool:
    return quantity.single and quantity.bound == "exact" and len(digits_of(quantity)) > 1


def scale_ratio(source: Quantity, target: Quantity) -> int:
    """The power of ten (never 0) between target and source, or 0 if they differ otherwise."""
    if source.low != source.high and target.low != target.high:
        if Fraction(source.low) * Fraction(target.high) != Fraction(source.high) * Fraction(target.low):
            return 0
    elif source.low != source.high or target.low != target.high:
        return 0
    if "fraction" in (source.kind, target.kind):
        return 0
    a, da = canonical(source.low, source.unit)
    b, db = canonical(target.low, target.unit)
    if da != db and "" in (da, db):
        a, b = source.low, target.low
    if (
        not a
        or not b
        or a == b
        or not (da == db or ("" in (da, db) and not {da, db} & {"x", "%", "pp", "oom"}))
    ):
        return 0
    return _power_between(a, b)


_EXACT = Context(prec=200)


def _power_between(a: Number, b: Number) -> int:
    """The power of ten by which ``b`` is ``a`` multiplied, up to twelve; 0 where it is no such multiple."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        power = b.adjusted() - a.adjusted()
        return power if abs(power) <= 12 and _EXACT.scaleb(a, power) == b else 0
    ratio = Fraction(b) / Fraction(a)
    sign = 1
    if ratio < 1:
        ratio, sign = 1 / ratio, -1
    if ratio.denominator != 1:
        return 0
    power = 0
    rest = ratio.numerator
    while rest % 10 == 0 and rest > 1:
        rest //= 10
        power += 1
    return sign * power if rest == 1 and power <= 12 else 0


def magnitudes(source: Quantity, target: Quantity) -> int:
    """By how many orders of magnitude one vague number is off another (成千上万 for millions)."""
    a, b = source.low, target.low
    return b.adjusted() - a.adjusted() if isinstance(a, Decimal) and isinstance(b, Decimal) else 0


def magnitudes_apart(a: Number, b: Number) -> int:
    """How many orders of magnitude lie between two numbers, roughly; 0 where that takes more than a look."""
    if isinstance(a, Decimal) and isinstance(b, Decimal) and a and b:
        return abs(a.adjusted() - b.adjusted())
    return 0
