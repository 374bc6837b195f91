"""Numbers that tell no more than an order or a neighbourhood: 数千亿, 十几, 三五个, 上万, 百余种."""

from __future__ import annotations

import re
from decimal import Decimal

from summarycheck.model import Quantity
from summarycheck.quantities.scan.chinese import bounds
from summarycheck.quantities.scan.chinese.bounds import note
from summarycheck.quantities.scan.chinese.measures import MEASURES
from summarycheck.quantities.scan.chinese.numerals import LARGE, NUMERALS, SMALL, is_word, numeral
from summarycheck.quantities.scan.chinese.scales import SCALE
from summarycheck.quantities.scan.chinese.units import unit_after

NEIGHBOURS = re.compile(
    r"((?:[一二两三四五六七八九]?[十百千万亿]){0,12}?)"
    r"(一二|(?<![十百千万亿])一[两]|两三|二三|三四|三五|四五|五六|六七|七八|八九)"
    r"([十百千]?)([万亿]{0,4})(?![〇零一二三四五六七八九]|旋翼|足机|边形|面体|叉树)"  # 三四旋翼机: three of them
)


#: 二、三十年: twenty or thirty; 七、八十年代 are two decades.
NEIGHBOURS_APART = re.compile(
    "([一二两三四五六七八])、([二三四五六七八九])([十百千万亿]+)(?!年代|[〇零一二三四五六七八九])"
)


def value_of_last(run: str) -> Decimal:
    """The scale that ends a numeral: 二十 → 10, 三百 → 100."""
    return Decimal(SMALL.get(run[-1]) or LARGE[run[-1]])


def read_neighbours(
    text: str, start: int, pair: re.Match[str], found: list[Quantity], share_from: int | None = None
) -> int:
    """两三百 (200–300), 三五个, 十二三岁 (12–13): two neighbouring digits are a range; after 百分之, of per cent."""
    before = numeral(pair[1]) if pair[1] else Decimal(0)
    factor = numeral("一" + pair[4]) if pair[4] else Decimal(1)
    if before is None or factor is None:
        return pair.end()
    # 一百二三十; without the scale it is the next smaller one: 三百五六 (350–360)
    step = Decimal(SMALL[pair[3]]) if pair[3] else value_of_last(pair[1]) / 10 if pair[1] else Decimal(1)
    shared = before if before < factor or factor == 1 else before / factor  # 十七八万, 一亿二三千万
    low, high = (shared + NUMERALS[digit] * step for digit in pair[2])
    _, unit, end, kind, _ = unit_after(text, low, pair.end(), "count", False)
    if kind == "cheng":
        low, high, unit, kind = low * 10, high * 10, "%", "percent"
    elif kind in ("name", "zhe", "day", "month", "ordinal"):
        unit, kind, end = "", "count", pair.end()
    weak = pair[2][0] == "一"
    if share_from is not None:
        start, end, unit, kind = share_from, pair.end(), "%", "percent"
    return note(text, start, end, low * factor, found, unit, kind, high=high * factor, weak=weak)


def read_neighbours_apart(text: str, start: int, pair: re.Match[str], found: list[Quantity]) -> int:
    """二、三十年 (20–30 years); 0 where the two digits are no neighbours."""
    low, high = (NUMERALS[digit] for digit in pair.groups()[:2])
    scale = numeral("一" + pair[3])
    if high != low + 1 or scale is None:
        return 0
    _, unit, end, kind, _ = unit_after(text, high * scale, pair.end(), "count", False)
    return note(text, start, end, low * scale, found, unit, kind, high=high * scale)


#: Bounds that a bare scale does not go beyond: 不足百人, 多达千种; but 逾百人 may be nine hundred.
_NO_MORE = frozenset({"less-than", "at-most", "up-to", "nearly", "about"})


def read_bare_scale(text: str, start: int, end: int, run: str, found: list[Quantity]) -> int:
    """百 / 千 / 万 / 亿 alone: 上万, 近千, 百余种, 百TeV count; 百科 and 万能 do not."""
    before = text[start - 1] if start else " "
    after = text[end : end + 1] or " "
    factor = Decimal(SMALL.get(run) or LARGE[run])
    if after == "倍":
        return note(text, start, end + 1, factor, found, "x", "multiple")
    if before == "每" and after != "分":
        return note(text, start, end, factor, found, bound="exact", weak=True)  # 每千人
    said = bounds.said_before(text, start, end)
    if said != "exact" or before in "上近逾超过成约":
        left = start - 1 if before in "上成" else start
        high = factor if before in "近约" or said in _NO_MORE else factor * 10
        kind, bound = "vague" if high > factor else "count", "at-least" if before == "上" else ""
        return note(text, left, end, factor, found, kind=kind, high=high, bound=bound)
    if after in "余多来" and text[end + 1 : end + 2] in MEASURES:
        bound = "about" if after == "来" else "more-than"
        return note(text, start, end + 1, factor, found, bound=bound)
    if run in "万亿" and after == "级":
        return note(text, start, end, factor, found, kind="vague", high=factor * 10, bound="exact")
    return end


#: What a vague number is taken for where its unit is read: thousands of years are no year.
_A_FEW = Decimal(2)


def _vague(text: str, left: int, end: int, factor: int, found: list[Quantity]) -> int:
    value, (_, unit, stop, _, _) = Decimal(factor), unit_after(text, _A_FEW, end, "vague", False)
    bound = bounds.around(text, left, end)
    return note(text, left, stop, value, found, unit, "vague", high=value * 10, bound=bound)


#: These words are numbers after 数 and 几: 数百年, 几千里.
_TRULY_MANY = ("百年", "千里", "万里", "万众")
_AS_MANY = re.compile(r"数以(十|百|千|万|亿|百万|千万|十万|十亿|百亿|千亿|万亿)计")


def read_several(text: str, start: int, found: list[Quantity]) -> int:
    """数万, 几十, 数以千计, 数百万; 几个 and 数据 are no quantities."""
    as_many = _AS_MANY.match(text, start)
    if as_many is not None:
        value = numeral("一" + as_many[1])
        assert value is not None
        return _vague(text, start, as_many.end(), int(value), found)
    scale = SCALE.match(text, start + 1)
    if scale is None or scale.start(1) != start + 1:
        return start + 1
    if is_word(text, start + 1) and not text.startswith(_TRULY_MANY, start + 1):
        return start + 1
    if text[scale.end() - 1 : scale.end() + 1] in ("百科", "千克", "千米", "千瓦", "十分", "百分"):
        return start + 1
    value = numeral("一" + scale[1])
    assert value is not None
    return _vague(text, start, scale.end(), int(value), found)


def read_thousands(text: str, start: int, char: str, found: list[Quantity]) -> int:
    """成千上万, 成百上千: thousands upon thousands may be hundreds of thousands, but no millions."""
    low, high = (Decimal(1000), Decimal(10**6)) if char == "千" else (Decimal(100), Decimal(10**4))
    return note(text, start - 1, start + 3, low, found, kind="vague", high=high, bound="exact")


def read_dozenish(
    text: str, start: int, end: int, base: Decimal, spread: Decimal, found: list[Quantity]
) -> int:
    """十几 (11–19), 二十几, 一百零几."""
    top = base + (Decimal(9) if base < 100 else spread)
    if text[end : end + 1] in LARGE:
        factor = LARGE[text[end]]
        base, top, end = base * factor, top * factor, end + 1
    _, unit, stop, _, _ = unit_after(text, _A_FEW, end, "vague", False)
    if unit:
        end = stop
    return note(text, start, end, base, found, unit, "vague", high=top)
