"""Units told in two parts: a length that is squared or cubed (15 km$^2$), a unit of two words (mm Hg)."""

from __future__ import annotations

import re

from summarycheck.quantities.scan.units import ENGLISH, Unit

#: 15 km$^2$, and what lost its superscript: 15 km2.
SQUARED = re.compile(r"\}?\s*\$?\s*\^\s*\{?([23])\}?|([23])(?![A-Za-z0-9_]|[.,]\d)")
#: First words of units of two words (square miles, kilowatt-hours), with the second ones and what the two are called.
OPENING: dict[str, dict[str, Unit]] = {}
for _alias, _unit in ENGLISH.items():
    if len(_words := re.split("[ -]", _alias)) == 2:
        OPENING.setdefault(_words[0], {})[_words[1]] = _unit
_SECOND = re.compile(r"[A-Za-z]+")
_SQUARABLE = frozenset({"length", "angle"})


def squared(text: str, entry: Unit, end: int) -> tuple[Unit, int] | None:
    """The area or volume that a length becomes by what is written after it (km2, cm$^3$), and where that ends."""
    if entry.dimension not in _SQUARABLE or (raised := SQUARED.match(text, end)) is None:
        return None
    return ENGLISH.get(f"{entry.name}^{raised[1] or raised[2]}") or entry, raised.end()


def in_two_words(text: str, first: str, end: int) -> tuple[Unit, int] | None:
    """The unit of two words of which the first ends at ``end`` (square miles, mm Hg), and where it ends."""
    if first not in OPENING or text[end : end + 1] not in (" ", "-"):
        return None
    second = _SECOND.match(text, end + 1)
    unit = OPENING[first].get(second[0]) if second is not None else None
    return (unit, second.end()) if unit is not None and second is not None else None
