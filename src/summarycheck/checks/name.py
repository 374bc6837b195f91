"""Names that must survive as they are: rendered by a Chinese word, or lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.checks.naming.lost import lost
from summarycheck.checks.naming.translated import translated
from summarycheck.model import Role
from summarycheck.reading import Dossier, Pair

RELATIONS: Mapping[str, Callable[[Pair, Dossier], Iterator[Observation]]] = {
    "translated": translated,
    "lost": lost,
}


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """Observations of the relation asked for."""
    look = RELATIONS[options["relation"]]
    for pair in dossier.with_role(roles):
        yield from look(pair, dossier)


CHECK = Check(
    name="name",
    run=run,
    facts=frozenset({"name", "rendering", "evidence", "kind"}),
    options={
        "relation": Option(
            str,
            "translated",
            tuple(RELATIONS),
            "translated: a Chinese word stands for the name; lost: the name is nowhere in the target",
        ),
    },
)
