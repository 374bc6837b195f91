"""Numbers that changed on the way: what the matcher holds against a pair, one relation a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from summarycheck import scripts
from summarycheck.checks.base import Check, Observation, Option
from summarycheck.model import Role, Span, Suggestion
from summarycheck.quantities.comparing.slips import RELATIONS
from summarycheck.quantities.match import match
from summarycheck.reading import Dossier, Pair


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """The faults in the texts of these roles, of every relation. What the paper's title says is not invented."""
    for pair in dossier.with_role(roles):
        for fault in pair.matching.faults:
            if fault.relation == "invented" and _said_by_title(fault.target, pair, dossier):
                continue
            if fault.relation == "ambiguous" and pair.target.is_traditional:
                continue  # 兆 is a trillion there
            suggestion = _in_script(fault.suggestion, pair)
            yield Observation(
                pair.target.text, fault.source, fault.target, fault.facts, suggestion, fault.relation
            )


def _in_script(suggestion: Suggestion | None, pair: Pair) -> Suggestion | None:
    if suggestion is None or not pair.target.is_traditional:
        return suggestion
    return Suggestion(scripts.number_in_traditional(suggestion.text), suggestion.safe)


def _said_by_title(span: Span | None, pair: Pair, dossier: Dossier) -> bool:
    title = dossier.title
    number = pair.target.numeral_at.get((span.start, span.end)) if span and title.numerals else None
    if number is None:
        return False
    return not match(title.raw, pair.target.raw, lambda: title.numerals, [number], "summary").faults


_FACTS = (
    "source_value target_value source_value_zh ratio slip source_bound target_bound source_reading target_reading "
    "source_statistic target_statistic other_source other_target name source_name names numbers written why"
)

CHECK = Check(
    name="quantity",
    run=run,
    facts=frozenset(_FACTS.split()),
    options={
        "relation": Option(
            str, "", choices=RELATIONS, help="how the target's number differs from the source's"
        ),
    },
    shared_by="relation",
)
