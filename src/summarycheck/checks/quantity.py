"""Numbers that changed on the way: what the matcher holds against a pair, one relation a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.model import Role
from summarycheck.quantities import dirt
from summarycheck.quantities.slips import RELATIONS
from summarycheck.reading import Dossier

_DIRT = "source-dirt"


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """The faults of the wanted relation in the texts of these roles."""
    relation = options["relation"]
    if relation == _DIRT:
        for span, meant in dirt.find(dossier.source.raw):
            yield Observation(None, source=span, facts={"meant": meant})
        return
    for pair in dossier.with_role(*roles):
        for fault in pair.matching.faults:
            if fault.relation == relation:
                yield Observation(pair.target.text, fault.source, fault.target, fault.facts, fault.suggestion)


_FACTS = (
    "source_value target_value source_value_zh ratio slip source_bound target_bound source_reading target_reading "
    "source_statistic target_statistic other_source other_target name source_name names numbers written why meant"
)

CHECK = Check(
    name="quantity",
    run=run,
    facts=frozenset(_FACTS.split()),
    options={
        "relation": Option(
            str, "", choices=(*RELATIONS, _DIRT), help="how the target's number differs from the source's"
        ),
    },
)
