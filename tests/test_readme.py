"""The two READMEs say the same, and what they show works as it stands there."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from summarycheck.ci.policy import Policies
from summarycheck.cli import app
from summarycheck.config import Configuration

HOME = Path(__file__).parent.parent
READMES = ("README.md", "README.zh.md")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def blocks(name: str, language: str) -> list[str]:
    text = (HOME / name).read_text(encoding="utf-8")
    return [block for kind, block in BLOCK.findall(text) if kind == language]


def commands(name: str) -> list[list[str]]:
    lines = (line for block in blocks(name, "sh") for line in block.splitlines())
    return [shlex.split(line, comments=True) for line in lines]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the commands name: seeds, digests with a history, a labelled file's place."""
    shutil.copytree(HOME / "seeds", tmp_path / "seeds")
    shutil.copytree(HOME / "examples" / "nightly-digest" / "digests", tmp_path / "digests")
    for arguments in (
        ["init", "-q", "-b", "main"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "."],
        ["update-ref", "refs/remotes/origin/main", "HEAD"],
    ):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path


def test_both_show_the_same_commands_code_and_settings() -> None:
    assert commands(READMES[0]) == commands(READMES[1])
    assert blocks(READMES[0], "python") == blocks(READMES[1], "python")
    english, chinese = (re.sub(r" *#.*", "", blocks(name, "toml")[0]) for name in READMES)
    assert english == chinese


def test_both_have_the_same_sections_figures_and_links() -> None:
    def skeleton(name: str) -> tuple[list[str], list[str], list[str]]:
        text = BLOCK.sub("", (HOME / name).read_text(encoding="utf-8"))
        links = re.findall(r"\]\(([^)]+)\)", text)
        figures = re.findall(r"\d[\d,.]*%|\d{2,}(?:,\d+)*", text)
        return re.findall(r"^#+", text, re.MULTILINE), sorted(set(links) - {*READMES}), sorted(set(figures))

    english, chinese = map(skeleton, READMES)
    assert english[0] == chinese[0]
    assert english[1] == chinese[1]
    assert english[2] == chinese[2]


@pytest.mark.parametrize("name", READMES)
def test_every_link_leads_somewhere(name: str) -> None:
    text = (HOME / name).read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#]+)\)", text):
        assert (HOME / link).exists(), link


def test_every_command_works(place: Path) -> None:
    for command in commands("README.md"):
        if command[0] == "make":
            targets = re.findall(r"^([a-z]+):", (HOME / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
            assert command[1] in targets
        elif command[0] == "summarycheck":
            result: Result = CliRunner().invoke(app, command[1:])
            assert result.exit_code in (0, 1), (command, result.output)
        else:
            assert command == ["pip", "install", "."]
    assert (place / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_code_works(place: Path) -> None:
    (code,) = blocks("README.md", "python")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})
    assert out.getvalue().startswith("number-magnitude “70 billion” is 700亿")


@pytest.mark.parametrize(("name", "lang"), list(zip(READMES, ("en", "zh"), strict=True)))
def test_the_finding_that_is_shown_is_the_one_that_is_found(
    name: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HOME)
    monkeypatch.setenv("COLUMNS", "100")
    shown = blocks(name, "")[0].rstrip("\n")
    result = CliRunner().invoke(app, ["check", "seeds", "--select", "number-magnitude", "--lang", lang])
    assert shown in result.stdout


def test_the_settings_are_understood(place: Path) -> None:
    shutil.copytree(HOME / "examples" / "nightly-digest" / "rules", place / "rules")
    (settings,) = blocks("README.md", "toml")
    (place / "summarycheck.toml").write_text(settings, encoding="utf-8")
    policies = Policies(Configuration())
    assert (policies.of("a.jsonl").fail_on, policies.of("archive/a.jsonl").fail_on) == ("warning", "never")
    assert policies.errors == []
