"""A wrong character inside a word: 提稿 where 提高 must stand.

Found where three things come together: a word of the source finds none of its renderings in the target; one of these
is there but for a single character that sounds like the right one; and the wrong character stands beside its neighbours as
it does nowhere in prose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from summarycheck.characters import may_follow, sound_alike, strangers
from summarycheck.checks.base import Check, Observation
from summarycheck.lexicon import content_words, is_rendered, shipped
from summarycheck.model import Role, Span, Suggestion
from summarycheck.reading import Dossier, Pair
from summarycheck.table import Met

_OFTEN = 0.1  # share of a word's sentences that have the rendering
_ANSWERED = 0.85  # share of a word's sentences that have one of its renderings: of others nothing is missed
_LETTERS = 3  # an English word of fewer may be a symbol: AC losses
_STRANGE = 0.2  # unknown pairs for a character from which on a text speaks of what the table does not know


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """Words with one wrong character in the texts of these roles."""
    for pair in dossier.with_role(roles):
        odd = strangers(pair.target.bigrams)
        if not odd or len(odd) > _STRANGE * pair.target.han:
            continue
        lost = _lost(pair.target.raw, odd)
        wanted = _unanswered(pair, lost) if lost else {}
        seen: set[int] = set()
        for word, right, place in _mistyped(pair.target.raw, lost, wanted):
            if place.start not in seen:
                seen.add(place.start)
                yield Observation(
                    about=pair.target.text,
                    source=word,
                    target=place,
                    facts={"word": word.text, "rendering": place.text, "right": right},
                    suggestion=Suggestion(right),
                )


def _lost(raw: str, odd: list[str]) -> list[tuple[int, int]]:
    """Where an unknown pair of characters stands, and which of the two (0, 1) has no known neighbour on either side.

    Most unknown pairs are the end of one word and the beginning of another: both have one.
    """
    found: list[tuple[int, int]] = []
    for two in odd:
        start = raw.find(two)
        while start >= 0:
            before, after = raw[start - 1 : start] if start else "", raw[start + 2 : start + 3]
            if not (before and may_follow(before, two[0])):
                found.append((start, 0))
            if not (after and may_follow(two[1], after)):
                found.append((start, 1))
            start = raw.find(two, start + 1)
    return [each for each in found if raw[each[0] + each[1]] not in _WORDS]


#: Characters that are words of their own and stand beside any other: 早停只多花3%.
_WORDS = frozenset(
    "的了着过在是有和与或而但且以从到由对为比等被把将就也都还又再更最只仅才均各每其该此这那不没未无已可能会要让使"
)


_Wanted = Mapping[tuple[int, str], list[tuple[str, Span, int]]]


def _mistyped(raw: str, lost: list[tuple[int, int]], wanted: _Wanted) -> Iterator[tuple[Span, str, Span]]:
    """The source's word, the right rendering, and where the wrong one stands."""
    for start, wrong in lost:
        kept = 1 - wrong
        for right, word, at in wanted.get((kept, raw[start + kept]), ()):
            begin = start - at
            written = raw[begin : begin + len(right)] if begin >= 0 else ""
            if _is_slip(written, right, at + wrong):
                yield word, right, Span(written, begin, begin + len(written))


def _unanswered(pair: Pair, lost: list[tuple[int, int]]) -> _Wanted:
    """Renderings of words that find none in the target, by each of their characters: (0, 提) and (1, 高) of 提高.

    With the word, and where in the rendering the two characters begin. Only those with a character that stands beside a lost one.
    """
    text = pair.target.raw
    kept = {text[start + 1 - wrong] for start, wrong in lost}
    wanted: dict[tuple[int, str], list[tuple[str, Span, int]]] = {}
    lowered = pair.source.english.lowered
    for word in dict.fromkeys(content_words(lowered)):
        near = [rendering for rendering in _EXPECTED[word] if not kept.isdisjoint(rendering)]
        if not near or len(word) < _LETTERS or is_rendered(word, text):
            continue
        start = lowered.find(word)
        span = Span(pair.source.raw[start : start + len(word)], start, start + len(word))
        for right in near:
            for at in range(len(right) - 1):
                wanted.setdefault((0, right[at]), []).append((right, span, at))
                wanted.setdefault((1, right[at + 1]), []).append((right, span, at))
    return wanted


def _expected(word: str) -> tuple[str, ...]:
    """The common renderings, of two characters or more, of a word to which a text must have an answer."""
    entry = shipped().entry(word)
    if entry is None or entry.hit < _ANSWERED:
        return ()
    often = [each.text for each in entry.renderings if each.probability >= _OFTEN]
    return tuple(text for text in often if len(text) > 1 and not text[0].isascii())


_EXPECTED = Met(_expected)


def _is_slip(written: str, right: str, wrong: int) -> bool:
    """True when only the character at ``wrong`` is another, and one that sounds like the right one."""
    if len(written) != len(right) or not "\u4e00" <= written[wrong] <= "\u9fff":
        return False
    if written[:wrong] != right[:wrong] or written[wrong + 1 :] != right[wrong + 1 :]:
        return False
    return sound_alike(written[wrong], right[wrong])


CHECK = Check(name="mistyped", run=run, facts=frozenset({"word", "rendering", "right"}))
