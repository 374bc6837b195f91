"""Repairs change what they are meant to, in every format, and nothing else; what is safe is safe beyond doubt."""

from __future__ import annotations

import gzip
import json
import re
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarycheck import Checker, Record, check_pair
from summarycheck.model import Finding, Report, Span, Suggestion, Suppressed
from summarycheck.readers import read
from summarycheck.repairs import APART, BRINGS, DAMAGED, MISREAD, STAYS, Mending, Stale, mended, repair

PAGES = sorted((Path(__file__).parent / "data" / "readers").glob("*"))

# A rule with a repair that can be made anywhere: it marks every 的 that is not marked yet.
MARK = """
id: {id}
check: pattern
category: junk
severity: {severity}
applies-to: [translation, summary]
options: {{pattern: '{pattern}', replace: '{replace}'}}
message: “{{target}}”
message-en: “{{target}}”
why: For the tests.
examples:
  bad: [{{source: A., target: '{bad}'}}]
  ok: [{{source: A., target: 好。}}]
"""


def rule(
    folder: Path, id: str, pattern: str, replace: str, bad: str = "的", severity: str = "warning"
) -> Path:
    path = folder / f"{id}.yaml"
    path.write_text(
        MARK.format(id=id, pattern=pattern, replace=replace, bad=bad, severity=severity), encoding="utf-8"
    )
    return path


@pytest.fixture(scope="module")
def marking(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return Checker([rule(tmp_path_factory.mktemp("rules"), "de-unmarked", "的(?!甲)", "的甲")])


def jsonl(*texts: tuple[str, str], **dump: bool) -> bytes:
    rows = (json.dumps({"source": en, "summary": zh}, ensure_ascii=False, **dump) for en, zh in texts)
    return "".join(row + "\n" for row in rows).encode()


def texts_of(path: Path) -> list[str]:
    return [t.text for r in read(path) if isinstance(r, Record) for t in (r.source, *r.targets)]


def as_windows(content: bytes) -> bytes:
    return b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n")


# ---- in every format -------------------------------------------------------------------------------

ROW = {"id": "2406.1", "source": "Ants of the sea.", "translation": "海的蚂蚁的\n“家”。", "summary": "蚁的"}
MORE = {
    "rows.jsonl": "\n".join(json.dumps(ROW, ensure_ascii=False) for _ in range(3)),
    "escaped.jsonl": json.dumps(ROW),
    "rows.json": json.dumps([ROW, ROW], ensure_ascii=False, indent=2),
    "rows.csv": 'id,source,translation,summary\n1,"Ants, of the sea.","海的""蚂蚁""的\n家。",蚁的\n',
    "rows.tsv": "id\tsource\ttranslation\n1\tAnts of the sea.\t海的蚂蚁\n",
    "daily.jsonl": json.dumps(
        {"id": "2406.1", "summary": "Ants of the sea.", "AI": {"tldr": "海的蚂蚁", "result": "的"}}
    ),
}
CASES = [(path.name, path.read_bytes()) for path in PAGES] + [(n, t.encode()) for n, t in MORE.items()]


@pytest.mark.parametrize("dress", ["plain", "windows", "gzip"])
@pytest.mark.parametrize(("name", "content"), CASES, ids=[name for name, _ in CASES])
def test_nothing_else_changes(
    name: str, content: bytes, dress: str, marking: Checker, tmp_path: Path
) -> None:
    content = as_windows(content) if dress == "windows" else content
    path = tmp_path / name
    path.write_bytes(gzip.compress(content, mtime=7) if dress == "gzip" else content)
    before, targets = texts_of(path), [t for r in read(path) if isinstance(r, Record) for t in r.targets]
    wanted = sum(text.text.count("的") for text in targets)

    done = repair(path, checker=marking, write=True)

    after = path.read_bytes()
    assert (after == gzip.compress(content, mtime=7)) == (dress == "gzip" and not wanted)
    after = gzip.decompress(after) if dress == "gzip" else after
    mark = b"\\u7532" if name == "escaped.jsonl" or name == "daily.jsonl" else "甲".encode()
    if not name.endswith(".html"):  # where a tag may stand in a text
        assert len(done.made) == wanted
    assert after.count(mark) == len(done.made) == wanted - len(done.dropped)
    assert after.replace(mark, b"") == content
    assert [text.replace("甲", "") for text in texts_of(path)] == before
    assert not repair(path, checker=marking).made


def test_what_is_repaired_in_each_format_is_found_no_more(tmp_path: Path) -> None:
    english, chinese = "We train a 70 billion parameter model.", "我们训练了一个70亿参数的模型。"
    for name, content in {
        "a.jsonl": jsonl((english, chinese)).decode(),
        "a.csv": f"source,summary\n{english},{chinese}\n",
        "a.md": f"## A Model\n\n**Abstract**: {english}\n\n**Abstract (ZH)**: {chinese}\n",
    }.items():
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        done = repair(path, write=True)
        assert [(f.rule, f.path, f.suggestion and f.suggestion.text) for f in done.made] == [
            ("number-magnitude", str(path), "700亿")
        ], name
        assert path.read_text(encoding="utf-8") == content.replace("70亿", "700亿")
        assert "number-magnitude" not in {f.rule for f in repair(path).left}


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.text('的甲"\\,\n\t<&é😀 ', max_size=12), st.booleans()), min_size=1, max_size=4),
    st.booleans(),
)
def test_any_text_differs_only_in_the_spans(
    marking: Checker,
    tmp_path_factory: pytest.TempPathFactory,
    drawn: list[tuple[str, bool]],
    ascii_only: bool,
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.jsonl"
    rows = [{"source": f"Ant {n}.", "summary": f"蚁{text}", "x": text} for n, (text, _) in enumerate(drawn)]
    path.write_text("".join(json.dumps(row, ensure_ascii=ascii_only) + "\n" for row in rows), "utf-8")
    done = repair(path, checker=marking, write=True)
    assert not done.dropped
    assert not done.left
    after = [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]
    assert after == [{**row, "summary": re.sub("的(?!甲)", "的甲", row["summary"])} for row in rows]
    assert repair(path, checker=marking).after == path.read_bytes()


# ---- which repairs are made ----------------------------------------------------------------------------


def test_of_overlapping_repairs_the_graver_goes_first_and_the_other_is_tried_again(tmp_path: Path) -> None:
    grave = rule(tmp_path, "a-grave", "甲乙", "丙", "甲乙", "error")
    light = rule(tmp_path, "b-light", "乙丁|丙丁", "戊", "乙丁")
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl(("A.", "甲乙丁乙丁")))
    done = repair(path, checker=Checker([light]))
    assert "甲戊戊" in done.text
    for rules in ([light, grave], [grave, light]):
        done = repair(path, checker=Checker(rules))
        assert json.loads(done.text)["summary"] == "戊戊"  # by way of 丙丁戊
        assert [finding.rule for finding in done.made] == ["a-grave", "b-light", "b-light"]
        assert not done.left


def test_a_repair_that_brings_a_finding_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl(("A.", "甲乙")))
    rules = [rule(tmp_path, "first", "甲", "丙", "甲"), rule(tmp_path, "next", "丙", "丙", "丙")]
    done = repair(path, checker=Checker(rules), write=True)
    assert [(each.finding.rule, each.why) for each in done.dropped] == [("first", BRINGS.format("next"))]
    assert path.read_bytes() == jsonl(("A.", "甲乙"))


def test_a_repair_that_leaves_its_finding_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl(("A.", "的和地"), ("B.", "地")))
    growing = rule(tmp_path, "growing", "的", "的的")
    done = repair(path, checker=Checker([growing, rule(tmp_path, "fine", "地", "得", "地")]), write=True)
    assert [(each.finding.rule, each.why) for each in done.dropped] == [("growing", STAYS)]
    assert [finding.rule for finding in done.left] == ["growing"]
    assert path.read_bytes() == jsonl(("A.", "的和得"), ("B.", "得"))


def test_a_repair_that_the_file_would_read_in_another_way_is_dropped(tmp_path: Path) -> None:
    page = "## A Model\n\n**Abstract**: Ants of the sea.\n\n**Abstract (ZH)**: 海的蚂蚁。\n\n的。\n"
    path = tmp_path / "a.md"
    path.write_text(page, encoding="utf-8")
    heading = rule(tmp_path, "heading", "(?m)^的。", "## 的乙", "的。")
    done = repair(path, checker=Checker([heading, rule(tmp_path, "fine", "蚂蚁", "蚁", "蚂蚁")]), write=True)
    assert [each.why for each in done.dropped] == [MISREAD, MISREAD]  # they stand in one record
    assert path.read_text(encoding="utf-8") == page

    path.write_text(page + page.replace("的。\n", "好。\n").replace("Model", "Zoo"), encoding="utf-8")
    done = repair(path, checker=Checker([heading, rule(tmp_path, "fine", "蚂蚁", "蚁", "蚂蚁")]), write=True)
    assert path.read_text(encoding="utf-8").count("海的蚁。") == 1
    assert [finding.rule for finding in done.made] == ["fine"]


def test_a_repair_across_a_tag_is_dropped(tmp_path: Path) -> None:
    page = next(path for path in PAGES if path.suffix == ".html").read_text(encoding="utf-8")
    path = tmp_path / "a.html"
    summary = next(t for r in read(PAGES[[p.suffix for p in PAGES].index(".html")]) if isinstance(r, Record)
                   for t in r.targets)  # fmt: skip
    word = summary.text[2:6]
    assert page.count(word) >= 1
    path.write_text(page.replace(word, f"{word[:2]}<b>{word[2:]}</b>"), encoding="utf-8")
    done = repair(path, checker=Checker([rule(tmp_path, "word", word, "甲", word)]), write=True)
    assert {each.why for each in done.dropped} == {APART}
    assert "<b>" in path.read_text(encoding="utf-8")


def test_what_is_suppressed_is_neither_repaired_nor_left(tmp_path: Path, marking: Checker) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(content := jsonl(("A.", "的一的二")))
    record = next(item for item in read(path) if isinstance(item, Record))
    report = marking.check(record)
    known = Suppressed(report.findings[0], "waiver", "so be it")
    judged = Report(record, report.findings[1:], suppressed=(known,))
    done = mended(str(path), content, [judged], lambda c: list(_again(path, c)), marking.check)
    assert json.loads(done.text)["summary"] == "的一的甲二"
    assert done.left == ()


def _again(path: Path, content: bytes) -> list[object]:
    import io

    from summarycheck.readers import read_stream

    return list(read_stream(str(path), io.BytesIO(content)))


def test_waivers_in_the_data_hold(tmp_path: Path, marking: Checker) -> None:
    path = tmp_path / "a.jsonl"
    waiver = {"allow": [{"rule": "de-unmarked", "reason": "a quote"}]}
    rows = [{"source": "A.", "summary": "的", **more} for more in ({"summarycheck": waiver}, {})]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = repair(path, checker=marking, write=True)
    assert done.left == ()
    assert [row["summary"] for row in map(json.loads, path.read_text().splitlines())] == ["的", "的甲"]


def test_unsafe_repairs_are_made_when_they_are_wanted(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl(("The F1 is 92.4.", "F1为93.4。")))
    assert not repair(path).made
    assert json.loads(repair(path, unsafe=True).text)["summary"] == "F1为92.4。"


# ---- the file ------------------------------------------------------------------------------------------


def test_permissions_and_links_stay(tmp_path: Path, marking: Checker) -> None:
    path, link = tmp_path / "a.jsonl", tmp_path / "link.jsonl"
    path.write_bytes(jsonl(("A.", "的")))
    path.chmod(0o640)
    link.symlink_to(path)
    assert repair(link, checker=marking, write=True).made
    assert link.is_symlink()
    assert path.read_bytes() == jsonl(("A.", "的甲"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.jsonl", "link.jsonl"]


def test_a_file_that_has_changed_meanwhile_is_left_alone(tmp_path: Path, marking: Checker) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl(("A.", "的")))
    done = repair(path, checker=marking)
    path.write_bytes(newer := jsonl(("A.", "的"), ("B.", "新")))
    with pytest.raises(Stale):
        done.write()
    assert path.read_bytes() == newer
    assert [each.name for each in tmp_path.iterdir()] == ["a.jsonl"]


def test_a_file_that_cannot_be_replaced_stays_whole(
    tmp_path: Path, marking: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(content := jsonl(("A.", "的")))

    def full(self: Path, other: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        repair(path, checker=marking, write=True)
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["a.jsonl"]


def test_bytes_that_cannot_be_read_stay(tmp_path: Path, marking: Checker) -> None:
    path = tmp_path / "a.jsonl"
    lines = [jsonl(("A.", "的")), b'{"source": "\xff\xfe"}\n', b"\n", jsonl(("B.", "的"))]
    path.write_bytes(b"".join(lines))
    done = repair(path, checker=marking, write=True)
    assert len(done.problems) >= 1
    assert len(done.made) == 2
    assert path.read_bytes() == b"".join([jsonl(("A.", "的甲")), *lines[1:3], jsonl(("B.", "的甲"))])


def test_damaged_gzip_is_left_alone(tmp_path: Path, marking: Checker) -> None:
    path = tmp_path / "a.jsonl.gz"
    rows = jsonl(*((f"Ants {n}.", f"的{n * 7919 % 1000}") for n in range(4000)))
    path.write_bytes(content := gzip.compress(rows)[:-900])
    done = repair(path, checker=marking, write=True)
    assert done.problems
    assert {each.why for each in done.dropped} == {DAMAGED}
    assert path.read_bytes() == content


def test_gzip_keeps_the_name_and_time_of_its_header(tmp_path: Path, marking: Checker) -> None:
    path = tmp_path / "a.jsonl.gz"
    with (
        path.open("wb") as file,
        gzip.GzipFile("inner.jsonl", "wb", fileobj=file, mtime=1_700_000_000) as packed,
    ):
        packed.write(jsonl(("A.", "的")))
    header = path.read_bytes()[:22]
    repair(path, checker=marking, write=True)
    assert path.read_bytes()[:8] == header[:8]
    assert path.read_bytes()[10:22] == header[10:]
    assert gzip.decompress(path.read_bytes()) == jsonl(("A.", "的甲"))


def test_the_diff_says_when_there_is_no_last_line_end() -> None:
    done = Mending(
        "d/a.txt", "一\n二\u2028的\r\n三".encode(), "一\n二\u2028的甲\r\n三丁".encode(), made=(_any(),)
    )
    assert done.diff() == (
        "--- a/d/a.txt\n+++ b/d/a.txt\n@@ -1,3 +1,3 @@\n 一\n-二\u2028的\r\n-三\n\\ No newline at end of file\n"
        "+二\u2028的甲\r\n+三丁\n\\ No newline at end of file\n"
    )


def _any() -> Finding:
    return Finding(
        "r", "junk", "error", "", "summary", "", "", target=Span("的", 0, 1), suggestion=Suggestion("x")
    )


# ---- which repairs are safe -------------------------------------------------------------------------------

# English, Chinese, what is flagged, what it becomes, whether that is safe. Each pair: beyond doubt, and next to it not.
SAFE = [
    ("It has 7 billion parameters.", "它有7亿个参数。", "7亿", "70亿", True),
    ("1B models are trained on 10B tokens.", "用10亿个词元训练1亿参数的模型。", "1亿", "100亿", False),
    ("We train 2B, 9B, and 27B models.", "我们训练了2亿参数的模型。", "2亿", "20亿", True),
    ("There are billions of users.", "有数亿用户。", "数亿", "数十亿", True),
    ("It has less than ten billion parameters.", "它的参数不到十亿。", "十亿", "一百亿", True),
    ("It has hundreds of millions of users.", "它有数百 millions 用户。", "数百", "数亿", False),
    ("There are tens of users.", "有成千上万的用户。", "成千上万", "数十", False),
    ("We use a transformer.", "我们使用变压器。", "变压器", "Transformer", True),
    ("We use a transformer.", "我们使用变压器（Transformer）。", "变压器", "Transformer", False),
    ("We use a vision transformer.", "我们使用ViT变压器。", "变压器", " Transformer", True),
    ("The open-weight models win.", "开源模型胜出。", "开源模型", "开放权重", False),
    ("We use one-hot vectors.", "我们使用一热编码。", "一热编码", "独热", False),
    ("It needs classifier-free guidance.", "它需要分类器免费引导。", "分类器免费", "无分类器引导", False),
    ("We study jailbreaking of models.", "我们研究模型的监狱突破。", "监狱突破", "越狱", False),
    ("Real-time object detection.", "真实时间目标检测。", "真实时间", "实时", True),
    ("Visual grounding is hard.", "视觉接地很难。", "接地", "定位", False),
    (
        "Code is at https://a.org/b.",
        "代码见https://a.org/b处。",
        "https://a.org/b处",
        "https://a.org/b 处",
        True,
    ),
    ("Code is public.", "代码见https://a.org/甲。", "https://a.org/甲", "https://a.org/ 甲", False),
    ("See https://a.org/tool .", "见 https://a.org/tol 。", "https://a.org/tol", "https://a.org/tool", True),
    (
        "See https://a.org/tool1 and https://a.org/tool2 .",
        "见 https://a.org/tool 和 https://a.org/tool2 与 https://a.org/tol1 。",
        "https://a.org/tol1",
        "https://a.org/tool1",
        False,
    ),
    ("GPT-4 and Gemini win.", "GPT-4和双子座胜出。", "双子座", "Gemini", True),
    ("The LLM Gemini Pro wins.", "双子座Pro胜出。", "双子座", "Gemini ", True),
    ("The simulator Falcon runs.", "模拟器猎鹰在运行。", "猎鹰", "Falcon", False),
    ("We use DeepSeek.", "我们使用深度搜索。", "深度搜索", "DeepSeek", True),
    ("He refused 17 mil in cash.", "他拒绝了1700万美元现金。", "1700万美元", "17", False),
    (
        "We use the Johnson-Linderstrauss lemma.",
        "使用Johnson-Lindenstrauss引理。",
        "Johnson-Lindenstrauss",
        "Johnson-Linderstrauss",
        False,
    ),
    ("RecLag is fast. RecLag is small.", "RegLag很快。", "RegLag", "RecLag", True),
    ("Intelligent Tutoring Systems (ITS) help.", "智能辅导系统（ICS）有用。", "ICS", "ITS", True),
    ("Ants walk.", "蚂蚁\u200b行走。", "\u200b", "", True),
    ("The β decays.", "\x08eta衰减。", "\x08", "", False),
    ("We release DRVOICE-7B.", "我们发布DrVOICE-7B。", "DrVOICE-7B", "DRVOICE-7B", False),
    ("The error is 10^{-7} here.", "误差为10^{-6}。", "10^{-6}", "10^{-7}", True),
    ("It took 47 thousand steps.", "用了4千7百步。", "4千7百", "4.7万", True),
    ("It read 6.5 billion words.", "它读了6亿5千万词。", "6亿5千万", "65亿", True),
    ("We train for 400k steps.", "我们训练了4M步。", "4M", "40万", True),
]


@pytest.mark.parametrize(("english", "chinese", "old", "new", "safe"), SAFE)
def test_what_is_safe(english: str, chinese: str, old: str, new: str, safe: bool) -> None:
    found = [
        finding.suggestion
        for finding in check_pair(english, chinese).findings
        if finding.target is not None and finding.target.text == old and finding.suggestion is not None
    ]
    assert found == [Suggestion(new, safe)]


def test_a_number_whose_style_is_not_understood_has_no_repair() -> None:
    (found,) = check_pair("It uses 500 thousand hours of data.", "它用了五百多万小时的数据。").findings
    assert (found.rule, found.suggestion) == ("number-magnitude", None)
