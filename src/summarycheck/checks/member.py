"""A member of a closed set that stands for another: 德语 where the source only says *English*.

It is plain only where one member of the target is named nowhere in the source, and one of the source, by however short a
name (英, 美), nowhere in the target.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.checks.written import Chinese, expression
from summarycheck.model import Role, Span
from summarycheck.reading import Dossier, Pair


class Member:
    """What Chinese and English call it; a Chinese name is often shortened to its first character."""

    def __init__(self, written: str) -> None:
        chinese, _, english = written.partition(" = ")
        self.chinese = Chinese(chinese)
        self.initials = frozenset(name[0] for name in self.chinese.texts)
        self._english = english

    @cached_property
    def english(self) -> re.Pattern[str]:
        return expression(rf"\b(?:{self._english})(?!\w)")


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """The member that is new in a target of these roles, with the one of the source that is gone."""
    for pair in dossier.with_role(roles):
        yield from _changed(pair, _members(tuple(options["members"])))


def _changed(pair: Pair, members: Sequence[Member]) -> Iterator[Observation]:
    source, target = pair.source.raw, pair.target.raw
    new = [
        named
        for member in members
        if (named := member.chinese.search(target)) is not None and member.english.search(source) is None
    ]
    if len(new) != 1:
        return
    characters = set(target)
    lost = [
        named
        for member in members
        if characters.isdisjoint(member.initials) and (named := member.english.search(source)) is not None
    ]
    if len(lost) == 1 and lost[0][0] not in target:
        yield Observation(
            about=pair.target.text,
            source=Span(lost[0][0], *lost[0].span()),
            target=Span(new[0][0], *new[0].span()),
        )


@lru_cache(maxsize=8)
def _members(written: Sequence[str]) -> tuple[Member, ...]:
    return tuple(map(Member, written))


def _triggers(options: Mapping[str, Any]) -> list[str]:
    return [name for member in _members(tuple(options["members"])) for name in member.chinese.texts]


CHECK = Check(
    name="member",
    run=run,
    facts=frozenset(),
    options={
        "members": Option(
            list, [], help="the members: Chinese names, with what may not stand around them = English ones"
        )
    },
    triggers=_triggers,
)
