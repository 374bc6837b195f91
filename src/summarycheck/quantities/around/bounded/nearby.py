"""Bounds said a little farther off from their number than right before or after it."""

from __future__ import annotations

import re

from summarycheck.model import Quantity
from summarycheck.quantities.clauses import clause_zh

LOWER = frozenset({"more-than", "at-least"})
#: That it is exceeded, before the number or after it.
_MORE = r"超(?![参级声分图大前长越])|(?<![众许诸])多(?![种个项类样模任头智元语维尺层级数次步轮源])|以上|余[|]|[|].{0,3}余|满|[|]起"
#: What says the bound in the clause of the number, which is ``|`` there.
SOFT = {
    "up-to": re.compile(
        r"[|].*?(?:内|之多|不等)|[|]处?[^，。]?(?:仍|尚)|容量|容纳|最高|高达|最多|最大|多达|至多|可达|一度|低至|上限|[快多大高]至|截[至止]|(?<![达高升降加增减低])[到至][\s$]*[|]|达到?了?\s?\$?[|]|最(?![新先近终后初常具为]|流行|优秀|相关|[佳优][方基模])"
    ),
    "about": re.compile(r"约|大概|左右|近|大致|上下|余|多|周围|围绕|环绕"),
    "nearly": re.compile(r"近|接近|约|大概|左右|几乎"),
    "more-than": re.compile(
        rf"{_MORE}|逾|(?:[高大优好]于|远|(?<!通)过)[^，]{{0,6}}[|]|不止|突破|上方|[|]\s?[之以]?外"
    ),
    "at-least": re.compile(
        rf"{_MORE}|至少|只需|仅需|仅|只要|低至|少至|不少于|起码|最低|不低于|最少|[不达普遍企]及[^，]{{0,4}}[|]|[|][^，]{{0,4}}及以|\+|[达到]了?\s?[|].{{0,4}}(?:[时后]|才|即可|方可)|[要需须得]\s?[|].{{0,4}}(?:才|方可)|(?:如果|若|一旦|凡)[^|]{{0,16}}[达到]了?\s?[|]"
    ),
    "less-than": re.compile(r"亚[|]|不到|低于|不足|少于|小于|以下|下方|以前|之前|以内|未|内|跌破|不满"),
    "at-most": re.compile(r"不超过|最[深长高重宽远厚]|最多|以内|至多|最高|内|以下|不"),
}


#: Where what is said of a number ends, and a remark on it that does not end it: 2000英尺（610米）以上.
_CLAUSE_ZH = re.compile("[，。；、,;（）()]")
_REMARK_ZH = re.compile(r"\s?(?:（[^（）]{1,12}）|\([^()]{1,12}\))")
#: The next of two numbers that are told alike: 确诊46.7万，死亡超3.2万.
_TOLD_ALIKE_ZH = re.compile(r"，[^，。；\d]{1,6}(?:超过?|逾)\s?\d")
#: The numbers of a list before its next one: 至少为82%、97.5%和…
_LISTED = re.compile(r"(?:\d[\d.,]*\s?(?:[%％倍]|个百分点)?\s?(?:、|和|及|与|以及)\s?)+$")


def said(target: str, b: Quantity, bound: str) -> bool:
    """The bound said a little farther off in the same clause (最高…提升24%; 分别超过15%和8%)."""
    listed = _LISTED.search(target, max(0, b.start - 40), b.start)
    if bound in LOWER and _TOLD_ALIKE_ZH.match(target, b.end):
        return True
    remark = _REMARK_ZH.match(target, b.end)
    after = remark.end() if remark else b.end
    window = clause_zh(target, b.start, 30) + "|" + _CLAUSE_ZH.split(target[after : after + 9])[0]
    if listed is not None:
        window = clause_zh(target, listed.start(), 16) + "|" + window
    soft = SOFT.get(bound)
    return soft is not None and soft.search(window) is not None
