"""Direction and logic: each fault beside the right Chinese that looks like it."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarycheck.logic import RELATIONS, faults
from summarycheck.logic.inventions import CLAIMS
from summarycheck.logic.signs import NEGATION, places, rates, words
from summarycheck.model import Record, Role, Text
from summarycheck.reading import Dossier

TURNED = Path(__file__).resolve().parent.parent / "benchmarks" / "turned.jsonl"
OPENING = ("We study sleep in birds.", "我们研究鸟类的睡眠。")


def found(english: str, chinese: str, role: Role = "translation") -> list[tuple[str, str]]:
    """The faults of a sentence after an opening of its own, as (relation, quote)."""
    source, target = f"{OPENING[0]} {english}", OPENING[1] + chinese
    record = Record(Text(source, "source"), (Text(target, role, role),))
    seen = list(faults(Dossier(record).pairs[0]))
    for fault in seen:
        assert target[fault.target.start : fault.target.end] == fault.target.text
        if fault.source is not None:
            assert source[fault.source.start : fault.source.end] == fault.source.text
    return [(fault.relation, fault.target.text) for fault in seen]


@pytest.mark.parametrize(
    ("english", "chinese", "relation", "quote"),
    [
        ("Our device reduces the energy consumption.", "我们的设备增加了能耗。", "direction", "增加"),
        ("Training improves the robustness of the model.", "训练降低了模型的鲁棒性。", "direction", "降低"),
        ("The method boosts accuracy on all tasks.", "该方法在所有任务上降低了准确率。", "direction", "降低"),
        (
            "OwlNet outperforms FinchNet in all trials.",
            "在所有试验中，FinchNet优于OwlNet。",
            "comparison",
            "优于",
        ),
        (
            "OwlNet outperforms the baselines in all trials.",
            "OwlNet在所有试验中劣于基线。",
            "comparison",
            "劣于",
        ),
        ("The recorder requires a battery.", "该记录仪不需要电池。", "negation-added", "不需要"),
        (
            "The recorder does not require a battery.",
            "该记录仪需要电池。",
            "negation-lost",
            "该记录仪需要电池。",
        ),
        ("We record images and sounds of owls.", "我们记录猫头鹰的图像或声音。", "connective", "或"),
        ("The data suggest a role of light.", "这些数据证明了光的作用。", "hedge", "证明"),
        (
            "It improves accuracy and reduces the cost of memory.",
            "它降低了准确率，并降低了内存成本。",
            "direction",
            "降低",
        ),
        (
            "Without a battery the recorder can record songs.",
            "没有电池，该记录仪不能记录鸣声。",
            "negation-added",
            "不能",
        ),
        ("We describe a recorder of songs.", "我们首次描述了一种鸣声记录仪。", "first", "首次"),
        (
            "We describe a recorder of songs.",
            "我们描述了一种鸣声记录仪，优于现有方法。",
            "unsupported",
            "优于",
        ),
    ],
)
def test_faults(english: str, chinese: str, relation: str, quote: str) -> None:
    assert (relation, quote) in found(english, chinese)
    assert relation in RELATIONS


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Our device reduces the energy consumption.", "我们的设备降低了能耗。"),
        ("Our device improves the latency.", "我们的设备降低了延迟。"),
        ("The loss decreases as training goes on.", "随着训练进行，损失下降。"),
        ("Light does not reduce sleep.", "光照不会减少睡眠。"),
        (
            "More light increases activity but reduces it at night.",
            "更多光照会增加活动，但在夜间会减少活动。",
        ),
        ("OwlNet outperforms FinchNet in all trials.", "OwlNet在所有试验中优于FinchNet。"),
        ("FinchNet is outperformed by OwlNet.", "OwlNet优于FinchNet。"),
        ("OwlNet outperforms FinchNet in all trials.", "FinchNet在所有试验中不如OwlNet。"),
        ("The recorder works without a battery.", "该记录仪不需要电池。"),
        ("The recorder is battery-free.", "该记录仪不需要电池。"),
        ("Batteries are indispensable.", "电池必不可少。"),
        ("The recorder does not require a battery.", "该记录仪无需电池。"),
        ("Last but not least, we describe a recorder.", "最后，我们描述了一种记录仪。"),
        ("We record images or sounds of owls.", "我们记录猫头鹰的图像或声音。"),
        ("The data show a role of light.", "这些数据证明了光的作用。"),
        ("We describe the first recorder of songs.", "我们首次描述了一种鸣声记录仪。"),
        ("The recorder beats earlier ones.", "该记录仪优于早期的记录仪。"),
    ],
)
def test_what_is_right(english: str, chinese: str) -> None:
    assert found(english, chinese) == []


@pytest.mark.parametrize(
    "english",
    [
        "It does not only fly.",
        "We can't, cannot and don’t.",
        "No. 3 with and without noise; recombination-independent",
    ],
)
def test_words_and_their_places(english: str) -> None:
    assert len(words(english)) == len(places(english))
    for word, (start, end) in zip(words(english), places(english), strict=True):
        assert word in (english[start:end].lower(), "not", "without loss")


def test_rates() -> None:
    assert rates("reduces")["down"] > 0.8
    assert "not" not in rates("understanding")
    assert rates("unbefitting")["not"] > 0  # not met, but made like a negative word
    assert [sign.says for sign in NEGATION.signs("不同的鸟几乎不睡，不能飞")] == ["beside", "hardly", "not"]


def test_summaries_are_free_to_turn_a_problem_into_its_solution() -> None:
    assert found("Noise degrades performance; we remove it.", "本文去除噪声，提升性能。", "summary") == []
    assert found("OwlNet outperforms FinchNet.", "FinchNet优于OwlNet。", "summary") == [
        ("comparison", "优于")
    ]


@settings(derandomize=True, deadline=None, max_examples=150)
@given(
    st.text("降低提高优于劣不没有首次个证明或，。A1 \n实验表明", max_size=40),
    st.lists(
        st.sampled_from("reduces improves accuracy outperforms not and or may. A, B".split()), max_size=12
    ),
)
def test_any_text_is_borne(chinese: str, english: list[str]) -> None:
    found(" ".join(english), chinese)
    found(" ".join(english), chinese, "summary")


def test_the_usual_words_are_words_that_support_a_claim() -> None:
    for claim in CLAIMS.values():
        assert all(claim.support.search(f"in{word}es") for word in claim.usual)


def test_a_sentence_of_many_signs_takes_no_time() -> None:
    start = time.perf_counter()
    assert (
        found(
            "We keep cats or dogs, red and blue, " * 60 + "all in pens.",
            "我们养猫或狗和红或蓝，" * 60 + "都在圈里。",
        )
        == []
    )
    assert time.perf_counter() - start < 2.0


def test_each_turned_meaning_has_its_place() -> None:
    rows = [json.loads(line) for line in TURNED.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        for wrong in row["wrong"]:
            assert row["translation"].count(wrong["old"]) == 1, (row["id"], wrong)
            assert wrong["old"] != wrong["new"]
