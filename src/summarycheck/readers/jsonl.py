"""The generic record as JSON: one object a line, or an array of them.

``{"id", "title"?, "source", "translation"?, "summary"?, "targets"?: [{"role", "field"?, "text"}]}``; a lone
``target`` is the translation, or what ``role`` says, as in labelled rows. Other keys are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from summarycheck.model import Problem, Record, TargetRole, Text
from summarycheck.readers import jsonrows
from summarycheck.readers.fields import TARGET, target_role
from summarycheck.readers.opening import Source

SHAPE = '{"id", "title"?, "source", "translation"?, "summary"?, "targets"?: [{"role", "field"?, "text"}]}'


class _Target(msgspec.Struct):
    role: TargetRole
    text: str
    field: str = ""


class Row(msgspec.Struct):
    """A record's row; without ``source`` it is Chinese that waits for its English."""

    id: str | int | None = None
    title: str | None = None
    source: str | None = None
    translation: str | None = None
    summary: str | None = None
    targets: list[_Target] = []
    target: Any = None  # in rows of other makers it may be anything
    role: Any = None

    @property
    def identity(self) -> str:
        return "" if self.id is None else str(self.id)


_DECODER = msgspec.json.Decoder(Row)


def sniff(head: str) -> bool:
    return jsonrows.is_json(head)


def read(source: Source) -> Iterator[Record | Problem]:
    """A record for each object that has a source; whatever else stands there is a problem with its line."""
    for row, value in decoded(source):
        if isinstance(value, Problem):
            yield value
        elif value.source is None:
            hint = "Chinese without its English is given with --chinese" if targets(row, value) else ""
            yield row.lacks("source", hint or f"a record is {SHAPE}")
        elif not value.source.strip():
            yield row.problem("`source` is empty", "it holds the English text")
        else:
            text = Text(value.source, "source", "source", row.place("source"))
            found = targets(row, value)
            if not any(target.text.strip() for target in found):
                yield from row.unread("source")
            yield Record(text, found, value.identity, value.title or "")


def decoded(source: Source) -> Iterator[tuple[jsonrows.Row, Row | Problem]]:
    """Each JSON value with what it says."""
    for row in jsonrows.rows(source):
        if isinstance(row, Problem):
            yield jsonrows.Row(source.path, row.line, 1, ""), row
        else:
            value = jsonrows.decode(row, _DECODER)
            if isinstance(value, Problem) and not value.hint:
                value = msgspec.structs.replace(value, hint=f"a record is {SHAPE}")
            yield row, value


def targets(row: jsonrows.Row, value: Row) -> tuple[Text, ...]:
    """The Chinese texts of a row, each with its place."""
    found: list[Text] = []
    if value.translation is not None:
        found.append(Text(value.translation, "translation", "translation", row.place("translation")))
    if value.summary is not None:
        found.append(Text(value.summary, "summary", "summary", row.place("summary")))
    role = target_role(value.role)
    if isinstance(value.target, str) and all(text.role != role for text in found):
        found.append(Text(value.target, role, TARGET, row.place(TARGET)))
    for index, target in enumerate(value.targets):
        field = target.field or target.role
        found.append(Text(target.text, target.role, field, row.place("targets", index, "text")))
    return tuple(found)
