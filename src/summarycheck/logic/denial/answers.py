"""Which Chinese negatives answer to the words of a passage that deny."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from summarycheck.logic.denial.otherwise import begin, otherwise
from summarycheck.logic.denial.words import (
    HARD,
    MADE_SO,
    NEGATIVELY,
    NOT,
    PREFIX,
    Kind,
    is_negative,
)
from summarycheck.logic.passages import Passage
from summarycheck.logic.regions import Region, behind, close, region
from summarycheck.logic.signs import NEGATION, Sign, learned
from summarycheck.logic.weigh import known, telling

_VOID = re.compile("缺[陷点口]|困难|难[题点度]|灾难|艰难")  # nouns, that deny nothing
_INNER = re.compile("[不没无缺]")  # what makes a sign of trouble a negative: 存在…不…的问题
_TOGETHER = 4  # words behind a negative that are said together with it: 不足 for *not enough*
_DENIED = 3  # words behind it that it may be about
_LOOKS_NEGATIVE = re.compile("[不没无未非缺难免避否]")
_FREE = 0.7  # share of its clauses that may have no word of the source
_NEAR = 4  # words behind a denier that are denied with it: *not preclude* is said once
_SHORTEST = 2  # characters of what a word denies: 稳 says nothing


class Denials:
    """The words of a passage that deny, and the Chinese signs that may answer to them."""

    def __init__(self, passage: Passage, deniers: Mapping[int, Kind]) -> None:
        self._passage, self._deniers = passage, deniers
        self._signs = [_as_negative(sign, passage.normal) for sign in NEGATION.signs(passage.normal)]
        self._regions = {at: self._region(at) for at in deniers}

    def _region(self, at: int) -> Region | None:
        """The clauses of what the word denies; not known where the nearest word that it denies is not said in them."""
        where = region(self._passage, at)
        if where is None or self._deniers[at] is MADE_SO:
            return where
        denied = next((word for word in behind(self._passage, at) if not word.endswith("ly")), "")
        begin, end = self._extent(where)
        said = any(self._passage.normal.find(text, begin, end) >= 0 for text, _ in telling(denied))
        return where if said else None

    def plain(self, at: int) -> bool:
        """False where the word may be answered after all: something looks like a negative, or the translation is free."""
        where = self._regions[at]
        found = len(_LOOKS_NEGATIVE.findall(self._passage.normal))
        return (found == 0 or (found == 1 and where is not None)) and close(
            self._passage, *self._extent(where), _FREE
        )

    def unanswered(self) -> Iterator[int]:
        """Those (numbers of words) for which no sign is left when as many as can have one."""
        answers = {
            at: self._answers(at)
            for at, kind in self._deniers.items()
            if (self._regions[at] is not None or kind.surely)
            and not otherwise(self._passage, at)
            and self._is_said(at)
            and not self._softly(at, kind)
        }
        owner: dict[int, int] = {}

        def answered(at: int, tried: set[int]) -> bool:
            for k in answers[at]:
                if k not in tried:
                    tried.add(k)
                    if k not in owner or answered(owner[k], tried):
                        owner[k] = at
                        return True
            return False

        def urgent(at: int) -> tuple[bool, int]:
            """Those that have a sign in their own clauses come first, and of them those with the fewest."""
            own = any(self._stands_in(k, self._regions[at]) for k in answers[at])
            return not own, len(answers[at])

        for at in sorted(answers, key=urgent):
            # Where a sign stands in its own clauses, one may render two of a sentence: "lacks this and lacks that".
            if not answered(at, set()) and not any(
                self._stands_in(k, self._regions[at]) and self._together(at, owner[k]) for k in answers[at]
            ):
                yield at

    def _together(self, at: int, other: int) -> bool:
        """True when both words stand in a sentence."""
        return begin(self._passage, at) == begin(self._passage, other)

    def _answers(self, at: int) -> list[int]:
        """The negatives that may answer to the word: those of its clauses, and of the next ones if no other word's."""
        where = self._regions[at]
        return [
            k
            for k, sign in enumerate(self._signs)
            if sign.says in HARD
            and (k not in self._taken or self._is_own(at, k))
            and (
                self._stands_in(k, where)
                or self._deniers[at] is MADE_SO  # a predicate may stand far from its subject
                or (
                    where is not None
                    and where.has(self._clauses[k], 1)
                    and (k not in self._reserved or self._is_own(at, k))
                )
            )
        ]

    def _stands_in(self, k: int, where: Region | None) -> bool:
        return where is None or where.has(self._clauses[k])

    def _is_own(self, at: int, k: int) -> bool:
        """True when the sign is a part of a rendering of the word: 缺乏 for *lack*, 不可能 for *impossible*."""
        word, sign = self._passage.words[at], self._signs[k]
        return k in self._by_stem(word) or any(
            _covers(self._passage.normal, text, sign)
            for text, _ in telling(word)
            if len(text) >= sign.end - sign.start
        )

    def _is_said(self, at: int) -> bool:
        """True when what the word denies is said: 保持 for *not increase* says something else."""
        heard = [word for word in behind(self._passage, at) if not word.endswith("ly") and known(word)]
        begin, end = self._extent(self._regions[at], margin=1)
        return not heard or any(
            self._passage.normal.find(text, begin, end) >= 0
            for word in heard[:_DENIED]
            for text, _ in telling(word)
        )

    def _softly(self, at: int, kind: Kind) -> bool:
        """True when something softer than a negative may render the word."""
        where = self._regions[at]
        first, last = self._extent(where, margin=1)
        for k, sign in enumerate(self._signs):
            if sign.says in HARD:
                continue
            if sign.says in kind.softly and k not in self._taken:
                if kind is not NOT if where is None else where.has(self._clauses[k]):
                    return True
            if (
                sign.says not in ("contrast", "mere", "apart")
                and first <= sign.start < last
                and any(
                    _covers(self._passage.normal, text, sign) for text, _ in telling(self._passage.words[at])
                )
            ):
                return True
        # A predicate may stand far from what stands beside it in the source.
        margin = 1 if kind is MADE_SO else 0
        return kind.also.search(self._unclaimed, *self._extent(where, margin)) is not None

    def _extent(self, where: Region | None, margin: int = 0) -> tuple[int, int]:
        clauses = self._passage.clauses
        if where is None:
            return 0, len(self._passage.normal)
        return clauses[max(0, where.first - margin)][0], clauses[min(where.last + margin, len(clauses) - 1)][
            1
        ]

    @cached_property
    def _clauses(self) -> list[int]:
        """The clause of each sign."""
        numbers, number = [], 0
        for sign in self._signs:
            while number + 1 < len(self._passage.clauses) and sign.start >= self._passage.clauses[number][1]:
                number += 1
            numbers.append(number)
        return numbers

    @cached_property
    def _unclaimed(self) -> str:
        """The Chinese without the signs that other words account for."""
        said = self._passage.normal
        for k in self._claimed:
            sign = self._signs[k]
            said = said[: sign.start] + "_" * (sign.end - sign.start) + said[sign.end :]
        return said

    @cached_property
    def _taken(self) -> set[int]:
        """The signs that are not there to deny what a denier denies."""
        said = self._passage.normal
        void = {
            k
            for k, sign in enumerate(self._signs)
            if _VOID.match(said, sign.start) or _VOID.match(said, max(0, sign.start - 1))
        }
        return void | self._claimed

    @cached_property
    def _claimed(self) -> set[int]:
        """The signs that are part of a rendering of another word: 排除 for *excludes*, 不 of 不均 for *uneven*."""
        found: set[int] = set()
        for at, word in enumerate(self._passage.words if self._signs else ()):
            if at not in self._deniers:
                beside = not is_negative(word) and any(
                    -_TOGETHER < at - other <= _TOGETHER for other in self._deniers
                )
                found |= self._by_rendering(word, beside=beside) | self._by_stem(word)
        return found

    def _by_rendering(self, word: str, *, beside: bool) -> set[int]:
        """The signs in the word's likeliest rendering; no negatives where it stands ``beside`` a word that denies."""
        said = self._passage.normal
        first = next((text for text, _ in telling(word) if text in said), None)
        if first is None:
            return set()
        covered = [k for k, sign in enumerate(self._signs) if _covers(said, first, sign)]
        soft = {k for k in covered if self._signs[k].says not in HARD}
        if beside or len(first) < _SHORTEST:
            return soft
        rates = learned(word)
        hard = [k for k in covered if k not in soft and rates.get(self._signs[k].says, 0.0) >= NEGATIVELY]
        return soft | set(hard[:1])  # one word has one negative

    def _by_stem(self, word: str) -> set[int]:
        """The signs before what a word like *unresolved* denies: 未 of 未解决."""
        stem = PREFIX.sub("", word)
        if stem == word or not is_negative(word):
            return set()
        said = self._passage.normal
        starts = tuple(text for text, _ in telling(stem))
        return {k for k, sign in enumerate(self._signs) if said.startswith(starts, sign.end)}

    @cached_property
    def _reserved(self) -> set[int]:
        """The negatives in the clauses of other negative words."""
        found: set[int] = set()
        for at, word in enumerate(self._passage.words):
            said_together = any(0 < at - denier < _NEAR for denier in self._deniers)  # not preclude: 不妨碍
            if (
                is_negative(word)
                and not said_together
                and (at not in self._deniers or word.startswith("fail"))
            ):
                where = region(self._passage, at)
                if where is not None:
                    found |= {k for k, number in enumerate(self._clauses) if where.has(number)}
        return found


def _as_negative(sign: Sign, said: str) -> Sign:
    if sign.says == "trouble" and _INNER.search(said, sign.start, sign.end):
        return Sign("not", sign.start, sign.end)
    return sign


def _covers(said: str, text: str, sign: Sign) -> bool:
    return text in said[max(0, sign.end - len(text)) : sign.start + len(text)]
