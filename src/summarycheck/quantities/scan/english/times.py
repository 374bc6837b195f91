"""Times of day in English words: half past nine, quarter to eight, ten o'clock; and times of races: 2:07.01, 1:54:37."""

from __future__ import annotations

import re

from summarycheck.model import Quantity
from summarycheck.quantities.scan.clock import time_of_day
from summarycheck.quantities.scan.english.number_words import ONES, TENS

_HOURS = "|".join(word for word, value in ONES.items() if 1 <= value <= 12) + r"|1[0-2]|[1-9]"
_MINUTES = {**ONES, **TENS, "half": 30, "quarter": 15, "twenty-five": 25}
#: What follows the minutes (past nine, minutes to eight) or the hour (o'clock). *Ten to six* alone may be a range.
_PAST = re.compile(rf"(?i)(?:\s+minutes?)?\s+past\s+({_HOURS}|noon|midnight)\b(?![.,]\d)")
_TO = re.compile(
    rf"(?i)(?:\s+minutes)?\s+(?:to|before)\s+({_HOURS}|noon|midnight)\b(?![.,]\d|-|\s+(?:half|halves|thirds?|quarters?|per|of|and|or)\b)"
)
#: After *at ten to six* something of another kind, or it is a range.
_ENDS = re.compile(r"[.,;!?)]|$|\s(?:on|in|this|that|when|and|local|the|an?|he|she|they|we|it)\b")
_AT = re.compile(r"(?i)\b(?:at|by|until)(?:\s(?:about|around|roughly))?\s$")
_OCLOCK = re.compile(r"(?i)\s+o['’]\s?clock\b")
_MORNING = re.compile(r"(?i)\s+(?:in the (morning|afternoon|evening)|at night)\b")


def in_words(text: str, start: int, end: int) -> Quantity | None:
    """The time of day that a number at ``start`` begins (half past nine, 20 past seven, six o'clock), if it does."""
    word = text[start:end].lower()
    amount = int(word) if word.isdecimal() else _MINUTES.get(word)
    if amount is None or amount > 59:
        return None
    if amount <= 12 and (oclock := _OCLOCK.match(text, end)) is not None:
        return _time(text, start, oclock.end(), amount, 0)
    if (past := _PAST.match(text, end)) is not None:
        return _time(text, start, past.end(), _hour(past[1]), amount)
    quarter = word == "quarter"
    at = quarter or (amount % 5 == 0 and _AT.search(text, max(0, start - 16), start) is not None)
    before = _TO.match(text, end) if at else None
    if before is None or not (quarter or " minutes " in before[0] or _ENDS.match(text, before.end())):
        return None
    return _time(text, start, before.end(), _hour(before[1]) - 1, 60 - amount)


def _hour(word: str) -> int:
    word = word.lower()
    return int(word) if word.isdecimal() else 12 if word in ("noon", "midnight") else ONES[word]


def _time(text: str, start: int, end: int, hour: int, minute: int) -> Quantity:
    half = ""
    if (part := _MORNING.match(text, end)) is not None:
        half = "a" if part[1] == "morning" else "p" if part[1] else ""
    return time_of_day(text, start, end, hour, minute, half)
