"""Chinese characters: which stand side by side in prose, and which sound alike.

    strangers(text_bigrams)      # pairs that neither abstracts nor a dictionary have: 提稿, 框驾
    sound_alike("稿", "高")       # True: what an input method takes for each other

The table (``characters.tsv``) holds for each character its syllable and the characters that may follow it; it was counted in
abstracts and a dictionary by ``python -m benchmarks.characters --corpus DIR --write``.
"""

from __future__ import annotations

from functools import cache

from summarycheck.scripts import units_of
from summarycheck.table import Met, Table

_FIRST, _LAST = "\u4e00", "\u9fff"


def strangers(pairs: frozenset[int]) -> list[str]:
    """Those of a text's pairs of Chinese characters (``scripts.bigrams``) that are not known."""
    new = pairs - _ORDINARY  # nearly every pair of a text was met in one before
    strange = {pair: two for pair, two in zip(new, map(_STRANGE.__getitem__, new), strict=True) if two}
    if len(strange) < len(new):
        if len(_ORDINARY) > _MOST_MET:
            _ORDINARY.clear()
        _ORDINARY.update(new - strange.keys())
    return list(strange.values())


#: Pairs met so far that are known, or are not Chinese.
_ORDINARY: set[int] = set()
_MOST_MET = 100_000


def _strange(pair: int) -> str:
    """The two Chinese characters that prose does not have side by side; else nothing."""
    one, other = map(chr, units_of(pair))
    chinese = _FIRST <= one <= _LAST and _FIRST <= other <= _LAST
    return one + other if chinese and not may_follow(one, other) else ""


_STRANGE = Met(_strange)


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
