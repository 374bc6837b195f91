"""Latin words of the target that are almost a name of the source: a letter off, or written another way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.checks.naming.altered import altered, restyled
from summarycheck.model import Role
from summarycheck.reading import Dossier


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """The slips in the texts of these roles, of every relation."""
    for pair in dossier.with_role(roles):
        yield from altered(pair, dossier)
        yield from restyled(pair, dossier)


CHECK = Check(
    name="slip",
    run=run,
    facts=frozenset({"name", "rendering"}),
    options={
        "relation": Option(
            str,
            "name",
            ("name", "acronym", "style"),
            "name, acronym: the target has it with a slip; style: with other capitals or without its blanks",
        ),
    },
    shared_by="relation",
)
