"""Quantities of scientific English: digits with their dirt, LaTeX, number words, scales and bounds.

Digits are found by one pass of a character class, words by one set intersection; all context work
is done at the hits, so that a text without numbers costs little more than looking at it once.
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from summarycheck.model import Quantity
from summarycheck.quantities.scan import names
from summarycheck.quantities.scan.digits import (
    FRACTION,
    INDEX,
    PERCENTAGE,
    SCRIPT,
    VULGAR,
    add_fraction,
    figures_of,
    number,
)
from summarycheck.quantities.scan.english import bounds, glance
from summarycheck.quantities.scan.english.numbers import finish
from summarycheck.quantities.scan.english.numerals import minus_before
from summarycheck.quantities.scan.english.words import number_words, words
from summarycheck.quantities.scan.references import MARK_ENDS, list_mark, reference, unescaped
from summarycheck.quantities.scan.sharing import shared
from summarycheck.quantities.scan.stretches import after_command, lettered

_LIST_GAP = re.compile(r"\s*(?:/|,|,?\s+and|,and|,?\s+or)\s*\$?")


def scan(text: str) -> list[Quantity]:
    """The quantities of an English text, in order; names with digits too (kind ``name``)."""
    found: list[Quantity] = []
    position = 0
    text = unescaped(text)
    for start, stop in figures_of(text):
        if start >= position:
            position = _digits(text, start, stop, position, found)
    if candidates := number_words(text):
        found = _with_words(text, candidates, found)
    if not text.isascii():
        found = _with_vulgar_fractions(text, found)
    if found and "below" in text and ("zero" in text or "freezing" in text):
        found = _below_zero(text, found)
    return shared(text, found, _LIST_GAP) if len(found) > 1 else found


_BELOW = re.compile(
    r"\s(?:degrees?\s)?(?:(?:C|F|Celsius|Fahrenheit|centigrade)\s)?below\s(?:zero|freezing)\b"
)
_TEMPERATURES = frozenset({"", "deg", "C", "F"})


def _below_zero(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities with those below zero as negative ones: 11 (degrees) below zero."""
    cold: list[Quantity] = []
    for quantity in found:
        if cold and quantity.start < cold[-1].end:
            continue  # the zero itself
        below = _BELOW.match(text, quantity.end) if quantity.unit in _TEMPERATURES else None
        if below is not None and quantity.low > 0:
            low, high, quote = -quantity.high, -quantity.low, text[quantity.start : below.end()]
            quantity = replace(
                quantity,
                text=quote,
                end=below.end(),
                low=low,
                high=high,
                unit=quantity.unit or "deg",
                kind="measure",
            )
        cold.append(quantity)
    return cold


def _with_words(text: str, candidates: list[tuple[int, int]], found: list[Quantity]) -> list[Quantity]:
    """The quantities in digits and, between them, those in words, in order."""
    merged: list[Quantity] = []
    digits_end = words_end = place = 0
    for start, stop in candidates:
        while place < len(found) and found[place].start <= start:
            if found[place].start >= words_end:
                merged.append(found[place])
            digits_end = max(digits_end, found[place].end)
            place += 1
        if start >= digits_end and start >= words_end:
            words_end = words(text, start, stop, merged) or words_end
    merged += (quantity for quantity in found[place:] if quantity.start >= words_end)
    return merged


def _with_vulgar_fractions(text: str, found: list[Quantity]) -> list[Quantity]:
    extra = [
        Quantity(sign, hit.start(), hit.end(), value, value, "", "fraction")
        for sign, value in VULGAR.items()
        if sign in text
        for hit in re.finditer(sign, text)
        if not text[hit.start() - 1 : hit.start()].isdecimal()
    ]
    return sorted([*found, *extra], key=_start) if extra else found


def _start(quantity: Quantity) -> int:
    return quantity.start


_ALONE = frozenset(["", *" (~$≈"])
#: After a lone x: a multiple, not a variable (x1, x2).
_TIMES = re.compile(
    r"\d+\.\d+(?![\w.])|\d+(?=\s+(?:faster|higher|lower|improvement|speed|increase|reduction|gain))"
)
#: After letters: a share all the same (SD0.4%).
_SHARE = re.compile(r"\d+\.\d+\s?\\?%")
#: After a word and a hyphen that is a dash: parameters-5.5x fewer.
_DASHED = re.compile(r"\d+\.\d+\s?(?:\\?%|x\b|×|\\times)")
_BEFORE_MINUS = ("", " ", "=", "(", "[")
#: Before a point these begin a number: (.86), ~.05.
_BEFORE_POINT = frozenset(" (=<>~$[{}:/±≥≤`\"'“")
_BEFORE_SCRIPT = frozenset("{^_-−–")
_APART_DASHES = frozenset({" -", " −", " –"})
_APART_MINUS = frozenset({"(- ", "(− ", "(– "})


def _exponent_of_unit(text: str, at: int) -> bool:
    """Whether what ends at ``at`` raises a letter to the negative number after it: s^-1, cm^{-1}."""
    mark = at - 1 if text[at] == "{" else at
    return text[mark] == "^" and lettered(text, mark)


def _digits(text: str, start: int, stop: int, floor: int, found: list[Quantity]) -> int:
    """Read the quantity whose digits begin at ``start`` and run to ``stop``; returns where reading may go on."""
    before = text[start - 1] if start else " "
    if before in " \n(" and (read := glance.plain(text, start, found)):
        return read
    if names.plainly(text, start, stop):
        return names.read_name(text, start, floor, found)
    if before == "." and (pointed := _bare_decimal(text, start, stop)) is not None:
        return finish(text, *pointed, stop, (), found)
    if text[stop : stop + 1] in MARK_ENDS and (mark := list_mark(text, start)) is not None:
        return mark
    if (cited := reference(text, start, stop)) is not None:
        return cited
    if before in _BEFORE_SCRIPT and (end := _script(text, start, stop, before, found)):
        return end
    if before in "./@" and (
        not PERCENTAGE.match(text, start) if before == "@" else names.initial(text, start)
    ):
        return names.read_name(text, start, floor, found)
    if (named := _joined(text, start, stop, floor, before, found)) > 0:
        return named
    plain = number(text, start)
    if plain is None:
        return start + 1
    value, end, alts = plain
    alts += _also(text, start, stop, value, end, before)
    sign, left = _signed(text, start, end, before)
    return finish(text, left, value * sign, end, alts, found)


def _bare_decimal(text: str, start: int, stop: int) -> tuple[int, Decimal] | None:
    """Where a number with no digit before its point begins, sign and all, and what it is: .86, -.86, (- .514)."""
    part = Decimal("0." + text[start:stop])
    if text[start - 4 : start - 1] in _APART_MINUS:
        return start - 3, -part
    if start < 2 or text[start - 2] in _BEFORE_POINT:
        return start - 1, part
    if text[start - 2] in "-−–+" and text[max(0, start - 3) : start - 2] in _BEFORE_MINUS:
        return start - 2, part if text[start - 2] == "+" else -part
    return None


def _script(text: str, start: int, stop: int, before: str, found: list[Quantity]) -> int:
    """Pass over digits that stand above or below a letter (x_{12}, s^-1) or read those of a fraction; 0 where they do neither."""
    if before == "{":
        if text[start - 2 : start - 1] in ("_", "^") and lettered(text, start - 2):
            script = SCRIPT.match(text, start)
            return script.end() if script else stop
        if text.endswith("frac{", 0, start) and (parts := FRACTION.match(text, start)) is not None:
            return add_fraction(text, start, parts, found)
        if text.endswith("\\textsubscript{", 0, start):
            index = INDEX.match(text, start)
            return index.end() if index else stop
        return 0
    if before in "^_":
        if start < 2 or not (text[start - 2].isdecimal() or lettered(text, start - 1)):
            return 0
        index = INDEX.match(text, start)
        return index.end() if index is not None and before == "_" else stop
    return stop if start > 2 and _exponent_of_unit(text, start - 2) else 0


def _also(
    text: str, start: int, stop: int, value: Decimal, end: int, before: str
) -> tuple[tuple[Decimal, str], ...]:
    """What digits may be as well: the second year of 2017-21, the year of '87, a negative set apart (4 GB - 1)."""
    if before == "-" and stop - start == 2 and text[start - 5 : start - 1].isdecimal():
        return ((Decimal(text[start - 5 : start - 3] + text[start:stop]), ""),)
    if before in ("'", "’"):
        if stop - start == 2 and end == stop and text[start - 2 : start - 1].isspace():
            return (1900 + value, ""), (2000 + value, "")
    if before == " " and text[start - 3 : start - 1] in _APART_DASHES:
        return ((-value, ""),)
    return ()


def _joined(text: str, start: int, stop: int, floor: int, before: str, found: list[Quantity]) -> int:
    """Where the name, or the multiple (x3.27), ends that letters or a hyphen before the digits make of them; else 0."""
    if before.isascii() and before.isalpha() and not after_command(text, start):
        if before in "xX" and text[start - 2 : start - 1] in _ALONE and (times := _TIMES.match(text, start)):
            value, end = Decimal(times.group()), times.end()
            bound = bounds.around(text, start - 1, end, "x")
            found.append(
                Quantity(text[start - 1 : end], start - 1, end, value, value, "x", "multiple", bound)
            )
            return end  # an x3.27 improvement
        if not (before in "xX" and start > 1 and text[start - 2].isdecimal()) and not _SHARE.match(
            text, start
        ):
            return names.read_name(text, start, floor, found)
    elif before in "-‑−" and start > 1 and (text[start - 2].isalpha() or text[start - 2] in ")]}"):
        word = names.word_before(text, start - 1)
        decades = word == "s" and text[start - 3].isdecimal() and text[stop : stop + 1] == "s"  # 1970s-80s
        dash = len(word) > 3 and word.islower() and _DASHED.match(text, start) is not None
        hours = word.lower() in ("am", "pm") and bool(found) and found[-1].kind == "time"  # 5PM-7AM
        if (
            text[start - 2] in names.NAME_CHARS
            and word not in names.OPEN_PREFIXES
            and not (decades or dash or hours)
        ):
            return names.read_name(text, start, floor, found)
        if word in names.RANKS:
            return names.read_rank(text, start, found)
        if text[start - 2] == ")" and _ABBREVIATED.search(text, max(0, start - 9), start):
            return stop  # interleukin (IL)-6
    return 0


def _signed(text: str, start: int, end: int, before: str) -> tuple[int, int]:
    """The sign of a number, and where the number begins with it."""
    if before == "-" and text[max(0, start - 3) : start - 1].endswith(("+", "+/")):
        return 1, start - 1  # +-2.94 and +/-2.94 are ±2.94
    if (
        before in "-−–"
        and (start < 2 or (not text[start - 2].isalnum() and text[start - 2] not in ")]}%-"))
        and not (text[start - 2 : start - 1] == "$" and text[start - 3] in "}0123456789")  # $^{3}$-7B
    ):
        return -1, start - 1
    if before == " ":
        worded = minus_before(text, start, end)
        return (-1, worded) if worded < start else (1, start)
    if before in "+" and (start < 2 or text[start - 2] in " (${"):
        return 1, start - 1
    owed = before in _CURRENCY_ENDS and _OWED.search(text, max(0, start - 9), start) is not None
    return -1 if owed else 1, start


#: A name in brackets to which the figures after the hyphen belong.
_ABBREVIATED = re.compile(r"\([A-Z]{1,6}\)-$")
_CURRENCY_ENDS = frozenset("$€£}")
#: A sign of a currency, with a minus before it that is none of a formula ($x$-$5$).
_OWED = re.compile(r"(?<=[\s(\[=:,;])[-−–](?:[$€£]|\{(?:euro|pound|yen)\})$")
