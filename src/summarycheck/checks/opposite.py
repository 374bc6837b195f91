"""The opposite of a word that has just one: 高估 where the source only ever underestimates.

By the ``scope`` of its rule the source is all that the pair has, or the sentences that a translation's sentence renders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.checks.written import Chinese, expression
from summarycheck.logic import antonyms
from summarycheck.logic.passages import Passages
from summarycheck.model import Role, Span
from summarycheck.reading import Dossier, Pair


class Word:
    """One of two opposites: how Chinese writes it, what English says for it, and what else may give rise to it.

    Few texts have any of these words: what is looked for is made into expressions when one of them is met.
    """

    def __init__(self, written: str) -> None:
        chinese, _, english = written.partition(" = ")
        self.chinese = Chinese(chinese)
        self._plain, _, others = english.replace("| ", "|").partition(" ; ")  # lines are broken after a bar
        self._any = f"{self._plain}|{others}" if others else self._plain

    @cached_property
    def plain(self) -> re.Pattern[str]:
        """What English says for it, and nothing else."""
        return expression(rf"(?i)\b(?:{self._plain})[\w-]*")

    @cached_property
    def english(self) -> re.Pattern[str]:
        """All that may give rise to it."""
        return expression(rf"(?i)\b(?:{self._any})[\w-]*")


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """The words in the targets of these roles of which the source has nothing but the opposite."""
    look = _in_sentences if options["scope"] == "sentence" else _in_text
    for pair in dossier.with_role(roles):
        for one, other in _opposites(tuple(options["pairs"])):
            yield from look(pair, one, other)
            yield from look(pair, other, one)


def _in_text(pair: Pair, said: Word, meant: Word) -> Iterator[Observation]:
    """A word that the target says, and never its opposite, while the source has only the opposite."""
    found = said.chinese.search(pair.target.raw)
    if found is None or meant.chinese.search(pair.target.raw) is not None:
        return
    source = pair.source.raw
    original = None if said.english.search(source) else meant.plain.search(source)
    if original is not None:
        yield _observed(pair, Span(original[0], *original.span()), Span(found[0], *found.span()))


def _in_sentences(pair: Pair, said: Word, meant: Word) -> Iterator[Observation]:
    """The same of each sentence that says the word, and of the sentences of the source that it renders."""
    if said.chinese.search(pair.target.raw) is None:
        return
    for passage in Passages(pair):
        english, chinese = passage.english.text, passage.chinese.text
        found = said.chinese.search(chinese)
        if found is None or meant.chinese.search(chinese) or said.english.search(english):
            continue
        original = meant.plain.search(english)
        if original is not None and not (
            antonyms.denied_zh(chinese, found.start())
            or antonyms.denied(passage, passage.at(original.start()))
        ):
            yield _observed(pair, passage.source(*original.span()), passage.target(*found.span()))


def _observed(pair: Pair, source: Span, target: Span) -> Observation:
    return Observation(about=pair.target.text, source=source, target=target)


@lru_cache(maxsize=8)
def _opposites(pairs: Sequence[str]) -> tuple[tuple[Word, Word], ...]:
    """``高估 = overestimat ; exaggerat / 低估 = underestimat``: beginnings of English words, after ``;`` of those that only may say it."""
    return tuple((Word(one), Word(other)) for one, _, other in (pair.partition(" / ") for pair in pairs))


def _triggers(options: Mapping[str, Any]) -> list[str]:
    """The Chinese words."""
    return [
        text for pair in _opposites(tuple(options["pairs"])) for word in pair for text in word.chinese.texts
    ]


CHECK = Check(
    name="opposite",
    run=run,
    facts=frozenset(),
    options={
        "pairs": Option(
            list,
            [],
            help="opposites: Chinese = beginnings of English words that say it ; of others that may / Chinese = …",
        ),
        "scope": Option(str, "text", choices=("text", "sentence"), help="what must have only the opposite"),
    },
    triggers=_triggers,
)
