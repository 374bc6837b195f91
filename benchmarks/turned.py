"""Right translations of sentences full of negations, comparisons and conditions, and the same with one meaning turned.

The texts (``turned.jsonl``) were written for the project, in rounds, each before the rules were mended for it. All rules
that are run by default count, from ``warning`` on. What this prints is how they do now; how they did when they first met
each round stands in docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from benchmarks.tables import share, table
from summarycheck.engine import Checker
from summarycheck.model import Finding, Record, Text

TEXTS = Path(__file__).parent / "turned.jsonl"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--misses", action="store_true", help="print what is falsely flagged or not found")


def run(options: argparse.Namespace) -> None:
    """Prints for each round how many right texts are flagged, and for each kind of error how many are found."""
    checker = Checker()
    rows = [json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    rounds = sorted({row["round"] for row in rows})
    flagged: Counter[object] = Counter()
    made: Counter[object] = Counter()
    found: Counter[object] = Counter()
    for row in rows:
        right = _findings(checker, row["source"], row["translation"])
        flagged[row["round"]] += bool(right)
        for finding in right if options.misses else ():
            print(f"- false, {row['id']}: {finding.rule}: {finding.message}")
        known = set(map(_shape, right))
        for wrong in row["wrong"]:
            text = row["translation"].replace(wrong["old"], wrong["new"])
            hit = any(_shape(f) not in known for f in _findings(checker, row["source"], text))
            if options.misses and not hit:
                print(f"- missed, {row['id']}, {wrong['kind']}: {wrong['old']} => {wrong['new']}")
            for key in (row["round"], wrong["kind"], (row["round"], wrong["kind"])):
                made[key] += 1
                found[key] += hit
    lines = [("right translations flagged", *(share(flagged[n], _count(rows, n)) for n in rounds))]
    for kind in sorted(
        {wrong["kind"] for row in rows for wrong in row["wrong"]}, key=lambda kind: -made[kind]
    ):
        cells = (share(found[n, kind], made[n, kind]) if made[n, kind] else "–" for n in rounds)
        lines.append((f"{kind}: found", *cells))
    lines.append(("all errors: found", *(share(found[n], made[n]) for n in rounds)))
    table(("", *(f"round {n}: {_count(rows, n)} texts, {made[n]} errors" for n in rounds)), lines)


def _count(rows: list[dict[str, object]], number: object) -> int:
    return sum(row["round"] == number for row in rows)


def _findings(checker: Checker, source: str, translation: str) -> list[Finding]:
    """The findings from ``warning`` on."""
    record = Record(Text(source, "source"), (Text(translation, "translation", "translation"),), "1")
    return [finding for finding in checker.check(record).findings if finding.severity != "info"]


def _shape(finding: Finding) -> tuple[str, str, str]:
    """What a finding says, wherever it stands."""
    source, target = finding.source, finding.target
    return finding.rule, source.text if source else "", target.text if target else ""
