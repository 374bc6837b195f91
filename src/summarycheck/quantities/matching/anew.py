"""Numbers that are told anew: in another form, unit or sign, rounded, vaguely, as parts of a date."""

from __future__ import annotations

import re

from summarycheck.model import Quantity
from summarycheck.quantities.comparing import conversion, dates, fitting, magnitude, rounding
from summarycheck.quantities.matching.assign import Assignment
from summarycheck.quantities.scan.units import BY_NAME

_DATE_PARTS = frozenset({"month", "day", "year"})
#: Between a measure and the same in another unit: 85 miles (137 km), 5 ft or 1.5 m.
_TWICE = re.compile(r"\s?(?:[(\[/;,=~≈]|or|i\.e\.,?|about|approximately|\s)*")


class Anew:
    """Looks for other tellings of the numbers of the source; what it finds is noted in the assignment."""

    def __init__(self, given: Assignment) -> None:
        self.given, self.source, self.target = given, given.source, given.target
        self.ours, self.theirs = given.ours, given.theirs

    def answer(self) -> list[int]:
        """The indices of the target numbers that nothing answers to after that."""
        left = [index for index, owner in enumerate(self.given.owner) if owner < 0]
        left = self._dated(self._reexpressed(left))
        return [index for index in left if not self.theirs[index].weak]

    def _reexpressed(self, left: list[int]) -> list[int]:
        """Changes of form, fair rounding, vagueness, complements: the nearest free source first."""
        rest: list[int] = []
        for index in left:
            quantity = self.theirs[index]
            best, best_key, how = -1, (9, 9.9), ""
            for candidate in self.given.near(quantity):
                source = self.ours[candidate]
                manner = self._manner(source, quantity)
                if not manner or self._told_itself(candidate, quantity):
                    continue
                key = (
                    2 * (len(self.given.hosts[candidate]) > 0) + (manner != "converted"),
                    self.given.distance(source, quantity),
                )
                if best < 0 or key < best_key:
                    best, best_key, how = candidate, key, manner
            if best >= 0:
                self.given.link(index, best, how)
            else:
                rest.append(index)
        return rest

    def _told_itself(self, candidate: int, target: Quantity) -> bool:
        """Whether the source tells the measure in the target's unit as well: 2080英尺 is no answer to the metres of "2,000 feet (610 meters)"."""
        unit = self.ours[candidate].unit
        if unit == target.unit or target.unit not in BY_NAME or unit not in BY_NAME:
            return False
        for first in (candidate - 1, candidate):
            pair = self.ours[first : first + 2] if first >= 0 else []
            if len(pair) == 2 and target.unit in (pair[0].unit, pair[1].unit):
                if _TWICE.fullmatch(self.source, pair[0].end, pair[1].start) is not None:
                    return True
        return False

    def _dated(self, left: list[int]) -> list[int]:
        """Days, months and years of dates that the source writes in figures (18.12, 01/20-08/22)."""
        if not any(self.theirs[index].kind in _DATE_PARTS for index in left):
            return left
        rest: list[int] = []
        for index in left:
            quantity = self.theirs[index]
            fits = quantity.kind in _DATE_PARTS and (
                candidate
                for candidate in self.given.near(quantity)
                if dates.within(self.source, self.ours[candidate], quantity)
            )
            best = min(fits or (), key=lambda at: self.given.distance(self.ours[at], quantity), default=-1)
            if best >= 0:
                self.given.link(index, best, "date")
            elif quantity.kind in _DATE_PARTS and dates.in_full(self.source, quantity):
                self.given.settle(index)
            else:
                rest.append(index)
        return rest

    def _manner(self, source: Quantity, target: Quantity) -> str:
        if source.kind == "decade":
            return "vague" if magnitude.aged(source, target) else ""
        if magnitude.vaguely(source, target):
            if target.kind == "vague" != source.kind and source.low != target.low and self._vague_waiting():
                return ""
            return "vague"
        if source.kind == "vague" or target.kind == "vague":
            return ""
        if conversion.converted(source, target):
            return "converted" if fitting.fits(self.target, source, target) else ""
        lends = target.unit != "%" or self.given.lends(source, target)
        if (lends and rounding.rounded(source, target)) or rounding.binary(source, target):
            return "rounded"
        if self.given.role == "summary" and (
            rounding.share_in_words(source, target) or rounding.without_decimals(source, target)
        ):
            return "rounded"
        if fitting.on_the_scale_of(self.target, source, target):
            return "vague"
        if fitting.rated(self.source, self.target, source, target):
            return "scale"
        if fitting.in_deviations(self.source, source, target) or fitting.per_so_many(
            self.source, source, target
        ):
            return "converted"
        if fitting.misprinted(self.source, self.target, source, target):
            return "misprint"
        if fitting.complementary(self.source, self.target, source, target):
            return "complement"
        if fitting.signed(self.source, self.target, source, target) or fitting.by_sign_alone(
            self.source, self.target, source, target
        ):
            return "signed"
        power = magnitude.scale_ratio(source, target)
        if power and fitting.elided(self.source, self.target, source, target, power):
            return "elided"
        return ""

    def _vague_waiting(self) -> bool:
        """A vague source number (tens of thousands) still unanswered claims a vague target number first."""
        return any(
            not hosts and source.kind == "vague" and not source.weak
            for hosts, source in zip(self.given.hosts, self.ours, strict=True)
        )
