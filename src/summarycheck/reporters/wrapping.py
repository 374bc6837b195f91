"""Lines of mixed Chinese and English, broken where both languages let them."""

from __future__ import annotations

import re

from rich.cells import cell_len

from summarycheck.reporters.styled import Styled

_OPENING, _CLOSING = "“‘《（【「『⟦", "，。、；：？！…”’》）】」』⟧,.;:?!%)\\]"
# A Latin word is not broken, nor parted from the mark that opens it; Chinese is broken anywhere …
_PIECE = re.compile(rf"\s+|[{_CLOSING}]+|[{_OPENING}]*(?:[!-~]+|\S)")
# … but no line begins with a closing mark: it may hang in columns that are otherwise kept free.
_HANGING = 2


def lines(text: Styled, columns: int) -> list[Styled]:
    """The text, without space around it, in lines of at most so many columns; what is too long for one is cut."""
    text = text.stripped()
    plain = text.plain
    room = columns - _HANGING
    breaks: list[int] = []
    used = 0
    before = (0, 0)  # the last word: where it begins, and how wide the line is without it
    for piece in _PIECE.finditer(plain):
        width, closing = cell_len(piece[0]), piece[0][0] in _CLOSING
        if piece[0].isspace():
            used += width
            continue
        if used and used + width > (columns if closing else room):
            start, kept = before if closing and before[1] else (piece.start(), used)
            breaks.append(start)
            used -= kept
            before = (start, 0)
        if not closing:
            before = (piece.start(), used)
        if used + width <= columns and width <= room:
            used += width
            continue
        for at, character in enumerate(piece[0], piece.start()):
            if used + cell_len(character) > room:
                breaks.append(at)
                used = 0
            used += cell_len(character)
    return [line.stripped() for line in text.pieces(breaks)]
