"""Marks that come in pairs: one without its partner is broken markup, or the sign of a cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.model import Role, Span
from summarycheck.reading import Dossier

_SHOWN = 24  # characters after the mark that are quoted with it


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """An observation for each text with an odd mark, or an opening one that is not closed."""
    opening: str = options["mark"]
    closing: str = options["close"]
    for pair in dossier.with_role(roles):
        raw = pair.target.raw
        if opening not in raw:
            continue
        at = _odd(raw, opening, closing, options["unless"])
        if at is not None and _odd(pair.source.raw, opening, closing, options["unless"]) is None:
            end = min(len(raw), at + len(opening) + _SHOWN)
            line = raw.find("\n", at, end)
            end = line if line >= 0 else end
            yield Observation(about=pair.target.text, target=Span(raw[at:end], at, end))


def _odd(raw: str, opening: str, closing: str, unless: re.Pattern[str] | None) -> int | None:
    """Where the mark without a partner stands; ``None`` when all have one or it cannot be told."""
    places = [match.start() for match in re.finditer(re.escape(opening), raw)]
    if not places or (unless is not None and unless.search(raw)):
        return None
    if not closing:
        return places[-1] if len(places) % 2 else None
    last = places[-1]
    return last if raw.find(closing, last) < 0 and raw.count(closing) < len(places) else None


CHECK = Check(
    name="balance",
    run=run,
    facts=frozenset(),
    triggers=lambda options: [options["mark"]],
    options={
        "mark": Option(str, "", help="the mark, or the opening one"),
        "close": Option(str, "", help="the closing mark; none: the mark is its own partner"),
        "unless": Option(re.Pattern, None, help="what makes the mark mean something else: sums of money"),
    },
)
