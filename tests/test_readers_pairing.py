"""Chinese that is kept apart finds its English, or says that it does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarycheck.model import Problem, Record, Text
from summarycheck.readers import ChineseOnly, pair_up, read_with_chinese

HERON = "We present Heron, a 3B model that counts birds at 27 frames per second on ImageNest."
MOSS = "We study moss with MossNet and find 41.5% more of it in the north, using BryoBench."
LICHEN = "Lichen grows for 30 years. We follow it with LichCam and report 14 kinds."


def english(text: str, id: str = "", title: str = "") -> Record:
    return Record(Text(text, "source", "source"), id=id, title=title)


def chinese(text: str, id: str = "", title: str = "", role: str = "translation") -> ChineseOnly:
    return ChineseOnly((Text(text, role, role),), id, title)  # type: ignore[arg-type]


def pairs(records: list[Record], texts: list[ChineseOnly]) -> list[tuple[list[str], int]]:
    """For each record its Chinese and how many doubts there are; a Chinese left over is counted as -1."""
    found: list[tuple[list[str], int]] = []
    for item in pair_up(records, texts):
        found.append(
            ([], -1) if isinstance(item, Problem) else ([t.text for t in item.targets], len(item.doubts))
        )
    return found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("2406.00001", "arXiv:2406.00001v3"),
        ("http://arxiv.org/abs/2406.00001v1", "2406.00001"),
        ("cs/0301012", "cs_0301012v2"),
        ("math.AG/0301012", "math.ag-0301012"),
        ("Paper-7", "paper-7"),
    ],
)
def test_by_id(left: str, right: str) -> None:
    records = [english(MOSS, "2406.99999"), english(HERON, left)]
    assert pairs(records, [chinese("鸟", right)]) == [([], 0), (["鸟"], 0)]


@pytest.mark.parametrize(
    ("title", "doubts"),
    [
        ("Heron: Counting Birds in 4K Video", 0),
        ("heron  counting birds in 4K video.", 0),
        ("Heron: Counting Birds in the 4K Videos", 1),
        ("Heron: Counting Birds in 8K Video", None),
        ("Something Else Entirely, With Nothing Shared", None),
        ("苍鹭：在4K视频中数鸟", None),
    ],
)
def test_by_title(title: str, doubts: int | None) -> None:
    records = [
        english(MOSS, title="Moss in the North"),
        english(HERON, title="Heron: Counting Birds in 4K Video"),
    ]
    expected: list[tuple[list[str], int]] = [([], 0), ([], 0), ([], -1)]
    if doubts is not None:
        expected = [([], 0), (["鸟"], doubts)]
    assert pairs(records, [chinese("鸟", title=title)]) == expected


def test_by_what_they_share() -> None:
    texts = [
        chinese("我们用MossNet研究苔藓，在BryoBench上发现北方多41.5%。"),
        chinese("苍鹭Heron是一个3B模型，在ImageNest上每秒27帧。", role="summary"),
        chinese("无关的XyzNet在99.9%的情况下有效。"),
    ]
    found = pairs([english(HERON), english(LICHEN), english(MOSS)], texts)
    assert found == [([texts[1].texts[0].text], 1), ([], 0), ([texts[0].texts[0].text], 1), ([], -1)]


def test_what_two_papers_share_alike_pairs_neither() -> None:
    assert pairs([english(MOSS), english(MOSS + " Again.")], [chinese("MossNet与BryoBench")]) == [
        ([], 0)
    ] * 2 + [([], -1)]


def test_two_translations_do_not_share_a_record_by_content() -> None:
    full, less = chinese("Heron 3B ImageNest 27"), chinese("Heron 3B Other")
    assert pairs([english(HERON), english(MOSS)], [less, full]) == [
        (["Heron 3B ImageNest 27"], 1),
        ([], 0),
        ([], -1),
    ]


def test_a_translation_and_a_summary_go_to_one_record() -> None:
    texts = [chinese("译", "1"), chinese("要", "1", role="summary")]
    assert pairs([english(HERON, "1")], texts) == [(["译", "要"], 0)]


def test_an_id_that_two_papers_have_is_a_doubt() -> None:
    records = [english(HERON, "1"), english(MOSS, "1")]
    assert pairs(records, [chinese("MossNet的译文", "1")]) == [([], 0), (["MossNet的译文"], 1)]
    assert pairs([english(HERON, "1")] * 2, [chinese("译", "1")]) == [(["译"], 0), ([], 0)]


def test_the_only_two_texts_are_a_pair_unless_their_ids_differ() -> None:
    assert pairs([english("No names here.")], [chinese("没有名字。")]) == [(["没有名字。"], 1)]
    mismatched = pairs([english("No names here.", "2406.00001")], [chinese("没有名字。", "2406.00002")])
    assert mismatched == [([], 0), ([], -1)]


def test_ids_that_differ_are_a_doubt_for_a_title_and_a_bar_for_names() -> None:
    record = english(HERON, "2406.00001", "Heron: Counting Birds")
    same_title = chinese("鸟", "2406.00002", "Heron: Counting Birds")
    same_names = chinese("Heron 3B ImageNest 27", "2406.00002")
    assert pairs([record, english(MOSS)], [same_title]) == [(["鸟"], 1), ([], 0)]
    assert pairs([record, english(MOSS)], [same_names]) == [([], 0), ([], 0), ([], -1)]


def test_a_doubt_says_which_chinese_it_is_about(tmp_path: Path) -> None:
    (tmp_path / "en.jsonl").write_text(json.dumps({"source": MOSS}) + "\n", encoding="utf-8")
    (tmp_path / "zh.txt").write_text(
        "\n我们用MossNet研究苔藓，在BryoBench上发现多41.5%。\n", encoding="utf-8"
    )
    (record,) = read_with_chinese(tmp_path / "en.jsonl", tmp_path / "zh.txt")
    assert isinstance(record, Record)
    assert record.doubts[0].endswith(f"without id or title ({tmp_path}/zh.txt:2)")


def test_order_of_the_chinese_is_irrelevant() -> None:
    records = [english(text, id) for text, id in ((HERON, "1"), (MOSS, ""), (LICHEN, ""))]
    texts = [
        chinese("鸟", "1"),
        chinese("MossNet BryoBench 41.5%"),
        chinese("LichCam 30年 14种"),
        chinese("余"),
    ]
    expected = pairs(records, texts)
    for turn in range(len(texts)):
        turned = texts[turn:] + texts[:turn]
        assert pairs(records, turned) == expected
        assert pairs(records, turned[::-1]) == expected


ABSTRACTS = {"2406.00001": HERON, "2406.00002": MOSS, "2406.00003": LICHEN}
TRANSLATIONS = {
    "2406.00001": "Heron以每秒27帧数鸟。",
    "2406.00002": "北方的苔藓多41.5%。",
    "2406.00003": "地衣生长30年。",
}


def lay_out(folder: Path, layout: str) -> None:
    """The three translations as files of one kind."""
    rows = [{"id": key, "translation": text} for key, text in TRANSLATIONS.items()]
    if layout == "jsonl":
        (folder / "zh.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    elif layout == "json":
        (folder / "zh.json").write_text(json.dumps(rows, indent=1, ensure_ascii=False))
    elif layout == "csv":
        (folder / "zh.csv").write_text(
            "".join(f"{a},{b}\n" for a, b in [("id", "translation"), *TRANSLATIONS.items()])
        )
    elif layout == "listing":
        (folder / "zh.txt").write_text("".join(f"{text}\narXiv:{key}" for key, text in TRANSLATIONS.items()))
    elif layout == "daily":
        daily = [{"id": row["id"], "summary": "…", "AI": {"translation": row["translation"]}} for row in rows]
        (folder / "zh.jsonl").write_text("".join(json.dumps(row) + "\n" for row in daily))
    else:
        for key, text in TRANSLATIONS.items():
            (folder / layout.format(key)).write_text(f"{text}\n")


@pytest.mark.parametrize(
    "layout",
    [
        "jsonl",
        "json",
        "csv",
        "listing",
        "daily",
        "{}.txt",
        "{}.zh.txt",
        "{}_zh-CN.md",
        "{}v2.translation.txt",
    ],
)
@pytest.mark.parametrize("english_layout", ["jsonl", "plain"])
def test_every_layout_of_files(layout: str, english_layout: str, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "zh").mkdir()
    lay_out(tmp_path / "zh", layout)
    if english_layout == "jsonl":
        rows = (json.dumps({"id": key, "source": text}) + "\n" for key, text in ABSTRACTS.items())
        (tmp_path / "en" / "en.jsonl").write_text("".join(rows))
    else:
        for key, text in ABSTRACTS.items():
            (tmp_path / "en" / f"{key}.en.txt").write_text(text)
    found = list(read_with_chinese(tmp_path / "en", tmp_path / "zh"))
    assert all(isinstance(item, Record) for item in found), found
    for item in found:
        assert isinstance(item, Record)
        assert [(t.role, t.text) for t in item.targets] == [("translation", TRANSLATIONS[item.id])]
        assert item.doubts == ()


def test_plain_files_have_titles_roles_and_places(tmp_path: Path) -> None:
    (tmp_path / "en.jsonl").write_text(json.dumps({"source": HERON, "title": "Heron: Counting Birds"}) + "\n")
    (tmp_path / "zh").mkdir()
    (tmp_path / "zh" / "birds.md").write_text("\n# Heron: Counting Birds\n\n摘要：数鸟的模型。\n\n第二段。\n")
    (tmp_path / "zh" / "birds.summary.md").write_text("# Heron: Counting Birds\n要点。\n")
    (record,) = read_with_chinese(tmp_path / "en.jsonl", [tmp_path / "zh"])
    assert isinstance(record, Record)
    assert [(t.role, t.text, t.place.locate(0)) for t in record.targets if t.place] == [
        ("translation", "数鸟的模型。\n\n第二段。", (4, 4)),
        ("summary", "要点。", (2, 1)),
    ]


def test_problems_on_either_side_are_told(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("")
    (tmp_path / "zh.jsonl").write_text('{"id": "1", "text": "译"}\n{"id": "2", "summary": "要"}\n')
    found = list(read_with_chinese(tmp_path / "en.txt", tmp_path / "zh.jsonl"))
    assert [(Path(p.path).name, p.line, p.what) for p in found if isinstance(p, Problem)] == [
        ("en.txt", 0, "the file is empty"),
        ("zh.jsonl", 1, "no Chinese text in this row"),
        ("zh.jsonl", 2, "no English text answers to this Chinese"),
    ]
