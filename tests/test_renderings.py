"""Renderings of numbers and terms: each right one passes, each wrong one is flagged, in sentences of its own or in those given."""

from __future__ import annotations

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


def worst(english: str, chinese: str, carriers: tuple[tuple[str, str], ...], category: str) -> list[int]:
    """The rank of the gravest finding of the category in each carrier sentence; -1 for none."""
    ranks = []
    for source, target in (("{}", "{}"),) if english.endswith(".") else carriers:
        texts = (Text(target.format(chinese), "translation", "translation"),)
        record = Record(Text(source.format(english), "source", "source"), texts, "x")
        findings = checker().check(record).findings
        ranks.append(max((RANK[each.severity] for each in findings if each.category == category), default=-1))
    return ranks


@pytest.mark.parametrize(("english", "chinese", "is_right"), renderings("renderings.tsv"))
def test_rendering_of_a_number(english: str, chinese: str, is_right: bool) -> None:
    ranks = worst(english, chinese, NUMBERS, "number")
    if is_right:
        assert max(ranks) < RANK["warning"]
    else:
        assert min(ranks) >= 0


@pytest.mark.parametrize(("english", "chinese", "is_right"), renderings("terms.tsv"))
def test_rendering_of_a_term(english: str, chinese: str, is_right: bool) -> None:
    ranks = worst(english, chinese, TERMS, "term")
    if is_right:
        assert max(ranks) < RANK["warning"]
    else:
        assert min(ranks) >= RANK["warning"]
