"""The mechanisms, by the name that rule files use; a check's module is imported when a rule asks for it.

Each observes and quotes (``base``); what it says, and how grave that is, stands in the rules. The larger ones only ask a room of
their own: ``quantity`` the quantities, ``logic`` the logic, ``coverage`` the claims and their coverage, ``alignment`` the
``sentences``, ``name`` and ``slip`` what may befall a name (``naming``). ``triggers`` tells which of them a record can concern at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from summarycheck.checks.base import Check

# name in rule files → module of this package that has it as ``CHECK``
CHECKS: Mapping[str, str] = {
    "acronym": "acronym",
    "alignment": "alignment",
    "balance": "balance",
    "consistency": "consistency",
    "coverage": "coverage",
    "dirt": "dirt",
    "emptiness": "emptiness",
    "encoding": "encoding",
    "language": "language",
    "logic": "logic",
    "member": "member",
    "mistyped": "mistyped",
    "name": "name",
    "opposite": "opposite",
    "pattern": "pattern",
    "quantity": "quantity",
    "repetition": "repetition",
    "slip": "slip",
    "term": "term",
    "truncation": "truncation",
    "verbatim": "verbatim",
}


@cache
def check_named(name: str) -> Check:
    """The check of that name; ``KeyError`` when there is none."""
    check: Check = import_module(f"{__name__}.{CHECKS[name]}").CHECK
    return check
