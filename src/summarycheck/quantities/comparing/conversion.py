"""Values told in another form: 50% as a half, 0.943 as 94.3%, 2x as 200%, five years as 60 months, six miles as 10 km."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from summarycheck.model import Quantity
from summarycheck.quantities.comparing.equality import canonical
from summarycheck.quantities.comparing.rounding import MEASURES, ROUNDED_OFF, rounds_to
from summarycheck.quantities.scan.units import BY_NAME


def converted(source: Quantity, target: Quantity) -> bool:
    """Equal through a change of form: 50% = 一半, 0.943 = 94.3%, 2x = 200%, 5 years = 60 months, 4x = 1/4."""
    if "magnitude" in (source.kind, target.kind):
        return _of_magnitudes(source, target)
    a, da = canonical(source.low, source.unit)
    b, db = canonical(target.low, target.unit)
    if da == db == "x":
        return b == a - 1 and target.kind == "multiple"  # 2.3-fold = 增加了1.3倍; fits() looks at the verb
    form = _FORMS.get((da, db))
    if form is None or not (source.single and target.single):
        return False
    if (db == "" and target.kind != "fraction") or (da == "" and db == "%" and not 0 <= a <= 1):
        return False  # the commonest of what is not alike, before fractions are made of it
    return form(Fraction(a), Fraction(b), source, target)


def _of_magnitudes(source: Quantity, target: Quantity) -> bool:
    """Orders of magnitude and what they multiply by, or leave: two orders = 百倍 = 1%; or one range of them in another."""
    if source.kind == target.kind:
        return source.low <= target.low <= target.high <= source.high or source.weak
    if source.unit == "x":
        return target.single and source.low == 10 ** int(target.low)
    if source.kind != "magnitude":
        return False
    if target.unit == "x":
        return bool(target.low == 10 ** int(source.low))
    if target.kind == "fraction" or target.unit == "%":
        share = Fraction(target.low) / (100 if target.unit == "%" else 1)
        return share == Fraction(1, 10 ** int(source.low))
    return False


def _percent_as_share(percent: Fraction, share: Fraction, source: Quantity, _: Quantity) -> bool:
    return rounds_to(share * (1000 if source.unit == "‰" else 100), source)


def _share_as_percent(share: Fraction, percent: Fraction, source: Quantity, target: Quantity) -> bool:
    return percent == share * 100 or (source.kind == "fraction" and rounds_to(share * 100, target))


def _multiple_as_percent(factor: Fraction, percent: Fraction, _: Quantity, target: Quantity) -> bool:
    if percent in (factor * 100, (factor - 1) * 100):
        return True
    shares = (100 / factor, 100 - 100 / factor) if factor > 1 else ()  # 约31% for a factor of 3.2
    return any(rounds_to(share, target) and abs(share - percent) * 20 <= share for share in shares)


def _percent_as_multiple(percent: Fraction, factor: Fraction, *_: Quantity) -> bool:
    return percent in (factor * 100, (factor - 1) * 100)


def _multiple_as_share(factor: Fraction, share: Fraction, *_: Quantity) -> bool:
    return factor != 0 and share in (factor, 1 / factor, 1 - 1 / factor)


def _share_as_multiple(share: Fraction, factor: Fraction, source: Quantity, _: Quantity) -> bool:
    return share == factor or (source.kind == "fraction" and factor != 0 and share == 1 / factor)


def _fahrenheit_as_celsius(fahrenheit: Fraction, celsius: Fraction, _: Quantity, target: Quantity) -> bool:
    return abs((fahrenheit - 32) * 5 / 9 - celsius) < _degrees_off(target)


def _kelvin_as_celsius(kelvin: Fraction, celsius: Fraction, _: Quantity, target: Quantity) -> bool:
    return abs(kelvin - celsius - _ZERO_CELSIUS) < _degrees_off(target)


def _celsius_as_kelvin(celsius: Fraction, kelvin: Fraction, source: Quantity, target: Quantity) -> bool:
    return _kelvin_as_celsius(kelvin, celsius, source, target)


#: The freezing point of water, in kelvins.
_ZERO_CELSIUS = Fraction("273.15")


def _degrees_off(target: Quantity) -> Fraction:
    """How far a converted temperature may lie from what it was."""
    return Fraction(6, 10) if target.bound == "exact" else Fraction(2)


def _dollars_at_home(dollars: Fraction, yuan: Fraction, _: Quantity, target: Quantity) -> bool:
    return dollars == yuan and target.text.endswith("元")  # 1200元 for NT$1,200


def _months_as_days(months: Fraction, seconds: Fraction, *_: Quantity) -> bool:
    return _nearly_as_long(months * 30, seconds / 86400)


def _days_as_months(seconds: Fraction, months: Fraction, *_: Quantity) -> bool:
    return _nearly_as_long(seconds / 86400, months * 30)


def _nearly_as_long(source: Fraction, target: Fraction) -> bool:
    """Months have no length of their own: 12 months are a year, though not of 360 days."""
    return source != 0 and abs(source - target) / source < Fraction(3, 100)


_Form = Callable[[Fraction, Fraction, Quantity, Quantity], bool]

#: Which dimension may become which, and whether the values, with the quantities that they are of, are then the same.
_FORMS: Mapping[tuple[str, str], _Form] = {
    ("%", ""): _percent_as_share,
    ("pp", ""): _percent_as_share,
    ("ppm", ""): lambda parts, share, *_: parts == share * 10**6,
    ("", "%"): _share_as_percent,
    ("x", "%"): _multiple_as_percent,
    ("%", "x"): _percent_as_multiple,
    ("x", ""): _multiple_as_share,
    ("", "x"): _share_as_multiple,
    ("fahrenheit", "celsius"): _fahrenheit_as_celsius,
    ("angle", "celsius"): _fahrenheit_as_celsius,
    ("kelvin", "celsius"): _kelvin_as_celsius,
    ("celsius", "kelvin"): _celsius_as_kelvin,
    ("TWD", "CNY"): _dollars_at_home,
    ("HKD", "CNY"): _dollars_at_home,
    ("months", "time"): _months_as_days,
    ("time", "months"): _days_as_months,
}


def measured_alike(a: Quantity, b: Quantity) -> bool:
    """Whether two measures are the same in different units, rounded: 10 km (six miles), 30°C (86°F)."""
    x, dimension = canonical(a.low, a.unit)
    y, other = canonical(b.low, b.unit)
    if dimension != other or dimension not in MEASURES:
        return converted(a, b) or converted(b, a)
    fx, fy = Fraction(x), Fraction(y)
    return bool(fx and fy) and abs(fx - fy) / max(abs(fx), abs(fy)) < ROUNDED_OFF


def about_one(target: Quantity) -> list[str]:
    """The other units of which a measure is one, rounded: mile for 1.6公里."""
    value, dimension = canonical(target.low, target.unit)
    if dimension not in MEASURES:
        return []
    return [
        unit.name
        for unit in BY_NAME.values()
        if unit.dimension == dimension
        and unit.name != target.unit
        and abs(Fraction(value) - Fraction(unit.factor)) < ROUNDED_OFF * Fraction(unit.factor)
    ]
