"""Acronyms: the words put beside them are those of another that is written alike, or have one of their own exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from summarycheck.checks.base import Check, Observation
from summarycheck.glossary import Entry, Glossary
from summarycheck.lexicon import shipped
from summarycheck.model import Role, Span, Suggestion
from summarycheck.names import expansion_before, spells, squeeze
from summarycheck.reading import Dossier, Pair

_WORD = re.compile(r"[a-z]{3,}")


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """Wrong expansions in the texts of these roles, in Chinese and in English."""
    for pair in dossier.with_role(roles):
        yield from _chinese(pair)
        yield from _english(pair)
        yield from _exchanged(pair)


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


# ---- a word of the Chinese expansion exchanged ---------------------------------------------------------

_IN_BRACKETS = re.compile(r"[（(]([A-Z][A-Za-z-]{1,7}?)s?[)）,，;]")
_SHORTEST = 4
_NOTHING_BEFORE = re.compile(r"(?:[^\u4e00-\u9fff]|[的了用和与及为是对即称以]|\A)\Z")


def _exchanged(pair: Pair) -> Iterator[Observation]:
    """A word of the usual Chinese before the acronym exchanged for another: 大型逻辑模型（LLM）."""
    target = pair.target.raw
    for found in _IN_BRACKETS.finditer(target):
        entries = pair.glossary.meanings.get(found[1], ())
        if any(target.endswith(entry.allowed, 0, found.start()) for entry in entries):
            continue
        off = (
            (entry, _one_word_off(pair, found.start(), word)) for entry in entries for word in entry.allowed
        )
        entry, place = next((each for each in off if each[1] is not None), (None, None))
        if entry is None or place is None:
            continue
        used = entry.used_in(pair.source.english) or (_written(found[1], pair) if len(entries) == 1 else None)
        if used is not None:
            yield Observation(
                about=pair.target.text,
                source=used,
                target=place,
                facts={"acronym": found[1], "meaning": entry.word, "rendering": place.text},
                suggestion=Suggestion(entry.allowed[0]),
                doubtful=True,  # it may be a way of saying the same
            )


def _written(acronym: str, pair: Pair) -> Span | None:
    """Where the source writes the acronym, which it does not define."""
    at = pair.source.raw.find(acronym)
    return None if at < 0 or _defined(acronym, pair.source.raw) else Span(acronym, at, at + len(acronym))


def _one_word_off(pair: Pair, end: int, expansion: str) -> Span | None:
    """What stands before ``end`` in place of the expansion, but for two characters that nothing in the source gave rise to."""
    start = end - len(expansion)
    written = pair.target.raw[max(0, start) : end]
    if len(expansion) < _SHORTEST or len(written) < len(expansion):
        return None
    at = next(i for i, (mine, theirs) in enumerate(zip(written, expansion, strict=True)) if mine != theirs)
    other = written[at : at + 2]
    if written[at + 2 :] != expansion[at + 2 :] or not set(other).isdisjoint(expansion):
        return None
    if not _NOTHING_BEFORE.search(pair.target.raw, max(0, start - 1), start):
        return None  # 专家混合架构, of 混合专家
    if other not in _words_of_their_own() or pair.answers.heard(start + at, start + at + 2):
        return None
    return Span(written, start, end)


@cache
def _words_of_their_own() -> frozenset[str]:
    """Chinese words of two characters that translators mostly write for some English word."""
    best = (entry.renderings[0] for entry in shipped() if entry.renderings)
    return frozenset(
        each.text
        for each in best
        if len(each.text) == 2 and each.probability >= _MOSTLY and not each.text.isascii()
    ).difference(_HEADS)


_MOSTLY = 0.5
#: What a thing may be called besides: 混合架构 for a mixture of experts.
_HEADS = frozenset("架构 模型 方法 框架 网络 机制 技术 算法 系统 任务 策略 模块".split())


CHECK = Check(name="acronym", run=run, facts=frozenset({"acronym", "meaning", "rendering"}))
