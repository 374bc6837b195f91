"""The words around a piece of evidence, short and harmless to a terminal."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarycheck.model import Span
from summarycheck.reporters.escaping import harmless

_SENTENCE_ENDS = re.compile(r"[。！？；\n]|[.!?;](?=\s)")


class Excerpt(NamedTuple):
    """A passage in three pieces: before the evidence, the evidence, and after it."""

    before: str
    evidence: str
    after: str


def excerpt(raw: str, span: Span, room: int) -> Excerpt:
    """The sentence around the span, cut to about ``room`` characters; the evidence is in it."""
    begin, end = _sentence(raw, span, room)
    before, evidence, after = raw[begin : span.start], raw[span.start : span.end], raw[span.end : end]
    if len(evidence) > 2 * room:
        evidence = _head(evidence, room) + " " + _tail(evidence, room)
    spare = max(room - len(evidence), 24)
    # What one side does not use, the other may.
    left = max(spare // 2, spare - len(after))
    right = max(spare // 2, spare - len(before))
    before, after = _tail(before.lstrip(), left), _head(after.rstrip(), right)
    return Excerpt(harmless(before), harmless(evidence), harmless(after))


def _sentence(raw: str, span: Span, room: int) -> tuple[int, int]:
    """Where the sentence that holds the span begins and ends, looked for no farther than there is room."""
    begin, end = max(0, span.start - room), min(len(raw), span.end + room)
    for boundary in _SENTENCE_ENDS.finditer(raw, begin, span.start):
        begin = boundary.end()
    # A span that ends its sentence has its end already.
    following = _SENTENCE_ENDS.search(raw, max(span.end - 1, span.start), end)
    return begin, max(following.end(), span.end) if following else end


def _tail(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    cut = text[-room:]
    return "…" + (cut[cut.find(" ") + 1 :] if " " in cut[:16] and cut[:1].isascii() else cut)


def _head(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    cut = text[:room]
    return (cut[: cut.rfind(" ")] if " " in cut[-16:] and cut[-1:].isascii() else cut) + "…"
