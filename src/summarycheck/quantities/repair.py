"""Repairs: a source value written in the target's own style (70亿 → 700亿, 3亿参数 → 30亿参数)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from msgspec.structs import replace

from summarycheck.model import Number, Quantity
from summarycheck.quantities.comparing.equality import digits_of
from summarycheck.quantities.scan.chinese import text as reader

_SCALES = (("万亿", Decimal(10) ** 12), ("亿", Decimal(10) ** 8), ("万", Decimal(10) ** 4))
_VAGUE = {10: "数十", 100: "数百", 1000: "数千", 10**4: "数万", 10**5: "数十万", 10**6: "数百万", 10**7: "数千万",
          10**8: "数亿", 10**9: "数十亿", 10**10: "数百亿", 10**11: "数千亿", 10**12: "数万亿"}  # fmt: skip
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
#: A power in figures, which Chinese writes as English does: 3.2 \\times 10^{-6}.
_WRITTEN_POWER = re.compile(r"[-−]?[\d.]+(?:\s?(?:×|\*|\\times|\\cdot)\s?10)?\^(?:-?\d+|\{-?\d+\})")
_IN_CHINESE = re.compile(r"[零〇一二两三四五六七八九十百千万亿]+(?:个百分点|倍)?")
_UNITS = {"%": "%", "pp": "个百分点", "x": "倍", "": ""}


def render(source: Quantity, target: Quantity) -> str | None:
    """The whole target quote with the source's value in it, or ``None`` where its style is beyond us."""
    if "**" in target.text:  # bold face ends within the quote: 4**万
        bare = render(source, replace(target, text=target.text.replace("**", "")))
        return bare and f"{bare}**"
    if source.kind == "vague":
        return _VAGUE.get(int(source.low))
    if target.kind == "vague" or isinstance(source.low, Fraction) or not source.single:
        return None
    if target.kind == "power":
        return source.text if _WRITTEN_POWER.fullmatch(source.text) and source.unit == target.unit else None
    written = _NUMBER.search(target.text)
    if written is not None:
        return _in_figures(source, target, written)
    if source.low != int(source.low) or source.low < 0 or not _IN_CHINESE.fullmatch(target.text):
        return None
    return chinese(source.low) + _UNITS.get(source.unit, "")


def _in_figures(source: Quantity, target: Quantity, written: re.Match[str]) -> str | None:
    """The target quote with the source's value for the figures ``written`` in it, in a scale where it has one."""
    value = source.low
    assert isinstance(value, Decimal)
    has_scale = any(char in target.text for char in "万亿千百十")
    if (scaled(value) if has_scale else plain(source)) is None:
        return None
    head, tail = target.text[: written.start()], target.text[written.end() :]
    if source.unit != target.unit:
        return head + _number(value) + _UNITS[source.unit] if source.unit in _UNITS else None
    if has_scale:
        tail = re.sub(r"^\s?[十百千万亿兆]+", "", tail)
    if "," in target.text and value == int(value):
        number = f"{int(value):,}"
    elif has_scale or (value >= 10**5 and "," not in target.text):
        number = scaled(value) or ""
    else:
        number = _number(value)
    if value < 0:
        head = head.rstrip("-−负")
    anew = (head + number + rest for rest in (tail, _MORE_OF_NUMBER.sub("", tail)))
    return next((text for text in anew if _says(text, source, target.unit)), None)


#: What belongs to the old number after its first digits: 3亿5千万, 30K.
_MORE_OF_NUMBER = re.compile(r"^(?:[\d.]*[十百千万亿兆])*(?:\s?[KMBTkmbt](?![A-Za-z]))?")


def _says(text: str, source: Quantity, unit: str) -> bool:
    """Whether a repair says the source's number in this unit, and no other, when it is read."""
    found = reader.scan(text)
    return not found or (
        len(found) == 1
        and (
            (found[0].low == found[0].high == source.low and found[0].unit == unit)
            or (source.low, unit) in found[0].alts
        )
    )


# What before or after a number shows that it may be a piece of one: 20,00; 10 -6; 3.2 3B; (eg.2560x; 5+万亿; 数百 millions.
_TORN_BEFORE = re.compile(r"[\d.,+]$|[\^×*]\s?$|(?:^|\s)[\d.,]+\s$|[十百千万亿]$")
_TORN_AFTER = re.compile(
    r"[.,]?\d|[.,]\s0|\s?[-−–^×*]\s?\d|\s\d|[十百千万亿]|\s?(?:thousand|[mbtr]+illion|(?:mil|mn|bn|tn|k|m|b|t)\b)",
    re.IGNORECASE,
)
_NOT_PLAIN = re.compile(r"0\d|\.|.*\+")
_SCALE_WORD = re.compile(r"thousand|[mbtr]+illion", re.IGNORECASE)
_AROUND = 12
_LARGE = 1000
_MOST_DIGITS = 6


class Side:
    """A text and its numbers."""

    def __init__(self, text: str, numbers: Sequence[Quantity]) -> None:
        self.text, self.numbers = text, numbers

    def tears(self, one: Quantity) -> bool:
        """True when the number may be a piece of what was one number once."""
        before = self.text[max(0, one.start - _AROUND) : one.start]
        torn = _TORN_BEFORE.search(before) or _TORN_AFTER.match(self.text, one.end)
        return torn is not None or _NOT_PLAIN.match(one.text) is not None

    def times(self, one: Quantity) -> int:
        """How often it has a number of this value."""
        return self._counts[one.low, one.high]

    def large(self, digits: str) -> set[Number]:
        """Its large numbers of these digits."""
        return self._large.get(digits, set())

    @cached_property
    def _counts(self) -> Counter[tuple[Number, Number]]:
        return Counter((number.low, number.high) for number in self.numbers)

    @cached_property
    def _large(self) -> dict[str, set[Number]]:
        found: dict[str, set[Number]] = {}
        for number in self.numbers:
            if number.low >= _LARGE:
                found.setdefault(digits_of(number), set()).add(number.low)
        return found


def is_certain(source: Quantity, target: Quantity, ours: Side, theirs: Side) -> bool:
    """True when a number that is off by a power of ten can mean nothing but this one of the source's.

    Both are written whole and in one way; the source has no other large number of the same digits (1亿, where it has
    1B models and 10B tokens, may be either), and has this one more often than the target has it already. Vague
    numbers must name their scale (数亿, of billions; not 成千上万).
    """
    digits = digits_of(source)
    if target.alts or source.alts or source.unit != target.unit or len(digits) > _MOST_DIGITS:
        return False
    if "vague" in (source.kind, target.kind) and not (
        _SCALE_WORD.search(source.text) and target.text in _VAGUE.values()
    ):
        return False
    if ours.tears(source) or theirs.tears(target):
        return False
    if theirs.times(source) >= ours.times(source):
        return False
    return ours.large(digits) <= {source.low}


def plain(source: Quantity) -> str | None:
    """The source value on its own, with its unit, as Chinese texts write it."""
    if not source.single or isinstance(source.low, Fraction) or source.unit not in _UNITS:
        return None
    number = scaled(source.low) if abs(source.low) >= 10**4 else _number(source.low)
    return number + _UNITS[source.unit]


def spoken(source: Quantity) -> str | None:
    """A range as Chinese texts write it (10亿至700亿); ``None`` where its unit is beyond us."""
    if source.single or source.unit not in _UNITS or isinstance(source.low, Fraction):
        return None
    unit = _UNITS[source.unit]
    return f"{scaled(source.low)}{unit}至{scaled(source.high)}{unit}"


def scaled(value: Number) -> str:
    """70000000000 → 700亿; below ten thousand in plain digits."""
    exact = (
        Decimal(value) if not isinstance(value, Fraction) else Decimal(value.numerator) / value.denominator
    )
    for name, scale in _SCALES:
        if abs(exact) >= scale:
            return _number(exact / scale) + name
    return _number(exact)


def _number(value: Number) -> str:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return f"{value.normalize():f}"


_DIGITS = "零一二三四五六七八九"


def chinese(value: Number) -> str:
    """A whole number, not negative, in Chinese numerals (24 → 二十四, ten billion → 一百亿)."""
    number = int(value)
    for scale_name, power in _SCALES:
        if number >= power:
            head, rest = divmod(number, int(power))
            return chinese(Decimal(head)) + scale_name + (chinese(Decimal(rest)) if rest else "")
    text, zero = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            text += ("零" if zero and text else "") + _DIGITS[digit] + name
            zero = False
        else:
            zero = True
    if text.startswith("一十"):
        text = text[1:]
    return text or "零"
