"""Sentences of abstracts and of their translations, as spans of the raw text.

One pass over the places where a sentence may end; each place is judged by a few characters around it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from summarycheck.model import Lang, Span

# Never the end of a sentence: something always follows them.
_LEADING_TEXT = """
e.g i.e cf vs viz approx ca resp fig figs eq eqs eqn sec sect ref refs tab thm def prop lem alg ch vol no
nos pp dr prof mr mrs ms st dept univ a.k.a w.r.t s.t i.i.d p.s est incl spp sp var subsp ie eg
"""
_LEADING = frozenset(_LEADING_TEXT.split())
# May end a sentence; they do when an unmistakable opening follows.
_TRAILING_TEXT = """
etc al inc ltd co corp u.s u.k u.s.a e.u p.m a.m jr sr ph.d m.sc b.sc d.c
"""
_TRAILING = frozenset(_TRAILING_TEXT.split())
_ABBREVIATIONS = _LEADING | _TRAILING
# Words whose abbreviation is spelled like a word of its own: an abbreviation only before a number.
_ONLY_BEFORE_DIGIT_TEXT = """
no nos sec def ch prop st tab ms ref est var sp alg vol lem ie
"""
_ONLY_BEFORE_DIGIT = frozenset(_ONLY_BEFORE_DIGIT_TEXT.split())
_OPENINGS_TEXT = """
The This These Those That There Then Thus They We Our In It Its To For From By On At As An A And But Or If
When While With Within Without However Moreover Furthermore Additionally Also Although Here Hence Finally
First Second Third Recent Recently Existing Experiments Experimental Extensive Results Code Empirical
Experimentally Importantly Notably Overall Consequently Therefore Furthermore Next Last Each Here You One
Two Three Under Over Along Besides Instead Meanwhile Yet So Because Conclusions Conclusion Objective
Specifically Through Using Unlike Such Since Despite Compared Both All Several Many Most
"""
_OPENINGS = frozenset(_OPENINGS_TEXT.split())

# Addresses, formulas and code, inside which no sentence ends, by a mark that each of them has.
_PROTECTED = {
    "://": r"https?://(?:(?!\.[A-Z][a-z]*\s)[^\s<>\"'，。；、（）()\u4e00-\u9fff])*[^\s<>\"'，。；、（）().,;:!?\u4e00-\u9fff]",
    "www.": r"www\.(?:(?!\.[A-Z][a-z]*\s)[^\s<>\"'，。；、（）()\u4e00-\u9fff])*[^\s<>\"'，。；、（）().,;:!?\u4e00-\u9fff]",
    "$": r"\$\$?(?=[^\s$])[^$]{0,300}?[^\s$]\$\$?(?!\d)",
    "`": r"`[^`\n]{1,200}`",
    "@": r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+",
}
_LIST_MARK_TEXT = r"[ \t\u3000]*(?:\(?\d{1,2}[).、．]|[-–•·*●▪]|[（(]\d{1,2}[)）]|[①-⑳])(?=[\s\u4e00-\u9fff])"
_CANDIDATE = re.compile(r"[.!?。！？…\n](?<!\.(?=\d))")
# English abstracts are wrapped: there only a blank line, or a list mark behind it, makes a line break an end. The group
# marks a full stop with a blank and a capital behind it.
_FULL_STOP = r"\.(?:(?=[ \n][A-Z])()|(?!\d))"
_LINE_END = r"\n(?=[ \t\u3000\xa0\r]*(?:\n|$)|" + _LIST_MARK_TEXT + ")"
_ENGLISH_CANDIDATE = re.compile(rf"(?=[.!?。！？…\n])(?:{_FULL_STOP}|[!?。！？…]|{_LINE_END})")
# Nearly every abstract has full stops alone, which are found at a quarter of the cost: one character to look for.
_ENGLISH_STOP, _ENGLISH_LINE_END = re.compile(_FULL_STOP), re.compile(_LINE_END)
_OTHER_TERMINATORS = "!?。！？…"
_CLOSERS = "\"'”’»)]}）】」』*"
_OPENERS = "\"'“‘«([{（【「『*"
_TERMINATORS = ".!?。！？…"
_HEADING = 5  # capitals in a row that are a heading
_SPACES = " \t\u3000\xa0"


def sentences(raw: str, lang: Lang) -> list[Span]:
    """The sentences of ``raw`` in order; every non-blank character belongs to exactly one."""
    protected = _protected(raw)
    starts = [start for start, _ in protected]
    found: list[Span] = []
    begin = _past_blanks(raw, 0)
    for match in (_english_candidate(raw) if lang == "en" else _CANDIDATE).finditer(raw):
        at = match.start()
        if at < begin:
            continue
        if starts:
            nearest = bisect_right(starts, at) - 1
            if nearest >= 0 and at < protected[nearest][1]:
                continue
        # The most common end, between a word and a capital, is judged on its own, for speed.
        if match.lastindex and raw[begin].isalnum() and _follows_a_word(raw, begin, at):
            found.append(Span(raw[begin : at + 1], begin, at + 1))
            begin = at + 2
            continue
        end = _end_at(raw, begin, at, lang)
        if end > begin:
            _keep(raw, begin, end, found)
            begin = _past_blanks(raw, end)
    _keep(raw, begin, len(raw), found)
    return found


def _english_candidate(raw: str) -> re.Pattern[str]:
    """The expression for the places where an English sentence of this text may end."""
    stops_alone = not any(map(raw.__contains__, _OTHER_TERMINATORS)) and not _ENGLISH_LINE_END.search(raw)
    return _ENGLISH_STOP if stops_alone else _ENGLISH_CANDIDATE


def _protected(raw: str) -> list[tuple[int, int]]:
    """Where the stretches stand in which no sentence ends."""
    shapes = [shape for mark, shape in _PROTECTED.items() if mark in raw]
    return [match.span() for match in _any_of(*shapes).finditer(raw)] if shapes else []


@cache
def _any_of(*shapes: str) -> re.Pattern[str]:
    return re.compile("|".join(shapes))


def _follows_a_word(raw: str, begin: int, at: int) -> bool:
    """True when a bracket, or a whole word of two letters or more that is no abbreviation, stands before ``at``."""
    before = raw[at - 1]
    if before in ")%]":
        return at > begin
    words = raw[begin:at].rsplit(None, 1)
    return (
        len(words) == 2  # one alone may be a heading
        and words[1].isalnum()
        and len(words[1]) > 1
        and not before.isspace()
        and words[1].lower() not in _ABBREVIATIONS
    )


def _past_blanks(raw: str, at: int) -> int:
    """Where the text goes on behind the blanks at ``at``."""
    while raw[at : at + 1].isspace():
        at += 1
    return at


def _keep(raw: str, begin: int, end: int, found: list[Span]) -> None:
    """Append ``raw[begin:end]`` without its outer blanks; what holds no word joins the sentence before."""
    text = raw[begin:end].strip()
    if not text:
        return
    begin = raw.index(text, begin)
    end = begin + len(text)
    if found and not text[0].isalnum() and not any(map(str.isalnum, text)):
        start = found[-1].start
        found[-1] = Span(raw[start:end], start, end)
    else:
        found.append(Span(text, begin, end))


def _end_at(raw: str, begin: int, at: int, lang: Lang) -> int:
    """Where the sentence ends if it ends with the candidate at ``at``; 0 when it does not."""
    mark = raw[at]
    if mark == "\n":
        return at + 1 if lang == "en" or _line_ends(raw, at) else 0  # in English only such are candidates
    end = at + 1
    while end < len(raw) and raw[end] in _TERMINATORS:
        end += 1
    run = raw[at:end]
    while end < len(raw) and raw[end] in _CLOSERS:
        end += 1
    if mark in "。！？" or any(character in "。！？" for character in run):
        return end
    following = end
    while following < len(raw) and (raw[following] in _SPACES or raw[following] == "\n"):
        following += 1
    if following == len(raw):
        return end
    spaced = following > end
    opening = following
    while opening < len(raw) and raw[opening] in _OPENERS:
        opening += 1
    if opening == len(raw):
        return 0
    if mark == "…" or len(run) > 1:
        if "!" in run or "?" in run:
            return end if spaced and not raw[opening].islower() else 0
        return end if spaced and _opens(raw, opening) else 0
    if mark in "!?":
        if _is_cjk(raw[opening]) or (at and _is_cjk(raw[at - 1])):
            return end
        return end if spaced and not raw[opening].islower() else 0
    return end if _period_ends(raw, begin, at, end, opening, spaced) else 0


def _period_ends(raw: str, begin: int, at: int, end: int, opening: int, spaced: bool) -> bool:
    """Whether the full stop at ``at`` ends a sentence that begins at ``begin``."""
    before = raw[at - 1] if at > begin else ""
    after = raw[opening]
    if not before or before.isspace():
        # "the end . We" in tokenised text; " .NET" is no end.
        return spaced and (after.isupper() or _is_cjk(after))
    if _is_cjk(before) or before in "）】”":
        return not after.isdecimal() or spaced
    word_start = at
    floor = max(begin, at - 40)
    while word_start > floor and (raw[word_start - 1].isalnum() or raw[word_start - 1] in ".'’"):
        word_start -= 1
    word = raw[word_start:at]
    if word.isdecimal() and not raw[begin:word_start].strip(_SPACES + "\n("):
        return False  # a list mark: "1. We propose"
    if word.isalpha() and not raw[begin:word_start].strip():
        return False  # a heading: "Results. We found"
    if after.isdecimal() and before.isdecimal():
        return spaced and not _goes_on_as_number(raw, opening)
    lowered = word.lower()
    if lowered in _LEADING and (lowered not in _ONLY_BEFORE_DIGIT or after.isdecimal()) and end == at + 1:
        return False
    if not spaced:
        return _glued_opening(raw, word, before, word_start, opening)
    if lowered in _TRAILING or (len(word) == 1 and word.isupper()) or _is_initials(word):
        return _opens(raw, opening) or (_is_cjk(after) and not _names_author(raw, word_start))
    if after.islower():
        return _is_inner_capital(raw, opening)
    return True


def _goes_on_as_number(raw: str, at: int) -> bool:
    """True for the 27 of ``86. 27%``: digits that a stray space cut off."""
    while at < len(raw) and raw[at].isdecimal():
        at += 1
    return raw[at : at + 2].lstrip(" ")[:1] in ("%", "％") or raw.startswith("\\%", at)


def _glued_opening(raw: str, word: str, before: str, word_start: int, opening: int) -> bool:
    """True where the space after a full stop is missing: ``models.We propose``."""
    if not raw[opening].isupper():
        return _is_cjk(raw[opening]) and word.lower() not in _TRAILING  # Smith et al.的方法
    stop = opening
    while stop < len(raw) and raw[stop].isalpha() and stop - opening < 30:
        stop += 1
    if word_start and raw[word_start - 1] in "/@_#:":
        return raw[word_start - 1] == "/" and raw[opening:stop] in _OPENINGS and raw[stop : stop + 1] == " "
    if not (word.isalpha() and word.islower() and len(word) > 1) and before not in ")%]）":
        return False
    if raw[opening : opening + _HEADING].isupper() and stop - opening > _HEADING:
        return True  # a heading that lost its blanks: "RESULTSRemodeling shortened"
    return raw[opening:stop] in _OPENINGS or (before in ")%]）" and stop - opening > 1)


def _opens(raw: str, at: int) -> bool:
    """True when the word at ``at`` is one that sentences begin with."""
    stop = at
    while stop < len(raw) and raw[stop].isalpha() and stop - at < 20:
        stop += 1
    return raw[at:stop] in _OPENINGS


def _is_initials(word: str) -> bool:
    return (
        len(word) >= 3
        and word[1] == "."
        and all(part.isalpha() and len(part) == 1 for part in word.split("."))
    )


def _names_author(raw: str, at: int) -> bool:
    """True where a lower-case Latin word stands before the initial at ``at``: Zea mays L."""
    return at > 1 and raw[at - 1] == " " and raw[at - 2].isascii() and raw[at - 2].islower()


def _is_inner_capital(raw: str, at: int) -> bool:
    """True for a lower-case name that may open a sentence (``iPhone``, ``vLLM``)."""
    stop = at
    while stop < len(raw) and raw[stop].isalnum() and stop - at < 30:
        stop += 1
    return any(character.isupper() or character.isdecimal() for character in raw[at:stop])


def _line_ends(raw: str, at: int) -> bool:
    """Whether the line break at ``at`` ends a Chinese sentence."""
    stop = at + 1
    while stop < len(raw) and raw[stop] in _SPACES + "\r":
        stop += 1
    if stop >= len(raw) or raw[stop] == "\n":
        return True
    # A line that breaks inside a run of Latin words was wrapped by a machine.
    return not (
        at and raw[at - 1].isascii() and raw[at - 1].isalpha() and raw[stop].isascii() and raw[stop].islower()
    )


def _is_cjk(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or character in "《「『【（“"
