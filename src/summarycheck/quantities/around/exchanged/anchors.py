"""Numbers that stand beside a name or symbol in both texts: N=12, HR 1.33, Claude 3, subtask 1 (DisWiC).

A translation copies the symbol, so that its number is one that the source writes there. Where the target has another,
and the source's own number of that symbol stands elsewhere in the target, the two were exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_letters, digits

from summarycheck.model import Quantity
from summarycheck.quantities.around.exchanged.swapped import likeness
from summarycheck.quantities.around.pairs import Link, Oddity, Pairs, swap
from summarycheck.quantities.clauses import BLANKS

_LETTERS = "A-Za-z0-9"
_SYMBOL = rf"(?<![{_LETTERS}])(?P<symbol>[A-Za-z][{_LETTERS}]*)\}}?"
_AHEAD = re.compile(rf"{_SYMBOL}(?:\s?[=＝<>≤≥≈:：]\s?|(?P<bracket>\s?[(（]\s?)|\s)[~$]?$")
_BEHIND = re.compile(rf"(?P<bracket>\s?[(（]\s?){_SYMBOL}")
_ENDS_AHEAD, _BEGINS_BEHIND = frozenset(" =＝<>≤≥≈:：(（~$"), frozenset(" (（")
#: What may stand between a symbol and its number, which are no more than so many; and how a symbol ends.
_DRESS, _DRESSED = BLANKS + "=＝<>≤≥≈:：(（~$", 6
_SYMBOL_ENDS = frozenset(ascii_letters + digits + "}")
#: So far a symbol may begin before its number; and so far off a text may still say a number of it (AUC of $>0.6$, F1 agreement 0.84).
_REACH, _LOOSE, _LOOSER = 28, 8, 20
_PARTING = re.compile(r"[\d,;:()]")
#: And so far apart two numbers of a source may stand that were exchanged.
_APART = 2000

#: A symbol in lower case, with a bracket if there is one between it and its number.
Symbol = tuple[str, bool]


def _ahead(text: str, quantity: Quantity) -> Symbol | None:
    """The symbol right before a number."""
    start = quantity.start
    if text[start - 1 : start] not in _ENDS_AHEAD:
        return None
    if text[max(0, start - _DRESSED) : start].rstrip(_DRESS)[-1:] not in _SYMBOL_ENDS:
        return None
    hit = _AHEAD.search(text, max(0, start - _REACH), start)
    return (hit["symbol"].lower(), bool(hit["bracket"])) if hit is not None else None


def _behind(text: str, quantity: Quantity) -> Symbol | None:
    """The symbol in brackets right after a number."""
    if text[quantity.end : quantity.end + 1] not in _BEGINS_BEHIND:
        return None
    hit = _BEHIND.match(text, quantity.end)
    return (hit["symbol"].lower(), True) if hit is not None else None


def exchanged(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """Numbers that went to another symbol, each with the one that belongs there."""
    for find in (_ahead, _behind):
        theirs = [(a, b, symbol) for a, b in pairs if (symbol := find(target, b)) is not None]
        astray = [
            (a, b, symbol)
            for a, b, symbol in theirs
            if find(source, a) != symbol and not _told_near(source, symbol[0], a, find is _behind)
        ]
        if not astray:
            continue
        kept = {(id(a), symbol) for a, _, symbol in theirs}
        owners: dict[Symbol | None, dict[int, Link]] = {}  # each of the source's numbers of a symbol once
        for ours, there in pairs:
            owners.setdefault(find(source, ours), {}).setdefault(id(ours), (ours, there))
        for a, b, symbol in astray:
            for ours, there in owners.get(symbol, {}).values():
                if (
                    abs(ours.start - a.start) < _APART
                    and ours.low != a.low
                    and (id(ours), symbol) not in kept
                    and (not symbol[1] or likeness(ours, ours) == likeness(a, a))
                ):
                    yield swap((ours, there), (a, b))
                    break


def _told_near(source: str, symbol: str, a: Quantity, before: bool) -> bool:
    """Whether the source writes the number near the symbol all the same, in whatever dress."""
    passage = source[max(0, a.start - _APART) : a.end + _APART].lower()
    number, reach = a.text.lower(), _LOOSER + len(a.text)
    at = passage.find(symbol)
    while at >= 0:
        end = at + len(symbol)
        edges = passage[at - 1 : at] + passage[end : end + 1]
        if not any(map(str.isalnum, edges)):
            told = passage[max(0, at - reach) : at] if before else passage[end : end + reach]
            place = told.rfind(number) if before else told.find(number)
            between = told[place + len(number) :] if before else told[:place]
            if place >= 0 and (len(between) <= _LOOSE or not _PARTING.search(between)):
                return True
        at = passage.find(symbol, end)
    return False
