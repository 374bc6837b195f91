"""Numbers inside names: GPT-4 must not become GPT-5, nor "LLaMA-2 70B" become LLaMA-270B."""

from __future__ import annotations

import re

from summarycheck.model import Quantity, Span

_GAP = re.compile(r"(?<=\d)[\s\-_‑.{}$\\^]+(?=\d)")
_SEPARATOR = re.compile(r"[\s\-_‑{}$\\^]+")
_LETTERS = re.compile(r"[^a-z]+")


def fold(text: str) -> str:
    """Letters lower-cased, separators gone, but a bar kept between two digit groups."""
    return _SEPARATOR.sub("", _GAP.sub("|", text.lower()))


def supports(source: str, quantity: Quantity) -> bool:
    """Whether the digits stand in the source as they are (in a name, a version, a formula)."""
    if quantity.unit in ("", "year") and quantity.single and _in_words(source, quantity):
        return True
    digits = re.search(r"\d+(?:\.\d+)*", quantity.text)
    if digits is None or len(digits.group()) < len(quantity.text.strip("$")) and quantity.unit in ("%", "x", "pp"):
        return False
    if digits.group() != quantity.text.rstrip("$ "):
        return False
    return re.search(rf"(?<![\d.]){re.escape(digits.group())}(?![\d]|\.\d)", source) is not None


_ROMAN = re.compile(r"\b[IVXLC]+\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WORDS_FOR = {
    2: r"\b(?:both|pair|couple|twin|dual|double|bi\w+|binary|second\w*|two\w*|twice)\b",
    3: r"\b(?:triple\w*|tri\w+|third|thirds)\b",
    4: r"\b(?:quad\w*|quarter\w*|tetra\w*)\b",
    5: r"\b(?:quint\w*|penta\w*)\b",
    6: r"\b(?:hexa\w*|sext\w*)\b",
    8: r"\b(?:octa\w*)\b",
    10: r"\b(?:deca\w*|decade|teen\w*)\b",
    50: r"\b(?:half a century|half-century)\b",
    100: r"\b(?:centen\w+|centur\w+|hundred\w*)\b",
    150: r"\b(?:sesquicenten\w+)\b",
    200: r"\b(?:bicenten\w+)\b",
    1000: r"\b(?:millen\w+)\b",
}


def _in_words(source: str, quantity: Quantity) -> bool:
    """Roman numerals (XXXIII) and number words inside other words (centennial, binary)."""
    value = quantity.low
    if value != int(value):
        return False
    pattern = _WORDS_FOR.get(int(value))
    if pattern is not None and re.search(pattern, source, re.IGNORECASE):
        return True
    return any(_roman(match.group()) == value for match in _ROMAN.finditer(source))


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[char] for char in numeral]
    return sum(-value if any(later > value for later in values[at + 1 : at + 2]) else value for at, value in enumerate(values))


def inside_name(source: str, quantity: Quantity, target: str) -> bool:
    """Whether the number is part of a capitalised name the target keeps (``Llama 2``, ``Phase 3``)."""
    before = re.search(r"([A-Z][A-Za-z]*)\.?[\s-]$", source[max(0, quantity.start - 30) : quantity.start])
    if before is None:
        return False
    small = quantity.unit == "" and quantity.text.isdigit() and len(quantity.text) <= 2
    return small or fold(before[1] + quantity.text) in fold(target)


def compare(
    source: str, target: str, ours: list[Quantity], theirs: list[Quantity], role: str
) -> list[tuple[Span | None, Span | None]]:
    """Names of the target whose digits differ from the source's name of the same letters."""
    faults: list[tuple[Span | None, Span | None]] = []
    if not theirs and role == "summary":
        return faults
    folded_source, folded_target = "", ""
    accused: set[str] = set()
    for name in theirs:
        folded_source = folded_source or fold(source)
        key = fold(name.text)
        if key in folded_source or key.rstrip("s") in folded_source:
            if _bounded(key, folded_source):
                continue
        letters = _LETTERS.sub("", key)
        if len(letters) < 2 and "-" not in name.text:
            continue
        folded_target = folded_target or fold(target)
        for other in ours:
            other_key = fold(other.text)
            if _LETTERS.sub("", other_key) == letters and not _bounded(other_key, folded_target):
                faults.append((Span(other.text, other.start, other.end), Span(name.text, name.start, name.end)))
                accused.add(other_key)
                break
    if role == "translation":
        for other in ours:
            other_key = fold(other.text)
            folded_target = folded_target or fold(target)
            if other_key in accused or other_key in folded_target:
                continue
            letters = _LETTERS.sub("", other_key)
            twin = [name for name in theirs if _LETTERS.sub("", fold(name.text)) == letters]
            mentions = [name for name in ours if _LETTERS.sub("", fold(name.text)) == letters]
            if len(letters) >= 3 and len(twin) >= 2 and len(mentions) >= 2 and len({fold(n.text) for n in twin}) < len(twin):
                last = twin[-1]
                faults.append((Span(other.text, other.start, other.end), Span(last.text, last.start, last.end)))
                accused.add(other_key)
    return faults


def _bounded(key: str, text: str) -> bool:
    """Whether ``key`` stands in ``text`` with no digit running on at either end."""
    at = text.find(key)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(key) : at + len(key) + 1]
        if not (key[0].isdigit() and before.isdigit()) and not (key[-1].isdigit() and after.isdigit()):
            return True
        at = text.find(key, at + 1)
    return False
