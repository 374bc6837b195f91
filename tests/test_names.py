from __future__ import annotations

import itertools
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarycheck.engine import Checker
from summarycheck.model import Record, Role
from summarycheck.names import Neighbours, definitions, names, near, spells, squeeze
from summarycheck.rules import load_rules, pick

SHAPES = [
    ("We train TextSquare on Square-10M.", [("TextSquare", "camel"), ("Square-10M", "model")]),
    ("LLM-based agents beat GPT-4-generated ones.", [("LLM", "acronym"), ("GPT-4", "model")]),
    ("The LLMs use CMDS-l and Mega-LM.", [("LLMs", "acronym"), ("CMDS-l", "camel"), ("Mega-LM", "camel")]),
    ("Both o1-preview and Llama-3-8B fail.", [("o1-preview", "model"), ("Llama-3-8B", "model")]),
    ("We report top-1 accuracy at 5 GHz on 2D-to-3D tasks.", []),
    ("Models like Gemini exist.", [("Gemini", "capitalised")]),
    ("See https://x.org/a_b, mail a@b.org, arXiv:2401.12345.",
     [("https://x.org/a_b", "url"), ("a@b.org", "email"), ("arXiv:2401.12345", "id")]),
    ("Not $x_1 + GPT4$, not \\cite{Doe2024}; `pip install` is code.", [("`pip install`", "code")]),
    ("A non-IID split.", [("IID", "acronym")]),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), SHAPES)
def test_shapes(raw: str, expected: list[tuple[str, str]]) -> None:
    assert [(name.text, name.kind) for name in names(raw, "en")] == expected


def test_chinese_text() -> None:
    found = names("我们在LLaMA模型和128个GPU上评估ReaL(见https://x.org/a公开获取)。", "zh")
    assert [name.text for name in found] == ["LLaMA", "GPU", "ReaL", "https://x.org/a"]


def test_definitions() -> None:
    raw = "Large language models (LLMs) and Clustering-Based Maximum Diversity Sampling (CMDS) (see Fig. 2)."
    assert definitions(raw) == {
        "LLMs": "Large language models",
        "CMDS": "Clustering-Based Maximum Diversity Sampling",
    }


@pytest.mark.parametrize(
    ("one", "other"), [("GPT-4V", "gpt4v"), ("Big Bench Audio", "BigBenchAudio"), ("ＧＰＴ", "gpt")]
)
def test_squeeze(one: str, other: str) -> None:
    assert squeeze(one) == squeeze(other)


NEAR = [
    ("reclag", "reglag", True),  # changed
    ("solvaformer", "solvformer", True),  # lost
    ("beoid", "beoiid", True),  # added
    ("grpo", "grop", True),  # neighbours swapped
    ("reclag", "reclag", False),
    ("reclag", "relgac", False),
    ("abc", "abcde", False),
    ("", "a", True),
]


@pytest.mark.parametrize(("one", "other", "expected"), NEAR)
def test_near(one: str, other: str, expected: bool) -> None:
    assert near(one, other) is near(other, one) is expected


@settings(derandomize=True, max_examples=200)
@given(st.text("abc", min_size=1, max_size=8), st.integers(0, 7), st.sampled_from("abcx"))
def test_one_slip_is_near(word: str, at: int, letter: str) -> None:
    at %= len(word)
    for slipped in (
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
    ):
        assert near(word, slipped) is (word != slipped)


@settings(derandomize=True, max_examples=200)
@given(st.lists(st.text("abc", max_size=5), max_size=8), st.text("abc", max_size=5))
def test_neighbours_are_all_that_are_near(keys: list[str], key: str) -> None:
    assert sorted(Neighbours(keys).of(key)) == sorted({other for other in keys if near(key, other)})


@pytest.mark.parametrize(
    ("acronym", "text", "expected"),
    [
        ("LLMs", "a large language model", True),
        ("RLHF", "reinforcement learning from human feedback", True),  # small words are passed over
        ("RLFHF", "reinforcement learning from human feedback", False),
        ("LLM", "a language model", False),
    ],
)
def test_spells(acronym: str, text: str, expected: bool) -> None:
    assert spells(acronym, text) is expected


@settings(derandomize=True, max_examples=300)
@given(st.text(alphabet="aBc D1-4.$(){}\\中和、GPT@/:_+`", max_size=60), st.sampled_from(["en", "zh"]))
def test_names_quote_the_text(raw: str, lang: str) -> None:
    found = names(raw, "en" if lang == "en" else "zh")
    assert all(raw[name.start : name.end] == name.text for name in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


# ---- the rules ----------------------------------------------------------------------------------------


@cache
def checker(rule: str) -> Checker:
    return Checker(pick(load_rules(), [rule]))


def flagged(rule: str, source: str, target: str, role: Role = "translation", title: str = "") -> list[str]:
    """What the rule quotes, of the target or else of the source."""
    texts = {role: target}
    record = Record.of(source, title=title, **texts)  # type: ignore[arg-type]
    findings = checker(rule).check(record).findings
    assert all(finding.rule == rule for finding in findings), findings
    return [(one.target or one.source).text for one in findings]  # type: ignore[union-attr]


TRANSLATED = [
    ("LLMs, including models like GPT and Gemini, fail.", "包括GPT和双子座等专有模型在内的LLM表现不佳。", ["双子座"]),
    ("LLMs, including models like GPT and Gemini, fail.", "包括GPT和Gemini等模型在内的LLM表现不佳。", []),
    ("We compare systems such as GPT-4 and Northwind.", "我们比较了GPT-4和北风等系统。", ["北风"]),
    ("We use CNN and Fourier features.", "我们使用CNN和傅里叶特征。", []),
    ("Both MLP and Residual MLP are tested.", "测试了MLP和残差MLP。", []),
    # words that names are made of
    ("Our parser, Hedgehog, is fast. Hedgehog is free.", "我们的解析器刺猬速度很快。", ["刺猬"]),
    ("Our parser, Hedgehog, is fast.", "我们的解析器Hedgehog（刺猬）速度很快。", []),
    ("A hedgehog sleeps. Hedgehog sleep is deep.", "刺猬睡得很沉。", []),
    ("The species Hedgehog A is rare.", "刺猬A很少见。", []),
    ("We release Otter-7B, an open model.", "我们发布水獭-7B，一个开放模型。", ["水獭-7B"]),
    # heads in Chinese, tails kept
    ("We present SteelNET, a network.", "我们提出钢铁NET，一种网络。", ["钢铁NET"]),
    ("A method with SteelNET is shown.", "展示了一种钢铁NET方法。", []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "expected"), TRANSLATED)
def test_translated(source: str, target: str, expected: list[str]) -> None:
    assert flagged("name-translated", source, target) == expected


LOST = [
    ("We test on ImageNet-1K.", "我们在1000个类别上进行了测试。", ["ImageNet-1K"]),
    ("We test on ImageNet-1K.", "我们在ImageNet的1000类上进行了测试。", []),
    ("We test LiDAR and IoT nodes.", "我们测试了激光雷达和物联网节点。", []),
    ("The PhD thesis of McAllister uses F1-score and L2-norm.", "该博士论文使用F1分数和L2范数。", []),
    (
        "We introduce MEASURE (Multi-scalE minimAl Representation lEarning).",
        "我们提出MEASURE（多尺度最小表示学习）。",
        [],
    ),
    ("Trees are built with LigthGBM. LigthGBM wins.", "我们用LightGBM建树。LightGBM胜出。", []),
]


@pytest.mark.parametrize(("source", "target", "expected"), LOST)
def test_lost(source: str, target: str, expected: list[str]) -> None:
    assert flagged("name-lost", source, target) == expected


ALTERED = [
    ("We use SlicedPhi.", "我们使用SlicePhi。", ["SlicePhi"]),
    ("We use SlicedPhi and SlicePhi.", "我们使用SlicePhi。", []),
    ("We use Tsetlin machines.", "我们使用Tseltlin机。", ["Tseltlin"]),
    ("Some octets: Octets.", "我们使用Octte。", []),  # a word that is written small, too
    ("YOLOv8n to YOLOv8x are trained.", "训练了YOLOv8n、YOLOv8s到YOLOv8x。", []),
    ("We use GPT-4 and GPT-4o.", "我们使用GPT-5。", []),  # a number's matter
    ("We use IoU.", "我们使用mIoU。", []),
]


@pytest.mark.parametrize(("source", "target", "expected"), ALTERED)
def test_altered(source: str, target: str, expected: list[str]) -> None:
    assert flagged("name-altered", source, target, "summary") == expected


def test_the_title_has_names_too() -> None:
    assert flagged("name-altered", "RecLag is fast.", "RecLab很快。") == ["RecLab"]
    assert flagged("name-altered", "RecLag is fast.", "RecLab很快。", title="RecLab and RecLag") == []


VERBATIM = [
    ("url-changed", "See https://a.org/xy.", "见https://a.org/xz。", ["https://a.org/xz"]),
    ("url-changed", "See http://www.a.org/xy/.", "见https://a.org/xy。", []),
    ("url-changed", "See https://a.org/x.", "见https://quite.example.com/other。", []),
    ("url-invented", "See https://a.org/x.", "见https://quite.example.com/other。", ["https://quite.example.com/other"]),
    ("url-invented", "See the code.", "见[代码](https://a.org/x)。", ["https://a.org/x"]),
    ("email-changed", "Mail a.b@c.org.", "邮件：a.d@c.org。", ["a.d@c.org"]),
    ("id-changed", "See arXiv:2401.12345v2.", "见arXiv:2401.12346。", ["arXiv:2401.12346"]),
    ("id-changed", "See 10.1000/xyz.", "见10.1000/xyz。", []),
    ("code-changed", "Run `make all`.", "运行`make al`。", ["`make al`"]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "source", "target", "expected"), VERBATIM)
def test_verbatim(rule: str, source: str, target: str, expected: list[str]) -> None:
    assert flagged(rule, source, target) == expected


def test_names_and_terms_of_any_text_raise_nothing() -> None:
    checker = Checker(pick(load_rules(), ["name", "term"]))
    for source, target in itertools.product(
        ("", "A (B) `c` http://", "LLM-" * 50), ("", "（A）` @ http://", "接地" * 50)
    ):
        report = checker.check(Record.of(source, translation=target, summary=target))
        assert not [finding for finding in report.findings if finding.rule == "check-failed"]
