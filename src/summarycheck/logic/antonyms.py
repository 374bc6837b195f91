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
from summarycheck.logic.regions import region
from summarycheck.logic.weigh import telling

_DENIED = re.compile("[不没未无非免防]|难以|并非")
_DENIED_BEFORE = 5  # characters before an opposite in which it may be denied
_DENIES = re.compile(
    r"not|no|never|without.*|neither|nor|cannot|fail\w*|rather than|instead of|prevent\w*|avoid\w*|less|little|hardly|unable|lack\w*|counter\w*|combat\w*|offset\w*|revers\w*|mitigat\w*|alleviat\w*|reduc\w*|stop\w*|halt\w*|slow\w*|limit\w*|minimi\w*|resist\w*|against|protect\w*|than"
)
_TROUBLE = re.compile(
    "challeng|difficult|problem|struggl|trouble"
)  # a challenge to provide enough: 不足的挑战
_COMPARED = re.compile("相比|相较|比起|对比")
_AVERTED = 2  # words before one in which a "before" averts it: before it leads to errors
_BEFORE = 4  # words before one that may turn it
_NUMBER_BEFORE = re.compile(r"[\d０-９%％倍][^，。；]{0,6}$")
_NUMBER_AFTER = re.compile(r"[了至到约为近超达过高最多\s]{0,5}[\d０-９一二两三四五六七八九十百千万亿]")
_BAD = re.compile(
    "误差|错误|延迟|时间|时延|成本|开销|损失|复杂|内存|能耗|消耗|风险|噪声|困惑|偏差|偏见|方差|需求|负担|依赖|幻觉|不确定|毒性|冗余|计算量|参数量|失真"
    "|干扰|差距|过拟合|漏|误|症|病|痛|死亡|障碍|瓶颈|率"
)


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
    """True where a word before it turns it: *prevents delays*, *before it leads to errors*."""
    before = passage.words[max(0, at - _BEFORE) : at]
    return any(map(_DENIES.fullmatch, before)) or "before" in before[-_AVERTED:]


def _turned(passage: Passage, at: int, kind: Word, opposites: re.Pattern[str]) -> LogicFault | None:
    where = region(passage, at)
    if where is None or any(map(_TROUBLE.match, passage.words[:at])):
        return None
    clauses = passage.clauses
    begin, end = clauses[where.first][0], clauses[where.last][1]
    if not opposites.search(passage.normal, begin, end):
        return None
    if "than" in passage.words[at:] and _COMPARED.search(passage.normal):
        return None  # 与甲相比，乙较小 for *A is greater than B*
    others = _without_others(passage, at)
    for opposite in opposites.finditer(others, begin, end):
        rest = others[: opposite.start()] + "_" * len(opposite[0]) + others[opposite.end() :]
        if (
            kind.renderings.search(rest, begin, end)
            or direction.WITH.search(others[begin : opposite.start()])
            or _DENIED.search(others, max(begin, opposite.start() - _DENIED_BEFORE), opposite.start())
            or _NUMBER_AFTER.match(passage.normal, opposite.end())
            or _NUMBER_BEFORE.search(passage.normal, max(begin, opposite.start() - 8), opposite.start())
            or (direction.of_what_is_bad(passage, at, others[begin:end]))
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
        if other != at and opposed(word) != opposed(passage.words[at]):
            text = next((text for text, _ in telling(word) if text in said), "")
            if text and text not in own:
                said = said.replace(text, "_" * len(text))
    return said
