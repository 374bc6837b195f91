"""Numbers in the wrong order: swapped between things, from and to exchanged, lists and dimensions that do not agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from string import digits

from summarycheck.model import Quantity
from summarycheck.quantities.around.beside import (
    DATED,
    LIST_GAP_EN,
    LIST_GAP_ZH,
    Link,
    counts,
    exchanged,
    named_across,
    names_turned,
    part_turned,
)
from summarycheck.quantities.clauses import sentence_en
from summarycheck.quantities.scan.digits import run_before
from summarycheck.quantities.scan.fold import digit_runs, fold
from summarycheck.quantities.scan.units import BY_NAME

Oddity = tuple[str, Quantity, Quantity, Mapping[str, str]]
Pairs = list[tuple[Quantity, Quantity]]

FROM_ZH = re.compile(r"(?:从|由|自)[^，。；,;]{0,12}$")
FROM_EN = re.compile(r"(?i)\bfrom\b[^.;]{0,24}$")
_MIDDLE_TO_ZH = re.compile(
    r"^[^，。；;]{0,14}?(?:至|到|为|变为)(?:\d[\d.]*\s?[^，。；;\d]{1,6}的?)?[^，。；;\d]{0,6}$"
)
_MIDDLE_TO_EN = re.compile(r"(?i)^[^.;]{0,40}?\bto\b[^.;\d]{0,16}$")


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
                yield ("swapped", a1, b2, {"other_source": a2.text, "other_target": b1.text})
            continue
        gap = source[a1.end : a2.start]
        if not counts(a1) and _PART_OF.search(gap) and not _LISTING.search(gap):
            turned = named_across(source, target, first, second)
        else:
            turned = exchanged(source, target, first, second) or _turned_lists(source, target, first, second)
        if turned:
            yield ("swapped", a1, b2, {"other_source": a2.text, "other_target": b1.text})


_PART_OF = re.compile(r"(?i)\b(?:of|out of|over|from|than|to|versus|vs)\b")
_LISTING = re.compile(r"(?i)\band\b|,|;|\bwhile\b|\bbut\b|\bcompared\b")
#: How far apart in either text two numbers may stand that are taken for each other.
_APART_EN, _APART_VALUES, _APART_ZH = 160, 100, 40


#: Before two numbers that are an interval: 95% CI: 0.46, 0.70.
_INTERVAL = re.compile(r"\b(?:ci|cri|iqr|interval|range|quartiles?)\b[^\d]{0,8}$")
_INTERVALS = ("ci", "cri", "iqr", "interval", "range", "quartile")
_BRACKETED, _SECOND_END = re.compile(r"[\[(]\s?$"), re.compile(r"\s?%?\s?(?:[,;–—-]|to)\s?[-−]?[\d.]")


def _opens_interval(source: str, start: int) -> bool:
    before = source[max(0, start - 24) : start].lower()
    return any(map(before.__contains__, _INTERVALS)) and _INTERVAL.search(before) is not None


def _comparable(source: str, target: str, pairs: Pairs) -> Iterator[tuple[Link, Link]]:
    """Pairs of one kind and unit, near each other, whose numbers might be taken for each other."""
    alike: dict[tuple[object, ...], Pairs] = {}
    for a, b in sorted(pairs, key=lambda pair: pair[0].start):
        if _is_value(a, b):
            alike.setdefault(_likeness(a, b), []).append((a, b))
    for group in alike.values():
        if len(group) > 1:
            group = _untangled([(a, b) for a, b in group if _stands_alone(source, a)])
        if len(group) < 2:
            continue
        reach = 4 if counts(group[0][0]) else 1
        for at, first in enumerate(group):
            for second in group[at + 1 : at + 1 + reach]:
                if _neighbouring(source, target, first, second):
                    yield first, second


def _untangled(group: Pairs) -> Pairs:
    """The pairs, answers to equal values in the order of these: of 83%, 79%, 83% the first has the first 83%."""
    if len({a.low for a, _ in group}) == len(group):
        return group
    answers: dict[object, list[Quantity]] = {}
    for a, b in sorted(group, key=lambda pair: -pair[1].start):
        answers.setdefault(a.low, []).append(b)
    return [(a, answers[a.low].pop()) for a, _ in group]


def _likeness(a: Quantity, b: Quantity) -> tuple[object, ...]:
    """What two numbers have in common that may be taken for each other; points are often left out of lists."""
    unit, kind = a.unit or b.unit, a.kind if a.unit or not b.unit else b.kind
    return ("", "count", "." in a.text) if unit == "pp" else (unit, kind, not unit and "." in a.text)


def _is_value(a: Quantity, b: Quantity) -> bool:
    """Whether a number may be taken for another at all: no range, date or tolerance."""
    return not (
        not a.single
        or a.weak
        or a.kind in DATED
        or b.kind in DATED
        or a.bound == "tolerance"
        or (a.unit != b.unit and "pp" not in (a.unit, b.unit) and "" in (a.unit, b.unit))
    )


def _stands_alone(source: str, a: Quantity) -> bool:
    """Whether the source names the number as no size, label, end of an interval or side of a dimension."""
    return not (
        _SIZED.match(source, a.end)
        or ("." not in a.text and _LABEL.search(source, max(0, a.start - 16), a.start))
        or _opens_interval(source, a.start)
        or (_BRACKETED.search(source, max(0, a.start - 2), a.start) and _SECOND_END.match(source, a.end))
        or _SIDE.match(source, a.end)
        or (counts(a) and source[max(0, a.start - 2) : a.start].rstrip(" $").endswith("="))  # n = 13
    )


def _neighbouring(source: str, target: str, first: Link, second: Link) -> bool:
    """Whether two numbers stand in one sentence of either text, not far apart, and differ."""
    (a1, b1), (a2, b2) = first, second
    low, high = min(b1.end, b2.end), max(b1.start, b2.start)
    return (
        a2.start - a1.end < (_APART_EN if counts(a1) else _APART_VALUES)
        and high - low <= _APART_ZH
        and a1.low != a2.low
        and b1.low != b2.low
        and source.find(". ", a1.end, a2.start) < 0
        and target.find("。", low, high) < 0
    )


#: Before a number these make it a label: "System 1", Task 2.
_LABEL = re.compile(
    r"(?<![.!?] )\b[A-Z][a-z]+\s$|[x×]\s?$|\b(?:sub-?)?(?:task|track|experiment|scenario|question|phase|stage|part)\s$"
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


def _neighbours(pairs: Pairs) -> Iterator[tuple[tuple[Quantity, Quantity], tuple[Quantity, Quantity]]]:
    ordered = sorted(pairs, key=lambda pair: pair[0].start)
    for first, second in pairwise(ordered):
        if second[0].start - first[0].end < 120:
            yield first, second


_TO_EN = re.compile(r"(?i)\bto\s(?:about |around |just )?[$€£]?$")
_BACK_FROM_EN = re.compile(r"(?i)(?:\s[A-Za-z]+)?,? from\s(?:about |around |just )?[$€£]?")


def from_to(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """ "from 63.2 to 71.8" against 从71.8提升至63.2, and "to 22% from 19%" against 从22%升至19%."""
    for (a1, b1), (a2, b2) in _neighbours([pair for pair in pairs if pair[1].kind not in DATED]):
        if a1.low == a2.low:
            continue
        if b1.start < b2.start:
            if (
                _TO_EN.search(source, max(0, a1.start - 12), a1.start)
                and _BACK_FROM_EN.fullmatch(source, a1.end, a2.start)
                and FROM_ZH.search(target[max(0, b1.start - 14) : b1.start])
                and _MIDDLE_TO_ZH.match(target[b1.end : b2.start])
            ):
                yield ("from-to", a1, b1, {})
                return
            continue
        if FROM_EN.search(source[max(0, a1.start - 30) : a1.start]) and _MIDDLE_TO_EN.match(
            source[a1.end : a2.start]
        ):
            if FROM_ZH.search(target[max(0, b2.start - 14) : b2.start]) and _MIDDLE_TO_ZH.match(
                target[b2.end : b1.start]
            ):
                yield ("from-to", a1, b2, {})
                return


#: What marks a value in both languages: the earlier one of two, and the share of those at the top.
_MARKS = (
    (
        re.compile(r"(?i)(?:\b(?:previously|formerly|earlier|before)\b|\b(?:up|down) from)[\s~$(:]*$"),
        re.compile(r"(?i)[\s}$\\%]*(?:before|previously|earlier|formerly)\b"),
        re.compile(r"(?:此前|先前|之前|以前|原来|原本|原先)(?:的|为|是|需|要|仅|有|约){0,2}\s?$"),
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
                    and _likeness(a1, b1) == _likeness(a2, b2)
                    and _neighbouring(source, target, *sorted(((a1, b1), (a2, b2)), key=_in_source))
                ):
                    yield ("swapped", a2, b1, {"other_source": a1.text, "other_target": b2.text})


def _in_source(pair: tuple[Quantity, Quantity]) -> int:
    return pair[0].start


_THING_EN = re.compile(
    r"[\s-]+(?!(?:and|or|to|of|in|at|by|per|for|with|on|as|from|vs|versus|than)\b)(?:[A-Za-z]{3}|[A-Z])"
)
_COUNTED_ZH = frozenset("个种项类名位条张台次轮组套层款篇块枚颗只辆门份部本幅件例户批座")


def units_exchanged(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """A count that took the unit of a measure, whose number now counts: 47小时、380个物种 for "47 species in 380 hours"."""
    took = [(a, b) for a, b in pairs if b.unit and not a.unit and _of_things(source, a)]
    if not took:
        return
    lost = [
        (a, b)
        for a, b in pairs
        if a.unit in BY_NAME and not b.unit and target[b.end : b.end + 1] in _COUNTED_ZH
    ]
    for count, there in took:
        for measure, here in lost:
            if measure.unit == there.unit and abs(measure.start - count.start) < _APART_EN:
                yield ("swapped", count, here, {"other_source": measure.text, "other_target": there.text})


def _of_things(source: str, a: Quantity) -> bool:
    return a.kind == "count" and a.single and not a.weak and _THING_EN.match(source, a.end) is not None


#: From one value to another, with a verb that says which is the greater: 由1.7%降到8.2%.
_STARTS_ZH = re.compile(r"(?:从|由|自)[^，。；,;\d]{0,12}$")
_RISEN_ZH = re.compile(r"[^，。；;]{0,14}?(?:(?<!提)升|增|涨|上升|增加|增长|上涨)[至到][^，。；;\d]{0,6}")
_FALLEN_ZH = re.compile(
    r"[^，。；;]{0,14}?(?:降|减|跌|下降|减少|降低|下跌|缩短|减小|缩小|缩)[至到][^，。；;\d]{0,6}"
)


def contradicted(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """A fall to a greater value, or a rise to a smaller one.

    Where the source says these values in this order (from 1.7 to 8.2), the verb is wrong: that is the business of ``changes``.
    """
    ordered = sorted((pair for pair in pairs if pair[1].kind not in DATED), key=_in_target)
    for (a1, b1), (a2, b2) in pairwise(ordered):
        if b1.unit != b2.unit or not (b1.single and b2.single) or b1.low == b2.low or min(b1.low, b2.low) < 0:
            continue
        if (
            not _STARTS_ZH.search(target, max(0, b1.start - 14), b1.start)
            or "第" in target[b1.start - 2 : b2.end]
        ):
            continue
        verb = _FALLEN_ZH if b2.low > b1.low else _RISEN_ZH
        said = FROM_EN.search(source, max(0, a1.start - 30), a1.start) is not None and a1.start < a2.start
        if not said and verb.fullmatch(target, b1.end, b2.start):
            yield ("from-to", a1, b1, {})


def _in_target(pair: tuple[Quantity, Quantity]) -> int:
    return pair[1].start


_MOMENTS = frozenset({"year", "ordinal"})
_DURING_EN = re.compile(
    r"(?:\s?[A-Za-z]{0,4}/\w+)?[\s$\\]*(?:(?:of|had|have|has|were|was)\s(?:[A-Za-z]+\s){1,3})?(?:in|during|for|by)\s(?:the\s)?"
)
_DURING_ZH = re.compile(r"[^，。；、\d]{0,14}")


def moments(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """Values exchanged between years, or quarters: "7% in the first and 9% in the second" against 第一季度9%，第二季度7%."""
    ordered = sorted(pairs, key=lambda pair: pair[0].start)
    placed = [
        (value, moment)
        for value, moment in pairwise(ordered)
        if moment[1].kind in _MOMENTS
        and value[1].kind not in DATED
        and value[0].single
        and _DURING_EN.fullmatch(source, value[0].end, moment[0].start)
    ]
    for ((a1, b1), (moment1, there1)), ((a2, b2), (moment2, there2)) in pairwise(placed):
        if a1.unit != a2.unit or a1.low == a2.low or moment1.low == moment2.low:
            continue
        if _follows(target, there1, b2) and _follows(target, there2, b1):
            yield ("swapped", a1, b2, {"other_source": a2.text, "other_target": b1.text})


def _follows(target: str, moment: Quantity, value: Quantity) -> bool:
    return moment.end <= value.start and _DURING_ZH.fullmatch(target, moment.end, value.start) is not None


_DASH = re.compile(r"\s?[-–~～]\s?")
_UNTIL = re.compile(r"\s?(?:至|到)\s?")
_LISTED_ZH, _LISTED_EN = re.compile(r"\s?[，,、]\s?"), re.compile(r"\s?,\s?")
_RANGING = re.compile(r"[\s$\\%]*(?:[-–~]+|to|\\sim)[\s$]*")


def downward(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """A range cannot run downwards: 78.17%-68.29% for two listed, 12至7岁 for "7 to 12", 95%CI：0.7，0.4."""
    ordered = sorted(pairs, key=lambda pair: pair[1].start)
    for (a1, b1), (a2, b2) in pairwise(ordered):
        if b1.low <= b2.low or b1.unit not in ("", b2.unit):
            continue
        if a2.start < a1.start and _LISTED_ZH.fullmatch(target, b1.end, b2.start):
            if _LISTED_EN.fullmatch(source, a2.end, a1.start) and _opens_interval(source, a2.start):
                yield ("from-to", a1, b1, {})
            continue
        if not b2.unit:
            continue
        if _UNTIL.fullmatch(target, b1.end, b2.start):
            if a2.start < a1.start and _RANGING.fullmatch(source, a2.end, a1.start):
                yield ("from-to", a1, b1, {})
        elif _DASH.fullmatch(target, b1.end, b2.start):
            ascending = a2.start < a1.start and _RANGING.fullmatch(source, a2.end, a1.start)
            if ascending or (b1.unit and not _RANGING.fullmatch(source, a1.end, a2.start)):
                yield ("from-to", a1, b1, {})


_CROSS = r"\s?(?:[x×X*]|\$?\\times\s?\$?)\s?"
# A class at the start lets the engine skip to it; "+" would not.
_PAIR = re.compile(rf"[0-9][0-9]*(?:{_CROSS}[0-9]+)+")
_SIGNS = frozenset("xX*×\\$")
_SQUARE = re.compile(r"\^\{?2")


def dimensions(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """512×256 for 512x512: each side stands somewhere in the source, the pair does not."""
    if "x" not in target and "×" not in target and "\\times" not in target:
        return
    ours: list[tuple[str, ...]] | None = None
    for place, hit in enumerate(_pairs_of(target)):
        if ours is None:
            ours = [_sides(pair.group()) for pair in _pairs_of(source.replace("$", ""))]
            ours += [(side, side) for side in _squared(source)]
        sides = _sides(hit.group())
        if sides in ours:
            continue
        alike = [pair for pair in ours if set(sides) & set(pair)]
        if not alike:
            continue
        near = ours[place] if place < len(ours) and ours[place] in alike else alike[0]
        for a, b in pairs:
            if hit.start() <= b.start < hit.end() and list(sides).count(b.text) > list(near).count(b.text):
                yield ("dimension", a, b, {"written": hit.group()})
                break


def _pairs_of(text: str) -> Iterator[re.Match[str]]:
    """The pairs of a text, which has many numbers and few of them: tried only where a sign follows the digits."""
    reached = 0
    for start, end in digit_runs(text, fold(text)):
        if start >= reached and text[end : end + 2].lstrip()[:1] in _SIGNS:
            if (pair := _PAIR.match(text, start)) is not None:
                reached = pair.end()
                yield pair


def _squared(text: str) -> Iterator[str]:
    """What is squared: 512^2."""
    for sign in _SQUARE.finditer(text):
        if side := text[run_before(text, sign.start(), digits) : sign.start()]:
            yield side


def _sides(written: str) -> tuple[str, ...]:
    return tuple(sorted(re.findall(r"\d+", written)))


_ITEM = r"[A-Za-z][A-Za-z0-9 .+_/-]*[A-Za-z0-9+]"
_NAMES_ZH = re.compile(rf"{_ITEM}(?:\s?、\s?{_ITEM})*\s?(?:和|与|及|以及)\s?{_ITEM}")
_NAMES_EN = re.compile(r"(?:[A-Z][\w.+/-]*(?:\s\([^)]*\))?(?:,\s(?:and\s)?|\sand\s))+[A-Z][\w.+/-]*")


#: How far from 分别 its names and numbers are looked for.
_REACH = 200


def respectively(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """分别: as many numbers as names, and each number with the name it stands with in the source."""
    at = target.find("分别")
    while at >= 0:
        left = max(target.rfind(mark, max(0, at - _REACH), at) for mark in "。；;")
        right = min(
            (r for mark in "。；;" if (r := target.find(mark, at, at + _REACH)) >= 0), default=at + _REACH
        )
        numbers = [pair for pair in pairs if at < pair[1].start < right]
        run = numbers[:1]
        for pair in numbers[1:]:
            if not LIST_GAP_ZH.match(target[run[-1][1].end : pair[1].start]):
                break
            run.append(pair)
        names = next(reversed(list(_NAMES_ZH.finditer(target, max(left, at - _REACH, 0), at))), None)
        if names is not None and len(run) >= 2 and not re.search("[、和与及]", target[names.end() : at]):
            listed = [name.strip() for name in re.split(r"、|和|与|以及|及", names.group()) if name.strip()]
            yield from _listed(source, listed, run)
        at = target.find("分别", at + 2)


_LISTED_EN_BEFORE = re.compile(r"\d[\s%$\\}]*,?\s(?:and\s)?[$~]?$")
_LISTED_EN_AFTER = re.compile(r"[\s%$\\}]*,?\s(?:and\s)?[$~]?\d")


def _so_listed(source: str, listed: list[str], run: Pairs) -> bool:
    """Whether the source has these names and too few numbers itself: then the translator is not to blame."""
    ours = sorted((a for a, _ in run), key=lambda a: a.start)
    gaps = (source[first.end : second.start] for first, second in pairwise(ours))
    said = sentence_en(source, ours[-1]).lower()
    return (
        re.search(r"\s?(?:,|and|,\sand)\s".join(re.escape(name.lower()) for name in listed), said) is not None
        and all(LIST_GAP_EN.match(gap) for gap in gaps)
        and _LISTED_EN_BEFORE.search(source, max(0, ours[0].start - 8), ours[0].start) is None
        and _LISTED_EN_AFTER.match(source, ours[-1].end) is None
    )


def _listed(source: str, listed: list[str], run: Pairs) -> Iterator[Oddity]:
    """The names of a 分别 against the names that the source's own list of these numbers stands with."""
    if len(listed) != len(run):
        if len(listed) > len(run) and len(listed) % len(run) and not _so_listed(source, listed, run):
            a, b = run[0]
            yield ("respectively", a, b, {"names": ", ".join(listed), "numbers": str(len(run))})
        return
    ordered = sorted(run, key=lambda pair: pair[0].start)
    gaps = (source[first[0].end : second[0].start] for first, second in pairwise(ordered))
    if not all(LIST_GAP_EN.match(gap) for gap in gaps):
        return
    last = ordered[-1][0].end
    sentence = re.split(r"\.\s", source[last : last + 220])[0]
    ours = _NAMES_EN.search(sentence)
    if ours is None or "respectively" not in sentence[ours.end() :]:
        return
    names = [
        re.sub(r"\s*\(.*", "", name).strip().lower().rstrip("s")
        for name in re.split(r",\s+and\s+|,\s+|\s+and\s+", ours.group())
    ]
    if len(names) != len(run):
        return
    for name, (a, b) in zip(listed, run, strict=True):
        place = ordered.index((a, b))
        key = name.lower().rstrip("s")
        if key != names[place] and names[place] not in key and (key in names or key in source.lower()):
            if key in names:
                belongs = ordered[names.index(key)][0]
                yield ("swapped", belongs, b, {"other_source": a.text, "name": name})
            else:
                yield ("misattributed", a, b, {"name": name, "source_name": names[place]})
            return
