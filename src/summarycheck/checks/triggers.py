"""Which runs of checks a record can concern at all: one look at its texts for the literal texts that each run waits for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from summarycheck import scripts
from summarycheck.reading import Reading

# A literal text, its pairs of characters (see ``scripts.bigrams``), and those who wait for it.
_Waiting = tuple[str, frozenset[int], frozenset[int]]


class Triggers:
    """Literal texts (``texts`` by the number of who waits for any of them), filed by where they are found cheapest."""

    def __init__(self, texts: Mapping[int, Iterable[str]]) -> None:
        waiting: dict[str, set[int]] = {}
        for number, some in texts.items():
            for text in some:
                waiting.setdefault(scripts.simplified(text), set()).add(number)
        self._by_mark: dict[str, list[_Waiting]] = {}
        self._by_pair: dict[int, list[_Waiting]] = {}
        self._single: list[_Waiting] = []
        for text, numbers in waiting.items():
            pairs = scripts.bigrams(text)
            each = text, pairs, frozenset(numbers)
            if marks := scripts.marks(text):  # it is not there unless its mark is
                self._by_mark.setdefault(min(marks), []).append(each)
            elif pairs:
                self._by_pair.setdefault(max(pairs), []).append(each)
            else:
                self._single.append(each)
        self._keys = frozenset(self._by_pair)  # of two sets the smaller one is gone through

    def __bool__(self) -> bool:
        """Whether anything is waited for at all."""
        return bool(self._by_mark or self._by_pair or self._single)

    def met(self, reading: Reading) -> set[int]:
        """Those of whose literal texts one is in the reading."""
        raw, there = reading.raw, reading.bigrams
        near = list(self._single)
        for mark in reading.marks.intersection(self._by_mark):
            near += self._by_mark[mark]
        for pair in there & self._keys:
            near += self._by_pair[pair]
        return {
            number for text, pairs, numbers in near if pairs <= there and text in raw for number in numbers
        }
