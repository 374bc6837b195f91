"""How a target number may have slipped from a source number, and which numbers are too small to accuse."""

from __future__ import annotations

import re
from fractions import Fraction

import msgspec

from summarycheck.model import Quantity
from summarycheck.quantities.comparing import equality, magnitude, writing
from summarycheck.quantities.scan.units import SPANS
from summarycheck.quantities.things import COUNTERS

#: What a fault may be: the relations that rules select on.
RELATIONS = (
    "scale-slip", "changed", "invented", "invented-count", "invented-things", "date-completed", "missing", "missing-count", "blank", "garbled", "unit", "sign", "percent-lost", "percent-for-point",
    "point-for-percent", "swapped", "misattributed", "range", "from-to", "ordinal", "multiple", "by-to", "direction", "double-negative",
    "bound-lost", "bound-lost-in-words", "bound-turned", "bound-changed", "dimension", "respectively", "statistic", "name-number", "name-missing", "ambiguous", "formula", "weekday",
)  # fmt: skip
#: Internal names of slips → the relation that rules select on.
PUBLISHED = {
    "near-miss": "changed",
    "power-lost": "changed",
    "range-end": "range",
}


#: Units of what may be told in tenths.
_SHARED_OUT = frozenset({"", "%", "pp", "x"})


def slip(source: Quantity, target: Quantity) -> tuple[str, float]:
    """How ``target`` may have slipped from ``source`` (empty: not likely), and how unlikely that is."""
    if source.unit == "%" and target.kind == "fraction":
        target = _as_percent(target)
    if source.weak and source.text.lower() == "both" and small(target):
        return "changed", 2.0
    if source.kind == "size" or (source.weak and source.kind != "ordinal"):
        return "", 0
    if "成" in target.text and source.unit not in _SHARED_OUT:
        return "", 0  # 六成 is no 60 km/s
    if source.kind == target.kind == "vague":
        return "scale-slip", 0.5
    a, dimension = equality.canonical(source.low, source.unit)
    b, other = equality.canonical(target.low, target.unit)
    return (
        _of_scale_or_unit(source, target, dimension)
        or (
            _of_one_value(source, target, a == b, a == -b != 0, dimension == other)
            if source.single and target.single
            else _of_a_range(source, target, dimension == other)
        )
        or _of_another_value(source, target, dimension, other)
    )


_Slip = tuple[str, float]


def _of_scale_or_unit(source: Quantity, target: Quantity, dimension: str) -> _Slip | None:
    """A value turned over (2:1 for 1:2), in another unit, said of instead of by (1/3 for 3×), or off by powers of ten."""
    if source.kind == target.kind == "ratio" and Fraction(source.low) * Fraction(target.low) == 1:
        return "near-miss", 0.3
    if source.single and target.single and source.low == target.low and source.unit and target.unit:
        if dimension not in ("%", "pp") and source.unit != target.unit:
            return "unit", 0.4
    if source.unit == "x" and target.kind == "fraction" and source.low:
        if Fraction(target.low) * Fraction(source.low) == 1:
            return "by-to", 0.3
    if not source.weak and magnitude.scale_ratio(source, target):
        return "scale-slip", 0.2 if len(equality.digits_of(source)) > 1 else 0.6
    return None


def _of_one_value(
    source: Quantity, target: Quantity, equal: bool, opposite: bool, alike: bool
) -> _Slip | None:
    """Of two single values that are equal, as written or converted, or opposite: the unit, kind or sign, or a lost power."""
    if source.low == target.low or equal:
        if {source.unit, target.unit} == {"%", "pp"}:
            return _for_points(source)
        if source.unit == "%" and target.unit == "":
            return "percent-lost", 0.3
        if source.kind != target.kind and "ordinal" in (source.kind, target.kind):
            return ("ordinal", 0.5) if source.unit == target.unit else ("", 0)
        if not alike and (source.unit or target.unit not in ("%", "pp", "x")):
            return "unit", 0.4
    if opposite:
        return "sign", 0.4
    if source.kind == "power" and _flattened(source, target):
        return "power-lost", 0.4
    return None


def _of_a_range(source: Quantity, target: Quantity, alike: bool) -> _Slip | None:
    """Of a range and one of its ends, two ranges in per cent and points, or a value that became a range."""
    if not source.single and target.single:
        if target.low in (source.low, source.high):
            return "range", 0.5
        if source.kind != "vague" and writing.figures_of(source) == writing.figures_of(target):
            return "range", 0.3
    if source.low == target.low and source.high == target.high:
        if {source.unit, target.unit} == {"%", "pp"}:
            return _for_points(source)
        if source.unit == "%" and not target.unit:
            return "percent-lost", 0.3  # 33-39 for 33-39%
    if source.single and not target.single:
        return ("changed", 3.0) if alike else ("", 0)
    return None


def _for_points(source: Quantity) -> _Slip:
    return ("percent-for-point" if source.unit == "pp" else "point-for-percent"), 0.1


def _of_another_value(source: Quantity, target: Quantity, dimension: str, other: str) -> _Slip:
    """Another value for the same: a misprint, or one that is merely comparable."""
    alike = dimension == other
    if not alike and "" not in (dimension, other):
        return "", 0
    if (source.kind == "ordinal") != (target.kind == "ordinal") and source.unit == target.unit == "":
        return "", 0
    if writing.near_miss(source, target) and alike:
        return "near-miss", 1.0
    if (alike or target.unit == "") and _comparable(source, target):
        return "changed", 2.0 if alike else 2.5
    return "", 0


def _as_percent(fraction: Quantity) -> Quantity:
    """万分之二 as the percentage that it is; other fractions as they are."""
    share = next((value for value, unit in fraction.alts if unit == "%"), None)
    if share is None:
        return fraction
    return msgspec.structs.replace(fraction, low=share, high=share, unit="%", kind="percent", alts=())


#: Kinds of which one may be told as the other.
_COMPARED = frozenset("count power year vague dimension".split())


def _comparable(source: Quantity, target: Quantity) -> bool:
    """Two different numbers that may be one and the same fact: alike in kind, and in size unless exact."""
    if source.kind != target.kind and not {source.kind, target.kind} <= _COMPARED:
        return False
    if not source.low or not target.low:
        return True
    if source.unit:
        return True
    if magnitude.magnitudes_apart(source.low, target.low) > 2:
        return False
    ratio = abs(Fraction(source.low) / Fraction(target.low))
    return Fraction(1, 30) < ratio < 30


def unlike(source: Quantity, target: Quantity) -> bool:
    """Whether a power of ten between the two can be no slip: 三 is not written for 30, nor 一年 for 1000."""
    return target.high <= 10 and not _in_digits(target) and _in_digits(source)


def _in_digits(quantity: Quantity) -> bool:
    return any(map(str.isdecimal, quantity.text))


def _flattened(source: Quantity, target: Quantity) -> bool:
    written = "".join(char for char in source.text if char.isdecimal())
    return written == "".join(char for char in target.text if char.isdecimal())


def kinds_agree(source: Quantity, target: Quantity, text: str) -> bool:
    """Whether equal values may be the same for all their kinds: not third and 三, month 5 and day 5, 3rd and 前三."""
    a, b = source.kind, target.kind
    if a == b:
        return True
    if (a, b) in _NEVER_ALIKE:
        return False
    if b == "year" and not source.unit and "," in source.text:
        return False  # 3412年 for 3,412 people
    if a == "fraction" and b == "count" and _ONE_IN.match(source.text):
        return _ONE_OF_THEM.match(text, target.end) is not None
    if b == "month" and ((a == "count" and source.text.isalpha()) or source.unit in SPANS - {"month"}):
        return False
    if a == "month" and b == "count" and text[target.end : target.end + 2].lstrip()[:1] in _NO_MONTHS:
        return False  # 12分 for December
    after = text[target.end : target.end + 1]
    if b == "ordinal" and a == "count" and not source.weak and source.text.isalpha():
        return after in TURNS
    if a == "ordinal" and b == "count" and not target.weak and source.unit == "":
        return after not in _COUNTERS
    if source.unit in SPANS and b == "count" and after == "次":
        return False  # every two weeks is not 每周两次
    return (source.unit == "century") == (target.unit == "century") or source.unit != "century"


_IN_CALENDARS = ("month", "day", "decade")
#: Kinds of which none is told as the other: 1980年 for the 1980s, 前三 for third.
_NEVER_ALIKE = frozenset(
    {
        ("decade", "year"),
        ("ordinal", "rank"),
        ("ordinal", "multiple"),
        ("rank", "ordinal"),
    }
    | {(one, other) for one in _IN_CALENDARS for other in _IN_CALENDARS if one != other}
)
#: After 第N these make a point in time or a turn, for which English may count (five years → 第五年).
TURNS = frozenset("年天月周日届季")
_ONE_IN = re.compile(r"(?i)(?:1|one)[\s-]+(?:in|out)\b")
#: After the whole, its part: 每六人中有一人, 十个里就一个, 每50帧取一帧.
_ONE_OF_THEM = re.compile(
    r"[^。；;]{0,16}?(?:[中里内]|[有就占仅]|分之|或)[^。；;]{0,6}?[一1]|分之|(.)[^，。；;\d]{0,6}?[一1]\1"
)
#: After a number these make it a count of things, which an ordinal is not.
_COUNTERS = frozenset("个种项类名次")
#: After a number these tell of things, points or years, and never of a month.
_NO_MONTHS = COUNTERS | set("分人场球岁元天年")
DATES = frozenset({"month", "day", "year", "decade", "time"})
#: A printed thing of this number is no item of a list (第二卷).
_PRINTED = frozenset("卷册期页")
#: After a 1 these tell what English gives an article: a blank page, 1页.
_SINGLE = frozenset("页枚台家架艘座只块份场句支辆把本部门间")
#: After a count of things of one kind; and before one of things that are known already (这四种, 其他四个, 第四).
_KINDS, _KNOWN = frozenset("个种项类条款篇层步组轮张套大"), frozenset("这那他余另该述第些")
#: After a small number in digits these make it a count of listed things.
_LISTED = _KINDS | set("名位方阶次")


def small(quantity: Quantity) -> bool:
    """A bare count up to ten: too common to be laid at another number's door without the same noun."""
    return quantity.unit == "" and quantity.kind == "count" and quantity.high <= 10


def too_small_to_invent(quantity: Quantity, text: str) -> bool:
    """Counts up to ten of listed things (三个数据集, 5种方法) come from lists, not from nowhere; nor does half of a thing."""
    if quantity.unit or quantity.high > 10 or quantity.kind not in ("count", "ordinal", "rank", "fraction"):
        return False
    if quantity.low != int(quantity.low):
        return quantity.kind == "fraction" and "分之" not in quantity.text and quantity.low * 10 >= 1
    if quantity.kind == "ordinal" and text[quantity.end : quantity.end + 1] in _PRINTED:
        return False
    in_letters = not any(char.isdecimal() for char in quantity.text)
    counted = _LISTED | _SINGLE if quantity.low == 1 else _LISTED
    after = text[quantity.end : quantity.end + 2].lstrip()[:1]
    return in_letters or (quantity.kind == "count" and after in counted)


def tells_how_many(quantity: Quantity, text: str) -> bool:
    """Whether a small count tells the reader how many of a kind there are: 七种方法, no pair, no 这四名男子, no 八阶.

    Two or three are also counted where the source only names them.
    """
    if quantity.kind != "count" or not _TOLD <= quantity.low <= 10:
        return False
    after = text[quantity.end : quantity.end + 1]
    return after in _KINDS and text[quantity.start - 1 : quantity.start] not in _KNOWN


#: From here on a count is told, not said by the way.
_TOLD = 4


def too_small_to_miss(quantity: Quantity) -> bool:
    if quantity.kind == "fraction" and quantity.text.isalpha():
        return True
    return (
        quantity.text.isalpha()
        and quantity.unit == ""
        and quantity.high <= 10
        and quantity.kind in ("count", "ordinal")
    )
