"""Bounds said around a Chinese number: 高达, 不到, 左右, 以上, ≥ …"""

from __future__ import annotations

import re

from summarycheck.model import Number, Quantity
from summarycheck.quantities.clauses import BLANKS
from summarycheck.quantities.scan.digits import Alts
from summarycheck.quantities.scan.signs import DENIED, SIGNS

_AFTER_ZH = re.compile(
    r"(?:\s?[（(][^）)]{0,3}[）)]|\$?\\[^$\d]{1,20}\$|\s?[A-Z]_?[⊙☉]|\*\*)?\s?(?:[个只人名项种条次张位台例岁年天处篇层倍轮级组块转分]|字符|标记|令牌|词元|像素|参数|样本|个月|[A-Za-zμ]{1,6}[/·][A-Za-z/·²³^\d-]{1,14}|[\u4e00-\u9fff]{1,2}(?=[及或]以))?"
    r"(?:((?:及|或者?)?以上|(?:或者?|及|甚至)更[多高大长久远晚]|开外|之上|出头|有余)"
    r"|(左右(?!两|侧|手|脑|眼|脚|半|各)|上下(?!文|游|界|限|肢|级|层|行|两)|前后(?!轴|端|侧|缘|部|向|肢|两|各|文|帧)|许)"
    r"|((?:及|或者?)?以下|以内|之内|之下|(?:或者?|及|甚至)更[少低小短早]))"
)
_WORDS_ZH: dict[str, str] = {
    "高达": "up-to", "长达": "up-to", "重达": "up-to", "远达": "up-to", "深达": "up-to", "最高": "up-to", "最多": "up-to", "至多": "at-most", "最大": "up-to", "多达": "up-to",
    "最高达": "up-to", "最高可达": "up-to", "最高提升": "up-to", "不超过": "at-most",
    "不多于": "at-most", "不大于": "at-most", "不高于": "at-most", "上限": "at-most", "上限为": "at-most", "下限": "at-least", "至少": "at-least",
    "最少": "at-least", "最小": "at-least", "不少于": "at-least", "不低于": "at-least", "不小于": "at-least", "起码": "at-least", "最低": "at-least",
    "超过": "more-than", "超": "more-than", "逾": "more-than", "多于": "more-than", "大于": "more-than",
    "高于": "more-than", "超出": "more-than", "突破": "more-than", "刚过": "more-than", "不止": "more-than", "超越": "more-than", "涨破": "more-than", "升破": "more-than", "冲破": "more-than", "站上": "more-than", "跌破": "less-than", "长于": "more-than", "远超": "more-than",
    "不到": "less-than", "不足": "less-than", "低于": "less-than", "少于": "less-than", "小于": "less-than", "未达": "less-than",
    "未满": "less-than", "未超过": "at-most", "短于": "less-than", "没有超过": "at-most", "不满": "less-than",
    "近": "nearly", "将近": "nearly", "接近": "nearly", "几乎": "nearly", "逼近": "nearly", "近乎": "nearly", "差不多": "nearly", "差不多有": "nearly", "将近乎": "nearly",
    "约": "about", "大约": "about", "约莫": "about", "大概": "about", "约为": "about", "大致": "about", "约有": "about", "约合": "about", "左右": "about", "平均约": "about",
    "深于": "more-than", "宽于": "more-than", "厚于": "more-than", "重于": "more-than", "老于": "more-than",
    "浅于": "less-than", "窄于": "less-than", "薄于": "less-than", "轻于": "less-than",
    "大于等于": "at-least", "大于或等于": "at-least", "大于或者等于": "at-least", "等于或大于": "at-least", "高于或等于": "at-least",
    "小于等于": "at-most", "小于或等于": "at-most", "小于或者等于": "at-most", "等于或小于": "at-most", "低于或等于": "at-most",
    "介于": "exact",
    "<=": "at-most", ">=": "at-least", "<": "less-than", ">": "more-than", "＜": "less-than", "＞": "more-than", "≤": "at-most", "≥": "at-least", "≈": "about",
    "~": "about", "～": "about", "〜": "about", "±": "tolerance", "\\sim": "about", "\\approx": "about", "\\leq": "at-most", "\\le": "at-most",
    "\\geq": "at-least", "\\ge": "at-least", "\\pm": "tolerance", "正负": "tolerance", "\\lt": "less-than", "\\gt": "more-than",
}  # fmt: skip
#: The words by their last character, the longest first.
_ENDING_IN: dict[str, list[str]] = {}
for _word in sorted(_WORDS_ZH, key=len, reverse=True):
    _ENDING_IN.setdefault(_word[-1], []).append(_word)
#: What may stand between a bound and its number.
_FILLERS_ZH = "了的有为达到至可占省$*" + BLANKS
#: Before 约 these make another word of it: 节约5千瓦时, 签约3人.
_NOT_ABOUT = frozenset("节签预合契条公违解")
_NEAR_ZH = _ENDING_IN.keys() | set(_FILLERS_ZH) | {"]"}


#: Before these a bound is turned: 不得超过, 不应少于, 从未超过.
_DENYING = re.compile(r"(?:不(?:得|能|会|应该?|可以?|宜|许|要|曾|必)|勿|[没从尚并]未|没有?|未能|从不|无法)$")


#: Between the characters of a bound that are set apart.
_SET_APART = re.compile("(?<=[于或<>]) (?=[或等=])")
#: After what stands behind 比: 比三十大一些, 比170低; but 比2023年高 tells a time.
_COMPARED = re.compile(
    r"(?<![年月日天])\s?(?:[大高多长重老深宽厚]|([小低少短轻矮浅窄薄]))(?=一[些点]|的|[，。；、,;) ]|$)"
)


#: Before a share or a multiple of something: 不足原来的三成, 不到基线的一半.
_LESS_THAN_OF = re.compile(r"不[到足](?:\d{4}年)?[^，。；、（(\d]{0,8}(?:[（(][^（）()]{1,12}[）)])?的$")
#: … and after these it is about so much: 约占总量的4%, 约为现有系统的三倍.
_ABOUT_OF = re.compile(r"约(?:[占为是]|相当于)[^，。；、（(]{1,12}(?:[（(][^，。；（）()]{1,12}[）)])?的$")


#: A year, or another number, of which the share or value after it is: 不到2015年的一半, 不到7B的一半, 高于30亿参数ESM-2的0.414.
_SHARE_OF = re.compile(
    r"(?:[12]\d{3}年[^，。；、\d]{0,8}的(?=[\d一二两三四五六七八九半])|\d[\d.]*[^，。；、\d]{0,8}的(?=一半|半数|[一二两三四五六七八九十]+(?:成|分之))|\d[\d.]*\s?[万亿BMK]*\s?(?:参数)?的?[A-Za-z][\w.-]*的(?=\d))"
)


def around(text: str, left: int, end: int) -> str:
    """The bound said before or after a Chinese number (高达…, …以上, …左右)."""
    bound = said_before(text, left, end)
    if bound != "exact" and _SHARE_OF.match(text, left):
        return "exact"
    if bound not in ("exact", "up-to", "about"):
        return bound
    if text[max(0, left - 2) : left].rstrip()[-1:] == "比" and (compared := _COMPARED.match(text, end)):
        return "less-than" if compared[1] else "more-than"
    after = _AFTER_ZH.match(text, end)
    if after is None:
        return bound
    return "at-least" if after[1] else "about" if after[2] else "at-most"


def said_before(text: str, left: int, end: int) -> str:
    """The bound said just before the number: 高达, 至少, 不到, 约, ≥ …"""
    last = text[left - 1 : left]
    if last not in _NEAR_ZH:
        return "exact"
    if last == "的" and _LESS_THAN_OF.search(text, max(0, left - 26), left):
        return "less-than"
    if last == "的" and _ABOUT_OF.search(text, max(0, left - 29), left):
        return "about"
    window = text[max(0, left - 8) : left]
    if " " in window and ("或" in window or "=" in window):
        window = _SET_APART.sub("", window)  # < = 100, 大于 或 等于 100
    if window.rstrip().endswith("]"):
        written = window[window.rfind("[") :].rstrip()
        return SIGNS.get(written) or SIGNS.get(written[1:-1], "exact")
    for candidate in (window.rstrip(" $*"), window.rstrip(_FILLERS_ZH)):
        for word in _ENDING_IN.get(candidate[-1:], ()):
            if candidate.endswith(word):
                bound = _WORDS_ZH[word]
                if word == "约" and candidate[-2:-1] in _NOT_ABOUT:
                    return "exact"
                if bound in DENIED and _DENYING.search(candidate, 0, len(candidate) - len(word)):
                    return DENIED[bound]
                capped = bound == "about" and said_before(
                    text, left - len(window) + len(candidate) - len(word), end
                )
                return "up-to" if capped == "up-to" else bound  # 高达约76倍
    return "exact"


def note(
    text: str, left: int, end: int, value: Number, found: list[Quantity], unit: str = "", kind: str = "count", *,
    high: Number | None = None, bound: str = "", weak: bool = False, alts: Alts = (),
) -> int:  # fmt: skip
    """Note the number that stands between ``left`` and ``end``, with the bound said around it if none is given; the end."""
    bound = bound or around(text, left, end)
    high = value if high is None else high
    found.append(Quantity(text[left:end], left, end, value, high, unit, kind, bound, weak, alts))
    return end
