from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarycheck.checks.triggers import Triggers
from summarycheck.model import Text
from summarycheck.reading import Reading
from summarycheck.scripts import bigrams, units_of

WAITING = {0: ["<think>", "请"], 1: ["Error", "原文"], 2: [" "], 3: ["我无法", "。”"]}


def met(raw: str) -> set[int]:
    return Triggers(WAITING).met(Reading(Text(raw, "summary"), "zh"))


@pytest.mark.parametrize(
    ("raw", "numbers"),
    [
        ("", set()),
        ("本文提出一种方法。", set()),
        ("请提供文本", {0}),
        ("<think>好的", {0}),
        ("HTTP Error 原", {1, 2}),
        ("原文说道。”", {1, 3}),
        ("我无法回答", {3}),
    ],
)
def test_who_waits_for_what_a_text_has(raw: str, numbers: set[int]) -> None:
    assert met(raw) == numbers


@given(st.text(alphabet="<think>请Error原文 。”本方法", max_size=30))
def test_nobody_is_forgotten(raw: str) -> None:
    assert met(raw) == {number for number, texts in WAITING.items() if any(text in raw for text in texts)}


@given(st.text(max_size=20))
def test_bigrams_are_the_neighbouring_characters(raw: str) -> None:
    units = raw.encode("utf-16-le", "surrogatepass")
    codes = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    assert set(map(units_of, bigrams(raw))) == set(pairwise(codes))
