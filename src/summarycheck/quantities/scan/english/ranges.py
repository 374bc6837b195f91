"""The unit of an English number, and the range that it begins: 7 to 70 billion, 10-20%, between 3 and 5."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from summarycheck.model import Number
from summarycheck.quantities.scan import names
from summarycheck.quantities.scan.clock import in_date
from summarycheck.quantities.scan.digits import DIGIT, Alts, number, tidy
from summarycheck.quantities.scan.english.numerals import precedes
from summarycheck.quantities.scan.english.units import suffix
from summarycheck.quantities.scan.powers import powered
from summarycheck.quantities.scan.units import MONEY_SIGNS

_BETWEEN = re.compile(
    r"\s*(?:\$\s*)?(-{1,3}|–|—|−|~|to|through|\\sim|\\mbox\{-\}|till|until)"
    r"\s*(?:[$€£]\s*|\{(?:euro|pound|yen)\})?(?=[\d.]|(?<=\bto )[-−+]\d)"
)
_AND = re.compile(r"\s*\$?\s*and\s+\$?(?=\d)")


def unit_and_range(
    text: str, left: int, value: Number, end: int, kind: str, alts: Alts
) -> tuple[int, Number, Number, str, str, Alts]:
    """Where the number ends with its unit and, if it begins a range, with that: (end, low, high, unit, kind, other readings)."""
    if text[end : end + 1] == "s" and (precedes(text, left, "under-") or precedes(text, left, "over-")):
        return end + 1, value, value, "", kind, alts  # the under-65s
    scaled, end, unit, kind, more = suffix(text, value, end, kind)
    alts += more
    if kind in _NO_RANGE:
        return end, scaled, scaled, unit, kind, alts
    between = _BETWEEN.match(text, end) if _may_range(text, end) else None
    if between is not None:
        to = between[0].strip() == "to"
        if to and precedes(text, left, "from"):
            if scaled == value and unit == "":
                alts += _shared_scale(text, value, between.end())
            return end, scaled, scaled, unit, kind, alts
        if _two_numbers(text, left, between, kind):
            between = None
    if between is None:
        if text[left - 2 : left - 1] == "n" and precedes(text, left, "between"):
            between = _AND.match(text, end)
        if between is None:
            return end, scaled, scaled, unit, kind, alts
    return _ranged(text, left, value, scaled, end, unit, kind, alts, between)


#: Units of an amount that something changes by.
_OF_CHANGE = frozenset({"%", "pp"})
_NO_RANGE = frozenset({"name", "decade", "ordinal"})


#: What stands between the end of a range and the power of both ends.
_RAISING = frozenset(" x×·\\$")


def _shared_scale(text: str, value: Number, start: int) -> Alts:
    """The scale or unit of the second number, which may belong to both: "from 7 to 70 billion"."""
    second = number(text, start) if text[start].isdecimal() else None
    if second is None:
        return ()
    after = text[second[1] : second[1] + 1]
    raised = powered(text, second[0], second[1], after) if after and after in _RAISING else None
    if raised is not None and second[0]:
        return (
            (tidy(Fraction(value) * Fraction(raised[0]) / Fraction(second[0])), ""),
        )  # from 0.6 to 3.9 × 10^14
    other, _, unit, _, _ = suffix(text, second[0], second[1], "count")
    if other != second[0]:
        return ((tidy(Fraction(value) * Fraction(other) / Fraction(second[0] or 1)), unit),)
    return ((value, unit),) if unit else ()


def _two_numbers(text: str, left: int, between: re.Match[str], kind: str) -> bool:
    """Whether what stands before the number, or after the next, makes two numbers of what looks like a range."""
    if between[0].strip() == "to" and _BY_LIST.search(text, max(0, left - 24), left):
        return True  # "improved by 1.64% and 2.88% to 88.87% and 86.33%"
    if between[0].rstrip().endswith("$") and precedes(text, left, "factor of"):
        return True  # "by a factor of 1.8 to $3.6bn"
    return in_date(text, left) or (
        kind == "count" and _CROSSED.match(text, between.end()) is not None
    )  # 256 × 256 to 512 × 512


def _ranged(
    text: str,
    left: int,
    value: Number,
    scaled: Number,
    end: int,
    unit: str,
    kind: str,
    alts: Alts,
    between: re.Match[str],
) -> tuple[int, Number, Number, str, str, Alts]:
    """The range that the number begins, if the next one can be its end; unit and scale of the end belong to both."""
    lone = end, scaled, scaled, unit, kind, alts
    start = between.end()
    second = _end_of_range(text, start)
    if second is None:
        return lone
    other, other_end, _ = second
    if kind == "power" and powered(text, other, other_end, text[other_end : other_end + 1] or " "):
        return lone  # $10^{-4}$ to $10^{-2}$
    high, other_end, other_unit, other_kind, _ = suffix(text, other, other_end, "count")
    if other_kind in _NO_RANGE or (_hyphen(between) and _named(text, left, other_end)):
        return lone
    if _of_two_things(text, left, other_end, unit, other_unit, between):
        return lone
    if unit == "" and 1500 <= value <= 2100 and not 1500 <= high <= 2100:
        return lone  # from 1990 to 5 million
    low = scaled
    if unit == "" and scaled == value and high != other and value < high:
        factor = Fraction(high) / Fraction(other)
        if value <= other or factor > 1:
            low = tidy(Fraction(value) * factor)
    if low < high:
        return other_end, low, high, other_unit or unit, other_kind, alts
    return end, low, scaled, unit, kind, alts


def _of_two_things(text: str, left: int, end: int, unit: str, other: str, between: re.Match[str]) -> bool:
    """Whether the second number, by its unit and the words before both, is of another thing than the first."""
    if unit and other not in ("", unit):
        return True
    if other in _OF_CHANGE and text[left - 1 : left] in MONEY_SIGNS and not text.startswith("$", end):
        return True  # $8 per tonne would bring it to 55%, $20 to 79%
    if text[end : end + 1] == ":" and text[end + 1 : end + 2].isdecimal():
        return True  # noon on May 1 to 12:00 on May 4
    if unit in _OF_CHANGE:
        # slipped 0.4% to $1.27, rises by 1.1 points to 17.4
        return not other and _SPOKEN_TO.fullmatch(between[0]) is not None
    return unit != "" and unit == other and precedes(text, left, "by")  # cut by 7 cents to 43 cents


def _named(text: str, left: int, end: int) -> bool:
    """Whether two numbers with a hyphen are part of a name: Llama 3.1-8B, 2-8B-chat."""
    return (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()) or names.versioned(
        text, left, end
    )


def _end_of_range(text: str, start: int) -> tuple[Decimal, int, Alts] | None:
    if text[start].isdecimal():
        return number(text, start)
    if text[start] in "-−+" and (signed := number(text, start + 1)) is not None:
        return signed[0] if text[start] == "+" else -signed[0], signed[1], ()  # -5 to -3
    run = DIGIT.match(text, start + 1)
    return None if run is None else (Decimal(f"0.{run.group()}"), run.end(), ())  # .383-.600


_SPOKEN_TO = re.compile(r"(?s)\s*to\b.*")
_CROSSED = re.compile(r"\d+\s?(?:[×xX]|\\times)\s?\d")
_BY_LIST = re.compile(r"\bby\s[\d.]+\s?\\?%?\s+and\s+$")
_RANGE_FIRST = frozenset("-–—−~t\\u$")


def _may_range(text: str, end: int) -> bool:
    """A cheap look at what follows before the pattern for ranges is tried."""
    first = text[end : end + 1]
    return text[end + 1 : end + 2] in _RANGE_FIRST if first in " \n" else first in _RANGE_FIRST


def _hyphen(between: re.Match[str]) -> bool:
    return between[0].strip() in ("-", "–")
