"""Numbers exchanged far from each other: each is told of what the other is told of in the source, wherever they stand.

What is beside a number is looked at closely only, what it is a number *of* (an F1 score of 0.93, 144 tasks, 12% of the memory):
nothing is said between it and that. Two numbers are exchanged where neither stands with its own, and each with the other's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarycheck.lexicon import FUNCTION_WORDS, shipped
from summarycheck.model import Quantity
from summarycheck.quantities.around.exchanged.company import LATIN, Word
from summarycheck.quantities.around.exchanged.hearing import DISTINCT, speaks
from summarycheck.quantities.around.exchanged.swapped import likeness
from summarycheck.quantities.around.pairs import DATED, Link, Oddity, Pairs, swap
from summarycheck.quantities.things import COUNTERS, JOINING

_WORDS = r"[A-Za-z][\w@/-]*(?:\s[A-Za-z][\w@/-]*){0,2}"
#: What leads from a thing to its number: an F1 score of 0.93, accuracy (0.86), r = 0.98. The words before that are looked at
#: from their end, one by one: an expression for all of it would try each letter as their beginning.
_LEADS_EN = re.compile(r"(?:\s(?:of|at|is|was|by)|[=:(,])[\s$~(]*$")
_LAST_WORD_EN = re.compile(r"[A-Za-z][\w@/-]*$")
_MOST_WORDS = 3
#: After it: 144 visual tasks, 12% of original memory, 95% precision.
_AFTER_EN = re.compile(
    rf"[\s}}$\\%-]*(?:(?:[a-z]+\s)?(?:reductions?|improvements?|increases?|decreases?|gains?|drops?|less|fewer|lower|higher|more)\s)?(?:(?:of|in|during|between|points?)\s)?(?:(?:the|its|their|all|an?)\s)?(?P<what>{_WORDS}(?:\s[A-Za-z][\w@/-]*)?(?:\s\([A-Z][\w-]*\))?)"
)
_ENDS_EN = re.compile(rf"(?<![\w-])(?:{JOINING})(?![\w-])")
_BREAKS_ZH = re.compile(
    r"[，。；：、,;:（()）]|(?P<number>(?<![A-Za-z\d-])\d+(?:\.\d+)?[%％]?)|和|与|及|而|但|或|了(?=[^\s])"
)
#: What leads from a thing to its number.
_LEADS_ZH = " 　$=＝:：~≈（(约为是达到至高分别仅有了共"
_REACH_EN, _BEFORE_ZH, _AFTER_ZH = 40, 12, 14


#: A number of a bare list, whose things are those of another list.
_LISTED_ZH, _IN_LIST_ZH = (
    re.compile(r"\s?[%％倍]?\s?[、和与及]\s?[-+]?\d"),
    re.compile(r"\d\s?[%％倍]?\s?[、和与及]\s?$"),
)


class _Told(NamedTuple):
    """A number with the words that it is of in the source, and what stands close to its answer."""

    link: Link
    words: tuple[Word, ...]
    window: str


#: A number that is not with its own is laid beside so many of the next of these: more than any abstract has.
_NEXT = 12


def exchanged(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """Two numbers, however far apart, of which each stands with what the other is of."""
    told = []
    for a, b in _alike(pairs):
        if _LISTED_ZH.match(target, b.end) or _IN_LIST_ZH.search(target, max(0, b.start - 6), b.start):
            continue
        counting = target[b.end : b.end + 1] in COUNTERS
        follows = counting or bool(a.unit) or "." in a.text  # no verb: magnitude 5 followed
        if words := _of(source, a.start, a.end, not counting, follows):
            told.append(_Told((a, b), words, _close(target, b, counting)))
    strangers = [one for one in _by_their_own(told) if one.window and not _heard(one.words, one.window)]
    for at, one in enumerate(strangers):
        for other in strangers[at + 1 : at + 1 + _NEXT]:
            a1, a2 = one.link[0], other.link[0]
            if a1.low == a2.low or likeness(a1, a1) != likeness(a2, a2):
                continue
            if _heard(one.words, other.window) and _heard(other.words, one.window):
                yield swap(one.link, other.link)


def _by_their_own(told: list[_Told]) -> Iterator[_Told]:
    """The numbers with the words that no other value is of: of "planning errors (38%)" and "tool errors (27%)" no *errors*."""
    owners: dict[str, set[object]] = {}
    for one in told:
        for word in one.words:
            owners.setdefault(word.text.rstrip("s"), set()).add(one.link[0].low)
    for one in told:
        words = tuple(word for word in one.words if len(owners[word.text.rstrip("s")]) == 1)
        if words:
            yield one._replace(words=words)


def _alike(pairs: Pairs) -> Pairs:
    """The pairs of which another may have been taken for them."""
    values = [
        (a, b)
        for a, b in pairs
        if a.single and not (a.weak or a.kind in DATED or b.kind in DATED or a.low != b.low)
    ]
    if len(values) < 2:
        return []
    kinds = [likeness(a, a) for a, _ in values]
    several = Counter(kinds)
    return [pair for pair, kind in zip(values, kinds, strict=True) if several[kind] > 1]


def _heard(words: tuple[Word, ...], window: str) -> bool:
    return any(speaks(word, window) >= DISTINCT for word in words)


@lru_cache(maxsize=512)  # a source has several summaries
def _of(source: str, start: int, end: int, led: bool, followed: bool) -> tuple[Word, ...]:
    """The words of what a number is of: those that lead to it, those that follow."""
    before = _led_by(source[max(0, start - _REACH_EN) : start]) if led else ""
    after = _AFTER_EN.match(source, end, end + _REACH_EN) if followed else None
    said = [
        _ENDS_EN.split(before)[-1],
        _ENDS_EN.split(after["what"])[0] if after else "",
    ]
    texts = dict.fromkeys(
        word for part in said for hit in LATIN.finditer(part) for word in _parts(hit.group())
    )
    lexicon = shipped()
    return tuple(
        Word(0, text, entry.renderings if entry else ())
        for text, entry in ((text, lexicon.entry(text)) for text in texts if text not in FUNCTION_WORDS)
    )


def _led_by(before: str) -> str:
    """The few words that lead to the number after them."""
    leads = _LEADS_EN.search(before)
    if leads is None:
        return ""
    words: list[str] = []
    for piece in reversed(before[: leads.start()].removesuffix(" ").split(" ")[-_MOST_WORDS:]):
        word = _LAST_WORD_EN.search(piece)
        if word is None:
            break
        words.append(word[0])
        if word.start():
            break
    return " ".join(reversed(words))


def _parts(word: str) -> list[str]:
    """The word and, where it is hyphened, what it is made of: F1-score, f1, score."""
    word = word.lower()
    return [word, *word.split("-")] if "-" in word else [word]


def _close(target: str, b: Quantity, counting: bool) -> str:
    """What stands right after an answer, and where it counts no things right before it, as far as it may be what it is of."""
    after = target[b.end : b.end + _AFTER_ZH].lstrip("%％个名项种条位例 的")
    behind = next(_BREAKS_ZH.finditer(after), None)
    before = "" if counting else _before(target, b.start)
    return f"{before} {after[: behind.start()] if behind else after}".strip().lower()


def _before(target: str, start: int) -> str:
    """What leads to the number at ``start``; what stands right after another number is that one's."""
    floor = max(0, start - _BEFORE_ZH)
    thing = target[floor:start].rstrip(_LEADS_ZH)
    if floor + len(thing) < start:
        thing = thing.rstrip("，")  # 精确率最高，为0.93
    breaks = list(_BREAKS_ZH.finditer(target, floor, floor + len(thing)))
    if not breaks:
        return thing
    return "" if breaks[-1]["number"] else target[breaks[-1].end() : floor + len(thing)]


#: So far apart the ends of a range may be told: 从1977年的32例到2018年的55例.
_APART = 28
#: What does not stand between the ends of a range, unless the next clause says that it is the other end: 最低2.1，最高5.6.
_TORN_ZH = re.compile("[。；]|，(?![^，。；]{0,8}[高低到至大小多少])")


def torn(_source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """The ends of a range that stand apart, another number in the place of one: 年龄16-5岁 … 0例 for "aged 0-5, … 16"."""
    parts: dict[int, list[Link]] = {}
    for a, b in pairs:
        if not a.single and b.single:
            parts.setdefault(id(a), []).append((a, b))
    for ends in parts.values():
        if {b.low for _, b in ends} != {ends[0][0].low, ends[0][0].high}:
            continue
        if any(
            second.start - first.end <= _APART and _TORN_ZH.search(target, first.end, second.start) is None
            for (_, first), (_, second) in pairwise(ends)
        ):
            continue
        torn_off, kept = sorted(ends, key=lambda pair: (pair[1].unit == pair[0].unit, pair[1].start))
        others = (pair for pair in pairs if pair[0] is not kept[0])
        yield swap(
            min(others, key=lambda pair: abs(pair[1].start - kept[1].start), default=torn_off), torn_off
        )
