"""Text with looks: what of a report for people is bold, dim or coloured on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

# What a terminal is told (SGR) for each look.
_CODES = {
    "bold": "1",
    "dim": "2",
    "bold red": "1;31",
    "green": "32",
    "yellow": "33",
    "cyan": "36",
    "red": "31",
    "bold reverse": "1;7",
}


class Styled:
    """Pieces of text, each with its look (``""``: none)."""

    def __init__(self, text: str = "", look: str = "") -> None:
        self._pieces: list[tuple[str, str]] = [(text, look)] if text else []

    @property
    def plain(self) -> str:
        """The text alone."""
        return "".join([text for text, _ in self._pieces])

    def append(self, text: str | Styled, look: str = "") -> Self:
        """Itself, with this behind it; text that is styled keeps its looks."""
        if isinstance(text, Styled):
            self._pieces += text._pieces
        elif text:
            self._pieces.append((text, look))
        return self

    def pieces(self, breaks: Sequence[int]) -> list[Styled]:
        """The parts between these places (offsets in ``plain``, in order), the first and last included."""
        parts, at, nexts = [Styled()], 0, list(breaks)
        for text, look in self._pieces:
            begin = 0
            while nexts and nexts[0] <= at + len(text):
                cut = nexts.pop(0) - at
                parts[-1].append(text[begin:cut], look)
                parts.append(Styled())
                begin = cut
            parts[-1].append(text[begin:], look)
            at += len(text)
        return parts + [Styled() for _ in nexts]  # breaks of no text at all

    def stripped(self) -> Styled:
        """Without white space at its ends."""
        plain = self.plain
        start, end = len(plain) - len(plain.lstrip()), len(plain.rstrip())
        return self.pieces([start, max(start, end)])[1] if plain else self

    def written(self, color: bool) -> str:
        """As it is written; with ``color``, as a terminal shows it."""
        if not color:
            return self.plain
        return "".join(
            [f"\x1b[{_CODES[look]}m{text}\x1b[0m" if look else text for text, look in self._pieces]
        )
