"""Plain numbers, read at a look: digits with nothing around them that could change what they say.

*27 languages* and *8.2%,* are most of the numbers of a text. What these patterns and sets of words do not
know to be harmless is left to the full readers, and so must be every word that those come to know: for what
is read here, they would have said the same (``tests/test_glance.py`` holds them to it).
"""

from __future__ import annotations

import re
from decimal import Decimal

from summarycheck.model import Quantity
from summarycheck.quantities.scan.english import bounds
from summarycheck.quantities.scan.english.units import NATION_WORDS, TAIL_WORDS
from summarycheck.quantities.scan.references import REFERENCES
from summarycheck.quantities.scan.units import ENGLISH, MONEY_SIGNS

DIGITS = r"([0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,15})(\.[0-9]+)?"
_ENGLISH = re.compile(
    DIGITS + r"(\\?%|D|x)?"
    r"(?:[ \n]([A-Za-z]+)(?![A-Za-zµμΩÅσ²³^/])|[,;](?!\s?\d)|(?(2)[.)](?!\d)|(?(3)[.)](?!\d)|(?!))))"
)
#: Words after a number that make more of it: scales, units, ranges, bounds, odds, times of day.
_MORE_AFTER = (
    frozenset(
        "to through till until in or over plus a am pm gmt utc absolute pt shot o past raised squared cubed".split()
    )
    | {word.lower() for word in NATION_WORDS}
    | TAIL_WORDS
    | {word.lower() for word in ENGLISH}
    | {word.lower() + "s" for word in ENGLISH}
)
_AND_MORE = re.compile(r"\s+(?:above|over|more|up|below|under|older|younger|an?)\b")
_OR_MORE = (" or more", " or fewer", " or less", " of every")
#: What words before a number end in that makes it no plain one: a sign, a rank, the first of a pair.
_MORE_BEFORE = ("minus", "top", "between")
#: What a mark right after the digits makes of them.
MARKED = {"": ("", "count"), "D": ("D", "name"), "x": ("x", "multiple"), "%": ("%", "percent")}
#: How years begin, which may be citations.
_CENTURIES = frozenset({"19", "20", "21"})
_DASHES = frozenset("-−–")
_SIGNS = frozenset("<>≤≥≈~±{-") | MONEY_SIGNS.keys()


def plain(text: str, start: int, found: list[Quantity]) -> int:
    """Read the plain number at ``start``, after a blank or a bracket; its end, 0 where more may be meant."""
    seen = _ENGLISH.match(text, start)
    if seen is None:
        return 0
    whole, decimals, mark, following = seen.groups()
    if (
        (following is not None and following.lower() in _MORE_AFTER)
        or (following == "and" and _AND_MORE.match(text, seen.end()) is not None)
        or text.startswith(_OR_MORE, seen.end())
        or decimals == ".000"
        or (whole[:2] in _CENTURIES and len(whole) == 4)
    ):
        return 0
    bounded = False
    window = text[max(0, start - 16) : start]
    if before := window.split():
        last = before[-1]
        word = last.strip("({").lower()
        if (
            word in REFERENCES
            or word.endswith(_MORE_BEFORE)
            or (word == "of" and before[-2:-1] == ["factor"])
            or (word == "in" and before[-2:-1] == ["once"])
            or last[-1] in _SIGNS
            or last in _DASHES
            or "\\" in last
            or "[" in window
        ):
            return 0
        bounded = bounds.may_bound(before)
    value = Decimal((whole if len(whole) < 4 else whole.replace(",", "")) + (decimals or ""))
    end = seen.end(3) if mark else seen.end(2) if decimals else seen.end(1)
    unit, kind = MARKED[mark[-1:] if mark else ""]
    bound = bounds.said_before(text, start, end, unit) if bounded else "exact"
    found.append(Quantity(text[start:end], start, end, value, value, unit, kind, bound))
    return end
