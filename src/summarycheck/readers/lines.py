"""Lines of a page, texts made of them, and the language they are in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summarycheck.model import Role, Text
from summarycheck.readers.opening import Source
from summarycheck.readers.place import Passage, Piece

#: What marks a line as quoted.
QUOTE = re.compile(r"\s*(?:>\s?)+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2,}")
_SENTENCE_END = re.compile(r"[.!?。！？…][\"'”’)\]）」』*$]*$")

NEW_ARXIV_ID = r"(?:0[7-9]|1[0-4])\d\d\.\d{4}|(?:1[5-9]|[2-9]\d)\d\d\.\d{5}"
OLD_ARXIV_ID = r"[a-z][a-z-]{1,16}(?:\.[A-Z]{2})?/\d{7}"
ARXIV_ID = rf"(?:{NEW_ARXIV_ID}|{OLD_ARXIV_ID})(?:v[1-9]\d?)?"
# An id that its page or link names as one.
NAMED_ID = re.compile(rf"(?:arXiv:\s?|arxiv\.org/(?:abs|pdf)/)({ARXIV_ID})", re.IGNORECASE)


class Line(NamedTuple):
    """A line of a page, or a part of one from ``column`` on, without its line end.

    A line made of several ``pieces`` of its file (HTML) has them, counted from its beginning. ``quoted`` is a
    quotation's line; ``lead`` tells how much of its beginning is set in bold; ``heading`` is the level of one;
    ``links`` holds the addresses that it links to.
    """

    number: int
    text: str
    column: int = 1
    pieces: tuple[Piece, ...] = ()
    quoted: bool = False
    lead: int = 0
    heading: int = 0
    links: str = ""

    @property
    def identity(self) -> str:
        """The arXiv id that the line or one of its links names as one, or empty."""
        found = NAMED_ID.search(self.text) or NAMED_ID.search(self.links)
        return found[1] if found else ""

    def after(self, index: int) -> Line:
        """What follows ``text[:index]``."""
        return self.cut(index, len(self.text))

    def before(self, index: int) -> Line:
        """``text[:index]``."""
        return self.cut(0, index)

    def stripped(self) -> Line:
        """The line without the space around it."""
        end = len(self.text.rstrip())
        return self.cut(min(end, len(self.text) - len(self.text.lstrip())), end)

    def cut(self, start: int, end: int) -> Line:
        """``text[start:end]``."""
        start, end = min(start, len(self.text)), min(end, len(self.text))
        text, lead = self.text[start:end], min(max(self.lead - start, 0), end - start)
        if not self.pieces:
            return self._replace(text=text, column=self.column + start, lead=lead)
        cut = (piece.cut(start, end, -start) for piece in self.pieces)
        pieces = tuple(piece for piece in cut if piece is not None) or (self._empty_piece(start),)
        at = pieces[0]
        return self._replace(number=at.line, text=text, column=at.column, pieces=pieces, lead=lead)

    def _empty_piece(self, at: int) -> Piece:
        """Of a line without text, where it is."""
        before = [piece for piece in self.pieces if piece.start <= at] or self.pieces[:1]
        return Piece(0, before[-1].line, before[-1].column_of(at), 0, 0)


def page_lines(source: Source) -> list[Line]:
    """The lines of a page, where CR LF and LF end a line and nothing else does; none that only speaks to us."""
    lines = [Line(number, line.rstrip("\r\n")) for number, line in source.lines()]
    to_us = {comment.line for comment in source.comments}
    return [line for line in lines if line.number not in to_us or line.text.strip()]


def without_front_matter(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page after what a site has above it, between two lines of hyphens."""
    first = next((index for index, line in enumerate(lines) if line.text.strip()), 0)
    if not lines or lines[first].text.rstrip() != "---":
        return lines
    ends = (index for index in range(first + 1, len(lines)) if lines[index].text.rstrip() == "---")
    return lines[next(ends, first - 1) + 1 :]


def passage(path: str, lines: Iterable[Line], role: Role, field: str) -> Text:
    """One text of these lines: blank ones at both ends and space around each line left out."""
    kept = [line.stripped() for line in lines]
    first = next((index for index, line in enumerate(kept) if line.text), 0)
    last = next((index for index in range(len(kept), 0, -1) if kept[index - 1].text), 1)
    pieces: list[Piece] = []
    offset = 0
    for line in kept[first:last]:
        whole = Piece(0, line.number, line.column, len(line.text), len(line.text))
        pieces += [piece._replace(start=piece.start + offset) for piece in line.pieces or (whole,)]
        offset += len(line.text) + 1
    text = "\n".join(line.text for line in kept[first:last])
    html = any(line.pieces for line in kept)
    return Text(text, role, field, Passage(path, tuple(pieces) or (Piece(0, 1, 1, 0, 0),), html))


def han(text: str) -> int:
    """How many Chinese characters."""
    return len(_HAN.findall(text))


def words(text: str) -> int:
    """How many words in Latin letters."""
    return len(_WORD.findall(text))


def is_chinese(text: str) -> bool:
    """True when the Chinese outweighs the Latin words in it (Chinese prose is full of names and formulas)."""
    return han(text) > words(text)


def ends_sentence(text: str) -> bool:
    """True when the text stops where a sentence stops."""
    return bool(_SENTENCE_END.search(text.rstrip()))


def is_prose(text: str) -> bool:
    """True when it is as long as a paragraph, not a title, comment or heading."""
    return len(text) + 2 * han(text) > 200
