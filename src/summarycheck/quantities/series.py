"""Numbers of short series that each language writes its own way: Q3 and 第三季度, 2D and 二维, top-5 and 前五名.

Such a number is wrong where the source has numbers of that series, this one not among them, and one of the source's
is said less often than there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import AnyStr, NamedTuple

from summarycheck.model import Span
from summarycheck.quantities.labels import stands
from summarycheck.quantities.scan.digits import fold
from summarycheck.quantities.scan.english.number_words import ONES, ORDINALS
from summarycheck.quantities.scan.roman import ROMAN, roman

_ENGLISH = {
    **{str(value): value for value in range(1, 31)},
    **{word: value for word, value in (*ONES.items(), *ORDINALS.items()) if 1 <= value <= 10},
    **{numeral.lower(): roman(numeral) for numeral in ROMAN[1:5]},
}
_CHINESE = {
    **{str(value): value for value in range(1, 31)},
    **{word: value for value, word in enumerate("一二三四五六七八九十", 1)},
    "首先": 1,
    "其次": 2,
}
_N = r"(\d{1,2}(?=st|nd|rd|th)|\d{1,2}(?!\d|\.\d)|[a-z]+)"
_N_ZH = r"(\d{1,2}(?!\d|\.\d)|[一二三四五六七八九十])"


class _Series(NamedTuple):
    """What each language writes beside the numbers of a series; the one group of a pattern that matches is the number.

    ``words`` (the first of which must be there) stand in the Chinese, ``anchors`` in the folded English beside the
    numbers: the patterns are tried around them alone.
    """

    words: tuple[str, ...]
    chinese: re.Pattern[str]
    anchors: tuple[bytes, ...]
    english: re.Pattern[str]
    #: A surface has two dimensions, though no "2D" says so: a number that stands anywhere may be meant.
    anywhere: bool


def _series(
    words: tuple[str, ...], chinese: str, anchors: tuple[bytes, ...], english: str, *, anywhere: bool = False
) -> _Series:
    return _Series(
        words,
        re.compile(chinese.replace("#", _N_ZH)),
        anchors,
        re.compile("(?i)" + english.replace("#", _N)),
        anywhere,
    )


_ALL = (
    _series(
        ("季度",),
        r"(?:第|[Qq])?#季度",
        (b"q\t ", b" quarter "),
        r"\bQ#\b|\b#(?:st|nd|rd|th)?[- ]quarter\b",
    ),
    _series(
        ("世界大战",),
        r"第#次世界大战",
        (b"world war ", b" ww"),
        r"\b(?:world war |WW)#\b|\b#(?:st|nd)? world war\b",
    ),
    _series(
        ("维", "D"),
        r"(?<![\d.一二三四五六七八九十百千万多高])#维(?![护持修生])|(?<![\w.-])#-?D(?![\w-])",
        (b"\td ", b"\t d ", b" dimensional "),
        r"(?<![\w.-])#(?:-?D\b|-dimensional\b)",
        anywhere=True,
    ),
    _series(("折交叉",), r"(?<![\d.])#折交叉", (b"fold cross",), r"(?<![\w.])#[- ]?fold cross"),
    _series(
        ("阶段",),
        r"第#(?:个|大)?阶段",
        (b" stage", b" phase"),
        r"\b(?!(?:one|two|three|four|five|six)\b)#[- ](?:[a-z]+ )?(?:stage|phase)\b|\b(?:stage|phase) #\b",
    ),
    _series(
        ("第", "首先", "其次"),
        r"(?<![^。；，：:\s])(?:第#(?=[，,])|(首先)|(其次))",
        (b"first", b"second", b"third", b"fourth", b"fifth"),
        r"\b#(?=ly,)|\b#(?=,)",
    ),
    _series(("前",), r"前#(?=[名位]|准确|精度|命中|召回)", (b"top ",), r"\btop[- ]#\b"),
)
#: So many dimensions a thing may have that no "2D" says of it.
_SPATIAL = 3
#: How far a number and its anchor may reach.
_REACH = 14


#: Without the first word of a series no number of it is told.
TELLTALES = [series.words[0] for series in _ALL]


def changed(source: str, target: str, there: frozenset[str]) -> Iterator[tuple[Span, Span]]:
    """Numbers of a series that are none of the source's, each with the source's that is gone.

    ``there`` are the ``TELLTALES`` that the target has.
    """
    for series in _ALL:
        if series.words[0] in there and (theirs := _once(_in_chinese(series, target))):
            ours = _once(_in_english(series, source))
            given, said = Counter(value for value, _ in ours), Counter(value for value, _ in theirs)
            as_many = given.total() == said.total()
            gone = next((span for value, span in ours if said[value] < given[value]), None)
            if gone is not None:
                yield from (
                    (gone, span)
                    for value, span in theirs
                    if (value not in given or (as_many and said[value] > given[value]))
                    and not (series.anywhere and value <= _SPATIAL and stands(source, str(value)))
                )


def _once(numbers: Iterator[tuple[int, Span]]) -> list[tuple[int, Span]]:
    """Each number once, though several anchors stand around it."""
    return list({span.start: (value, span) for value, span in numbers}.values())


def _in_chinese(series: _Series, target: str) -> Iterator[tuple[int, Span]]:
    for word in series.words:
        for at in _all(target, word):
            yield from _numbers(series.chinese, target, _CHINESE, at, at + len(word))


def _in_english(series: _Series, source: str) -> Iterator[tuple[int, Span]]:
    folded = fold(source)
    for anchor in series.anchors:
        for at in _all(folded, anchor):
            yield from _numbers(series.english, source, _ENGLISH, at, at + len(anchor))


def _all(text: AnyStr, wanted: AnyStr) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _numbers(
    pattern: re.Pattern[str], text: str, values: dict[str, int], begin: int, end: int
) -> Iterator[tuple[int, Span]]:
    place, stop = max(0, begin - _REACH), end + _REACH
    while (hit := pattern.search(text, place, stop)) is not None:
        at = hit.lastindex or 0
        value = values.get(hit[at].lower())
        # Where the word is no number (*in World War I*), one may begin inside of what was taken for it.
        place = hit.start() + 1 if value is None else hit.end()
        if value is not None:
            yield value, Span(hit[at], hit.start(at), hit.end(at))
