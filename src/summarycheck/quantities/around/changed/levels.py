"""Levels that a change leads to: a verb that leads the other way, or that tells the level as the amount."""

from __future__ import annotations

import re

from summarycheck.model import Quantity
from summarycheck.quantities import verbs
from summarycheck.quantities.around.changed import directions

_FIGURES = re.compile(r"\d+(?:\.\d+)?")
#: The number that a change starts from, and what is written with it: from 14.2% to 11.9%.
_START_EN = re.compile(r"(?i)\bfrom\s[\s~$({]*(\d+(?:\.\d+)?)([\s\\%]*\w{0,3}?)\s?\$?\s+to\s+[~$({]*$")
_TO_LEVEL = rf"(?:\s(?:sharply|slightly|again|significantly))?(?P<what>(?:\s(?!to\b|by\b|and\b)[\w@-]+){{0,6}}?)(?:\sfrom\s[^;,]{{1,24}}?)?\sto{verbs.FILLERS_EN}$"
_ROSE_TO_EN = re.compile(
    rf"(?i)\b(?:{verbs.RISES_EN}|{verbs.RAISES_EN}|(?P<better>improv(?:es?|ed|ing))){_TO_LEVEL}"
)
_FELL_TO_EN = re.compile(rf"(?i)\b(?:{verbs.FALLS_EN}|{verbs.LOWERS_EN}){_TO_LEVEL}")
_TO_LEVEL_ZH = frozenset((*verbs.RISES, *verbs.RAISES, *verbs.FALLS))


def otherwise(verb: str, source: str, a: Quantity) -> bool:
    """Whether a verb that leads to a level (升至) contradicts the source's (fell to), or its two levels (from 14.2 to 11.9)."""
    if verb not in _TO_LEVEL_ZH:
        return False
    falls = verb in verbs.FALLS
    reach = max(0, a.start - 64), a.start
    said = (_ROSE_TO_EN if falls else _FELL_TO_EN).search(source, *reach)
    if said is not None:
        same = (_FELL_TO_EN if falls else _ROSE_TO_EN).search(source, *reach)
        if same is not None and same.start() > said.start():
            return False  # warming potential falls to 5.2
        what = said["what"].split() or source[max(0, said.start() - 40) : said.start()].split()[-3:]
        return not (falls and said["better"]) or directions.higher_is_better(what)
    if verb in verbs.RAISES:
        return False
    start, level = _START_EN.search(source, max(0, a.start - 32), a.start), _FIGURES.search(a.text)
    if start is None or level is None or start[2].strip() != a.text[level.end() :].strip():
        return False
    before, after = float(start[1]), float(level[0])
    return before < after if falls else before > after


#: The level that a change starts from: 从0.77 …
_STARTS_ZH = re.compile(
    r"(?:从|由|自)[^，。；,;\d]{0,14}(?P<level>\d+(?:\.\d+)?)(?!\d|年|月)[^，。；,;（(至到]{0,16}$"
)


def ends_at(source: str, target: str, a: Quantity, b: Quantity) -> bool:
    """Whether the target tells by how much something rose from a level, and the source to what: 从0.77提高了0.81."""
    if not {"从", "由", "自"}.intersection(target[max(0, b.start - 40) : b.start]):
        return False
    starts = _STARTS_ZH.search(target, max(0, b.start - 40), b.start)
    if starts is None or directions.is_amount(source, a) or ("." in b.text) is not ("." in starts["level"]):
        return False
    near = source[max(0, a.start - 100) : a.end + 60]
    return re.search(rf"(?<![\d.]){re.escape(starts['level'])}(?![\d]|\.\d)", near) is not None
