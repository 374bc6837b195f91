"""Ranges of Chinese numbers: 3-5, 3到5, 10%-20%, 三到四百万."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from summarycheck.model import Number
from summarycheck.quantities.scan import names
from summarycheck.quantities.scan.chinese.numerals import NUMERALS, is_word, numeral, run_at
from summarycheck.quantities.scan.chinese.scales import scaled_up
from summarycheck.quantities.scan.chinese.units import unit_after
from summarycheck.quantities.scan.digits import number, tidy

RANGE = re.compile(
    r"\s?\$?(?:[-–—~～−]{1,2}|至|到|\\sim)\$?\s?(?=[\d〇零一二三四五六七八九十百千两])(?!零下)"
)


def both_units(
    text: str, value: Number, unit: str, kind: str, end: int, start: int
) -> tuple[Number, Number, str, str, int]:
    """10%-20%, 1.3x-1.6x, 0.48°-3.00°: the unit stands at both ends of the range."""
    second = number(text, start) if text[start].isdigit() else None
    if second is None or second[0] <= value:
        return value, value, unit, kind, end
    other, other_unit, other_end, other_kind, _ = unit_after(text, second[0], second[1], "count", True)
    if other_unit != unit and not (unit == "%" and other_unit == "pp"):
        return value, value, unit, kind, end
    return value, other, other_unit, other_kind, other_end


def to_range(
    text: str,
    value: Number,
    high: Number,
    end: int,
    plain: Number,
    kind: str,
    left: int,
) -> tuple[Number, Number, int, str]:
    """3-5, 3到5, 70-120亿 (the unit belongs to both ends), but not 从3到5 (two numbers: from and to)."""
    between = RANGE.match(text, end)
    if between is None:
        return value, high, end, kind
    word = between[0].strip()
    if word in ("至", "到") and "从" in text[max(0, left - 14) : left].rpartition("，")[2]:
        return value, high, end, kind
    start = between.end()
    seen = None
    if text[start].isdigit():
        second = number(text, start)
        if second is None:
            return value, high, end, kind
        other, other_end, _ = second
    else:
        seen = run_at(text, start)
        parsed = numeral(seen[0]) if seen else None
        if seen is None or parsed is None or (text[start] == "一" and is_word(text, start)):  # 0 - 一直
            return value, high, end, kind
        other, other_end = parsed, seen[1]
    other_value, other_end, _ = scaled_up(text, other, other_end)
    if plain < 10 and other_value == other and seen and _ONE_DIGIT.fullmatch(seen[0]):
        other = Decimal(NUMERALS[text[start]])  # 三到四百万
    elif value == plain and other_value == other and seen and (head := _head(seen[0])) > plain:
        other = head
    if word == "-" and names.versioned(text, left, other_end):
        return value, high, end, kind
    if value == plain and other and other_value != other:
        factor = Fraction(other_value) / Fraction(other)
        shared = tidy(Fraction(value) * factor)
        if shared < other_value:
            value = shared
    if value >= other_value:
        return high if value != high else value, high, end, kind
    return value, other_value, other_end, "count"


def _head(run: str) -> Decimal:
    """What stands before the last 万 or 亿 of a numeral, which a smaller number before it has too: 二十至三十万; 0 where none is."""
    head = run.rstrip("万亿")
    return (numeral(head) if head and head != run else None) or Decimal(0)


#: The end of a range whose hundreds, thousands and so on are those of its beginning, too.
_ONE_DIGIT = re.compile("[二两三四五六七八九][百千万亿][十百千万亿]*")
