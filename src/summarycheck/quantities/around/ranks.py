"""What place a number gives: 后1% for "the top 1%", 前4 for "number 4", 第22集 for "22 episodes", 40年新低 for "a 40-year high"."""

from __future__ import annotations

import re

from summarycheck.model import Quantity
from summarycheck.quantities.around.pairs import Oddity
from summarycheck.quantities.things import things

_TOP_OR_FIRST_EN = re.compile(r"(?i)\b(?:top|best|highest|upper|richest|first)[\s-]+[~$]*$")
_BOTTOM_OR_REST_EN = re.compile(r"(?i)\b(?:bottom|worst|lowest|poorest|remaining|final)[\s-]+[~$]*$")
_TOP_ZH = re.compile(r"(?<![之以目此当先])(?:前|最高的|最好的|最富有的)\s?$")
_BOTTOM_ZH = re.compile(r"(?<![之以此随然最今先而])(?:后|倒数|末尾|末|底部|最低的|最差的|最贫穷的)\s?$")


#: What the ends of a ranking are called by, and the last characters of that.
ENDS_ZH = ("前", "后", "倒数", "末", "底部", "最低的", "最差的", "最贫穷的")
_LAST_OF_ENDS = frozenset("前的后数尾末部")


def other_end(source: str, target: str, a: Quantity, b: Quantity) -> Oddity | None:
    """A share or count of the first said of the last, or the other way round."""
    start = b.start + (b.text[0] == "前")
    theirs = target[max(0, start - 6) : start]
    if theirs.rstrip()[-1:] not in _LAST_OF_ENDS:
        return None
    if _BOTTOM_ZH.search(theirs):
        other = _TOP_OR_FIRST_EN
    elif _TOP_ZH.search(theirs):
        other = _BOTTOM_OR_REST_EN
    else:
        return None
    return ("direction", a, b, {}) if other.search(source, max(0, a.start - 16), a.start) else None


_NUMBERED_EN = re.compile(r"(?i)\b(?:number|no\.|rank)\s$|#$")
_AT_AN_END_EN = re.compile(r"(?i)\b(?:first|last|final)\s$")
#: After a count: things, but no spells of time or of training, of which the last may be meant (after 10 epochs: 第10轮后).
_THINGS_EN = things(
    1,
    "(?:year|month|week|day|hour|minute|second|epoch|step|iteration|round|turn|cycle|generation|layer|session|visit|point)s",
)
#: Before a number these make it one of a row: Table 5, day 12.
_OF_A_ROW_EN = re.compile(
    r"(?:[A-Z][a-z]+|\b(?:number|no\.|episode|season|volume|issue|chapter|section|table|figure|part|book))s?\s$"
)
#: After 第 and the number these are the things themselves, one of which is meant.
_ONE_OF_ZH = re.compile(r"\s?[集部册本首场章篇]")


def of_a_row(source: str, target: str, a: Quantity, b: Quantity) -> Oddity | None:
    """A place in a row said as so many first, or so many things as one of a row."""
    if b.kind == "rank":
        return ("ordinal", a, b, {}) if _NUMBERED_EN.search(source, max(0, a.start - 8), a.start) else None
    if b.kind != "ordinal" or not b.single:
        return None
    if a.low > 1 and a.kind != "ordinal" and _AT_AN_END_EN.search(source, max(0, a.start - 8), a.start):
        return ("ordinal", a, b, {})  # 第100次 for "the first 100 runs"
    if a.kind != "count" or not a.text.isdecimal():
        return None
    things = _THINGS_EN.match(source, a.end) is not None and _ONE_OF_ZH.match(target, b.end) is not None
    if not things or _OF_A_ROW_EN.search(source, max(0, a.start - 16), a.start):
        return None
    return ("ordinal", a, b, {})


def of_no_row(source: str, target: str, a: Quantity, b: Quantity) -> Oddity | None:
    """A place in a row that none can have: 第1.02天 for "(1.02, 95% CI …)"."""
    placed = target.startswith("第", b.start - 1) or b.kind == "ordinal"
    if not placed or "." not in b.text or a.kind == "ordinal" or _LABELLED_EN.search(source, 0, a.start):
        return None
    return ("ordinal", a, b, {})


_LABELLED_EN = re.compile(r"[A-Za-z]\s$")


_HIGH_EN = re.compile(r"(?i)(?:[\s-]year)?[\s-](?:record[\s-])?high\b")
_LOW_EN = re.compile(r"(?i)(?:[\s-]year)?[\s-](?:record[\s-])?low\b")
_HIGHEST_EN, _LOWEST_EN = (
    re.compile(
        rf"(?i)\b{word}(?:est)?(?:\s[a-z]+)?\s(?:in|for|since)\s(?:(?:the|last|past|about|nearly|almost|over|more than|at least)\s)*$"
    )
    for word in ("high", "low")
)
_HIGH_ZH, _LOW_ZH = (
    re.compile("(?:来|以来)?的?(?:最高|新?高点?)"),
    re.compile("(?:来|以来)?的?(?:最低|新?低点?)"),
)


def other_record(source: str, target: str, a: Quantity, b: Quantity) -> Oddity | None:
    """A high said as a low: 40年新低 for "a 40-year high"."""
    if b.unit != "year" and b.kind != "year":
        return None
    before = source[max(0, a.start - 40) : a.start]
    for ours, earlier, theirs in (
        (_HIGH_EN, _HIGHEST_EN, _LOW_ZH),
        (_LOW_EN, _LOWEST_EN, _HIGH_ZH),
    ):
        if theirs.match(target, b.end) and (ours.match(source, a.end) or earlier.search(before)):
            return ("direction", a, b, {})
    return None
