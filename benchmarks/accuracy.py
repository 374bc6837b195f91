"""Accuracy of the number rules over the development corpus, table by table.

``--only`` chooses the tables, ``--misses N`` prints what was missed or falsely flagged in each, ``--sample N`` prints
findings of the daily files to be read. Of the files that are held back (``--held``) only counts are printed.
"""

from __future__ import annotations

import argparse
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import corpus
from benchmarks.tables import heading, share, table
from summarycheck.engine import Checker
from summarycheck.model import RANK, Finding, Record, Role, Span, Text
from summarycheck.readers import read
from summarycheck.reporters.excerpt import excerpt, harmless

FIELDS = ("task", "tldr", "motivation", "method", "result", "conclusion")
FIRST_HELD = "2025-06-12"
Spot = tuple[int, int]


class Case(NamedTuple):
    """A record, the place in its target that is spoken of, and what kind of case it is."""

    group: str
    kind: str
    record: Record
    spots: tuple[Spot, ...] = ()
    source_spots: tuple[Spot, ...] = ()
    field: str = ""


class Outcome(NamedTuple):
    case: Case
    findings: tuple[Finding, ...]

    def flagged(self, level: str = "info") -> bool:
        """A finding as grave as this, anywhere."""
        return any(RANK[finding.severity] >= RANK[level] for finding in self.findings)

    def at_span(self, level: str = "info", source: bool = False) -> bool:
        """A finding as grave as this that overlaps the place, or (``source``) that of the source."""
        return any(
            RANK[finding.severity] >= RANK[level]
            and (
                _touches(finding.target, self.case.spots)
                or (source and _touches(finding.source, self.case.source_spots))
            )
            for finding in self.findings
            if not self.case.field or finding.field == self.case.field
        )


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--only", action="append", choices=list(TABLES), help="only this table (again for more)"
    )
    parser.add_argument(
        "--misses", type=int, default=0, metavar="N", help="print N misses and false alarms each"
    )
    parser.add_argument(
        "--sample", type=int, default=0, metavar="N", help="print N number findings of daily-arxiv"
    )
    parser.add_argument("--held", action="store_true", help="daily-arxiv: the files held back; counts only")


def run(options: argparse.Namespace) -> None:
    """Prints the chosen tables."""
    folder = corpus.find(options.corpus)
    if folder is None:
        return
    for name, measure in TABLES.items():
        if not options.only or name in options.only:
            heading(name)
            try:
                measure(folder, options)
            except FileNotFoundError as error:
                print(f"Skipped: {error.filename} is not there.\n")


# ---- taxonomy ------------------------------------------------------------------------------------

CARRIERS = (
    ("{}.", "{}。"),
    ("In our setting, the authors note the following: {}.", "在我们的设定中，作者指出如下情况：{}。"),
    (
        "We study retrieval in depth. Here we have {}. Code is public.",
        "我们深入研究检索。这里我们有{}。代码已公开。",
    ),
    ("Training took 17 days. We report {}, as expected.", "训练耗时17天。我们报告了{}，符合预期。"),
)


def taxonomy(folder: Path, options: argparse.Namespace) -> None:
    """Each rendering in each carrier sentence: the wrong ones flagged at their span, the right ones not."""
    cases: list[Case] = []
    lines = (folder / "taxonomy.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for line in filter(None, lines):
        code, _, english, right, wrong = line.split("\t")
        for before, carrier in CARRIERS:
            source = before.format(english)
            at = before.index("{}")
            source_spot = ((at, at + len(english)),)
            for good in right.split("|"):
                cases.append(Case("right", code, _record(source, carrier.format(good))))
            start, end = _changed(wrong, right.split("|"))
            spot = (carrier.index("{}") + start, carrier.index("{}") + end)
            cases.append(Case("wrong", code, _record(source, carrier.format(wrong)), (spot,), source_spot))
    outcomes = _outcomes(cases)
    wrong_ones = [o for o in outcomes if o.case.group == "wrong"]
    right_ones = [o for o in outcomes if o.case.group == "right"]
    rows = [
        (
            "wrong, flagged at the span (source span for what is gone), any level",
            *_of(wrong_ones, _wrong_found),
        ),
        ("wrong, flagged anywhere, any level", *_of(wrong_ones, Outcome.flagged)),
        ("wrong, flagged anywhere, ≥ warning", *_of(wrong_ones, lambda o: o.flagged("warning"))),
        ("right, flagged, any level", *_of(right_ones, Outcome.flagged)),
        ("right, flagged, ≥ warning", *_of(right_ones, lambda o: o.flagged("warning"))),
    ]
    table(("taxonomy.tsv, in carrier sentences", "of", "rate [95%]"), rows)
    _show(options, "missed", [o for o in wrong_ones if not _wrong_found(o)])
    _show(options, "false alarm", [o for o in right_ones if o.flagged("warning")])


def _wrong_found(outcome: Outcome) -> bool:
    gone = [finding for finding in outcome.findings if finding.target is None]
    return outcome.at_span() or any(_touches(f.source, outcome.case.source_spots) for f in gone)


def _changed(wrong: str, right: Sequence[str]) -> Spot:
    """The part of the wrong rendering that is in no right one, a character around it, and its number if near."""
    spots = []
    for good in right:
        before = _common(wrong, good)
        after = _common(wrong[before:][::-1], good[before:][::-1])
        spots.append((max(0, before - 1), min(len(wrong), len(wrong) - after + 1)))
    start, end = min(spots, key=lambda spot: spot[1] - spot[0])
    number = re.search(r"\d[\d.]*", wrong[end - 1 : end + 5])
    if (
        not re.search(r"\d", wrong[start:end]) and number
    ):  # a bound, a direction: it is quoted with its number
        end += number.end() - 1
    return start, end


def _common(a: str, b: str) -> int:
    """How many characters both begin with."""
    return next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


# ---- labelled files ------------------------------------------------------------------------------


def number_errors(folder: Path, options: argparse.Namespace) -> None:
    """Natural errors flagged at their span; look-alikes and matters of style not flagged as errors."""
    cases = []
    for row in corpus.rows(folder / "number_errors.jsonl"):
        record = _record(row["source"], row["translation"], identity=row["id"])
        spots = _places(row["translation"], row["zh"])
        cases.append(Case(row["verdict"], row["kind"], record, spots, _places(row["source"], row["en"])))
    outcomes = _outcomes(cases)
    errors = [o for o in outcomes if o.case.group == "error"]
    tame = [o for o in outcomes if o.case.group in ("false_alarm", "style")]
    rows = [
        ("error: ≥ warning at the Chinese span", *_of(errors, lambda o: o.at_span("warning"))),
        (
            "error: ≥ warning at the Chinese or English span",
            *_of(errors, lambda o: o.at_span("warning", True)),
        ),
        ("false alarm or style: `error` at the span", *_of(tame, lambda o: o.at_span("error"))),
    ]
    table(("number_errors.jsonl", "of", "rate [95%]"), rows)
    _show(options, "missed", [o for o in errors if not o.at_span("warning")])
    _show(options, "false alarm", [o for o in tame if o.at_span("error")])


def mlqe(folder: Path, options: argparse.Namespace) -> None:
    """Machine translations of Wikipedia: those with a wrong number flagged, those without not."""
    cases = []
    for row in corpus.rows(folder / "mlqe_numbers.jsonl"):
        wrong_side = row.get("wrong_side")
        if row.get("verdict") == "error" and wrong_side in ("mt", "both"):
            cases.append(
                Case("error", row.get("error_kind", ""), _record(row["src"], row["mt"], identity=row["id"]))
            )
        elif not row["pe_changed_number"] and row.get("verdict") not in ("error", "unclear"):
            cases.append(Case("same", "", _record(row["src"], row["mt"], identity=row["id"])))
    outcomes = _outcomes(cases)
    errors = [o for o in outcomes if o.case.group == "error"]
    same = [o for o in outcomes if o.case.group == "same"]
    by_any = _outcomes((outcome.case for outcome in errors), Checker())
    rows = [
        ("error in the machine translation: flagged, any level", *_of(errors, Outcome.flagged)),
        ("… by any of all rules", *_of(by_any, Outcome.flagged)),
        ("error in the machine translation: ≥ warning", *_of(errors, lambda o: o.flagged("warning"))),
        ("no number changed by the editor: ≥ warning", *_of(same, lambda o: o.flagged("warning"))),
    ]
    table(("mlqe_numbers.jsonl", "of", "rate [95%]"), rows)
    _show(options, "missed", [o for o in errors if not o.flagged("warning")])
    _show(options, "false alarm", [o for o in same if o.flagged("warning")])


def wmt(folder: Path, options: argparse.Namespace) -> None:
    """Professional translations of news: hardly any is wrong."""
    outcomes = _outcomes(
        Case("human", "", _record(row["source"], row["translation"], identity=row["id"]))
        for row in corpus.rows(folder / "wmt_references.jsonl.gz")
    )
    rows = [
        ("pairs with a number finding ≥ warning", *_of(outcomes, lambda o: o.flagged("warning"))),
        ("pairs with a number finding of severity error", *_of(outcomes, lambda o: o.flagged("error"))),
    ]
    table(("wmt_references.jsonl.gz", "of", "rate [95%]"), rows)
    _show(options, "false alarm", [o for o in outcomes if o.flagged("warning")])


_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def digits(folder: Path, options: argparse.Namespace) -> None:
    """What a comparer of digits makes of the same texts: the numbers in digits must be the same on both sides."""
    renderings: dict[str, list[bool]] = {"right": [], "wrong": []}
    for line in filter(None, (folder / "taxonomy.tsv").read_text(encoding="utf-8").splitlines()[1:]):
        _, _, english, right, wrong = line.split("\t")
        renderings["right"] += (_digits_differ(english, good) for good in right.split("|"))
        renderings["wrong"].append(_digits_differ(english, wrong))
    pairs = [
        _digits_differ(row["source"], row["translation"])
        for row in corpus.rows(folder / "wmt_references.jsonl.gz")
    ]
    errors = [
        _digits_differ(row["source"], row["translation"])
        for row in corpus.rows(folder / "number_errors.jsonl")
        if row["verdict"] == "error"
    ]
    rows = [
        ("taxonomy.tsv: wrong renderings flagged", *_of(renderings["wrong"], bool)),
        ("taxonomy.tsv: right renderings flagged", *_of(renderings["right"], bool)),
        ("number_errors.jsonl: records with an error flagged", *_of(errors, bool)),
        ("wmt_references.jsonl.gz: pairs flagged", *_of(pairs, bool)),
    ]
    table(("a comparer of digits", "of", "rate [95%]"), rows)


def _digits_differ(source: str, target: str) -> bool:
    ours, theirs = (sorted(n.replace(",", "") for n in _DIGITS.findall(text)) for text in (source, target))
    return ours != theirs


def labels(folder: Path, options: argparse.Namespace) -> None:
    """Summaries of abstracts, labelled by reading: errors found at their span, hard negatives left alone."""
    records = {
        (row["file"], row["line"]): _daily(row["record"])
        for row in corpus.rows(folder / "labels" / "records.jsonl.gz")
    }
    cases, lost = [], 0
    for row in corpus.rows(folder / "labels" / "numbers.jsonl"):
        record = records[row["file"], row["line"]]
        text = next((target.text for target in record.targets if target.field == row["field"]), "")
        spots = _places(text, row["zh"])
        lost += not spots
        group = row.get("severity") or "ok"
        english = _places(record.source.text, row.get("en"))
        cases.append(Case(group, row["type"], record, spots, english, row["field"]))
    outcomes = _outcomes(cases)
    groups = {name: [o for o in outcomes if o.case.group == name] for name in ("major", "minor", "ok")}
    rows = [
        ("major: found at the span, any level", *_of(groups["major"], Outcome.at_span)),
        ("major: ≥ warning", *_of(groups["major"], lambda o: o.at_span("warning"))),
        ("minor: found at the span, any level", *_of(groups["minor"], Outcome.at_span)),
        ("hard negatives: ≥ warning at the span", *_of(groups["ok"], lambda o: o.at_span("warning"))),
    ]
    table(("labels/numbers.jsonl", "of", "rate [95%]"), rows)
    if lost:
        print(f"{lost} labels quote Chinese that is not in their field; they count as not found.\n")
    kinds = sorted({(o.case.group, o.case.kind) for o in outcomes})
    by_kind = []
    for group, kind in kinds:
        some = [o for o in outcomes if (o.case.group, o.case.kind) == (group, kind)]
        level = "warning" if group == "ok" else "info"
        by_kind.append((f"{group}: {kind}", len(some), sum(o.at_span(level) for o in some)))
    table(("label: type", "n", "flagged"), by_kind)
    for group in ("major", "minor"):
        _show(options, f"missed, {group}", [o for o in groups[group] if not o.at_span()])
    _show(options, "false alarm", [o for o in groups["ok"] if o.at_span("warning")])


# ---- the daily files -----------------------------------------------------------------------------


def daily(folder: Path, options: argparse.Namespace) -> None:
    """How often each rule finds something, for 1000 records."""
    every = sorted((folder / "daily-arxiv").glob("*.jsonl.gz"))
    files = [file for file in every if (file.name >= FIRST_HELD) == options.held]
    records = (item for item in read(map(str, files)) if isinstance(item, Record))
    counts: Counter[tuple[str, str]] = Counter()
    touched: Counter[str] = Counter()
    kept: list[Outcome] = []
    total = 0
    for report in corpus.number_checker().check_many(records, jobs=os.cpu_count() or 1):
        total += 1
        counts.update((finding.rule, finding.severity) for finding in report.findings)
        touched.update({finding.severity for finding in report.findings})
        if not options.held:
            grave = [finding for finding in report.findings if RANK[finding.severity] >= RANK["warning"]]
            kept += [Outcome(Case("daily", finding.rule, report.record), (finding,)) for finding in grave]
    which = "held back" if options.held else "for development"
    rows = [
        (rule, severity, count, f"{1000 * count / max(1, total):.1f}")
        for (rule, severity), count in sorted(counts.items(), key=lambda item: -item[1])
    ]
    table(
        (f"daily-arxiv, {which} ({len(files)} files, {total} records)", "severity", "findings", "for 1000"),
        rows,
    )
    table(
        ("records with a finding of", "of", "rate [95%]"),
        ((severity, total, share(touched[severity], total)) for severity in ("error", "warning", "info")),
    )
    kept.sort(key=lambda o: corpus.draw(o.case.record.id, o.case.kind, str(o.findings[0].target)))
    for outcome in kept[: options.sample]:
        _print(outcome)


TABLES: Mapping[str, Callable[[Path, argparse.Namespace], None]] = {
    "taxonomy": taxonomy,
    "number-errors": number_errors,
    "mlqe": mlqe,
    "wmt": wmt,
    "digits": digits,
    "labels": labels,
    "daily": daily,
}


# ---- records -------------------------------------------------------------------------------------


def _record(source: str, target: str, role: Role = "translation", identity: str = "") -> Record:
    return Record(Text(source, "source", "source"), (Text(target, role, role),), identity)


def _daily(row: dict[str, Any]) -> Record:
    """A record of the daily files."""
    said = row.get("AI") or {}
    targets = tuple(
        Text(said[field], "summary", field) for field in FIELDS if isinstance(said.get(field), str)
    )
    return Record(Text(row["summary"], "source", "summary"), targets, row["id"])


def _places(text: str, quotes: str | Iterable[str] | None) -> tuple[Spot, ...]:
    """Everywhere that one of the quotes stands."""
    found = []
    for quote in (quotes,) if isinstance(quotes, str) else quotes or ():
        start = text.find(quote) if quote else -1
        while start >= 0:
            found.append((start, start + len(quote)))
            start = text.find(quote, start + 1)
    return tuple(found)


def _touches(span: Span | None, spots: Iterable[Spot]) -> bool:
    return span is not None and any(
        span.start < end and start < max(span.end, span.start + 1) for start, end in spots
    )


def _outcomes(cases: Iterable[Case], checker: Checker | None = None) -> list[Outcome]:
    items = list(cases)
    checker = checker or corpus.number_checker()
    reports = checker.check_many((case.record for case in items), jobs=os.cpu_count() or 1)
    return [Outcome(case, report.findings) for case, report in zip(items, reports, strict=True)]


def _of(outcomes: Sequence[Any], test: Callable[[Any], bool]) -> tuple[str, str]:
    hits = sum(map(test, outcomes))
    return f"{hits}/{len(outcomes)}", share(hits, len(outcomes))


# ---- misses --------------------------------------------------------------------------------------


def _show(options: argparse.Namespace, what: str, outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes[: options.misses]:
        print(f"- {what}")
        _print(outcome)
    if options.misses and outcomes:
        print(f"({what}: {len(outcomes)})\n")


def _print(outcome: Outcome) -> None:
    case = outcome.case
    record = case.record
    target = next(
        (text for text in record.targets if text.field == (case.field or _field(outcome))), record.targets[0]
    )
    source_spots = case.source_spots or _spots(finding.source for finding in outcome.findings)
    spots = case.spots or _spots(finding.target for finding in outcome.findings)
    print(f"  {case.kind} {record.id} {case.field}".rstrip())
    print("  - zh: " + _around(target.text, spots))
    print("  - en: " + _around(record.source.text, source_spots))
    for finding in outcome.findings:
        if not case.field or finding.field == case.field:
            quotes = " / ".join(
                harmless(repr(span.text)) for span in (finding.source, finding.target) if span
            )
            print(f"  - found: {finding.rule} ({finding.severity}) {quotes}")


def _field(outcome: Outcome) -> str:
    return next((finding.field for finding in outcome.findings), "")


def _spots(spans: Iterable[Span | None]) -> tuple[Spot, ...]:
    return tuple((span.start, span.end) for span in spans if span is not None)


def _around(text: str, spots: Iterator[Spot] | Sequence[Spot]) -> str:
    start, end = next(iter(spots), (0, min(len(text), 200)))
    before, evidence, after = excerpt(text, Span(text[start:end], start, end), 160)
    return f"{before}⟦{evidence}⟧{after}"
