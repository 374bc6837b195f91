"""Dates of the source, in figures (9/11, 06.12.2025) or with a month in letters: what of them is day, month and year."""

from __future__ import annotations

import re

from summarycheck.model import Quantity
from summarycheck.quantities.scan.english.units import ANY_MONTH, MONTHS

_DATE = re.compile(r"(?<!\d)(\d{1,4})[./-](\d{1,4})(?:[./-](\d{2,4}))?(?!\d)")


def within(source: str, written: Quantity, part: Quantity) -> bool:
    """Whether the source number ``written`` is a date in figures that has this day, month or year."""
    date = _DATE.search(source, max(0, written.start - 6), written.end + 6)
    if date is None or date.end() <= written.start or date.start() >= written.end:
        return False
    values = [int(piece) for piece in date.groups() if piece]
    if len(values) == 2 and (min(values) > 31 or (max(values) > 31 and part.kind == "day")):
        return False
    value = int(part.low)
    if part.kind != "year":
        return value in values
    short = value % 100
    return part.single and (value in values or (short in values and (short > 12 or len(values) > 2)))


def in_full(source: str, part: Quantity) -> bool:
    """Whether the source writes a date with points (06.12.2025) that has this day, month or year."""
    for date in _POINTED_DATE.finditer(source):
        first, second, year = map(int, date.groups())
        if part.low == year if part.kind == "year" else part.low in (first, second):
            return True
    return False


_DAY, _YEAR = re.compile(r"\d{1,2}(?:st|nd|rd|th)?"), re.compile(r"\d{4}")
#: Between a month and its day or year: July 26, 3 of May, 2020; December 1992.
_IN_A_DATE = re.compile(r"[\s,.]*(?:\d{1,2}(?:st|nd|rd|th)?[\s,]+)?(?:(?:of|the)\s)?")


def together(source: str, month: Quantity, part: Quantity, kind: str) -> bool:
    """Whether a number of the source is the day, or the year (``kind``), of the date that the month is in."""
    if (_YEAR if kind == "year" else _DAY).fullmatch(part.text) is None:
        return False
    first, second = (month, part) if month.start < part.start else (part, month)
    return _IN_A_DATE.fullmatch(source, first.end, second.start) is not None


_POINTED_DATE = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?!\.?\d)")


_OF_A_MONTH = re.compile(rf"\b(?:{ANY_MONTH})\b\.?(?:\s\d{{1,2}}(?:st|nd|rd|th)?,)?\s$")
_MONTH_AFTER = re.compile(rf"\s(?:of\s)?(?:{ANY_MONTH})\b")
_SAID_OF_YEARS = re.compile(r"(?i)\b(?:in|since|during|until|early|late|mid)[\s-]$")
_AFTER_A_YEAR = re.compile(r"\s?(?:$|[.,;:)]|(?:and|when|where|while|by|the|to|through|until|with|for)\b)")
_YEARS, _DAYS = range(1500, 2101), 31


def is_year(source: str, number: Quantity) -> bool:
    """Whether a bare number of the source is plainly a year: in 2014, when …; December 1992."""
    return (
        len(number.text) == 4
        and number.text.isdecimal()
        and int(number.text) in _YEARS
        and (
            _OF_A_MONTH.search(source, max(0, number.start - 16), number.start) is not None
            or (
                _SAID_OF_YEARS.search(source, max(0, number.start - 8), number.start) is not None
                and _AFTER_A_YEAR.match(source, number.end) is not None
            )
        )
    )


def is_day(source: str, number: Quantity) -> bool:
    """Whether a bare number of the source is plainly the day of a month: June 15."""
    return (
        number.text.isdecimal()
        and number.low <= _DAYS
        and not source.startswith((" BC", " AD"), number.end)
        and (
            _OF_A_MONTH.search(source, max(0, number.start - 12), number.start) is not None
            or _MONTH_AFTER.match(source, number.end) is not None
        )
    )


#: A quarter by its last month: the three months to June.
_QUARTER = re.compile(r"\s(?:to|ended|ending|through|until)\b")
_QUARTER_ENDED = re.compile(r"(?:three|3)[\s-]months?\s(?:to|ended|ending|through|until)\s(?:the end of\s)?$")
#: Feasts by their dates, (month, day), and what Chinese calls them.
_FEASTS = {
    (1, 1): "元旦|新年|元日", (2, 14): "情人节", (3, 8): "三八|妇女节", (5, 1): "五一|劳动节", (5, 4): "五四|青年节", (6, 1): "六一|儿童节",
    (7, 1): "七一|建党", (7, 4): "独立日|国庆", (8, 1): "八一|建军", (9, 11): r"(?<!\d)9[·・.]?11(?!\d)|九[·・]?一一", (10, 1): "十一|国庆",
    (10, 31): "万圣", (11, 11): "双[十1]|光棍节|停战|老兵", (12, 24): "平安夜", (12, 25): "圣诞", (12, 31): "除夕|跨年|年末",
}  # fmt: skip
_DAY_AFTER = re.compile(r"\.?\s(\d{1,2})(?:st|nd|rd|th)?\b(?!\s?[:%])")
_DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?$")
_MONTH_BEFORE = re.compile(r"([A-Z][a-z]{2,8})\.?\s$")
_MAY_DAY = re.compile(r"\sDay\b")


def called(source: str, number: Quantity) -> str:
    """What Chinese calls the quarter or feast that a number is part of (alternatives of a pattern); empty where it is none."""
    if number.unit == "month":
        return "季" if number.low == 3 and _QUARTER.match(source, number.end) else ""
    if number.kind == "month" and _QUARTER_ENDED.search(source, max(0, number.start - 24), number.start):
        return "季"
    return _feast(source, number) if number.kind != "measure" else ""


def _feast(source: str, number: Quantity) -> str:
    """What Chinese calls the feast whose month or day the number is; empty where it is none."""
    month = int(number.low)
    if number.kind != "month":
        named = _MONTH_BEFORE.search(source, max(0, number.start - 12), number.start)
        return _FEASTS.get((MONTHS.get(named[1].lower(), 0), month), "") if named else ""
    if _MAY_DAY.match(source, number.end):
        return _FEASTS.get((month, 1), "")
    day = _DAY_AFTER.match(source, number.end) or _DAY_BEFORE.search(
        source, max(0, number.start - 8), number.start
    )
    return _FEASTS.get((month, int(day[1])), "") if day else ""
