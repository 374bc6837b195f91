"""Ranges answered by their two ends, and numbers by the two ends of a range."""

from __future__ import annotations

import re

from summarycheck.model import Link, Number, Quantity
from summarycheck.quantities.comparing import equality, rounding
from summarycheck.quantities.matching.assign import Assignment
from summarycheck.quantities.scan import names

RANGE_GAP = re.compile(r"[^，。；、\d]{0,3}(?:[-–—~～→]|至|到)[^，。；、\d]{0,3}")


class Ends:
    """Looks for the ends of ranges among the numbers of the other text; what it finds is noted in the assignment."""

    def __init__(self, given: Assignment) -> None:
        self.given = given

    def answer(self) -> None:
        """A range answered by its two ends, or two numbers answered by a range."""
        for index, quantity in enumerate(self.given.theirs):
            if self.given.owner[index] >= 0 or quantity.single or quantity.kind == "vague":
                continue
            low = self._find_single(quantity, quantity.low)
            high = self._find_single(quantity, quantity.high)
            if (low >= 0) != (high >= 0) and not quantity.unit:
                named = quantity.high if low >= 0 else quantity.low
                if names.mentions(self.given.our_names, named):
                    low = high = max(low, high)  # 第4天至第8天 for "day (P) 4 to P8"
            if low == high >= 0 and self.given.ours[low].unit == "%" != quantity.unit:
                continue  # 33-39 for 33-39%
            lent = (
                low >= 0
                and high >= 0
                and {self.given.ours[low].unit, self.given.ours[high].unit} != {quantity.unit}
            )
            if low >= 0 and high >= 0 and not (lent and self._half_said(quantity)):
                self.given.owner[index] = low
                self.given.hosts[low].append(index)
                self.given.hosts[high].append(index)
                self.given.links[index] = Link(
                    quantity, (self.given.ours[low], self.given.ours[high]), "ends"
                )
        for source, quantity in enumerate(self.given.ours):
            if self.given.hosts[source] or quantity.single or quantity.kind == "vague":
                continue
            ends: list[int] = []
            for value in (quantity.low, quantity.high):
                for index in self.given.opposite(quantity):
                    other = self.given.theirs[index]
                    if (
                        other.single
                        and (
                            self.given.owner[index] < 0
                            or self._shared_end(index)
                            or self._said_of_size(index)
                        )
                        and index not in ends
                        and _same_number(value, quantity.unit, other.low, other.unit)
                        and not (ends and quantity.unit == "%" != other.unit)  # 4%-10 for 4-10%
                    ):
                        ends.append(index)
                        break
            if len(ends) == 2:
                below, above = (self.given.theirs[index] for index in ends)
                if above.start < below.start and RANGE_GAP.fullmatch(
                    self.given.target, above.end, below.start
                ):
                    self.given.turned.append((quantity, above))
                for index in ends:
                    if self.given.owner[index] >= 0 and self._said_of_size(index):
                        self.given.unlink(index)
                        self.given.owner[index] = -1
                    if self.given.owner[index] < 0:
                        self.given.link(index, source, "ends")

    def _half_said(self, span: Quantity) -> bool:
        """Whether a free range of the source has but one of these ends: then the other changed (3–4倍 for 3–5x)."""
        return any(
            not self.given.hosts[at]
            and not self.given.ours[at].single
            and self.given.ours[at].unit == span.unit != ""
            and (self.given.ours[at].low == span.low) != (self.given.ours[at].high == span.high)
            for at in self.given.near(span)
        )

    def _shared_end(self, index: int) -> bool:
        """Whether the number is laid to a source number that has another answer as well."""
        return len(self.given.hosts[self.given.owner[index]]) > 1

    def _said_of_size(self, index: int) -> bool:
        """Whether the number is laid to one in a name (Kelp-98B), which may go without an answer."""
        return self.given.ours[self.given.owner[index]].kind == "size"

    def _find_single(self, quantity: Quantity, value: Number) -> int:
        best = -1
        for index in self.given.near(quantity):
            source = self.given.ours[index]
            target = self.given.target
            numbered = target[quantity.start - 1 : quantity.start] == "第"  # 第10至20期
            numbered = numbered or target.startswith(
                "年级", quantity.end
            )  # 9至12年级 for "9th to 12th grade"
            if (source.weak or (source.kind == "ordinal" and not numbered)) and source.kind != quantity.kind:
                continue
            if not source.single and source.kind != "vague":
                ends = (source.low, source.high)
                if (
                    self.given.lends(source, quantity)
                    and any(_same_number(end, source.unit, value, quantity.unit) for end in ends)
                    and best < 0
                ):
                    best = index
            if source.single and (
                _same_number(source.low, source.unit, value, quantity.unit)
                or (source.unit == quantity.unit and rounding.shortened(source, value))
                or any(_same_number(v, u, value, quantity.unit) for v, u in source.alts)
            ):
                if best < 0 or bool(self.given.hosts[best]) > bool(self.given.hosts[index]):
                    best = index
        return best


def _same_number(a: Number, unit_a: str, b: Number, unit_b: str) -> bool:
    return equality.same(a, unit_a, b, unit_b) or equality.same(b, unit_b, a, unit_a)
