from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarycheck.checks import coverage as check
from summarycheck.coverage import Evidence, _likely_word_recall, claims
from summarycheck.model import Record, Text
from summarycheck.overlap import word_recall
from summarycheck.reading import Dossier, Reading

SOURCE = (
    "Large language models need a lot of memory. However, existing methods often remain slow. "
    "We propose LakeCache, a framework that learns which tokens to keep. "
    "We evaluate it with up to 40 billion parameters and 512 GPUs. "
    "Experiments show that LakeCache reduces latency by 35% compared with baselines. "
    "The code is available at https://example.org/lake."
)
PROPOSAL = "本文提出了LakeCache框架，用于学习保留哪些标记，以减少语言模型的内存需求。"
RESULT = "实验表明，与基线相比，LakeCache将延迟降低了35%。"
SCALE = "在最多400亿参数和512个GPU上进行了评估。"
CODE = "代码已开源。"


def found(relation: str, *summaries: str, translation: str | None = None) -> list[str]:
    texts = [Text(text, "summary", f"part {index}") for index, text in enumerate(summaries)]
    if translation is not None:
        texts.append(Text(translation, "translation", "translation"))
    dossier = Dossier(Record(Text(SOURCE, "source"), tuple(texts)))
    seen = list(check.run(dossier, frozenset({"summary", "translation"}), {"relation": relation}))
    assert all(one.source is not None for one in seen)
    return [one.source.text.split(" ")[1] for one in seen if one.source]


@pytest.mark.parametrize(
    ("summaries", "missing"),
    [
        ((PROPOSAL, RESULT, SCALE, CODE), []),
        ((PROPOSAL + RESULT + SCALE + CODE,), []),
        ((PROPOSAL, RESULT, CODE), ["evaluate"]),
        ((PROPOSAL, RESULT, SCALE), ["code"]),
        (("Error",), []),
        ((), []),
    ],
)
def test_claims_that_the_summaries_together_lack(summaries: tuple[str, ...], missing: list[str]) -> None:
    assert found("claim-missing", *summaries) == missing


def test_a_claim_without_its_figure() -> None:
    vague = "实验表明，与基线相比，LakeCache能够降低延迟。"
    assert found("claim-partial", PROPOSAL, vague, SCALE, CODE) == ["show"]
    assert found("claim-partial", PROPOSAL, RESULT, SCALE, CODE) == []


def test_a_translation_is_evidence_too() -> None:
    translation = "大型语言模型需要大量内存。然而，现有方法往往很慢。" + PROPOSAL + SCALE + RESULT + CODE
    assert found("claim-missing", PROPOSAL, RESULT, SCALE, CODE, translation=translation) == []
    assert found("claim-missing", PROPOSAL, RESULT, CODE, translation=translation) == ["evaluate"]
    assert found("sentence-missing", translation=translation) == []
    assert found("sentence-missing", translation=translation.replace(SCALE, "")) == ["evaluate"]


def test_background_weighs_little() -> None:
    weights = {
        claim.text.split(" ")[1]: claim.weight for claim in claims(Reading(Text(SOURCE, "source"), "en"))
    }
    assert weights["language"] < 0.5
    assert weights["existing"] < 0.5
    assert min(weights[word] for word in ("propose", "evaluate", "show", "code")) >= 0.8


@settings(derandomize=True, max_examples=100)
@given(
    st.lists(
        st.sampled_from([*SOURCE.split(". "), "1) x; and we show 3%", "\n2. It, achieving 9 of 10,"]),
        max_size=12,
    )
)
def test_claims_quote_the_source_in_order(parts: list[str]) -> None:
    raw = ". ".join(parts)
    clauses = claims(Reading(Text(raw, "source"), "en"))
    assert all(raw[claim.start : claim.end] == claim.text for claim in clauses)
    assert all(a.end <= b.start for a, b in itertools.pairwise(clauses))


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("实验表明，该方法将延迟降低了35%。", "该方法能够显著降低推理延迟，实验证明了这一点。"),
        ("我们在多达400亿参数的模型上进行了评估。", "代码已公开。"),
        ("我们在多达400亿参数的模型上进行了评估。", "评估在多达400亿参数的模型上进行。"),
        ("模型", "模型"),
        ("模型", ""),
    ],
)
def test_characters_tell_about_what_the_words_would(reference: str, candidate: str) -> None:
    assert _likely_word_recall(reference, candidate) == pytest.approx(
        word_recall(reference, candidate) / 100, abs=0.15
    )


def test_near_the_threshold_the_words_themselves_are_asked_for() -> None:
    translation = "大型语言模型需要大量内存。然而，现有方法往往很慢。" + PROPOSAL + SCALE + RESULT + CODE
    texts = (
        Text(translation, "translation"),
        Text("本文研究了语言模型中的内存问题，提出了一个框架。", "summary"),
    )
    dossier = Dossier(Record(Text(SOURCE, "source"), texts))
    translated, summary = dossier.pairs
    (claim,) = (claim for claim in claims(dossier.source) if "512" in claim.text)
    far = Evidence(dossier.source, [summary], translated, threshold=1.0).of(claim)
    near = Evidence(dossier.source, [summary], translated, threshold=far.score).of(claim)
    assert "characters" in far.evidence
    assert "word recall" in near.evidence
    assert near.score == pytest.approx(far.score, abs=0.05)
