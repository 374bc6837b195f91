"""Numbers that a comparison, or a part, of the source implies: the level that another lies below, those that are not of a part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, permutations

from summarycheck.model import Quantity
from summarycheck.quantities.clauses import clause_zh
from summarycheck.quantities.comparing import equality, reckon, rounding
from summarycheck.quantities.comparing.derive import WINDOW, Derivation

#: After a difference, which way the number before it lies from another: 4.8 s, 1.7 s shorter than the baseline.
_COMPARED_EN = re.compile(
    r"(?i)[\s-]{0,2}(?:[a-z%]+\s){0,2}?(?:(?P<below>shorter|lower|less|fewer|smaller|younger|lighter|earlier|cheaper|cooler|colder|shallower|worse|below|behind|under)"
    r"|(?P<above>longer|higher|more|greater|larger|older|heavier|later|warmer|hotter|deeper|above|ahead of|over)|[a-z]+er\b)"
    r"(?P<than>[^.;\d]{0,40}?\b(?:than|compared (?:to|with)|relative to))?"
)
#: … which these need no *than* for.
_PREPOSITIONS = frozenset({"below", "above", "behind", "under", "over", "ahead of"})
#: Between a number and how far it is off, in one sentence.
_AND_THAT_IS = re.compile(r"(?:,|\(|\bor|\band|\bwhich is|\bis)\s?(?:[a-z]+\s)?[~$+−-]?\s?\Z")
#: After a multiple: twice as fast, 2.4 times lower than.
_AS_FAST = re.compile(r"(?i)\s(?:as\s(?:much|many|[a-z]+)\b|[a-z]+er\b|more|less)")
#: After a number these make it that of those which do not: 15个尚未恢复.
_NOT_ZH = re.compile(
    "[个名例种项类只家条处次份人座位篇]?(?:的?[^，。；、\\d]{0,4})(?:尚?未|没|不(?!同|仅|断)|无(?!论)|失败|失效|落选)"
)
_REST_ZH = re.compile(
    "(?:其余|其他|其它|余下|剩下|剩余|另外|另|仍有|还有|失败|未[^，。；\\d]{1,6})(?:的|了|约|有|为)*\\s?$"
)
#: So far apart, in characters, a part and its whole stand.
_PART_WITHIN = 160
#: Among so many numbers before it a difference is looked for what it is from.
_BACK = 4


def level(source: str, ours: list[Quantity], target: Quantity) -> Derivation | None:
    """What the source compares a level with, which it tells by how far that lies off.

    6.5秒 for "4.8 seconds, 1.7 seconds shorter than the baseline", 20 FPS for "at 41 FPS it is twice as fast".
    """
    if not target.single or target.kind in ("fraction", "ordinal"):
        return None
    wanted, dimension = equality.canonical(target.low, target.unit)
    slack = Fraction(0) if target.bound == "exact" else rounding.step(target) / 2
    for first, off in _in_one_sentence(source, ours):
        (a, of), (b, by) = (equality.canonical(q.low, q.unit) for q in (first, off))
        if off.unit == "x":
            if of == dimension != "x" and off.low > 1 and _AS_FAST.match(source, off.end):
                ways = (Fraction(a) / Fraction(b), Fraction(a) * Fraction(b))
                if any(abs(way - Fraction(wanted)) <= max(slack, way / 40) for way in ways):
                    return Derivation((first, off), f"{first.text}, {off.text}: {target.text}")
            continue
        if dimension not in (of, by) or not (of == by or {of, by} == {"%", "pp"} or "" in (of, by)):
            continue
        said = _COMPARED_EN.match(source, off.end)
        if said is None or not (said["than"] or (said["below"] or said["above"]) in _PREPOSITIONS):
            continue
        if not _AND_THAT_IS.search(source, first.end, off.start):
            continue
        sums = [] if said["above"] else [Fraction(a) + Fraction(b)]
        if not said["below"]:
            sums.append(Fraction(a) - Fraction(b))
        if any(abs(way - Fraction(wanted)) <= slack for way in sums):
            return Derivation((first, off), f"{first.text} ± {off.text} = {target.text}")
    return None


def arrived(source: str, ours: list[Quantity], target: Quantity) -> Derivation | None:
    """The level that a change leads to: 2.9 for "increases by 0.6 from 2.3"."""
    for change, start in pairwise(ours):
        if not (
            change.single and start.single and target.single and target.unit in (change.unit, start.unit)
        ):
            continue
        if {change.unit, start.unit} - {target.unit, "", "%", "pp"} or not _FROM_EN.fullmatch(
            source, change.end, start.start
        ):
            continue
        if abs(Fraction(target.low) - Fraction(start.low)) == change.low and _BY_EN.search(
            source, max(0, change.start - _BY_WITHIN), change.start
        ):
            return Derivation((start, change), f"{start.text} ± {change.text} = {target.text}")
    return None


_BY_EN, _BY_WITHIN = re.compile(r"\bby (?:about |around |nearly |over |some )?[$€£]?$"), 16
_FROM_EN = re.compile(r"[^.;\d]{0,24},? (?:(?:up|down) )?from (?:an? |the )?(?:[a-z]+ of )?[$€£]?")


def hedged(ours: list[Quantity], target: Quantity) -> Derivation | None:
    """The multiple that the source tells roughly, as its own numbers make it: 2.2倍 for "2,200, more than doubling the 980"."""
    if target.unit != "x" or not target.single:
        return None
    for said in ours:
        if said.unit != "x" or said.bound not in _HEDGES or not said.single:
            continue
        low, high = _HEDGES[said.bound]
        if not low <= 10 * Fraction(target.low) / Fraction(said.low) <= high:
            continue
        beside = [q for q in ours if q.single and q is not said and abs(q.start - said.start) < _PART_WITHIN]
        for first, second in permutations(beside, 2):
            if first.unit == second.unit and 0 < second.low < first.low:
                if reckon.fits(Fraction(first.low) / Fraction(second.low), target):
                    return Derivation((first, second), f"{first.text} : {second.text} ≈ {target.text}")
    return None


#: Between which tenths of what a bound is said of the number itself may lie.
_HEDGES = {
    "more-than": (10, 15),
    "at-least": (10, 15),
    "about": (8, 12),
    "nearly": (8, 10),
    "less-than": (7, 10),
}


def _in_one_sentence(source: str, ours: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each number with the one right before it, or the last before it that has its unit, in one sentence."""
    for at, off in enumerate(ours[1:], 1):
        if not off.single:
            continue
        for back in range(at - 1, max(-1, at - _BACK), -1):
            first = ours[back]
            if off.start - first.end > _PART_WITHIN or source.find(". ", first.end, off.start) >= 0:
                break
            if first.single and (back == at - 1 or (off.unit and first.unit == off.unit)):
                yield first, off


def not_of_them(ours: list[Quantity], text: str, target: Quantity) -> Derivation | None:
    """How many of a whole are not of a part: 15个尚未恢复 for "of 34 taxa, 19 had returned"."""
    if target.kind not in ("count", "times") or target.unit not in ("", "x") or not target.single:
        return None
    if _NOT_ZH.match(text, target.end) is None and _REST_ZH.search(clause_zh(text, target.start, 16)) is None:
        return None
    for whole, part in _counted(ours):
        if Fraction(whole.low) - Fraction(part.low) == target.low:
            return Derivation((whole, part), f"{whole.text} − {part.text} = {target.text}")
    return None


def all_but(source: str, ours: list[Quantity], target: Quantity) -> Derivation | None:
    """How many are left of "all but two of the 30"."""
    for part, whole in pairwise(ours):
        if source[max(0, part.start - 8) : part.start].lower() == "all but " and part.single and whole.single:
            if Fraction(whole.low) - Fraction(part.low) == target.low:
                return Derivation((part, whole), f"{whole.text} − {part.text} = {target.text}")
    return None


def _counted(ours: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Two counts that stand near each other, the greater first."""
    counts = [
        q for q in ours if q.single and q.kind in ("count", "times") and q.unit in ("", "x") and q.low > 0
    ]
    for at, first in enumerate(counts):
        for second in counts[at + 1 : at + 1 + WINDOW]:
            if second.start - first.end > _PART_WITHIN:
                break
            if first.low != second.low and int(first.low) == first.low and int(second.low) == second.low:
                yield (first, second) if first.low > second.low else (second, first)
