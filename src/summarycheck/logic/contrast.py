"""What is said of one thing and what of another: 对光照稳健，但对遮挡敏感 for *robust to occlusion but sensitive to light*.

Two clauses that English sets against each other answer to two clauses of the Chinese. They have exchanged something where
each of the two English ones has a word in both of the Chinese ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarycheck.lexicon import FUNCTION_WORDS
from summarycheck.logic.fault import LogicFault
from summarycheck.logic.passages import Passage
from summarycheck.logic.signs import NEGATION
from summarycheck.logic.weigh import telling

_AGAINST = frozenset("but while whereas yet and".split())
_FRONTED = frozenset("while whereas although though".split())
_ENDS = re.compile(r"[,;:.()?!—]|\b(?:or|which|that|because|when|if|although|though|without)\b")
# Where a Chinese clause says that it is set against the one before it.
_AGAINST_ZH = re.compile(" ?(?:但|而(?!且)|不过|反之|相反)|[^，。；]{0,8}[却则]")
TELLING = "[，；,;] ?(?:但|而(?!且)|不过|反之|相反)|[却则]"
_LONGEST = 9  # words of a clause: of longer ones too many stand anywhere
_DENIES = re.compile("not|no|never|without.*|unable|lack.*|fail.*|neither|un.*|in.*")
_CLEAR = 0.8  # weight of a rendering from which it tells where its word is
_ONE = 3  # characters within which renderings that begin there are one: 计算 and 计算量
_NEGATIVES = ("不", "非", "无", "未")  # 不开放 does not say *open*
_SHORTEST = 2  # characters of a rendering: of one there are too many


def exchanged(passage: Passage) -> Iterator[LogicFault]:
    """The clauses set against each other that have exchanged what they say, or of what."""
    for at, word in enumerate(passage.words):
        if at == 0 and word in _FRONTED:
            before = _clause(passage, at, 1)
            behind = _clause(passage, before[-1], 1, across=True) if before else []
            if behind:
                yield from _exchanged(passage, at, before, behind)
        elif word in _AGAINST and (
            word != "and" or passage.english.text[: passage.places[at][0]].endswith(", ")
        ):
            before, behind = _clause(passage, at, -1), _clause(passage, at, 1)
            if before and behind:
                yield from _exchanged(passage, at, before, behind)


def _exchanged(passage: Passage, at: int, before: list[int], behind: list[int]) -> Iterator[LogicFault]:
    placed = _placed(passage)
    first = [placed[k] for k in before if k in placed]
    second = [placed[k] for k in behind if k in placed]
    if len(first) < 2 or len(second) < 2:
        return
    for (begin, middle), (other, end) in pairwise(passage.clauses):
        if not _AGAINST_ZH.match(passage.normal, other):
            continue
        sides = [_sides(places, begin, middle, other, end) for places in (first, second)]
        if all(left and right for left, right in sides):
            yield LogicFault("comparison", passage.target(begin, end), passage.word(at))
            return


def _sides(places: Sequence[int], begin: int, middle: int, other: int, end: int) -> tuple[bool, bool]:
    return any(begin <= place < middle for place in places), any(other <= place < end for place in places)


def _clause(passage: Passage, at: int, step: int, *, across: bool = False) -> list[int]:
    """The words of the clause before or behind a word (numbers), ``across`` a comma; none of a clause that is too long."""
    found, other = [], at + step
    text, places = passage.english.text, passage.places
    if across or (step < 0 and text[: places[at][0]].rstrip().endswith(",")):
        if not 0 <= other < len(passage.words):
            return []
        found.append(other)
        other += step
    while 0 <= other < len(passage.words):
        low, high = min(other, other - step), max(other, other - step)
        if _ENDS.search(text, places[low][1], places[high][0]) or passage.words[other] in _AGAINST:
            break
        found.append(other)
        other += step
    return found if len(found) <= 2 * _LONGEST else []


def _placed(passage: Passage) -> dict[int, int]:
    """Where each word stands in the Chinese, of those that stand there once, and once in the English, and nothing else there."""
    found: dict[int, set[int]] = {}
    for at, word in enumerate(passage.words):
        if word not in FUNCTION_WORDS:
            found[at] = {
                place
                for text, weight in telling(word)
                if weight >= _CLEAR and len(text) >= _SHORTEST
                for place in _all(passage.normal, text)
            }
    taken = Counter(place for places in found.values() for place in places)
    placed = {
        at: min(places)
        for at, places in found.items()
        if places
        and max(places) - min(places) <= _ONE
        and all(taken[place] == 1 for place in places)
        and passage.normal[min(places) - 1 : min(places)] not in _NEGATIVES
    }
    deniers = [at for at, word in enumerate(passage.words) if _DENIES.fullmatch(word)]
    denied = [sign.start for sign in NEGATION.signs(passage.normal) if sign.says == "not"]
    if len(deniers) == len(denied) == 1:
        placed[deniers[0]] = denied[0]
    return placed


def _all(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
