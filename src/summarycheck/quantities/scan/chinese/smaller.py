"""What a smaller unit adds to a greater one: 6英尺2英寸, 一米八八, 三元五角, 两年半."""

from __future__ import annotations

import re
from fractions import Fraction

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan.chinese.numerals import NUMERALS, read
from summarycheck.quantities.scan.digits import with_part
from summarycheck.quantities.scan.units import CHINESE, SMALLER

_SMALLER_ZH = {
    greater: re.compile(
        rf"零?(\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?:{'|'.join(alias for alias in CHINESE if CHINESE[alias].name == smaller)})"
    )
    for greater, (smaller, _) in SMALLER.items()
}
_SMALLER_ZH["jin"] = re.compile("([一二三四五六七八九]|[1-9])两")
_PARTS = {unit: parts for unit, (_, parts) in SMALLER.items()} | {"jin": 10}
#: Units after which the tenths stand alone: 九米七, 三十七度五, 两公斤三.
_WITH_TENTHS = frozenset({"m", "deg", "kg"})
#: A height (一米八八, 1米7) or what is told as one is.
_HEIGHT = re.compile(r"(\d{1,2}|[一二三四五六七八九]{1,2})(?=[，。；、！？）的左多高以上\s”]|$)")


def with_rest(text: str, value: Number, unit: str, end: int, arabic: bool) -> tuple[Number, int]:
    """The value with the half or the smaller unit said after it, and the end: 两年半, 一米八八, 10秒98."""
    if unit in HALVABLE and text.startswith("半", end) and text[end + 1 : end + 2] not in _NOT_HALVED:
        value = with_part(value, Fraction(1, 2))
        end += 2 if text.startswith("半钟", end) else 1
    if unit in _PARTS or unit in _WITH_TENTHS:
        return _with_smaller(text, value, unit, end)
    if unit == "s" and (hundredths := (_HUNDREDTHS if arabic else _IN_NUMERALS).match(text, end)) is not None:
        return _with_tenths(value, hundredths)
    return value, end


def _with_tenths(value: Number, tenths: re.Match[str]) -> tuple[Number, int]:
    """The value with the figures that are its decimals, and where they end."""
    digits = "".join(str(NUMERALS.get(char, char)) for char in tenths[1])
    return with_part(value, Fraction(int(digits), 10 ** len(digits))), tenths.end()


def _with_smaller(text: str, value: Number, unit: str, end: int) -> tuple[Number, int]:
    """The value with what a smaller unit adds to it, and the end: 6英尺2英寸, 一米八八."""
    if unit in _WITH_TENTHS:
        tenths = _HEIGHT.match(text, end) if value < 100 and not text[end - 1].isascii() else None
        if tenths is None or (len(tenths[1]) == 2 and not (unit == "m" and value in (1, 2))):
            return value, end
        return _with_tenths(value, tenths)
    rest = _SMALLER_ZH[unit].match(text, end)
    if rest is None:
        return value, end
    added = read(rest[1], 0)
    assert added is not None
    return with_part(value, Fraction(int(added[0]), _PARTS[unit])), rest.end()


#: Between minutes and hundredths: 2分07秒01.
_SECONDS = re.compile(r"分半(?!数)|分\s?(?:\d{1,2}(?:\.\d+)?|[〇零一二三四五六七八九十]{1,3})\s?秒")


def are_minutes(text: str, left: int, end: int, found: list[Quantity]) -> bool:
    """Whether 分 are minutes, not points: 2分07秒, 1小时54分."""
    hours = bool(found) and found[-1].unit == "h" and found[-1].end == left
    return hours or _SECONDS.match(text, end) is not None


_COIN = "([1-9]|[一二两三四五六七八九])"
#: Tenths and hundredths of a yuan: 五角, 5毛8分, 八分.
COINS = re.compile(
    rf"块?(?:{_COIN}[角毛](?:{_COIN}分(?![之钟]))?|{_COIN}分(?![之钟]))|块([1-9一二两三四五六七八九半])(?=[钱，。；、！？）]|$)"
)


def in_coins(coins: re.Match[str]) -> Fraction:
    """What the coins after the yuan add to them: 五角, 块八, 块半."""
    tenth, hundredth, alone, short = coins.groups()
    written = (coin or "0" for coin in (tenth or short, hundredth or alone))
    tenths, hundredths = (int(coin) if coin.isdecimal() else NUMERALS.get(coin, 5) for coin in written)
    return Fraction(10 * tenths + hundredths, 100)


#: After 秒 in a time of sport: 10秒98.
_HUNDREDTHS = re.compile(r"(\d{1,2})(?![\d.,%％年月日时分秒个])")
_IN_NUMERALS = re.compile("([〇零一二三四五六七八九]{2})(?![〇零一二三四五六七八九十百千万亿])")
#: What 个半 counts: 一个半小时.
HALVED_SPANS = ("小时", "钟头", "月", "星期", "世纪", "百分点")
#: After these units 半 adds a half: 一倍半, 两年半, 三天半.
HALVABLE = frozenset(
    {"x", "year", "day", "h", "min", "week", "ton", "kg", "jin", "m", "km", "mile", "acre", "mu", "CNY"}
)
#: After 半 these make a word of it.
_NOT_HALVED = frozenset("径年月天个数价")
