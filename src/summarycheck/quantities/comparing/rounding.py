"""Whether one number is a fair rounding of another: said (约, 超过, 近) or customary (42.8万)."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import msgspec

from summarycheck.model import Number, Quantity
from summarycheck.quantities.comparing.equality import canonical, compatible, digits_of
from summarycheck.quantities.comparing.magnitude import magnitudes_apart

ONE = Decimal(1)


def step(quantity: Quantity) -> Fraction:
    """The last digit's worth: 42.8万 → 1000, 87.6% → 0.1, 17万 → 10000."""
    digits = "".join(char for char in quantity.text if char.isdecimal() or char == ".")
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
    if db == "time" and source.unit != target.unit and _in_another_unit(source, b, target):
        return True
    if (as_share := _share_rounded(source, target)) is not None:
        return as_share
    if not source.single and not target.single and da == db and source.unit != target.unit:
        return _end_rounded(source, target, "low") and _end_rounded(source, target, "high")  # 5-10 acres
    plain = source.single and target.single and compatible(da, db)
    if not plain and not (da == db and da in ("length", "mass")):
        return False
    if source.unit == target.unit or not source.unit:
        a, b = source.low, target.low  # a bare number is one of the unit that the target says
    if source.unit == target.unit and isinstance(a, Fraction) and "." in target.text and rounds_to(a, target):
        return True  # 0.67% for two-thirds of a percent
    if magnitudes_apart(a, b) > 1 or _plainly_apart(a, b):
        return False
    if source.text.endswith("dozen") and _of_dozens(source, target):
        return True
    if target.bound == "exact" and source.unit == target.unit and -_CUSTOMARY < a < _CUSTOMARY:
        return False
    fa, fb = Fraction(a), Fraction(b)
    if not fa or not fb or fa * fb < 0:
        return False
    if da == db and da in MEASURES and source.unit != target.unit:
        loosely = ROUNDED_OFF if target.bound == "exact" else _ROUNDED_LOOSELY
        if len(digits_of(target)) > 2:
            loosely = _ROUNDED_CLOSELY
        return abs(fa - fb) / abs(fa) < loosely
    if target.bound == "exact":
        return _customary(fa, fb, da, target)
    return _said(fa, fb, da, source, target)


def _share_rounded(source: Quantity, target: Quantity) -> bool | None:
    """Whether shares that are told in two forms are roughly the same; ``None`` where they are not."""
    if source.kind == "fraction" and target.unit == "%" and target.bound in BEYOND:
        return 0 < (Fraction(source.low) * 100 - Fraction(target.low)) * BEYOND[target.bound] < 1  # 逾66%
    if target.kind != "fraction" or target.bound not in ("about", *BEYOND):
        return None
    if source.unit == "%" and target.bound != "less-than":
        share = Fraction(target.low) * 100
        return abs(Fraction(source.low) - share) <= share * _ROUGHLY
    return _share_of_factor(source, target) if source.unit == "x" else None


def _customary(a: Fraction, b: Fraction, dimension: str, target: Quantity) -> bool:
    """Whether the value may be rounded so without a word: 42.8万, 3亿; not a per cent, a multiple or a small number."""
    if dimension in _NEVER_ROUNDED or abs(a) < _CUSTOMARY or abs(a - b) > abs(a) * _SLIGHTLY:
        return False
    unit = leading_step(b)
    scaled = b >= 10**4 and unit >= 1000 and _SCALED.search(target.text) is not None
    return scaled and b in (_floor(a, unit), _round(a, unit))


def _said(a: Fraction, b: Fraction, dimension: str, source: Quantity, target: Quantity) -> bool:
    """Whether the value is as near as the target's bound says: 约5%, 超过90%, 近两万, 不到1%."""
    bound, off = target.bound, abs(a - b) / abs(a)
    if _last_place(target) <= _last_place(source):
        return False  # as exact as the source, and another number
    if source.bound == bound and off > _SLIGHTLY and not _SCALED.search(target.text):
        return False  # the source says its bound itself: 超过90% for "over 96%"
    if bound == "about":
        # no place finer than what it is off by: 约36% for 35.3%, not 约36.6% for 35.96%
        whole = b.denominator == 1 and abs(a - b) * 2 < 1 and off <= _TO_A_WHOLE  # 约1分 for 1.1
        return whole or (off <= _ROUGHLY and abs(a - b) <= _last_place(target))
    if bound in ("more-than", "at-least"):
        alike = dimension == "" or source.unit == target.unit
        return b <= a and (off <= _BEYOND_BOUND or (alike and a < b + leading_step(b)))
    if bound in ("nearly", "less-than", "at-most"):
        if bound == "less-than" and b == 1 and dimension in ("%", "pp"):
            return b >= a  # 不到1% for 0.78%
        loose = bound == "nearly" and source.bound == "exact" and _CUSTOMARY <= b < 10 * leading_step(b)
        return b >= a and off <= (_NEARLY if loose else _BEYOND_BOUND)  # 近两万
    return _customary(a, b, dimension, target)


#: So much of a value may be lost in rounding it without a word, about, and beyond a bound; and where 近 is said of a large one.
_SLIGHTLY, _ROUGHLY, _BEYOND_BOUND, _NEARLY = (Fraction(share, 100) for share in (3, 5, 8, 11))
#: What is told to the digit unless a word says otherwise.
_NEVER_ROUNDED = frozenset({"%", "pp", "x", "oom", "clock"})


def without_decimals(source: Quantity, target: Quantity) -> bool:
    """Whether the decimals of a number of hundreds are left out, as summaries do: 160 for 160.4."""
    if "." not in source.text or source.unit != target.unit or source.kind != target.kind:
        return False
    if not (source.single and target.single):
        return False
    exact, whole = Fraction(source.low), Fraction(target.low)
    if whole.denominator != 1 or "." in target.text:
        return False
    return abs(exact) >= _HUNDREDS and 0 < abs(exact - whole) * 2 <= 1


_HUNDREDS = 100


def share_in_words(source: Quantity, target: Quantity) -> bool:
    """Whether a share is told by the nearest simple one, as summaries do: 近四分之一 for 23%, 七成 for 71%."""
    if not (source.single and target.single):
        return False
    if source.unit == "x" and source.low > 1 and "成" in target.text:
        share = 100 / Fraction(source.low)  # 约四成 for 2.4 times lower
    elif source.unit == "%":
        share = Fraction(source.low)
    else:
        return False
    if target.kind == "fraction" and target.bound != "exact":
        said = Fraction(target.low) * 100
        slack = said / 10
    elif target.unit == "%" and "成" in target.text:
        said = Fraction(target.low)
        slack = _TENTHS_OFF if target.bound in ("exact", "about") else 2 * _TENTHS_OFF
    else:
        return False
    side = BEYOND.get(target.bound, 0)
    return abs(share - said) <= slack and (side == 0 or (share - said) * side >= 0)


def _of_dozens(source: Quantity, target: Quantity) -> bool:
    """Whether dozens, which nobody counts, are told by tens: 二十多 or 逾20 for "two dozen", not 逾30."""
    if target.bound not in ("more-than", "about") or source.unit or target.low % 10:
        return False
    return 0 <= Fraction(source.low) - Fraction(target.low) < 10


def _share_of_factor(source: Quantity, target: Quantity) -> bool:
    """Whether a share is roughly what so many times less leave: 约五分之一 for 5.1×."""
    factor, share = Fraction(source.low), Fraction(target.low)
    if not source.single or factor <= 1:
        return False
    if target.bound == "less-than":
        return 0 < share * factor - 1 <= 2 * _ROUGHLY  # 不到三分之一 for 3.2×
    return abs(share * factor - 1) <= _ROUGHLY


#: Which way a value lies from a number that is said with a bound.
BEYOND = {"more-than": 1, "nearly": -1, "less-than": -1}
#: Dimensions that are told in several systems of units, of which readers want but one.
MEASURES = frozenset({"length", "mass", "area", "speed", "volume"})
#: So much of a measure may be lost in telling it in another unit.
ROUNDED_OFF = Fraction(6, 100)
#: So much of a small number may be lost where it is rounded to a whole.
_TO_A_WHOLE = Fraction(12, 100)
#: What is rounded without saying so is told in a scale: 42.8万, 3亿多; not 25,000 for 25,600.
_SCALED = re.compile("[万亿千百十兆]")
#: … and so much where the target says that it rounds (近三公里 for "nearly two miles").
_ROUNDED_LOOSELY = Fraction(9, 100)
#: … and of one that is told to three places: 2%, what an inch of 2.5 cm or a foot of 0.3 m is off by.
_ROUNDED_CLOSELY = Fraction(2, 100)
#: So far, in points, a share may lie from tenths.
_TENTHS_OFF = Fraction(2)
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


def _in_another_unit(source: Quantity, told: Number, target: Quantity) -> bool:
    """Whether a span of time is rounded in another unit: 2.7小时 for 161 minutes, also of "from 314 to 161 minutes"."""
    readings = [(source.low, source.unit), *source.alts]
    spans = [canonical(value, unit) for value, unit in readings if unit and unit != target.unit]
    values = [value for value, dimension in spans if dimension == "time"]
    if not (source.single and target.single and values and told):
        return False
    exact, said = Fraction(values[0]) * Fraction(target.low) / Fraction(told), Fraction(target.low)
    off = abs(exact - said)
    if target.bound == "about":
        return off <= _ROUGHLY * exact
    return target.bound == "exact" and "." in target.text and off * 2 <= _last_place(target)


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
