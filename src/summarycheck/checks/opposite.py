"""The opposite of a word that has just one: 高估 where the source only ever underestimates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.model import Role, Span
from summarycheck.reading import Dossier, Pair


class Word:
    """One of two opposites: how Chinese writes it, and all that English may mean by it or that may give rise to it.

    Few texts have any of these words: what is looked for is made into expressions when one of them is met.
    """

    def __init__(self, written: str) -> None:
        self.written_zh, _, self._beginnings = written.partition(" = ")

    @cached_property
    def chinese(self) -> re.Pattern[str]:
        return _expression(self.written_zh)

    @cached_property
    def english(self) -> re.Pattern[str]:
        return _expression(rf"(?i)\b(?:{self._beginnings})[\w-]*")


def _expression(written: str) -> re.Pattern[str]:
    return re.compile(written)


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """The words in the targets of these roles of which the source has nothing but the opposite."""
    for one, other in _opposites(tuple(options["pairs"])):
        for pair in dossier.with_role(roles):
            yield from _turned(pair, one, other)
            yield from _turned(pair, other, one)


def _turned(pair: Pair, said: Word, meant: Word) -> Iterator[Observation]:
    """A word that the target says, and never its opposite, while the source has only the opposite."""
    found = said.chinese.search(pair.target.raw)
    if found is None or meant.chinese.search(pair.target.raw) is not None:
        return
    source = pair.source.raw
    original = None if said.english.search(source) else meant.english.search(source)
    if original is not None:
        yield Observation(
            about=pair.target.text,
            source=Span(original[0], original.start(), original.end()),
            target=Span(found[0], found.start(), found.end()),
        )


@lru_cache(maxsize=8)
def _opposites(pairs: Sequence[str]) -> tuple[tuple[Word, Word], ...]:
    """``高估 = overestimat|overstat / 低估 = underestimat``, the English as beginnings of words."""
    return tuple((Word(one), Word(other)) for one, _, other in (pair.partition(" / ") for pair in pairs))


def _triggers(options: Mapping[str, Any]) -> list[str]:
    """The Chinese words, without the marks of patterns."""
    words = (word.written_zh for pair in _opposites(tuple(options["pairs"])) for word in pair)
    return [word for written in words for word in _MARKS.sub("", written).split("|")]


_MARKS = re.compile(r"\(\?[^)]*\)")

CHECK = Check(
    name="opposite",
    run=run,
    facts=frozenset(),
    options={
        "pairs": Option(list, [], help="opposites: Chinese = beginnings of English words / Chinese = …")
    },
    triggers=_triggers,
)
