"""Dates that the source writes in figures (9/11, 06.12.2025), and their days, months and years in the target."""

from __future__ import annotations

import re

from summarycheck.model import Quantity

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


_POINTED_DATE = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?!\.?\d)")
