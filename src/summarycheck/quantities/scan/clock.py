"""Times of day, times that a watch takes, and dates in figures."""

from __future__ import annotations

import re
from decimal import Decimal

from summarycheck.model import Quantity
from summarycheck.quantities.scan.digits import Alts

_YEAR_BEFORE = re.compile(r"\d{4}-(?:\d\d-)?$")


def in_date(text: str, left: int) -> bool:
    """Whether the number is the month or day of a date in figures: 2021-05-12."""
    return text[left - 1 : left] == "-" and _YEAR_BEFORE.search(text, max(0, left - 8), left) is not None


def time_of_day(text: str, start: int, end: int, hour: int, minute: int, half: str) -> Quantity:
    """A time of day in minutes; twelve hours on as another reading where a or p does not settle it."""
    settled = half != "" and 0 < hour < 12
    if half == "p" and hour < 12:
        hour += 12
    value = Decimal(60 * hour + minute)
    other = value + 720 if value < 720 else value - 720
    alts: Alts = () if settled else ((other, "clock"),)
    if "." in text[start:end] or ":" in text[start:end]:
        alts += ((hour % 12 + Decimal(minute) / 100, ""), (hour + Decimal(minute) / 100, ""))  # written 5.30
    return Quantity(text[start:end], start, end, value, value, "clock", "time", "exact", False, alts)
