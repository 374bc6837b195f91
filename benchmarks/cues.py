"""Builds ``cues.tsv``: words of English abstracts and the Chinese that answers to them, counted in translations.

    python -m benchmarks.cues --corpus DIR            # compares what it builds with the table that is shipped
    python -m benchmarks.cues --corpus DIR --write    # and puts it in its place

Counted are sentences of full translations that have as many sentences as their source, in one half of the corpus;
the other half is left to measure with. Only the table is shipped, never the texts.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import log
from pathlib import Path
from typing import NamedTuple

from benchmarks import corpus
from summarycheck.sentences import sentences

SHIPPED = Path(__file__).resolve().parent.parent / "src" / "summarycheck" / "cues.tsv"
HEADER = (
    "# English word, share of its sentences whose Chinese has one of the renderings, "
    "share of all sentences that have one, renderings\n"
)

_WORD = re.compile(r"[a-z]{3,}")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LONGEST = 4  # characters of a rendering
_FUNCTION_WORDS = frozenset(
    "https url the and for that with are from was were this into has have been".split()
)

_FEWEST = 60  # sentences that a word must be in
_ROUNDS = 4  # renderings of a word, at most
_UNEXPLAINED, _UNEXPLAINED_FEWEST = (
    0.10,
    8,
)  # no further rendering for fewer sentences than this share and number
_SHARE = 0.04  # of a word's sentences that a rendering must explain
_FIRST_SHARE, _NEXT_SHARE = 0.3, 0.2  # of the sentences not explained yet that it must be in …
_FIRST_LIFT, _NEXT_LIFT = 5.0, 8.0  # … and how much more often than anywhere
_FEWEST_HITS = 0.4  # a word whose renderings are there less often says nothing when they are not


class Sentence(NamedTuple):
    """The words on both sides of a sentence and its translation."""

    english: frozenset[str]
    chinese: frozenset[str]


class Cue(NamedTuple):
    """A line of the table: how often the renderings are there with the word, and anyway."""

    word: str
    hit: float
    chance: float
    renderings: list[str]

    def __str__(self) -> str:
        return f"{self.word}\t{self.hit:.2f}\t{self.chance:.3f}\t{'|'.join(self.renderings)}\n"


def read(folder: Path, *, half: bool = True) -> Iterator[Sentence]:
    """The sentences of the corpus's full translations, or of one half of them."""
    known = _dictionary()
    for row in corpus.rows(folder / "translations.jsonl.gz"):
        if not row["full_translation"]:
            continue
        if half and hashlib.md5(row["id"].encode()).digest()[0] >= 128:
            continue
        source, target = sentences(row["source"], "en"), sentences(row["translation"], "zh")
        if len(source) == len(target):
            for english, chinese in zip(source, target, strict=True):
                words = frozenset(_WORD.findall(english.text.lower()))
                yield Sentence(words, frozenset(_pieces(chinese.text)) & known)


def count(
    pairs: Iterable[Sentence],
    *,
    fewest: int = _FEWEST,
    first_share: float = _FIRST_SHARE,
    fewest_hits: float = _FEWEST_HITS,
) -> list[Cue]:
    """The table, in the order of its words."""
    pairs = list(pairs)
    english = Counter(word for pair in pairs for word in pair.english)
    chinese = Counter(word for pair in pairs for word in pair.chinese)
    chosen: dict[str, list[str]] = {word: [] for word, times in english.items() if times >= fewest}
    for number in range(_ROUNDS):
        beside = _beside_unexplained(pairs, chosen)
        for word, renderings in chosen.items():
            share = _NEXT_SHARE if number else first_share
            best = _best(
                beside[word], english[word], chinese, len(pairs), renderings, share, first=not number
            )
            if best:
                renderings.append(best)
    hits = Counter(
        word
        for pair in pairs
        for word in pair.english
        if word in chosen and not pair.chinese.isdisjoint(chosen[word])
    )
    cues = []
    for word, renderings in sorted(chosen.items()):
        hit = hits[word] / english[word]
        if renderings and hit >= fewest_hits and word not in _FUNCTION_WORDS:
            chance = sum(chinese[rendering] for rendering in renderings) / len(pairs)
            cues.append(Cue(word, min(hit, 0.98), max(chance, 0.001), renderings))
    return cues


class _Beside(NamedTuple):
    """What stands in the translations of a word's sentences that no rendering explains yet."""

    sentences: list[Sentence]

    @property
    def chinese(self) -> Counter[str]:
        return Counter(word for sentence in self.sentences for word in sentence.chinese)


def _beside_unexplained(pairs: list[Sentence], chosen: dict[str, list[str]]) -> dict[str, _Beside]:
    found: dict[str, _Beside] = defaultdict(lambda: _Beside([]))
    for pair in pairs:
        for word in pair.english:
            if word in chosen and pair.chinese.isdisjoint(chosen[word]):
                found[word].sentences.append(pair)
    return found


def _best(
    beside: _Beside,
    times: int,
    chinese: Counter[str],
    total: int,
    renderings: list[str],
    least: float,
    *,
    first: bool,
) -> str | None:
    """The word most characteristic of these sentences: the first of a word also for being nowhere else."""
    left = len(beside.sentences)
    if left < max(_UNEXPLAINED * times, _UNEXPLAINED_FEWEST):
        return None
    best: tuple[float, str] | None = None
    for candidate, together in beside.chinese.items():
        share, everywhere = together / left, chinese[candidate]
        lift = share * total / everywhere
        if share < least or together < _SHARE * times:
            continue
        if lift < (_FIRST_LIFT if first else _NEXT_LIFT):
            continue
        if any(candidate in other or other in candidate for other in renderings):
            continue
        back = together / everywhere
        merit = 2 * share * back / (share + back) if first else share * log(lift)
        best = max(best or (merit, candidate), (merit, candidate))
    return best[1] if best else None


def _pieces(text: str) -> Iterator[str]:
    """Every run of two to four Chinese characters."""
    for run in _HAN.findall(text):
        for size in range(2, _LONGEST + 1):
            for start in range(len(run) - size + 1):
                yield run[start : start + size]


def _dictionary() -> frozenset[str]:
    """Chinese words (jieba's), no longer than a rendering."""
    import jieba

    segmenter = jieba.Tokenizer()
    jieba.setLogLevel("WARNING")
    segmenter.initialize()
    return frozenset(word for word, times in segmenter.FREQ.items() if times and len(word) <= _LONGEST)


def main() -> int:
    """Builds the table and compares it with the one that is shipped; exits 1 where they differ."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cues", description=__doc__)
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="the development corpus")
    parser.add_argument("--write", action="store_true", help="put the table in the place of the shipped one")
    options = parser.parse_args()
    folder = corpus.find(options.corpus)
    if folder is None:
        return 2
    table = HEADER + "".join(map(str, count(read(folder))))
    old, new = set(SHIPPED.read_text("utf-8").splitlines()), set(table.splitlines())
    print(f"{len(new) - 1} words; lines that are new: {len(new - old)}, that are gone: {len(old - new)}")
    if options.write:
        SHIPPED.write_text(table, encoding="utf-8")
        return 0
    return int(old != new)


if __name__ == "__main__":
    sys.exit(main())
