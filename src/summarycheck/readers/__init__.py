"""Files in, records out: which format a file has, and each record or problem in it, in order."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Protocol, TypeVar

from summarycheck.model import Problem, Record
from summarycheck.readers import abstracts, chinese, daily, digest, jsonl, listing, plain
from summarycheck.readers.opening import Source, Unreadable, find, open_source, unpacked
from summarycheck.readers.pairing import ChineseOnly, pair_up
from summarycheck.readers.table import Table
from summarycheck.readers.waivers import with_waivers

__all__ = [
    "FORMATS",
    "READERS",
    "ChineseOnly",
    "Reader",
    "detect",
    "pair_up",
    "read",
    "read_stream",
    "read_with_chinese",
]

Path = str | os.PathLike[str]
Paths = Path | Iterable[Path]
T = TypeVar("T")


class Reader(Protocol):
    """A format: knows its own by its first characters, and reads it."""

    def sniff(self, head: str) -> bool:
        """True when a file that begins so is of this format."""
        ...

    def read(self, source: Source) -> Iterator[Record | Problem]:
        """Everything in the file, in its order; may stop with ``Unreadable``."""
        ...


_CSV, _TSV = Table(","), Table("\t")

# In the order in which they are tried: what is marked most plainly comes first.
READERS: Mapping[str, Reader] = {
    "daily": daily,
    "jsonl": jsonl,
    "csv": _CSV,
    "tsv": _TSV,
    "digest": digest,
    "abstracts": abstracts,
    "listing": listing,
    "plain": plain,
}
_TABLES = {"csv": (".csv",), "tsv": (".tsv", ".tab")}
FORMATS: tuple[str, ...] = tuple(READERS)
_ALIKE = 3  # that many problems of one kind are told with their lines; the others of a file are counted
_KNOWN = f"known formats: {', '.join(FORMATS)}; --input-format forces one"


def read(
    paths: Paths, *, input_format: str | None = None, stdin: IO[bytes] | None = None
) -> Iterator[Record | Problem]:
    """The records of these files, directories, globs or ``-``, in order; a problem stops its file only."""
    if input_format is not None and input_format not in READERS:
        yield _unknown(input_format)
        return
    yield from _read(paths, lambda source: _records(source, input_format, None), stdin)


def read_stream(
    path: str, stream: IO[bytes], *, input_format: str | None = None
) -> Iterator[Record | Problem]:
    """The records of one stream, read as the file of this path would be."""
    try:
        yield from _records(Source(path, unpacked(stream)), input_format, None)
    except Unreadable as error:
        yield error.problem


def read_with_chinese(
    english_paths: Paths,
    chinese_paths: Paths,
    *,
    input_format: str | None = None,
    stdin: IO[bytes] | None = None,
) -> Iterator[Record | Problem]:
    """The records of the English files, paired with the Chinese that is kept in the others.

    A file that has no format of its own is one text here, named by its file name or its first line.
    """
    if input_format is not None and input_format not in READERS:
        yield _unknown(input_format)
        return
    records: list[Record] = []
    texts: list[ChineseOnly] = []
    for item in _read(english_paths, lambda source: _records(source, input_format, "plain"), stdin):
        if isinstance(item, Problem):
            yield item
        else:
            records.append(item)
    for found in _read(chinese_paths, _chinese, stdin):
        if isinstance(found, Problem):
            yield found
        else:
            texts.append(found)
    yield from pair_up(records, texts)


def detect(head: str, path: str = "") -> str | None:
    """The format of a file that begins so. The suffix only tells tables from each other and from nothing."""
    fitting = [name for name, reader in READERS.items() if reader.sniff(head)]
    lower = path.lower().removesuffix(".gz")
    named = next((name for name, suffixes in _TABLES.items() if lower.endswith(suffixes)), None)
    if named and (not fitting or named in fitting[:2]):
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
        alike: Counter[str] = Counter()
        name = os.fspath(path)
        try:
            with open_source(path, stdin) as source:
                empty, name = True, source.path
                for item in reader(source):
                    empty = False
                    if isinstance(item, Problem):
                        alike[item.what] += 1
                        if alike[item.what] > _ALIKE:
                            continue
                    yield item
                if empty:
                    yield Problem(source.path, 0, "no record found in this file", _KNOWN)
        except Unreadable as error:
            yield error.problem
        for what, count in alike.items():
            if count > _ALIKE:
                yield Problem(name, 0, f"{count - _ALIKE} more like this: {what}")


def _unknown(input_format: str) -> Problem:
    return Problem("--input-format", 0, f"no format is called “{input_format}”", _KNOWN)


def _records(source: Source, input_format: str | None, default: str | None) -> Iterator[Record | Problem]:
    name = input_format or detect(source.head, source.path) or default
    if name is None:
        source.check_head()
        raise source.unreadable(0, "not a format that can be read", _KNOWN)
    yield from with_waivers(source, READERS[name].read(source))


def _chinese(source: Source) -> Iterator[ChineseOnly | Problem]:
    name = detect(source.head, source.path)
    fallback = {"csv": _CSV, "tsv": _TSV}.get(name or "")
    if table := next((each for each in (_CSV, _TSV) if each.sniff_chinese(source.head)), fallback):
        return chinese.from_table(source, table)
    if name == "jsonl":
        return chinese.from_json(source)
    if name == "listing":
        return chinese.from_listing(source)
    if name in ("daily", "digest"):
        return chinese.from_records(READERS[name].read(source))
    return chinese.from_plain(source)
