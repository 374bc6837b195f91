"""The challenge sets in ``challenge/``: rows of JSON, and the ids of those that fall short today, each with its reason."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from summarycheck import Checker
from summarycheck.model import Span
from summarycheck.rules import load_rules, pick

CHALLENGE = Path(__file__).parent / "challenge"


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a file, one a line."""
    return [json.loads(line) for line in (CHALLENGE / name).read_text(encoding="utf-8").splitlines()]


def renderings(name: str) -> list[object]:
    """Each line of a table as a test parameter: the English, right renderings and wrong ones.

    A ``|`` stands between renderings; a ``~`` before one says that it falls short today.
    """
    lines = (CHALLENGE / name).read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("# ")]
    return [pytest.param(en, right.split("|"), wrong.split("|"), id=en) for en, right, wrong in cells]


def known_failures(name: str) -> frozenset[str]:
    """The ids that a file lists: the first word of each line that is no comment."""
    lines = (CHALLENGE / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line.split(" ")[0] for line in lines if line and not line.startswith("#"))


@cache
def checker(*categories: str) -> Checker:
    """One checker for all rows, with the shipped rules or with those of some categories."""
    return Checker(pick(load_rules(), categories)) if categories else Checker()


def overlaps(span: Span | None, quote: str, text: str) -> bool:
    """Whether ``span`` of ``text`` touches the first place where ``quote`` stands."""
    start = text.find(quote)
    return span is not None and start >= 0 and span.start < start + len(quote) and start < span.end
