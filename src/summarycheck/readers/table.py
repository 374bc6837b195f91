"""CSV and TSV with a header: ``id,title,source,translation,summary``, in any order, among others."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from summarycheck.model import Problem, Record, Role, Text
from summarycheck.readers.opening import Source
from summarycheck.readers.place import CsvCell

_TARGETS: tuple[Role, ...] = ("translation", "summary")


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
        return self._cells.get(name, (0, ""))[1]

    def text(self, name: str, role: Role) -> Text:
        index, text = self._cells[name]
        return Text(text, role, name, CsvCell(self.path, self.line, self._raw, index, self._delimiter))

    @property
    def targets(self) -> tuple[Text, ...]:
        """The Chinese texts of the row."""
        return tuple(self.text(role, role) for role in _TARGETS if self.value(role).strip())


class Table:
    """Reader of tables whose cells are divided by ``delimiter``, quoted as spreadsheets do."""

    def __init__(self, delimiter: str) -> None:
        self.delimiter = delimiter

    def sniff(self, head: str) -> bool:
        return "source" in self._header(head.split("\n", 1)[0])

    def sniff_chinese(self, head: str) -> bool:
        """True for a table of Chinese texts that wait for their English."""
        return bool({"translation", "summary"} & set(self._header(head.split("\n", 1)[0])))

    def read(self, source: Source) -> Iterator[Record | Problem]:
        """A record for each row that has a source."""
        for row in self.rows(source, "source"):
            if isinstance(row, Problem):
                yield row
            elif not row.value("source").strip():
                yield Problem(row.path, row.line, "no `source` in this row", "it holds the English text")
            else:
                yield Record(row.text("source", "source"), row.targets, row.value("id"), row.value("title"))

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
                if not set(wanted) & set(header):
                    columns = " or ".join(f"`{name}`" for name in wanted)
                    what = f"a table without a column {columns} (it has {', '.join(header) or 'nothing'})"
                    yield Problem(source.path, line, what, "rename the column in its first row")
                    return
            elif len(cells) > len(header):
                what = f"{len(cells)} cells under a header of {len(header)}"
                yield Problem(source.path, line, what, 'a cell that holds a delimiter is put in quotes: "…"')
            elif any(cells):
                named = {name: (i, cell) for i, (name, cell) in enumerate(zip(header, cells, strict=False))}
                yield Row(source.path, line, "".join(pending), self.delimiter, named)

    def _header(self, line: str) -> list[str]:
        try:
            return self._names(next(csv.reader([line.rstrip("\r\n")], delimiter=self.delimiter), []))
        except csv.Error:
            return []

    @staticmethod
    def _names(cells: Sequence[str]) -> list[str]:
        return [cell.strip().lower() for cell in cells]
