"""The command ``fix``: what it shows, what it writes, what it leaves, and what it exits with."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from summarycheck.cli import app

GOOD = ("1", "We train on 4 GPUs.", "我们用4块GPU训练。")
SAFE = ("2", "The model has 70 billion parameters.", "该模型有70亿个参数。")
UNSAFE = ("3", "The F1 is 92.4.", "F1为93.4。")
MENDED = ("2", "The model has 70 billion parameters.", "该模型有700亿个参数。")

Run = Callable[..., Result]


def rows(*papers: tuple[str, str, str], **more: object) -> str:
    return "".join(
        json.dumps({"id": id, "source": en, "summary": zh, **more}, ensure_ascii=False) + "\n"
        for id, en, zh in papers
    )


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a folder with one digest, under an English locale."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    (tmp_path / "digest.jsonl").write_text(rows(GOOD, SAFE, UNSAFE), encoding="utf-8")
    return lambda *arguments, **more: CliRunner().invoke(app, ["fix", *map(str, arguments)], **more)


def digest(folder: Path) -> str:
    return (folder / "digest.jsonl").read_text(encoding="utf-8")


def test_a_diff_is_shown_and_nothing_written(run: Run, tmp_path: Path) -> None:
    shown = run("digest.jsonl")
    assert shown.exit_code == 1
    assert digest(tmp_path) == rows(GOOD, SAFE, UNSAFE)
    minus, plus = (rows(paper) for paper in (SAFE, MENDED))
    assert f"\n-{minus}+{plus}" in shown.stdout
    assert shown.stdout.startswith("--- a/digest.jsonl\n+++ b/digest.jsonl\n@@ -1,3 +1,3 @@\n")
    assert "digest.jsonl:2:79: number-magnitude: “70亿” → “700亿”" in shown.stderr
    assert "1 repair in 1 file, which --write makes; 1 more repair may be meant otherwise" in shown.stderr
    assert run("digest.jsonl", "--diff").stdout == shown.stdout


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_the_diff_makes_of_the_file_what_write_makes(run: Run, tmp_path: Path) -> None:
    (tmp_path / "digest.jsonl").write_text(rows(GOOD, SAFE, UNSAFE).rstrip("\n"), encoding="utf-8")
    patch = run("digest.jsonl", "--unsafe").stdout
    assert run("digest.jsonl", "--unsafe", "--write").exit_code == 0
    written = digest(tmp_path)
    assert written == rows(GOOD, MENDED, ("3", "The F1 is 92.4.", "F1为92.4。")).rstrip("\n")
    (tmp_path / "digest.jsonl").write_text(rows(GOOD, SAFE, UNSAFE).rstrip("\n"), encoding="utf-8")
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=patch.encode(), check=True)
    assert digest(tmp_path) == written


def test_write_and_what_it_exits_with(run: Run, tmp_path: Path) -> None:
    done = run("digest.jsonl", "--write")
    assert (done.exit_code, done.stdout) == (1, "")  # an error is left
    assert digest(tmp_path) == rows(GOOD, MENDED, UNSAFE)
    assert (
        "1 repair made in 1 file; 1 more repair may be meant otherwise (--unsafe); 1 finding left"
        in done.stderr
    )
    again = run("digest.jsonl", "--write", "--fail-on", "never")
    assert again.exit_code == 0
    assert "nothing to repair" in again.stderr
    assert run("digest.jsonl", "--fail-on", "never").stdout == ""
    assert digest(tmp_path) == rows(GOOD, MENDED, UNSAFE)
    assert run("digest.jsonl", "--write", "--unsafe").exit_code == 0


@pytest.mark.parametrize(
    "left_alone",
    [
        ("--ignore", "number-magnitude"),
        ("--select", "number-changed"),
        ("--baseline", "known.json"),
        ("--config", "mine.toml"),
    ],
)
def test_what_does_not_count_is_not_repaired(run: Run, tmp_path: Path, left_alone: tuple[str, str]) -> None:
    (tmp_path / "mine.toml").write_text(
        '[[allow]]\nrule = "number-magnitude"\nreason = "so it is"\nrecords = ["2"]\n', encoding="utf-8"
    )
    (tmp_path / "digest.jsonl").write_text(rows(SAFE), encoding="utf-8")
    assert CliRunner().invoke(app, ["baseline", "digest.jsonl", "--output", "known.json"]).exit_code == 0
    done = run("digest.jsonl", "--write", *left_alone)
    assert done.exit_code == 0, done.stderr
    assert digest(tmp_path) == rows(SAFE)
    assert run("digest.jsonl").exit_code == 1


def test_a_waiver_in_the_data(run: Run, tmp_path: Path) -> None:
    waived = rows(SAFE, summarycheck={"allow": [{"rule": "number-magnitude", "reason": "a quote"}]})
    (tmp_path / "digest.jsonl").write_text(waived + rows(SAFE), encoding="utf-8")
    assert run("digest.jsonl", "--write").exit_code == 0
    assert digest(tmp_path) == waived + rows(MENDED)


def test_settings_by_path_and_a_map(run: Run, tmp_path: Path) -> None:
    row = {"abstract": SAFE[1], "zh": SAFE[2], "note": SAFE[2]}
    (tmp_path / "other.json").write_text(json.dumps([row], indent=1), encoding="utf-8")
    (tmp_path / "summarycheck.toml").write_text(
        '[paths."other.json"]\nmap = {source = "abstract", summary = "zh"}\n'
        '[paths."digest.jsonl"]\nignore = ["number-magnitude"]\n',
        encoding="utf-8",
    )
    done = run(".", "--write", "--fail-on", "never")
    assert done.exit_code == 0, done.stderr
    assert digest(tmp_path) == rows(GOOD, SAFE, UNSAFE)
    after = json.dumps([{**row, "zh": MENDED[2]}], indent=1)
    assert (tmp_path / "other.json").read_text(encoding="utf-8") == after


def test_standard_input(run: Run) -> None:
    done = run("-", input=rows(GOOD, SAFE), env={})
    assert (done.exit_code, done.stdout) == (0, rows(GOOD, MENDED))
    assert run("-", input=done.stdout).stdout == done.stdout
    shown = run("-", "--diff", input=rows(SAFE))
    assert shown.exit_code == 1
    assert "+" + rows(MENDED) in shown.stdout
    unreadable = run("-", input="{\n")
    assert (unreadable.exit_code, unreadable.stdout) == (2, "{\n")
    for papers, after in ((SAFE, MENDED), (GOOD, GOOD)):
        assert run("-", input=gzip.compress(rows(papers).encode())).stdout == rows(after)
    damaged = run("-", input=gzip.compress(rows(*[SAFE] * 99).encode())[:-9])
    assert (damaged.exit_code, damaged.exception.__class__) == (2, SystemExit)
    refused = run("-", "digest.jsonl", input="")
    assert (refused.exit_code, "give - and no other PATH" in refused.stderr) == (2, True)


def test_several_files_and_processes(run: Run, tmp_path: Path) -> None:
    with gzip.open(tmp_path / "packed.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(rows(SAFE) * 3)
    one, two = run(".", "--jobs", "1"), run(".", "--jobs", "2")
    assert (one.stdout, one.stderr) == (two.stdout, two.stderr)
    assert "4 repairs in 2 files" in one.stderr
    run(".", "--write", "--jobs", "2")
    assert digest(tmp_path) == rows(GOOD, MENDED, UNSAFE)
    assert gzip.decompress((tmp_path / "packed.jsonl.gz").read_bytes()).decode() == rows(MENDED) * 3


def test_what_cannot_be_read_is_told_and_the_rest_repaired(run: Run, tmp_path: Path) -> None:
    (tmp_path / "digest.jsonl").write_text(rows(SAFE) + "{broken\n" + rows(SAFE), encoding="utf-8")
    done = run("digest.jsonl", "missing.jsonl", "--write")
    assert done.exit_code == 2
    assert "digest.jsonl:2: not valid JSON" in done.stderr
    assert "missing.jsonl: no such file" in done.stderr
    assert digest(tmp_path) == rows(MENDED) + "{broken\n" + rows(MENDED)


def test_what_cannot_be_written_is_told_and_the_others_are(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.jsonl", "z.jsonl"):
        (tmp_path / name).write_text(rows(SAFE), encoding="utf-8")
    replace = Path.replace

    def full(self: Path, other: Path) -> Path:
        if other.name == "a.jsonl":
            raise OSError(28, "No space left on device")
        return replace(self, other)

    monkeypatch.setattr(Path, "replace", full)
    done = run("a.jsonl", "z.jsonl", "--write")
    assert done.exit_code == 2
    assert "a.jsonl: cannot be written: No space left on device" in done.stderr
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in ("a.jsonl", "z.jsonl")] == [
        rows(SAFE),
        rows(MENDED),
    ]


def test_in_chinese_and_harmless(run: Run, tmp_path: Path) -> None:
    page = (
        "## A Model\n\n**Abstract**: Ants \x1b[31m of the sea.\n\n**Abstract (ZH)**: 海\u200b蚂蚁\x1b[31m。\n"
    )
    (tmp_path / "page.md").write_text(page, encoding="utf-8")
    done = run("page.md", "--lang", "zh", "--write", "--select", "characters-invisible", "--fail-on", "never")
    assert done.exit_code == 0, done.stderr
    assert "characters-invisible: “\\u200b” → “”" in done.stderr
    assert "1 个文件已修复 1 处" in done.stderr
    assert "\x1b" not in done.stderr
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == page.replace("\u200b", "")


def test_for_people_the_diff_is_in_colours_and_harmless(run: Run, tmp_path: Path) -> None:
    page = "## A Model\n\n**Abstract**: It has 70 billion parameters.\n\n**Abstract (ZH)**: 它有70亿参数\x1b[2J\r。\n"
    (tmp_path / "page.md").write_bytes(page.encode())
    plain = run("page.md").stdout
    assert "+**Abstract (ZH)**: 它有700亿参数\x1b[2J\r。\n" in plain  # for patch
    shown = run("page.md", "--color", "always").stdout
    assert "\x1b[32m+**Abstract (ZH)**: 它有700亿参数\\x1b[2J" in shown
    assert "\x1b[2J" not in shown
    assert "\r" not in shown
    assert len(shown.split("\n")) == len(plain.split("\n"))


def test_quiet(run: Run) -> None:
    done = run("digest.jsonl", "--quiet")
    assert "+" + rows(MENDED) in done.stdout
    assert done.stderr == "summarycheck: digest.jsonl:2:79: number-magnitude: “70亿” → “700亿”\n"


def test_a_reader_that_goes_away_is_no_trouble(run: Run, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "summarycheck", "fix", "digest.jsonl"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        said = process.stderr.read().decode()
        assert process.wait() == 141
    assert "Broken pipe" not in said
    assert "Traceback" not in said
