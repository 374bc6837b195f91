"""Files in, records out: which format a file has, and each record or problem in it, in order.

opening     which files a PATH stands for, and their bytes as lines
rows        of JSON (``jsonl``, ``jsonrows``, ``daily``, ``papers``), of CSV and TSV (``table``); what their ``fields`` hold, or a map tells (``mapped``)
pages       ``digest``, ``abstracts``, ``labelled``, ``listing``, ``plain``, of ``lines``; as ``html`` (``htmlpage``)
pairing     ``chinese`` that is kept apart, brought to its English
place       the way back from a text to its file, for reports and repairs; ``waivers`` in the data
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import IO, Protocol, TypeVar

from summarycheck.model import Problem, Record
from summarycheck.readers import (
    abstracts,
    chinese,
    daily,
    digest,
    html,
    jsonl,
    labelled,
    listing,
    papers,
    plain,
)
from summarycheck.readers.fields import SHAPE, FieldMap, field_map
from summarycheck.readers.mapped import Mapped
from summarycheck.readers.opening import Source, Unreadable, few_alike, find, open_source, unpacked
from summarycheck.readers.pairing import ChineseOnly, pair_up
from summarycheck.readers.table import CSV, TSV
from summarycheck.readers.waivers import with_waivers

__all__ = [
    "FORMATS",
    "READERS",
    "ChineseOnly",
    "FieldMap",
    "Reader",
    "detect",
    "field_map",
    "pair_up",
    "read",
    "read_stream",
    "read_with_chinese",
]

Path = str | os.PathLike[str]
Paths = Path | Iterable[Path]
Fields = str | Mapping[str, str | Iterable[str]] | FieldMap
T = TypeVar("T")


class Reader(Protocol):
    """A format: knows its own by its first characters, and reads it."""

    def sniff(self, head: str) -> bool:
        """True when a file that begins so is of this format."""
        ...

    def read(self, source: Source) -> Iterator[Record | Problem]:
        """Everything in the file, in its order; may stop with ``Unreadable``."""
        ...


# In the order in which they are tried: what is marked most plainly comes first.
READERS: Mapping[str, Reader] = {
    "papers": papers,
    "daily": daily,
    "jsonl": jsonl,
    "html": html,
    "csv": CSV,
    "tsv": TSV,
    "labelled": labelled,
    "digest": digest,
    "abstracts": abstracts,
    "listing": listing,
    "plain": plain,
}
_TABLES = {"csv": CSV, "tsv": TSV}
FORMATS: tuple[str, ...] = tuple(READERS)
_KNOWN = f"known formats: {', '.join(FORMATS)}; --input-format forces one"


def read(
    paths: Paths,
    *,
    input_format: str | None = None,
    fields: Fields | None = None,
    stdin: IO[bytes] | None = None,
) -> Iterator[Record | Problem]:
    """The records of these files, directories, globs or ``-``, in order; a problem stops its file only.

    ``fields`` tells where rows (or labelled pages) have what: ``"source=abstract,translation=abstract_zh"``, or
    the same as a mapping, where ``translation`` and ``summary`` may be lists. It goes before ``input_format``.
    """
    reader = _chosen(input_format, fields)
    if isinstance(reader, Problem):
        yield reader
    else:
        yield from _read(paths, lambda source: _records(source, reader, None), stdin)


def read_stream(
    path: str, stream: IO[bytes], *, input_format: str | None = None, fields: Fields | None = None
) -> Iterator[Record | Problem]:
    """The records of one stream, read as the file of this path would be."""
    reader = _chosen(input_format, fields)
    if isinstance(reader, Problem):
        yield reader
        return
    try:
        yield from _records(Source(path, unpacked(stream)), reader, None)
    except Unreadable as error:
        yield error.problem


def read_with_chinese(
    english_paths: Paths,
    chinese_paths: Paths,
    *,
    input_format: str | None = None,
    fields: Fields | None = None,
    stdin: IO[bytes] | None = None,
) -> Iterator[Record | Problem]:
    """The records of the English files, paired with the Chinese that is kept in the others.

    A file that has no format of its own is one text here, named by its file name or its first line.
    """
    reader = _chosen(input_format, fields)
    if isinstance(reader, Problem):
        yield reader
        return
    records: list[Record] = []
    texts: list[ChineseOnly] = []
    for item in _read(english_paths, lambda source: _records(source, reader, "plain"), stdin):
        if isinstance(item, Problem):
            yield item
        else:
            records.append(item)
    for found in _read(chinese_paths, lambda source: with_waivers(source, _chinese(source)), stdin):
        if isinstance(found, Problem):
            yield found
        else:
            texts.append(found)
    yield from pair_up(records, texts)


def detect(head: str, path: str = "") -> str | None:
    """The format of a file that begins so. The suffix only tells tables from each other and from nothing."""
    fitting = list(islice((name for name, reader in READERS.items() if reader.sniff(head)), 2))
    lower = path.lower().removesuffix(".gz")
    named = next((name for name, table in _TABLES.items() if lower.endswith(table.suffixes)), None)
    if named and (not fitting or named in fitting):
        return named
    return next(iter(fitting), None)


def _read(
    paths: Paths, reader: Callable[[Source], Iterator[T | Problem]], stdin: IO[bytes] | None
) -> Iterator[T | Problem]:
    """What the reader finds in each input; of an input in which it finds nothing, that it is so."""
    for path in find([paths] if isinstance(paths, str | os.PathLike) else paths):
        if isinstance(path, Problem):
            yield path
            continue
        yield from few_alike(_read_one(path, reader, stdin))


def _read_one(
    path: str, reader: Callable[[Source], Iterator[T | Problem]], stdin: IO[bytes] | None
) -> Iterator[T | Problem]:
    try:
        with open_source(path, stdin) as source:
            yield from _or_nothing(source, reader(source))
    except Unreadable as error:
        yield error.problem


def _or_nothing(source: Source, items: Iterator[T | Problem]) -> Iterator[T | Problem]:
    """What is found in the input; of one in which nothing is, that it is so."""
    first = next(items, None)
    yield Problem(source.path, 0, "no record found in this file", _KNOWN) if first is None else first
    yield from items


def _chosen(input_format: str | None, fields: Fields | None) -> Reader | Problem | None:
    """The reader that is asked for; ``None``: each file tells its own."""
    if fields is not None:
        try:
            return Mapped(field_map(fields))
        except ValueError as error:
            return Problem("--map", 0, str(error), SHAPE)
    if input_format is not None and input_format not in READERS:
        return Problem("--input-format", 0, f"no format is called “{input_format}”", _KNOWN)
    return READERS[input_format] if input_format else None


def _records(source: Source, reader: Reader | None, default: str | None) -> Iterator[Record | Problem]:
    if reader is None:
        name = detect(source.head, source.path) or default or _nearly(source.head)
        if name is None:
            source.check_head()
            fields = labelled.likely(source.head)
            hint = f"map it: {fields.option}" if fields else _KNOWN
            raise source.unreadable(0, "not a format that can be read", hint)
        reader = READERS[name]
    yield from with_waivers(source, reader.read(source))


def _nearly(head: str) -> str | None:
    """The format of a file that would be of one if its fields had other names; its reader says which it has."""
    near: Mapping[str, Callable[[str], bool]] = {
        "csv": CSV.nearly,
        "tsv": TSV.nearly,
        "labelled": labelled.nearly,
    }
    return next((name for name, fits in near.items() if fits(head)), None)


def _chinese(source: Source) -> Iterator[ChineseOnly | Problem]:
    name = detect(source.head, source.path)
    fallback = _TABLES.get(name or "")
    if table := next((each for each in _TABLES.values() if each.sniff_chinese(source.head)), fallback):
        return chinese.from_table(source, table)
    if name == "jsonl":
        return chinese.from_json(source)
    if name == "listing":
        return chinese.from_listing(source)
    if name in ("daily", "papers", "html", "labelled", "digest"):
        return chinese.from_records(READERS[name].read(source))
    return chinese.from_plain(source)
