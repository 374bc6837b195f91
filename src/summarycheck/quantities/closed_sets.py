"""Words of closed sets, of which a text names one: days of the week, halves of a year, how often, orders of methods, places of the greatest, parts of a decade, persons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
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
    spelled: Mapping[str, str] = MappingProxyType({})


#: Before a superlative, of what is first without being called so.
_FOREMOST = "the"
_DAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_WEEKDAYS = _Set(
    ("周", "星期", "礼拜"),
    re.compile(r"(?i)\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|week)days?\b"),
    re.compile(
        r"(?:(?<![一二两三四五六七八九十每几数多]|\d)周|星期|礼拜)([一二三四五六日天])(?![一二三四五六七八九十年次个])"
    ),
    dict(zip("一二三四五六日", _DAYS, strict=True)) | {"天": "sun"},
)
_OTHERS = (
    _Set(
        ("每",),
        re.compile(
            r"(?i)\b(?:(?:per[\s-]|(?:each|every)\s(?!second)|(?:once|twice|times)\s(?:an?|per)\s|[\d.,]*\d\s[a-z]+\san?\s)(second|minute|hour|day|week|month|year|annum|decade|century)"
            r"|(?:per|each|every)\s(ten|10|hundred|100)\syears|(dai|hour|week|month|year|annual)ly)\b"
        ),
        re.compile("每(?:一|个)?(秒|分钟|小时|天|日|周|月|年|十年|百年|100?年|世纪)(?![龄级代度])"),
        dict(
            zip(
                "秒 分钟 小时 天 日 周 月 年 十年 百年 10年 100年 世纪".split(),
                "second minute hour day day week month year decade century decade century century".split(),
                strict=True,
            )
        ),
        {"annum": "year", "annual": "year", "dai": "day"}
        | {"ten": "decade", "10": "decade", "hundred": "century", "100": "century"},
    ),
    _Set(
        ("半年",),
        re.compile(
            r"(?i)\b(first|second)[\s-]half\s(?:of\s)?(?:(?:the|this|last|next)\s)?(?:(?:financial|fiscal)\s)?(?:year|(?:19|20)\d\d)"
        ),
        re.compile("([上下])半年"),
        {"上": "first", "下": "second"},
    ),
    _Set(
        ("阶",),
        re.compile(
            r"(?i)\b(zeroth|zero|first|second|third|fourth)(?=[\s-]order\b|-?(?:,\s\w+-?)?,?\s(?:and|or|to)\s\w+[\s-]order\b)"
        ),
        re.compile("(?<![一二三四两几多高低])([零一二三四])阶(?![段梯层])"),
        dict(zip("零一二三四", ("zeroth", "first", "second", "third", "fourth"), strict=True)),
        {"zero": "zeroth"},
    ),
    _Set(
        ("第",),
        re.compile(
            r"(?i)\b(the|second|third|fourth|fifth)[\s-](?=(?:[a-z]{2,}est|best|worst|most|leading)\b)"
        ),
        re.compile("(次(?=[优佳大高])|第[一二三四五](?=[大高好佳多强快长低小差]))"),
        dict(
            zip(
                "次 第一 第二 第三 第四 第五".split(),
                "second first second third fourth fifth".split(),
                strict=True,
            )
        ),
        {_FOREMOST: "first"},
    ),
    _Set(
        ("年代", "世纪"),
        re.compile(
            r"(?i)\b(early|mid|late)[\s-]+(?:the\s)?(?=(?:1[5-9]|20)\d0s\b|\d\ds\b|\d{1,2}(?:st|nd|rd|th)[\s-]centur|[a-z]+th[\s-]centur)"
        ),
        re.compile("(?:年代|世纪)的?([初早前中晚末后])(?![后晚前])"),
        dict(zip("初早前中晚末后", "start start start mid end end end".split(), strict=True)),
        {"early": "start", "late": "end"},
    ),
    _Set(
        ("零时", "午"),
        re.compile(r"(?i)\b(midnight|noon|mid-?day)\b"),
        re.compile("(零时|午夜|正午|中午)"),
        dict(zip("零时 午夜 正午 中午".split(), "midnight midnight noon noon".split(), strict=True)),
        {"midday": "noon", "mid-day": "noon"},
    ),
    _Set(
        ("次",),
        re.compile(
            r"(?i)\b(once|twice|thrice|(?:one|two|three) times?)[\s-](?=daily\b|weekly\b|monthly\b|yearly\b|(?:an?|per|every|each)\s(?:day|week|month|year|hour)\b)"
        ),
        re.compile("[每一](?:一|个)?(?:小时|[日天周月年])(?:仅|只)?([一两二三])次"),
        dict(zip("一两二三", "once twice twice thrice".split(), strict=True)),
        {"one time": "once", "two times": "twice", "three times": "thrice"},
    ),
    _Set(
        ("北纬", "南纬"),
        re.compile(r"(?:°|′|″|['\"]|deg(?:rees)?)\s?([NS]|north|south)\b"),
        re.compile("([北南])纬"),
        {"北": "n", "南": "s"},
        {"north": "n", "south": "s"},
    ),
    _Set(
        ("东经", "西经"),
        re.compile(r"(?:°|′|″|['\"]|deg(?:rees)?)\s?([EW]|east|west)\b"),
        re.compile("([东西])经(?=\\s?\\d)"),
        {"东": "e", "西": "w"},
        {"east": "e", "west": "w"},
    ),
    _Set(
        ("位数",),
        re.compile(
            r"(?i)\b(single|double|triple|two|three|four|five|six|seven|eight)[\s-](?=(?:digit|figure)s?\b)"
        ),
        re.compile("(?<![中分百众])([个一两双二三四五六七八])位数(?![据字组])"),
        dict(
            zip(
                "个一两双二三四五六七八",
                "one one two two two three four five six seven eight".split(),
                strict=True,
            )
        ),
        {"single": "one", "double": "two", "triple": "three"},
    ),
    _Set(
        ("年底", "年末", "年初", "年中"),
        re.compile(
            r"(?i)\b(end|late|beginning|start|early|mid|middle)(?:[\s-](?:of|in))?[\s-](?=(?:19|20)\d\d\b(?!s|-))"
        ),
        re.compile("(?<!\\d)(?:19|20)\\d\\d年的?(?:年)?([底末初中])(?![国旬间期文])"),
        dict(zip("底末初中", "end end start mid".split(), strict=True)),
        {"late": "end", "beginning": "start", "early": "start", "middle": "mid"},
    ),
    _Set(
        ("半叶", "半期", "半世纪"),
        re.compile(r"(?i)\b(first|second|latter|later)\shalf\sof\sthe\s(?=[\w-]+[\s-]centur|century)"),
        re.compile("([上前下后])半(?:叶|期|世纪)"),
        dict(zip("上前下后", "first first second second".split(), strict=True)),
        {"latter": "second", "later": "second"},
    ),
    _Set(
        ("样本",),
        re.compile(r"(?i)\b(zero|one|single|few)[\s-]shot\b"),
        re.compile("(零|单|一|少|[Zz]ero|[Oo]ne|[Ff]ew)(?=样本(?!量|数)|[ -]shot)"),
        dict(
            zip(
                "零 单 一 少 zero Zero one One few Few".split(),
                "zero one one few zero zero one one few few".split(),
                strict=True,
            )
        ),
        {"single": "one"},
    ),
    _Set(
        ("人称",),
        re.compile(r"(?i)\b(first|second|third)[\s-]person\b"),
        re.compile("第([一二三])人称"),
        dict(zip("一二三", ("first", "second", "third"), strict=True)),
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
