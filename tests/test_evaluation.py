"""``eval``: what counts as found, missed and falsely flagged, and what makes a label useless."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from summarycheck.cli import app
from summarycheck.engine import Checker
from summarycheck.evaluation import Evaluation, Labelled, Tally, Verdict, judged, read_labelled, wilson
from summarycheck.model import Problem
from summarycheck.rules import Rule, parse_rule

RULES = [
    f"""
id: {name}
check: pattern
category: {category}
severity: {severity}
applies-to: [translation, summary]
options: {{pattern: '{pattern}'}}
message: 有“{{target}}”
why: For tests.
examples:
  bad: [{{source: x, target: '{bad}'}}]
  ok: [{{source: x, target: 好}}]
"""
    for name, category, severity, pattern, bad in (
        ("cat", "junk", "error", "猫+", "猫"),
        ("dog", "junk", "warning", "狗", "狗"),
        ("bird", "language", "info", "鸟", "鸟"),
    )
]


@pytest.fixture
def rules() -> list[Rule]:
    return [parse_rule(raw, f"{name}.yaml") for raw, name in zip(RULES, ("cat", "dog", "bird"), strict=True)]


@pytest.fixture
def judge(rules: list[Rule], tmp_path: Path) -> Callable[..., Verdict]:
    """The verdict on one row of a target and what is expected of it."""

    def judge(target: str, expected: Any, min_severity: Any = "warning", **more: Any) -> Verdict:
        path = tmp_path / "one.jsonl"
        row = {"source": "A cat.", "target": target, "expected": expected, **more}
        path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
        rows = [row for row in read_labelled(str(path), rules) if isinstance(row, Labelled)]
        [verdict] = judged(Checker(rules), rows, min_severity)
        assert isinstance(verdict, Verdict)
        return verdict

    return judge


@pytest.mark.parametrize(
    ("target", "expected", "outcome"),
    [  # (found, missed, true findings, false alarms)
        ("好", [], (0, 0, 0, 0)),
        ("好", "none", (0, 0, 0, 0)),
        ("猫", [], (0, 0, 0, 1)),
        ("猫狗", "none", (0, 0, 0, 2)),
        ("鸟", [], (0, 0, 0, 0)),  # not grave enough
        ("猫", [{"rule": "cat"}], (1, 0, 1, 0)),
        ("猫", [{}], (1, 0, 1, 0)),
        ("猫", [{"category": "junk", "target": "猫"}], (1, 0, 1, 0)),
        ("猫", [{"category": "name", "target": "猫"}], (0, 0, 0, 1)),  # no rule of that category is in use
        ("猫", [{"rule": "dog", "target": "猫"}], (0, 1, 0, 1)),
        ("一猫二狗", [{"target": "二狗"}], (1, 0, 1, 1)),
        ("一猫二狗", [{"target": "一猫二狗"}], (1, 0, 2, 0)),
        ("一猫二", [{"target": "二"}], (0, 1, 0, 1)),  # touching is not overlapping
        ("猫一猫", [{"target": "猫"}], (1, 0, 2, 0)),  # any place where the quote stands
        ("猫狗", [{"rule": "cat"}, {"rule": "dog"}], (2, 0, 2, 0)),
        ("猫", [{"rule": "cat"}, {"rule": "dog"}], (1, 1, 1, 0)),
        ("狗", [{"rule": "dog", "severity": "error"}], (0, 1, 1, 0)),  # found, but not as gravely
        ("鸟", [{"rule": "bird"}], (0, 1, 0, 0)),
        ("鸟", [{"rule": "bird", "severity": "info"}], (1, 0, 0, 0)),
        ("猫", [{"source": "cat"}], (0, 1, 0, 1)),  # the finding does not quote the source
    ],
)
def test_verdicts(
    judge: Callable[..., Verdict], target: str, expected: Any, outcome: tuple[int, int, int, int]
) -> None:
    verdict = judge(target, expected)
    assert tuple(map(len, (verdict.found, verdict.missed, verdict.true, verdict.false))) == outcome


def test_the_least_severity_that_counts(judge: Callable[..., Verdict]) -> None:
    assert len(judge("鸟狗猫", [], "info").false) == 3
    assert len(judge("鸟狗猫", [], "error").false) == 1


def test_what_is_found_in_the_translation_beside_is_not_of_the_target(judge: Callable[..., Verdict]) -> None:
    assert judge("好", [], role="summary", translation="猫").false == ()


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ('{"source": "a", "target": "b"}', "it lacks `expected`"),
        (
            '{"source": "a", "target": "b", "expected": [{"rool": "cat"}]}',
            "`expected[0]` has an unknown field `rool`",
        ),
        (
            '{"source": "a", "target": "b", "expected": [{"rule": "cta"}]}',
            "no rule 'cta' (did you mean 'cat'?)",
        ),
        ('{"source": "a", "target": "b", "expected": [{"category": "junc"}]}', "did you mean 'junk'?"),
        (
            '{"source": "a", "target": "b", "expected": [{"target": "c"}]}',
            "expected target 'c' is not in the target",
        ),
        (
            '{"source": "a", "target": "b", "expected": [{"source": "b"}]}',
            "expected source 'b' is not in the source",
        ),
        ('{"source": "a", "target": "b", "expected": [{"target": ""}]}', "an expected `target` is empty"),
        ('{"source": " ", "target": "b", "expected": []}', "`source` is empty"),
        ('{"source": "a", "target": "b", "role": "source", "expected": []}', "not a labelled row"),
        ('{"source": "a", "target": "b", "expected": "nothing"}', "not a labelled row"),
        ("{oops", "not valid JSON"),
    ],
)
def test_a_useless_row_is_said_with_its_line(rules: list[Rule], tmp_path: Path, row: str, what: str) -> None:
    path = tmp_path / "labelled.jsonl"
    path.write_text('{"source": "a", "target": "b", "expected": []}\n' + row + "\n", encoding="utf-8")
    good, bad = read_labelled(str(path), rules)
    assert isinstance(good, Labelled)
    assert isinstance(bad, Problem)
    assert bad.line == 2
    assert what.replace("`", "") in str(bad).replace("`", "")


def test_a_fault_that_every_row_has_is_not_told_for_every_row(rules: list[Rule], tmp_path: Path) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text('{"abstract": "a"}\n' * 10, encoding="utf-8")
    *told, more = read_labelled(str(path), rules)
    assert [isinstance(each, Problem) and each.line for each in told] == [1, 2, 3]
    assert "7 more like this: not a labelled row" in str(more)


def test_a_missing_file_is_a_problem(rules: list[Rule]) -> None:
    [problem] = read_labelled("absent.jsonl", rules)
    assert isinstance(problem, Problem)


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (50, 100, 0.4038, 0.5962),
        (1, 1, 0.2065, 1.0),
        (0, 0, 0, 1),
    ],
)
def test_wilson_intervals(hits: int, total: int, low: float, high: float) -> None:
    assert wilson(hits, total) == pytest.approx((low, high), abs=5e-5)


def test_measures() -> None:
    tally = Tally(true=8, false=2, found=6, missed=6)
    assert (tally.precision, tally.recall) == (0.8, 0.5)
    assert tally.f1 == pytest.approx(8 / 13)
    assert Tally().f1 is None
    assert Tally(false=1, missed=1).f1 == 0


def test_sums(judge: Callable[..., Verdict]) -> None:
    evaluation = Evaluation()
    for target, expected in (("猫", [{"rule": "cat"}]), ("狗", []), ("好", []), ("好", [{"rule": "cat"}])):
        evaluation.add(judge(target, expected))
    whole = evaluation.to_dict()
    assert (whole["rows"], whole["clean"]["rows"], whole["clean"]["flagged"]) == (4, 2, 1)
    assert whole["overall"]["precision"] == 0.5
    assert whole["rules"]["cat"]["recall"] == 0.5
    assert whole["rules"]["dog"]["recall"] is None
    assert whole["categories"]["junk"]["found"] == 1


# ---- the command ---------------------------------------------------------------------------------

ROWS = [
    {"id": "right", "source": "At https://a.org/b .", "target": "见 https://a.org/b 。", "expected": []},
    {
        "id": "flagged",
        "source": "At https://a.org/b .",
        "target": "见https://a.org/b公开",
        "expected": "none",
    },
    {
        "id": "missed",
        "source": "Here it is. It is at https://a.org/b .",
        "target": "在这里。见 https://a.org/b 。",
        "expected": [{"rule": "url-fused", "target": "https://a.org/b"}],
    },
]


@pytest.fixture
def evaluate(tmp_path: Path) -> Callable[..., Result]:
    path = tmp_path / "labelled.jsonl"

    def evaluate(*arguments: str, rows: str = "\n".join(json.dumps(row) for row in ROWS)) -> Result:
        path.write_text(rows, encoding="utf-8")
        return CliRunner().invoke(app, ["eval", str(path), "--select", "url-fused", *arguments])

    return evaluate


def test_the_command_prints_a_table(evaluate: Callable[..., Result]) -> None:
    result = evaluate()
    assert result.exit_code == 0
    assert "3 rows; 2 with nothing wrong, 1 of them flagged (50.0%" in result.stdout
    assert any(line.split()[:2] == ["url-fused", "0.0%"] for line in result.stdout.splitlines())


def test_the_command_prints_json(evaluate: Callable[..., Result]) -> None:
    report = json.loads(evaluate("--format", "json", "--misses", "9").stdout)
    assert report["overall"]["missed"] == 1
    assert [miss["id"] for miss in report["misses"]] == ["flagged", "missed"]


def test_misses_are_shown_with_their_sentences(evaluate: Callable[..., Result]) -> None:
    shown = evaluate("--misses", "1").stdout
    assert "false alarm  flagged" in shown
    assert "missed  missed" not in shown
    shown = evaluate("--misses", "2").stdout
    assert "expected url-fused: target 'https://a.org/b'" in shown
    assert "source   It is at https://a.org/b ." in shown


def test_a_bad_row_makes_the_run_untrusted(evaluate: Callable[..., Result]) -> None:
    result = evaluate(rows=json.dumps(ROWS[0]) + "\n{}\n")
    assert result.exit_code == 2
    assert "labelled.jsonl:2:" in result.stderr
    assert "1 rows; 1 with nothing wrong" in result.stdout
    assert not evaluate(rows="").stdout  # no table of nothing


def test_an_unknown_rule_to_select_is_refused(evaluate: Callable[..., Result]) -> None:
    assert evaluate("--select", "nonsense").exit_code == 2
