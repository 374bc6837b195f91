"""Chinese that is kept apart from its English: read here, paired in ``pairing``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarycheck.model import Problem, Record
from summarycheck.readers import jsonl, listing, plain
from summarycheck.readers.lines import Line, page_lines, passage
from summarycheck.readers.opening import Source
from summarycheck.readers.pairing import ChineseOnly
from summarycheck.readers.table import CHINESE, Table


def from_json(source: Source) -> Iterator[ChineseOnly | Problem]:
    """One for each ``{"id"?, "title"?, "translation"?, "summary"?, "targets"?}``."""
    for row, value in jsonl.decoded(source):
        if isinstance(value, Problem):
            yield value
        elif texts := jsonl.targets(row, value):
            yield ChineseOnly(texts, value.identity, value.title or "")
        else:
            yield row.problem("no Chinese text in this row", "name it `translation` or `summary`")


def from_table(source: Source, table: Table) -> Iterator[ChineseOnly | Problem]:
    """One for each row with a ``translation``, a ``summary`` or a ``target``."""
    for row in table.rows(source, *CHINESE):
        if isinstance(row, Problem):
            yield row
        elif row.targets():
            yield ChineseOnly(row.targets(), row.value("id"), row.value("title"))
        else:
            yield Problem(
                row.path, row.line, "no Chinese text in this row", "name it `translation` or `summary`"
            )


def from_listing(source: Source) -> Iterator[ChineseOnly]:
    """One for each text of a listing, which has its arXiv id behind it (or all have it before)."""
    for identity, lines in listing.abstracts(page_lines(source)):
        yield _from_lines(source.path, lines, identity, "")


def from_plain(source: Source) -> Iterator[ChineseOnly | Problem]:
    """The one text of a file that is nothing else."""
    found = plain.document(source)
    if any(line.text.strip() for line in found.lines):
        yield _from_lines(source.path, found.lines, found.id, found.title)
    else:
        yield Problem(source.path, 0, "no text in this file")


def from_records(found: Iterable[Record | Problem]) -> Iterator[ChineseOnly | Problem]:
    """The Chinese of records that have their English beside it."""
    for item in found:
        if isinstance(item, Problem):
            yield item
        elif item.targets:
            yield ChineseOnly(item.targets, item.id, item.title)


def _from_lines(path: str, lines: Sequence[Line], identity: str, title: str) -> ChineseOnly:
    role = plain.role(path)
    return ChineseOnly((passage(path, lines, role, role),), identity, title)
