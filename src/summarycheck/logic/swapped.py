"""One of two taken for the other: 部分 for *all*, 必然 for *may*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from summarycheck.logic.fault import LogicFault
from summarycheck.logic.passages import Passage, clause
from summarycheck.logic.regions import behind
from summarycheck.logic.signs import CERTAINTY, SCOPE, Family, Sign, learned, rates
from summarycheck.logic.weigh import Weighing, telling

_STRONGLY = 0.3  # rate from which a word asks for a sign
_SELDOM = 0.05  # rate from which it may account for one
_NEARLY = re.compile("几乎|近乎|差不多|绝大|大多|大部分|不可或缺的一|最")
_JOINED = 10  # characters behind a quantifier, in which its noun stands
_PLAINLY = 1.0  # what the other reading must be worth more


class Swap(NamedTuple):
    """A family of signs, the words that ask for them, which may stand for which, and what else accounts for a sign."""

    relation: str
    family: Family
    askers: re.Pattern[str]
    opposites: Mapping[str, frozenset[str]]
    kin: Mapping[str, frozenset[str]]


def _swap(relation: str, family: Family, askers: str, opposites: str, kin: str = "") -> Swap:
    return Swap(relation, family, re.compile(askers), _sets(opposites), _sets(kin))


def _sets(lines: str) -> Mapping[str, frozenset[str]]:
    """``said: meant meant; …``"""
    pairs = (line.partition(":") for line in lines.split(";") if line)
    return {key.strip(): frozenset(values.split()) for key, _, values in pairs}


SWAPS = (
    _swap(
        "quantifier",
        SCOPE,
        "all|every\\w*|each|any\\w*|most|majority|some|few|minority",
        "all: some most few; part: all each; few: all most each",
        "all: all each; part: part some few most; some: some part; few: few part",
    ),
    _swap("hedge", CERTAINTY, "may|might|could|possibl[ey]|perhaps|probabl[ey]|likely", "surely: possible"),
)


def swapped(passage: Passage, swap: Swap) -> Iterator[LogicFault]:
    """The signs that no word of the passage accounts for, while a word that asks for the opposite has no sign."""
    signs = swap.family.signs(passage.normal)
    suspects = {sign.says for sign in signs} & swap.opposites.keys()
    for says in sorted(suspects):
        kin = swap.kin.get(says, frozenset((says,)))
        if any(rates(word).get(kind, 0.0) >= _SELDOM for word in passage.words for kind in kin):
            continue
        for meant in sorted(swap.opposites[says]):
            yield from _turned(passage, swap, says, meant)


def _is_month(passage: Passage, at: int) -> bool:
    return at > 0 and passage.word(at).text == "May"


def _otherwise(passage: Passage, at: int, sign: Sign) -> bool:
    """True where the sign is right for the word after all: 几乎所有 for *most*."""
    earlier, later = clause(passage.normal, sign.start, sign.end)
    if sign.says in SCOPE.chance:
        joined = later[:_JOINED]
        nearest = next(behind(passage, at), "")
        return (
            _NEARLY.search(earlier) is not None
            or (passage.words[at] == "most" and "最" in passage.normal)
            or not any(text in joined for text, _ in telling(nearest))
        )
    return False


def _turned(passage: Passage, swap: Swap, says: str, meant: str) -> Iterator[LogicFault]:
    askers = [
        at
        for at, word in enumerate(passage.words)
        if swap.askers.fullmatch(word) and learned(word).get(meant, 0.0) >= _STRONGLY
    ]
    signs = swap.family.signs(passage.normal)
    kin = swap.kin.get(meant, frozenset((meant,)))
    if len(askers) <= sum(sign.says in kin for sign in signs):
        return
    weighing = Weighing(swap.family, passage)
    for i, sign in enumerate(weighing.signs if weighing.clear else ()):
        if sign.says == says and weighing.turned(i, meant) >= _PLAINLY:
            giver = weighing.likeliest(i, meant)
            if giver in askers and not _is_month(passage, giver) and not _otherwise(passage, giver, sign):
                yield LogicFault(swap.relation, passage.target(sign.start, sign.end), passage.word(giver))
