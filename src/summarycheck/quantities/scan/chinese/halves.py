"""Halves, doubles and hundredths: 过半, 半年, 翻两番, 百分之三十, 千分之五."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan.chinese.bounds import note
from summarycheck.quantities.scan.chinese.measures import AFTER_STRIKE
from summarycheck.quantities.scan.chinese.numerals import (
    LARGE,
    MINUS,
    NUMERALS,
    SMALL,
    is_word,
    minus_before,
    read,
)
from summarycheck.quantities.scan.chinese.shares import and_parts
from summarycheck.quantities.scan.chinese.vague import NEIGHBOURS, read_neighbours
from summarycheck.quantities.scan.digits import tidy
from summarycheck.quantities.scan.units import CHINESE, CURRENCIES


def read_half(text: str, start: int, found: list[Quantity]) -> int:
    """半 counts in 减半, 过半, 半数, 半打, 半年; elsewhere it is part of a word."""
    if is_word(text, start):
        return start + 1
    after, following = text[start + 1 : start + 2], text[start + 2 : start + 3]
    if after in _HALVED and following not in _HALVED[after][-1]:
        value, unit, kind, weak, _ = _HALVED[after]
        return note(text, start, start + 2, value, found, unit, kind, bound="exact", weak=weak)
    before = text[start - 1] if start else " "
    if before in "减折缩" or text[max(0, start - 2) : start] in ("减至", "降至", "降低"):
        return note(text, start - 1, start + 1, _HALF, found, kind="fraction", bound="exact", weak=True)
    if before in "过超" or after == "数" or (before == "大" and after != "径"):
        left, end = (start, start + 2) if after == "数" else (start - 1, start + 1)
        return note(
            text, left, end, _HALF, found, kind="fraction", bound="more-than" if before in "过超大" else ""
        )
    if text.startswith("个百分点", start + 1):
        return note(text, start, start + 5, _HALF, found, "pp", "point", bound="exact")
    if (span := _HALF_SPAN.match(text, start + 1)) is not None:
        unit, value = _HALF_SPANS[span[2]]
        bound = "more-than" if span[1] or span[3] else ""
        return note(text, start, span.end(), value, found, unit, "measure", bound=bound, weak=True)
    if before == "近" and text[start + 1 : start + 2] not in _NEAR_HALF_WORDS:
        return note(text, start - 1, start + 1, _HALF, found, kind="fraction", bound="nearly")  # 近半受访者
    return start + 1


#: What 半 makes of the character after it (fifty, half a dozen, half of a tenth): value, unit, kind, whether it is
#: hardly a number, and what makes a word of the two where it follows.
_HALVED = {
    "百": (Decimal(50), "", "count", True, frozenset("分科度货")),
    "打": (Decimal(6), "", "count", False, AFTER_STRIKE),
    "成": (Decimal(5), "%", "percent", False, frozenset("品本熟形")),
}
_HALF = Decimal("0.5")
#: After 近半 these make a word or a span of it.
_NEAR_HALF_WORDS = frozenset("个径导监自结参定球岛衰透群决场途身空路夜")
#: Spans that are halved without a measure, or with 个: half of each, in its unit.
_HALF_SPANS = {
    **{
        alias: (unit.name, _HALF)
        for alias, unit in CHINESE.items()
        if len(alias) > 1 and "一" <= alias[0] <= "鿿" and unit.dimension not in CURRENCIES
    },
    "小时": ("h", _HALF), "年": ("year", _HALF), "天": ("day", _HALF), "月": ("month", _HALF), "米": ("m", _HALF), "吨": ("ton", _HALF), "斤": ("jin", _HALF), "分钟": ("min", _HALF),
    "秒": ("s", _HALF), "世纪": ("year", Decimal(50)), "辈子": ("", _HALF),
}  # fmt: skip
#: 半年, 半个多世纪, 半年多.
_HALF_SPAN = re.compile(
    f"(?:个(多)?)?({'|'.join(sorted(_HALF_SPANS, key=len, reverse=True))})(多(?=[，。；、的后前以]|$))?"
)


def read_double(text: str, start: int, found: list[Quantity]) -> int:
    """双倍, 翻倍, 翻一番 (×2), 翻两番 (×4)."""
    match = _DOUBLE.match(text, start)
    if match is None:
        return start + 1
    value = Decimal(2)
    if match[1]:
        times = NUMERALS.get(match[1]) or int(match[1])
        value = Decimal(2**times)
    elif match[2]:
        value = Decimal(match[2]) if match[2].isdecimal() else Decimal(NUMERALS.get(match[2], 10))
    return note(text, start, match.end(), value, found, "x", "multiple", weak=value == 2 and not match[1])


_DOUBLE = re.compile(
    r"双倍|翻了?(?:一|1)?倍|翻了?(一|两|二|三|四|1|2|3)?番|翻了?([两二三四五六七八九十]|\d+)倍"
)


def read_hundredths(text: str, start: int, after: int, base: str, found: list[Quantity]) -> int:
    """百分之三十 (30 %), 百分之十到二十, 千分之五 and 万分之一 (fractions); the parts begin at ``after``."""
    negative = text[after : after + 1] in MINUS
    plain = read(text, after + negative)
    if plain is None and base in "百佰" and (pair := NEIGHBOURS.match(text, after)) is not None:
        return read_neighbours(text, after, pair, found, share_from=start)  # 百分之七八十
    if plain is None:
        return after
    if (left := minus_before(text, start)) < start and not negative:
        start, negative = left, True
    value: Number
    value, stop = and_parts(text, *plain) or plain
    value = -value if negative else value
    if base not in "百佰":
        part = tidy(Fraction(value) / (SMALL.get(base) or LARGE[base]))
        return note(text, start, stop, part, found, kind="fraction", alts=((part * 100, "%"),))
    if _THOUSAND.match(text, stop):
        value, stop = value * 1000, stop + 1
    high = value
    second = _TO.match(text, stop)
    if second is not None and (other := read(text, second.end())) is not None and other[0] > value:
        high, stop = other
    return note(text, start, stop, value, found, "%", "percent", high=high)


_THOUSAND = re.compile("[kKＫ](?![A-Za-z])")
_TO = re.compile(r"[至到~～-](?:百分之)?")
