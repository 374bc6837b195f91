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
from summarycheck.quantities.scan.clock import in_date
from summarycheck.quantities.scan.digits import ONE, number, tidy
from summarycheck.quantities.scan.powers import powered

#: After 和: the other end of 介于8和12毫米之间.
BETWEEN = r"\s?(?=[\d.〇零一二三四五六七八九十百千万亿两点]+[^，。；、\d]{0,6}之间)"
RANGE = re.compile(
    rf"\s?\$?(?:[-–—~～−]{{1,2}}|至|到|\\sim|[和与](?={BETWEEN}))"
    r"\$?\s?(?=[\d〇零一二三四五六七八九十百千两]|(?<=[至到~～])[-−+]\d)(?!零下)"
)


def both_units(
    text: str, value: Number, unit: str, kind: str, end: int, start: int
) -> tuple[Number, Number, str, str, int]:
    """10%-20%, 1.3x-1.6x, 0.48°-3.00°: the unit stands at both ends of the range."""
    second = _second_end(text, start)
    if second is None or second[0] <= value:
        return value, value, unit, kind, end
    other, other_unit, other_end, other_kind, _ = unit_after(
        text, second[0], second[1], "count", not second[2]
    )
    if (other_unit != unit or other_kind != kind) and not (unit == "%" and other_unit == "pp"):
        return value, value, unit, kind, end
    return value, other, other_unit, other_kind, other_end


def to_range(text: str, left: int, plain: Number, value: Number, end: int) -> tuple[Number, Number, int]:
    """3-5, 3到5, 70-120亿 (the unit belongs to both ends), but not 从3到5 (two numbers: from and to): low, high and end.

    ``plain`` is the number without its scale. A number that begins no range is both its ends.
    """
    alone = value, value, end
    between = RANGE.match(text, end)
    if between is None:
        return alone
    word = between[0].strip()
    if word in ("和", "与") and text[max(0, left - 2) : left].rstrip()[-1:] not in ("于", "在"):
        return alone
    if word in ("至", "到") and "从" in text[max(0, left - 14) : left].rpartition("，")[2]:
        return alone
    second = _second_end(text, between.end())
    if second is None:
        return alone
    other, other_end, run = second
    high, other_end, _ = scaled_up(text, other, other_end)
    if run and high == other:  # its scale is among its numerals
        if plain < 10 and _ONE_DIGIT.fullmatch(run):
            other = Decimal(NUMERALS[run[0]])  # 三到四百万
        elif value == plain and (head := _head(run)) > plain:
            other = head
    if in_date(text, left) or (word == "-" and names.versioned(text, left, other_end)):
        return alone
    low = value
    if value == plain and other and high != other:
        shared = tidy(Fraction(value) * Fraction(high) / Fraction(other))
        low = shared if shared < high else value
    return (low, high, other_end) if low < high else alone


def with_power(text: str, low: Number, high: Number, end: int) -> tuple[Number, Number, int] | None:
    """Both ends of a range with the power that stands after the second, and where that ends: 0.6至3.9 × 10^14."""
    after = text[end : end + 1]
    ten = powered(text, ONE, end, after) if after and after in _RAISING else None
    if ten is None:
        return None
    factor = Fraction(ten[0])
    return tidy(Fraction(low) * factor), tidy(Fraction(high) * factor), ten[1]


#: What stands right after a range whose ends have one power.
_RAISING = frozenset(" x×·\\$")


def _in_digits(text: str, start: int) -> tuple[Decimal, int] | None:
    """The number in digits at ``start``, with its sign, and where it ends."""
    signed = text[start] in "-−+"
    plain = number(text, start + signed) if signed or text[start].isdecimal() else None
    return (-plain[0] if text[start] in "-−" else plain[0], plain[1]) if plain is not None else None


def _second_end(text: str, start: int) -> tuple[Decimal, int, str] | None:
    """The number at ``start``, where it ends, and its numerals if it is written in them."""
    if (plain := _in_digits(text, start)) is not None:
        return *plain, ""
    seen = run_at(text, start)
    value = numeral(seen[0]) if seen is not None else None
    if seen is None or value is None or (text[start] == "一" and is_word(text, start)):
        return None  # 0 - 一直
    return value, seen[1], seen[0]


def _head(run: str) -> Decimal:
    """What stands before the last 万 or 亿 of a numeral, which a smaller number before it has too: 二十至三十万; 0 where none is."""
    head = run.rstrip("万亿")
    return (numeral(head) if head and head != run else None) or Decimal(0)


#: The end of a range whose hundreds, thousands and so on are those of its beginning, too.
_ONE_DIGIT = re.compile("[二两三四五六七八九][百千万亿][十百千万亿]*")
