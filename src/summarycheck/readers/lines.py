"""Lines of a page, texts made of them, and the language they are in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from summarycheck.model import Role, Text
from summarycheck.readers.opening import Source
from summarycheck.readers.place import Passage

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2,}")
_SENTENCE_END = re.compile(r"[.!?。！？…][\"'”’)\]）」』*$]*$")

NEW_ARXIV_ID = r"(?:0[7-9]|1[0-4])\d\d\.\d{4}|(?:1[5-9]|[2-9]\d)\d\d\.\d{5}"
OLD_ARXIV_ID = r"[a-z][a-z-]{1,16}(?:\.[A-Z]{2})?/\d{7}"
ARXIV_ID = rf"(?:{NEW_ARXIV_ID}|{OLD_ARXIV_ID})(?:v[1-9]\d?)?"


class Line(NamedTuple):
    """A line of a file, or the rest of one from ``column`` on, without its line end."""

    number: int
    text: str
    column: int = 1

    def after(self, index: int) -> Line:
        """What follows ``text[:index]``."""
        return Line(self.number, self.text[index:], self.column + index)

    def before(self, index: int) -> Line:
        """``text[:index]``."""
        return Line(self.number, self.text[:index], self.column)


def page_lines(source: Source) -> list[Line]:
    """The lines of a page, where CR LF and LF end a line and nothing else does."""
    return [Line(number, line.rstrip("\r\n")) for number, line in source.lines()]


def passage(path: str, lines: Iterable[Line], role: Role, field: str) -> Text:
    """One text of these lines: blank ones at both ends and space around each line left out."""
    pieces: list[tuple[int, int, int]] = []
    parts: list[str] = []
    offset = kept = 0
    for line in lines:
        text = line.text.strip()
        if not text and not parts:
            continue
        indent = len(line.text) - len(line.text.lstrip())
        pieces.append((offset, line.number, line.column + indent))
        parts.append(text)
        offset += len(text) + 1
        if text:
            kept = len(parts)
    return Text("\n".join(parts[:kept]), role, field, Passage(path, tuple(pieces[:kept]) or ((0, 1, 1),)))


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
