"""The answers so far: which target quantity answers to which source quantity."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from summarycheck.model import Link, Quantity, Span
from summarycheck.quantities.comparing import (
    bearing,
)
from summarycheck.quantities.comparing.derive import Derivation

#: So many numbers before and after a place may answer to a number there: all of any abstract's.
_REACH = 40


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

    def lends(self, source: Quantity, target: Quantity) -> bool:
        """Whether a source number that may be a bare one can have the unit of the target's."""
        bare = source.unit == "" or (source.unit != target.unit and any(not unit for _, unit in source.alts))
        return (
            not bare
            or target.unit == ""
            or any(unit == target.unit for _, unit in source.alts)
            or bearing.bears(self.source, source, target)
        )


def _around(starts: list[int], place: float, reach: int) -> range:
    """So many of the numbers that begin there on either side of the place."""
    if len(starts) <= 2 * reach:
        return range(len(starts))
    middle = bisect_left(starts, place)
    return range(max(0, middle - reach), min(len(starts), middle + reach))


def _parted(quantities: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """The numbers proper, and those in names."""
    numbers: list[Quantity] = []
    named: list[Quantity] = []
    for quantity in quantities:
        (named if quantity.kind == "name" else numbers).append(quantity)
    return numbers, named


def _outside(quantities: list[Quantity], spans: Sequence[Span]) -> list[Quantity]:
    """The quantities that none of the spans, which are in order and apart, lies across."""
    starts = [span.start for span in spans]
    last = ((quantity, bisect_left(starts, quantity.end) - 1) for quantity in quantities)
    return [quantity for quantity, at in last if at < 0 or spans[at].end <= quantity.start]
