"""Direction and logic: what rises and what falls, who is better than whom, not, and/or, may, first.

    signs       Chinese words that turn a sentence, and how often each English word gives rise to one (learned)
    passages    sentences of a translation beside what they translate
    weigh       which English word gave rise to which sign: the best assignment, and what another would be worth
    direction   提高 for "reduces", 劣于 for "outperforms"
    opposites   words that have an opposite, and what may render them
    antonyms    慢 for "faster", 经常 for "rarely", by clauses
    regions     the clauses of the Chinese to which an English word belongs
    denial      a "not" lost
    negation    a 不 too many
    comparison  乙优于甲 for "A outperforms B"
    sides       乙快于甲 for "A is faster than B", 乙而非甲 for "A rather than B"
    contrast    乙易，而甲难 for "A is easy, but B is hard"
    choice      甲或乙 for "A and B"
    nulls       有显著影响 for "no effect"
    certainty   证明 for "suggests"
    order       之后 for "before"
    swapped     部分 for "all", 必然 for "may"
    inventions  a first, a superiority, experiments, savings of which the source says nothing

A translation is looked at passage by passage, and only where a word of it may be at fault. Summaries turn a problem into
its solution in one breath: of them only inventions, exchanged names and findings of nothing can be told. Numbers have rules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from summarycheck.logic import (
    antonyms,
    certainty,
    choice,
    comparison,
    contrast,
    denial,
    direction,
    negation,
    nulls,
    order,
    sides,
)
from summarycheck.logic.fault import LogicFault
from summarycheck.logic.inventions import invented
from summarycheck.logic.passages import Passage, Passages
from summarycheck.logic.signs import ABOVE, BELOW, DOWN, UP
from summarycheck.logic.swapped import SWAPS, swapped
from summarycheck.model import Span
from summarycheck.scripts import couples

if TYPE_CHECKING:
    from summarycheck.reading import Pair

__all__ = ["RELATIONS", "LogicFault", "faults"]

RELATIONS = (
    *("first", "unsupported", "comparison", "direction"),
    *("negation-added", "negation-lost", "connective", "hedge", "order", "quantifier"),
)

_TRIGGER = re.compile(
    "(?P<first>首[次个创款])"
    "|(?P<better>优于|胜过|好于|超越(?=了?(?:现有|传统|基线|其他|先前|已有|当前|以往)))"
    "|(?P<tried>实验(?:结果)?(?:表明|证明|验证|显示))"
    "|(?P<used>(?:实际应用|真实世界|实际场景|真实场景|现实场景|实际环境)中?的?(?:有效性|表现|性能|验证|实用性))"
    "|(?P<spared>(?:降低|减少|节省)了?(?:计算|推理|训练|通信|存储|标注|人工|人力|部署|内存)?(?:成本|开销))"
)
#: What each of these begins with.
_OPENINGS = couples("首次 首个 首创 首款 优于 胜过 好于 超越 实验 实际 真实 现实 降低 减少 节省")
_COMPARING = couples(comparison.VERBS)


def faults(pair: Pair) -> Iterator[LogicFault]:
    """The faults of direction and logic in the target: what it invents, then what it says otherwise than the source."""
    raw = pair.target.raw
    for start in pair.target.starts(_OPENINGS):
        match = _TRIGGER.match(raw, start)
        if match is not None:
            fault = invented(pair, match)
            if fault is not None:
                yield fault
    if pair.role == "translation":
        yield from _in_translation(pair)
    elif not pair.target.bigrams.isdisjoint(_COMPARING):
        yield from comparison.crossed(pair, Span(raw, 0, len(raw)), pair.source.sentences)
    yield from nulls.affirmed(pair)


_MOVES = re.compile("|".join((UP, DOWN, ABOVE, BELOW)))


def _changed(passage: Passage) -> Iterator[LogicFault]:
    """What rises or falls, or is better or worse, by the words of the whole passage; else by those of its clauses."""
    told = list(direction.turned(passage)) if _MOVES.search(passage.normal) else []
    yield from told or antonyms.turned(passage)


# What may be at fault in a translation, by the characters that it begins with.
_LOOKS: Mapping[re.Pattern[str], Callable[[Passage], Iterator[LogicFault]]] = {
    re.compile(negation.TELLING): negation.added,
    re.compile(sides.TELLING): sides.exchanged,
    re.compile(contrast.TELLING): contrast.exchanged,
    re.compile(order.TELLING): order.turned,
    re.compile("或(?!许|多|少)"): choice.changed,
    re.compile("证[明实]"): certainty.hardened,
    **{
        re.compile("|".join(map(swap.family.written, swap.opposites))): partial(swapped, swap=swap)
        for swap in SWAPS
    },
}


def _in_translation(pair: Pair) -> Iterator[LogicFault]:
    """What the passages say otherwise than their source; each is looked at once for each relation."""
    passages = Passages(pair)
    for pattern, look in _LOOKS.items():
        for passage in _once(
            passages.at_target(match.start()) for match in pattern.finditer(pair.target.raw)
        ):
            yield from look(passage)
    for passage in passages:
        yield from _changed(passage)
    for passage in _once(map(passages.at_source, denial.places(pair.source.raw))):
        yield from denial.gone(passage)
    for passage in _once(
        passages.at_target(match.start()) for match in comparison.VERB_ZH.finditer(pair.target.raw)
    ):
        yield from comparison.crossed(pair, passage.chinese, [passage.english])


def _once(passages: Iterable[Passage | None]) -> Iterator[Passage]:
    """Those that there are, in order, without the repetitions that follow each other."""
    last = None
    for passage in passages:
        if passage is not None and passage is not last:
            last = passage
            yield passage
