"""Where in the Chinese of a passage stands what an English word is about: the clauses that render the words beside it.

A translation says its *not* in the clause that renders what is denied, or in the one beside it. What stands elsewhere in
the sentence answers to other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarycheck.lexicon import FUNCTION_WORDS
from summarycheck.logic.passages import Passage
from summarycheck.logic.weigh import telling

_ENDS = re.compile("[;:.()?!—,]")
_BREAKS = frozenset(
    "but although though while whereas because due which who when if unless until since rather".split()
)
# What the words behind and before count, the nearest first.
_BEHIND, _BEFORE = (1.0, 0.9, 0.75, 0.6, 0.45, 0.35), (0.5, 0.4, 0.3)
_REACH = 8  # words on each side that are looked at
_SURE = 1.0  # a clause that says less of them is not known to render them
_ALSO = 0.35  # what another clause must say of them, for one that the best says


# Characters that say little, and need no word of the source; of the others a free translation leaves more unexplained.
_EMPTY = frozenset(
    "的了在是和与或及也都而且并但则将会能可以要需为对从到把被让使其这那些个种于之所有一，。、；：（）“”"
)


class Region(NamedTuple):
    """The clauses (numbers of the first and the last) that render the words beside one."""

    first: int
    last: int

    def has(self, clause: int, margin: int = 0) -> bool:
        return self.first - margin <= clause <= self.last + margin


def close(passage: Passage, begin: int, end: int, free: float) -> bool:
    """True where no more than this share of what a stretch of the Chinese says has no word of the source to account for it."""
    said = passage.normal[begin:end]
    telling_something = {k for k, letter in enumerate(said) if letter not in _EMPTY}
    unexplained = set(telling_something)
    for word in set(passage.words):
        for text, _ in telling(word):
            at = said.find(text)
            while at >= 0:
                unexplained.difference_update(range(at, at + len(text)))
                at = said.find(text, at + 1)
    return len(unexplained) <= free * len(telling_something)


def behind(passage: Passage, at: int) -> Iterator[str]:
    """The words that follow in the clause, the nearest first."""
    return _walk(passage, at, 1)


def _walk(passage: Passage, at: int, step: int) -> Iterator[str]:
    words, places, text = passage.words, passage.places, passage.english.text
    other = at + step
    while 0 <= other < len(words) and abs(other - at) <= _REACH:
        low, high = min(other, other - step), max(other, other - step)
        word = words[other]
        if word in _BREAKS or _ENDS.search(text, places[low][1], places[high][0]):
            return
        if len(word) > 1 and word not in FUNCTION_WORDS:
            yield word
        other += step


def region(passage: Passage, at: int) -> Region | None:
    """The clauses that say what stands beside the word at ``at``; nothing where that cannot be told."""
    said, clauses = passage.normal, passage.clauses
    scores = [0.0] * len(clauses)
    for step, counts in ((1, _BEHIND), (-1, _BEFORE)):
        for counted, word in zip(counts, _walk(passage, at, step), strict=False):
            hits: dict[int, float] = {}
            for text, weight in telling(word):
                if text in said:
                    for number, (begin, end) in enumerate(clauses):
                        if said.find(text, begin, end) >= 0 and weight > hits.get(number, 0.0):
                            hits[number] = weight
            for number, weight in hits.items():
                scores[number] += counted * weight / len(hits)
    best = max(scores, default=0.0)
    if best < _SURE:
        return None
    having = [number for number, score in enumerate(scores) if score >= _ALSO * best]
    return Region(having[0], having[-1])
