"""A Chinese number once read: its power, scale, range, unit, bound and time of day."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan.chinese import bounds
from summarycheck.quantities.scan.chinese.bounds import note
from summarycheck.quantities.scan.chinese.clock import hour, zone_time
from summarycheck.quantities.scan.chinese.measures import AFTER_STRIKE
from summarycheck.quantities.scan.chinese.numerals import is_word, numeral, read
from summarycheck.quantities.scan.chinese.ranges import RANGE, both_units, to_range, with_power
from summarycheck.quantities.scan.chinese.scales import scaled_up
from summarycheck.quantities.scan.chinese.shares import read_parts
from summarycheck.quantities.scan.chinese.smaller import COINS, HALVED_SPANS, are_minutes, in_coins, with_rest
from summarycheck.quantities.scan.chinese.units import LED, unit_after, unit_led
from summarycheck.quantities.scan.digits import ONE, VULGAR, Alts, mixed_number, quotient, tidy, with_part
from summarycheck.quantities.scan.powers import past_error, powered, raise_to
from summarycheck.quantities.scan.units import MONEY_SIGNS, SPANS

_MORE = re.compile(
    r"\s?(?:[多余](?![样模任语步轮层阶目标尺视头热域变维智播跳选种媒流通波径次重方代粒人用源家年级数地]|元(?![，。；、）]|$)|平(?!方))|[+＋](?![\d/])|[多余](?=[种个项名年家人语次类台款篇条张位万亿]))"
)
_SOME = re.compile("来(?=[个人名种位天年次岁台张篇条家])")
_POWER = re.compile(
    r"(乘[以上]?(?:10|十))?的(?:([负−-])?(\d{1,3}|[一二三四五六七八九十]{1,3})次[方幂]|(平|立)方(?!根))"
)
_LARGEST_EXPONENT = 400


def finish(
    text: str,
    left: int,
    plain: Decimal,
    end: int,
    alts: Alts,
    found: list[Quantity],
    *,
    arabic: bool,
    weak: bool = False,
) -> int:
    """Power, scale, range, unit and bound around a number already read; returns the end.

    ``arabic``: it is written in digits, ``weak``: it may be no number at all.
    """
    bold = text.startswith("**", end) and text.startswith("**", left - 2)
    draft = _Draft(text, left, plain, end + 2 if bold else end, alts, arabic, weak)
    after = draft.read_power()
    if stop := _as_time(draft, after, found):
        return stop
    if after in _OF_PARTS:
        if stop := _as_parts(draft, after, found):
            return stop
    elif arabic and after in "的乘" and draft.kind == "count" and plain:
        if (power := to_power(text, plain, draft.end)) is not None:
            (draft.value, draft.end), draft.kind = power, "power"
    draft.read_scale()
    if stop := _as_rank(draft, found) or _as_months(draft, found) or _as_cohort(draft, found):
        return stop
    draft.read_unit(found)
    if draft.kind == "name":
        return note(text, left, draft.end, ONE, found, kind="name", bound="exact", weak=True)
    draft.read_rest()
    if bold and draft.end == end + 2:
        draft.end = end  # nothing of the number stands behind its bold face: **40**万张 has more
    found.append(draft.quantity())
    return draft.end


class _Draft:
    """A number while it is read: ``text[left:end]`` as far as is known. ``plain`` is what its digits say alone."""

    __slots__ = (
        "alts", "arabic", "bound", "end", "extra", "high", "kind", "left", "plain", "text", "unit", "value", "weak",
    )  # fmt: skip

    def __init__(
        self, text: str, left: int, plain: Decimal, end: int, alts: Alts, arabic: bool, weak: bool
    ) -> None:
        self.text, self.left, self.end = text, left, end
        self.plain, self.arabic, self.weak, self.alts = plain, arabic, weak, alts
        self.value: Number = plain
        self.high: Number = plain
        self.unit, self.kind = "", "count"
        self.bound = ""  # what 多, 余 or 来 say inside the number; it gives way to what is said around it
        self.extra: Alts = ()

    def read_power(self) -> str:
        """The power or the parts written after the digits; returns the character that stands there."""
        text = self.text
        after = text[self.end : self.end + 1]
        if self.arabic and after:
            if after in "(（":
                self.end = past_error(text, self.end)
                after = text[self.end : self.end + 1]
            if after:
                self.value, self.end, self.kind = _raised(text, self.plain, self.end, after)
        if self.kind == "count" and after == " " and text[self.end + 1 : self.end + 2] in _SPACED_HOURS:
            self.end += 1
            after = text[self.end]
        return after

    def read_scale(self) -> None:
        """万 or 亿, the other end of a range, and 多, 余 or 来."""
        text, more = self.text, False
        self.high = self.value
        if self.kind == "count":
            value, end, more = scaled_up(text, self.value, self.end)
            self.value, self.high, self.end = to_range(text, self.left, self.plain, value, end)
            if self.high != self.value and (raised := with_power(text, self.value, self.high, self.end)):
                (self.value, self.high, self.end), self.kind = raised, "power"
        some = self.value >= 10 and _SOME.match(text, self.end) is not None
        self.end += some
        following = _MORE.match(text, self.end)
        if following is not None and not is_word(text, following.end() - 1):
            self.end, more = following.end(), True
        self.bound = "about" if some else "more-than" if more else ""

    def read_unit(self, found: list[Quantity]) -> None:
        """The unit, a dozen, and the unit once more at the other end of a range."""
        text = self.text
        if text.startswith("多", self.end + 1) and (spans := _GE_MORE.match(text, self.end)) is not None:
            self.unit, self.kind, self.end = _OF_GE[spans[1][0]], "measure", spans.end()  # 三个多月
            self.bound = self.bound or "more-than"
        else:
            self.value, self.high, self.unit, self.end, self.kind, self.extra = _with_unit(
                text, self.left, self.value, self.high, self.end, self.kind, self.arabic, found
            )
        unnamed = self.kind == "count" and not self.unit
        if (
            unnamed
            and text.startswith("打", self.end)
            and text[self.end + 1 : self.end + 2] not in AFTER_STRIKE
        ):
            self.value, self.high, self.end = self.value * 12, self.high * 12, self.end + 1

    def read_rest(self) -> None:
        """How the number is meant, what a smaller unit adds to it, and what leads to it or follows it."""
        text, single = self.text, self.high == self.value
        if self.kind in _FIRM:
            # 前一年 is "the prior year"
            self.weak = self.weak and (self.unit == "" or (self.value == 1 and self.unit in SPANS))
        self.alts += self.extra
        if (
            (self.unit or self.kind == "cheng")
            and single
            and (second := RANGE.match(text, self.end)) is not None
        ):
            self.value, self.high, self.unit, self.kind, self.end = both_units(
                text, self.value, self.unit, self.kind, self.end, second.end()
            )
        if self.kind in _SPOKEN:
            self.value, self.high, self.unit, self.kind, alts = _as_meant(
                self.kind, self.unit, self.plain, self.value, self.high, self.extra
            )
            self.alts += alts
        if self.high == self.value:
            self.value, self.end = with_rest(text, self.value, self.unit, self.end, self.arabic)
            self.high = self.value
        if self.unit in LED:
            self.unit = unit_led(text, self.left, self.unit)
        if self._is_exceeded():
            self.end += 1
            self.bound = self.bound or "more-than"  # 三倍多, 四成多, 四光年多, 5k+

    def _is_exceeded(self) -> bool:
        if not self.text.startswith("多", self.end):
            return self.text[self.end - 1] in "kK" and _PLUS.match(self.text, self.end) is not None
        if self.unit == "x" or self.text[self.end - 1] == "成":
            return True
        return self.kind == "measure" and self.text[self.end + 1 : self.end + 2] in _ENDS

    def quantity(self) -> Quantity:
        """What was read, with its bound and the sign of a currency before it."""
        text, end = self.text, self.end
        bound = bounds.around(text, self.left, end)
        if self.bound == "about" or (self.bound and bound == "exact"):
            bound = self.bound
        left, unit, kind = self.left, self.unit, self.kind
        if kind == "count" and left and (money := text[left - 1]) in MONEY_SIGNS:
            if not (money == "$" and _opens_mathematics(text, end)):
                left, unit, kind = left - 1, MONEY_SIGNS[money], "money"
        low, high = sorted((self.value, self.high))
        if low != high and bound in _COMPARES and text[left - 1] == "于":
            bound = "exact"  # 7至12年级的效应大于1至6年级
        return Quantity(text[left:end], left, end, low, high, unit, kind, bound, self.weak, self.alts)


_PLUS = re.compile(r"[+＋](?![\d/])")
#: Where nothing is counted any more: 四光年多。
_ENDS = frozenset(["", *"的，。、；）)"])
#: What stands right after a number that an hour is, one that a part of another is, and what parts them.
_OF_HOURS = frozenset(":：点时")
_SPACED_HOURS = frozenset("点时")
_OF_PARTS = frozenset(":：/／ 分又")
_OVER = frozenset(":：/／")
#: Bounds of one number, which say of a range that something compares with what it is of.
_COMPARES = frozenset({"more-than", "less-than"})
#: Kinds that are no mere count, whatever the numeral.
_FIRM = frozenset("measure money date month day decade ordinal multiple percent point magnitude".split())


def _as_time(draft: _Draft, after: str, found: list[Quantity]) -> int:
    """Read the number as a time of day, with its zone or without; its end, 0 where it is none."""
    text, left, end = draft.text, draft.left, draft.end
    if draft.arabic and end - left == 4 and (stop := zone_time(text, left, end, draft.value, found)):
        return stop
    if draft.kind == "count" and after in _OF_HOURS:
        return hour(text, left, draft.plain, draft.value, end, after, found, draft.arabic)
    return 0


def _as_parts(draft: _Draft, after: str, found: list[Quantity]) -> int:
    """Read the number as the whole of a fraction (3分之2); its end, 0 where it is none. Makes a quotient of it: 3:1, 3/4."""
    text, value, end = draft.text, draft.value, draft.end
    if after not in _OVER:
        return read_parts(text, draft.left, value, end, after, found, draft.arabic)
    if draft.arabic and draft.kind == "count" and (over := quotient(text, value, end)) is not None:
        draft.value, second, draft.end, draft.kind = over
        draft.alts += ((value, ""), (second, ""), *_minutes_past(draft.plain, second, draft.kind))
    return 0


def _as_rank(draft: _Draft, found: list[Quantity]) -> int:
    """Read what 第 or 前 makes of the number after it; its end, 0 where neither does."""
    text, left, value, end = draft.text, draft.left, draft.value, draft.end
    if not draft.arabic or not left or (before := text[left - 1]) not in "第前" or not_rank(text, left - 1):
        return 0
    if not draft.high == value == int(value) or text[end : end + 1] in ("%", "％", "\\"):
        return 0
    return ordinal(text, left, end, value, before, found)


def _as_months(draft: _Draft, found: list[Quantity]) -> int:
    """Add the half of 一个半小时 or 两个半; where it is one of months or centuries (一个半月), read that and return its end, else 0."""
    text, left, end = draft.text, draft.left, draft.end
    halved = text.startswith("个半", end) and (
        text.startswith(HALVED_SPANS, end + 2) or text[end + 2 : end + 3] in _ENDS
    )
    if draft.high != draft.value or not halved:
        return 0
    draft.value = draft.high = value = with_part(draft.value, Fraction(1, 2))
    draft.end = end + 2
    if (span := _SPANS_OF_HALVES.get(text[end + 2 : end + 3])) is None:
        return 0
    unit, size, length = span
    return note(text, left, end + 2 + length, value * size, found, unit, "measure")


#: What 个半 counts in another unit than its word alone would be: 一个半月 (no January), 两个半世纪 (years).
_SPANS_OF_HALVES = {"月": ("month", 1, 1), "世": ("year", 100, 2)}


def _as_cohort(draft: _Draft, found: list[Quantity]) -> int:
    """Read the people born in a decade (90后); the end, 0 where they are none."""
    text, left, end = draft.text, draft.left, draft.end
    if not draft.arabic or end - left != 2 or not text.startswith("后", end):
        return 0
    years = text[left:end].isdecimal() and not text[left - 1 : left].isdecimal()  # no 2亿后
    if not years or _BORN_IN.match(text, end) is None:
        return 0
    born = draft.plain + (1900 if draft.plain > 30 else 2000)  # hardly a number that anybody invents
    decade, alts = born // 10 * 10, ((born, ""),)
    return note(text, left, end + 1, decade, found, kind="decade", bound="exact", weak=True, alts=alts)


def _raised(text: str, plain: Decimal, end: int, after: str) -> tuple[Number, int, str]:
    """The number with the power or the parts written after it: 1.5e-3, 10^{23}, 3×10⁸, 2 1/2."""
    if (raised := powered(text, plain, end, after)) is not None:
        return *raised, "power"
    if (after == " " and text[end + 1 : end + 2].isdecimal()) or after in VULGAR:
        if (mixed := mixed_number(text, plain, end)) is not None:
            return *mixed, "count"
    return plain, end, "count"


def _minutes_past(hours: Decimal, minutes: Decimal, kind: str) -> Alts:
    """The time of day that a ratio may be: 17:30."""
    timely = kind == "ratio" and hours <= 24 and minutes < 60
    return ((60 * hours + minutes, "clock"),) if timely else ()


def to_power(text: str, base: Decimal, end: int) -> tuple[Number, int] | None:
    """The power that is said after its base, and where it ends: 10的6次方, 十的负三次方; 3乘以10的8次方."""
    to = _POWER.match(text, end)
    if to is None:
        return None
    named = "23"["平立".index(to[4])] if to[4] else to[3]
    exponent = int(named) if named.isdecimal() else numeral(named)
    if exponent is None or exponent > _LARGEST_EXPONENT:
        return None
    power = raise_to(Decimal(10) if to[1] else base, -int(exponent) if to[2] else int(exponent))
    return tidy(Fraction(base) * Fraction(power) if to[1] else power), to.end()


def _with_unit(
    text: str,
    left: int,
    value: Number,
    high: Number,
    end: int,
    kind: str,
    arabic: bool,
    found: list[Quantity],
) -> tuple[Number, Number, str, int, str, Alts]:
    """The number with its unit, what that multiplies it by (0.5B-5B) and the coins that follow (三元五角)."""
    scaled, unit, end, kind, extra = unit_after(text, value, end, kind, arabic)
    if not unit and kind == "count" and text.startswith("分", end) and are_minutes(text, left, end, found):
        unit, kind, end = "min", "measure", end + 1
    if scaled != value and value:
        factor = Fraction(scaled) / Fraction(value)
        value, high = tidy(Fraction(value) * factor), tidy(Fraction(high) * factor)
        second = RANGE.match(text, end)
        if second is not None and high == value and (number := read(text, second.end())) is not None:
            other, other_unit, other_end, _, _ = unit_after(text, number[0], number[1], "count", arabic)
            if other_unit == unit and other > value:
                high, end = other, other_end
    if high == value and (text[end - 1 : end] == "元" or text[end : end + 1] == "块"):
        if (coins := COINS.match(text, end)) is not None:
            value = high = with_part(value, in_coins(coins))
            unit, kind, end = "CNY", "money", coins.end()
    return value, high, unit, end, kind, extra


#: Kinds that say how the number is meant, not what it is.
_SPOKEN = frozenset({"decade-short", "century-decade", "zhe", "cheng"})


def _as_meant(
    kind: str, unit: str, plain: Decimal, value: Number, high: Number, extra: Alts
) -> tuple[Number, Number, str, str, Alts]:
    """The number that 80年代, 21世纪20年代, 八折 or 三成 stands for: low, high, unit, kind and other readings."""
    if kind == "decade-short":
        return value + 1900, high + 1900, unit, "decade", ()
    if kind == "century-decade":
        return extra[0][0], extra[0][0], unit, "decade", ()
    if kind == "cheng":
        return value * 10, high * 10, "%", "percent", ()
    # Four fifths of the price, that is 20% off; an old habit reads 五折 as a count (5-fold).
    rate = plain * 10 if plain <= 10 else plain
    return rate, rate, "%", "rate", ((100 - rate, "%"), (plain, ""))


#: 三个多月, 两个多小时.
_GE_MORE = re.compile("个多(小时|钟头|月|星期|礼拜|世纪)")
_OF_GE = {"小": "h", "钟": "h", "月": "month", "星": "week", "礼": "week", "世": "century"}
#: People by the years they were born in: 90后, 00后青年.
_BORN_IN = re.compile("后(?=[一-鿿”、，。])(?![年天月日周的来又再])")


def _opens_mathematics(text: str, end: int) -> bool:
    """Whether the ``$`` before a number that ends here is closed by another, with nothing but a formula between."""
    closing = text.find("$", end, end + 80)
    return closing == end or (closing > 0 and not set("\\^_").isdisjoint(text[end:closing]))


def not_rank(text: str, at: int) -> bool:
    """当前3D, 目前三种: the 前 before the number belongs to a word of time."""
    return text[at] == "前" and text[max(0, at - 1) : at] in _TIME_BEFORE_FRONT


_LAST_ORDINAL = re.compile(r"\s?[层章节期天周年级]?\s?(?:[-–—~～]|至|到)\s?第\s?")
_TIME_BEFORE_FRONT = frozenset("当目之以先提此眼日年月元")


#: After 前 and a number: so long before or at first, not so many at the top.
_SPAN_AFTER = re.compile(r"\s?(?:[年天月周个小日秒]|分钟|毫秒)")


def ordinal(text: str, start: int, end: int, value: Number, before: str, found: list[Quantity]) -> int:
    """第三 (ordinal), 前三 (rank: top three)."""
    if before == "前":
        if _SPAN_AFTER.match(text, end) is not None:
            period = value if isinstance(value, Decimal) else Decimal(int(value))
            return finish(text, start, period, end, (), found, arabic=False, weak=value <= 1)
        return note(text, start - 1, end, value, found, kind="rank", bound="exact", weak=value <= 2)
    last = _LAST_ORDINAL.match(text, end)
    if last is not None and (plain := read(text, last.end())) is not None and plain[0] > value:
        last_one, stop = plain  # 第2至第7层
        return note(text, start - 1, stop, value, found, kind="ordinal", high=last_one, bound="exact")
    weak = value <= 1 or (value == 2 and text.startswith(("天", "日", "个工作日", "年", "次"), end))
    return note(text, start - 1, end, value, found, kind="ordinal", bound="exact", weak=weak)
