"""Where the source presents a name, and where in the target the answer to it must stand."""

from __future__ import annotations

import re

from summarycheck.model import Name
from summarycheck.reading import Pair


def answering(pair: Pair, name: Name) -> tuple[int, int]:
    """Where the Chinese for the sentence of the name stands; ``(0, 0)`` when the sentence is missing."""
    for link in pair.alignment:
        for i in link.source:
            if pair.source.sentences[i].start <= name.start < pair.source.sentences[i].end:
                if not link.target:
                    return 0, 0
                spans = pair.target.sentences
                return spans[link.target[0]].start, spans[link.target[-1]].end
    return 0, len(pair.target.raw)


_PRESENTED = re.compile(
    r"\b(?:called|named|dubbed|termed|namely|introduc(?:e|es|ing)|presents?|proposes?|releases?|develop(?:s|ed)?"
    r"|unveils?|we build|builds?)\s+(?:(?:the|our)\s+)?(?:\\?\w+\{)?[\"'“‘*]*$"
)
#: What presents a name in the target, with the quotation mark before the name.
PRESENTING_ZH = r"(?:提出|介绍|推出|发布|引入|构建|开发|设计)了?[“\"「『]?"


def presented(source: str, start: int) -> bool:
    """True when the words before ``start`` present what follows as a name: *a tool called*, *we release*."""
    return _PRESENTED.search(source, max(0, start - 40), start) is not None
