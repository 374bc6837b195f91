"""Reports: the published shapes, and a text report that reads well and cannot be driven by its data."""

from __future__ import annotations

import json
import re

import pytest
from rich.cells import cell_len

from reporting import RECORD, SOURCE, TARGET, finding, quote, write
from summarycheck.model import Finding, Lang, Problem, Record, Report, Score, Span, Suggestion, Text
from summarycheck.reporters import Look
from summarycheck.reporters.escaping import harmless
from summarycheck.reporters.excerpt import excerpt

SCORE = Score("chrF", 41.5, "Summary", "translation", "sacrebleu|…")


def text(*findings: Finding, lang: Lang = "en", color: bool = False, width: int = 100) -> str:
    return write("text", Report(RECORD, findings), look=Look(lang, color, width))


def test_jsonl_is_a_finding_a_line_in_the_published_shape() -> None:
    first, second = finding(), finding(target=None, suggestion=None)
    lines = write("jsonl", Report(RECORD, (first, second)), Report(RECORD)).splitlines()
    assert [json.loads(line) for line in lines] == [first.to_dict(), second.to_dict()]
    assert list(json.loads(lines[0])) == [
        "version", "rule", "category", "severity", "record", "role", "field", "path", "line", "column",
        "source", "target", "message", "suggestion", "facts", "fingerprint",
    ]  # fmt: skip


def test_json_is_one_document() -> None:
    problem = Problem("bad.txt", 3, "no text", "mend it")
    document = json.loads(
        write(
            "json",
            Report(RECORD, (finding(),), (SCORE,)),
            Report(Record.of("no Chinese")),
            problems=(problem,),
        )
    )
    assert document["version"] == 1
    assert (document["records"], document["with_chinese"], document["files"]) == (2, 1, 1)
    assert document["findings"] == [finding().to_dict()]
    assert document["counts"] == {"error": 1, "warning": 0, "info": 0}
    assert document["problems"][0]["what"] == "no text"
    assert document["scores"][0]["record"] == "2401.00001"


def test_json_of_nothing_is_a_document_too() -> None:
    assert json.loads(write("json"))["findings"] == []


def test_half_characters_survive_json() -> None:
    line = write("jsonl", Report(RECORD, (finding(message="\ud800"),))).encode("utf-8", "backslashreplace")
    assert json.loads(line)["message"] == "\ud800"


def test_the_text_report_shows_both_sides_the_repair_and_the_sums() -> None:
    shown = text(finding())
    lines = shown.splitlines()
    assert lines[0] == "2401.00001 · A Model  page.txt"
    assert lines[2] == "  error  number-magnitude  translation  7:14"
    assert lines[3] == "  “70 billion” is 700亿"
    assert "⟦70 billion⟧ parameters" in lines[4]
    assert "它有⟦70亿⟧参数，在128个GPU上运行。" in lines[4]
    assert "repair: 700亿" in shown
    assert re.search(r"number-magnitude +error +1 +1\n", shown)
    assert lines[-2:] == ["1 error, 0 warnings, 0 infos", "1 record in 1 file: 1 with Chinese, 0 without"]


def test_in_chinese() -> None:
    shown = text(finding(), lang="zh")
    assert "错误  number-magnitude" in shown
    assert "建议改为：700亿" in shown
    assert shown.splitlines()[-2:] == [
        "1 个错误，0 个警告，0 个提示",
        "1 个文件，1 条记录：1 条有中文，0 条没有",
    ]


@pytest.mark.parametrize("width", [40, 71, 72, 80, 100, 133])
def test_nothing_is_wider_than_the_terminal_and_the_sides_are_aligned(width: int) -> None:
    shown = text(finding(), finding(target=None), finding(source=None), width=width)
    assert all(cell_len(line) <= width for line in shown.splitlines())
    between = {cell_len(line[: line.index("│")]) for line in shown.splitlines() if "│" in line}
    assert len(between) == (width >= 72)


@pytest.mark.parametrize("width", range(72, 110))
@pytest.mark.parametrize("color", [False, True])
def test_no_line_begins_with_a_closing_mark(width: int, color: bool) -> None:
    shown = re.sub("\x1b\\[[0-9;]*m", "", text(finding(), width=width, color=color))
    right = [line.partition("│")[2].strip() for line in shown.splitlines() if "│" in line]
    assert "".join(right).replace("⟦", "").replace("⟧", "") == "它有70亿参数，在128个GPU上运行。"
    assert not any(line.startswith(tuple("，。⟧")) for line in right)
    assert all(cell_len(line) <= width for line in shown.splitlines())


def test_no_escape_without_colour_and_marks_only_without_it() -> None:
    plain, colored = text(finding()), text(finding(), color=True)
    assert "\x1b" not in plain
    assert "\x1b[" in colored
    assert "⟦" not in colored


def test_what_the_data_says_cannot_drive_the_terminal() -> None:
    evil = "\x1b[31mred\x1b]0;title\x07\x9b2J\u202eabc\r\x00[bold]x[/]:smile:\ud800"
    source = f"A {evil} b. 70 billion"
    record = Record(Text(source, "source", evil), (Text(evil, "translation", evil),), id=evil, title=evil)
    bad = finding(
        record=evil, field=evil, message=evil, path=evil, rule=evil,
        source=quote(source, evil), target=Span(evil, 0, len(evil)), suggestion=Suggestion(evil),
    )  # fmt: skip
    shown = write("text", Report(record, (bad,), (SCORE,)), look=Look(width=200))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800]", shown)
    assert "\\x1b[31mred" in shown
    assert "[bold]x[/]:smile:" in shown


def test_a_record_without_findings_is_only_counted() -> None:
    shown = write("text", Report(RECORD))
    assert shown.splitlines() == ["nothing found", "1 record in 1 file: 1 with Chinese, 0 without"]


def test_texts_of_no_file_are_counted_without_one() -> None:
    assert write("text", Report(Record.of("a"))).splitlines()[-1] == "1 record: 0 with Chinese, 1 without"


def test_problems_are_counted() -> None:
    shown = write("text", problems=(Problem("a", 0, "b"),))
    assert shown.splitlines()[-2] == "nothing checked · 1 problem with the input (see standard error)"


def test_the_file_is_said_when_it_is_not_the_records() -> None:
    assert "translation  zh.txt:7:14" in text(finding(path="zh.txt"))


def test_scores_are_shown() -> None:
    other = Score("word recall", 7.0, "Summary", "translation", "jieba|…")
    keys = Score("chrF", 100.0, "Key Takeaways", "translation", "sacrebleu|…")
    shown = write("text", Report(RECORD, (), (SCORE, other, keys))).splitlines()
    assert shown[2:5] == [
        "  overlap with translation   chrF  word recall",
        "  Summary                    41.5          7.0",
        "  Key Takeaways             100.0",
    ]
    assert shown[6:8] == ["chrF: sacrebleu|…", "word recall: jieba|…"]


@pytest.mark.parametrize(
    ("raw", "words", "room", "shown"),
    [
        (SOURCE, "70 billion", 200, ("It has ", "70 billion", " parameters and runs on 128 GPUs.")),
        (TARGET, "70亿", 200, ("它有", "70亿", "参数，在128个GPU上运行。")),
        (SOURCE, "It is open.", 200, ("", "It is open.", "")),
        ("f 3.5 x", "3.5", 200, ("f ", "3.5", " x")),
        ("a\nb\tc", "b", 200, ("", "b", " c")),
    ],
)
def test_an_excerpt_is_the_sentence(raw: str, words: str, room: int, shown: tuple[str, str, str]) -> None:
    assert excerpt(raw, quote(raw, words), room) == shown


def test_an_excerpt_is_cut_at_words_and_keeps_the_evidence() -> None:
    raw = "word " * 200 + "NEEDLE " + "word " * 200
    before, evidence, after = excerpt(raw, quote(raw, "NEEDLE"), 60)
    assert evidence == "NEEDLE"
    assert before.startswith("…word ")
    assert after.endswith(" word…")
    assert len(before + after) < 70


def test_long_evidence_is_cut_in_the_middle() -> None:
    raw = "字" * 1000
    shown = "".join(excerpt(raw, Span(raw, 0, 1000), 100))
    assert len(shown) < 250
    assert "… …" in shown


def test_harmless_leaves_ordinary_text_alone() -> None:
    assert harmless("α→β 中文，“引号” 😀 é") == "α→β 中文，“引号” 😀 é"
