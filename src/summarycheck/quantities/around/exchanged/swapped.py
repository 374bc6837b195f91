"""Numbers exchanged between things: two values, a count and a measure, values of two years."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from summarycheck.model import Quantity
from summarycheck.quantities.around.exchanged.beside import exchanged, named_across, names_turned, part_turned
from summarycheck.quantities.around.exchanged.company import counts, nouns_of
from summarycheck.quantities.around.exchanged.hearing import speaks
from summarycheck.quantities.around.exchanged.roles import APART_EN, is_plain, of_things
from summarycheck.quantities.around.pairs import (
    DATED,
    LIST_GAP_EN,
    LIST_GAP_ZH,
    Link,
    Oddity,
    Pairs,
    in_source,
    swap,
)
from summarycheck.quantities.clauses import BLANKS
from summarycheck.quantities.things import COUNTERS


def swaps(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """Values exchanged between things: each stands in the target with what the other stands with in the source.

    Where both texts list the bare numbers in a row ("92.1% and 88.3% on A and B"), their things are those of another
    list, and the two lists must run the same way or turn together.
    """
    unique = _one_to_one(pairs)
    for first, second in _comparable(source, target, unique):
        (a1, b1), (a2, b2) = first, second
        parted = part_turned(source, target, first, second)
        if parted is not None:
            if parted:
                yield swap((a1, b1), (a2, b2))
            continue
        gap = source[a1.end : a2.start]
        if not counts(a1) and _PART_OF.search(gap) and not _LISTING.search(gap):
            if b2.start < b1.start and COMPARED_ZH.search(target, max(0, b2.start - 24), b2.start):
                continue  # 比最好的88.9高0.7分 for "by 0.7 points over the best of 88.9"
            turned = named_across(source, target, first, second)
        else:
            turned = exchanged(source, target, first, second) or _turned_lists(source, target, first, second)
        if turned or _bounds_turned(first, second):
            yield swap((a1, b1), (a2, b2))


#: Before the value that another is so much more or less than.
COMPARED_ZH = re.compile(r"(?:比|较|相对于?|超[过出越]|[高低]于)[^，。；、\d]{0,16}$")


def _bounds_turned(first: Link, second: Link) -> bool:
    """Whether the bound of one went to the other: 只有90%，超过62% for "only 62%, more than 90%"."""
    (a1, b1), (a2, b2) = first, second
    return a1.bound != a2.bound and (b1.bound, b2.bound) == (a2.bound, a1.bound)


_PART_OF = re.compile(r"(?i)\b(?:of|out of|over|from|than|to|versus|vs)\b")
_LISTING = re.compile(r"(?i)\band\b|,|;|\bwhile\b|\bbut\b|\bcompared\b")
#: How far apart in either text two numbers may stand that are taken for each other.
_APART_VALUES, _APART_ZH = 100, 40


#: Before two numbers that are an interval: 95% CI: 0.46, 0.70.
_INTERVAL = re.compile(r"\b(?:ci|cri|iqr|interval|range|quartiles?)\b[^\d]{0,8}$")
_INTERVALS = ("ci", "cri", "iqr", "interval", "range", "quartile")
_BRACKETED, _SECOND_END = (
    re.compile(r"[\[(]\s?$"),
    re.compile(r"\s?%?\s?(?:[,;–—-]|to)\s?[-−]?(?!9[059]\s?\\?%)[\d.]"),
)


def opens_interval(source: str, start: int) -> bool:
    before = source[max(0, start - 24) : start].lower()
    return any(map(before.__contains__, _INTERVALS)) and _INTERVAL.search(before) is not None


def _comparable(source: str, target: str, pairs: Pairs) -> Iterator[tuple[Link, Link]]:
    """Pairs of one kind and unit, near each other, whose numbers might be taken for each other."""
    alike: dict[tuple[object, ...], Pairs] = {}
    for a, b in in_source(pairs):
        if _is_value(a, b):
            alike.setdefault(likeness(a, b), []).append((a, b))
    for group in alike.values():
        if len(group) > 1:
            group = _untangled([(a, b) for a, b in group if stands_alone(source, a)])
        if len(group) < 2:
            continue
        reach = 4 if counts(group[0][0]) else 1
        for at, first in enumerate(group):
            for second in group[at + 1 : at + 1 + reach]:
                if _neighbouring(source, target, first, second) and not told_apart(source, first, second):
                    yield first, second


_AGED_EN, _AGED_BEFORE_EN = re.compile(r"[\s-]old\b|\sof age\b"), re.compile(r"\b(?:aged?|ages)\s(?:of\s)?$")


def told_apart(source: str, first: Link, second: Link) -> bool:
    """Whether one is somebody's age in both texts, and the other in neither: a term of 27 years, 15-year-old."""
    (a1, b1), (a2, b2) = first, second
    ages = ("岁" in b1.text, "岁" in b2.text)
    return ages[0] != ages[1] and ages == (_is_age(source, a1), _is_age(source, a2))


def _is_age(source: str, a: Quantity) -> bool:
    before = _AGED_BEFORE_EN.search(source, max(0, a.start - 12), a.start)
    return before is not None or _AGED_EN.match(source, a.end) is not None


def _untangled(group: Pairs) -> Pairs:
    """The pairs, answers to equal values in the order of these: of 83%, 79%, 83% the first has the first 83%."""
    if len({a.low for a, _ in group}) == len(group):
        return group
    answers: dict[object, list[Quantity]] = {}
    for a, b in sorted(group, key=lambda pair: -pair[1].start):
        answers.setdefault(a.low, []).append(b)
    return [(a, answers[a.low].pop()) for a, _ in group]


def likeness(a: Quantity, b: Quantity) -> tuple[object, ...]:
    """What two numbers have in common that may be taken for each other; points are often left out of lists."""
    unit, kind = a.unit or b.unit, a.kind if a.unit or not b.unit else b.kind
    broken = "." in a.text and not (unit or a.text[-1:].isalpha())
    return ("", "count", "." in a.text) if unit == "pp" else (unit, kind, broken)


def _is_value(a: Quantity, b: Quantity) -> bool:
    """Whether a number may be taken for another at all: no range, date or tolerance."""
    return not (
        not a.single
        or a.weak
        or a.kind in DATED
        or b.kind in DATED
        or a.bound == "tolerance"
        or {a.unit, b.unit} == {"", "year"}
    )


def stands_alone(source: str, a: Quantity) -> bool:
    """Whether the source names the number as no size, label, end of an interval or side of a dimension."""
    before, after = source[a.start - 1 : a.start], source[a.end : a.end + 1]
    return not (
        (after in _GOES_ON and any(more.match(source, a.end) for more in (_SIZED, _SIDE, _SCORE_AFTER)))
        or ("." not in a.text and not a.unit and _LABEL.search(source, max(0, a.start - 16), a.start))
        or opens_interval(source, a.start)
        or (
            before in _OPENED
            and _BRACKETED.search(source, max(0, a.start - 2), a.start)
            and _SECOND_END.match(source, a.end)
        )
        or (before in _DASHES and _SCORE_BEFORE.search(source, max(0, a.start - 4), a.start))
    )


#: After a number these may make it a size, a side or the first of a score; before it, the first of two or the last.
_GOES_ON, _OPENED, _DASHES = frozenset(BLANKS + "-–x×"), frozenset(BLANKS + "[("), frozenset("-–")


def _neighbouring(source: str, target: str, first: Link, second: Link) -> bool:
    """Whether two numbers stand in one sentence of either text, not far apart, and differ."""
    (a1, b1), (a2, b2) = first, second
    low, high = min(b1.end, b2.end), max(b1.start, b2.start)
    return (
        a2.start - a1.end < (APART_EN if counts(a1) else _APART_VALUES)
        and high - low <= _APART_ZH
        and a1.low != a2.low
        and b1.low != b2.low
        and source.find(". ", a1.end, a2.start) < 0
        and target.find("。", low, high) < 0
    )


#: The sides of a score (1-0): ``scores`` compares it.
_SCORE_AFTER, _SCORE_BEFORE = re.compile(r"[-–]\d{1,3}(?!\d|\.\d)"), re.compile(r"(?<!\d)\d{1,3}[-–]$")
#: Before a number these make it a label: "System 1", Task 2.
_LABEL = re.compile(
    r"(?!\A)(?<![.!?] )\b[A-Z][a-z]+\s$|[x×]\s?$|\b(?:sub-?)?(?:task|track|experiment|scenario|question|phase|stage|part|magnitude|category|grade|level|class|type|alpha|beta|number|force)\s$"
)
#: What has a size for its name: a 0.5B model, a 7B LLM.
_SIZED = re.compile(r"(?<=[BMK])[\s-]+(?:(?:language\s+)?models?|\w*LMs?|variants?|versions?)\b")
_SIDE = re.compile(r"\s?[x×]\s?\d")


def _turned_lists(source: str, target: str, first: Link, second: Link) -> bool:
    """Whether two bare lists run against each other, and the names around them do not."""
    (a1, b1), (a2, b2) = first, second
    if b1.start < b2.start or not LIST_GAP_EN.match(source[a1.end : a2.start]):
        return False
    if not LIST_GAP_ZH.match(target[b2.end : b1.start]):
        return False
    near_en = source[max(0, a1.start - 80) : a2.end + 100]
    near_zh = target[max(0, b2.start - 50) : b1.end + 40]
    return not names_turned(near_en, near_zh)


def _one_to_one(pairs: Pairs) -> Pairs:
    owners = [id(a) for a, _ in pairs]
    if len(set(owners)) == len(pairs):
        return pairs
    mentions = Counter(owners)
    return [(a, b) for a, b in pairs if mentions[id(a)] == 1]


#: What marks a value in both languages: the earlier one of two, what another is told for, and the share of those at the top.
_MARKS = (
    (
        re.compile(r"(?i)(?:\b(?:previously|formerly|earlier|before)\b|\b(?:up|down) from)[\s~$(:]*$"),
        re.compile(r"(?i)[\s}$\\%]*(?:before|previously|earlier|formerly)\b"),
        re.compile(r"(?:此前|先前|之前|以前|原来|原本|原先)(?:的|为|是|需|要|仅|有|约){0,2}\s?$"),
    ),
    (
        re.compile(r"(?i)\b(?:each|every)\s[~$€£]*$"),
        None,
        re.compile(r"每(?![年天日月周季小分秒个次])[^，。；、\d每]{0,4}$"),
    ),
    (re.compile(r"(?i)\btop[\s-]$"), None, re.compile(r"(?:前|头部|最高的?|顶尖的?)\s?$")),
)


def marked(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """A mark that went to the other of two values: 通信占27%，此前为6% for "6% compared with 27% before"."""
    for before_en, after_en, before_zh in _MARKS:
        theirs = [(a, b) for a, b in pairs if before_zh.search(target, max(0, b.start - 8), b.start)]
        if not theirs:
            continue
        ours = [
            (a, b)
            for a, b in pairs
            if before_en.search(source, max(0, a.start - 16), a.start)
            or (after_en is not None and after_en.match(source, a.end))
        ]
        for a1, b1 in theirs:
            for a2, b2 in ours:
                exchanged = (a1, b1) not in ours and (a2, b2) not in theirs
                if (
                    exchanged
                    and likeness(a1, b1) == likeness(a2, b2)
                    and _neighbouring(source, target, *in_source(((a1, b1), (a2, b2))))
                ):
                    yield swap((a2, b2), (a1, b1))


#: So far before a number its things may be told.
_TOLD_BEFORE = 40
_BARE_EN = re.compile(
    r"[.,;:)\]](?!\d)|\s?(?:$|\()|\s(?:across|for|in|on|at|with|while|when|after|under|than|versus|vs|per)\b"
)
_BARE_ZH = re.compile(r"\s?(?:[，。；：、）)\]]|$)")


def counts_exchanged(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """A value that counts things, where the count has none: 均值为11，每类0.7个样本 for "a mean of 0.7, with 11 samples per class"."""
    took = [
        (a, b)
        for a, b in pairs
        if target[b.end : b.end + 1] in COUNTERS and is_plain(a) and _BARE_EN.match(source, a.end)
    ]
    if not took:
        return
    lost = [(a, b) for a, b in pairs if _BARE_ZH.match(target, b.end) and of_things(source, a)]

    def told(count: Quantity, value: Quantity, there: Quantity) -> bool:
        """Whether the things stand before their number: 参数为195亿; a whole value may then count as well (此前只有4个)."""
        if value.low != int(value.low):
            return False
        words = nouns_of(source, count.start, count.end, value.start, value.end)
        before = target[max(0, there.start - _TOLD_BEFORE) : there.start].lower()
        return any(word.owner == 0 and speaks(word, before) for word in words)

    for value, here in took:
        for count, there in lost:
            near = abs(count.start - value.start) < APART_EN and abs(there.start - here.start) < _APART_VALUES
            if near and not there.unit and count.low != value.low and not told(count, value, there):
                yield swap((count, there), (value, here))


#: Between a whole and a part of it, whose things are not said again.
_PART_ZH = re.compile(r"[^。；\d]{0,24}(?:其中|(?<!其)中[，,])(?:有|仅有?|只有|约)?\s?$")
_PART_WITHIN = 36


def parts_exchanged(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """A part that is more than its whole: 共纳入10项研究，其中24项 for "24 studies, ten of them"."""
    for (a1, b1), (a2, b2) in pairwise(pairs):
        if not (a1.kind == a2.kind == "count") or b1.unit or b2.unit or b2.start - b1.end > _PART_WITHIN:
            continue
        counter = target[b1.end : b1.end + 1]
        alike = counter in COUNTERS and target[b2.end : b2.end + 1] == counter
        if alike and b2.low > b1.low and _PART_ZH.search(target, b1.end, b2.start):
            yield swap((a2, b2), (a1, b1))


_DURING_EN = re.compile(
    r"(?:\s?[A-Za-z]{0,4}/\w+)?[\s$\\]*(?:(?:of|had|have|has|were|was)\s(?:[A-Za-z]+\s){1,3})?(?:in|during|for|by)\s(?:the\s)?"
    r"([12]\d{3}(?![\d.,]\d)|first|second|third|fourth)\b"
)
_DURING_ZH = re.compile(r"(?:([12]\d{3})\s?年|第([一二三四]))[^，。；、\d]{0,14}$")
_ORDINALS = {"first": "一", "second": "二", "third": "三", "fourth": "四"}


def moments(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """Values exchanged between years, or quarters: "7% in the first and 9% in the second" against 第一季度9%，第二季度7%."""
    placed: list[tuple[Link, str, str]] = []
    for a, b in in_source(pairs):
        if not a.single or b.kind in DATED:
            continue
        there = _DURING_ZH.search(target, max(0, b.start - 22), b.start)
        here = _DURING_EN.match(source, a.end) if there else None
        if here and there:
            placed.append(((a, b), _ORDINALS.get(here[1], here[1]), there[1] or there[2]))
    for ((a1, b1), ours1, theirs1), ((a2, b2), ours2, theirs2) in pairwise(placed):
        if (
            (ours1, ours2) == (theirs2, theirs1) != (theirs1, theirs2)
            and a1.unit == a2.unit
            and a1.low != a2.low
        ):
            yield swap((a1, b1), (a2, b2))
