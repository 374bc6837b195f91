"""Abstracts dense in numbers: right translations and summaries flagged for a number, and wrong numbers found, by kind.

The texts (``dense.jsonl``) were invented for the project, in rounds, each before the rules were mended for it. Half of them are
full translations, half are summaries as language models write them; for each there are one to three errors (rounds 8 and 9:
two for the translation and two for the summary of each abstract, which were measured with all rules). Findings from
``warning`` on count; an error is found when its text has one that the right text has not. What this prints is how the rules
do now; how they did when they first met each round stands in docs/accuracy.md.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import corpus, turned

TEXTS = Path(__file__).parent / "dense.jsonl"


def arguments(parser: argparse.ArgumentParser) -> None:
    turned.arguments(parser)


def run(options: argparse.Namespace) -> None:
    """Prints how the number rules do on the texts."""
    turned.report(TEXTS, corpus.number_checker(), misses=options.misses)
