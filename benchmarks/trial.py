"""Texts of other writers: right summaries and translations flagged for a number, and wrong numbers found.

The texts (``trial.jsonl``) were written for the project in rounds, each before the rules were mended for it. What
this prints is how the rules do now; how they did when they first met each round stands in docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from benchmarks import corpus
from benchmarks.tables import share, table
from summarycheck.engine import Checker
from summarycheck.model import Finding, Record, Role, Text

TEXTS = Path(__file__).parent / "trial.jsonl"
RIGHT: tuple[Role, ...] = ("summary", "translation")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--misses", action="store_true", help="print what is falsely flagged or not found")


def run(options: argparse.Namespace) -> None:
    """Prints for each round the share of right texts flagged, and of wrong numbers found at their place."""
    checker = corpus.number_checker()
    rows = [json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    lines = []
    for name in (*sorted({str(row["round"]) for row in rows}), "all"):
        chosen = [row for row in rows if name in (str(row["round"]), "all")]
        flagged = {
            role: [bool(_findings(checker, row, role)) for row in chosen if role in row] for role in RIGHT
        }
        found = [_found(checker, row) for row in chosen]
        cells = [share(sum(hits), len(hits)) for hits in (*flagged.values(), found)]
        lines.append((name, len(chosen), *cells))
    table(
        ("round", "papers", "right summaries flagged", "right translations flagged", "wrong number found"),
        lines,
    )
    if options.misses:
        for row in rows:
            for role in RIGHT:
                for finding in _findings(checker, row, role) if role in row else ():
                    print(f"- false, {row['id']}: {finding.rule}: {finding.message}")
            if not _found(checker, row):
                print(f"- missed, {row['id']}: {row['wrong']['old']} => {row['wrong']['new']}")


def _findings(checker: Checker, row: dict[str, Any], role: Role, text: str = "") -> list[Finding]:
    """The number findings from ``warning`` on in one of the texts of a row, or in ``text``."""
    record = Record(Text(row["source"], "source"), (Text(text or row[role], role, role),), row["id"])
    return [finding for finding in checker.check(record).findings if finding.severity != "info"]


def _found(checker: Checker, row: dict[str, Any]) -> bool:
    """Whether the wrong number is flagged at its place, in the Chinese or (what is gone) in the source."""
    wrong = row["wrong"]
    text = row[wrong["role"]].replace(wrong["old"], wrong["new"])
    gone = wrong["place"] not in wrong["new"]
    start = (
        row["source"].index(wrong["place"])
        if gone
        else text.index(wrong["new"]) + wrong["new"].index(wrong["place"])
    )
    end = start + len(wrong["place"])
    spans = (f.source if gone else f.target for f in _findings(checker, row, wrong["role"], text))
    return any(span is not None and span.start < end and start < span.end for span in spans)
