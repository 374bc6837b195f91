"""Glossaries: how Chinese may, or may not, render the terms and names of the English text.

A glossary is a list of entries. Each speaks of a ``term`` (a word of the field, in any case), of a ``name`` (which
stays as it is; capital letters count), of an ordinary ``word`` (Falcon) that stays where it serves as a name, or of the
``sense`` of a word, whose other senses are wrong where nothing beside them renders the word. Of several glossaries the
first to have an entry for a term has the say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Literal, NamedTuple

import msgspec

from summarycheck.model import Span
from summarycheck.scripts import bigrams, simplified
from summarycheck.table import Met

Kind = Literal["term", "name", "word", "sense"]

#: Kinds that are met in any case, and in the plural.
OF_WORDS: tuple[Kind, ...] = ("term", "sense")


class Entry(msgspec.Struct, frozen=True, dict=True, eq=False):
    """A term or a name, and its renderings.

    ``forbidden`` are wrong, ``discouraged`` are understood but not wanted, ``allowed`` are right (the first is
    the best); ``apart`` (in the file: ``except``) are words of which a wrong rendering is a mere part (直接地, of 接地).
    ``also``: other forms the source may use; ``acronym``: what it is shortened to. ``when``: English words, or
    beginnings of words, of which the source must have one for the entry to speak; ``unless``: with one of these it does not.
    ``beside`` (in the file: ``with``): beginnings of neighbouring words; a rendering is wrong only where it is joined to the
    Chinese of such a neighbour. ``case``: capital letters count. ``required``: a translation must use an allowed rendering (or the English).
    """

    word: str
    kind: Kind
    allowed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    discouraged: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    acronym: str = ""
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    case: bool = False
    required: bool = False
    note: str = ""

    @cached_property
    def varies(self) -> bool:
        """True when two of its right renderings have no character in common."""
        return any(not set(one) & set(other) for one in self.allowed for other in self.allowed)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """Every form of the source, folded as the text is (see ``English``); of words in -y the plural in -ies, too."""
        written = [unhyphenated(form) for form in (self.word, *self.also)]
        folded = written if self.case else [form.lower() for form in written]
        plurals = (f"{form[:-1]}ies" for form in folded if form.endswith("y") and self.kind in OF_WORDS)
        return tuple(dict.fromkeys((*folded, *plurals)))

    @cached_property
    def covered(self) -> frozenset[str]:
        """The forms in lower case, with their plurals: what an entry for one of them would be about, too."""
        endings = ("", "s", "es") if self.kind in OF_WORDS else ("",)
        return frozenset(form.lower() + ending for form in self.forms for ending in endings)

    def used_in(self, text: English) -> Span | None:
        """Where the text first uses it, if it does and nothing speaks against it."""
        try:
            return text.found[self]
        except KeyError:
            found = text.found[self] = self._first(text)
            return found

    def _first(self, text: English) -> Span | None:
        folded = text.folded if self.case else text.lowered
        forms = [form for form in self.forms if form in folded]  # mostly none
        places = [place for form in forms if (place := self._place(form, folded)) is not None]
        if not places or any(_begins_in(word, text.lowered) for word in self._unless):
            return None
        if self.when and not any(_begins_in(word, text.lowered) for word in self._when):
            return None
        start, end = min(places)
        return Span(text.raw[start:end], start, end)

    def _place(self, form: str, folded: str) -> tuple[int, int] | None:
        """Where the form first stands as a word, with the plural ending of a term."""
        return next(self._places(form, folded), None)

    def _places(self, form: str, folded: str) -> Iterator[tuple[int, int]]:
        at = folded.find(form)
        while at >= 0:
            end = at + len(form)
            if not (at and _is_letter(folded[at - 1])):
                if self.kind in OF_WORDS:
                    end += (
                        2 if folded.startswith("es", end) and not _is_letter(folded[end + 2 : end + 3]) else 0
                    )
                    end += folded.startswith("s", end) and not _is_letter(folded[end + 1 : end + 2])
                # A person's name is no name of a thing: Adam Smith's.
                if not _is_letter(folded[end : end + 1]) and not (
                    self.kind not in OF_WORDS and _OF_A_PERSON.match(folded, end)
                ):
                    yield at, end
            at = folded.find(form, at + 1)

    def places(self, text: English) -> Iterator[tuple[int, int]]:
        """Where each of its forms stands, whatever speaks against it."""
        folded = text.folded if self.case else text.lowered
        for form in self.forms:
            yield from self._places(form, folded)

    def stands_in(self, text: English, begin: int, end: int) -> bool:
        """True when it is used between these places."""
        return any(begin <= at < end for at, _ in self.places(text))

    def under(self, mine: Mapping[str, Entry]) -> Entry | None:
        """What is left of it under these entries, filed by what they cover; ``None`` where its term is theirs.

        It speaks no more of their forms; and what they forbid for a part of a longer term is not right for that term.
        """
        if unhyphenated(self.word).lower() in mine:
            return None
        also = tuple(form for form in self.also if unhyphenated(form).lower() not in mine)
        wrong = {
            word
            for form in (self.word, *self.also)
            for part in _parts(unhyphenated(form).lower())
            if (entry := mine.get(part)) is not None and not entry.beside and entry.used_in(English(form))
            for word in (*entry.forbidden, *entry.discouraged)
        }
        if not wrong and also == self.also:
            return self
        allowed = tuple(right for right in self.allowed if not any(word in right for word in wrong))
        return msgspec.structs.replace(self, also=also, allowed=allowed)

    def neighbours(self, text: English) -> Iterator[Neighbour]:
        """The words of the text beside which the term is taken in the sense that the entry speaks of."""
        before, after = self._company
        for form in self.forms:
            for start, end in self._places(form, text.lowered):
                place = Span(text.raw[start:end], start, end)
                if (found := before.search(text.lowered, max(0, start - _REACH), start)) is not None:
                    yield Neighbour(found["head"] or found["word"], found["head"] is not None, place)
                if (found := after.match(text.lowered, end)) is not None:
                    yield Neighbour(found["word"], True, place)

    @cached_property
    def _company(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """What may stand before the term, and after it; *estimation of moments* is moment estimation."""
        beside = [unhyphenated(word).lower() for word in self.beside]
        before = _beginnings(word.removesuffix(" _") for word in beside if not word.startswith("_ "))
        after = _beginnings(word.removeprefix("_ ") for word in beside if not word.endswith(" _"))
        return (
            re.compile(rf"(?<![a-z])(?:(?P<head>{after}) of (?:the |an? )?|(?P<word>{before}) )$"),
            re.compile(rf" (?P<word>{after})"),
        )

    @cached_property
    def _unless(self) -> tuple[str, ...]:
        return tuple(unhyphenated(word).lower() for word in self.unless)

    @cached_property
    def _when(self) -> tuple[str, ...]:
        return tuple(unhyphenated(word).lower() for word in self.when)


_REACH = 40  # characters before a term in which a neighbour is looked for


class Neighbour(NamedTuple):
    """A word beside a term; whether the term stands before it in Chinese; where the term is."""

    word: str
    follows: bool
    term: Span


def _beginnings(words: Iterable[str]) -> str:
    """The pattern of a word that begins with one of these; ``any`` is any word."""
    return (
        rf"(?:{'|'.join('[a-z]+' if word == 'any' else re.escape(word) for word in words) or '(?!)'})[a-z]*"
    )


def _begins_in(word: str, lowered: str) -> bool:
    """True where a word of the text begins so: ``spati`` of spatial; ``era`` is not in *several*."""
    at = lowered.find(word)
    while at > 0 and _is_letter(lowered[at - 1]):
        at = lowered.find(word, at + 1)
    return at >= 0


def _parts(form: str) -> Iterator[str]:
    """Every run of words of the form."""
    words = form.split()
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield " ".join(words[start:end])


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


_OF_A_PERSON = re.compile(r" [A-Z][a-z]+['’]s")


class English:
    """A text in the forms in which terms are looked for; all of them as long as it is. ``found`` is what was."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.found: dict[Entry, Span | None] = {}

    @cached_property
    def folded(self) -> str:
        return unhyphenated(self.raw)

    @cached_property
    def lowered(self) -> str:
        lowered = self.folded.lower()
        return lowered if len(lowered) == len(self.raw) else "".join(c.lower()[:1] for c in self.folded)


def unhyphenated(text: str) -> str:
    """Line breaks and hyphens as blanks, character for character."""
    return text.replace("\n", " ").replace("-", " ").replace("\u2010", " ").replace("\u2011", " ")


Standing = Literal["allowed", "forbidden", "discouraged"]
STANDINGS: tuple[Standing, ...] = ("allowed", "forbidden", "discouraged")


class Rendering(NamedTuple):
    """A Chinese word, the entry it belongs to and how it stands there."""

    text: str
    entry: Entry
    standing: Standing


class Glossary:
    """Entries of one or more files, filed for quick look-up."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)

    def __reduce__(self) -> tuple[object, ...]:
        return Glossary, (self.entries,), {"_filed": self._filed}

    def over(self, other: Glossary) -> Glossary:
        """Both; where both have an entry for a term, this one's holds for all forms of it, also in longer terms."""
        if not self.entries:
            return other
        mine = {form: entry for entry in self.entries for form in entry.covered}
        left = (entry.under(mine) for entry in other.entries)
        return Glossary((*self.entries, *(entry for entry in left if entry is not None)))

    @cached_property
    def names(self) -> Mapping[str, Entry]:
        """The entries of names by their squeezed name and other forms."""
        from summarycheck.names import squeeze

        return {
            squeeze(word): entry
            for entry in self.entries
            if entry.kind == "name"
            for word in (entry.word, *entry.also)
        }

    @cached_property
    def words(self) -> Mapping[str, Entry]:
        """The entries of words that names are made of, in lower case."""
        return {entry.word.lower(): entry for entry in self.entries if entry.kind == "word"}

    @cached_property
    def terms(self) -> frozenset[str]:
        """What there are entries for, in lower case."""
        return frozenset(entry.word.lower() for entry in self.entries)

    def within(self, text: str, pairs: frozenset[int]) -> list[Rendering]:
        """The renderings that occur in a Chinese text: wrong ones, and right ones of terms that have unlike ones.

        ``pairs`` are the text's ``bigrams``.
        """
        keys = sorted(self._keys & pairs)
        return [
            rendering
            for key in keys
            for own, rendering in self._met[key]
            if own <= pairs and rendering.text in text
        ]

    @cached_property
    def _met(self) -> Met[int, list[tuple[frozenset[int], Rendering]]]:
        """The same with all of their pairs of characters, which go before a look through the text; of few keys in any text."""
        return Met(lambda key: [(bigrams(filed[0]), Rendering(*filed)) for filed in self._filed[key]])

    @cached_property
    def _filed(self) -> Mapping[int, list[tuple[str, Entry, Standing]]]:
        """Renderings by the rarest of their pairs of characters: what a text lacks need not be looked for in it.

        Plain tuples: of thousands a text has a few, and plain ones are the quickest to load.
        """
        renderings = [
            (simplified(word), entry, standing)
            for entry in self.entries
            for standing in STANDINGS
            for word in getattr(entry, standing)
            if standing != "allowed" or (entry.kind == "term" and entry.varies and len(word) > 1)
        ]
        pairs = [bigrams(text) for text, _, _ in renderings]
        counts = Counter(pair for of_one in pairs for pair in of_one)
        filed: dict[int, list[tuple[str, Entry, Standing]]] = {}
        for rendering, of_one in zip(renderings, pairs, strict=True):
            filed.setdefault(min(of_one, key=counts.__getitem__), []).append(rendering)
        return filed

    @cached_property
    def _keys(self) -> frozenset[int]:
        return frozenset(self._filed)

    @cached_property
    def meanings(self) -> Mapping[str, tuple[Entry, ...]]:
        """The terms that each acronym is known to stand for."""
        found: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries:
            if entry.acronym:
                found[entry.acronym] = (*found.get(entry.acronym, ()), entry)
        return found

    def longer(self, rendering: str) -> tuple[str, ...]:
        """The right renderings, and the words set apart, that contain this one."""
        return self._containing(rendering)

    @cached_property
    def _containing(self) -> Callable[[str], tuple[str, ...]]:
        right = {word for entry in self.entries for word in (*entry.allowed, *entry.apart)}

        @cache
        def containing(rendering: str) -> tuple[str, ...]:
            return tuple(sorted(word for word in right if rendering in word and word != rendering))

        return containing

    def rightly(self, rendering: str) -> tuple[Entry, ...]:
        """The entries for which this rendering is right."""
        return self._right.get(rendering, ())

    @cached_property
    def _right(self) -> Mapping[str, tuple[Entry, ...]]:
        found: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries:
            for word in entry.allowed:
                found[word] = (*found.get(word, ()), entry)
        return found

    @cached_property
    def required(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.required)
