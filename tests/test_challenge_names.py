"""The challenge set of names and terms: translations of a sentence or two, right, or wrong in one name or term.

Each line of ``challenge/names.jsonl`` has ``source``, ``target`` and ``expected``: quotes, one of which a finding about names
or terms must overlap, in the target or (what is lost) in the source. Nothing expected: no such finding of severity
``warning`` or ``error``. ``names_known_failures.txt`` lists the ids that fall short today, each with its reason.
"""

from __future__ import annotations

from typing import Any

import pytest

from challenges import checker, known_failures, overlaps, rows
from summarycheck.model import Finding, Record

SAID = ("name", "term", "number")  # a changed version is told by the number rules
ROWS = rows("names.jsonl")
KNOWN_FAILURES = known_failures("names_known_failures.txt")


def met(row: dict[str, Any]) -> bool:
    """Whether what is said of the row's names and terms is what is expected."""
    record = Record.of(row["source"], translation=row["target"])
    said: list[Finding] = [f for f in checker().check(record).findings if f.category in SAID]
    if not row["expected"]:
        return all(finding.category == "number" or finding.severity == "info" for finding in said)
    return any(
        overlaps(finding.target, quote, row["target"]) or overlaps(finding.source, quote, row["source"])
        for finding in said
        for quote in row["expected"]
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_challenge(row: dict[str, Any]) -> None:
    assert met(row) is (row["id"] not in KNOWN_FAILURES)
