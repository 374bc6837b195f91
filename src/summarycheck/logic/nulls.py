"""A finding of nothing that became a finding: 依然显著 for *is no longer significant*, 有显著影响 for *had no effect*.

Summaries leave so much out that a lost *not* cannot be told from what was left out. Of what was looked for and not
found it can: the source speaks of the finding only to deny it, the Chinese only to affirm it, and of the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summarycheck.lexicon import FUNCTION_WORDS
from summarycheck.logic.fault import LogicFault
from summarycheck.logic.passages import clause
from summarycheck.logic.weigh import rendered
from summarycheck.model import Span
from summarycheck.scripts import couples

if TYPE_CHECKING:
    from summarycheck.reading import Pair, Reading


class _Finding(NamedTuple):
    """How a finding is denied and spoken of in English, affirmed and denied in Chinese.

    One of ``words`` is in all that affirms it, one of ``stems`` in all that denies it.
    """

    words: Mapping[int, str]
    stems: tuple[str, ...]
    denied: re.Pattern[str]
    said: re.Pattern[str]
    affirmed_zh: re.Pattern[str]
    denied_zh: re.Pattern[str]


_NEGATIVE_ZH = "[不无未没非缺难]"
_NEGATED = r"(?:not(?! only| just| merely)|no longer|never|cannot|n['’]t)"
_SIGNIFICANCE = _Finding(
    couples("显著"),
    ("ignifican",),
    re.compile(
        rf"(?i)\b(?:{_NEGATED}|no|neither) (?:[\w-]+ ){{0,3}}?significan\w+|n['’]t (?:\w+ )?significan\w+|\b(?:in|non-?)significan\w+"
    ),
    re.compile(r"(?i)significan(?:t|ce)"),
    re.compile(
        "(?:[依仍]然|仍旧|同样|也|均|都|仍|具有?|[（(])(?:统计学?上?)?显著(?=[，。；、）)]|$)"
        "|显著(?:的?(?:影响|差异|效应|关联)|下降|上升|降低|升高|减少|增加|提高|改善|变化)"
    ),
    re.compile(f"{_NEGATIVE_ZH}[^，。；]{{0,16}}显著"),
)
_ENOUGH = _Finding(
    couples("足以 足够 已足"),
    ("ufficien", "nough", "uffice"),
    re.compile(rf"(?i)\b{_NEGATED} (?:[\w-]+ ){{0,2}}?(?:sufficient|enough|suffice)|\binsufficient"),
    re.compile(r"(?i)sufficien|\benough|\bsuffice"),
    re.compile("足以|足够|已足"),
    re.compile(f"{_NEGATIVE_ZH}[^，。；]{{0,8}}足|{_NEGATIVE_ZH}够|无法|不能|难以"),
)
_CORRELATED = _Finding(
    couples("相关"),
    ("orrelat",),
    re.compile(rf"(?i)\b{_NEGATED} (?:\w+ )?correlat\w*|\bno (?:\w+ ){{0,2}}?correlation|\buncorrelated"),
    re.compile(r"(?i)correlat"),
    re.compile("(?:显著|高度|强|[正负呈])相关(?!性)|存在相关|有相关"),
    re.compile(f"{_NEGATIVE_ZH}[^，。；]{{0,10}}相关|相关性?[^，。；]{{0,4}}[弱低]"),
)
_GENERAL = _Finding(
    couples("推广 泛化 迁移 外推"),
    ("eneralis", "eneraliz", "xtrapolat", "ransfer"),
    re.compile(rf"(?i)\b{_NEGATED} (?:\w+ ){{0,2}}?(?:generali[sz]|extrapolat|transferr?)\w*"),
    re.compile(r"(?i)generali[sz](?:e|ed|ation|able)|extrapolat|transfer"),
    re.compile("可(?:以|直接|很好地)?(?:推广|泛化|迁移|外推)"),
    re.compile(f"{_NEGATIVE_ZH}[^，。；]{{0,6}}(?:推广|泛化|迁移|外推)|难以"),
)


def _influence(words: str, stems: str, nouns: str, verbs: str, affirmed: str, denied: str) -> _Finding:
    """Of what something has, or does, to something else: no effect, does not affect, is unaffected."""
    return _Finding(
        couples(words),
        tuple(stems.split()),
        re.compile(
            rf"(?i)\b(?:no|without|neither) (?:[\w-]+ ){{0,3}}?(?:{nouns})s?\b|\b{_NEGATED} (?:\w+ )?(?:{verbs})\w*|\bunaffected\b"
        ),
        re.compile(rf"(?i)\b(?:un)?(?:{nouns}|{verbs})"),
        re.compile(affirmed),
        re.compile(denied),
    )


_HAS = "(?:有|产生了?|带来了?|存在|具有)(?:了|显著|明显|进一步|的|较大|重要){0,3}"
_FINDINGS = (
    _SIGNIFICANCE,
    _ENOUGH,
    _CORRELATED,
    _GENERAL,
    _influence(
        "影响 效果 作用 有效",
        "ffect mpact nfluenc",
        "effect|impact|influence",
        "affect|influenc|impact",
        f"{_HAS}(?:影响|效果|作用)|受[^，。；]{{1,14}}影响|(?:同样|也|均|仍然?)有效",
        f"{_NEGATIVE_ZH}[^，。；]{{0,16}}(?:影响|效果|作用|有效)|(?:影响|效果|作用)[^，。；]{{0,3}}{_NEGATIVE_ZH}|无关|独立",
    ),
    _influence(
        "差异 区别 差别", "iffer", "difference", "differ", f"{_HAS}(?:差异|区别|差别)", f"{_NEGATIVE_ZH}[^，。；]{{0,16}}(?:差异|区别|差别|不同)|相同|一致"
    ),
    _influence(
        "收益 益处 好处 改进 改善 提升 增益 帮助 受益 获益",
        "enefit mprov gain Gain help Help rofit",
        "benefit|improvement|gain|help",
        "benefit|improv|gain|help|profit",
        f"{_HAS}(?:收益|益处|好处|改进|改善|提升|增益|帮助)|(?:同样|也)(?:能|可)?(?:受益|获益)",
        f"{_NEGATIVE_ZH}[^，。；]{{0,16}}(?:收益|益处|好处|改进|改善|提升|增益|帮助|受益|获益)",
    ),
)  # fmt: skip
#: Without one of these nothing is denied. Most have one letter to look for, which an expression does faster than each word.
_DENYING = re.compile("n(?:(?:o|ot|ever|either|['’]t) |sig|suff|affected)")
_DENYING_BESIDES = ("No ", "Neither ", "ithout ")
_DENIED_WITHIN = 120  # characters
_WORD = re.compile(r"[A-Za-z]\w+|\d+(?:\.\d+)?")
_REACH = 40
_BEFORE, _BEHIND = 20, 10  # characters around a word that affirm with it


def affirmed(pair: Pair) -> Iterator[LogicFault]:
    """The findings that the target affirms while the source only denies them, of the same thing."""
    source, target = pair.source.raw, pair.target.raw
    for finding in _FINDINGS:
        said = _affirmed(finding, pair.target)
        if said is None or not any(map(_denials(source).__contains__, finding.stems)):
            continue
        if finding.denied_zh.search(target):
            continue
        denied = list(finding.denied.finditer(source))
        if not denied or len(denied) < len(finding.said.findall(source)):
            continue  # said of something else too
        near = "".join(clause(target, *said.span(), _REACH, "，。；"))  # brackets and all: 支出高1.1%（显著）
        for match in denied:
            if _of_the_same(source, match, near):
                yield LogicFault(
                    "negation-lost",
                    Span(said[0], said.start(), said.end()),
                    Span(match[0], match.start(), match.end()),
                )
                break


def _affirmed(finding: _Finding, target: Reading) -> re.Match[str] | None:
    """Where the target affirms it: around one of its words, which most targets do not have."""
    if target.bigrams.isdisjoint(finding.words):
        return None
    around = ((max(0, start - _BEFORE), start + _BEHIND) for start in target.starts(finding.words))
    found = (finding.affirmed_zh.search(target.raw, begin, end) for begin, end in around)
    return next(filter(None, found), None)


@lru_cache(maxsize=1)
def _denials(source: str) -> str:
    """What stands behind the words that deny something: all that a finding can be denied by."""
    starts = [match.start() for match in _DENYING.finditer(source)]
    for word in _DENYING_BESIDES:
        at = source.find(word)
        while at >= 0:
            starts.append(at)
            at = source.find(word, at + 1)
    return "\n".join([source[at : at + _DENIED_WITHIN] for at in starts])


def _of_the_same(source: str, denied: re.Match[str], near: str) -> bool:
    """Whether a word or number beside the denial is said beside the finding."""
    marks = (". ", "; ", ", but ", ", while ", ", whereas ", ", although ")
    begin = max(*(source.rfind(mark, 0, denied.start()) for mark in marks), denied.start() - 120, 0)
    end = source.find(". ", denied.end())
    words = _WORD.findall(
        source[begin : denied.start()]
        + " "
        + source[denied.end() : end if 0 < end < denied.end() + 80 else denied.end() + 80]
    )
    return any(
        word in near or rendered(word.lower(), near) is True
        for word in words
        if word.lower() not in FUNCTION_WORDS
    )
