"""The translation lexicon: ranking of a source sentence's own Chinese above another paper's of the same field, and speed.

Measured on records that taught nothing: a fifth of the translations, by hash of their ids, and the daily records from
12 June 2025 on. The shipped table is rebuilt (ten minutes, 4 GB) by

    summarycheck lexicon train DIR/translations.jsonl.gz --hold-out 20 -o src/summarycheck/lexicon.tsv
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks import corpus
from benchmarks.tables import heading, table
from summarycheck.lexicon import shipped
from summarycheck.ranking import Case, ranking
from summarycheck.training import held_out

HELD_DAILY = "2025-06-12"
_KEPT = {"translation": 1.0, "summary": 0.5}
_FEWEST_CHARACTERS = 60  # fewer are no summary


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--records", type=int, default=1500, help="records of each kind")


def run(options: argparse.Namespace) -> None:
    """Prints the ranking by kind of text, and what loading and looking up cost."""
    folder = corpus.find(options.corpus)
    if folder is not None:
        heading("Own Chinese above another paper's (lexicon)")
        rows = []
        for name, cases in (("summaries", _summaries(folder)), ("translations", _translations(folder))):
            result = ranking(
                shipped(), [case for case, _ in zip(cases, range(options.records), strict=False)]
            )
            rows.append((name, result.sentences, f"{result.paired:.4f}", f"{result.pooled:.4f}"))
        table(("text", "source sentences", "above the other of the same sentence", "AUC"), rows)
    _cost()


def _summaries(folder: Path) -> Iterator[Case]:
    """Held-back daily records, each with a record of the same main category."""
    fields = defaultdict(list)
    for file in sorted((folder / "daily-arxiv").glob("*.gz")):
        if file.name >= HELD_DAILY:
            for row in corpus.rows(file):
                if isinstance(row.get("AI"), dict):
                    chinese = "\n".join(map(str, row["AI"].values()))
                    if sum(c >= "\u4e00" for c in chinese) >= _FEWEST_CHARACTERS:
                        fields[row["categories"][0]].append((row["id"], row["summary"], chinese))
    yield from _cases(fields, "summary")


def _translations(folder: Path) -> Iterator[Case]:
    """Held-out full translations, each with another one of the same generator (most keep to one field)."""
    fields = defaultdict(list)
    for row in corpus.rows(folder / "translations.jsonl.gz"):
        if row["full_translation"] and held_out(row["id"], 20):
            fields[row["generator"]].append((row["id"], row["source"], row["translation"]))
    yield from _cases(fields, "translation")


def _cases(fields: dict[str, list[tuple[str, str, str]]], role: str) -> Iterator[Case]:
    """Records in an order that is the same in every run, each with the next of its field."""
    paired = []
    for records in fields.values():
        ordered = sorted(records, key=lambda record: corpus.draw("lexicon", record[0]))
        for (key, source, own), (_, other_source, other) in zip(
            ordered, ordered[1:] + ordered[:1], strict=True
        ):
            if source.split() != other_source.split():
                paired.append((corpus.draw(key), Case(source, own, other, _KEPT[role])))
    yield from (case for _, case in sorted(paired))


def _cost() -> None:
    heading("Cost of the lexicon")
    code = (
        "from time import perf_counter as t; from summarycheck.lexicon import shipped; a = t(); shipped();"
        "print(t() - a)"
    )
    loads = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(7)
    ]
    lexicon = shipped()
    some = [entry.word for entry in lexicon][::5]
    start = perf_counter()
    for word in some:
        lexicon.entry(word)
    first = perf_counter() - start
    start = perf_counter()
    for word in some:
        lexicon.entry(word)
    again = perf_counter() - start
    table(
        ("what", "cost"),
        (
            ("entries", len(lexicon)),
            ("loading (median of 7 processes)", f"{1000 * median(loads):.0f} ms"),
            ("looking a word up the first time", f"{1e6 * first / len(some):.1f} µs"),
            ("looking it up again", f"{1e6 * again / len(some):.2f} µs"),
        ),
    )
