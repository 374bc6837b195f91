"""Numbers in digits as both languages write them: grouping, decimals and their dirt, parts after a whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from summarycheck.model import Number, Quantity

#: Other readings of a number that may be meant otherwise: value and unit.
Alts = tuple[tuple[Number, str], ...]
ONE = Decimal(1)
GLUE = (
    r"(?:\+(?=\s?[A-Za-z%])|[\s~   ]|\\[,;:! ]|\\space\b|\\(?:text|mathrm|rm|textbf|mathbf|textit)\b|[${}])*"
)
DIGIT = re.compile(r"\d+")
_FULL_WIDTH = "０１２３４５６７８９"
_GROUPED = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)|[０-９]{1,3}(?:[，,][０-９]{3})+(?!\d)|\d{1,3}(?:，\d{3}){2,}(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d{1,3}(?:(?:\{,\}|\\,|['’\u2009\u202f\u00a0])\d{3})+(?!\d)"
    r"|\d{1,3}(?: \d{3})+(?![\d\-–.%\\]|[A-Za-z]\w*\d)"
    r"|\d{1,3}(?:, 000)+(?!\d)"
)
#: What may stand between groups of three digits, braces and blanks included.
_SEPARATORS = ",，'’{\\ \u2009\u202f\u00a0"
DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?!\d)")
#: TPR@1%FPR: no name, what stands after the @.
PERCENTAGE = re.compile(r"\d+(?:\.\d+)?\s?\\?[%％]")
#: What stands above or below a letter, in braces or not: N^{1/3}, mAP_0.5:0.95.
SCRIPT = re.compile(r"\d[\d./:]*")
#: What stands as an index below a letter, decimals and all: mAP_0.5, mAP_0.5:0.95.
INDEX = re.compile(r"\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)?")
_SPLIT_DECIMAL = re.compile(r"\.\s+(\d{1,2})(?=\s?\\?%|(?![\w.,]))")
#: Thousands set apart by a comma and a blank (236, 316 annotations), which may be two numbers all the same.
_SPLIT_GROUPS = re.compile(r", (\d{3})(?=\s(?!and\b|or\b|to\b)[a-z])")
_COMMA_DECIMAL = re.compile(
    r"(?:,|\{,\})(\d{1,2})(?=\s?\\?%|[~ ]?[MBK]\b|\s(?:million|billion|trillion|thousand)\b)"
)


def _folded(code: int) -> int:
    char = chr(code)
    if not char.isascii():
        return ord(" ")
    return ord(char.lower()) if char.isalpha() else ord("\t") if char.isdecimal() else ord(" ")


#: Letters in lower case, digits as tabs, all else as blanks: words split at either, digits are runs of tabs.
_FOLDED = bytes(map(_folded, range(256)))
_TABS = re.compile(rb"\t\t*")  # one literal to look for, then its run: ten times as fast as a class


@lru_cache(maxsize=4)  # a source and its target, of which several ask
def fold(text: str) -> bytes:
    """Letters, digits and blanks, one byte a character, and a blank at the end (which is before the first one, too: ``[-1]``)."""
    return text.encode("latin-1", "replace").translate(_FOLDED) + b" "


@lru_cache(maxsize=4)
def figures_of(text: str) -> list[tuple[int, int]]:
    """Start and end of every run of digits, of any width."""
    if not text.isascii() and any(map(text.__contains__, _FULL_WIDTH)):
        return [run.span() for run in DIGIT.finditer(text)]
    return list(map(re.Match.span, _TABS.finditer(fold(text))))


def number(text: str, start: int) -> tuple[Decimal, int, Alts] | None:
    """The plain number at ``start``: value, end, other readings. ``None`` for versions and the like."""
    run = DIGIT.match(text, start)
    assert run is not None
    end = run.end()
    after = text[end : end + 1]
    alts: Alts = ()
    digits = run.group()
    if len(digits) > 30:
        return None
    if after in _SEPARATORS and after and len(digits) <= 3:
        grouped = _GROUPED.match(text, start)
        if grouped is not None and not (after == " " and digits == "0"):
            end = grouped.end()
            digits = re.sub(r"\D", "", grouped.group())
            after = text[end : end + 1]
        elif after in ",{" and (comma := _COMMA_DECIMAL.match(text, end)):
            return Decimal(f"{digits}.{comma[1]}"), comma.end(), ()
    if after in ".．" and after and text[end + 1 : end + 2].isdecimal():
        if dotted := DOTTED.match(text, start):
            return Decimal(dotted.group().replace(".", "")), dotted.end(), ()
        decimals = DIGIT.match(text, end + 1)
        assert decimals is not None
        end = decimals.end()
        if text[end : end + 1] == "." and text[end + 1 : end + 2].isdecimal():
            return None  # a version or a section: 3.5.2
        if decimals.group() == "000" and len(digits) <= 3:
            alts = ((Decimal(digits + "000"), ""),)
        digits = f"{digits}.{decimals.group()}"
    elif (
        after == ","
        and len(digits) <= 3
        and text[start - 2 : start] != ", "
        and (split := _SPLIT_GROUPS.match(text, end))
    ):
        joined = Decimal(digits + split[1])
        return joined, split.end(), ((Decimal(digits), ""), (Decimal(split[1]), ""))
    elif after == "." and len(digits) <= 3 and (split := _SPLIT_DECIMAL.match(text, end)):
        joined = Decimal(f"{digits}.{split[1]}")
        return joined, split.end(), ((Decimal(digits), ""), (Decimal(split[1]), ""))
    return Decimal(digits), end, alts


#: \\frac{3}{4} from its first figure on.
#: 1/K: a part that is told by a letter.
LETTER_PART = re.compile(r"/[A-ZknΑ-Ωα-ω](?![A-Za-z\d])")
FRACTION = re.compile(r"(\d{1,4})\}\s?\{\s?([1-9]\d{0,3})\}")


def add_fraction(text: str, start: int, parts: re.Match[str], found: list[Quantity]) -> int:
    """Read the fraction that LaTeX sets one above the other; its end."""
    value = tidy(Fraction(int(parts[1]), int(parts[2])))
    alts: Alts = ((Decimal(parts[1]), ""), (Decimal(parts[2]), ""))
    found.append(Quantity(parts[0], start, parts.end(), value, value, "", "fraction", alts=alts))
    return parts.end()


#: Parts after a whole, in the sizes that are written so: 2 1/4, 3 5/16, 2 33/100.
_MIXED = re.compile(r" {1,2}([1-9１-９]\d?)[/／]([2-68２-６８]|10|12|16|32|64|100)(?![\d/]|[.,]\d)")


def mixed_number(text: str, whole: Decimal, end: int) -> tuple[Number, int] | None:
    """A whole with the parts after it (2 1/4, 2½), and their end; ``None`` where there are none."""
    if whole != int(whole):
        return None
    if (sign := VULGAR.get(text[end : end + 1])) is not None:
        return with_part(whole, sign), end + 1
    parts = _MIXED.match(text, end)
    if parts is None or int(parts[1]) >= int(parts[2]):
        return None
    return with_part(whole, Fraction(int(parts[1]), int(parts[2]))), parts.end()


_OVER = re.compile(
    r"(?::|：\s?)(\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?(?!,\d{3}))(?![\d:：])"
    r"|[/／](\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)(?![\d/]|[.,]\d)"
)


def quotient(text: str, value: Number, end: int) -> tuple[Number, Decimal, int, str] | None:
    """The number over the one after it (3:1, 3/4): the quotient, that one, the end and the kind; ``None`` where it is not."""
    over = _OVER.match(text, end)
    if over is None:
        return None
    second = Decimal((over[1] or over[2]).replace(",", ""))
    if over[1]:
        return (Fraction(value) / Fraction(second) if second else Fraction(0)), second, over.end(), "ratio"
    if not second or "." in str(value):
        return None  # Industry 4.0/5.0
    return Fraction(value) / Fraction(second), second, over.end(), "fraction"


def with_part(whole: Number, part: Number) -> Number:
    """A whole and a part, which is as negative as the whole."""
    return tidy(Fraction(whole) + Fraction(-part if whole < 0 else part))


def tidy(value: Number) -> Number:
    """A ``Decimal`` where the fraction has one (denominator of twos and fives)."""
    if isinstance(value, Decimal):
        return value
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1 or value.denominator > 10**25:
        return value
    return Decimal(value.numerator) / Decimal(value.denominator)


#: Parts that are one character.
VULGAR: Mapping[str, Number] = {
    sign: tidy(Fraction(unicodedata.numeric(sign)).limit_denominator(10)) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
}
