"""Words that are amounts by themselves: doubled, dozens of millions, three-digit, a couple, decades, fifties."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan.digits import ONE, Alts, tidy
from summarycheck.quantities.scan.english.number_words import ONES, SCALES, TENS
from summarycheck.quantities.scan.english.numerals import add, precedes

PLURAL_SCALES = {word + "s": value for word, value in SCALES.items()} | {"tens": 10, "dozens": 10}
#: Things that are called by their number: sixes, the second elevens.
PLURALS = {
    word: value for value, word in enumerate("twos threes fours fives sixes sevens eights nines".split(), 2)
} | {"elevens": 11, "twelves": 12}
MULTIPLES = {
    form: value
    for value, forms in {
        2: "double doubles doubled doubling twice twofold",
        3: "triple triples tripled tripling thrice threefold treble",
        4: "quadruple quadruples quadrupled quadrupling fourfold",
        5: "quintuple fivefold",
        6: "sixfold",
        7: "sevenfold",
        8: "eightfold",
        9: "ninefold",
        10: "tenfold",
        100: "hundredfold",
        1000: "thousandfold",
    }.items()
    for form in forms.split()
}
MULTIPLES |= {f"{word}fold": value for word, value in {**ONES, **TENS}.items() if value > 1}
SPAN_YEARS = {
    **dict.fromkeys(("decade", "decades"), 10),
    **dict.fromkeys(("century", "centuries"), 100),
    **dict.fromkeys(("millennium", "millennia"), 1000),
}
_GREAT_FOLDS = frozenset({"hundredfold", "thousandfold"})
HALVINGS = frozenset({"halve", "halves", "halved", "halving"})
#: Those of an age: twentysomethings.
SOMETHINGS = {f"{word}something{s}": value for word, value in TENS.items() for s in ("", "s")}
#: Units that a noun holds without a number: a gigapixel slide is one of 十亿像素.
BARE_UNITS = {"megapixel": "Mpx", "gigapixel": "Gpx"}
DECADES = {word[:-1] + "ies": 1900 + value for word, value in TENS.items()}
DECADES["noughties"] = 2000


_MAGNITUDE = re.compile(r"[\s-]+of[\s-]+magnitude\b")


def read_order(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    """ "an order of magnitude" (1), "orders of magnitude" (one or more)."""
    magnitude = _MAGNITUDE.match(text, end)
    if magnitude is None:
        return 0
    many = word == "orders"
    weak = many or text[max(0, start - 5) : start].lower().split()[-1:] not in (["an"], ["one"], ["1"])
    high = Decimal(9) if many else ONE
    return add(text, start, magnitude.end(), ONE, high, "oom", "magnitude", found, weak)


def read_multiple(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    if word in HALVINGS:
        value: Number = Decimal("0.5")
        return add(text, start, end, value, value, "", "fraction", found, weak=True)
    if text[start - 1 : start] == "-" and word in _GREAT_FOLDS and found and found[-1].end == start - 1:
        times = found.pop()  # ten-thousandfold
        many = tidy(Fraction(times.low) * MULTIPLES[word])
        return add(text, times.start, end, many, many, "x", "multiple", found)
    value = Decimal(MULTIPLES[word])
    hyphened = text[start - 1 : start] == "-" or (text[end : end + 1] == "-" and word != "twofold")
    weak = hyphened or not word.endswith(("ed", "ing", "fold"))
    return add(text, start, end, value, value, "x", "multiple", found, weak)


_SCALE = re.compile(r"\s+(hundred|thousand|million|billion|trillion|dozen)\b")


#: After *thousands* these make it a place of figures: a thousands separator.
_PLACE_NAME = re.compile(r"[\s-](?:separat|delimit|place\b|digit)")
_OF = re.compile(r"(?:\s+of)?\s+(thousand|million|billion|trillion)s?\b")


def read_vague(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    """``hundreds of billions``, ``dozens``, ``several thousand``: an order of magnitude."""
    value = PLURAL_SCALES.get(word, 0)
    if word in ("several", "few"):
        scale = _SCALE.match(text, end)
        if scale is None:
            return 0
        value = SCALES.get(scale[1], 10)
        end = scale.end()
    if _PLACE_NAME.match(text, end):
        return 0
    of = _OF.match(text, end)
    if of is not None and value < SCALES[of[1]]:
        value *= SCALES[of[1]]
        end = of.end()
    elif (shared := _SHARED_SCALE.match(text, end)) is not None and value < PLURAL_SCALES[shared[1]]:
        value *= SCALES[shared[2]]
    return add(text, start, end, Decimal(value), Decimal(value) * 10, "", "vague", found, word == "several")


#: Tens and hundreds of thousands: the scale belongs to both.
_SHARED_SCALE = re.compile(r"\s+(?:and|or|to)\s+(tens|dozens|hundreds)\s+of\s+(thousand|million|billion)s\b")
_FIGURES = re.compile(r"[\s-]+(?:digits?|figures?)\b")


def read_figures(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    """``double digits``, ``three-digit``: as many as the number has figures; 0 when no figures are meant."""
    figures = _FIGURES.match(text, end)
    count = 1 if word == "single" else MULTIPLES.get(word) or ONES.get(word, 0)
    if figures is None or not 1 <= count <= 9:
        return 0
    low = Decimal(10) ** (count - 1)
    return add(text, start, figures.end(), low, low * 10, "", "vague", found, weak=True)


def read_span(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    if word == "couple" and (of := _COUPLE_OF.match(text, end)) is not None:
        if of[1] in _YEARS:
            couple = Decimal(2 * _YEARS[of[1]])
            return add(text, start, of.end(), couple, couple, "year", "measure", found, weak=True)
        two = Decimal(2 * SCALES.get(of[1], 12))
        return add(text, start, of.end(), two, two, "", "count", found)
    if word in ("both", "pair", "couple"):
        return add(text, start, end, Decimal(2), Decimal(2), "", "count", found, weak=True)
    years = Decimal(SPAN_YEARS[word])
    if word in ("decades", "centuries", "millennia"):
        return add(text, start, end, years, years * 10, "year", "vague", found, weak=True)
    return add(text, start, end, years, years, "year", "measure", found, weak=True)


_COUPLE_OF = re.compile(r"\s+of\s+(dozen|hundred|thousand|million|billion|decades|centuries)\b")
_YEARS = {"decades": 10, "centuries": 100}


def read_decade(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    value = Decimal(DECADES[word])
    if found and found[-1].kind == "count" and text[found[-1].end : start].isspace():
        return add(text, start, end, value - 1900, value - 1900, "", "count", found)  # 14 fifties
    alts: Alts = ((value - 1900, ""),)
    if precedes(text, start, "late"):
        alts += ((value - 1890, ""),)  # in her late forties: 年近五十
    found.append(Quantity(text[start:end], start, end, value, value, "", "decade", "exact", True, alts))
    return end


def read_unit(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    return add(text, start, end, ONE, ONE, BARE_UNITS[word], "measure", found, weak=True)
