"""Verbs of change in both languages by the way they go, and what may stand between a verb and its amount."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarycheck.quantities.clauses import BLANKS

#: What becomes more, …
RISES = (
    *("增加", "增长", "增大", "成长", "上升", "升高", "上涨", "攀升", "飙升", "上扬", "大涨", "猛增", "激增", "扩大"),
    *("上调", "上行", "调升", "调高", "暴涨", "延长", "升温", "走高", "收高", "增", "升", "涨"),
    *("多用", "多耗", "多花", "多占"),
)  # fmt: skip
#: … or better, which may be less;
RAISES = ("提升", "提高")
#: what becomes less.
FALLS = (
    *("降低", "减少", "下降", "下跌", "下滑", "回落", "下挫", "大跌", "暴跌", "骤降", "锐减", "缩短", "缩减", "缩小", "减小", "削减"),
    *("收窄", "压缩", "放缓", "衰退", "萎缩", "降温", "下调", "下行", "调降", "调低", "重挫", "走低", "收低", "降", "减", "跌"),
    *("少用", "少耗", "少花", "少占"),
)  # fmt: skip

#: What spares something of it, and what takes it away.
SAVES = ("节省", "节约", "减轻", "省")
TAKES = ("损失", "丧失", "失去", "剪掉", "剪除", "剪去", "去掉", "去除", "删掉", "删除", "删去", "丢弃")

#: What becomes worse, what leads to a level besides, and what says an amount besides.
WORSENS, LEADS_TO, SAYS_BY = ("恶化",), ("改善", "优化", "扩展"), ("节省", "改善", "增益", "提速")
#: What goes, and what stays.
GOES = ("损失", "丢失", "失去", "丢掉", "剪去", "剪掉", "去掉", "减少", "降低", "下降")
STAYS = ("仅剩", "只剩", "剩余", "剩下", "保留")

#: The same in English: what rises or makes rise, what falls or makes fall, what spares something or takes it away.
RISES_EN = (
    r"increas(?:e[sd]?|ing)|ris(?:es?|en|ing)|rose|gr[eo]w(?:s|n|ing)?|expand(?:s|ed|ing)?|climb(?:s|ed|ing)|jump(?:s|ed|ing)|surg(?:es|ed|ing)"
    r"|soar(?:s|ed|ing)|rall(?:ies|ied|ying)|leap(?:s|t|ed|ing)|warm(?:s|ed|ing)?"
)
RAISES_EN = r"rais(?:e[sd]?|ing)|boost(?:s|ed|ing)?|lift(?:s|ed|ing)?|elevat(?:e[sd]?|ing)|extend(?:s|ed|ing)?|lengthen(?:s|ed|ing)?|prolong(?:s|ed|ing)?"
FALLS_EN = (
    r"decreas(?:e[sd]?|ing)|f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)|shr[aiu]nk(?:s|ing)?|diminish(?:es|ed|ing)?"
    r"|slid(?:es?|ing)?|slump(?:s|ed|ing)|slip(?:s|ped|ping)|tumbl(?:es|ed|ing)|plung(?:es|ed|ing)|plummet(?:s|ed|ing)|dip(?:s|ped|ping)"
    r"|sank|retreat(?:s|ed|ing)|cool(?:s|ed|ing)?"
)
LOWERS_EN = (
    r"reduc(?:e[sd]?|ing)|lower(?:s|ed|ing)?|cut(?:s|ting)?|shorten(?:s|ed|ing)?|slash(?:es|ed|ing)?|trim(?:s|med|ming)?|narrow(?:s|ed|ing)?"
    r"|compress(?:es|ed|ing)?"
)
SAVES_EN = r"sav(?:e[sd]?|ing)|los(?:es?|ing|t)|shed(?:s|ding)?|prun(?:e[sd]?|ing)"
TAKES_EN = rf"{SAVES_EN}|remov(?:e[sd]?|ing)|discard(?:s|ed|ing)?|delet(?:e[sd]?|ing)"
#: What is said of an amount before it, with its signs: up to about $.
FILLERS_EN = (
    r"(?:\s+(?:up\s+to|(?:more|less|fewer)\s+than|at\s+(?:least|most)|as\s+much\s+as|about|around|approximately|roughly|nearly|almost|some|over"
    r"|only|just|merely|an?|another|average|maximum|relative|absolute|additional|factor|of))*[\s~$\\({+>≥≈-]*"
)

#: What is the better for being less.
BAD_ZH = (
    "误差|错误|误[判报]|漏报|延迟|时延|时间(?!分辨率|尺度|跨度)|成本|开销|损失|内存(?!容量|带宽)|能耗|功耗|消耗|风险|噪声|困惑|偏差|偏见|方差|负担|幻觉|不确定|毒性|冗余"
    "|计算量|参数量|失真|过拟合|死亡|FID|WER"
)

#: What may stand between the verb and its amount.
FILLERS_ZH = (
    r"(?:了|出|幅度[为达]|大?约|将?近|接近|逾|超过?|[高多可]?达|最高|最多|至少|平均|不到|不足|仅为?)*[\s$]*"
)


def any_of(*groups: Iterable[str]) -> str:
    """A pattern for one of the verbs; a longer one before what it begins with."""
    words = sorted((verb for group in groups for verb in group), key=len, reverse=True)
    return "|".join(_WITHIN_OTHERS.get(word, word) for word in words)


#: All characters of words that may stand between a verb of change and its amount.
_FILLING = "了幅度为达大约高最可多超过将近至少平均不到足仅逾接下"
_FILLED = _FILLING + BLANKS + "$"
#: What the verbs end in, but for such characters.
_ENDS = frozenset(
    verb.rstrip(_FILLED)[-1]
    for verb in (*RISES, *RAISES, *FALLS, *WORSENS, *LEADS_TO, *SAYS_BY, *GOES, *STAYS)
)
_LETTERS_AFTER = re.compile(f"[{''.join(sorted(_ENDS))}{_FILLING}]\\s?[A-Za-z]")


def may_lead(before: str) -> bool:
    """Whether a verb of change may end what stands before an amount, or one of keeping or losing.

    What is measured, if it is called by letters, may stand between the two: 提升mAP 1.2%.
    """
    return before.rstrip(_FILLED)[-1:] in _ENDS or _LETTERS_AFTER.search(before) is not None


#: The end of a verb or adverb that goes another way.
_WITHIN_OTHERS = {"升": "(?<!提)升"} | {
    word: f"(?<![最至很许大众更差较]){word}" for verb in "用耗花占" for word in (f"多{verb}", f"少{verb}")
}  # not 至多用
