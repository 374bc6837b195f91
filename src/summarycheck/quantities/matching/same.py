"""Numbers that are answered by one of equal value: of several, by the one that least speaks against."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from summarycheck.model import Number, Quantity
from summarycheck.quantities import labels
from summarycheck.quantities.around.bounded import limits
from summarycheck.quantities.comparing import bearing, dates, equality, slips
from summarycheck.quantities.matching.assign import Assignment
from summarycheck.quantities.scan.english.words import NUMBERED
from summarycheck.quantities.scan.units import BY_NAME, SPANS

#: A discount of 30% is 七折: the two add up to the whole price.
_CHEAPER = re.compile(r"(?i)\b(?:discount\w*|off|cheaper|reduc\w+|sav\w+|cut\w*)\b")
#: The third in a row makes three in a row: 连续三个季度 for "the third straight quarter".
_IN_A_ROW_EN = re.compile(r"(?i)[\s-](?:straight|consecutive|successive)\b|\s(?:[\w-]+\s){0,3}in a row\b")
_IN_A_ROW_ZH = re.compile(r"(?:连续|接连|一连|连)\s?[\d一-十]+|[\d一-十]+(?:连[胜败冠跌涨降升]|胜)")
#: So few numbers are sooner compared one by one than by their hashes.
_FEW = 12
_PLAIN_UNITS = frozenset({"", "%", "pp", "x"})
#: Units that are so many times a plain one: numbers in them may equal others of another value.
_RESCALED = frozenset(
    unit for unit in ("‰", "bp", *BY_NAME) if equality.canonical(Decimal(1), unit)[1] in _PLAIN_UNITS
)
#: Numbers of two parts (2/5, 3:1), of which one may be said alone.
_IN_PARTS = frozenset({"fraction", "ratio"})
#: After a number these count things, which no span of time becomes (13篇 for 13 years).
_THINGS_ZH = frozenset("名位例篇张只条人")
#: After an ordinal that Chinese tells as a month: the first day of this year, 1月1日.
_PART_OF_YEAR = re.compile(r"\s(?:day|week|month|quarter|half)\b")
_YEAR_LONG = 4  # figures
_TENTHS = 10


class Same:
    """Looks for numbers of equal value in the other text; what it finds is noted in the assignment."""

    def __init__(self, given: Assignment) -> None:
        self.given, self.source, self.target = given, given.source, given.target
        self.ours, self.theirs = given.ours, given.theirs

    def answer(self) -> None:
        """Equal value, compatible dimension; the free and the nearest first."""
        for index, quantity in enumerate(self.theirs):
            candidates = self._alike(quantity)
            if len(candidates) > 1:
                best = self._least_doubtful(candidates, quantity)
            else:
                best = next((at for at in candidates if self._answers(self.ours[at], quantity)), -1)
            if best >= 0:
                self.given.link(index, best, "same")
        self._keep_bounds()

    def _least_doubtful(self, candidates: list[int], target: Quantity) -> int:
        """The nearest that answers beyond doubt; else the nearest of those with the least grave doubts; -1 where none answers."""
        candidates.sort(key=lambda at: self.given.distance(self.ours[at], target))
        best, best_doubts = -1, None
        for at in candidates:
            if not self._answers(self.ours[at], target):
                continue
            doubts = self._doubts(at, target)
            if best_doubts is None or doubts < best_doubts:
                best, best_doubts = at, doubts
            if not any(doubts):
                break
        return best

    def _keep_bounds(self) -> None:
        """Of two equal numbers that each have the other's bound, each answers to the other's: the order has changed."""
        crossed: dict[tuple[Number, str, str], int] = {}
        for index, quantity in enumerate(self.theirs):
            at = self.given.owner[index]
            if at < 0 or self.ours[at].bound == quantity.bound or len(self.given.hosts[at]) > 1:
                continue
            ours = self.ours[at].bound
            other = crossed.pop((quantity.low, ours, quantity.bound), -1)
            if other < 0:
                crossed[quantity.low, quantity.bound, ours] = index
            elif self._answers(self.ours[self.given.owner[other]], quantity) and self._answers(
                self.ours[at], self.theirs[other]
            ):
                before = self.given.owner[other]
                self.given.unlink(index)
                self.given.unlink(other)
                self.given.link(index, before, "same")
                self.given.link(other, at, "same")

    @cached_property
    def _by_value(self) -> dict[Number, list[int]]:
        by_value: dict[Number, list[int]] = {}
        for index, quantity in enumerate(self.ours):
            for value in _keys(quantity):
                by_value.setdefault(value, []).append(index)
        return by_value

    def _closest(self, candidates: list[int], target: Quantity, most: int = 4) -> list[int]:
        """Of many source numbers of one value, those around the target's place."""
        if len(candidates) <= 2 * most:
            return candidates
        place = bisect_left(candidates, bisect_left(self.given.starts, target.start * self.given.place_scale))
        return candidates[max(0, place - most) : place + most]

    def _alike(self, target: Quantity) -> list[int]:
        """The source numbers of a value that the target's may have: all that could be equal, and few besides."""
        if len(self.ours) > _FEW:
            return [at for key in _keys(target) for at in self._closest(self._by_value.get(key, []), target)]
        if target.alts or target.unit not in _PLAIN_UNITS:
            return list(range(len(self.ours)))
        low = target.low
        return [
            at
            for at, source in enumerate(self.ours)
            if source.low == low or source.alts or source.unit in _RESCALED
        ]

    def _answers(self, source: Quantity, target: Quantity) -> bool:
        counted = target.text.startswith("两")
        if source.unit == target.unit and source.kind == target.kind and not counted:
            if source.low == target.low and source.high == target.high:
                return len(target.text) != _YEAR_LONG or not self._counts_a_year(source, target)
        return (
            not (source.weak and target.kind == "ratio")
            and equality.equal_value(source, target)
            and self._kinds_agree(source, target)
            and self.given.lends(source, target)
            and not (counted and self._never_counted(source))
            and not (target.kind == "fraction" != source.kind and _never_parted(source, target))
            and not (
                source.unit in SPANS
                and not target.unit
                and self.target[target.end : target.end + 1] in _THINGS_ZH
            )
        )

    def _counts_a_year(self, source: Quantity, target: Quantity) -> bool:
        """Whether the target counts things by what is a year of the source: 2014人 for "in 2014"."""
        counter = self.target[target.end : target.end + 2].lstrip()[:1]
        return counter in _THINGS_ZH and dates.is_year(self.source, source)

    def _never_counted(self, source: Quantity) -> bool:
        """Whether 两 is no answer: to the number of a label or release (Experiment 2, Web 2.0)."""
        return source.text[:1].isdecimal() and (
            (not source.unit and "." in source.text) or labels.named_by(self.source, source) != ""
        )

    def _doubts(self, candidate: int, target: Quantity) -> tuple[bool, ...]:
        """What speaks against a candidate, the gravest first: it is taken, has a contrary bound, another unit, kind, bound."""
        source = self.ours[candidate]
        return (
            len(self.given.hosts[candidate]) > 0,
            limits.contrary(source.bound, target.bound)
            # A bound is of the whole number, not of a part.
            or (source.kind in _IN_PARTS and target.kind not in _IN_PARTS and target.bound != "exact"),
            source.unit != (target.unit or ("pp" if self.target.startswith("分", target.end) else "")),
            source.kind != target.kind and (source.kind, target.kind) != ("times", "multiple"),
            target.bound != "exact" and source.bound != target.bound,
        )

    def _kinds_agree(self, source: Quantity, target: Quantity) -> bool:
        if source.kind == target.kind:
            return True
        if target.kind == "rate" and source.unit == "%":
            cheaper = _CHEAPER.search(self.source[max(0, source.start - 24) : source.end + 24]) is not None
            return (source.low == target.low) != cheaper
        if source.kind == "ordinal" and target.kind == "count":
            if self.target.startswith("次", target.end) and self.source.startswith(" time", source.end):
                return True  # for the fourth time in five years: 五年四次
            in_a_row = _IN_A_ROW_EN.match(self.source, source.end) is not None
            if in_a_row and _IN_A_ROW_ZH.search(self.target, max(0, target.start - 4), target.end + 2):
                return True
        if source.kind == "ordinal" and target.kind == "month":
            return _PART_OF_YEAR.match(self.source, source.end) is not None
        if target.kind == "ordinal" and source.kind == "count" and not source.weak:
            if bearing.counts_things(self.source, source):
                return self.target[target.end : target.end + 1] in slips.TURNS
            if NUMBERED.search(self.source[max(0, source.start - 24) : source.start]):
                return True
        return slips.kinds_agree(source, target, self.target)


def _never_parted(source: Quantity, target: Quantity) -> bool:
    """Whether a decimal is told as a share that nobody makes of it: 二十分之一 for 0.05 solar masses."""
    return "." in source.text and source.unit != "%" and Fraction(target.low).denominator > _TENTHS


def _keys(quantity: Quantity) -> Collection[Number]:
    """Every value under which the quantity may be looked up."""
    if not quantity.alts and quantity.unit in _PLAIN_UNITS:
        return (quantity.low,)
    keys = {quantity.low, equality.canonical(quantity.low, quantity.unit)[0]}
    for value, unit in quantity.alts:
        keys.add(value)
        keys.add(equality.canonical(value, unit)[0])
    return keys
