"""Where in the target the answer to a name of the source must stand."""

from __future__ import annotations

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
