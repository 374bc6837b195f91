"""Numbers that contradict each other between the Chinese texts of one record (90亿 in one, 9亿 in another)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from summarycheck.checks.base import Check, Observation
from summarycheck.model import Quantity, Role, Span
from summarycheck.quantities.comparing.equality import digits_of
from summarycheck.quantities.comparing.magnitude import scale_ratio
from summarycheck.reading import Dossier, Pair


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """Of two texts that give the same digits in different sizes, the one that the source does not bear out."""
    pairs = dossier.with_role(roles)
    if len(pairs) < 2:
        return
    sized = [(pair, _sized(pair)) for pair in pairs]
    for (first, some), (second, others) in combinations([each for each in sized if each[1]], 2):
        for key, one in some:
            for other_key, other in others:
                if key == other_key and scale_ratio(one, other):
                    yield from _against(first, one, second, other)


def _sized(pair: Pair) -> list[tuple[tuple[str, str], Quantity]]:
    """Numbers by unit and digits; small counts agree by chance, so only those of two digits or a scale."""
    found = []
    for quantity in pair.target.quantities:
        if quantity.single and not quantity.weak:
            digits = digits_of(quantity)
            if len(digits) > 1 or quantity.low >= 10**4:
                found.append(((quantity.unit, digits), quantity))
    return found


def _against(first: Pair, one: Quantity, second: Pair, other: Quantity) -> Iterator[Observation]:
    """The text whose number has no equal in the source is accused; both, when neither has; none, when both have."""
    accused = [
        (pair, quantity, contrary)
        for pair, quantity, contrary in ((first, one, other), (second, other, one))
        if not any(link.target == quantity and link.how == "same" for link in pair.matching.links)
    ]
    for pair, quantity, contrary in accused:
        span = Span(quantity.text, quantity.start, quantity.end)
        against = (second if pair is first else first).target.text.field
        yield Observation(
            pair.target.text, target=span, facts={"other": contrary.text, "other_field": against}
        )


CHECK = Check(name="consistency", run=run, facts=frozenset({"other", "other_field"}))
