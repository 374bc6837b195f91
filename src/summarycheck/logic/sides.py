"""Which of two is more, and which of two it is: 乙快于甲 for *A is faster than B*, 乙而非甲 for *A rather than B*.

The two sides are known by the words that only one of them has. They have changed places where what the English has before
is in the Chinese behind, and the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from summarycheck.lexicon import FUNCTION_WORDS
from summarycheck.logic.fault import LogicFault
from summarycheck.logic.passages import Passage
from summarycheck.logic.weigh import known, telling

# Ways of comparing by the word that both languages have for it: what is more of it, and what is less.
_SCALES: Mapping[str, tuple[str, str, str, str]] = {
    "speed": ("faster|quicker|more quickly|more rapidly", "快", "slower|more slowly", "慢"),
    "height": ("higher|greater|larger", "高", "lower", "低"),
    "size": ("larger|bigger|greater", "大", "smaller", "小"),
    "number": ("more", "多|高|大|强|重", "fewer|less", "少|低|小|弱|轻"),
    "strength": ("stronger", "强", "weaker", "弱"),
    "length": ("longer", "长", "shorter", "短"),
    "age": ("older", "老", "younger", "年轻"),
    "degree": ("exceeds?|exceeded|outweighs?|outweighed", "超|大|高|多", "-", "低|小|少"),
    "worth": ("better|superior", "优|好|强", "worse|inferior|poorer", "差|劣|逊"),
}
_NUMBER = re.compile(r" ?[\d$~<>]")  # limits are no sides
_WRITTEN = (" than", "ior to", "exceed", "outweigh")
_THAN = re.compile(
    r"\b(?P<word>\w+er|more|less|worse|(?P<to>superior|inferior))\b(?P<what>(?: [\w-]+){0,4}?) (?(to)to|than)\b|\b(?P<verb>exceed(?:s|ed)?|outweigh(?:s|ed)?)\b"
)
# What is chosen over what, as it is written between the two, …
_RATHER = re.compile(
    r",? (?:rather than|instead of|as opposed to|(?<=, )not|(?:but|and)(?: (?:is|are|was|were|does|do|did|can|could|will|may))? not) "
)
_RATHER_ZH = re.compile(
    "，?(?:而(?:非|不是)|但(?:却?不[能会是]?(?![同仅断但])|却?没有|未能?|无法|难以|并[不非未]))"
)
# … and where what is not chosen stands before the other.
_NOT_BUT = re.compile(
    r"\bnot (?!only|just|merely|simply|necessarily)(?P<denied>[^,;.]{3,80}?),? but (?:rather )?|^(?:rather than|instead of) (?P<before>[^,;.]{3,80}), "
)
_NOT_BUT_ZH = re.compile("(?:并非|并?不是|与其说?)(?P<denied>[^，。；]{2,40})，(?:而是|不如说?)")
_MORE_ZH = re.compile("(?P<sign>[快慢高低大小多少强弱长短优好差劣逊])于|(?P<over>超)[过出]")
_THAN_ZH = re.compile(
    "比(?P<than>[^，。；]{2,16}?)(?:要|还|都|显著|明显)?(?:更加?|[^，。；]{0,2}?(?=[快慢高低大小多少强弱长短]得多))(?P<how>[^，。；得]{1,4})"
)
_ENDS = re.compile(r"[,;:.()?!]|\b(?:and|but|while|whereas|although|that|which|because|if|when)\b")
_ENDS_ZH = re.compile("[，。；：！？]")
_OBJECT_ENDS = re.compile(
    r"[,;:.()]|\b(?:on|in|by|with|across|while|when|for|at|under|over|if|and|but|is|are|was|were)\b"
)
_SMALL = re.compile("slow|rare|poor|weak|bad|low|small|seldom|short|few|little")
_PLACED = re.compile(r"(?: \w+)? (?:in|at|for|on|among|with|by|from) ")  # faster in hospitals than in homes
_WORD = re.compile(r"[a-z]+")
_TURNED = re.compile("[不未非没无]|并非|难以")
_NEAREST = 4  # words on each side of the English that are looked at
_CLOSE = 8  # characters on each side of a Chinese choice
_CLEAR = 0.5  # weight of a rendering from which it tells a side


class _Sides(NamedTuple):
    """What stands before and behind, and where what compares them stands."""

    before: str
    behind: str
    start: int
    end: int


# What may compare in Chinese, to be looked for quickly.
TELLING = "[快慢高低大小多少强弱长短优好差劣逊]于|超[过出]|而非|而不是|而是|不如说|但(?:却?[不没未](?!同)|无法|难以|并[不非未])|比(?!较|例|如|率|对|值|赛|特)"


def exchanged(passage: Passage) -> Iterator[LogicFault]:
    """The comparisons, and the choices of one over another, whose two sides have changed places."""
    english, chinese = passage.english.text.lower(), passage.normal
    choices = [*_choices(chinese, _RATHER_ZH, _NOT_BUT_ZH, _ENDS_ZH)]
    for ours in _choices(english, _RATHER, _NOT_BUT, _ENDS) if choices else ():
        for theirs in choices:
            near = theirs._replace(before=theirs.before[-_CLOSE:], behind=theirs.behind[:_CLOSE])
            if _crossed(ours, near):
                yield _fault(passage, ours, theirs)
    signs = [*_compared_in_chinese(chinese)]
    if len(signs) != 1:
        return  # which answers to which is not known
    says, theirs = signs[0]
    for more, ours, scales in _compared(english):
        sense = _sense(says, scales)
        if sense is None:
            continue
        if more is sense:
            turned = _crossed(ours, theirs)
        elif scales == ["number"]:
            turned = False  # 耗时少于 for *more efficient than*
        else:  # A slower than B is B faster than A
            turned = _crossed(ours, theirs._replace(before=theirs.behind, behind=theirs.before))
        if turned:
            yield _fault(passage, ours, theirs)


def _fault(passage: Passage, ours: _Sides, theirs: _Sides) -> LogicFault:
    return LogicFault(
        "comparison", passage.target(theirs.start, theirs.end), passage.source(ours.start, ours.end)
    )


def _choices(
    text: str, mark: re.Pattern[str], inverted: re.Pattern[str], ends: re.Pattern[str]
) -> Iterator[_Sides]:
    """What is chosen, and (``behind``) over what."""
    for match in mark.finditer(text):
        yield _Sides(*_beside(text, match.start(), match.end(), ends), match.start(), match.end())
    for match in inverted.finditer(text):
        chosen = _beside(text, match.start(), match.end(), ends)[1]
        yield _Sides(chosen, match[match.lastgroup or 0], match.start(), match.end())


def _beside(text: str, start: int, end: int, ends: re.Pattern[str]) -> tuple[str, str]:
    """The clause before and behind ``text[start:end]``."""
    cuts = [cut.end() for cut in ends.finditer(text, 0, start)]
    cut = ends.search(text, end)
    return text[cuts[-1] if cuts else 0 : start], text[end : cut.start() if cut else len(text)]


def _compared(english: str) -> Iterator[tuple[bool, _Sides, list[str]]]:
    """Comparisons: whether the first is more, the sides, the scales they may be on."""
    if not any(map(english.__contains__, _WRITTEN)):
        return
    for match in _THAN.finditer(english):
        word = match["word"] or match["verb"]
        for more, column in ((True, 0), (False, 2)):
            scales = [name for name, row in _SCALES.items() if re.fullmatch(row[column], word)]
            if match["what"] and _SMALL.search(match["what"]):
                continue  # more slowly
            if scales and not _NUMBER.match(english, match.end()):
                before, behind = _beside(english, match.start(), match.end(), _ENDS)
                if match["what"] and _PLACED.match(match["what"]):
                    before += match["what"]
                inner = re.sub("^ (?:in|at|for|on|among|with|by|from) ", " ", behind)
                yield more, _Sides(before, _OBJECT_ENDS.split(inner)[0], *match.span()), scales


def _compared_in_chinese(chinese: str) -> Iterator[tuple[str, _Sides]]:
    for match in _MORE_ZH.finditer(chinese):
        before, behind = _beside(chinese, match.start(), match.end(), _ENDS_ZH)
        if not _TURNED.search(before[-3:]):
            yield match["sign"] or match["over"], _Sides(before, behind, *match.span())
    for match in _THAN_ZH.finditer(chinese):
        before, _ = _beside(chinese, match.start(), match.end(), _ENDS_ZH)
        if not _TURNED.search(before[-2:]):
            yield match["how"], _Sides(before, match["than"], *match.span())


def _sense(says: str, scales: list[str]) -> bool | None:
    """Whether the Chinese word is for more on one of the scales, or for less; nothing if on none of them."""
    if _TURNED.search(says):
        return None
    for name in scales:
        _, more, _, less = _SCALES[name]
        if re.search(more, says):
            return True
        if re.search(less, says):
            return False
        if name == "number" and len(says) > 1:
            return True  # 更重要 for *more important*
    return None


def _crossed(ours: _Sides, theirs: _Sides) -> bool:
    """True when each side of the English is on the other side of the Chinese, and the second not on its own.

    Where no word of a side is known (*those who quit afterwards*) nothing is told.
    """
    chinese = theirs.before + theirs.behind
    first = [word for word in _only(ours.before, ours.behind)[-_NEAREST:] if known(word) or word in chinese]
    second = [word for word in _only(ours.behind, ours.before)[:_NEAREST] if known(word) or word in chinese]
    return (
        _has(theirs.behind, first, not_in=theirs.before)
        and _has(theirs.before, second, not_in=theirs.behind)
        and not _has(theirs.behind, second, not_in=theirs.before)
    )


def _only(english: str, other: str) -> list[str]:
    there = set(_WORD.findall(other))
    return [
        word
        for word in dict.fromkeys(_WORD.findall(english))
        if len(word) > 1 and word not in FUNCTION_WORDS and word not in there
    ]


def _has(chinese: str, words: list[str], *, not_in: str) -> bool:
    return any(
        text in chinese and text not in not_in
        for word in words
        for text, weight in (*telling(word), (word, _CLEAR))  # a name stands for itself
        if weight >= _CLEAR
    )
