"""Acronyms and the words they stand for, as a text itself spells them out."""

from __future__ import annotations

import re

_IN_BRACKETS = re.compile(r"[(（]\s*([A-Za-z][A-Za-z0-9]*(?:[-/][A-Za-z0-9]+){0,3})\s*[)）,;，；]")
PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s")
_WORD = re.compile(r"[A-Za-z0-9]+")
_REACH = 120  # characters before the bracket in which the words of an acronym are looked for
# Words of an expansion that an acronym may pass over.
_SMALL = frozenset("a an and as at by for from in into of on or the to via with".split())


def definitions(raw: str) -> dict[str, str]:
    """What the text itself spells out: ``Adaptive X (AX)`` gives ``{"AX": "Adaptive X"}``."""
    found: dict[str, str] = {}
    for match in _IN_BRACKETS.finditer(raw):
        short = match.group(1)
        if sum(c.isupper() for c in short) >= 2:
            expansion = expansion_before(raw, match.start(), short)
            if expansion:
                found.setdefault(short, expansion)
    return found


def expansion_before(raw: str, end: int, acronym: str) -> str:
    """The words before ``end`` whose letters spell the acronym; nothing when they do not."""
    letters = [c.lower() for c in singular_acronym(acronym) if c.isalpha()]
    begin = max(0, end - _REACH)
    words = list(_WORD.finditer(raw[begin:end]))
    if not words or not letters:
        return ""
    start = _spelled_from(words, letters)
    return "" if start is None else raw[begin + start : end].strip()


def singular_acronym(name: str) -> str:
    """``LLMs`` → ``LLM``."""
    return name[:-1] if PLURAL_ACRONYM.fullmatch(name) else name


def spells(acronym: str, text: str) -> bool:
    """True when neighbouring words of ``text`` begin with the letters of the acronym: LLM, large language model."""
    return among_initials(acronym, initials(text))


# An acronym in brackets spells no other: of *large language model (LLM)* LML is no acronym.
_SPELLING = re.compile(r"(?<![A-Za-z0-9(（])[A-Za-z0-9]+|(?<=[(（])(?![A-Z]{2,}s?[)）])[A-Za-z0-9]+")


def initials(text: str) -> str:
    """The first letters of its words, without the small ones and the acronyms in brackets."""
    return "".join([word[0].lower() for word in _SPELLING.findall(text) if word.lower() not in _SMALL])


def among_initials(acronym: str, letters: str) -> bool:
    """True when the letters of the acronym stand among these initials."""
    wanted = "".join(c for c in singular_acronym(acronym).lower() if c.isalpha())
    return len(wanted) > 1 and wanted in letters


def _spelled_from(words: list[re.Match[str]], letters: list[str]) -> int | None:
    """Where the words begin whose letters, read backwards, give the acronym; None when they do not."""
    wanted = len(letters) - 1
    for taken, word in enumerate(reversed(words)):
        text = word.group().lower()
        at = len(text)
        while wanted >= 0:
            at = text.rfind(letters[wanted], 0, at)
            if at < 0:
                break
            wanted -= 1
            if at == 0:
                break
        if wanted < 0:
            return word.start() if text[0] == letters[0] else None
        if taken > len(letters) + 3:
            return None
    return None
