"""Latin words of the target that are almost a name of the source: a letter off, or written another way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.checks.naming.altered import altered, restyled
from summarycheck.checks.naming.strange import strange
from summarycheck.model import Role
from summarycheck.reading import Dossier


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """The slips in the texts of these roles, of every relation."""
    for pair in dossier.with_role(roles):
        slips = list(altered(pair, dossier))
        yield from slips
        told = {slip.target for slip in slips}
        yield from (each for each in strange(pair, dossier) if each.target not in told)
        yield from restyled(pair, dossier)


CHECK = Check(
    name="slip",
    run=run,
    facts=frozenset({"name", "rendering"}),
    options={
        "relation": Option(
            str,
            "name",
            ("name", "acronym", "stranger", "style"),
            "name, acronym: the target has it with a slip; stranger: the source has none like it; "
            "style: with other capitals or without its blanks",
        ),
    },
    shared_by="relation",
)
