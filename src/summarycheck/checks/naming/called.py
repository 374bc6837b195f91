"""A Chinese word where the source gives a thing its name: a framework called Waterwheel, 名为水车的框架."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.checks.base import Observation
from summarycheck.checks.naming.place import PRESENTING_ZH, presented
from summarycheck.lexicon import shipped
from summarycheck.model import Span, Suggestion
from summarycheck.names import is_english, squeeze
from summarycheck.reading import Pair

_GIVEN = re.compile(
    r"(?:名为|称为|称之为|命名为|取名为|叫做|称作|名叫)\s*[“\"「『]?([\u4e00-\u9fff]{2,6}?)[”\"」』]?(?=[，。；、（(的,.])"
)
_THINGS = (
    "model|framework|system|method|approach|algorithm|dataset|data set|benchmark|corpus|tool|toolkit|toolbox|library|package|"
    "platform|optimizer|optimiser|agent|assistant|chatbot|architecture|network|pipeline|simulator|engine|robot|compiler|language|parser"
)
# One plain word: what has the shape of a name is not translated but left out.
_CALLED = re.compile(
    rf"(?:\b(?:{_THINGS})s?,?\s+(?:(?:which|that|that is|is|we)\s+)*(?:call|called|named|dubbed|termed|name|term)\s+"
    r"|\b[wW]e\s(?:call|name|dub|term)\s(?:our|the|this)\s(?:[a-z-]+\s){1,3})"
    r"[\"“‘'*]*([A-Z][a-z]{2,})(?![A-Za-z0-9-]| (?:and )?[A-Z(])"
)


def called(pair: Pair) -> Iterator[Observation]:
    """Names that the source gives with such words, where the target gives a Chinese one and has no other."""
    target = pair.target.raw
    given = _GIVEN.search(target) if "名" in target or "称" in target or "叫做" in target else None
    if given is None:
        return
    source = pair.source.raw
    names = [found for found in _CALLED.finditer(source) if found.group(1).lower() not in source]
    if len(names) != 1 or squeeze(names[0].group(1)) in pair.target.squeezed:
        return
    name, (start, end) = names[0].group(1), given.span(1)
    yield Observation(
        about=pair.target.text,
        source=Span(name, *names[0].span(1)),
        target=Span(given.group(1), start, end),
        facts={"name": name, "rendering": given.group(1), "evidence": given.group()[: start - given.start()]},
        suggestion=Suggestion(name),
    )


# ---- acronyms that are words --------------------------------------------------------------------------------------------

_PRESENTING = re.compile(PRESENTING_ZH)
_AFTER = frozenset('”"」』，。；、（(,.')
# All that an acronym of four letters can be that is a word. What stands before is asked behind the first letter, for speed.
_CAPITALS = re.compile("[A-Z](?<![A-Za-z].)(?:[A-Z]{3,}s?|[A-Z]{2}s)(?![A-Za-z])")


def spelled_out(pair: Pair) -> Iterator[Observation]:
    """The plain sense of an acronym that is a word, where the source presents what it is called: we propose GRASP, 抓握."""
    target, source = pair.target.raw, pair.source.raw
    if _PRESENTING.search(target) is None:
        return
    written = _CAPITALS.finditer(source)
    if not any(is_english(found[0]) and presented(source, found.start()) for found in written):
        return  # so that the names of all sources need not be read
    for name in pair.source.names:
        if name.kind != "acronym" or len(name.text) < 4 or not presented(source, name.start):
            continue
        if squeeze(name.text) in pair.target.squeezed or not is_english(name.text):
            continue
        senses = [word for word, _ in shipped().renderings(name.text) if not word.isascii() and len(word) > 1]
        known = pair.glossary.words.get(name.text.lower())
        senses += known.forbidden if known else ()
        for place in _PRESENTING.finditer(target):
            sense = next((word for word in senses if target.startswith(word, place.end())), None)
            end = place.end() + len(sense or "")
            if sense is not None and target[end : end + 1] in _AFTER:
                yield Observation(
                    about=pair.target.text,
                    source=Span(name.text, name.start, name.end),
                    target=Span(sense, place.end(), end),
                    facts={"name": name.text, "rendering": sense, "evidence": f"{name.text} = {sense}"},
                    suggestion=Suggestion(name.text),
                )
                return
