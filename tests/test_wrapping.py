"""Lines of Chinese and English: where they break, and that nothing is lost or too wide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from summarycheck.reporters.styled import Styled
from summarycheck.reporters.wrapping import lines


def broken(text: str, columns: int) -> list[str]:
    return [line.plain for line in lines(Styled(text), columns)]


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("甲乙丙丁戊己", 10, ["甲乙丙丁", "戊己"]),
        ("甲乙丙丁。戊己", 10, ["甲乙丙丁。", "戊己"]),  # the mark hangs
        ("甲乙丙丁）：戊", 10, ["甲乙丙", "丁）：戊"]),  # two do not: a character goes with them
        ("在LLaMA模型上", 10, ["在LLaMA", "模型上"]),
        ("我们的LLaMA模型", 10, ["我们的", "LLaMA模", "型"]),
        ("two words here", 10, ["two", "words", "here"]),
        ("abcdefghijklmnop", 10, ["abcdefgh", "ijklmnop"]),
        ("甲乙丙丁“戊”己", 10, ["甲乙丙丁", "“戊”己"]),
        ("值为⟦70亿⟧，很大", 12, ["值为⟦70亿⟧，", "很大"]),
        ("", 10, [""]),
        (" aaaaaa", 8, ["aaaaaa"]),
    ],
)
def test_where_lines_break(text: str, columns: int, expected: list[str]) -> None:
    assert broken(text, columns) == expected


@given(st.text("ab ,。，“”（）中文字💡\u0301⟦⟧", max_size=60), st.integers(8, 30))
def test_nothing_is_lost_or_too_wide(text: str, columns: int) -> None:
    found = broken(text, columns)
    assert all(cell_len(line) <= columns for line in found)
    assert all(found) or not text.strip()
    assert "".join("".join(found).split()) == "".join(text.split())
