"""Chinese characters: which stand side by side in prose, and which sound alike.

    strangers(text_bigrams)      # pairs that neither abstracts nor a dictionary have: 提稿, 框驾
    sound_alike("稿", "高")       # True: what an input method takes for each other

The table (``characters.tsv``) holds for each character its syllable and the characters that may follow it; it was counted in
abstracts and a dictionary by ``python -m benchmarks.characters --corpus DIR --write``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from summarycheck.table import Met, Table

_FIRST, _LAST = 0x4E00, 0x9FFF


def strangers(pairs: Iterable[int]) -> tuple[list[str], int]:
    """Those of a text's pairs of Chinese characters (``scripts.bigrams``) that are not known, and of how many."""
    met = list(map(_UNKNOWN.__getitem__, pairs))
    found = list(filter(None, met))
    return found, met.count("") + len(found)


def _unknown(pair: int) -> str | None:
    """The pair if prose does not have it, nothing if it does; None where it is not of two Chinese characters."""
    one, other = pair & 0xFFFF, pair >> 16
    if not (_FIRST <= one <= _LAST and _FIRST <= other <= _LAST):
        return None
    return "" if may_follow(chr(one), chr(other)) else chr(one) + chr(other)


# Nearly every pair of a text was met in one before.
_UNKNOWN = Met(_unknown)


def may_follow(one: str, other: str) -> bool:
    """True when prose has these two Chinese characters side by side."""
    return other in _table().followers[one]


def sound_alike(one: str, other: str) -> bool:
    """True for two characters of the same syllable, whatever the tone."""
    syllables = _table().syllables
    return one != other and syllables[one] == syllables[other] != ""


class _Characters:
    """The table, each of its lines taken apart when it is first asked for."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.syllables = Met(self._syllable)
        self.followers = Met(self._followers)

    def _syllable(self, character: str) -> str:
        return self._table.get(character, "\t").partition("\t")[0]

    def _followers(self, character: str) -> str:
        return self._table.get(character, "\t").partition("\t")[2]


@cache
def _table() -> _Characters:
    return _Characters(Table.packaged("characters.tsv"))
