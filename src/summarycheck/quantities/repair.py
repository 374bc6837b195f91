"""Repairs: a source value written in the target's own style (70亿 → 700亿, 3亿参数 → 30亿参数)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from summarycheck.model import Number, Quantity
from summarycheck.quantities.relate import digits_of

_SCALES = (("万亿", Decimal(10) ** 12), ("亿", Decimal(10) ** 8), ("万", Decimal(10) ** 4))
_VAGUE = {10: "数十", 100: "数百", 1000: "数千", 10**4: "数万", 10**5: "数十万", 10**6: "数百万", 10**7: "数千万",
          10**8: "数亿", 10**9: "数十亿", 10**10: "数百亿", 10**11: "数千亿", 10**12: "数万亿"}  # fmt: skip
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_UNITS = {"%": "%", "pp": "个百分点", "x": "倍", "": ""}


def render(source: Quantity, target: Quantity, text: str) -> str | None:
    """The whole target quote with the source's value in it, or ``None`` where its style is beyond us."""
    if source.kind == "vague":
        return _VAGUE.get(int(source.low))
    if target.kind == "vague" or isinstance(source.low, Fraction):
        return None
    if not source.single:
        return None
    written = _NUMBER.search(target.text)
    has_scale = any(char in target.text for char in "万亿千百十")
    if written is None:
        return chinese(source.low) + _UNITS.get(source.unit, "") if source.low == int(source.low) else None
    value = plain(source) if not has_scale else scaled(source.low)
    if value is None:
        return None
    tail = target.text[written.end() :]
    tail = re.sub(r"^\s?[十百千万亿]+", "", tail) if has_scale else tail
    if source.unit != target.unit:
        if source.unit not in _UNITS:
            return None
        return target.text[: written.start()] + _number(source.low) + _UNITS[source.unit]
    number = (
        scaled(source.low)
        if has_scale or (source.low >= 10**5 and "," not in target.text)
        else _number(source.low)
    )
    if "," in target.text and source.low == int(source.low):
        number = f"{int(source.low):,}"
    head = target.text[: written.start()]
    if source.low < 0:
        head = head.rstrip("-−负")
    return head + (number or "") + tail


# What of another number before or after it shows that the source may have been broken up (20,00; 10 -6; 3.2 3B).
_TORN_BEFORE = re.compile(r"[\d.,]$|[\^×*]\s?$|(?:^|\s)[\d.,]+\s$")
_TORN_AFTER = re.compile(r"[.,]?\d|\s?[-−–^×*]\s?\d|\s\d")
_AROUND = 12
_LEADING_ZERO = re.compile(r"0\d")
_SCALE_WORD = re.compile(r"thousand|[mbtr]illion", re.IGNORECASE)
_LARGE = 1000
_MOST_DIGITS = 6


def is_certain(source: Quantity, target: Quantity, ours: Iterable[Quantity], english: str) -> bool:
    """True when a number that is off by a power of ten can mean nothing but this one of the source's.

    The source must write it whole and in one way, and have no other large number of the same digits: 1亿, where it
    has 1B models and 10B tokens, may be either. Vague numbers must name their scale (数亿, of billions; not 成千上万).
    """
    digits = digits_of(source)
    if target.alts or source.alts or source.unit != target.unit or len(digits) > _MOST_DIGITS:
        return False
    if "vague" in (source.kind, target.kind) and not (
        _SCALE_WORD.search(source.text) and target.text in _VAGUE.values()
    ):
        return False
    torn = _TORN_BEFORE.search(english[max(0, source.start - _AROUND) : source.start])
    if torn or _TORN_AFTER.match(english, source.end) or _LEADING_ZERO.match(source.text):
        return False
    return not any(
        other.low >= _LARGE and other.low != source.low and digits_of(other) == digits for other in ours
    )


def plain(source: Quantity) -> str | None:
    """The source value on its own, with its unit, as Chinese texts write it."""
    if not source.single or isinstance(source.low, Fraction) or source.unit not in _UNITS:
        return None
    number = scaled(source.low) if abs(source.low) >= 10**4 else _number(source.low)
    return number + _UNITS[source.unit]


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
    """A whole number below a hundred million in Chinese numerals (24 → 二十四)."""
    number = int(value)
    if number >= 10**4:
        head, rest = divmod(number, 10**4)
        return chinese(Decimal(head)) + "万" + (chinese(Decimal(rest)) if rest else "")
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
