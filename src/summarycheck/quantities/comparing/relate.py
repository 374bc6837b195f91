"""How a target quantity relates to a source quantity: the same, a fair re-expression, or a corruption of it.

Everything here looks at two quantities alone; what stands around them is ``context``'s business.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction

import msgspec

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan.units import BY_NAME, DOLLARS

ONE = Decimal(1)
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
    if {dimension, other_dimension} == _SPEEDS:
        return value == other and (unit, other_unit) in _SPOKEN_SPEEDS
    return value == other and compatible(dimension, other_dimension)


#: 时速60公里: a speed may be said as the length that an hour takes.
_SPEEDS = {"speed", "length"}
_SPOKEN_SPEEDS = frozenset(
    pair
    for one, other in (("kph", "km"), ("kmps", "km"), ("mph", "mile"), ("mps", "m"))
    for pair in ((one, other), (other, one))
)


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
    return ("angle" in pair and pair <= _TEMPERATURE_ALIKE) or pair in (
        {"x", "rank"},
        {"pixel", "info-bit"},
        {"speed", "length"},
    )


#: What a value may change its form from, and to.
_FORMS = frozenset(
    {("%", ""), ("pp", ""), ("ppm", ""), ("", "%"), ("x", "%"), ("%", "x"), ("x", ""), ("", "x")}
    | {("fahrenheit", "celsius"), ("angle", "celsius"), ("months", "time"), ("time", "months")}
)


def converted(source: Quantity, target: Quantity) -> bool:
    """Equal through a change of form: 50% = 一半, 0.943 = 94.3%, 2x = 200%, 5 years = 60 months, 4x = 1/4."""
    a, da = canonical(source.low, source.unit)
    b, db = canonical(target.low, target.unit)
    if source.kind == target.kind == "magnitude":
        return source.low <= target.low <= source.high or source.weak
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
        return rounds_to(fb * 100, source)
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
    if {da, db} == {"months", "time"}:
        days_a = fa * 30 if da == "months" else fa / 86400
        days_b = fb * 30 if db == "months" else fb / 86400
        return days_a != 0 and abs(days_a - days_b) / days_a < Fraction(3, 100)
    return False


def step(quantity: Quantity) -> Fraction:
    """The last digit's worth: 42.8万 → 1000, 87.6% → 0.1, 17万 → 10000."""
    digits = "".join(char for char in quantity.text if char.isdigit() or char == ".")
    value = Fraction(quantity.low)
    if not digits or not value:
        return Fraction(1)
    try:
        written = Decimal(digits.strip("."))
    except ArithmeticError:
        return Fraction(1)
    if not written:
        return Fraction(1)
    exponent = written.as_tuple().exponent
    unit = Fraction(10) ** (exponent if isinstance(exponent, int) else 0)
    ratio = abs(value) / Fraction(written)
    return unit * ratio


def rounds_to(exact: Fraction, written: Quantity) -> bool:
    """Whether the value is written with as many digits as there are: 100/3 as 33 or 33.3, but not as 34 or 30."""
    off = abs(exact - Fraction(written.low))
    return not off or (exact.denominator != 1 and off * 2 <= _ones(written))


def _ones(written: Quantity) -> Fraction:
    """What the last digit is worth, a nought too."""
    return min(_last_place(written), Fraction(1))


def rounded(source: Quantity, target: Quantity) -> bool:
    """Whether the target is a fair rounding of the source: said (约, 超过, 近) or customary (42.8万)."""
    a, da = canonical(source.low, source.unit)
    b, db = canonical(target.low, target.unit)
    if source.unit == "%" and target.kind == "fraction" and target.bound in ("about", "nearly", "more-than"):
        fb = Fraction(target.low) * 100
        return abs(Fraction(source.low) - fb) <= fb * Fraction(5, 100)
    if not source.single and not target.single and da == db and source.unit != target.unit:
        return _end_rounded(source, target, "low") and _end_rounded(source, target, "high")  # 5-10 acres
    if source.low != source.high or target.low != target.high or not compatible(da, db):
        if {da, db} not in ({"length"}, {"mass"}):
            return False
    if source.unit == target.unit:
        a, b = source.low, target.low
    if source.unit == target.unit and isinstance(a, Fraction) and "." in target.text and rounds_to(a, target):
        return True  # 0.67% for two-thirds of a percent
    if magnitudes_apart(a, b) > 1 or _plainly_apart(a, b):
        return False
    if target.bound == "exact" and source.unit == target.unit and -_CUSTOMARY < a < _CUSTOMARY:
        return False
    fa, fb = Fraction(a), Fraction(b)
    if not fa or not fb or fa * fb < 0:
        return False
    off = abs(fa - fb) / abs(fa)
    if da == db and da in _MEASURES and source.unit != target.unit:
        return off < (_ROUNDED_OFF if target.bound == "exact" else _ROUNDED_LOOSELY)
    bound = target.bound
    if bound != "exact" and _last_place(target) <= _last_place(source):
        return False  # as exact as the source, and another number
    if source.bound == bound != "exact" and off > Fraction(3, 100) and not _SCALED.search(target.text):
        return False  # the source says its bound itself: 超过90% for "over 96%"
    if bound == "about":
        return off <= Fraction(5, 100)
    if bound in ("more-than", "at-least"):
        return fb <= fa and (
            off <= Fraction(8, 100)
            or ((da == "" or source.unit == target.unit) and fa < fb + leading_step(fb))
        )
    if bound in ("nearly", "less-than", "at-most"):
        return fb >= fa and off <= Fraction(8, 100)
    if da not in ("%", "pp", "x", "oom", "clock") and abs(fa) >= _CUSTOMARY and off <= Fraction(3, 100):
        unit = leading_step(fb)
        if fb >= 10**4 and unit >= 1000 and _SCALED.search(target.text):
            return fb in (_floor(fa, unit), _round(fa, unit))
    return False


#: Dimensions that are told in several systems of units, of which readers want but one.
_MEASURES = frozenset({"length", "mass", "area", "speed", "volume"})


def measured_alike(a: Quantity, b: Quantity) -> bool:
    """Whether two measures are the same in different units, rounded: 10 km (six miles), 30°C (86°F)."""
    x, dimension = canonical(a.low, a.unit)
    y, other = canonical(b.low, b.unit)
    if dimension != other or dimension not in _MEASURES:
        return converted(a, b) or converted(b, a)
    fx, fy = Fraction(x), Fraction(y)
    return bool(fx and fy) and abs(fx - fy) / max(abs(fx), abs(fy)) < _ROUNDED_OFF


def about_one(target: Quantity) -> list[str]:
    """The other units of which a measure is one, rounded: mile for 1.6公里."""
    value, dimension = canonical(target.low, target.unit)
    if dimension not in _MEASURES:
        return []
    return [
        unit.name
        for unit in BY_NAME.values()
        if unit.dimension == dimension
        and unit.name != target.unit
        and abs(Fraction(value) - Fraction(unit.factor)) < _ROUNDED_OFF * Fraction(unit.factor)
    ]


#: So much of a measure may be lost in telling it in another unit.
_ROUNDED_OFF = Fraction(6, 100)
#: What is rounded without saying so is told in a scale: 42.8万, 3亿多; not 25,000 for 25,600.
_SCALED = re.compile("[万亿千百十兆]")
#: … and so much where the target says that it rounds (近三公里 for "nearly two miles").
_ROUNDED_LOOSELY = Fraction(9, 100)
#: From here on it is customary to round without saying so.
_CUSTOMARY = 1000
#: No rounding takes more than half of a number off: 100多 for 199.
_MOST_OFF = Decimal("0.51")


def _plainly_apart(a: Number, b: Number) -> bool:
    """Whether no rounding can lead from one number to the other: a look before fractions are made of them."""
    return isinstance(a, Decimal) and isinstance(b, Decimal) and abs(a - b) > abs(a) * _MOST_OFF


def binary(source: Quantity, target: Quantity) -> bool:
    """Whether a number in K is written out in powers of two: 1024 for 1K."""
    return (
        source.text[-1:] in ("K", "k")
        and source.single
        and Fraction(target.low) * 1000 == Fraction(source.low) * 1024
    )


def _end_rounded(source: Quantity, target: Quantity, end: str) -> bool:
    ours, theirs = getattr(source, end), getattr(target, end)
    return rounded(
        msgspec.structs.replace(source, low=ours, high=ours),
        msgspec.structs.replace(target, low=theirs, high=theirs),
    )


def shortened(source: Quantity, value: Number) -> bool:
    """Whether a decimal has been rounded to fewer places: 0.906 → 0.91."""
    if not isinstance(value, Decimal) or not isinstance(source.low, Decimal) or not source.single:
        return False
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or not -6 <= exponent < 0:
        return False
    return abs(source.low - value) * 2 <= Decimal(1).scaleb(exponent)


_DECIMALS = re.compile(r"(\d+)\.(\d+)")


def _last_place(quantity: Quantity) -> Fraction:
    """What the last significant digit is worth: 150,000 → 10,000; 87.6 → 0.1; 34.0万 → 1,000."""
    value = Fraction(quantity.low)
    written = _DECIMALS.search(quantity.text)
    if written is not None and (mantissa := Fraction(written[0])):
        return abs(value / mantissa) / Fraction(10) ** len(written[2])
    if value.denominator == 1:
        return leading_step(value) or Fraction(1)
    exponent = quantity.low.as_tuple().exponent if isinstance(quantity.low, Decimal) else 0
    return Fraction(10) ** int(exponent)


def leading_step(value: Fraction) -> Fraction:
    """What 多 may cover: 二十多 up to 29, 100多 up to 199, 1500多 up to 1599."""
    if value.denominator != 1 or not value:
        return Fraction(0)
    whole, unit = abs(int(value)), 1
    while whole % 10 == 0:
        whole //= 10
        unit *= 10
    return Fraction(unit if unit > 1 else 0)


def _floor(value: Fraction, unit: Fraction) -> Fraction:
    return (value // unit) * unit


def _round(value: Fraction, unit: Fraction) -> Fraction:
    return ((value + unit / 2) // unit) * unit


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
    if vague is source and (source.weak or _sharp(exact)):
        return False  # "decades" is no 51, nor "hundreds" 155
    if vague.bound in ("nearly", "less-than"):
        return Fraction(8, 10) * Fraction(vague.low) <= Fraction(exact.low) <= Fraction(vague.low)
    return vague.low <= exact.high and exact.low <= vague.high


def aged(source: Quantity, target: Quantity) -> bool:
    """三十五六岁 for "in her mid-thirties": an age within ten years that English has one word for."""
    if target.unit != "year" or (target.single and target.bound == "exact"):
        return False
    return any(age < 100 and age <= target.low and target.high <= age + 10 for age, _ in source.alts)


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


def digits_of(quantity: Quantity) -> str:
    """The significant digits of the value, as written in base ten without the point."""
    value = quantity.high
    if isinstance(value, Fraction):
        return f"{value.numerator}{value.denominator}"
    return "".join(map(str, value.as_tuple().digits)).rstrip("0") or "0"


def near_miss(source: Quantity, target: Quantity) -> bool:
    """One slip of the pen apart: a digit changed, lost, doubled or two swapped."""
    if magnitudes_apart(source.low, target.low) > 2:
        return False
    a, b = figures_of(source), figures_of(target)
    if (
        source.low
        and target.low
        and not Fraction(1, 12) < abs(Fraction(source.low) / Fraction(target.low)) < 12
    ):
        return len(a) == 2 and a[1:] == b  # 2 for 62
    if a == b:
        return False
    if len(a) == len(b):
        differ = [index for index in range(len(a)) if a[index] != b[index]]
        if len(differ) == 1:
            return len(a) > 1
        return len(differ) == 2 and a[differ[0]] == b[differ[1]] and a[differ[1]] == b[differ[0]]
    short, long = (a, b) if len(a) < len(b) else (b, a)
    if len(short) == 1 and len(long) > 2:
        return False
    if len(long) - len(short) == 1:
        return any(long[:index] + long[index + 1 :] == short for index in range(len(long)))
    return len(short) >= 2 and (long.startswith(short) or long.endswith(short))


def figures_of(quantity: Quantity) -> str:
    """The digits of the number as they are written; of one in words, those of its value."""
    return "".join(char for char in quantity.text if char.isdigit()) or digits_of(quantity)
