"""Which end of a ranking a number is of: 后1% for "the top 1%"."""

from __future__ import annotations

import re

from summarycheck.model import Quantity
from summarycheck.quantities.around.beside import Oddity

_TOP_EN = re.compile(r"(?i)\b(?:top|best|highest|upper|richest)[\s-]+[~$]*$")
_BOTTOM_EN = re.compile(r"(?i)\b(?:bottom|worst|lowest|poorest)[\s-]+[~$]*$")
_TOP_ZH = re.compile(r"(?<![之以目此当先])(?:前|最高的|最好的|最富有的)\s?$")
_BOTTOM_ZH = re.compile(r"(?<![之以此随然最今先而])(?:后|倒数|末尾|末|底部|最低的|最差的|最贫穷的)\s?$")


def other_end(source: str, target: str, a: Quantity, b: Quantity) -> Oddity | None:
    """A share or count of the first said of the last, or the other way round."""
    start = b.start + (b.text[0] == "前")
    theirs = target[max(0, start - 6) : start]
    if _BOTTOM_ZH.search(theirs):
        other = _TOP_EN
    elif _TOP_ZH.search(theirs):
        other = _BOTTOM_EN
    else:
        return None
    return ("direction", a, b, {}) if other.search(source, max(0, a.start - 16), a.start) else None
