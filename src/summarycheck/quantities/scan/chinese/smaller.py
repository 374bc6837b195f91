"""What is said after a unit and adds to it: 一米八八, 两年半."""

from __future__ import annotations

import re
from fractions import Fraction

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan.chinese.numerals import NUMERALS
from summarycheck.quantities.scan.digits import tidy

#: Units after which the tenths stand alone: 九米七, 三十七度五, 两公斤三.
_WITH_TENTHS = frozenset({"m", "deg", "kg"})
#: A height (一米八八, 1米7) or what is told as one is.
_HEIGHT = re.compile(r"(\d{1,2}|[一二三四五六七八九]{1,2})(?=[，。；、！？）的左多高以上\s”]|$)")


def with_rest(text: str, value: Number, unit: str, end: int) -> tuple[Number, int]:
    """The value with the half or the tenths said after it, and the end: 两年半, 一米八八."""
    if unit in HALVABLE and text.startswith("半", end) and text[end + 1 : end + 2] != "径":
        value = tidy(Fraction(value) + Fraction(1, 2))
        end += 2 if text.startswith("半钟", end) else 1
    if unit in _WITH_TENTHS and value < 100 and not text[end - 1].isascii():
        if (tenths := _HEIGHT.match(text, end)) is not None:
            digits = "".join(str(NUMERALS.get(char, char)) for char in tenths[1])
            if len(digits) == 1 or (unit == "m" and value in (1, 2)):
                return tidy(Fraction(value) + Fraction(int(digits), 10 ** len(digits))), tenths.end()
    return value, end


#: Between minutes and hundredths: 2分07秒01.
_SECONDS = re.compile(r"分半(?!数)|分\s?(?:\d{1,2}(?:\.\d+)?|[〇零一二三四五六七八九十]{1,3})\s?秒")


def are_minutes(text: str, left: int, end: int, found: list[Quantity]) -> bool:
    """Whether 分 are minutes, not points: 2分07秒, 1小时54分."""
    hours = bool(found) and found[-1].unit == "h" and found[-1].end == left
    return hours or _SECONDS.match(text, end) is not None


HALVABLE = frozenset(
    {"x", "year", "day", "h", "min", "week", "ton", "kg", "jin", "m", "km", "mile", "acre", "mu"}
)
