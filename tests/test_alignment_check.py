"""What the sentences of both sides say of a text: lost, added, repeated, shrunk, another paper's."""

from __future__ import annotations

import pytest

from summarycheck.checks.alignment import CHECK
from summarycheck.model import Record, Role, Text
from summarycheck.reading import Dossier

ENGLISH = [
    "Large language models need a lot of memory during inference.",
    "However, existing compression methods reduce the quality of the generated text.",
    "We propose LakeCache, a novel framework that learns which tokens to keep.",
    "Extensive experiments on 12 benchmarks demonstrate that LakeCache improves accuracy by 3.5%.",
    "The source code and the trained models are publicly available.",
]
CHINESE = [
    "大型语言模型在推理过程中需要大量内存。",
    "然而，现有的压缩方法会降低生成文本的质量。",
    "我们提出了LakeCache，这是一种学习保留哪些标记的新颖框架。",
    "在12个基准上的大量实验表明，LakeCache将准确率提高了3.5%。",
    "源代码和训练好的模型均已公开。",
]
FOREIGN = "血液样本分析显示，维生素缺乏的患者在手术后更容易发生感染。"


def observed(target: str, role: Role = "translation", *more: str) -> list[tuple[str, str]]:
    """The relations found, each with what is quoted."""
    texts = tuple(Text(text, role, f"part {index}") for index, text in enumerate((target, *more)))
    dossier = Dossier(Record(Text(" ".join(ENGLISH), "source"), texts))
    return [
        (one.relation, one.target.text if one.target else one.source.text if one.source else "")
        for one in CHECK.run(dossier, frozenset({"translation", "summary"}), {})
    ]


def test_a_whole_translation_says_nothing() -> None:
    assert observed("".join(CHINESE)) == []
    assert observed("\n".join(CHINESE)) == []


@pytest.mark.parametrize("lost", range(5))
def test_a_sentence_lost(lost: int) -> None:
    kept = "".join(CHINESE[:lost] + CHINESE[lost + 1 :])
    assert ("missing", ENGLISH[lost]) in observed(kept)


def test_the_end_lost() -> None:
    assert observed("".join(CHINESE[:3])) == [("cut-off", " ".join(ENGLISH[3:]))]


@pytest.mark.parametrize("place", range(6))
def test_a_sentence_added(place: int) -> None:
    assert observed("".join([*CHINESE[:place], FOREIGN, *CHINESE[place:]])) == [("added", FOREIGN)]


def test_a_sentence_repeated() -> None:
    assert observed("".join([*CHINESE, CHINESE[2]])) == [("repeated", CHINESE[2])]


def test_shrunk_to_a_line() -> None:
    assert observed("学习保留哪些标记的大模型压缩框架LakeCache") == [("collapsed", "")]


def test_another_papers() -> None:
    other = FOREIGN + "研究纳入了三百名接受手术的患者，并在术后随访一年。医生应在手术前筛查并补充营养。"
    assert observed(other) == [("mismatched", "")]
    assert observed(other, "summary") == [("mismatched", "")]


def test_summary_texts_are_judged_together() -> None:
    own = "LakeCache在12个基准上将准确率提高了3.5%，减少大型语言模型推理时的内存占用。"
    assert observed(own, "summary", "代码已公开。", "方法新颖，实验充分。") == []


@pytest.mark.parametrize("target", ["", "翻译失败", "Error 429", "见原文。", "。"])
def test_texts_with_nothing_to_judge(target: str) -> None:
    assert all(relation == "collapsed" for relation, _ in observed(target))
    assert observed(target, "summary") == []


def test_a_clause_passed_over() -> None:
    lost = "communication cost of federated learning on mobile phones and sensors"
    english = " ".join([*ENGLISH[:4], f"It also cuts the {lost} and saves energy.", ENGLISH[4]])
    halved = "".join([*CHINESE[:4], "它还节省能源。", CHINESE[4]])
    whole = "".join([*CHINESE[:4], "它还降低了手机和传感器上联邦学习的通信成本，并节省能源。", CHINESE[4]])
    for target, expected in ((halved, [True]), (whole, [])):
        record = Record(Text(english, "source"), (Text(target, "translation"),))
        found = CHECK.run(Dossier(record), frozenset({"translation"}), {})
        assert [one.source is not None and lost in one.source.text for one in found] == expected
