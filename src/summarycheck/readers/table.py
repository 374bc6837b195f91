"""CSV and TSV with a header: ``id,title,source,translation,summary``, in any order, among others, or mapped."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import islice

from summarycheck.model import Problem, Record, Role, Text
from summarycheck.readers.fields import GENERIC, SENTENCE, TARGET, FieldMap, guess, target_role, unread
from summarycheck.readers.lines import ends_sentence, is_chinese, words
from summarycheck.readers.opening import Source
from summarycheck.readers.place import CsvCell

CHINESE = ("translation", "summary", TARGET)

csv.field_size_limit(1 << 20)  # a quote that is never closed swallows no more than this


class Row:
    """A row as read and as written. An empty cell says nothing: it is as good as absent."""

    def __init__(
        self, path: str, line: int, raw: str, delimiter: str, cells: dict[str, tuple[int, str]]
    ) -> None:
        self.path = path
        self.line = line
        self._raw = raw
        self._delimiter = delimiter
        self._cells = cells

    def value(self, name: str) -> str:
        return self._cells.get(name.lower(), (0, ""))[1]

    def text(self, name: str, role: Role) -> Text:
        index, text = self._cells[name.lower()]
        return Text(text, role, name, CsvCell(self.path, self.line, self._raw, index, self._delimiter))

    def targets(self, fields: FieldMap = GENERIC) -> tuple[Text, ...]:
        """The Chinese texts of the row."""
        found = [self.text(name, role) for name, role in fields.targets if self.value(name).strip()]
        role = target_role(self.value("role").strip())
        if fields is GENERIC and self.value(TARGET).strip() and all(text.role != role for text in found):
            found.append(self.text(TARGET, role))
        return tuple(found)

    def lacks(self, names: Iterable[str]) -> bool:
        """True when names are given and the row has a cell for none of them."""
        wanted = {name.lower() for name in names}
        return bool(wanted) and not wanted & self._cells.keys()

    def unread(self, source: str) -> Iterator[Problem]:
        """That the row, in which no Chinese was found, has some in columns that are not read; and how to map them."""
        if found := unread(source.lower(), {name: cell for name, (_, cell) in self._cells.items()}):
            names, fields = found
            what = f"Chinese in this row that is not read ({', '.join(names)})"
            yield Problem(self.path, self.line, what, f"map its columns: {fields.option}")


class Table:
    """Reader of tables whose cells are divided by ``delimiter``, quoted as spreadsheets do."""

    def __init__(self, delimiter: str, suffixes: tuple[str, ...]) -> None:
        self.delimiter = delimiter
        self.suffixes = suffixes

    def sniff(self, head: str) -> bool:
        return self.has(GENERIC, head)

    def sniff_chinese(self, head: str) -> bool:
        """True for a table of Chinese texts that wait for their English."""
        return bool({*CHINESE} & set(self._header(head)))

    def nearly(self, head: str) -> bool:
        """True for a table whose first row of texts is English and Chinese, whatever its columns are called."""
        try:
            rows = list(
                islice(csv.reader(StringIO(head, newline=""), delimiter=self.delimiter, strict=True), 2)
            )
        except csv.Error:
            return False
        if not rows or not 1 < len(rows[0]) == len(rows[-1]):
            return False
        return _is_data(rows[0]) or (len(rows) == 2 and guess(dict(zip(*rows, strict=True))) is not None)

    def has(self, fields: FieldMap, head: str) -> bool:
        """True for a table with a column for the source."""
        return fields.source.lower() in self._header(head)

    def read(self, source: Source) -> Iterator[Record | Problem]:
        """A record for each row that has a ``source``."""
        return self.records(source, GENERIC)

    def records(self, source: Source, fields: FieldMap) -> Iterator[Record | Problem]:
        """A record for each row that has a text in the source's column."""
        for row in self.rows(source, fields.source):
            if isinstance(row, Problem):
                yield row
            elif not row.value(fields.source).strip():
                what = f"no `{fields.source}` in this row"
                yield Problem(row.path, row.line, what, "it holds the English text")
            else:
                text = row.text(fields.source, "source")
                targets = row.targets(fields)
                if not targets and (fields is GENERIC or row.lacks(name for name, _ in fields.targets)):
                    yield from row.unread(fields.source)
                yield Record(text, targets, row.value(fields.id), row.value(fields.title))

    def rows(self, source: Source, *wanted: str) -> Iterator[Row | Problem]:
        """Each row below a header that has one of the wanted columns.

        A wrongly quoted row is a problem, and the others are still read.
        """
        pending: list[str] = []
        number = 0

        def physical() -> Iterator[str]:
            nonlocal number
            for number, line in source.lines():  # noqa: B007 (used by the rows below)
                pending.append(line)
                yield line

        reader = csv.reader(physical(), delimiter=self.delimiter, strict=True)
        header: list[str] | None = None
        while True:
            pending.clear()
            try:
                cells = next(reader, None)
            except csv.Error as error:
                first = number - len(pending) + 1
                what, hint = (
                    f"not a well-formed row: {str(error).split(' - ')[0]}",
                    'a " inside a quoted cell is written ""',
                )
                yield Problem(source.path, first, what, hint)
                continue
            if cells is None:
                return
            line = number - len(pending) + 1
            if header is None:
                header = self._names(cells)
                if not {name.lower() for name in wanted} & set(header):
                    if _is_data(header):
                        what = "the first row looks like data, not like the names of its columns"
                        hint = f"add a header such as: {self._header_of(header)}"
                        yield Problem(source.path, line, what, hint)
                    else:
                        yield _lacking(source.path, line, wanted, header, next(reader, []))
                    return
            elif len(cells) > len(header):
                what = f"{len(cells)} cells under a header of {len(header)}"
                yield Problem(source.path, line, what, 'a cell that holds a delimiter is put in quotes: "…"')
            elif any(cells):
                named = {name: (i, cell) for i, (name, cell) in enumerate(zip(header, cells, strict=False))}
                yield Row(source.path, line, "".join(pending), self.delimiter, named)

    def _header(self, head: str) -> list[str]:
        line = head.split("\n", 1)[0].rstrip("\r")
        try:
            return self._names(next(csv.reader([line], delimiter=self.delimiter), []))
        except csv.Error:
            return []

    def _header_of(self, cells: Sequence[str]) -> str:
        """The header that a row of texts suggests, as it is shown."""
        longest = max((cell for cell in cells if not is_chinese(cell)), key=words, default="")
        chinese, others = iter(("translation", "summary")), iter(("id", "title"))
        names = [
            "source" if cell == longest else next(chinese if is_chinese(cell) else others, "other")
            for cell in cells
        ]
        return ("<TAB>" if self.delimiter == "\t" else self.delimiter).join(names)

    @staticmethod
    def _names(cells: Sequence[str]) -> list[str]:
        return [cell.strip().lower() for cell in cells]


CSV, TSV = Table(",", (".csv",)), Table("\t", (".tsv", ".tab"))


def _is_data(cells: Sequence[str]) -> bool:
    """True for a row with English and Chinese of which a cell is a sentence, not the name of a column."""
    chinese = [cell for cell in cells if is_chinese(cell)]
    english = [cell for cell in cells if " " in cell and cell not in chinese]
    told = any(ends_sentence(cell) or words(cell) >= SENTENCE for cell in (*chinese, *english))
    return bool(chinese and english) and told


def _lacking(
    path: str, line: int, wanted: Sequence[str], header: Sequence[str], first: Sequence[str]
) -> Problem:
    """That a table has none of the wanted columns, which it has, and how to map them."""
    columns = " or ".join(f"`{name}`" for name in wanted)
    what = f"a table without a column {columns} (it has {', '.join(header) or 'nothing'})"
    fields = guess(dict(zip(header, first, strict=False)))
    hint = f"map its columns: {fields.option}" if fields else "rename the column in its first row"
    return Problem(path, line, what, hint)
