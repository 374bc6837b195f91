"""Months by name: June, mid-May, January-March."""

from __future__ import annotations

import re
from decimal import Decimal

from summarycheck.model import Quantity
from summarycheck.quantities.scan.english.numerals import add
from summarycheck.quantities.scan.english.units import MONTHS

_BEFORE_MONTH = frozenset(
    "in on since by of last until till from to and early late mid this next through between before after during "
    "every each around following".split()
)
_MONTH_WORD = re.compile(rf"(?:{'|'.join(month.title() for month in MONTHS)})\b")
_DATED = re.compile(
    r"\.?,?\s+(?:of\s+)?\d|\s*(?:[-–—]|to|through|and|until)\s*(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec)"
)


def read_month(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    if not text[start].isupper() and not (len(word) > 5 and word != "august" and _DATED.match(text, end)):
        return 0
    if text.startswith("-", end) and text[end + 1 : end + 2].islower():
        return 0  # OCT-only
    weak = False
    if (
        word in ("may", "march", "mar", "sep", "jan", "jun", "jul", "dec", "august")
        or text[start:end].isupper()
    ):
        # Words and names too: plainly a month only beside a day, a year or a preposition of time.
        previous = text[max(0, start - 12) : start].split()
        if _PARTICLE.match(text, end):
            return 0  # Jan de Witt
        before = previous[-1].lower().strip("-,(") if previous else ""
        spoken = before in _BEFORE_MONTH and not text[start:end].isupper()
        if before == "and" and len(word) < 5:
            spoken = previous[-2:-1] != [] and previous[-2].lower().strip(",.") in MONTHS  # RA and Dec
        weak = not (spoken or before[-3:].rstrip("stndrh").isdecimal() or _DATED.match(text, end))
        if weak and _of_a_name(text, previous, end, word):
            return 0
    value = Decimal(MONTHS[word])
    end = add(text, start, end, value, value, "", "month", found, weak)
    if text[end : end + 1] == "-" and (last := _MONTH_WORD.match(text, end + 1)) is not None:
        value = Decimal(MONTHS[last.group().lower()])  # January-March
        return add(text, end + 1, last.end(), value, value, "", "month", found)
    return end


_PARTICLE = re.compile(r"\s+(?:de|van|von|der|den|el|al|bin)\s+[A-Z]")


def _of_a_name(text: str, before: list[str], end: int, word: str) -> bool:
    """Whether the word is part of a name: Frederic August, March Smith, August L."""
    named = text[end + 1 : end + 2].isupper() or (bool(before) and before[-1][:1].isupper())
    return word == "august" or named
