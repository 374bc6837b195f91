from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarycheck.align import align
from summarycheck.answers import Answers
from summarycheck.model import Text
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
    return [(link.source, link.target) for link in align(Answers(english, chinese))]


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


def test_an_added_sentence_on_the_same_subject_has_no_source() -> None:
    added = "".join([*CHINESE[:4], "此外，该系统还支持图像检索和语音识别等多种功能。", CHINESE[4]])
    assert ((), (4,)) in links(SOURCE, added)


def test_sentences_in_another_order_are_not_all_linked() -> None:
    turned = links(SOURCE, "".join(reversed(CHINESE)))
    assert ((0,), (4,)) not in turned or ((4,), (0,)) not in turned


def test_traditional_characters() -> None:
    traditional = "大型語言模型在推理過程中需要大量記憶體。源代碼已公開。"
    english = "Large language models need a lot of memory during inference. The code is public."
    assert links(english, traditional) == [((0,), (0,)), ((1,), (1,))]


def test_what_explains_a_sentence() -> None:
    answers = Answers(
        Reading(Text(SOURCE, "source"), "en"), Reading(Text("".join(CHINESE), "translation"), "zh")
    )
    for i in range(5):
        explained, characters = answers.explained([i], i)
        assert explained >= 0.6 * characters
        explained, characters = answers.explained([(i + 2) % 5], i)
        assert explained <= 0.5 * characters


def test_empty_sides() -> None:
    assert links("", "") == []
    assert links("We go home.", "") == [((0,), ())]
    assert links("", "我们回家。") == [((), (0,))]


def test_very_long_texts_are_looked_at_around_the_diagonal() -> None:
    lines = 400
    english = Reading(Text(f"{SOURCE} " * (lines // 5), "source"), "en")
    chinese = Reading(Text("".join(CHINESE) * (lines // 5), "translation"), "zh")
    answers = Answers(english, chinese)
    assert max(abs(i - j) for i, row in enumerate(answers.rows) for j in row.gain) < 160
    assert [(link.source, link.target) for link in align(answers)] == [((i,), (i,)) for i in range(lines)]


@pytest.mark.parametrize(("many", "few"), [(3, 900), (900, 3), (60, 2500), (700, 650), (1, 5000)])
def test_long_and_lopsided_texts_are_covered(many: int, few: int) -> None:
    english = Reading(Text("We propose a model. " * many, "source"), "en")
    chinese = Reading(Text("我们提出模型。" * few, "translation"), "zh")
    found = align(Answers(english, chinese))
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
    found = align(Answers(english, chinese))
    assert [i for link in found for i in link.source] == list(range(len(english.sentences)))
    assert [j for link in found for j in link.target] == list(range(len(chinese.sentences)))
