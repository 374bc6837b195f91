"""Labelled rows against what the rules find in them: precision, recall and F1, for each rule and overall.

A row is ``{"id"?, "source", "target", "role"?, "translation"?, "expected"}``, where ``expected`` is ``[]`` (or
``"none"``) for a text with nothing wrong, else a list of ``{"rule"? | "category"?, "target"? | "source"?,
"severity"?}`` whose ``target`` and ``source`` quote the text. What is expected is *found* when a finding of that
rule or category overlaps the quote and is as grave as ``severity``. A finding that answers to nothing that is
expected in its row is a *false alarm*.

    labels      rows read; ``judging``: each against what is found in it
    measures    what that makes together; ``telling``: said to people
"""

from __future__ import annotations

from summarycheck.evaluation.judging import Verdict, judged
from summarycheck.evaluation.labels import Expected, Labelled, read_labelled
from summarycheck.evaluation.measures import Evaluation, Tally, wilson
from summarycheck.evaluation.telling import as_text, describe, to_json

__all__ = [
    "Evaluation",
    "Expected",
    "Labelled",
    "Tally",
    "Verdict",
    "as_text",
    "describe",
    "judged",
    "read_labelled",
    "to_json",
    "wilson",
]
