"""A Chinese number once read: its scale, range, unit, bound and time of day."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import msgspec

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan import bounds, names
from summarycheck.quantities.scan.chinese_units import unit_after
from summarycheck.quantities.scan.digits import (
    EXPONENT,
    FLAT_FIRST,
    SUPERSCRIPTS,
    TIMES_TEN,
    flat_power,
    mixed_number,
    number,
    power_of,
    stopwatch,
    tidy,
    time_of_day,
)
from summarycheck.quantities.scan.numerals import (
    LARGE,
    MINUS,
    NUMERALS,
    SMALL,
    is_word,
    numeral,
    parted,
    read,
    run_at,
)
from summarycheck.quantities.scan.units import CHINESE, HOURLY, SMALLER, SPANS

SCALE = re.compile(r"\s{0,2}([十百千万亿兆]{1,6})")
_COLON = re.compile(r"[:：]\s?(\d+(?:\.\d+)?)(?![\d:：])")
_SLASH = re.compile(r"[/／](\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)(?![\d/]|\.\d)")
_COMPOUND = re.compile(r"[零 ]?(\d+(?:\.\d+)?)\s?([十百千万亿]+)|零?(\d{1,4})(?![\d.%％])")
_RANGE = re.compile(r"\s?\$?(?:[-–—~～−]{1,2}|至|到|\\sim)\$?\s?(?=[\d〇零一二三四五六七八九十百千两])")
_MORE = re.compile(
    r"\s?(?:[多余](?![样元模任语步轮层阶目标尺视头热域变维智播跳选种媒流通波径次重方代粒人人用源家年级平数语地])|[+＋](?![\d/])|[多余](?=[种个项名年家人语次类台款篇条张位万亿]))"
)
_SOME = re.compile("来(?=[个人名种位天年次岁台张篇条家])")
_MORE_SCALE = re.compile(r"\s?[多余几来+＋](?=\s?[万亿])")
_CLOCK = re.compile(
    r"[:：]([0-5]\d)(?![\d:：%])|[点时](?:\s?([0-5]?\d|[一二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])\s?分|[钟整]|半(?!数)|[一三]刻)|点(?![\d一-鿿])|[点时](?=[前后左之到至开离许])|(?<=[早晚午晨夜]\d)点|(?<=[早晚午晨夜]\s\d)点|(?<=[早晚午晨夜]\s\d\s)点"
)
_TIMELY = re.compile(
    r"[上下中]午|凌晨|晚|早|清晨|夜|时间|日|当|今|于|在|至|到|点|前|后|[:：]\d\d\s?[-–—~～]\s?$"
)
#: 09:00 and the first of 8:30–17:30 can only be times.
_TIME_FORM = re.compile(r"0\d[:：]|\d{1,2}[:：]\d\d\s?[-–—~～至到]\s?\d{1,2}[:：]\d\d(?!\d)")
_ZONE = re.compile(r"\s?(?:GMT|UTC|Z\b|格林|世界时|协调世界时)")
_POWER_OF_TEN = re.compile(r"的(负)?(\d{1,2}|[一二三四五六七八九十]{1,3})次[方幂]")
_QUARTERS = {"一刻": 1, "三刻": 3}
_BARE_CLOCK = re.compile("[点时](?![长常期间机刻])()()")  # with the groups of ``_CLOCK``
#: Before an hour: 当地时间20时, 8日12时.
_DATED = re.compile(r"(?:时间|\d[日号]|当天|次日)\s?$")
_MORNING = re.compile(r"(?:凌晨|[清早今明]晨|早上|上午|[今明次]早)[约近]?\s?$")
_AFTERNOON = re.compile(r"(?:下午|傍晚|晚上|晚间|[当今昨次]晚)[约近]?\s?$")
_DAYTIME = re.compile(r"[上下中]午|凌晨|晚上|傍晚|早上|清晨|夜间|晚间|深夜|时间|\d日|当晚|今晚")


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
    if arabic and end - left == 4 and (zone := _ZONE.match(text, end)) is not None and value < 2400:
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
        clock = _CLOCK.match(text, end) or _bare_clock(text, left, end)
        if clock is not None:
            minute_group = 1 if clock[1] else 2
            minutes = read(text, clock.start(minute_group)) if clock[minute_group] else None
            half = (
                30
                if clock[0].endswith("半")
                else int(minutes[0])
                if minutes
                else 15 * _QUARTERS.get(clock[0][-2:], 0)
            )
            strong = minutes is not None or _DAYTIME.search(text[max(0, left - 4) : left]) is not None
            timely = _TIME_FORM.match(text, left) or _TIMELY.search(text[max(0, left - 8) : left])
            if after in ":：" and timely is None:
                strong = False
            elif strong or (after in "点时" and clock[0] != "时"):
                time = time_of_day(text, left, clock.end(), int(value), half, _half_of_day(text, left))
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
        value, end, more = _scaled(text, value, end)
        high = value
        value, high, end, kind = _range(text, value, high, end, plain, kind, found, left)
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
    if high == value and text.startswith("个半", end) and text.startswith(_HALVED_SPANS, end + 2):
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
    if not unit and kind == "count" and text.startswith("分", end) and _minutes(text, left, end, found):
        unit, kind, end = "min", "measure", end + 1
    if scaled != value and value:
        factor = Fraction(scaled) / Fraction(value)
        value, high = tidy(Fraction(value) * factor), tidy(Fraction(high) * factor)
        second = _RANGE.match(text, end)
        if second is not None and high == value and (number := read(text, second.end())) is not None:
            other, other_unit, other_end, _, _ = unit_after(text, number[0], number[1], "count", arabic)
            if other_unit == unit and other > value:
                high, end = other, other_end  # 0.5B-5B
    if high == value and (text[end - 1 : end] == "元" or text[end : end + 1] == "块"):
        coins = _COINS.match(text, end)
        if coins is not None:
            value = high = tidy(Fraction(value) + _in_coins(coins))  # 三元五角, 12块5毛
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
    if unit and arabic and high == value and (second := _RANGE.match(text, end)) is not None:
        value, high, unit, kind, end = _both_units(text, value, unit, kind, end, second.end())
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
    if high == value and (unit in _PARTS or unit == "m"):
        value, end = _with_smaller(text, value, unit, end)
        high = value
    if unit == "deg" and text[max(0, left - 2) : left] in ("华氏", "摄氏"):
        unit = "F" if text[left - 2] == "华" else "C"
    if unit in HOURLY and _PER_HOUR.search(text, max(0, left - 10), left):
        unit = HOURLY[unit]
    if unit == "s" and arabic and high == value and (hundredths := _HUNDREDTHS.match(text, end)) is not None:
        value = high = tidy(Fraction(value) + Fraction(int(hundredths[1]), 10 ** len(hundredths[1])))
        end = hundredths.end()  # 10秒98
    if (
        not unit
        and kind == "count"
        and high == value
        and text.startswith("半", end + 1)
        and _AND_A_HALF.match(text, end)
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
_SMALLER_ZH = {
    greater: re.compile(
        rf"零?(\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?:{'|'.join(alias for alias in CHINESE if CHINESE[alias].name == smaller)})"
    )
    for greater, (smaller, _) in SMALLER.items()
}
_SMALLER_ZH["jin"] = re.compile("([一二三四五六七八九]|[1-9])两")
_PARTS = {unit: parts for unit, (_, parts) in SMALLER.items()} | {"jin": 10}
#: A height: 一米八八, 1米7.
_HEIGHT = re.compile(r"(\d{1,2}|[一二三四五六七八九]{1,2})(?=[，。；、！？）的左多高以上\s”]|$)")


def _with_smaller(text: str, value: Number, unit: str, end: int) -> tuple[Number, int]:
    """The value with what a smaller unit adds to it, and the end: 6英尺2英寸, 一米八八."""
    if unit == "m":
        centimetres = _HEIGHT.match(text, end) if value in (1, 2) else None
        if centimetres is None:
            return value, end
        digits = "".join(str(NUMERALS.get(char, char)) for char in centimetres[1])
        return tidy(Fraction(value) + Fraction(int(digits), 10 ** len(digits))), centimetres.end()
    rest = _SMALLER_ZH[unit].match(text, end)
    if rest is None:
        return value, end
    added = read(rest[1], 0)
    assert added is not None
    return tidy(Fraction(value) + Fraction(int(added[0]), _PARTS[unit])), rest.end()


#: Between minutes and hundredths: 2分07秒01.
_SECONDS = re.compile(r"分半(?!数)|分\s?(?:\d{1,2}(?:\.\d+)?|[〇零一二三四五六七八九十]{1,3})\s?秒")


def _minutes(text: str, left: int, end: int, found: list[Quantity]) -> bool:
    """Whether 分 are minutes, not points: 2分07秒, 1小时54分."""
    hours = bool(found) and found[-1].unit == "h" and found[-1].end == left
    return hours or _SECONDS.match(text, end) is not None


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


def _bare_clock(text: str, left: int, end: int) -> re.Match[str] | None:
    """The 点 right after an hour that a part of the day stands right before: 晚上8点对阵."""
    daytime = (
        _DATED.search(text, max(0, left - 4), left)
        or _MORNING.search(text, max(0, left - 5), left)
        or _AFTERNOON.search(text, max(0, left - 5), left)
    )
    return _BARE_CLOCK.match(text, end) if daytime else None


def _half_of_day(text: str, left: int) -> str:
    """``a`` or ``p`` where the part of the day before an hour settles it."""
    if _MORNING.search(text, max(0, left - 5), left):
        return "a"
    return "p" if _AFTERNOON.search(text, max(0, left - 5), left) else ""


_COIN = "([1-9]|[一二两三四五六七八九])"
#: Tenths and hundredths of a yuan: 五角, 5毛8分, 八分.
_COINS = re.compile(
    rf"块?(?:{_COIN}[角毛](?:{_COIN}分(?![之钟]))?|{_COIN}分(?![之钟]))|块{_COIN}(?=[钱，。；、！？）]|$)"
)


def _in_coins(coins: re.Match[str]) -> Fraction:
    """What the coins after the yuan add to them."""
    tenth, hundredth, alone, short = coins.groups()
    written = (coin or "0" for coin in (tenth or short, hundredth or alone))
    tenths, hundredths = (int(coin) if coin.isdigit() else NUMERALS[coin] for coin in written)
    return Fraction(10 * tenths + hundredths, 100)


def _opens_mathematics(text: str, end: int) -> bool:
    """Whether the ``$`` before a number that ends here is closed by another, with nothing but a formula between."""
    closing = text.find("$", end, end + 80)
    return closing == end or (closing > 0 and not set("\\^_").isdisjoint(text[end:closing]))


def in_whole(text: str, end: int) -> bool:
    """Whether a sum is told in 亿 that are counted: 三个亿, but 两个亿级数据集."""
    return text[end : end + 2] == "个亿" and text[end + 2 : end + 3] != "级"


def _scaled(text: str, value: Number, end: int) -> tuple[Number, int, bool]:
    """Apply 万/亿/百万 … written after a number: (value, end, whether 多/余 stood inside)."""
    more = False
    if (inner := _MORE_SCALE.match(text, end)) is not None:
        end, more = inner.end(), True
    if in_whole(text, end):
        end += 1  # 三个亿
    scale = SCALE.match(text, end)
    if scale is None:
        return value, end - (1 if more else 0), False
    run = scale[1]
    if run[-1] == "千" and CHINESE.get(text[scale.end() - 1 : scale.end() + 1]) is not None:
        run = run[:-1]  # 千瓦, 千克: the unit's
        if not run:
            return value, end, False
    if is_word(text, scale.start(1)) and not (len(run) == 1 and run in "万亿"):
        return value, end - (1 if more else 0), False
    factor = 1
    for char in run:
        factor *= SMALL.get(char) or LARGE[char]
    if run == "兆" and any(text[scale.end() - 1 : scale.end() + size] in CHINESE for size in (1, 2, 3)):
        return value, end, False  # 8-16兆字节
    scaled = value * factor
    end = scale.start(1) + len(run)
    return *_compound(text, scaled, factor, run[-1], end), more


def _compound(text: str, value: Number, factor: int, last: str, end: int) -> tuple[Number, int]:
    """What follows a scale in smaller ones (5亿1万4千6百, 3万5000), added up; and where it ends."""
    while last in "万亿千" and (rest := _COMPOUND.match(text, end)) is not None:
        if rest[1]:
            smaller = 1
            for char in rest[2]:
                smaller *= SMALL.get(char) or LARGE[char]
            if factor == 1000 and smaller > 10**5 and rest[2][0] == "百":
                shared = smaller // 100  # 8千4百万
                value, factor, last = (
                    tidy((Fraction(value) + Fraction(rest[1]) * 100) * shared),
                    shared,
                    rest[2][-1],
                )
                end = rest.end()
                continue
            if smaller >= factor:
                break
            value, factor, last = tidy(Fraction(value) + Fraction(rest[1]) * smaller), smaller, rest[2][-1]
        elif len(rest[3]) == 1 and _ENDS.match(text, rest.end()):
            return tidy(Fraction(value) + int(rest[3]) * Fraction(factor, 10)), rest.end()  # 3万5
        elif len(rest[3]) == len(str(factor)) - 1 and not text[rest.end() : rest.end() + 1].isalpha():
            return tidy(Fraction(value) + int(rest[3])), rest.end()
        else:
            break
        end = rest.end()
    return value, end


#: After a last figure that its scale was left out of: 3万5, 8千3元.
_ENDS = re.compile("[元块圆，。；、！？）]|$")
#: A measure and a half of it: 两次半, 三圈半.
_AND_A_HALF = re.compile("[次圈杯瓶页遍轮场局桶勺块层段]半(?![年天月个小数价径路夜场程段])")
#: After 秒 in a time of sport: 10秒98.
_HUNDREDTHS = re.compile(r"(\d{1,2})(?![\d.,%％年月日时分秒个])")
#: After these units 半 adds a half: 一倍半, 两年半, 三天半.
_HALVED_SPANS = ("小时", "钟头", "月", "星期", "世纪")
HALVABLE = frozenset({"x", "year", "day", "h", "min", "week", "ton", "kg", "jin", "m", "km"})


def _both_units(
    text: str, value: Number, unit: str, kind: str, end: int, start: int
) -> tuple[Number, Number, str, str, int]:
    """10%-20%, 1.3x-1.6x, 0.48°-3.00°: the unit stands at both ends of the range."""
    second = number(text, start) if text[start].isdigit() else None
    if second is None or second[0] <= value:
        return value, value, unit, kind, end
    other, other_unit, other_end, other_kind, _ = unit_after(text, second[0], second[1], "count", True)
    if other_unit != unit and not (unit == "%" and other_unit == "pp"):
        return value, value, unit, kind, end
    return value, other, other_unit, other_kind, other_end


def _range(
    text: str,
    value: Number,
    high: Number,
    end: int,
    plain: Number,
    kind: str,
    found: list[Quantity],
    left: int,
) -> tuple[Number, Number, int, str]:
    """3-5, 3到5, 70-120亿 (the unit belongs to both ends), but not 从3到5 (two numbers: from and to)."""
    between = _RANGE.match(text, end)
    if between is None:
        return value, high, end, kind
    word = between[0].strip()
    if word in ("至", "到") and "从" in text[max(0, left - 14) : left].rpartition("，")[2]:
        return value, high, end, kind
    start = between.end()
    seen = None
    if text[start].isdigit():
        second = number(text, start)
        if second is None:
            return value, high, end, kind
        other, other_end, _ = second
    else:
        seen = run_at(text, start)
        parsed = numeral(seen[0]) if seen else None
        if seen is None or parsed is None:
            return value, high, end, kind
        other, other_end = parsed, seen[1]
    other_value, other_end, _ = _scaled(text, other, other_end)
    if plain < 10 and other_value == other and seen and _ONE_DIGIT.fullmatch(seen[0]):
        other = Decimal(NUMERALS[text[start]])  # 三到四百万
    if word == "-" and names.versioned(text, left, other_end):
        return value, high, end, kind
    if value == plain and other and other_value != other:
        factor = Fraction(other_value) / Fraction(other)
        shared = tidy(Fraction(value) * factor)
        if shared < other_value:
            value = shared
    if value >= other_value:
        return high if value != high else value, high, end, kind
    return value, other_value, other_end, "count"


#: The end of a range whose hundreds, thousands and so on are those of its beginning, too.
_ONE_DIGIT = re.compile("[二两三四五六七八九][百千万亿][十百千万亿]*")


def parts(text: str, left: int, whole: Number, start: int, found: list[Quantity]) -> int:
    """三分之二 = 2/3."""
    negative = text[start : start + 1] in MINUS
    plain = read(text, start + negative)
    if plain is None or not whole:
        return start
    count, stop = (-plain[0] if negative else plain[0]), plain[1]
    value = tidy(Fraction(count) / Fraction(whole))
    bound = bounds.around(text, left, stop)
    found.append(Quantity(text[left:stop], left, stop, value, value, "", "fraction", bound))
    return stop


def and_parts(text: str, whole: Number, end: int) -> tuple[Number, int] | None:
    """A whole with 又 and parts after it (一又四分之三, 3又10分之1), and where they end; ``None`` where none follow."""
    also = _ALSO.match(text, end)
    if also is not None and (slashed := _SLASHED.match(text, also.end())) is not None:
        part = Fraction(int(slashed[1]), int(slashed[2]))
        return tidy(Fraction(whole) + (-part if whole < 0 else part)), slashed.end()
    parts_of = read(text, also.end()) if also is not None else None
    start = parted(text, parts_of[1]) if parts_of is not None else 0
    count = read(text, start) if start else None
    if parts_of is None or count is None or not parts_of[0]:
        return None
    part = Fraction(count[0]) / Fraction(parts_of[0])
    return tidy(Fraction(whole) + (-part if whole < 0 else part)), count[1]


_ALSO = re.compile(" ?个?又 ?")
_SLASHED = re.compile(r"(\d{1,3})[/／]([1-9]\d{0,2})(?![\d/]|\.\d)")


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
