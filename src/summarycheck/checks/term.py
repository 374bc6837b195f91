"""Terms of the glossary: rendered by what means something else, by what is unwelcome, in two ways, or not as required."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.glossary import Entry, Glossary, Rendering
from summarycheck.model import Role, Span, Suggestion
from summarycheck.names import singular
from summarycheck.reading import Dossier, Pair


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """Observations of the relation asked for."""
    yield from RELATIONS[options["relation"]](dossier.with_role(*roles), dossier.glossary)


# ---- wrong and unwelcome renderings --------------------------------------------------------------------


def _forbidden(pairs: list[Pair], glossary: Glossary) -> Iterator[Observation]:
    for pair in pairs:
        suspects = glossary.forbidden("term").within(pair.target.raw, pair.target.characters)
        yield from _rendered(pair, suspects, glossary)


def _discouraged(pairs: list[Pair], glossary: Glossary) -> Iterator[Observation]:
    for pair in pairs:
        suspects = glossary.discouraged.within(pair.target.raw, pair.target.characters)
        yield from _rendered(pair, suspects, glossary)


def _rendered(pair: Pair, suspects: list[Rendering], glossary: Glossary) -> Iterator[Observation]:
    """Where these renderings stand for their terms, the longest at each place."""
    taken: list[Span] = []
    for rendering in sorted(suspects, key=lambda found: -len(found.text)):
        entry = rendering.entry
        used = entry.used_in(pair.source.english)
        if used is None or _explained(rendering.text, entry, pair, glossary):
            continue
        for place in _places(rendering.text, pair.target.raw, glossary):
            if any(other.start < place.end and place.start < other.end for other in taken):
                continue
            taken.append(place)
            yield Observation(
                about=pair.target.text,
                source=used,
                target=place,
                facts=_facts(entry, place.text),
                suggestion=Suggestion(entry.allowed[0], safe=True) if entry.allowed else None,
            )


def _places(rendering: str, target: str, glossary: Glossary) -> Iterator[Span]:
    """Where the rendering stands, and not as a part of a longer one that is right."""
    longer = glossary.longer(rendering)
    for found in re.finditer(re.escape(rendering), target):
        place = Span(rendering, found.start(), found.end())
        if not any(_covers(word, place, target) for word in longer):
            yield place


def _covers(word: str, place: Span, target: str) -> bool:
    reach = len(word) - len(place.text)
    return target.find(word, max(0, place.start - reach), place.end + reach) >= 0


def _explained(rendering: str, entry: Entry, pair: Pair, glossary: Glossary) -> bool:
    """True when another word of the source is rightly rendered so: 校准 where it has calibration, too."""
    english = pair.source.english
    for other in glossary.rightly(rendering):
        if other.word != entry.word and other.used_in(english) is not None:
            return True
    own = {word for form in entry.forms for word in form.lower().split()}
    return any(
        word not in own and singular(word) not in own and re.search(rf"\b{word}\b", english.lowered)
        for word in _english_for().get(rendering, ())
    )


@cache
def _english_for() -> Mapping[str, tuple[str, ...]]:
    """English words by what they are rendered with."""
    from summarycheck.cues import cues

    found: dict[str, tuple[str, ...]] = {}
    for word, cue in cues().items():
        for rendering in cue.renderings:
            found[rendering] = (*found.get(rendering, ()), word)
    return found


# ---- renderings that do not agree ----------------------------------------------------------------------


def _inconsistent(pairs: list[Pair], glossary: Glossary) -> Iterator[Observation]:
    """Terms that the texts of a record render in two ways that have no character in common."""
    first: dict[str, Span] = {}
    said: set[tuple[str, str]] = set()
    for pair in pairs:
        suspects = glossary.alternatives.within(pair.target.raw, pair.target.characters)
        places = [(next(_places(r.text, pair.target.raw, glossary), None), r) for r in suspects]
        for place, rendering in sorted(
            ((place, r) for place, r in places if place is not None), key=lambda found: found[0].start
        ):
            entry = rendering.entry
            used = entry.used_in(pair.source.english)
            if used is None or _explained(rendering.text, entry, pair, glossary):
                continue
            other = first.setdefault(entry.word, place)
            if set(other.text) & set(place.text) or (entry.word, place.text) in said:
                continue
            said.add((entry.word, place.text))
            yield Observation(
                about=pair.target.text,
                source=used,
                target=place,
                facts={**_facts(entry, place.text), "other": other.text},
                suggestion=Suggestion(other.text),
            )


# ---- required renderings -------------------------------------------------------------------------------


def _unrendered(pairs: list[Pair], glossary: Glossary) -> Iterator[Observation]:
    """Terms whose required rendering is nowhere in the target, nor the English word."""
    for entry in glossary.required:
        for pair in pairs:
            used = entry.used_in(pair.source.english)
            if used is None or any(word in pair.target.raw for word in entry.allowed):
                continue
            if entry.used_in(pair.target.english) is None:
                yield Observation(about=pair.target.text, source=used, facts=_facts(entry, ""))


def _facts(entry: Entry, rendering: str) -> dict[str, str]:
    return {
        "term": entry.word,
        "rendering": rendering,
        "allowed": "、".join(entry.allowed),
        "note": entry.note,
        "other": "",
    }


RELATIONS: Mapping[str, Callable[[list[Pair], Glossary], Iterator[Observation]]] = {
    "forbidden": _forbidden,
    "discouraged": _discouraged,
    "inconsistent": _inconsistent,
    "unrendered": _unrendered,
}

CHECK = Check(
    name="term",
    run=run,
    facts=frozenset({"term", "rendering", "allowed", "note", "other"}),
    options={
        "relation": Option(
            str,
            "forbidden",
            tuple(RELATIONS),
            "forbidden: rendered by what the glossary forbids; discouraged: by what it advises against; "
            "inconsistent: in two ways in one record; unrendered: not by what the glossary requires",
        ),
    },
)
