"""Words of closed sets, of which a text names one: days of the week, halves of a year, how often, orders of methods, places of the greatest, parts of a decade, persons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from summarycheck.model import Span


class _Set(NamedTuple):
    """How a set is named in both languages: what the Chinese expression's group says is a key of ``answers``.

    What the English one says is the member itself, or a key of ``spelled``.
    """

    hint: tuple[str, ...]
    english: re.Pattern[str]
    chinese: re.Pattern[str]
    answers: Mapping[str, str]
    spelled: Mapping[str, str]


def _set(hint: str, english: str, chinese: str, answers: str, spelled: str = "") -> _Set:
    """A set by its words, expressions and ``name=member`` lists."""
    named, other = (
        dict(pair.split("=") for pair in names.split(", ") if pair) for names in (answers, spelled)
    )
    return _Set(tuple(hint.split()), re.compile(english), re.compile(chinese), named, other)


#: Before a superlative, of what is first without being called so.
_FOREMOST = "the"
_WEEKDAYS = _set(
    "周 星期 礼拜",
    r"(?i)\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|week)days?\b",
    r"(?:(?<![一二两三四五六七八九十每几数多]|\d)周|星期|礼拜)([一二三四五六日天])(?![一二三四五六七八九十年次个])",
    "一=mon, 二=tues, 三=wednes, 四=thurs, 五=fri, 六=satur, 日=sun, 天=sun",
)
_OTHERS = (
    _set(
        "每",
        r"(?i)\b(?:(?:per[\s-]|(?:each|every)\s(?!second)|(?:once|twice|times)\s(?:an?|per)\s|[\d.,]*\d\s[a-z]+\san?\s)(second|minute|hour|day|week|month|year|annum|decade|century)"
        r"|(?:per|each|every)\s(ten|10|hundred|100)\syears|(dai|hour|week|month|year|annual)ly)\b",
        "每(?:一|个)?(秒|分钟|小时|天|日|周|月|年|十年|百年|100?年|世纪)(?![龄级代度])",
        "秒=second, 分钟=minute, 小时=hour, 天=day, 日=day, 周=week, 月=month, 年=year, 十年=decade, 百年=century, 10年=decade, 100年=century, 世纪=century",
        "annum=year, annual=year, dai=day, ten=decade, 10=decade, hundred=century, 100=century",
    ),
    _set(
        "半年",
        r"(?i)\b(first|second)[\s-]half\s(?:of\s)?(?:(?:the|this|last|next)\s)?(?:(?:financial|fiscal)\s)?(?:year|(?:19|20)\d\d)",
        "([上下])半年",
        "上=first, 下=second",
    ),
    _set(
        "阶",
        r"(?i)\b(zeroth|zero|first|second|third|fourth)(?=[\s-]order\b|-?(?:,\s\w+-?)?,?\s(?:and|or|to)\s\w+[\s-]order\b)",
        "(?<![一二三四两几多高低])([零一二三四])阶(?![段梯层])",
        "零=zeroth, 一=first, 二=second, 三=third, 四=fourth",
        "zero=zeroth",
    ),
    _set(
        "第",
        r"(?i)\b(the|second|third|fourth|fifth)[\s-](?=(?:[a-z]{2,}est|best|worst|most|leading)\b)",
        "(次(?=[优佳大高])|第[一二三四五](?=[大高好佳多强快长低小差]))",
        "次=second, 第一=first, 第二=second, 第三=third, 第四=fourth, 第五=fifth",
        "the=first",
    ),
    _set(
        "年代 世纪",
        r"(?i)\b(early|mid|late)[\s-]+(?:the\s)?(?=(?:1[5-9]|20)\d0s\b|\d\ds\b|\d{1,2}(?:st|nd|rd|th)[\s-]centur|[a-z]+th[\s-]centur)",
        "(?:年代|世纪)的?([初早前中晚末后])(?![后晚前])",
        "初=start, 早=start, 前=start, 中=mid, 晚=end, 末=end, 后=end",
        "early=start, late=end",
    ),
    _set(
        "零时 午",
        r"(?i)\b(midnight|noon|mid-?day)\b",
        "(零时|午夜|正午|中午)",
        "零时=midnight, 午夜=midnight, 正午=noon, 中午=noon",
        "midday=noon, mid-day=noon",
    ),
    _set(
        "次",
        r"(?i)\b(once|twice|thrice|(?:one|two|three) times?)[\s-](?=daily\b|weekly\b|monthly\b|yearly\b|(?:an?|per|every|each)\s(?:day|week|month|year|hour)\b)",
        "[每一](?:一|个)?(?:小时|[日天周月年])(?:仅|只)?([一两二三])次",
        "一=once, 两=twice, 二=twice, 三=thrice",
        "one time=once, two times=twice, three times=thrice",
    ),
    _set(
        "北纬 南纬",
        r"(?:°|′|″|['\"]|deg(?:rees)?)\s?([NS]|north|south)\b",
        "([北南])纬",
        "北=n, 南=s",
        "north=n, south=s",
    ),
    _set(
        "东经 西经",
        r"(?:°|′|″|['\"]|deg(?:rees)?)\s?([EW]|east|west)\b",
        "([东西])经(?=\\s?\\d)",
        "东=e, 西=w",
        "east=e, west=w",
    ),
    _set(
        "位数",
        r"(?i)\b(single|double|triple|two|three|four|five|six|seven|eight)[\s-](?=(?:digit|figure)s?\b)",
        "(?<![中分百众])([个一两双二三四五六七八])位数(?![据字组])",
        "个=one, 一=one, 两=two, 双=two, 二=two, 三=three, 四=four, 五=five, 六=six, 七=seven, 八=eight",
        "single=one, double=two, triple=three",
    ),
    _set(
        "年底 年末 年初 年中",
        r"(?i)\b(end|late|beginning|start|early|mid|middle)(?:[\s-](?:of|in))?[\s-](?=(?:19|20)\d\d\b(?!s|-))",
        "(?<!\\d)(?:19|20)\\d\\d年的?(?:年)?([底末初中])(?![国旬间期文])",
        "底=end, 末=end, 初=start, 中=mid",
        "late=end, beginning=start, early=start, middle=mid",
    ),
    _set(
        "半叶 半期 半世纪",
        r"(?i)\b(first|second|latter|later)\shalf\sof\sthe\s(?=[\w-]+[\s-]centur|century)",
        "([上前下后])半(?:叶|期|世纪)",
        "上=first, 前=first, 下=second, 后=second",
        "latter=second, later=second",
    ),
    _set(
        "样本",
        r"(?i)\b(zero|one|single|few)[\s-]shot\b",
        "(零|单|一|少|[Zz]ero|[Oo]ne|[Ff]ew)(?=样本(?!量|数)|[ -]shot)",
        "零=zero, 单=one, 一=one, 少=few, zero=zero, Zero=zero, one=one, One=one, few=few, Few=few",
        "single=one",
    ),
    _set(
        "人称",
        r"(?i)\b(first|second|third)[\s-]person\b",
        "第([一二三])人称",
        "一=first, 二=second, 三=third",
    ),
)


#: Words without one of which a text names no member of any set.
TELLTALES = [word for each in (_WEEKDAYS, *_OTHERS) for word in each.hint]
_Changes = Iterator[tuple[Span, Span]]


def weekdays(source: str, target: str, there: frozenset[str]) -> _Changes:
    """A day of the source that the target does not have, and one of the target that the source does not have.

    ``there`` are the ``TELLTALES`` that the target has.
    """
    return _changed(_WEEKDAYS, source, target, there)


def others(source: str, target: str, there: frozenset[str]) -> _Changes:
    """The same of the other sets: 下半年 for "the first half of 2024", 一阶 for "second-order".

    Of whole translations: a summary may leave the one out, and have the other of its own.
    """
    for kind in _OTHERS:
        yield from _changed(kind, source, target, there)


def _changed(kind: _Set, source: str, target: str, there: frozenset[str]) -> _Changes:
    """Only where exactly one member is lost and one is new is it plain that the one became the other."""
    if there.isdisjoint(kind.hint):
        return
    theirs = {kind.answers[hit[1]]: hit for hit in kind.chinese.finditer(target)}
    if not theirs:
        return
    ours = {
        kind.spelled.get(word := hit[hit.lastindex or 1].lower(), word): hit
        for hit in kind.english.finditer(source)
    }
    lost = [hit for name, hit in ours.items() if name not in theirs and hit[1] != _FOREMOST]
    new = [hit for name, hit in theirs.items() if name not in ours]
    if len(lost) == len(new) == 1:
        yield Span(lost[0][0], lost[0].start(), lost[0].end()), Span(new[0][0], new[0].start(), new[0].end())
