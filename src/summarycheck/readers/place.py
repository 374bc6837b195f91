"""Ways back from a text to its file: where a character stands there, and how an edit is written there.

Places are cheap to make and to pickle: all work is done for the few offsets asked for.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

import msgspec

from summarycheck.model import Edit

_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
_BRACKET_OR_STRING = re.compile(r'[\[\]{}]|"[^"\\]*(?:\\.[^"\\]*)*"')
_SCALAR = re.compile(r"[^\s,\]}]+")
_SPACE = re.compile(r"[\s,:]*")


class Piece(NamedTuple):
    """Characters ``[start, start + length)`` of a text, which stand in the file at ``line``, ``column``.

    ``width`` is what they take up there: as much as they are, or the length of the entity that stands for them.
    """

    start: int
    line: int
    column: int
    length: int
    width: int

    def column_of(self, offset: int) -> int:
        """Column of the character at ``offset`` of the text; beyond the piece, counted on from its end."""
        inside = offset - self.start
        if inside >= self.length:
            return self.column + self.width + inside - self.length
        return self.column + (inside if self.width == self.length else 0)

    def cut(self, start: int, end: int, shift: int) -> Piece | None:
        """The part within ``[start, end)``, moved by ``shift``; an entity is not divided."""
        first, last = max(start, self.start), min(end, self.start + self.length)
        whole = last - first == self.length
        if first >= last or not (whole or self.width == self.length):
            return None
        width = self.width if whole else last - first
        return Piece(first + shift, self.line, self.column_of(first), last - first, width)


class Passage(msgspec.Struct, frozen=True):
    """A text made of pieces of a page, in their order. Between two pieces may stand a joining line end or space."""

    path: str
    pieces: tuple[Piece, ...]
    html: bool = False

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at ``offset``; of what joins two pieces, just after the first."""
        piece = self.pieces[self._index(offset)]
        return piece.line, piece.column_of(offset)

    def edit(self, start: int, end: int, text: str) -> Edit | None:
        """The edit; ``None`` also for a text of several lines, or one with space where a line begins or ends."""
        first, last = self._index(start), self._index(max(start, end - 1))
        run = self.pieces[first : last + 1]
        together = all(_adjacent(one, other) for one, other in pairwise(run))
        closed = run[0].start <= start and end <= run[-1].start + run[-1].length
        halved = any(p.width != p.length and not _outside(p, start, end) for p in (run[0], run[-1]))
        if not together or not closed or halved or "\n" in text or "\r" in text:
            return None
        if text[:1].isspace() and start == run[0].start and not self._follows(first):
            return None
        if text[-1:].isspace() and end == run[-1].start + run[-1].length and not self._follows(last + 1):
            return None
        written = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") if self.html else text
        line = run[0].line
        return Edit((line, run[0].column_of(start)), (line, run[-1].column_of(end)), written)

    def _index(self, offset: int) -> int:
        return max(bisect_right(self.pieces, offset, key=itemgetter(0)) - 1, 0)

    def _follows(self, index: int) -> bool:
        """True when this piece goes on on the line of the one before it."""
        return 0 < index < len(self.pieces) and _adjacent(self.pieces[index - 1], self.pieces[index])


class JsonString(msgspec.Struct, frozen=True):
    """A string inside a JSON value. ``row`` is the value as written, beginning at ``line``, ``column``."""

    path: str
    line: int
    column: int
    row: str
    keys: tuple[str | int, ...]

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at ``offset``, or of the escape that stands for it."""
        at = _value(self.row, 0, self.keys) + 1
        for escape in _ESCAPE.finditer(self.row, at):
            plain = escape.start() - at
            if offset <= plain:
                break
            offset -= plain + 1
            at = escape.end()
        return position(self.row, at + offset, self.line, self.column)

    def edit(self, start: int, end: int, text: str) -> Edit | None:
        """The edit, in escapes where the file is in them throughout."""
        written = json.dumps(text, ensure_ascii=self.row.isascii())[1:-1]
        return Edit(self.locate(start), self.locate(end), written)


class CsvCell(msgspec.Struct, frozen=True):
    """A cell of a CSV or TSV row. ``row`` is the row as written (line ends inside included) at ``line``."""

    path: str
    line: int
    row: str
    cell: int
    delimiter: str

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at ``offset``; of a quote, where its doubling begins."""
        at, quoted = _cell(self.row, self.cell, self.delimiter)
        if not quoted:
            return position(self.row, at + offset, self.line, 1)
        while (quote := self.row.find('""', at, at + offset + 1)) >= 0:
            offset -= quote - at + 1
            at = quote + 2
        return position(self.row, at + offset, self.line, 1)

    def edit(self, start: int, end: int, text: str) -> Edit | None:
        """The edit; ``None`` when the cell would have to be put in quotes for it."""
        _, quoted = _cell(self.row, self.cell, self.delimiter)
        if not quoted and any(mark in text for mark in (self.delimiter, '"', "\n", "\r")):
            return None
        return Edit(self.locate(start), self.locate(end), text.replace('"', '""'))


def rewritten(content: str, edits: Iterable[Edit]) -> str:
    """The decoded file with these edits made and every other character as it was; edits may not overlap."""
    begin = len(content) - len(content.removeprefix("\ufeff"))  # a mark of the encoding is in no column
    starts = [begin, *(match.end() for match in re.finditer("\n", content))]
    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        start, end = (starts[line - 1] + column - 1 for line, column in (edit.start, edit.end))
        if start < at:
            raise ValueError("two edits of the same characters")
        parts += [content[at:start], edit.text]
        at = end
    return "".join([*parts, content[at:]])


def _adjacent(one: Piece, other: Piece) -> bool:
    """True when nothing stands between them, neither in the text nor in the file."""
    return (one.start + one.length, one.line, one.column + one.width) == (
        other.start,
        other.line,
        other.column,
    )


def _outside(piece: Piece, start: int, end: int) -> bool:
    """True when neither end of ``[start, end)`` falls inside the piece."""
    inner = range(piece.start + 1, piece.start + piece.length)
    return start not in inner and end not in inner


def position(text: str, index: int, line: int, column: int) -> tuple[int, int]:
    """Line and column of ``text[index]`` when ``text`` begins at ``line``, ``column``."""
    newline = text.rfind("\n", 0, index)
    if newline < 0:
        return line, column + index
    return line + text.count("\n", 0, index), index - newline


def members(row: str, at: int) -> Iterator[tuple[str | int, int]]:
    """Key (in an array, number) of each member of the JSON object or array at ``at``, and where its value begins."""
    in_object = row[at] == "{"
    at = _space(row, at + 1)
    index = 0
    while at < len(row) and row[at] not in "]}":
        name: str | int = index
        if in_object and (literal := _STRING.match(row, at)):
            name = json.loads(literal[0], strict=False)
            at = _space(row, literal.end())
        yield name, at
        at = _space(row, after(row, at))
        index += 1


def _value(row: str, at: int, keys: tuple[str | int, ...]) -> int:
    """Index in ``row`` where the value under ``keys`` begins; of a repeated key the last, as decoders do."""
    at = _space(row, at)
    if not keys:
        return at
    found = -1
    for name, begin in members(row, at):
        if name == keys[0]:
            found = begin
    if found < 0:
        raise LookupError(f"no {keys[0]!r} in this JSON value")
    return _value(row, found, keys[1:])


def _space(row: str, at: int) -> int:
    """Index after the space and marks between JSON values at ``at``."""
    return _SPACE.match(row, at).end()  # type: ignore[union-attr]  # matches the empty string too


def after(row: str, at: int) -> int:
    """Index just after the JSON value that begins at ``at``."""
    if row[at] not in '[{"':
        scalar = _SCALAR.match(row, at)
        return scalar.end() if scalar else at + 1
    depth = 0
    for token in _BRACKET_OR_STRING.finditer(row, at):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if not depth:
            return token.end()
    return len(row)


def _cell(row: str, wanted: int, delimiter: str) -> tuple[int, bool]:
    """Index of the first character of the wanted cell's content, and whether the cell is quoted."""
    at = 0
    for _ in range(wanted):
        if row.startswith('"', at):
            at += 1
            while True:
                at = row.index('"', at) + 1
                if not row.startswith('"', at):
                    break
                at += 1
        at = row.index(delimiter, at) + 1
    quoted = row.startswith('"', at)
    return at + quoted, quoted
