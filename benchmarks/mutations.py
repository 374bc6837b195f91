"""Mutations of pairs that are right: each wrong one must be flagged, each right one must not.

A pair is clean when the number rules find nothing in it, at any level. The clean pairs are split by a hash in
two halves, ``dev`` to learn from and ``held`` to judge by: texts of the second are never printed. ``--texts``
chooses other pairs than the translations of the two better generators: of the other ones, of news and of an
encyclopedia as people translated them, or the fields of daily summaries.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

from benchmarks import corpus
from benchmarks.accuracy import FIRST_HELD, _daily
from benchmarks.mutators import RIGHT, WRONG, Mutant, Mutator, Pair
from benchmarks.plain import PLAIN
from benchmarks.planted import CARRIERS, plant
from benchmarks.tables import heading, share, table
from summarycheck.engine import Checker
from summarycheck.model import RANK, Finding, Record, Span, Text
from summarycheck.reporters.excerpt import excerpt, harmless

GENERATORS = ("Lcollection", "CSQianDong")
HALVES = ("dev", "held")
MOST = 4  # mutants of one kind in one pair
T = TypeVar("T")


class Trial(NamedTuple):
    """A mutant to be checked."""

    kind: str
    half: str
    pair: Pair
    mutant: Mutant
    planted: bool


class Outcome(NamedTuple):
    trial: Trial
    findings: tuple[Finding, ...]

    @property
    def hits(self) -> list[Finding]:
        """The findings that are of the mutation."""
        return [finding for finding in self.findings if _hits(finding, self.trial.mutant)]

    def found(self, level: str) -> bool:
        return any(RANK[finding.severity] >= RANK[level] for finding in self.hits)

    def alarmed(self, level: str) -> bool:
        return any(RANK[finding.severity] >= RANK[level] for finding in self.findings)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kind", action="append", help="only this kind (again for more)")
    parser.add_argument("--each", type=int, default=400, help="mutants of a kind in each half")
    parser.add_argument("--role", choices=("translation", "summary"), default="translation")
    parser.add_argument("--texts", choices=tuple(_TEXTS), default="translations", help="the pairs")
    parser.add_argument(
        "--misses", type=int, default=0, metavar="N", help="print N misses of each kind (dev)"
    )


def run(options: argparse.Namespace) -> None:
    """Prints the recall of each kind of mutation and the false alarms of each right rewriting."""
    folder = corpus.find(options.corpus)
    if folder is None:
        return
    checker = corpus.number_checker()
    usual, summaries = options.texts == "translations", options.texts == "summaries"
    options.role = "summary" if summaries else options.role
    pairs = list(_clean(checker, _TEXTS[options.texts](folder), "summary" if summaries else "translation"))
    print(f"{len(pairs)} clean pairs; {options.each} mutants of a kind in each half, as a {options.role}.")
    heading("Numbers made wrong: how many are flagged at their span")
    wrong = _measure(checker, WRONG, pairs, options, planting=usual)
    _table_of_recall(wrong)
    heading("Any number of the text made wrong, by one who knows nothing of the checker")
    plain = _measure(checker, PLAIN, pairs, options, planting=False)
    _table_of_recall(plain)
    heading("The same numbers written otherwise: how many are flagged (≥ warning)")
    right = _measure(checker, RIGHT, pairs, options, planting=usual)
    everything = {**right, "all": list(chain.from_iterable(right.values()))}
    table(
        ("kind", *(f"{half} {what}" for half in HALVES for what in ("n", "flagged"))),
        (
            (kind, *chain.from_iterable(_alarms([o for o in of_kind if o.trial.half == h]) for h in HALVES))
            for kind, of_kind in everything.items()
        ),
    )
    if options.misses:
        for kind, outcomes in {**wrong, **plain}.items():
            _show(kind, [o for o in outcomes if not o.found("warning")], options.misses)
        for kind, outcomes in right.items():
            _show(kind, [o for o in outcomes if o.alarmed("warning")], options.misses)


def _table_of_recall(outcomes: Mapping[str, list[Outcome]]) -> None:
    table(
        ("kind", *(f"{half} {what}" for half in HALVES for what in ("n", "flagged", "≥ warning"))),
        (
            (kind, *chain.from_iterable(_recall([o for o in of_kind if o.trial.half == h]) for h in HALVES))
            for kind, of_kind in outcomes.items()
        ),
    )


# ---- the trials ----------------------------------------------------------------------------------


def _translated(folder: Path, *, usual: bool) -> Iterator[Pair]:
    """Whole translations by the two better generators, or by the others, in an order that depends on their ids only."""
    rows = corpus.rows(folder / "translations.jsonl.gz")
    chosen = [row for row in rows if row["full_translation"] and (row["generator"] in GENERATORS) == usual]
    for row in sorted(chosen, key=lambda row: corpus.draw("order", row["id"])):
        yield Pair(row["id"], row["source"], row["translation"])


def _news(folder: Path) -> Iterator[Pair]:
    for row in corpus.rows(folder / "wmt_references.jsonl.gz"):
        yield Pair(row["id"], row["source"], row["translation"])


def _encyclopedia(folder: Path) -> Iterator[Pair]:
    """Sentences of an encyclopedia, as the editor left them."""
    for row in corpus.rows(folder / "mlqe_numbers.jsonl"):
        yield Pair(row["id"], row["src"], row["pe"])


def _summaries(folder: Path) -> Iterator[Pair]:
    """One field of each daily record that may be looked at, and its abstract."""
    for file in sorted((folder / "daily-arxiv").glob("*.jsonl.gz")):
        for row in corpus.rows(file) if file.name < FIRST_HELD else ():
            record = _daily(row)
            if record.targets:
                target = record.targets[corpus.draw("field", record.id) % len(record.targets)]
                yield Pair(record.id, record.source.text, target.text)


_TEXTS: Mapping[str, Callable[[Path], Iterator[Pair]]] = {
    "translations": partial(_translated, usual=True),
    "other translations": partial(_translated, usual=False),
    "news": _news,
    "encyclopedia": _encyclopedia,
    "summaries": _summaries,
}


def _clean(checker: Checker, pairs: Iterable[Pair], role: str) -> Iterator[Pair]:
    """The pairs in which nothing is found, the same text once."""
    once = list({pair.id: pair for pair in pairs}.values())
    for pair, findings in _checked(checker, ((pair, pair.source, pair.target) for pair in once), role):
        if not findings:
            yield pair


def _measure(
    checker: Checker,
    mutators: Mapping[str, Mutator],
    pairs: list[Pair],
    options: argparse.Namespace,
    *,
    planting: bool = True,
) -> dict[str, list[Outcome]]:
    kinds = [kind for kind in mutators if not options.kind or kind in options.kind]
    trials = [
        trial
        for kind in kinds
        for half in HALVES
        for trial in _trials(checker, kind, mutators[kind], half, pairs, options.each, planting=planting)
    ]
    jobs = ((trial, trial.pair.source, trial.mutant.target) for trial in trials)
    results: dict[str, list[Outcome]] = {kind: [] for kind in kinds}
    for trial, findings in _checked(checker, jobs, options.role):
        results[trial.kind].append(Outcome(trial, findings))
    return results


def _trials(
    checker: Checker,
    kind: str,
    mutator: Mutator,
    half: str,
    pairs: list[Pair],
    wanted: int,
    *,
    planting: bool,
) -> Iterator[Trial]:
    """The first mutant of each pair, then the second, …; then of planted sentences, as many as are wanted."""
    ours = [pair for pair in pairs if HALVES[corpus.draw("half", pair.id) % 2] == half]
    made = 0
    queues = [(pair, mutator(pair)) for pair in ours]
    for _ in range(MOST):
        queues, before = [], queues
        for pair, mutants in before:
            if (mutant := next(mutants, None)) is not None and made < wanted:
                yield Trial(kind, half, pair, mutant, planted=False)
                made += 1
                queues.append((pair, mutants))
    if planting and made < wanted:
        fresh = _planted(checker, mutator, ours)
        for _, (pair, mutant) in zip(range(wanted - made), fresh, strict=False):
            yield Trial(kind, half, pair, mutant, planted=True)


def _planted(checker: Checker, mutator: Mutator, pairs: list[Pair]) -> Iterator[tuple[Pair, Mutant]]:
    """Mutants of planted sentences, one for each pair; a sentence that is flagged as it stands is left out."""
    useful = list(CARRIERS)
    for index, pair in enumerate(pairs):
        if not useful:
            return
        carrier = useful[index % len(useful)]
        planted = plant(pair, carrier)
        if planted is None:
            continue
        mutants = [each for each in mutator(planted) if each.span[0] >= len(pair.target.rstrip())]
        if not mutants:
            if index > 4 * len(CARRIERS):
                useful = [each for each in useful if each is not carrier]
            continue
        if not checker.check(_record(planted.source, planted.target, "translation")).findings:
            yield planted, mutants[corpus.draw(planted.id) % len(mutants)]


def _checked(
    checker: Checker, texts: Iterable[tuple[T, str, str]], role: str
) -> Iterator[tuple[T, tuple[Finding, ...]]]:
    items = list(texts)
    records = (_record(source, target, role) for _, source, target in items)
    reports = checker.check_many(records, jobs=os.cpu_count() or 1)
    for (item, *_), report in zip(items, reports, strict=True):
        yield item, report.findings


def _record(source: str, target: str, role: str) -> Record:
    text = Text(target, "summary" if role == "summary" else "translation", role)
    return Record(Text(source, "source", "source"), (text,))


def _hits(finding: Finding, mutant: Mutant) -> bool:
    """True when the finding quotes the mutated place, or in the source the number that was dropped."""
    start, end = mutant.span
    if (
        finding.target is not None
        and finding.target.start < max(end, start + 1)
        and start < finding.target.end
    ):
        return True
    if mutant.lost is None or finding.source is None:
        return False
    return finding.source.start < mutant.lost[1] and mutant.lost[0] < finding.source.end


# ---- the results ---------------------------------------------------------------------------------


def _recall(outcomes: list[Outcome]) -> tuple[str, str, str]:
    planted = sum(outcome.trial.planted for outcome in outcomes)
    total = len(outcomes)
    levels = (sum(outcome.found(level) for outcome in outcomes) for level in ("info", "warning"))
    count = f"{total} ({planted} planted)" if planted else str(total)
    any_level, warning = (share(hits, total) for hits in levels)
    return count, any_level, warning


def _alarms(outcomes: list[Outcome]) -> tuple[str, str]:
    return str(len(outcomes)), share(sum(o.alarmed("warning") for o in outcomes), len(outcomes))


def _show(kind: str, outcomes: list[Outcome], most: int) -> None:
    ours = [outcome for outcome in outcomes if outcome.trial.half == "dev"]
    if not ours:
        return
    print(f"\n#### {kind}: {len(ours)} in dev")
    for trial, findings in ours[:most]:
        mutant = trial.mutant
        there = "".join(excerpt(mutant.target, Span("", *mutant.span), 90))
        print(f"\n- **{harmless(mutant.what)}** ({trial.pair.id}{', planted' if trial.planted else ''})")
        print(f"  - zh: {there}")
        print(f"  - en: {_english(trial)}")
        for finding in findings:
            quotes = " / ".join(repr(span.text) for span in (finding.source, finding.target) if span)
            print(f"  - found: {finding.rule} ({finding.severity}) {quotes}")


def _english(trial: Trial) -> str:
    """The passage of the source at about the same place."""
    source, mutant = trial.pair.source, trial.mutant
    if mutant.lost:
        start, end = mutant.lost
    else:
        start = min(len(source) - 1, mutant.span[0] * len(source) // max(1, len(trial.pair.target)))
        end = start + 1
    return "".join(excerpt(source, Span("", start, end), 220))
