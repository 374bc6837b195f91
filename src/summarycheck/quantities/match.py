"""Which target quantity answers to which source quantity, and what is left over or turned.

Assignment runs from the certain to the doubtful: equal values first, then changes of form and fair
rounding, then numbers derived from several (sums, differences, ratios). What no source number explains
is laid beside the source numbers it may have been (``relate``) and named by how it differs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

import msgspec

from summarycheck.model import Link, Number, Quantity, Span, Suggestion
from summarycheck.quantities import (
    bearing,
    beside,
    context,
    derive,
    fitting,
    formulas,
    garble,
    limits,
    names,
    relate,
    repair,
    slips,
)
from summarycheck.quantities.digits import FLAT_POWER

Role = Literal["translation", "summary"]


class Fault(msgspec.Struct, frozen=True):
    """A quantity that is wrong, invented or missing; ``relation`` is what rules select on."""

    relation: str
    source: Span | None
    target: Span | None
    facts: Mapping[str, str] = {}
    suggestion: Suggestion | None = None


class Matching(msgspec.Struct, frozen=True):
    links: tuple[Link, ...]
    faults: tuple[Fault, ...]


def match(source: str, target: str, ours: list[Quantity], theirs: list[Quantity], role: str) -> Matching:
    """Match the quantities ``theirs`` of the Chinese ``target`` to ``ours`` of the English ``source``."""
    if not theirs and (role == "summary" or not ours) and "O(" not in target:
        return Matching((), tuple(_garbles_only(source, target)))
    # Abstracts are wrapped: a line break is a blank to every look around a number, and as long as one.
    return _Matcher(source.replace("\n", " "), target, ours, theirs, role).run()


def needs_source(source: str, target: str, theirs: list[Quantity]) -> bool:
    """Whether the numbers of a summary are to be laid beside the source's at all.

    Not where it has none, nor where it has only names, all of them in the source to the letter.
    """
    proper = any(quantity.kind not in ("name", "size") for quantity in theirs)
    if proper or not theirs:
        return proper
    copied = all(quantity.kind == "size" or names.stands(quantity.text, source) for quantity in theirs)
    return not copied or bool(garble.find(source, target))


def _outside(quantities: list[Quantity], spans: list[Span]) -> list[Quantity]:
    """The quantities that none of the spans, which are in order and apart, lies across."""
    starts = [span.start for span in spans]
    last = ((quantity, bisect_left(starts, quantity.end) - 1) for quantity in quantities)
    return [quantity for quantity, at in last if at < 0 or spans[at].end <= quantity.start]


def _garbles_only(source: str, target: str) -> list[Fault]:
    return [Fault("garbled", None, span) for span in garble.find(source, target)]


def _span(quantity: Quantity | None) -> Span | None:
    return Span(quantity.text, quantity.start, quantity.end) if quantity is not None else None


#: So many numbers before and after a place may answer to a number there: all of any abstract's.
_REACH = 40


class _Matcher:
    def __init__(
        self, source: str, target: str, ours: list[Quantity], theirs: list[Quantity], role: str
    ) -> None:
        self.source, self.target, self.role = source, target, role
        self.garbles = garble.find(source, target)
        if self.garbles:
            theirs = _outside(theirs, self.garbles)
        self.our_names = [q for q in ours if q.kind == "name"]
        self.their_names = [q for q in theirs if q.kind == "name"]
        self.ours = [q for q in ours if q.kind != "name"]
        self.theirs = [q for q in theirs if q.kind not in ("name", "size")]
        self.owner: list[int] = [-1] * len(self.theirs)
        self.hosts: list[list[int]] = [[] for _ in self.ours]
        self.links: list[Link] = []
        self.faults: list[Fault] = []
        self._place_scale = len(source) / max(1, len(target))
        self._starts = [quantity.start for quantity in self.ours]

    def run(self) -> Matching:
        self._same()
        self._endpoints()
        left = [index for index, owner in enumerate(self.owner) if owner < 0]
        if left:
            left = self._reexpressed(left)
        left = self._dated(left)
        wrong = [index for index in left if not self.theirs[index].weak]
        if wrong:
            self._explain_or_accuse(wrong)
        self._accuse_garbles()
        self._accuse_mark()
        if self.role == "translation":
            self._reunite()
            self._missing()
        self._names()
        self._look_around()
        self._formulas()
        return Matching(tuple(self.links), tuple(self.faults))

    # --- assignment ---------------------------------------------------------------------------------

    def _link(self, target: int, source: int, how: str, note: str = "") -> None:
        self.owner[target] = source
        self.hosts[source].append(target)
        self.links.append(Link(self.theirs[target], (self.ours[source],), how, note))

    def _unlink(self, target: int) -> None:
        if self.owner[target] >= 0:
            self.hosts[self.owner[target]].remove(target)
        self.links = [link for link in self.links if link.target is not self.theirs[target]]

    def _distance(self, source: Quantity, target: Quantity) -> float:
        return abs(source.start - target.start * self._place_scale)

    def _same(self) -> None:
        """Equal value, compatible dimension; the free and the nearest first."""
        for index, quantity in enumerate(self.theirs):
            candidates = [at for at in self._alike(quantity) if self._answers(self.ours[at], quantity)]
            if len(candidates) == 1:
                self._link(index, candidates[0], "same")
            elif candidates:
                self._link(index, min(candidates, key=lambda at: self._preference(at, quantity)), "same")

    def _alike(self, target: Quantity) -> list[int]:
        """The source numbers of a value that the target's may have: all that could be equal, and few besides."""
        if len(self.ours) > _FEW:
            return [at for key in _keys(target) for at in self._closest(self._by_value.get(key, []), target)]
        plain = not target.alts and target.unit in _PLAIN_UNITS
        return [
            at
            for at, source in enumerate(self.ours)
            if not plain or source.low == target.low or source.alts or source.unit not in _PLAIN_UNITS
        ]

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
        place = bisect_left(candidates, bisect_left(self._starts, target.start * self._place_scale))
        return candidates[max(0, place - most) : place + most]

    def _answers(self, source: Quantity, target: Quantity) -> bool:
        return (
            relate.equal_value(source, target)
            and self._kinds_agree(source, target)
            and (
                source.unit != ""
                or target.unit == ""
                or any(unit == target.unit for _, unit in source.alts)
                or bearing.bears(self.source, source, target)
            )
        )

    def _preference(self, candidate: int, target: Quantity) -> tuple[bool, bool, bool, bool, bool, float]:
        """Free before taken; no contrary bound, then the same unit, kind and bound; near before far."""
        source = self.ours[candidate]
        return (
            len(self.hosts[candidate]) > 0,
            limits.contrary(source.bound, target.bound),
            source.unit != target.unit,
            source.kind != target.kind and (source.kind, target.kind) != ("times", "multiple"),
            target.bound != "exact" and source.bound != target.bound,
            self._distance(source, target),
        )

    def _kinds_agree(self, source: Quantity, target: Quantity) -> bool:
        if source.kind == target.kind:
            return True
        if target.kind == "rate" and source.unit == "%":
            cheaper = _CHEAPER.search(self.source[max(0, source.start - 24) : source.end + 24]) is not None
            return (source.low == target.low) != cheaper
        if target.kind == "ordinal" and source.kind == "count" and not source.weak:
            if _NUMBERED.search(self.source[max(0, source.start - 24) : source.start]):
                return True
        return slips.kinds_agree(source, target, self.target)

    def _near(self, target: Quantity, reach: int = _REACH) -> range:
        """The source numbers around the place that answers to the target's: few, however long the texts are."""
        if len(self.ours) <= 2 * reach:
            return range(len(self.ours))
        middle = bisect_left(self._starts, target.start * self._place_scale)
        return range(max(0, middle - reach), min(len(self.ours), middle + reach))

    def _opposite(self, source: Quantity, reach: int = _REACH) -> range:
        """The target numbers around the place that answers to the source's (see ``_near``)."""
        if len(self.theirs) <= 2 * reach:
            return range(len(self.theirs))
        middle = bisect_left(self._their_starts, source.start / self._place_scale)
        return range(max(0, middle - reach), min(len(self.theirs), middle + reach))

    @cached_property
    def _their_starts(self) -> list[int]:
        return [quantity.start for quantity in self.theirs]

    def _endpoints(self) -> None:
        """A range answered by its two ends, or two numbers answered by a range."""
        for index, quantity in enumerate(self.theirs):
            if self.owner[index] >= 0 or quantity.single or quantity.kind == "vague":
                continue
            low = self._find_single(quantity, quantity.low)
            high = self._find_single(quantity, quantity.high)
            if (low >= 0) != (high >= 0) and not quantity.unit:
                named = quantity.high if low >= 0 else quantity.low
                if names.mentions(self.our_names, named):
                    low = high = max(low, high)  # 第4天至第8天 for "day (P) 4 to P8"
            if low >= 0 and high >= 0:
                self.owner[index] = low
                self.hosts[low].append(index)
                self.hosts[high].append(index)
                self.links.append(Link(quantity, (self.ours[low], self.ours[high]), "ends"))
        for source, quantity in enumerate(self.ours):
            if self.hosts[source] or quantity.single or quantity.kind == "vague":
                continue
            ends: list[int] = []
            for value in (quantity.low, quantity.high):
                for index in self._opposite(quantity):
                    other = self.theirs[index]
                    if (
                        other.single
                        and (self.owner[index] < 0 or self._shared_end(index, quantity))
                        and index not in ends
                        and _same_number(value, quantity.unit, other.low, other.unit)
                    ):
                        ends.append(index)
                        break
            if len(ends) == 2:
                below, above = (self.theirs[index] for index in ends)
                if above.start < below.start and _RANGE_GAP.fullmatch(self.target, above.end, below.start):
                    self.faults.append(Fault("from-to", _span(quantity), _span(above)))
                for index in ends:
                    if self.owner[index] < 0:
                        self._link(index, source, "ends")

    def _shared_end(self, index: int, quantity: Quantity) -> bool:
        return len(self.hosts[self.owner[index]]) > 1

    def _find_single(self, quantity: Quantity, value: Number) -> int:
        best = -1
        for index in self._near(quantity):
            source = self.ours[index]
            if (source.weak or source.kind == "ordinal") and source.kind != quantity.kind:
                continue
            if not source.single and source.kind != "vague":
                ends = (source.low, source.high)
                if any(_same_number(end, source.unit, value, quantity.unit) for end in ends) and best < 0:
                    best = index
            if source.single and (
                _same_number(source.low, source.unit, value, quantity.unit)
                or (source.unit == quantity.unit and relate.shortened(source, value))
                or any(_same_number(v, u, value, quantity.unit) for v, u in source.alts)
            ):
                if best < 0 or bool(self.hosts[best]) > bool(self.hosts[index]):
                    best = index
        return best

    def _reexpressed(self, left: list[int]) -> list[int]:
        """Changes of form, fair rounding, vagueness, complements: the nearest free source first."""
        rest: list[int] = []
        for index in left:
            quantity = self.theirs[index]
            best, best_key, how = -1, (9, 9.9), ""
            for candidate in self._near(quantity):
                source = self.ours[candidate]
                manner = self._manner(source, quantity)
                if not manner:
                    continue
                key = (
                    2 * (len(self.hosts[candidate]) > 0) + (manner != "converted"),
                    self._distance(source, quantity),
                )
                if best < 0 or key < best_key:
                    best, best_key, how = candidate, key, manner
            if best >= 0:
                self._link(index, best, how)
            else:
                rest.append(index)
        return rest

    def _dated(self, left: list[int]) -> list[int]:
        """Days, months and years of dates that the source writes in figures (18.12, 01/20-08/22)."""
        if not any(self.theirs[index].kind in _DATE_PARTS for index in left):
            return left
        rest: list[int] = []
        for index in left:
            quantity = self.theirs[index]
            fits = quantity.kind in _DATE_PARTS and (
                candidate
                for candidate in self._near(quantity)
                if names.dates(self.source, self.ours[candidate], quantity)
            )
            best = min(fits or (), key=lambda at: self._distance(self.ours[at], quantity), default=-1)
            if best >= 0:
                self._link(index, best, "date")
            else:
                rest.append(index)
        return rest

    def _manner(self, source: Quantity, target: Quantity) -> str:
        if relate.vaguely(source, target):
            if target.kind == "vague" != source.kind and source.low != target.low and self._vague_waiting():
                return ""
            return "vague"
        if source.kind == "vague" or target.kind == "vague":
            return ""
        if relate.converted(source, target):
            return "converted" if fitting.fits(self.target, source, target) else ""
        if relate.rounded(source, target):
            return "rounded"
        if fitting.on_the_scale_of(self.target, source, target):
            return "vague"
        if fitting.rated(self.source, source, target):
            return "scale"
        if fitting.misprinted(self.source, self.target, source, target):
            return "misprint"
        if fitting.complementary(self.source, self.target, source, target):
            return "complement"
        if fitting.signed(self.target, source, target):
            return "signed"
        power = relate.scale_ratio(source, target)
        if power and fitting.elided(self.source, self.target, source, target, power):
            return "elided"
        return ""

    def _vague_waiting(self) -> bool:
        """A vague source number (tens of thousands) still unanswered claims a vague target number first."""
        return any(
            not hosts and source.kind == "vague" and not source.weak
            for hosts, source in zip(self.hosts, self.ours, strict=True)
        )

    # --- accusation ---------------------------------------------------------------------------------

    def _explain_or_accuse(self, wrong: list[int]) -> None:
        pending: list[tuple[int, int, str]] = []
        taken: set[int] = set()
        for index in wrong:
            quantity = self.theirs[index]
            if self.role == "summary" and quantity.kind == "year" and self._ends_span(quantity):
                self.owner[index] = -2
                continue
            culprit, relation = self._culprit(quantity, taken)
            strong = (
                relation != "near-miss"
                or self.role == "translation"
                or bool(quantity.unit)
                or len(relate.digits_of(quantity)) > 2
            ) and relation in (
                "scale-slip",
                "near-miss",
                "unit",
                "sign",
                "ordinal",
                "percent-lost",
                "power-lost",
                "percent-for-point",
                "point-for-percent",
                "range",
            )
            free = culprit >= 0 and not self.hosts[culprit]
            # A translation that lost a count nearby has no need to have made this one up.
            likely = free and self.role == "translation" and slips.small(quantity)
            if not (free and strong):
                if self._others(index):
                    continue
                explained = derive.explain(
                    self.source, [self.ours[at] for at in self._near(quantity)], quantity
                )
                if explained is None and derive.listed(self.source, self.target, quantity):
                    self.owner[index] = -2
                    continue
                if explained is not None and not (likely and self._unlikely(explained, culprit)):
                    self.owner[index] = -2
                    self.links.append(Link(quantity, explained.sources, "derived", explained.arithmetic))
                    continue
                if not likely and names.supports(
                    self.source, self.ours, quantity, quantity.start * self._place_scale
                ):
                    self.owner[index] = -2
                    continue
            if culprit >= 0:
                taken.add(culprit)
            pending.append((index, culprit, relation))
        # A number with a unit that the target says elsewhere, with an answer or a fault of its own, is none too many.
        said = {
            _written(q) for q, owner in zip(self.theirs, self.owner, strict=True) if owner >= 0 and q.unit
        }
        for index, culprit, relation in pending:
            if culprit >= 0:
                said.add(_written(self.theirs[index]))
            elif self.theirs[index].unit and _written(self.theirs[index]) in said:
                continue
            self._accuse(index, culprit, relation)

    def _others(self, index: int) -> bool:
        """Herbert及其他三名新秀 for "Herbert among 4 draft picks": the others are one fewer."""
        quantity = self.theirs[index]
        if not slips.small(quantity) or not _OTHERS.search(
            self.target, max(0, quantity.start - 6), quantity.start
        ):
            return False
        for candidate in self._near(quantity):
            source = self.ours[candidate]
            if not self.hosts[candidate] and slips.small(source) and source.low == quantity.low + 1:
                self._link(index, candidate, "derived", f"{source.text} − 1 = {quantity.text}")
                return True
        return False

    def _unlikely(self, explained: derive.Derivation, culprit: int) -> bool:
        """Whether the number that was lost nearby explains a small number better than this arithmetic does.

        A sum stands for its addends: it is unlikely where only one of them is lost.
        """
        if " + " not in explained.arithmetic:
            return True
        suspect = self.ours[culprit]
        rest = [bisect_left(self._starts, one.start) for one in explained.sources if one != suspect]
        return suspect in explained.sources and any(self.hosts[index] for index in rest)

    def _ends_span(self, year: Quantity) -> bool:
        """Whether the year is the first or last of years that the source gives (2024 of 2022–2024)."""
        near = (self.ours[at] for at in self._near(year))
        return any(not other.single and year.low in (other.low, other.high) for other in near)

    def _culprit(self, quantity: Quantity, taken: set[int]) -> tuple[int, str]:
        """The source number that this one most likely was, and how it slipped."""
        best, best_key, best_relation = -1, (99.0, 0.0), ""
        for candidate in self._near(quantity):
            source = self.ours[candidate]
            relation, weight = slips.slip(source, quantity)
            if not relation:
                continue
            free = not self.hosts[candidate] and candidate not in taken
            if not free:
                # A number that already has its answer is only suspected of the plainest slips.
                if relation not in ("scale-slip", "unit", "percent-lost") or source.weak:
                    continue
                weight += 4
            distance = self._distance(source, quantity) / (len(self.source) + 1)
            if relation == "sign" and names.hyphenated(self.source, quantity):
                continue
            if relation in ("ordinal", "changed") and source.weak and _ASIDE.match(self.source, source.end):
                continue
            if relation == "range" and self._both_ends(source):
                continue
            if (
                relation == "scale-slip"
                and quantity.high <= 10
                and not _in_digits(quantity)
                and _in_digits(source)
            ):
                continue  # 三 is not written for 30, nor 一年 for 1000
            if relation == "scale-slip" and fitting.elided(
                self.source, self.target, source, quantity, relate.scale_ratio(source, quantity)
            ):
                continue
            if (
                relation in ("changed", "near-miss", "scale-slip")
                and slips.small(quantity)
                and not self._same_things(source, quantity, distance)
            ):
                continue
            if relation == "changed" and (distance > 0.3 or (source.weak and source.kind != "ordinal")):
                continue
            key = (weight + 2 * distance, distance)
            if key < best_key:
                best, best_key, best_relation = candidate, key, relation
        return best, best_relation

    def _both_ends(self, source: Quantity) -> bool:
        """Whether both ends of a source range stand somewhere in the target (2022-2023年 … 2024年)."""
        return source.low in self._ends and source.high in self._ends

    @cached_property
    def _ends(self) -> frozenset[Number]:
        return frozenset(value for quantity in self.theirs for value in (quantity.low, quantity.high))

    def _same_things(self, source: Quantity, target: Quantity, distance: float) -> bool:
        """Whether two small counts count the same: by the nouns after them, else (translations) by place."""
        verdict = beside.same_noun(self.source, self.target, source, target)
        near = distance < 0.2 or self._distance(source, target) < 30
        return verdict if verdict is not None else self.role == "translation" and near

    def _accuse(self, index: int, culprit: int, relation: str) -> None:
        quantity = self.theirs[index]
        if culprit < 0:
            if quantity.kind == "year" and self._completes_date(index):
                self.faults.append(
                    Fault("date-completed", None, _span(quantity), {"target_value": _value(quantity)})
                )
                return
            small = slips.too_small_to_invent(quantity, self.target)
            if small and self.role == "summary":
                return
            self.faults.append(
                Fault(
                    "invented-count" if small else "invented",
                    None,
                    _span(quantity),
                    {"target_value": _value(quantity)},
                )
            )
            return
        source = self.ours[culprit]
        self.owner[index] = culprit
        self.hosts[culprit].append(index)
        facts = {"source_value": _value(source), "target_value": _value(quantity)}
        name = slips.PUBLISHED.get(relation, relation)
        if relation == "scale-slip":
            power = relate.scale_ratio(source, quantity)
            facts["ratio"] = f"{10 ** abs(power)}"
            facts["slip"] = f"×10^{power}"
        fix = repair.render(source, quantity, self.target)
        if fix is not None:
            facts["source_value_zh"] = fix
        elif "source_value" in facts:
            facts["source_value_zh"] = facts["source_value"]
        suggestion = None
        if fix is not None and fix != quantity.text:
            sides = repair.Side(self.source, self.ours), repair.Side(self.target, self.theirs)
            safe = relation == "scale-slip" and repair.is_certain(source, quantity, *sides)
            suggestion = Suggestion(fix, safe)
        self.faults.append(Fault(name, _span(source), _span(quantity), facts, suggestion))

    def _completes_date(self, index: int) -> bool:
        """Whether a year stands before a month that the source has too (2020年5月25日 for May 25)."""
        year, following = self.theirs[index], index + 1
        return (
            following < len(self.theirs)
            and self.theirs[following].kind == "month"
            and self.theirs[following].start - year.end <= 1
            and self.owner[following] >= 0
        )

    def _accuse_mark(self) -> None:
        """A lone list mark before the whole text (25. …) that the source does not have."""
        mark = _LONE_MARK.match(self.target)
        if mark is None or mark[1] == "1" or mark[1] in self.source or f"{int(mark[1]) + 1}." in self.target:
            return
        self.faults.append(Fault("invented", None, Span(mark[1], mark.start(1), mark.end(1))))

    def _accuse_garbles(self) -> None:
        """Each garble is laid against the unanswered source number it aligns with best."""
        for span in self.garbles:
            best, best_score = None, -1.0
            place = Quantity(span.text, span.start, span.end, Decimal(0), Decimal(0))
            for candidate in self._near(place):
                source = self.ours[candidate]
                if self.hosts[candidate] or source.weak:
                    continue
                score = garble.alike(span.text, source.text) - self._distance(source, place) / (
                    len(self.source) + 1
                )
                if score > best_score:
                    best, best_score = candidate, score
            source_quantity = self.ours[best] if best is not None and best_score > -0.5 else None
            suggestion = None
            facts: dict[str, str] = {}
            if source_quantity is not None and best is not None:
                self.hosts[best].append(-1)
                fix = repair.plain(source_quantity)
                facts["source_value"] = _value(source_quantity)
                if fix is not None:
                    suggestion = Suggestion(fix, garble.alike(span.text, source_quantity.text) > 0.5)
            self.faults.append(Fault("garbled", _span(source_quantity), span, facts, suggestion))

    def _reunite(self) -> None:
        """A number missing here and one too many right there are one number that changed.

        One too many: derived or supported by chance, a repeat of a number said elsewhere, or one whose unit
        its answer does not say.
        """
        for index in range(len(self.owner)):
            if self._lent(index):
                self._take_back(index)
        lost = [index for index in range(len(self.ours)) if self._is_missing(index)]
        if not lost:
            return
        spare = [
            index
            for index, owner in enumerate(self.owner)
            if owner == -2 or self._surplus(index) or self._lent(index)
        ]
        for candidate in lost:
            source = self.ours[candidate]
            best, best_distance = -1, 0.12 * len(self.source) + 12
            for index in spare:
                quantity = self.theirs[index]
                if self._distance(source, quantity) > best_distance:
                    continue
                if quantity.weak or quantity.kind in slips.DATES or source.kind in slips.DATES:
                    continue
                relation, _ = slips.slip(source, quantity)
                distance = self._distance(source, quantity)
                if relation in _REUNITED and distance < best_distance:
                    best, best_distance = index, distance
            if best >= 0:
                spare.remove(best)
                self._blame(best, candidate, slips.slip(source, self.theirs[best])[0])

    def _blame(self, index: int, candidate: int, relation: str) -> None:
        """Take the target number from what it was laid to, and lay it to the source number that it changed."""
        self._unlink(index)
        self._accuse(index, candidate, relation)

    def _take_back(self, index: int) -> None:
        """Lay a unit that no source number lent to one of the same value that says another unit and has no answer.

        Bare numbers that were its answers (5个 for "5 minutes") are those of the lender (5秒 for "5 metrics").
        """
        lender, quantity = self.owner[index], self.theirs[index]
        for candidate, source in enumerate(self.ours):
            if source.weak or not source.unit or source.low != quantity.low:
                continue
            answers = [at for at in self.hosts[candidate] if at >= 0]
            relation, _ = slips.slip(source, quantity)
            if (
                relation in _REUNITED
                and not any(self.theirs[at].unit for at in answers)
                and self._distance(source, quantity) < 0.25 * len(self.source)
            ):
                for at in answers:
                    self._unlink(at)
                    self._link(at, lender, "same")
                self._blame(index, candidate, relation)
                return

    def _lent(self, index: int) -> bool:
        """Whether the target number has a unit that the source number it is laid to does not say."""
        owner, unit = self.owner[index], self.theirs[index].unit
        return owner >= 0 and unit != "" and not self.ours[owner].unit and self.ours[owner].single

    def _surplus(self, index: int) -> bool:
        """Whether this target number repeats one that the target says more often than the source."""
        owner = self.owner[index]
        if owner < 0 or len(self.hosts[owner]) < 2:
            return False
        mentions, answers = self._balance[_balanced(self.ours[owner])]
        return answers > mentions

    @cached_property
    def _balance(self) -> dict[tuple[Number, str], tuple[int, int]]:
        """For each source value: how often the source says it, how often the target does."""
        balance: dict[tuple[Number, str], tuple[int, int]] = {}
        for hosts, source in zip(self.hosts, self.ours, strict=True):
            key = _balanced(source)
            mentions, answers = balance.get(key, (0, 0))
            balance[key] = mentions + 1, answers + len(hosts)
        return balance

    def _is_missing(self, candidate: int) -> bool:
        source = self.ours[candidate]
        if self.hosts[candidate] or source.weak or self._answered_twin(candidate):
            return False
        if source.kind == "size" or (
            source.kind != "rank" and names.inside_name(self.source, source, self.target)
        ):
            return False
        return not (self._part_of_ratio(source) or names.said_otherwise(self.source, self.target, source))

    def _missing(self) -> None:
        for candidate, source in enumerate(self.ours):
            if not self._is_missing(candidate):
                continue
            relation = "missing-count" if slips.too_small_to_miss(source) else "missing"
            self.faults.append(Fault(relation, _span(source), None, {"source_value": _value(source)}))

    def _part_of_ratio(self, source: Quantity) -> bool:
        """A score or ratio (2-0 = 0:2) answers to both of its numbers."""
        return source.low in self._other_readings

    @cached_property
    def _other_readings(self) -> frozenset[Number]:
        return frozenset(value for quantity in self.theirs for value, _ in quantity.alts)

    def _answered_twin(self, candidate: int) -> bool:
        """A second mention of a number whose first mention is answered."""
        source = self.ours[candidate]
        units = self._answered.get((source.low, source.high), set())
        loose = not source.unit or ("" in units and source.unit not in _KEPT_UNITS)
        return bool(units) and (source.unit in units or loose)

    @cached_property
    def _answered(self) -> dict[tuple[Number, Number], set[str]]:
        """The source values that have an answer (taken once the assignment is done), and in which units."""
        answered: dict[tuple[Number, Number], set[str]] = {}
        for hosts, source in zip(self.hosts, self.ours, strict=True):
            if hosts:
                units = answered.setdefault((source.low, source.high), {source.unit})
                units.update(self.theirs[index].unit for index in hosts if index >= 0)
        return answered

    def _formulas(self) -> None:
        """Formulas with other figures than the source's; none of whose numbers is accused already."""
        places = [fault.target.start for fault in self.faults if fault.target]
        for ours, theirs in formulas.changed(self.source, self.target):
            if not any(theirs.start <= place < theirs.end for place in places):
                self.faults.append(Fault("formula", ours, theirs, {}, Suggestion(ours.text)))

    def _names(self) -> None:
        for ours, theirs in names.compare(
            self.source, self.target, self.our_names, self.their_names, self.role
        ):
            suggestion = Suggestion(ours.text) if ours and theirs else None
            self.faults.append(Fault("name-number", ours, theirs, {}, suggestion))
        for word, broken in names.broken_words(self.source, self.their_names):
            self.faults.append(
                Fault("garbled", word, broken, {"source_value": word.text}, Suggestion(word.text))
            )

    def _look_around(self) -> None:
        for link in self.links:
            if link.target.kind == "power" and _flat(link.target) and not _flat(link.sources[0]):
                fix = repair.plain(link.sources[0])
                suggestion = Suggestion(fix, True) if fix else None
                self.faults.append(
                    Fault("garbled", _span(link.sources[0]), _span(link.target), {}, suggestion)
                )
            if link.sources[0].unit == "F" and link.target.unit == "deg" and "华氏" not in self.target:
                # 51度 is read as Celsius
                self.faults.append(Fault("unit", _span(link.sources[0]), _span(link.target)))
            if (
                "兆" in link.target.text
                and not link.target.unit
                and link.how == "same"
                and not _TRADITIONAL.search(self.target)
            ):
                fix = repair.render(link.sources[0], link.target, self.target)
                suggestion = Suggestion(fix.replace("兆", "万亿"), True) if fix else None
                self.faults.append(
                    Fault("ambiguous", _span(link.sources[0]), _span(link.target), {}, suggestion)
                )
        pairs = [
            (self.ours[owner], quantity)
            for quantity, owner in zip(self.theirs, self.owner, strict=True)
            if owner >= 0
        ]
        accused = {(fault.target.start, fault.target.end) for fault in self.faults if fault.target}
        pairs = [(a, b) for a, b in pairs if (b.start, b.end) not in accused]
        for relation, source, target, facts in context.examine(self.source, self.target, pairs):
            if relation == "swapped" and target and self.target[target.start - 1 : target.start] == "-":
                continue  # part of a name: Gemma 3-4B
            self.faults.append(Fault(relation, _span(source), _span(target), facts))


def _balanced(source: Quantity) -> tuple[Number, str]:
    return source.low, source.unit if source.unit in _KEPT_UNITS else ""


def _written(quantity: Quantity) -> tuple[Number, Number, str]:
    return quantity.low, quantity.high, quantity.unit


def _in_digits(quantity: Quantity) -> bool:
    return any(map(str.isdigit, quantity.text))


def _flat(power: Quantity) -> bool:
    """Whether a power lost its superscript (5.6x10-3)."""
    return FLAT_POWER.search(power.text) is not None


#: Characters of Traditional Chinese, where 兆 is plainly a trillion.
_TRADITIONAL = re.compile("[個億萬這為與從過對於實驗學術數據網們來說時間]")

_LONE_MARK = re.compile(r"\s*(\d{1,3})[.、．]\s?(?=[^\d\s])")
#: How a number that seems lost may stand in the target as one too many.
_REUNITED = frozenset(
    {
        "near-miss",
        "changed",
        "scale-slip",
        "percent-lost",
        "sign",
        "unit",
        "percent-for-point",
        "point-for-percent",
    }
)
#: Units that a number does not lose by the way: a bare 20 is no answer to 20%.
_KEPT_UNITS = frozenset({"%", "pp", "x"})
_DATE_PARTS = frozenset({"month", "day", "year"})
#: After an ordinal: it opens a sentence ("Second, …") or is part of a word ("third-person").
_ASIDE = re.compile(r",|-(?:person|party|order|hand|class|time)|\s(?:time|in vivo|of all)\b")
_OTHERS = re.compile("(?:其他|其它|其余|另外|另)\\s?$")
_RANGE_GAP = re.compile(r"[^，。；、\d]{0,3}(?:[-–—~～]|至|到)[^，。；、\d]{0,3}")


#: A discount of 30% is 七折: the two add up to the whole price.
_CHEAPER = re.compile(r"(?i)\b(?:discount\w*|off|cheaper|reduc\w+|sav\w+|cut\w*)\b")

#: Nouns that a number after them numbers (phase four, Week 4): 第四 is right there.
_NUMBERED = re.compile(
    r"(?i)\b(?:phase|stage|step|part|chapter|section|level|type|grade|day|week|year|round|episode|season|volume|game|act|"
    r"number|no\.?|figure|fig\.?|table|rank(?:s|ed|ing)?|page|pages|article|amendment|class|category|tier|version|cycle|"
    r"generation|quarter|turn|lap|series|leg|innings?|layer|unit|division|squadron|army|corps|regiment|group|place|position|seed|pick|line|item|row)s?[\s#]+(?:\w+\s+and\s+)?$"
)


def _keys(quantity: Quantity) -> Collection[Number]:
    """Every value under which the quantity may be looked up."""
    if not quantity.alts and quantity.unit in _PLAIN_UNITS:
        return (quantity.low,)
    keys = {quantity.low, relate.canonical(quantity.low, quantity.unit)[0]}
    for value, unit in quantity.alts:
        keys.add(value)
        keys.add(relate.canonical(value, unit)[0])
    return keys


#: So few numbers are sooner compared one by one than by their hashes.
_FEW = 12
_PLAIN_UNITS = frozenset({"", "%", "pp", "x"})


def _same_number(a: Number, unit_a: str, b: Number, unit_b: str) -> bool:
    return relate.same(a, unit_a, b, unit_b) or relate.same(b, unit_b, a, unit_a)


def _value(quantity: Quantity) -> str:
    """The value for people: plain digits and the unit."""
    low, high = _plain(quantity.low), _plain(quantity.high)
    text = low if low == high else f"{low}–{high}"
    return f"{text} {quantity.unit}".strip() if quantity.unit not in ("%", "‰") else text + quantity.unit


def _plain(value: Number) -> str:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    plain = value.normalize()
    text = f"{plain:f}"
    return text if len(text) < 25 else f"{plain:E}"
