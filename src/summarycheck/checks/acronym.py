"""Acronyms: the words put beside them are those of another acronym that is written alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from summarycheck.checks.base import Check, Observation
from summarycheck.glossary import Entry, Glossary
from summarycheck.model import Role, Span, Suggestion
from summarycheck.names import expansion_before, spells, squeeze
from summarycheck.reading import Dossier, Pair

_WORD = re.compile(r"[a-z]{3,}")


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """Wrong expansions in the texts of these roles, in Chinese and in English."""
    for pair in dossier.with_role(roles):
        yield from _chinese(pair)
        yield from _english(pair)


_BRACKETED = re.compile(r"\(\s*([A-Z][A-Za-z0-9-]{1,7}?)s?\s*[),;]")


def _chinese(pair: Pair) -> Iterator[Observation]:
    """The Chinese of the usual meaning where the source defines another: RL, 强化学习, for representation learning."""
    target, source = pair.target.raw, pair.source.raw
    for acronym in dict.fromkeys(_BRACKETED.findall(source)):
        for entry in pair.glossary.meanings.get(acronym, ()):
            rendering = next(
                (word for word in entry.allowed if not word.isascii() and pair.target.has(word)), None
            )
            if rendering is None:
                continue
            defined = None if _means(entry, pair) else _defined(acronym, source)
            if defined is None or _right_too(rendering, defined, pair.glossary):
                continue
            if _another(defined.text, entry.word):
                at = target.find(rendering)
                yield Observation(
                    about=pair.target.text,
                    source=defined,
                    target=Span(rendering, at, at + len(rendering)),
                    facts={"acronym": acronym, "meaning": defined.text, "rendering": rendering},
                )


def _defined(acronym: str, source: str) -> Span | None:
    """The words with which the source defines the acronym."""
    found = re.search(rf"[(（]\s*{re.escape(acronym)}s?\s*[)）,;]", source)
    if found is None:
        return None
    words = expansion_before(source, found.start(), acronym)
    if not words or not spells(acronym, words):
        return None
    at = source.rfind(words, 0, found.start())
    return Span(words, at, at + len(words))


def _means(entry: Entry, pair: Pair) -> bool:
    """True when the source speaks of what the entry means, in whatever form of its words."""
    if entry.used_in(pair.source.english) is not None:
        return True
    words = _WORD.findall(entry.word.lower())
    return all(word[: max(4, len(word) - 4)] in pair.source.english.lowered for word in words)


def _another(one: str, other: str) -> bool:
    """True when at least half of the words differ: a variant of an expansion is no other meaning."""
    mine = {word[:4] for word in _WORD.findall(one.lower())}
    theirs = {word[:4] for word in _WORD.findall(other.lower())}
    return 2 * len(theirs & mine) <= min(len(theirs), len(mine))


def _right_too(rendering: str, defined: Span, glossary: Glossary) -> bool:
    """True when the Chinese is also that of what the source defines."""
    return any(entry.word.lower() in defined.text.lower() for entry in glossary.rightly(rendering))


# ---- English expansions --------------------------------------------------------------------------------

_TWO_WORDS = re.compile(r"[A-Za-z] [A-Za-z]")
# Two words or more and their acronym, in either order.
_BESIDE = re.compile(
    r"(?<![A-Za-z-])(?P<words>[A-Z][A-Za-z-]{1,30}(?: [A-Za-z-]{1,30}){1,7})[，, ]*(?:简称|缩写为)?[(（,， ]\s*(?P<after>[A-Z]{2,7})s?\s*[)）]"
    r"|(?<![A-Za-z])(?P<before>[A-Z]{2,7})s?\s*[(（]\s*(?P<inside>[A-Z][A-Za-z-]{1,30}(?: [A-Za-z-]{1,30}){1,7})\s*[)）,，]"
)


def _english(pair: Pair) -> Iterator[Observation]:
    """English words beside an acronym that the source expands in another way."""
    if _TWO_WORDS.search(pair.target.ascii) is None:  # a few letters, as against all of the text
        return
    for found in _BESIDE.finditer(pair.target.raw):
        acronym = found["after"] or found["before"]
        group = "words" if found["words"] else "inside"
        words = found[group]
        if not spells(acronym, words) or squeeze(words) in pair.source.squeezed:
            continue
        defined = _defined(acronym, pair.source.raw)
        if defined is None or not _another(defined.text, words):
            continue
        yield Observation(
            about=pair.target.text,
            source=defined,
            target=Span(words, found.start(group), found.end(group)),
            facts={"acronym": acronym, "meaning": defined.text, "rendering": words},
            suggestion=Suggestion(" ".join(defined.text.split()), safe=True),
        )


CHECK = Check(name="acronym", run=run, facts=frozenset({"acronym", "meaning", "rendering"}))
