"""An edit through a text's place changes that text as asked, and no other character of the file."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarycheck.model import Edit, Record, Text
from summarycheck.readers import read
from summarycheck.readers.place import Passage, Piece, rewritten

HERE = Path(__file__).parent
PAGES = sorted((HERE / "data" / "readers").glob("*"))

steady = settings(derandomize=True, deadline=None, max_examples=150)
# Whatever JSON, HTML and CSV write in another way, often.
texts = st.text(
    st.one_of(
        st.sampled_from('"\\,\t/<>&;汉😀é\u2028 1'), st.characters(codec="utf-8", exclude_characters="\0")
    )
)
halves = st.floats(0, 1)


def all_texts(content: str) -> list[Text]:
    items = read("-", stdin=io.BytesIO(content.encode()))
    return [text for item in items if isinstance(item, Record) for text in (item.source, *item.targets)]


def span(text: Text, ends: tuple[float, float]) -> tuple[int, int]:
    first, last = sorted(round(end * len(text.text)) for end in ends)
    return first, last


def edited(content: str, text: Text, start: int, end: int, new: str) -> str | None:
    """The file after the edit, if there is one."""
    assert text.place is not None
    edit = text.place.edit(start, end, new)
    return rewritten(content, [edit]) if edit else None


def proven(content: str, index: int, ends: tuple[float, float], new: str) -> bool:
    """Makes the edit, reads the file again and compares everything; False when no edit is offered."""
    before = all_texts(content)
    text = before[index]
    start, end = span(text, ends)
    after = edited(content, text, start, end, new)
    if after is None:
        return False
    wanted = [each.text for each in before]
    wanted[index] = text.text[:start] + new + text.text[end:]
    assert [each.text for each in all_texts(after)] == wanted
    assert text.place is not None
    edit = text.place.edit(start, end, new)
    assert edit is not None
    assert len(after) - len(edit.text) == len(content) - _replaced(content, edit)
    return True


def _replaced(content: str, edit: Edit) -> int:
    lines = content.removeprefix("\ufeff").split("\n")
    (line, column), (last, end) = edit.start, edit.end
    return sum(len(each) + 1 for each in lines[line - 1 : last - 1]) + end - column


@steady
@given(texts, texts, st.booleans(), st.sampled_from([None, 1]), st.tuples(halves, halves), st.booleans())
def test_json(
    raw: str, new: str, ascii_only: bool, indent: int | None, ends: tuple[float, float], bom: bool
) -> None:
    row = {"id": 1, "source": "A\n" + raw, "targets": [{"role": "summary", "text": "译" + raw}], "x": raw}
    content = "\ufeff" * bom + json.dumps([row, row], ensure_ascii=ascii_only, indent=indent) + "\r\n"
    before = all_texts(content)
    text = before[3]
    start, end = span(text, ends)
    if not (text.text[:start] + new + text.text[end:]).strip():
        return
    assert proven(content, 3, ends, new)
    after = edited(content, text, start, end, new)
    assert after is not None
    assert after.isascii() == content.isascii() or not ascii_only or bom


@steady
@given(texts, texts, st.sampled_from([",", "\t"]), st.tuples(halves, halves))
def test_tables(raw: str, new: str, delimiter: str, ends: tuple[float, float]) -> None:
    written = io.StringIO(newline="")
    quoting: Literal[0, 1] = csv.QUOTE_ALL if "\r" in raw else csv.QUOTE_MINIMAL
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\n", quoting=quoting)
    row = ["a", "s" + raw, raw, "译" + raw + "。"]
    writer.writerows([["id", "source", "note", "summary"], row, row])
    content = written.getvalue()
    text = all_texts(content)[1]
    start, end = span(text, ends)
    if not (text.text[:start] + new + text.text[end:]).strip():
        return
    offered = proven(content, 1, ends, new)
    assert offered or any(mark in new for mark in f'"{delimiter}\r\n')


def test_an_unquoted_cell_takes_no_delimiter() -> None:
    content = "source,summary\nAnts.,七十亿\n"
    summary = all_texts(content)[1]
    assert edited(content, summary, 0, 2, "7,0") is None
    assert edited(content, summary, 0, 2, "70") == "source,summary\nAnts.,70亿\n"


@pytest.mark.parametrize("windows", [False, True])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages(path: Path, windows: bool) -> None:
    content = path.read_text()
    content = "\ufeff" + content.replace("\n", "\r\n") if windows else content
    draw = random.Random(path.name)
    for _ in range(8):
        edit_somewhere(path, content, draw)


def edit_somewhere(path: Path, content: str, draw: random.Random) -> None:
    before = all_texts(content)
    index = draw.randrange(len(before))
    text = before[index]
    if len(text.text) < 2:  # an empty field has nothing to be edited
        return
    # The last character stays: what a text ends with tells the readers of plain pages what follows it.
    start = draw.randrange(len(text.text) - 1)
    end = min(start + draw.randint(1, 12), len(text.text) - 1)
    # What begins or ends with space would leave space at the end of a line, which belongs to no text.
    while start < end and text.text[start].isspace():
        start += 1
    while start < end and text.text[end - 1].isspace():
        end -= 1
    new = '亿<7 & "x\\'
    after = edited(content, text, start, end, new)
    if after is None:
        assert "\n" in text.text[start:end] or path.suffix == ".html"  # a tag may be between
        return
    wanted = [each.text for each in before]
    wanted[index] = text.text[:start] + new + text.text[end:]
    # An abstract that is given as its own translation is one no more when only one of them changes.
    if [each.text for each in before].count(text.text) == 1:
        assert [each.text for each in all_texts(after)] == wanted


def test_every_character_of_every_page_can_be_edited() -> None:
    for path in PAGES:
        content = path.read_text()
        for text in all_texts(content):
            assert text.place is not None
            for at, character in enumerate(text.text):
                line, column = text.place.locate(at)
                joins = character == "\n" or column > len(content.split("\n")[line - 1])
                in_json = path.suffix == ".json"
                edit = text.place.edit(at, at + 1, "x")
                assert (edit is None) == (joins and not in_json), (path, text.field, at, character)


@pytest.mark.parametrize(
    ("start", "end", "new", "edit"),
    [
        (0, 2, "x", Edit((3, 5), (3, 7), "x")),
        (1, 4, "<", Edit((3, 6), (3, 12), "&lt;")),
        (3, 4, "", Edit((3, 8), (3, 12), "")),
        (0, 5, "x", None),  # a line end between
        (6, 8, "x", None),  # a tag between
        (6, 7, "a\nb", None),
        (0, 1, " x", None),  # the line would begin with space
        (7, 8, "y ", None),
        (2, 2, " ", Edit((3, 7), (3, 7), " ")),
    ],
)
def test_edits_of_html(start: int, end: int, new: str, edit: Edit | None) -> None:
    # In the file: ____a b&gt; / cd<b>e
    pieces = (Piece(0, 3, 5, 3, 3), Piece(3, 3, 8, 1, 4), Piece(5, 4, 1, 2, 2), Piece(7, 4, 6, 1, 1))
    assert Passage("x", pieces, html=True).edit(start, end, new) == edit


def test_edits_are_made_together_and_never_overlap() -> None:
    content = "ab\ncd\n"
    edits = [Edit((2, 1), (2, 2), "C"), Edit((1, 1), (1, 2), "AA"), Edit((1, 2), (2, 1), "-")]
    assert rewritten(content, edits) == "AA-Cd\n"
    with pytest.raises(ValueError, match="same characters"):
        rewritten(content, [Edit((1, 1), (1, 3), ""), Edit((1, 2), (1, 3), "")])
