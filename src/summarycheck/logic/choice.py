"""And, or: 甲或乙 for *A and B*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.logic.fault import LogicFault
from summarycheck.logic.passages import Passage, clause
from summarycheck.logic.signs import CHOICE
from summarycheck.logic.weigh import Weighing, rendered

_PLAINLY = 1.0  # what it must cost to give the sign a word
_DENIED = re.compile("[不无未没非免缺若]|如果|任何|例如|比如")  # not A and not B is 非甲或乙
_LOOSE = re.compile(
    r"can|could|may|might|potential\w*|possib\w+|any|such|like|e\.g|various|different|several|many|whether|when|if|each|every|both"
    r"|reduc\w+|avoid\w*|prevent\w*|minimi\w+|lower\w*|mitigat\w+|eliminat\w+|remov\w+|between|or|even"
)
_LOOSE_ZH = re.compile("甚至|更")  # 薄弱或甚至缺失 for *weak and even nonexistent*
_BESIDE = 6  # characters on both sides of 或, among which is what it joins
_JOINED = 3  # words on both sides of "and"


def changed(passage: Passage) -> Iterator[LogicFault]:
    """A 或 that no alternative of the source gives rise to, between what the source joins with "and"."""
    weighing = Weighing(CHOICE, passage)
    for i, sign in enumerate(weighing.signs if weighing.clear else ()):
        if sign.says != "either" or _DENIED.search(clause(passage.normal, sign.start, sign.end)[0]):
            continue
        if weighing.idle(i) >= _PLAINLY:
            joined = _joined(passage, sign.start, sign.end)
            if joined is not None and not _either_will_do(passage, sign.end):
                yield LogicFault("connective", passage.target(sign.start, sign.end), passage.source(*joined))


def _either_will_do(passage: Passage, end: int) -> bool:
    """True where "and" and "or" come to the same: of what may be, what is lessened, what is only an example."""
    return _LOOSE_ZH.match(passage.normal, end) is not None or any(map(_LOOSE.fullmatch, passage.words))


def _joined(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """Begin and end of the words that an "and" joins there."""
    before, after = passage.normal[max(0, start - _BESIDE) : start], passage.normal[end : end + _BESIDE]
    before, after = re.split("[，。；：]", before)[-1], re.split("[，。；：]", after)[0]
    words = passage.words
    for at, word in enumerate(words):
        if word != "and":
            continue
        firsts = [k for k in range(max(0, at - _JOINED), at) if rendered(words[k], before)]
        lasts = [k for k in range(at + 1, min(at + 1 + _JOINED, len(words))) if rendered(words[k], after)]
        if firsts and lasts:
            return passage.places[firsts[-1]][0], passage.places[lasts[0]][1]
    return None
