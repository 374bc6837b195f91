"""Percentages of one list, of which the target tells one in points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from summarycheck.model import Quantity
from summarycheck.quantities.around.changed import directions
from summarycheck.quantities.around.pairs import LIST_GAP_ZH, Oddity, Pairs

#: What leads to the amount of a change, and what says that it is one in points.
_CHANGED_BY = re.compile(r"(?:提[升高]|增[加长益]|上升|高出|改[善进]|降低?|减少|下降)了?(?:约|近)?\s?$")
_ABSOLUTE = re.compile(r"[\s$\\%]*(?:\S+\s){0,2}?(?:absolute|point)")
_LISTED_WITHIN = 80


def mixed(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """Points for one of two percentages that the source tells alike, side by side: 4.14%和5.74个百分点 for "4.14% and 5.74%"."""
    for first, second in pairwise([pair for pair in pairs if pair[1].unit in _SHARES]):
        (a1, b1), (a2, b2) = first, second
        if a1.unit != a2.unit or b1.unit == b2.unit or abs(a1.start - a2.start) > _LISTED_WITHIN:
            continue
        changes = all(_CHANGED_BY.search(target, max(0, b.start - 8), b.start) for b in (b1, b2))
        if not changes and LIST_GAP_ZH.match(target[b1.end : b2.start]) is None:
            continue
        if (_ABSOLUTE.match(source, a1.end) is None) != (_ABSOLUTE.match(source, a2.end) is None):
            continue
        odd = first if b1.unit == ("%" if a1.unit == "pp" else "pp") else second
        relation = "point-for-percent" if odd[1].unit == "pp" else "percent-for-point"
        yield (relation, *odd, {})


def level(source: str, target: str, a: Quantity, b: Quantity) -> Oddity | None:
    """Points for what is no change but a level: 达到91个百分点的AUC for "reaches 91 AUC"."""
    if b.unit != "pp" or a.unit == "pp" or _LEVEL_ZH.search(target, max(0, b.start - 8), b.start) is None:
        return None
    if _OF_A_LEVEL_ZH.match(target, b.end) is None or a.text.startswith("+"):
        return None
    gained = directions.is_amount(source, a)
    return None if gained else ("point-for-percent", a, b, {})


#: Before a level, and after it what it is one of.
_LEVEL_ZH = re.compile(r"(?:达到?|取得|获得|实现|得到)了?(?:约|近|高达)?\s?$")
_OF_A_LEVEL_ZH = re.compile(
    r"的(?:[^，。；、的提增改降升差]{0,12})(?:率|度|分数|得分|AUC|F1|mAP|AP)(?![的提增改降升差])"
)
_SHARES = frozenset({"%", "pp"})
