"""Not: what the source denies and the translation says, clause by clause.

    words      which words deny, and what may render each besides a plain negative
    answers    which Chinese negatives answer to them
    otherwise  what Chinese may say without a negative
    formed     words like *unstructured*

Each word that denies (*not*, *without*, *rarely*) must have a negative of its own in the clauses that render
what it denies, or beside them. Negatives that other words account for (不同 for *unlike*) are not there for it. Few,
hard, avoid, omit and their like can render a *not* too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarycheck.logic.denial.answers import Denials
from summarycheck.logic.denial.formed import undone
from summarycheck.logic.denial.otherwise import doubled
from summarycheck.logic.denial.words import kind_at
from summarycheck.logic.fault import LogicFault
from summarycheck.logic.passages import Passage

# How words that deny, and words that are likely to be made negative, are written, to be looked for quickly.
_WRITTEN = tuple(f" {written}" for written in "not no never lack fail absen none nobody".split()) + tuple(
    """
    Not No annot n't n’t ithout Lack unable inability nsufficient nadequate either mpossible ardly arely seldom othing
    """.split()
)
_MADE = tuple(
    f" {begin}" for begin in "un non irr imb imper impr inac inad inc indep inef inf ins inv".split()
)


def places(english: str) -> list[int]:
    """Where words stand in an English text that deny, and where words begin that may be made negative, in order."""
    return _places(english, _WRITTEN + _MADE)


def _places(english: str, written_so: Iterable[str]) -> list[int]:
    found = []
    for written in written_so:
        at = english.find(written)
        while at >= 0:
            found.append(at + 1)  # past the space that some begin with
            at = english.find(written, at + 1)
    return sorted(found)


def gone(passage: Passage) -> Iterator[LogicFault]:
    """The negatives of the passage's English that its Chinese has not."""
    told = list(lost(passage))
    yield from told
    yield from (fault for fault in undone(passage) if all(fault.source != other.source for other in told))


def lost(passage: Passage) -> Iterator[LogicFault]:
    """A word that denies to which nothing in the Chinese answers, though what it denies is said there."""
    deniers = {
        at: kind for at in range(len(passage.words)) if (kind := kind_at(passage.words, at)) is not None
    }
    if deniers and not doubled(passage) and not passage.english.text.rstrip().endswith("?"):
        denials = Denials(passage, deniers)
        for at in denials.unanswered():
            doubtful = not denials.plain(at)
            yield LogicFault("negation-lost", passage.chinese, passage.word(at), doubtful=doubtful)
