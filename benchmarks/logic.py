"""Direction and logic: right texts rewritten to say otherwise, and what the rules find in untouched ones.

A mutant changes one word of a translation or a summary (提高 to 降低, 优于 to 劣于 …). It is found when a finding of a logic
rule overlaps the word. Mutants of a translation are made wherever the word stands; whether the source bears it out is not
looked at. Those of a summary are counted where the source explains most of the word's sentence. Translations are in two
halves, the one that the table of signs was learned from and may be read (dev), and the one that is only counted (held);
so are the daily files, by date.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks import corpus
from benchmarks.accuracy import FIRST_HELD
from benchmarks.signs import teaches
from benchmarks.tables import heading, share, table
from summarycheck.engine import Checker
from summarycheck.model import RANK, Finding, Record, Text
from summarycheck.reading import Dossier, Pair
from summarycheck.rules import load_rules

GENERATORS = ("Lcollection", "CSQianDong")
HALVES = ("dev", "held")
_EXPLAINED = 0.6  # share of a summary's sentence from which the source bears it out


class Mutant(NamedTuple):
    """A text with one word changed, which stands at ``[start, end)``."""

    text: str
    start: int
    end: int


Sources = Mapping[str, list[tuple[str, str]]]
Kinds = Mapping[str, Callable[[str, str], Iterator[Mutant]]]


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pairs", type=int, default=3000, help="translations of each half to start from")
    parser.add_argument("--each", type=int, default=400, help="mutants of a kind in each half")
    parser.add_argument(
        "--misses", type=int, default=0, metavar="N", help="print N mutants of a kind not found (dev)"
    )
    parser.add_argument(
        "--sample", type=int, default=0, metavar="N", help="print N findings in untouched texts (dev)"
    )


def run(options: argparse.Namespace) -> None:
    """Prints the tables."""
    folder = corpus.find(options.corpus)
    if folder is None:
        return
    checker = Checker(rule for rule in load_rules() if rule.category == "logic")
    for role, texts, kinds in (
        ("translation", _translations(folder, options.pairs), KINDS),
        ("summary", _summaries(folder), KINDS_OF_SUMMARIES),
    ):
        heading(f"Untouched: {role}")
        clean = untouched(checker, texts, options, role)
        heading(f"The same with one word changed: {role}")
        changed(checker, clean, options, role, kinds)


def _grave(finding: Finding) -> bool:
    """At warning or above."""
    return RANK[finding.severity] >= RANK["warning"]


def untouched(checker: Checker, texts: Sources, options: argparse.Namespace, role: str) -> Sources:
    """Findings of each rule in texts as they are; returns the pairs without any."""
    counts: dict[str, Counter[str]] = {half: Counter() for half in HALVES}
    clean: dict[str, list[tuple[str, str]]] = {half: [] for half in HALVES}
    shown = 0
    for half, pairs in texts.items():
        for source, target in pairs:
            found = [*filter(_grave, checker.check(_record(source, target, role)).findings)]
            counts[half].update(finding.rule for finding in found)
            if not found:
                clean[half].append((source, target))
            for finding in found[: max(0, options.sample - shown)] if half == "dev" else ():
                shown += 1
                _print(source, target, finding)
    rules = sorted(set().union(*counts.values()), key=lambda name: -counts["dev"][name])
    rows = [
        (rule, *(cell for half in HALVES for cell in _counted(counts[half][rule], len(texts[half]))))
        for rule in rules
    ]
    any_of = {half: len(texts[half]) - len(clean[half]) for half in HALVES}
    rows.append(
        ("pairs with any", *(cell for half in HALVES for cell in _counted(any_of[half], len(texts[half]))))
    )
    table(("rule", *(head for half in HALVES for head in (half, f"of {len(texts[half])} pairs"))), rows)
    return clean


def _counted(count: int, total: int) -> tuple[int, str]:
    return count, share(count, total)


def changed(checker: Checker, clean: Sources, options: argparse.Namespace, role: str, kinds: Kinds) -> None:
    """How many mutants of each kind are found at the word that was changed."""
    rows = []
    for kind, mutate in kinds.items():
        row: list[object] = [kind]
        for half, pairs in clean.items():
            made = told = grave = 0
            for source, target in pairs:
                if made >= options.each:
                    break
                mutants = list(mutate(source, target))
                if not mutants:
                    continue
                mutant = mutants[corpus.draw(kind, source) % len(mutants)]
                if role == "summary" and not _borne_out(source, target, mutant.start):
                    continue
                made += 1
                hits = [
                    finding
                    for finding in checker.check(_record(source, mutant.text, role)).findings
                    if finding.target
                    and finding.target.start < mutant.end
                    and mutant.start < finding.target.end
                ]
                told += bool(hits)
                grave += any(map(_grave, hits))
                if half == "dev" and not hits and made - told <= options.misses:
                    quote = mutant.text[max(0, mutant.start - 40) : mutant.end + 40]
                    print(f"{kind}: {quote!r}\n  {source[:1500]!r}\n")
            row += [made, share(told, made) if made else "–", share(grave, made) if made else "–"]
        rows.append(tuple(row))
    heads = (head for half in HALVES for head in (half, "any level", "≥ warning"))
    table(("kind", *heads), rows)


def _borne_out(source: str, target: str, at: int) -> bool:
    """True when the source explains most of the sentence of the summary at ``at``."""
    pair = _pair(source, target, "summary")
    answers = pair.answers
    for j, sentence in enumerate(pair.target.sentences):
        if sentence.start <= at < sentence.end:
            explained, characters = answers.explained(range(len(pair.source.sentences)), j)
            return explained >= _EXPLAINED * characters
    return False


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


_A = (
    "(?:我们的?(?:方法|模型|框架|系统|算法)|本文方法|所提(?:出的)?(?:方法|模型|框架|算法)|该(?:方法|模型|框架|算法|系统)"
    "|[A-Z][A-Za-z0-9-]*[A-Z0-9][A-Za-z0-9-]*)"
)
_B = (
    "(?:(?:现有|传统|以往|先前|其他|最先进|基线|当前)的?[\u4e00-\u9fff]{0,6}?(?:方法|模型|基线|算法|技术|系统)"
    "|[A-Z][A-Za-z0-9-]*[A-Z0-9][A-Za-z0-9-]*)"
)


def _crossed(source: str, target: str) -> Iterator[Mutant]:
    """甲优于乙 → 乙优于甲, for names, the authors' method and others."""
    for match in re.finditer(f"({_A})([\u4e00-\u9fff]{{0,12}}?(?:优于|超越了?))({_B})", target):
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
KINDS: Kinds = {
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
    "无法 → 能够": _rewritten(
        "(无需|无法|未能|没有|并非|缺乏)",
        {"无需": "需要", "无法": "能够", "未能": "能够", "没有": "有", "并非": "是", "缺乏": "具有"},
    ),
    "不稳定 → 稳定": _rewritten(
        "(不|未|非|无)(?=稳定|平衡|确定|完整|一致|准确|标注|标记|结构化|线性|监督|相关|充分|可靠|安全)",
        dict.fromkeys("不未非无", ""),
    ),
    "不 added": _rewritten(
        "(?<![不学机社委协])(能够|需要|会|可以)(?=[\u4e00-\u9fff])",
        {"能够": "不能", "需要": "不需要", "会": "不会", "可以": "不可以"},
    ),
    "首次 added": _first,
    "提示 → 证明": _hardened,
    "和 → 或": _rewritten("(?<=[\u4e00-\u9fff]{2})(和)(?=[\u4e00-\u9fff]{2})", {"和": "或"}),
}
KINDS_OF_SUMMARIES: Kinds = {
    kind: KINDS[kind]
    for kind in (
        "提高 → 降低",
        "增加 → 减少",
        "降低 → 提高",
        "优于 → 劣于",
        "甲优于乙 → 乙优于甲",
        "不 added",
        "首次 added",
    )
}


# ---- texts ---------------------------------------------------------------------------------------


def _record(source: str, target: str, role: str) -> Record:
    return Record(
        Text(source, "source"), (Text(target, "summary" if role == "summary" else "translation", role),)
    )


def _pair(source: str, target: str, role: str) -> Pair:
    return Dossier(_record(source, target, role)).pairs[0]


def _translations(folder: Path, most: int) -> Sources:
    rows = [
        row
        for row in corpus.rows(folder / "translations.jsonl.gz")
        if row["full_translation"] and row["generator"] in GENERATORS
    ]
    rows.sort(key=lambda row: corpus.draw("logic", row["id"]))
    return {
        half: [(row["source"], row["translation"]) for row in rows if teaches(row["id"]) == (half == "dev")][
            :most
        ]
        for half in HALVES
    }


def _summaries(folder: Path) -> Sources:
    pairs: dict[str, list[tuple[str, str]]] = {half: [] for half in HALVES}
    for file in sorted((folder / "daily-arxiv").glob("*.jsonl.gz")):
        for row in corpus.rows(file):
            said = row.get("AI")
            if isinstance(said, dict):
                text = "\n".join(text for text in said.values() if isinstance(text, str))
                pairs["held" if file.name >= FIRST_HELD else "dev"].append((row["summary"], text))
    return pairs


def _print(source: str, target: str, finding: Finding) -> None:
    quote, against = "–", "–"
    if finding.target is not None:
        start, end = finding.target.start, finding.target.end
        quote = f"{target[max(0, start - 40) : start]}【{finding.target.text}】{target[end : end + 40]}"
    if finding.source is not None:
        a, b = finding.source.start, finding.source.end
        against = f"{source[max(0, a - 80) : a]}[[{finding.source.text}]]{source[b : b + 80]}"
    print(f"{finding.rule}: {' '.join(quote.split())}\n    {' '.join(against.split())}\n")
