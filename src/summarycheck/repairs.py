"""Repairs, made in the files: each at its exact place, proven before anything is replaced.

A repair is a finding whose suggestion is put in the place of its evidence. Those of a file are made in rounds: of
repairs that overlap one, the others (if they are still wanted then) in the next. A round counts as far as it holds:
the record, checked again, has lost these findings and gained none; and the file, read again, says what it said but
for these edits.
"""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import unified_diff
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import msgspec

from summarycheck.engine import Checker
from summarycheck.model import RANK, Edit, Finding, Problem, Record, Report, Suppressed, Text
from summarycheck.readers import Fields, read_stream
from summarycheck.readers.place import rewritten
from summarycheck.reporters.regions import text_of

_ROUNDS = 8  # so many repairs never met in one place
_GZIP = b"\x1f\x8b"
_DAMAGE = (OSError, EOFError, zlib.error)
_CONTEXT = 1  # lines of a diff around a change; a line of JSONL is a whole paper

APART = "a tag, a line end or the file's own form is in its way"
STAYS = "the finding would stay"
BRINGS = "it would bring {}"
MISREAD = "the file would be read in another way"
DAMAGED = "the gzip data is damaged"

# What is in these bytes, read as the file that they are of.
Reading = Callable[[bytes], Iterable[Record | Problem]]
Check = Callable[[Record], Report]


class Dropped(msgspec.Struct, frozen=True):
    """A repair that is not made, and why."""

    finding: Finding
    why: str


class Mending(msgspec.Struct, frozen=True):
    """What repairs make of a file: its bytes before and after (packed, if it is), and what was done.

    ``made`` are the findings that are repaired, each with its place at the time; ``left`` are those that remain.
    """

    path: str
    before: bytes
    after: bytes
    made: tuple[Finding, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    left: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def text(self) -> str:
        """The repaired text, unpacked; damaged gzip as it is."""
        try:
            return _decoded(_unpacked(self.after))
        except _DAMAGE:
            return _decoded(self.after)

    def diff(self) -> str:
        """The change as a unified diff of the unpacked text; empty without repairs."""
        if not self.made:
            return ""
        before, after = (_decoded(_unpacked(side)) for side in (self.before, self.after))
        old, new = (f"{side}/{self.path.lstrip('/')}" for side in "ab")
        lines = unified_diff(_lines(before), _lines(after), old, new, n=_CONTEXT)
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
        )

    def write(self) -> None:
        """Puts the repaired bytes in the place of the file's, all at once; its permissions stay.

        Raises ``Stale`` when the file is not what it was, ``OSError`` when it cannot be replaced.
        """
        if not self.made:
            return
        final = Path(os.path.realpath(self.path))
        temporary = final.with_name(f".{final.name}.{os.getpid()}.tmp")
        try:
            temporary.write_bytes(self.after)
            temporary.chmod(final.stat().st_mode & 0o7777)
            if final.read_bytes() != self.before:
                raise Stale(self.path)
            temporary.replace(final)
        finally:
            temporary.unlink(missing_ok=True)


class Stale(Exception):
    """Someone else has changed the file since it was read."""

    what = "the file has changed since it was read; it is left as it is"


def repair(
    path: str | os.PathLike[str],
    *,
    checker: Checker | None = None,
    unsafe: bool = False,
    write: bool = False,
    input_format: str | None = None,
    fields: Fields | None = None,
) -> Mending:
    """The repairs of one file: the safe ones, or all; ``write`` puts them into it. Waivers in the data hold.

    What cannot be read in it is told in ``problems``. Raises ``OSError`` and ``Stale``.
    """
    path = os.fspath(path)
    checker = checker or Checker()

    def reading(content: bytes) -> Iterator[Record | Problem]:
        return read_stream(path, io.BytesIO(content), input_format=input_format, fields=fields)

    content = Path(path).read_bytes()
    items = list(reading(content))
    reports = [_but_waived(checker.check(item)) for item in items if isinstance(item, Record)]
    mending = mended(path, content, reports, reading, checker.check, unsafe=unsafe)
    problems = tuple(item for item in items if isinstance(item, Problem))
    mending = msgspec.structs.replace(mending, problems=problems)
    if write:
        mending.write()
    return mending


def _but_waived(report: Report) -> Report:
    """The report with what is waived in the data set apart."""
    waivers = {waiver.rule: waiver for waiver in report.record.waivers}
    apart = tuple(
        Suppressed(finding, "waiver", waiver.reason, waiver.path, waiver.line)
        for finding in report.findings
        if (waiver := waivers.get(finding.rule)) is not None
    )
    counting = tuple(finding for finding in report.findings if finding.rule not in waivers)
    return msgspec.structs.replace(report, findings=counting, suppressed=apart)


def repairable(finding: Finding, unsafe: bool = False) -> bool:
    """True when the finding comes with a repair that is wanted."""
    repair = finding.suggestion
    if repair is None or finding.target is None or repair.text == finding.target.text:
        return False
    return repair.safe or unsafe


def mended(
    path: str,
    content: bytes,
    reports: Iterable[Report],
    reading: Reading,
    check: Check,
    *,
    unsafe: bool = False,
) -> Mending:
    """What the repairs of these reports make of the file with this content.

    The reports are those that ``check`` gives of records that ``reading`` finds in it, in their order. What is
    suppressed in them is neither repaired nor counted as left.
    """
    pending = [_Draft(report) for report in reports]
    try:
        before = after = _decoded(_unpacked(content))
    except _DAMAGE:
        findings = [finding for draft in pending for finding in draft.report.findings]
        lost = tuple(Dropped(finding, DAMAGED) for finding in findings if repairable(finding, unsafe))
        return Mending(path, content, content, dropped=lost, left=tuple(findings))
    made: list[Finding] = []
    done: list[_Draft] = []
    for _ in range(_ROUNDS):
        drafts = [_drafted(draft, path, check, unsafe) for draft in pending]
        changing = [draft for draft in drafts if draft.steps]
        kept, after = _kept(after, changing, reading)
        moving = {id(draft) for draft, _ in kept}
        done += (_refusing(draft) for draft in drafts if id(draft) not in moving)
        made += (step.finding for draft, _ in kept for step in draft.steps)
        pending = [_again(draft, record, check) for draft, record in kept]
        if not pending:
            break
    done += pending
    dropped = tuple(each for draft in done for each in draft.dropped.values())
    left = tuple(finding for draft in done for finding in draft.report.findings)
    raw = content if after == before else _packed_like(content, after)
    return Mending(path, content, raw, tuple(made), dropped, left)


# ---- the repairs of a record -----------------------------------------------------------------------


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


class _Draft(msgspec.Struct, frozen=True):
    """A record on its way: its report, the steps of this round, what the record says and has after them."""

    report: Report
    steps: tuple[_Step, ...] = ()
    record: Record | None = None
    suppressed: Mapping[_Key, Suppressed] = {}
    dropped: Mapping[_Same, Dropped] = {}


def _drafted(draft: _Draft, path: str, check: Check, unsafe: bool) -> _Draft:
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


def _attempt(draft: _Draft, steps: Sequence[_Step], check: Check) -> tuple[_Draft | None, str]:
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
    return _Draft(before, tuple(steps), record, suppressed), ""


def _again(draft: _Draft, record: Record, check: Check) -> _Draft:
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
    return _Draft(report, dropped=draft.dropped)


def _refusing(draft: _Draft) -> _Draft:
    """The draft without its steps, which the file does not take."""
    lost = {_same(step.finding, step.target): Dropped(step.finding, MISREAD) for step in draft.steps}
    return _Draft(draft.report, dropped={**draft.dropped, **lost})


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


# ---- the file ----------------------------------------------------------------------------------------


def _kept(text: str, drafts: Sequence[_Draft], reading: Reading) -> tuple[list[tuple[_Draft, Record]], str]:
    """The drafts whose edits the file takes, each with its record as it is read then, and the text with them."""
    if not drafts:
        return [], text
    try:
        after = rewritten(text, {step.edit for draft in drafts for step in draft.steps})
        records = _as_wanted(text, after, drafts, reading)
    except ValueError:  # two of them are of the same characters of the file
        records = None
    if records is not None:
        return list(zip(drafts, records, strict=True)), after
    if len(drafts) == 1:
        return [], text
    # Some of them are in the way: the halves are tried apart, then what is left of the second on the first.
    half = len(drafts) // 2
    first, with_first = _kept(text, drafts[:half], reading)
    second, _ = _kept(text, drafts[half:], reading)
    both = [draft for draft, _ in (*first, *second)]
    if len(both) == len(drafts):
        return first, with_first
    together, after = _kept(text, both, reading)
    return together, after


def _as_wanted(text: str, after: str, drafts: Iterable[_Draft], reading: Reading) -> list[Record] | None:
    """The drafts' records as they are read after the edits; None unless everything else reads as before."""
    records: list[Record] = []
    waiting = iter(drafts)
    draft = next(waiting, None)
    for old, new in zip_longest(reading(_encoded(text)), reading(_encoded(after))):
        if draft is not None and draft.record is not None and old == draft.report.record:
            if not isinstance(new, Record) or _said(new) != _said(draft.record):
                return None
            records.append(new)
            draft = next(waiting, None)
        elif _said(old) != _said(new):
            return None
    return records if draft is None else None


def _said(item: Record | Problem | None) -> object:
    """All that an item says, but for where."""
    if isinstance(item, Record):
        texts = [(text.role, text.field, text.text) for text in (item.source, *item.targets)]
        waivers = [(waiver.rule, waiver.reason) for waiver in item.waivers]
        return item.id, item.title, item.doubts, texts, waivers
    return (item.what, item.hint) if isinstance(item, Problem) else None


def _unpacked(content: bytes) -> bytes:
    return gzip.decompress(content) if content.startswith(_GZIP) else content


def _packed_like(content: bytes, text: str) -> bytes:
    """The text as the file's bytes; packed as it was, under the name and time that its header has."""
    raw = _encoded(text)
    if not content.startswith(_GZIP):
        return raw
    named = content[3] == 8  # of all that a header may have, a name and nothing else
    name = content[10 : content.index(0, 10)].decode("latin-1") if named else ""
    packed = io.BytesIO()
    with gzip.GzipFile(name, "wb", fileobj=packed, mtime=int.from_bytes(content[4:8], "little")) as file:
        file.write(raw)
    return packed.getvalue()


def _decoded(content: bytes) -> str:
    """Text in which bytes that are no UTF-8 keep their places."""
    return content.decode("utf-8", "surrogateescape")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _lines(text: str) -> list[str]:
    return list(io.StringIO(text, newline="\n"))
