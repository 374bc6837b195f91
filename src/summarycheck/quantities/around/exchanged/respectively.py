"""Lists of names and numbers (分别) that do not agree."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from summarycheck.quantities.around.pairs import LIST_GAP_EN, LIST_GAP_ZH, Oddity, Pairs, in_source
from summarycheck.quantities.clauses import sentence_en

_ITEM = r"[A-Za-z][A-Za-z0-9 .+_/-]*[A-Za-z0-9+]"
_NAMES_ZH = re.compile(rf"{_ITEM}(?:\s?、\s?{_ITEM})*\s?(?:和|与|及|以及)\s?{_ITEM}")
_NAMES_EN = re.compile(r"(?:[A-Z][\w.+/-]*(?:\s\([^)]*\))?(?:,\s(?:and\s)?|\sand\s))+[A-Z][\w.+/-]*")


#: How far from 分别 its names and numbers are looked for.
_REACH = 200


def respectively(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """分别: as many numbers as names, and each number with the name it stands with in the source."""
    starts = [b.start for _, b in pairs]
    at = target.find("分别")
    while at >= 0:
        left = max(target.rfind(mark, max(0, at - _REACH), at) for mark in "。；;")
        right = min(
            (r for mark in "。；;" if (r := target.find(mark, at, at + _REACH)) >= 0), default=at + _REACH
        )
        numbers = pairs[bisect_left(starts, at) : bisect_left(starts, right)]
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
    ordered = in_source(run)
    gaps = (source[first[0].end : second[0].start] for first, second in pairwise(ordered))
    if not all(LIST_GAP_EN.match(gap) for gap in gaps):
        yield from _each_named(source, listed, run, ordered)
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


_NAMING = r"[^.;()]{0,40}?\b(?:on|for|in|with|to|over|than)\s(?:the\s)?"
_NAME_WITHIN = 80


def _each_named(source: str, listed: list[str], run: Pairs, ordered: Pairs) -> Iterator[Oddity]:
    """The names of a 分别 against those that the source tells each number with: 57% on A and 38% on B."""
    stops = {id(a): other.start for (a, _), (other, _) in pairwise(ordered)}
    names: list[str | None] = []
    for a, _ in run:
        said = source[a.end : stops.get(id(a), a.end + _NAME_WITHIN)]
        told = [name for name in listed if re.match(rf"{_NAMING}{re.escape(name)}(?![\w-])", said)]
        names.append(told[0] if len(told) == 1 else None)
    if len({*names, None}) != len(listed) + 1:
        return
    for name, own, (a, b) in zip(listed, names, run, strict=True):
        if own != name:
            belongs = run[names.index(name)][0]
            yield ("swapped", belongs, b, {"other_source": a.text, "name": name})
