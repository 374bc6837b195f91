"""What follows a Chinese number: percent, points, multiples, units, years, months and days; and units that lead to it."""

from __future__ import annotations

import re
from decimal import Decimal

from summarycheck.model import Number
from summarycheck.quantities.scan.chinese.numerals import NUMERALS, SCALE_CHARS, TO_NINE
from summarycheck.quantities.scan.compounds import in_two_words, squared
from summarycheck.quantities.scan.digits import Alts
from summarycheck.quantities.scan.english import units as english_units
from summarycheck.quantities.scan.units import BYTES, CHINESE, CURRENCIES, SPEEDS
from summarycheck.quantities.scan.units import Unit as Measure

_TAIL_UNIT = re.compile(
    r"[\s$}]*(?:(?P<pp>个? {0,3}百 ?分位? ?点|pp\b|(?P<dots>个点)(?![云球击赞评]))"
    r"|(?P<bp>个?(?:基点|碱基对)|bp\b|bps\b)|(?P<pct>\\?%|％|percent|(?P<pa>趴(?![在下着到倒伏窝])))|(?P<pm>‰)"
    r"|(?P<oom>个?(?:数量级|量级))|(?P<x>倍|×(?!\s*\$?\d)|\\times(?!\s*\$?\d)|x(?![\dA-Za-z])))"
)
#: Before 个点 these make percentage points of them: 涨了两个点.
_MOVED = re.compile("[升高增涨加降低减跌缩差先后优多少达]")
_PP_AFTER = re.compile(r"\s?(?:点(?![击赞评名播阅餐])|个点|p\b|pp\b|pt\b)")
_WRAPPED = re.compile(r"(?:\\[,;: ]|~)?\s?\\(?:text|mathrm|rm|textrm)\b\s?\{?\s?")
_UNIT_SIZES = (6, 5, 4, 3, 2, 1)
_UNIT_FIRST = frozenset(alias[0] for alias in CHINESE)
_LATIN_UNIT = re.compile(r"[A-Za-zµμΩÅ°℃℉σ]+(?:/[A-Za-z]+|[²³])?")
_CENTURY_DECADE = re.compile(r"\s?([1-9]0|[一二三四五六七八九]十)\s?年代")
Reading = tuple[Number, str, int, str, Alts]


_AFTER_CHENG = frozenset("功为分立果长本就员像熟绩效")
#: Before a numeral these make tenths of it, whatever follows: 其中三成为住宅.
_SHARE_BEFORE = re.compile("(?:(?:其中|[约近有超逾过])[一二三四五六七八九]|[，；、：][二三四五六七八九])$")
_AFTER_ZHE = frozenset("线射叠交验")


def unit_after(text: str, value: Number, end: int, kind: str, arabic: bool) -> Reading:
    """Scale letter and unit after a number: (value, canonical unit, end, kind, other readings)."""
    if (tail := _TAIL_UNIT.match(text, end)) is not None:
        return _in_tail(text, value, end, kind, tail)
    at = end
    while at < len(text) and text[at] in " $}~ ":
        at += 1
    if text.startswith("\\", at) and (wrapped := _WRAPPED.match(text, at)) is not None:
        at = wrapped.end()  # 18\text{cm}
    first = text[at : at + 1]
    if not first:
        return value, "", end, kind, ()
    if first in _CALLED and (called := _called(text, value, at, first)) is not None:
        return called
    if first in _UNIT_FIRST and (measured := _measured(text, value, at, glued=at == end)) is not None:
        return measured
    if first.isascii() and first.isalpha() and arabic:
        return _latin_suffix(text, value, end, kind)
    return value, "", end, kind, ()


def _measured(text: str, value: Number, at: int, *, glued: bool) -> Reading | None:
    """The number with the unit of the table that begins at ``at``: in Latin letters, or the longest in Chinese ones."""
    if (latin := _LATIN_UNIT.match(text, at)) is not None:
        entry = CHINESE.get(latin.group()) or CHINESE.get(latin.group().partition("/")[0])  # 15 μg/kg
        if entry is None or (glued and latin.group() in ("K", "T", "M")):
            return None
        entry, end = (
            squared(text, entry, latin.end())
            or in_two_words(text, latin.group(), latin.end())
            or (entry, latin.end())
        )
        name, stop, of, more = _entry(entry, end)
        bytes_ = BYTES.get(latin.group())
        return value, name, stop, of, ((value, bytes_),) if bytes_ else more
    left = len(text) - at
    for size in _UNIT_SIZES:
        entry = CHINESE.get(text[at : at + size]) if size <= left else None
        if entry is not None and not _unit_word(text, at, size):
            name, stop, of, more = _entry(entry, at + size)
            # 1200度 of a meter for electricity, 用电每天少0.62度
            current = name == "deg" and (
                value >= 1000 or _CURRENT.search(text, max(0, at - 24), at) is not None
            )
            return value, name, stop, of, ((value, "kWh"),) if current else more
    return None


def _in_tail(text: str, value: Number, end: int, kind: str, tail: re.Match[str]) -> Reading:
    """The number in points, per cent, times or orders of magnitude, by the words that the tail matched."""
    which = tail.lastgroup
    if tail["dots"] and not _MOVED.search(text, max(0, end - 10), end):
        return value, "", end, kind, ()  # 两个点 of a plane
    if which == "pct":
        after = _PP_AFTER.match(text, tail.end())
        if after is not None and not text.startswith("点云", after.start()):
            return value, "pp", after.end(), "point", ()
        return value, "%", tail.end(), "percent", ((value, "pp"),) if tail["pa"] else ()  # 趴 are both
    if which == "oom" and (value >= 10 or value < 1):
        return value, "", tail.end(), kind, ()  # 十万量级, 0.5量级 are the size of a number
    assert which is not None
    unit, kind = _TAILS[which]
    return value, unit, tail.end(), kind, ()


_TAILS = {
    "pp": ("pp", "point"), "bp": ("bp", "point"), "pm": ("‰", "percent"),
    "x": ("x", "multiple"), "oom": ("oom", "magnitude"),
}  # fmt: skip
#: What words of time and share begin with that are read each in its way.
_CALLED = frozenset("年个世月日号成折")


def _called(text: str, value: Number, at: int, first: str) -> Reading | None:
    """The number with the word at ``at``, which begins in ``first``: a year, century, month or day, a tenth, a price."""
    if first == "年":
        return _year(text, value, at)
    if first in "个世":
        return _century(text, value, at)
    if first == "月":
        if text.startswith("龄", at + 1):
            return value, "month", at + 2, "measure", ()
        return (value, "", at + 1, "month", ()) if 1 <= value <= 12 else None
    if first in "日号":
        if not 1 <= value <= 31 or text[at : at + 2] in _NO_DAYS:
            return None
        return value, "", at + 1, "day", ((value, "day"),) if first == "日" else ()
    if first == "折":
        return (value, "", at + 1, "zhe", ()) if text[at + 1 : at + 2] not in _AFTER_ZHE else None
    return _tenths(text, value, at)


_NO_DAYS = frozenset({"日本", "日元", "号称", "日志", "日均"})


_ENDS = frozenset(["", *"，。；、的"])


def _tenths(text: str, value: Number, at: int) -> Reading | None:
    """三成, 七成五, 六成一四."""
    after = text[at + 1 : at + 2]
    if after == " " and text[at + 2 : at + 3] in NUMERALS and text[at + 3 : at + 4] in _ENDS:
        at, after = at + 1, text[at + 2]  # 七成 三
    if text.startswith(("正比", "反比"), at + 1) or not -10 <= value <= 10:
        return None
    if after in _AFTER_CHENG and not _SHARE_BEFORE.search(text, max(0, at - 4), at):
        return None
    written = after.isdecimal() and text[at + 2 : at + 3] in _ENDS  # 3成5
    tenth = 5 if after == "半" else int(after) if written else NUMERALS.get(after)
    if not tenth:
        return value, "", at + 1, "cheng", ()
    tenths = Decimal(str(value)) + Decimal(tenth) / 10
    if (last := text[at + 2 : at + 3]) and last in TO_NINE:
        return tenths + Decimal(NUMERALS[last]) / 100, "", at + 3, "cheng", ()
    return tenths, "", at + 2, "cheng", ()


def _century(text: str, value: Number, at: int) -> Reading | None:
    if text.startswith("个世纪", at):
        return value * 100, "year", at + 3, "measure", ()
    if not text.startswith("世纪", at):
        return None
    if text[at - 1] == "两":
        return value * 100, "year", at + 2, "measure", ()  # 近两世纪前
    decade = _CENTURY_DECADE.match(text, at + 2)
    if decade is None:
        return value, "century", at + 2, "ordinal", ()
    within: int = int(decade[1]) if decade[1].isdecimal() else 10 * NUMERALS[decade[1][0]]
    return value, "", decade.end(), "century-decade", (((value - 1) * 100 + within, ""),)


#: Before degrees these make them kilowatt-hours.
_CURRENT = re.compile(r"(?:[用耗省节发]电|电[量费耗能])[^。；温角]*$")
#: What a unit's character begins that is no unit: 5天然, 3开源.
_NOT_UNITS = frozenset(
    (
        "日语 日文 日常 日益 日均 日活 日志 天然 天气 天文 度量 克服 克隆 周期 周围 周边 周遭 周长 周密 元素 元组 元数 元学 开源 "
        "开放 开始 开发 升级 升至 升到 升为 日历 米制 码本 码率 码头 码鞋 埃及 巴西 焦点 帕金 度假 度过 日本 载体 载荷 "
        "载波 升降 赫尔 天线 牛奶 牛肉 牛群 牛津"
    ).split()
)
_BITS_OF = frozenset(["", *"量精整浮宽二权推表编处系架运定固计微单"])


def _unit_word(text: str, at: int, size: int) -> bool:
    """A unit's character that begins another word (天然, 位置, 分类): not a unit here."""
    if text[at] == "位" and size == 1:
        return text[at + 1 : at + 2] not in _BITS_OF  # 8位量化 are bits, as 8位 alone, 8位专家 are people
    return size == 1 and text[at : at + 2] in _NOT_UNITS


def _entry(entry: Measure, end: int) -> tuple[str, int, str, Alts]:
    return entry.name, end, "money" if entry.dimension in CURRENCIES else "measure", ()


#: After a number, a blank and K these make it a temperature, no thousands.
_AT_HEAT = re.compile(
    r"\s?(?:之间|以[上下]|左右|附近|[时下]|处|的?[高低室]?温|[，。；、）)]|$|测|[降升冷加]|[至到–-]\s?\d)"
)
_READ_IN_LATIN = frozenset("measure money point percent multiple ordinal decade".split())


def _latin_suffix(text: str, value: Number, end: int, kind: str) -> Reading:
    """``70B``, ``50K``, ``3D``, ``2nd``, ``8GPU`` inside Chinese: read as English reads them."""
    scaled, after, unit, suffix_kind, alts = english_units.suffix(text, value, end, kind)
    if suffix_kind == "name" and text[end - 1] not in SCALE_CHARS:  # 3D, but 2400万PubMed摘要
        return value, "", after, "name", ()
    letter = text[end : end + 4].lstrip(" $}")[:1]
    if letter == "K" and text[end] == " " and scaled != value and _AT_HEAT.match(text, after):
        return value, "K", after, "measure", ((scaled, ""),)
    if letter in ("K", "T") and scaled != value:
        alts = ((value, letter),)  # 300 K and 7T may be kelvin and tesla
    if scaled != value and (tail := _TAIL_UNIT.match(text, after)) is not None:
        return _in_tail(text, scaled, after, suffix_kind, tail)  # 14k个百分点
    if scaled != value or suffix_kind in _READ_IN_LATIN:
        return scaled, unit, after, suffix_kind, alts
    return value, "", end, kind, ()


def _year(text: str, value: Number, at: int) -> Reading:
    if text.startswith("年代", at):
        if value < 100:
            return value, "", at + 2, "decade-short", ()
        return value, "", at + 2, "decade", ()
    if value == int(value) and 1000 <= value <= 2200:
        return value, "", at + 1, "year", ((value, "year"),)
    if text.startswith("年级", at):
        return value, "", at, "count", ()
    return value, "year", at + (2 if text.startswith("年间", at) else 1), "measure", ((value, ""),)


#: Units that what leads to the number makes others of.
LED = frozenset({"deg", "CNY", *SPEEDS})
_LED_MONEY = re.compile("(新?台|港|日|澳|加)币\\s?(?:约|近|逾|超过)?$")
_MONEY = {"新台": "TWD", "台": "TWD", "港": "HKD", "日": "JPY", "澳": "AUD", "加": "CAD"}


def unit_led(text: str, left: int, unit: str) -> str:
    """The unit by what leads to the number: 华氏90度, 时速60公里, 新台币1200元."""
    if unit == "CNY":
        led = _LED_MONEY.search(text, max(0, left - 6), left)
        return _MONEY[led[1]] if led is not None else unit
    if unit == "deg":
        return {"华氏": "F", "摄氏": "C"}.get(text[max(0, left - 2) : left], unit)
    sped = _IN_TIME.search(text, max(0, left - 26), left)
    return SPEEDS[unit].get(sped.lastgroup or "", unit) if sped else unit


#: 时速达137公里, 每小时约100公里, 每小时185英里（约298公里）, 每秒4米.
_IN_TIME = re.compile(
    r"(?:(?P<hour>时速|每小时)|(?P<second>秒速|每秒))[^，。；\d]{0,5}(?:\d[\d.]*\s?(?:英里|公里)\s?[（(][约大合即相当于折]*\s?)?$"
)
