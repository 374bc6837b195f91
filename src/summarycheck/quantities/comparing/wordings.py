"""How a target number that nothing answers to stands in the source all the same: where no number was read.

In a word (centennial, quartile), a Roman numeral, a formula. The other way round, see ``otherwise``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache

from summarycheck.model import Quantity
from summarycheck.quantities.scan.roman import roman
from summarycheck.quantities.scan.stretches import places, runs_on
from summarycheck.quantities.scan.units import BY_NAME, CURRENCIES, ENGLISH, SPANS


def supports(source: str, ours: list[Quantity], quantity: Quantity, place: float) -> bool:
    """Whether the number stands in the source otherwise: in a word (centennial), in digits that were not read.

    In a source longer than any paper's abstract, it is looked for around ``place`` only.
    """
    begin = max(0, int(place) // _STRETCH - 1) * _STRETCH
    source = source[begin : begin + 3 * _STRETCH]
    return (
        _glued(source, quantity)
        or _in_words(source, quantity)
        or any(_says(source, pattern) for pattern in _sayings(quantity))
        or _that_time(source, ours, quantity)
        or _written(source, begin, ours, quantity)
    )


def _sayings(quantity: Quantity) -> Iterator[str]:
    """Patterns of words that say the number without one: a mile, a percentage point, evenly split, Sept. 11."""
    if quantity.single and quantity.low == 1:
        if quantity.unit in BY_NAME:
            yield _one(quantity.unit)
        elif quantity.unit == "pp":
            yield _A_POINT
    if quantity.unit == "%" and quantity.low == _HALF:
        yield _EVENLY
    if quantity.text in _OF_DAYS:
        yield _OF_DAYS[quantity.text]


def _that_time(source: str, ours: list[Quantity], quantity: Quantity) -> bool:
    """Whether a span of time was told before the source begins: after that period."""
    if quantity.unit not in SPANS or (said := _THAT_TIME.search(source)) is None:
        return False
    return not any(other.unit in SPANS and other.end <= said.start() for other in ours)


def _written(source: str, begin: int, ours: list[Quantity], quantity: Quantity) -> bool:
    """Whether the digits stand where no number was read; ``begin`` is where the stretch begins."""
    if quantity.unit == "year" and quantity.text.endswith("岁"):
        return f"({quantity.text[:-1].strip()})" in source  # "Moses (14)"
    if quantity.unit or not quantity.single or quantity.low != int(quantity.low):
        digits = re.search(r"\d+(?:\.\d+)*", quantity.text)
        if digits is None or len(digits.group()) < 2:
            return False
        written = digits.group()
    else:
        written = quantity.text if _POINTED.fullmatch(quantity.text) else str(int(quantity.low))
    for found in _places(source, written):
        start = begin + found
        at = bisect_right(ours, start, key=lambda other: other.start) - 1
        owner = ours[at] if at >= 0 else None
        if owner is None or start >= owner.end:
            return True
    return False


#: 1.0 as it is written, for a version.
_POINTED = re.compile(r"\d+\.0+")
#: A time that was told before.
_THAT_TIME = re.compile(
    r"(?i)\b(?:after|in|within|by|during|before|until) (?:this|that|such) (?:time|period|date|age|deadline)\b"
)
#: Days that Chinese calls by their figures.
_OF_DAYS = {
    "911": r"(?i)\bsep\w*\.?\s+(?:11|eleven)",
    "918": r"(?i)\bsep\w*\.?\s+18",
    "54": r"(?i)\bmay\s+(?:4|fourth)",
}
#: Units of which one may be said without its number: minute-long, per hour.
_ONE_LONG = {
    "s": "second", "min": "minute", "h": "hour", "day": "(?:day|dai)", "week": "week", "month": "month", "year": "year",
}  # fmt: skip
#: So much of a long source is looked at, before, at and behind the place.
_STRETCH = 8192
_HALF = 50
_EVENLY = r"(?i)\b(?:even(?:ly)? (?:split|divided|balanced)|(?:split|divided) (?:evenly|equally)|equally divided|fifty-fifty)\b"
#: What units are called that the table has under other names.
_SPOKEN = {"GBP": "pounds?"}


_A_POINT = r"(?i)\b(?:an?|one)\s(?:(?:full|whole|single)\s)?(?:percentage\s|percent\s)?point\b"


@cache
def _one(unit: str) -> str:
    """What one of a unit looks like in words: each euro, a dollar, per hour."""
    aliases = _SPOKEN.get(unit) or "|".join(
        alias for alias, entry in ENGLISH.items() if entry.name == unit and alias.isalpha() and len(alias) > 2
    )
    the = "the|" if unit in CURRENCIES else ""  # the euro bought $1.08
    units = aliases or "(?!)"
    return (
        rf"(?i)\b(?:{the}an?|each|every|per|one|single|another)[\s-]+(?:\w+\s+)?(?:{units})\b"
        rf"|\b(?:last|past|next|previous|coming)\s(?:{units})\b"
    )


def says_one(source: str, unit: str) -> bool:
    """Whether the source says one of the unit with an article: a mile."""
    return _says(source, _one(unit))


def says_perfect(source: str) -> bool:
    """Whether the source says of anything that nothing is wrong with it: perfect classification scores."""
    return _says(source, _PERFECT)


def says_runner_up(source: str) -> bool:
    """Whether the source speaks of the second of a ranking without a number."""
    return _says(source, _RUNNER_UP)


_RUNNER_UP = r"(?i)\brunners?-up\b|\b(?:next|second)[- ]best\b"
_PERFECT = r"(?i)\b(?:perfect(?:ly)?|flawless(?:ly)?)\b"


@lru_cache(maxsize=64)
def _places(source: str, written: str) -> tuple[int, ...]:
    return tuple(at for at in places(source, written) if not runs_on(source, at, at + len(written), ".,"))


def _glued(source: str, quantity: Quantity) -> bool:
    """Whether the figures run on from a word: a citation whose superscript was lost (between species1-7)."""
    if quantity.unit or quantity.kind != "count" or _CITATION.fullmatch(quantity.text) is None:
        return False
    figures = re.sub(r"[-–~～,]", "[-–,]", quantity.text)
    return _says(source, rf"(?<![\w-])[a-z]{{4,}}{figures}(?![\w%])")


_CITATION = re.compile(r"\d{1,3}(?:[-–~～,]\d{1,3})*")


_ROMAN = re.compile(r"\b[IVXLC]+\b")
#: What says a number inside another word, or instead of it.
_WORDS_FOR = {
    0: r"\b(?:no|none|zero(?:e?s)?|nil|goalless|scoreless)\b",
    2: r"\b(?:both|neither|either|pair|couple|twin|dual|double|bi-?(?:nary|lingual\w*|modal|lateral\w*|directional\w*|annual\w*|enni\w+|enna\w+|weekly|focal|cycle\w*|furcat\w*)|second\w*|two(?!\s+dozen)\w*|twice)\b",
    3: r"\b(?:triple\w*|triplet\w*|trio|triad\w*|tri-?(?:lingual|modal|angle\w*|angular|lateral|logy|partite)|third|thirds)\b",
    4: r"\b(?:quad\w*|quarter\w*|tetra\w*)\b",
    5: r"\b(?:quint\w*|penta\w*|half[- ](?:a[- ])?decade)",
    6: r"\b(?:hexa\w*|sext\w*)\b",
    8: r"\b(?:octa\w*)\b",
    16: r"\bhexadecimals?\b",
    10: r"\b(?:deca\w*|decimals?|decade|teen\w*)\b",
    24: r"\bround[- ]the[- ]clock\b",
    25: r"\bquarter[- ](?:of[- ]a[- ])?century\b",
    50: r"\b(?:half a century|half-century)\b",
    100: r"\b(?:centen\w+|centur\w+|hundred\w*)\b",
    150: r"\b(?:sesquicenten\w+)\b",
    200: r"\b(?:bicenten\w+)\b",
    400: r"\bquatercenten\w+",
    300: r"\b(?:tercenten\w+|tricenten\w+)\b",
    1000: r"\b(?:millen\w+)\b",
}
#: Words for so many spans of time.
_SPANNING = {
    2: r"(?i)\b(?:both|couple|pair|twice|bi-?(?:annual\w*|enni\w+|enna\w+|week\w*|month\w*))\b",
    3: r"(?i)\b(?:tri-?(?:enni\w+|annual\w*|week\w*|month\w*)|trimesters?)\b",
}
#: Words that say a part of a whole without being read as one: the quartiles, quarter-finals, a quartered set.
_PART_WORDS = {
    2: "hal[fv]|bisect|median",
    3: "ter[tc]iles",
    4: "quart(?!erback)",
    5: "quintiles",
    10: "deciles",
    100: "(?:per)?centile",
}


#: … and several parts of one: the upper three quartiles, but no 四分之三 for "a quarter".
_QUANTILES = {3: "ter[tc]iles", 4: "quartile", 5: "quintiles", 10: "deciles", 100: "(?:per)?centile"}
#: What may be a part of a whole, or only the next in turn.
_SHARES = {
    parts: rf"(?i)\b(?:an?|one)[\s-]{word}\b(?!\s(?:of\s\d|time|term|party|man|person|world))"
    for parts, word in enumerate("third quarter fifth sixth seventh eighth ninth tenth".split(), 3)
}


def _in_words(source: str, quantity: Quantity) -> bool:
    """Roman numerals (XXXIII) and number words inside other words (centennial, binary, quartile)."""
    value = quantity.low
    if quantity.kind == "vague":
        if quantity.high == 100 and _says(source, r"(?i)\bscores of [a-z]+s\b"):
            return True
        return _says(source, r"(?i)\bmulti-?[mb]illion")
    if not quantity.single or (quantity.unit not in ("", "clock") and quantity.unit not in _ONE_LONG):
        return False
    if quantity.unit == "clock":
        return value % 720 == 0 and _says(source, r"(?i)\b(?:midnight|noon|mid-?day)\b")
    if value == 1 and quantity.unit in _ONE_LONG:
        unit = _ONE_LONG[quantity.unit]
        return _says(source, rf"(?i)\b(?:(?:an?|per|each|every)[\s-]{unit}|{unit}(?:-long|ly))\b")
    if quantity.unit in ("week", "day") and value in (2, 14):
        return _says(source, r"(?i)\b(?:fortnight|bi-?week)")
    if quantity.kind == "fraction":
        part = Fraction(value)
        words = _PART_WORDS if part.numerator == 1 else _QUANTILES
        pattern = words.get(part.denominator, "(?!)")
        if part.numerator == 1 and (share := _SHARES.get(part.denominator)) and _says(source, share):
            return True  # a third dropped out
        return _says(source, rf"(?i)(?<![\d/]){part.numerator}/{part.denominator}(?![\d/])|\b(?:{pattern})")
    if value != int(value):
        return False
    if quantity.unit in _ONE_LONG and (said := _SPANNING.get(int(value))) is not None:
        return _says(source, said)  # "two-thirds" says no two years
    return _word_for(source, int(value))


def hyphenated(source: str, quantity: Quantity) -> bool:
    """Whether the minus of the number is the hyphen of a name: 问卷-3 for ASQ-3."""
    return _says(source, rf"[A-Za-z)\]]-{re.escape(quantity.text.lstrip('-−–'))}(?!\d)")


@lru_cache(maxsize=64)  # a text asks the same source again and again
def _says(source: str, pattern: str) -> bool:
    return re.search(pattern, source) is not None


@lru_cache(maxsize=64)
def _word_for(source: str, value: int) -> bool:
    pattern = _WORDS_FOR.get(value)
    if pattern is not None and _says(source, f"(?i){pattern}"):
        return True
    glued = _GLUED_WORDS.get(value)
    if glued is not None and _says(source, rf"[a-z]{glued}\b"):
        return True  # ParticipantsFifteen adults
    return any(roman(match.group()) == value for match in _ROMAN.finditer(source))


#: Number words as they stand after a heading that lost its line break.
_GLUED_WORDS = dict(
    enumerate(
        "Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen "
        "Eighteen Nineteen Twenty".split(),
        2,
    )
)
