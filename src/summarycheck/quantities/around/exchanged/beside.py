"""What stands beside a number: the things it belongs to, and whether they are those beside its answer.

A number that was given to another thing keeps its value; only its company tells. Each word that belongs to one of
two source numbers is looked for in the target, as it stands or as the lexicon renders it: what answers to it stands
with the answer of its own number or, where the two were exchanged, with that of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.lexicon import shipped
from summarycheck.model import Quantity
from summarycheck.quantities.around.exchanged import hearing
from summarycheck.quantities.around.exchanged.company import (
    BREAK_ZH,
    LATIN,
    REACH_LIST,
    REACH_ZH,
    SENTENCE_ZH,
    Word,
    counts,
    couples_of,
    nouns_of,
    own_words,
    segments_of,
)
from summarycheck.quantities.around.pairs import DATED, LIST_GAP_EN, LIST_GAP_ZH, Link, Oddity, Pairs
from summarycheck.quantities.clauses import sentence_around

#: And where what is said of the counted things begins.
_SAID_ZH = re.compile(
    "用于|来自|进行|实现|达到|取得|显著|优于|超过|表现|提升|提高|降低|证明|表明|验证|上(?![下市游述层])|中的"
)
#: After a number these make it a score, which is no count: 20分.
_SCORED = frozenset("分点")
#: What stands between two counts of one couple.
_COUPLED_EN = re.compile(r"[^.;:()\d]{1,48}\band\s")
_COUPLING_ZH = re.compile("[和与及、]")
#: A name that says what a value is of: 8% on AIME, 0.87 for SD-VAE.
_OF_NAME = re.compile(
    r"[\s%$\\]*(?:points? )?(?:for|on|with|in) (?:the )?((?=[\w.-]*[A-Z0-9])[A-Za-z][\w.-]*\w)\b"
)
_VERSION = re.compile(r"\s?\d")
_BARE_LIST_ZH = re.compile(r"[\s%％、，,和与及以或/→$\\()（）]*")
#: And in the target what leads from a name to its value.
_LEADING = re.compile(
    r"(?:数据集|基准|测试|模型|任务|上|中|的|则|仅|为|是|达到?|了|获得|取得|得分|高出|提升|提高|增加|增长|降低|减少|下降|改进|约|近|\s){0,6}"
)


def exchanged(source: str, target: str, first: Link, second: Link) -> bool:
    """Whether each of two numbers stands in the target with the company that the other has in the source.

    Counts of things are followed by their things in both languages. Values may stand on either side of theirs, or in
    a list of their own ("92.1% and 88.3% on A and B"), whose order is that of the things.
    """
    (a1, b1), (a2, b2) = first, second
    spots = a1.start, a1.end, a2.start, a2.end
    if not LIST_GAP_EN.match(source[a1.end : a2.start]):
        if counts(a1) and target[b1.end : b1.end + 1] not in _SCORED and not _told_first(target, b1, b2):
            nouns = nouns_of(source, *spots)
            if len({word.owner for word in nouns}) == 2:
                return _counted_across(nouns, target, b1, b2)
            if nouns and _COUPLED_EN.fullmatch(source, a1.end, a2.start):
                return _counted_across(nouns, target, b1, b2)
        return (
            _valued_across(own_words(source, *spots), target, b1, b2) < 0
            or named_across(source, target, first, second)
            or _groups_across(source, target, first, second)
        )
    # The things of a bare list are those of the nearest couple that the target answers to.
    verdicts = (_valued_across(company, target, b1, b2) for company in couples_of(source, a1.start, a2.end))
    return next((verdict for verdict in verdicts if verdict), 0) < 0


#: After a count whose thing stands before it: 疫苗组15例、对照组9例.
_TOLD = re.compile(r"[例人名个位项次只]\s?[、，；,;]")


def _told_first(target: str, b1: Quantity, b2: Quantity) -> bool:
    """Whether the things of two counts stand before them in the target, so that what follows the first is the second's."""
    left, right = (b1, b2) if b1.start < b2.start else (b2, b1)
    told = _TOLD.match(target, left.end)
    return told is not None and told.end() < right.start


def keep_company(source: str, target: str, first: Link, second: Link) -> bool:
    """Whether what stands beside one of two numbers in the source stands beside its answer, rather than beside the other's."""
    (a1, b1), (a2, b2) = first, second
    spots = a1.start, a1.end, a2.start, a2.end
    if counts(a1):
        return (
            max(
                hearing.leaning(
                    nouns_of(source, *spots), hearing.counted_by(target, b1, b2), hearing.speaks_close
                )
            )
            > hearing.PLAIN
        )
    company = own_words(source, *spots)
    left, right = (b1, b2) if b1.start < b2.start else (b2, b1)
    windows = segments_of(
        target, (left.start, left.end), (right.start, right.end), BREAK_ZH, SENTENCE_ZH, REACH_ZH
    )
    here, there = windows if left is b1 else windows[::-1]
    return sum(hearing.leaning(company, (here.lower(), there.lower()), hearing.speaks)) > hearing.PLAIN


def _counted_across(company: tuple[Word, ...], target: str, b1: Quantity, b2: Quantity) -> bool:
    """Whether two counts are followed by each other's things: 29个邦的14个中心 for "29 centres in 14 states"."""
    windows = hearing.counted_by(target, b1, b2)
    lean = hearing.leaning(company, windows, hearing.speaks_close)
    if max(lean) < 0:
        return max(lean) <= -hearing.SLIGHT and sum(lean) <= -hearing.ALONE
    if sum(lean) > -hearing.ALONE or any(
        _akin(word, windows[word.owner], windows[1 - word.owner]) for word in company
    ):
        return False
    # One side is silent: what stands behind 的, or heads a couple, may belong to both (3000个基于六国场景的问题).
    if _COUPLING_ZH.search(target, min(b1.end, b2.end), max(b1.start, b2.start)):
        company = tuple(word for word in company if not word.head)
    company = tuple(
        word for word in company if not any(word.text in other.text for other in company if other is not word)
    )
    plain = windows[0].partition("的")[0], windows[1].partition("的")[0]
    lean = hearing.leaning(company, plain, hearing.speaks_close)
    return max(lean) <= 0 and min(lean) <= -hearing.ALONE


def _akin(word: Word, own: str, other: str) -> bool:
    """Whether a word that the other window answers to may be the thing in its own: 地点, not 位点, for *sites*."""
    return any(rendering.text[-1] in own for rendering in word.renderings if rendering.text in other)


def part_turned(source: str, target: str, first: Link, second: Link) -> bool | None:
    """Whether "15 of 16 patients" became 15例患者中16例; ``None`` where the two are no part and whole."""
    (a1, b1), (a2, b2) = first, second
    if _PARTITIVE.fullmatch(source, a1.end, a2.start) is None:
        whole_first = _OF_WHICH.fullmatch(source, a1.end, a2.start) is not None
        turned = whole_first and b2.start < b1.start and _OF_WHICH_ZH.fullmatch(target, b2.end, b1.start)
        return True if turned else None
    return b1.start < b2.start and _AMONG_ZH.search(target, b1.end, b2.start) is not None


_PARTITIVE = re.compile(
    r"[\s$]*(?:(?:[\w-]+\s+){0,3}?out\s+of|of)\s+(?:(?:the|all|its|their|these|\w+\s?['’]s)\s+)?(?:(?:last|past|first|next|top|best|other)\s+)?[\s$(]*"
)
_OF_WHICH = re.compile(r"[^.;\d]{0,90}\b(?:of|among) (?:which|whom|these|them|those),? (?:only |just )?")
_OF_WHICH_ZH = re.compile("[^。；\\d]{0,24}其中(?:有|仅有?|只有|的)?\\s?")
_AMONG_ZH = re.compile("(?<!其)中|里|之内|的\\s?$")


def _valued_across(company: tuple[Word, ...], target: str, b1: Quantity, b2: Quantity) -> int:
    """-1 where the company of two values stands with each other's answers, 1 where with their own, 0 where neither."""
    left, right = (b1, b2) if b1.start < b2.start else (b2, b1)
    if not company:
        return 0
    if LIST_GAP_ZH.match(target[left.end : right.start]):
        return hearing.listed_across(company, target, b1, b2)
    windows = segments_of(
        target, (left.start, left.end), (right.start, right.end), BREAK_ZH, SENTENCE_ZH, REACH_ZH
    )
    here, there = windows if left is b1 else windows[::-1]
    lean = hearing.leaning(company, (here.lower(), there.lower()), hearing.speaks)
    if max(lean) <= -hearing.DISTINCT:
        return -1
    return int(min(lean) >= 0 and max(lean) > 0)


def named_across(source: str, target: str, first: Link, second: Link) -> bool:
    """Whether a name that belongs to one value ("8% on AIME") leads to the other's answer (在AIME上高出10.7%)."""
    (left, right) = sorted((first[1], second[1]), key=lambda b: b.start)
    if _BARE_LIST_ZH.fullmatch(target, left.end, right.start):
        return False
    for (a, own), (_, other) in ((first, second), (second, first)):
        of = _OF_NAME.match(source, a.end)
        if of is None or _VERSION.match(source, of.end()):
            continue
        if source.count(of[1], max(0, a.start - REACH_LIST), of.end() + REACH_LIST) > 1:
            continue
        follows = target.startswith(of[1], own.end + 1)
        if _leads(of[1], target, other) and not (_leads(of[1], target, own) or follows):
            return True
    return False


_OWNS_ZH = re.compile(r"(?a)(?<![\w.-])((?=[\w.-]*[A-Z])[A-Za-z][\w.-]*\w)(?:的|为|仅为|只有|达)\s?$")
_VALUE = r"(\d+(?:\.\d+)?)"


def of_another(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """A value given to a name that the source gives another one: GPT-4o的49.2% for "54.9% for GPT-4o and 49.2% for the best open one"."""
    for a, b in pairs:
        if target[b.start - 1 : b.start] not in _OWNING or not a.single or b.kind in DATED:
            continue
        named = _OWNS_ZH.search(target, max(0, b.start - 32), b.start)
        other = _FOR_ANOTHER.match(source, a.end) if named else None
        if named is None or other is None or other["what"].startswith(named[1]):
            continue
        begin, end = sentence_around(source, a)
        own = re.compile(rf"{_VALUE}[\s%$\\]*{other['by']} (?:the )?{re.escape(named[1])}(?![\w-])")
        if source.count(named[1], begin, end) == 1 and (said := own.search(source, begin, end)):
            if said[1] not in a.text and not re.search(rf"(?<![\d.]){re.escape(said[1])}(?!\d)", target):
                yield ("misattributed", a, b, {"name": named[1], "source_name": other["what"].strip()})


_OWNING = frozenset("的为有达 ")
_FOR_ANOTHER = re.compile(r"[\s%$\\]*(?P<by>for|by|with|from) (?:the )?(?P<what>[^\d.,;()]{2,40})")


#: The group that a value is of, and in the target what leads from it to the value, or to a list of the values of two.
_OF_GROUP = re.compile(
    r"(?:[^.;,()\d]{0,24}\))?[^.;,()\d]{0,48}?\b(?:in|for|of|among) (?:the )?([a-z][\w-]*)[ -](?:groups?|arms?|cohorts?)\b"
)
_GROUP_LEADING = re.compile(r"(?:组别?|队列|患者|受试者)[^，。；、\d和与及]{0,12}")
_COUPLED_ZH = re.compile(
    r"(?P<first>[^，。；、：\d]{0,16}(?:和|与|及))?[^，。；、\d]{2,16}分别[^，。；、\d]{0,8}"
)


def _groups_across(source: str, target: str, first: Link, second: Link) -> bool:
    """The same of a group that only the lexicon knows: 标准组为8.9% for "11.6% of those in the standard group"."""
    left, right = sorted((first[1], second[1]), key=lambda b: b.start)
    listed = LIST_GAP_ZH.match(target[left.end : right.start]) is not None
    groups = [_OF_GROUP.match(source, a.end) for a, _ in (first, second)]
    for group, (_, own), (_, other) in zip(groups, (first, second), (second, first), strict=True):
        for called in _called(group[1]) if group else ():
            if listed and (at := target.rfind(called, max(0, left.start - _COUPLE_WITHIN), left.start)) >= 0:
                couple = _COUPLED_ZH.fullmatch(target, at + len(called), left.start)
                if couple is not None:
                    return own is (right if couple["first"] else left)
            elif not listed and _leads_to(called, target, other):
                return not _leads_to(called, target, own)
    return False


#: So far before a list its two things may stand.
_COUPLE_WITHIN = 44


def _called(group: str) -> list[str]:
    """What a group may be called in Chinese; the lexicon knows of no control that is one."""
    entries = map(shipped().entry, group.split("-"))
    return [one.text for entry in entries if entry for one in entry.renderings] + ["对照"] * (
        group == "control"
    )


def _leads_to(group: str, target: str, b: Quantity) -> bool:
    at = target.rfind(group, max(0, b.start - 24), b.start)
    return at >= 0 and _GROUP_LEADING.fullmatch(target, at + len(group), b.start) is not None


def _leads(name: str, target: str, b: Quantity) -> bool:
    """Whether nothing but what leads to a value stands between the name and the number after it."""
    at = target.rfind(name, max(0, b.start - 32), b.start)
    return at >= 0 and _LEADING.fullmatch(target, at + len(name), b.start) is not None


def same_noun(source: str, target: str, a: Quantity, b: Quantity) -> bool | None:
    """Whether the nouns after two counts are the same; ``None`` when the lexicon does not know."""
    noun = nouns_of(source, a.start, a.end, len(source), len(source))
    window = hearing.NOUN_END_ZH.split(target[b.end : b.end + REACH_ZH])[0].lower()
    if not noun or not window:
        return None
    window = _SAID_ZH.split(window)[0]
    if any(hearing.speaks(word, window) for word in noun):
        return True
    return False if all(word.renderings for word in noun) else None


def names_turned(near_en: str, near_zh: str) -> bool:
    """Whether names that two stretches share stand in another order in the second."""
    ours = [match.group().lower() for match in LATIN.finditer(near_en)]
    shared = [
        m.group().lower() for m in LATIN.finditer(near_zh) if len(m.group()) > 1 and m.group().lower() in ours
    ]
    order = [ours.index(word) for word in dict.fromkeys(shared)]
    return len(order) >= 2 and order != sorted(order)
