"""What the words of Chinese texts tell about whether a claim of the source is said in them.

The table (``evidence.tsv``) was learned from abstracts and their summaries, without labels: an English word, its
renderings, and how much it tells to find one of them, or none, in the summaries of its abstract. It holds words and
weights, no sentences; ``python -m benchmarks.evidence --corpus DIR --write`` rebuilds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from summarycheck.table import Table


class Weights(NamedTuple):
    """Log odds (in nats) that a claim is unsaid, when its word is found in the texts and when it is not."""

    found: float
    lost: float


class Witness(NamedTuple):
    """An English word with its renderings. A word that the source uses again tells less when it is found."""

    renderings: tuple[str, ...]
    once: Weights
    again: Weights


class Witnesses:
    """The words of a table in the form of ``evidence.tsv``, each decoded when it is first asked for."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table
        self._known: dict[str, Witness | None] = {}

    def get(self, word: str) -> Witness | None:
        try:
            return self._known[word]
        except KeyError:
            line = self._table.get(word)
            if len(self._known) > 100_000:  # words of foreign texts have no end
                self._known.clear()
            witness = self._known[word] = None if line is None else _decoded(line)
            return witness

    def __getitem__(self, word: str) -> Witness:
        witness = self.get(word)
        if witness is None:
            raise KeyError(word)
        return witness

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None


def _decoded(line: str) -> Witness:
    *weights, renderings = line.split("\t")
    a, b, c, d = (int(weight) / 100 for weight in weights)
    return Witness(tuple(renderings.split("|")), Weights(a, b), Weights(c, d))


@cache
def witnesses() -> Witnesses:
    """The words of the table beside this module."""
    return Witnesses(Table.packaged("evidence.tsv"))


class Said:
    """What Chinese texts say, taken together; asked word by word."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.text = "\n".join(texts)
        self.lower = self.text.lower()

    def word(self, word: str, witness: Witness) -> bool:
        """True when a rendering of the (lower-case) word, or the word itself, is there."""
        text = self.text
        for rendering in witness.renderings:  # no any(): asked for every word of every source
            if rendering in text:
                return True
        return word in self.lower

    def name(self, name: str) -> bool:
        """True when the name is there, in whatever case, plural or not."""
        key = name.lower()
        return key in self.lower or (len(key) > 3 and key[-1] == "s" and key[:-1] in self.lower)
