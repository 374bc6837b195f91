"""Every character of every text is found again in its file, at the line and column that its place says."""

from __future__ import annotations

import csv
import html
import io
import json
import pickle
import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from summarycheck.model import Problem, Record, Text
from summarycheck.readers import READERS, read, read_with_chinese
from summarycheck.readers.htmlpage import page
from summarycheck.readers.lines import Line, passage
from summarycheck.readers.place import rewritten

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
PAGES = HERE / "data" / "readers"

steady = settings(derandomize=True, deadline=None, max_examples=150)
# Whatever JSON, CSV and line ends make difficult, often.
texts = st.text(
    st.one_of(
        st.sampled_from('\n\r"\\,\t/bu汉😀é\u2028 '), st.characters(codec="utf-8", exclude_characters="\0")
    )
)


def found_in(content: str, **options: str) -> list[Record]:
    items = read("-", stdin=io.BytesIO(content.encode()), **options)
    return [item for item in items if isinstance(item, Record)]


def at(content: str, text: Text, offset: int) -> str:
    """What stands in the file at the place of the character, from there on, for a few lines."""
    assert text.place is not None
    line, column = text.place.locate(offset)
    lines = lines_of(content)
    return "\n".join([lines[line - 1][column - 1 :], *lines[line : line + 3]])


@lru_cache(maxsize=1)
def lines_of(content: str) -> list[str]:
    return content.split("\n")


def stands(character: str, here: str) -> bool:
    """True when the character, or a JSON escape of it, begins what stands here."""
    if here.startswith(character) and character not in '"\\':
        return True
    if not here.startswith("\\"):
        return False
    return any(decoded(here[:length]) == character for length in (2, 6, 12))


def shows(character: str, here: str) -> bool:
    """True when the character begins what stands here, as it is, as a JSON escape, or as HTML writes or joins it."""
    if here.startswith(character) or stands(character, here):
        return True
    entity = re.match(r"&[#\w]+;?", here)
    if entity:
        return html.unescape(entity[0])[0] == character
    return bool(re.match(r"\s*\n", here)) if character == " " else character == "\n" and here.startswith("<")


def decoded(escape: str) -> object:
    try:
        return json.loads(f'"{escape}"')
    except ValueError:
        return None


@steady
@given(st.lists(texts, min_size=3, max_size=3), st.booleans(), st.sampled_from([None, 1]), st.booleans())
def test_json_strings(parts: list[str], ascii_only: bool, indent: int | None, in_array: bool) -> None:
    source, translation, target = parts
    row: dict[str, object] = {
        "x\\": {"source": "no", "translation": ["{", "\\"]},
        "source": "s" + source,
        "translation": translation,
        "n": [1, -2.5e3, True, None, {}, []],
        "targets": [{"role": "summary", "text": "first"}, {"text": target, "role": "translation"}],
    }
    content = json.dumps([row, row] if in_array else row, ensure_ascii=ascii_only, indent=indent)
    if not in_array and indent is None:
        content = "\ufeff" + content.replace("{", "{ ", 1) + "\r\n\r\n" + content
    found = found_in(content)
    assert len(found) == 1 + (in_array or indent is None)
    shown = content.removeprefix("\ufeff")
    for record in found:
        assert [text.text for text in record.targets] == [translation, "first", target]
        for text in (record.source, *record.targets):
            assert all(stands(c, at(shown, text, i)) for i, c in enumerate(text.text))
            assert at(shown, text, len(text.text)).startswith('"')


def test_of_a_repeated_key_the_last_counts() -> None:
    content = '{"source": "old", "\\u0073ource": "new"}'
    (record,) = found_in(content)
    assert record.source.text == "new"
    assert at(content, record.source, 0) == 'new"}'


@steady
@given(st.lists(texts, min_size=3, max_size=3), st.sampled_from([",", "\t"]), st.sampled_from(["\n", "\r\n"]))
def test_table_cells(parts: list[str], delimiter: str, line_end: str) -> None:
    cells = [parts[0], "s" + parts[1], "译" + parts[2], "last"]
    written = io.StringIO(newline="")
    # Python's own writer forgets to quote a lone CR.
    all_or_few: Literal[0, 1] = csv.QUOTE_ALL if any("\r" in cell for cell in cells) else csv.QUOTE_MINIMAL
    writer = csv.writer(written, delimiter=delimiter, lineterminator=line_end, quoting=all_or_few)
    writer.writerows([["note", "source", "translation", "summary"], cells, cells])
    content = written.getvalue()
    found = found_in(content)
    assert len(found) == 2
    for record in found:
        translation, summary = record.targets
        assert [record.source.text, translation.text, summary.text] == cells[1:]
        for text in (record.source, translation, summary):
            for index, character in enumerate(text.text):
                here = at(content, text, index)
                assert here.startswith(character)
                assert character != '"' or here.startswith('""')


@steady
@given(st.lists(st.tuples(texts.map(lambda t: t.replace("\n", "")), st.integers(1, 9)), max_size=6))
def test_passages(parts: list[tuple[str, int]]) -> None:
    lines = [Line(number, text, column) for number, (text, column) in enumerate(parts, 1)]
    text = passage("x", lines, "source", "source")
    file = [" " * (column - 1) + line for line, column in parts]
    for index, character in enumerate(text.text):
        assert text.place is not None
        row, column = text.place.locate(index)
        assert character == "\n" or file[row - 1][column - 1] == character
    assert text.text == text.text.strip()


def test_pages_and_seeds() -> None:
    for path in [*sorted(SEEDS.glob("*")), *sorted(PAGES.glob("*"))]:
        raw = path.read_text()
        for content in (raw, raw.replace("\n", "\r\n"), "\ufeff" + raw):
            found = found_in(content)
            assert found
            shown = content.removeprefix("\ufeff")
            for text in (text for record in found for text in (record.source, *record.targets)):
                for index, character in enumerate(text.text):
                    here = at(shown, text, index).lstrip("\r \t" if character == "\n" else "")
                    assert shows(character, here), (path, text.field, index)


def test_line_ends_do_not_change_the_records() -> None:
    for path in [*sorted(SEEDS.glob("*")), *sorted(PAGES.glob("*"))]:
        raw = path.read_text()
        unix, windows = found_in(raw), found_in("\ufeff" + raw.replace("\n", "\r\n"))
        assert [everything(record) for record in windows] == [everything(record) for record in unix]


def everything(record: Record) -> list[object]:
    texts = (record.source, *record.targets)
    places = [text.place.locate(i) for text in texts if text.place for i in range(len(text.text) + 1)]
    return [record.id, record.title, [(text.text, text.role, text.field) for text in texts], places]


def test_records_and_their_places_can_be_pickled() -> None:
    content = json.dumps({"source": "a\nb", "translation": "译"}) + "\n"
    for record in (*found_in(content), *found_in("source,summary\na,b\n"), *found_in("Abstract: ants")):
        again = pickle.loads(pickle.dumps(record))
        assert again == record
        assert again.source.place.locate(0) == (record.source.place and record.source.place.locate(0))


fragments = st.sampled_from(
    [
        *("Authors: A", "论文及项目相关链接", "Summary", "摘要：", "Key Takeaways", "Cool Papers", "PDF 3"),
        *("2025-01-01 更新", "中文的一行。", "An ant.", "# T", "x" * 300, "", "\t", '"', "\\", "\ufeff"),
        *("Abstract: ants", "arXiv:2406.00001", "arXiv:2406.00002v1 - ABC 2024", "12 pages", "\x1f\x8b"),
        *("source\tid", "source,translation", 'a,"b', '{"source": "a"}', '{"source": "a', '[{"source"'),
        *("**Abstract**: ants", "**Abstract (ZH)**: 蚂蚁。", "## 摘要（中文）", "TL;DR: 好", "---", "> 引文。"),
        *("<html><body>", "<h2>T</h2>", "<p><b>Authors:</b> A</p>", "<p>An &lt;ant&gt; &amp c", "<blockquote>引文。"),
        *("</blockquote>", "<pre>a\n b</pre>", "<b>Summary</b>:好", "<li>&#19968;&bogus;", "<!-- x", "<script>", "</script>"),
        *('{"papers": [{"abstract": "a", "abstract_zh": "一"}]}', '{"abstract": "a", "tldr_zh": ["一", 2]}'),
        *('{"AI": {"tldr": 1}, "summary": "a"}', '{"summary": "\\u4e2d"}', '{"targets": [{}]}'),
    ]
)  # fmt: skip
junk = st.lists(st.one_of(fragments, st.text(max_size=20)), max_size=12).map("\n".join)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(junk, junk, st.sampled_from([None, *READERS]))
def test_nothing_raises_and_every_offset_has_a_place(
    content: str, other: str, input_format: str | None
) -> None:
    data = content.encode("utf-8", "surrogateescape")
    for item in read("-", input_format=input_format, stdin=io.BytesIO(data)):
        if isinstance(item, Problem):
            assert item.what
            continue
        assert item.source.text
        for text in (item.source, *item.targets):
            assert text.place is not None
            for offset in (0, len(text.text) // 2, len(text.text)):
                line, column = text.place.locate(offset)
                assert 1 <= line <= content.count("\n") + 1
                assert column >= 1
            for start, end in ((0, 1), (len(text.text) // 2, len(text.text))):
                edit = text.place.edit(start, end, "<x")
                assert edit is None or rewritten(content, [edit]) != content


@settings(derandomize=True, deadline=None, max_examples=300)
@given(junk)
def test_what_is_seen_of_html_stands_in_the_file(content: str) -> None:
    raw = content.split("\n")
    for line in page(content):
        for piece in line.pieces:
            written = raw[piece.line - 1][piece.column - 1 : piece.column - 1 + piece.width]
            assert html.unescape(written) == line.text[piece.start : piece.start + piece.length]


names = st.sampled_from(
    ["source", "abstract", "abstract_zh", "summary", "AI", "tldr", "papers", "targets", "a.b", "id", "x"]
)
values = st.recursive(
    st.one_of(
        st.sampled_from(["We study ants.", "蚂蚁。", "", " "]), st.none(), st.booleans(), st.integers(-5, 5)
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(names, inner, max_size=4)),
    max_leaves=12,
)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(
    st.lists(values, min_size=1, max_size=3),
    st.sampled_from([None, 1]),
    st.sampled_from(["papers", "daily", "jsonl", None]),
    st.sampled_from([None, None, "source=abstract,translation=a.b,summary=papers.0.x", "source=x.AI.tldr"]),
)
def test_any_json_is_records_or_problems(
    rows: list[object], indent: int | None, input_format: str | None, fields: str | None
) -> None:
    content = "\n".join(json.dumps(row, ensure_ascii=False, indent=indent) for row in rows)
    items = list(read("-", input_format=input_format, fields=fields, stdin=io.BytesIO(content.encode())))
    assert items
    for item in items:
        if isinstance(item, Record):
            for text in (item.source, *item.targets):
                assert all(stands(c, at(content, text, i)) for i, c in enumerate(text.text))


@settings(derandomize=True, deadline=None, max_examples=200)
@given(english=junk, chinese=junk, cut=st.binary(max_size=8))
def test_pairing_raises_nothing(tmp_path_factory: object, english: str, chinese: str, cut: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
    for name, content in (("en.txt", english.encode()), ("zh.txt", chinese.encode() + cut)):
        (folder / name).write_bytes(content)
    for item in read_with_chinese(folder / "en.txt", folder / "zh.txt"):
        assert isinstance(item, Record | Problem)
