"""The files that digests are made of: what each gives, in all its forms, and what near misses are told."""

from __future__ import annotations

import gzip
import io
import json
import re
import shlex
from collections.abc import Iterable
from pathlib import Path

import pytest

from summarycheck.model import Problem, Record
from summarycheck.phrases import in_language
from summarycheck.readers import FORMATS, FieldMap, detect, field_map, read
from summarycheck.readers.htmlpage import page

PAGES = Path(__file__).parent / "data" / "readers"

HERON = "We present Heron, a model with 3 billion parameters that counts birds in 4K video."
HERON_ZH = "我们提出Heron，一个有30亿参数的模型，可在4K视频中数鸟"


def of(content: str | bytes, **options: object) -> list[Record | Problem]:
    data = content if isinstance(content, bytes) else content.encode()
    return list(read("-", stdin=io.BytesIO(data), **options))  # type: ignore[arg-type]


def records(items: Iterable[Record | Problem]) -> list[Record]:
    found = list(items)
    assert [str(item) for item in found if isinstance(item, Problem)] == []
    return [item for item in found if isinstance(item, Record)]


def fields(record: Record) -> list[tuple[str, str]]:
    return [(text.role, text.field) for text in record.targets]


def texts(record: Record) -> dict[str, str]:
    return {text.field: text.text for text in record.targets}


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("digest.txt", "digest"), ("digest.md", "digest"), ("digest.html", "html"), ("daily.md", "labelled"),
        ("reporter.md", "labelled"), ("headed.md", "labelled"), ("papers.json", "papers"),
        ("listing.txt", "listing"), ("abstracts.txt", "abstracts"),
    ],
)  # fmt: skip
def test_formats_are_told_by_their_content(name: str, format: str) -> None:
    content = (PAGES / name).read_text()
    assert detect(content) == format
    packed = records(item for item in of(gzip.compress(content.encode())) if name != "digest.txt")
    assert len(packed) == len(records(item for item in of(content) if name != "digest.txt"))


def test_every_format_is_documented() -> None:
    documented = (Path(__file__).parent.parent / "docs" / "formats.md").read_text()
    assert [name for name in FORMATS if f"`{name}`" not in documented] == []


# --- ChatPaperFree and Talk2Paper, as Markdown and as HTML ---


@pytest.mark.parametrize("name", ["digest.md", "digest.html"])
def test_digest_pages(name: str) -> None:
    heron, moss = records(read(PAGES / name))
    assert (heron.id, heron.title) == (
        "2503.01234v2",
        "Heron: Counting Birds in 4K Video with a 3B-Parameter Model",
    )
    assert heron.source.text.startswith(HERON)
    assert heron.source.text.endswith("https://example.org/heron .")
    assert fields(heron) == [
        ("translation", "translation"),
        ("summary", "Summary"),
        ("summary", "Key Takeaways"),
    ]
    found = texts(heron)
    assert found["translation"].startswith(HERON_ZH)
    assert found["translation"].endswith("代码见https://example.org/heron 。")
    assert found["Summary"] == "Heron是一个30亿参数的数鸟模型。"
    assert found["Key Takeaways"].replace("- ", "") == "误差减半。\n速度为每秒27帧。"
    assert not any("450" in text for text in found.values())  # what is said of the full text is left out
    assert (moss.id, moss.title) == ("2503.04321v1", "Moss in Winter")
    assert moss.source.text.endswith("for 16 hours a day.")
    assert fields(moss) == [("translation", "translation"), ("summary", "摘要"), ("summary", "关键见解")]
    assert texts(moss)["translation"].endswith("空气每天潮湿16小时。")
    assert texts(moss)["摘要"] == "苔藓是绿色的，原因有两个。"


def test_html_is_read_as_it_is_seen() -> None:
    heron, moss = records(read(PAGES / "digest.html"))
    assert "6.1% (p < 0.01), at 27 frames per second — R&D data are at https" in heron.source.text
    assert "in 4K video. On three wetlands it halves the error" in heron.source.text  # a line end is a space
    assert "一个有30亿参数的模型" in texts(heron)["translation"]
    assert "降到6.1%（p<0.01）。" in texts(heron)["translation"]
    assert texts(moss)["关键见解"] == "原因一。\n原因二：AT&T与R&D。"


PAPER = (
    "<h2>{title}</h2><p><strong>Authors:A, B</strong></p><p>" + HERON + " It is good.</p>{translation}"
    "<p><strong>论文及项目相关链接</strong></p><p><a href='http://arxiv.org/abs/2503.01234v1'>PDF</a></p>{sections}"
)


@pytest.mark.parametrize(
    ("translation", "sections", "expected"),
    [
        ("<blockquote><p>译文一。</p></blockquote>", "", {"translation": "译文一。"}),
        (
            "<blockquote><p>译文：</p></blockquote><ol><li>一。</li></ol>",
            "",
            {"translation": "译文：\n\n一。"},
        ),
        (
            "<p>译文一。</p>",
            "<p><strong>Summary:</strong> 好。</p>",
            {"translation": "译文一。", "Summary": "好。"},
        ),
        ("", "<p><strong>Summary</strong>: 好。</p>", {"Summary": "好。"}),
        ("", "<p><strong>摘要：</strong><br>好。</p>", {"摘要": "好。"}),
        ("", "<p><b>总结</b>好。</p>", {"总结": "好。"}),
        ("", "<p><strong>Summary</strong>：</p><p>好。</p>", {"Summary": "好。"}),
        ("", "<h3>Key Takeaways</h3><ul><li>好。<li>坏。</ul>", {"Key Takeaways": "好。\n坏。"}),
        ("", "<pre><code>**Summary**\n好&amp;坏。\n</code></pre>", {"Summary": "好&坏。"}),
        ("<blockquote>" + HERON + " It is good.</blockquote>", "", {"translation": HERON + " It is good."}),
        ("<pre class='line-numbers'><code>译文&#19968;。</code></pre>", "", {"translation": "译文一。"}),
        (
            "<table><tr><td class='gutter'>1</td><td>译文一。</td></tr></table>",
            "",
            {"translation": "译文一。"},
        ),
    ],
)
def test_html_in_its_variants(translation: str, sections: str, expected: dict[str, str]) -> None:
    first = PAPER.format(title="A Title", translation=translation, sections=sections)
    content = "<html><body><nav><p>Summary</p></nav>{}<div><p>文章作者: 某</p></div></body></html>"
    article = f"<div id='articleContent'><blockquote>⚠️ 声明：仅供参考。</blockquote>{first}{first}</div>"
    other_theme = article.replace("div", "article").replace("articleContent", "article-container")
    found = [records(of(content.format(page))) for page in (article, other_theme)]
    assert [len(each) for each in found] == [2, 2]
    for record in (*found[0], *found[1]):
        assert (record.title, record.id) == ("A Title", "2503.01234v1")
        assert record.source.text == HERON + " It is good."
        assert texts(record) == expected


def test_markdown_that_a_site_left_on_one_line() -> None:
    flat = (
        "## Moss in Winter **Authors:A, B** "
        + HERON
        + " It is &quot;good&quot;. [PDF](http://arxiv.org/abs/2503.04321v1) "
        "9 pages **Summary** 好模型。 **Key Takeaways** - 好。 **[ChatPaperFree](https://example.org)** 摘要：坏。"
    )
    first = PAPER.format(title="A Title", translation="", sections="<p><strong>Summary</strong><br>好。</p>")
    content = f"<html><body>{first}<details><summary>点此查看论文截图</summary></details>{flat}<p>坏。</p></body></html>"
    heron, moss = records(of(content))
    assert (moss.title, moss.id, moss.source.text) == (
        "Moss in Winter",
        "2503.04321v1",
        HERON + ' It is "good".',
    )
    assert texts(moss) == {"Summary": "好模型。", "Key Takeaways": "- 好。"}
    assert texts(heron) == {"Summary": "好。"}


def test_html_of_other_pages() -> None:
    content = (
        "<html><body><h1>Heron</h1><p><b>Abstract</b>: "
        + HERON
        + "</p><p><b>Abstract (ZH)</b>: 译文。</p></body>"
    )
    (record,) = records(of(content))
    assert (record.title, record.source.text, texts(record)) == ("Heron", HERON, {"Abstract (ZH)": "译文。"})
    (plain,) = records(of(f"<html><head><title>Summary</title><body><p>Abstract: {HERON}</p></html>"))
    assert (plain.source.text, plain.targets) == (HERON, ())


def test_what_is_said_of_the_full_text_names_title_and_authors_again() -> None:
    about_all = (
        "<p><strong><a href='#'>ChatPaperFree</a></strong></p><ol><li>Title: 数鸟</li><li>Authors: 无</li>"
        "<li><p>Summary:</p><ul><li>(1)背景：很长的一段关于全文的中文介绍，摘要里没有。</li></ul></li></ol><p>结论：好。</p>"
    )
    first = PAPER.format(
        title="A Title", translation="", sections="<p><strong>Summary</strong><br>好。</p>" + about_all
    )
    found = records(of(f"<html><body>{first}{first}</body></html>"))
    assert [(record.title, texts(record)) for record in found] == [("A Title", {"Summary": "好。"})] * 2


def test_formulas_are_read_once() -> None:
    formula = (
        '<span class="katex"><span class="katex-mathml"><math><mn>70</mn><annotation>70\\%</annotation></math></span>'
        '<span class="katex-html" aria-hidden="true"><span class="base"><span>7</span></span><span>0</span></span></span>'
    )
    lines = [
        line.text
        for line in page(f'<p>我们有{formula}亿<img aria-hidden="true">参数。</p><p>好。</p>')
        if line.text
    ]
    assert lines == ["我们有70亿参数。", "好。"]


def test_html_lines_know_where_they_stand() -> None:
    content = "<div>\n <p>a&lt;b\n   c<br>d&nope;</p><script>x</script></div>"
    lines = [line for line in page(content) if line.text]
    assert [(line.text, line.number, line.column) for line in lines] == [("a<b c", 2, 5), ("d&nope;", 3, 9)]
    assert [(p.start, p.line, p.column, p.length, p.width) for p in lines[0].pieces] == [
        (0, 2, 5, 1, 1), (1, 2, 6, 1, 4), (2, 2, 10, 1, 1), (4, 3, 4, 1, 1),
    ]  # fmt: skip


# --- pages with labels ---


def test_daily_markdown() -> None:
    heron, moss, survey = records(read(PAGES / "daily.md"))
    assert (heron.id, heron.title) == ("2503.01234", "Heron: Counting Birds [in 4K] Video")
    assert heron.source.text.startswith(
        "We present Heron, a model with 3 billion parameters that counts birds\nin 4K"
    )
    assert heron.source.text.endswith("\nMethod: it looks at 27 frames per second.")
    assert fields(heron) == [
        ("summary", name) for name in ("TL;DR", "Motivation", "Method", "Result", "Conclusion")
    ]
    assert texts(heron)["Result"] == "误差减半，\n速度为每秒27帧。"
    assert set(texts(moss).values()) == {"Error"}
    assert (survey.id, survey.source.text, survey.targets) == ("2503.00003", "We survey 120 surveys.", ())


def test_reporter_markdown() -> None:
    heron, moss, survey = records(read(PAGES / "reporter.md"))
    assert (heron.id, heron.title) == ("2503.01234", "Heron: Counting Birds in 4K Video")
    assert heron.source.text.splitlines()[1].startswith("1. On three wetlands")
    assert fields(heron) == [("translation", "Abstract (ZH)")]
    assert "**第一**：" in texts(heron)["Abstract (ZH)"]
    assert texts(heron)["Abstract (ZH)"].endswith("2. 它每秒看27帧。")
    assert texts(moss)["Abstract (ZH)"] == ""
    assert (survey.title, texts(survey)) == (
        "A Survey of Surveys",
        {"Abstract (ZH)": "我们综述了120篇综述。"},
    )


def test_markdown_with_a_heading_for_each_text() -> None:
    (record,) = records(read(PAGES / "headed.md"))
    assert (record.id, record.title) == ("2503.01234", "Heron: Counting Birds in 4K Video")
    assert record.source.text == HERON + (
        "\nOn three wetlands it halves the error of human observers, from 12.4% to 6.1\\%."
    )
    assert fields(record) == [
        ("summary", "💡 一句话要点"),
        ("summary", "📋 核心要点"),
        ("translation", "📝 摘要（中文）"),
    ]
    assert texts(record)["💡 一句话要点"] == "提出Heron数鸟模型，误差减半"


@pytest.mark.parametrize(
    ("label", "zh_label"),
    [
        ("**Abstract**:", "**Abstract (ZH)**:"),
        ("**Abstract:**", "**译文：**"),
        ("- **Abstract**：", "- **中文摘要**："),
        ("## Abstract\n\n>", "## 摘要（中文）\n\n"),
        ("### 📄 摘要（原文）\n\n> ", "### 📝 摘要（中文）\n>"),
        ("### 英文摘要:\n", "### 翻译：\n"),
        ("**Abstract**\n\n", "**Abstract (Chinese)**\n\n"),
        ("## Abstract:", "## **译文**："),
        ("> **Abstract**\n>\n> ", "> **中文摘要**：\n> "),
    ],
)
def test_labels_in_every_dress(label: str, zh_label: str) -> None:
    paper = f"# Heron\n\narXiv:2503.01234\n\n{label} {HERON}\n\n{zh_label} {HERON_ZH}\n\n---\n"
    second = paper.replace("# Heron", "# Moss").replace("01234", "04321")
    found = records(of(paper + second))
    assert [(record.title, record.id) for record in found] == [
        ("Heron", "2503.01234"),
        ("Moss", "2503.04321"),
    ]
    for record in found:
        assert record.source.text == HERON
        assert [(text.role, text.text) for text in record.targets] == [("translation", HERON_ZH)]


def test_labels_in_bold_and_as_headings_on_one_page() -> None:
    paper = (
        "# Heron\n**arXiv**：[2503.01234v1](https://arxiv.org/abs/2503.01234)  \n**作者**：Ada Field  \n\n"
        f"**一句话要点**：好模型。\n\n**关键词**：鸟\n\n## 3 点简述\n- 一。\n- 二。\n\n## 摘要（原文）\n\n> {HERON}\n"
    )
    for record in records(of(paper + paper)):
        assert (record.id, record.title, record.source.text) == ("2503.01234", "Heron", HERON)
        assert texts(record) == {"一句话要点": "好模型。", "3 点简述": "- 一。\n- 二。"}


# --- JSON of papers ---


def test_papers_json() -> None:
    heron, moss = records(read(PAGES / "papers.json"))
    assert (heron.id, heron.title, heron.source.field) == (
        "2503.01234v2",
        "Heron: Counting Birds in 4K Video",
        "abstract",
    )
    assert fields(heron) == [("summary", "summary_zh"), ("summary", "tldr_zh")]
    assert texts(heron)["tldr_zh"] == '30亿参数的"数鸟"模型。'
    assert (moss.source.field, fields(moss)) == ("summary", [("translation", "translated_summary")])


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"abstract": HERON, "abstract_zh": "译"}, [("translation", "abstract_zh")]),
        (
            {"abstract": HERON, "abstract_cn": "译", "tldr_zh": "短"},
            [("translation", "abstract_cn"), ("summary", "tldr_zh")],
        ),
        ({"abstract": HERON, "summary": "Short.", "summary_zh": "短"}, [("summary", "summary_zh")]),
        ({"summary": HERON, "summary_zh": "译", "tldr": "x"}, [("translation", "summary_zh")]),
        ({"summary": HERON, "translated_summary": "译"}, [("translation", "translated_summary")]),
        ({"abstract": HERON, "abstract_translation": "译"}, [("translation", "abstract_translation")]),
        ({"abstract": HERON, "abstractZh": "译"}, [("translation", "abstractZh")]),
        ({"Abstract": HERON, "Abstract_CN": "译"}, [("translation", "Abstract_CN")]),
        ({"summary_en": HERON, "summary_zh": "译"}, [("translation", "summary_zh")]),
        (
            {"abstract_original": HERON, "abstract_zh": "译", "titleCN": "题"},
            [("translation", "abstract_zh")],
        ),
    ],
)
@pytest.mark.parametrize("wrap", ["row", "lines", "array", "papers", "a line each", "days", "by id"])
def test_papers_by_their_field_names(row: dict[str, str], expected: list[tuple[str, str]], wrap: str) -> None:
    rows = [{"id": "2503.01234", **row}, {"id": "2503.04321", **row}]
    content = {
        "row": json.dumps(rows[0]),
        "lines": "\n".join(json.dumps(each, ensure_ascii=False) for each in rows),
        "array": json.dumps(rows, indent=2),
        "papers": json.dumps({"date": "2025-04-27", "papers": rows}),
        "a line each": '{"papers": [\n' + ",\n".join(json.dumps(each) for each in rows) + "\n]}\n",
        "days": json.dumps({"days": {"2025-04-27": rows[:1], "2025-04-28": rows[1:]}}, indent=1),
        "by id": json.dumps({each["id"]: row for each in rows}),
    }[wrap]
    found = records(of(content))
    assert [record.id for record in found] == ["2503.01234", "2503.04321"][: 1 if wrap == "row" else 2]
    for record in found:
        assert (record.source.text, fields(record)) == (HERON, expected)
        for text in (record.source, *record.targets):
            assert text.place is not None
            line, column = text.place.locate(0)
            here = content.split("\n")[line - 1][column - 1 :]
            assert here.startswith((text.text[0], json.dumps(text.text[0])[1:-1]))


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("fields", [None, "source=abstract,translation=abstract_zh"])
def test_papers_before_a_break_are_read(indent: int | None, fields: str | None) -> None:
    papers = [
        {"abstract": f"{HERON} {n}", "abstract_zh": f"译{n}。", "authors": [{"name": "A"}]} for n in range(9)
    ]
    whole = json.dumps({"tags": [{"n": 1}], "papers": papers, "end": 1}, indent=indent, ensure_ascii=False)
    for cut in range(0, len(whole) - 1, 7):
        content = whole[:cut]
        items = of(content, fields=fields) if content.count('"abstract_zh": "') > 1 else []
        found = [item for item in items if isinstance(item, Record)]
        for number, record in enumerate(found):
            assert record.source.text == f"{HERON} {number}"
            assert record.targets[0].place is not None
            line, column = record.targets[0].place.locate(0)
            assert content.split("\n")[line - 1][column - 1 :].startswith(f"译{number}。")
        complete = len(re.findall(r"\}\s*\]\s*\}", content))
        assert len(found) == (complete if items else 0)
        assert sum(isinstance(item, Problem) for item in items) == bool(items)


# --- any file through a map ---

MAP = "source=paper.abs,translation=zh,summary=ai.tldr,summary=ai.points,id=key,title=name"
MAPPED = {
    "key": 7, "name": "T", "paper": {"abs": HERON}, "zh": HERON_ZH, "ai": {"tldr": "短。", "points": ["一。", "二。"]},
}  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(MAPPED),
        json.dumps(MAPPED, ensure_ascii=False) + "\r\n",
        json.dumps([MAPPED], indent=2),
        json.dumps({"items": [MAPPED]}),
        json.dumps({"a": {"b": {"items": MAPPED}}}),
    ],
)
@pytest.mark.parametrize(
    "told",
    [
        MAP,
        {
            "source": "paper.abs",
            "translation": "zh",
            "summary": ["ai.tldr", "ai.points"],
            "id": "key",
            "title": "name",
        },
        FieldMap("paper.abs", ("zh",), ("ai.tldr", "ai.points"), "key", "name"),
    ],
)
def test_json_through_a_map(content: str, told: object) -> None:
    (record,) = records(of(content, fields=told))
    assert (record.id, record.title, record.source.text) == ("7", "T", HERON)
    assert [(text.role, text.field, text.text) for text in record.targets] == [
        ("translation", "zh", HERON_ZH),
        ("summary", "ai.tldr", "短。"),
        ("summary", "ai.points", "一。"),
        ("summary", "ai.points", "二。"),
    ]


def test_keys_with_dots_and_numbers_of_lists() -> None:
    row = {"a.b": HERON, "c": [{"d.e": "译。"}]}
    (record,) = records(of(json.dumps(row), fields="source=a.b,translation=c.0.d.e"))
    assert (record.source.text, texts(record)) == (HERON, {"c.0.d.e": "译。"})


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_tables_through_a_map(delimiter: str) -> None:
    rows = ["Nr|Abs|ZH|Note", f'1|"{HERON}"|"译""文""。"|x', "2||译|x"]
    content = "\n".join(rows).replace("|", delimiter) + "\n"
    record, problem = of(content, fields="source=abs,translation=zh,id=nr")
    assert isinstance(record, Record)
    assert (record.id, record.source.text, texts(record)) == ("1", HERON, {"zh": '译"文"。'})
    assert record.targets[0].place is not None
    assert record.targets[0].place.locate(2) == (2, content.split("\n")[1].index("文") + 1)
    assert isinstance(problem, Problem)
    assert (problem.line, problem.what) == (3, "no `abs` in this row")


def test_labels_through_a_map() -> None:
    paper = f"# Heron\n\n**Original**: {HERON}\n\n**Author**: A\n\nIn short: 好模型。\n\n## 要旨\n\n译文一。\n译文二。\n"
    (record,) = records(of(paper, fields="source=Original,translation=要旨,summary=In short"))
    assert (record.title, record.source.text) == ("Heron", HERON)
    assert texts(record) == {"In short": "好模型。", "要旨": "译文一。\n译文二。"}
    html = (
        f"<html><body><h1>Heron</h1><p><b>Original:</b> {HERON}</p><h2>要旨</h2><p>译文。</p></body></html>"
    )
    (same,) = records(of(html, fields="source=Original,translation=要旨"))
    assert (same.source.text, texts(same)) == (HERON, {"要旨": "译文。"})


@pytest.mark.parametrize(
    ("told", "what"),
    [
        ("source", "'source' is not KEY=FIELD"),
        ("translation=zh", "the map names no source"),
        ("source=", "the map names nothing for source"),
        ("source=a,source=b", "the map names two fields for source: a, b"),
        ("source=a,tranlation=b", "a map has no 'tranlation' (did you mean 'translation'?)"),
        ("source=a,xyz=b", "a map has no 'xyz' (it has source, translation, summary, id, title)"),
    ],
)
def test_maps_that_are_none(told: str, what: str) -> None:
    (problem,) = of("x", fields=told)
    assert isinstance(problem, Problem)
    assert (problem.path, problem.what) == ("--map", what)
    assert re.search("[\u4e00-\u9fff]", in_language(problem, "zh").what)


def test_fields_of_a_fork_that_are_no_renamed_ones_are_left_alone() -> None:
    ai = {
        "tldr": "短。",
        "method": "法。",
        "tags": "鸟类",
        "score": 7,
        "keywords": "数鸟",
        "tldr_en": "Short.",
    }
    (record,) = records(of(json.dumps({"summary": LONG, "AI": ai})))
    assert fields(record) == [("summary", "AI.tldr"), ("summary", "AI.method")]


def test_a_map_is_written_as_it_is_read() -> None:
    told = field_map("source=a,translation=b,summary=c,summary=d")
    assert field_map(str(told)) == told


# --- near misses: what was found, and how to map it ---

LONG = (
    HERON
    + " On three wetlands it halves the error of human observers, from 12.4% to 6.1%, at 27 frames per second."
)


@pytest.mark.parametrize(
    ("name", "content", "what", "hint"),
    [
        (
            "x.jsonl", {"id": 1, "text_en": LONG, "text_zh": HERON_ZH + HERON_ZH},
            "no `source` in this row (it has id, text_en, text_zh)", "--map source=text_en,translation=text_zh",
        ),
        (
            "x.jsonl", {"id": "1", "text_en": "Ants walk far.", "text_zh": "蚂蚁走得远。"},
            "no `source` in this row (it has id, text_en, text_zh)", "--map source=text_en,translation=text_zh",
        ),
        (
            "x.md", "# Ants\n\nEnglish: Ants walk far.\n\n中文摘要：蚂蚁走得远。\n",
            "not a format that can be read", "--map 'source=English,translation=中文摘要'",
        ),
        (
            "x.md", f"# Heron\n\n## Text\n\n{LONG}\n\n## 中文版\n\n{HERON_ZH * 2}\n",
            "not a format that can be read", "--map 'source=Text,translation=中文版'",
        ),
        (
            "x.jsonl", {"id": 1, "abstrct": LONG, "AI": {"tldr": "短。", "method": "法。"}},
            "no `source` in this row (it has id, abstrct, AI)", "--map source=abstrct,summary=AI.tldr,summary=AI.method",
        ),
        (
            "x.jsonl", {"id": 1, "sorce": "Ants walk.", "translation": "蚂蚁。"},
            "no `source` in this row (it has id, sorce, translation)", "--map source=sorce,translation=translation",
        ),
        (
            "x.jsonl", {"n": 1, "src": "Ants walk far.", "mt": "蚂蚁走得远。", "tl_dr": "蚂蚁。"},
            "no `source` in this row (it has n, src, mt, tl_dr)", "--map source=src,translation=mt,summary=tl_dr",
        ),
        (
            "x.jsonl", {"n": 1, "record": {"title": "Heron", "summary": LONG, "AI": {"tldr": "短。"}}},
            "no `summary` in this row (it has n, record)", "--map source=record.summary,summary=record.AI.tldr",
        ),
        (
            "x.jsonl", {"summary": LONG, "AI": {"tl_dr": "短。", "translated": "译。"}},
            "Chinese in `AI` that is not read (tl_dr, translated)", "--map source=summary,translation=AI.translated,summary=AI.tl_dr",
        ),
        (
            "x.jsonl", {"summary": LONG, "AI": {"tldr": "短。", "motivations": "动机。", "tags": "鸟"}},
            "Chinese in `AI` that is not read (motivations)", "--map source=summary,summary=AI.tldr,summary=AI.motivations",
        ),
        (
            "x.jsonl", {"source": "Ants walk far.", "translation_zh": "蚂蚁走得远。", "note": ""},
            "Chinese in this row that is not read (translation_zh)", "--map source=source,translation=translation_zh",
        ),
        (
            "x.jsonl", {"source": LONG, "translation": " ", "out": {"zh": HERON_ZH * 2, "tldr": "可数鸟。"}, "keywords": "计算机视觉"},
            "Chinese in this row that is not read (out.zh, out.tldr)", "--map source=source,translation=out.zh,summary=out.tldr",
        ),
        (
            "x.jsonl", {"summary": LONG, "chinese_summary": "可数鸟。", "AI": None},
            "Chinese in this row that is not read (chinese_summary)", "--map source=summary,translation=chinese_summary",
        ),
        (
            "x.csv", "source,中文\nAnts walk far.,蚂蚁走得远。\n",
            "Chinese in this row that is not read (中文)", "--map 'source=source,translation=中文'",
        ),
        (
            "x.csv", f'id,english,chinese_translation\n1,"{LONG}",{HERON_ZH}\n',
            "a table without a column `source` (it has id, english, chinese_translation)",
            "--map source=english,translation=chinese_translation",
        ),
        (
            "x.md", f"# Heron\n\n**Abstract**: {LONG}\n\n**Abstract (Mandarin)**: {HERON_ZH}\n",
            "Chinese under “Abstract (Mandarin)”, which is no known label", "--map 'source=Abstract,translation=Abstract (Mandarin)'",
        ),
        (
            "x.md", f"# Heron\n\n**Abstract**\n\n{LONG}\n\n**Abstract (Mandarin)**\n\n{HERON_ZH}\n",
            "Chinese under “Abstract (Mandarin)”, which is no known label", "--map 'source=Abstract,translation=Abstract (Mandarin)'",
        ),
        (
            "x.md", f"# Heron\n\n**Original**: {LONG}\n\n**译文**: {HERON_ZH}\n\n**TL;DR**: 好。\n",
            "no English abstract in the paper that begins “Heron”", "--map 'source=Original,translation=译文,summary=TL;DR'",
        ),
        (
            "table", f'nr\tenglish\tchinese\n1\t{LONG}\t{HERON_ZH + HERON_ZH}\n',
            "a table without a column `source` (it has nr, english, chinese)", "--map source=english,translation=chinese",
        ),
        (
            "x.json", {"date": "x", "papers": [{"abstract": LONG, "tldr_zh": "短。"}, {"abs_en": LONG, "tldr_zh": "短。"}]},
            "no `abstract` in this row (it has abs_en, tldr_zh)", "--map source=abs_en,summary=tldr_zh",
        ),
    ],
)  # fmt: skip
def test_near_misses(name: str, content: object, what: str, hint: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    (problem,) = (item for item in read(path) if isinstance(item, Problem))
    assert problem.what == what
    assert problem.hint.endswith(hint)
    told = shlex.split(problem.hint.partition("--map ")[2])[0]
    mapped = [item for item in read(path, fields=told) if isinstance(item, Record)]
    assert [text.text for record in mapped for text in record.targets]  # the advice works
    said = in_language(problem, "zh")
    assert all(re.search("[\u4e00-\u9fff]", words) for words in (said.what, said.hint))


@pytest.mark.parametrize(
    "row",
    [
        {"source": LONG, "keywords": "计算机视觉，目标检测", "title_zh": "苍鹭：在视频中数鸟。"},
        {"source": LONG, "summary": "可数鸟。", "review": "这篇论文很好。"},
        {"summary": LONG, "authors": "王小明", "AI": None},
    ],
)
def test_chinese_that_is_no_text_is_no_near_miss(row: dict[str, object]) -> None:
    assert len(records(of(json.dumps(row)))) == 1


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"target": "译。"}, [("translation", "target", "译。")]),
        ({"target": "短。", "role": "summary"}, [("summary", "target", "短。")]),
        (
            {"translation": "译。", "target": "短。", "role": "summary"},
            [("translation", "translation", "译。"), ("summary", "target", "短。")],
        ),
        ({"translation": "译。", "target": "positive"}, [("translation", "translation", "译。")]),
        ({"translation": "译。", "target": 1, "role": 2}, [("translation", "translation", "译。")]),
    ],
)
@pytest.mark.parametrize("form", ["jsonl", ",", "\t"])
def test_a_target_is_read_by_its_role(
    row: dict[str, object], expected: list[tuple[str, str, str]], form: str
) -> None:
    row = {"source": "Ants walk far.", **row}
    table = "\n".join(form.join(map(str, cells)) for cells in (row, row.values()))
    (record,) = records(of(json.dumps(row) if form == "jsonl" else table))
    assert [(text.role, text.field, text.text) for text in record.targets] == expected
    assert all(
        text.place is not None and text.place.locate(0)[0] == (1 if form == "jsonl" else 2)
        for text in record.targets
    )


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ("Ants walk far.\t蚂蚁走得远。\nBees fly.\t蜜蜂飞。\n", "source<TAB>translation"),
        ("1,蚂蚁走得远。,Ants walk far.\n", "id,translation,source"),
    ],
)
def test_a_table_without_a_header_is_told_which(content: str, hint: str) -> None:
    (problem,) = of(content)
    assert isinstance(problem, Problem)
    assert (problem.line, problem.what.split(",")[0]) == (1, "the first row looks like data")
    assert problem.hint == f"add a header such as: {hint}"
    assert in_language(problem, "zh").hint == f"请加表头，例如：{hint}"


@pytest.mark.parametrize(
    "content", ['{"abs": "Ants walk far.", "zh": "蚂蚁走得远。"}', "abs,zh\nAnts walk far.,蚂蚁走得远。\n"]
)
@pytest.mark.parametrize(("told", "count"), [("translation=hz", 1), ("translation=zh", 0), ("id=zh", 0)])
def test_a_map_to_chinese_that_is_not_there_is_told(content: str, told: str, count: int) -> None:
    problems = [item for item in of(content, fields=f"source=abs,{told}") if isinstance(item, Problem)]
    assert [problem.hint.partition("--map ")[2] for problem in problems] == [
        "source=abs,translation=zh"
    ] * count


def test_a_paper_among_others_whose_chinese_has_another_name() -> None:
    rows = ({"abstract": "Ants walk far.", name: "蚂蚁走得远。"} for name in ("abstract_zh", "zh_text"))
    first, problem, second = of("\n".join(map(json.dumps, rows)))
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert "(zh_text): map its fields: --map source=abstract,translation=zh_text" in str(problem)


@pytest.mark.parametrize("label", ["中文摘要", "译文", "翻译"])
@pytest.mark.parametrize("title", ["", "# Heron\n\n"])
def test_pages_whose_labels_are_plain_words(label: str, title: str) -> None:
    content = f"{title}Abstract: {LONG}\n\n{label}：{HERON_ZH}。\n一句话总结：数鸟。\n"
    record, next_one = records(
        of(content + "\nTitle: Ants\narXiv:2503.01234\nAbstract: Ants.\nMethod: They walk.\n译文：蚁。\n")
    )
    assert (next_one.title, next_one.id) == ("Ants", "2503.01234")
    assert (next_one.source.text, texts(next_one)) == ("Ants.\nMethod: They walk.", {"译文": "蚁。"})
    assert (record.source.text, texts(record)) == (LONG, {label: HERON_ZH + "。", "一句话总结": "数鸟。"})
    assert fields(record) == [("translation", label), ("summary", "一句话总结")]
