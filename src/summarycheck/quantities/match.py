"""Which target quantity answers to which source quantity, and what is left over or turned.

Assignment (``assign``) runs from the certain to the doubtful: the ``same`` values first, the ``ends`` of ranges, then what
is told ``anew``, in another form or rounded. Numbers left over are explained by several (``derive``) or laid to the source
number they may have been (``accuse``); source numbers left over are lost (``lost``). Last, what stands around agreeing
numbers is compared.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import starmap

import msgspec

from summarycheck.model import Link, Quantity, Suggestion
from summarycheck.quantities import formulas, garble, repair
from summarycheck.quantities.apart import Apart, misnamed, unless_told
from summarycheck.quantities.around import context
from summarycheck.quantities.comparing import bearing
from summarycheck.quantities.faults import Fault, span_of
from summarycheck.quantities.matching.accuse import Accuser
from summarycheck.quantities.matching.anew import Anew
from summarycheck.quantities.matching.assign import Assignment
from summarycheck.quantities.matching.ends import Ends
from summarycheck.quantities.matching.lost import Lost
from summarycheck.quantities.matching.same import Same
from summarycheck.quantities.renamed import Renamed, broken_words, lost_names
from summarycheck.quantities.scan import names
from summarycheck.quantities.scan.powers import FLAT_POWER


class Matching(msgspec.Struct, frozen=True):
    links: tuple[Link, ...]
    faults: tuple[Fault, ...]


def match(
    source: str, target: str, read_source: Callable[[], list[Quantity]], theirs: list[Quantity], role: str
) -> Matching:
    """Match the quantities ``theirs`` of the Chinese ``target`` to those of the English ``source``.

    The source is read only where the target's numbers are to be laid beside its own.
    """
    # Abstracts are wrapped: a line break is a blank to every look around a number, and as long as one.
    source = source.replace("\n", " ")
    apart, garbles = Apart(source, target, role), garble.find(source, target)
    gaps = apart.gaps()
    ours = read_source() if role == "translation" else []
    formal = "$" in target or "^" in target or formulas.states(target)
    if not theirs and not ours and not formal:
        told = [*(Fault("garbled", None, span) for span in garbles), *gaps]
        told += apart.labels(told[: len(garbles)])
        told += apart.marks(told)
        return Matching((), (*told, *apart.closed_sets()))
    if role == "summary" and not garbles and _copied(source, theirs):
        faults = [*gaps, *apart.complexities()]
        faults += apart.formulas(faults)
        faults += apart.labels(faults)
        return Matching((), (*faults, *apart.closed_sets()))
    if theirs and role == "summary":
        ours = read_source()
    given = Assignment(source, target, ours, theirs, garbles, role)
    Same(given).answer()
    Ends(given).answer()
    unanswered = Anew(given).answer()
    accuser = Accuser(given)
    if unanswered:
        accuser.explain_or_accuse(unanswered)
    accuser.accuse_garbles()
    accuser.faults += gaps
    lost = Lost(accuser)
    lost.reclaim()
    lost.unborrow()
    if role == "summary":
        accuser.accuse_misreckoned()
    if role == "translation":
        lost.reunite()
        lost.missing()
    accuser.faults += apart.marks(accuser.faults)
    _names(given, apart, accuser.faults)
    _look_around(given, accuser.faults)
    accuser.faults += apart.formulas(accuser.faults)
    accuser.faults = unless_told(accuser.faults, apart.labels(accuser.faults))
    accuser.faults += apart.closed_sets(accuser.faults)
    return Matching(tuple(given.links.values()), tuple(apart.with_scores(accuser.faults)))


def _copied(source: str, theirs: list[Quantity]) -> bool:
    """Whether all these are names, and in the source to the letter."""
    return all(
        quantity.kind == "size" or (quantity.kind == "name" and names.stands(quantity.text, source))
        for quantity in theirs
    )


def _names(given: Assignment, apart: Apart, faults: list[Fault]) -> None:
    source, target, ours, theirs = given.source, given.target, given.our_names, given.their_names
    renamed = Renamed(source, target, ours, theirs)
    faults += starmap(misnamed, renamed.altered())
    faults += apart.complexities()
    if given.role == "translation":
        faults += starmap(misnamed, renamed.supplanted())
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
        if bearing.counted_off(given.source, given.target, link.sources[0], link.target) or (
            link.how == "same"
            and (
                bearing.unit_lost(given.target, link.sources[0], link.target)
                or bearing.speed_lost(given.target, link.sources[0], link.target)
            )
        ):
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
