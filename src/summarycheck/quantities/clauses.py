"""The stretch of either text that a number stands in."""

from __future__ import annotations

import re

from summarycheck.model import Quantity

_CLAUSE_ZH = re.compile(r"[，。；！？、,;\n]")


def clause_zh(text: str, end: int, size: int = 24) -> str:
    window = text[max(0, end - size) : end]
    return _CLAUSE_ZH.split(window)[-1]


def clause_en(source: str, a: Quantity) -> str:
    left = max(source.rfind(mark, 0, a.start) for mark in (". ", "; ", ", ", "\n\n"))
    right_candidates = [at for mark in (". ", "; ", ", ") if (at := source.find(mark, a.end)) >= 0]
    right = min(right_candidates, default=len(source))
    return source[max(left, a.start - 120) if left >= 0 else max(0, a.start - 120) : min(right, a.end + 80)]


def sentence_en(source: str, a: Quantity) -> str:
    left = source.rfind(". ", 0, a.start)
    right = source.find(". ", a.end)
    return source[max(0, left) : right if right >= 0 else len(source)]
