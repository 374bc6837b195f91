"""What the words of Chinese texts tell about whether a claim of the source is said in them.

The table (``evidence.tsv``) was learned from abstracts and their summaries, without labels: an English word, its
renderings, and how much it tells to find one of them, or none, in the summaries of its abstract. It holds words and
weights, no sentences; ``python -m benchmarks.evidence --corpus DIR --write`` weighs its words anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from summarycheck import scripts
from summarycheck.table import Met, Table


class Weights(msgspec.Struct, frozen=True, gc=False):
    """Log odds (in nats) that a claim is unsaid, when its word is found in the texts and when it is not."""

    found: float
    lost: float


class Witness(msgspec.Struct, frozen=True, gc=False):
    """An English word with its renderings. A word that the source uses again tells less when it is found.

    ``pairs``: the renderings of two characters, most of all, as numbers (see ``bigrams``); ``longer``: those of more.
    """

    pairs: frozenset[int]
    longer: tuple[str, ...]
    once: Weights
    again: Weights
    renderings: tuple[str, ...]


class Witnesses:
    """The words of a table in the form of ``evidence.tsv``, each decoded when it is first asked for.

    ``known[word]`` is the quickest way to ask: None for a word that is not in the table.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table
        self.known = Met(self._witness)

    def _witness(self, word: str) -> Witness | None:
        line = self._table.get(word)
        return None if line is None else _decoded(line)

    def get(self, word: str) -> Witness | None:
        return self.known[word]

    def __getitem__(self, word: str) -> Witness:
        witness = self.known[word]
        if witness is None:
            raise KeyError(word)
        return witness

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def __contains__(self, word: str) -> bool:
        return self.known[word] is not None


# Of a few hundred weights, one object each.
_NATS = Met[str, float](lambda hundredths: int(hundredths) / 100)


def _decoded(line: str) -> Witness:
    *weights, joined = line.split("\t")
    a, b, c, d = map(_NATS.__getitem__, weights)
    renderings = tuple(joined.split("|"))
    pairs = frozenset(
        [pair for rendering in renderings if len(rendering) == 2 for pair in scripts.bigrams(rendering)]
    )
    longer = tuple(rendering for rendering in renderings if len(rendering) > 2)
    return Witness(pairs, longer, Weights(a, b), Weights(c, d), renderings)


@cache
def witnesses() -> Witnesses:
    """The words of the table beside this module."""
    return Witnesses(Table.packaged("evidence.tsv"))


class Said:
    """What Chinese texts say, taken together; asked word by word."""

    def __init__(self, texts: Iterable[str], pairs: Sequence[frozenset[int]] = ()) -> None:
        """``pairs``: the texts' ``bigrams``, where they are known."""
        self.text = "\n".join(texts)
        # What is not Chinese, in lower case: all that an English word can be in.
        self.latin = " ".join(scripts.latin_of(self.text.lower()).split())
        self._bigrams = scripts.together(pairs) if pairs else scripts.bigrams(self.text)

    def weights(self, words: Mapping[str, Witness], times: Mapping[str, int]) -> dict[str, float]:
        """What each of the (lower-case) words tells: it, or one of its renderings, is there or not.

        ``times``: how often the source has them.
        """
        isdisjoint, text, latin = self._bigrams.isdisjoint, self.text, self.latin
        told: dict[str, float] = {}
        for word, witness in words.items():  # forty for every source: no calls, and sets before strings
            weights = witness.again if times.get(word, 0) > 1 else witness.once
            if not isdisjoint(witness.pairs) or word in latin:
                told[word] = weights.found
            else:
                told[word] = weights.lost
                for rendering in witness.longer:
                    if rendering in text:
                        told[word] = weights.found
                        break
        return told

    def name(self, name: str) -> bool:
        """True when the name is there, in whatever case, plural or not."""
        key = name.lower()
        return key in self.latin or (len(key) > 3 and key[-1] == "s" and key[:-1] in self.latin)
