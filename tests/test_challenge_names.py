"""The challenge set of names and terms: translations of a sentence or two, right, or wrong in one name or term.

Each line of ``challenge/names.jsonl`` has ``source``, ``target`` and ``expected``: quotes, one of which a finding about names
or terms must overlap, in the target or (what is lost) in the source. Nothing expected: no such finding of severity
``warning`` or ``error``. ``names_known_failures.txt`` lists the ids that fall short today, each with its reason.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from summarycheck import Checker
from summarycheck.model import Finding, Record, Span

SAID = ("name", "term", "number")  # a changed version is told by the number rules
CHALLENGE = Path(__file__).parent / "challenge"
ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (CHALLENGE / "names.jsonl").read_text(encoding="utf-8").splitlines()
]
KNOWN_FAILURES = frozenset(
    line.split(" ")[0]
    for line in (CHALLENGE / "names_known_failures.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
)


@cache
def checker() -> Checker:
    return Checker()


def quoted(span: Span | None, quote: str, text: str) -> bool:
    """Whether the span overlaps the quote, wherever it stands in the text."""
    at = text.find(quote)
    return span is not None and 0 <= at < span.end and span.start < at + len(quote)


def met(row: dict[str, Any]) -> bool:
    """Whether what is said of the row's names and terms is what is expected."""
    record = Record.of(row["source"], translation=row["target"])
    said: list[Finding] = [f for f in checker().check(record).findings if f.category in SAID]
    if not row["expected"]:
        return all(finding.category == "number" or finding.severity == "info" for finding in said)
    return any(
        quoted(finding.target, quote, row["target"]) or quoted(finding.source, quote, row["source"])
        for finding in said
        for quote in row["expected"]
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_challenge(row: dict[str, Any]) -> None:
    assert met(row) is (row["id"] not in KNOWN_FAILURES)
