"""Literal texts without which a look has nothing to look for: all that a text has of them, told in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: What most texts have anyhow, the commonest first. A literal is looked for where its rarest character is met.
_COMMON = "，的在了性用一过有中能种表数分）（高e对可不a是生本s度集个大-示时itIC以r发自率使 l样人.m到相别%代低信最增部战等差包前而交减从加U至点名经含超置位"

#: So much text, a summary, has few of the rare characters; a longer one has most of them, but few of the literals.
_STRETCH = 512


def _rarity(char: str) -> int:
    return _COMMON.find(char) % (len(_COMMON) + 1)


class Telltales:
    """Literals that are told by one pass for the rarest character of each."""

    def __init__(self, literals: Iterable[str]) -> None:
        wanted = set(literals)
        self._single = frozenset(literal for literal in wanted if len(literal) == 1)
        self._longer: dict[str, list[str]] = {}
        for literal in sorted(wanted - self._single):
            self._longer.setdefault(max(literal, key=_rarity), []).append(literal)
        characters = "".join(sorted(self._single | self._longer.keys()))
        self._characters = re.compile(f"[{re.escape(characters)}]").findall
        self._step = _STRETCH - max(map(len, wanted))

    def there(self, text: str) -> frozenset[str]:
        """Those of the literals that are in the text."""
        if len(text) > _STRETCH:
            stretches = (text[at : at + _STRETCH] for at in range(0, len(text), self._step))
            return frozenset().union(*map(self.there, stretches))
        met = frozenset(self._characters(text))
        longer = [
            literal for char in met & self._longer.keys() for literal in self._longer[char] if literal in text
        ]
        return met & self._single | frozenset(longer)
