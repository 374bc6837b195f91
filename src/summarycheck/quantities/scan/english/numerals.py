"""Numbers spelled out in English: the words, and how they add up (two hundred and fifty-six, twenty-first, three quarters)."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Literal, NamedTuple

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan.english import bounds
from summarycheck.quantities.scan.english.number_words import (
    GREAT_ORDINALS,
    ONES,
    ORDINALS,
    PARTS,
    SCALES,
    TENS,
)
from summarycheck.quantities.scan.english.tails import WORD
from summarycheck.quantities.scan.powers import raise_to
from summarycheck.quantities.scan.units import SPANS

_JOINER = re.compile(r",?[\s~-]+(?:(?:[Aa]nd|AND)[\s-]+)?")


class Spelled(NamedTuple):
    """A number in letters: what the words before its last add up to with it, or so many of ``parts`` of a whole."""

    total: int
    end: int
    last: str
    kind: Literal["count", "ordinal", "parts"]
    parts: int = 0


def spelled(text: str, start: int) -> Spelled | None:
    """The number whose words begin at ``start``; ``None`` where they are none."""
    total, current, last, least = 0, 0, "", 0
    at = end = start
    hundreds: Spelled | None = None  # as far as the last hundred, and as far as the last greater scale
    scaled: Spelled | None = None
    while (piece := WORD.match(text, at)) is not None:
        token = piece[0].lower()
        if (final := _final(text, piece, token, last, total, current)) is not None:
            return final
        step = SCALES.get(token) or (SCALES.get(token.removesuffix("s"), 0) if last else 0)
        if token in ONES and last not in ONES and not (last in TENS and ONES[token] > 9):
            current += ONES[token]
        elif token in TENS and (not last or last in SCALES):
            current += TENS[token]
        elif step == 100:
            if current >= 100:
                return hundreds  # five hundred and six hundred: two numbers
            current = (current or 1) * 100
        elif step:
            if current and total and step >= least:
                return scaled  # five thousand and ten thousand
            if current > 1000 and last != "hundred":
                return hundreds  # fifteen hundred and two thousand
            if total and not current:
                total *= step  # three thousand million
            else:
                total, current = total + (current or 1) * step, 0
            least = step
        elif token == "dozen":
            total, current = (total + current or 1) * 12, 0
        else:
            break
        end, last = piece.end(), token
        if step == 100:
            hundreds = Spelled(total + current, end, last, "count")
        elif step:
            scaled, hundreds = Spelled(total, end, last, "count"), None
        joiner = _JOINER.match(text, end)
        if joiner is None or not _goes_on(text, joiner, last):
            break
        at = joiner.end()
    return Spelled(total + current, end, last, "count") if last else None


def _final(
    text: str, piece: re.Match[str], token: str, last: str, total: int, current: int
) -> Spelled | None:
    """The number whose last word this is, being an ordinal or a part of a whole; else ``None``."""
    so_far = total + current
    if token in ("ten", "hundred") and (parts := _TEN_THOUSANDTHS.match(text, piece.start())) is not None:
        whole = (10 if token == "ten" else 100) * SCALES[parts[1].lower()]
        return Spelled(so_far or 1, parts.end(), token, "parts", whole)
    if token in PARTS and _are_parts(token, last, so_far):
        return Spelled(so_far or 1, piece.end(), token, "parts", PARTS[token])
    if token in TENS and last and (compound := _twenty_fifths(text, piece.start(), last, so_far)) is not None:
        return compound
    if token in GREAT_ORDINALS:
        return Spelled(total + (current or 1) * ORDINALS[token], piece.end(), token, "ordinal")
    if token in ORDINALS and (not last or last in TENS or last in SCALES):
        return Spelled(so_far + ORDINALS[token], piece.end(), token, "ordinal")
    return None


#: Three ten-thousandths.
_TEN_THOUSANDTHS = re.compile(r"(?i)(?:ten|hundred)-(thousand|million|billion)ths\b")


def _are_parts(token: str, last: str, count: int) -> bool:
    """Whether *thirds* after so many are parts: ``one third``, ``two-thirds``, but the ordinal ``twenty-third``."""
    if not last:
        return token in ("half", "quarter")
    if last == "dozen" or not count or (token == "quarters" and count > 4):  # six quarters of a year
        return False
    if token in GREAT_ORDINALS and count > 1:
        return False  # the two hundredth anniversary
    return token.endswith("s") or not (last in TENS or last in SCALES)


_COMPOUND_ORDINAL = re.compile(
    rf"(?i)({'|'.join(TENS)})([\s-]+)(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(s)?\b(?!\s+centur)"
)


def _twenty_fifths(text: str, at: int, last: str, count: int) -> Spelled | None:
    """So many of the parts that tens and ones tell together: one twenty-fifth, three twenty-firsts."""
    parts = _COMPOUND_ORDINAL.match(text, at)
    if parts is None or not (parts[4] or count == 1) or (parts[2] != "-" and (last in SCALES or count == 1)):
        return None  # *one hundred thirty fifths* are fifths
    whole = TENS[parts[1].lower()] + ORDINALS[parts[3].lower()]
    return Spelled(count, parts.end(), parts[3].lower() + (parts[4] or ""), "parts", whole)


#: After a comma these go on with a number: thirty thousand, two hundred and four.
_HUNDREDS = re.compile(rf"(?i)(?:{'|'.join([*ONES][1:10])})\s+hundred\b")


def _goes_on(text: str, joiner: re.Match[str], last: str) -> bool:
    """Whether the word after a blank, hyphen or *and* may be more of the same number."""
    word = WORD.match(text, joiner.end())
    if word is None:
        return False
    following = word[0].lower()
    if joiner[0][0] == "," and not (last in SCALES and _HUNDREDS.match(text, word.start())):
        return False
    linked = "d" in joiner[0].lower()
    if linked and not (last in SCALES and (following in ONES or following in TENS or following in ORDINALS)):
        return False
    if linked and following in ONES and _AND_PARTS.match(text, joiner.start()):
        return False  # one hundred and three quarters
    if last in ONES and following in TENS:
        return _COMPOUND_ORDINAL.match(text, joiner.end()) is not None
    return not (last in ONES and following in ONES) or _TEN_THOUSANDTHS.match(text, joiner.end()) is not None


#: A whole and parts: three and a half, twenty and three fifths.
_AND_PARTS = re.compile(
    r"[\s-]+and[\s-]+(?:(an?|one)[\s-]+(half|quarters?|thirds?|(?:four|fif|six|seven|eigh|nin|ten|hundred|thousand)th)"
    rf"|({'|'.join([*ONES][2:20])})[\s-]+(quarter|{'|'.join(word for word in PARTS if word.endswith('s'))}))\b"
    r"(?![\s-]+(?:part(?:y|ies)|places?|time|person|author|graders?|group|option|one)\b)"
)


def and_parts(text: str, end: int) -> tuple[Fraction, int] | None:
    """The parts that follow a whole, and where they end; ``None`` where none do."""
    parts = _AND_PARTS.match(text, end)
    if parts is None:
        return None
    return Fraction(ONES.get(parts[3] or "", 1), PARTS[parts[4] or parts[2]]), parts.end()


def minus_before(text: str, start: int, end: int) -> int:
    """Where the word for a minus before the number stands; ``start`` where it has none."""
    last = text[start - 2 : start]
    if last in ("s ", "S ") and text[start - 6 : start].lower() == "minus ":
        return start if _subtracted(text, start - 6) else start - 6
    if last in ("e ", "E ") and text[start - 9 : start].lower() == "negative " and _ALONE.match(text, end):
        return start - 9  # negative two, but the tests were negative two weeks later
    return start


def _subtracted(text: str, at: int) -> bool:
    """Whether a number stands before the minus at ``at``, or a plus: one hundred minus twenty, plus or minus twenty."""
    if text[max(0, at - 8) : at].lower().endswith(("plus or ", "plus/", "plus-")):
        return True
    before = text[max(0, at - 12) : at].split()[-1:]
    word = before[0].rpartition("-")[2].lower() if before else ""
    return word in ONES or word in TENS or word in SCALES or word[-1:].isdecimal()


_ALONE = re.compile(r"\s*(?:$|[.,;:)%]|(?:and|or|to|percent|degrees?|points?|dollars?|over)\b)")


_POWER = r"(?i)(?:\s+raised)?\s+to\s+the\s+"
_TO_THE_POWER = re.compile(
    _POWER + r"(?:power\s+(?:of\s+)?(minus\s+|negative\s+|[-−–]\s?)?|(minus\s+|negative\s+))(?=\w)"
)
#: The word power may lack after ten: ten to the ninth.
_TO_THE_NTH = re.compile(
    _POWER
    + r"(minus\s+|negative\s+)?(?:(\d{1,2})(?:st|nd|rd|th)|([a-z]+))(?:\s+(power)\b|(?=\s*(?:$|[.,;)])))"
)
#: Not before a noun: five squared, but two squared errors.
_SQUARED = re.compile(
    r"(?i)\s+(?:squared|(cubed))(?=\s*(?:$|[.,;:)=]|(?:plus|minus|times|is|equals|and|or)\b))"
)
RAISING = frozenset({"raised", "squared", "cubed"})


def power_in_words(text: str, base: Number, end: int) -> tuple[Number, int] | None:
    """The power that words after a number raise it to (ten to the power of minus two), and their end."""
    if not base:
        return None
    if (square := _SQUARED.match(text, end)) is not None:
        return raise_to(base, 3 if square[1] else 2), square.end()
    if (nth := _TO_THE_NTH.match(text, end)) is not None and (nth[4] or base == 10):
        exponent = int(nth[2]) if nth[2] else ORDINALS.get(nth[3].lower(), 0)
        if 0 < exponent < 100:
            return raise_to(base, -exponent if nth[1] else exponent), nth.end()
    power = _TO_THE_POWER.match(text, end)
    if power is None:
        return None
    if (digits := _EXPONENT.match(text, power.end())) is not None:
        exponent, stop = int(digits.group()), digits.end()
    elif (seen := spelled(text, power.end())) is not None and seen.kind == "count":
        exponent, stop = seen.total, seen.end
    else:
        return None
    inverse = power[1] or power[2]
    return (raise_to(base, -exponent if inverse else exponent), stop) if exponent <= 400 else None


_EXPONENT = re.compile(r"\d{1,3}(?![\d.])")


def add(
    text: str, start: int, end: int, low: Number, high: Number, unit: str, kind: str, found: list[Quantity],
    weak: bool = False,
) -> int:  # fmt: skip
    bound = bounds.around(text, start, end, unit, span=unit in SPANS)
    found.append(Quantity(text[start:end], start, end, low, high, unit, kind, bound, weak))
    return end


_FACTOR = re.compile(
    r"factors? of (?:(?:about|around|roughly|approximately|nearly|almost|over|up to|more than|at least|only|some) )?[~$]*$"
)
_FACTOR_WITHIN = 36


def multiplies(text: str, left: int) -> bool:
    """Whether the number that begins there is a factor: by a factor of (about) two."""
    if text.find("factor", max(0, left - _FACTOR_WITHIN), left) < 0:
        return False
    return _FACTOR.search(text, max(0, left - _FACTOR_WITHIN), left) is not None


def precedes(text: str, left: int, word: str) -> bool:
    """Whether ``word`` stands right before ``left``, LaTeX and blanks aside."""
    window = text[max(0, left - len(word) - 3) : left].rstrip(" $~\\\n")
    return window[-len(word) :].lower() == word
