"""Opposites: 慢 for *faster*, 加剧 for *alleviates*, in the clauses that render what stands beside the word.

A word is turned where none of the many Chinese words that may render it is in its clauses or beside them, but one of its
opposites is, and no other word of the source accounts for that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.logic import direction
from summarycheck.logic.fault import LogicFault
from summarycheck.logic.opposites import Word, opposed
from summarycheck.logic.passages import Passage
from summarycheck.logic.regions import close, region
from summarycheck.logic.weigh import telling

_DENIED = re.compile("[不没未无非免防]|难以|并非")
_DENIED_BEFORE = 5  # characters before an opposite in which it may be denied
_DENIES = re.compile(
    r"not|no|never|without.*|neither|nor|cannot|fail\w*|rather|instead|prevent\w*|avoid\w*|less|little|hardly|rarely|lack\w*|reduc\w*|than|free|from|beyond|despite"
)
_LESSENS = re.compile(
    r"unable|counter\w*|combat\w*|offset\w*|revers\w*|mitigat\w*|alleviat\w*|stop\w*|halt\w*|slow\w*|limit\w*|minimi\w*|resist\w*|against|protect\w*|impossib\w*|infeasib\w*|hard|difficult"
)
_TROUBLE = re.compile(
    "challeng|difficult|problem|struggl|trouble"
)  # a challenge to provide enough: 不足的挑战
_AVERTED = 2  # words before one in which a "before" averts it: before it leads to errors
_FEW_CLAUSES = 5  # of a passage in which a word is looked for whose clause is not known, …
_FREE = 0.85  # … and share of it that may have no word of the source
_BEFORE = 4  # words before one that may turn it
_LEAVES_OUT = re.compile("exclud|omit|discard|neglect|ignor|overlook|disregard|reject|prevent|avoid|eliminat")
_NOT = frozenset(("not", "without", "lack", "lacking", "no"))
_BEHIND = 6  # words behind one, among which such a word may turn it
_COMPARES = re.compile("than|to")
_THAN_WITHIN = 7  # words after one within which it compares: slower in this task than
# A comparison that may be turned round, which ``sides`` looks at: B比A快, B快于A, 与B相比A更快 for "A is slower than B".
_THAN_ZH = re.compile(
    "(?:比(?!较|例|如|率|对|值|赛|特)[^，。；]{2,24}|(?:相比|相较|比起|对比)[^。；]{0,40})$"
)
_BAD = re.compile(f"{direction.BAD.pattern}|率")


def turned(passage: Passage) -> Iterator[LogicFault]:
    """The words of which the Chinese says the opposite."""
    kinds = [opposed(word) for word in passage.words]
    for at, kind in enumerate(kinds):
        if kind is None or kind.opposites is None or not any(map(passage.normal.__contains__, kind.spelled)):
            continue
        found = kind.opposites.findall(passage.normal)
        said = "，".join(found)
        rivals = sum(
            other is not None and other is not kind and other.renderings.search(said) is not None
            for other in kinds
        )
        if rivals >= len(found) or _averted(passage, at):
            continue  # the opposites answer to other words
        fault = _turned(passage, at, kind, kind.opposites)
        if fault is not None:
            yield fault


def _averted(passage: Passage, at: int) -> bool:
    """True where another word turns it: *prevents delays*, *before it leads to errors*, *excludes what is not new*."""
    before, behind = passage.words[max(0, at - _BEFORE) : at], passage.words[at + 1 : at + 1 + _BEHIND]
    if denied(passage, at) or any(map(_LESSENS.fullmatch, before)) or "before" in before[-_AVERTED:]:
        return True
    return _LEAVES_OUT.match(passage.words[at]) is not None and not _NOT.isdisjoint(behind)


def denied(passage: Passage, at: int) -> bool:
    """True where a word before the English one denies it."""
    return any(map(_DENIES.fullmatch, passage.words[max(0, at - _BEFORE) : at]))


def denied_zh(chinese: str, at: int, begin: int = 0) -> bool:
    """True where the Chinese word at this place is denied."""
    return _DENIED.search(chinese, max(begin, at - _DENIED_BEFORE), at) is not None


def _turned(passage: Passage, at: int, kind: Word, opposites: re.Pattern[str]) -> LogicFault | None:
    if any(map(_TROUBLE.match, passage.words[:at])):
        return None
    where = region(passage, at)
    if where is not None:
        begin, end = passage.clauses[where.first][0], passage.clauses[where.last][1]
    elif len(passage.clauses) <= _FEW_CLAUSES and close(passage, 0, len(passage.normal), _FREE):
        begin, end = 0, len(passage.normal)  # of a predicate, beside which little stands
    else:
        return None
    if not opposites.search(passage.normal, begin, end):
        return None
    others = _without_others(passage, at)
    compared = any(map(_COMPARES.fullmatch, passage.words[at + 1 : at + _THAN_WITHIN]))
    for opposite in opposites.finditer(others, begin, end):
        rest = others[: opposite.start()] + "_" * len(opposite[0]) + others[opposite.end() :]
        if (
            kind.renderings.search(rest, begin, end)
            or direction.WITH.search(others[begin : opposite.start()])
            or denied_zh(others, opposite.start(), begin)
            or direction.NUMBER_AFTER.match(passage.normal, opposite.end())
            or direction.NUMBER_BEFORE.search(
                passage.normal, max(begin, opposite.start() - 8), opposite.start()
            )
            or (direction.of_what_is_bad(passage, at, others[begin:end]))
            or (kind.worth and _BAD.search(passage.normal, begin, end))
            or (compared and _compared(passage.normal[begin:end], opposite.start() - begin, opposite[0]))
        ):
            continue
        return LogicFault(
            "direction",
            passage.target(*opposite.span()),
            passage.word(at),
            {"thing": direction.thing(passage.normal, *opposite.span())},
        )
    return None


def _compared(clauses: str, at: int, word: str) -> bool:
    """Whether the word compares: B比A快, B快于A."""
    return (
        "于" in word
        or clauses.startswith("于", at + len(word))
        or _THAN_ZH.search(clauses, 0, at) is not None
    )


def _without_others(passage: Passage, at: int) -> str:
    """The Chinese without what other words account for."""
    said = passage.normal
    own = {text for text, _ in telling(passage.words[at])}
    for other, word in enumerate(passage.words):
        if other != at and opposed(word) != opposed(passage.words[at]):
            text = next((text for text, _ in telling(word) if text in said), "")
            if text and text not in own:
                said = said.replace(text, "_" * len(text))
    return said
