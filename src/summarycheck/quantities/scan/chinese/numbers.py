"""A Chinese number once read: its power, scale, range, unit, bound and time of day."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import msgspec

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan.chinese import bounds
from summarycheck.quantities.scan.chinese.clock import (
    CLOCK,
    DAYTIME,
    QUARTERS,
    TIME_FORM,
    TIMELY,
    ZONE,
    bare_clock,
    half_of_day,
)
from summarycheck.quantities.scan.chinese.numerals import is_word, numeral, parted, read
from summarycheck.quantities.scan.chinese.ranges import RANGE, both_units, to_range
from summarycheck.quantities.scan.chinese.scales import scaled_up
from summarycheck.quantities.scan.chinese.shares import and_parts, parts
from summarycheck.quantities.scan.chinese.smaller import (
    AND_A_HALF,
    COINS,
    HALVABLE,
    HALVED_SPANS,
    HUNDREDTHS,
    PARTS,
    are_minutes,
    in_coins,
    with_smaller,
)
from summarycheck.quantities.scan.chinese.units import unit_after
from summarycheck.quantities.scan.clock import stopwatch, time_of_day
from summarycheck.quantities.scan.digits import mixed_number, tidy
from summarycheck.quantities.scan.powers import (
    EXPONENT,
    FLAT_FIRST,
    SUPERSCRIPTS,
    TIMES_TEN,
    flat_power,
    power_of,
)
from summarycheck.quantities.scan.units import HOURLY, SPANS

_COLON = re.compile(r"[:：]\s?(\d+(?:\.\d+)?)(?![\d:：])")
_SLASH = re.compile(r"[/／](\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)(?![\d/]|\.\d)")
_MORE = re.compile(
    r"\s?(?:[多余](?![样元模任语步轮层阶目标尺视头热域变维智播跳选种媒流通波径次重方代粒人人用源家年级平数语地])|[+＋](?![\d/])|[多余](?=[种个项名年家人语次类台款篇条张位万亿]))"
)
_SOME = re.compile("来(?=[个人名种位天年次岁台张篇条家])")
_POWER_OF_TEN = re.compile(r"的(负)?(\d{1,2}|[一二三四五六七八九十]{1,3})次[方幂]")


def finish(
    text: str,
    left: int,
    plain: Decimal,
    end: int,
    alts: tuple[tuple[Number, str], ...],
    found: list[Quantity],
    *,
    arabic: bool,
    weak: bool = False,
) -> int:
    """Power, scale, range, unit and bound around a number already read; returns the end."""
    value: Number = plain
    kind, unit = "count", ""
    after = text[end : end + 1]
    if arabic and after and (after in "^⁻⁰¹²³⁴⁵⁶⁷⁸⁹" or text[end : end + 2] == "**"):
        if (raised := power_of(text, plain, end)) is not None:
            value, end = raised
            kind = "power"
    elif arabic and after and after in "eE" and (exponent := EXPONENT.match(text, end)):
        shift = int(exponent[1].translate(SUPERSCRIPTS))
        if abs(shift) <= 400:
            value, end, kind = plain.scaleb(shift), exponent.end(), "power"
    elif arabic and "10" in text[end : end + 24] and (ten := TIMES_TEN.match(text, end)) is not None:
        if (raised := power_of(text, Decimal(10), ten.end())) is not None:
            value, end, kind = tidy(Fraction(value) * Fraction(raised[0])), raised[1], "power"
    elif (
        arabic
        and after == " "
        and text[end + 1 : end + 2].isdigit()
        and (mixed := mixed_number(text, plain, end)) is not None
    ):
        value, end = mixed
    elif arabic and after in FLAT_FIRST and (flat := flat_power(text, plain, end)) is not None:
        value, end, kind = *flat, "power"
    high = value
    if kind == "count" and after == " " and (spaced := text[end + 1 : end + 2]) and spaced in "点时":
        end, after = end + 1, spaced
    if arabic and end - left == 4 and (zone := ZONE.match(text, end)) is not None and value < 2400:
        found.append(time_of_day(text, left, end, int(value) // 100, int(value) % 100, ""))  # 0200 GMT
        return zone.end()
    if (
        arabic
        and after
        and after in ":："
        and kind == "count"
        and (taken := stopwatch(text, left, plain, end))
    ):
        found += taken
        return taken[-1].end
    if kind == "count" and after and after in ":：点时" and value == int(value) and 0 <= value <= 24:
        clock = CLOCK.match(text, end) or bare_clock(text, left, end)
        if clock is not None:
            minute_group = 1 if clock[1] else 2
            minutes = read(text, clock.start(minute_group)) if clock[minute_group] else None
            half = (
                30
                if clock[0].endswith("半")
                else int(minutes[0])
                if minutes
                else 15 * QUARTERS.get(clock[0][-2:], 0)
            )
            strong = minutes is not None or DAYTIME.search(text[max(0, left - 4) : left]) is not None
            timely = TIME_FORM.match(text, left) or TIMELY.search(text[max(0, left - 8) : left])
            if after in ":：" and timely is None:
                strong = False
            elif strong or (after in "点时" and clock[0] != "时"):
                time = time_of_day(text, left, clock.end(), int(value), half, half_of_day(text, left))
                ratio = ((plain / half, ""),) if half and after in ":：" else ()
                plain_count: tuple[tuple[Number, str], ...] = ((value, ""),) if minutes is None else ()
                if half and after in "点时":
                    plain_count += ((plain + Decimal(half) / 100, ""),)  # written 5.30
                extra_alts = (*time.alts, *ratio, *plain_count)
                found.append(msgspec.structs.replace(time, weak=not strong, alts=extra_alts))
                return clock.end()
    if arabic and after and after in ":：" and kind == "count":
        colon = _COLON.match(text, end)
        if colon is not None:
            alts = (*alts, (value, ""), (Decimal(colon[1]), ""))
            value = high = Fraction(value) / Fraction(colon[1]) if Decimal(colon[1]) else Fraction(0)
            end, kind = colon.end(), "ratio"
    elif arabic and after and after in "/／" and kind == "count" and (slash := _SLASH.match(text, end)):
        whole = Decimal(slash[1].replace(",", ""))
        if whole > 0 and value == int(value):
            alts = (*alts, (value, ""), (whole, ""))
            value = high = Fraction(value) / Fraction(whole)
            end, kind = slash.end(), "fraction"
    elif (
        after
        and after in " 分"
        and (of_whole := parted(text, end))
        and text[of_whole : of_whole + 1] not in "后前内间差多"
    ):
        return parts(text, left, value, of_whole, found)
    elif arabic and after and after in " 又" and (mixed := and_parts(text, value, end)) is not None:
        exact, end = mixed
        found.append(Quantity(text[left:end], left, end, exact, exact, "", "fraction"))
        return end
    if (
        arabic
        and after == "的"
        and kind == "count"
        and plain
        and (of_ten := _POWER_OF_TEN.match(text, end)) is not None
    ):
        power = int(of_ten[2]) if of_ten[2].isdigit() else int(numeral(of_ten[2]) or 0)
        value = high = tidy(1 / Fraction(plain) ** power) if of_ten[1] else plain**power
        end, kind = of_ten.end(), "power"
    more = False
    if kind == "count":
        value, end, more = scaled_up(text, value, end)
        high = value
        value, high, end, kind = to_range(text, value, high, end, plain, kind, found, left)
    some = value >= 10 and _SOME.match(text, end) is not None
    end += some
    more_match = _MORE.match(text, end)
    if more_match is not None and not is_word(text, more_match.end() - 1):
        end, more = more_match.end(), True
    if before_ordinal := text[left - 1 : left] if left and arabic else "":
        if (
            before_ordinal in "第前"
            and not not_rank(text, left - 1)
            and high == value == int(value)
            and text[end : end + 1] not in ("%", "％", "\\")
        ):
            return ordinal(text, left, end, value, "", before_ordinal, found)
    if high == value and text.startswith("个半", end) and text.startswith(HALVED_SPANS, end + 2):
        value = high = tidy(Fraction(value) + Fraction(1, 2))  # 一个半小时
        end += 1 if text.startswith("月", end + 2) else 2
        if text.startswith("半月", end):
            quote = text[left : end + 2]
            found.append(
                Quantity(
                    quote, left, end + 2, value, value, "month", "measure", bounds.around(text, left, end + 2)
                )
            )
            return end + 2
    if (
        arabic
        and text.startswith("后", end)
        and end - left == 2
        and _BORN_IN.match(text, end)
        and not text[left - 1 : left].isdigit()
    ):
        found.append(_born(text, left, end, int(value)))
        return end + 1
    if (spans := _GE_MORE.match(text, end) if text.startswith("多", end + 1) else None) is None:
        scaled, unit, end, kind, extra = unit_after(text, value, end, kind, arabic)
    else:  # 三个多月
        unit, kind, end, more = _OF_GE[spans[1][0]], "measure", spans.end(), True
        scaled, extra = value, ()
    if not unit and kind == "count" and text.startswith("分", end) and are_minutes(text, left, end, found):
        unit, kind, end = "min", "measure", end + 1
    if scaled != value and value:
        factor = Fraction(scaled) / Fraction(value)
        value, high = tidy(Fraction(value) * factor), tidy(Fraction(high) * factor)
        second = RANGE.match(text, end)
        if second is not None and high == value and (number := read(text, second.end())) is not None:
            other, other_unit, other_end, _, _ = unit_after(text, number[0], number[1], "count", arabic)
            if other_unit == unit and other > value:
                high, end = other, other_end  # 0.5B-5B
    if high == value and (text[end - 1 : end] == "元" or text[end : end + 1] == "块"):
        coins = COINS.match(text, end)
        if coins is not None:
            value = high = tidy(Fraction(value) + in_coins(coins))  # 三元五角, 12块5毛
            unit, kind, end = "CNY", "money", coins.end()
    if kind == "name":
        found.append(Quantity(text[left:end], left, end, Decimal(1), Decimal(1), "", "name", weak=True))
        return end
    if kind in (
        "measure",
        "money",
        "date",
        "month",
        "day",
        "decade",
        "ordinal",
        "multiple",
        "percent",
        "point",
        "magnitude",
    ):
        weak = weak and (unit == "" or (value == 1 and unit in SPANS))  # 前一年 is "the prior year"
    alts += extra
    if unit and arabic and high == value and (second := RANGE.match(text, end)) is not None:
        value, high, unit, kind, end = both_units(text, value, unit, kind, end, second.end())
    if kind == "decade-short":
        kind, value, high = "decade", value + 1900, high + 1900
    if kind == "century-decade":
        value = high = extra[0][0]
        kind, extra = "decade", ()
    if kind == "zhe":
        # 八折: four fifths of the price, that is 20% off; an old habit reads 五折 as a count (5-fold).
        rate = plain * 10 if plain <= 10 else plain
        alts = (*alts, (100 - rate, "%"), (plain, ""))
        value = high = rate
        unit, kind = "%", "rate"
    if kind == "cheng":
        value, high, unit, kind = value * 10, high * 10, "%", "percent"
    if unit in HALVABLE and high == value and text.startswith("半", end) and text[end + 1 : end + 2] != "径":
        value = high = tidy(Fraction(value) + Fraction(1, 2))
        end += 2 if text.startswith("半钟", end) else 1
    if high == value and (unit in PARTS or unit == "m"):
        value, end = with_smaller(text, value, unit, end)
        high = value
    if unit == "deg" and text[max(0, left - 2) : left] in ("华氏", "摄氏"):
        unit = "F" if text[left - 2] == "华" else "C"
    if unit in HOURLY and _PER_HOUR.search(text, max(0, left - 10), left):
        unit = HOURLY[unit]
    if unit == "s" and arabic and high == value and (hundredths := HUNDREDTHS.match(text, end)) is not None:
        value = high = tidy(Fraction(value) + Fraction(int(hundredths[1]), 10 ** len(hundredths[1])))
        end = hundredths.end()  # 10秒98
    if (
        not unit
        and kind == "count"
        and high == value
        and text.startswith("半", end + 1)
        and AND_A_HALF.match(text, end)
    ):
        value = high = tidy(Fraction(value) + Fraction(1, 2))
        end += 2  # 两次半
    quote_left = left
    if unit == "x" and text.startswith("多", end):
        end, more = end + 1, True  # 三倍多
    bound = bounds.around(text, left, end)
    if more and bound == "exact":
        bound = "more-than"
    if some:
        bound = "about"
    money = text[left - 1 : left] if left else ""
    if money and money in "$€£¥￥" and kind in ("count",):
        if not (money == "$" and _opens_mathematics(text, end)):
            unit, kind, quote_left = {"$": "USD", "€": "EUR", "£": "GBP"}.get(money, "CNY"), "money", left - 1
    low, high = (value, high) if value <= high else (high, value)
    found.append(Quantity(text[quote_left:end], quote_left, end, low, high, unit, kind, bound, weak, alts))
    return end


#: 时速达137公里, 每小时约100公里.
_PER_HOUR = re.compile(r"(?:时速|每小时)[^，。；\d]{0,5}$")
#: 三个多月, 两个多小时.
_GE_MORE = re.compile("个多(小时|钟头|月|星期|礼拜|世纪)")
_OF_GE = {"小": "h", "钟": "h", "月": "month", "星": "week", "礼": "week", "世": "century"}
#: People by the years they were born in: 90后, 00后青年.
_BORN_IN = re.compile("后(?=[一-鿿”、，。])(?![年天月日周的来又再])")


def _born(text: str, left: int, end: int, years: int) -> Quantity:
    """90后: born in the 1990s, or in 1990; hardly a number that anybody invents."""
    value = Decimal(years + (1900 if years > 30 else 2000))
    decade = value // 10 * 10
    return Quantity(
        text[left : end + 1], left, end + 1, decade, decade, "", "decade", "exact", True, ((value, ""),)
    )


def _opens_mathematics(text: str, end: int) -> bool:
    """Whether the ``$`` before a number that ends here is closed by another, with nothing but a formula between."""
    closing = text.find("$", end, end + 80)
    return closing == end or (closing > 0 and not set("\\^_").isdisjoint(text[end:closing]))


def not_rank(text: str, at: int) -> bool:
    """当前3D, 目前三种: the 前 before the number belongs to a word of time."""
    return text[at] == "前" and text[max(0, at - 1) : at] in _TIME_BEFORE_FRONT


_LAST_ORDINAL = re.compile(r"\s?[层章节期天周年级]?\s?(?:[-–—~～]|至|到)\s?第\s?")
_TIME_BEFORE_FRONT = frozenset("当目之以先提此眼日年月元")


def ordinal(
    text: str, start: int, end: int, value: Number, run: str, before: str, found: list[Quantity]
) -> int:
    """第三 (ordinal), 前三 (rank: top three)."""
    after = text[end : end + 1]
    if before == "前":
        if after in "年天月周个小日" and after:
            period = value if isinstance(value, Decimal) else Decimal(int(value))
            return finish(text, start, period, end, (), found, arabic=False, weak=value <= 1)
        found.append(
            Quantity(text[start - 1 : end], start - 1, end, value, value, "", "rank", weak=value <= 2)
        )
        return end
    last = _LAST_ORDINAL.match(text, end)
    if last is not None and (plain := read(text, last.end())) is not None and plain[0] > value:
        stop = plain[1]  # 第2至第7层
        found.append(Quantity(text[start - 1 : stop], start - 1, stop, value, plain[0], "", "ordinal"))
        return stop
    weak = value <= 1 or (value == 2 and text.startswith(("天", "日", "个工作日", "年", "次"), end))
    unit = ""
    if text.startswith("世纪", end):
        unit, end = "century", end + 2
    found.append(Quantity(text[start - 1 : end], start - 1, end, value, value, unit, "ordinal", weak=weak))
    return end
