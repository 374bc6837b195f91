"""How a number that nothing answers to is said in the target all the same: in a word, in a name, in other numbers.

Asked only of the few source numbers that seem lost, so that nothing here costs a text whose numbers are all there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise

from summarycheck.model import Number, Quantity
from summarycheck.quantities.comparing import conversion, dates
from summarycheck.quantities.matching.assign import Assignment
from summarycheck.quantities.scan import names
from summarycheck.quantities.scan.units import SPANS

_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
#: The stretch between blanks and brackets that a number stands in.
_TOKEN_EDGE = frozenset(" \t\n()[]{}$“”‘’\"'，。；：、（）")
_TRAILING = ".,;:!?"
_LETTER = re.compile("[A-Za-z]")
_ADDRESS = re.compile(r"://|^www\.")
#: Superscript citations that came down to the line: the monitor.5,6,7 Here …, factors 2,5,7-14.
_CITATIONS = re.compile(
    r"(?:(?<=[a-z)][.,;)])|(?<=[a-z]\s))\d{1,3}(?:(?:,|[-–])\d{1,3})+(?=[.,;]?(?:\s|$))|(?<=[a-z][,;])\d{1,2}(?=\s[a-z])"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
#: A figure, section or equation before its number, the sign of an entity (&#177;), and an index above a letter.
_REFERRED = re.compile(
    r"(?i)(?:\b(?:figs?|eqs?|secs?|tabs?|refs?)\.|&#|\{superscript\s|[\^_]\{?\s*\\(?:text|mathrm|rm)\{)$"
)
_MARK_AFTER = re.compile(r"\.\)\s")
#: Between a number and what says it again.
_OPENED = re.compile(r"[^(),.;]{0,20}\((?:[~≈]|about |i\.e\.,? |or )?")
_OR_ELSE = re.compile(r",? or (?:about |around |roughly |some |nearly )?")
_SCALED = frozenset("KkMB")
#: Words of change: beside them *twofold* says by how much, elsewhere of how many kinds something is.
_CHANGE = re.compile(
    r"(?i)\b(?:in-?creas|de-?creas|reduc|improv|high|low|fast|slow|larg|small|more|fewer|less|great|speed|gain|ris[ei]|rose|drop"
    r"|gr[oe]w|declin|enrich|chang|differ|boost|accelerat|cheap|better|wors|expan|risk|odds|strong|dilut|cover|rate)"
)
_KINDS_OF = re.compile(r"(?i)(?:two|three|four)-?fold")

_TO_DATE = re.compile(r"\b(?:19|20)\d\d (?:to|until|till) (?:today|date|now|the present)\b")
_TILL_NOW = re.compile(r"[12]\d{3}年?(?:至|到|以至)(?:今|现在|目前)")
_WHOLE = "完全|全部|全方位|彻底|百分百|满分|全都|所有"
_NOTHING = "零|〇|无|没有|毫不|基线|起始"
#: A scale character that no numeral runs into.
_ALONE = "(?<![〇零一二三四五六七八九十百千万亿两几数成上\\d]){}(?![〇零一二三四五六七八九十百千万亿瓦克米卡焦伏帕赫兆字])"
_ROUND_THE_CLOCK = "全天|昼夜|日夜|随时"
_CHARACTERS = "〇一二三四五六七八九十"
#: Cardinals by the characters that say them inside words: 双向, 四处, 四元组, 千人.
_WORDS: dict[int, str] = {
    1: "单|一|首|头|独",
    2: "双|两|二|[一成配]对|倍",
    3: "三|叁",
    **{value: f"{_CHARACTERS[value]}[处角面边肢季维元阶端轮足指]" for value in range(4, 10)},
    7: "全天|每天|随时|天天|周",
    24: _ROUND_THE_CLOCK,
    100: _ALONE.format("百"),
    1000: _ALONE.format("千") + "|‰|千分",
    10_000: _ALONE.format("万"),
}
#: What is called by figures, and what else Chinese calls it.
_CALLED = {
    "24/7": _ROUND_THE_CLOCK, "5G": "第五代", "4G": "第四代", "3G": "第三代", "999": "报警|急救", "911": "报警|急救",
}  # fmt: skip
_DOUBLED = "倍|翻一番"
_MANY = frozenset({"成千上万", "成百上千"})
_COUNTLESS = "亿万|数以亿|上亿|海量"
_IN_BASE = re.compile(r"(?i)\b(?:base|radix)[\s=-]+(?:of )?$")
_ONE_OF_IT = "一个?(?:字节|比特|千|公|英|毫|厘|微|米|升|吨|度|元|美元|分钟|秒|周|月|年)"
_HALF_OF_IT = "半(?:个|球|张|价|数|径|圈|边|段|程|生|句|杯|块|条|页|只)"
#: Ages by their old names.
_AGES = {
    30: "而立",
    40: "不惑",
    50: "半百|知天命",
    60: "花甲|六旬",
    70: "古稀|七旬",
    80: "耄耋|八旬",
    90: "九旬|耄耋",
}
_EVEN = re.compile(r"(?i)\b(?:fifty[-–/ ]fifty|50[-–/]50)\b")
#: Said of what happened very often.
_OFTEN = frozenset({"hundred times", "thousand times", "million times"})
#: What is called who comes second or third.
_MEDALS = {2: "亚|次|银|榜眼", 3: "季军|铜|探花"}


class Otherwise:
    """Looks for source numbers that stand in the target in another way than as numbers of their own."""

    def __init__(self, given: Assignment) -> None:
        self.given, self.source, self.target = given, given.source, given.target

    def says(self, candidate: int, *, in_words: bool = True) -> bool:
        """Whether the target says the source number ``candidate``, which nothing answers to, all the same."""
        number = self.given.ours[candidate]
        return (
            (in_words and in_a_word(self.source, self.target, number))
            or self._no_quantity(number)
            or self._stands(number)
            or self._in_a_name(number)
            or self._covered(candidate)
            or self._end_of_a_range(candidate)
            or self._by_its_ends(number)
            or self._between_years(number)
            or self._said_twice(candidate)
        )

    def _no_quantity(self, number: Quantity) -> bool:
        """Whether the figures only refer, cite, number a list or are part of an address."""
        before = self.source[max(0, number.start - 16) : number.start]
        return (
            _REFERRED.search(before) is not None
            or number.text.lower() == "zero point"
            or (
                number.kind == "count" and number.text.isdecimal() and number.text.startswith("00")
            )  # of a broken 30, 0000
            or _MARK_AFTER.match(self.source, number.end) is not None
            or _ADDRESS.search(self._token(number)) is not None
            or any(start <= number.start < end for start, end in self._citations)
            or (
                _KINDS_OF.fullmatch(number.text) is not None
                and _CHANGE.search(self.source[max(0, number.start - 32) : number.end + 22]) is None
            )
        )

    @cached_property
    def _citations(self) -> list[tuple[int, int]]:
        """Where the source has runs of rising numbers without blanks that nothing numbers (factors 2,5,7-14)."""
        found: list[tuple[int, int]] = []
        for run in _CITATIONS.finditer(self.source):
            if _THOUSANDS.fullmatch(run[0]):
                continue
            values = [int(value) for value in re.findall(r"\d+", run[0])]
            rising = all(a < b for a, b in pairwise(values))
            counted = values == list(range(values[0], values[-1] + 1)) and values[0] == 1
            glued = self.source[run.start() - 1] != " "
            if rising and (glued or (len(values) > 2 and not counted)):
                found.append(run.span())
        return found

    def _token(self, number: Quantity) -> str:
        start, end = number.start, number.end
        while start and self.source[start - 1] not in _TOKEN_EDGE:
            start -= 1
        while end < len(self.source) and self.source[end] not in _TOKEN_EDGE:
            end += 1
        return self.source[start:end].rstrip(_TRAILING)

    def _stands(self, number: Quantity) -> bool:
        """Whether the target keeps to the letter what the number is part of (1:25,600; One-Billion-Word), or its word."""
        token = self._token(number)
        if len(token) > len(number.text) and (
            token in self.target
            or (_LETTER.search(token) and names.bounded(names.name_key(token), names.text_key(self.target)))
        ):
            return True
        word = number.text
        return (
            word.isascii()
            and word.isalpha()
            and re.search(rf"(?i)(?<![a-z]){word}(?![a-z])", self.target) is not None
        )

    def _in_a_name(self, number: Quantity) -> bool:
        """Whether a name of the target that the source has no such name for has these figures: DSM-5 for "DSM- 5", OAuth2 for "OAuth 2.0"."""
        figures = _FIGURES.search(number.text)
        if figures is None or not self._new_figures:
            return False
        if number.single:
            return not self._new_figures.isdisjoint((figures[0], figures[0].removesuffix(".0")))
        return set(_FIGURES.findall(number.text)) <= self._new_figures

    @cached_property
    def _new_figures(self) -> set[str]:
        """The figures of the target's names that are no names of the source."""
        known = {name.text for name in self.given.our_names}
        new: set[str] = set()
        for name in (name.text for name in self.given.their_names):
            if not any(name in other for other in known):
                parts = (other for other in known if other in name)
                new |= set(_FIGURES.findall(name)).difference(*map(_FIGURES.findall, parts))
        return new

    def read_of(self, place: int) -> bool:
        """Whether what stands at ``place`` in the target is part of a number that was read."""
        at = bisect_right(self.given.theirs, place, key=lambda quantity: quantity.start) - 1
        return at >= 0 and place < self.given.theirs[at].end

    def _covered(self, candidate: int) -> bool:
        """Whether a vague number of the target is as wide (成百上千 for "hundreds to thousands"), or an idiom for two of them."""
        number = self.given.ours[candidate]
        if number.kind != "vague":
            return False
        theirs = [self.given.theirs[index] for index in self.given.opposite(number)]
        if any(
            other.kind == "vague" and other.low <= number.low and number.high <= other.high
            for other in theirs
        ):
            return True
        beside = [at for at in (candidate - 1, candidate + 1) if 0 <= at < len(self.given.ours)]
        return any(
            self.given.ours[at].kind == "vague"
            and abs(self.given.ours[at].start - number.start) < 24
            and any(index >= 0 and self.given.theirs[index].text in _MANY for index in self.given.hosts[at])
            for at in beside
        )

    def _end_of_a_range(self, candidate: int) -> bool:
        """Whether the number and the one beside it are the ends of a range of the target: 0-100 for "from 0 to 100"."""
        ours = self.given.ours
        number = ours[candidate]
        for other in ours[max(0, candidate - 1) : candidate + 2]:
            if (
                other is number
                or not (number.single and other.single)
                or abs(other.start - number.start) > 40
            ):
                continue
            if (min(number.low, other.low), max(number.low, other.low)) in self._ranges:
                return True
        return False

    @cached_property
    def _ranges(self) -> frozenset[tuple[Number, Number]]:
        """The ends of the target's ranges."""
        return frozenset((theirs.low, theirs.high) for theirs in self.given.theirs if not theirs.single)

    def _by_its_ends(self, number: Quantity) -> bool:
        """Whether the ends of a range stand side by side in the target: 在2位和3位之间, 二年级至五年级."""
        if number.single or number.kind == "vague":
            return False
        return any(
            (first.low, second.low) == (number.low, number.high) and second.start - first.end < 9
            for first, second in pairwise(self.given.theirs)
        )

    def _between_years(self, number: Quantity) -> bool:
        """Whether a span of years lies between two years of the target: 2015年至2023年 for eight years."""
        if number.unit != "year" or not number.single:
            return False
        ends = (end for other in self.given.theirs for end in dict.fromkeys((other.low, other.high)))
        years = [int(end) for end in ends if 1500 <= end <= 2200]
        span = int(number.low)
        if any(later - earlier in (span, span - 1) for earlier, later in pairwise(years)):
            return True
        after = self.source[number.end : number.end + 60]
        return _TO_DATE.search(after) is not None and _TILL_NOW.search(self.target) is not None

    def _said_twice(self, candidate: int) -> bool:
        """Whether the source says the number again in brackets, and that is answered: two-thirds (66%)."""
        ours = self.given.ours
        for first, second in ((candidate, candidate + 1), (candidate - 1, candidate)):
            if first < 0 or second >= len(ours) or not self.given.hosts[first + second - candidate]:
                continue
            a, b = ours[first], ours[second]
            if _OPENED.fullmatch(self.source, a.end, b.start) and _alike(a, b):
                return True
            if a.unit != b.unit and _OR_ELSE.fullmatch(self.source, a.end, b.start) and _alike(a, b):
                return True  # minus 70 degrees Celsius, or minus 94 Fahrenheit
        return False


def _alike(a: Quantity, b: Quantity) -> bool:
    """Whether the second number says the first in another way: two-thirds (66%), 5,677 (5K+), 10 km (six miles)."""
    x, y = float(a.low), float(b.low)
    if a.kind == b.kind == "time":
        return True  # 7:30 p.m. Eastern time (2330 GMT)
    if a.kind == b.kind == "money" and a.unit != b.unit:
        return True  # 268 billion yuan ($38 billion)
    if a.kind == "fraction" and b.unit == "%":
        return abs(100 * x - y) < 1
    if a.unit != b.unit and a.unit and b.unit:
        return conversion.measured_alike(a, b)
    return a.unit == b.unit and b.text[-1:] in _SCALED and abs(x - y) < 0.13 * y


def in_a_word(source: str, target: str, number: Quantity) -> bool:
    """Whether a word of the target says the number: 2-way → 双向, 24/7 → 全天候, 100% → 完全, tenfold → 一个数量级."""
    pattern = _pattern(source, number)
    return bool(pattern) and re.search(pattern, target) is not None


def _pattern(source: str, number: Quantity) -> str:
    """What the words look like that may say the number; empty where none do."""
    if number.kind == "decade" and number.low == 2000:
        return "(?:[本新]|21|二十一)世纪之?[初头]|世纪之交"
    if number.kind in ("month", "day", "count", "measure") and (called := dates.called(source, number)):
        return called
    if number.text in _OFTEN:
        return "无数|千百|[上数]百|成百|很多|许多|多少|不计其数|屡"
    if number.kind == "ordinal" and number.low == 50:
        return "中位"  # the 50th percentile
    if number.kind == "ordinal" and number.low in _MEDALS and not number.weak:
        return _MEDALS[int(number.low)]
    if number.low == 50 and _EVEN.search(source, max(0, number.start - 6), number.end + 6):
        return "一半|对半|各半|平分|五五"
    if number.text in _CALLED:
        return _CALLED[number.text]
    if _IN_BASE.search(source, max(0, number.start - 16), number.start):
        return "进制|进位"
    if number.kind == "fraction" and number.low * 2 == 1:
        return _HALF_OF_IT
    if number.kind == "magnitude":
        if not number.single:
            return "[到至或-].{0,3}数量级"  # 一个到两个数量级
        return "(?<![几数多干两二三四五]个)数量级|(?<![数个])量级|十倍|10倍" if number.low == 1 else ""
    if number.kind == "vague":
        return _COUNTLESS if number.low >= 10**6 else ""
    if not number.single or number.low != int(number.low):
        return ""
    value = int(number.low)
    if number.unit == "pp" and "point" in number.text:
        return {5: "五分制", 10: "十分制", 100: "百分制"}.get(value, "")
    if number.unit == "x":
        spoken = not any(map(str.isdecimal, number.text))
        return _DOUBLED if spoken and value == 2 else "一个数量级" if value == 10 else ""
    if value == 1 and number.unit not in ("", "%", "pp", "h", "day"):
        return _ONE_OF_IT
    if value == 0:
        return _NOTHING if number.unit == "%" or number.unit in SPANS else ""
    if number.unit == "%":
        return _WHOLE if value == 100 else "半价" if value == 50 else ""
    if value in _AGES and number.unit in ("", "year") and not source.startswith("%", number.end):
        return _AGES[value]
    if number.unit == "year":
        return {100: "百年|世纪", 1000: "千年"}.get(value, "")
    if number.unit == "m":
        return "百米" if value == 100 else ""
    if number.unit == "week":
        return "四周" if value == 4 else ""
    return _WORDS.get(value, "") if number.unit in ("", "h", "day") else ""
