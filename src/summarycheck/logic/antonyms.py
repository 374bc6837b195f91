"""Opposites: 慢 for *faster*, 加剧 for *alleviates*, in the clauses that render what stands beside the word.

A word is turned where none of the many Chinese words that may render it is in its clauses or beside them, but one of its
opposites is, and no other word of the source accounts for that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from summarycheck.logic import direction
from summarycheck.logic.fault import LogicFault
from summarycheck.logic.passages import Passage
from summarycheck.logic.regions import region
from summarycheck.logic.weigh import telling


class _Word(NamedTuple):
    """English words, what may render them, and what says the opposite."""

    words: re.Pattern[str]
    renderings: re.Pattern[str]
    opposites: re.Pattern[str]
    up: bool  # whether it says more of something, or less
    worth: bool  # whether it tells good from bad, so that a lower error is a better one


_MORE = "增|升|高|大|多|强|涨|扩|加[剧重大快速]|长|提|超|激|越|翻|攀|富|深|重|拓|丰"
_LESS = "减|降|低|少|小|缩|削|弱|跌|下|短|省|轻|缓|消|压|抑|节|损|衰|退|窄|慢|缺|失|不[足如及]|劣|差|廉|薄|免|避|遏|控|滑|除|软|浅"
_WELL = "提|增|改|升|高|优|好|强|进|完善|佳|更|胜|超|善|益|助|良|快|精|领先|突破"
_ILL = "差|劣|恶|低|糟|坏|逊|不[如及佳利良]|下|降|损|害|减|退|弱|负|影响|破坏|牺牲|妨|碍|阻|受|欠|失|衰|落后|折扣|伤|危"


def _word(words: str, renderings: str, opposites: str, *, up: bool, worth: bool = False) -> _Word:
    return _Word(re.compile(words), re.compile(renderings), re.compile(opposites), up, worth)


_WORDS: Sequence[_Word] = (
    _word(
        "increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|rais(?:e|es|ed|ing)|grow(?:s|n|ing)?|grew|elevat(?:e|es|ed|ing)|higher",
        _MORE,
        "减[少小弱轻缓低]|降低|下降|下滑|缩[小短减]|削[弱减]|更[低少小]|较[低少小]|越[低少小]|低于|走低|回落|收窄",
        up=True,
    ),
    _word("larger|bigger|greater", _MORE, "更小|较小|越小|小于|更少|较少|越少|更低", up=True),
    _word(
        "(?:reduc|decreas|diminish|lower)(?:e|es|s|ed|ing)?|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|f[ae]ll(?:s|en|ing)?|shr[aiu]nk(?:s|ing)?|narrow(?:s|ed|ing)|lessen(?:s|ed|ing)?|erod(?:e|es|ed|ing)",
        _LESS,
        "增[加大强多长高]|提[高升]|上升|升高|扩大|加[剧重大快强]|更[高多大]|较[高多大]|越[高多大]|高于|走高|回升|上涨|拉大",
        up=False,
    ),
    _word(
        "smaller|fewer|lighter|cheaper|shorter",
        _LESS + "|快|便",
        "更[大多重贵长]|较[大多重贵长]|越[大多重贵长]|多于|大于|昂贵|[大多重长贵]得多",
        up=False,
    ),
    _word(
        "faster|quicker|accelerat(?:e|es|ed|ing)|speeds up|hasten(?:s|ed|ing)?",
        "快|速|迅|短|早|促|推|加|提|省|少|减",
        "慢|减缓|放缓|迟缓|延缓|推迟",
        up=True,
    ),
    _word(
        "slower|slow(?:s|ed|ing)?|delay(?:s|ed|ing)|hamper(?:s|ed|ing)?",
        "慢|缓|迟|延|晚|阻|碍|减|降|抑|推|放|长|拖|妨",
        "加[快速]|更快|较快|越快|快于|促进",
        up=False,
    ),
    _word(
        "stronger|strengthen(?:s|ed|ing)?|amplif(?:y|ies|ied|ying)|intensif(?:y|ies|ied|ying)|boost(?:s|ed|ing)?|promot(?:e|es|ed|ing)|stimulat(?:e|es|ed|ing)|facilitat(?:e|es|ed|ing)|enhanc(?:e|es|ed|ing)",
        _MORE + "|促|推|助|强|加|鼓|激|刺|便|有利|改|优|进|诱|放|好|升",
        "减弱|削弱|抑制|阻碍|妨碍|减[少缓轻]|更弱|较弱|越弱|弱于|降低|损害|压制",
        up=True,
    ),
    _word(
        "weaker|weaken(?:s|ed|ing)?|attenuat(?:e|es|ed|ing)|suppress(?:es|ed|ing)?|inhibit(?:s|ed|ing)?|alleviat(?:e|es|ed|ing)|mitigat(?:e|es|ed|ing)|eas(?:es|ed|ing)|relie(?:ve|ves|ved|ving)|curb(?:s|ed|ing)?|undermin(?:e|es|ed|ing)|dampen(?:s|ed|ing)?",
        _LESS + "|止|防|阻|改善|解决|应对|破坏|危|对抗|克服|受|碍|碎",
        "增[强加大]|加[剧重强大]|促进|提[高升]|更强|较强|越强|强于|放大|刺激|激发",
        up=False,
    ),
    _word(
        "worsen(?:s|ed|ing)?|exacerbat(?:e|es|ed|ing)|aggravat(?:e|es|ed|ing)",
        "剧|重|恶|差|坏|糟|劣|严|加|增|高|大|降|更|深|激|放",
        "缓解|减[轻弱少缓]|改善|好转",
        up=True,
    ),
    _word(
        "improv(?:e|es|ed|ing)|better",
        _WELL + "|减|降|低|省|少",
        "恶化|损害|变差|更差|越差|削弱|劣于|不如|不及|逊[于色]",
        up=True,
        worth=True,
    ),
    _word(
        "degrad(?:e|es|ed|ing)|impair(?:s|ed|ing)?|hurt(?:s|ing)?|harm(?:s|ed|ing)?|deteriorat(?:e|es|ed|ing)|worse|poorer",
        _ILL + "|增|高|重",
        "改善|提[高升]|增强|变好|更好|越好|优于|好于|促进",
        up=False,
        worth=True,
    ),
    _word("easier", "易|简|轻|便|顺|利|好|更能", "更难|较难|越难|难于", up=True),
    _word("harder", "难|硬|困|苦|吃力|不[易便]|努力", "更容?易|较容?易|越容?易|更简单", up=False),
    _word("earlier", "早|先|前|以往|初|既往|过去|旧|提|已", "更晚|较晚|越晚|晚于|迟于", up=False),
    _word("later", "晚|后|迟|再|稍|次|下|较新|推|延", "更早|较早|越早|早于", up=True),
    _word("overestimat(?:e|es|ed|ing)", "高|过", "低估", up=True),
    _word("underestimat(?:e|es|ed|ing)", "低|不足|小", "高估", up=False),
)
TELLING = "加[剧重快速]|[减放推延][轻缓慢迟]|[更较越][低少小高大多快慢强弱差好长重贵难易容简晚早]|[早晚迟]于|[低高]估|[收变]窄|扩大|恶化|改善|缓解|损害|促进|抑制|阻碍|妨碍"
_SUSPECT = re.compile("|".join(sorted({one for word in _WORDS for one in word.opposites.pattern.split("|")})))
_DENIED = re.compile("[不没未无非免防]|难以|并非")
_DENIED_BEFORE = 5  # characters before an opposite in which it may be denied
_DENIES = re.compile(
    r"not|no|never|without.*|neither|nor|cannot|fail\w*|rather than|instead of|prevent\w*|avoid\w*|less|little|hardly|unable|lack\w*|counter\w*|combat\w*|offset\w*|revers\w*|mitigat\w*|alleviat\w*|reduc\w*|stop\w*|halt\w*|slow\w*|limit\w*|minimi\w*|resist\w*|against|protect\w*|than"
)
_MORE_WORDS = frozenset("more many most further additional larger greater bigger long high".split())
_LESS_WORDS = frozenset("less fewer few little limited small low short poor slow".split())
_BEFORE = 4  # words before one that may turn it
_NUMBER_BEFORE = re.compile(r"[\d０-９%％倍][^，。；]{0,6}$")
_NUMBER_AFTER = re.compile(r"[了至到约为近超达过高最多\s]{0,5}[\d０-９一二两三四五六七八九十百千万亿]")
_BAD = re.compile(
    "误差|错误|延迟|时间|时延|成本|开销|损失|复杂|内存|能耗|消耗|风险|噪声|困惑|偏差|偏见|方差|需求|负担|依赖|幻觉|不确定|毒性|冗余|计算量|参数量|失真"
    "|干扰|差距|过拟合|漏|误|症|病|痛|死亡|障碍|瓶颈|率"
)


def turned(passage: Passage) -> Iterator[LogicFault]:
    """The words of which the Chinese says the opposite."""
    if not _SUSPECT.search(passage.normal):
        return
    kinds = [_kind_of(word) for word in passage.words]
    for at, kind in enumerate(kinds):
        if kind is None or any(map(_DENIES.fullmatch, passage.words[max(0, at - _BEFORE) : at])):
            continue
        rivals = sum(other is not None and other.up is not kind.up for other in kinds)
        rivals += sum(
            (word in _MORE_WORDS) is not kind.up
            for word in passage.words
            if word in _MORE_WORDS | _LESS_WORDS
        )
        if rivals >= len(kind.opposites.findall(passage.normal)):
            continue  # the opposites answer to them
        fault = _turned(passage, at, kind)
        if fault is not None:
            yield fault


def _turned(passage: Passage, at: int, kind: _Word) -> LogicFault | None:
    where = region(passage, at)
    if where is None:
        return None
    clauses = passage.clauses
    begin, end = clauses[where.first][0], clauses[where.last][1]
    if not kind.opposites.search(passage.normal, begin, end):
        return None
    others = _without_others(passage, at)
    for opposite in kind.opposites.finditer(others, begin, end):
        rest = others[: opposite.start()] + "_" * len(opposite[0]) + others[opposite.end() :]
        if (
            kind.renderings.search(rest, begin, end)
            or _DENIED.search(others, max(begin, opposite.start() - _DENIED_BEFORE), opposite.start())
            or _NUMBER_AFTER.match(passage.normal, opposite.end())
            or _NUMBER_BEFORE.search(passage.normal, max(begin, opposite.start() - 8), opposite.start())
            or (not kind.up and direction.of_what_is_bad(passage, at, others[begin:end]))
            or (kind.worth and _BAD.search(passage.normal, begin, end))
        ):
            continue
        return LogicFault(
            "direction",
            passage.target(*opposite.span()),
            passage.word(at),
            {"thing": direction.thing(passage.normal, *opposite.span())},
        )
    return None


def _without_others(passage: Passage, at: int) -> str:
    """The Chinese without what other words account for."""
    said = passage.normal
    own = {text for text, _ in telling(passage.words[at])}
    for other, word in enumerate(passage.words):
        if other != at and _kind_of(word) != _kind_of(passage.words[at]):
            text = next((text for text, _ in telling(word) if text in said), "")
            if text and text not in own:
                said = said.replace(text, "_" * len(text))
    return said


@cache
def _kind_of(word: str) -> _Word | None:
    return next((kind for kind in _WORDS if kind.words.fullmatch(word)), None)
