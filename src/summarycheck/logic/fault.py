"""What a relation holds against a target."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from summarycheck.model import Span


class LogicFault(msgspec.Struct, frozen=True):
    """A word of the target that says otherwise than ``source`` does (``None``: nothing in the source says it).

    ``doubtful``: another word of the text may say it after all.
    """

    relation: str
    target: Span
    source: Span | None = None
    facts: Mapping[str, str] = {}
    doubtful: bool = False
