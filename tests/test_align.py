from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarycheck.align import align
from summarycheck.model import SentenceLink, Text
from summarycheck.reading import Reading

SOURCE = (
    "Large language models need a lot of memory during inference. "
    "However, existing compression methods reduce the quality of the generated text. "
    "We propose LakeCache, a novel framework that learns which tokens to keep. "
    "Extensive experiments on 12 benchmarks demonstrate that LakeCache improves accuracy by 3.5%. "
    "The source code is publicly available at https://example.org/lake."
)
CHINESE = [
    "大型语言模型在推理过程中需要大量内存。",
    "然而，现有的压缩方法会降低生成文本的质量。",
    "我们提出了LakeCache，这是一种学习保留哪些标记的新颖框架。",
    "在12个基准上的大量实验表明，LakeCache将准确率提高了3.5%。",
    "源代码已在https://example.org/lake公开。",
]


def links(source: str, target: str) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    english = Reading(Text(source, "source"), "en")
    chinese = Reading(Text(target, "translation"), "zh")
    return [(link.source, link.target) for link in align(english, chinese)]


def test_one_to_one() -> None:
    assert links(SOURCE, "".join(CHINESE)) == [((i,), (i,)) for i in range(5)]


@pytest.mark.parametrize("lost", range(5))
def test_a_lost_sentence_is_named(lost: int) -> None:
    kept = "".join(sentence for i, sentence in enumerate(CHINESE) if i != lost)
    assert ((lost,), ()) in links(SOURCE, kept)


def test_two_sentences_in_one() -> None:
    merged = CHINESE[0] + CHINESE[1][:-1] + "，" + "为此" + CHINESE[2] + "".join(CHINESE[3:])
    assert ((1, 2), (1,)) in links(SOURCE, merged)


def test_one_sentence_in_two() -> None:
    split = "".join(
        [*CHINESE[:3], "我们在12个基准上进行了大量实验。", "LakeCache将准确率提高了3.5%。", CHINESE[4]]
    )
    assert ((3,), (3, 4)) in links(SOURCE, split)


def test_an_added_sentence_has_no_source() -> None:
    added = "".join([*CHINESE[:2], "天气预报说明天上海会下大雨，请带伞。", *CHINESE[2:]])
    assert ((), (2,)) in links(SOURCE, added)


def test_empty_sides() -> None:
    assert links("", "") == []
    assert links("We go home.", "") == [((0,), ())]
    assert links("", "我们回家。") == [((), (0,))]


def test_a_scorer_is_heard() -> None:
    english = Reading(Text("Alpha beta gamma delta. Epsilon zeta eta theta.", "source"), "en")
    chinese = Reading(Text("甲乙丙丁戊己庚辛。", "translation"), "zh")
    second = align(english, chinese, lambda source, target: 20.0 if source.startswith("Eps") else -20.0)
    assert SentenceLink((0,), (), 0.0) in second


@pytest.mark.parametrize(("many", "few"), [(3, 900), (900, 3), (60, 2500), (700, 650), (1, 5000)])
def test_long_and_lopsided_texts_are_covered(many: int, few: int) -> None:
    english = Reading(Text("We propose a model. " * many, "source"), "en")
    chinese = Reading(Text("我们提出模型。" * few, "translation"), "zh")
    found = align(english, chinese)
    assert [i for link in found for i in link.source] == list(range(many))
    assert [j for link in found for j in link.target] == list(range(few))


@settings(derandomize=True, max_examples=60)
@given(
    st.lists(st.sampled_from(["We go.", "It is GPT-4 (3.5).", "No code is available."]), max_size=40),
    st.lists(st.sampled_from(["我们走。", "它是GPT-4。", "代码不可用。"]), max_size=90),
)
def test_every_sentence_is_in_exactly_one_link(source: list[str], target: list[str]) -> None:
    english = Reading(Text(" ".join(source), "source"), "en")
    chinese = Reading(Text("".join(target), "translation"), "zh")
    found = align(english, chinese)
    assert [i for link in found for i in link.source] == list(range(len(english.sentences)))
    assert [j for link in found for j in link.target] == list(range(len(chinese.sentences)))
