"""What is compared by itself, whichever number answers to which: blanks, list marks, labels, formulas, closed sets, scores.

Most texts have nothing of it: one pass for what all these looks wait for (``telltales``) spares them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from summarycheck.model import Span, Suggestion
from summarycheck.quantities import blanks, closed_sets, formulas, labels, marks, scores, series
from summarycheck.quantities.faults import Fault
from summarycheck.quantities.scan.digits import figures_of
from summarycheck.quantities.telltales import Telltales

_TELLTALES = Telltales(chain(blanks.TELLTALES, labels.TELLTALES, series.TELLTALES, closed_sets.TELLTALES))
_LONE_MARK = re.compile(r"\s*(\d{1,3})[.、．]\s?(?=[^\d\s])")
#: So far the span of a rate stands from its number.
_RATE_REACH = 16
_TOO_MANY = frozenset({"invented", "invented-count", "invented-things"})
#: Counts that no number of the source answers; what a label or name says of them says more.
_COUNTS = frozenset({"invented-count", "invented-things"})


class Apart:
    """A source and its target, compared number by number no further. ``told`` are the faults found so far."""

    def __init__(self, source: str, target: str, role: str) -> None:
        self.source, self.target, self.role = source, target, role
        self._there = _TELLTALES.there(target)
        self._figures = figures_of(target)
        self._marks = marks.of(target) if self._figures else []

    def gaps(self) -> list[Fault]:
        """Numbers left out, and a list mark that breaks its list or that the source does not have (25. …)."""
        gaps = [Fault("blank", None, span) for span in blanks.find(self.source, self.target, self._there)]
        mark = marks.misnumbered(self.source, self._marks) if self._marks else None
        if mark is None:
            lone = _LONE_MARK.match(self.target)
            if lone is not None and self._is_new(lone[1]):
                mark = Span(lone[1], lone.start(1), lone.end(1))
        return gaps if mark is None else [*gaps, Fault("invented", None, mark)]

    def _is_new(self, mark: str) -> bool:
        """Whether the mark is neither the source's nor the first of several."""
        return mark != "1" and mark not in self.source and f"{int(mark) + 1}." not in self.target

    def marks(self, told: Iterable[Fault]) -> list[Fault]:
        """Marks of a list that changed, or went in a translation, of which none is accused already."""
        faults: list[Fault] = []
        for ours, theirs in marks.changed(self.source, self.target, self._marks) if self._figures else ():
            if theirs is None:
                if self.role == "translation":
                    faults.append(Fault("missing", ours, None, {"source_value": ours.text}))
            elif not any(_inside(theirs, fault.target) for fault in told):
                faults.append(_changed(ours, theirs))
        return faults

    def labels(self, told: Iterable[Fault]) -> list[Fault]:
        """Labels and numbers of series with other numbers than the source's, of which none is accused already."""
        source, target = self.source, self.target
        found: list[tuple[Span, Span]] = []
        if self._figures:
            found += labels.changed(source, target)
            found += labels.versions(source, target)
            found += labels.levels(source, target, self._there)
            if self.role == "translation":
                found += labels.exchanged(source, target)
        found += series.changed(source, target, self._there)
        if not found:
            return []
        places = {fault.target.start for fault in told if fault.target and fault.relation not in _COUNTS}
        return [_changed(ours, theirs) for ours, theirs in found if theirs.start not in places]

    def complexities(self) -> list[Fault]:
        return [misnamed(ours, theirs) for ours, theirs in formulas.complexities(self.source, self.target)]

    def formulas(self, told: Iterable[Fault]) -> list[Fault]:
        """Formulas with other figures than the source's; none of whose numbers is accused already."""
        return [
            Fault("formula", ours, theirs, {}, Suggestion(ours.text))
            for ours, theirs in formulas.changed(self.source, self.target)
            if not any(_inside(fault.target, theirs) for fault in told)
        ]

    def closed_sets(self, told: Iterable[Fault] = ()) -> list[Fault]:
        """Members of closed sets that changed; not the span of a rate whose number has been told to have another unit."""
        weekdays = closed_sets.weekdays(self.source, self.target, self._there)
        found = [Fault("weekday", ours, theirs) for ours, theirs in weekdays]
        if self.role == "translation":
            rates = [fault.target.start for fault in told if fault.relation == "unit" and fault.target]
            for ours, theirs in closed_sets.others(self.source, self.target, self._there):
                if not any(abs(at - theirs.start) < _RATE_REACH for at in rates):
                    found.append(Fault("changed", ours, theirs))
        return found

    def with_scores(self, told: list[Fault]) -> list[Fault]:
        """All of them, and scores that changed; of a score that did, no number is told as one too many besides."""
        changed = [
            Fault(relation, ours, theirs, {"source_value": ours.text, "target_value": theirs.text})
            for relation, ours, theirs in scores.changed(self.source, self.target)
            if not any(_inside(fault.target, theirs) and fault.relation not in _TOO_MANY for fault in told)
        ]
        return [f for f in told if not any(_told_by(score, f) for score in changed)] + changed


def unless_told(faults: list[Fault], told: list[Fault]) -> list[Fault]:
    """All of them, without the invented counts of whose number more is told."""
    if not told:
        return faults
    places = {fault.target.start for fault in told if fault.target}
    return [
        *(f for f in faults if f.relation not in _COUNTS or f.target is None or f.target.start not in places),
        *told,
    ]


def misnamed(ours: Span, theirs: Span) -> Fault:
    """A name or formula with other figures than the source's."""
    return Fault("name-number", ours, theirs, {}, Suggestion(ours.text))


def _changed(ours: Span, theirs: Span) -> Fault:
    facts = {"source_value": ours.text, "target_value": theirs.text, "source_value_zh": ours.text}
    return Fault("changed", ours, theirs, facts, Suggestion(ours.text))


def _told_by(score: Fault, fault: Fault) -> bool:
    """Whether the fault is of a number of the score, of either text."""
    if fault.target is None:
        return _inside(fault.source, score.source)
    return _inside(fault.target, score.target)


def _inside(span: Span | None, other: Span | None) -> bool:
    """Whether the one begins within the other."""
    return span is not None and other is not None and other.start <= span.start < other.end
