"""Whether a number without a unit of its own may answer to one that has it: weeks 6 and *12*, *75* vs 50 days."""

from __future__ import annotations

import re
from functools import lru_cache

from summarycheck.model import Quantity
from summarycheck.quantities.comparing import dates
from summarycheck.quantities.scan.units import BY_NAME, CHINESE, ENGLISH, SPANS
from summarycheck.quantities.things import things

_WORD = re.compile(r"[A-Za-zµμ°Å]+")
#: A unit that something is said for, not in: hours worked per week.
_RATE = re.compile(r"\b(?:per\s+[A-Za-z]+|an?\s+(?:day|week|month|year|hour|minute|second)\b)")
_LETTER_AFTER = re.compile(r"\s([A-Z])(?![A-Za-z\d-])")
#: Where a look for the unit ends.
_EDGE = re.compile(r"[.;] |[()\[\]]")
#: … after a number, too, where the time of something else is told: shrank to 19 after six months.
_EDGE_AFTER = re.compile(rf"{_EDGE.pattern}|\b(?:after|before|within|during|until) ")
#: How far before and after a bare number its unit is looked for.
_BEFORE, _AFTER = 24, 32
#: Dimensions of which one may be said for the other (days, months).
_SPANS_OF_TIME = frozenset({"time", "months"})
#: Target kinds that a word for a small number (both, first, eight) never stands for by itself.
_MEASURED = frozenset({"percent", "point", "multiple", "measure", "money"})


def bears(text: str, source: Quantity, target: Quantity) -> bool:
    """Whether the bare ``source`` in ``text`` may be the target's number, whose unit the source says elsewhere.

    Not where its own surroundings name another unit of the same dimension, nor where it is no figure at all.
    """
    if (
        source.kind == "month"
        or (target.kind == "measure" and dates.is_day(text, source))
        or _shares_another(source, target.unit)
    ):
        return False
    no_figure = target.kind in _MEASURED and (source.weak or source.kind == "ordinal")
    if target.unit == "%" and (
        _NEVER_SHARES.search(text, max(0, source.start - _BEFORE), source.start)
        or (source.text.isdecimal() and _counted(text, source))
    ):
        return False
    if target.unit not in BY_NAME:
        spelled = target.unit in ("%", "pp", "x") and source.kind == "count" and source.text.isalpha()
        return not (no_figure or spelled)
    if target.text.endswith("岁") or (source.kind == "ordinal" and target.unit == "year"):
        return True  # the 21st anniversary: 21周年
    beside = _units_beside(text, source)
    every = _EVERY.match(text, source.end)
    if target.unit in beside or (every is not None and _EVERY_SPAN[every[1]] == target.unit):
        return True
    if (spoken := _SPOKEN.get(target.unit)) is not None and spoken.search(text) is None:
        return False  # 58-72个月 for "65 years (58-72)": no months at all
    if target.unit == "year" and _FINE.search(source.text) is not None:
        return False  # 0.9291年
    if target.unit == "year" and source.low > _LAST_YEAR and _OLD_ERA.match(text, source.end) is None:
        return False  # 14,000年 for 14k reports of 2022
    if (
        target.unit in SPANS
        and source.text[-1:].isdecimal()
        and text[source.start - 1 : source.start] != "-"  # the 2025-26 COVID-19 vaccines
        and (what := _NO_TIME_EN.match(text, source.end) or _DOING_EN.match(text, source.end)) is not None
        and what[0].islower()  # no subject of a sentence: in 737 Charles Martel
    ):
        return False  # 1627年 for 1,627 literary texts
    if target.unit in SPANS and target.unit != "year" and (_is_year(source) or _is_age(text, source)):
        return False
    return not (no_figure or any(_same_family(unit, target.unit) for unit in beside))


#: What comes once in a span of time takes as many: six weekly sessions, 六周.
_EVERY_SPAN = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year"}
_EVERY = re.compile(rf"\s({'|'.join(_EVERY_SPAN)})\s")
#: So finely no span of years is told.
_FINE = re.compile(r"\.\d{3}")
#: Spans of time by the words for them, of which a text that tells a bare number in such has one.
_SPOKEN = {
    "month": re.compile(r"(?i)month|\bmos?\b|\bM\d"),
    "week": re.compile(r"(?i)week|\bwks?\b|fortnight|\bW\d|gestation|\bGA\b|trimester"),
}
#: Measures that are no shares of a whole: a loss of 2.41.
_NEVER_SHARES = re.compile(
    r"(?i)(?:\b(?:loss|perplexity|RMSE|MAE|MSE|FID|temperature|log-likelihood|learning rate|batch size|coefficient|-to-[a-z]+ ratio|magnitude|redshift)|\bPPL)"
    r"\s(?:score\s)?(?:of|is|was|=|to|at)\s[~$]*$"
)


#: After a number in a bare sentence: it counts who did something (212 were vaccinated).
_DOING_EN = re.compile(r"\s(?:were|are|have|had)\s[a-z]+(?:ed|en)\b")
#: After a number: things, which a span of time is not told in.
_NO_TIME_EN = things(
    2,
    "(?:year|month|week|day|hour|minute|second|night|term|season|semester|cycle|session|decade|generation)s",
)
#: After a count, what is counted: 89 of which, 132 bugs.
_OF_WHICH_EN = re.compile(r"\sof (?:which|whom|them|these|those)\b")
_THINGS_EN = things(0, "points|percents|scores|accuracies")


#: Before a number in figures: it counts what follows, and no label has it.
_COUNTING = re.compile(
    r"(?i)\b(?:the|these|those|all|of|our|its|their|with|on|from|over|and|across|us(?:e[sd]?|ing)|ha(?:s|ve)|contain(?:s|ing)?|includ(?:es?|ing)"
    r"|into|than|about|by|among|between|cover(?:s|ing)?|compris(?:es|ing)|analy[sz]ed?|propose|collect(?:ed)?)\s$"
)


def _counted(text: str, source: Quantity) -> bool:
    return any(what.match(text, source.end) for what in (_THINGS_EN, _OF_WHICH_EN))


def counts_things(text: str, source: Quantity) -> bool:
    """Whether the number in figures counts things, and is no ordinal: the 12 vowels; not Table 3, nor the 2020 elections."""
    return (
        source.text.isdecimal()
        and source.low < _FIRST_YEAR
        and _counted(text, source)
        and _COUNTING.search(text, max(0, source.start - 16), source.start) is not None
    )


def _is_year(source: Quantity) -> bool:
    """Whether the bare number can only be a year of the calendar, or a span of such: 2050-2100."""
    return _YEARS.fullmatch(source.text) is not None and source.high <= _LAST_YEAR


def _is_age(text: str, source: Quantity) -> bool:
    """Whether a bare age stands there, in years: aged 60 and older, mean age 38.4 +/- 14.5."""
    return _AGED.search(text, max(0, source.start - _BEFORE), source.start) is not None


_YEARS = re.compile(r"(?:1[5-9]|2[01])\d\d(?:[-–](?:1[5-9]|2[01])\d\d)?")
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
#: After a year, or the first of two: between 6200 and 4500 BCE, 12,000 years ago.
_OLD_ERA = re.compile(
    r"(?:\s?(?:and|to|or|[-–—])\s?[\d,]+)?\s?(?:(?:cal(?:ibrated)?\.?\s)?(?:BCE?|BP|AD|CE)\b|B\.C\.|B\.P\.|years? ago)"
)
_AGED = re.compile(
    r"(?i)\bage(?:[ds]|s of| of)?\b[^.;,A-Za-z]{0,3}(?:was |is |[\d.]+\s?(?:±|\+/-|\{\+/-\})\s?)?[^.;,A-Za-z]{0,3}$"
)


#: A number that counts off spans of time: Day 60, weeks 2, 4 and 6; 60th day, 16-week.
_COUNTED_OFF = re.compile(
    r"(?i)\b(hour|day|week|month|year)s?[\s(-]+(?:P)?(?:\d[\d.]*(?:\s?[,–-]\s?|,? (?:and|or|to) ))*$"
)
_SPAN_AFTER = re.compile(r"(?i)[\s-]*(second|minute|hour|day|week|month|year)")
_SPAN_ZH = {
    "天": "day", "日": "day", "周": "week", "月": "month", "个月": "month", "年": "year", "小时": "hour", "分钟": "minute",
}  # fmt: skip
_SPAN_AFTER_ZH = re.compile(r"\s?(天|日|周|个?月|年|小时|分钟)(?![龄级代])")


def counted_off(source: str, target: str, a: Quantity, b: Quantity) -> bool:
    """Whether the target counts off other spans of time than the source: 第8个月 for week 8."""
    said = _SPAN_AFTER_ZH.match(target, b.end) if b.kind == "ordinal" else None
    if said is None:
        return False
    counted = _COUNTED_OFF.search(source, max(0, a.start - _AFTER), a.start)
    if counted is None and a.unit in ("", *SPANS):
        counted = _SPAN_AFTER.match(source, a.end - len(_unit_of(a)))
    return counted is not None and counted[1].lower() != _SPAN_ZH[said[1]]


#: Nothing stands after a number that could be its unit, and so far before it may that be told: 延迟（毫秒）为12.
_NOTHING_AFTER = re.compile(
    r"\s?(?:[，。；！？）)](?!\s?[\d个]|\s?[A-Za-zμ])|$|(?:的|之?内|以[内上下]|后|之前|左右|[和与至](?!\s?[\d.+-])|时(?!间)|即|需|可|就|且|并)(?!\d))"
)
_TOLD_ZH, _TOLD_BEFORE, _TOLD_LONG_BEFORE = 24, 60, 400
#: Dimensions that a bare number may be told in all the same: a side of 256, an angle of 90.
_LEFT_OUT = frozenset({"pixel", "info-bit", "angle", "sigma", "fps"})


def unit_lost(target: str, a: Quantity, b: Quantity) -> bool:
    """Whether the target has the bare number of a measure, and nowhere near it the unit: 延迟为12 for "12 ms"."""
    if a.kind not in _UNITED or b.unit or b.kind != "count" or a.low != b.low:
        return False
    if a.alts or a.weak or (a.unit == "s" and a.text[-2:-1].isdecimal()):
        return False  # three Bf 109s
    dimension = "x" if a.unit == "x" else BY_NAME[a.unit].dimension if a.unit in BY_NAME else ""
    if not dimension or dimension in _LEFT_OUT or _NOTHING_AFTER.match(target, b.end) is None:
        return False
    called = _called(dimension)
    begin = max(target.rfind("。", 0, b.start) + 1, b.start - _TOLD_BEFORE)
    if called.search(target, begin, b.end + _TOLD_ZH) is not None:
        return False
    # What was told with its unit before may be told without: <120与<140 mmHg …… 降到120以下
    begin = max(0, b.start - _TOLD_LONG_BEFORE)
    return target.find(b.text, begin, b.start) < 0 or called.search(target, begin, b.start) is None


def speed_lost(target: str, a: Quantity, b: Quantity) -> bool:
    """Whether a speed is told as a length, and nothing near it says in what time: 以60公里行驶 for "60 km/h"."""
    if b.unit == a.unit or any(_dimension(q) != what for q, what in ((a, "speed"), (b, "length"))):
        return False
    return _SPED_ZH.search(target, max(0, b.start - _TOLD_ZH), b.end + _TOLD_ZH) is None


def _dimension(quantity: Quantity) -> str:
    return BY_NAME[quantity.unit].dimension if quantity.unit in BY_NAME else ""


_SPED_ZH = re.compile("速|每|/|一小时|时|迈")
_UNITED = frozenset({"measure", "money", "times", "multiple"})
#: What else says that a number is one of a dimension: an age of 26, 2x of it.
_SAID_BY = {
    "months": "年|月|岁|龄|季",
    "time": "时间|[天日周时分秒]数",
    "x": "[倍比×xX]|分之|[一两三]成|翻|因子|系数|因数",
    "kelvin": "K",
}


@lru_cache(maxsize=64)
def _called(dimension: str) -> re.Pattern[str]:
    """What the units of a dimension are called in Chinese texts; what is short, after a number only."""
    names = [re.escape(alias) for alias, unit in CHINESE.items() if unit.dimension == dimension]
    long = "|".join(name for name in names if len(name) > 1 and not name[0].isascii())
    short = "|".join(name for name in names if len(name) == 1 or name[0].isascii())
    words = filter(
        None, (_SAID_BY.get(dimension), long, rf"(?<![A-Za-z])(?:{short})(?![A-Za-z])" if short else "")
    )
    return re.compile("|".join(words))


def _unit_of(a: Quantity) -> str:
    """The word for the unit, as the number is written with it."""
    return a.text.lstrip("-−+~").lstrip("0123456789.,") if a.unit else ""


def _shares_another(source: Quantity, unit: str) -> bool:
    """Whether the number shares a unit (from 1.62 to 1.08 s) that is another of the target's dimension."""
    shared = [other for value, other in source.alts if value == source.low and other in BY_NAME]
    return unit in BY_NAME and any(other != unit and _same_family(other, unit) for other in shared)


def _units_beside(text: str, quantity: Quantity) -> set[str]:
    """The units of measure named around the number, in its own sentence."""
    ahead = text[max(0, quantity.start - 2 * _BEFORE) : quantity.start]
    if (told := _RATE.sub("", ahead)) == ahead:
        told = ahead[-_BEFORE:]  # what a rate is of stands farther off: hours worked per week fell to
    before = _EDGE.split(told)[-1]
    after = _EDGE_AFTER.split(_RATE.sub("", text[quantity.end : quantity.end + _AFTER]))[0]
    words = (match.group() for match in _WORD.finditer(f"{before} {after}"))
    entries = [ENGLISH.get(word) or ENGLISH.get(word.lower()) for word in words if len(word) > 2]
    if (letter := _LETTER_AFTER.match(text, quantity.end)) is not None:
        entries.append(ENGLISH.get(letter[1]))  # 220 V is no 220 kV
    return {entry.name for entry in entries if entry is not None}


def _same_family(unit: str, other: str) -> bool:
    a, b = BY_NAME[unit].dimension, BY_NAME[other].dimension
    return a == b or {a, b} == _SPANS_OF_TIME
