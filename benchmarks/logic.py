"""Direction and logic: clean translations rewritten to say otherwise, and what the rules find in untouched ones.

A mutant changes one word of a translation (提高 to 降低, 优于 to 劣于 …). It is found when a logic finding overlaps the
word. Mutants of a word are made wherever it stands; whether the source bears it out is not looked at.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks import corpus
from benchmarks.tables import heading, share, table
from summarycheck.logic import LogicFault, faults
from summarycheck.model import Record, Text
from summarycheck.reading import Dossier

GENERATORS = ("Lcollection", "CSQianDong")


class Mutant(NamedTuple):
    """A text with one word changed, which stands at ``[start, end)``."""

    text: str
    start: int
    end: int


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pairs", type=int, default=3000, help="translations to start from")
    parser.add_argument("--each", type=int, default=400, help="mutants of a kind")
    parser.add_argument(
        "--misses", type=int, default=0, metavar="N", help="print N mutants of a kind not found"
    )
    parser.add_argument(
        "--sample", type=int, default=0, metavar="N", help="print N findings in untouched texts"
    )


def run(options: argparse.Namespace) -> None:
    """Prints the tables."""
    folder = corpus.find(options.corpus)
    if folder is None:
        return
    pairs = _translations(folder, options.pairs)
    heading(f"{len(pairs)} untouched translations")
    clean = untouched(pairs, options)
    heading("The same with one word changed")
    changed(clean, options)
    heading("Untouched summaries (daily-arxiv)")
    untouched(_summaries(folder), options, role="summary")


def untouched(
    pairs: list[tuple[str, str]], options: argparse.Namespace, role: str = "translation"
) -> list[tuple[str, str]]:
    """Findings of each relation in texts as they are; returns the pairs without any."""
    counts: Counter[str] = Counter()
    clean, shown = [], 0
    for source, target in pairs:
        found = _faults(source, target, role)
        counts.update(fault.relation for fault in found)
        if not found:
            clean.append((source, target))
        for fault in found[: max(0, options.sample - shown)]:
            shown += 1
            _print(source, target, fault)
    rows = [(relation, count, share(count, len(pairs))) for relation, count in counts.most_common()]
    rows.append(("pairs with any", len(pairs) - len(clean), share(len(pairs) - len(clean), len(pairs))))
    table(("relation", "findings", f"of {len(pairs)} pairs"), rows)
    return clean


def changed(pairs: list[tuple[str, str]], options: argparse.Namespace) -> None:
    """How many mutants of each kind are found at the word that was changed."""
    rows = []
    for kind, mutate in KINDS.items():
        made = found = 0
        for source, target in pairs:
            mutants = list(mutate(source, target))
            if not mutants or made >= options.each:
                continue
            mutant = mutants[corpus.draw(kind, source) % len(mutants)]
            made += 1
            hit = any(
                fault.target.start < mutant.end and mutant.start < fault.target.end
                for fault in _faults(source, mutant.text, "translation")
            )
            found += hit
            if not hit and made - found <= options.misses:
                print(
                    f"{kind}: {mutant.text[max(0, mutant.start - 40) : mutant.end + 40]!r}\n  {source[:1500]!r}\n"
                )
        rows.append((kind, made, share(found, made)))
    table(("kind", "mutants", "found"), rows)


# ---- mutants -------------------------------------------------------------------------------------


def _rewritten(pattern: str, by: Mapping[str, str]) -> Callable[[str, str], Iterator[Mutant]]:
    """Mutants that write ``by[word]`` for a word that the pattern's first group finds."""
    compiled = re.compile(pattern)

    def mutate(source: str, target: str) -> Iterator[Mutant]:
        for match in compiled.finditer(target):
            start, end = match.span(1)
            word = by[match[1]]
            yield Mutant(target[:start] + word + target[end:], start, start + max(1, len(word)))

    return mutate


def _crossed(source: str, target: str) -> Iterator[Mutant]:
    """甲优于乙 → 乙优于甲, for Latin names."""
    for match in re.finditer(r"([A-Z][A-Za-z0-9-]+)([\u4e00-\u9fff]{0,6}优于)([A-Z][A-Za-z0-9-]+)", target):
        text = match[3] + match[2] + match[1]
        yield Mutant(
            target[: match.start()] + text + target[match.end() :], match.start(), match.start() + len(text)
        )


def _first(source: str, target: str) -> Iterator[Mutant]:
    """提出了 → 首次提出了, where no first is spoken of on either side."""
    if "首" not in target and not re.search(
        r"(?i)\bfirst|pioneer|novel|never|to date|knowledge|unexplored", source
    ):
        for match in re.finditer("(?:我们|本文)(提出|介绍|引入)", target):
            at = match.start(1)
            yield Mutant(f"{target[:at]}首次{target[at:]}", at, at + 2)


def _hardened(source: str, target: str) -> Iterator[Mutant]:
    """表明 → 证明, of sentences that suggest."""
    if len(re.findall(r"(?i)\bsuggest(?:s|ed|ing)?\b", source)) == 1:
        for match in re.finditer("提示|暗示", target):
            yield Mutant(
                target[: match.start()] + "证明" + target[match.end() :], match.start(), match.start() + 2
            )


_NUMBERLESS = r"(?![了至到约近超过\s]{0,4}[\d一二三四五六七八九十])"
KINDS: Mapping[str, Callable[[str, str], Iterator[Mutant]]] = {
    "提高 → 降低": _rewritten(
        rf"(提高|提升|增强){_NUMBERLESS}", dict.fromkeys(("提高", "提升", "增强"), "降低")
    ),
    "增加 → 减少": _rewritten(rf"(增加|上升){_NUMBERLESS}", {"增加": "减少", "上升": "下降"}),
    "降低 → 提高": _rewritten(
        rf"(降低|减少|下降){_NUMBERLESS}", {"降低": "提高", "减少": "增加", "下降": "上升"}
    ),
    "优于 → 劣于": _rewritten("(优于|超越)", {"优于": "劣于", "超越": "不及"}),
    "甲优于乙 → 乙优于甲": _crossed,
    "不 dropped": _rewritten(
        "(不|没有|无法|并未)(?=能|会|需|存在|依赖|受|影响|改变|足以|要求|适用|使用|提供|考虑)",
        dict.fromkeys(("不", "没有", "无法", "并未"), ""),
    ),
    "不 added": _rewritten(
        "(能够|需要|会|可以)(?=[\u4e00-\u9fff])",
        {"能够": "不能", "需要": "不需要", "会": "不会", "可以": "不可以"},
    ),
    "首次 added": _first,
    "提示 → 证明": _hardened,
    "和 → 或": _rewritten("(?<=[\u4e00-\u9fff]{2})(和)(?=[\u4e00-\u9fff]{2})", {"和": "或"}),
}


# ---- texts ---------------------------------------------------------------------------------------


def _faults(source: str, target: str, role: str) -> list[LogicFault]:
    text = Text(target, "summary" if role == "summary" else "translation", role)
    return list(faults(Dossier(Record(Text(source, "source"), (text,))).pairs[0]))


def _translations(folder: Path, most: int) -> list[tuple[str, str]]:
    rows = [
        row
        for row in corpus.rows(folder / "translations.jsonl.gz")
        if row["full_translation"] and row["generator"] in GENERATORS
    ]
    rows.sort(key=lambda row: corpus.draw("logic", row["id"]))
    return [(row["source"], row["translation"]) for row in rows[:most]]


def _summaries(folder: Path) -> list[tuple[str, str]]:
    pairs = []
    for file in sorted((folder / "daily-arxiv").glob("*.jsonl.gz")):
        for row in corpus.rows(file):
            said = row.get("AI")
            if isinstance(said, dict):
                pairs.append(
                    (row["summary"], "\n".join(text for text in said.values() if isinstance(text, str)))
                )
    return pairs


def _print(source: str, target: str, fault: LogicFault) -> None:
    start, end = fault.target.start, fault.target.end
    quote = f"{target[max(0, start - 40) : start]}【{fault.target.text}】{target[end : end + 40]}"
    against = "–"
    if fault.source is not None:
        a, b = fault.source.start, fault.source.end
        against = f"{source[max(0, a - 80) : a]}[[{fault.source.text}]]{source[b : b + 80]}"
    print(f"{fault.relation}: {' '.join(quote.split())}\n    {' '.join(against.split())}\n")
