"""Stretches of a text: runs of characters, and where figures stand alone."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_letters


def run_before(text: str, end: int, chars: str, floor: int = 0) -> int:
    """Where the run of these characters begins that reaches up to ``end``, at ``floor`` or after it."""
    while True:
        begin = max(floor, end - _STRETCH)
        rest = len(text[begin:end].rstrip(chars))
        if rest or begin == floor:
            return begin + rest
        end = begin


#: How many characters a run is looked for in at a time: few runs are longer.
_STRETCH = 32


def places(text: str, written: str) -> Iterator[int]:
    """Where these figures stand with no other right before or after them; no expression is made for each number."""
    at = text.find(written)
    while at >= 0:
        end = at + len(written)
        if not text[at - 1 : at].isdecimal() and not text[end : end + 1].isdecimal():
            yield at
        at = text.find(written, end)


def runs_on(text: str, start: int, end: int, points: str) -> bool:
    """Whether the figures are part of a longer number: after a point, or before one of these marks and a digit."""
    return text[start - 1 : start] == "." or (
        text[end : end + 1] in tuple(points) and text[end + 1 : end + 2].isdecimal()
    )


def after_command(text: str, start: int) -> bool:
    """``\\sim8``: the letters before the digits are a LaTeX command, not a name."""
    at = run_before(text, start, ascii_letters)
    return at > 0 and text[at - 1] == "\\"


def lettered(text: str, mark: int) -> bool:
    """Whether the ``_`` or ``^`` at ``mark`` stands after a letter or a group, mathematics opened or not: VIF$^2$."""
    before = text[max(0, mark - 2) : mark]
    letter = before[:1] if before[-1:] == "$" else before[-1:]
    return before[-1:] in tuple("})") or (letter.isalpha() and letter < _CJK)


#: Before the first characters of Chinese, Japanese and Korean: Latin and Greek letters.
_CJK = "\u2e80"
