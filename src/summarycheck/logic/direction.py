"""What rises and what falls, who is better and who worse: 提高 for *reduces*, 劣于 for *outperforms*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from summarycheck.logic import comparison
from summarycheck.logic.fault import LogicFault
from summarycheck.logic.passages import Passage, clause
from summarycheck.logic.signs import CHANGES, Sign, rates
from summarycheck.logic.weigh import Weighing
from summarycheck.quantities.verbs import BAD_ZH

_OPPOSITE: Mapping[str, str] = {"up": "down", "down": "up", "above": "below", "below": "above"}
_RELATION = {"up": "direction", "down": "direction", "above": "comparison", "below": "comparison"}
_SELDOM = 0.05  # rate from which a word may say so
WITH = re.compile("随着?(?!之)[^，。；而呈会]*$")  # 随年龄的增长 says no more than *with age*
_ALONG = frozenset(("as", "with"))
_PLAINLY = 4.0  # what the other reading must be worth more
NUMBER_BEFORE = re.compile(r"[\d０-９%％倍][^，。；]{0,6}$")
NUMBER_AFTER = re.compile(r"[了至到约为近超达过高最多\s]{0,5}[\d０-９一二两三四五六七八九十百千万亿]")
_DENIED = re.compile("(?:[不未没]|没有|无需|避免|防止|不会|并未|不再|难以|无法|不能|未能)$")
# To improve these is to lower them.
BAD = re.compile(f"{BAD_ZH}|复杂|需求|依赖|误|漏|干扰|差距|症|病|痛|障碍|瓶颈")
_GOOD = re.compile("准确|精度|性能|效率|质量|速度|可靠|效果")
_BAD_IN_ENGLISH = re.compile("error|loss|latenc|cost|delay|noise|bias|artifact|misclassif|fail")
_NOT = frozenset(("no", "not", "without", "never", "neither", "nor"))
_OBJECT = 5  # words behind a verb among which is what it lowers
_BETTER = re.compile(r"improv|enhanc|better|advanc|promot|optimi|efficien|gains?$|speed|accelerat")
_WORSE = re.compile(r"compromis|degrad|hurt|wors|impair|deteriorat|harm|sacrific|undermin|affect|influenc")
# Beginnings of the words that give rise to signs of rising, falling, better and worse.
_BEGINNINGS: Mapping[str, tuple[str, ...]] = {
    "up": (
        "increas", "improv", "enhanc", "boost", "augment", "elevat", "gain", "grow", "rais", "rising", "strengthen", "lift", "surg", "uplift", "upregul", "ascent",
        "reinforc", "speedup", "heighten",
    ),
    "down": (
        "reduc", "decreas", "drop", "declin", "degrad", "lower", "diminish", "minimi", "descent", "attenuat", "decay", "narrow", "undermin", "shrink", "lessen", "weaken",
    ),
    "above": ("outperform", "surpass", "exceed", "superior", "beyond", "outpac", "beat"),
    "below": ("lag", "underperform", "trail", "inferior", "worse", "behind"),
}  # fmt: skip


def turned(passage: Passage) -> Iterator[LogicFault]:
    """The signs of change and comparison that the passage would rather have the other way round."""
    signs = CHANGES.signs(passage.normal)
    english = passage.english.text.lower()
    suspect = {
        says
        for says, other in _OPPOSITE.items()
        if sum(map(english.count, _BEGINNINGS[other])) > sum(sign.says == other for sign in signs)
    }  # a word that would rather have the other sign must be to spare
    if not any(sign.says in suspect for sign in signs):
        return
    weighing = Weighing(CHANGES, passage)
    for i, sign in enumerate(signs) if weighing.clear else ():
        other = _OPPOSITE.get(sign.says)
        if other is not None and sign.says in suspect and weighing.turned(i, other) >= _PLAINLY:
            fault = _fault(passage, weighing, i, sign, other)
            if fault is not None:
                yield fault


def _fault(passage: Passage, weighing: Weighing, i: int, sign: Sign, other: str) -> LogicFault | None:
    before, after = clause(passage.normal, sign.start, sign.end)
    if NUMBER_AFTER.match(after) or NUMBER_BEFORE.search(before):
        return None  # numbers have rules of their own
    if _DENIED.search(before):
        return None  # 不增加 may be said of what does not rise, 未能超过 of what fails to
    giver = weighing.likeliest(i, other)
    if giver is None or not _NOT.isdisjoint(passage.words[max(0, giver - 2) : giver]):
        return None  # what saw no improvement may fall
    if WITH.search(before) and _ALONG.isdisjoint(passage.words[max(0, giver - _OBJECT) : giver]):
        return None
    if sign.says in ("up", "down") and BAD.search(before + after):
        opposed = _BETTER if sign.says == "down" else _WORSE
        if any(opposed.search(word) for word in passage.words):
            return None
    if sign.says == "up" and of_what_is_bad(passage, giver, before + after):
        return None
    if sign.says in ("above", "below") and comparison.borne_out(
        passage.english.text, before, after, better=sign.says == "above"
    ):
        return None
    return LogicFault(
        _RELATION[sign.says],
        passage.target(sign.start, sign.end),
        passage.word(giver),
        {"thing": thing(passage.normal, sign.start, sign.end)},
        doubtful=_may_be_said(passage, weighing, sign.says) or WITH.search(before) is not None,
    )


def _may_be_said(passage: Passage, weighing: Weighing, says: str) -> bool:
    """True where more words of the passage may say so than there are signs that do: one of them may be meant."""
    words = sum(rates(word).get(says, 0.0) >= _SELDOM for word in passage.words)
    return words > sum(sign.says == says for sign in weighing.signs)


def of_what_is_bad(passage: Passage, at: int, chinese: str) -> bool:
    """True where the word lowers something bad, and the Chinese speaks of something good: 提高准确率."""
    behind = passage.words[at + 1 : at + 1 + _OBJECT]
    return any(map(_BAD_IN_ENGLISH.match, behind)) and _GOOD.search(chinese) is not None


def thing(chinese: str, start: int, end: int) -> str:
    """What rises or falls, as far as it stands beside the word at ``[start, end)``: 推理延迟."""
    before, after = clause(chinese, start, end)
    found = re.split(
        "[和与及并而且但以使从至到来在]|方面|的?同时", after.removeprefix("了").removeprefix("其")
    )[0]
    if not 1 < len(found) <= 14:
        found = re.split("[和与及并而且但以使从、将把被]|显著|明显|大幅|进一步|逐渐|会|的$", before)[-1][-14:]
    return found.strip()
