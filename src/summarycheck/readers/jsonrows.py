"""JSON in files: one value a line, an array of values, or values written over several lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

import msgspec

from summarycheck.model import SEVERITIES, TARGET_ROLES, Problem
from summarycheck.readers.fields import guess, nearest, unread
from summarycheck.readers.opening import Source, Unreadable
from summarycheck.readers.place import JsonString, after, members, position

T = TypeVar("T")

_OPENING = re.compile(r"\s*(?:\{|\[\s*(?:[{\]]|$))")
_KEY = re.compile(r'"(\w+)"\s*:')
_OF_OBJECTS = re.compile(r"\[\s*(?=\{)")
_GAP = re.compile(r"[\s,]*")
_SPREAD = re.compile(r'\s*(?:\[|\{\s*\n|\{[^\n]*[\[{]\s*\n|\{[^\n]*[^\s}\n]\s*\n\s*["}])')
_DECODER = json.JSONDecoder(strict=False)
_ANYTHING = msgspec.json.Decoder(Any)
_DEPTH = 3  # {"days": {"2025-05-01": [record, …]}}


class Row(NamedTuple):
    """A JSON value as it is written in its file; ``name`` is its key in an object of rows."""

    path: str
    line: int
    column: int
    text: str
    name: str = ""

    def place(self, *keys: str | int) -> JsonString:
        """The place of the string under ``keys``."""
        return JsonString(self.path, self.line, self.column, self.text, keys)

    @property
    def keys(self) -> str:
        """The names of its fields, for a message."""
        return ", ".join(msgspec.json.decode(self.text, type=dict[str, msgspec.Raw])) or "nothing"

    def lacks(self, name: str, otherwise: str = "it holds the English text") -> Problem:
        """That the row has no field ``name``, what it has, and how to map it; ``otherwise`` when nothing fits."""
        value = msgspec.json.decode(self.text, type=dict[str, Any])
        if fields := guess(value):
            hint = f"map its fields: {fields.option}"
        else:
            close = nearest(name, value)
            hint = f"did you mean `{close}`?" if close else otherwise
        return self.problem(f"no `{name}` in this row (it has {self.keys})", hint)

    def unread(self, source: str) -> Iterator[Problem]:
        """That the row, in which no Chinese was found, has some in fields that are not read; and how to map them."""
        if found := unread(source, msgspec.json.decode(self.text, type=dict[str, Any])):
            names, fields = found
            what = f"Chinese in this row that is not read ({', '.join(names)})"
            yield self.problem(what, f"map its fields: {fields.option}")

    def problem(self, what: str, hint: str = "") -> Problem:
        return Problem(self.path, self.line, what, hint)


def is_json(head: str) -> bool:
    """True when the file begins as JSON objects or an array of them do."""
    return bool(_OPENING.match(head))


def keys(head: str) -> frozenset[str]:
    """Every key seen at any depth, also in values that are cut off or broken."""
    return frozenset(_KEY.findall(head))


def rows(source: Source) -> Iterator[Row | Problem]:
    """Each value in its order; of lines, a bad one is a problem and the others are still read."""
    if _SPREAD.match(source.head):
        yield from _document(source)
        return
    for number, raw in source.byte_lines():
        try:
            line = source.decode(number, raw).rstrip("\r\n")
        except Unreadable as error:
            yield error.problem
            continue
        if line and not line.isspace():
            yield Row(source.path, number, 1, line)


def unfolded(row: Row, is_record: Callable[[Any], bool]) -> Iterator[tuple[Row, Any] | Problem]:
    """The records in a value, each with its value: the value itself, or those in its arrays and objects."""
    value = decode(row, _ANYTHING)
    if isinstance(value, Problem):
        yield from (found for found in _before_the_break(row) if is_record(found[1]))
        yield value
    else:
        yield from _unfolded(row, value, is_record, _DEPTH)


def _unfolded(
    row: Row, value: Any, is_record: Callable[[Any], bool], depth: int
) -> Iterator[tuple[Row, Any]]:
    if is_record(value) or not any(is_record(each) for each in _below(value, depth)):
        yield row, value
        return
    at, line, column = 0, row.line, row.column
    of_records = isinstance(value, list) and any(map(is_record, value))
    begins = dict(members(row.text, len(row.text) - len(row.text.lstrip())))
    for name, begin in sorted(begins.items(), key=itemgetter(1)):
        line, column = position(row.text[at:begin], begin - at, line, column)
        at = begin
        # What stands among records is meant as one; what else an object has is not.
        if of_records or any(is_record(each) for each in (value[name], *_below(value[name], depth - 1))):
            child = Row(row.path, line, column, row.text[at : after(row.text, at)], str(name))
            yield from _unfolded(child, value[name], is_record, depth - 1)


def _before_the_break(row: Row) -> Iterator[tuple[Row, Any]]:
    """The whole elements of the arrays in a value that cannot be read, up to where it is broken or cut off."""
    text, line, column = row.text, row.line, row.column
    counted = at = 0
    try:
        while opening := _OF_OBJECTS.search(text, at):
            at = opening.end()
            while at < len(text) and text[at] != "]":
                value, end = _DECODER.raw_decode(text, at)
                line, column = position(text[counted:at], at - counted, line, column)
                counted = at
                yield Row(row.path, line, column, text[at:end]), value
                at = _after_gap(text, end)
    except (ValueError, RecursionError):
        return


def _below(value: Any, depth: int) -> Iterator[Any]:
    """Everything in a value's arrays and objects, down to ``depth``."""
    if depth:
        for member in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield member
            yield from _below(member, depth - 1)


def decode(row: Row, decoder: msgspec.json.Decoder[T]) -> T | Problem:
    """The row's value, or what is wrong with it."""
    try:
        return decoder.decode(row.text)
    except msgspec.ValidationError as error:
        what, hint = mistake(error)
        return row.problem(f"not a record: {what}", hint)
    except (msgspec.DecodeError, RecursionError) as error:
        return _malformed(row, error)


_MISTAKE = re.compile(
    r"(?:Expected `(?P<wanted>[^`]+)`, got `(?P<got>[^`]+)`|Object missing required field `(?P<lacks>[^`]+)`"
    r"|Object contains unknown field `(?P<unknown>[^`]+)`|Invalid enum value (?P<value>.+?))(?: - at `\$\.?(?P<where>.*)`)?"
)
_KINDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "array": "a list",
    "object": "an object",
}
_CHOICES: Mapping[str, Sequence[str]] = {"role": TARGET_ROLES, "severity": SEVERITIES}


def mistake(error: msgspec.DecodeError) -> tuple[str, str]:
    """What of a JSON value is not as it should be, in our words: `source` is a list, not text; and what is allowed."""
    found = _MISTAKE.fullmatch(str(error))
    if found is None:
        return str(error).replace("`", ""), ""
    which = f"`{found['where']}`" if found["where"] else "it"
    if found["lacks"]:
        return f"{which} lacks `{found['lacks']}`", ""
    if found["unknown"]:
        return f"{which} has an unknown field `{found['unknown']}`", ""
    if found["value"]:
        choices = _CHOICES.get(which.strip("`").rpartition(".")[2], ())
        return f"{which} cannot be {found['value']}", f"one of {', '.join(choices)}" if choices else ""
    wanted = [_KINDS.get(kind, kind) for kind in found["wanted"].split(" | ") if kind != "null"]
    return f"{which} is {_KINDS.get(found['got'], found['got'])}, not {' or '.join(wanted)}", ""


def _document(source: Source) -> Iterator[Row | Problem]:
    """The elements of an array, or values one after another; of a broken one on, the rest as it is."""
    text = source.text()
    at = _after_gap(text, 0)
    in_array = text[at] == "["
    at = _after_gap(text, at + in_array)
    line, counted = 1, 0
    while at < len(text) and not (in_array and text[at] == "]"):
        line += text.count("\n", counted, at)
        counted = at
        column = at - text.rfind("\n", 0, at)
        try:
            _, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield Row(source.path, line, column, text[at:])
            return
        yield Row(source.path, line, column, text[at:end])
        at = _after_gap(text, end)
    if in_array and at >= len(text):
        yield Problem(source.path, 0, "not valid JSON: the file ends before its array does", "is it cut off?")


def _after_gap(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def _malformed(row: Row, error: Exception) -> Problem:
    hint = "one JSON object a line"
    try:
        json.loads(row.text)
    except json.JSONDecodeError as found:
        at_end = found.pos >= len(row.text.rstrip()) or found.msg.startswith("Unterminated")
        column = found.colno + (row.column - 1 if found.lineno == 1 else 0)
        what = f"not valid JSON: {found.msg} (column {column})"
        return Problem(row.path, row.line + found.lineno - 1, what, "is it cut off?" if at_end else hint)
    except (ValueError, RecursionError) as found:
        return row.problem(f"not valid JSON: {found}", hint)
    # Python's own decoder is more lenient: what it lets pass is half a character or a number beyond JSON.
    if re.search(r"\\u[dD][89a-fA-F]", row.text):
        return row.problem("not valid JSON: half of a surrogate pair (\\ud…)", "a character was cut in two")
    return row.problem(f"not valid JSON: {error}", "NaN and Infinity are no JSON")
