"""Which runs of checks a record can concern at all: one look at its texts for the literal texts that each run waits for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from summarycheck import scripts
from summarycheck.reading import Reading

_Waiting = tuple[str, frozenset[int]]  # a literal text, and those who wait for it


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
            each = text, frozenset(numbers)
            if marks := scripts.marks(text):  # it is not there unless its mark is
                self._by_mark.setdefault(min(marks), []).append(each)
            elif pairs := scripts.bigrams(text):
                self._by_pair.setdefault(max(pairs), []).append(each)
            else:
                self._single.append(each)

    def met(self, reading: Reading) -> set[int]:
        """Those of whose literal texts one is in the reading."""
        near = list(self._single)
        if self._by_mark:
            near += [each for mark in self._by_mark.keys() & reading.marks for each in self._by_mark[mark]]
        if self._by_pair:
            near += [each for pair in self._by_pair.keys() & reading.bigrams for each in self._by_pair[pair]]
        return {number for text, numbers in near if text in reading.raw for number in numbers}
