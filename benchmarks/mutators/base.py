"""A pair of texts, its mutants, and the plain numerals of a Chinese text that may be rewritten."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from benchmarks.corpus import draw


class Pair(NamedTuple):
    """An English text and its Chinese."""

    id: str
    source: str
    target: str


class Mutant(NamedTuple):
    """The Chinese with one place rewritten; it must be flagged at ``span``, or at ``lost`` in the source."""

    target: str
    span: tuple[int, int]
    what: str
    lost: tuple[int, int] | None = None


Mutator = Callable[[Pair], Iterator[Mutant]]

# A plain numeral that is part of no name, formula, date with hyphens, version or LaTeX.
NOT_BEFORE = r"(?<![A-Za-z0-9_.,/:^{}$\\~×+\-–—−±°²³@#=<>≤≥(（\[第])"
NUMERAL = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NOT_AFTER = r"(?![）)]|[.、]\s)(?![\d,.]*\d)(?!\s*[-–—~±×x*/:^_](?:\s*\d)?)"
PLAIN = re.compile(rf"{NOT_BEFORE}(?P<n>{NUMERAL}){_NOT_AFTER}(?!\s?[A-Za-z_])")
PERCENT = re.compile(
    rf"{NOT_BEFORE}(?<![至到])(?P<n>{NUMERAL})(?P<u>\s?(?:%|\\%|％))"
    r"(?!\s?(?:[-–—~～/]|[至到]\s?\d|的?(?:置信|可信)|CI|CrI))"
)
LARGE = re.compile(rf"{NOT_BEFORE}(?P<n>{NUMERAL})\s?(?P<u>万亿|亿|万|千)(?![分一])")
LETTER = re.compile(rf"(?<![A-Za-z0-9_.,/:^\-])(?P<n>{NUMERAL})(?P<u>[BMK])(?![A-Za-z0-9_\-])")
COUNTERS = "个种项类条篇步层名位张幅份组套次轮款段部台首"
WORDS = "零一二三四五六七八九十"
WORD = re.compile(rf"(?<![第{WORDS}几数百千万])(?P<n>[两三四五六七八九])(?=[{COUNTERS}](?!人))")
ENGLISH = dict(zip("两三四五六七八九", "two three four five six seven eight nine".split(), strict=True))
SENTENCE = re.compile(r"[^。！？；\n]+")


def spread(found: Iterator[re.Match[str]] | list[re.Match[str]], *key: object) -> list[re.Match[str]]:
    """The matches in an order that depends on the key only, so that not every mutant is of the first number."""
    return sorted(found, key=lambda match: draw(*key, match.start()))


def rewritten(pair: Pair, start: int, end: int, new: str, what: str = "") -> Mutant:
    old = pair.target[start:end]
    return Mutant(
        pair.target[:start] + new + pair.target[end:], (start, start + len(new)), what or f"{old} → {new}"
    )


def places_in(text: str, numeral: str) -> list[re.Match[str]]:
    """Where the numeral stands in the text as a number of its own, however it is grouped."""
    digits = numeral.replace(",", "")
    whole, _, rest = digits.partition(".")
    grouped = r"[, ]?".join((whole[: len(whole) % 3], *re.findall("...", whole[len(whole) % 3 :])))
    grouped = grouped.removeprefix(r"[, ]?") if len(whole) % 3 == 0 else grouped
    ending = rf"\.{rest}" if rest else ""
    return list(re.finditer(rf"(?<![\d.])(?<!\d,){grouped}{ending}0*(?![\d]|[.,]\d)", text))


def may_be_in(text: str, numeral: str) -> bool:
    """True when the numeral might be found in the text, with a scale, a percent, or as a part of a name."""
    value = numeral.replace(",", "")
    stripped = value.rstrip("0").rstrip(".") if "." in value else value
    return bool(
        places_in(text, value) or places_in(text, stripped) or stripped in re.findall(r"\d+(?:\.\d+)?", text)
    )


def shared(pair: Pair, pattern: re.Pattern[str], *key: object) -> list[re.Match[str]]:
    """Numerals of the Chinese that stand in the source too."""
    found = (match for match in pattern.finditer(pair.target) if places_in(pair.source, match["n"]))
    return spread(found, pair.id, *key)


def digit_of(word: str) -> int:
    return 2 if word == "两" else WORDS.index(word)


UNITS: Mapping[str, tuple[str, ...]] = {
    "毫秒": ("秒", "微秒"), "微秒": ("毫秒",), "秒": ("分钟", "毫秒"), "分钟": ("小时", "秒"), "小时": ("分钟", "天"),
    "天": ("小时", "个月"), "周": ("天",), "个月": ("年", "周"), "年": ("个月",), "岁": ("个月",),
    "GB": ("MB", "TB"), "MB": ("GB", "KB"), "KB": ("MB",), "TB": ("GB",),
    "公里": ("英里", "米"), "千米": ("米", "英里"), "米": ("厘米", "公里"), "厘米": ("米", "毫米"),
    "毫米": ("厘米", "微米"), "微米": ("纳米", "毫米"), "纳米": ("微米",), "英里": ("公里",),
    "公斤": ("克",), "千克": ("克",), "毫克": ("克", "微克"), "克": ("千克", "毫克"), "微克": ("毫克",),
    "Hz": ("kHz", "MHz"), "kHz": ("Hz", "MHz"), "MHz": ("GHz",), "GHz": ("MHz",), "赫兹": ("千赫兹",),
    "美元": ("元", "欧元"), "欧元": ("美元",), "倍": ("%", "个百分点"), "位": ("字节",), "比特": ("字节",), "dB": ("%",),
    "mm": ("cm", "μm"), "cm": ("mm", "m"), "nm": ("μm",), "μm": ("nm", "mm"), "km": ("m",), "ms": ("s",),
    "kg": ("g",), "mg": ("g", "μg"), "mL": ("L",), "°C": ("°F",), "℃": ("℉",), "摄氏度": ("华氏度",), "mV": ("V",),
}  # fmt: skip
UNIT = re.compile(
    rf"{NOT_BEFORE}(?P<n>{NUMERAL})(?P<s>\s?)(?P<u>{'|'.join(sorted(UNITS, key=len, reverse=True))})"
    r"(?![A-Za-z级代来内前后]*[A-Za-z²³/])"
)
NOT_A_UNIT = re.compile(
    r"\d位(?!量|精度|整|浮点|定点)|(?:19|20)\d\d\s?年|\d周(?:年|期)|\d年(?:级|代)|\d天(?:线|然)|\d米(?:其|粒)"
)
