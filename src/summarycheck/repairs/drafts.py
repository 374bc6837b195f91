"""The repairs of one record: which of them hold together, and why the others do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from summarycheck.model import RANK, Edit, Finding, Record, Report, Suppressed, Text
from summarycheck.repairs.mending import Dropped
from summarycheck.reporters.regions import text_of

APART = "a tag, a line end or the file's own form is in its way"
STAYS = "the finding would stay"
BRINGS = "it would bring {}"
MISREAD = "the file would be read in another way"
Check = Callable[[Record], Report]


def repairable(finding: Finding, unsafe: bool = False) -> bool:
    """True when the finding comes with a repair that is wanted."""
    repair = finding.suggestion
    if repair is None or finding.target is None or repair.text == finding.target.text:
        return False
    return repair.safe or unsafe


class _Step(NamedTuple):
    """One repair: which of the record's targets it is in, and how it is written in the file."""

    finding: Finding
    target: int
    edit: Edit

    @property
    def change(self) -> tuple[int, int, str]:
        """Start, end and new text, in the target."""
        finding = self.finding
        assert finding.target is not None
        assert finding.suggestion is not None
        return finding.target.start, finding.target.end, finding.suggestion.text


_Same = tuple[str, int, str, str]  # what makes repairs one: the rule, the text, the old and the new words


class _Key(NamedTuple):
    """What makes a finding the same before and after: its rule, and where its evidence is."""

    rule: str
    text: object
    source: tuple[int, int] | None
    target: tuple[int, int] | None

    def meets(self, other: _Key) -> bool:
        """True for the same rule about some of the same characters of a target."""
        if self[:2] != other[:2] or self.target is None or other.target is None:
            return False
        return self.target[0] < other.target[1] and other.target[0] < self.target[1]


class Draft(msgspec.Struct, frozen=True):
    """A record on its way: its report, the steps of this round, what the record says and has after them."""

    report: Report
    steps: tuple[_Step, ...] = ()
    record: Record | None = None
    suppressed: Mapping[_Key, Suppressed] = {}
    dropped: Mapping[_Same, Dropped] = {}


def drafted(draft: Draft, path: str, check: Check, unsafe: bool) -> Draft:
    """With the steps that hold together: all that do not overlap, else those that can be added one after another."""
    dropped = dict(draft.dropped)
    steps: list[_Step] = []
    for finding in sorted(draft.report.findings, key=_first):
        target = _target(finding, draft.report)
        if not repairable(finding, unsafe) or target is None or _same(finding, target) in dropped:
            continue
        edit = _edit(finding, draft.report.record.targets[target], path)
        if edit is None:
            dropped[_same(finding, target)] = Dropped(finding, APART)
        elif not any(_overlap(_Step(finding, target, edit), other) for other in steps):
            steps.append(_Step(finding, target, edit))
    found, _ = _attempt(draft, steps, check) if steps else (None, "")
    if found is None:
        held: list[_Step] = []
        for same in dict.fromkeys(_same(step.finding, step.target) for step in steps):
            more = [step for step in steps if _same(step.finding, step.target) == same]
            attempted, why = _attempt(draft, [*held, *more], check)
            if attempted is None:
                dropped[same] = Dropped(more[0].finding, why)
            else:
                found, held = attempted, [*held, *more]
    return msgspec.structs.replace(found or draft, dropped=dropped)


def _attempt(draft: Draft, steps: Sequence[_Step], check: Check) -> tuple[Draft | None, str]:
    """The draft with these steps, or why they do not hold."""
    before = draft.report
    repaired = {id(step.finding) for step in steps}
    changes = [
        sorted({step.change for step in steps if step.target == target})
        for target in range(len(before.record.targets))
    ]
    targets = (
        Text(_spliced(text.text, change), text.role, text.field) if change else text
        for text, change in zip(before.record.targets, changes, strict=True)
    )
    record = msgspec.structs.replace(before.record, targets=tuple(targets))
    expected = {_key(each, before, changes): each for each in before.findings if id(each) not in repaired}
    suppressed = {_key(each.finding, before, changes): each for each in before.suppressed}
    mended = [_key(step.finding, before, changes) for step in steps]
    after = check(record)
    found = {_key(finding, after): finding for finding in after.findings}
    gone = [finding for key, finding in expected.items() if key not in found]
    for key, finding in found.items():
        known = key in expected or key in suppressed
        if not known and not any(_takes_place_of(finding, other) for other in gone):
            stays = any(key.meets(each) for each in mended)
            return None, STAYS if stays else BRINGS.format(finding.rule)
    return Draft(before, tuple(steps), record, suppressed), ""


def again(draft: Draft, record: Record, check: Check) -> Draft:
    """The record as it is read after the round, checked; what was suppressed still is."""
    found = check(record)
    counting: list[Finding] = []
    apart: list[Suppressed] = []
    for finding in found.findings:
        known = draft.suppressed.get(_key(finding, found))
        if known is None:
            counting.append(finding)
        else:
            apart.append(msgspec.structs.replace(known, finding=finding))
    report = msgspec.structs.replace(found, findings=tuple(counting), suppressed=tuple(apart))
    return Draft(report, dropped=draft.dropped)


def refusing(draft: Draft) -> Draft:
    """The draft without its steps, which the file does not take."""
    lost = {_same(step.finding, step.target): Dropped(step.finding, MISREAD) for step in draft.steps}
    return Draft(draft.report, dropped={**draft.dropped, **lost})


def _first(finding: Finding) -> tuple[object, ...]:
    """The order in which repairs have the say: the safe, the grave, the earlier, the longer one first."""
    start, end = (finding.target.start, finding.target.end) if finding.target else (0, 0)
    safe = finding.suggestion is not None and finding.suggestion.safe
    return not safe, -RANK[finding.severity], start, -end, finding.rule


def _same(finding: Finding, target: int) -> _Same:
    old, new = finding.target, finding.suggestion
    return finding.rule, target, old.text if old else "", new.text if new else ""


def _target(finding: Finding, report: Report) -> int | None:
    """Which of the targets holds the evidence."""
    holding = text_of(finding, report)
    return next((n for n, text in enumerate(report.record.targets) if text is holding), None)


def _edit(finding: Finding, text: Text, path: str) -> Edit | None:
    if text.place is None or text.place.path != path or finding.target is None or finding.suggestion is None:
        return None
    return text.place.edit(finding.target.start, finding.target.end, finding.suggestion.text)


def _overlap(one: _Step, other: _Step) -> bool:
    """True for two that change the same characters in two ways, or stand at one point."""
    if one.target != other.target or one.change == other.change:
        return False
    (start, end, _), (begin, stop, _) = one.change, other.change
    return (start < stop and begin < end) or start == begin


def _spliced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    at = 0
    for start, end, new in changes:
        parts += (text[at:start], new)
        at = end
    return "".join(parts) + text[at:]


def _takes_place_of(finding: Finding, gone: Finding) -> bool:
    """True for less of the same: a claim that was missing now only lacks its figure."""
    if finding.source is None or gone.source is None or finding.category != gone.category:
        return False
    same = finding.source.start < gone.source.end and gone.source.start < finding.source.end
    return same and finding.role == gone.role and RANK[finding.severity] <= RANK[gone.severity]


def _key(finding: Finding, report: Report, changes: Sequence[Sequence[tuple[int, int, str]]] = ()) -> _Key:
    """The finding's rule and evidence, where that is after the changes, if any, of each target."""
    source = (finding.source.start, finding.source.end) if finding.source else None
    target = _target(finding, report)
    if target is None or finding.target is None:
        return _Key(finding.rule, (finding.role, finding.field), source, None)
    made = changes[target] if changes else ()
    start, end = _moved(finding.target.start, made, False), _moved(finding.target.end, made, True)
    return _Key(finding.rule, target, source, (start, end))


def _moved(offset: int, changes: Iterable[tuple[int, int, str]], is_end: bool) -> int:
    """Where a beginning or an end is after the changes; inside one, at the beginning or end of the new text."""
    shift = 0
    for start, end, new in changes:
        if end <= offset:
            shift += len(new) - (end - start)
        elif start < offset:
            return start + shift + (len(new) if is_end else 0)
    return offset + shift
