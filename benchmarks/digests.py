"""Whole records of a daily digest, by all rules: right ones flagged, and ones with an error of a language model found.

The papers and their digests (``digests.jsonl``) were invented for the project, one round after the other, each before the rules
were mended for it: five short fields, a summary, a full translation or terse points. What this prints is how the rules do
now; how they did when they first met each round stands in docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.tables import share, table
from summarycheck.engine import Checker
from summarycheck.model import Finding, Record, Text

TEXTS = Path(__file__).parent / "digests.jsonl"
#: Kinds of errors by what they change.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "a number": (
        *("scale", "digit", "unit", "byto", "fromto", "points", "fraction", "exponent", "sign", "order"),
        *("invented-number", "name-digit"),
    ),
    "two values exchanged": ("swap", "name-swapped"),
    "direction, negation, certainty": ("direction", "lost-negation", "hedge", "opposite", "overclaim"),
    "a name, acronym or term": ("name-letter", "translated-name", "acronym", "term", "url"),
    "a claim made up or lost": ("invented-claim", "sentence-lost", "lost-result"),
    "the text as a whole": ("junk", "think", "repetition", "truncated", "garbled", "other-paper"),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--misses", action="store_true", help="print what is flagged in right ones, or not found"
    )


def run(options: argparse.Namespace) -> None:
    """Prints for each round the share of right records flagged, then of errors found by what they change."""
    checker = Checker()
    rows = [json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    alarms = {row["id"]: _alarms(checker, row, row["texts"]) for row in rows}
    found = {row["id"]: _found(checker, row, alarms[row["id"]]) for row in rows if "wrong" in row}
    lines = []
    for name in (*sorted({row["round"] for row in rows}), "all"):
        chosen = [row["id"] for row in rows if name in (row["round"], "all")]
        flagged, wrong = [bool(alarms[at]) for at in chosen], [found[at] for at in chosen if at in found]
        lines.append((name, len(chosen), share(sum(flagged), len(flagged)), share(sum(wrong), len(wrong))))
    table(("round", "papers", "right records flagged", "wrong ones found"), lines)
    table(("what is wrong", "found", "rate [95%]"), _by_group(rows, found))
    if options.misses:
        _print_misses(rows, alarms, found)


def _by_group(rows: list[dict[str, Any]], found: Mapping[str, bool]) -> Iterator[tuple[str, str, str]]:
    kinds = [(row["wrong"]["kind"], found[row["id"]]) for row in rows if "wrong" in row]
    for group, of_group in GROUPS.items():
        hits = [hit for kind, hit in kinds if kind in of_group]
        yield group, f"{sum(hits)}/{len(hits)}", share(sum(hits), len(hits))


def _print_misses(
    rows: list[dict[str, Any]], alarms: Mapping[str, list[Finding]], found: Mapping[str, bool]
) -> None:
    for row in rows:
        for finding in alarms[row["id"]]:
            print(f"- flagged, {row['id']}: {finding.rule}: {finding.message}")
        if not found.get(row["id"], True):
            print(f"- missed, {row['id']}: {row['wrong']['old']} => {row['wrong']['new']}")


def _alarms(checker: Checker, row: dict[str, Any], texts: Mapping[str, str]) -> list[Finding]:
    """The findings from ``warning`` on in a digest of the paper."""
    targets = (
        Text(text, "translation" if field == "translation" else "summary", field)
        for field, text in texts.items()
    )
    record = Record(Text(row["source"], "source"), tuple(targets), row["id"])
    return [finding for finding in checker.check(record).findings if finding.severity != "info"]


def _found(checker: Checker, row: dict[str, Any], known: list[Finding]) -> bool:
    """Whether the error brings a finding that the right digest has not."""
    wrong, texts = row["wrong"], dict(row["texts"])
    texts[wrong["field"]] = texts[wrong["field"]].replace(wrong["old"], wrong["new"])
    told = {_told(finding) for finding in known}
    return any(_told(finding) not in told for finding in _alarms(checker, row, texts))


def _told(finding: Finding) -> tuple[str, ...]:
    spans = (finding.source, finding.target)
    return (finding.rule, finding.field, *(span.text if span else "" for span in spans))
