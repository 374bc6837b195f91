"""Hours in Chinese: 晚上8点半, 20时, 09:30."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan.chinese.numerals import read
from summarycheck.quantities.scan.clock import stopwatch, time_of_day

_CLOCK = re.compile(
    r"[:：]([0-5]\d)(?![\d:：%])|[点时](?:\s?([0-5]?\d|[一二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])(?:\s?分|(?<=十)(?![十百千万亿一二三四五六七八九])|(?<=十[一二三四五六七八九])(?![十百千万亿]))|[钟整]|半(?!数)|[一三]刻)|点(?![\d一-鿿])|点(?=的?方[向位]|的位置)|[点时](?=[前后左之到至开离许])|点(?=时)|(?<=[早晚午晨夜]\d)点|(?<=[早晚午晨夜]\d\d)点|(?<=[早晚午晨夜]\s\d)点|(?<=[早晚午晨夜]\s\d\s)点"
)
_TIMELY = re.compile(
    r"[上下中]午|凌晨|晚|早|清晨|夜|时间|日|当|今|于|在|至|到|点|前|后|[:：]\d\d\s?[-–—~～]\s?$"
)
#: 09:00 and the first of 8:30–17:30 can only be times.
_TIME_FORM = re.compile(r"0\d[:：]|\d{1,2}[:：]\d\d\s?[-–—~～至到]\s?\d{1,2}[:：]\d\d(?!\d)")
_ZONE = re.compile(r"\s?(?:GMT|UTC|Z\b|格林|世界时|协调世界时)")
_QUARTERS = {"一刻": 1, "三刻": 3}
_BARE_CLOCK = re.compile("[点时](?![长常期间机刻])()()")  # with the groups of ``_CLOCK``
#: Before points that something rose or fell by: CLIP分数提高了最多14点.
_RAISED_BY = re.compile(
    r"(?:提[高升]|上升|增加|下降|降低|减少|高出|低|上涨|下跌)了?(?:约|近|超过|最多|高达|至少)?\s?$"
)
#: Before an hour: 当地时间20时, 8日12时.
_DATED = re.compile(r"(?:时间|\d[日号]|当天|次日|(?:周|星期)[一二三四五六日天])\s?$")
_MORNING = re.compile(r"(?:凌晨|[清早今明]晨|早上|上午|[今明次]早)[约近]?\s?$")
_AFTERNOON = re.compile(r"(?:下午|傍晚|晚上|晚间|[当今昨次]晚)[约近]?\s?$")
_DAYTIME = re.compile(r"[上下中]午|凌晨|晚上|傍晚|早上|清晨|夜间|晚间|深夜|时间|\d日|当晚|今晚")


def zone_time(text: str, left: int, end: int, value: Number, found: list[Quantity]) -> int:
    """Read four digits before a zone (0200 GMT) as a time of day; its end, 0 where they are none."""
    zone = _ZONE.match(text, end) if value < 2400 else None
    if zone is None:
        return 0
    found.append(time_of_day(text, left, end, int(value) // 100, int(value) % 100, ""))
    return zone.end()


def hour(
    text: str,
    left: int,
    plain: Decimal,
    value: Number,
    end: int,
    after: str,
    found: list[Quantity],
    arabic: bool,
) -> int:
    """Read the time of day that a number before ``:``, 点 or 时 begins, or what a watch took; its end, 0 where it is none."""
    if arabic and after in ":：" and (taken := stopwatch(text, left, plain, end)):
        found += taken
        return taken[-1].end
    if value != int(value) or not 0 <= value <= 24:
        return 0
    clock = _CLOCK.match(text, end) or _bare_clock(text, left, end)
    if clock is None or (after == "点" and _RAISED_BY.search(text, max(0, left - 8), left)):
        return 0
    written = 1 if clock[1] else 2
    minutes = read(text, clock.start(written)) if clock[written] else None
    strong = minutes is not None or _DAYTIME.search(text[max(0, left - 4) : left]) is not None
    if after in ":：":
        if not (_TIME_FORM.match(text, left) or _TIMELY.search(text[max(0, left - 8) : left])):
            return 0
    if not strong and (after in ":：" or clock[0] == "时"):
        return 0
    past = (
        30 if clock[0].endswith("半")
        else int(minutes[0]) if minutes
        else 15 * _QUARTERS.get(clock[0][-2:], 0)
    )  # fmt: skip
    time = time_of_day(text, left, clock.end(), int(value), past, _half_of_day(text, left))
    alts = time.alts
    if past and after in ":：":
        alts += ((plain / past, ""),)
    if minutes is None:
        alts += ((value, ""),)
    if past and after in "点时":
        alts += ((plain + Decimal(past) / 100, ""),)  # written 5.30
    found.append(msgspec.structs.replace(time, weak=not strong, alts=alts))
    return clock.end()


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
