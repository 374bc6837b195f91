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


#: After the first digits: the rest of a time taken by a watch, to the second or finer.
_WATCH = re.compile(r"[:：]([0-5]\d)(?:[:：]([0-5]\d)(\.\d{1,3})?|(\.\d{1,3}))(?![\d:：%]|\s?[ap]\.?m)")


def stopwatch(text: str, start: int, first: Decimal, end: int) -> list[Quantity]:
    """The parts of a duration that is written with colons: 2:07.01 (minutes and seconds), 1:54:37 (hours too)."""
    watch = _WATCH.match(text, end)
    if watch is None:
        return []
    second, third, fine, finer = watch.groups()
    values = [
        (first, start, end),
        (Decimal(second + (finer or "")), watch.start(1), watch.end(4 if finer else 1)),
    ]
    if third:
        values.append((Decimal(third + (fine or "")), watch.start(2), watch.end()))
    units = ("h", "min", "s")[3 - len(values) :]
    return [
        Quantity(text[left:right], left, right, value, value, unit, "measure")
        for (value, left, right), unit in zip(values, units, strict=True)
    ]
