"""The words around a piece of evidence, short and harmless to a terminal."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarycheck.model import Span

# What may not reach a terminal: controls, escape sequences, text that runs backwards, halves of characters.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_SPACE = re.compile(r"[\s\u2028\u2029]+")
_SENTENCE_ENDS = re.compile(r"[。！？；\n]|[.!?;](?=\s)")


class Excerpt(NamedTuple):
    """A passage in three pieces: before the evidence, the evidence, and after it."""

    before: str
    evidence: str
    after: str


def harmless(text: str) -> str:
    """The text on one line, with what could drive a terminal written out (``\\x1b``)."""
    return _HARMFUL.sub(_spelled, _SPACE.sub(" ", text))


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


def _spelled(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
