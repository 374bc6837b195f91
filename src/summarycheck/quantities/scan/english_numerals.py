"""Numbers spelled out in English: the words, and how they add up (two hundred and fifty-six, twenty-first, three quarters)."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan import bounds
from summarycheck.quantities.scan.english_units import SCALES, WORD
from summarycheck.quantities.scan.units import SPANS

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        1,
    )
}
ORDINALS |= {word[:-1] + "ieth": value for word, value in TENS.items()}
ORDINALS |= {
    scale + "th": SCALES[scale] for scale in ("hundred", "thousand", "million", "billion", "trillion")
}
#: What is third of all is a third of them, from three on.
PARTS = {"half": 2, "quarter": 4} | {word: value for word, value in ORDINALS.items() if value > 2}
PARTS |= {"halves": 2} | {word + "s": value for word, value in PARTS.items() if word != "half"}
_JOINER = re.compile(r"[\s~-]+(?:and[\s-]+)?")


class Spelled(NamedTuple):
    """A number in letters: what the words before its last add up to with it, or so many of ``parts`` of a whole."""

    total: int
    end: int
    last: str
    kind: Literal["count", "ordinal", "parts"]
    parts: int = 0


def spelled(text: str, start: int) -> Spelled | None:
    """The number whose words begin at ``start``; ``None`` where they are none."""
    total, current, last = 0, 0, ""
    at = end = start
    while (piece := WORD.match(text, at)) is not None:
        token = piece[0].lower()
        singular = token.removesuffix("s")
        so_far = total + current
        if token in PARTS and _are_parts(token, last, so_far):
            return Spelled(so_far or 1, piece.end(), token, "parts", PARTS[token])
        if token in ORDINALS and (not last or last in TENS or last in SCALES):
            return Spelled(so_far + ORDINALS[token], piece.end(), token, "ordinal")
        if token in ONES and last not in ONES:
            current += ONES[token]
        elif token in TENS and (not last or last in SCALES):
            current += TENS[token]
        elif token == "hundred" or (token == "hundreds" and last):
            current = (current or 1) * 100
        elif token in SCALES or (singular in SCALES and last):
            total, current = total + (current or 1) * SCALES[token if token in SCALES else singular], 0
        elif token == "dozen":
            total, current = (so_far or 1) * 12, 0
        else:
            break
        end, last = piece.end(), token
        joiner = _JOINER.match(text, end)
        if joiner is None or not _goes_on(text, joiner, last):
            break
        at = joiner.end()
    return Spelled(total + current, end, last, "count") if last else None


def _are_parts(token: str, last: str, count: int) -> bool:
    """Whether *thirds* after so many are parts: ``one third``, ``two-thirds``, but the ordinal ``twenty-third``."""
    if not last:
        return token in ("half", "quarter")
    if last == "dozen" or not count or (token == "quarters" and count > 4):  # six quarters of a year
        return False
    return token.endswith("s") or not (last in TENS or last in SCALES)


def _goes_on(text: str, joiner: re.Match[str], last: str) -> bool:
    """Whether the word after a blank, hyphen or *and* may be more of the same number."""
    word = WORD.match(text, joiner.end())
    if word is None:
        return False
    following = word[0].lower()
    if "and" in joiner[0] and not (
        last in SCALES and (following in ONES or following in TENS or following in ORDINALS)
    ):
        return False
    return not (last in ONES and (following in ONES or following in TENS))


def add(
    text: str, start: int, end: int, low: Number, high: Number, unit: str, kind: str, found: list[Quantity],
    weak: bool = False,
) -> int:  # fmt: skip
    bound = bounds.english(text, start, end, unit, span=unit in SPANS)
    found.append(Quantity(text[start:end], start, end, low, high, unit, kind, bound, weak))
    return end


def precedes(text: str, left: int, word: str) -> bool:
    """Whether ``word`` stands right before ``left``, LaTeX and blanks aside."""
    window = text[max(0, left - len(word) - 3) : left].rstrip(" $~\\\n")
    return window[-len(word) :].lower() == word
