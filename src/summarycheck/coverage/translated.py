"""A claim in doubt, decided by its translation: how much of that the summaries have."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from summarycheck.claims import Claim
from summarycheck.coverage.result import THRESHOLD, Coverage

if TYPE_CHECKING:
    from summarycheck.reading import Pair


# Share of the character pairs (of the words) of a claim's translation that the summaries have: half (two thirds) of
# claims that are said, a seventh (a third) of claims that are not. The pivots lie between.
_PAIRS_PIVOT, _WORDS_PIVOT = 0.30, 0.48
_SLOPE, _MOST = 10.0, 2.0  # log odds for the whole share, and at most
DOUBT, _GRAVE_DOUBT = 2.0, 0.05  # this near to its threshold a claim is looked at (by its words, too)


def in_doubt(coverage: Coverage) -> bool:
    return (
        coverage.claim.kind != "release" and abs(coverage.score * coverage.claim.weight - THRESHOLD) < DOUBT
    )


def beside_translation(translation: Pair, coverage: Coverage, said: str) -> Coverage:
    """The coverage, knowing how much of the claim's translation the summaries have."""
    answer = _answer(translation, coverage.claim)
    wanted = _pairs(answer)
    if not wanted:
        return coverage
    share = len(wanted & _pairs(said)) / len(wanted)
    told, how = _SLOPE * (_PAIRS_PIVOT - share), f"character pairs {share:.0%}"
    if abs((coverage.score + told) * coverage.claim.weight - THRESHOLD) < _GRAVE_DOUBT:
        # Worth half a second for the dictionary of a word segmenter.
        from summarycheck.overlap import word_recall

        words = word_recall(answer, said) / 100
        told, how = (told + _SLOPE * (_WORDS_PIVOT - words)) / 2, f"{how}, words {words:.0%}"
    return replace(coverage, score=round(coverage.score + max(-_MOST, min(_MOST, told)), 2), overlap=how)


def _answer(translation: Pair, claim: Claim) -> str:
    """The sentences of the translation that answer to the claim's sentence."""
    theirs, ours = translation.target.sentences, translation.source.sentences
    return "".join(
        theirs[j].text
        for link in translation.alignment
        if any(ours[i].start <= claim.start < ours[i].end for i in link.source)
        for j in link.target
    )


def _pairs(text: str) -> set[str]:
    return {a + b for a, b in pairwise(text) if "\u4e00" <= a <= "\u9fff" and "\u4e00" <= b <= "\u9fff"}
