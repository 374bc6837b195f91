"""Terms of the glossary: rendered by what means something else, by what is unwelcome, in two ways, or not as required."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from summarycheck.checks.base import Check, Observation, Option, fitted
from summarycheck.checks.naming.field import on_computing
from summarycheck.glossary import English, Entry, Neighbour, Standing
from summarycheck.lexicon import Entry as Word
from summarycheck.lexicon import content_words, normal, shipped
from summarycheck.model import Role, Span, Suggestion
from summarycheck.reading import Dossier, Pair

_OFTEN = 0.15
_SELDOM = 0.03
_REACH = 20  # characters in which a neighbour is looked for


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """Observations of the relation asked for."""
    yield from RELATIONS[options["relation"]](dossier.with_role(roles))


# ---- wrong and unwelcome renderings --------------------------------------------------------------------


def _forbidden(pairs: list[Pair]) -> Iterator[Observation]:
    for pair in pairs:
        yield from _rendered(pair, "forbidden")


def _discouraged(pairs: list[Pair]) -> Iterator[Observation]:
    for pair in pairs:
        yield from _rendered(pair, "discouraged")


def _rendered(pair: Pair, standing: Standing) -> Iterator[Observation]:
    """Where renderings of this standing stand for their terms, the longest at each place."""
    suspects = [
        (found.text, found.entry)
        for found in pair.renderings
        if found.standing == standing and found.entry.kind in ("term", "sense")
    ]
    taken: set[int] = set()
    for rendering, entry in sorted(suspects, key=lambda found: (-len(found[0]), found[0])):
        used = entry.used_in(pair.source.english)
        if used is None or (not entry.beside and _explained(rendering, entry, pair)):
            continue
        company = list(entry.neighbours(pair.source.english)) if entry.beside else []
        if entry.beside and not company:
            continue
        for place in _places(rendering, pair):
            if not taken.isdisjoint(range(place.start, place.end)) or _straddles(place, entry, pair):
                continue
            if entry.kind == "sense" and not _stands_instead(place, entry, pair):
                continue
            meant = _joined(place, company, pair.target.raw) if company else used
            if meant is None:
                continue
            taken.update(range(place.start, place.end))
            yield Observation(
                about=pair.target.text,
                source=meant,
                target=place,
                facts=_facts(entry, meant, place.text),
                suggestion=_repair(entry, place, pair.target.raw) if entry.allowed else None,
                # Which of two senses is meant, the words beside the term tell but half of the time.
                doubtful=entry.kind == "sense" or bool(entry.beside),
            )


def _repair(entry: Entry, place: Span, target: str) -> Suggestion:
    """The best rendering. It is safe where no other can be meant, and where it is put in the place of just the term.

    No other: it is the term itself (Transformer), or the other renderings are longer forms of it; and
    the entry speaks for itself, without words that must stand beside the term.
    """
    best = entry.allowed[0]
    own = best.lower() == entry.word.lower()
    only = all(_within(best, other) for other in entry.allowed)
    safe = (
        (own or only) and not entry.when and _is_alike(place.text, best) and not _is_said(best, place, target)
    )
    return Suggestion(fitted(best, place, target), safe)


def _is_alike(wrong: str, best: str) -> bool:
    """True unless the wrong one has more in it than the term: 一热编码 for 独热 (one-hot)."""
    return best.isascii() or len(wrong) - len(best) < 2 or _within(best, wrong)


def _is_said(best: str, place: Span, target: str) -> bool:
    """True when what follows says it, or its end, already: 变压器（Transformer）, 分类器免费引导."""
    after = target[place.end :]
    in_brackets = re.match(rf"\s?[（(]\s?{re.escape(best)}", after, re.IGNORECASE)
    return in_brackets is not None or (len(best) > 2 and after.startswith(best[-2:]))


def _within(short: str, long: str) -> bool:
    """True when the long one has all characters of the short one, in their order."""
    rest = iter(long)
    return all(character in rest for character in short)


def _places(rendering: str, pair: Pair) -> Iterator[Span]:
    """Where the rendering stands, and not as a part of a longer one that is right."""
    target = pair.target.raw
    longer = pair.glossary.longer(rendering)
    for found in re.finditer(re.escape(rendering), target):
        place = Span(rendering, found.start(), found.end())
        if not any(_covers(word, place, target) for word in longer):
            yield place


def _straddles(place: Span, entry: Entry, pair: Pair) -> bool:
    """True where its last character begins, or its first one ends, the rendering of another word: 通过|量化, 异构图|表示."""
    target, own = pair.target.raw, _own_words(entry, pair.source.english)
    first, last = place.text[0], place.text[-1]
    for word in dict.fromkeys(content_words(pair.source.raw)):
        known = shipped().entry(word) if word not in own else None
        for text in (each.text for each in known.renderings) if known is not None else ():
            if text[0] == last and len(text) > 1 and target.startswith(text, place.end - 1):
                return True
            if text[-1] == first and len(text) > 1 and target.endswith(text, 0, place.start + 1):
                return True
    return False


def _covers(word: str, place: Span, target: str) -> bool:
    reach = len(word) - len(place.text)
    return target.find(word, max(0, place.start - reach), place.end + reach) >= 0


def _joined(place: Span, company: list[Neighbour], target: str) -> Span | None:
    """Where the term stands in the source beside a word whose Chinese is joined to the rendering: 政策 to 网络."""
    reach = target[max(0, place.start - _REACH) : place.start], target[place.end : place.end + _REACH]
    before, after = _LINK_BEFORE.sub("", normal(reach[0])), _LINK_AFTER.sub("", normal(reach[1]))
    for neighbour in company:
        words = _in_chinese(neighbour.word)
        if after.startswith(words) if neighbour.follows else before.endswith(words):
            return neighbour.term
    return None


_LINK_BEFORE = re.compile(r"[的性化到]{0,2} ?$")
_LINK_AFTER = re.compile(r"^ ?[的性化]{0,2}")


def _usual(entry: Entry) -> tuple[str, ...]:
    """What translators write for it most, where the glossary does not say."""
    return tuple(word for word, _ in shipped().renderings(entry.word)[:2])


@cache
def _in_chinese(word: str) -> tuple[str, ...]:
    """What translators write for the word, and the word itself."""
    known = shipped().find(word)
    learned = [each.text for each in known.renderings if each.probability >= _SELDOM] if known else []
    return (word, *learned)


def _stands_instead(place: Span, entry: Entry, pair: Pair) -> bool:
    """True where the sense stands for the word: a sentence that answers to one with the word, and has nothing else for it.

    Only in texts on computing: elsewhere the everyday senses have their place.
    """
    if not on_computing(pair.source.raw):
        return False
    sentences = pair.target.sentences
    here = max(bisect_right([sentence.start for sentence in sentences], place.start) - 1, 0)
    translation = pair.role == "translation"
    # What answers to the sentence is asked last: it takes the longest.
    if _rendered_besides(place, entry, pair, [here] if translation else range(len(sentences))):
        return False
    if pair.answers.heard(place.start, place.end) == len(place.text):
        return False
    links = [link for link in pair.alignment if here in link.target]
    if translation and _rendered_besides(place, entry, pair, {j for link in links for j in link.target}):
        return False
    ours = [pair.source.sentences[i] for link in links for i in link.source]
    return any(entry.stands_in(pair.source.english, sentence.start, sentence.end) for sentence in ours)


def _rendered_besides(place: Span, entry: Entry, pair: Pair, columns: Iterable[int]) -> bool:
    """True when these sentences have a right rendering of the entry, whatever else stands at the place."""
    rest = normal(" ".join(pair.target.sentences[j].text for j in columns)).replace(place.text, " ")
    return any(right in rest for right in (*_in_chinese(entry.word), *map(normal, entry.allowed)))


def _explained(rendering: str, entry: Entry, pair: Pair) -> bool:
    """True when another word of the source is rightly rendered so: 校准 where it has calibration, too."""
    english = pair.source.english
    ours = [*entry.places(english)]
    for other in pair.glossary.rightly(rendering):
        if (
            other.word != entry.word
            and other.used_in(english) is not None
            and _stands_besides(other, ours, english)
        ):
            return True
    lexicon = shipped()
    own = {lexicon.entry(word) for word in _own_words(entry, english)}
    return any(
        found is not None and found not in own and _renders(found, rendering)
        for found in map(lexicon.entry, dict.fromkeys(content_words(english.raw)))
    )


def _stands_besides(other: Entry, ours: list[tuple[int, int]], english: English) -> bool:
    """True when it stands at a place that is not a mere part of ours: tuning, and not the one of fine-tuning."""
    return any(
        not any(begin <= at and end <= finish for begin, finish in ours) for at, end in other.places(english)
    )


def _own_words(entry: Entry, english: English) -> set[str]:
    """The words of the term in all of its forms, and as the text has them: tokens."""
    used = (english.lowered[at:end] for at, end in entry.places(english))
    return {word for form in (*entry.forms, *used) for word in form.lower().split()}


def _renders(found: Word, rendering: str) -> bool:
    """True when translators often render the word so."""
    return any(each.text == rendering and each.probability >= _OFTEN for each in found.renderings)


# ---- renderings that do not agree ----------------------------------------------------------------------


def _inconsistent(pairs: list[Pair]) -> Iterator[Observation]:
    """Terms that the texts of a record render in two ways that have no character in common.

    The English beside the Chinese is no second way: 计算机断层扫描（CT）, Swin Transformer.
    """
    ways: dict[Entry, set[str]] = {}
    for pair in pairs:
        for found in pair.renderings:
            if found.standing == "allowed" and not found.text.isascii():
                ways.setdefault(found.entry, set()).add(found.text)
    for entry, words in ways.items():
        if len(words) > 1 and any(not set(one) & set(other) for one in words for other in words):
            yield from _departures(entry, words, pairs)


def _departures(entry: Entry, words: set[str], pairs: list[Pair]) -> Iterator[Observation]:
    """The first place of each rendering that is unlike the one met first."""
    first: Span | None = None
    said: set[str] = set()
    for pair in pairs:
        used = entry.used_in(pair.source.english)
        if used is None:
            return
        places = (next(_places(word, pair), None) for word in words if not _explained(word, entry, pair))
        for place in sorted((each for each in places if each is not None), key=lambda place: place.start):
            first = first or place
            if set(first.text) & set(place.text) or place.text in said:
                continue
            said.add(place.text)
            yield Observation(
                about=pair.target.text,
                source=used,
                target=place,
                facts={**_facts(entry, used, place.text), "other": first.text},
                suggestion=Suggestion(first.text),
            )


# ---- required renderings -------------------------------------------------------------------------------


def _unrendered(pairs: list[Pair]) -> Iterator[Observation]:
    """Terms whose required rendering is nowhere in the target, nor the English word."""
    for pair in pairs:
        for entry in pair.glossary.required:
            used = entry.used_in(pair.source.english)
            if used is None or any(map(pair.target.has, entry.allowed)):
                continue
            if entry.used_in(pair.target.english) is None:
                yield Observation(about=pair.target.text, source=used, facts=_facts(entry, used, ""))


def _facts(entry: Entry, used: Span, rendering: str) -> dict[str, str]:
    return {
        "term": " ".join(used.text.split()),
        "rendering": rendering,
        "allowed": "、".join(entry.allowed or _usual(entry)),
        "note": entry.note,
        "other": "",
    }


RELATIONS: Mapping[str, Callable[[list[Pair]], Iterator[Observation]]] = {
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
