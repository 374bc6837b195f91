"""Numbers that tell one of a kind from its like: Experiment 2, Fig. 5, System 1, Llama 3.

A label is wrong where the source has labels of that kind, and its number nowhere at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from operator import attrgetter
from string import ascii_letters
from unicodedata import normalize

from summarycheck.model import Quantity, Span
from summarycheck.quantities.scan.digits import figures_of, fold
from summarycheck.quantities.scan.english.number_words import ONES, ORDINALS
from summarycheck.quantities.scan.names import OPENERS
from summarycheck.quantities.scan.roman import ROMAN
from summarycheck.quantities.scan.stretches import places, run_before, runs_on
from summarycheck.quantities.things import things

#: What Chinese calls a labelled thing, and what English does.
_KINDS: Mapping[str, str] = {
    "实验": "experiments?|exp\\.",
    "研究": "stud(?:y|ies)",
    "图": "fig(?:ure|\\.)?s?",
    "表": "tables?|tab\\.",
    "系统": "systems?",
    "任务": "(?:sub-?)?tasks?|track",
    "阶段": "stages?|phases?",
    "步骤": "steps?",
    "级别": "levels?|grades?|tiers?",
    "等级": "levels?|grades?|tiers?",
    "版本": "versions?|v\\.?",
    "算法": "algorithms?|alg\\.",
    "定理": "theorems?|thm\\.",
    "引理": "lemmas?",
    "命题": "propositions?",
    "假设": "hypothes[ei]s|assumptions?",
    "附录": "appendi(?:x|ces)",
    "队列": "cohorts?",
    "方案": "schemes?|protocols?|options?",
    "染色体": "chromosomes?|chr",
    "级": "levels?|grades?|tiers?|class(?:es)?|categor(?:y|ies)",
    "型": "types?|genotypes?",
    "期": "phases?|stages?",
    "版": "versions?|v\\.?|editions?|releases?",
}
#: After digits these make them a count or a measure, and no label.
_COUNTED = r"\s?[a-zA-Z%％\\$个种项类名位条篇层步组次张套倍年月日天周秒分小点万亿千百成]|至|到"
_LABEL_ZH = re.compile(
    rf"(?P<kind>实验|研究|图|表|系统|任务|阶段|步骤|级别|等级|版本|算法|定理|引理|命题|假设|附录|队列|方案)\s?(?P<after>\d{{1,2}})(?![\d.,%％°+-]|{_COUNTED})"
    r"|(?<![\d.第])(?P<before>\d{1,2}(?:\.\d{1,2}(?=版))?)(?P<of>号染色体|级(?!联|数|别)|型|期(?!间|刊|望|待|末)|(?<=\.\d)版|(?<=\.\d\d)版)"
)
#: A release or model number after a name in Latin letters: Llama 3, Raspberry Pi 5.
_RELEASE = re.compile(
    rf"(?<![A-Za-z])(?P<name>[A-Z][A-Za-z]*)\s(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?)(?![\d.,%％°+:/×xX-]|{_COUNTED})"
)
#: Labelled things whose numbers are compared only where they are gone: Chinese has them before or after.
_KINDS_BESIDES: Mapping[str, str] = {
    "章": "chapters?", "节": "sections?", "条": "articles?", "维度": "dimensions?", "问题": "questions?", "组": "groups?|arms?|cohorts?", "场景": "scenarios?",
    "轴": "axis", "簇": "clusters?", "周期": "cycles?", "波": "waves?", "目标": "objectives?|aims?", "部分": "parts?", "层级": "levels?|tiers?",
}  # fmt: skip
_LABELLED = re.compile(
    rf"(?<![A-Za-z-])(?P<word>(?i:{'|'.join([*_KINDS.values(), *_KINDS_BESIDES.values()])})|[A-Z][A-Za-z]+(?:-[A-Z][A-Za-z]*)*)[\s-]$"
)
#: A word in capitals that opens a sentence, and no name.
_OPENING = re.compile(r"(?:^|[.:;!?]\s+)[A-Z][a-z]+\s$")
#: After its number a thing that it counts: Testing 80 DL models.
_COUNTS = things(3)


def named_by(source: str, number: Quantity) -> str:
    """The word that the number tells from its like (*Experiment* 2, *Llama* 3); empty where it counts or measures."""
    if number.unit or not number.text.replace(".", "", 1).isdecimal() or len(number.text) > _LONGEST:
        return ""
    before = source[max(0, number.start - 28) : number.start]
    hit = _LABELLED.search(before)
    if hit is None or hit["word"].lower() in OPENERS:
        return ""
    if _OPENING.search(before) and _COUNTS.match(source, number.end):
        return ""
    return hit["word"]


#: Longer numbers are years and counts.
_LONGEST = 3


def kept(target: str, word: str) -> bool:
    """Whether the target has the labelled thing or the name."""
    return any(noun in target for noun in _nouns(word.lower())) or word.lower() in target.lower()


@lru_cache(maxsize=256)
def _nouns(word: str) -> tuple[str, ...]:
    kinds = (*_KINDS.items(), *_KINDS_BESIDES.items())
    return tuple(chinese for chinese, english in kinds if re.fullmatch(english, word))


_WORDS = [*ONES][:13]
_ORDINALS = ["zeroth", *[*ORDINALS][:10]]


#: The last character of what Chinese calls a labelled thing, before its digits or after them.
_LAST_BEFORE, _FIRST_AFTER = frozenset("验究图表统务段骤别级本法理题设录列案"), frozenset("号级型期版")
#: How far a label reaches around its digits, with what must not follow it.
_REACH = 5


def changed(source: str, target: str) -> Iterator[tuple[Span, Span]]:
    """Labels of the target with another number than any of the source's, each with the source's it most likely was."""
    for start, end in figures_of(target):
        blank = target[start - 1 : start].isspace()
        before = target[start - 1 - blank : start - blank] if start > blank else ""
        if before in _LAST_BEFORE or target[end : end + 1] in _FIRST_AFTER:
            for hit in _LABEL_ZH.finditer(target, max(0, start - _REACH), end + _REACH):
                if hit.start() <= start < hit.end():
                    group = "after" if hit["kind"] else "before"
                    kind = hit["kind"] or hit["of"].lstrip("号")
                    yield from _compared(source, target, hit, group, partial(_of_kind, source, kind))
        if blank and before.isascii() and before.isalpha():
            name = _RELEASE.match(target, run_before(target, start - 1, ascii_letters))
            if name is not None:
                yield from _compared(source, target, name, "number", partial(_of_name, source, name["name"]))


def exchanged(source: str, target: str) -> Iterator[tuple[Span, Span]]:
    """Labels of one kind whose numbers a translation gives in another order than the source: 系统2擅长…，系统1… for "System 1 …, System 2 …"."""
    if len(figures_of(target)) < _EXCHANGED:
        return
    told: dict[str, list[Span]] = {}
    for hit in _LABEL_ZH.finditer(target):
        group = "after" if hit["kind"] else "before"
        told.setdefault(hit["kind"] or hit["of"].lstrip("号"), []).append(
            Span(hit[group], hit.start(group), hit.end(group))
        )
    for kind, theirs in told.items():
        if len({label.text for label in theirs}) < _EXCHANGED:
            continue
        ours = sorted(_of_kind(source, kind), key=attrgetter("start"))
        values, given = [label.text for label in theirs], [label.text for label in ours]
        if values != given and sorted(values) == sorted(given):
            off = [(a, b) for a, b in zip(ours, theirs, strict=True) if a.text != b.text]
            yield from off if len(off) == _EXCHANGED else ()


#: So many labels change places.
_EXCHANGED = 2


_VERSION = re.compile(r"[0-9](?<![\d.].)\d{0,2}(?:\.\d{1,3}){2,3}(?![\d.]\d|\d)")


def versions(source: str, target: str) -> Iterator[tuple[Span, Span]]:
    """The one version of three figures or more that the target lacks, and the one that only the target has: 2.3.1 for 2.1.3."""
    if target.count(".") < 2 or source.count(".") < 2:
        return
    theirs = {hit[0]: hit for hit in _VERSION.finditer(target)}
    ours = {hit[0]: hit for hit in _VERSION.finditer(source)} if theirs else {}
    lost = [hit for number, hit in ours.items() if number not in theirs]
    new = [hit for number, hit in theirs.items() if number not in ours]
    if len(lost) == len(new) == 1:
        yield Span(lost[0][0], *lost[0].span()), Span(new[0][0], *new[0].span())


#: The level of an interval: 95% CI, 95%置信区间.
_LEVEL = re.compile(
    r"([0-9０-９](?<![\d.].)\d?(?:\.\d+)?)\s?\\?[%％]?\s?(?:的?(?:置信|可信)|C[Ir]|UI|(?i:confidence|credible|uncertainty))"
)


#: What stands beside the level of an interval.
TELLTALES = ("CI", "UI", "置信", "可信", "Cr")


def levels(source: str, target: str, there: frozenset[str]) -> Iterator[tuple[Span, Span]]:
    """Levels of intervals that are none of the source's, which gives others: 86%CI for "95% CI".

    ``there`` are the ``TELLTALES`` that the target has.
    """
    if there.isdisjoint(TELLTALES):
        return
    if theirs := _levels_of(target):
        ours = _levels_of(source)
        given = {level.text.removeprefix("0.") for level in ours}
        new = (level for level in theirs if level.text.removeprefix("0.") not in given)
        yield from ((ours[0], level) for level in new if ours)


def _levels_of(text: str) -> list[Span]:
    return [Span(hit[1], hit.start(1), hit.end(1)) for hit in _LEVEL.finditer(text)]


def _compared(
    source: str, target: str, hit: re.Match[str], group: str, labels: Callable[[], list[Span]]
) -> Iterator[tuple[Span, Span]]:
    number = hit[group]
    if stands(source, number):
        if group == "number":
            yield from _renamed(target, hit, labels())
        return
    if ours := labels():
        # The number that the target does not have is the one that changed; else the first.
        lost = next((label for label in ours if not stands(target, label.text)), ours[0])
        yield lost, Span(number, hit.start(group), hit.end(group))


def _renamed(target: str, hit: re.Match[str], ours: list[Span]) -> Iterator[tuple[Span, Span]]:
    """A name with another number than the source ever gives it (Task 2 for Task 4), though the source has the number."""
    name, number = hit["name"], hit["number"]
    if any(label.text == number or label.text.startswith(f"{number}.") for label in ours):
        return
    lost = next((label for label in ours if f"{name} {label.text}" not in target), None)
    if lost is not None:
        yield lost, Span(number, hit.start("number"), hit.end("number"))


def _of_kind(source: str, kind: str) -> list[Span]:
    """The numbers after the nouns of a kind."""
    nouns = re.compile(rf"(?<![A-Za-z])(?i:{_KINDS[kind]})")
    return _numbers(source, (noun.end() for noun in nouns.finditer(source)))


def _of_name(source: str, name: str) -> list[Span]:
    """The numbers after a name, however it is capitalised; no expression is made for each name."""
    folded, key = fold(source), name.lower().encode()
    ends = []
    at = folded.find(key)
    while at >= 0:
        if not folded[at - 1 : at].isalpha():
            ends.append(at + len(key))
        at = folded.find(key, at + len(key))
    return _numbers(source, ends)


_NUMBER = re.compile(r"[\s~-]?\(?(\d{1,2}(?:\.\d{1,2})?)(?![\d%]|\.\d)")


#: The next of several: Tables 2, 3 and 4.
_NEXT = re.compile(r"(?:, ?(?:and )?| (?:and|&) )(\d{1,2})(?![\d%]|[.,]\d)")


def _numbers(source: str, ends: Iterable[int]) -> list[Span]:
    found = []
    for end in ends:
        hit = _NUMBER.match(source, end)
        while hit is not None:
            found.append(Span(hit[1], hit.start(1), hit.end(1)))
            hit = _NEXT.match(source, hit.end())
    return found


@lru_cache(maxsize=64)
def stands(text: str, number: str) -> bool:
    """Whether the number is in the text in any writing: figures, full-width or not, words, Roman numerals."""
    number = normalize("NFKC", number)
    if any(True for _ in places(text, number)):
        return True
    if not number.isdecimal():
        return False
    value = int(number)
    names = [*_WORDS[value : value + 1], *_ORDINALS[value : value + 1]]
    return bool(
        (names and re.search(rf"(?i)\b(?:{'|'.join(names)})", text))
        or (0 < value < len(ROMAN) and re.search(rf"\b{ROMAN[value]}\b", text))
    )


_HAN = "〇一二三四五六七八九十"
_SIGNS = "_ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"


def figures(target: str, number: str) -> Iterator[int]:
    """Where the target has the number in figures, none of a longer one."""
    yield from (at for at in places(target, number) if not runs_on(target, at, at + len(number), "."))


def beside(target: str, number: str, word: str) -> bool:
    """Whether the number stands right before or after the labelled thing or the name: 阶段2, 第二阶段, Ⅱ期."""
    spots = list(figures(target, number))
    value = int(number) if number.isdecimal() else 0
    if 0 < value < len(_HAN):
        signs = rf"{_HAN[value]}|{_SIGNS[value]}|(?<![A-Za-z]){ROMAN[value]}(?![A-Za-z])"
        spots += (hit.start() for hit in re.finditer(signs, target))
    named = (*_nouns(word.lower()), word.lower())
    windows = (target[max(0, at - len(word) - 2) : at + len(word) + 6].lower() for at in spots)
    return any(noun in window for window in windows for noun in named)
