from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarycheck.checks import coverage as check
from summarycheck.claims import claims, weigh
from summarycheck.engine import Checker
from summarycheck.evidence import Said, witnesses
from summarycheck.model import Record, Text
from summarycheck.reading import Dossier, Reading
from summarycheck.rules import load_rules, pick

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


def dossier(*summaries: str, translation: str | None = None, source: str = SOURCE) -> Dossier:
    texts = [Text(text, "summary", f"part {index}") for index, text in enumerate(summaries)]
    if translation is not None:
        texts.append(Text(translation, "translation", "translation"))
    return Dossier(Record(Text(source, "source"), tuple(texts)))


def found(relation: str, *summaries: str, translation: str | None = None, **options: float) -> list[str]:
    record = dossier(*summaries, translation=translation)
    seen = list(check.run(record, frozenset({"summary", "translation"}), {"relation": relation, **options}))
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


def test_the_threshold_decides() -> None:
    texts = (PROPOSAL, RESULT, CODE)
    assert found("claim-missing", *texts, threshold=50.0) == []
    assert found("claim-partial", *texts, threshold=50.0) == ["evaluate"]


def test_a_translation_is_evidence_too() -> None:
    translation = "大型语言模型需要大量内存。然而，现有方法往往很慢。" + PROPOSAL + SCALE + RESULT + CODE
    assert found("claim-missing", PROPOSAL, RESULT, SCALE, CODE, translation=translation) == []
    assert found("claim-missing", PROPOSAL, RESULT, CODE, translation=translation) == ["evaluate"]


def test_in_doubt_the_translation_of_a_claim_is_compared() -> None:
    before, after = "大型语言模型需要大量内存。然而，现有方法往往很慢。" + PROPOSAL, RESULT + CODE
    near = "我们在400亿参数和512个GPU上评估该框架，用于学习保留哪些标记，以减少语言模型的内存需求。"
    alone, with_near, with_far = (
        next(
            each
            for each in dossier(
                PROPOSAL, RESULT, CODE, translation=translation, source=SOURCE.replace("40 billion", "many")
            ).coverage(0)
            if "512" in each.claim.text
        )
        for translation in (None, before + near + after, before + SCALE + after)
    )
    assert alone.overlap == ""
    assert "character pairs" in with_near.overlap
    assert with_near.score < alone.score < with_far.score


@pytest.mark.parametrize(
    ("claim", "missing", "plain"),
    [
        ("It serves up to 40 billion requests and saves 512 GPUs.", True, True),
        # What is tried, and on how much of it, is the setting.
        ("We evaluate it with up to 40 billion parameters and 512 GPUs.", True, False),
        ("The code is available at https://example.org/lake.", True, True),
        # Data of a name that is said; what only readers of the paper have.
        ("The LakeCache traces are available at https://example.org/lake.", True, False),
        ("Our code is available in the supplementary material.", False, False),
        # Its words may be said in other words; it is what was tried; one of its figures shows that it is said in part.
        ("We show that underwater scenes and poor lighting degrade the recall of detectors.", True, False),
        ("Extensive experiments across seven underwater scenes and 512 lakes.", True, False),
        (
            "We evaluate it on seven underwater scenes, 512 GPUs and 35% of the lighting conditions.",
            False,
            False,
        ),
    ],
)
def test_only_what_cannot_be_said_in_other_words_is_plainly_missing(
    claim: str, missing: bool, plain: bool
) -> None:
    source = f"We propose LakeCache, a framework that learns which tokens to keep. {claim}"
    for each in dossier(PROPOSAL, "延迟降低了35%。", source=source).coverage(0.6):
        assert each.missing() is (missing and claim in each.claim.text)
        assert each.plain is (plain and each.missing())


def test_what_is_in_doubt_is_one_step_less_grave() -> None:
    source = "We propose LakeCache, a framework that learns which tokens to keep. {}"
    severities = {
        claim: [
            finding.severity
            for finding in Checker(pick(load_rules(), ["claim-missing"]))
            .check(dossier(PROPOSAL, source=source.format(claim)).record)
            .findings
        ]
        for claim in (
            "It serves up to 40 billion requests and saves 512 GPUs.",
            "We show that underwater scenes and poor lighting degrade the recall of detectors.",
        )
    }
    assert list(severities.values()) == [["warning"], ["info"]]


@pytest.mark.parametrize(
    ("clause", "part", "weight"),
    [
        ("We find that pruning hurts", False, 1.0),
        ("and finds that pruning hurts", True, 1.0),
        ("recency, frequency, size and cost", True, 0.6),
        ("recency, frequency, size and cost", False, 1.0),
        ("including\nrecency and cost", True, 0.0),
        ("DM = 0.72", True, 0.6),
        ("Our ablation studies validate each component", False, 0.6),
        ("These findings pave the way for future research", False, 0.6),
        ("The method holds significant promise for drones", False, 0.6),
    ],
)
def test_lists_and_routine_weigh_less(clause: str, part: bool, weight: float) -> None:
    figure = any(map(str.isdigit, clause))
    assert weigh(clause, "finding", figure=figure, part=part) == weight


def test_background_weighs_little() -> None:
    weights = {
        claim.text.split(" ")[1]: claim.weight for claim in claims(Reading(Text(SOURCE, "source"), "en"))
    }
    assert weights["language"] < 0.5
    assert weights["existing"] < 0.5
    assert min(weights[word] for word in ("propose", "evaluate", "show", "code")) >= 0.8


def test_an_english_summary_says_things_too() -> None:
    english = "LakeCache keeps tokens. It reduces latency by 35%, on up to 40 billion parameters and 512 GPUs. Code is public."
    assert found("claim-missing", english) == []
    assert found(
        "claim-missing", "LakeCache keeps tokens and it reduces the latency by 35%. Code is public."
    ) == ["evaluate"]


def test_every_decision_explains_itself() -> None:
    (seen,) = check.run(
        dossier(PROPOSAL, RESULT, CODE), frozenset({"summary"}), {"relation": "claim-missing"}
    )
    assert seen.facts["missing"] == "40 billion, 512"
    assert float(seen.facts["score"]) >= float(seen.facts["threshold"]) == 5.0
    assert "GPUs" in seen.facts["unsaid"]


@settings(derandomize=True, deadline=None, max_examples=100)
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


@settings(derandomize=True, deadline=None, max_examples=100)
@given(
    st.lists(st.sampled_from(SOURCE.split(". ")), min_size=1, max_size=6), st.sampled_from([PROPOSAL, RESULT])
)
def test_what_a_claim_lacks_stands_in_it(parts: list[str], summary: str) -> None:
    source = ". ".join(parts)
    for each in dossier(summary, source=source).coverage(0):
        assert source[each.claim.start : each.claim.end] == each.claim.text
        assert set(each.lacking) <= set(each.figures)
        for span, figures in each.without_figures():
            assert source[span.start : span.end] == span.text
            assert all(span.start <= figure.start and figure.end <= span.end for figure in figures)


def test_the_table_of_words() -> None:
    table = witnesses()
    assert len(table) > 5000
    assert all(word.isalpha() and word.islower() for word in table)
    for witness in [table[word] for word in table]:
        assert all(witness.renderings)
        for weights in (witness.once, witness.again):
            assert weights.found <= 0 <= weights.lost


def test_a_word_is_said_by_a_rendering_or_by_itself() -> None:
    said = Said(["在多个游戏中使用了LakeCaches。", "以及RLHF"])
    games = witnesses()["games"]
    once, again = games.once, games.again
    assert said.weights({"games": games}, {}) == {"games": once.found}
    assert said.weights({"games": games}, {"games": 2}) == {"games": again.found}
    assert Said(["棋"]).weights({"games": games}, {}) == {"games": once.lost}
    assert Said(["Games!"]).weights({"games": games}, {}) == {"games": once.found}
    assert said.name("lakecache")
    assert said.name("LakeCaches")
    assert not said.name("LakeCacheX")
