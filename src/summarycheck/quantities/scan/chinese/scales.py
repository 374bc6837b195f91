"""Scales after a Chinese number: 3.5亿, 5亿1万4千, 3万5, 三个亿."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from summarycheck.model import Number
from summarycheck.quantities.scan.chinese.numerals import LARGE, SMALL, is_word
from summarycheck.quantities.scan.digits import tidy, with_part
from summarycheck.quantities.scan.units import CHINESE

SCALE = re.compile(r"\s{0,2}([十百千万亿兆]{1,6})")
_COMPOUND = re.compile(r"[零 ]?(\d+(?:\.\d+)?)\s?([十百千万亿]+)|零?(\d{1,4})(?![\d.%％])")
#: From which on no number takes another scale: rows of scales are no numbers.
_LARGEST = 10**20
_MORE_SCALE = re.compile(r"\s?[多余几来+＋](?=\s?[万亿])")


def in_whole(text: str, end: int) -> bool:
    """Whether a sum is told in 亿 that are counted: 三个亿, but 两个亿级数据集."""
    return text[end : end + 2] == "个亿" and text[end + 2 : end + 3] != "级"


def scaled_up(text: str, value: Number, end: int) -> tuple[Number, int, bool]:
    """Apply 万/亿/百万 … written after a number: (value, end, whether 多/余 stood inside)."""
    more = False
    if (inner := _MORE_SCALE.match(text, end)) is not None:
        end, more = inner.end(), True
    if in_whole(text, end):
        end += 1  # 三个亿
    scale = SCALE.match(text, end)
    if scale is None:
        return value, end - (1 if more else 0), False
    run = _without_prefix(text, scale)
    if not run:
        return value, end, False
    if is_word(text, scale.start(1)) and not (len(run) == 1 and run in "万亿"):
        return value, end - (1 if more else 0), False
    factor = 1
    for char in run:
        factor *= SMALL.get(char) or LARGE[char]
    scaled = value * factor
    end = scale.start(1) + len(run)
    if scaled < _LARGEST and _MORE_SCALE.match(text, end):
        return scaled_up(text, scaled, end)  # 3百多万
    return *_compound(text, scaled, factor, run[-1], end), more


def _without_prefix(text: str, scale: re.Match[str]) -> str:
    """The scale without what is the unit's: 千瓦, 千秒差距, 8-16兆字节, 1.2万兆瓦; but 3兆欧元."""
    run, stop = scale[1], scale.end()
    while run and run[-1] in "千兆" and not text.startswith("兆欧元", stop - 1):
        if not any(text[stop - 1 : stop + size] in CHINESE for size in (1, 2, 3, 4)):
            break
        run, stop = run[:-1], stop - 1
    return run


def _compound(text: str, value: Number, factor: int, last: str, end: int) -> tuple[Number, int]:
    """What follows a scale in smaller ones (5亿1万4千6百, 3万5000), added up; and where it ends."""
    while last in "兆亿万千百" and (rest := _COMPOUND.match(text, end)) is not None:
        if rest[1]:
            smaller = 1
            for char in rest[2]:
                smaller *= SMALL.get(char) or LARGE[char]
            if factor == 1000 and smaller > 10**5 and rest[2][0] == "百":
                shared = smaller // 100  # 8千4百万
                value, factor, last = (
                    tidy(Fraction(with_part(value, Fraction(rest[1]) * 100)) * shared),
                    shared,
                    rest[2][-1],
                )
                end = rest.end()
                continue
            if smaller >= factor:
                break
            value, factor, last = with_part(value, Fraction(rest[1]) * smaller), smaller, rest[2][-1]
        elif rest[0][0] == "零" and int(rest[3]) < factor:
            return with_part(value, Decimal(rest[3])), rest.end()  # 3千零5
        elif len(rest[3]) == 1 and _ENDS.match(text, rest.end()):
            return with_part(value, int(rest[3]) * Fraction(factor, 10)), rest.end()  # 3万5
        elif len(rest[3]) == len(str(factor)) - 1 and not _stands_alone(text, rest):
            return with_part(value, Decimal(rest[3])), rest.end()
        else:
            break
        end = rest.end()
    return value, end


def _stands_alone(text: str, rest: re.Match[str]) -> bool:
    """Whether the figures after a scale are another number: those of a year (3万2024年), or of a model (1万2000B)."""
    after = text[rest.end() : rest.end() + 1]
    if after == "年":
        return "1900" < rest[3] < "2100" and not rest[3].endswith("00")
    return after.isascii() and after.isalpha()


#: After a last figure that its scale was left out of: 3万5, 8千3元.
_ENDS = re.compile("[元块圆，。；、！？）]|$")
