"""What in a Chinese text answers to the words, names and numbers of each sentence of its source.

Looked at from both sides: which of a source sentence's words have a rendering in a target sentence (``told``), and
how many of a target sentence's characters are renderings of the source's words (``explained``). True sentences
have eight of ten characters explained, those of another paper one or two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import log
from typing import NamedTuple, Protocol

from summarycheck.lexicon import FUNCTION_WORDS, Lexicon, lookup_key, normal, shipped
from summarycheck.model import Number, Quantity, Span
from summarycheck.quantities.comparing.equality import canonical
from summarycheck.scripts import has_han

_DAMPING = 0.5  # words of one sentence are no independent witnesses
_CERTAIN = 0.95
_NAME_HIT, _NUMBER_HIT, _LOST_NUMBER_HIT, _NUMBER_CHANCE = 0.93, 0.90, 0.75, 0.05
_RAREST = 0.001
_WORD = re.compile(r"[a-z][a-z0-9]*")
LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_ALL = 300  # target sentences up to which all are looked at for each of the source (an abstract has ten)

# Characters that any Chinese sentence may have, whatever it says.
_COMMON = frozenset(
    "的了在和与及是为以中上下有也等这该其并且从到由将把被之一个种而或时后于地得着我们本文通过进行基具可能够方面来所则都还又就"
    "但向使更最内间让对此因然如用会已者性化不出"
)


class Sentenced(Protocol):
    """What must be known of a text."""

    @property
    def raw(self) -> str: ...

    @property
    def sentences(self) -> list[Span]: ...

    @property
    def quantities(self) -> list[Quantity]: ...


# Of a word, name or number: what it costs not to be answered, and for each target sentence that answers to it how much
# that speaks for it and which of the sentence's characters (bits, the first the lowest) say it.
Hits = dict[int, tuple[float, int]]
Witness = tuple[float, Hits]


class Row(NamedTuple):
    """A source sentence: ``base`` if nothing answers, what each target sentence adds, what two neighbours both do.

    ``characters``: by target sentence, which of its characters (bits) the row's words explain.
    """

    base: float
    gain: dict[int, float]
    both: dict[int, float]
    characters: dict[int, int]


class Answers:
    """What each sentence of the source finds in each sentence of the target."""

    def __init__(self, source: Sentenced, target: Sentenced, lexicon: Lexicon | None = None) -> None:
        self.source, self.target = source, target
        self._lexicon = lexicon or shipped()
        self._text = normal(target.raw)
        self._starts = [sentence.start for sentence in target.sentences]
        self._pairs = _pairs(self._text)
        self._latin = self._latin_hits()
        self._known: dict[str, Witness | None] = {}
        self._met, self._hoped, self._strange, self._copied = 0, 0.0, 0, 0

    @cached_property
    def content(self) -> list[int]:
        """Of each target sentence, which characters mean something (bits, the first character the lowest)."""
        marked = self._text.translate(_CONTENT)
        return [int(marked[s.start : s.end][::-1] or "0", 2) for s in self.target.sentences]

    @cached_property
    def rows(self) -> list[Row]:
        """The sentences of the source."""
        values = self._values()
        said = _values_by_sentence(self.source)
        return [
            _row(self._near(i, [*self._witnesses(sentence.text), *(values.of(value) for value in said[i])]))
            for i, sentence in enumerate(self.source.sentences)
        ]

    def _near(self, i: int, witnesses: list[Witness]) -> list[Witness]:
        """The same, heard in the target sentences around the place of the source's: all of them, but in very long texts."""
        columns, lines = len(self._starts), len(self.source.sentences)
        if columns <= _ALL:
            return witnesses
        middle, reach = i * columns // lines, _ALL // 2 + columns // lines
        near = range(max(0, middle - reach), min(columns, middle + reach))
        return [(miss, _among(hits, near)) for miss, hits in witnesses]

    @cached_property
    def everything(self) -> dict[int, int]:
        """By target sentence, which of its characters any sentence of the source explains."""
        explained: dict[int, int] = {}
        for row in self.rows:
            for j, characters in row.characters.items():
                explained[j] = explained.get(j, 0) | characters
        return explained

    def heard(self, start: int, end: int) -> int:
        """How many of the target's characters in ``[start, end)``, within one sentence, anything in the source explains."""
        here = max(bisect_right(self._starts, start) - 1, 0)
        said = self.everything.get(here, 0) >> (start - self._starts[here])
        return (said & ((1 << (end - start)) - 1)).bit_count()

    def explained(self, rows: Iterable[int], column: int) -> tuple[int, int]:
        """How many of the target sentence's characters that mean something the rows explain, and of how many."""
        characters = 0
        for i in rows:
            characters |= self.rows[i].characters.get(column, 0)
        content = self.content[column]
        return (characters & content).bit_count(), content.bit_count()

    def alone(self, row: int, columns: Iterable[int]) -> int:
        """How many characters of the target sentences that mean something this source sentence explains, and no other."""
        found = 0
        for j in columns:
            mine = self.rows[row].characters.get(j, 0) & self.content[j]
            for i, other in enumerate(self.rows):
                if i != row:
                    mine &= ~other.characters.get(j, 0)
            found += mine.bit_count()
        return found

    def unexplained_share(self, columns: Sequence[int]) -> float:
        """The share (0–1) of the target sentences' characters that mean something which nothing in the source explains."""
        content = [self.content[j] for j in columns]
        strange = sum(
            (said & ~self.everything.get(j, 0)).bit_count() for j, said in zip(columns, content, strict=True)
        )
        return strange / max(sum(map(int.bit_count, content)), 1)

    def _hear_all(self) -> None:
        """Sees to it that every sentence of the source was looked at: its words are counted on the way."""
        _ = self.rows

    @cached_property
    def recall(self) -> float:
        """How many of the source's words are answered anywhere, for one that a good translation would answer."""
        self._hear_all()
        return self._met / max(self._hoped, 1.0)

    @cached_property
    def familiar(self) -> tuple[float, float]:
        """How many words of the source can be expected in the target, and the share (0–1) of its words that are known.

        A text full of words that the lexicon does not know cannot be judged by it.
        """
        self._hear_all()
        known = sum(witness is not None for witness in self._known.values())
        return self._hoped, known / max(known + self._strange, 1)

    @cached_property
    def copied(self) -> int:
        """How many names that the lexicon does not know, and numbers above ten, both sides share."""
        self._hear_all()
        said = {value for values in _values_by_sentence(self.source) for value in values if value > 10}
        return self._copied + len(said & self._values().places.keys())

    @cached_property
    def explained_share(self) -> float:
        """The share (0–1) of the target's characters that mean something which the source explains."""
        explained = sum((self.everything.get(j, 0) & self.content[j]).bit_count() for j in self._chinese)
        return explained / max(self.characters, 1)

    @cached_property
    def characters(self) -> int:
        """How many of the target's characters mean something."""
        return sum(self.content[j].bit_count() for j in self._chinese)

    @cached_property
    def _chinese(self) -> Sequence[int]:
        """The target sentences with any Chinese: a refusal in English after them is no other paper's. All where none has."""
        every = range(len(self.content))
        return [j for j in every if has_han(self.target.sentences[j].text)] or every

    def told(self, words: str, columns: Sequence[int]) -> float:
        """What these words of the source tell of the target sentences: above 0 they say it."""
        total = 0.0
        for miss, hits in self._witnesses(words):
            total += max((hits[j][0] for j in columns if j in hits), default=miss)
        return total

    def known_words(self, words: str) -> int:
        """How many of these words, each once, it can be told whether anything answers to them."""
        return sum(1 for _ in self._witnesses(words))

    def unanswered(self, sentence: str, columns: Sequence[int]) -> tuple[float, int, int]:
        """The stretch of the sentence to whose words the target sentences answer least: what it tells, begin and end."""
        worst = (0.0, 0, 0)
        told, begin = 0.0, 0
        for match in LATIN_WORD.finditer(sentence):
            witness = self._known.get(match.group().lower())
            if witness is None:
                continue
            miss, hits = witness
            if told >= 0:
                told, begin = 0.0, match.start()
            told += max((hits[j][0] for j in columns if j in hits), default=miss)
            if told < worst[0]:
                worst = told, begin, match.end()
        return worst

    # ---- witnesses ------------------------------------------------------------------------------------

    def _witnesses(self, sentence: str) -> Iterable[Witness]:
        for word in dict.fromkeys(_WORD.findall(sentence.lower())):
            if word in FUNCTION_WORDS:
                continue
            try:
                witness = self._known[word]
            except KeyError:
                witness = self._known[word] = self._witness(word)
            if witness is not None:
                yield witness

    def _witness(self, word: str) -> Witness | None:
        """The word with its renderings in the target, and itself where it was left as it is."""
        sought = _sought(self._lexicon, word)
        places = self._latin.get(lookup_key(word), ())
        if sought is None:
            if len(word) > 2:
                self._copied += bool(places)
                self._strange += word.isalpha() and not places
            return _certain(places, len(self._starts), _NAME_HIT, _RAREST) if places else None
        raw, starts, pairs = self._text, self._starts, self._pairs
        miss, most, hit, chance, renderings = sought
        hits: Hits = {}
        for text, head, bits, weight in renderings:
            if head in pairs:
                at = raw.find(text)
                while at >= 0:
                    j = bisect_right(starts, at) - 1
                    if j < 0:
                        j = 0
                    before = hits.get(j)
                    characters = bits << (at - starts[j] if at > starts[j] else 0)
                    if before is None:
                        hits[j] = (weight, characters)
                    else:  # the likeliest rendering comes first, the heaviest speaks
                        hits[j] = (weight if weight > before[0] else before[0], characters | before[1])
                    at = raw.find(text, at + 1)
        for j, characters in places:
            hits[j] = (most, characters | hits[j][1] if j in hits else characters)
        self._met += bool(hits)
        self._hoped += hit
        here = len(hits) / (len(starts) + 1)
        if here > chance:  # a word of every sentence of this very text tells less
            chance = min(here, hit - 0.02)
            most = log(hit / chance) * _DAMPING
            miss = log((1 - hit) / (1 - chance)) * _DAMPING
            hits = {j: (min(weight, most), characters) for j, (weight, characters) in hits.items()}
        return miss, hits

    def _latin_hits(self) -> dict[str, list[tuple[int, int]]]:
        """The Latin words of the target with their sentences and characters."""
        found: dict[str, list[tuple[int, int]]] = {}
        for match in _WORD.finditer(self._text):
            j = max(bisect_right(self._starts, match.start()) - 1, 0)
            bits = ((1 << (match.end() - match.start())) - 1) << max(match.start() - self._starts[j], 0)
            found.setdefault(lookup_key(match.group()), []).append((j, bits))
        return found

    def _values(self) -> _Values:
        places: dict[Number, list[tuple[int, int]]] = {}
        for quantity in self.target.quantities:
            j = max(bisect_right(self._starts, quantity.start) - 1, 0)
            bits = ((1 << (quantity.end - quantity.start)) - 1) << max(quantity.start - self._starts[j], 0)
            places.setdefault(canonical(quantity.low, quantity.unit)[0], []).append((j, bits))
        return _Values(places, len(self._starts))


class _Values(NamedTuple):
    places: dict[Number, list[tuple[int, int]]]
    sentences: int

    def of(self, value: Number) -> Witness:
        """The value and where the target says it."""
        places = self.places.get(value, ())
        hit = _NUMBER_HIT if places else _LOST_NUMBER_HIT
        return _certain(places, self.sentences, hit, _NUMBER_CHANCE)


def _certain(places: Sequence[tuple[int, int]], sentences: int, hit: float, chance: float) -> Witness:
    """A witness that is there or not: each of its hits weighs the same."""
    by_sentence: dict[int, int] = {}
    for j, characters in places:
        by_sentence[j] = by_sentence.get(j, 0) | characters
    chance = min(max(chance, len(by_sentence) / (sentences + 1)), hit - 0.02)
    weight = log(hit / chance) * _DAMPING
    miss = log((1 - hit) / (1 - chance)) * _DAMPING
    return miss, {j: (weight, characters) for j, characters in by_sentence.items()}


_Sought = tuple[float, float, float, float, tuple[tuple[str, str, int, float], ...]]


def _sought(lexicon: Lexicon, word: str) -> _Sought | None:
    """What is needed to look for a word: cost of a miss, most that a hit is worth, its shares, its renderings.

    A rendering: the string, how it begins, a bit for each character, what it is worth.
    """
    entry = lexicon.entry(word) if len(word) > 1 else None
    if entry is None:
        return None
    known = lexicon.prepared.get(entry.word)
    if known is None:
        hit = min(entry.hit, _CERTAIN)
        chance = min(entry.chance, hit - 0.02)
        most = log(hit / chance) * _DAMPING
        renderings = tuple(
            (r.text, r.text[:2], (1 << len(r.text)) - 1, min(max(r.weight, 0.0) * _DAMPING, most))
            for r in entry.renderings
        )
        miss = log((1 - hit) / (1 - chance)) * _DAMPING
        known = lexicon.prepared[entry.word] = (miss, most, hit, chance, renderings)
    return known


def _among(hits: Hits, near: range) -> Hits:
    if len(hits) > len(near):
        return {j: hits[j] for j in near if j in hits}
    return {j: hit for j, hit in hits.items() if j in near}


def _row(witnesses: Iterable[Witness]) -> Row:
    base = 0.0
    gain: dict[int, float] = {}
    both: dict[int, float] = {}
    characters: dict[int, int] = {}
    for miss, hits in witnesses:
        base += miss
        for j, (weight, said) in hits.items():
            gain[j] = gain.get(j, 0.0) + weight - miss
            characters[j] = characters.get(j, 0) | said
        if len(hits) > 1:
            for j, (weight, _) in hits.items():
                following = hits.get(j + 1)
                if following is not None:
                    both[j] = both.get(j, 0.0) + min(weight, following[0]) - miss
    return Row(base, gain, both, characters)


def _values_by_sentence(text: Sentenced) -> list[list[Number]]:
    """The values of each sentence, in order, each once."""
    said: list[dict[Number, None]] = [{} for _ in text.sentences]
    starts = [sentence.start for sentence in text.sentences]
    for quantity in text.quantities:
        i = max(bisect_right(starts, quantity.start) - 1, 0)
        said[i][canonical(quantity.low, quantity.unit)[0]] = None
    return [list(values) for values in said]


def _pairs(text: str) -> set[str]:
    """The characters of the text and its pairs of neighbours: what begins like none of them is not in it."""
    return {*text, *map(str.__add__, text, text[1:])}


class _Content(dict[int, str]):
    """``1`` for characters that mean something, ``0`` for others: a table for ``str.translate``, filled as met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        chinese = "\u4e00" <= character <= "\u9fff" and character not in _COMMON
        mark = "1" if chinese or (character.isascii() and character.isalnum()) else "0"
        self[code] = mark
        return mark


_CONTENT = _Content()
