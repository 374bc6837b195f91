"""Builds ``signs.tsv``: how often an English word gives rise to a Chinese sign of direction, negation and so on.

    python -m benchmarks.signs --corpus DIR            # compares what it builds with the table that is shipped
    python -m benchmarks.signs --corpus DIR --write    # and puts it in its place

The signs of a sentence are taken for the sum of what its English words give rise to, each at a rate of its own (and
some by chance); expectation maximisation finds the rates. Only the development half of the translations teaches.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import corpus
from summarycheck.lexicon import normal
from summarycheck.logic.passages import Passages
from summarycheck.logic.signs import (
    CERTAINTY,
    CHANGES,
    CHOICE,
    NEGATION,
    NEGATIVE_FORM,
    SCOPE,
    words,
)
from summarycheck.model import Record, Text
from summarycheck.reading import Dossier

FAMILIES = (CHANGES, NEGATION, CHOICE, CERTAINTY, SCOPE)
SHIPPED = Path(__file__).resolve().parent.parent / "src" / "summarycheck" / "signs.tsv"
HEADER = "# English word; of a hundred times that it stands in a sentence, how often its translation has such a sign for it\n"
_ROUNDS = 20
_START, _CHANCE = 0.05, 0.02
_SHY = 3.0  # times that a word was seen in vain before: what was seen once tells little
_LEAST = 0.05  # a rate that is lower explains nothing
_FEWEST = 2
_MAYBE = 0.3  # the rate of a word that is made like a negative one and was met seldom
_WELL_KNOWN = 8  # times from which a word without a rate is known to have none


class Seen(NamedTuple):
    """The words of a source sentence, and how many signs of each kind its translation has."""

    words: list[str]
    signs: Counter[str]


def teaches(key: str) -> bool:
    """Whether the translation of this id may be learned from and read; the others only count."""
    return corpus.draw("logic", key) % 2 == 0


def seen(folder: Path) -> Iterator[Seen]:
    """The sentences of the development half, each with what answers to it."""
    for row in corpus.rows(folder / "translations.jsonl.gz"):
        if not row["full_translation"] or not teaches(row["id"]):
            continue
        record = Record(Text(row["source"], "source"), (Text(row["translation"], "translation"),))
        for passage in Passages(Dossier(record).pairs[0]):
            signs = Counter(
                sign.says for family in FAMILIES for sign in family.signs(normal(passage.chinese.text))
            )
            yield Seen(words(passage.english.text), signs)


def learn(sentences: list[Seen]) -> dict[str, dict[str, float]]:
    """The rates of each word."""
    times: Counter[str] = Counter()
    for sentence in sentences:
        times.update(sentence.words)
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for says in (kind for family in FAMILIES for kind in family.chance):
        having = [sentence for sentence in sentences if sentence.signs[says]]
        rate: defaultdict[str, float] = defaultdict(lambda: _START)
        chance = _CHANCE
        for _ in range(_ROUNDS):
            given: defaultdict[str, float] = defaultdict(float)
            by_chance = 0.0
            for sentence in having:
                count = sentence.signs[says]
                total = chance + sum(rate[word] for word in sentence.words)
                by_chance += count * chance / total
                for word in sentence.words:
                    given[word] += count * rate[word] / total
            rate = defaultdict(
                float, {word: much / (times[word] + 1) for word, much in given.items() if much > 1e-3}
            )
            chance = by_chance / len(sentences)
        for word, often in rate.items():
            shy = min(often, 1.0) * (times[word] + 1) / (times[word] + _SHY)
            if shy >= _LEAST and times[word] >= _FEWEST:
                table[word][says] = shy
    for word, often in times.items():
        if not NEGATIVE_FORM.fullmatch(word):
            continue
        if often >= _WELL_KNOWN:
            table.setdefault(word, {})  # gives rise to nothing: interesting, understanding
        elif word in table:
            table[word].setdefault("not", _MAYBE)  # unreachable
    return table


def dump(table: dict[str, dict[str, float]]) -> str:
    """The table's file; each word is followed by a tab, whether it has rates or not."""
    lines = [
        f"{word}\t" + "\t".join(f"{says} {round(100 * rate)}" for says, rate in sorted(rates.items()))
        for word, rates in sorted(table.items())
    ]
    return HEADER + "".join(f"{line}\n" for line in lines)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    folder = corpus.find(options.corpus)
    if folder is None:
        return 2
    text = dump(learn(list(seen(folder))))
    if options.write:
        SHIPPED.write_text(text, "utf-8")
    same = SHIPPED.read_text("utf-8") == text
    print(f"{len(text.splitlines()) - 1} words; {'as shipped' if same else 'other than what is shipped'}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
