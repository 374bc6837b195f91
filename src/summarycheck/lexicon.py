"""Which Chinese answers to which English: words and phrases with their renderings, learned from parallel sentences.

    lexicon = shipped()
    lexicon.renderings("layers")        # (("层", 0.9), …): how often a sentence with the word has that string
    lexicon.support(english, chinese)   # does the Chinese say what the English says, and by what evidence

Renderings are looked for as strings in the raw Chinese (``normal``: lower case, simplified characters): no segmentation.
``summarycheck lexicon train`` makes the table, ``training`` has the method.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import log
from typing import Any, NamedTuple, Self

from summarycheck.scripts import simplified
from summarycheck.table import Table

FORMAT = "summarycheck-lexicon 1"
_SENTENCE = 35  # characters of the Chinese sentences in which chances were counted
_DAMPING = 0.6  # words of one text are no independent witnesses
_NAME, _COPIED = 3.5, 3.0  # what a name, and a word that stays English, say for a text that has them
# Blanks in the places of all but small letters.
_LETTERS = bytes(code if chr(code).islower() else 32 for code in range(128)) + bytes([32] * 128)
_TOKEN = re.compile(r"[a-z]+|[.,;:()!?]")
_NAME_SHAPE = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_.+]?[A-Za-z0-9]+)*")
_FUNCTION_TEXT = """
a an and as at be been being but by did do does for from he her his i if in into it its
may might more most no nor not of on or our out over s she should so some such t than that the their them then there
these they this those through to under up very we what when where which while who whom whose why with
within you your about after all also any because before between both during each few further how just only
other own same until however thus therefore et al eg ie
"""
AUXILIARIES = frozenset("is are was were has have had can could will would".split())
FUNCTION_WORDS = AUXILIARIES | frozenset(_FUNCTION_TEXT.split())


class Rendering(NamedTuple):
    """A Chinese string; the share of the word's sentences that have it, and of all sentences.

    ``weight``: the log of the ratio of the two, which says how much the string speaks for the word.
    """

    text: str
    probability: float
    chance: float
    weight: float


class Entry(NamedTuple):
    """A word or phrase: in how many of its sentences (0–1) one of its renderings is, and in how many of all."""

    word: str
    hit: float
    chance: float
    renderings: tuple[Rendering, ...]


class Support(NamedTuple):
    """How well a Chinese text answers to an English one. ``score``: log-likelihood ratio, above 0 it does.

    ``found`` are the words with what answers to them, ``lacking`` those to which nothing does.
    """

    score: float
    found: tuple[tuple[str, str], ...]
    lacking: tuple[str, ...]


class Lexicon:
    """A table of entries, each decoded on first use."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        self._lines = lines
        self._entries: dict[str, Entry | None] = {}
        self.prepared: dict[str, Any] = {}  # what others make of entries, once

    @classmethod
    def parse(cls, text: str) -> Self:
        """The lexicon in a file's text; ``ValueError`` says what is wrong with it."""
        head, _, body = text.partition("\n")
        if head != f"# {FORMAT}":
            raise ValueError(f"no lexicon: the first line is not “# {FORMAT}”")
        return cls(dict([line.split("\t", 1) for line in body.splitlines()]))

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Entry]:
        for key in sorted(self._lines):
            yield _decoded(key, self._lines[key])

    def dump(self) -> str:
        """The text that ``parse`` takes."""
        return "".join([f"# {FORMAT}\n", *(f"{key}\t{line}\n" for key, line in sorted(self._lines.items()))])

    def entry(self, word: str) -> Entry | None:
        """The entry of a lower-case word or phrase, or of the word it is a form of (*layers*: *layer*)."""
        try:
            return self._entries[word]
        except KeyError:
            key = known_form(word, self._lines) if " " not in word else word
            line = self._lines.get(key)
            if len(self._entries) > 100_000:  # words of foreign texts have no end
                self._entries.clear()
            entry = self._entries[word] = None if line is None else _decoded(key, line)
            return entry

    def renderings(self, word: str) -> tuple[tuple[str, float], ...]:
        """The Chinese strings of an English word or phrase with their probabilities, likeliest first."""
        entry = self.find(word)
        return tuple((r.text, r.probability) for r in entry.renderings) if entry else ()

    def find(self, word: str) -> Entry | None:
        """The entry of a word or phrase however it is written: ``Chain-of-Thought``, ``Layers``."""
        return self.entry(" ".join(token for token in words(word) if token.isalpha()))

    def support(self, english: str, chinese: str, kept: float = 1.0) -> Support:
        """Does the Chinese say what the English says? Names count as well: they stay as they are.

        ``kept``: the share of what the English says that a right text keeps (a translation: all; a summary: a half).
        """
        text = normal(chinese)
        longer = max(log(max(len(text), 1) / _SENTENCE), 0.0) - log(kept)
        score = 0.0
        found: list[tuple[str, str]] = []
        lacking: list[str] = []
        squeezed = ""
        for name in dict.fromkeys(_NAME_SHAPE.findall(english)):
            if not _stays(name):
                continue
            squeezed = squeezed or text.replace("-", "").replace(" ", "")
            if lookup_key(name) in squeezed and self.entry(name.lower()) is None:
                found.append((name, name))
                score += _NAME
        for word in dict.fromkeys(content_words(english)):
            entry = self.entry(word)
            if entry is None:
                if len(word) > 3 and word in text:
                    found.append((word, word))
                    score += _COPIED
                continue
            rendering = heaviest(entry, text)
            if rendering is not None:
                found.append((word, rendering.text))
                score += max(rendering.weight - longer, 0.0) * _DAMPING
            else:
                hit = kept * entry.hit + (1 - kept) * entry.chance
                lacking.append(word)
                score += log((1 - hit) / (1 - min(entry.chance, hit))) * _DAMPING
        return Support(round(score, 3), tuple(found), tuple(lacking))


def heaviest(entry: Entry, text: str) -> Rendering | None:
    """Of the entry's renderings that the (normal) text has, the one that speaks most for the word."""
    best: Rendering | None = None
    for rendering in entry.renderings:
        if rendering.text in text and (best is None or rendering.weight > best.weight):
            best = rendering
    return best


def _stays(word: str) -> bool:
    """True for a word with the shape of a name that no translator translates: RLHF, TextSquare, GPT-4."""
    return len(word) > 1 and (word[1:] != word[1:].lower() or (word[0].isupper() and word[-1].isdigit()))


def lookup_key(name: str) -> str:
    """A name as it is looked for: without hyphens and case, in the singular."""
    return name.lower().replace("-", "").removesuffix("s")


def encoded(entry: Entry) -> str:
    """The entry's line in the table, without its word."""
    cells = [f"{entry.hit:.2f}", f"{entry.chance:.4f}"]
    cells += (f"{r.text} {100 * r.probability:.0f} {1000 * r.chance:.1f}" for r in entry.renderings)
    return "\t".join(cells)


def _decoded(word: str, line: str) -> Entry:
    hit, chance_of_any, *cells = line.split("\t")
    renderings = []
    for cell in cells:
        text, share, everywhere = cell.split(" ")
        probability, chance = int(share) / 100, float(everywhere) / 1000
        renderings.append(Rendering(text, probability, chance, log(probability / chance)))
    return Entry(word, float(hit), float(chance_of_any), tuple(renderings))


@cache
def shipped() -> Lexicon:
    """The lexicon that comes with the package."""
    return Lexicon(Table.packaged("lexicon.tsv"))


def is_rendered(word: str, text: str) -> bool:
    """Whether the (normal) text has a rendering of the lower-case word."""
    entry = shipped().entry(word)
    return entry is not None and any(rendering.text in text for rendering in entry.renderings)


def content_words(english: str) -> list[str]:
    """The lower-case words of an English text that mean something, in order."""
    letters = english.lower().encode("ascii", "replace").translate(_LETTERS).decode("ascii")
    return [word for word in letters.split() if len(word) > 1 and word not in FUNCTION_WORDS]


def words(english: str) -> list[str]:
    """The lower-case words of an English text, and the marks between which no phrase runs on."""
    return _TOKEN.findall(english.lower())


def normal(chinese: str) -> str:
    """The text as renderings are looked for in it: lower case, simplified; of the same length."""
    lowered = chinese.lower()
    if len(lowered) != len(chinese):  # İ
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in chinese)
    return simplified(lowered)


def known_form(word: str, known: Mapping[str, object] | frozenset[str] | set[str]) -> str:
    """The known word that this is a form of (*layers*: *layer*), else the word itself."""
    if word in known or len(word) < 3:
        return word
    return next((form for form in _forms(word) if form in known), word)


def _stems(word: str) -> list[str]:
    """What the word may be a form of: *layers*: *layer*, *studied*: *study*, *trained*: *train*, *traine*."""
    stems: list[str] = []
    if word.endswith(("ies", "ied")):
        stems.append(word[:-3] + "y")
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        stems += [word[:-1], word[:-2]]
    for ending in ("ing", "ed", "er", "ers"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            stems += [stem, stem + "e"]
            if stem[-1] == stem[-2]:
                stems.append(stem[:-1])
    stems += [word[: -len(ending)] for ending in ("ally", "ly") if word.endswith(ending)]
    return stems


def _forms(word: str) -> Iterable[str]:
    """Other forms of an English word, the nearest first."""
    stems = _stems(word) if len(word) > 3 else []
    yield from stems
    for british, american in (("is", "iz"), ("our", "or"), ("ys", "yz"), ("ll", "l"), ("ae", "e")):
        if british in word:
            yield word.replace(british, american)
    for stem in (word, *stems[:2]):
        yield from (stem + "s", stem + "ed", stem + "ing", stem + "d", stem + "es")
        if stem.endswith("e"):
            yield stem[:-1] + "ing"
