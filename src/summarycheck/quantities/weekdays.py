"""Days of the week: 周日 where the source says Monday."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.model import Span

_ENGLISH = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|week)days?\b", re.IGNORECASE)
_CHINESE = re.compile(
    r"(?:(?<![一二两三四五六七八九十每几数多]|\d)周|星期|礼拜)([一二三四五六日天])(?![一二三四五六七八九十年次个])"
)
_DAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_OF_CHINESE = dict(zip("一二三四五六日", _DAYS, strict=True)) | {"天": "sun"}


def changed(source: str, target: str) -> Iterator[tuple[Span, Span]]:
    """A day of the source that the target does not have, and one of the target that the source does not have.

    Only where exactly one day is lost and one is new is it plain that the one became the other.
    """
    if "周" not in target and "星期" not in target and "礼拜" not in target:
        return
    theirs = {_OF_CHINESE[hit[1]]: hit for hit in _CHINESE.finditer(target)}
    if not theirs:
        return
    ours = {hit[1].lower(): hit for hit in _ENGLISH.finditer(source)}
    lost = [hit for day, hit in ours.items() if day not in theirs]
    new = [hit for day, hit in theirs.items() if day not in ours]
    if len(lost) == len(new) == 1:
        day, other = lost[0], new[0]
        yield Span(day[0], day.start(), day.end()), Span(other[0], other.start(), other.end())
