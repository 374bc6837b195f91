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
    """An observation for each text with an odd number of the mark, where the source has no odd one either."""
    mark: str = options["mark"]
    for pair in dossier.with_role(roles):
        raw = pair.target.raw
        if mark not in raw:
            continue
        at = _odd(raw, mark, options["unless"])
        if at is not None and _odd(pair.source.raw, mark, options["unless"]) is None:
            end = min(len(raw), at + len(mark) + _SHOWN)
            line = raw.find("\n", at, end)
            end = line if line >= 0 else end
            yield Observation(about=pair.target.text, target=Span(raw[at:end], at, end))


def _odd(raw: str, mark: str, unless: re.Pattern[str] | None) -> int | None:
    """Where the last of an odd number of marks stands; ``None`` when all have a partner or it cannot be told."""
    if raw.count(mark) % 2 == 0 or (unless is not None and unless.search(raw)):
        return None
    return raw.rfind(mark)


CHECK = Check(
    name="balance",
    run=run,
    facts=frozenset(),
    triggers=lambda options: [options["mark"]],
    options={
        "mark": Option(str, "", help="the mark, which is its own partner"),
        "unless": Option(re.Pattern, None, help="what makes the mark mean something else: sums of money"),
    },
)
