"""The command line: what it prints where, and what it exits with."""

from __future__ import annotations

import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from summarycheck import __version__
from summarycheck.cli import app

SEEDS = Path(__file__).parent.parent / "seeds"
SOURCE = "The source code is available at https://a.org/b."
FUSED = "源代码可在https://a.org/b公开获取。"
PAGE = json.dumps({"id": "1", "title": "T", "source": SOURCE, "translation": FUSED}, ensure_ascii=False)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs the command line in a folder with one page, under an English locale."""
    monkeypatch.chdir(tmp_path)
    for variable, value in {"LC_ALL": "en_US.UTF-8", "COLUMNS": "100"}.items():
        monkeypatch.setenv(variable, value)
    (tmp_path / "page.jsonl").write_text(PAGE + "\n", encoding="utf-8")
    return lambda *arguments, **more: CliRunner().invoke(app, [str(a) for a in arguments], **more)


def test_the_help_has_nothing_that_rich_takes_for_markup() -> None:
    def told(command: Any) -> Iterator[str]:
        yield command.help or ""
        yield from (getattr(each, "help", None) or "" for each in command.params)
        for each in getattr(command, "commands", {}).values():
            yield from told(each)

    texts = list(told(typer.main.get_command(app)))
    assert any("records" in text for text in texts)
    assert [text for text in texts if "[" in text] == []


def check(run: Callable[..., Result], *arguments: object, **more: object) -> Result:
    return run("check", *arguments, "--select", "url-fused", **more)


def test_a_map_on_the_command_line_and_in_the_configuration(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    row = {"key": "7", "en": SOURCE, "ai": {"zh": FUSED, "tldr": "源代码公开。"}}
    (tmp_path / "mine.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    told = ("--map", "source=en,translation=ai.zh,summary=ai.tldr,id=key")
    by_option = check(run, "mine.jsonl", "--format", "jsonl", *told)
    assert [json.loads(line)["field"] for line in by_option.stdout.splitlines()] == ["ai.zh"]
    table = 'map = {source = "en", translation = ["ai.zh"], id = "key"}\n'
    (tmp_path / "summarycheck.toml").write_text(table, encoding="utf-8")
    assert check(run, "mine.jsonl", "--format", "jsonl").stdout == by_option.stdout
    (tmp_path / "summarycheck.toml").write_text('map = {surce = "en"}\n', encoding="utf-8")
    refused = check(run, "mine.jsonl")
    assert (refused.exit_code, "summarycheck.toml:1" in refused.stderr, "source" in refused.stderr) == (
        2,
        True,
        True,
    )
    near = check(run, "mine.jsonl", "--no-config")
    assert near.exit_code == 2
    assert "--map source=en,translation=ai.zh,summary=ai.tldr" in near.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("page.jsonl",), 0),  # a warning, and --fail-on is error
        (("page.jsonl", "--fail-on", "warning"), 1),
        (("page.jsonl", "--fail-on", "info"), 1),
        (("page.jsonl", "--fail-on", "never"), 0),
        (("page.jsonl", "--ignore", "url-fused", "--fail-on", "info"), 0),
        (("absent.jsonl",), 2),
        (("page.jsonl", "absent.jsonl", "--fail-on", "info"), 2),
        (("page.jsonl", "--input-format", "nonsense"), 2),
        (("page.jsonl", "--format", "nonsense"), 2),
        (("page.jsonl", "--fail-on", "nonsense"), 2),
        (("page.jsonl", "--select", "nonsense"), 2),
        (("page.jsonl", "--rules", "absent.yaml"), 2),
        (("page.jsonl", "--jobs", "0"), 2),
        (("page.jsonl", "--output", "page.jsonl"), 2),
        (("page.jsonl", "--nonsense"), 2),
        ((), 2),
    ],
)
def test_exit_codes(run: Callable[..., Result], arguments: tuple[str, ...], code: int) -> None:
    assert check(run, *arguments).exit_code == code


def test_jsonl_on_standard_output_and_problems_on_standard_error(run: Callable[..., Result]) -> None:
    result = check(run, "page.jsonl", "absent.jsonl", "--format", "jsonl")
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["target"]["text"] == "https://a.org/b公开获取"
    (problem,) = result.stderr.splitlines()
    assert problem.startswith("summarycheck: absent.jsonl: ")


def test_a_bad_rule_is_a_problem_and_the_rest_is_checked(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("id: mine\nchekc: pattern\n", encoding="utf-8")
    result = check(run, "page.jsonl", "--rules", "mine.yaml", "--format", "json")
    assert result.exit_code == 2
    assert "mine.yaml:2:1: unknown key in a rule: 'chekc' (did you mean 'check'?)" in result.stderr
    assert len(json.loads(result.stdout)["findings"]) == 1
    assert json.loads(result.stdout)["problems"][0]["column"] == 1


def test_rules_of_ones_own_are_used(run: Callable[..., Result], tmp_path: Path) -> None:
    rule = """\
id: says-code
check: pattern
category: language
severity: error
applies-to: [translation]
options: {words: [源代码]}
message: 说了“{target}”
why: For a test.
examples:
  bad: [{source: x, target: 源代码}]
  ok: [{source: x, target: 代码}]
"""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "says-code.yaml").write_text(rule, encoding="utf-8")
    result = run("check", "page.jsonl", "--rules", "mine", "--select", "says-code", "--format", "jsonl")
    assert (result.exit_code, json.loads(result.stdout)["message"]) == (1, "说了“源代码”")
    assert "says-code" in run("rules", "list", "--rules", "mine").stdout
    assert (
        run("rules", "test", "--rules", "mine", "--select", "says-code").stdout
        == "1 rule, 2 examples: 0 failures\n"
    )
    (tmp_path / "mine" / "says-code.yaml").write_text(
        rule.replace("target: 代码", "target: 源代码"), encoding="utf-8"
    )
    failed = run("rules", "test", "--rules", "mine", "--select", "says-code")
    assert failed.exit_code == 1
    assert "says-code.yaml:11: says-code, ok example: must find nothing, but flags '源代码'" in failed.stdout


def test_an_unknown_rule_names_what_there_is(run: Callable[..., Result]) -> None:
    assert "did you mean 'url-fused'?" in run("rules", "show", "url-fuse").stderr
    assert "repeat the option" in run("rules", "test", "--select", "number,name").stderr


@pytest.mark.parametrize(
    ("arguments", "english", "chinese"),
    [
        (("--fail-on", "bad"), "'bad' is not one of error, warning, info, never", "'bad' 应为 error, warning, info, never 之一"),
        (("--color", "red"), "'red' is not one of auto, always, never", "'red' 应为 auto, always, never 之一"),
        (("--format", "sarfi"), "'sarfi' is not one of text, json, ", "'sarfi' 应为 text, json, "),
        (("--jobs", "0"), "'0' is no whole number from 1 up", "'0' 应为不小于 1 的整数"),
        (("--jobs", "x"), "'x' is no whole number from 1 up", "'x' 应为不小于 1 的整数"),
    ],
)  # fmt: skip
def test_a_value_that_an_option_cannot_have(
    run: Callable[..., Result], arguments: tuple[str, ...], english: str, chinese: str
) -> None:
    said = run("check", "page.jsonl", *arguments)
    assert (said.exit_code, said.stderr.count("\n")) == (2, 1)
    assert said.stderr.startswith(f"summarycheck: {arguments[0]}: {english}")
    assert chinese in run("check", "page.jsonl", *arguments, "--lang", "zh").stderr


@pytest.mark.parametrize(
    ("locale", "chinese"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, True),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW"}, True),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh"}, True),
        ({"LC_ALL": "C", "LANG": "zh_CN"}, False),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, False),
    ],
)
def test_the_language_is_that_of_the_locale(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, locale: dict[str, str], chinese: bool
) -> None:
    for variable, value in locale.items():
        monkeypatch.setenv(variable, value)
    assert ("建议改为" in check(run, "page.jsonl").stdout) == chinese
    assert "建议改为" in check(run, "page.jsonl", "--lang", "zh").stdout
    assert "repair:" in check(run, "page.jsonl", "--lang", "en").stdout
    assert ("文件或目录不存在" in check(run, "absent.jsonl").stderr) == chinese
    assert "文件或目录不存在" in check(run, "absent.jsonl", "--lang", "zh").stderr
    assert "没有规则 'x'" in run("check", "page.jsonl", "--select", "x", "--lang", "zh").stderr


def test_output_is_written_whole_or_not_at_all(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("old", encoding="utf-8")
    (tmp_path / "out.json").chmod(0o604)
    result = check(run, "page.jsonl", "-f", "json", "-o", "out.json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["records"] == 1
    assert stat.S_IMODE((tmp_path / "out.json").stat().st_mode) == 0o604
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", "page.jsonl"]
    refused = check(run, "page.jsonl", "-o", "absent/out.json")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("summarycheck: absent/out.json cannot be written: ")
    assert "(make the folder first)" in refused.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "page.jsonl", "-f", "json", "-o", "link.jsonl"),
        ("check", ".", "--also", "json=page.jsonl"),
        ("check", "page.jsonl", "--chinese", "zh.jsonl", "-o", "zh.jsonl"),
        ("check", "page.jsonl", "--baseline", "known.json", "-o", "known.json"),
        ("check", "page.jsonl", "-o", "new.json", "--also", "html=./new.json"),
        ("pair", "--source", SOURCE, "--target", "@zh.jsonl", "-o", "zh.jsonl"),
        ("baseline", "page.jsonl", "-o", "page.jsonl"),
    ],
)
def test_what_is_read_is_not_written_over(
    run: Callable[..., Result], tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "link.jsonl").symlink_to("page.jsonl")
    (tmp_path / "zh.jsonl").write_text('{"id": "1", "translation": "中文"}\n', encoding="utf-8")
    (tmp_path / "known.json").write_text('{"version": 1, "findings": []}\n', encoding="utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    refused = run(*arguments)
    assert refused.exit_code == 2
    assert re.search("is read in this run|is to be written twice", refused.stderr)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_failed_run_leaves_the_old_report(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise SystemExit(130)

    monkeypatch.setattr("summarycheck.engine.Checker.check_batch", fail)
    (tmp_path / "out.json").write_text("old", encoding="utf-8")
    assert check(run, "page.jsonl", "-f", "json", "-o", "out.json").exit_code == 130
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", "page.jsonl"]


def test_a_check_that_fails_makes_the_run_untrusted(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarycheck.engine.Dossier.with_role", None)
    result = check(run, "page.jsonl", "--fail-on", "never")
    assert result.exit_code == 2
    assert "rule url-fused could not be checked" in " ".join(result.stdout.split())


@pytest.mark.parametrize("given", ["text", "file", "standard input"])
def test_pair_takes_texts_files_and_standard_input(
    run: Callable[..., Result], tmp_path: Path, given: str
) -> None:
    (tmp_path / "zh.txt").write_text("第一行\n" + FUSED, encoding="utf-8")
    target = {"text": FUSED, "file": "@zh.txt", "standard input": "@-"}[given]
    options = ("--role", "summary", "--format", "jsonl", "--select", "url-fused")
    result = run("pair", "--source", SOURCE, "--target", target, *options, input="第一行\n" + FUSED)
    found = json.loads(result.stdout)
    assert (found["role"], found["target"]["text"]) == ("summary", "https://a.org/b公开获取")
    where = {"text": ("", 0, 0), "file": ("zh.txt", 2, 6), "standard input": ("<stdin>", 2, 6)}[given]
    assert (found["path"], found["line"], found["column"]) == where


def test_pair_with_an_absent_file(run: Callable[..., Result]) -> None:
    result = run("pair", "--source", "@absent", "--target", "中文")
    assert result.exit_code == 2
    assert result.stderr.startswith("summarycheck: absent: ")


def test_chinese_kept_apart(run: Callable[..., Result], tmp_path: Path) -> None:
    english, chinese = tmp_path / "en.jsonl", tmp_path / "zh.jsonl"
    english.write_text(json.dumps({"id": "2401.00001", "source": SOURCE}) + "\n", encoding="utf-8")
    chinese.write_text(json.dumps({"id": "2401.00001", "translation": FUSED}) + "\n", encoding="utf-8")
    found = json.loads(check(run, "en.jsonl", "--chinese", "zh.jsonl", "-f", "json").stdout)
    assert (found["records"], found["with_chinese"]) == (1, 1)
    assert [finding["path"] for finding in found["findings"]] == ["zh.jsonl"]


def test_scores_are_in_every_report_that_has_room_for_them(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    row = {"source": SOURCE, "translation": FUSED, "summary": "代码已公开。"}
    (tmp_path / "both.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert "chrF" in check(run, "both.jsonl", "--scores").stdout
    names = [
        score["name"]
        for score in json.loads(check(run, "both.jsonl", "--scores", "-f", "json").stdout)["scores"]
    ]
    assert names[0] == "chrF"


def test_seeds_are_all_read(run: Callable[..., Result]) -> None:
    found = json.loads(check(run, SEEDS, "-f", "json").stdout)
    assert (found["records"], found["with_chinese"], found["files"], found["problems"]) == (41, 4, 5, [])


def test_jobs_give_the_same_report(run: Callable[..., Result]) -> None:
    one, two = (run("check", SEEDS, "-f", "json", "--fail-on", "never", "--jobs", jobs) for jobs in (1, 2))
    assert one.stdout == two.stdout


def test_colours_only_when_asked_for_or_on_a_terminal(run: Callable[..., Result]) -> None:
    assert "\x1b" not in check(run, "page.jsonl").stdout
    assert "\x1b" not in check(run, "page.jsonl", "--color", "never", color=True).stdout
    assert "\x1b[" in check(run, "page.jsonl", "--color", "always", color=True).stdout


def test_rules_speak_either_language(run: Callable[..., Result]) -> None:
    listed = run("rules", "list", "--lang", "zh").stdout.splitlines()
    assert "url-fused              警告       markup    译文, 摘要" in listed
    assert run("rules", "test", "--select", "url-lost", "--lang", "zh").stdout.startswith("1 条规则")


def test_version(run: Callable[..., Result]) -> None:
    assert run("--version").stdout == f"summarycheck {__version__}\n"


# ---- as a process ------------------------------------------------------------------------------------

COMMAND = [sys.executable, "-m", "summarycheck"]


def test_any_locale_can_print_chinese(tmp_path: Path) -> None:
    (tmp_path / "page.jsonl").write_text(PAGE, encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [*COMMAND, "check", tmp_path, "--select", "url-fused"], capture_output=True, env=environment
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "公开获取" in done.stdout.decode("utf-8")


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text((PAGE + "\n") * 2000, encoding="utf-8")
    arguments = [*COMMAND, "check", str(tmp_path / "many.jsonl"), "-f", "jsonl", "--select", "url-fused"]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(30) == 141
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_quietly(tmp_path: Path, jobs: str) -> None:
    (tmp_path / "many.jsonl").write_text((PAGE + "\n") * 20000, encoding="utf-8")
    arguments = [
        *COMMAND,
        "check",
        str(tmp_path / "many.jsonl"),
        "-f",
        "jsonl",
        "--select",
        "url-fused",
        "--jobs",
        jobs,
    ]
    process = subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None
    process.stdout.read(1)
    time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, b"")


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_cut_short_leaves_the_old_report_and_nothing_else(
    tmp_path: Path, number: int, code: int, jobs: str
) -> None:
    (tmp_path / "many.jsonl").write_text((PAGE + "\n") * 20000, encoding="utf-8")
    (tmp_path / "report").write_text("old", encoding="utf-8")
    options = ("--select", "url-fused", "--jobs", jobs, "--output", "report")
    process = subprocess.Popen(
        [*COMMAND, "check", "many.jsonl", *options], cwd=tmp_path, start_new_session=True
    )
    while not list(tmp_path.glob(".report.*")):  # it has begun
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, number)
    assert process.wait(30) == code
    assert {path.name for path in tmp_path.iterdir()} == {"many.jsonl", "report"}
    assert (tmp_path / "report").read_text(encoding="utf-8") == "old"


def test_an_empty_source_is_no_pair(run: Callable[..., Result]) -> None:
    result = run("pair", "--source", " ", "--target", "译文")
    assert result.exit_code == 2
    assert "--source: the text is empty" in result.stderr


@pytest.mark.parametrize(
    ("target", "code", "said"),
    [
        ("own.md", 2, "no Chinese in it (for a file: @own.md)"),
        ("The ants walk very far.", 1, "language-wrong"),
    ],
)
def test_a_target_without_chinese(run: Callable[..., Result], target: str, code: int, said: str) -> None:
    result = run("pair", "--source", "Ants walk far.", "--target", target)
    assert (result.exit_code, said in result.output, "0 with Chinese" in result.stdout) == (code, True, True)


def test_the_command_that_is_meant_is_set_up_alone() -> None:
    alone = app.narrowed("check")
    assert [each.callback.__name__ for each in alone.registered_commands if each.callback] == ["check"]
    assert alone.registered_groups == []
    assert [each.name for each in app.narrowed("rules").registered_groups] == ["rules"]
    for other in ("", "--help", "chek"):
        assert app.narrowed(other).registered_commands == app.registered_commands
