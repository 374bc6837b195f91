"""Values told in another form: 50% as a half, 0.943 as 94.3%, 2x as 200%, five years as 60 months, six miles as 10 km."""

from __future__ import annotations

from fractions import Fraction

from summarycheck.model import Quantity
from summarycheck.quantities.comparing.equality import canonical
from summarycheck.quantities.comparing.rounding import MEASURES, ROUNDED_OFF, rounds_to
from summarycheck.quantities.scan.units import BY_NAME

#: What a value may change its form from, and to.
_FORMS = frozenset(
    {("%", ""), ("pp", ""), ("ppm", ""), ("", "%"), ("x", "%"), ("%", "x"), ("x", ""), ("", "x")}
    | {
        ("fahrenheit", "celsius"),
        ("angle", "celsius"),
        ("kelvin", "celsius"),
        ("celsius", "kelvin"),
        ("TWD", "CNY"),
        ("HKD", "CNY"),
        ("months", "time"),
        ("time", "months"),
    }
)


def converted(source: Quantity, target: Quantity) -> bool:
    """Equal through a change of form: 50% = 一半, 0.943 = 94.3%, 2x = 200%, 5 years = 60 months, 4x = 1/4."""
    a, da = canonical(source.low, source.unit)
    b, db = canonical(target.low, target.unit)
    if source.kind == target.kind == "magnitude":
        return source.low <= target.low <= target.high <= source.high or source.weak
    if source.kind == "magnitude" and target.unit == "x":
        return bool(target.low == 10 ** int(source.low))
    if source.kind == "magnitude" and (target.kind == "fraction" or target.unit == "%"):
        share = Fraction(target.low) / (100 if target.unit == "%" else 1)
        return share == Fraction(1, 10 ** int(source.low))
    if target.kind == "magnitude" and source.unit == "x" and target.single:
        return bool(source.low == 10 ** int(target.low))
    if da == db == "x":
        return b == a - 1 and target.kind == "multiple"  # 2.3-fold = 增加了1.3倍; fits() looks at the verb
    if (da, db) not in _FORMS or target.low != target.high or source.low != source.high:
        return False
    if (db == "" and target.kind != "fraction") or (da == "" and db == "%" and not 0 <= a <= 1):
        return False  # the commonest of what is not alike, before fractions are made of it
    fa, fb = Fraction(a), Fraction(b)
    if da == "ppm":
        return fa == fb * 10**6
    if da in ("%", "pp") and db == "":
        return rounds_to(fb * (1000 if source.unit == "‰" else 100), source)
    if db == "%" and da == "":
        return fb == fa * 100 or (source.kind == "fraction" and rounds_to(fa * 100, target))
    if da == "x" and db == "%":
        if fb in (fa * 100, (fa - 1) * 100):
            return True
        shares = (100 / fa, 100 - 100 / fa) if fa > 1 else ()  # 约31% for a factor of 3.2
        return any(rounds_to(share, target) and abs(share - fb) * 20 <= share for share in shares)
    if da == "%" and db == "x":
        return fa in (fb * 100, (fb - 1) * 100)
    if da == "x" and db == "":
        return fa != 0 and fb in (fa, 1 / fa, 1 - 1 / fa)
    if da == "" and db == "x":
        return fa == fb or (source.kind == "fraction" and fb != 0 and fa == 1 / fb)
    if da in ("fahrenheit", "angle") and db == "celsius":
        return abs((fa - 32) * 5 / 9 - fb) < (Fraction(6, 10) if target.bound == "exact" else 2)
    if db == "CNY":
        return fa == fb and target.text.endswith("元")  # dollars at home: 1200元 for NT$1,200
    if {da, db} == {"kelvin", "celsius"}:
        apart = fa - fb if da == "kelvin" else fb - fa
        return abs(apart - Fraction(27315, 100)) < (Fraction(6, 10) if target.bound == "exact" else 2)
    if {da, db} == {"months", "time"}:
        days_a = fa * 30 if da == "months" else fa / 86400
        days_b = fb * 30 if db == "months" else fb / 86400
        return days_a != 0 and abs(days_a - days_b) / days_a < Fraction(3, 100)
    return False


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
