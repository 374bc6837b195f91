"""The repairs of a file, in rounds: those of its records, as far as the file reads as it should with them."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

import msgspec

from summarycheck.engine import Checker
from summarycheck.model import Finding, Problem, Record, Report, Suppressed
from summarycheck.readers import Fields, read_stream
from summarycheck.readers.place import rewritten
from summarycheck.repairs.drafts import Check, Draft, again, drafted, refusing, repairable
from summarycheck.repairs.mending import DAMAGED, Dropped, Mending
from summarycheck.repairs.packing import DAMAGE, decoded, encoded, packed_like, unpacked

_ROUNDS = 8  # so many repairs never met in one place
# What is in these bytes, read as the file that they are of.
Reading = Callable[[bytes], Iterable[Record | Problem]]


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
    pending = [Draft(report) for report in reports]
    try:
        before = after = decoded(unpacked(content))
    except DAMAGE:
        findings = [finding for draft in pending for finding in draft.report.findings]
        lost = tuple(Dropped(finding, DAMAGED) for finding in findings if repairable(finding, unsafe))
        return Mending(path, content, content, dropped=lost, left=tuple(findings))
    made: list[Finding] = []
    done: list[Draft] = []
    for _ in range(_ROUNDS):
        drafts = [drafted(draft, path, check, unsafe) for draft in pending]
        changing = [draft for draft in drafts if draft.steps]
        kept, after = _kept(after, changing, reading)
        moving = {id(draft) for draft, _ in kept}
        done += (refusing(draft) for draft in drafts if id(draft) not in moving)
        made += (step.finding for draft, _ in kept for step in draft.steps)
        pending = [again(draft, record, check) for draft, record in kept]
        if not pending:
            break
    done += pending
    dropped = tuple(each for draft in done for each in draft.dropped.values())
    left = tuple(finding for draft in done for finding in draft.report.findings)
    raw = content if after == before else packed_like(content, after)
    return Mending(path, content, raw, tuple(made), dropped, left)


def _kept(text: str, drafts: Sequence[Draft], reading: Reading) -> tuple[list[tuple[Draft, Record]], str]:
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


def _as_wanted(text: str, after: str, drafts: Iterable[Draft], reading: Reading) -> list[Record] | None:
    """The drafts' records as they are read after the edits; None unless everything else reads as before."""
    records: list[Record] = []
    waiting = iter(drafts)
    draft = next(waiting, None)
    for old, new in zip_longest(reading(encoded(text)), reading(encoded(after))):
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
