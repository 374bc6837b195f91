"""Whether two numbers are the same value, whatever units they are told in."""

from __future__ import annotations

from fractions import Fraction

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan.units import BY_NAME, DOLLARS

_TEMPERATURE_ALIKE = frozenset({"celsius", "fahrenheit", "kelvin", "angle"})


def canonical(value: Number, unit: str) -> tuple[Number, str]:
    """Value in the base unit, and the dimension (``%``, ``pp``, ``x``, ``time``, ``USD``; ``""`` for counts)."""
    if unit == "" or unit in ("%", "pp", "x", "oom", "century"):
        return value, unit
    if unit == "bp":
        return value / 100, "pp"
    if unit == "‰":
        return value / 10, "%"
    if unit not in BY_NAME:
        return value, unit
    entry = BY_NAME[unit]
    if isinstance(value, Fraction):
        return value * Fraction(entry.factor), entry.dimension
    return value * entry.factor, entry.dimension


def readings(quantity: Quantity) -> list[tuple[Number, str]]:
    """All (value, unit) readings of a single value as written, the likeliest first."""
    return [(quantity.low, quantity.unit), *quantity.alts]


def same(value: Number, unit: str, other: Number, other_unit: str) -> bool:
    """Equal in the base unit, or equal as written where one side has no unit (the noun may carry it)."""
    if unit == other_unit:
        return value == other
    a, dimension = canonical(value, unit)
    b, other_dimension = canonical(other, other_unit)
    if dimension == other_dimension:
        return a == b
    if (dimension, other_dimension) == _SPEED_AS_LENGTH:
        return value == other and (unit, other_unit) in _SPOKEN_SPEEDS
    return value == other and compatible(dimension, other_dimension)


#: 时速60公里: a speed may be said as the length that an hour takes.
_SPEED_AS_LENGTH = ("speed", "length")
_SPOKEN_SPEEDS = frozenset({("kph", "km"), ("kmps", "km"), ("mph", "mile"), ("mps", "m")})


_OF_UNITS = frozenset({"measure", "time"})


def equal_value(source: Quantity, target: Quantity) -> bool:
    """Same values in compatible dimensions, under any reading of an ambiguous writing."""
    if source.unit == target.unit and source.low == target.low and source.high == target.high:
        return True
    if source.single != target.single:
        return False
    if not source.single:
        return same(source.low, source.unit, target.low, target.unit) and same(
            source.high, source.unit, target.high, target.unit
        )
    if source.kind == target.kind and source.kind in ("ratio", "fraction"):
        return source.low == target.low
    measured = (
        source.kind == target.kind and source.kind in _OF_UNITS and bool(source.unit) and bool(target.unit)
    )
    for value, unit in readings(source):
        for other, other_unit in readings(target):
            if measured and not (unit and other_unit):
                continue  # 12年 may be a bare 12 for a bare 12, not for 12 months, nor 5点半 (5.30) for 5.30 pm
            if source.kind == "fraction" and value != source.low and other_unit == "%" != unit:
                continue  # nor is one in every 20 20%
            if source.unit == "‰" and other_unit == "%" and not unit:
                continue  # nor are 5 per thousand 5%
            if same(value, unit, other, other_unit):
                return True
    return False


def compatible(source: str, target: str) -> bool:
    """Whether equal numbers with these dimensions say the same (``%`` may not vanish, nor points become %)."""
    if source == target:
        return True
    if source == "" or target == "":
        other = source or target
        # "92.4 accuracy" may become 92.4%, but 12% may not become 12 (that is the percent sign lost), nor are two
        # orders of magnitude two.
        return other != "oom" and (other != "%" or source == "")
    pair = {source, target}
    if source == "USD" and target in DOLLARS:
        return True  # $5m in a text about Australia: 500万澳元
    if (source, target) == _SPEED_AS_LENGTH:
        return True
    return ("angle" in pair and pair <= _TEMPERATURE_ALIKE) or pair in (
        {"x", "rank"},
        {"x", "sigma"},
        {"pixel", "info-bit"},
    )


def digits_of(quantity: Quantity) -> str:
    """The significant digits of the value, as written in base ten without the point."""
    value = quantity.high
    if isinstance(value, Fraction):
        return f"{value.numerator}{value.denominator}"
    return "".join(map(str, value.as_tuple().digits)).rstrip("0") or "0"
