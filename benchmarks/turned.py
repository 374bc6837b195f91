"""Right translations of sentences full of negations, comparisons and conditions, and the same with one meaning turned.

The texts (``turned.jsonl``) were written for the project, in rounds, each before the rules were mended for it. All rules
that are run by default count, from ``warning`` on. What this prints is how they do now; how they did when they first met
each round stands in docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.tables import share, table
from summarycheck.engine import Checker
from summarycheck.model import Finding, Record, Role, Text

TEXTS = Path(__file__).parent / "turned.jsonl"
#: What the texts of the rows may be, and what many of them are called.
ROLES: Mapping[Role, str] = {"translation": "translations", "summary": "summaries"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--misses", action="store_true", help="print what is falsely flagged or not found")


def run(options: argparse.Namespace) -> None:
    """Prints how all rules do on the texts."""
    report(TEXTS, Checker(), misses=options.misses)


def report(texts: Path, checker: Checker, *, misses: bool) -> None:
    """Prints for each round how many right texts are flagged, and for each kind of error how many are found."""
    rows = [json.loads(line) for line in texts.read_text(encoding="utf-8").splitlines()]
    rounds = sorted({row["round"] for row in rows})
    flagged: Counter[object] = Counter()
    made: Counter[object] = Counter()
    found: Counter[object] = Counter()
    for row in rows:
        role = _role(row)
        right = _findings(checker, row["source"], row[role], role)
        flagged[row["round"], role] += bool(right)
        for finding in right if misses else ():
            print(f"- false, {row['id']}: {finding.rule}: {finding.message}")
        known = set(map(_shape, right))
        for wrong in row["wrong"]:
            text = row[role].replace(wrong["old"], wrong["new"])
            hit = any(_shape(f) not in known for f in _findings(checker, row["source"], text, role))
            if misses and not hit:
                print(f"- missed, {row['id']}, {wrong['kind']}: {wrong['old']} => {wrong['new']}")
            for key in (row["round"], wrong["kind"], (row["round"], wrong["kind"])):
                made[key] += 1
                found[key] += hit
    lines = [
        (f"right {called} flagged", *(share(flagged[n, role], _count(rows, n, role)) for n in rounds))
        for role, called in ROLES.items()
        if any(_count(rows, n, role) for n in rounds)
    ]
    for kind in sorted(
        {wrong["kind"] for row in rows for wrong in row["wrong"]}, key=lambda kind: (-made[kind], kind)
    ):
        cells = (share(found[n, kind], made[n, kind]) if made[n, kind] else "–" for n in rounds)
        lines.append((f"{kind}: found", *cells))
    lines.append(("all errors: found", *(share(found[n], made[n]) for n in rounds)))
    table(("", *(f"round {n}: {_count(rows, n)} texts, {made[n]} errors" for n in rounds)), lines)


def _role(row: dict[str, Any]) -> Role:
    """What the text of a row is."""
    return next(role for role in ROLES if role in row)


def _count(rows: list[dict[str, Any]], number: object, *roles: Role) -> int:
    return sum(row["round"] == number and _role(row) in (roles or tuple(ROLES)) for row in rows)


def _findings(checker: Checker, source: str, target: str, role: Role) -> list[Finding]:
    """The findings from ``warning`` on."""
    record = Record(Text(source, "source"), (Text(target, role, role),), "1")
    return [finding for finding in checker.check(record).findings if finding.severity != "info"]


def _shape(finding: Finding) -> tuple[str, str, str]:
    """What a finding says, wherever it stands."""
    source, target = finding.source, finding.target
    return finding.rule, source.text if source else "", target.text if target else ""
