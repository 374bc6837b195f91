"""Plain numbers of Chinese texts, read at a look (5种, 三种), on the terms of ``english.glance``."""

from __future__ import annotations

import re
from decimal import Decimal

from summarycheck.model import Quantity
from summarycheck.quantities.scan.chinese import bounds
from summarycheck.quantities.scan.chinese.measures import MEASURES
from summarycheck.quantities.scan.chinese.numerals import AFTER_GE, NUMERALS, is_word
from summarycheck.quantities.scan.chinese.ranges import BETWEEN
from summarycheck.quantities.scan.digits import ONE
from summarycheck.quantities.scan.english.glance import DIGITS, MARKED
from summarycheck.quantities.scan.units import CHINESE, MONEY_SIGNS

_COUNTED = "个种项名篇款类条张阶步份层次台组轮套例处件块幅首句词行列颗部"
_BOUNDS = "以左上前后许开及或之又多"
#: Units that begin in one of these: 台币, 块钱.
_UNITS = {alias[:2] for alias in CHINESE if len(alias) > 1 and alias[0] in _COUNTED and alias[0] != "个"}
#: 五块八 and 五块钱 are money.
_PRICE = (
    f"(?!(?<=块)[1-9一二两三四五六七八九半]{''.join(f'|(?<={unit[0]}){unit[1]}' for unit in sorted(_UNITS))})"
)
_AFTER = rf"(?=[{_COUNTED}](?![{_BOUNDS}{AFTER_GE}]){_PRICE}|[，,；。！？](?!\d)|[和与](?!{BETWEEN}))"
_CHINESE = re.compile(
    rf"{DIGITS}(?:(\\?[%％]|倍)(?=[，。；！？、）)和与的])|(D)(?![A-Za-z0-9µμΩÅσ²³^/])|{_AFTER}|(?(2)(?=[）)])|(?!)))"
)
_MEASURED = "".join(char for char in _COUNTED if char in MEASURES)
_COUNT = re.compile(rf"[{_MEASURED}](?![{_BOUNDS}{AFTER_GE}]){_PRICE}")
#: Before digits or a numeral these make more than a plain number of it.
_ODD_BEFORE = frozenset("双第前负下点图表成上周期拜−–‑－．") | MONEY_SIGNS.keys()


def plain(text: str, start: int, found: list[Quantity]) -> int:
    """Read the plain number in digits at ``start`` of a Chinese text; its end, 0 where more may be meant."""
    before = text[start - 1] if start else ""
    if before in " \n":
        earlier = text[start - 2] if start > 1 else ""
        if earlier < "⺀" or "[" in text[max(0, start - 12) : start]:
            return 0
    elif before in _ODD_BEFORE or (before < "\x80" and before not in "=("):
        return 0
    seen = _CHINESE.match(text, start)
    if seen is None:
        return 0
    whole, decimals, mark, named = seen.groups()
    end = seen.end()
    if named:
        found.append(Quantity(text[start:end], start, end, ONE, ONE, "", "name", weak=True))
        return end
    value = Decimal((whole if len(whole) < 4 else whole.replace(",", "")) + (decimals or ""))
    unit, kind = MARKED["x" if mark == "倍" else "%" if mark else ""]
    bound = bounds.said_before(text, start, end)
    found.append(Quantity(text[start:end], start, end, value, value, unit, kind, bound))
    return end


def numeral(text: str, start: int, found: list[Quantity]) -> int:
    """Read the plain count in one numeral at ``start`` (三种); its end, 0 where more may be meant."""
    value = _SIMPLE.get(text[start])
    if value is None or _COUNT.match(text, start + 1) is None:
        return 0
    before = text[start - 1] if start else " "
    if before in _ODD_BEFORE or before in _RUN_ON or is_word(text, start):
        return 0
    end = start + 1
    found.append(
        Quantity(text[start], start, end, value, value, "", "count", bounds.said_before(text, start, end))
    )
    return end


_SIMPLE = {char: Decimal(value) for char, value in NUMERALS.items() if char in "二三四五六七八九两"}
_RUN_ON = frozenset("0123456789〇零一二三四五六七八九十百千万亿两")
