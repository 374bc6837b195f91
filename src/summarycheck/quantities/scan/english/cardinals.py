"""Cardinals and fractions in letters: seventy three point eight percent, two and a half, two thirds, nineteen eighty-four."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import msgspec

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan.digits import mixed_number, number, tidy, with_part
from summarycheck.quantities.scan.english import shares
from summarycheck.quantities.scan.english.number_words import (
    GREAT_ORDINALS,
    ONE_TO_NINE,
    ONES,
    SCALES,
    TENS,
)
from summarycheck.quantities.scan.english.numerals import (
    Spelled,
    add,
    and_parts,
    minus_before,
    multiplies,
    power_in_words,
    precedes,
    spelled,
)
from summarycheck.quantities.scan.english.ordinals import read_ordinal
from summarycheck.quantities.scan.english.units import suffix

_POINT_WORDS = re.compile(
    rf"\s+point(?:((?:\s+(?:zero|oh?|{ONE_TO_NINE}))+)"
    rf"|\s+({'|'.join(TENS)})(?:[\s-]+({ONE_TO_NINE}))?)\b"
)
#: Before *three quarters* these make them three spells of a year: the first three quarters, 前三季度.
_SPELL_OF_QUARTERS = re.compile(r"(?i)\b(?:first|last|past|previous|next|other)\s+$")


def read_number(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    """Cardinals, ordinals and fractions: two hundred and fifty-six, twenty-first, three quarters."""
    seen = spelled(text, start)
    if seen is None:
        return 0
    if seen.kind == "parts" and seen.total == 1 and _is_last_of_many(text, start, seen):
        return read_ordinal(text, start, seen.end, Decimal(seen.parts), seen.last, found)
    if (
        seen.kind == "parts"
        and seen.last == "quarters"
        and _SPELL_OF_QUARTERS.search(text, max(0, start - 12), start)
    ):
        return _cardinal(text, start, seen.end, Decimal(seen.total), False, found)
    if seen.kind == "parts":
        left = minus_before(text, start, seen.end)
        count = -seen.total if left < start else seen.total
        return shares.fraction(text, left, seen.end, count, seen.parts, found)
    if seen.kind == "ordinal":
        return read_ordinal(text, start, seen.end, Decimal(seen.total), seen.last, found)
    if word in _CENTURIES_OF_YEARS and (year := _YEAR.match(text, start)) is not None:
        return _year(text, start, year, found)
    value, end = _with_decimals(text, seen)
    if (power := power_in_words(text, value, end)) is not None:
        left = minus_before(text, start, power[1])
        signed = -power[0] if left < start else power[0]
        return add(text, left, power[1], signed, signed, "", "power", found)
    if stop := shares.of_whole(text, start, value, end, found):
        return stop
    if (left := minus_before(text, start, end)) < start:
        return _cardinal(text, left, end, -value, value <= 1, found)
    weak = value <= 1
    if (value == 100 and word == "hundred") or (word in SCALES and seen.total == SCALES[word]):
        weak = text[max(0, start - 2) : start].lower() not in ("a ", "ne")
    return _cardinal(text, start, end, value, weak, found)


def _is_last_of_many(text: str, start: int, seen: Spelled) -> bool:
    """Whether *one hundredth* is an ordinal: the one hundredth visitor."""
    return (
        seen.last in GREAT_ORDINALS
        and text[start - 4 : start].lower() == "the "
        and not text.startswith(" of ", seen.end)
    )


_CENTURIES_OF_YEARS = frozenset({"sixteen", "seventeen", "eighteen", "nineteen", "twenty"})
#: nineteen eighty-four, nineteen oh five; but nineteen twenty-minute talks, twenty twenty-fifths, nineteen fifty thousand
_YEAR = re.compile(
    rf"(?i)(\w+)[\s-]+(?:({'|'.join(TENS)})(?:[\s-]+({ONE_TO_NINE}))?|oh[\s-]+({ONE_TO_NINE})|(ten|eleven|twelve|\w+teen))\b"
    r"(?!-\w|[\s-]+(?:\w+ths?|firsts?|seconds?|thirds?|hundreds?|thousands?|[mbtr]\w+ions?)\b)"
)


def _year(text: str, start: int, year: re.Match[str], found: list[Quantity]) -> int:
    """Read a year that is told in two parts."""
    century, tens, one, alone, teen = (part.lower() if part else "" for part in year.groups())
    value = Decimal(
        100 * (ONES.get(century) or TENS[century]) + TENS.get(tens, 0) + ONES.get(one or alone or teen, 0)
    )
    return add(text, start, year.end(), value, value, "", "count", found)


def _with_decimals(text: str, seen: Spelled) -> tuple[Number, int]:
    """The value with what may follow its words: five point eight six, three and a half."""
    value: Number = Decimal(seen.total)
    end = seen.end
    if (point := _POINT_WORDS.match(text, end)) is not None:
        if point[2]:
            decimals = str(TENS[point[2]] + (ONES[point[3]] if point[3] else 0))  # point seventy-one
        else:
            decimals = "".join(str(ONES.get(digit, 0)) for digit in point[1].split())
        value, end = Decimal(f"{seen.total}.{decimals}"), point.end()
    if (
        text.startswith(" and ", end)
        and (mixed := mixed_number(text, Decimal(seen.total), end + 4)) is not None
    ):
        return mixed  # five and 3/8
    if (parts := and_parts(text, end)) is not None:
        unit = _HALVED.get(seen.last, 1) if parts[0].numerator == 1 else 1  # two million and a half
        value, end = with_part(value, parts[0] * unit), parts[1]
    return value, end


#: What is counted in halves of itself: a dozen and a half, but a hundred and a half.
_HALVED = {"dozen": 12} | {word: value for word, value in SCALES.items() if value >= 1000}
#: Between ten and fifteen thousand; with the groups of ``_TO_WORD``.
_AND_WORD = re.compile(r"\s+(and)\s+([a-z]+)\b()()")


def _cardinal(text: str, left: int, end: int, value: Number, weak: bool, found: list[Quantity]) -> int:
    """Range, scale and unit after a cardinal."""
    low = high = value
    digits = _TO_DIGITS.match(text, end)
    if digits is not None and not precedes(text, left, "from") and (second := number(text, digits.end())):
        aged = precedes(text, left, "age of")  # from 34% at the age of four to 12%
        apart = second[0] > 4 * value and precedes(text, left, "the")  # sentenced the two to 14 years
        if second[0] > value and not aged and not apart:
            high, end, weak = second[0], second[1], False
    between = _TO_WORD.match(text, end)
    if between is None and precedes(text, left, "between"):
        between = _AND_WORD.match(text, end)
    if between is not None:
        other = (between[2] or between[4]).lower()
        top = ONES.get(other) or TENS.get(other)
        if top == 1 and between[3] == "to" and value > 1:
            return add(text, left, between.end(), value, value, "", "ratio", found)  # two-to-one
        if top and top > value and not precedes(text, left, "from"):
            high, end = Decimal(top), between.end()
            weak = between[1] == "or" or (weak and between[1] != "to")
    scaled, after, unit, kind, _ = suffix(text, high, end, "count")
    if kind in ("name", "decade", "ordinal", "day", "dimension"):
        unit, kind = "", "count"
    elif after > end and (unit or scaled != high):
        if scaled != high and high:
            low = tidy(Fraction(value) * Fraction(scaled) / Fraction(high))
        high, end = scaled, after
        weak = weak and (
            unit not in ("oom", "pp", "%") or text[left:after].endswith("one point")
        )  # one point behind
    if unit == "" and value > 1 and multiplies(text, left):
        unit, kind = "x", "multiple"
    stop = add(text, left, end, low, high, unit, kind, found, weak)
    if unit == "pound" and text.endswith("pounds", 0, stop):
        found[-1] = msgspec.structs.replace(found[-1], alts=((low, "GBP"),))
    return stop


_TO_DIGITS = re.compile(r"\s+to\s+(?=\d)")
_TO_WORD = re.compile(r"\s+(to|or)\s+([a-z]+)\b|-(to|or)-([a-z]+)\b")
