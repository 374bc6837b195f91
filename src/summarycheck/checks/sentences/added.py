"""Sentences of the translation that nothing in the source accounts for, or that come twice."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from summarycheck.checks.base import Observation
from summarycheck.checks.sentences.missing import ADDRESS
from summarycheck.reading import Pair

_ADDED_EXPLAINED = 0.5  # a sentence of which the whole source explains more is not added
_ADDED_CHARACTERS = 6
_REPEATED_CHARACTERS = 12
_MARKS = re.compile(r"[\W_]+")
_POINTER = re.compile("https?://|www\\.|链接|网址|网站")
_REMARK = re.compile("注[意：:]|翻译|译文|原文|替换|插入|提供|告知|截断")  # of one who speaks about the text


def added(pair: Pair, besides: Collection[int]) -> Iterator[Observation]:
    """Target sentences that nothing in the source accounts for."""
    if not any(link.source and link.target and link.score > 0 for link in pair.alignment):
        return  # what answers to nothing may be a free rendering where nothing else answers either
    everything = range(len(pair.source.sentences))
    for link in pair.alignment:
        for j in link.target:
            if link.source or j in besides:
                continue
            if _is_pointer(pair, pair.target.sentences[j].text):
                continue
            explained, characters = pair.answers.explained(everything, j)
            if characters >= _ADDED_CHARACTERS and explained < _ADDED_EXPLAINED * characters:
                yield Observation(
                    about=pair.target.text,
                    target=pair.target.sentences[j],
                    facts={"explained": f"{explained / characters:.0%}"},
                    relation="added",
                )


def _is_pointer(pair: Pair, text: str) -> bool:
    """True for a sentence that only says where something is, of a source that has an address, too."""
    return (
        ADDRESS.search(pair.source.raw) is not None
        and _POINTER.search(text) is not None
        and _REMARK.search(text) is None
    )


def said_twice(pair: Pair) -> dict[int, int]:
    """Target sentences that come again word for word, with where they do; none where the source repeats itself."""
    again = _equal([span.text for span in pair.target.sentences])
    return again if again and not _equal([span.text for span in pair.source.sentences]) else {}


def _equal(texts: list[str]) -> dict[int, int]:
    """Indices of texts with the index of an equal one behind them, marks and blanks aside."""
    seen: dict[str, int] = {}
    found: dict[int, int] = {}
    for index, text in enumerate(texts):
        key = _MARKS.sub("", text)
        if len(key) >= _REPEATED_CHARACTERS and seen.setdefault(key, index) != index:
            found[seen[key]] = index
    return found
