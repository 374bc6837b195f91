"""Which target quantity answers to which source quantity: from the certain to the doubtful."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from summarycheck.model import Link, Number, Quantity, Span
from summarycheck.quantities import labels
from summarycheck.quantities.around.bounded import limits
from summarycheck.quantities.comparing import (
    bearing,
    conversion,
    dates,
    equality,
    fitting,
    magnitude,
    rounding,
    slips,
)
from summarycheck.quantities.comparing.derive import Derivation
from summarycheck.quantities.matching.ends import Ends
from summarycheck.quantities.scan.english.words import NUMBERED
from summarycheck.quantities.scan.units import BY_NAME, SPANS

#: So many numbers before and after a place may answer to a number there: all of any abstract's.
_REACH = 40
_DATE_PARTS = frozenset({"month", "day", "year"})
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
#: Between a measure and the same in another unit: 85 miles (137 km), 5 ft or 1.5 m.
_TWICE = re.compile(r"\s?(?:[(\[/;,=~≈]|or|i\.e\.,?|about|approximately|\s)*")


class Assignment:
    """The answers: for each target number its source number, for each source number its answers.

    ``owner`` holds an index into ``ours`` for each of ``theirs`` (-1: none yet; -2: explained, by no one number);
    ``hosts`` the indices into ``theirs`` for each of ``ours``; ``links`` how each of ``theirs`` was answered.
    """

    def __init__(
        self,
        source: str,
        target: str,
        ours: list[Quantity],
        theirs: list[Quantity],
        garbles: Sequence[Span],
        role: str,
    ) -> None:
        self.source, self.target, self.role = source, target, role
        self.garbles = garbles
        if garbles:
            theirs = _outside(theirs, garbles)
        self.ours, self.our_names = _parted(ours)
        self.theirs, self.their_names = _parted(theirs)
        self.theirs = [quantity for quantity in self.theirs if quantity.kind != "size"]
        self.owner: list[int] = [-1] * len(self.theirs)
        self.hosts: list[list[int]] = [[] for _ in self.ours]
        self.links: dict[int, Link] = {}
        #: Ranges of the source whose ends stand the other way round, and the later end.
        self.turned: list[tuple[Quantity, Quantity]] = []
        self.place_scale = len(source) / max(1, len(target))

    @cached_property
    def starts(self) -> list[int]:
        """Where the source numbers begin."""
        return [quantity.start for quantity in self.ours]

    @cached_property
    def their_starts(self) -> list[int]:
        """Where the target numbers begin."""
        return [quantity.start for quantity in self.theirs]

    def run(self) -> list[int]:
        """Assigns what can be; the indices of the target numbers that nothing answers to."""
        self._same()
        self._keep_bounds()
        Ends(self).answer()
        left = [index for index, owner in enumerate(self.owner) if owner < 0]
        if left:
            left = self._reexpressed(left)
        left = self._dated(left)
        return [index for index in left if not self.theirs[index].weak]

    def link(self, target: int, source: int, how: str, note: str = "") -> None:
        self.owner[target] = source
        self.hosts[source].append(target)
        self.links[target] = Link(self.theirs[target], (self.ours[source],), how, note)

    def settle(self, target: int, made: Derivation | None = None) -> None:
        """The target number needs no answer: others make it, or the texts say it in words."""
        self.owner[target] = -2
        if made is not None:
            self.links[target] = Link(self.theirs[target], made.sources, "derived", made.arithmetic)

    def unlink(self, target: int) -> None:
        if self.owner[target] >= 0:
            self.hosts[self.owner[target]].remove(target)
        self.links.pop(target, None)

    def distance(self, source: Quantity, target: Quantity) -> float:
        return abs(source.start - target.start * self.place_scale)

    def near(self, target: Quantity, reach: int = _REACH) -> range:
        """The source numbers around the place that answers to the target's: few, however long the texts are."""
        return _around(self.starts, target.start * self.place_scale, reach)

    def opposite(self, source: Quantity, reach: int = _REACH) -> range:
        """The target numbers around the place that answers to the source's."""
        return _around(self.their_starts, source.start / self.place_scale, reach)

    def _same(self) -> None:
        """Equal value, compatible dimension; the free and the nearest first."""
        for index, quantity in enumerate(self.theirs):
            candidates = self._alike(quantity)
            if len(candidates) > 1:
                best = self._least_doubtful(candidates, quantity)
            else:
                best = next((at for at in candidates if self._answers(self.ours[at], quantity)), -1)
            if best >= 0:
                self.link(index, best, "same")

    def _least_doubtful(self, candidates: list[int], target: Quantity) -> int:
        """The nearest that answers beyond doubt; else the nearest of those with the least grave doubts; -1 where none answers."""
        candidates.sort(key=lambda at: self.distance(self.ours[at], target))
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
            at = self.owner[index]
            if at < 0 or self.ours[at].bound == quantity.bound or len(self.hosts[at]) > 1:
                continue
            ours = self.ours[at].bound
            other = crossed.pop((quantity.low, ours, quantity.bound), -1)
            if other < 0:
                crossed[quantity.low, quantity.bound, ours] = index
            elif self._answers(self.ours[self.owner[other]], quantity) and self._answers(
                self.ours[at], self.theirs[other]
            ):
                before = self.owner[other]
                self.unlink(index)
                self.unlink(other)
                self.link(index, before, "same")
                self.link(other, at, "same")

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
        place = bisect_left(candidates, bisect_left(self.starts, target.start * self.place_scale))
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
            and self.lends(source, target)
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
        return source.text[:1].isdigit() and (
            (not source.unit and "." in source.text) or labels.named_by(self.source, source) != ""
        )

    def lends(self, source: Quantity, target: Quantity) -> bool:
        """Whether a source number that may be a bare one can have the unit of the target's."""
        bare = source.unit == "" or (source.unit != target.unit and any(not unit for _, unit in source.alts))
        return (
            not bare
            or target.unit == ""
            or any(unit == target.unit for _, unit in source.alts)
            or bearing.bears(self.source, source, target)
        )

    def _doubts(self, candidate: int, target: Quantity) -> tuple[bool, ...]:
        """What speaks against a candidate, the gravest first: it is taken, has a contrary bound, another unit, kind, bound."""
        source = self.ours[candidate]
        return (
            len(self.hosts[candidate]) > 0,
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

    def _reexpressed(self, left: list[int]) -> list[int]:
        """Changes of form, fair rounding, vagueness, complements: the nearest free source first."""
        rest: list[int] = []
        for index in left:
            quantity = self.theirs[index]
            best, best_key, how = -1, (9, 9.9), ""
            for candidate in self.near(quantity):
                source = self.ours[candidate]
                manner = self._manner(source, quantity)
                if not manner or self._told_itself(candidate, quantity):
                    continue
                key = (
                    2 * (len(self.hosts[candidate]) > 0) + (manner != "converted"),
                    self.distance(source, quantity),
                )
                if best < 0 or key < best_key:
                    best, best_key, how = candidate, key, manner
            if best >= 0:
                self.link(index, best, how)
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
                for candidate in self.near(quantity)
                if dates.within(self.source, self.ours[candidate], quantity)
            )
            best = min(fits or (), key=lambda at: self.distance(self.ours[at], quantity), default=-1)
            if best >= 0:
                self.link(index, best, "date")
            elif quantity.kind in _DATE_PARTS and dates.in_full(self.source, quantity):
                self.settle(index)
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
        lends = target.unit != "%" or self.lends(source, target)
        if (lends and rounding.rounded(source, target)) or rounding.binary(source, target):
            return "rounded"
        if self.role == "summary" and (
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
            for hosts, source in zip(self.hosts, self.ours, strict=True)
        )


def _around(starts: list[int], place: float, reach: int) -> range:
    """So many of the numbers that begin there on either side of the place."""
    if len(starts) <= 2 * reach:
        return range(len(starts))
    middle = bisect_left(starts, place)
    return range(max(0, middle - reach), min(len(starts), middle + reach))


def _never_parted(source: Quantity, target: Quantity) -> bool:
    """Whether a decimal is told as a share that nobody makes of it: 二十分之一 for 0.05 solar masses."""
    return "." in source.text and source.unit != "%" and Fraction(target.low).denominator > _TENTHS


_TENTHS = 10


def _parted(quantities: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """The numbers proper, and those in names."""
    numbers: list[Quantity] = []
    named: list[Quantity] = []
    for quantity in quantities:
        (named if quantity.kind == "name" else numbers).append(quantity)
    return numbers, named


def _keys(quantity: Quantity) -> Collection[Number]:
    """Every value under which the quantity may be looked up."""
    if not quantity.alts and quantity.unit in _PLAIN_UNITS:
        return (quantity.low,)
    keys = {quantity.low, equality.canonical(quantity.low, quantity.unit)[0]}
    for value, unit in quantity.alts:
        keys.add(value)
        keys.add(equality.canonical(value, unit)[0])
    return keys


def _outside(quantities: list[Quantity], spans: Sequence[Span]) -> list[Quantity]:
    """The quantities that none of the spans, which are in order and apart, lies across."""
    starts = [span.start for span in spans]
    last = ((quantity, bisect_left(starts, quantity.end) - 1) for quantity in quantities)
    return [quantity for quantity, at in last if at < 0 or spans[at].end <= quantity.start]
