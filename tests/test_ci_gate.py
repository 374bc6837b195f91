"""Baselines, waivers and thresholds: what of the findings counts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from summarycheck.ci.baseline import Baseline, entries_of, read_baseline, written
from summarycheck.cli import app
from summarycheck.config import ConfigError
from summarycheck.model import Finding, Span

FUSED = "代码见https://a.org/b公开"


def row(number: int, translation: str = FUSED, **more: object) -> str:
    record = {"id": str(number), "source": "Code: https://a.org/b .", "translation": translation, **more}
    return json.dumps(record, ensure_ascii=False) + "\n"


def allow(*entries: object) -> dict[str, object]:
    return {"allow": list(entries)}


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line in an empty folder, by the rule ``url-fused`` (a warning) alone."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    return lambda *arguments: CliRunner().invoke(app, [str(each) for each in arguments])


def check(run: Run, *arguments: object) -> Result:
    return run("check", "page.jsonl", "--select", "url-fused", "--fail-on", "warning", *arguments)


def document(run: Run, *arguments: object) -> dict[str, list[dict[str, object]]]:
    return json.loads(check(run, "--format", "json", *arguments).stdout)  # type: ignore[no-any-return]


def write(text: str, path: str = "page.jsonl") -> None:
    Path(path).parent.mkdir(exist_ok=True, parents=True)
    Path(path).write_text(text, encoding="utf-8")


# ---- thresholds ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--max-findings", 2), 1),
        (("--max-findings", 3), 0),
        (("--max-findings", 0, "--fail-on", "error"), 0),
        (("--max-findings", -1), 2),
    ],
)
def test_so_many_findings_are_borne(run: Run, options: tuple[object, ...], code: int) -> None:
    write(row(1) + row(2) + row(3))
    assert check(run, *options).exit_code == code


def test_several_reports_of_one_run(run: Run) -> None:
    write(row(1))
    result = check(run, "--also", "jsonl=a.jsonl", "--also", "json=b.json")
    assert "url-fused" in result.stdout
    assert json.loads(Path("a.jsonl").read_text(encoding="utf-8"))["rule"] == "url-fused"
    assert json.loads(Path("b.json").read_text(encoding="utf-8"))["records"] == 1
    assert "say what and where" in check(run, "--also", "json").stderr
    assert "'jsno' is not one of text, json, " in check(run, "--also", "jsno=x").stderr


# ---- baselines -------------------------------------------------------------------------------------


def test_what_is_in_the_baseline_does_not_count(run: Run) -> None:
    write(row(1) + row(2))
    assert run("baseline", "page.jsonl", "--select", "url-fused", "-o", "known.json").stdout == (
        "known.json: 2 findings known from now on\n"
    )
    assert check(run, "--baseline", "known.json").exit_code == 0
    write("\n" + row(3, "无") + row(2, title="new") + row(1))  # reordered, reformatted, added to
    assert check(run, "--baseline", "known.json").exit_code == 0
    write(row(1) + row(2) + row(3))
    found = document(run, "--baseline", "known.json")
    assert [finding["record"] for finding in found["findings"]] == ["3"]
    assert [(each["by"], each["path"]) for each in found["suppressed"]] == [("baseline", "known.json")] * 2
    assert "not counted: 0 waived, 2 in the baseline" in check(run, "--baseline", "known.json").stdout


def test_what_is_fixed_is_said_and_pruned(run: Run) -> None:
    write(row(1) + row(2))
    run("baseline", "page.jsonl", "--select", "url-fused", "-o", "known.json")
    write(row(1, "代码已公开") + row(3))
    result = check(run, "--baseline", "known.json")
    assert "known.json: 1 of the known findings are fixed (summarycheck baseline --prune" in result.stderr
    assert result.exit_code == 1
    assert document(run, "--baseline", "known.json")["remarks"][0]["path"] == "known.json"
    pruned = run("baseline", "page.jsonl", "--select", "url-fused", "-o", "known.json", "--prune")
    assert pruned.stdout == "known.json: 1 finding still known, 1 fixed and taken out\n"
    # Record 2 was not looked at, record 3 is new: the one stays, the other does not come in.
    assert [entry["record"] for entry in json.loads(Path("known.json").read_text())["findings"]] == ["2"]


def test_what_was_not_asked_is_not_fixed(run: Run) -> None:
    write(row(1))
    run("baseline", "page.jsonl", "--select", "url-fused")
    known = ("--baseline", "summarycheck-baseline.json")
    assert run("check", "page.jsonl", "--select", "number", *known).stderr == ""
    told = run("baseline", "page.jsonl", "--select", "number", "--prune").stdout
    assert told == "summarycheck-baseline.json: 1 finding still known, 0 fixed and taken out\n"


def test_the_configured_baseline_is_used_and_written(run: Run) -> None:
    write("baseline = 'ci/known.json'\nselect = ['url-fused']\nfail-on = 'warning'", "summarycheck.toml")
    write(row(1))
    missing = run("check", "page.jsonl")
    assert (missing.exit_code, missing.stderr) == (
        2,
        "summarycheck: ci/known.json: no such baseline (summarycheck baseline writes one)\n",
    )
    Path("ci").mkdir()
    assert run("baseline", "page.jsonl").exit_code == 0
    assert run("check", "page.jsonl").exit_code == 0
    write(row(1) + row(2))
    assert run("check", "page.jsonl", "--jobs", 2).exit_code == 1


def test_a_baseline_is_of_inputs_as_check_reads_them(run: Run) -> None:
    write(json.dumps({"id": "1", "en": "Code: https://a.org/b .", "zh": FUSED}))
    options = ("--map", "source=en,translation=zh", "--select", "url-fused")
    assert "1 finding known" in run("baseline", "page.jsonl", *options).stdout
    known = ("--baseline", "summarycheck-baseline.json", "--fail-on", "warning")
    assert run("check", "page.jsonl", *options, *known).exit_code == 0
    assert run("check", "page.jsonl", *options, *known[2:]).exit_code == 1
    write(json.dumps({"id": "2", "source": "Code: https://a.org/b ."}), "en.jsonl")
    write(json.dumps({"id": "2", "translation": FUSED}), "zh.jsonl")
    apart = ("en.jsonl", "--chinese", "zh.jsonl", "--select", "url-fused")
    assert "1 finding known" in run("baseline", *apart).stdout
    assert run("check", *apart, *known).exit_code == 0


def test_a_baseline_of_half_the_input_is_not_written(run: Run) -> None:
    write(row(1) + "{bad\n")
    result = run("baseline", "page.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1] == "summarycheck: no baseline is written"
    assert not Path("summarycheck-baseline.json").exists()


@pytest.mark.parametrize("text", ["", "[]", '{"version": 1}', '{"version": 1, "findings": [{"x": 1}]}'])
def test_another_file_is_no_baseline(tmp_path: Path, text: str) -> None:
    (tmp_path / "x").write_text(text)
    with pytest.raises(ConfigError, match="not a baseline"):
        read_baseline(str(tmp_path / "x"))


def test_a_baseline_of_another_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text('{"version": 2, "findings": []}')
    with pytest.raises(ConfigError, match="a baseline of version 2, not 1"):
        read_baseline(str(tmp_path / "x"))


def finding(record: str, quote: str, line: int = 1) -> Finding:
    return Finding(
        "r", "number", "error", record, "translation", "f", "m", line=line, target=Span(quote, 0, 1)
    )


def test_equal_findings_are_counted() -> None:
    same = [finding("1", "甲", line) for line in (1, 2, 3)]
    baseline = Baseline(entries_of(same[:2]))
    assert [baseline.knows(each) for each in same] == [True, True, False]


def test_the_file_does_not_depend_on_the_order(tmp_path: Path) -> None:
    findings = [finding(record, quote) for record in "21" for quote in "乙甲\ud800"]
    text = written(entries_of(findings))
    assert text == written(entries_of(reversed(findings)))
    (tmp_path / "x").write_text(text, encoding="utf-8")
    assert all(map(read_baseline(str(tmp_path / "x")).knows, findings))


# ---- waivers ---------------------------------------------------------------------------------------

WAIVED = allow({"rule": "url-fused", "reason": "as printed"})


def test_a_waiver_in_a_row_waives_it_for_that_record(run: Run) -> None:
    write(row(1, summarycheck=WAIVED) + row(2))
    found = document(run)
    assert [each["record"] for each in found["findings"]] == ["2"]
    (waived,) = found["suppressed"]
    assert (waived["by"], waived["reason"], waived["line"]) == ("waiver", "as printed", 1)
    write(json.dumps([json.loads(row(1, summarycheck=WAIVED))], indent=1))
    assert check(run).exit_code == 0
    daily = {"id": "1", "summary": "Code: https://a.org/b .", "AI": {"tldr": FUSED}, "summarycheck": WAIVED}
    write(json.dumps(daily))
    assert check(run).exit_code == 0


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (
            allow({"rule": "url-fused"}),
            "1: not a waiver: `summarycheck.allow[0]` lacks `reason`",
        ),
        (allow({"rule": "url-fused", "reason": " "}), "1: a waiver without a reason"),
        (
            allow({"rule": "url-fusd", "reason": "x"}),
            "1: a waiver: no rule 'url-fusd' (did you mean 'url-fused'?)",
        ),
        (allow("url-fused"), "1: not a waiver: `summarycheck.allow[0]` is text, not an object"),
        ({"alow": []}, "1: not a waiver: `summarycheck` has an unknown field `alow`"),
        ([], "1: not a waiver: `summarycheck` is a list, not an object"),
    ],
)
def test_a_waiver_that_is_none_is_refused_and_the_record_checked(run: Run, field: object, said: str) -> None:
    write(row(1, summarycheck=field))
    result = check(run, "--format", "jsonl")
    assert result.stderr.startswith(f"summarycheck: page.jsonl:{said}")
    assert (result.exit_code, len(result.stdout.splitlines())) == (2, 1)


PAGE = """\
# First
**Authors:** A, B
{above}
This is an abstract in English that goes on for long enough to be a paragraph, see https://a.org/b for code, and
says nothing that matters to anybody who reads it, and then some more, and then it comes to its end at last.

代码见https://a.org/b公开，其余没有什么要说的。

论文及项目相关链接

### Summary
总结。
# Second
**Authors:** A, B

This is the abstract of another paper that goes on for long enough to be seen, see https://a.org/c for code, and
says nothing that matters to anybody who reads it, and then some more, and then it comes to its end at last.

代码见https://a.org/c公开，其余没有什么要说的。{inside}

论文及项目相关链接

### Summary
总结。
{below}
"""
COMMENT = "<!-- summarycheck: allow url-fused -- as printed -->"


@pytest.mark.parametrize(
    ("place", "left"),
    [
        ({"above": COMMENT}, ["Second"]),
        ({"inside": COMMENT}, ["First"]),
        ({"below": COMMENT}, ["First"]),
        ({"above": COMMENT, "inside": COMMENT}, []),
        ({"inside": "<!--summarycheck:allow url-fused,number-missing  --  x-->"}, ["First"]),
    ],
)
def test_a_comment_waives_for_the_paper_that_it_stands_in(
    run: Run, place: dict[str, str], left: list[str]
) -> None:
    write(PAGE.format(**{"above": "", "inside": "", "below": "", **place}), "page.md")
    result = run("check", "page.md", "--select", "url-fused", "--format", "jsonl")
    assert [json.loads(line)["record"] for line in result.stdout.splitlines()] == left
    assert "summarycheck" not in result.stdout


@pytest.mark.parametrize(("near", "left"), [("First", ["Second"]), ("Second", ["First"])])
def test_a_comment_in_a_page_that_is_one_line(run: Run, near: str, left: list[str]) -> None:
    def paper(title: str) -> str:
        english = (
            "This is the abstract of a paper, which is long enough to be seen as the abstract of a paper. "
            * 3
        )
        comment = COMMENT if title == near else ""
        return (
            f"<h2>{title}</h2><p><strong>Authors:</strong>A. Author</p><p>{english} See https://a.org/b for "
            f"code.</p>{comment}<blockquote><p>这是论文的摘要，代码见https://a.org/b公开，其余没有什么要说的。</p>"
            "</blockquote><p><strong>论文及项目相关链接</strong></p><p><strong>Summary</strong></p><p>总结。</p>"
        )

    write(
        f'<html><body><div id="articleContent">{paper("First")}{paper("Second")}</div></body></html>',
        "p.html",
    )
    result = run("check", "p.html", "--select", "url-fused", "--format", "jsonl")
    assert [json.loads(line)["record"] for line in result.stdout.splitlines()] == left
    assert result.stderr == ""


def test_a_comment_is_no_part_of_a_text(run: Run) -> None:
    from summarycheck.readers import read

    def texts(inside: str) -> list[str]:
        write(PAGE.format(above="", inside=inside, below=""), "page.md")
        return [text.text for record in read("page.md") for text in record.targets]  # type: ignore[union-attr]

    assert texts(COMMENT) == texts("")


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("<!-- summarycheck: allow url-fused -->", "3: a waiver without a reason (<!-- summarycheck: allow"),
        ("<!-- summarycheck: allow url-fused -- -->", "3: a waiver without a reason"),
        ("<!-- summarycheck: allow url-fusd -- x -->", "3: a waiver: no rule 'url-fusd' (did you mean"),
        ("<!-- summarycheck: ignore url-fused -- x -->", "3: no waiver: “ignore url-fused -- x”"),
        ("<!-- summarycheck: allow url-fused -- x", "3: a comment to summarycheck that does not end"),
    ],
)
def test_a_comment_that_is_no_waiver_is_refused(run: Run, comment: str, said: str) -> None:
    write(PAGE.format(above=comment, inside="", below=""), "page.md")
    result = run("check", "page.md", "--select", "url-fused", "--format", "jsonl")
    assert result.stderr.startswith(f"summarycheck: page.md:{said}")
    assert (result.exit_code, len(result.stdout.splitlines())) == (2, 2)


def test_a_waiver_that_waives_nothing_is_told(run: Run) -> None:
    write(row(1, "无", summarycheck=WAIVED))
    (unused,) = document(run)["findings"]
    assert (unused["rule"], unused["severity"], unused["line"]) == ("waiver-unused", "info", 1)
    assert check(run).exit_code == 0
    assert document(run, "--select", "number", "--ignore", "url-fused")["findings"] == []  # it was not asked


def test_waivers_beside_chinese_that_is_kept_apart(run: Run) -> None:
    write(json.dumps({"id": "1", "source": "Code: https://a.org/b ."}))
    write(json.dumps({"id": "1", "translation": FUSED, "summarycheck": WAIVED}), "zh.jsonl")
    options = ("--select", "url-fused", "--fail-on", "warning")
    assert run("check", "page.jsonl", "--chinese", "zh.jsonl", *options).exit_code == 0
    write(f"{FUSED}\n{COMMENT}\n", "zh/1.txt")
    assert run("check", "page.jsonl", "--chinese", "zh", *options).exit_code == 0
    write(f"{FUSED}\n", "zh/1.txt")
    assert run("check", "page.jsonl", "--chinese", "zh", *options).exit_code == 1


CONFIG = """\
[[allow]]
rule = "url-fused"
records = ["1"]
reason = "as printed"

[[allow]]
rule = "url-fused"
paths = ["old/"]
reason = "closed"
"""


def test_waivers_of_the_configuration(run: Run) -> None:
    write(CONFIG, "summarycheck.toml")
    write(row(1) + row(2))
    write(row(3), "old/page.jsonl")
    result = run("check", ".", "--select", "url-fused", "--format", "json")
    found = json.loads(result.stdout)
    assert [each["record"] for each in found["findings"]] == ["2"]
    assert [(each["path"], each["line"], each["reason"]) for each in found["suppressed"]] == [
        ("summarycheck.toml", 6, "closed"),
        ("summarycheck.toml", 1, "as printed"),
    ]
    assert result.stderr == ""


def test_those_that_waive_nothing_are_told_where_that_is_known(run: Run) -> None:
    write(CONFIG, "summarycheck.toml")
    write(row(1, "无") + row(2))
    write(row(3, "无"), "old/page.jsonl")
    options = ("--select", "url-fused")
    assert run("check", ".", *options).stderr.splitlines() == [
        "summarycheck: summarycheck.toml:6: the waiver of url-fused waives nothing",
        "summarycheck: summarycheck.toml:1: the waiver of url-fused waives nothing",
    ]
    assert run("check", "old/page.jsonl", *options).stderr == ""  # another file may need it
    assert run("check", "page.jsonl", *options).stderr.count("\n") == 1


def test_what_is_waived_is_in_no_baseline(run: Run) -> None:
    write(row(1, summarycheck=WAIVED) + row(2))
    run("baseline", "page.jsonl", "--select", "url-fused")
    entries = json.loads(Path("summarycheck-baseline.json").read_text(encoding="utf-8"))["findings"]
    assert [entry["record"] for entry in entries] == ["2"]
