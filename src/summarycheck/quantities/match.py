"""Which target quantity answers to which source quantity, and what is left over or turned.

Assignment (``assign``) runs from the certain to the doubtful: equal values first, then changes of form and fair
rounding. Numbers left over are explained by several (``derive``) or laid to the source number they may have been
(``accuse``); source numbers left over are lost (``lost``). Last, what stands around agreeing numbers is compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, starmap
from typing import Literal

import msgspec

from summarycheck.model import Link, Quantity, Span, Suggestion
from summarycheck.quantities import (
    blanks,
    closed_sets,
    formulas,
    garble,
    labels,
    marks,
    repair,
    scores,
    series,
)
from summarycheck.quantities.around import context
from summarycheck.quantities.comparing import bearing
from summarycheck.quantities.faults import Fault, span_of
from summarycheck.quantities.matching.accuse import Accuser
from summarycheck.quantities.matching.assign import Assignment
from summarycheck.quantities.matching.lost import Lost
from summarycheck.quantities.renamed import Renamed, broken_words, lost_names
from summarycheck.quantities.scan import names
from summarycheck.quantities.scan.powers import FLAT_POWER

Role = Literal["translation", "summary"]
_LONE_MARK = re.compile(r"\s*(\d{1,3})[.、．]\s?(?=[^\d\s])")


class Matching(msgspec.Struct, frozen=True):
    links: tuple[Link, ...]
    faults: tuple[Fault, ...]


def match(source: str, target: str, ours: list[Quantity], theirs: list[Quantity], role: str) -> Matching:
    """Match the quantities ``theirs`` of the Chinese ``target`` to ``ours`` of the English ``source``."""
    garbles = garble.find(source, target)
    gaps = [Fault("blank", None, span) for span in blanks.find(source, target)]
    formal = formulas.states(target) or "$" in target or "^" in target
    if not theirs and (role == "summary" or not ours) and not formal:
        garbled = [Fault("garbled", None, span) for span in garbles]
        gaps += _mark(source, target)
        told = [*garbled, *gaps, *_labels(source, target, garbled)]
        told += _marks(source, target, role, told)
        return Matching((), (*told, *_of_closed_sets(source, target, role)))
    # Abstracts are wrapped: a line break is a blank to every look around a number, and as long as one.
    source = _unwrapped(source)
    if role == "summary" and not garbles and _copied(source, theirs):
        faults = [*gaps, *_mark(source, target), *_complexities(source, target)]
        faults += _formulas(source, target, faults)
        faults += _labels(source, target, faults)
        return Matching((), (*faults, *_of_closed_sets(source, target, role)))
    given = Assignment(source, target, ours, theirs, garbles, role)
    unanswered = given.run()
    accuser = Accuser(given)
    if unanswered:
        accuser.explain_or_accuse(unanswered)
    accuser.accuse_garbles()
    accuser.faults += [*gaps, *_mark(source, target)]
    lost = Lost(accuser)
    lost.reclaim()
    lost.unborrow()
    if role == "translation":
        lost.reunite()
        lost.missing()
    accuser.faults += _marks(source, target, role, accuser.faults)
    _names(given, accuser.faults)
    _look_around(given, accuser.faults)
    accuser.faults += _formulas(source, target, accuser.faults)
    accuser.faults = _unless_told(accuser.faults, _labels(source, target, accuser.faults))
    accuser.faults += _of_closed_sets(source, target, role, accuser.faults)
    accuser.faults = _with_scores(source, target, accuser.faults)
    return Matching(tuple(given.links.values()), tuple(accuser.faults))


# One and the same text each time, by which ``beside`` finds at once what it keeps of so many.
@lru_cache(maxsize=512)
def _unwrapped(source: str) -> str:
    return source.replace("\n", " ")


def needs_source(source: str, target: str, theirs: list[Quantity]) -> bool:
    """Whether the numbers of a summary are to be laid beside the source's at all.

    Not where it has none, nor where it has only names, all of them in the source to the letter.
    """
    return bool(theirs) and (not _copied(source, theirs) or bool(garble.find(source, target)))


def _copied(source: str, theirs: list[Quantity]) -> bool:
    """Whether all these are names, and in the source to the letter."""
    return all(
        quantity.kind == "size" or (quantity.kind == "name" and names.stands(quantity.text, source))
        for quantity in theirs
    )


def _mark(source: str, target: str) -> list[Fault]:
    """A lone list mark before the whole text (25. …) that the source does not have, or one that breaks a list."""
    if (misnumbered := marks.misnumbered(target)) is not None:
        return [Fault("invented", None, misnumbered)]
    mark = _LONE_MARK.match(target)
    if mark is None or mark[1] == "1" or mark[1] in source or f"{int(mark[1]) + 1}." in target:
        return []
    return [Fault("invented", None, Span(mark[1], mark.start(1), mark.end(1)))]


def _of_closed_sets(source: str, target: str, role: str, told: Sequence[Fault] = ()) -> list[Fault]:
    """Members of closed sets that changed; not the span of a rate whose number has been ``told`` to have another unit."""
    found = [Fault("weekday", ours, theirs) for ours, theirs in closed_sets.weekdays(source, target)]
    if role == "translation":
        rates = [fault.target.start for fault in told if fault.relation == "unit" and fault.target]
        for ours, theirs in closed_sets.others(source, target):
            if not any(abs(at - theirs.start) < _RATE_REACH for at in rates):
                found.append(Fault("changed", ours, theirs))
    return found


#: So far the span of a rate stands from its number.
_RATE_REACH = 16


_TOO_MANY = frozenset({"invented", "invented-count", "invented-things"})
#: Counts that no number of the source answers; what a label or name says of them says more.
_COUNTS = frozenset({"invented-count", "invented-things"})


def _with_scores(source: str, target: str, faults: list[Fault]) -> list[Fault]:
    """All of them, and scores that changed; of a score that did, no number is told as one too many besides."""
    told = [
        Fault(relation, ours, theirs, {"source_value": ours.text, "target_value": theirs.text})
        for relation, ours, theirs in scores.changed(source, target)
        if not any(_inside(fault, theirs) and fault.relation not in _TOO_MANY for fault in faults)
    ]
    spans = [fault.target for fault in told if fault.target]
    return [f for f in faults if not any(_inside(f, span) for span in spans)] + told


def _inside(fault: Fault, span: Span) -> bool:
    return fault.target is not None and span.start <= fault.target.start < span.end


def _formulas(source: str, target: str, faults: list[Fault]) -> list[Fault]:
    """Formulas with other figures than the source's; none of whose numbers is accused already."""
    places = [fault.target.start for fault in faults if fault.target]
    return [
        Fault("formula", ours, theirs, {}, Suggestion(ours.text))
        for ours, theirs in formulas.changed(source, target)
        if not any(theirs.start <= place < theirs.end for place in places)
    ]


def _complexities(source: str, target: str) -> list[Fault]:
    return [_misnamed(ours, theirs) for ours, theirs in formulas.complexities(source, target)]


def _misnamed(ours: Span, theirs: Span) -> Fault:
    return Fault("name-number", ours, theirs, {}, Suggestion(ours.text))


def _labels(source: str, target: str, faults: list[Fault]) -> list[Fault]:
    """Labels and numbers of series with other numbers than the source's, of which none is accused already."""
    places = {fault.target.start for fault in faults if fault.target and fault.relation not in _COUNTS}
    changed = []
    for ours, theirs in chain(
        labels.changed(source, target),
        labels.versions(source, target),
        labels.levels(source, target),
        series.changed(source, target),
    ):
        if theirs.start not in places:
            changed.append(_changed(ours, theirs))
    return changed


def _changed(ours: Span, theirs: Span) -> Fault:
    facts = {"source_value": ours.text, "target_value": theirs.text, "source_value_zh": ours.text}
    return Fault("changed", ours, theirs, facts, Suggestion(ours.text))


def _marks(source: str, target: str, role: str, faults: list[Fault]) -> list[Fault]:
    """Marks of a list that changed, or went in a translation, of which none is accused already."""
    accused = [fault.target for fault in faults if fault.target]
    told = []
    for ours, theirs in marks.changed(source, target):
        if theirs is None:
            if role == "translation":
                told.append(Fault("missing", ours, None, {"source_value": ours.text}))
        elif not any(span.start <= theirs.start < span.end for span in accused):
            told.append(_changed(ours, theirs))
    return told


def _unless_told(faults: list[Fault], told: list[Fault]) -> list[Fault]:
    """All of them, without the invented counts of whose number more is told."""
    places = {fault.target.start for fault in told if fault.target}
    return [
        *(f for f in faults if f.relation not in _COUNTS or f.target is None or f.target.start not in places),
        *told,
    ]


def _names(given: Assignment, faults: list[Fault]) -> None:
    source, target, ours, theirs = given.source, given.target, given.our_names, given.their_names
    renamed = Renamed(source, target, ours, theirs)
    faults += starmap(_misnamed, renamed.altered())
    faults += _complexities(source, target)
    if given.role == "translation":
        faults += starmap(_misnamed, renamed.supplanted())
        faults += [Fault("name-missing", name, None) for name in lost_names(target, ours)]
    for word, broken in broken_words(source, theirs):
        faults.append(Fault("garbled", word, broken, {"source_value": word.text}, Suggestion(word.text)))


def _look_around(given: Assignment, faults: list[Fault]) -> None:
    for link in given.links.values():
        if link.target.kind == "power" and _flat(link.target) and not _flat(link.sources[0]):
            fix = repair.plain(link.sources[0])
            suggestion = Suggestion(fix, True) if fix else None
            faults.append(Fault("garbled", span_of(link.sources[0]), span_of(link.target), {}, suggestion))
        if link.sources[0].unit == "F" and link.target.unit == "deg" and "华氏" not in given.target:
            # 51度 is read as Celsius
            faults.append(Fault("unit", span_of(link.sources[0]), span_of(link.target)))
        if bearing.counted_off(given.source, given.target, link.sources[0], link.target):
            faults.append(Fault("unit", span_of(link.sources[0]), span_of(link.target)))
        if "兆" in link.target.text and not link.target.unit and link.how == "same":
            fix = repair.render(link.sources[0], link.target)
            suggestion = Suggestion(fix.replace("兆", "万亿"), True) if fix else None
            faults.append(Fault("ambiguous", span_of(link.sources[0]), span_of(link.target), {}, suggestion))
    pairs = [
        (given.ours[owner], quantity)
        for quantity, owner in zip(given.theirs, given.owner, strict=True)
        if owner >= 0
    ]
    accused = {(fault.target.start, fault.target.end) for fault in faults if fault.target}
    pairs = [(a, b) for a, b in pairs if (b.start, b.end) not in accused]
    for relation, source, target, facts in context.examine(given.source, given.target, pairs, given.role):
        if relation == "swapped" and target and given.target[target.start - 1 : target.start] == "-":
            continue  # part of a name: Gemma 3-4B
        faults.append(Fault(relation, span_of(source), span_of(target), facts))


def _flat(power: Quantity) -> bool:
    """Whether a power lost its superscript (5.6x10-3)."""
    return FLAT_POWER.search(power.text) is not None
