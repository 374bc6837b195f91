"""Weighs the words of ``evidence.tsv`` anew: what they and their renderings tell about a claim's being said.

    python -m benchmarks.evidence --corpus DIR            # compares the weights with those that are shipped
    python -m benchmarks.evidence --corpus DIR --write    # and puts them in their place

The words and renderings are those of the shipped table. The weights come from abstracts and their summaries, without
labels: every sentence of an abstract is said in the summaries or it is not, its words are found the more
often when it is, and expectation maximisation finds which. Records that are labelled are left out.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from math import exp, log
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from msgspec.structs import astuple

from benchmarks import corpus
from summarycheck.claims import blanked, tokens_of
from summarycheck.evidence import Said, Weights, witnesses
from summarycheck.lexicon import shipped
from summarycheck.model import Record
from summarycheck.readers import read
from summarycheck.sentences import sentences

SHIPPED = Path(__file__).resolve().parent.parent / "src" / "summarycheck" / "evidence.tsv"
HEADER = (
    "# English word; hundredths of a nat for its claim's being unsaid when it is found and when it is not, the same "
    "for a word that the source has again; renderings\n"
)
_WORD = re.compile(r"[a-z]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FEWEST_HAN = 80
_ROUNDS = 15
_SAID = 0.6  # share of the sentences that are said, to start from
_TEMPER = 0.6  # words of a sentence are no independent witnesses
_PRIOR = 6.0  # sentences that the translations' own counts are worth
_SUMMARISED = 0.85  # a summary has so many of the words that a translation would
_HEAVIEST_FOUND, _HEAVIEST_LOST = 2.5, 2.0
_UNKNOWN = (
    0.6,
    0.02,
)  # how often a word's renderings are in its sentences, and in any, where the lexicon does not know


class Seen(NamedTuple):
    """A word of a sentence: which word, whether the source has it again, whether the summaries have it."""

    key: tuple[str, bool]
    found: bool


def witnessed(folder: Path, table: Mapping[str, Sequence[str]]) -> Iterator[list[Seen]]:
    """The words of each sentence of the unlabelled abstracts, and whether their summaries have them."""
    labelled = {row["id"] for row in corpus.rows(folder / "labels" / "exhaustive.jsonl")}
    known = set()
    for item in read(map(str, sorted((folder / "daily-arxiv").glob("*.jsonl.gz")))):
        if not isinstance(item, Record) or item.id in labelled:
            continue
        said = Said(target.text for target in item.targets)
        if said.text in known or len(_HAN.findall(said.text)) < _FEWEST_HAN:
            continue
        known.add(said.text)
        blanks = blanked(item.source.text)
        made = sentences(item.source.text, "en")
        times = Counter(chain.from_iterable(tokens_of(blanks[s.start : s.end]) for s in made))
        for sentence in made:
            words = set(_WORD.findall(sentence.text.lower())) & table.keys()
            yield [
                Seen((word, times[word] > 1), word in said.latin or any(r in said.text for r in table[word]))
                for word in sorted(words)
            ]


def weigh(
    seen: Iterable[list[Seen]], start: dict[tuple[str, bool], tuple[float, float]]
) -> dict[tuple[str, bool], Weights]:
    """The weights of each word, from how often it is found in sentences that are said and in those that are not."""
    tables = list(seen)
    rates = dict(start)
    share = _SAID
    for _ in range(_ROUNDS):
        odds = {key: _weights(*rate) for key, rate in rates.items()}
        counts = {key: [0.0, 0.0, 0.0, 0.0] for key in rates}
        sum_said = 0.0
        for sentence in tables:
            against = sum(odds[each.key].found if each.found else odds[each.key].lost for each in sentence)
            said = 1 / (1 + exp(min(50, _TEMPER * against - log(share / (1 - share)))))
            sum_said += said
            for each in sentence:
                count = counts[each.key]
                count[0] += said
                count[1] += said * each.found
                count[2] += 1 - said
                count[3] += (1 - said) * each.found
        share = sum_said / len(tables)
        for key, (of_said, found_said, of_unsaid, found_unsaid) in counts.items():
            hit = (found_said + _PRIOR * start[key][0]) / (of_said + _PRIOR)
            chance = (found_unsaid + _PRIOR * start[key][1]) / (of_unsaid + _PRIOR)
            chance = min(max(chance, 0.005), 0.97)
            rates[key] = (max(min(hit, 0.98), chance), chance)
    return {key: _weights(*rate) for key, rate in rates.items()}


def _weights(hit: float, chance: float) -> Weights:
    found, lost = log(chance / hit), log((1 - chance) / (1 - hit))
    return Weights(max(found, -_HEAVIEST_FOUND), min(lost, _HEAVIEST_LOST))


def build(folder: Path) -> str:
    """The table as text."""
    table = {word: witnesses()[word].renderings for word in witnesses()}
    start = {}
    for word in table:
        entry = shipped().entry(word)
        hit, chance = (entry.hit, entry.chance) if entry else _UNKNOWN
        hit = min(max(_SUMMARISED * hit, 0.05), 0.97)
        chance = min(max(1.5 * chance + 0.02, 0.01), 0.9)
        for again in (False, True):
            floor = min(chance + 0.25 * again, 0.95)
            start[word, again] = (max(hit, floor), floor)
    weights = weigh(witnessed(folder, table), start)
    lines = []
    for word, renderings in sorted(table.items()):
        numbers = "\t".join(
            f"{100 * w:.0f}" for again in (False, True) for w in astuple(weights[word, again])
        )
        lines.append(f"{word}\t{numbers}\t{'|'.join(renderings)}\n")
    return HEADER + "".join(lines)


def main() -> int:
    """Weighs the words and says how far the weights are from those that are shipped."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evidence", description=__doc__)
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="the development corpus")
    parser.add_argument("--write", action="store_true", help="put the table in the place of the shipped one")
    options = parser.parse_args()
    folder = corpus.find(options.corpus)
    if folder is None:
        return 2
    table = build(folder)
    old, new = _weights_of(SHIPPED.read_text("utf-8")), _weights_of(table)
    moved = [abs(a - b) for word in new for a, b in zip(old[word], new[word], strict=True)]
    print(
        f"{len(new)} words; a weight moves by {mean(moved):.0f} hundredths of a nat on average,"
        f" {sum(each > 50 for each in moved) / len(moved):.1%} by more than fifty"
    )
    if options.write:
        SHIPPED.write_text(table, encoding="utf-8")
    return 0


def _weights_of(table: str) -> dict[str, list[int]]:
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {word: [int(weight) for weight in weights] for word, *weights, _ in rows}


if __name__ == "__main__":
    sys.exit(main())
