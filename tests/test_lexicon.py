"""The lexicon: look-up and scores in the shipped table, and learning from sentences written here."""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from summarycheck.cli import app
from summarycheck.lexicon import Lexicon, known_form, normal, shipped
from summarycheck.ranking import Case, area, ranking
from summarycheck.training import held_out, learn, train


@pytest.mark.parametrize(
    ("word", "rendering"),
    [
        ("layers", "层"),
        ("layer", "层"),
        ("patients", "患者"),
        ("accuracy", "准确率"),
        ("hallucinations", "幻觉"),
        ("overfitting", "拟合"),
        ("Large Language Models", "大型语言模型"),
        ("state-of-the-art", "先进"),
        ("optimisation", "优化"),
        ("benchmarks", "基准"),
        ("datasets", "数据集"),
        ("transformer", "transformer"),
    ],
)
def test_renderings(word: str, rendering: str) -> None:
    found = dict(shipped().renderings(word))
    assert rendering in found
    assert all(0 < probability <= 1 for probability in found.values())


def test_unknown_words_have_no_renderings() -> None:
    assert shipped().renderings("zxqv") == ()
    assert shipped().renderings("") == ()


@pytest.mark.parametrize(
    ("english", "own", "other"),
    [
        (
            "The robot learns to open doors.",
            "该机器人学会了打开门。",
            "该模型学会了翻译句子。",
        ),
        (
            "We release the source code and the data.",
            "我们公开了源代码和数据。",
            "我们分析了患者的血液样本。",
        ),
        (
            "Blood samples of patients were analysed.",
            "對患者的血液樣本進行了分析。",
            "我們公開了原始碼。",
        ),
        ("RLHF makes GPT-4 polite.", "RLHF让GPT-4更有礼貌。", "它让模型更有礼貌。"),
    ],
)
def test_own_chinese_is_supported(english: str, own: str, other: str) -> None:
    lexicon = shipped()
    assert lexicon.support(english, own).score > 2 > lexicon.support(english, other).score
    assert lexicon.support(english, own, kept=0.5).score > lexicon.support(english, other, kept=0.5).score


def test_support_names_its_evidence() -> None:
    support = shipped().support("The robot opens the window.", "机器人停下了。")
    assert ("robot", "机器人") in support.found
    assert "window" in support.lacking


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("layers", {"layer"}, "layer"),
        ("studies", {"study"}, "study"),
        ("classes", {"class"}, "class"),
        ("planned", {"plan"}, "plan"),
        ("making", {"make"}, "make"),
        ("randomised", {"randomized"}, "randomized"),
        ("class", {"clas"}, "class"),
        ("analysis", {"analysi"}, "analysis"),
        ("unheard", {"other"}, "unheard"),
    ],
)
def test_forms_of_words(word: str, known: set[str], expected: str) -> None:
    assert known_form(word, known) == expected


def test_normal_text() -> None:
    assert normal("Transformer模型") == "transformer模型"
    assert normal("機器學習與軟體") == "机器学习与软体"
    assert normal("乾坤、皇后、著名") == "乾坤、皇后、著名"


@settings(derandomize=True, max_examples=200)
@given(st.text(max_size=60))
def test_normal_keeps_offsets(text: str) -> None:
    assert len(normal(text)) == len(text)


# ---- learning -------------------------------------------------------------------------------------------

THINGS = {"cats": "猫咪", "dogs": "小狗", "trees": "树木", "rivers": "河流", "stars": "星星", "ships": "轮船"}
DEEDS = {"see": "看见", "like": "喜欢", "paint": "描绘", "count": "清点"}


def _sentences() -> list[tuple[str, str]]:
    return [
        (f"They {deed} {one} and {two} all day.", f"他们{DEEDS[deed]}{THINGS[one]}和{THINGS[two]}一整天。")
        for deed, (one, two) in itertools.product(DEEDS, itertools.permutations(THINGS, 2))
    ]


def test_learning_finds_what_goes_with_what() -> None:
    lexicon = train(_sentences())
    for english, chinese in (THINGS | DEEDS).items():
        assert lexicon.renderings(english)[0][0] == chinese
    assert lexicon.entry("and") is None


def test_learning_does_not_depend_on_order() -> None:
    shuffled = _sentences()
    random.Random(1).shuffle(shuffled)
    assert train(shuffled).dump() == train(_sentences()).dump()


def test_a_lexicon_reads_what_it_writes() -> None:
    source, target = zip(*_sentences(), strict=True)
    lexicon = learn([(" ".join(source), "".join(target))])
    again = Lexicon.parse(lexicon.dump())
    assert len(again) == len(lexicon) > 8
    assert list(again) == list(lexicon)
    with pytest.raises(ValueError, match="first line"):
        Lexicon.parse("cats\t0.9")


def test_held_out_is_a_steady_share() -> None:
    held = [held_out(f"2501.{n:05}", 20) for n in range(2000)]
    assert 0.15 < sum(held) / len(held) < 0.25
    assert not held_out("2501.00001", 0)


def test_area() -> None:
    assert area([3.0, 2.0], [1.0, 0.0]) == 1.0
    assert area([1.0], [1.0]) == 0.5
    assert area([2.0, 0.0], [1.0]) == 0.5


def test_ranking() -> None:
    case = Case("The robot learns to open doors quickly.", "该机器人学会了快速打开门。", "我们分析了血液。")
    assert ranking(shipped(), [case]).paired == 1.0
    with pytest.raises(ValueError, match="no pair"):
        ranking(shipped(), [])


def test_command_line(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    rows = [{"id": str(n), "source": e, "translation": z} for n, (e, z) in enumerate(_sentences())]
    pairs.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    made = tmp_path / "made.tsv"
    run = CliRunner().invoke
    assert run(app, ["lexicon", "train", str(pairs), "-o", str(made)]).exit_code == 0
    shown = run(app, ["lexicon", "show", "cats", "--lexicon", str(made)])
    assert "猫咪" in shown.output
    assert run(app, ["lexicon", "show", "zxqv"]).exit_code == 2
    assert run(app, ["lexicon", "show", "cats", "--lexicon", str(pairs)]).exit_code == 2
    measured = run(app, ["lexicon", "eval", str(pairs), "--lexicon", str(made), "--hold-out", "0"])
    assert measured.exit_code == 0, measured.output
    assert "AUC" in measured.output
