"""The opposite of a word that has just one: 高估 where the source only ever underestimates.

Of a translation it is looked for in each sentence and what that renders; by the ``scope`` of its rule, in all that a pair has, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.checks.written import Chinese, expression
from summarycheck.logic import antonyms
from summarycheck.logic.passages import Passage, Passages
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
        return _beginning(self._plain)

    @cached_property
    def english(self) -> re.Pattern[str]:
        """All that may give rise to it."""
        return _beginning(self._any)


def _beginning(words: str) -> re.Pattern[str]:
    return expression(rf"(?i)\b(?:{words})[\w-]*".replace(" ", r"\s"))  # a source breaks its lines anywhere


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """The words in the targets of these roles of which the source, or what their sentence renders of it, has nothing but the opposite."""
    opposites = _opposites(tuple(options["pairs"]))
    for pair in dossier.with_role(roles):
        source, target = pair.source.raw, pair.target.raw
        for said, meant in dict.fromkeys(words for text, words in opposites if text in target):
            if meant.plain.search(source) is None:
                continue
            whole = Passage(Span(source, 0, len(source)), Span(target, 0, len(target)))
            observed = _opposed(pair, whole, said, meant) if options["scope"] == "text" else None
            if observed is not None:
                yield observed
            elif pair.role == "translation" and said.chinese.search(target) is not None:
                yield from filter(None, (_opposed(pair, each, said, meant) for each in Passages(pair)))


def _opposed(pair: Pair, passage: Passage, said: Word, meant: Word) -> Observation | None:
    """A word that the passage says, and never its opposite, while its English has only the opposite, and nothing denies either."""
    english, chinese = passage.english.text, passage.chinese.text
    found = said.chinese.search(chinese)
    if found is None or meant.chinese.search(chinese) or said.english.search(english):
        return None
    originals = list(meant.plain.finditer(english))
    if not originals or antonyms.denied_zh(chinese, found.start()):
        return None
    if any(antonyms.denied(passage, passage.at(each.start())) for each in originals):
        return None
    original = passage.source(*originals[0].span())
    return Observation(about=pair.target.text, source=original, target=passage.target(*found.span()))


@lru_cache(maxsize=8)
def _opposites(pairs: Sequence[str]) -> tuple[tuple[str, tuple[Word, Word]], ...]:
    """What each Chinese word of these pairs may be, with the word and its opposite.

    ``高估 = overestimat ; exaggerat / 低估 = underestimat``: beginnings of English words, after ``;`` of those that only may say it.
    """
    both = [(Word(one), Word(other)) for one, _, other in (pair.partition(" / ") for pair in pairs)]
    return tuple(
        (text, words) for pair in both for words in (pair, pair[::-1]) for text in words[0].chinese.texts
    )


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
        "scope": Option(str, "text", choices=("text", "sentence"), help="what may have only the opposite"),
    },
    triggers=lambda options: [text for text, _ in _opposites(tuple(options["pairs"]))],
)
