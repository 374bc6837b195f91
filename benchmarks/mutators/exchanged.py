"""Rewritings that exchange two numbers of a sentence, which is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from benchmarks.mutators.base import COUNTERS, ENGLISH, NOT_BEFORE, SENTENCE, Mutant, Pair, places_in

_THING = re.compile(r"[A-Za-z][A-Za-z0-9\-+.]*[A-Za-z0-9+]|[A-Z]")
_METRICS = "准确率 精确率 精度 召回率 特异性 特异度 灵敏度 敏感性 敏感度 一致性 平均绝对误差 均方根误差 相关系数 胜率 成功率".split()
_METRIC = re.compile("|".join(_METRICS))
_SCORE = re.compile(rf"{NOT_BEFORE}(?P<n>\d+(?:\.\d+)?)(?P<u>\s?%)?(?![\d,.]*\d)(?!\s?[A-Za-z年月日-])")
_COUNTED = re.compile(
    rf"{NOT_BEFORE}(?P<n>\d[\d,]*|[两三四五六七八九十])(?P<u>(?:[{COUNTERS}])(?P<what>[\u4e00-\u9fff]{{2,6}}))"
)
_FROM_TO = re.compile(
    r"从\s?(?P<a>\d+(?:\.\d+)?)(?P<u>\s?%)?[^，。；\d]{0,6}(?:提高|提升|增加|上升|下降|降低|减少|降|升|增)(?:了)?(?:到|至)\s?"
    r"(?P<b>\d+(?:\.\d+)?)(?![\d.]*\d)"
)


def swap(pair: Pair) -> Iterator[Mutant]:
    """Two numbers exchanged: between named things, in a list with 分别, between counted things, from and to."""
    for match in _FROM_TO.finditer(pair.target):
        a, b = match["a"], match["b"]
        if a != b and re.search(
            rf"\bfrom\b[^.]{{0,20}}{re.escape(a)}[^.]{{0,30}}\bto\b[^.]{{0,16}}{re.escape(b)}", pair.source
        ):
            yield _exchanged(pair, match.span("a"), match.span("b"), "from-to")
    for sentence in SENTENCE.finditer(pair.target):
        yield from _swapped_scores(pair, sentence)
        yield from _swapped_counts(pair, sentence)


def _swapped_scores(pair: Pair, sentence: re.Match[str]) -> Iterator[Mutant]:
    scores = [
        score for score in _SCORE.finditer(pair.target, *sentence.span()) if score["u"] or "." in score["n"]
    ]
    for first, second in pairwise(scores):
        if first["n"] == second["n"] or bool(first["u"]) != bool(second["u"]):
            continue
        if not _in_order(pair.source, first["n"], second["n"]):
            continue
        between = pair.target[first.end() : second.start()]
        if (
            "分别" in sentence[0]
            and re.search(r"respectively", pair.source)
            and re.fullmatch(r"\s*[、和与及,，]\s*", between)
        ):
            things = _THING.findall(pair.target[sentence.start() : first.start()])
            if len(set(things)) >= 2:
                yield _exchanged(pair, first.span("n"), second.span("n"), "respectively")
            continue
        # Each number at the end of its clause, after a thing of its own.
        before = re.split(r"[，。；,;（(、和]", pair.target[sentence.start() : first.start()])[-1]
        own = re.split(r"[，；,;（(、和]", between)
        if len(own) != 2 or re.search(r"\d", before + own[-1]):
            continue
        ours, theirs = _things(before), _things(own[-1])
        if ours and theirs and ours != theirs and not _things(own[0]):
            yield _exchanged(pair, first.span("n"), second.span("n"), "named")


def _swapped_counts(pair: Pair, sentence: re.Match[str]) -> Iterator[Mutant]:
    counts = list(_COUNTED.finditer(pair.target, *sentence.span()))
    for first, second in pairwise(counts):
        a, b = first["n"], second["n"]
        between = pair.target[first.end() : second.start()]
        if a == b or first["what"][:2] == second["what"][:2] or first["what"][-2:] == second["what"][-2:]:
            continue
        if len(between) > 6 or (a in ENGLISH) != (b in ENGLISH) or (a == "十" or b == "十"):
            continue
        order = (ENGLISH.get(a, a), ENGLISH.get(b, b))
        if all(
            len(re.findall(rf"(?<![\w.,]){re.escape(each)}(?![\w.,]*\d)", pair.source, re.I)) == 1
            for each in order
        ):
            yield _exchanged(pair, first.span("n"), second.span("n"), "counted")


def _things(text: str) -> tuple[str, ...]:
    return tuple(_THING.findall(text) + _METRIC.findall(text))


def _in_order(source: str, first: str, second: str) -> bool:
    """Each once, in this order: the Chinese has not been put in another order."""
    one, two = places_in(source, first), places_in(source, second)
    return len(one) == len(two) == 1 and one[0].start() < two[0].start()


def _exchanged(pair: Pair, first: tuple[int, int], second: tuple[int, int], how: str) -> Mutant:
    text = pair.target
    a, b = text[slice(*first)], text[slice(*second)]
    new = text[: first[0]] + b + text[first[1] : second[0]] + a + text[second[1] :]
    return Mutant(new, (first[0], second[1]), f"{how}: {a} ↔ {b}")
