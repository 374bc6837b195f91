"""What Chinese may say without a negative: questions, what is denied twice, 保持 for *without losing*, 离线 for *without a network*."""

from __future__ import annotations

import re

from summarycheck.logic.denial.words import NOT, is_negative
from summarycheck.logic.passages import Passage
from summarycheck.logic.regions import region

# What is denied twice may be said without a negative: 常见 for *not uncommon*, 相同 for *not differ*, 不仅 for *not merely*.
_TWICE = frozenset(
    """
    inferior worse until absent absence lost lack lacking without unless differ differs different differed difference distinction
    downplay mere merely just only solely exclusively purely as less fewer negative bad wrong
    """.split()
)
_FIRST = re.compile(
    r"not|no|never|unable|fail\w*|struggl\w*|limit(?:ed|s|ations?)|difficult\w*|hard|rare\w*|challeng\w*|remain\w*|impossible"
)
_SECOND = frozenset(
    ("without", "without loss", *"lack lacking limited trivial insufficient scarce rare".split())
)
_WANTING_OF = frozenset(("lack", "lacking"))  # must stand near the first: many struggle, and many lack
_APART = 12  # words between the two, at most
_CHANGE = re.compile(
    "increas|decreas|chang|alter|affect|var[yi]|compromis|reduc|rais|lower|grow|fall|rise|drop|degrad|los|sacrific|impair"
)
_STEADY = re.compile(
    "保持|维持|保留|不变|稳定(?!性)|持平|保证|确保"
)  # 保持准确率 for *without losing accuracy*
_ONLY_IF = frozenset(("unless", "until"))
_ONLY_ZH = re.compile("才|只|仅|必须|直到|直至")  # 直到甲才乙 for *not until*
_STILL = re.compile(
    "仍|依[然旧]|照样|相同|一致|相似|相当"
)  # resistant to this, but not to that: 对甲耐药，对乙仍敏感
_EASY = frozenset("easy easily trivial straightforward simple".split())
_HARD = re.compile("难")
_MUCH = frozenset(
    """
    extensive significant significantly substantial substantially much many large heavy heavily major costly expensive
    """.split()
)
_LITTLE = re.compile("[少低轻微小弱]|有限")
_FIRST_TIME = re.compile("新|[第首初]一?次")
_NEW = frozenset("previously before seen explored".split())  # what was not, before, is new
_HINDERED = re.compile(r"(?:limit|constrain|hinder|hamper|restrict|imped)\w*|due")  # 受可解释性的限制
_EXCLUDED = re.compile("exclud|discard|remov|filter|eliminat|reject|ignor|omit|drop|skip")
_FLAW = re.compile("flaw|problem|issue|drawback|limitation|challenge|weakness|shortcoming|risk")
_FLAW_ZH = re.compile(
    "缺陷|问题|弊端|短板|局限|风险|挑战"
)  # 可靠性方面的缺陷 for *the flaw of lacking reliability*
_BASELINE = frozenset(
    "than versus vs compared".split()
)  # told by what it lacks, or not at all: faster than without
_THERE = frozenset("presence present exists existence".split())  # presence or absence: 是否存在
_CHECKED = frozenset("check verify test see ask determine ensure make".split())  # check that it is not: 是否
_IDLE = frozenset("hesitate worry worrying forget".split())  # do not hesitate: 欢迎随时
_ONE_OF = re.compile("其一|之一|二选一")  # either, but not both
_TIMES = frozenset("before after earlier later".split())  # cannot end before: 必须在…之后
_NEAR = 4  # words before a plain word, among which those of a question or a comparison stand
_STOP = re.compile("[.;:?!]")
_LONG = 5  # letters of a word that is not a part of others


def otherwise(passage: Passage, at: int) -> bool:
    """True where Chinese has no need of a negative for the word, or the word denies nothing."""
    words = passage.words
    word, near = words[at], words[at + 1 : at + 3]
    return (
        passage.word(at).text.isupper()  # NO, a gas
        or (len(word) >= _LONG and passage.word(at).text in passage.chinese.text)  # left in English
        or _in_question(passage, at)
        or (word.startswith("fail") and near[:1] != ["to"])
        or (word == "neither" and any(map(NOT.words.fullmatch, words[begin(passage, at) : at])))
        or near[:1] == ["bells"]  # and whistles
        or not _IDLE.isdisjoint(words[at + 1 : at + 1 + _NEAR])
        or ("是否" in passage.normal and not _CHECKED.isdisjoint(words[max(0, at - _APART) : at]))
        or (near[:1] == ["but"] and _ONLY_ZH.search(passage.normal) is not None)
        or ("最" in passage.normal and word in ("nothing", "never", "no", "none") and "than" in words[at:])
        or ("only" in words[at : at + 2 * _NEAR] and _ONLY_ZH.search(passage.normal) is not None)
        or (near[:1] == ["both"] and _ONE_OF.search(passage.normal) is not None)
        or (not _TIMES.isdisjoint(words[at : at + _NEAR]) and "必须" in passage.normal)
        or (not _ONLY_IF.isdisjoint(words[at:]) and bool(_ONLY_ZH.search(passage.normal)))
        or (words[at - 1 : at] == ["but"] and bool(_STILL.search(passage.normal)))
        or any(other in _TWICE or (word[:4] != "with" and is_negative(other)) for other in near)
        or (not _EASY.isdisjoint(words[at + 1 : at + 4]) and _said_there(passage, at, _HARD))
        or ((word == "without loss" or any(map(_CHANGE.match, near))) and _said_there(passage, at, _STEADY))
        or (not _MUCH.isdisjoint(words[at + 1 : at + 1 + _NEAR]) and _said_there(passage, at, _LITTLE))
        or (not _NEW.isdisjoint(words[at + 1 : at + 1 + _NEAR]) and _said_there(passage, at, _FIRST_TIME))
        or near[:1] == ["before"]
        or ("否则" in passage.normal and "if" in words[:at])
        or (  # 只纳入有甲的 for *exclude those without A*
            any(map(_EXCLUDED.match, words[max(begin(passage, at), at - _APART) : at]))
            and _ONLY_ZH.search(passage.normal) is not None
        )
        or (
            word in _WANTING_OF
            and any(map(_FLAW.match, words[max(0, at - _NEAR) : at]))
            and _FLAW_ZH.search(passage.normal) is not None
        )
        or (
            word == "lack"
            and any(map(_HINDERED.fullmatch, words[max(0, at - _NEAR) : at]))
            and "限" in passage.normal
        )
    )


def _said_there(passage: Passage, at: int, pattern: re.Pattern[str]) -> bool:
    """True where it stands in the clauses that render what is beside the word, or anywhere if these are not known."""
    where = region(passage, at)
    if where is None:
        return pattern.search(passage.normal) is not None
    begin, end = passage.clauses[where.first][0], passage.clauses[where.last][1]
    return pattern.search(passage.normal, begin, end) is not None


def doubled(passage: Passage) -> bool:
    """True when two words make no negation, or one that is said otherwise: cannot … without, not … limited."""
    words = passage.words
    last = -1
    for at, word in enumerate(words):
        if last >= 0 and word in _SECOND and at - last < (_APART if word not in _WANTING_OF else _NEAR):
            if begin(passage, at) <= last:
                return True
        if _FIRST.fullmatch(word):
            last = at
    return False


def begin(passage: Passage, at: int) -> int:
    """The first word of the sentence, or of the part of it before a semicolon, in which the word stands."""
    text, places = passage.english.text, passage.places
    while at > 0 and not _STOP.search(text, places[at - 1][1], places[at][0]):
        at -= 1
    return at


def _in_question(passage: Passage, at: int) -> bool:
    """True where the word only says what else might be, or is not: whether it fails, faster than without."""
    words = passage.words
    before = words[max(begin(passage, at), at - _NEAR) : at]
    if words[at] in ("lack", "absence") and not _THERE.isdisjoint(words):
        return True
    return "whether" in before or not _BASELINE.isdisjoint(before)
