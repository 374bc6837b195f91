"""The mutators of the benchmarks: what they rewrite, what they leave alone, and that they quote what they made."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("benchmarks", reason="run from the checkout: python -m pytest")

from benchmarks.mutators import RIGHT, WRONG, Pair, spelled
from benchmarks.planted import CARRIERS, plant

PAIR = Pair(
    "x",
    "Precision rises from 63.2% to 71.8% and recall is 55.5%, with at least 40 samples, 35 ms and a bias of -3.2 on "
    "three sets. It uses 70 billion words.",
    "精确率从63.2%上升到71.8%，召回率为55.5%，至少40个样本，延迟35毫秒，偏差为-3.2，在三个集合上。它使用700亿个词。",
)


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        ("unit", {"35秒", "35微秒"}),
        ("sign", {"3.2", "-55.5"}),
        ("bound", {"至多40", "最多40", "不到40"}),
        ("scale", {"700万", "700万亿", "700", "70亿"}),
        ("percent", {"55.5个百分点", "55.5", "71.8个百分点", "63.2个百分点", "71.8", "63.2"}),
        ("swap", {"71.8%上升到63.2", "71.8%，召回率为55.5"}),
    ],
)
def test_what_is_made(kind: str, made: set[str]) -> None:
    mutants = list(WRONG[kind](PAIR))
    assert mutants
    assert {mutant.target[slice(*mutant.span)] for mutant in mutants} <= made


@pytest.mark.parametrize("kind", [kind for kind in (*WRONG, *RIGHT) if kind != "invented"])
def test_every_mutant_changes_one_place_and_quotes_it(kind: str) -> None:
    for mutant in (WRONG | RIGHT)[kind](PAIR):
        start, end = mutant.span
        assert mutant.target != PAIR.target
        assert mutant.target[:start] == PAIR.target[:start]
        assert PAIR.target.endswith(mutant.target[end:]) or kind == "swap"


def test_an_invented_number_is_new() -> None:
    for mutant in WRONG["invented"](PAIR):
        number = mutant.target[slice(*mutant.span)]
        assert number in mutant.what
        assert number not in re.findall(r"\d+(?:\.\d+)?", PAIR.source)


@pytest.mark.parametrize(
    "pair",
    [
        Pair("a", "GPT-4 and ResNet-50 on CIFAR-100.", "GPT-4和ResNet-50在CIFAR-100上。"),
        Pair("b", "As in Section 3, (1) and (2).", "如第3节，（1）和（2）。"),
        Pair("c", "No number.", "没有数字。"),
    ],
)
def test_numbers_of_names_and_lists_are_left_alone(pair: Pair) -> None:
    kinds = [kind for kind in WRONG if kind != "invented"]
    assert [mutant for kind in kinds for mutant in WRONG[kind](pair)] == []


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ("3", "三"), ("10", "十"), ("12", "十二"), ("20", "二十"), ("105", "一百零五"), ("110", "一百一十"), ("0.5", "零点五"),
        ("92.4", "九十二点四"), ("10,000", "一万"), ("20030", "二万零三十"), ("1000000", "一百万"), ("7000", "七千"),
    ],
)  # fmt: skip
def test_numbers_in_words(figures: str, words: str) -> None:
    assert spelled(figures) == words


def test_a_planted_sentence_stands_at_the_end_of_both() -> None:
    for carrier in CARRIERS:
        planted = plant(Pair("p", "Nothing here", "什么也没有"), carrier)
        assert planted is not None
        assert planted.source.startswith("Nothing here. ")
        assert planted.target.startswith("什么也没有。")
        assert "{" not in planted.source + planted.target
