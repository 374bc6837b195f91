"""Scores, votes and ratios of several parts: 2比3 for "3-2", where nobody is said to have lost; 1:8:1 for "8:1:1"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarycheck.model import Span
from summarycheck.quantities.scan.chinese.numerals import read

_ENGLISH = re.compile(r"(?<![\w.,/$£€-])(\d{1,3})(?:[-–]| (?:votes )?to )(\d{1,3})(?![\w/%-]|[.,]\d)")
_FIGURE = r"\d{1,3}|[零一二两三四五六七八九十]{1,3}"
_CHINESE = re.compile(
    rf"(?<![\d.A-Za-z零一二两三四五六七八九十])({_FIGURE})(?:票?(?:比|对)|\s?[-–:：]\s?)({_FIGURE})(?![\d.]|的?比例|[年月日倍])"
)
_MARKS = frozenset("-–:：")
_LIKE_ONE = re.compile(r"[比对:：–-](?<=[\d零一二两三四五六七八九十票].)(?=[\d零一二两三四五六七八九十])")
#: Told from the loser's side, a score stands the other way round; and two teams may stand in either order.
_LOST_EN = re.compile(
    r"(?i)\b(?:los[est]\w*|lost|defeat\w*|beaten|f[ae]ll\w*|went down|down|behind|trail\w*|deficit|crash\w*|eliminat\w+|knocked"
    r"|conced\w+|humbl\w+|relegat\w+|reject\w*|against|down|oppos\w+)\b"
)
_LOST_ZH = re.compile("[负输]|(?<![击打])败|不敌|落后|出局|淘汰|否决|反对|未能|失利|被")
_WON_ZH = re.compile("胜|赢|击败|打败|战胜|力克|大破|领先|夺|通过|赞成|支持|晋级")


class _Score(NamedTuple):
    first: int
    second: int
    span: Span


def changed(source: str, target: str) -> Iterator[tuple[str, Span, Span]]:
    """Scores of the target that the source has the other way round (``swapped``) or in other figures (``changed``).

    Only where exactly one score of the source and one of the target stand alone is it plain that the one became the other.
    """
    if "票" in target:
        yield from _votes(source, target)
    if source.count(":") > 1 and (":" in target or "：" in target):
        yield from _ratios(source, target)
    if _LIKE_ONE.search(target) is None:
        return
    theirs = _scores(_CHINESE, target)
    if not theirs:
        return
    ours = _scores(_ENGLISH, source)
    known = {(score.first, score.second) for score in ours}
    told = {(score.first, score.second) for score in theirs}
    lost = [score for score in ours if (score.first, score.second) not in told]
    new = [score for score in theirs if (score.first, score.second) not in known]
    if len(lost) != 1 or len(new) != 1:
        return
    (ours_left,), (theirs_left,) = lost, new
    if not _MARKS.isdisjoint(theirs_left.span.text):
        # a range is written so, too: one of the two figures must be the same
        if (ours_left.first == theirs_left.first) != (ours_left.second == theirs_left.second):
            yield "changed", ours_left.span, theirs_left.span
    elif (ours_left.first, ours_left.second) != (theirs_left.second, theirs_left.first):
        yield "changed", ours_left.span, theirs_left.span
    elif not _from_the_other_side(source, target, theirs_left):
        yield "swapped", ours_left.span, theirs_left.span


_RATIO = re.compile(r"[0-9](?<![\d.,:：/].)\d{0,2}(?:\s?[:：∶]\s?\d{1,3})+(?![\d:：/]|[.,]\d)")
_NUMBER = re.compile(r"\d+")


def _ratios(source: str, target: str) -> Iterator[tuple[str, Span, Span]]:
    """The one ratio of three or more parts that the target lacks, and the one ratio that only the target has."""
    theirs = {tuple(_NUMBER.findall(hit[0])): hit for hit in _RATIO.finditer(target)}
    ours = {tuple(_NUMBER.findall(hit[0])): hit for hit in _RATIO.finditer(source)} if theirs else {}
    lost = [hit for parts, hit in ours.items() if len(parts) > 2 and parts not in theirs]
    new = [hit for parts, hit in theirs.items() if parts not in ours]
    if len(lost) == len(new) == 1:
        yield "changed", Span(lost[0][0], *lost[0].span()), Span(new[0][0], *new[0].span())


_VOTES_EN = re.compile(r"(?<![\w.,])(\d{1,4}) votes? (?:to|against) (\d{1,4})(?![\w/%-]|[.,]\d)")
_VOTES_ZH = re.compile(
    r"([0-9](?<![\d.].)\d{0,3})\s?票(?:赞成|支持|同意)[^。；\d]{0,6}(\d{1,4})\s?票(?:反对|不同意)"
)
_PASSED = re.compile(
    r"(?i)\b(?:pass(?:ed|es|ing)?|approv\w+|adopt\w*|carried|in favou?r|endors\w+|ratif\w+|back(?:ed|ing))\b"
)


def _votes(source: str, target: str) -> Iterator[tuple[str, Span, Span]]:
    """For and against exchanged: 289票赞成、312票反对 for "passed by 312 votes to 289"."""
    theirs = _VOTES_ZH.search(target)
    ours = _VOTES_EN.search(source) if theirs is not None else None
    if theirs is None or ours is None:
        return
    if ours.groups() == theirs.groups()[::-1] != theirs.groups() and _PASSED.search(source):
        yield "swapped", Span(ours[0], *ours.span()), Span(theirs[0], *theirs.span())


def _from_the_other_side(source: str, target: str, score: _Score) -> bool:
    if _LOST_EN.search(source) or _LOST_ZH.search(target):
        return True
    return score.first > score.second and _WON_ZH.search(target) is not None


def _scores(pattern: re.Pattern[str], text: str) -> list[_Score]:
    found = []
    for hit in pattern.finditer(text):
        first, second = read(hit[1], 0), read(hit[2], 0)
        if first is not None and second is not None:
            span = Span(hit[0], hit.start(), hit.end())
            found.append(_Score(int(first[0]), int(second[0]), span))
    return found
