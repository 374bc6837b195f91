"""``text``: the report that is made to be read, grouped by record, with the evidence side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING

from rich.cells import cell_len

from summarycheck.messages import say
from summarycheck.model import RANK, Finding, Quantity, Report, Score, Span, Text
from summarycheck.quantities.figures import figure
from summarycheck.reporters import passed
from summarycheck.reporters.base import Look, Run, Writer, sums
from summarycheck.reporters.escaping import harmless
from summarycheck.reporters.excerpt import excerpt
from summarycheck.reporters.regions import text_of
from summarycheck.reporters.styled import Styled
from summarycheck.reporters.wrapping import lines

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text as Cell

_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_MARKED = "bold reverse"
_SIDE_BY_SIDE = 72  # columns; on less the two sides stand one above the other
_LINES_EACH = 3  # an excerpt fills about so many lines
_INDENT = "  "
_BETWEEN = " │ "
_ORDER = re.compile(r"^(\s*)(?=::)")


class TextReporter:
    def __init__(self, out: Writer, look: Look) -> None:
        self._lang = look.lang
        self._color = look.color
        self._passed, self._brief = look.passed, look.brief
        self._width = max(look.width, 40)
        self._out = out
        self._signatures: dict[str, str] = {}  # how each score is made

    def begin(self) -> None:
        pass

    def report(self, report: Report) -> None:
        shown = [*passed.rows(report)] if self._passed else []
        if not report.findings and not report.scores and not shown:
            return
        self._print(lines(self._heading(report), self._width))
        for finding in report.findings:
            self._print(
                [Styled(), *(Styled(_INDENT).append(line) for line in self._finding(finding, report))]
            )
        if report.scores:
            for table in self._scores(report.scores):
                self._print_table(table)
        for text, numbers in shown:
            if numbers:
                self._print_table(self._numbers(text, numbers))
        self._print([Styled()])

    def end(self, run: Run) -> None:
        if self._brief:
            self._out.flush()
            return
        if run.by_rule:
            self._print([*self._table(run), Styled()])
        for name, signature in self._signatures.items():
            self._print(lines(Styled(f"{name}: {signature}", "dim"), self._width))
        if self._signatures:
            self._print([Styled()])
        self._print(lines(self._totals(run), self._width))
        if run.suppressed:
            counts = {"waived": run.suppressed["waiver"], "known": run.suppressed["baseline"]}
            self._print(lines(Styled(say("suppressed", self._lang, **counts), "dim"), self._width))
        self._print(lines(self._records(run), self._width))
        self._out.flush()

    # -- a record

    def _heading(self, report: Report) -> Styled:
        record = report.record
        name = " · ".join(harmless(part) for part in (record.id, record.title) if part)
        line = Styled(name or say("untitled", self._lang), "bold")
        if record.source.place is not None:
            line.append("  ").append(harmless(record.source.place.path), "dim")
        return line

    def _finding(self, finding: Finding, report: Report) -> Iterator[Styled]:
        head = Styled(say(finding.severity, self._lang), _STYLES[finding.severity])
        head.append("  ").append(harmless(finding.rule), "bold")
        head.append("  ").append(self._where(finding, report), "dim")
        room = self._width - len(_INDENT)
        yield from lines(head, room)
        yield from lines(Styled(harmless(finding.message)), room)
        if finding.source is not None or finding.target is not None:
            yield from self._sides(finding, report)
        if finding.suggestion is not None:
            yield from lines(self._repair(finding), room)

    def _where(self, finding: Finding, report: Report) -> str:
        """The text's own name, then line and column; of another file than the record's, its name too."""
        field = harmless(finding.field) or say(finding.role, self._lang)
        if not finding.line:
            return field
        place = report.record.source.place
        file = f"{harmless(finding.path)}:" if place is None or place.path != finding.path else ""
        return f"{field}  {file}{finding.line}:{finding.column}"

    def _sides(self, finding: Finding, report: Report) -> Iterator[Styled]:
        """The source on the left, the Chinese on the right, or one above the other where there is no room.

        What a rule says of the source itself has no other side.
        """
        beside = self._width >= _SIDE_BY_SIDE and finding.role != "source"
        room = self._width - len(_INDENT)
        cells = (room - len(_BETWEEN) - 2) // 2 if beside else room - 2
        target = text_of(finding, report)
        left = self._side(report.record.source.text, finding.source, cells)
        right = self._side(target.text if target else "", finding.target, cells)
        if not beside:
            yield from left + right
            return
        left, right = left or self._nothing(), right or self._nothing()
        for one, other in zip_longest(left, right, fillvalue=Styled()):
            yield _filled(one, cells).append(_BETWEEN, "dim").append(other)

    def _side(self, raw: str, span: Span | None, cells: int) -> list[Styled]:
        """The sentence around the evidence with the evidence marked, in lines of so many columns."""
        if span is None:
            return []
        # Chinese characters are two columns wide; the room is counted in characters.
        near = raw[max(0, span.start - 40) : span.end + 40]
        columns = cell_len(near) / (len(near) or 1)
        pieces = excerpt(raw, span, int(cells * _LINES_EACH / columns))
        line = Styled(pieces.before)
        if self._color:
            line.append(pieces.evidence, _MARKED)
        else:
            line.append(f"⟦{pieces.evidence}⟧")
        return lines(line.append(pieces.after), cells)

    def _nothing(self) -> list[Styled]:
        return [Styled(say("not-there", self._lang), "dim")]

    def _repair(self, finding: Finding) -> Styled:
        assert finding.suggestion is not None
        if not finding.suggestion.text:
            return Styled(say("repair-delete", self._lang), "green")
        key = "repair" if finding.suggestion.safe else "repair-unsafe"
        return Styled(say(key, self._lang, text=harmless(finding.suggestion.text)), "green")

    def _scores(self, scores: Iterable[Score]) -> Iterator[Table]:
        """A table for each text compared with: a line for each text, a column for each metric."""
        for against, group in groupby(scores, key=attrgetter("against")):
            table = self._columns(say("scores", self._lang, against=harmless(against)))
            values_of: dict[str, dict[str, str]] = {}
            for score in group:
                values_of.setdefault(score.field, {})[score.name] = f"{score.value:.1f}"
                self._signatures[score.name] = score.signature
            names = list(dict.fromkeys(name for line in values_of.values() for name in line))
            for name in names:
                table.add_column(name, justify="right")
            for field, values in values_of.items():
                table.add_row(_cell(harmless(field)), *(values.get(name, "") for name in names))
            yield table

    def _numbers(self, text: Text, rows: Iterable[passed.Row]) -> Table:
        """What was matched with what, and how; a rule that has something to say of a number is named."""
        name = harmless(text.field) or say(text.role, self._lang)
        table = self._columns(f"{say('numbers', self._lang)}  {name}")
        for column in ("column-value", "column-how", "column-english", "column-value"):
            table.add_column(say(column, self._lang), overflow="fold")
        for row in rows:
            if row.how != passed.NONE:
                how = _cell(say(f"page-how-{row.how}", self._lang), "green")
            else:
                how = _cell(say("how-none" if row.target else "how-left-out", self._lang), "dim")
            if row.note:
                how.append(f"  {harmless(row.note)}", style="dim")
            if row.rules:
                how.append(f"  {harmless(', '.join(row.rules))}", style="bold")
            table.add_row(
                *self._written([row.target] if row.target else []), how, *self._written(row.sources)
            )
        return table

    def _written(self, numbers: Iterable[Quantity]) -> tuple[Cell, Cell]:
        """Numbers as they are written, and their values."""
        numbers = list(numbers)
        written = " + ".join(harmless(each.text) for each in numbers)
        return _cell(written), _cell(", ".join(figure(each) for each in numbers), "dim")

    def _columns(self, first: str) -> Table:
        """A table without lines, whose first column has this heading."""
        from rich.table import Table

        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        table.add_column(first)
        return table

    # -- the sums

    def _table(self, run: Run) -> Iterator[Styled]:
        """The rules that said something: how grave, how often, of how many records."""
        heads = [say(f"column-{name}", self._lang) for name in ("rule", "severity", "findings", "records")]
        rows = [[Styled(head, "bold") for head in heads]]
        for rule, severity in sorted(run.by_rule, key=lambda key: (-RANK[key[1]], -run.by_rule[key], key[0])):
            counts = run.by_rule[rule, severity], run.records_by_rule[rule, severity]
            word = Styled(say(severity, self._lang), _STYLES[severity])
            rows.append([Styled(harmless(rule)), word, *(Styled(str(count)) for count in counts)])
        widths = [max(cell_len(cell.plain) for cell in column) for column in zip(*rows, strict=True)]
        widths[0] = min(widths[0], self._width - sum(widths[1:]) - len(_INDENT) * (len(widths) - 1))
        for name, *others in rows:
            first, *more = lines(name, widths[0] + 2) if cell_len(name.plain) > widths[0] else [name]
            line = _filled(first, widths[0])
            for cell, width, right in zip(others, widths[1:], (False, True, True), strict=True):
                line.append(_INDENT).append(_filled(cell, width, right))
            yield line
            yield from more

    def _totals(self, run: Run) -> Styled:
        """What was found, in the colour of the worst."""
        worst = next((severity for severity, count in run.counts.items() if count), None)
        line = Styled(sums(run, self._lang), _STYLES[worst] if worst else "green" if run.records else "")
        if run.problems:
            line.append(" · ")
            line.append(say("problems", self._lang, problems=len(run.problems)), _STYLES["error"])
        return line

    def _records(self, run: Run) -> Styled:
        """What was read."""
        counts = {"files": run.files, "records": run.records, "with_chinese": run.with_chinese}
        key = "records" if run.files else "records-only"
        return Styled(say(key, self._lang, **counts, without=run.records - run.with_chinese))

    # -- writing

    def _print(self, found: Iterable[Styled]) -> None:
        self._write(line.written(self._color) for line in found)

    def _print_table(self, table: Table) -> None:
        from rich.console import Console
        from rich.padding import Padding

        # The console only renders. We write, so that a closed pipe is met in one place.
        console = Console(
            width=self._width,
            force_terminal=self._color,
            color_system="standard" if self._color else None,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},
        )
        with console.capture() as capture:
            console.print(Padding(table, (1, 0, 0, len(_INDENT))))
        self._write(capture.get().splitlines())

    def _write(self, written: Iterable[str]) -> None:
        # Cells are filled up with blanks; at the end of a line nobody needs them. A line that begins with
        # ``::`` would be an order to a GitHub runner, however it is indented.
        printed = (_ORDER.sub(r"\1\\", line.rstrip(" ")) for line in written)
        self._out.write("".join([f"{line}\n" for line in printed]))


def _filled(line: Styled, width: int, right: bool = False) -> Styled:
    """With blanks to this width, on its left if it is to stand on the right."""
    blanks = " " * (width - cell_len(line.plain))
    return Styled(blanks).append(line) if right else Styled().append(line).append(blanks)


def _cell(text: str, style: str = "") -> Cell:
    """What stands in a table of numbers or scores."""
    from rich.text import Text

    return Text(text, style=style)


def open_reporter(out: Writer, look: Look) -> TextReporter:
    return TextReporter(out, look)
