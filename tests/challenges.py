"""The challenge sets in ``challenge/``: rows of JSON, and the ids of those that fall short today, each with its reason."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from summarycheck import Checker
from summarycheck.model import Span

CHALLENGE = Path(__file__).parent / "challenge"


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a file, one a line."""
    return [json.loads(line) for line in (CHALLENGE / name).read_text(encoding="utf-8").splitlines()]


def renderings(name: str) -> list[object]:
    """Each rendering of a table as a test parameter: the English, the Chinese, and whether it is right.

    A line has the English, right renderings and wrong ones (``|`` between them); a ``~`` before one says that it falls
    short today.
    """
    found = []
    for line in (CHALLENGE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            continue
        english, right, wrong = line.split("\t")
        for is_right, of_kind in ((True, right), (False, wrong)):
            for rendering in of_kind.split("|"):
                mark = pytest.mark.xfail(strict=True, reason="falls short")
                chinese = rendering.removeprefix("~")
                marks = [mark] if rendering != chinese else []
                found.append(
                    pytest.param(english, chinese, is_right, marks=marks, id=f"{english}: {chinese}")
                )
    return found


def known_failures(name: str) -> frozenset[str]:
    """The ids that a file lists: the first word of each line that is no comment."""
    lines = (CHALLENGE / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line.split(" ")[0] for line in lines if line and not line.startswith("#"))


@cache
def checker() -> Checker:
    """One checker with the shipped rules for all rows."""
    return Checker()


def overlaps(span: Span | None, quote: str, text: str) -> bool:
    """Whether ``span`` of ``text`` touches the first place where ``quote`` stands."""
    start = text.find(quote)
    return span is not None and start >= 0 and span.start < start + len(quote) and start < span.end
