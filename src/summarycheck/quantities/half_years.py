"""Halves of a year: 下半年 for "the first half of 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.model import Span

_ENGLISH = re.compile(
    r"(?i)\b(first|second|latter|last)[\s-]half\s(?:of\s)?(?:(?:the|this|last|next)\s)?(?:(?:financial|fiscal)\s)?(?:year|(?:19|20)\d\d)"
)
_CHINESE = re.compile("[上下]半年")
_OF_ENGLISH = {"first": "上半年", "second": "下半年", "latter": "下半年", "last": "下半年"}


def changed(source: str, target: str) -> Iterator[tuple[Span, Span]]:
    """The half of a year that the source speaks of, and the other one in the target, where each speaks of one alone."""
    if "半年" not in target:
        return
    theirs = {hit[0]: hit for hit in _CHINESE.finditer(target)}
    ours = {_OF_ENGLISH[hit[1].lower()]: hit for hit in _ENGLISH.finditer(source)}
    if len(ours) == len(theirs) == 1 and ours.keys() != theirs.keys():
        (half,), (other,) = ours.values(), theirs.values()
        yield Span(half[0], half.start(), half.end()), Span(other[0], other.start(), other.end())
