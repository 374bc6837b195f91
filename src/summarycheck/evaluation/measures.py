"""Counts of verdicts, and precision, recall and F1 made of them, with their intervals."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from typing import Any

import msgspec

from summarycheck.evaluation.judging import Verdict
from summarycheck.model import Finding

_95 = 1.959963984540054  # the normal deviate of a 95% interval


class Tally(msgspec.Struct):
    """Counts and the measures made of them. A measure is ``None`` where there is nothing to measure."""

    true: int = 0
    false: int = 0
    found: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        return ratio(self.true, self.true + self.false)

    @property
    def recall(self) -> float | None:
        return ratio(self.found, self.found + self.missed)

    @property
    def f1(self) -> float | None:
        if self.precision is None or self.recall is None:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_dict(self) -> dict[str, Any]:
        """Counts and measures as JSON types; intervals are ``[low, high]``."""
        return {
            **msgspec.to_builtins(self),
            "precision": self.precision,
            "precision_interval": _interval(self.true, self.true + self.false),
            "recall": self.recall,
            "recall_interval": _interval(self.found, self.found + self.missed),
            "f1": self.f1,
        }


class Evaluation:
    """The sum of many verdicts."""

    def __init__(self) -> None:
        self.rows = 0
        self.clean = 0
        self.clean_flagged = 0
        self.overall = Tally()
        self.rules: dict[str, Tally] = {}
        self.categories: dict[str, Tally] = {}
        self.failed: list[Finding] = []

    def add(self, verdict: Verdict) -> None:
        """Counts a verdict: overall, and for the rules and categories that it speaks of."""
        self.rows += 1
        if not verdict.labelled.expected:
            self.clean += 1
            self.clean_flagged += bool(verdict.false)
        for finding in verdict.true:
            for tally in self._of(finding.rule, finding.category):
                tally.true += 1
        for finding in verdict.false:
            for tally in self._of(finding.rule, finding.category):
                tally.false += 1
        for expected, _ in verdict.found:
            for tally in self._of(expected.rule, expected.category):
                tally.found += 1
        for expected in verdict.missed:
            for tally in self._of(expected.rule, expected.category):
                tally.missed += 1

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON types."""
        return {
            "version": 1,
            "rows": self.rows,
            "clean": {
                "rows": self.clean,
                "flagged": self.clean_flagged,
                "rate": ratio(self.clean_flagged, self.clean),
                "rate_interval": _interval(self.clean_flagged, self.clean),
            },
            "overall": self.overall.to_dict(),
            "categories": {name: self.categories[name].to_dict() for name in sorted(self.categories)},
            "rules": {name: self.rules[name].to_dict() for name in sorted(self.rules)},
        }

    def _of(self, rule: str | None, category: str | None) -> Iterator[Tally]:
        yield self.overall
        if category is not None:
            yield self.categories.setdefault(category, Tally())
        if rule is not None:
            yield self.rules.setdefault(rule, Tally())


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95% Wilson interval of a rate; of no trials, all of [0, 1]."""
    if not total:
        return 0.0, 1.0
    rate, square = hits / total, _95 * _95
    middle = (rate + square / (2 * total)) / (1 + square / total)
    reach = _95 * sqrt(rate * (1 - rate) / total + square / (4 * total * total)) / (1 + square / total)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def ratio(hits: int, total: int) -> float | None:
    return hits / total if total else None


def _interval(hits: int, total: int) -> list[float] | None:
    return list(wilson(hits, total)) if total else None
