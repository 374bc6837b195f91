"""Renderings of numbers and terms: each right one passes, each wrong one is flagged, in sentences of its own or in those given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from challenges import checker, renderings
from summarycheck.model import RANK, Record, Text

NUMBERS = (
    ("Our study concerns {} in practice.", "我们的研究涉及实践中的{}。"),
    ("The authors report {} here.", "作者在此报告了{}。"),
    ("We find {}, which is encouraging.", "我们发现{}，这令人鼓舞。"),
)


TERMS = (
    ("We study {} in this work.", "本文研究了{}。"),
    ("Our results on {} are strong and easy to reproduce.", "我们在{}方面的结果很好，且易于复现。"),
)


def ranks(english: str, chinese: str, carriers: tuple[tuple[str, str], ...], category: str) -> list[int]:
    """The rank of the gravest finding of the category in each carrier sentence; -1 for none."""
    found = []
    for source, target in (("{}", "{}"),) if english.endswith(".") else carriers:
        texts = (Text(target.format(chinese), "translation", "translation"),)
        record = Record(Text(source.format(english), "source", "source"), texts, "x")
        findings = checker(category).check(record).findings
        found.append(max((RANK[each.severity] for each in findings if each.category == category), default=-1))
    return found


def falling_short(renderings: list[str], passes: Callable[[str], bool]) -> list[str]:
    """The renderings that do not pass, marked as the table marks them."""
    bare = [rendering.removeprefix("~") for rendering in renderings]
    return [rendering if passes(rendering) else f"~{rendering}" for rendering in bare]


@pytest.mark.parametrize(("english", "right", "wrong"), renderings("renderings.tsv"))
def test_renderings_of_a_number(english: str, right: list[str], wrong: list[str]) -> None:
    def quiet(chinese: str) -> bool:
        return max(ranks(english, chinese, NUMBERS, "number")) < RANK["warning"]

    def told(chinese: str) -> bool:
        return min(ranks(english, chinese, NUMBERS, "number")) >= 0

    assert falling_short(right, quiet) == right
    assert falling_short(wrong, told) == wrong


@pytest.mark.parametrize(("english", "right", "wrong"), renderings("terms.tsv"))
def test_renderings_of_a_term(english: str, right: list[str], wrong: list[str]) -> None:
    def quiet(chinese: str) -> bool:
        return max(ranks(english, chinese, TERMS, "term")) < RANK["warning"]

    def told(chinese: str) -> bool:
        return min(ranks(english, chinese, TERMS, "term")) >= 0

    assert falling_short(right, quiet) == right
    assert falling_short(wrong, told) == wrong
