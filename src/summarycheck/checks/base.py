"""What a check is: a mechanism that observes; rules give its observations words and weight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from summarycheck.model import Role, Span, Suggestion, Text
from summarycheck.reading import Dossier


class Observation(msgspec.Struct, frozen=True):
    """Something a check saw. ``about`` is the target text it concerns (``None``: the source itself).

    ``source``/``target`` are spans of the source text and of ``about``; ``facts`` fill the
    placeholders of the rule's message and are published with the finding. ``relation`` is what it is,
    where rules share a run (see ``Check.shared_by``). A ``doubtful`` observation weighs one step less than its rule.
    """

    about: Text | None
    source: Span | None = None
    target: Span | None = None
    facts: Mapping[str, str] = {}
    suggestion: Suggestion | None = None
    relation: str = ""
    doubtful: bool = False


class Option(msgspec.Struct, frozen=True):
    """An option of a check: its type, its default and (for strings) the values it may take."""

    type: type
    default: Any
    choices: tuple[str, ...] = ()
    help: str = ""


class Check(msgspec.Struct, frozen=True):
    """A mechanism: its name in rule files, its options, the facts it offers to messages.

    ``run(dossier, roles, options)`` yields observations on the target texts whose role is in
    ``roles``. It looks and says; it neither formats nor filters by severity.

    ``triggers(options)`` are literal texts: without any of them in the targets it observes nothing there, and need
    not be run. None: no such texts.

    ``shared_by`` names an option by which rules divide among them what one run sees: the check is run
    once for all of them, and each takes the observations whose ``relation`` its option names.
    """

    name: str
    run: Callable[[Dossier, frozenset[Role], Mapping[str, Any]], Iterable[Observation]]
    facts: frozenset[str]
    options: Mapping[str, Option] = {}
    shared_by: str = ""
    triggers: Callable[[Mapping[str, Any]], Iterable[str]] | None = None


def fitted(text: str, place: Span, raw: str) -> str:
    """The text as it is put in the place, with a blank where Latin letters or digits would run together."""
    before, after = raw[place.start - 1 : place.start] if place.start else "", raw[place.end : place.end + 1]
    return " " * _runs_on(before, text[:1]) + text + " " * _runs_on(text[-1:], after)


def _runs_on(one: str, other: str) -> bool:
    return (one + other).isascii() and one.isalnum() and other.isalnum()
