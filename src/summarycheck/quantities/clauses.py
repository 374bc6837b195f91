"""The stretch of either text that a number stands in."""

from __future__ import annotations

import re

from summarycheck.model import Quantity

#: All that ``\s`` matches.
BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
#: What denies in English, in any case of letters.
DENIED_EN = r"(?i:n['’]t\b|\b(?:no|not|never|none|neither|nor|without|cannot)\b)"
#: Not the comma of a list of numbers: 21%, 11%, and 9% reductions.
_CLAUSE_EN = re.compile(r"[.;] |, (?!(?:and |or )?[\d~$<>±])")
_CLAUSE_ZH = re.compile(r"[，。；！？、,;\n]")


def clause_zh(text: str, end: int, size: int = 24) -> str:
    window = text[max(0, end - size) : end]
    return _CLAUSE_ZH.split(window)[-1]


#: How far a clause or a sentence is looked for: beyond that it is too long to say anything of the number.
_REACH = 240


def clause_en(source: str, a: Quantity) -> str:
    """The clause of the source number, between commas, semicolons and full stops."""
    floor, ceiling = max(0, a.start - _REACH), min(len(source), a.end + _REACH)
    left = max(source.rfind(mark, floor, a.start) for mark in (". ", "; ", ", ", "  "))
    end = _CLAUSE_EN.search(source, a.end, ceiling)
    return source[max(left, a.start - 120, 0) : min(end.start() if end else len(source), a.end + 80)]


def sentence_en(source: str, a: Quantity) -> str:
    """The sentence of the source number, as far as full stops tell."""
    begin, end = sentence_around(source, a)
    return source[begin:end]


def sentence_around(source: str, a: Quantity) -> tuple[int, int]:
    """Where that sentence begins (at the full stop before it) and ends."""
    floor, ceiling = max(0, a.start - 2 * _REACH), min(len(source), a.end + 2 * _REACH)
    left = source.rfind(". ", floor, a.start)
    right = source.find(". ", a.end, ceiling)
    return left if left >= 0 else floor, right if right >= 0 else ceiling
