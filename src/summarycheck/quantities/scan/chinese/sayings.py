"""What Chinese calls by a numeral in a way of its own: 十三五, 三度, 七旬, 千百, 头十年, 六四开, 二两."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from summarycheck.model import Quantity
from summarycheck.quantities.scan.chinese.bounds import note
from summarycheck.quantities.scan.chinese.numerals import NUMERALS, numeral
from summarycheck.quantities.scan.digits import Alts, tidy

#: 六四开: a whole parted in tenths.
TENTHS = re.compile(r"([一二三四五六七八九])([一二三四五六七八九])开(?![源放发始展关启创本办设])")
#: Tens of years of age: 年近七旬.
_TENS_OF_YEARS = re.compile("[三四五六七八九]旬")
#: So many times: 两度, 三度; but degrees where something is turned, or warm.
_TIMES = re.compile("[两二三四五六七]度(?![角以空电近远为的与])")
_TURNED = re.compile("(?:温|气|[转旋倾斜仰俯升降高低角经纬]|零[上下]|摄氏|华氏)[^，。；、]{0,5}$|度[至到、]$")
#: The eleventh to fifteenth five-year plans by their short names, and what stands after those.
_FIVE_YEAR_PLAN = re.compile('十([一二三四五])五(?=[”’"」』]|期间|规划|时期|计划|以来|[末初]|开局|收官|目标)')


def _plan(text: str, start: int, end: int, found: list[Quantity]) -> int:
    """十三五: the thirteenth plan, of five years."""
    count = numeral(text[start : end - 1])
    assert count is not None
    alts: Alts = ((Decimal(5), "year"),)
    return note(text, start, end, count, found, kind="ordinal", bound="exact", alts=alts)


#: Before 十年 these make it the years from 2000 on: 本世纪头十年, 21世纪第一个十年.
_FIRST_DECADE = re.compile(r"(本|新|21|二十一)世纪的?(?:[头前]|第一个|头一个)$")


def _first_decade(text: str, named: re.Match[str], start: int, found: list[Quantity]) -> int:
    end = start + 2
    if found and found[-1].unit == "century":
        found.pop()
    alts: Alts = ((Decimal(21), "century"), (Decimal(10), "year"))
    return note(text, named.start(), end, Decimal(2000), found, kind="decade", bound="exact", alts=alts)


def read_taels(text: str, start: int, end: int, run: str, found: list[Quantity]) -> int:
    """二两, 三千两: so many taels, too rare to be a unit that anything else must answer to."""
    weight = numeral(run[:-1])
    return end if weight is None else note(text, start, end, weight, found, bound="exact", weak=True)


#: More than can be counted.
_COUNTLESS = {"千百": Decimal(100), "千百万": Decimal(10**6)}


def read_saying(text: str, start: int, end: int, run: str, found: list[Quantity]) -> int:
    """Read what Chinese calls by a numeral in a way of its own (十三五, 三度, 七旬, 千百, 头十年); its end, 0 where it is none."""
    after = text[end : end + 1]
    if run[0] == "十" and (plan := _FIVE_YEAR_PLAN.match(text, start)) is not None:
        return _plan(text, start, plan.end(), found)
    if run == "十" and (decade := _FIRST_DECADE.search(text, max(0, start - 8), start)) is not None:
        return _first_decade(text, decade, start, found)
    if run in _COUNTLESS:
        many = _COUNTLESS[run]
        return note(text, start, end, many, found, kind="vague", high=many * 100, bound="exact", weak=True)
    if after == "度" and _TIMES.match(text, start) and not _TURNED.search(text, max(0, start - 12), start):
        times = Decimal(NUMERALS[run])
        return note(text, start, end + 1, times, found, bound="exact", weak=True, alts=((times, "x"),))
    if after == "旬" and _TENS_OF_YEARS.match(text, start) is not None:
        age = Decimal(10 * NUMERALS[run])
        return note(text, start, end + 1, age, found, "year", "measure", weak=True)
    return 0


def read_tenths(split: re.Match[str], found: list[Quantity]) -> int:
    """六四开 (60:40), where the parts make ten."""
    one, other = (Decimal(NUMERALS[part]) for part in split.groups())
    if one + other == 10:
        ratio = tidy(Fraction(one) / Fraction(other))
        alts = ((one * 10, "%"), (other * 10, "%"))
        note(split.string, *split.span(), ratio, found, kind="ratio", bound="exact", alts=alts)
    return split.end()


def is_weekday(text: str, start: int) -> bool:
    """周六, 星期三, 礼拜一: days of the week, unless a number of weeks stands before (两周三次)."""
    if text[start] not in "一二三四五六":
        return False
    if text[start - 1] in "期拜":
        return text[max(0, start - 2) : start - 1] in "星礼"
    before = text[max(0, start - 2) : start - 1] or " "
    return not (before.isdecimal() or before in "一二两三四五六七八九十几数多半每")
