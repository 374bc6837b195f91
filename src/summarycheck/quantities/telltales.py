"""Literal texts without which a look has nothing to look for: all that a text has of them, told in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: What most texts have anyhow, the commonest first. A literal is looked for where its rarest character is met.
_COMMON = "，在了用过有中种表数分）（可a生本度集个大示时ICr发自使 l样人.到%代信战等包交从U至点名经含超置位"


def _rarity(char: str) -> int:
    return _COMMON.find(char) % (len(_COMMON) + 1)


class Telltales:
    """Literals that are told by one pass for the rarest character of each."""

    def __init__(self, literals: Iterable[str]) -> None:
        self._by_character: dict[str, list[str]] = {}
        for literal in sorted(set(literals)):
            self._by_character.setdefault(max(literal, key=_rarity), []).append(literal)
        self._characters = re.compile(f"[{re.escape(''.join(self._by_character))}]").findall

    def there(self, text: str) -> frozenset[str]:
        """Those of the literals that are in the text."""
        return frozenset(
            [
                literal
                for char in {*self._characters(text)}
                for literal in self._by_character[char]
                if literal in text
            ]
        )
