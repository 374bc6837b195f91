"""Not: a 不 that nothing in the source gives rise to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.logic.fault import LogicFault
from summarycheck.logic.passages import Passage, clause
from summarycheck.logic.regions import close
from summarycheck.logic.signs import NEGATION, Sign, rates
from summarycheck.logic.weigh import Weighing, rendered, telling

# What is said with a *not*, to be looked for quickly.
TELLING = "不|没有|无法|未能|并未|从未|并非|无需"
_PLAINLY = 1.0  # what it must cost to give the sign a word
# The signs that turn a verb around; 不 may be a part of many other words.
_OF_VERBS = re.compile(
    "(?<![也亦既又])(?:不(?=能|会|是|可(?![或思避分])|需|具|存|依|受|影|改|考|使|支|包|提|足以|要求|适(?=用|合)|再|应|必(?!可)|利|允|用|产|涉|属|含|引)"
    "|没有|无法|未能|并未|从未|并非(?![妄虚假])|不会|不能|不需|不再|无需)"
)
_DENIED = 8  # characters after a sign, among which is what it denies
_BESIDE = 4  # characters after it, in which that is likely to stand
_LIKE_NEGATIVES = frozenset("not lack fail hard avoid hardly limited hindered off apart kept".split())
_FREE = 0.35  # share of its clause that may have no word of the source
_SELDOM = 0.15  # rate from which a word may be the reason of a negative
# A negative that goes on: what is said with an "or", or is wanting for something, may be denied a second time.
_GOES_ON = re.compile(
    r"\b(?:not|no|without|lack\w*|fail\w*|absence|limited|rather than|unable|insufficient)\b.*?"
    r"\b(?:or|nor|necessary|needed|requir\w+|essential|that|which|where|to|for)\b"
)
# What hinders one thing and another may be said of the other as what cannot be done: 阻碍甲，并且无法乙.
_HINDERS = re.compile(r"\b(?:hinder|imped|hamper|prevent|limit|restrict|obstruct)\w*\b.*?\band\b")
_DENIES = frozenset(("not", "lack", "fail", "avoid", "hardly"))
_HINDERED = frozenset(("hindered", "limited", "avoid"))
# Characters in which a negative is taken up again, none of them these.
_TAKEN_UP, _WITHIN = 40, frozenset("。；")
# How plain negatives are written; where as many are on both sides, they answer to each other.
_WRITTEN = (
    *(" not", "Not ", "annot", "n't", "n’t", " no ", "No ", "ithout", "never", " lack", "Lack", "fail"),
    *("unable", "inability", " absence", "nsufficient", "nadequate"),
)
_FORMED = re.compile(r"\bun(?!i|der|til)|\bnon|\bin(?=ab|ac|ad|com|con|eff|suff|vis)|free\b|less\b")
_NOT_ZH = re.compile("[不没无未非](?![同仅断但止论管来常])|缺[乏少]|难以|失败|避免|不足")


def _weighed(passage: Passage) -> Weighing | None:
    """The passage's negations; nothing where there seem to be as many on both sides, or too many."""
    english = passage.english.text
    as_many = sum(map(english.count, _WRITTEN)) == len(_NOT_ZH.findall(passage.normal))
    if as_many and not _FORMED.search(english):
        return None
    weighing = Weighing(NEGATION, passage)
    return weighing if weighing.clear else None


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
            and not _is_turn_of_speech(passage, sign.start)
            and weighing.idle(i) >= _PLAINLY
            and not _taken_up(passage, weighing.signs, i)
        ):
            denied = passage.normal[sign.end : sign.end + _DENIED]
            if any(rendered(word, denied) for word in passage.words):
                yield LogicFault(
                    "negation-added",
                    passage.target(sign.start, sign.end),
                    passage.english,
                    doubtful=not (_plainly(passage, denied) and _tightly(passage, sign)),
                )


def _plainly(passage: Passage, denied: str) -> bool:
    """True where what the sign denies stands right behind it, or nothing in the source is like a negative."""
    words = passage.words
    if any(denied.startswith(text) for word in words for text, _ in telling(word)):
        return True
    near = any(rendered(word, denied[:_BESIDE]) for word in words)
    return not any(_may_deny(word, frozenset(("not",)) if near else _LIKE_NEGATIVES) for word in words)


def _tightly(passage: Passage, sign: Sign) -> bool:
    """True where the clause is a close translation: a free one may say in its own words why something is not so."""
    before, after = clause(passage.normal, sign.start, sign.end)
    return close(passage, sign.start - len(before), sign.end + len(after), _FREE)


def _may_deny(word: str, kinds: frozenset[str]) -> bool:
    return sum(rate for kind, rate in rates(word).items() if kind in kinds) >= _SELDOM


def _is_turn_of_speech(passage: Passage, at: int) -> bool:
    """True where Chinese has a negative of its own for what English says without: 不是甲就是乙 (either), 不能超过 (at most)."""
    english = passage.english.text
    return any(
        zh.match(passage.normal, at) is not None and en.search(english) is not None for zh, en in _TURNS
    )


_TURNS = (
    (re.compile("不是[^，。；]{1,30}[，]?就是"), re.compile(r"(?i)\b(?:either|or)\b")),
    (re.compile("(?<=如果)不是"), re.compile(r"(?i)\b(?:otherwise|if not|or else)\b")),
    (re.compile("不[能得可应会要]?[^，。；]{0,4}(?:超[过出]|[多大高少低小]于)"), re.compile(r"(?i)\bat (?:most|least)|up to|limit|within|max|min")),
    (re.compile("无法|未能|不能"), re.compile(r"(?i)\btrouble\b|\bunsuccessful|\berror \w+ing\b")),
    (re.compile("不含|不包[含括]"), re.compile(r"(?i)\bexcl|\bfree\b")),
)  # fmt: skip


def _taken_up(passage: Passage, signs: list[Sign], i: int) -> bool:
    """True where the sign may go on with a negative before it: 缺乏甲，无法乙 for *lacks the A that B requires*."""
    english = passage.english.text.lower()
    first = _DENIES if _GOES_ON.search(english) else frozenset()
    if _HINDERS.search(english):
        first |= _HINDERED
    if not first:
        return False
    begin = signs[i].start
    between = (passage.normal[other.end : begin] for other in signs[:i] if other.says in first)
    return any(len(text) <= _TAKEN_UP and _WITHIN.isdisjoint(text) for text in between)
