"""``text``: the report that is made to be read, grouped by record, with the evidence side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from summarycheck.messages import say
from summarycheck.model import RANK, Finding, Quantity, Report, Score, Span, Text
from summarycheck.quantities.figures import figure
from summarycheck.reporters import passed
from summarycheck.reporters.base import Look, Run, Writer
from summarycheck.reporters.escaping import harmless
from summarycheck.reporters.excerpt import excerpt
from summarycheck.reporters.regions import text_of
from summarycheck.reporters.wrapping import lines

_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_MARKED = "bold reverse"
_SIDE_BY_SIDE = 72  # columns; on less the two sides stand one above the other
_LINES_EACH = 3  # an excerpt fills about so many lines
_ORDER = re.compile(r"^(\s*)(?=::)")


class TextReporter:
    def __init__(self, out: Writer, look: Look) -> None:
        self._lang = look.lang
        self._color = look.color
        self._passed, self._brief = look.passed, look.brief
        self._width = max(look.width, 40)
        self._out = out
        self._signatures: dict[str, str] = {}  # how each score is made
        # The console only renders. We write, so that a closed pipe is met in one place.
        self._console = Console(
            width=self._width,
            force_terminal=look.color,
            color_system="standard" if look.color else None,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},
        )

    def begin(self) -> None:
        pass

    def report(self, report: Report) -> None:
        shown = [*passed.rows(report)] if self._passed else []
        if not report.findings and not report.scores and not shown:
            return
        self._print(self._heading(report))
        for finding in report.findings:
            self._print(Padding(self._finding(finding, report), (1, 0, 0, 2)))
        if report.scores:
            for table in self._scores(report.scores):
                self._print(Padding(table, (1, 0, 0, 2)))
        for text, numbers in shown:
            if numbers:
                self._print(Padding(self._numbers(text, numbers), (1, 0, 0, 2)))
        self._print(Styled())

    def end(self, run: Run) -> None:
        if self._brief:
            self._out.flush()
            return
        if run.by_rule:
            self._print(self._table(run))
            self._print(Styled())
        for name, signature in self._signatures.items():
            self._print(Styled(f"{name}: {signature}", style="dim"))
        if self._signatures:
            self._print(Styled())
        self._print(self._totals(run))
        if run.suppressed:
            counts = {"waived": run.suppressed["waiver"], "known": run.suppressed["baseline"]}
            self._print(Styled(say("suppressed", self._lang, **counts), style="dim"))
        self._print(self._records(run))
        self._out.flush()

    # -- a record

    def _heading(self, report: Report) -> Styled:
        record = report.record
        name = " · ".join(harmless(part) for part in (record.id, record.title) if part)
        line = Styled(name or say("untitled", self._lang), style="bold")
        if record.source.place is not None:
            line.append("  ")
            line.append(harmless(record.source.place.path), style="not bold dim")
        return line

    def _finding(self, finding: Finding, report: Report) -> RenderableType:
        rows = Table.grid()
        rows.add_column(overflow="fold")
        head = Styled()
        head.append(say(finding.severity, self._lang), style=_STYLES[finding.severity])
        head.append(f"  {harmless(finding.rule)}", style="bold")
        head.append(f"  {self._where(finding, report)}", style="dim")
        rows.add_row(head)
        rows.add_row(Styled("\n").join(lines(Styled(harmless(finding.message)), self._width - 2)))
        if finding.source is not None or finding.target is not None:
            rows.add_row(self._sides(finding, report))
        if finding.suggestion is not None:
            rows.add_row(self._repair(finding))
        return rows

    def _where(self, finding: Finding, report: Report) -> str:
        """The text's own name, then line and column; of another file than the record's, its name too."""
        field = harmless(finding.field) or say(finding.role, self._lang)
        if not finding.line:
            return field
        place = report.record.source.place
        file = f"{harmless(finding.path)}:" if place is None or place.path != finding.path else ""
        return f"{field}  {file}{finding.line}:{finding.column}"

    def _sides(self, finding: Finding, report: Report) -> RenderableType:
        """The source on the left, the Chinese on the right, or one above the other where there is no room.

        What a rule says of the source itself has no other side.
        """
        beside = self._width >= _SIDE_BY_SIDE and finding.role != "source"
        cells = (self._width - 7) // 2 if beside else self._width - 4
        target = text_of(finding, report)
        left = self._side(report.record.source.text, finding.source, cells)
        right = self._side(target.text if target else "", finding.target, cells)
        if not beside:
            return Styled("\n").join(side for side in (left, right) if side)
        sides = Table.grid(padding=(0, 0))
        sides.add_column(width=cells, overflow="fold")
        sides.add_column(width=3)
        sides.add_column(width=cells, overflow="fold")
        left, right = left or self._nothing(), right or self._nothing()
        height = max(side.plain.count("\n") for side in (left, right)) + 1
        sides.add_row(left, Styled("\n".join([" │ "] * height), style="dim"), right)
        return sides

    def _side(self, raw: str, span: Span | None, cells: int) -> Styled | None:
        """The sentence around the evidence with the evidence marked, in lines of so many columns."""
        if span is None:
            return None
        # Chinese characters are two columns wide; the room is counted in characters.
        near = raw[max(0, span.start - 40) : span.end + 40]
        columns = cell_len(near) / (len(near) or 1)
        pieces = excerpt(raw, span, int(cells * _LINES_EACH / columns))
        line = Styled(pieces.before)
        if self._color:
            line.append(pieces.evidence, style=_MARKED)
        else:
            line.append(f"⟦{pieces.evidence}⟧")
        line.append(pieces.after)
        return Styled("\n").join(lines(line, cells))

    def _nothing(self) -> Styled:
        return Styled(say("not-there", self._lang), style="dim")

    def _repair(self, finding: Finding) -> Styled:
        assert finding.suggestion is not None
        if not finding.suggestion.text:
            return Styled(say("repair-delete", self._lang), style="green")
        key = "repair" if finding.suggestion.safe else "repair-unsafe"
        return Styled(say(key, self._lang, text=harmless(finding.suggestion.text)), style="green")

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
                table.add_row(Styled(harmless(field)), *(values.get(name, "") for name in names))
            yield table

    def _numbers(self, text: Text, rows: Iterable[passed.Row]) -> Table:
        """What was matched with what, and how; a rule that has something to say of a number is named."""
        name = harmless(text.field) or say(text.role, self._lang)
        table = self._columns(f"{say('numbers', self._lang)}  {name}")
        for column in ("column-value", "column-how", "column-english", "column-value"):
            table.add_column(say(column, self._lang), overflow="fold")
        for row in rows:
            if row.how != passed.NONE:
                how = Styled(say(f"page-how-{row.how}", self._lang), style="green")
            else:
                how = Styled(say("how-none" if row.target else "how-left-out", self._lang), style="dim")
            if row.note:
                how.append(f"  {harmless(row.note)}", style="dim")
            if row.rules:
                how.append(f"  {harmless(', '.join(row.rules))}", style="bold")
            table.add_row(
                *self._written([row.target] if row.target else []), how, *self._written(row.sources)
            )
        return table

    def _written(self, numbers: Iterable[Quantity]) -> tuple[Styled, Styled]:
        """Numbers as they are written, and their values."""
        numbers = list(numbers)
        written = " + ".join(harmless(each.text) for each in numbers)
        return Styled(written), Styled(", ".join(figure(each) for each in numbers), style="dim")

    def _table(self, run: Run) -> Table:
        table = self._columns(say("column-rule", self._lang))
        table.add_column(say("column-severity", self._lang))
        table.add_column(say("column-findings", self._lang), justify="right")
        table.add_column(say("column-records", self._lang), justify="right")
        for rule, severity in sorted(run.by_rule, key=lambda key: (-RANK[key[1]], -run.by_rule[key], key[0])):
            table.add_row(
                Styled(harmless(rule)),
                Styled(say(severity, self._lang), style=_STYLES[severity]),
                Styled(str(run.by_rule[rule, severity])),
                Styled(str(run.records_by_rule[rule, severity])),
            )
        return table

    def _columns(self, first: str) -> Table:
        """A table without lines, whose first column has this heading."""
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        table.add_column(first)
        return table

    def _totals(self, run: Run) -> Styled:
        """What was found, in the colour of the worst."""
        worst = next((severity for severity, count in run.counts.items() if count), None)
        nothing = "no-findings" if run.records else "no-records"
        words = say("totals", self._lang, **run.counts) if worst else say(nothing, self._lang)
        line = Styled(words, style=_STYLES[worst] if worst else "green" if run.records else "")
        if run.problems:
            line.append(" · ", style="default")
            line.append(say("problems", self._lang, problems=len(run.problems)), style=_STYLES["error"])
        return line

    def _records(self, run: Run) -> Styled:
        """What was read."""
        counts = {"files": run.files, "records": run.records, "with_chinese": run.with_chinese}
        key = "records" if run.files else "records-only"
        return Styled(say(key, self._lang, **counts, without=run.records - run.with_chinese))

    def _print(self, what: RenderableType) -> None:
        with self._console.capture() as capture:
            self._console.print(what)
        # Cells are filled up with blanks; at the end of a line nobody needs them. A line that begins with
        # ``::`` would be an order to a GitHub runner, however it is indented.
        printed = (_ORDER.sub(r"\1\\", line.rstrip(" ")) for line in capture.get().splitlines())
        self._out.write("".join(f"{line}\n" for line in printed))


def open_reporter(out: Writer, look: Look) -> TextReporter:
    return TextReporter(out, look)
