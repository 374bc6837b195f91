"""Which sentences of a translation answer to which sentences of its source.

Dynamic programming over groups of neighbouring sentences (one to one, one to many, many to one, nothing).
A group's score is a log-likelihood ratio: names, values and cue words that the two sides share or lack, and
the ratio of their lengths, against what chance would give. Cue words are a small table (``cues.tsv``: words
of English abstracts with the Chinese that answers to them); a scorer with a better dictionary can be handed in.

The table is counted in the sentences of parallel abstracts, which are no part of the project. ``python -m
benchmarks.cues --corpus DIR --write`` rebuilds it. Without it two thirds of lost sentences are still found, not all.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from math import log
from typing import NamedTuple, Protocol

from summarycheck.cues import cues
from summarycheck.model import Number, Quantity, SentenceLink, Span
from summarycheck.quantities.relate import canonical

Scorer = Callable[[str, str], float]


class Sentenced(Protocol):
    """What an alignment needs to know of a text."""

    @property
    def raw(self) -> str: ...

    @property
    def sentences(self) -> list[Span]: ...

    @property
    def quantities(self) -> list[Quantity]: ...


class Affinity(NamedTuple):
    """What words and names say for each pair: ``base[i] + gain[i][j]``, less ``both[i][j]`` for (j, j+1)."""

    base: list[float]
    gain: list[dict[int, float]]
    both: list[dict[int, float]]


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
_DAMPING = 0.5  # words of one sentence are no independent witnesses
_RATIO = 0.30  # Chinese characters (Latin ones at their weight) for one English character
_LATIN_WEIGHT = 0.45
_SPREAD = 0.22  # of the log of the length ratio of sentences that belong together …
_CHANCE_SPREAD = 0.95  # … and of those that do not
_NAME_HIT, _NUMBER_HIT, _LOST_NUMBER_HIT = 0.93, 0.90, 0.75
_WHOLE = 2000  # cells of the table up to which it is filled completely
_BEAM = 40.0  # what lags so far behind the best of its row is not followed
_BAND = 14  # sentences to both sides of the diagonal beyond that

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*")


def align(source: Sentenced, target: Sentenced, scorer: Scorer | None = None) -> tuple[SentenceLink, ...]:
    """Links that cover each sentence of both sides exactly once, in the order of the source.

    ``scorer(source_sentence, target_sentence)`` is added to what the words, names and lengths say; it should
    return a log-likelihood ratio (above 0: they belong together).
    """
    lines, columns = source.sentences, target.sentences
    if not lines or not columns:
        return tuple(SentenceLink((i,), (), 0.0) for i in range(len(lines))) + tuple(
            SentenceLink((), (j,), 0.0) for j in range(len(columns))
        )
    affinity = _affinity(source, target)
    if scorer is not None:
        for i, j in _cells(lines, columns):
            told = scorer(lines[i].text, columns[j].text)
            affinity.gain[i][j] = affinity.gain[i].get(j, 0.0) + told
    return _best_path(lines, columns, affinity)


def weigh(text: str) -> float:
    """The length of a Chinese text in Chinese characters, Latin ones at their weight."""
    latin = sum(map(len, _WORD.findall(text)))
    return len(text) - latin * (1 - _LATIN_WEIGHT)


def _affinity(source: Sentenced, target: Sentenced) -> Affinity:
    """What the words, names and digits of each source sentence find in each target sentence."""
    lines, columns = source.sentences, target.sentences
    starts = [sentence.start for sentence in columns]
    base = [0.0] * len(lines)
    gain: list[dict[int, float]] = [{} for _ in lines]
    both: list[dict[int, float]] = [{} for _ in lines]
    latin = _latin_places(target)
    values = _value_places(target.quantities, starts)
    said = _values_by_sentence(source)
    table = cues()
    found: dict[str, list[int]] = {}
    total = len(columns) + 1
    low, high, full = 0, len(columns), len(lines) * len(columns) <= _WHOLE

    def witness(i: int, hits: list[int], hit: float, chance: float) -> None:
        chance = min(max(chance, len(hits) / total), hit - 0.02)
        miss = log((1 - hit) / (1 - chance)) * _DAMPING
        base[i] += miss
        if not full:
            hits = hits[bisect_left(hits, low) : bisect_right(hits, high)]
        if hits:
            more = log(hit / chance) * _DAMPING - miss
            row, twice = gain[i], both[i]
            last = -2
            for j in hits:
                row[j] = row.get(j, 0.0) + more
                if j == last + 1:
                    twice[last] = twice.get(last, 0.0) + more
                last = j

    for i, sentence in enumerate(lines):
        low, high = _window(i, len(lines), len(columns))
        names = {_key(m.group()) for m in _LATIN.finditer(sentence.text)}
        for name in sorted(names):
            if name in latin:
                witness(i, latin[name], _NAME_HIT, 0.0)
        for value in said[i]:
            witness(i, values.get(value, []), _NUMBER_HIT if value in values else _LOST_NUMBER_HIT, 0.05)
        for word in sorted({m.lower() for m in _WORD.findall(sentence.text)}):
            cue = table.get(word)
            if cue is None or word in latin:
                continue
            hits = found.get(word)
            if hits is None:
                hits = found[word] = _sentences_with(target.raw, cue.renderings, starts)
            witness(i, hits, cue.hit, cue.chance)
    return Affinity(base, gain, both)


def _key(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "")


def _latin_places(text: Sentenced) -> dict[str, list[int]]:
    """For each Latin word the sentences that have it, in order."""
    places: dict[str, list[int]] = {}
    for j, sentence in enumerate(text.sentences):
        for match in _LATIN.findall(sentence.text):
            if len(match) > 1:
                hits = places.setdefault(_key(match), [])
                if not hits or hits[-1] != j:
                    hits.append(j)
    return places


def _value_places(quantities: list[Quantity], starts: list[int]) -> dict[Number, list[int]]:
    """For each value the sentences that have it, in order."""
    places: dict[Number, list[int]] = {}
    for quantity in quantities:
        j = max(bisect_right(starts, quantity.start) - 1, 0)
        hits = places.setdefault(canonical(quantity.low, quantity.unit)[0], [])
        if not hits or hits[-1] != j:
            hits.append(j)
    return places


def _values_by_sentence(text: Sentenced) -> list[list[Number]]:
    """The values of each sentence, in order, each once."""
    said: list[list[Number]] = [[] for _ in text.sentences]
    starts = [sentence.start for sentence in text.sentences]
    for quantity in text.quantities:
        i = max(bisect_right(starts, quantity.start) - 1, 0)
        value = canonical(quantity.low, quantity.unit)[0]
        if value not in said[i]:
            said[i].append(value)
    return said


def _sentences_with(raw: str, words: tuple[str, ...], starts: list[int]) -> list[int]:
    """The sentences of ``raw`` that hold one of the words, in order."""
    hits: set[int] = set()
    for word in words:
        at = raw.find(word)
        while at >= 0:
            hits.add(max(bisect_right(starts, at) - 1, 0))
            at = raw.find(word, at + 1)
    return sorted(hits)


def _window(i: int, lines: int, columns: int) -> tuple[int, int]:
    """Which columns (of boundaries) row ``i`` may reach."""
    if lines * columns <= _WHOLE:
        return 0, columns
    middle, band = i * columns // lines, _band(lines, columns)
    return max(0, middle - band), min(columns, middle + band)


def _band(lines: int, columns: int) -> int:
    """Half the width of the band; the windows of neighbouring rows always overlap."""
    return _BAND + 2 * (columns // lines)


def _cells(lines: Sequence[Span], columns: Sequence[Span]) -> Iterator[tuple[int, int]]:
    for i in range(len(lines)):
        low, high = _window(i, len(lines), len(columns))
        for j in range(low, min(high + 1, len(columns))):
            yield i, j


def _best_path(
    lines: Sequence[Span], columns: Sequence[Span], affinity: Affinity
) -> tuple[SentenceLink, ...]:
    """The grouping with the highest total score."""
    n, m = len(lines), len(columns)
    base, gain, both = affinity
    lengths = [max(len(s.text) * _RATIO, 1.0) for s in lines]
    weights = [max(weigh(s.text), 1.0) for s in columns]
    usual = sum(weights) / sum(lengths)
    if 0.75 < usual < 1.4:  # the translator's own habit, unless much is missing or added
        lengths = [length * usual**0.5 for length in lengths]
    narrow, wide = 0.5 / _SPREAD**2, 0.5 / _CHANCE_SPREAD**2
    constant = log(_CHANCE_SPREAD / _SPREAD)
    worst = float("-inf")
    # In a band a path must be able to walk across its window.
    beam = _BEAM if n * m <= _WHOLE else _BEAM - 2 * _band(n, m) * _ADDED
    best: list[dict[int, float]] = [{} for _ in range(n + 1)]
    came: list[dict[int, tuple[int, int]]] = [{} for _ in range(n + 1)]

    def reach(i: int, j: int, value: float, rows: int, cols: int) -> None:
        if value > best[i].get(j, worst):
            best[i][j] = value
            came[i][j] = (rows, cols)

    best[0][0] = 0.0
    for i in range(n + 1):
        low, high = _window(i, n, m)
        hopeless = max(best[i].values(), default=0.0) - beam
        reachable = [_window(k, n, m)[1] if k <= n else -1 for k in range(i, i + 5)]
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
                length, weight, told = 0.0, 0.0, 0.0
                for k in range(i, i + rows):
                    length += lengths[k]
                    told += base[k]
                    row = gain[k]
                    told += row.get(j, 0.0)
                    for q in range(j + 1, j + cols):
                        told += row.get(q, 0.0) - both[k].get(q - 1, 0.0)
                for q in range(j, j + cols):
                    weight += weights[q]
                apart = log(weight / length) ** 2
                score = told + constant - max(apart * (narrow - wide), 0.0)
                reach(i + rows, j + cols, so_far + prior + score, rows, cols)
    return _walk_back(n, m, best, came)


def _walk_back(
    n: int, m: int, best: list[dict[int, float]], came: list[dict[int, tuple[int, int]]]
) -> tuple[SentenceLink, ...]:
    links: list[SentenceLink] = []
    i, j = n, m
    while i or j:
        rows, cols = came[i][j]
        score = best[i][j] - best[i - rows][j - cols] if rows and cols else 0.0
        links.append(SentenceLink(tuple(range(i - rows, i)), tuple(range(j - cols, j)), round(score, 3)))
        i, j = i - rows, j - cols
    return tuple(reversed(links))
