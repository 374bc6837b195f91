"""What Chinese calls by a numeral in a way of its own: 三度, 七旬, 周三."""

from __future__ import annotations

import re
from decimal import Decimal

from summarycheck.model import Quantity
from summarycheck.quantities.scan.chinese.bounds import note
from summarycheck.quantities.scan.chinese.numerals import NUMERALS

#: Tens of years of age: 年近七旬.
_TENS_OF_YEARS = re.compile("[三四五六七八九]旬")
#: So many times: 两度, 三度; but degrees where something is turned, or warm.
_TIMES = re.compile("[两二三四五六七]度(?![角以空电近远为的与])")
_TURNED = re.compile("(?:温|气|[转旋倾斜仰俯升降高低角经纬]|零[上下]|摄氏|华氏)[^，。；、]{0,5}$|度[至到、]$")


def read_saying(text: str, start: int, end: int, run: str, found: list[Quantity]) -> int:
    """Read what Chinese calls by a numeral in a way of its own (三度, 七旬); its end, 0 where it is none."""
    after = text[end : end + 1]
    if after == "度" and _TIMES.match(text, start) and not _TURNED.search(text, max(0, start - 12), start):
        times = Decimal(NUMERALS[run])
        return note(text, start, end + 1, times, found, bound="exact", weak=True, alts=((times, "x"),))
    if after == "旬" and _TENS_OF_YEARS.match(text, start) is not None:
        age = Decimal(10 * NUMERALS[run])
        return note(text, start, end + 1, age, found, "year", "measure", weak=True)
    return 0


def is_weekday(text: str, start: int) -> bool:
    """周六, 星期三, 礼拜一: days of the week, unless a number of weeks stands before (两周三次)."""
    if text[start] not in "一二三四五六":
        return False
    if text[start - 1] in "期拜":
        return text[max(0, start - 2) : start - 1] in "星礼"
    before = text[max(0, start - 2) : start - 1] or " "
    return not (before.isdigit() or before in "一二两三四五六七八九十几数多半每")
