"""Sentences lost, added and swapped between papers: planted in full translations, or natural (collapsed, abridged rows).

The translations are the held-out fifth: nothing of them taught the lexicon. ``--all`` takes all of them. Only findings
of at least ``warning`` count.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import corpus
from benchmarks.tables import heading, share, table
from summarycheck.engine import Checker
from summarycheck.model import Finding, Record, Span
from summarycheck.rules import load_rules, pick
from summarycheck.sentences import sentences
from summarycheck.training import held_out

GOOD = ("Lcollection", "CSQianDong")
_OMISSION = (
    "sentence-missing",
    "clause-missing",
    "translation-cut-off",
    "translation-collapsed",
    "translation-abridged",
)
_ADDITION = ("sentence-added", "sentence-repeated")
_MISMATCH = "paper-mismatched"
_FEWEST_WORDS = 6
_FEWEST_CHARACTERS = 12
_CLAUSE = re.compile(r"[^，；：]{14,}[，；：]")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cases", type=int, default=1000, help="cases of each kind, at most")
    parser.add_argument("--all", action="store_true", help="not only held-out translations")
    parser.add_argument(
        "--misses", type=int, default=0, help="print so many misses and false alarms of each kind"
    )


def run(options: argparse.Namespace) -> None:
    """Prints, for each kind of case, how many are flagged."""
    folder = corpus.find(options.corpus)
    if folder is None:
        return
    checker = Checker(pick(load_rules(), [*_OMISSION, *_ADDITION, _MISMATCH]))
    measure = _Measure(checker, options)
    rows = _translations(folder, everything=options.all)
    good = [row for row in rows if row["full_translation"] and row["generator"] in GOOD]
    heading("Sentences of translations")
    _untouched(measure, good)
    _deleted(measure, good)
    _clauses(measure, good)
    _inserted(measure, good)
    _short(measure, _translations(folder, everything=True))
    _swapped(measure, [row for row in rows if row["full_translation"]])
    _daily(measure, folder)
    _news(measure, folder)
    table(("case", "of", "rate [95%]"), measure.lines)


class _Measure:
    """Checks texts and keeps the lines of the table."""

    def __init__(self, checker: Checker, options: argparse.Namespace) -> None:
        self.checker, self.cases, self.misses = checker, options.cases, options.misses
        self.lines: list[tuple[str, str, str]] = []

    def findings(self, source: str, target: str, role: str = "translation") -> list[Finding]:
        texts = {role: target}
        found = self.checker.check(Record.of(source, **texts)).findings
        return [finding for finding in found if finding.severity != "info"]

    def line(self, name: str, verdicts: Sequence[bool]) -> None:
        self.lines.append((name, f"{sum(verdicts)}/{len(verdicts)}", share(sum(verdicts), len(verdicts))))

    def show(self, kind: str, source: str, target: str, what: object) -> None:
        if self.misses > 0:
            self.misses -= 1
            print(f"<!-- {kind}: {what}\n{source}\n{target}\n-->\n")


def _translations(folder: Path, *, everything: bool) -> list[Mapping[str, Any]]:
    rows = [
        row for row in corpus.rows(folder / "translations.jsonl.gz") if everything or held_out(row["id"], 20)
    ]
    return sorted(rows, key=lambda row: corpus.draw("sentences", row["id"]))


def _untouched(measure: _Measure, good: Sequence[Mapping[str, Any]]) -> None:
    omission, addition, mismatch = [], [], []
    for row in good:
        rules = {finding.rule for finding in measure.findings(row["source"], row["translation"])}
        omission.append(not rules.isdisjoint(_OMISSION))
        addition.append(not rules.isdisjoint(_ADDITION))
        mismatch.append(_MISMATCH in rules)
        if rules:
            measure.show("untouched", row["source"], row["translation"], sorted(rules))
    measure.line("untouched: an omission reported", omission)
    measure.line("untouched: an addition reported", addition)
    measure.line("untouched: taken for another paper's", mismatch)


def _clauses(measure: _Measure, good: Sequence[Mapping[str, Any]]) -> None:
    """A clause of a Chinese sentence deleted, of sentences that are one to one with their source."""
    found = []
    for row in good:
        english, chinese = sentences(row["source"], "en"), sentences(row["translation"], "zh")
        if len(english) != len(chinese):
            continue
        able = [
            (i, span.start + match.start(), span.start + match.end())
            for i, span in enumerate(chinese)
            for match in _CLAUSE.finditer(span.text, 0, len(span.text) - 1)
        ]
        if not able or len(found) == measure.cases:
            continue
        i, start, end = able[corpus.draw("clause", row["id"]) % len(able)]
        target = row["translation"][:start] + row["translation"][end:]
        omissions = [f for f in measure.findings(row["source"], target) if f.rule in _OMISSION and f.source]
        found.append(
            any(
                f.source is not None and english[i].start <= f.source.start < english[i].end
                for f in omissions
            )
        )
    measure.line("a clause of 14 characters or more deleted: its source sentence named", found)


class _Cut(NamedTuple):
    source: str
    target: str
    lost: Span


def _cuts(good: Sequence[Mapping[str, Any]]) -> Iterator[_Cut]:
    """Translations with as many sentences as their source, without one that has words enough."""
    for row in good:
        english, chinese = sentences(row["source"], "en"), sentences(row["translation"], "zh")
        able = [i for i, span in enumerate(english) if len(span.text.split()) >= _FEWEST_WORDS]
        if len(english) == len(chinese) > 2 and able:
            i = able[corpus.draw("cut", row["id"]) % len(able)]
            raw = row["translation"]
            yield _Cut(row["source"], raw[: chinese[i].start] + raw[chinese[i].end :], english[i])


def _deleted(measure: _Measure, good: Sequence[Mapping[str, Any]]) -> None:
    found, named = [], []
    for cut, _ in zip(_cuts(good), range(measure.cases), strict=False):
        omissions = [f for f in measure.findings(cut.source, cut.target) if f.rule in _OMISSION]
        found.append(bool(omissions))
        named.append(
            any(
                f.source is not None and f.source.start < cut.lost.end and cut.lost.start < f.source.end
                for f in omissions
            )
        )
        if not named[-1]:
            measure.show("deleted", cut.source, cut.target, cut.lost.text)
    measure.line("a sentence deleted: an omission reported", found)
    measure.line("a sentence deleted: the right source sentence named", named)


def _inserted(measure: _Measure, good: Sequence[Mapping[str, Any]]) -> None:
    found = []
    for row, other in zip(good, [*good[7:], *good[:7]], strict=True):
        if len(found) == measure.cases:
            break
        foreign = [s.text for s in sentences(other["translation"], "zh") if len(s.text) >= _FEWEST_CHARACTERS]
        if not foreign:
            continue
        text = foreign[corpus.draw("foreign", row["id"]) % len(foreign)]
        raw, spans = row["translation"], sentences(row["translation"], "zh")
        at = [*(span.start for span in spans), len(raw)][corpus.draw("at", row["id"]) % (len(spans) + 1)]
        target = raw[:at] + text + raw[at:]
        hits = [
            f
            for f in measure.findings(row["source"], target)
            if f.rule in _ADDITION and f.target and f.target.start < at + len(text) and at < f.target.end
        ]
        found.append(bool(hits))
        if not hits:
            measure.show("inserted", row["source"], target, text)
    measure.line("a sentence of another paper inserted: reported at its place", found)


def _short(measure: _Measure, rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows marked as no full translation."""
    verdicts = defaultdict(list)
    rules: Counter[str] = Counter()
    for row in rows:
        if not row["full_translation"]:
            found = {finding.rule for finding in measure.findings(row["source"], row["translation"])}
            rules.update(found)
            verdicts[row["generator"]].append(bool(found))
            if not found:
                measure.show("not full", row["source"], row["translation"], row["generator"])
    for generator, flagged in sorted(verdicts.items()):
        measure.line(f"marked as not full, {generator}: flagged", flagged)
    measure.line("marked as not full: flagged", [flag for flags in verdicts.values() for flag in flags])


def _swapped(measure: _Measure, rows: Sequence[Mapping[str, Any]]) -> None:
    """The translation of another paper: any of the same generator, and the one with the likest title."""
    fields = defaultdict(list)
    for row in rows:
        fields[row["generator"]].append(row)
    own = [
        _MISMATCH in {finding.rule for finding in measure.findings(row["source"], row["translation"])}
        for row in rows
    ]
    measure.line("a paper's own translation, of all generators: taken for another's", own)
    verdicts: dict[str, list[bool]] = {"any": [], "likest": []}
    for field in fields.values():
        for row, other in zip(field, field[1:] + field[:1], strict=True):
            likest = max(field, key=lambda each: _likeness(row, each))
            for kind, swapped in (("any", other), ("likest", likest)):
                if len(verdicts[kind]) >= 3 * measure.cases or _likeness(row, swapped) < -1:
                    continue
                rules = {f.rule for f in measure.findings(row["source"], swapped["translation"])}
                verdicts[kind].append(_MISMATCH in rules)
                if _MISMATCH not in rules:
                    measure.show(f"swapped, {kind}", row["source"], swapped["translation"], row["title"])
    measure.line("another paper's translation: taken for that", verdicts["any"])
    measure.line("… of the paper with the likest title: taken for that", verdicts["likest"])


def _likeness(row: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    """How like the titles are (0–1); below −1 for the same paper."""
    mine, theirs = (frozenset(each["title"].lower().split()) for each in (row, other))
    if (
        row["id"] == other["id"]
        or row["title"] == other["title"]
        or row["source"][:80] == other["source"][:80]
    ):
        return -2.0
    return len(mine & theirs) / (len(mine | theirs) or 1)


def _daily(measure: _Measure, folder: Path) -> None:
    """Summaries of daily records, their own and another's of the same main category."""
    own, swapped = [], []
    for file in sorted((folder / "daily-arxiv").glob("*.gz"))[::8]:
        before: dict[str, str] = {}
        for row in corpus.rows(file):
            if not isinstance(row.get("AI"), dict):
                continue
            chinese = "\n".join(map(str, row["AI"].values()))
            if sum(c >= "\u4e00" for c in chinese) < 60:
                continue
            own.append(_MISMATCH in {f.rule for f in measure.findings(row["summary"], chinese, "summary")})
            field = row["categories"][0]
            if field in before and before[field] != chinese:
                found = measure.findings(row["summary"], before[field], "summary")
                swapped.append(_MISMATCH in {f.rule for f in found})
                if not swapped[-1]:
                    measure.show("summary swapped", row["summary"], before[field], row["title"])
            before[field] = chinese
    measure.line("daily summaries: taken for another paper's", own)
    measure.line("another daily record's summary of the same category: taken for that", swapped)


def _news(measure: _Measure, folder: Path) -> None:
    """Professional translations of news, most of them one sentence, with words that no abstract has: all is well."""
    flagged = []
    for row in corpus.rows(folder / "wmt_references.jsonl.gz"):
        found = measure.findings(row["source"], row["translation"])
        flagged.append(bool(found))
        if found:
            measure.show("news", row["source"], row["translation"], [finding.rule for finding in found])
    measure.line("news with professional translation: flagged", flagged)
