"""Hours in Chinese: 晚上8点半, 20时, 09:30."""

from __future__ import annotations

import re

CLOCK = re.compile(
    r"[:：]([0-5]\d)(?![\d:：%])|[点时](?:\s?([0-5]?\d|[一二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])\s?分|[钟整]|半(?!数)|[一三]刻)|点(?![\d一-鿿])|[点时](?=[前后左之到至开离许])|(?<=[早晚午晨夜]\d)点|(?<=[早晚午晨夜]\s\d)点|(?<=[早晚午晨夜]\s\d\s)点"
)
TIMELY = re.compile(
    r"[上下中]午|凌晨|晚|早|清晨|夜|时间|日|当|今|于|在|至|到|点|前|后|[:：]\d\d\s?[-–—~～]\s?$"
)
#: 09:00 and the first of 8:30–17:30 can only be times.
TIME_FORM = re.compile(r"0\d[:：]|\d{1,2}[:：]\d\d\s?[-–—~～至到]\s?\d{1,2}[:：]\d\d(?!\d)")
ZONE = re.compile(r"\s?(?:GMT|UTC|Z\b|格林|世界时|协调世界时)")
QUARTERS = {"一刻": 1, "三刻": 3}
_BARE_CLOCK = re.compile("[点时](?![长常期间机刻])()()")  # with the groups of ``CLOCK``
#: Before an hour: 当地时间20时, 8日12时.
_DATED = re.compile(r"(?:时间|\d[日号]|当天|次日)\s?$")
_MORNING = re.compile(r"(?:凌晨|[清早今明]晨|早上|上午|[今明次]早)[约近]?\s?$")
_AFTERNOON = re.compile(r"(?:下午|傍晚|晚上|晚间|[当今昨次]晚)[约近]?\s?$")
DAYTIME = re.compile(r"[上下中]午|凌晨|晚上|傍晚|早上|清晨|夜间|晚间|深夜|时间|\d日|当晚|今晚")


def bare_clock(text: str, left: int, end: int) -> re.Match[str] | None:
    """The 点 right after an hour that a part of the day stands right before: 晚上8点对阵."""
    daytime = (
        _DATED.search(text, max(0, left - 4), left)
        or _MORNING.search(text, max(0, left - 5), left)
        or _AFTERNOON.search(text, max(0, left - 5), left)
    )
    return _BARE_CLOCK.match(text, end) if daytime else None


def half_of_day(text: str, left: int) -> str:
    """``a`` or ``p`` where the part of the day before an hour settles it."""
    if _MORNING.search(text, max(0, left - 5), left):
        return "a"
    return "p" if _AFTERNOON.search(text, max(0, left - 5), left) else ""
