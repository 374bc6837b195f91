"""Plain numbers, read at a look: digits with nothing around them that could change what they say.

*27 languages*, *8.2%,* and 5种 are most of the numbers of a text. What these patterns and sets of words do not
know to be harmless is left to the full readers, and so must be every word that those come to know: for what
is read here, they would have said the same (``tests/test_glance.py`` holds them to it).
"""

from __future__ import annotations

import re
from decimal import Decimal

from summarycheck.model import Quantity
from summarycheck.quantities.scan import bounds
from summarycheck.quantities.scan.chinese_words import MEASURES
from summarycheck.quantities.scan.digits import ONE, REFERENCES
from summarycheck.quantities.scan.english_units import NATION_WORDS, TAIL_WORDS
from summarycheck.quantities.scan.numerals import AFTER_GE, NUMERALS, is_word
from summarycheck.quantities.scan.units import ENGLISH

_DIGITS = r"([0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,15})(\.[0-9]+)?"
_ENGLISH = re.compile(
    _DIGITS + r"(\\?%|D|x)?"
    r"(?:[ \n]([A-Za-z]+)(?![A-Za-zµμΩÅσ²³^/])|[,;](?!\s?\d)|(?(2)[.)](?!\d)|(?(3)[.)](?!\d)|(?!))))"
)
#: Words after a number that make more of it: scales, units, ranges, bounds, odds, times of day.
_MORE_AFTER = (
    frozenset(
        "to through till until in or over plus a am pm gmt utc absolute pt shot o past raised squared cubed".split()
    )
    | {word.lower() for word in NATION_WORDS}
    | TAIL_WORDS
    | {word.lower() for word in ENGLISH}
    | {word.lower() + "s" for word in ENGLISH}
)
_AND_MORE = re.compile(r"\s+(?:above|over|more|up|below|under|older|younger|an?)\b")
_OR_MORE = (" or more", " or fewer", " or less")
#: What words before a number end in that makes it no plain one: a sign, a rank, the first of a pair.
_MORE_BEFORE = ("minus", "top", "between")
#: What a mark right after the digits makes of them.
_MARKED = {"": ("", "count"), "D": ("D", "name"), "x": ("x", "multiple"), "%": ("%", "percent")}
#: How years begin, which may be citations.
_CENTURIES = frozenset({"19", "20", "21"})
_SIGNS = frozenset("<>≤≥≈~±${-€£¥₹")


def english(text: str, start: int, found: list[Quantity]) -> int:
    """Read the plain number at ``start``, after a blank or a bracket; its end, 0 where more may be meant."""
    seen = _ENGLISH.match(text, start)
    if seen is None:
        return 0
    whole, decimals, mark, following = seen.groups()
    if (
        (following is not None and following.lower() in _MORE_AFTER)
        or (following == "and" and _AND_MORE.match(text, seen.end()) is not None)
        or text.startswith(_OR_MORE, seen.end())
        or decimals == ".000"
        or (whole[:2] in _CENTURIES and len(whole) == 4)
    ):
        return 0
    bounded = False
    window = text[max(0, start - 16) : start]
    if before := window.split():
        last = before[-1]
        word = last.strip("({").lower()
        if (
            word in REFERENCES
            or word.endswith(_MORE_BEFORE)
            or (word == "of" and before[-2:-1] == ["factor"])
            or (word == "in" and before[-2:-1] == ["once"])
            or last[-1] in _SIGNS
            or "\\" in last
            or "[" in window
        ):
            return 0
        bounded = bounds.may_bound(last)
    value = Decimal((whole if len(whole) < 4 else whole.replace(",", "")) + (decimals or ""))
    end = seen.end(3) if mark else seen.end(2) if decimals else seen.end(1)
    unit, kind = _MARKED[mark[-1:] if mark else ""]
    bound = bounds.english_before(text, start, end, unit) if bounded else "exact"
    found.append(Quantity(text[start:end], start, end, value, value, unit, kind, bound))
    return end


_COUNTED = "个种项名篇款类条张阶步份层次台组轮套例处件块幅首句词行列颗部"
_BOUNDS = "以左上前后许开及或之又多"
#: 五块八 is money.
_PRICE = "(?!(?<=块)[1-9一二两三四五六七八九])"
_AFTER = rf"(?=[{_COUNTED}](?![{_BOUNDS}{AFTER_GE}]){_PRICE}|[，,；。！？](?!\d)|[和与])"
_CHINESE = re.compile(
    rf"{_DIGITS}(?:(\\?[%％]|倍)(?=[，。；！？、）)和与的])|(D)(?![A-Za-z0-9µμΩÅσ²³^/])|{_AFTER}|(?(2)(?=[）)])|(?!)))"
)
_MEASURED = "".join(char for char in _COUNTED if char in MEASURES)
_COUNT = re.compile(rf"[{_MEASURED}](?![{_BOUNDS}{AFTER_GE}]){_PRICE}")
#: Before digits or a numeral these make more than a plain number of it.
_ODD_BEFORE = frozenset("第前负下点图表成上周期拜−–‑－．€£¥￥")


def chinese(text: str, start: int, found: list[Quantity]) -> int:
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
    unit, kind = _MARKED["x" if mark == "倍" else "%" if mark else ""]
    bound = bounds.chinese(text, start, end)
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
        Quantity(text[start], start, end, value, value, "", "count", bounds.chinese(text, start, end))
    )
    return end


_SIMPLE = {char: Decimal(value) for char, value in NUMERALS.items() if char in "二三四五六七八九两"}
_RUN_ON = frozenset("0123456789〇零一二三四五六七八九十百千万亿两")
