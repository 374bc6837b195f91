"""Direction and logic that changed on the way: what ``summarycheck.logic`` holds against a pair, one relation a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.logic import RELATIONS, faults
from summarycheck.model import Role
from summarycheck.reading import Dossier


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """The faults in the texts of these roles, of every relation."""
    for pair in dossier.with_role(roles):
        for fault in faults(pair):
            yield Observation(
                pair.target.text,
                fault.source,
                fault.target,
                fault.facts,
                relation=fault.relation,
                doubtful=fault.doubtful,
            )


CHECK = Check(
    name="logic",
    run=run,
    facts=frozenset({"thing", "looked_for"}),
    options={"relation": Option(str, "", choices=RELATIONS, help="what of the source was turned around")},
    shared_by="relation",
)
