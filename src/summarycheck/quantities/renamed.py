"""Names whose numbers changed (GPT-5 for GPT-4, LLaMA-270B for "LLaMA-2 70B"), and names that are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec.structs import replace

from summarycheck.lexicon import is_rendered
from summarycheck.model import Quantity, Span
from summarycheck.quantities.faults import span_of
from summarycheck.quantities.labels import stands as written_in
from summarycheck.quantities.scan.names import bounded, letters, name_key, stands, text_key
from summarycheck.quantities.scan.stretches import places

#: EF1, a name whose letters may be left alone.
_SIMPLE_NAME = re.compile(r"([A-Z]{2,})-?\d{1,2}")
#: Capitals that no letter and no number runs into.
_CAPITALS = re.compile(r"(?<![A-Za-z])[A-Z]{2,}(?![A-Za-z\d-])")
#: A name in one piece, whose letters a translation keeps: Mcm10, EF0, GPT-4o; no compound (HER2-positive, F1-score).
_KEPT_NAME = re.compile(r"(?:[A-Z][A-Za-z]+|[a-z]+[A-Z][A-Za-z]*|[A-Z])(?<=[A-Za-z]{2})-?\d+[A-Za-z]?")
#: Diseases of a year, which Chinese calls otherwise (新冠).
_RENAMED = re.compile(r"(?i)covid")
_BROKEN = re.compile(r"([A-Za-z]{3,})\d{2,}")
_WORD = re.compile(r"(?<!\w)[A-Za-z]{4,}(?!\w)")

_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
#: A name before a word that a translation renders: F1-score, HER2-positive.
_COMPOUND = re.compile(r"^([A-Za-z]+-?\d+[A-Za-z]?)-[a-z]{4,}$")
#: Between a name and the next number that shares its letters: CIFAR-10/100, IL-1 and -6, H1 to H5.
_NEXT = r"(?:\s?[/,&–-]\s?|,?\s(?:and|or|to)\s)[A-Za-z]{0,6}-?"
#: So many names of the same letters are asked whether one of them became another.
_FEW = 6
#: Names with their keys, by their letters.
_ByLetters = dict[str, list[tuple[str, Quantity]]]


class Renamed:
    """Looks for names of the source that stand in the target with another number, or without one.

    What depends on the letters of a name alone is found once for all names of these letters: a text may name thousands.
    """

    def __init__(self, source: str, target: str, ours: list[Quantity], theirs: list[Quantity]) -> None:
        self.source, self.target, self.ours, self.theirs = source, target, ours, theirs
        self._accused: set[str] = set()
        self._unkept: dict[str, Quantity | None] = {}
        self._surplus: dict[str, Span | None] = {}

    def altered(self) -> Iterator[tuple[Span, Span]]:
        """Names of the target whose digits differ from those of the source's name of the same letters."""
        written = {name.text for name in self.ours}
        for name in self.theirs:
            if self.target.startswith("@", name.start - 1):
                if (other := self._cut_otherwise(name)) is not None:
                    yield span_of(other), span_of(name)
                continue
            if name.text in written or stands(name.text, self.source):
                continue
            key = name_key(name.text)
            here = bounded(key, text_key(self.source)) and not self._cut_short(name.text)
            if not here and (same := letters(key)):
                other = self._first_unkept(same) or self._said_instead(same, name)
                if other is not None:
                    self._accused.add(name_key(other.text))
                    yield span_of(other), span_of(name)
                elif (spaced := self._spaced(name.text)) is not None:
                    yield spaced, span_of(name)

    def _cut_short(self, name: str) -> bool:
        """Whether the source has the name with decimals after it only: Phi-3 for Phi-3.5."""
        if not name[-1:].isdecimal():
            return False
        after = [self.source[at + len(name) : at + len(name) + 2] for at in places(self.source, name)]
        return bool(after) and all(more[:1] == "." and more[1:].isdecimal() for more in after)

    def _cut_otherwise(self, name: Quantity) -> Quantity | None:
        """The measure of the source whose number became the one after a translated word: 召回率@5 for recall@50."""
        if re.search(rf"@\W*{re.escape(name.text)}(?!\d)", self.source) or not self._mistold(name.text):
            return None
        given = (other for other in self.ours if "@" in other.text)
        return next((other for other in given if not self._cut_so(other.text.rpartition("@")[2])), None)

    def _cut_so(self, number: str) -> bool:
        return re.search(rf"@{re.escape(number)}(?!\d)", self.target) is not None

    def supplanted(self) -> Iterator[tuple[Span, Span]]:
        """Names of the source, not accused yet, of which the target has the letters alone, or one of the same letters too often."""
        written = {name.text for name in self.theirs}
        once = {name.text: name for name in reversed(self.ours)}  # each where it stands first
        for name in once.values():
            key = name_key(name.text)
            if name.text in written or stands(name.text, self.target) or key in self._accused:
                continue
            if key not in text_key(self.target):
                there = self._bare(name) or self._said_too_often(letters(key))
                if there is not None:
                    self._accused.add(key)
                    yield span_of(name), there

    def _first_unkept(self, same: str) -> Quantity | None:
        """The first of the source's names of these letters that the target does not have."""
        if same not in self._unkept:
            lost = (name for key, name in self._ours.get(same, ()) if not bounded(key, text_key(self.target)))
            self._unkept[same] = next(lost, None)
        return self._unkept[same]

    def _said_instead(self, same: str, name: Quantity) -> Quantity | None:
        """The source's name of these letters that stands there still, though one mention of it became this name."""
        for key, other in self._ours.get(same, ())[:_FEW]:
            rarer = text_key(self.target).count(key) < text_key(self.source).count(key)
            if (rarer and not _listed(self.source, other.text, name.text)) or self._mistold(name.text):
                return other
        return None

    def _mistold(self, name: str) -> bool:
        """Whether a number of the name is nowhere in the source: then it is no other name of the same letters."""
        return any(not written_in(self.source, number) for number in _NUMBERS.findall(name))

    def _spaced(self, name: str) -> Span | None:
        """What the source writes with a blank (GPT 3.5) for a name that has another number in the target (GPT-3.1)."""
        number = _NUMBERS.search(name)
        head = name[: number.start()].rstrip("-_ ") if number is not None else ""
        if not head.isalpha() or not self._mistold(name):
            return None
        written = re.search(rf"(?<![A-Za-z]){head}[ -]?\d+(?:\.\d+)?(?![\d%])", self.source)
        return Span(written[0], written.start(), written.end()) if written is not None else None

    def _bare(self, name: Quantity) -> Span | None:
        """Where the name has lost its number in the target: EF1 became EF, which the source does not have."""
        simple = _SIMPLE_NAME.fullmatch(name.text)
        bare = self._capitals.get(simple[1]) if simple else None
        again = bare is not None and (
            self.source.find(bare.text) < name.start or self.source.find(bare.text, name.end) >= 0
        )
        return None if again else bare

    @cached_property
    def _capitals(self) -> dict[str, Span]:
        """Where each word of capitals stands first in the target."""
        found = reversed(list(_CAPITALS.finditer(self.target)))
        return {hit[0]: Span(hit[0], hit.start(), hit.end()) for hit in found}

    def _said_too_often(self, same: str) -> Span | None:
        """The last name of these letters in the target, where it is there more often than in the source, which has several."""
        if same not in self._surplus:
            ours = [key for key, _ in self._ours[same]]
            theirs = [key for key, _ in self._theirs.get(same, ())]
            several = len(same) >= 3 and len(ours) >= 2 and len(theirs) >= 2
            surplus = several and theirs.count(theirs[-1]) > max(1, ours.count(theirs[-1]))
            self._surplus[same] = span_of(self._theirs[same][-1][1]) if surplus else None
        return self._surplus[same]

    @cached_property
    def _ours(self) -> _ByLetters:
        return _by_letters(self.ours)

    @cached_property
    def _theirs(self) -> _ByLetters:
        return _by_letters(self.theirs)


def _by_letters(names: list[Quantity]) -> _ByLetters:
    """The names by their letters, each with its key."""
    grouped: _ByLetters = {}
    for name in names:
        for text in (name.text, *_COMPOUND.findall(name.text)):
            key = name_key(text)
            head = replace(name, text=text, end=name.start + len(text))
            grouped.setdefault(letters(key), []).append((key, head))
    return grouped


def _listed(source: str, other: str, name: str) -> bool:
    """Whether a number of the name stands after the other name of the same letters, in one list with it."""
    return any(
        re.search(rf"{re.escape(other)}(?:{_NEXT}\d[\w.]*){{0,4}}{_NEXT}{re.escape(number)}(?!\d)", source)
        for number in _NUMBERS.findall(name)
        if number not in other
    )


def lost_names(target: str, ours: list[Quantity]) -> list[Span]:
    """Names with numbers of which the translation keeps nothing, each once."""
    found: dict[str, Span] = {}
    for name in ours:
        if name.text in target or name.text in found or _KEPT_NAME.fullmatch(name.text) is None:
            continue
        same = letters(name_key(name.text))
        if same in text_key(target) or _RENAMED.match(name.text):
            continue
        if not is_rendered(same, target):  # Questionnaire-3: 问卷-3
            found[name.text] = span_of(name)
    return list(found.values())


def broken_words(source: str, theirs: list[Quantity]) -> Iterator[tuple[Span, Span]]:
    """Words that a decoder broke into digits (Sta1889 for Stabile): the letters begin a word of the source."""
    broken = [
        (hit[1], name)
        for name in theirs
        if (hit := _BROKEN.fullmatch(name.text)) is not None and name.text not in source
    ]
    if broken:
        begun = _begun(source, {len(rest) for rest, _ in broken})
        yield from ((begun[rest], span_of(name)) for rest, name in broken if rest in begun)


def _begun(source: str, lengths: set[int]) -> dict[str, Span]:
    """The first word that begins with so many letters, by these; the letters after them are small."""
    begun: dict[str, Span] = {}
    for word in _WORD.finditer(source):
        for length in lengths:
            if word[0][length:].islower():
                begun.setdefault(word[0][:length], Span(word[0], word.start(), word.end()))
    return begun
