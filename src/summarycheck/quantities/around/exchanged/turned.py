"""Numbers turned round: from and to exchanged, a fall to a greater value, a range that runs downwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from summarycheck.quantities.around.exchanged.swapped import likeness, opens_interval
from summarycheck.quantities.around.pairs import DATED, Link, Oddity, Pairs, in_source, swap

FROM_ZH = re.compile(r"(?:从|由|自)[^，。；,;]{0,12}$")
FROM_EN = re.compile(r"(?i)\bfrom\b[^.;]{0,24}$")
_MIDDLE_TO_ZH = re.compile(
    r"^[^，。；;]{0,14}?(?:至|到|为|变为)(?:\d[\d.]*\s?[^，。；;\d]{1,6}的?)?[^，。；;\d]{0,6}$"
)
_MIDDLE_TO_EN = re.compile(r"(?i)^[^.;]{0,40}?\bto\b[^.;\d]{0,16}$")


#: So many numbers after one are looked at for its like.
_FEW = 3


def _neighbours(pairs: Pairs) -> Iterator[tuple[Link, Link]]:
    """Each number with the next one, and with the next that may be taken for it: from 71% at 4k to 38% at 1M."""
    ordered = in_source(pairs)
    for at, first in enumerate(ordered):
        following = ordered[at + 1 : at + 1 + _FEW]
        alike = (pair for pair in following if likeness(*pair) == likeness(*first))
        for second in {id(pair): pair for pair in (*following[:1], *islice(alike, 1))}.values():
            if second[0].start - first[0].end < 120:
                yield first, second


_TO_EN = re.compile(r"(?i)\bto\s(?:about |around |just )?[$€£]?$")
_BACK_FROM_EN = re.compile(
    r"(?i)(?:\s[A-Za-z]+){0,3},?(?: (?:down|up))? from\s(?:about |around |just )?[$€£]?"
)


#: Between what is now and what was before it: 19 days instead of 31, 9% down from 18%.
_IN_PLACE_EN = re.compile(
    r"[^.;\d]{0,24}(?:\d+\s[^.;\d]{1,12})?\b(?:instead of|rather than|(?:up|down) from)\s(?:about |around |just |the usual )?[$€£]?"
)


def from_to(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """ "from 63.2 to 71.8" against 从71.8提升至63.2 or 71.8→63.2, and "to 22% from 19%" against 从22%升至19%."""
    spoken = [pair for pair in pairs if pair[1].kind not in DATED or pair[1].kind in _PERIODS]
    for (a1, b1), (a2, b2) in _neighbours(spoken):
        if a1.low == a2.low or (b1.kind != b2.kind and not _PERIODS.isdisjoint((b1.kind, b2.kind))):
            continue
        first, last = (b1, b2) if b1.start < b2.start else (b2, b1)
        arrow = _ARROW_ZH.fullmatch(target, first.end, last.start) is not None
        if not arrow and not (
            FROM_ZH.search(target, max(0, first.start - 14), first.start)
            and _MIDDLE_TO_ZH.match(target[first.end : last.start])
        ):
            continue
        if first is b2:
            from_said = arrow or FROM_EN.search(source, max(0, a1.start - 30), a1.start)
            turned = from_said and _MIDDLE_TO_EN.match(source[a1.end : a2.start])
        else:
            to_said = arrow or _TO_EN.search(source, max(0, a1.start - 12), a1.start)
            turned = (
                to_said and _BACK_FROM_EN.fullmatch(source, a1.end, a2.start)
            ) or _IN_PLACE_EN.fullmatch(source, a1.end, a2.start)
        if turned:
            yield ("from-to", a1, first, {})
            return


#: Dates that something lasts from and to.
_PERIODS = frozenset({"month", "year"})
#: From one value to another by an arrow: 46%→38%.
_ARROW_ZH = re.compile(r"\s?(?:→|->|➜|⟶)\s?")
#: From one value to another, with a verb that says which is the greater: 由1.7%降到8.2%.
_STARTS_ZH = re.compile(r"[从由自将把][^，。；,;\d]{0,12}$")
_RISEN_ZH = re.compile(
    r"[^，。；;]{0,14}?(?:(?<!提)升|增|涨|上升|增加|增长|上涨|扩展|扩大|扩充)[至到][^，。；;\d]{0,6}"
)
_FALLEN_ZH = re.compile(
    r"[^，。；;]{0,14}?(?:降|减|跌|落|缓|窄|滑|下降|减少|降低|下跌|缩短|减小|缩小|缩减|压缩|降维|缩)[至到][^，。；;\d]{0,6}"
)


def _comparable(pairs: Pairs) -> Iterator[tuple[Link, Link]]:
    """Neighbours of the target of which one is the greater."""
    for first, second in pairwise([pair for pair in pairs if pair[1].kind not in DATED]):
        b1, b2 = first[1], second[1]
        if b1.unit == b2.unit and b1.single and b2.single and b1.low != b2.low and min(b1.low, b2.low) >= 0:
            yield first, second


def contradicted(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """A fall to a greater value, or a rise to a smaller one.

    Where the source says these values in this order (from 1.7 to 8.2), the verb is wrong: that is the business of ``changes``.
    """
    for (a1, b1), (a2, b2) in _comparable(pairs):
        if (
            not _STARTS_ZH.search(target, max(0, b1.start - 14), b1.start)
            or "第" in target[b1.start - 2 : b2.end]
            or target[b1.start - 1] == "/"  # from n/3 to n/4 is less
        ):
            continue
        verb = _FALLEN_ZH if b2.low > b1.low else _RISEN_ZH
        said = FROM_EN.search(source, max(0, a1.start - 30), a1.start) is not None and a1.start < a2.start
        if not said and verb.fullmatch(target, b1.end, b2.start):
            yield ("from-to", a1, b1, {})


#: After a value, that it is more or less than another one: 准确率为78%，高于基线的82%.
_BEYOND_ZH = re.compile(
    r"[^，。；;（）()\d]{0,6}[，,（(](?:[^，。；、\d高大多超低小少]{0,4})(?:(?P<more>高于|大于|多于|超过)|低于|小于|少于)[^，。；、\d]{1,20}的(?:约|近)?\s?"
)
_CHANGE_ZH = re.compile(r"[升增减提降缩省涨跌多少快慢低高][了约至出达]{0,2}\s?$|[第前]\s?$")


def outdone(_source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """A value that is said to be above a greater one, or below a smaller one."""
    for (a1, b1), (a2, b2) in _comparable(pairs):
        said = _BEYOND_ZH.fullmatch(target, b1.end, b2.start)
        if said is None or (said["more"] is None) == (b1.low < b2.low):
            continue
        if not _CHANGE_ZH.search(target, max(0, b1.start - 6), b1.start):
            yield swap((a1, b1), (a2, b2))


_DASH = re.compile(r"\s?[-–~～]\s?")
_UNTIL = re.compile(r"\s?(?:至|到)\s?")
_LISTED_ZH, _LISTED_EN = re.compile(r"\s?[，,、]\s?"), re.compile(r"\s?,\s?")
_RANGING = re.compile(r"[\s$\\%]*(?:[-–~]+|(?:up )?to|\\sim)[\s$]*")


def downward(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """A range cannot run downwards: 78.17%-68.29% for two listed, 12至7岁 for "7 to 12", 95%CI：0.7，0.4."""
    for (a1, b1), (a2, b2) in pairwise(pairs):
        if b1.low <= b2.low or b1.unit not in ("", b2.unit):
            continue
        if a2.start < a1.start and _LISTED_ZH.fullmatch(target, b1.end, b2.start):
            if _LISTED_EN.fullmatch(source, a2.end, a1.start) and opens_interval(source, a2.start):
                yield ("from-to", a1, b1, {})
            continue
        if _UNTIL.fullmatch(target, b1.end, b2.start):
            if a2.start < a1.start and _RANGING.fullmatch(source, a2.end, a1.start):
                yield ("from-to", a1, b1, {})
        elif not b2.unit and b2.kind != "year":
            continue
        elif _DASH.fullmatch(target, b1.end, b2.start):
            ascending = a2.start < a1.start and _RANGING.fullmatch(source, a2.end, a1.start)
            if ascending or (b1.unit and not _RANGING.fullmatch(source, a1.end, a2.start)):
                yield ("from-to", a1, b1, {})


_FIGURE = r"(\d+(?:\.\d+)?)"
# A class at the start, and a look behind it, lets the engine skip to the figures.
_SPAN_EN = re.compile(
    rf"([0-9](?<![\d.,].)[0-9]*(?:\.\d+)?)[\s$\\%]*(?:to|[-–—→~])[\s$]*{_FIGURE}(?!\d|\.\d)"
)
_SPAN_ZH = re.compile(
    rf"([0-9](?<![\d.,].)[0-9]*(?:\.\d+)?)[\s$\\%％]*(?:[-–—→~～至到]|(?<=[%％])[^，。；;\d]{{1,8}}[至到为])[\s$约]*{_FIGURE}(?!\d|\.\d)"
)


def crossed(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """Ends of two spans exchanged: 9.81–19.79%、4.51–24.38% for "4.51–19.79% … 9.81–24.38%"."""
    theirs = {span.groups(): span.start() for span in _SPAN_ZH.finditer(target)}
    if len(theirs) < 2:
        return
    ours = {span.groups(): span.start() for span in _SPAN_EN.finditer(source)}
    strange, gone = theirs.keys() - ours.keys(), ours.keys() - theirs.keys()
    for low, high in strange:
        for first, last in strange:
            if first != low and (low, last) in gone and (first, high) in gone:
                belongs = next((a for a, _ in pairs if a.start == ours[first, high]), None)
                if belongs is not None:
                    there = (b for _, b in pairs if b.start == theirs[low, high])
                    yield from (("swapped", belongs, b, {}) for b in there)


_INSTEAD_EN = re.compile(r"[^.;\d]{0,40}\b(?:instead of|rather than|as opposed to)\s(?:[a-z]+\s){0,2}?[~$]*")
_INSTEAD_ZH = re.compile(r"[^，。；;\d]{0,12}[，,]?(?:而非|而不是|而不再是|不再是|不是)[^，。；;\d]{0,6}")


def instead(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """What is, and what is not: 40次，而非3次 for "3 iterations instead of 40"."""
    for (a1, b1), (a2, b2) in _neighbours(pairs):
        if b2.start < b1.start and _INSTEAD_EN.fullmatch(source, a1.end, a2.start):
            if _INSTEAD_ZH.fullmatch(target, b2.end, b1.start):
                yield ("from-to", a1, b2, {})
