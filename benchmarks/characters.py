"""Counts ``characters.tsv`` anew: which characters stand side by side in the corpus or in a dictionary, and how each sounds.

    python -m benchmarks.characters --corpus DIR --write    # needs jieba (its dictionary) and pypinyin

Without ``--write`` it counts how many right texts have a finding of the check *mistyped*, and how many wrong characters are
found that are planted in them, one in each.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from benchmarks import corpus
from benchmarks.accuracy import FIRST_HELD, _daily
from benchmarks.mutations import HALVES
from summarycheck.characters import sound_alike
from summarycheck.engine import Checker
from summarycheck.lexicon import content_words, shipped
from summarycheck.model import Record, Text
from summarycheck.rules import load_rules
from summarycheck.scripts import simplified

SHIPPED = Path(__file__).resolve().parent.parent / "src" / "summarycheck" / "characters.tsv"
HEADER = "# Chinese character; its syllable; the characters that follow it in abstracts or in words of a dictionary\n"
_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_FEWEST = 2  # times that the corpus must have a pair: one may be a slip
_KNOWN = 20  # how often a word of the dictionary must have been counted there


def records(folder: Path) -> Iterator[Record]:
    """All records that no benchmark holds back."""
    for file in sorted((folder / "daily-arxiv").glob("*")):
        if file.name < FIRST_HELD:
            yield from map(_daily, corpus.rows(file))
    for name in ("translations.jsonl.gz", "wmt_references.jsonl.gz"):
        for row in corpus.rows(folder / name):
            if name.startswith("wmt") or HALVES[corpus.draw("half", row["id"]) % 2] != "held":
                target = Text(row["translation"], "translation", "translation")
                yield Record(Text(row["source"], "source", "source"), (target,), row["id"])


def write(folder: Path) -> None:
    """The table from the corpus and the dictionary."""
    import jieba
    from pypinyin import Style, pinyin

    counts: Counter[str] = Counter()
    for record in records(folder):
        for target in record.targets:
            counts.update(_pairs(simplified(target.text)))
    pairs = {pair for pair, times in counts.items() if times >= _FEWEST}
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines():
        word, times = line.split(" ")[:2]
        if int(times) >= _KNOWN:
            pairs.update(_pairs(word))
    followers: defaultdict[str, str] = defaultdict(str)
    for one, other in sorted(pairs):
        followers[one] += other
    characters = sorted({character for pair in pairs for character in pair})
    lines = (f"{each}\t{pinyin(each, style=Style.NORMAL)[0][0]}\t{followers[each]}\n" for each in characters)
    SHIPPED.write_text(HEADER + "".join(lines), "utf-8")


def _pairs(text: str) -> Iterator[str]:
    for run in _RUN.findall(text):
        yield from map("".join, pairwise(run))


def measure(folder: Path) -> None:
    """Prints right texts with a finding, and planted characters that are found."""
    checker = Checker([rule for rule in load_rules() if rule.check == "mistyped"])
    common = [line.partition("\t")[0] for line in SHIPPED.read_text("utf-8").splitlines()[1:]]
    dice = random.Random(3)
    right = flagged = planted = found = 0
    for record in records(folder):
        right += 1
        flagged += bool(checker.check(record).findings)
        wrong = _planted(record, common, dice) if right % 10 == 0 else None
        if wrong is not None:
            planted += 1
            found += bool(checker.check(wrong).findings)
    print(
        f"right records with a finding: {flagged} of {right}; planted characters found: {found} of {planted}"
    )


def _planted(record: Record, common: list[str], dice: random.Random) -> Record | None:
    """The record with one character of its first text exchanged for one that sounds alike."""
    text = record.targets[0].text
    entries = (shipped().entry(word) for word in dict.fromkeys(content_words(record.source.text)))
    there = [
        r.text
        for e in entries
        if e
        for r in e.renderings
        if len(r.text) > 1 and r.text in text and not r.text.isascii()
    ]
    if not there:
        return None
    word = dice.choice(there)
    at = dice.randrange(len(word))
    alike = [each for each in common if sound_alike(each, word[at])]
    if not alike:
        return None
    slip = word[:at] + dice.choice(alike) + word[at + 1 :]
    target = Text(text.replace(word, slip), record.targets[0].role, record.targets[0].field)
    return Record(record.source, (target,), record.id)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    (write if given.write else measure)(given.corpus)
