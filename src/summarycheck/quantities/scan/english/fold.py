"""A text folded to letters, digits and blanks: where its numbers stand is then a matter of a few fast looks."""

from __future__ import annotations

import re
from functools import lru_cache

from summarycheck.quantities.scan.digits import DIGIT
from summarycheck.quantities.scan.english.words import STARTERS


def _folded(code: int) -> int:
    char = chr(code)
    if not char.isascii():
        return ord(" ")
    return ord(char.lower()) if char.isalpha() else ord("\t") if char.isdigit() else ord(" ")


#: Letters in lower case, digits as tabs, all else as blanks: words split at either, digits are runs of tabs.
_TABLE = bytes(map(_folded, range(256)))
_DIGITS = re.compile(rb"\t\t*")  # one literal to look for, then its run: ten times as fast as a class
_FULL_WIDTH = "０１２３４５６７８９"
_STARTERS = frozenset(word.encode() for word in STARTERS)


@lru_cache(maxsize=4)  # a source and its target, of which several ask
def fold(text: str) -> bytes:
    """One byte a character, and a blank at the end (which is before the first one, too: ``folded[-1]``)."""
    return text.encode("latin-1", "replace").translate(_TABLE) + b" "


def digit_runs(text: str, folded: bytes) -> list[tuple[int, int]]:
    """Start and end of every run of digits."""
    if not text.isascii() and any(map(text.__contains__, _FULL_WIDTH)):
        return [hit.span() for hit in DIGIT.finditer(text)]
    return list(map(re.Match.span, _DIGITS.finditer(folded)))


@lru_cache(maxsize=4)
def digits_in(text: str) -> list[tuple[int, int]]:
    """The same, kept for those who ask again: the garbles and the labels of a target, the dirt of a source."""
    return digit_runs(text, fold(text))


def number_words(folded: bytes) -> list[tuple[int, int]]:
    """Start and end of every word that may begin a number in letters, in order."""
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
