"""Builds ``evidence.tsv``: English words, their Chinese renderings, and what they tell about a claim's being said.

    python -m benchmarks.evidence --corpus DIR            # compares what it builds with the table that is shipped
    python -m benchmarks.evidence --corpus DIR --write    # and puts it in its place

The renderings are counted in translations (``benchmarks.cues``). The weights come from abstracts and their summaries,
without labels: every sentence of an abstract is said in the summaries or it is not, its words are found the more
often when it is, and expectation maximisation finds which. Records that are labelled are left out.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from math import exp, log
from pathlib import Path
from typing import NamedTuple

from benchmarks import corpus, cues
from summarycheck.claims import tokens_of
from summarycheck.evidence import Said, Weights, Witness
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
_SILENT = frozenset(
    """
    the and for with that this from are our these which both can its their has have also such into been while over
    than using via through between each more most not but all was were they where when under per available code https
    http github com www org one two three four five six seven eight nine ten dozen hundred thousand million billion
    """.split()
)
_ROUNDS = 15
_SAID = 0.6  # share of the sentences that are said, to start from
_TEMPER = 0.6  # words of a sentence are no independent witnesses
_PRIOR = 6.0  # sentences that the translations' own counts are worth
_SUMMARISED = 0.85  # a summary has so many of the words that a translation would
_HEAVIEST_FOUND, _HEAVIEST_LOST = 2.5, 2.0
_LEAST = 0.05  # a word that tells less is left out


class Seen(NamedTuple):
    """A word of a sentence: which word, whether the source has it again, whether the summaries have it."""

    key: tuple[str, bool]
    found: bool


def witnessed(folder: Path, table: dict[str, Witness]) -> Iterator[list[Seen]]:
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
        made = sentences(item.source.text, "en")
        times = Counter(chain.from_iterable(map(tokens_of, made)))
        for sentence in made:
            words = set(_WORD.findall(sentence.text.lower())) & table.keys()
            yield [Seen((word, times[word] > 1), said.word(word, table[word])) for word in sorted(words)]


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
            against = sum(odds[each.key][0 if each.found else 1] for each in sentence)
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
    counted = [
        cue
        for cue in cues.count(cues.read(folder, half=False), fewest=12, first_share=0.22, fewest_hits=0.3)
        if cue.word not in _SILENT
    ]
    silent = Weights(0, 0)
    table = {cue.word: Witness(tuple(cue.renderings), silent, silent) for cue in counted}
    start = {}
    for cue in counted:
        hit, chance = (
            min(max(_SUMMARISED * cue.hit, 0.05), 0.97),
            min(max(1.5 * cue.chance + 0.02, 0.01), 0.9),
        )
        for again in (False, True):
            floor = min(chance + 0.25 * again, 0.95)
            start[cue.word, again] = (max(hit, floor), floor)
    weights = weigh(witnessed(folder, table), start)
    lines = []
    for word, witness in sorted(table.items()):
        four = (*weights[word, False], *weights[word, True])
        if max(map(abs, four)) >= _LEAST:
            numbers = "\t".join(f"{100 * weight:.0f}" for weight in four)
            lines.append(f"{word}\t{numbers}\t{'|'.join(witness.renderings)}\n")
    return HEADER + "".join(lines)


def main() -> int:
    """Builds the table and compares it with the one that is shipped; exits 1 where they differ."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evidence", description=__doc__)
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="the development corpus")
    parser.add_argument("--write", action="store_true", help="put the table in the place of the shipped one")
    options = parser.parse_args()
    folder = corpus.find(options.corpus)
    if folder is None:
        return 2
    table = build(folder)
    old = set(SHIPPED.read_text("utf-8").splitlines()) if SHIPPED.exists() else set()
    new = set(table.splitlines())
    print(f"{len(new) - 1} words; lines that are new: {len(new - old)}, that are gone: {len(old - new)}")
    if options.write:
        SHIPPED.write_text(table, encoding="utf-8")
        return 0
    return int(old != new)


if __name__ == "__main__":
    sys.exit(main())
