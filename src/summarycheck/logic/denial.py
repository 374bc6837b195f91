"""Not: what the source denies and the translation says, clause by clause.

Each word that denies (*not*, *without*, *rarely*) must have a negative of its own in the clauses that render
what it denies, or beside them. Negatives that other words account for (不同 for *unlike*) are not there for it. Few,
hard, avoid, omit and their like can render a *not* too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from summarycheck.logic.fault import LogicFault
from summarycheck.logic.passages import Passage
from summarycheck.logic.regions import Region, behind, region
from summarycheck.logic.signs import NEGATION, Sign, learned
from summarycheck.logic.weigh import Weighing, known, renderings, telling


class _Kind(NamedTuple):
    """Words that deny, and what may render them besides the plain negatives: kinds of signs, other words.

    ``surely``: the words are told of even where it is not known which clauses they belong to.
    """

    words: re.Pattern[str]
    softly: frozenset[str]
    also: re.Pattern[str]
    surely: bool


def _kind(words: str, softly: str, also: str, *, surely: bool = True) -> _Kind:
    return _Kind(re.compile(words), frozenset(softly.split()), re.compile(also), surely)


_NOT = _kind(
    "not|no|never|neither|none|nothing|nobody|unable|inability|no longer|not yet|not necessarily|impossible",
    "scant",
    "[零0]|待|才|不[仅止只]|挑战|忽[略视]|停|排除|遗漏|漏[掉看检报]|杜绝|拒绝|禁止|避|消失|之外|以外|泡汤|落空|全新|仅需|只需",
)
_KINDS: Sequence[_Kind] = (
    _NOT,
    _kind(
        "lack(?:s|ed|ing)?|absen(?:t|ce)|insufficient|inadequate|fail(?:s|ed|ing)?",
        "off little scant limited trouble hindered apart",
        "[弱脆零0待困限]|挑战",
    ),
    _kind(
        "without|without loss",
        "alone before same",
        "直接|纯|从头|以外|实时|即时|突破|忽[略视]|摆?脱离?|仅凭|仅靠|不[仅止只]",
    ),
    _kind("hardly|rarely|seldom|scarcely|barely", "little scant limited off", "[微弱]", surely=False),
)
# Of what is said to be unlike this or independent of that the translation may say many things, but none without a negative.
_MADE_SO = _kind(
    "independent|irrespective|(?:un(?!i|der(?!rep|est)|til|less|ique|lock|veil|fold|mask|pack|cover|earth|roll)|in(?=ac|ad|co|ef|fe|se|su|va(?!lua)|vi[aos]|ap)|ir(?=r)|im(?=p)|non-?)[a-z]{5,}",
    "off little scant limited trouble hindered apart alone kept beside before mere",
    "[差错误异失弱劣同新另各任乱偏罕歧谬闲难低少轻小自]|模糊|保持|维持|持平|独立|随机|依然|仍",
    surely=False,
)
_BEING = frozenset(
    """
    is are was were be been being remain remains remained become becomes became seem seems seemed appear appears appeared
    went largely still entirely completely mostly but render renders rendered makes made
    """.split()
)  # before a word that is said of something
_HARD = frozenset("not hardly lack hard avoid fail".split())  # kinds of signs that are negatives of their own
_VOID = re.compile("缺[陷点口]|困难|难[题点度]|灾难|艰难")  # nouns, that deny nothing
_INNER = re.compile("[不没无缺]")  # what makes a sign of trouble a negative: 存在…不…的问题
_PREFIX = re.compile("^(?:un|non-?|in|im|ir|dis)(?=[a-z]{4})")
_NEGATIVELY = 0.3  # rate of negatives from which a word takes one for itself
_TOGETHER = 4  # words behind a negative that are said together with it: 不足 for *not enough*
_DENIED = 3  # words behind it that it may be about
# What is denied twice may be said without a negative: 常见 for *not uncommon*, 相同 for *not differ*, 不仅 for *not merely*.
_TWICE = frozenset(
    """
    inferior worse until absent absence lost lack lacking without unless differ differs different differed difference
    downplay mere merely just only solely exclusively purely as less fewer
    """.split()
)
_FIRST = re.compile(
    r"not|no|never|unable|fail\w*|struggl\w*|limit(?:ed|s|ations?)|difficult\w*|hard|rare\w*|challeng\w*|remain\w*|impossible"
)
_SECOND = frozenset("without lack lacking limited trivial insufficient scarce rare".split())
_WANTING_OF = frozenset(("lack", "lacking"))  # must stand near the first: many struggle, and many lack
_APART = 12  # words between the two, at most
_CHANGE = re.compile(
    "increas|decreas|chang|alter|affect|var[yi]|compromis|reduc|rais|lower|grow|fall|rise|drop|degrad|los|sacrific|impair"
)
_STEADY = re.compile(
    "保持|维持|保留|不变|稳定(?!性)|持平|保证|确保"
)  # 保持准确率 for *without losing accuracy*
_ONLY_IF = frozenset(("unless", "until"))
_ONLY_ZH = re.compile("才|只有|只要|必须|直到|直至")  # 直到甲才乙 for *not until*
_STILL = re.compile(
    "仍|依[然旧]|照样|相同|一致|相似|相当"
)  # resistant to this, but not to that: 对甲耐药，对乙仍敏感
_EASY = frozenset("easy easily trivial straightforward simple".split())
_MUCH = frozenset(
    """
    extensive significant significantly substantial substantially much many large heavy heavily major costly expensive
    """.split()
)
_LITTLE = re.compile("[少低轻微小]|有限")
_NEW = frozenset("previously before seen explored".split())  # what was not, before, is new
_HINDERED = re.compile(r"(?:limit|constrain|hinder|hamper|restrict|imped)\w*|due")  # 受可解释性的限制
_BASELINE = frozenset(
    "than versus vs compared".split()
)  # told by what it lacks, or not at all: faster than without
_THERE = frozenset("presence present exists existence".split())  # presence or absence: 是否存在
_IDLE = frozenset("hesitate worry forget".split())  # do not hesitate: 欢迎随时
_ONE_OF = re.compile("其一|之一|二选一")  # either, but not both
_TIMES = frozenset("before after earlier later".split())  # cannot end before: 必须在…之后
_NEAR = 4  # words before a plain word, among which those of a question or a comparison stand
_STOP = re.compile("[.;:?!]")
_STEM = 5  # letters that words have in common which mean the same
_SHORTEST = 2  # characters of what a word denies: 稳 says nothing
_SURELY = 0.7  # rate of a word that is seldom rendered without a negative
_NEGATIVE = "不无未非够难缺"
# What stands before or after what a word like *unstable* denies, where it is denied in other words: 鲜有探索, 一致性问题.
_DENYING = f"[{_NEGATIVE}鲜少待尚仍失抗防][^，。；]{{0,6}}"
_WANTING = "[^，。；]{0,6}(?:问题|差|低|弱|不|缺|挑战|下降|风险|偏|丧|受损|失|困难|影响)"
_PREFIXES = ("un", "non", "in", "im", "ir")
_BARELY = re.compile(rf"(?:{'|'.join(_PREFIXES)})-?(?=[a-z]{{4}})")
# How words that deny, and words that are likely to be made negative, are written, to be looked for quickly.
_WRITTEN = tuple(f" {written}" for written in "not no never lack fail absen none nobody".split()) + tuple(
    """
    Not No annot n't n’t ithout Lack unable inability nsufficient nadequate either mpossible ardly arely seldom othing
    """.split()
)
_MADE = tuple(
    f" {begin}" for begin in "un non irr imb imper impr inac inad inc indep inef inf ins inv".split()
)


def places(english: str) -> list[int]:
    """Where words stand in an English text that deny, and where words begin that may be made negative, in order."""
    return _places(english, _WRITTEN + _MADE)


def _places(english: str, written_so: Iterable[str]) -> list[int]:
    found = []
    for written in written_so:
        at = english.find(written)
        while at >= 0:
            found.append(at + 1)  # past the space that some begin with
            at = english.find(written, at + 1)
    return sorted(found)


def gone(passage: Passage) -> Iterator[LogicFault]:
    """The negatives of the passage's English that its Chinese has not."""
    told = list(lost(passage))
    yield from told
    yield from (fault for fault in undone(passage) if all(fault.source != other.source for other in told))


def lost(passage: Passage) -> Iterator[LogicFault]:
    """A word that denies to which nothing in the Chinese answers, though what it denies is said there."""
    deniers = {
        at: kind for at in range(len(passage.words)) if (kind := _kind_at(passage.words, at)) is not None
    }
    if deniers and not _doubled(passage) and not passage.english.text.rstrip().endswith("?"):
        for at in _Denials(passage, deniers).unanswered():
            yield LogicFault("negation-lost", passage.chinese, passage.word(at))


class _Denials:
    """The words of a passage that deny, and the Chinese signs that may answer to them."""

    def __init__(self, passage: Passage, deniers: dict[int, _Kind]) -> None:
        self._passage, self._deniers = passage, deniers
        self._signs = [_as_negative(sign, passage.normal) for sign in NEGATION.signs(passage.normal)]
        self._regions = {at: region(passage, at) for at in deniers}

    def unanswered(self) -> Iterator[int]:
        """Those (numbers of words) for which no sign is left when as many as can have one."""
        answers = {
            at: self._answers(at)
            for at, kind in self._deniers.items()
            if (self._regions[at] is not None or kind.surely)
            and not _otherwise(self._passage, at)
            and self._is_said(at)
            and not self._softly(at, kind)
        }
        owner: dict[int, int] = {}

        def answered(at: int, tried: set[int]) -> bool:
            for k in answers[at]:
                if k not in tried:
                    tried.add(k)
                    if k not in owner or answered(owner[k], tried):
                        owner[k] = at
                        return True
            return False

        def urgent(at: int) -> tuple[bool, int]:
            """Those that have a sign in their own clauses come first, and of them those with the fewest."""
            own = any(self._stands_in(k, self._regions[at]) for k in answers[at])
            return not own, len(answers[at])

        for at in sorted(answers, key=urgent):
            # Where a sign stands in its own clauses, one may render two of a sentence: "lacks this and lacks that".
            if not answered(at, set()) and not any(
                self._stands_in(k, self._regions[at]) and self._together(at, owner[k]) for k in answers[at]
            ):
                yield at

    def _together(self, at: int, other: int) -> bool:
        """True when both words stand in a sentence."""
        return _begin(self._passage, at) == _begin(self._passage, other)

    def _answers(self, at: int) -> list[int]:
        """The negatives that may answer to the word: those of its clauses, and of the next ones if no other word's."""
        where = self._regions[at]
        return [
            k
            for k, sign in enumerate(self._signs)
            if sign.says in _HARD
            and (k not in self._taken or self._is_own(at, sign))
            and (
                self._stands_in(k, where)
                or self._deniers[at] is _MADE_SO  # a predicate may stand far from its subject
                or (where is not None and where.has(self._clauses[k], 1) and k not in self._reserved)
            )
        ]

    def _stands_in(self, k: int, where: Region | None) -> bool:
        return where is None or where.has(self._clauses[k])

    def _is_own(self, at: int, sign: Sign) -> bool:
        """True when the sign is a part of a rendering of the word: 缺乏 for *lack*."""
        least = sign.end - sign.start
        return any(
            _covers(self._passage.normal, text, sign)
            for text, _ in telling(self._passage.words[at])
            if len(text) >= least
        )

    def _is_said(self, at: int) -> bool:
        """True when what the word denies is said: 保持 for *not increase* says something else."""
        heard = [word for word in behind(self._passage, at) if not word.endswith("ly") and known(word)]
        begin, end = self._extent(self._regions[at], margin=1)
        return not heard or any(
            self._passage.normal.find(text, begin, end) >= 0
            for word in heard[:_DENIED]
            for text, _ in telling(word)
        )

    def _softly(self, at: int, kind: _Kind) -> bool:
        """True when something softer than a negative may render the word."""
        where = self._regions[at]
        first, last = self._extent(where, margin=1)
        for k, sign in enumerate(self._signs):
            if sign.says in _HARD:
                continue
            if sign.says in kind.softly and k not in self._taken:
                if kind is not _NOT if where is None else where.has(self._clauses[k]):
                    return True
            if (
                sign.says not in ("contrast", "mere", "apart")
                and first <= sign.start < last
                and any(
                    _covers(self._passage.normal, text, sign) for text, _ in telling(self._passage.words[at])
                )
            ):
                return True
        return kind.also.search(self._unclaimed, *self._extent(where)) is not None

    def _extent(self, where: Region | None, margin: int = 0) -> tuple[int, int]:
        clauses = self._passage.clauses
        if where is None:
            return 0, len(self._passage.normal)
        return clauses[max(0, where.first - margin)][0], clauses[min(where.last + margin, len(clauses) - 1)][
            1
        ]

    @cached_property
    def _clauses(self) -> list[int]:
        """The clause of each sign."""
        numbers, number = [], 0
        for sign in self._signs:
            while number + 1 < len(self._passage.clauses) and sign.start >= self._passage.clauses[number][1]:
                number += 1
            numbers.append(number)
        return numbers

    @cached_property
    def _unclaimed(self) -> str:
        """The Chinese without the signs that other words account for."""
        said = self._passage.normal
        for k in self._claimed:
            sign = self._signs[k]
            said = said[: sign.start] + "_" * (sign.end - sign.start) + said[sign.end :]
        return said

    @cached_property
    def _taken(self) -> set[int]:
        """The signs that are not there to deny what a denier denies."""
        said = self._passage.normal
        void = {
            k
            for k, sign in enumerate(self._signs)
            if _VOID.match(said, sign.start) or _VOID.match(said, max(0, sign.start - 1))
        }
        return void | self._claimed

    @cached_property
    def _claimed(self) -> set[int]:
        """The signs that are part of a rendering of another word: 排除 for *excludes*, 不 of 不均 for *uneven*."""
        found: set[int] = set()
        for at, word in enumerate(self._passage.words if self._signs else ()):
            if at not in self._deniers:
                beside = not _is_negative(word) and any(
                    -_TOGETHER < at - other <= _TOGETHER for other in self._deniers
                )
                found |= self._by_rendering(word, beside=beside) | self._by_stem(word)
        return found

    def _by_rendering(self, word: str, *, beside: bool) -> set[int]:
        """The signs in the word's likeliest rendering; no negatives where it stands ``beside`` a word that denies."""
        said = self._passage.normal
        first = next((text for text, _ in telling(word) if text in said), None)
        if first is None:
            return set()
        covered = [k for k, sign in enumerate(self._signs) if _covers(said, first, sign)]
        soft = {k for k in covered if self._signs[k].says not in _HARD}
        if beside or len(first) < _SHORTEST:
            return soft
        rates = learned(word)
        hard = [k for k in covered if k not in soft and rates.get(self._signs[k].says, 0.0) >= _NEGATIVELY]
        return soft | set(hard[:1])  # one word has one negative

    def _by_stem(self, word: str) -> set[int]:
        """The signs before what a word like *unresolved* denies: 未 of 未解决."""
        stem = _PREFIX.sub("", word)
        if stem == word or not _is_negative(word):
            return set()
        said = self._passage.normal
        starts = tuple(text for text, _ in telling(stem))
        return {k for k, sign in enumerate(self._signs) if said.startswith(starts, sign.end)}

    @cached_property
    def _reserved(self) -> set[int]:
        """The negatives in the clauses of other negative words."""
        found: set[int] = set()
        for at, word in enumerate(self._passage.words):
            said_together = any(0 < at - denier < _NEAR for denier in self._deniers)  # not preclude: 不妨碍
            if (
                _is_negative(word)
                and not said_together
                and (at not in self._deniers or word.startswith("fail"))
            ):
                where = region(self._passage, at)
                if where is not None:
                    found |= {k for k, number in enumerate(self._clauses) if where.has(number)}
        return found


def _kind_at(words: Sequence[str], at: int) -> _Kind | None:
    kind = _kind_of(words[at])
    if kind is None and at and words[at - 1] in _BEING and _is_made(words[at]):
        return _MADE_SO
    return kind


@cache
def _is_made(word: str) -> bool:
    if word.endswith("ly") or _MADE_SO.words.fullmatch(word) is None:
        return False
    if word in ("independent", "irrespective"):
        return True
    # What is left without the prefix is a word: invited is not made of *vited*.
    return learned(word).get("not", 0.0) >= _NEGATIVELY and known(_PREFIX.sub("", word))


@cache
def _kind_of(word: str) -> _Kind | None:
    return next((kind for kind in _KINDS if kind.words.fullmatch(word)), None)


def _as_negative(sign: Sign, said: str) -> Sign:
    if sign.says == "trouble" and _INNER.search(said, sign.start, sign.end):
        return Sign("not", sign.start, sign.end)
    return sign


def _covers(said: str, text: str, sign: Sign) -> bool:
    return text in said[max(0, sign.end - len(text)) : sign.start + len(text)]


@cache
def _is_negative(word: str) -> bool:
    known = learned(word)
    if sum(known.get(kind, 0.0) for kind in _HARD) >= _NEGATIVELY:
        return True
    made = re.fullmatch("un(?!der|i|less)[a-z]{5,}|non-?[a-z]{4,}|[a-z]{4,}less", word)
    return not known and made is not None


# ---- what may be said without a negative ---------------------------------------------------------------


def _otherwise(passage: Passage, at: int) -> bool:
    """True where Chinese has no need of a negative for the word, or the word denies nothing."""
    words = passage.words
    word, near = words[at], words[at + 1 : at + 3]
    return (
        passage.word(at).text.isupper()  # NO, a gas
        or _left_in_english(passage, at)
        or _in_question(passage, at)
        or (word.startswith("fail") and near[:1] != ["to"])
        or (word == "neither" and any(map(_NOT.words.fullmatch, words[_begin(passage, at) : at])))
        or near[:1] == ["bells"]  # and whistles
        or not _IDLE.isdisjoint(near)
        or (word == "no" and _is_abbreviation(passage, at))
        or (near[:1] == ["both"] and _ONE_OF.search(passage.normal) is not None)
        or (not _TIMES.isdisjoint(words[at : at + _NEAR]) and "必须" in passage.normal)
        or (not _ONLY_IF.isdisjoint(words[at:]) and bool(_ONLY_ZH.search(passage.normal)))
        or (words[at - 1 : at] == ["but"] and bool(_STILL.search(passage.normal)))
        or any(other in _TWICE or (word[:4] != "with" and _is_negative(other)) for other in near)
        or (not _EASY.isdisjoint(words[at + 1 : at + 4]) and "难" in passage.normal)
        or (
            (word == "without loss" or any(map(_CHANGE.match, near))) and bool(_STEADY.search(passage.normal))
        )
        or (word == "without" and not _MUCH.isdisjoint(near) and bool(_LITTLE.search(passage.normal)))
        or (not _NEW.isdisjoint(words[at + 1 : at + 1 + _NEAR]) and "新" in passage.normal)
        or (
            word == "lack"
            and any(map(_HINDERED.fullmatch, words[max(0, at - _NEAR) : at]))
            and "限" in passage.normal
        )
    )


def _doubled(passage: Passage) -> bool:
    """True when two words make no negation, or one that is said otherwise: cannot … without, not … limited."""
    words = passage.words
    last = -1
    for at, word in enumerate(words):
        if last >= 0 and word in _SECOND and at - last < (_APART if word not in _WANTING_OF else _NEAR):
            if _begin(passage, at) <= last:
                return True
        if _FIRST.fullmatch(word):
            last = at
    return _said_again(words)


def _begin(passage: Passage, at: int) -> int:
    """The first word of the sentence, or of the part of it before a semicolon, in which the word stands."""
    text, places = passage.english.text, passage.places
    while at > 0 and not _STOP.search(text, places[at - 1][1], places[at][0]):
        at -= 1
    return at


def _said_again(words: list[str]) -> bool:
    """True when the same is denied twice in the same words: without a model of it; this lack of a model."""
    denied: set[str] = set()
    last = -_NEAR
    for at, word in enumerate(words):
        if _kind_of(word) is not None and at - last >= _NEAR:  # not prevent this is said once
            last = at
            these = {other[:_STEM] for other in words[at + 1 : at + 1 + _STEM] if len(other) > _STEM}
            if these & denied:
                return True
            denied = these
    return False


def _in_question(passage: Passage, at: int) -> bool:
    """True where the word only says what else might be, or is not: whether it fails, faster than without."""
    words = passage.words
    before = words[max(_begin(passage, at), at - _NEAR) : at]
    if words[at] in ("lack", "absence") and not _THERE.isdisjoint(words):
        return True
    return "whether" in before or not _BASELINE.isdisjoint(before)


def _is_abbreviation(passage: Passage, at: int) -> bool:
    """True for the *no* of a number: line no., room no. 5."""
    after = passage.english.text[passage.places[at][1] :].lstrip(" .")
    return not after or after[0].isdigit()


def _left_in_english(passage: Passage, at: int) -> bool:
    """True when the very word stands in the Chinese."""
    word = passage.word(at).text.lower()
    return (
        word in passage.normal
        and re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", passage.normal) is not None
    )


# ---- words like unstable -------------------------------------------------------------------------------


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
            and not _left_in_english(passage, at)
        ):
            yield LogicFault("negation-lost", passage.chinese, passage.word(at))


def _bare(passage: Passage, word: str) -> bool:
    """True where of the word's renderings (不稳定, 非稳态) only what they deny is there: 稳定, with nothing before it."""
    prefix = _BARELY.match(word)
    if (
        prefix is None
        or learned(word).get("not", 0.0) < _SURELY
        or not known(_PREFIX.sub("", word))  # invited
    ):
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
