"""Words like *unstructured*, of which nothing but *structured* is said in the Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.logic.denial.words import PREFIX
from summarycheck.logic.fault import LogicFault
from summarycheck.logic.passages import Passage
from summarycheck.logic.signs import NEGATION, learned
from summarycheck.logic.weigh import Weighing, known, renderings

_SHORTEST = 2  # characters of what a word denies: 稳 says nothing
_SURELY = 0.7  # rate of a word that is seldom rendered without a negative
_NEGATIVE = "不无未非够难缺"
_NEGATIVES = tuple(_NEGATIVE)
# What stands before or after what a word like *unstable* denies, where it is denied in other words: 鲜有探索, 一致性问题.
_DENYING = f"[{_NEGATIVE}鲜少待尚仍失抗防][^，。；]{{0,6}}"
_WANTING = "[^，。；]{0,6}(?:问题|差|低|弱|不|缺|挑战|下降|风险|偏|丧|受损|失|困难|影响)"
_PREFIXES = ("un", "non", "in", "im", "ir")
_BARELY = re.compile(rf"(?:{'|'.join(_PREFIXES)})-?(?=[a-z]{{4}})")


def undone(passage: Passage) -> Iterator[LogicFault]:
    """A word like *unstructured* of which nothing but *structured* is said in the Chinese."""
    suspects = {
        at for at, word in enumerate(passage.words) if word.startswith(_PREFIXES) and _bare(passage, word)
    }
    weighing = Weighing(NEGATION, passage) if suspects else None
    if weighing is None or not weighing.clear:
        return
    for number, (at, _) in enumerate(weighing.givers):
        if (
            at in suspects
            and not passage.word(at).text[0].isupper()  # a name
            and weighing.unanswered(number) >= 1.0
        ):
            yield LogicFault("negation-lost", passage.chinese, passage.word(at))


def _bare(passage: Passage, word: str) -> bool:
    """True where of the word's renderings (不稳定, 非稳态) only what they deny is there: 稳定, with nothing before it."""
    prefix = _BARELY.match(word)
    if (
        prefix is None
        or learned(word).get("not", 0.0) < _SURELY
        or not known(PREFIX.sub("", word))  # invited
    ):
        return False
    stem = word[prefix.end() :].removesuffix("ies").removesuffix("y").removesuffix("ed")
    if any(other.startswith(stem[:5]) for other in passage.words):
        return False
    said = passage.normal
    own, meant = renderings(word), renderings(PREFIX.sub("", word))
    meant += [text.lstrip(_NEGATIVE) for text in own if text.startswith(_NEGATIVES)]
    denied = {text.lstrip(_NEGATIVE) for text in (own if known(word) else meant)}
    found = [
        text
        for text in denied
        if len(text) >= _SHORTEST
        and text in said
        # 意外 says all of *unintended*
        and any(other.startswith(text) for other in meant)
    ]
    return bool(found) and not any(
        re.search(f"{_DENYING}{text}|{text}{_WANTING}", said) for text in map(re.escape, found)
    )
