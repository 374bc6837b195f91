"""English quantities in letters: which word begins one, and who reads it."""

from __future__ import annotations

import re
from decimal import Decimal

from summarycheck.model import Quantity
from summarycheck.quantities.scan.digits import fold
from summarycheck.quantities.scan.english import bounds, shares, times
from summarycheck.quantities.scan.english.amounts import (
    BARE_UNITS,
    DECADES,
    HALVINGS,
    MULTIPLES,
    PLURAL_SCALES,
    PLURALS,
    SOMETHINGS,
    SPAN_YEARS,
    read_decade,
    read_figures,
    read_multiple,
    read_order,
    read_span,
    read_unit,
    read_vague,
)
from summarycheck.quantities.scan.english.cardinals import read_number
from summarycheck.quantities.scan.english.months import read_month
from summarycheck.quantities.scan.english.number_words import ONES, ORDINALS, PARTS, SCALES, TENS
from summarycheck.quantities.scan.english.numerals import RAISING, add, minus_before, multiplies, precedes
from summarycheck.quantities.scan.english.units import MONTHS, TAIL_WORDS
from summarycheck.quantities.scan.units import ENGLISH

#: Words that can begin a quantity written in letters.
_STARTERS = frozenset(
    word.encode()
    for word in {
        *ONES,
        *TENS,
        *SCALES,
        *PLURAL_SCALES,
        *PLURALS,
        *ORDINALS,
        *PARTS,
        *MULTIPLES,
        *HALVINGS,
        *DECADES,
        *SOMETHINGS,
        *BARE_UNITS,
        *shares.QUANTILES,
        *SPAN_YEARS,
        *MONTHS,
        *"dozen both pair couple several few order orders".split(),
    }
)
_SIMPLE = {word: Decimal(value) for word, value in {**ONES, **TENS}.items()}
_NEXT = re.compile(r"[\s-]+([A-Za-z]+)")


def number_words(text: str) -> list[tuple[int, int]]:
    """Start and end of every word that may begin a number in letters, in order."""
    folded = fold(text)
    found: list[tuple[int, int]] = []
    begin = 0
    while begin < len(folded):
        end = folded.find(b" ", begin + _STRETCH)
        end = end if end > 0 else len(folded)
        for word in _STARTERS.intersection(folded[begin:end].split()):
            size = len(word)
            at = folded.find(word, begin, end)
            while at >= 0:
                if folded[at - 1] <= _BLANK and folded[at + size] <= _BLANK:
                    found.append((at, at + size))
                at = folded.find(word, at + size, end)
        begin = end
    found.sort()
    return found


_BLANK = ord(" ")
#: So much text, an abstract, has few of the words, and each is looked for all over it.
_STRETCH = 1024


def _ends_there(text: str, end: int) -> bool:
    """Whether the number word is the whole quantity: what follows is no number, scale, unit or connective."""
    if text.startswith("ne ", end - 2) and text.find(" in ", end, end + _SHARED_WITHIN) > 0:
        return False  # one child in seven
    following = _NEXT.match(text, end)
    if following is None:
        return text[end : end + 1] not in ("%", "$", "~", "/", "\\", "–")
    word = following[1].lower()
    return not (word in _GOES_ON or word in TAIL_WORDS or word in ENGLISH or following[1] in ENGLISH)


#: So far after *one* the whole may stand that it is a share of.
_SHARED_WITHIN = 28
#: o'clock, past nine, minutes to eight; quarter to eight.
_TIME_NEXT = frozenset("opmtb")
#: After a simple number word these may make more of it (two hundred, two-fold, three point five, two or three).
_GOES_ON = frozenset("dozen dozens and to or point in out over oh half".split()).union(
    ONES, TENS, SCALES, PARTS, ORDINALS, PLURAL_SCALES, RAISING
)


#: Nouns that a number after them numbers (phase four, Week 4): 第四 is right there, and *one* (turn one) is no article.
NUMBERED = re.compile(
    r"(?i)(?<![\w-])(?:phase|stage|step|part|chapter|section|level|type|grade|day|week|year|round|episode|season|volume|game|act|"
    r"number|no\.?|figure|fig\.?|table|rank(?:s|ed|ing)?|page|pages|article|amendment|class|category|tier|version|cycle|"
    r"generation|quarter|turn|lap|series|leg|innings?|layer|unit|division|squadron|army|corps|regiment|group|place|position|seed|pick|line|item|row)s?[\s#]+(?:\w+\s+and\s+)?$"
)


#: Sayings around a number word that say no number.
_SAYINGS = {
    "sixes": re.compile(r"(?i)\bat sixes and sevens\b"),
    "sevens": re.compile(r"(?i)\bat sixes and sevens\b"),
    "first": re.compile(r"(?i)\bat first(?:[,.;]| (?:glance|sight|blush)\b)|\bin the first place\b|\bfirst and foremost\b|\bfirst of all\b"),
    "second": re.compile(r"(?i)\bsplit second|\bsecond(?:[- ]hand\b| to none| thoughts?| nature|[- ]guess\w*)\b"),
    "two": re.compile(r"(?i)\bin two minds\b|\btwo cents\b"),
    "double": re.compile(r"(?i)\bdouble[- ](?:blind|edged|check|click|strand|standard|decker)"),
}  # fmt: skip


def words(text: str, start: int, end: int, found: list[Quantity]) -> int:
    """Read the quantity that begins with the word ``start:end``; returns its end, 0 when there is none."""
    word = text[start:end].lower()
    saying = _SAYINGS.get(word)
    if saying is not None and saying.search(text, max(0, start - 13), end + 13) is not None:
        return 0
    before = text[start - 1] if start else " "
    if before in "-‑_'’\\" and not (before == "-" and start > 1 and text[start - 2] in "-0123456789"):
        middle = text[max(0, start - 4) : start].lower() == "mid-" and (word in MONTHS or word in DECADES)
        if word not in ONES and word not in MULTIPLES and word not in SCALES and not middle:
            return 0
    if text[end + 1 : end + 2] in _TIME_NEXT and (time := times.in_words(text, start, end)) is not None:
        found.append(time)
        return time.end
    if text[end + 1 : end + 2] in "df" and (stop := read_figures(text, start, end, word, found)):
        return stop
    if word in _SIMPLE and _ends_there(text, end) and minus_before(text, start, end) == start:
        # The commonest case: a small cardinal and a noun that is neither unit nor number.
        value = _SIMPLE[word]
        bound = bounds.around(text, start, end)
        # *no one* is nobody, not No. 1
        numbered = (
            value == 1
            and NUMBERED.search(text[max(0, start - 24) : start])
            and not precedes(text, start, "no")
        )
        weak = value <= 1 and not numbered
        unit, kind = ("x", "multiple") if multiplies(text, start) else ("", "count")
        found.append(Quantity(text[start:end], start, end, value, value, unit, kind, bound, weak))
        return end
    if word in PLURALS or word in SOMETHINGS:
        value = Decimal(PLURALS.get(word) or SOMETHINGS[word])
        return add(text, start, end, value, value, "", "count", found)
    reader = (
        read_month if word in MONTHS else
        read_order if word in ("order", "orders") else
        read_multiple if word in MULTIPLES or word in HALVINGS else
        read_vague if word in PLURAL_SCALES or word in ("several", "few") else
        read_span if word in SPAN_YEARS or word in ("both", "pair", "couple") else
        read_decade if word in DECADES else
        read_unit if word in BARE_UNITS else
        shares.quantile if word in shares.QUANTILES else
        read_number
    )  # fmt: skip
    return reader(text, start, end, word, found)
