"""Traditional Chinese: what is told of translations and summaries, and of the same turned into Traditional characters.

The conversion is OpenCC's (``pip install opencc-python-reimplemented``), which chooses characters by words; the
program's own table does not. What a text says of itself (``script-…``) is left out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks import corpus
from benchmarks.tables import heading, table
from summarycheck.engine import Checker
from summarycheck.model import Record, Role, Text
from summarycheck.readers import read

Told = tuple[str, str, int | None, int | None]  # rule, severity, where in the source and in the target


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--texts", type=int, default=1500, help="texts of each sort")


def run(options: argparse.Namespace) -> None:
    """Prints how many texts are told of alike, and which rules tell otherwise."""
    folder = corpus.find(options.corpus)
    try:
        from opencc import OpenCC
    except ImportError:
        print("Skipped: pip install opencc-python-reimplemented turns texts into Traditional characters.\n")
        return
    if folder is None:
        return
    turn = OpenCC("s2tw").convert
    checker = Checker()
    rows, otherwise = [], Counter[tuple[str, str]]()
    for name, texts in (("translations", _translations(folder)), ("daily summaries", _summaries(folder))):
        seen = findings = differing = 0
        for source, target, role in islice(texts, options.texts):
            plain, turned = _told(checker, source, target, role), _told(checker, source, turn(target), role)
            seen, findings = seen + 1, findings + len(plain)
            differing += plain != turned
            otherwise.update(("Traditional only", told[0]) for told in turned - plain)
            otherwise.update(("Simplified only", told[0]) for told in plain - turned)
        rows.append((name, seen, findings, differing))
    heading("The same texts in Simplified and in Traditional characters")
    table(("texts", "n", "findings", "texts that are told of otherwise"), rows)
    for (script, rule), count in otherwise.most_common():
        print(f"- {script}: {rule} {count}")


def _told(checker: Checker, source: str, target: str, role: Role) -> set[Told]:
    record = Record(Text(source, "source"), (Text(target, role),))
    return {
        (
            each.rule,
            each.severity,
            each.source.start if each.source else None,
            each.target.start if each.target else None,
        )
        for each in checker.check(record).findings
        if not each.rule.startswith("script-")
    }


def _translations(folder: Path) -> Iterator[tuple[str, str, Role]]:
    for row in corpus.rows(folder / "translations.jsonl.gz"):
        if row["full_translation"]:
            yield row["source"], row["translation"], "translation"


def _summaries(folder: Path) -> Iterator[tuple[str, str, Role]]:
    for path in sorted((folder / "daily-arxiv").glob("2025-05-*")):
        for record in read(path):
            for text in record.targets:
                yield record.source.text, text.text, "summary"
