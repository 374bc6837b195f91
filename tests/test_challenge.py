"""The challenge set: short and abstract-long pairs, each right or wrong in one number.

Each line of ``challenge/numbers.jsonl`` has ``source``, ``target``, ``role`` and ``expected``; a row about
several fields of one record has ``targets`` (``role``, ``field``, ``text``) instead. What is expected quotes
the ``target`` or the ``source``: some number finding must overlap the quote. Nothing expected: no number
finding of severity ``warning`` or ``error``. ``known_failures.txt`` lists the ids that fall short today, and
fails as soon as one of them does not.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from challenges import checker, known_failures, overlaps, rows
from summarycheck.model import Finding, Record, Text

ROWS = rows("numbers.jsonl")
KNOWN_FAILURES = known_failures("known_failures.txt")


def targets(row: dict[str, Any]) -> tuple[Text, ...]:
    """The Chinese texts of ``row``."""
    if "targets" in row:
        return tuple(Text(**target) for target in row["targets"])
    return (Text(row["target"], row["role"], row["role"]),)


def number_findings(row: dict[str, Any]) -> list[Finding]:
    """What the shipped rules say about the numbers of ``row``."""
    record = Record(Text(row["source"], "source", "source"), targets(row), row["id"])
    return [finding for finding in checker("number").check(record).findings if finding.category == "number"]


def meets(finding: Finding, expected: dict[str, str], row: dict[str, Any]) -> bool:
    """Whether ``finding`` overlaps the quote that is expected to be flagged."""
    if finding.rule != expected.get("rule", finding.rule):
        return False
    if "source" in expected:
        return overlaps(finding.source, expected["source"], row["source"])
    text = next(target.text for target in targets(row) if target.field == finding.field)
    return overlaps(finding.target, expected["target"], text)


def shortfall(row: dict[str, Any]) -> str:
    """What is wrong with the findings of ``row``; empty when they are as expected."""
    findings = number_findings(row)
    missed = [want for want in row["expected"] if not any(meets(found, want, row) for found in findings)]
    loud = [found for found in findings if found.severity != "info" and not row["expected"]]
    said = [
        (found.rule, found.source and found.source.text, found.target and found.target.text)
        for found in findings
    ]
    return f"missed {missed}, said {said}" if missed else f"false alarm: {said}" if loud else ""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_challenge(row: dict[str, Any]) -> None:
    problem = shortfall(row)
    if row["id"] in KNOWN_FAILURES:
        assert problem, f"{row['id']} is right now: take it off known_failures.txt"
        pytest.xfail(problem)
    assert not problem


def test_known_failures_are_rows() -> None:
    assert {row["id"] for row in ROWS} >= KNOWN_FAILURES


def test_each_row_is_well_formed() -> None:
    assert [ident for ident, times in Counter(row["id"] for row in ROWS).items() if times > 1] == []
    for row in ROWS:
        for expected in row["expected"]:
            texts = [row["source"]] if "source" in expected else [target.text for target in targets(row)]
            quote = expected.get("source") or expected["target"]
            assert sum(text.count(quote) for text in texts) == 1, (row["id"], quote)


def test_every_kind_has_right_and_wrong_cases() -> None:
    right = Counter(row["kind"] for row in ROWS if not row["expected"])
    wrong = Counter(row["kind"] for row in ROWS if row["expected"])
    assert {
        kind: (right[kind], wrong[kind]) for kind in right | wrong if min(right[kind], wrong[kind]) < 5
    } == {}
