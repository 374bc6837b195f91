"""Ways back from an offset in a text to the line and column where it stands in its file.

Places are cheap to make and to pickle: all work is done in ``locate``, for the few offsets asked for.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from operator import itemgetter

import msgspec

_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
_BRACKET_OR_STRING = re.compile(r'[\[\]{}]|"[^"\\]*(?:\\.[^"\\]*)*"')
_SCALAR = re.compile(r"[^\s,\]}]+")
_SPACE = re.compile(r"[\s,:]*")


class Passage(msgspec.Struct, frozen=True):
    """A text made of pieces of its file, unchanged: (offset in the text, line, column) of each beginning."""

    path: str
    pieces: tuple[tuple[int, int, int], ...]

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at ``offset``; of a joining line end, just after its line."""
        start, line, column = self.pieces[bisect_right(self.pieces, offset, key=itemgetter(0)) - 1]
        return line, column + offset - start


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


def position(text: str, index: int, line: int, column: int) -> tuple[int, int]:
    """Line and column of ``text[index]`` when ``text`` begins at ``line``, ``column``."""
    newline = text.rfind("\n", 0, index)
    if newline < 0:
        return line, column + index
    return line + text.count("\n", 0, index), index - newline


def _value(row: str, at: int, keys: tuple[str | int, ...]) -> int:
    """Index in ``row`` where the value under ``keys`` begins; of a repeated key the last, as decoders do."""
    at = _SPACE.match(row, at).end()  # type: ignore[union-attr]  # matches the empty string too
    if not keys:
        return at
    key, found, index = keys[0], -1, 0
    in_object = row[at] == "{"
    at = _SPACE.match(row, at + 1).end()  # type: ignore[union-attr]
    while at < len(row) and row[at] not in "]}":
        name: str | int = index
        if in_object and (literal := _STRING.match(row, at)):
            name = json.loads(literal[0], strict=False)
            at = _SPACE.match(row, literal.end()).end()  # type: ignore[union-attr]
        if name == key:
            found = at
        at = _SPACE.match(row, _after(row, at)).end()  # type: ignore[union-attr]
        index += 1
    if found < 0:
        raise LookupError(f"no {key!r} in this JSON value")
    return _value(row, found, keys[1:])


def _after(row: str, at: int) -> int:
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
