"""Broken numbers of the source itself (``86. 27%``): comparison reads through them, but they are said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from summarycheck.checks.base import Check, Observation
from summarycheck.model import Role
from summarycheck.quantities import dirt
from summarycheck.reading import Dossier


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """Each broken number of the source, with what it must mean."""
    for span, meant in dirt.find(dossier.source.raw):
        yield Observation(None, source=span, facts={"meant": meant})


CHECK = Check(name="dirt", run=run, facts=frozenset({"meant"}))
