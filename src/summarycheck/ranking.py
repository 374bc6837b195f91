"""How well a lexicon tells what a sentence became from what another text says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summarycheck.lexicon import Lexicon
from summarycheck.sentences import sentences

_FEWEST_WORDS = 6  # shorter sentences say too little


class Case(NamedTuple):
    """An English text, the Chinese made from it, and Chinese made from another text. ``kept``: see ``support``."""

    source: str
    own: str
    other: str
    kept: float = 1.0


class Ranking(NamedTuple):
    """Of so many sentences: how often its own Chinese scores above the other (ties: half).

    ``paired``: above the other of the same sentence; ``pooled``: above any (area under the ROC curve).
    """

    sentences: int
    paired: float
    pooled: float


def ranking(lexicon: Lexicon, cases: Iterable[Case]) -> Ranking:
    """Scores each source sentence against its own Chinese and the other; ``ValueError`` when there is none."""
    own: list[float] = []
    others: list[float] = []
    for case in cases:
        for sentence in sentences(case.source, "en"):
            if len(sentence.text.split()) >= _FEWEST_WORDS:
                own.append(lexicon.support(sentence.text, case.own, case.kept).score)
                others.append(lexicon.support(sentence.text, case.other, case.kept).score)
    if not own:
        raise ValueError("no pair with a sentence to measure on")
    above = sum((a > b) + 0.5 * (a == b) for a, b in zip(own, others, strict=True))
    return Ranking(len(own), above / len(own), area(own, others))


def area(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The area under the ROC curve: the chance that a positive scores above a negative (ties: half)."""
    marked = sorted([(score, 0) for score in negative] + [(score, 1) for score in positive])
    ranks: dict[float, list[int]] = {}
    for rank, (score, _) in enumerate(marked, start=1):
        ranks.setdefault(score, []).append(rank)
    total = sum(sum(ranks[score]) / len(ranks[score]) for score in positive)
    return (total - len(positive) * (len(positive) + 1) / 2) / (len(positive) * len(negative))
