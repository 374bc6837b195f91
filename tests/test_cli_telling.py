"""What the command line tells besides the findings: receipts, sums, settings, progress; and how little, if asked."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from summarycheck.cli import app, progress
from summarycheck.model import Record
from summarycheck.readers import read

PAGE = {
    "id": "1",
    "source": "It has 70 billion parameters and is 3.58x faster. Of the noise 40% is kept. There are 12 cats and 8 dogs.",
    "translation": "它有70亿参数，速度快3.58倍。噪声保留40%。有12只猫和8只狗。",
    "summary": "速度快约3.6倍，噪声减少60%，共有20只动物。",
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs the command line on ``page.jsonl``, number rules only, in English."""
    monkeypatch.chdir(tmp_path)
    for variable, value in {"LC_ALL": "C.UTF-8", "COLUMNS": "120"}.items():
        monkeypatch.setenv(variable, value)
    (tmp_path / "page.jsonl").write_text(json.dumps(PAGE) + "\n", encoding="utf-8")
    options = ("check", "page.jsonl", "--select", "number", "--fail-on", "never")
    return lambda *arguments: CliRunner().invoke(app, [*options, *map(str, arguments)])


def test_what_has_passed_is_shown_with_how_it_answers(run: Callable[..., Result]) -> None:
    lines = [line.split("  ") for line in run("--show-passed").stdout.splitlines()]
    rows = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    assert ["3.58倍", "3.58×", "same", "3.58x", "3.58×"] in rows
    assert ["3.6倍", "≈ 3.6×", "rounded", "3.58x", "3.58×"] in rows
    assert ["20", "20", "derived", "12 + 8 = 20", "12 + 8", "12, 8"] in rows
    assert ["70亿", "7,000,000,000", "no counterpart", "number-magnitude"] in rows
    assert ["not taken up", "number-magnitude", "70 billion", "70,000,000,000"] in rows
    assert "derived" not in run().stdout


def test_what_has_passed_as_json(run: Callable[..., Result]) -> None:
    translation, summary = json.loads(run("--show-passed", "-f", "json").stdout)["passed"]
    assert (translation["record"], translation["role"], summary["role"]) == ("1", "translation", "summary")
    hows = [(row["target"]["text"], row["how"]) for row in summary["numbers"] if row["target"]]
    assert hows == [("3.6倍", "rounded"), ("60%", "complement"), ("20", "derived")]
    wrong = translation["numbers"][0]
    assert (wrong["how"], wrong["sources"], wrong["rules"]) == ("none", [], ["number-magnitude"])
    (derived,) = (row for row in summary["numbers"] if row["how"] == "derived")
    assert [source["text"] for source in derived["sources"]] == ["12", "8"]
    start, end = derived["target"]["start"], derived["target"]["end"]
    assert PAGE["summary"][start:end] == derived["target"]["text"] == derived["target"]["value"] == "20"
    assert [row["sources"][0]["text"] for row in summary["numbers"] if not row["target"]] == ["70 billion"]
    assert "passed" not in json.loads(run("-f", "json").stdout)


def test_a_format_without_room_for_what_has_passed_is_refused(run: Callable[..., Result]) -> None:
    result = run("--show-passed", "-f", "jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "choose from text, json, html" in result.stderr
    assert run("--show-passed", "-f", "jsonl", "--also", "json=all.json").exit_code == 0


@pytest.mark.parametrize("jobs", [1, 2])
def test_stats_are_of_rules_files_and_time(run: Callable[..., Result], jobs: int) -> None:
    result = run("--stats", "-f", "jsonl", "--jobs", jobs)
    assert len(result.stdout.splitlines()) == 1  # the finding alone
    tables = [[line.split() for line in part.splitlines()] for part in result.stderr.split("\n\n")]
    assert tables[0][1:] == [["number-magnitude", "error", "1", "1"]]
    assert tables[1][1:] == [["page.jsonl", "1", "0", "0"]]
    names = [row[0] for row in tables[2][1:]]
    assert sorted(names) == ["number-contradicted", "quantity"]
    assert sum(float(row[-1].rstrip("%")) for row in tables[2][1:]) == pytest.approx(100, abs=0.2)
    assert tables[3][0][:2] == ["1", "record"]


def test_quiet_says_the_findings_and_nothing_else(run: Callable[..., Result], tmp_path: Path) -> None:
    shown = run("--quiet").stdout
    assert "number-magnitude" in shown
    assert "1 record in 1 file" not in shown
    (tmp_path / "page.jsonl").write_text(json.dumps({"id": "1", "source": PAGE["source"]}), encoding="utf-8")
    assert (run("--quiet").stdout, run("--quiet").stderr) == ("", "")
    assert run("--quiet", "--verbose").exit_code == 2


def test_verbose_says_the_settings_and_the_files(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "summarycheck.toml").write_text("ignore = ['number-missing']\n", encoding="utf-8")
    rules, file = run("--verbose").stderr.splitlines()
    assert rules.endswith("rules, settings: --fail-on, summarycheck.toml:1, --select")
    assert file == "page.jsonl: 1 record"


def test_scores_without_anything_to_score_say_so(run: Callable[..., Result], tmp_path: Path) -> None:
    assert run("--scores").stderr == ""
    (tmp_path / "page.jsonl").write_text(json.dumps({**PAGE, "summary": None}), encoding="utf-8")
    assert "nothing to score: a score compares a summary with a translation" in run("--scores").stderr


# ---- progress ----------------------------------------------------------------------------------------


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second passes whenever the time is asked for."""
    seconds = count()
    monkeypatch.setattr(progress, "monotonic", lambda: float(next(seconds)))


def drawn(files: list[str], records: list[Record]) -> str:
    out = io.StringIO()
    line = progress.Line(Console(file=out, force_terminal=True, width=100, color_system=None), files, "en")
    for record in records:
        line.done(record)
    line.hide()
    return out.getvalue()


@pytest.mark.usefixtures("clock")
def test_progress_goes_by_the_lines_of_all_files(tmp_path: Path) -> None:
    rows = "".join(json.dumps({**PAGE, "id": str(number)}) + "\n" for number in range(4))
    (tmp_path / "a.jsonl").write_text(rows, encoding="utf-8")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(rows.encode()))
    files = [str(tmp_path / name) for name in ("a.jsonl", "b.jsonl.gz")]
    records = [item for item in read(files) if isinstance(item, Record)]
    shown = drawn(files, records)
    for number, percent in ((1, 10), (4, 40), (5, 60), (8, 90)):  # each file has a line more than records
        assert f"{number} record{'' if number == 1 else 's'}, 1.0/s " in shown
        assert f" {percent}%" in shown
    assert shown.endswith("\x1b[2K")  # the line is gone


@pytest.mark.usefixtures("clock")
def test_of_standard_input_no_end_is_known() -> None:
    shown = drawn(["<stdin>"], [Record.of("One.", translation="一。")] * 3)
    assert "3 records, 1.0/s" in shown
    assert "%" not in shown


def test_a_short_run_shows_no_progress() -> None:
    assert drawn([], [Record.of("One.", translation="一。")] * 3) == ""


# ---- completion --------------------------------------------------------------------------------------


def completed(**variables: str) -> str:
    environment = {**os.environ, **variables}
    command = [sys.executable, "-c", "from summarycheck.cli import main; main()"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, encoding="utf-8")
    return done.stdout


def test_shells_complete_commands_options_and_rules() -> None:
    shell = {"_SUMMARYCHECK_COMPLETE": "complete_bash", "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    said = {
        words: completed(COMP_WORDS=words, COMP_CWORD=str(len(words.split()) - 1), **shell)
        for words in ("summarycheck ex", "summarycheck check --show-p", "summarycheck explain number-mag")
    }
    assert list(said.values()) == ["explain\n", "--show-passed\n", "number-magnitude\n"]
