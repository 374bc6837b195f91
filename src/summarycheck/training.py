"""Learns a translation lexicon from pairs of sentences. Offline work: takes minutes; needs numpy and jieba.

1. EM over the words of sentence pairs (IBM model 1, in both directions) says which Chinese word goes with which
   English one.
2. With that, each Chinese word of a sentence is given to the English word of its pair that explains it best. The runs of
   Chinese words given to one English word, or to the words of one phrase, are its renderings.
3. What is left is counted as it will be used: as strings in the raw Chinese, without segmentation.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from math import log, sqrt
from typing import Any, NamedTuple

from summarycheck.lexicon import (
    FUNCTION_WORDS,
    Entry,
    Lexicon,
    Rendering,
    encoded,
    known_form,
    lookup_key,
    normal,
    words,
)
from summarycheck.sentences import sentences

SentencePair = tuple[str, str]

_FEWEST = 5  # sentence pairs that a word must be in; rarer forms count for the word they are folded to
_FEWEST_PHRASE = 12
_ATTRACTION = 3.0  # log of how much oftener the words of a phrase stand together than chance would have it
_LONGEST_PHRASE = 4
_ROUNDS = 6
_NOISE = 0.01  # probabilities below this explain nothing
_LEAST_HITS = 0.25  # a word whose renderings are there less often says nothing
_MOST = 6  # renderings of a word
_SHARE, _TIMES = 0.02, 2  # of the word's sentences that a rendering must be in; how many at least
_LIFT = 2.5  # how much oftener than anywhere
_RAREST = 0.0002  # no string is rarer anywhere: what was not seen here may be elsewhere
_LONGEST = 8  # characters of a rendering
_CHINESE = re.compile(r"[\u4e00-\u9fff]+|[a-z][a-z0-9]+")
_LATIN = re.compile(r"[a-z][a-z0-9-]+")
_HAN_ONLY = re.compile(r"[\u4e00-\u9fff]+")
_PARTICLES = frozenset(
    "的 了 在 和 与 及 是 对 为 以 中 上 下 有 也 等 这 这些 该 其 并 且 从 到 由 将 把 被 之 一 个 一个 种 一种 而 或 时 后 前 于 地 得 着 过"
    " 我们 通过 进行 以及 并且 基于 具有 使用 可以 能够 方面 来 所 则 都 还 又 就 但 向 使 更 最 内 间 让 使得 中的 上的".split()
)


def learn(texts: Iterable[tuple[str, str]]) -> Lexicon:
    """The lexicon of English texts and their translations; those with as many sentences on both sides teach."""
    pairs: list[SentencePair] = []
    for source, target in texts:
        english, chinese = sentences(source, "en"), sentences(target, "zh")
        if len(english) == len(chinese) and _fits(source, target):
            pairs += ((one.text, other.text) for one, other in zip(english, chinese, strict=True))
    return train(pairs)


def _fits(source: str, target: str) -> bool:
    """True for the lengths of a translation that says everything."""
    return 0.15 * len(source) <= len(target) <= 0.8 * len(source)


def held_out(key: str, percent: int) -> bool:
    """Whether the record of this id (or source) is one of those left to measure with; the same in every run."""
    return int.from_bytes(sha256(key.encode("utf-8", "surrogatepass")).digest()[:4]) % 100 < percent


def train(pairs: Iterable[SentencePair]) -> Lexicon:
    """The lexicon of the sentence pairs; the same pairs give the same lexicon, in whatever order they come."""
    ordered = sorted({(source, normal(target)) for source, target in pairs})
    runs = [words(source) for source, _ in ordered]
    vocabulary = _vocabulary(runs)
    folded = [[known_form(word, vocabulary) if word.isalpha() else word for word in run] for run in runs]
    phrases = _phrases(folded)
    chinese = [target for _, target in ordered]
    segmented = _segmented(chinese)
    explained = _by_expectation(folded, segmented, vocabulary)
    candidates = _runs_given(folded, phrases, segmented, explained)
    return _counted(folded, phrases, chinese, candidates)


def _vocabulary(runs: Sequence[Sequence[str]]) -> frozenset[str]:
    """The words that are frequent enough, as they are written or together with their rarer forms."""
    counts = Counter(word for run in runs for word in set(run) if word.isalpha() and len(word) > 1)
    frequent = {word for word, times in counts.items() if times >= _FEWEST}
    rest = Counter[str]()
    for word, times in sorted(counts.items()):
        if word not in frequent and known_form(word, frequent) == word:
            # sleeps, slept: neither alone is frequent
            rest[known_form(word, counts.keys() - {word})] += times
    return frozenset(frequent | {word for word, times in rest.items() if times >= _FEWEST})


def _phrases(runs: Sequence[Sequence[str]]) -> frozenset[tuple[str, ...]]:
    """Runs of words that stand together far oftener than chance would have it; a content word at both ends."""
    single = Counter(word for run in runs for word in run)
    total = sum(single.values())
    counts = Counter(
        run[at : at + size]
        for run in map(tuple, runs)
        for size in range(2, _LONGEST_PHRASE + 1)
        for at in range(len(run) - size + 1)
        if _may_be_phrase(run[at : at + size])
    )
    found = set()
    for phrase, times in counts.items():
        if times >= _FEWEST_PHRASE:
            content = [word for word in phrase if word not in FUNCTION_WORDS]
            expected = sum(log(single[word] / total) for word in content)
            if (log(times / total) - expected) / (len(content) - 1) >= _ATTRACTION:
                found.add(phrase)
    return frozenset(found)


def _may_be_phrase(run: tuple[str, ...]) -> bool:
    ends = (run[0], run[-1])
    return all(w.isalpha() for w in run) and all(w not in FUNCTION_WORDS and len(w) > 1 for w in ends)


def _segmented(chinese: Sequence[str]) -> list[list[str]]:
    import jieba

    jieba.setLogLevel("WARNING")
    segmenter = jieba.Tokenizer()
    return [list(segmenter.cut(text)) for text in chinese]


# ---- what goes with what ------------------------------------------------------------------------------


def _by_expectation(
    runs: Sequence[Sequence[str]], segmented: Sequence[Sequence[str]], vocabulary: frozenset[str]
) -> dict[str, list[tuple[float, str]]]:
    """For each Chinese word the English words that explain it, best first (IBM model 1, both directions)."""
    import numpy as np

    english = {word: index for index, word in enumerate(sorted(vocabulary), start=1)}
    counts = Counter(token for tokens in segmented for token in set(tokens) if _CHINESE.fullmatch(token))
    chinese = {token: index for index, token in enumerate(sorted(t for t, n in counts.items() if n > 1))}
    pairs = [
        (
            np.array([0, *sorted(english[w] for w in set(run) if w in english)], np.int64),  # 0: by nothing
            np.array(sorted(chinese[t] for t in set(tokens) if t in chinese), np.int64),
        )
        for run, tokens in zip(runs, segmented, strict=True)
    ]
    width = len(chinese)
    forth = np.concatenate([np.add.outer(z, e * width).ravel() for e, z in pairs])
    keys, cells = np.unique(forth, return_inverse=True)
    sides = (keys // width, keys % width)
    back = np.concatenate([np.add.outer(e * width, z).ravel() for e, z in pairs])
    again = np.searchsorted(keys, back)
    by_english = _expected(cells, [(len(e), len(z)) for e, z in pairs], sides[0])
    by_chinese = _expected(again, [(len(z), len(e)) for e, z in pairs], sides[1])
    names = ["", *english]
    tokens = list(chinese)
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for at in np.flatnonzero((by_english > _NOISE) & (by_chinese > _NOISE / 10)):
        score = sqrt(by_english[at] * by_chinese[at])
        found[tokens[sides[1][at]]].append((float(score), names[sides[0][at]]))
    for explanations in found.values():
        explanations.sort(reverse=True)
    return found


def _expected(cells: Any, sizes: Sequence[tuple[int, int]], given: Any) -> Any:
    """Model 1: the probability of each cell's word, given the word that ``given`` says.

    ``cells`` lists for each word of each pair the cells (pairs of words) that may explain it; ``sizes`` says how many
    those are, and for how many words.
    """
    import numpy as np

    groups = np.repeat(
        np.arange(sum(count for _, count in sizes)),
        np.concatenate([np.full(count, size) for size, count in sizes]),
    )
    probability = np.ones(len(given))
    for _ in range(_ROUNDS):
        share = probability[cells]
        share /= np.bincount(groups, share)[groups]
        expected = np.bincount(cells, share, minlength=len(given))
        probability = expected / np.bincount(given, expected)[given]
    return probability


def _runs_given(
    runs: Sequence[Sequence[str]],
    phrases: frozenset[tuple[str, ...]],
    segmented: Sequence[Sequence[str]],
    explained: Mapping[str, list[tuple[float, str]]],
) -> dict[str, Counter[str]]:
    """For each word and phrase the runs of Chinese words that its own words explain, with their counts."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for run, tokens in zip(runs, segmented, strict=True):
        there = frozenset(run)
        copied = {lookup_key(token) for token in tokens if token.isascii()}
        owners = [_owner(token, there, explained) for token in tokens]
        for owner, group in itertools.groupby(zip(owners, tokens, strict=True), key=lambda pair: pair[0]):
            if owner:
                _note(found[owner], [token for _, token in group])
        for word in there:
            if lookup_key(word) in copied:
                found[word][lookup_key(word)] += 1
        for phrase in set(_units_in(run, phrases)):
            if len(phrase) > 1:
                for members in _of_phrase(phrase, owners, tokens):
                    _note(found[" ".join(phrase)], members)
    return found


def _of_phrase(phrase: tuple[str, ...], owners: Sequence[str], tokens: Sequence[str]) -> Iterator[list[str]]:
    """Runs of Chinese words that the words of the phrase explain; all of the words that explain any must be in it."""
    parts = frozenset(phrase) - FUNCTION_WORDS
    explaining = parts.intersection(owners)
    for inside, group in itertools.groupby(
        zip(owners, tokens, strict=True), key=lambda pair: pair[0] in parts
    ):
        if inside:
            members = list(group)
            if {owner for owner, _ in members} == explaining:
                yield [token for _, token in members]


def _note(counts: Counter[str], tokens: list[str]) -> None:
    text = "".join(tokens)
    if len(text) <= _LONGEST and _HAN_ONLY.fullmatch(text):
        counts[text] += 1


def _owner(token: str, there: frozenset[str], explained: Mapping[str, list[tuple[float, str]]]) -> str:
    """The English word of the pair that explains the Chinese word best; empty for none."""
    if token in _PARTICLES:
        return ""
    for _, word in explained.get(token, ()):
        if not word or word in there:
            return word if word not in FUNCTION_WORDS else ""
    return ""


def _units_in(run: Sequence[str], phrases: frozenset[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The words and all the phrases of a run."""
    words_ = tuple(run)
    for at, word in enumerate(words_):
        if word.isalpha():
            yield (word,)
        for size in range(2, min(_LONGEST_PHRASE, len(words_) - at) + 1):
            if words_[at : at + size] in phrases:
                yield words_[at : at + size]


# ---- counting -----------------------------------------------------------------------------------------


class _Tally(NamedTuple):
    """Of the sentences with a word: how many; which candidate strings are in them."""

    sentences: list[int]
    present: Counter[str]


def _counted(
    runs: Sequence[Sequence[str]],
    phrases: frozenset[tuple[str, ...]],
    chinese: Sequence[str],
    candidates: Mapping[str, Counter[str]],
) -> Lexicon:
    """The candidates that are there with their word and seldom without it, with their shares."""
    wanted = {
        word: {text for text, times in counts.most_common(20) if times >= _TIMES}
        for word, counts in candidates.items()
    }
    strings = frozenset(itertools.chain.from_iterable(wanted.values()))
    here = [_strings_in(text, strings) for text in chinese]
    everywhere = Counter(itertools.chain.from_iterable(here))
    tallies: dict[str, _Tally] = defaultdict(lambda: _Tally([], Counter()))
    for index, run in enumerate(runs):
        for phrase in set(_units_in(run, phrases)):
            word = " ".join(phrase)
            if texts := wanted.get(word):
                tally = tallies[word]
                tally.sentences.append(index)
                tally.present.update(texts & here[index])
    lines = {}
    for word, tally in tallies.items():
        if word not in FUNCTION_WORDS:
            entry = _entry(word, tally, candidates[word], everywhere, here)
            if entry is not None:
                lines[word] = encoded(entry)
    return Lexicon(lines)


def _entry(
    word: str, tally: _Tally, given: Counter[str], everywhere: Counter[str], here: Sequence[frozenset[str]]
) -> Entry | None:
    """The entry of a word with the renderings that are worth it, likeliest first; ``None`` when there are none."""
    total, times = len(here), len(tally.sentences)
    chosen: list[Rendering] = []
    for text, _ in sorted(given.items(), key=lambda item: (-item[1], item[0])):
        together = tally.present[text]
        share, chance = together / times, everywhere[text] / total
        if together < max(_TIMES, _SHARE * times) or given[text] < _SHARE * times or share < _LIFT * chance:
            continue
        chance = max(chance, _RAREST)
        chosen.append(Rendering(text, share, chance, log(share / chance)))
        if len(chosen) == _MOST:
            break
    texts = {rendering.text for rendering in chosen}
    hits = sum(1 for index in tally.sentences if not texts.isdisjoint(here[index]))
    # Smoothed: what was seen five times is not certain.
    hit = (hits + 0.5) / (times + 1.5)
    if not chosen or hit < _LEAST_HITS:
        return None
    without = 1.0
    for rendering in chosen:
        without *= 1 - rendering.chance
    chance = max(1 - without, _RAREST)
    if hit < 1.5 * chance:
        return None
    return Entry(word, min(hit, 0.98), chance, tuple(chosen))


def _strings_in(text: str, strings: frozenset[str]) -> frozenset[str]:
    """Those of the strings that the text has: Chinese of any place, Latin words whole."""
    chinese = frozenset(
        text[at : at + size]
        for at in range(len(text))
        for size in range(1, min(_LONGEST, len(text) - at) + 1)
        if text[at : at + size] in strings
    )
    return chinese | (strings & {lookup_key(word) for word in _LATIN.findall(text)})
