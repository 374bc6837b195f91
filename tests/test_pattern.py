"""The pattern check: expressions and words, anchors taken from the source, repairs."""

from __future__ import annotations

import time
from typing import Any

import pytest

from summarycheck.checks.pattern import CHECK
from summarycheck.kept import packaged_folder
from summarycheck.model import Record
from summarycheck.reading import Dossier
from summarycheck.rules import load_rules


def observe(
    source: str, target: str, *, roles: frozenset[Any] = frozenset({"translation"}), **given: Any
) -> list[Any]:
    """(target quote, source quote, repair) of each observation."""
    import re

    options = {name: option.default for name, option in CHECK.options.items()}
    for name, value in given.items():
        key = name.replace("_", "-")
        options[key] = re.compile(value) if CHECK.options[key].type is re.Pattern else value
    found = []
    for seen in CHECK.run(Dossier(Record.of(source, translation=target)), roles, options):
        for side, raw in ((seen.target, target), (seen.source, source)):
            assert side is None or raw[side.start : side.end] == side.text
        quotes = (side.text if side else None for side in (seen.target, seen.source))
        found.append((*quotes, seen.suggestion.text if seen.suggestion else None))
    return found


@pytest.mark.parametrize(
    ("options", "source", "target", "found"),
    [
        ({"pattern": "b+"}, "x", "abbc", [("bb", None, None)]),
        ({"words": ["a.c", "a"]}, "x", "a.c abc", [("a.c", None, None), ("a", None, None)]),
        ({"pattern": "B", "ignore_case": True}, "x", "abc", [("b", None, None)]),
        ({"pattern": "b", "unless_in_source": True}, "b", "abc", []),
        ({"pattern": r"(?P<n>\d) (?P<u>%)", "replace": "{n}{u}"}, "x", "8 %", [("8 %", None, "8%")]),
        ({"pattern": "x*"}, "x", "abc", []),  # an empty match is none
        ({}, "x", "abc", []),
        (
            {"pattern": "{source}s", "source_pattern": "[A-Z]{2,}"},
            "a GPU, the TPU",
            "TPUs",
            [("TPUs", "TPU", None)],
        ),
        ({"pattern": "{source}s", "source_pattern": "[A-Z]{2,}"}, "no anchor", "TPUs", []),
        (
            {"pattern": "{source}[a-z]", "source_pattern": r"a\.?b*"},
            "a.b",
            "aXb a.bc",
            [("a.bc", "a.b", None)],
        ),
    ],
)
def test_table(options: dict[str, Any], source: str, target: str, found: list[Any]) -> None:
    assert observe(source, target, **options) == found


def test_the_source_itself_can_be_looked_at() -> None:
    assert observe("a ?? b", "甲", roles=frozenset({"source"}), pattern=r"\?\?") == [(None, "??", None)]


def test_fused_urls_are_found_in_linear_time() -> None:
    (rule,) = load_rules([packaged_folder() / "markup" / "url-fused.yaml"])

    def seconds(text: str) -> float:
        dossier = Dossier(Record.of(text, translation=text))
        start = time.perf_counter()
        list(CHECK.run(dossier, frozenset({"translation"}), rule.options))
        return time.perf_counter() - start

    for unit in ("https://", "https://,", "https://a.b/c", "http://a,"):
        seconds(unit * 10)
        assert seconds(unit * 20_000) < 3.0, unit
