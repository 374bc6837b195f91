"""Reports of real runs: written whole to their files, from any number of processes, pointing at the right characters."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from summarycheck.cli import app
from summarycheck.reporters import REPORTERS

SEEDS = Path(__file__).parent.parent / "seeds"
ROWS = [
    {"id": "1", "source": "It has 70 billion parameters.", "translation": "它有70亿参数。"},
    {"id": "2", "source": "It is called “Gemini” and has 3 layers.", "translation": '它叫"Gemini"，有3层。'},
    {
        "id": "3",
        "source": "We train a 70 billion-parameter model.",
        "translation": "\\ 我们训练了一个\t70亿参数的模型。",
    },
]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs ``check`` in a folder with a file of rows and one that is no JSON."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    rows = "".join(json.dumps(row, ensure_ascii=row["id"] == "3") + "\n" for row in ROWS)
    (tmp_path / "rows.jsonl").write_text(rows, encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text('{"source": "cut off\n', encoding="utf-8")
    return lambda *arguments: CliRunner().invoke(app, ["check", *map(str, arguments)])


@pytest.mark.parametrize("format", REPORTERS)
def test_every_format_goes_to_its_file_whole(run: Callable[..., Result], format: str, tmp_path: Path) -> None:
    result = run(
        "rows.jsonl", "bad.jsonl", "--format", format, "--output", "out", "--also", f"{format}=again"
    )
    assert result.exit_code == 2
    assert not result.stdout
    written = (tmp_path / "out").read_text(encoding="utf-8")
    assert written == (tmp_path / "again").read_text(encoding="utf-8")
    assert "number-magnitude" in written
    assert format in ("text", "jsonl") or "bad.jsonl" in written
    assert {path.name for path in tmp_path.iterdir()} == {"rows.jsonl", "bad.jsonl", "out", "again"}


def test_the_page_is_the_same_from_several_processes(run: Callable[..., Result]) -> None:
    alone, together = (run("rows.jsonl", "--format", "html", "--jobs", jobs).stdout for jobs in (1, 2))
    assert alone == together
    assert '"links": [[0, [0], "same", ""]]' in alone


def test_regions_hold_their_snippets(run: Callable[..., Result]) -> None:
    results = json.loads(run(SEEDS, "--format", "sarif").stdout)["runs"][0]["results"]
    assert len(results) > 5
    for result in results:
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            physical = place["physicalLocation"]
            path = Path(physical["artifactLocation"]["uri"].removeprefix("file://"))
            assert quoted(path, physical["region"]) == physical["region"]["snippet"]["text"]


def test_repairs_can_be_carried_out(run: Callable[..., Result], tmp_path: Path) -> None:
    """As an editor would: the regions replaced in the file as it is, back to front."""
    results = json.loads(run("rows.jsonl", "--format", "sarif").stdout)["runs"][0]["results"]
    lines = (tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    fixes = [fix for result in results for fix in result.get("fixes", ())]
    for fix in fixes:
        (replacement,) = fix["artifactChanges"][0]["replacements"]
        region = replacement["deletedRegion"]
        line = lines[region["startLine"] - 1]
        inserted = replacement["insertedContent"]["text"]
        lines[region["startLine"] - 1] = (
            line[: region["startColumn"] - 1] + inserted + line[region["endColumn"] - 1 :]
        )
    repaired = [json.loads(line)["translation"] for line in lines]
    assert repaired == ["它有700亿参数。", ROWS[1]["translation"], "\\ 我们训练了一个\t700亿参数的模型。"]
    assert lines[2].isascii()


def quoted(path: Path, region: dict[str, Any]) -> str:
    """The characters of a region that stands on one line of a plain file."""
    assert region["startLine"] == region["endLine"]
    line = path.read_text(encoding="utf-8").splitlines()[region["startLine"] - 1]
    return line[region["startColumn"] - 1 : region["endColumn"] - 1]
