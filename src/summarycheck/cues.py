"""Cue words: English words and the Chinese that answers to them, counted from parallel abstracts.

The table (``cues.tsv``) holds words and counts, no sentences; ``python -m benchmarks.cues --corpus DIR --write``
rebuilds it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Cue(NamedTuple):
    """An English word: how often its renderings are there when it is (``hit``), and anyway (``chance``)."""

    hit: float
    chance: float
    renderings: tuple[str, ...]


@cache
def cues() -> dict[str, Cue]:
    """The cue words, from the table beside this module."""
    table = {}
    for line in files("summarycheck").joinpath("cues.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            word, hit, chance, renderings = line.split("\t")
            table[word] = Cue(float(hit), float(chance), tuple(renderings.split("|")))
    return table
