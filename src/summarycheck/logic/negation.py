"""Not: a 不 that nothing in the source gives rise to, a *not* that nothing in the translation answers to."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from summarycheck.logic.fault import LogicFault
from summarycheck.logic.passages import Passage
from summarycheck.logic.signs import NEGATION, Sign, learned
from summarycheck.logic.weigh import Weighing, rendered, renderings

_PLAINLY = 1.0  # what it must cost to give the sign a word, or the word a sign
# The signs that turn a verb around; 不 may be a part of many other words.
_OF_VERBS = re.compile(
    "(?<![也亦既又])(?:不(?=能|会|是|可(?![或思避分])|需|具|存|依|受|影|改|考|使|支|包|提|足以|要求|适(?=用|合)|再|应|必(?!可)|利|允|用|产|涉|属|含|引)"
    "|没有|无法|未能|并未|从未|并非(?![妄虚假])|不会|不能|不需|不再|无需)"
)
_DENIED = 8  # characters after a sign, among which is what it denies
_PLAIN = frozenset(
    """
    not no without never unable lack lacks lacking lacked fail fails failed failing inability
    """.split()
) | {"no longer", "not yet", "without loss", "absence", "insufficient", "inadequate"}
_FAIL = frozenset("fail fails failed failing unable".split())
# Two of these make no negation, or one that is said otherwise: cannot … without, struggle … without, not … limited.
_FIRST = re.compile(
    r"not|no|never|unable|fail\w*|struggl\w*|limit(?:ed|s|ations?)|difficult\w*|hard|rare\w*|challeng\w*|remain\w*|impossible"
)
_SECOND = frozenset("without unless until lack lacking limited trivial insufficient scarce rare".split())
_WANTING_OF = frozenset(
    ("lack", "lacking")
)  # those of them that must stand near: many struggle, and many lack
_APART = 8  # words between the two, at most
_AFTER = 5  # words after a plain word, among which is what it denies
_NEGATIVE = "不无未非够难缺"
# What stands before or after what such a word denies, where it is denied in other words: 鲜有探索, 一致性问题.
_DENYING = f"[{_NEGATIVE}鲜少待尚仍失抗防][^，。；]{{0,6}}"
_WANTING = "[^，。；]{0,6}(?:问题|差|低|弱|不|缺|挑战|下降|风险|偏|丧|受损|失|困难|影响)"
_PREFIXES = ("un", "non", "in", "im", "ir")
_PREFIX = re.compile(rf"(?:{'|'.join(_PREFIXES)})-?(?=[a-z]{{4}})")
_SAME = 3  # characters after a sign that are the same where it is only said again
_STEM = 5  # letters that words have in common which mean the same
_SHORTEST = 2  # characters of what a word denies: 稳 says nothing
# A negative that goes on: what is said with an "or", or is wanting for something, may be denied a second time.
_GOES_ON = re.compile(
    r"\b(?:not|no|without|lack\w*|fail\w*|absence|limited|rather than|unable|insufficient)\b.*?"
    r"\b(?:or|nor|necessary|needed|requir\w+|essential|that|which|where|to|for)\b"
)
_DENIES = frozenset(("not", "lack", "fail", "avoid", "hardly"))
_TAKEN_UP, _WITHIN = (
    40,
    frozenset("。；"),
)  # characters in which a negative is taken up again, none of them these
# A baseline is told by what it lacks, or not at all: faster than without it.
_BASELINE = frozenset("than versus vs compared".split())
# What the lack of something limits, that thing limits in Chinese: 受可解释性的限制.
_HINDERED = re.compile(r"(?:limit|constrain|hinder|hamper|restrict|imped)\w*|due")
# Without much of it: with little.
_MUCH = frozenset(
    "extensive significant significantly substantial substantially much many large heavy heavily major".split()
)
_LITTLE = re.compile("[少低轻微小]")
_NEW = frozenset("previously before seen explored".split())  # what was not, before, is new
_NEAR = 4  # words before a plain word, among which those of a question or a comparison stand
_SURELY = 0.7  # rate of a word that is seldom rendered without a negative
_ZERO = re.compile("[零0０]")
# How plain negatives stand in a text, to be looked for quickly.
_WRITTEN = (
    *(" not", "Not ", "annot", "n't", "n’t", " no ", "No ", "ithout", "never", " lack", "Lack", "fail"),
    *("unable", "inability", " absence", "nsufficient", "nadequate"),
)
_MADE = (
    *(
        " un",
        " non",
        " irr",
        " imb",
        " imper",
        " impr",
        " inac",
        " inad",
        " inc",
        " inef",
        " inf",
        " ins",
        " inv",
    ),
)
_FORMED = re.compile(r"\bun(?!i|der|til)|\bnon|\bin(?=ab|ac|ad|com|con|eff|suff|vis)|free\b|less\b")
_NOT_ZH = re.compile("[不没无未非](?![同仅断但止论管来常])|缺[乏少]|难以|失败|避免|不足")


def _weighed(passage: Passage) -> Weighing | None:
    """The passage's negations; nothing where there seem to be as many on both sides, or too many."""
    english = passage.english.text
    as_many = sum(map(english.count, _WRITTEN)) == len(_NOT_ZH.findall(passage.normal))
    if as_many and not _FORMED.search(english):  # they answer to each other
        return None
    weighing = Weighing(NEGATION, passage)
    return weighing if weighing.clear else None


def plain(english: str) -> list[int]:
    """Where plain negatives stand in an English text, in order."""
    return _places(english, _WRITTEN)


def formed(english: str) -> list[int]:
    """Where words begin that are likely to be made negative."""
    return _places(english, _MADE)


def _places(english: str, written_so: Iterable[str]) -> list[int]:
    found = []
    for written in written_so:
        at = english.find(written)
        while at >= 0:
            found.append(at + 1)  # past the space that some begin with
            at = english.find(written, at + 1)
    return sorted(found)


def added(passage: Passage) -> Iterator[LogicFault]:
    """The 不 of a verb that no word of the source gives rise to."""
    said = passage.normal
    suspects = {
        match.start()
        for match in _OF_VERBS.finditer(said)
        if said[match.start() - 1 : match.start()] != said[match.start() + 1 : match.start() + 2]  # 能不能
    }
    weighing = _weighed(passage) if suspects else None
    if weighing is None:
        return
    for i, sign in enumerate(weighing.signs):
        if (
            sign.says == "not"
            and sign.start in suspects
            and weighing.idle(i) >= _PLAINLY
            and not _taken_up(passage, weighing.signs, i)
            and not _twice(passage.normal, sign)
        ):
            denied = passage.normal[sign.end : sign.end + _DENIED]
            if any(rendered(word, denied) for word in passage.words):
                yield LogicFault("negation-added", passage.target(sign.start, sign.end), passage.english)


def _taken_up(passage: Passage, signs: list[Sign], i: int) -> bool:
    """True where the sign may go on with a negative before it: 缺乏甲，无法乙 for *lacks the A that B requires*."""
    if _GOES_ON.search(passage.english.text.lower()) is None:
        return False
    begin = signs[i].start
    between = (passage.normal[other.end : begin] for other in signs[:i] if other.says in _DENIES)
    return any(len(text) <= _TAKEN_UP and _WITHIN.isdisjoint(text) for text in between)


def _twice(said: str, sign: Sign) -> bool:
    """True where the same is denied in the same words elsewhere: 在没有甲的情况下，…即使没有甲."""
    return said.count(said[sign.start : sign.end + _SAME]) > 1


def lost(passage: Passage) -> Iterator[LogicFault]:
    """A plain *not* that nothing in the Chinese answers to, though what it denies is said there."""
    said = [word for word in passage.words if word in _PLAIN]
    if len(set(said)) < len(said):
        return  # said twice, it may be rendered once
    if _doubled(passage.words):
        return  # cannot work without: must have
    if said and passage.english.text.rstrip().endswith("?"):
        return  # why can they not: may they 能否
    if _said_again(passage.words):
        return  # without a model of it; this lack of a model
    weighing = _weighed(passage) if said else None
    if weighing is None:
        return
    for number, (at, _) in enumerate(weighing.givers):
        word = passage.words[at]
        if (
            word in _PLAIN
            and not (word in _FAIL and passage.words[at + 1 : at + 2] != ["to"])
            and not (word == "no" and _ZERO.search(passage.normal))
            and not _in_question(passage.words, at)
            and not _otherwise_said(passage, at)
            and not _left_in_english(passage, at)
            and weighing.unanswered(number) >= _PLAINLY
            and _is_there(passage, at)
        ):
            yield LogicFault("negation-lost", passage.chinese, passage.word(at))


def undone(passage: Passage) -> Iterator[LogicFault]:
    """A word like *unstructured* of which nothing but *structured* is said in the Chinese."""
    suspects = {
        at for at, word in enumerate(passage.words) if word.startswith(_PREFIXES) and _bare(passage, word)
    }
    weighing = Weighing(NEGATION, passage) if suspects else None
    if weighing is None or not weighing.clear:
        return
    for number, (at, _) in enumerate(weighing.givers):
        name = passage.word(at).text[0].isupper()
        if (
            at in suspects
            and not name
            and weighing.unanswered(number) >= _PLAINLY
            and not _left_in_english(passage, at)
        ):
            yield LogicFault("negation-lost", passage.chinese, passage.word(at))


def _bare(passage: Passage, word: str) -> bool:
    """True where of the word's renderings (不稳定, 非稳态) only what they deny is there: 稳定, with nothing before it."""
    prefix = _PREFIX.match(word)
    if prefix is None or learned(word).get("not", 0.0) < _SURELY:
        return False
    stem = word[prefix.end() :].removesuffix("ies").removesuffix("y").removesuffix("ed")
    if any(other.startswith(stem[:5]) for other in passage.words):
        return False
    said = passage.normal
    denied = {text.lstrip(_NEGATIVE) for text in renderings(word)}
    found = [text for text in denied if len(text) >= _SHORTEST and text in said]
    return bool(found) and not any(
        re.search(f"{_DENYING}{text}|{text}{_WANTING}", said) for text in map(re.escape, found)
    )


def _doubled(words: list[str]) -> bool:
    """True when a word of the second kind follows one of the first."""
    last = -1
    for at, word in enumerate(words):
        if last >= 0 and word in _SECOND and (at - last < _APART or word not in _WANTING_OF):
            return True
        if _FIRST.fullmatch(word):
            last = at
    return False


def _said_again(words: list[str]) -> bool:
    """True when two plain words deny the same."""
    denied = [
        {word[:_STEM] for word in words[at + 1 : at + 1 + _AFTER] if len(word) > _STEM}
        for at, word in enumerate(words)
        if word in _PLAIN
    ]
    return any(one & other for one, other in itertools.pairwise(denied))


def _in_question(words: list[str], at: int) -> bool:
    """True where the word only says what else might be, or is not: whether it fails, faster than without."""
    before = words[max(0, at - _NEAR) : at]
    if words[at] == "absence" and "presence" in words:
        return True
    return "whether" in before or not _BASELINE.isdisjoint(before)


def _otherwise_said(passage: Passage, at: int) -> bool:
    """True where Chinese has no need of the negative: 新 for *not explored before*, 受甲限制 for *by the lack of A*."""
    words = passage.words
    if not _NEW.isdisjoint(words[at + 1 : at + 1 + _NEAR]) and "新" in passage.normal:
        return True
    if (
        words[at] == "without"
        and not _MUCH.isdisjoint(words[at + 1 : at + 3])
        and _LITTLE.search(passage.normal)
    ):
        return True
    before = words[max(0, at - _NEAR) : at]
    return words[at] == "lack" and any(map(_HINDERED.fullmatch, before)) and "限" in passage.normal


def _left_in_english(passage: Passage, at: int) -> bool:
    """True when the very word stands in the Chinese."""
    word = passage.word(at).text.lower()
    return (
        word in passage.normal
        and re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", passage.normal) is not None
    )


def _is_there(passage: Passage, at: int) -> bool:
    """True when what the word denies is said in the Chinese."""
    return any(rendered(word, passage.normal) for word in passage.words[at + 1 : at + 1 + _AFTER])
