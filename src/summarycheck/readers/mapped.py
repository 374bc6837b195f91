"""Rows of any JSON, CSV or TSV, and the labels of any page, whose fields are told by a map."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from summarycheck.model import Problem, Record, Role, Text
from summarycheck.readers import html, jsonrows, labelled
from summarycheck.readers.fields import FieldMap, find
from summarycheck.readers.lines import ARXIV_ID
from summarycheck.readers.opening import Source
from summarycheck.readers.table import CSV, TSV

_TABLES = (CSV, TSV)
_OBJECT = msgspec.json.Decoder(dict[str, Any])


class Mapped:
    """Reader of whatever has the fields of this map."""

    def __init__(self, fields: FieldMap) -> None:
        self.fields = fields

    def sniff(self, head: str) -> bool:
        return False

    def read(self, source: Source) -> Iterator[Record | Problem]:
        """A record for each row or paper that has the source field."""
        if jsonrows.is_json(source.head):
            return json_records(source, lambda row: self.fields, bilingual=any(self.fields.targets))
        tables = [table for table in _TABLES if table.has(self.fields, source.head)]
        if tables:
            return tables[0].records(source, self.fields)
        if html.sniff(source.head):
            return html.read_labelled(source, self.fields)
        if labelled.is_labelled(source.head, self.fields):
            return labelled.read(source, self.fields)
        if named := next((each for each in _TABLES if source.path.endswith(each.suffixes)), None):
            return named.records(source, self.fields)
        source.check_head()
        what = f"nothing here is called “{self.fields.source}”"
        raise source.unreadable(0, what, "a map names keys of JSON, columns of a table or labels of a page")


def json_records(
    source: Source, choose: Callable[[Mapping[str, Any]], FieldMap | None], bilingual: bool = True
) -> Iterator[Record | Problem]:
    """A record for each object in the file; ``choose`` tells its fields. Of a ``bilingual`` file each should have
    Chinese: that it has none where it should, but elsewhere, is a problem beside the record."""

    def is_record(value: Any) -> bool:
        fields = choose(value) if isinstance(value, dict) else None
        return fields is not None and find(value, fields.source) is not None

    for row in jsonrows.rows(source):
        if isinstance(row, Problem):
            yield row
            continue
        for found in jsonrows.unfolded(row, is_record):
            if isinstance(found, Problem):
                yield found
            else:
                yield from _json_record(*found, choose, bilingual)


def _json_record(
    row: jsonrows.Row,
    value: Any,
    choose: Callable[[Mapping[str, Any]], FieldMap | None],
    bilingual: bool,
) -> Iterator[Record | Problem]:
    if not isinstance(value, dict):
        found = jsonrows.decode(row, _OBJECT)
        yield found if isinstance(found, Problem) else row.lacks("abstract")
        return
    fields = choose(value)
    if fields is None:
        yield row.lacks("abstract")
        return
    sources, wrong = _texts(row, value, fields.source, "source")
    targets: list[Text] = []
    for name, role in fields.targets:
        texts, no_texts = _texts(row, value, name, role)
        targets += texts
        wrong += no_texts
    yield from wrong
    if not sources:
        if not wrong:
            yield row.lacks(fields.source)
    elif not sources[0].text.strip():
        yield row.problem(f"`{fields.source}` is empty", "it holds the English text")
    else:
        if bilingual and not any(find(value, name) for name, _ in fields.targets):
            yield from row.unread(fields.source)
        identity = _plain(value, fields.id) or (row.name if re.fullmatch(ARXIV_ID, row.name) else "")
        yield Record(sources[0], tuple(targets), identity, _plain(value, fields.title))


def _texts(row: jsonrows.Row, value: Any, name: str, role: Role) -> tuple[list[Text], list[Problem]]:
    """The text under a name, or the texts of a list, and what is none; nothing for ``null`` and what is missing."""
    texts: list[Text] = []
    problems: list[Problem] = []
    keys, held = find(value, name) or ((), None)
    for place, text in (
        [((*keys, i), each) for i, each in enumerate(held)] if isinstance(held, list) else [(keys, held)]
    ):
        if isinstance(text, str):
            texts.append(Text(text, role, name, row.place(*place)))
        elif text is not None:
            problems.append(row.problem(f"`{name}` is no text but {type(text).__name__}"))
    return texts, problems


def _plain(value: Any, name: str) -> str:
    found = find(value, name)
    held = found[1] if found else None
    return str(held) if isinstance(held, str | int) and not isinstance(held, bool) else ""
