"""Which sentences of a translation answer to which sentences of its source.

Sentences that answer to each other beyond doubt, and to no other, are linked first. What lies between them is grouped
by dynamic programming (one to one, one to many, many to one, nothing). A group's score is a log-likelihood ratio:
what the two sides tell of each other (``answers``) and the ratio of their lengths, against what chance would give.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from math import log

from summarycheck.answers import LATIN_WORD, Answers
from summarycheck.model import SentenceLink

# Shapes of groups (sentences of the source, of the target) with the log of how often translators make them.
_SHAPES: tuple[tuple[int, int, float], ...] = (
    (1, 1, log(0.90)),
    (2, 1, log(0.04)),
    (1, 2, log(0.04)),
    (3, 1, log(0.003)),
    (1, 3, log(0.003)),
    (4, 1, log(0.001)),
    (1, 4, log(0.001)),
    (2, 2, log(0.002)),
)
_LOST = log(0.02)
_ADDED = log(0.02)
_RATIO = 0.30  # Chinese characters (Latin ones at their weight) for one English character
_LATIN_WEIGHT = 0.45
_VARIANCE = 0.05  # of the log of the length ratio of sentences that belong together,
_SHORT = 0.7  # which is greater by this over the number of characters they have,
_CHANCE = 0.9  # and of those that do not belong together
# What the share of explained characters (0–1) tells of a sentence: log of how much oftener true ones have it.
_UNEXPLAINED, _SLOPE, _FULLY = -6.0, 13.0, 5.0
_FULL_SAY = 20  # characters from which the share tells all of that
# A share below which a sentence is no part of a group, and what it costs there.
_FOREIGN, _INTRUDER = 0.3, -8.0
_PLAIN = 6.0  # score from which two sentences answer to each other beyond doubt, …
_AHEAD = 5.0  # … if no other comes so near
_WHOLE = 2000  # cells of the table up to which it is filled completely
_BEAM = 40.0  # what lags so far behind the best of its row is not followed
_BAND = 14  # sentences to both sides of the diagonal beyond that


def align(answers: Answers) -> tuple[SentenceLink, ...]:
    """Links that cover each sentence of both sides exactly once, in the order of the source."""
    lines, columns = answers.source.sentences, answers.target.sentences
    if not lines or not columns:
        return tuple(SentenceLink((i,), (), 0.0) for i in range(len(lines))) + tuple(
            SentenceLink((), (j,), 0.0) for j in range(len(columns))
        )
    grid = _Grid(answers)
    return tuple(link for region in _regions(grid) for link in region)


def weigh(text: str) -> float:
    """The length of a Chinese text in Chinese characters, Latin ones at their weight."""
    latin = sum(map(len, LATIN_WORD.findall(text)))
    return len(text) - latin * (1 - _LATIN_WEIGHT)


class _Grid:
    """The scores of groups of sentences."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.rows = answers.rows
        self.lengths = [max(len(s.text) * _RATIO, 1.0) for s in answers.source.sentences]
        self.weights = [max(weigh(s.text), 1.0) for s in answers.target.sentences]
        usual = sum(self.weights) / sum(self.lengths)
        if 0.75 < usual < 1.4:  # the translator's own habit, unless much is missing or added
            self.lengths = [length * usual**0.5 for length in self.lengths]

    def score(self, i: int, rows: int, j: int, columns: int) -> float:
        """How much likelier the group is if its sides belong together."""
        length = told = weight = 0.0
        for k in range(i, i + rows):
            length += self.lengths[k]
            base, gain, both, _ = self.rows[k]
            told += base + gain.get(j, 0.0)
            for q in range(j + 1, j + columns):
                told += gain.get(q, 0.0) - both.get(q - 1, 0.0)
        for q in range(j, j + columns):
            weight += self.weights[q]
            explained, characters = self.answers.explained(range(i, i + rows), q)
            share = explained / (characters or 1)
            told += min(_UNEXPLAINED + _SLOPE * share, _FULLY) * min(characters / _FULL_SAY, 1.0)
            if columns > 1 and share < _FOREIGN and characters >= _FULL_SAY // 2:
                told += _INTRUDER  # whatever the lengths say
        variance = min(_VARIANCE + _SHORT / length, _CHANCE)
        apart = log(weight / length) ** 2
        return told + 0.5 * (log(_CHANCE / variance) - apart * (1 / variance - 1 / _CHANCE))


def _regions(grid: _Grid) -> Iterator[list[SentenceLink]]:
    """The links, region by region: plain pairs on their own, what lies between them with the pairs at its ends."""
    n, m = len(grid.lengths), len(grid.weights)
    anchors = [(-1, -1, 0.0), *_anchors(grid), (n, m, 0.0)]
    begin: tuple[int, int] | None = None
    for at in range(1, len(anchors)):
        (i, j, _), (k, q, score) = anchors[at - 1], anchors[at]
        next_i, next_j, _ = anchors[at + 1] if at + 1 < len(anchors) else (k + 1, q + 1, 0.0)
        tight = k == i + 1 and q == j + 1
        if not tight and begin is None:
            begin = (max(i, 0), max(j, 0))
        if k == n:
            if begin is not None:
                yield _best_path(grid, begin, (n, m))
        elif next_i == k + 1 and next_j == q + 1:
            if begin is not None:
                yield _best_path(grid, begin, (k + 1, q + 1))
                begin = None
            else:
                yield [SentenceLink((k,), (q,), round(score, 3))]


def _anchors(grid: _Grid) -> list[tuple[int, int, float]]:
    """Pairs that answer to each other beyond doubt and to no other, none crossing another; with their scores."""
    n, m = len(grid.lengths), len(grid.weights)
    by_row: list[list[tuple[float, int]]] = []
    by_column: list[list[tuple[float, int]]] = [[] for _ in range(m)]
    for i, row in enumerate(grid.rows):
        low, high = _window(i, n, m)
        scores = []
        for j, gain in row.gain.items():
            if low <= j <= high and row.base + gain > -_PLAIN:
                score = grid.score(i, 1, j, 1)
                scores.append((score, j))
                by_column[j].append((score, i))
        by_row.append(sorted(scores, reverse=True)[:2])
    found: list[tuple[int, int, float]] = []
    for i, scores in enumerate(by_row):
        if not scores:
            continue
        score, j = scores[0]
        rivals = [other for other, _ in scores[1:]] + [other for other, k in by_column[j] if k != i]
        if score >= _PLAIN and all(other <= score - _AHEAD for other in rivals):
            found.append((i, j, score))
    return _in_step(found)


def _in_step(pairs: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """The pairs without those that cross others: the longest chain that rises on both sides."""
    if all(a[1] < b[1] for a, b in itertools.pairwise(pairs)):
        return pairs
    longest: list[list[tuple[int, int, float]]] = []
    for pair in pairs:
        before = max((chain for chain in longest if chain[-1][1] < pair[1]), key=len, default=[])
        longest.append([*before, pair])
    return max(longest, key=len, default=[])


def _window(i: int, lines: int, columns: int) -> tuple[int, int]:
    """Which columns (of boundaries) row ``i`` may reach."""
    if lines * columns <= _WHOLE:
        return 0, columns
    middle, band = i * columns // lines, _band(lines, columns)
    return max(0, middle - band), min(columns, middle + band)


def _band(lines: int, columns: int) -> int:
    """Half the width of the band; the windows of neighbouring rows always overlap."""
    return _BAND + 2 * (columns // lines)


def _best_path(grid: _Grid, begin: tuple[int, int], end: tuple[int, int]) -> list[SentenceLink]:
    """The grouping with the highest total score of the sentences from ``begin`` up to ``end``."""
    top, left = begin
    n, m = end[0] - top, end[1] - left
    worst = float("-inf")
    # In a band a path must be able to walk across its window.
    beam = _BEAM if n * m <= _WHOLE else _BEAM - 2 * _band(n or 1, m) * _ADDED
    best: list[dict[int, float]] = [{} for _ in range(n + 1)]
    came: list[dict[int, tuple[int, int]]] = [{} for _ in range(n + 1)]

    def reach(i: int, j: int, value: float, rows: int, cols: int) -> None:
        if value > best[i].get(j, worst):
            best[i][j] = value
            came[i][j] = (rows, cols)

    best[0][0] = 0.0
    for i in range(n + 1):
        low, high = _window(i, n or 1, m)
        hopeless = max(best[i].values(), default=0.0) - beam
        reachable = [_window(k, n or 1, m)[1] if k <= n else -1 for k in range(i, i + 5)]
        for j in range(low, high + 1):
            so_far = best[i].get(j)
            if so_far is None or (so_far < hopeless and i < n):
                continue
            if j < m:
                reach(i, j + 1, so_far + _ADDED, 0, 1)
            if i == n:
                continue
            reach(i + 1, j, so_far + _LOST, 1, 0)
            if j == m:
                continue
            for rows, cols, prior in _SHAPES:
                if i + rows > n or j + cols > m or j + cols > reachable[rows]:
                    continue
                score = grid.score(top + i, rows, left + j, cols)
                reach(i + rows, j + cols, so_far + prior + score, rows, cols)
    return _walk_back(begin, (n, m), best, came)


def _walk_back(
    begin: tuple[int, int],
    size: tuple[int, int],
    best: list[dict[int, float]],
    came: list[dict[int, tuple[int, int]]],
) -> list[SentenceLink]:
    links: list[SentenceLink] = []
    (top, left), (i, j) = begin, size
    while i or j:
        rows, cols = came[i][j]
        score = best[i][j] - best[i - rows][j - cols] if rows and cols else 0.0
        links.append(
            SentenceLink(
                tuple(range(top + i - rows, top + i)),
                tuple(range(left + j - cols, left + j)),
                round(score, 3),
            )
        )
        i, j = i - rows, j - cols
    return links[::-1]
