"""Which records, texts and problems each kind of input gives."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from summarycheck.ci.baseline import written as baseline
from summarycheck.model import LANGS, Finding, Lang, Problem, Record, Report
from summarycheck.phrases import in_language
from summarycheck.readers import FORMATS, READERS, detect, read
from summarycheck.reporters import REPORTERS, Look, Run, reporter

HERE = Path(__file__).parent
PAGES = HERE / "data" / "readers"
SEEDS = HERE.parent / "seeds"

SOURCE = "We train 70 billion parameters on 128 GPUs."
ROW = {
    "id": "a",
    "source": SOURCE,
    "translation": "我们在128个GPU上训练700亿参数。",
    "summary": "七百亿参数。",
}


def records(found: Iterable[Record | Problem]) -> list[Record]:
    """The records of an input that must have no problem."""
    items = list(found)
    assert [str(item) for item in items if isinstance(item, Problem)] == []
    return [item for item in items if isinstance(item, Record)]


def problems(found: Iterable[Record | Problem]) -> list[Problem]:
    return [item for item in found if isinstance(item, Problem)]


def outline(record: Record) -> list[tuple[str, str, str]]:
    return [(text.role, text.field, text.text) for text in record.targets]


def written(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


# --- the seeds ---


@pytest.mark.parametrize(
    ("number", "count", "chinese"), [(0, 10, 0), (1, 4, 4), (2, 7, 0), (3, 10, 0), (4, 10, 0)]
)
def test_seeds_have_their_papers(number: int, count: int, chinese: int) -> None:
    found = records(read(sorted(SEEDS.glob(f"{number:03}_*"))))
    assert (len(found), sum(bool(record.targets) for record in found)) == (count, chinese)


def test_all_seeds_from_their_directory() -> None:
    assert len(records(read(SEEDS))) == 41


def test_seed_listing_ids_follow_their_abstracts() -> None:
    found = records(read(SEEDS.glob("000_*")))
    assert [record.id for record in found] == [
        *("2406.08115", "2406.05862", "2406.01034", "2405.16433", "2405.10212"),
        *("2404.06114", "2403.16649", "2402.16361", "2402.16389", "2402.06853"),
    ]
    assert [record.source.text[:14] for record in found[7:]] == [
        "Among the vari",
        "Large language",
        "Language model",
    ]
    assert not any("figures" in record.source.text or "ACL2024" in record.source.text for record in found)


def test_seed_digest_has_its_sections() -> None:
    real, planning, square, biases = records(read(SEEDS.glob("001_*")))
    assert real.title.startswith("ReaL: Efficient RLHF")
    for record in (real, planning, biases):
        assert [(text.role, text.field) for text in record.targets] == [
            ("translation", "translation"),
            ("summary", "Summary"),
            ("summary", "Key Takeaways"),
        ]
    assert [text.field for text in square.targets] == ["translation", "摘要", "关键见解"]
    assert square.targets[0].text.endswith("Square-10M的高品质。")
    assert "\n1. 我们的模型" in square.targets[0].text
    assert real.source.text.endswith("https://github.com/openpsi-project/ReaLHF .")


# --- pages ---


def test_digest_page() -> None:
    path = str(PAGES / "digest.txt")
    *found, lost = read(path)
    heron, moss, survey, untranslated = (item for item in found if isinstance(item, Record))
    assert (heron.id, heron.title) == (
        "2503.01234v2",
        "Heron: Counting Birds in 4K Video with a 3B-Parameter Model",
    )
    assert heron.source.text.endswith("https://example.org/heron .")
    translation, summary, takeaways = outline(heron)
    assert translation[:2] == ("translation", "translation")
    assert "\n1. 在三个湿地上" in translation[2]
    assert "\n2. GPT-4V、Gemini、Qwen-VL、LLaVA\n" in translation[2]
    assert translation[2].endswith("代码见https://example.org/heron 。")
    assert summary == ("summary", "Summary", "Heron是一个30亿参数的数鸟模型。")
    assert takeaways == ("summary", "Key Takeaways", "1. 速度为每秒27帧。\n2. 误差减半。")

    assert moss.source.text == "Moss is green. We ask why, and find 2 reasons.\nBoth reasons hold in winter."
    assert outline(moss) == [
        ("summary", "摘要", "苔藓是绿色的，原因有两个。"),
        ("summary", "关键要点", "- 原因一。\n- 原因二。"),
    ]
    assert survey.title == "A Survey of Surveys"
    assert outline(survey) == [
        ("summary", "摘要", "我们综述了120篇综述。"),
        ("summary", "summary", "我们读了120篇综述，发现它们大多引用彼此，并提出一个分类法。"),
    ]
    # The rules catch a generator that gives the abstract back, if the reader calls that a translation.
    assert outline(untranslated) == [("translation", "translation", untranslated.source.text)]
    assert isinstance(lost, Problem)
    assert (lost.line, "no English abstract" in lost.what, "Lost Abstract" in lost.what) == (87, True, True)


PARTS = {
    "authors": "Authors:Ada Field, Bo Lin",
    "translation": "我们提出一个有30亿参数的模型，误差从12.4%降到6.1%。",
    "links": "论文及项目相关链接\n\nPDF 9 pages, accepted by ABC 25",
    "Summary": "Summary\n一个30亿参数的模型。",
    "Key Takeaways": "Key Takeaways\n\n  1. 误差减半。",
    "end": "Cool Papers\n\n点此查看论文截图",
}
ABSTRACT = (
    "We present a model with 3 billion parameters that counts birds in video as fast as a person can. On "
    "three wetlands it halves the error of human observers, from 12.4% to 6.1%. The code and data are free."
)


@pytest.mark.parametrize("mask", range(2 ** len(PARTS)))
def test_any_part_of_a_digest_paper_may_be_missing(mask: int) -> None:
    kept = [name for bit, name in enumerate(PARTS) if mask >> bit & 1]
    lines = ["A Title of a Paper"]
    for name, part in PARTS.items():
        lines += [part] if name in kept else []
        lines += [ABSTRACT] if name == "authors" else []
    paper = "\n\n".join(lines)
    two = f"页面\n\n2025-04-27 更新\n\n{paper}\n\n{paper}\n"
    texts = [name for name in kept if name in ("translation", "Summary", "Key Takeaways")]
    found = [
        item
        for item in read("-", input_format="digest", stdin=io.BytesIO(two.encode()))
        if isinstance(item, Record)
    ]
    if not {"authors", "end"} & set(kept) or not {"authors", "links", "Summary", "Key Takeaways"} & set(kept):
        return  # nothing says where a paper begins or that it is one
    assert [[text.field for text in record.targets] for record in found] == [texts, texts]
    assert [(record.title, record.source.text) for record in found] == [("A Title of a Paper", ABSTRACT)] * 2


def test_listing_page() -> None:
    found = records(read(PAGES / "listing.txt"))
    assert [record.id for record in found] == [
        "2406.00001v2",
        "2406.00002",
        "cs/0301012",
        "0705.1234",
        "2406.00005",
    ]
    assert [(record.source.text[:9], record.source.text[-18:]) for record in found] == [
        ("We study ", "xample.org/lichen"[-18:].rjust(18, "e")),
        ("Tides are", "s in the North Sea."[-18:]),
        ("In a fiel", "r former hive at all."[-18:]),
        ("Old ids h", "to others later on."[-18:]),
        ("Wrapped a", "06.00001 for more."),
    ]
    assert not any(record.targets or record.title for record in found)


@pytest.mark.parametrize(
    ("after_id", "abstract"),
    [
        ("", "Bees"),
        ("v3", "Bees"),
        (" - ABC 2024", "Bees"),
        (" - ABC'24", "Bees"),
        (" - Findings of ABC", "Bees"),
        (" - NeurIPS 2023 Workshop", "Bees"),
        (" [cs.CL]", "Bees"),
        (" (ABC 2024)", "Bees"),
        (" – Journal of Bees 12 (2023)", "“Bees"),
    ],
)
def test_what_stands_between_an_id_and_the_next_abstract(after_id: str, abstract: str) -> None:
    first = "Ants walk far. " * 20
    second = f"{abstract} fly far. " + "They come home in the evening. " * 10
    page = f"{first}\narXiv:2406.00001{after_id}{second}\narXiv:2406.00002\n"
    found = records(read("-", stdin=io.BytesIO(page.encode())))
    assert [(record.id[:10], record.source.text) for record in found] == [
        ("2406.00001", first.strip()),
        ("2406.00002", second.strip()),
    ]


def test_listing_whose_ids_come_first() -> None:
    page = "arXiv:2406.00001\nAnts walk far.\nThey rest.\narXiv:2406.00002\nBees fly far, and we say why.\n"
    found = records(read("-", stdin=io.BytesIO(page.encode())))
    assert [(record.id, record.source.text[:4]) for record in found] == [
        ("2406.00001", "Ants"),
        ("2406.00002", "Bees"),
    ]


def test_abstracts_page() -> None:
    clouds, rain, snow = records(read(PAGES / "abstracts.txt"))
    assert clouds.source.text.startswith("Clouds")
    assert clouds.source.text.endswith("it ends properly.")
    assert (rain.title, rain.id) == ("Rain on Tin", "2401.00011")
    assert rain.source.text == "Rain on tin is loud.\nIt has been measured at 80 dB."
    assert (snow.title, snow.source.text) == ("", "Snow is quiet.")


# --- JSON and tables ---


def as_jsonl(rows: list[object]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.mark.parametrize(
    "content",
    [
        as_jsonl([ROW]),
        as_jsonl([ROW]).replace("\n", "\r\n"),
        "\ufeff" + as_jsonl([ROW]),
        "\n\n" + json.dumps(ROW, ensure_ascii=False),
        json.dumps([ROW]),
        json.dumps([ROW], indent=2, ensure_ascii=False),
        json.dumps(ROW, indent=1),
        "id,title,source,translation,summary\n"
        + f"a,,{ROW['source']},{ROW['translation']},{ROW['summary']}\n",
        '"Summary",SOURCE,note,translation,id\n'
        + f'{ROW["summary"]},{ROW["source"]},x,"{ROW["translation"]}",a\n',
        "\ufeffid\tsource\ttranslation\tsummary\r\n"
        + f"a\t{ROW['source']}\t{ROW['translation']}\t{ROW['summary']}\r\n",
    ],
)
def test_the_same_record_in_every_generic_form(content: str, tmp_path: Path) -> None:
    for name, data in (("x.txt", content.encode()), ("x.gz", gzip.compress(content.encode()))):
        (record,) = records(read(written(tmp_path, name, data)))
        assert (record.id, record.source.text) == ("a", ROW["source"])
        assert outline(record) == [
            ("translation", "translation", ROW["translation"]),
            ("summary", "summary", ROW["summary"]),
        ]


def test_jsonl_targets_and_unknown_keys(tmp_path: Path) -> None:
    row = {"source": SOURCE, "x": {"source": 1}, "id": 7, "targets": [
        {"role": "summary", "field": "要点", "text": "好"}, {"text": "译", "role": "translation"},
    ]}  # fmt: skip
    (record,) = records(read(written(tmp_path, "x.jsonl", as_jsonl([row]))))
    assert (record.id, outline(record)) == (
        "7",
        [("summary", "要点", "好"), ("translation", "translation", "译")],
    )


PAPER = {"id": "2505.00001", "title": "T", "summary": "We\nstudy 3 ants.", "authors": ["A"], "comment": None}
AI = {"tldr": "三只", "motivation": "动", "method": "法", "result": "果", "conclusion": "论"}


@pytest.mark.parametrize(
    ("ai", "fields"),
    [
        ({"AI": AI}, ["AI.tldr", "AI.motivation", "AI.method", "AI.result", "AI.conclusion"]),
        ({"AI": {"task": "三只", "method": None}}, ["AI.task"]),
        ({"AI": {"translation": "译", "summary": "要"}}, ["AI.translation", "AI.summary"]),
        ({"AI": "Error"}, []),
        ({"AI": None}, []),
        ({}, []),
    ],
)
def test_daily_digest(ai: dict[str, object], fields: list[str], tmp_path: Path) -> None:
    found = records(read(written(tmp_path, "x.jsonl", as_jsonl([PAPER | ai, PAPER | ai]))))
    assert [record.id for record in found] == ["2505.00001"] * 2
    for record in found:
        assert (record.title, record.source.text, record.source.field) == (
            "T",
            "We\nstudy 3 ants.",
            "summary",
        )
        assert [text.field for text in record.targets] == fields
        assert all(
            (text.role == "translation") == (text.field == "AI.translation") for text in record.targets
        )


# --- bad input: one clear problem, and the rest is read ---

GOOD = json.dumps(ROW)
GOOD_ZH = json.dumps(ROW, ensure_ascii=False)


@pytest.mark.parametrize(
    ("name", "content", "line", "what", "count"),
    [
        ("empty.txt", b"", 0, "empty", 0),
        ("blank.txt", b" \n\n", 0, "empty", 0),
        ("binary.txt", b"Abstract: \0\1\2", 0, "binary", 0),
        ("late.jsonl", (GOOD.encode() + b"\n") * 999 + b"\0\0\n", 1000, "NUL byte", 999),
        ("utf16.txt", "Abstract: ants".encode("utf-16"), 0, "UTF-16", 0),
        ("gbk.txt", "Abstract: ants\n中文".encode("gbk"), 2, "invalid UTF-8: byte 0xd6 at byte 1", 0),
        ("gbk.jsonl", GOOD.encode() + b"\n" + GOOD_ZH.encode("gb18030") + b"\n", 2, "invalid UTF-8: byte 0xce", 1),
        ("gbk.md", "# T\n\n**Abstract**: ants\n\n**译文**: 我们提出一个模型。\n".encode("gbk"), 5, "invalid UTF-8", 0),
        ("big5.txt", "Abstract: ants\n我們提出一個模型，與其他方法不同".encode("big5"), 2, "invalid UTF-8", 0),
        ("utf16le.jsonl", GOOD.encode("utf-16-le"), 0, "this is UTF-16LE", 0),
        ("utf16be.csv", "id,source\na,Ants walk far.\n".encode("utf-16-be"), 0, "this is UTF-16BE", 0),
        ("utf32.txt", GOOD.encode("utf-32"), 0, "this is UTF-32", 0),
        ("nul.jsonl", GOOD.encode() + b'\n{"source": "a\0b"}\n' + GOOD.encode(), 2, "a NUL byte, at byte 14", 2),
        ("nul.md", b"# T\n\n**Abstract**: ants\n" + b"x" * 200 + b"\0", 4, "a NUL byte, at byte 201 of", 0),
        ("cut.json", b'{"papers": [{"abstract": "Ants.", "abstract_zh": "x"}, {"abstract": "An', 1, "Unterminated", 1),
        ("data.html", b"<html><body><p>Nothing to see.</p></body></html>", 0, "no record found", 0),
        ("latin.txt", b"caf\xe9 and more", 1, "invalid UTF-8: byte 0xe9 at byte 4 of the line", 0),
        ("notes.txt", b"Buy milk.\n", 0, "not a format", 0),
        ("cut.gz", gzip.compress(GOOD.encode() * 50)[:-12], 0, "gzip data ends early", 0),
        ("bad.gz", b"\x1f\x8bnonsense", 0, "cannot be read", 0),
        ("text.jsonl", f"{GOOD}\nhello\n{GOOD}\n".encode(), 2, "not valid JSON", 2),
        ("cut.jsonl", f"{GOOD}\n{GOOD[:40]}".encode(), 2, "not valid JSON: Unterminated string", 1),
        ("one.jsonl", GOOD[:40].encode(), 1, "not valid JSON", 0),
        ("utf8.jsonl", GOOD.encode() + b'\n{"source": "\xff"}\n' + GOOD.encode(), 2, "0xff at byte 13", 2),
        ("list.jsonl", f"{GOOD}\n[1]\n".encode(), 2, "it is a list, not an object", 1),
        ("type.jsonl", f'{GOOD}\n{{"source": "a", "title": 3}}'.encode(), 2, "`title` is a whole number, not text", 1),
        ("float.jsonl", b'{"source": "a", "id": 2505.10}', 1, "`id` is a number, not a whole number or text", 0),
        ("role.jsonl", b'{"source": "a", "targets": [{"role": "x", "text": ""}]}', 1, "`targets[0].role` cannot be 'x' (one of translation, summary)", 0),
        ("none.jsonl", f'{GOOD}\n{{"id": 1, "text": 2}}'.encode(), 2, "no `source` in this row (it", 1),
        ("zh.jsonl", b'{"id": "a", "translation": "b"}', 1, "no `source`", 0),
        ("blank.jsonl", b'{"source": " "}', 1, "`source` is empty", 0),
        ("nan.jsonl", b'{"source": "a", "x": NaN}', 1, "not valid JSON", 0),
        ("half.jsonl", b'{"source": "a\\ud83d b"}', 1, "half of a surrogate pair", 0),
        ("deep.jsonl", b'{"source": "a", "x": ' + b"[" * 100_000, 1, "not valid JSON", 0),
        ("cut.json", json.dumps([ROW, ROW], indent=1)[:-20].encode(), 12, "not valid JSON", 1),
        ("open.json", json.dumps([ROW, ROW])[:-1].encode(), 0, "ends before its array does", 2),
        ("array.json", b"[]", 0, "no record found", 0),
        ("daily.jsonl", b'{"AI": {}, "id": "1", "summary": null}', 1, "no `summary`", 0),
        ("ai.jsonl", b'{"AI": {"tldr": ["a"]}, "summary": "ants"}', 1, "`AI.tldr` is no text but list", 1),
        ("cells.csv", b"id,source\na,b,c\nd,e\n", 2, "3 cells under a header of 2", 1),
        ("quote.csv", b'id,source\na,"b"c\nd,e\n', 2, "not a well-formed row", 1),
        ("open.csv", b'id,source\nd,e\na,"b\nc\n', 3, "not a well-formed row", 1),
        ("source.csv", b"id,source,summary\nd,,f\n", 2, "no `source`", 0),
        ("header.csv", b"id,source,summary\n", 0, "no record found", 0),
        ("text.csv", b"id,text\na,b\n", 1, "without a column `source` (it has id, text)", 0),
        ("near.jsonl", b'{"sorce": "a", "translation": "b"}', 1, "it has sorce, translation", 0),
        ("noise.txt", b"\x89PNG\r\n\x1a\n\x05\x02", 1, "a binary file", 0),
        ("damaged.gz", gzip.compress(b"words")[:10] + b"\xff" * 99, 0, "the gzip data", 0),
        ("list.txt", "这是一段中文摘要，讨论蚂蚁。\narXiv:2406.00001\n".encode(), 1, "Chinese", 0),
        ("abs.txt", "Abstract: 中文摘要。".encode(), 1, "Chinese", 0),
        ("none.txt", b"Abstract:\n\n", 1, "without text", 0),
        ("role.jsonl", b'{"source": "a", "targets": [{"role": "both", "text": "b"}]}', 1, "(one of translation, summary)", 0),
    ],
)  # fmt: skip
def test_bad_input(name: str, content: bytes, line: int, what: str, count: int, tmp_path: Path) -> None:
    bad, good = written(tmp_path, name, content), written(tmp_path, "good.jsonl", GOOD)
    found = list(read([bad, good]))
    (problem,) = problems(found)
    assert (problem.path, problem.line) == (bad, line)
    assert what in str(problem)
    assert "\n" not in str(problem)
    assert len(found) - 1 == count + 1
    spoken = in_language(problem, "zh")
    assert all(re.search("[\u4e00-\u9fff]", words) for words in (spoken.what, spoken.hint) if words)


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (
            "我们提出一个模型。".encode("gb18030"),
            "this looks like GB18030; convert it: iconv -f GB18030 -t UTF-8",
        ),
        (
            "我們提出一個模型，與其他方法不同。".encode("big5"),
            "this looks like Big5; convert it: iconv -f Big5",
        ),
        (b"caf\xe9 and more", "convert the file to UTF-8"),
        ("Ants walk.".encode("utf-16"), "convert it: iconv -f UTF-16 -t UTF-8 FILE > NEW"),
    ],
)
def test_how_to_convert_other_encodings(content: bytes, hint: str) -> None:
    (problem,) = problems(read("-", stdin=io.BytesIO(content)))
    assert problem.hint.startswith(hint)


def test_a_line_without_end_is_not_taken_into_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarycheck.readers.opening.LONGEST", 1 << 20)
    huge = json.dumps(ROW | {"noise": "x" * (1 << 21)})
    found = list(read("-", stdin=io.BytesIO(f"{GOOD}\n{huge}\n{GOOD}\n".encode())))
    assert [type(item) for item in found] == [Record, Problem]
    assert str(found[1]).startswith("<stdin>:2: a line of more than 1 MB (are its line ends lost?")
    big = json.dumps(ROW | {"noise": "x" * (1 << 19)})
    assert len(records(read("-", stdin=io.BytesIO(f"{GOOD}\n{big}\n{GOOD}\n".encode())))) == 3


def test_a_problem_that_every_row_has_is_not_told_for_every_row(tmp_path: Path) -> None:
    rows = as_jsonl([{"id": number, "abstract": "Ants."} for number in range(500)])
    told = problems(read(written(tmp_path, "x.jsonl", GOOD + "\n" + rows)))
    assert [problem.line for problem in told] == [2, 3, 4, 0]
    assert told[-1].what == "497 more like this: no `source` in this row (it has id, abstract)"


def test_missing_paths_and_empty_directories(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    given = [str(tmp_path / name) for name in ("nothing.txt", "*.none", "empty")]
    assert [(p.path, p.what) for p in problems(read([*given, ""]))] == [
        (given[0], "no such file or directory"),
        (given[1], "no such file or directory"),
        (given[2], "no text files in this directory"),
        ("PATH", "empty"),
    ]


def test_folders_that_may_not_be_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look_into = os.scandir

    def scandir(folder: str) -> object:
        if Path(folder).name == "shut":
            raise PermissionError(13, "Permission denied", folder)
        return look_into(folder)

    (tmp_path / "shut").mkdir()
    written(tmp_path, "a.jsonl", GOOD)
    monkeypatch.setattr("os.scandir", scandir)
    told = f"{tmp_path}/shut: cannot be read: Permission denied"
    assert [str(item) for item in read(tmp_path / "shut")] == [told]
    problem, record = read(tmp_path)
    assert (str(problem), isinstance(record, Record)) == (told, True)


def test_an_input_that_fails_when_it_is_read_is_a_problem(tmp_path: Path) -> None:
    class Failing(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            raise OSError(5, "Input/output error")

    (problem,) = read("-", stdin=io.BufferedReader(Failing()))
    assert str(problem) == "<stdin>: cannot be read: Input/output error"


def test_a_program_without_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    (problem,) = read("-")
    assert str(problem) == "<stdin>: there is no standard input"


def test_unknown_formats_list_the_known_ones(tmp_path: Path) -> None:
    (file,) = read(written(tmp_path, "x.txt", "hello"))
    (option,) = read(SEEDS, input_format="pdf")
    for problem in (file, option):
        assert isinstance(problem, Problem)
        assert all(name in problem.hint for name in FORMATS)


def test_a_cut_gzip_stream_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    rows = as_jsonl([ROW | {"id": str(number), "noise": str(number**19)} for number in range(5000)])
    packed = gzip.compress(rows.encode())
    *found, problem = read(written(tmp_path, "x.jsonl.gz", packed[: len(packed) // 2]))
    assert isinstance(problem, Problem)
    assert "ends early" in problem.what
    assert [r.id for r in found if isinstance(r, Record)] == [str(number) for number in range(len(found))]
    assert len(found) > 1000


# --- where input comes from ---


def test_directories_are_walked_in_order(tmp_path: Path) -> None:
    for name in (
        "b/2.jsonl",
        "b/10.jsonl",
        "a.jsonl",
        ".hidden/x.jsonl",
        ".x.jsonl",
        "image.png",
        "README.md",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        written(tmp_path, name, as_jsonl([ROW | {"id": name}]))
    written(tmp_path, "c.jsonl.gz", gzip.compress(as_jsonl([ROW | {"id": "c"}]).encode()))
    expected = ["a.jsonl", "b/10.jsonl", "b/2.jsonl", "c"]
    assert [record.id for record in records(read(tmp_path))] == expected
    assert [record.id for record in records(read(f"{tmp_path}/**/*.jsonl"))] == expected[:3]
    assert [record.id for record in records(read([tmp_path, f"{tmp_path}/a.jsonl"]))] == expected


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("found", [True, False])
def test_a_report_of_ours_in_a_directory_is_no_input(tmp_path: Path, lang: Lang, found: bool) -> None:
    written(tmp_path, "a.jsonl", as_jsonl([ROW]))
    finding = Finding("number-lost", "name", "error", "1", "source", "source", "m")
    report = Report(Record.of("a"), (finding,) if found else ())
    suffixes = {"text": "txt", "markdown": "md", "html": "html", "jsonl": "jsonl", "github": "txt"}
    ours = {format: f"{format}.{suffixes.get(format, 'json')}" for format in REPORTERS if format != "junit"}
    if not found:
        del ours["jsonl"]  # it is empty
    for format, name in ours.items():
        with (tmp_path / name).open("w") as out:
            writer = reporter(format, out, Look(lang, passed=not found))
            run = Run()
            writer.begin()
            writer.report(report)
            run.note(report)
            writer.end(run)
    written(tmp_path, "known.json", baseline(()))
    assert [type(item) for item in read(tmp_path)] == [Record]
    for name in {*ours.values()} - {"text.txt"}:  # named outright, it is read
        assert {type(item) for item in read(tmp_path / name)} == {Problem}


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_standard_input_may_come_slowly(pack: type[bytes]) -> None:
    class Slow(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            return super().read1(7)

        def peek(self, size: int = 0) -> bytes:
            return self.getvalue()[self.tell() : self.tell() + 2]

    for seed in sorted(SEEDS.glob("*")):
        from_file = records(read(seed))
        from_stream = records(read("-", stdin=Slow(pack(seed.read_bytes()))))
        assert [r.source.text for r in from_stream] == [r.source.text for r in from_file]
        assert {r.source.place.path for r in from_stream if r.source.place} == {"<stdin>"}


@pytest.mark.parametrize(
    "rows", [as_jsonl([ROW] * 20_000), "id,source,translation\n" + "a,Ants walk.,蚂蚁走。\n" * 60_000]
)
def test_rows_are_read_as_they_are_asked_for(rows: str) -> None:
    class Counting(io.BytesIO):
        taken = 0

        def readinto(self, buffer: object, /) -> int:
            count = super().readinto(buffer)  # type: ignore[arg-type]
            self.taken += count
            return count

    stream = Counting(rows.encode())
    assert isinstance(next(read("-", stdin=stream)), Record)
    assert stream.taken < 200_000


def test_a_format_can_be_forced(tmp_path: Path) -> None:
    path = written(tmp_path, "2406.00001.txt", "Ants walk far.\n")
    (record,) = records(read(path, input_format="plain"))
    assert (record.id, record.source.text) == ("2406.00001", "Ants walk far.")


@pytest.mark.parametrize(
    ("head", "path", "name"),
    [
        ("source", "x.csv", "csv"),
        ("source", "x.tsv.gz", "tsv"),
        ("id\tsource\n", "x.csv", "tsv"),
        ("id,source\n", "x.tsv", "csv"),
        ('{"summary": "We study", "id": "1"}', "x.txt", "daily"),
        ('{"summary": "\\u6211\\u4eec", "id": "1"}', "x.txt", "jsonl"),
        ('{"source": "We study", "summary": "w"}', "x.txt", "jsonl"),
        ('{"abstract": "We study", "summary": "We"}', "x.txt", "jsonl"),
        ('{"abstract": "We study", "summary_zh": "w"}', "x.txt", "papers"),
        ('{"AI": {}, "summary": "We", "title_zh": "w"}', "x.txt", "daily"),
        ("Authors: A\nAbstract: b", "x.txt", "abstracts"),
        ("Authors: A\nAbstract: b\n论文及项目相关链接", "x.txt", "digest"),
        ("see arXiv:2406.00001", "x.txt", None),
        ("id,text", "x.csv", "csv"),
        ("id\ttext", "x.tab.gz", "tsv"),
        ("Authors: A\nAbstract: b", "x.csv", "abstracts"),
        ("[1] A citation", "x.json", None),
    ],
)
def test_formats_are_told_by_content(head: str, path: str, name: str | None) -> None:
    assert detect(head, path) == name


def test_readers_are_described() -> None:
    assert set(FORMATS) == set(READERS) == {
        *("digest", "listing", "abstracts", "jsonl", "daily", "csv", "tsv", "plain", "papers", "html", "labelled"),
    }  # fmt: skip


def test_importing_readers_stays_light() -> None:
    heavy = "{'rapidfuzz', 'jieba', 'sacrebleu', 'rich', 'numpy', 'pandas', 'glob'}"
    code = f"import sys, summarycheck.readers; sys.exit(' '.join({heavy} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (ran.stderr.strip(), ran.returncode) == ("", 1)
