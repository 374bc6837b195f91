"""How much two Chinese texts overlap, as scores that say how they were made.

Used between the Chinese translation and the Chinese summary of one source: the same language, so that surface
overlap means something. Everything heavy is imported on first use.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from summarycheck.model import Score, Text

if TYPE_CHECKING:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

_WORD = re.compile(r"[^\W_]")


def overlap(candidate: Text, reference: Text) -> tuple[Score, ...]:
    """Every score of the candidate against the reference, 0 to 100, two decimals."""
    made, against = candidate.text, reference.text
    values = (
        ("chrF", chrf(made, against), _signature(_chrf())),
        ("BLEU", bleu(made, against), _signature(_bleu())),
        ("word recall", word_recall(against, made), f"jieba=={_version('jieba')}|words|recall"),
        ("ratio", ratio(made, against), f"rapidfuzz=={_version('rapidfuzz')}|fuzz.ratio"),
        (
            "partial ratio",
            partial_ratio(made, against),
            f"rapidfuzz=={_version('rapidfuzz')}|fuzz.partial_ratio",
        ),
    )
    return tuple(
        Score(name, round(value, 2), candidate.field, reference.field, sign) for name, value, sign in values
    )


def chrf(candidate: str, reference: str) -> float:
    """Character n-gram F-score (sacrebleu), 0 to 100."""
    return float(_chrf().sentence_score(candidate, [reference]).score)


def bleu(candidate: str, reference: str) -> float:
    """Sentence BLEU with Chinese tokenisation and effective order (sacrebleu), 0 to 100."""
    return float(_bleu().sentence_score(candidate, [reference]).score)


def word_recall(reference: str, candidate: str) -> float:
    """The share of the reference's words that the candidate has too, each as often, 0 to 100."""
    wanted = Counter(words(reference))
    return 100.0 * (wanted & Counter(words(candidate))).total() / (wanted.total() or 1)


def ratio(candidate: str, reference: str) -> float:
    """Likeness of the whole texts (rapidfuzz), 0 to 100."""
    from rapidfuzz import fuzz

    return float(fuzz.ratio(candidate, reference))


def partial_ratio(candidate: str, reference: str) -> float:
    """Likeness of the shorter text and the best passage of the longer (rapidfuzz), 0 to 100."""
    from rapidfuzz import fuzz

    return float(fuzz.partial_ratio(candidate, reference))


def words(text: str) -> list[str]:
    """The words of a Chinese text in lower case, without punctuation (jieba)."""
    return [word.lower() for word in _jieba().cut(text) if _WORD.search(word)]


@cache
def _chrf() -> CHRF:
    from sacrebleu.metrics.chrf import CHRF

    return CHRF()


@cache
def _bleu() -> BLEU:
    from sacrebleu.metrics.bleu import BLEU

    return BLEU(tokenize="zh", effective_order=True)


@cache
def _jieba() -> Any:
    """A quiet segmenter of our own; it warns of its dependencies and logs what it loads."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel(logging.WARNING)
    return jieba.Tokenizer()


@cache
def _version(package: str) -> str:
    from importlib.metadata import version

    return version(package)


def _signature(metric: CHRF | BLEU) -> str:
    """sacrebleu's own signature, with its name before it."""
    return f"sacrebleu|{metric.get_signature().format(short=False)}"
