"""``--stats``: findings by rule and by file, and where the time went."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarycheck.cli.screen import harmless_text, screen
from summarycheck.messages import say
from summarycheck.model import RANK, SEVERITIES, Lang

if TYPE_CHECKING:
    from rich.table import Table

    from summarycheck.reporters import Run
    from summarycheck.rules import Rule


def print_stats(run: Run, rules: Sequence[Rule], seconds: float, by_rule: bool, lang: Lang) -> None:
    """Tables on standard error; ``seconds`` is how long the run took, ``by_rule`` is said already in a text report."""
    console = screen(err=True)
    tables = [_by_file(run, lang), _by_time(run, rules, lang)]
    if by_rule:
        tables.insert(0, _by_rule(run, lang))
    for table in tables:
        if table.row_count:
            console.print(table)
            console.print()
    rate = f"{run.records / seconds:.1f}" if seconds else "–"
    console.print(say("stats-whole", lang, records=run.records, seconds=f"{seconds:.1f}", rate=rate))


def _by_rule(run: Run, lang: Lang) -> Table:
    table = _table(lang, "column-rule", "column-severity", "column-findings", "column-records")
    for rule, severity in sorted(run.by_rule, key=lambda key: (-RANK[key[1]], -run.by_rule[key], key[0])):
        counts = run.by_rule[rule, severity], run.records_by_rule[rule, severity]
        table.add_row(harmless_text(rule), say(severity, lang), *map(str, counts))
    return table


def _by_file(run: Run, lang: Lang) -> Table:
    gravest = tuple(reversed(SEVERITIES))
    table = _table(lang, "column-file", *gravest)
    for path in sorted({path for path, _ in run.by_file}):
        table.add_row(harmless_text(path), *(str(run.by_file[path, severity]) for severity in gravest))
    return table


def _by_time(run: Run, rules: Sequence[Rule], lang: Lang) -> Table:
    """Work that several rules share counts for the first that asks for it."""
    table = _table(lang, "column-time", "column-seconds", "column-share")
    whole = sum(run.seconds.values()) or 1
    for name, seconds in sorted(run.seconds.items(), key=lambda each: -each[1]):
        served = sum(rule.check == name for rule in rules)
        shown = say("stats-check", lang, check=name, rules=served) if served else name
        table.add_row(harmless_text(shown), f"{seconds:.3f}", f"{seconds / whole:.1%}")
    return table


def _table(lang: Lang, first: str, *others: str) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(say(first, lang), overflow="fold")
    for other in others:
        table.add_column(say(other, lang), justify="left" if other == "column-severity" else "right")
    return table
