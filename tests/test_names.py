from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarycheck.checks import name as check
from summarycheck.glossary import read_names, shipped_names
from summarycheck.model import Record
from summarycheck.names import definitions, names, squeeze
from summarycheck.reading import Dossier

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


@settings(derandomize=True, max_examples=300)
@given(st.text(alphabet="aBc D1-4.$(){}\\中和、GPT@/:_+`", max_size=60), st.sampled_from(["en", "zh"]))
def test_names_quote_the_text(raw: str, lang: str) -> None:
    found = names(raw, "en" if lang == "en" else "zh")
    assert all(raw[name.start : name.end] == name.text for name in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def observed(source: str, target: str, relation: str) -> list[str]:
    dossier = Dossier(Record.of(source, translation=target))
    seen = check.run(dossier, frozenset({"translation"}), {"relation": relation})
    return [(one.target or one.source).text for one in seen]  # type: ignore[union-attr]


TRANSLATED = [
    (
        "LLMs, including models like GPT and Gemini, fail.",
        "包括GPT和双子座等专有模型在内的LLM表现不佳。",
        ["双子座"],
    ),
    ("LLMs, including models like GPT and Gemini, fail.", "包括GPT和Gemini等模型在内的LLM表现不佳。", []),
    ("We compare systems such as GPT-4 and Northwind.", "我们比较了GPT-4和北风等系统。", ["北风"]),
    ("We use CNN and Fourier features.", "我们使用CNN和傅里叶特征。", []),
    ("Both MLP and Residual MLP are tested.", "测试了MLP和残差MLP。", []),
    ("The transformer layers are frozen.", "变压器层被冻结，另一个变压器被训练。", ["变压器", "变压器"]),
    ("Stacked transformer converters are used.", "使用了转换器。", []),
]


@pytest.mark.parametrize(("source", "target", "expected"), TRANSLATED)
def test_translated(source: str, target: str, expected: list[str]) -> None:
    assert observed(source, target, "translated") == expected


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
    assert observed(source, target, "lost") == expected


def test_the_glossary_reads_and_never_forbids_what_it_allows() -> None:
    entries = shipped_names()
    assert len({entry.name for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.forbidden or entry.allowed
        assert not set(entry.forbidden) & set(entry.allowed)
        assert all(len(word) > 1 for word in (*entry.forbidden, *entry.allowed))


@pytest.mark.parametrize("raw", ["{name: x}", "- {name: x, forbiden: [y]}", "- 3"])
def test_a_wrong_glossary_is_refused(raw: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_names(raw)
