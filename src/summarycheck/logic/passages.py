"""Passages of a translation beside what they translate."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from summarycheck.lexicon import normal
from summarycheck.logic.signs import places, words
from summarycheck.model import SentenceLink, Span

if TYPE_CHECKING:
    from summarycheck.reading import Pair

_MOST = 2  # sentences of a side: more answer to each other only roughly
# Chinese characters for an English one, where a passage says what its source says.
_SHORTEST, _LONGEST = 0.15, 0.75
_MARK = re.compile("[，。；：！？,;:!?\n]")  # between clauses; 、 stands within one
CLAUSE_MARKS = "，。；：！？、,;:\n（）()"


class Passage:
    """Sentences that answer to each other, as spans of their raw texts."""

    def __init__(self, english: Span, chinese: Span) -> None:
        self.english, self.chinese = english, chinese

    @cached_property
    def words(self) -> list[str]:
        """The English words, as the table of signs has them."""
        return words(self.english.text)

    def word(self, at: int) -> Span:
        """The ``at``-th word as a span of the raw source."""
        return self.source(*self.places[at])

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Where each word begins and ends."""
        return places(self.english.text)

    def at(self, offset: int) -> int:
        """Which word stands at this offset of the passage's English."""
        return bisect_right(self.places, (offset, len(self.english.text))) - 1

    @cached_property
    def normal(self) -> str:
        """The Chinese as signs and renderings are looked for in it."""
        return normal(self.chinese.text)

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """Where the clauses of the (normal) Chinese begin and end."""
        ends = [*(mark.start() for mark in _MARK.finditer(self.normal)), len(self.normal)]
        begins = [0, *(end + 1 for end in ends)]
        return [(begin, end) for begin, end in zip(begins, ends, strict=False) if end > begin] or [(0, 0)]

    def target(self, start: int, end: int) -> Span:
        """What stands at these offsets of the passage's Chinese, as a span of the raw target."""
        return Span(self.chinese.text[start:end], self.chinese.start + start, self.chinese.start + end)

    def source(self, start: int, end: int) -> Span:
        """What stands at these offsets of the passage's English, as a span of the raw source."""
        return Span(self.english.text[start:end], self.english.start + start, self.english.start + end)


class Passages:
    """The passages of a translation, each made when it is asked for."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._ours, self._theirs = pair.source.sentences, pair.target.sentences
        self._made: dict[int, Passage | None] = {}
        self._links = pair.alignment
        self._of_source = {i: n for n, link in enumerate(self._links) for i in link.source}
        self._of_target = {j: n for n, link in enumerate(self._links) for j in link.target}

    def __iter__(self) -> Iterator[Passage]:
        """All of them, in the order of the source."""
        return filter(None, map(self._passage, range(len(self._links))))

    def at_target(self, offset: int) -> Passage | None:
        """The passage that has this offset of the raw target; none where something is missing or added there."""
        j = bisect_right(self._theirs, offset, key=_start) - 1
        return self._passage(self._of_target[j]) if j >= 0 else None

    def at_source(self, offset: int) -> Passage | None:
        """The passage that has this offset of the raw source."""
        i = bisect_right(self._ours, offset, key=_start) - 1
        return self._passage(self._of_source[i]) if i >= 0 else None

    def _passage(self, number: int) -> Passage | None:
        if number not in self._made:
            self._made[number] = self._make(self._links[number])
        return self._made[number]

    def _make(self, link: SentenceLink) -> Passage | None:
        if not (0 < len(link.source) <= _MOST and 0 < len(link.target) <= _MOST):
            return None
        english = _together(self._pair.source.raw, self._ours[link.source[0]], self._ours[link.source[-1]])
        chinese = _together(
            self._pair.target.raw, self._theirs[link.target[0]], self._theirs[link.target[-1]]
        )
        fits = _SHORTEST < len(chinese.text) / len(english.text) < _LONGEST
        return Passage(english, chinese) if fits else None


def _start(sentence: Span) -> int:
    return sentence.start


def _together(raw: str, first: Span, last: Span) -> Span:
    return Span(raw[first.start : last.end], first.start, last.end)


def clause(text: str, start: int, end: int, longest: int = 30, marks: str = CLAUSE_MARKS) -> tuple[str, str]:
    """What stands before and after ``text[start:end]`` between two of the marks, ``longest`` characters at most."""
    first = start
    while first > max(0, start - longest) and text[first - 1] not in marks:
        first -= 1
    last = end
    while last < min(len(text), end + longest) and text[last] not in marks:
        last += 1
    return text[first:start], text[end:last]
