"""Each text annotated once, lazily; each (source, target) pair linked once, lazily."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from msgspec.structs import replace

from summarycheck import scripts
from summarycheck.align import align
from summarycheck.answers import Answers
from summarycheck.coverage import Coverage, coverage
from summarycheck.glossary import English, Glossary, Rendering
from summarycheck.glossaryfile import shipped_glossary
from summarycheck.model import (
    Comparison,
    Lang,
    Name,
    Quantity,
    Receipt,
    Record,
    Role,
    SentenceLink,
    Side,
    Span,
    Text,
)
from summarycheck.names import initials, names, squeeze
from summarycheck.quantities import annotate
from summarycheck.quantities.match import Matching, match
from summarycheck.sentences import sentences
from summarycheck.table import Met

T = TypeVar("T")
Place = TypeVar("Place", Span, Quantity)

TRANSLATION: frozenset[Role] = frozenset({"translation"})
SUMMARY: frozenset[Role] = frozenset({"summary"})
_FEWEST_CHARACTERS = 25  # fewer, an error string say, are no summaries whose coverage could be judged
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_.+'’][A-Za-z0-9]+)*")


class lazy(Generic[T]):
    """A property that is found on first use and kept: ``functools.cached_property`` without its lock.

    Python 3.11 takes the lock for every first use, and a record has a handful of them.
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self.find, self.__doc__ = find, find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: object, owner: type | None = None) -> T:
        value = instance.__dict__[self.name] = self.find(instance)
        return value


class Reading:
    """One text with its quantities, names and sentences; each is found on first use and kept.

    ``raw`` is the text as all checks read it: Traditional characters are Simplified there, each in its place, so that
    offsets hold for both. ``written`` is what stands in the file.
    """

    def __init__(self, text: Text, lang: Lang) -> None:
        self.text = text
        self.lang = lang
        self.written = text.text
        self.raw = scripts.simplified(self.written) if lang == "zh" else self.written

    @lazy
    def numerals(self) -> list[Quantity]:
        """Every numeric span, those inside names too (what the matcher works on)."""
        return annotate(self.raw, self.lang)

    @lazy
    def numeral_at(self) -> dict[tuple[int, int], Quantity]:
        """The numeric spans by start and end."""
        return {(quantity.start, quantity.end): quantity for quantity in self.numerals}

    @lazy
    def quantities(self) -> list[Quantity]:
        """The quantities proper."""
        return [quantity for quantity in self.numerals if quantity.kind not in ("name", "size")]

    def side(self, linked: Collection[Quantity] = ()) -> Side:
        """Sentences and numbers for a receipt. What may be no number at all (一种) is one if it is linked."""
        seen = {(quantity.start, quantity.end) for quantity in linked}
        numbers = (
            quantity
            for quantity in self.numerals
            if (quantity.start, quantity.end) in seen
            or not (quantity.weak or quantity.kind in ("name", "size"))
        )
        return Side(tuple(map(self.as_written, self.sentences)), tuple(map(self.as_written, numbers)))

    @property
    def is_traditional(self) -> bool:
        """True when a character is Traditional."""
        return self.raw is not self.written

    def as_written(self, place: Place) -> Place:
        """The same sentence or number, quoted as it stands in the file."""
        if not self.is_traditional:
            return place
        return replace(place, text=self.written[place.start : place.end])

    def has(self, word: str) -> bool:
        """True when the Chinese word is there, in whichever script either is written."""
        return _SIMPLIFIED[word] in self.raw

    @lazy
    def marks(self) -> frozenset[str]:
        """The characters that ordinary Chinese prose does without."""
        found = scripts.marks(self.raw)
        return found if self.raw is self.written else found | scripts.marks(self.written)

    @lazy
    def may_be_foreign(self) -> bool:
        """True when there is a letter, or something else, that neither Chinese nor English writes with."""
        return scripts.may_be_foreign(self.marks)

    @lazy
    def bigrams(self) -> frozenset[int]:
        """Its neighbouring characters, two by two (see ``scripts.bigrams``)."""
        return scripts.bigrams(self.raw)

    def starts(self, couples: Mapping[int, str]) -> list[int]:
        """Where one of the words (see ``scripts.couples``) begins, in order."""
        met = [couples[pair] for pair in self.bigrams.intersection(couples)]
        return sorted([at for word in met for at in _finds(self.raw, word)])

    @lazy
    def ascii(self) -> str:
        """Its ASCII characters alone."""
        return scripts.ascii_of(self.raw)

    @lazy
    def han(self) -> int:
        """How many Han characters it has."""
        return scripts.han(self.raw)

    @lazy
    def may_be_traditional(self) -> bool:
        """True when something is not in the Simplified standard."""
        return scripts.has_traditional(self.written)

    @property
    def mostly_chinese(self) -> bool:
        """True when at least every third character is Han: what is not may be in another language."""
        return 3 * self.han >= len(self.raw)

    @lazy
    def names(self) -> list[Name]:
        return names(self.raw, self.lang)

    @lazy
    def squeezed(self) -> str:
        """The text for comparing names (see ``squeeze``)."""
        return squeeze(self.raw)

    @lazy
    def initials(self) -> str:
        """The first letters of its Latin words, among which acronyms are spelled out."""
        return initials(self.raw)

    @lazy
    def words(self) -> list[str]:
        """Its Latin words, names and compounds of both, in order; ``latin`` says where they stand."""
        return _LATIN.findall(self.raw)

    @lazy
    def latin(self) -> list[Span]:
        """Its Latin words with their places."""
        return [Span(m.group(), m.start(), m.end()) for m in _LATIN.finditer(self.raw)]

    @lazy
    def english(self) -> English:
        """The text in the forms in which terms are looked for."""
        return English(self.raw)

    @lazy
    def sentences(self) -> list[Span]:
        return sentences(self.raw, self.lang)


_SIMPLIFIED = Met(scripts.simplified)


def _finds(raw: str, word: str) -> Iterator[int]:
    at = raw.find(word)
    while at >= 0:
        yield at
        at = raw.find(word, at + 1)


class Pair:
    """A source and one of its targets, with the links between them."""

    def __init__(self, source: Reading, target: Reading, glossary: Glossary | None = None) -> None:
        self.source = source
        self.target = target
        self.role = target.text.role
        self._glossary = glossary

    @property
    def glossary(self) -> Glossary:
        return shipped_glossary() if self._glossary is None else self._glossary

    @lazy
    def renderings(self) -> list[Rendering]:
        """The renderings of the glossary that the target has, whether the source has their terms or not."""
        return self.glossary.within(self.target.raw, self.target.bigrams)

    @lazy
    def strangers(self) -> list[Span]:
        """The Latin words of the target that the source does not have as they stand."""
        source = self.source.raw
        strange = {word for word in self.target.words if word not in source}
        return [word for word in self.target.latin if word.text in strange] if strange else []

    @lazy
    def matching(self) -> Matching:
        """Which number of the target answers to which of the source, and what is wrong with it."""
        source = self.source
        return match(source.raw, self.target.raw, lambda: source.numerals, self.target.numerals, self.role)

    @lazy
    def answers(self) -> Answers:
        """What the words of the source find in the target."""
        return Answers(self.source, self.target)

    @lazy
    def alignment(self) -> tuple[SentenceLink, ...]:
        """The sentences of the source and what answers to them (see ``align``)."""
        return align(self.answers)

    @property
    def comparison(self) -> Comparison:
        """The links of this pair, for a receipt."""
        links = tuple(
            replace(link, target=self.target.as_written(link.target)) for link in self.matching.links
        )
        return Comparison(self.target.side([link.target for link in links]), self.alignment, links)


def joined(pairs: Sequence[Pair]) -> Pair:
    """The targets of these pairs, which have one source and role, as one."""
    if len(pairs) == 1:
        return pairs[0]
    first = pairs[0].target
    text = Text("\n".join(pair.target.written for pair in pairs), first.text.role, first.text.field)
    return Pair(pairs[0].source, Reading(text, first.lang))


class Dossier:
    """A record under examination: the source's reading, a pair for each target text, the glossary in force."""

    def __init__(self, record: Record, glossary: Glossary | None = None) -> None:
        self.record = record
        self.source = Reading(record.source, "en")
        self.pairs = [Pair(self.source, Reading(text, "zh"), glossary) for text in record.targets]
        self.roles = frozenset(["source", *[pair.role for pair in self.pairs]])
        self._by_roles: dict[frozenset[Role], list[Pair]] = {}
        self._coverage: dict[float, list[Coverage]] = {}

    @lazy
    def together(self) -> Reading:
        """All targets as one text: what is not in it is in none of them."""
        if len(self.pairs) == 1:
            return self.pairs[0].target
        return Reading(Text("\n".join(pair.target.raw for pair in self.pairs), "summary"), "zh")

    def coverage(self, lightest: float) -> list[Coverage]:
        """How plainly the summaries together lack each claim of the source that weighs no less.

        None where there is no text to judge.
        """
        found = self._coverage.get(lightest)
        if found is None:
            found = self._coverage[lightest] = self._covered(lightest)
        return found

    def _covered(self, lightest: float) -> list[Coverage]:
        summaries = self.with_role(SUMMARY)
        if sum(map(len, {pair.target.raw for pair in summaries})) < _FEWEST_CHARACTERS:
            return []  # five times "Error" is one
        return coverage(self.source, summaries, next(iter(self.with_role(TRANSLATION)), None), lightest)

    @lazy
    def title(self) -> Reading:
        """The paper's title; an empty text where the record has none."""
        return Reading(Text(self.record.title, "source"), "en")

    def with_role(self, roles: frozenset[Role]) -> list[Pair]:
        """The pairs whose target has one of these roles, in the order of the record."""
        found = self._by_roles.get(roles)
        if found is None:  # every rule asks, and there are only so many sets of roles
            found = self._by_roles[roles] = [pair for pair in self.pairs if pair.role in roles]
        return found

    @property
    def receipt(self) -> Receipt:
        """How each target was compared with the source."""
        comparisons = tuple(pair.comparison for pair in self.pairs)
        linked = [source for each in comparisons for link in each.numbers for source in link.sources]
        return Receipt(self.source.side(linked), comparisons)
