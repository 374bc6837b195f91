"""The seeds, end to end: what must be found in them, where it stands, and what must be left alone."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from summarycheck import Checker, Finding
from summarycheck.model import Record
from summarycheck.readers import read

SEEDS = Path(__file__).parent.parent / "seeds"
DIGEST = next(SEEDS.glob("001*"))


def findings(records: list[Record], jobs: int = 1) -> list[Finding]:
    return [found for report in Checker().check_many(records, jobs) for found in report.findings]


@pytest.fixture(scope="module")
def records() -> list[Record]:
    found = list(read(SEEDS))
    assert all(isinstance(item, Record) for item in found)
    return [item for item in found if isinstance(item, Record)]


@pytest.fixture(scope="module")
def found(records: list[Record]) -> list[Finding]:
    return findings(records)


@pytest.mark.parametrize(
    ("rule", "severity", "field", "line", "source", "target", "repair"),
    [
        ("number-magnitude", "error", "translation", 18, "70 billion", "70亿", "700亿"),
        ("number-garbled", "error", "translation", 18, "81%", "8en%", "81%"),
        ("name-translated", "error", "translation", 47, "Gemini", "双子座", "Gemini"),
        (
            "url-fused", "warning", "translation", 18, "https://github.com/openpsi-project/ReaLHF",
            "https://github.com/openpsi-project/ReaLHF公开获取",
            "https://github.com/openpsi-project/ReaLHF 公开获取",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_chinese(
    found: list[Finding],
    rule: str,
    severity: str,
    field: str,
    line: int,
    source: str,
    target: str,
    repair: str,
) -> None:
    (finding,) = (each for each in found if each.rule == rule)
    assert (finding.severity, finding.role, finding.field, finding.line) == (severity, field, field, line)
    assert finding.source is not None
    assert finding.target is not None
    assert finding.suggestion is not None
    assert finding.source.text.strip("$") == source
    assert (finding.target.text, finding.suggestion.text) == (target, repair)


@pytest.mark.parametrize(
    ("line", "figures"),
    [(16, "70 billion, 128"), (16, "81%"), (74, "62.2%"), (74, "6, 10"), (74, "75.1%")],
)
def test_what_no_summary_says(found: list[Finding], line: int, figures: str) -> None:
    (finding,) = (each for each in found if each.category == "claim" and each.facts["missing"] == figures)
    assert (finding.line, finding.role, finding.target) == (line, "summary", None)


def test_nothing_else_is_said(found: list[Finding]) -> None:
    """Not of 128个GPU, 3.58倍, 四步, 数以万计, 首次, Square-10M, list marks …: no number but the two."""
    numbers = [each.target.text for each in found if each.category == "number" and each.target]
    assert numbers == ["70亿", "8en%"]
    assert {each.rule for each in found if each.role == "source"} == {"source-number-dirt"}
    assert len(found) == 12


def test_terms(found: list[Finding]) -> None:
    """幻想 for hallucination, in two fields; 幻觉 elsewhere is right."""
    terms = [(each.line, each.target.text) for each in found if each.category == "term" and each.target]
    assert terms == [(87, "幻想"), (93, "幻想")]


def test_every_finding_points_at_its_quote(found: list[Finding]) -> None:
    lines = DIGEST.read_text(encoding="utf-8").split("\n")
    for each in found:
        quote = each.target or each.source
        assert quote is not None
        assert each.path == str(DIGEST)
        assert lines[each.line - 1].startswith(quote.text, each.column - 1)


def test_the_same_is_found_from_standard_input_and_in_processes(
    records: list[Record], found: list[Finding]
) -> None:
    piped = [r for r in read("-", stdin=io.BytesIO(DIGEST.read_bytes())) if isinstance(r, Record)]
    without_path = [{**each.to_dict(), "path": ""} for each in found]
    assert [{**each.to_dict(), "path": ""} for each in findings(piped)] == without_path
    assert [{**each.to_dict(), "path": ""} for each in findings(records, jobs=2)] == without_path
