"""So much in a second said as so much in a minute, or in a kilogram said as in a gram."""

from __future__ import annotations

import re

from summarycheck.model import Quantity
from summarycheck.quantities.around.pairs import Oddity
from summarycheck.quantities.scan.units import CHINESE, ENGLISH, Unit

_SPAN_EN = {
    "second": "秒", "s": "秒", "sec": "秒", "minute": "分", "min": "分", "hour": "时", "h": "时", "hr": "时",
    "day": "天", "week": "周", "month": "月", "year": "年", "yr": "年", "annum": "年",
}  # fmt: skip
_SPAN_ZH = {
    "秒": "秒", "分": "分", "小": "时", "时": "时", "天": "天", "日": "天", "周": "周", "星": "周", "月": "月", "个": "月", "年": "年",
}  # fmt: skip
#: Units of speed that have their span in them.
_SPEEDS = {"mph": "时", "kph": "时", "mps": "秒", "kmps": "秒"}
#: After a number: frames per second, 3 mg/day, 40 cases a week.
_RATE_EN = re.compile(
    rf"[\s}}$]*(?:(?!per\b)[A-Za-z$][\w$]*(?:-[\w$]+){{0,4}}[\s-]){{0,3}}?(?:per[\s-]|(?:an?|each|every)\s|/\s?)({'|'.join(_SPAN_EN)})\b"
)
_EVERY = r"每(?:一|个)?(秒|分钟|小时|天|日|周|星期|个?月|年)(?![龄级代])"
_EVERY_BEFORE_ZH = re.compile(rf"{_EVERY}[^，。；、\d每]{{0,8}}$")
_EVERY_AFTER_ZH = re.compile(r"[^，。；、\d每]{0,4}(?:/\s?|每)(秒|分钟|小时|天|日|周|月|年)")


def of_another_span(source: str, target: str, a: Quantity, b: Quantity) -> Oddity | None:
    """A rate in another span of time than the source's: 每分钟60帧 for "60 frames per second"."""
    there = _EVERY_AFTER_ZH.match(target, b.end) or _EVERY_BEFORE_ZH.search(
        target, max(0, b.start - 16), b.start
    )
    if there is None:
        return None
    here = _RATE_EN.match(source, a.end)
    span = _SPEEDS.get(a.unit) if here is None else _SPAN_EN[here[1]]
    ahead = _EVERY_BEFORE_ZH.search(target, max(0, b.start - 16), b.start)
    if ahead is not None and span == _SPAN_ZH[ahead[1][0]]:
        return None  # 按每小时20美元计算每年价值340万美元
    return ("unit", a, b, {}) if span and span != _SPAN_ZH[there[1][0]] else None


#: What stands under the stroke of a unit, right after its number: mg/kg, g/cm^{3}, 毫克/千克.
_PER = re.compile(
    r"[-−]?[\d.,]+[\s~$]*[A-Za-zµμ一-鿿]{1,4}\s?/\s?([A-Za-zµμ]{1,3}(?:\$?\^?\{?[23]\}?|[²³])?(?![A-Za-z\\$^])|[一-鿿]{1,4})"
)
_RAISED = str.maketrans({"{": "", "}": "", "^": "", "$": "", "²": "2", "³": "3"})


def of_another_part(source: str, target: str, a: Quantity, b: Quantity) -> Oddity | None:
    """So much of a measure in another part or multiple of what the source divides by: 0.3 mg/g for "0.3 mg/kg"."""
    here, there = _PER.match(source, a.start), _PER.match(target, b.start)
    if a.unit != b.unit or here is None or there is None:
        return None
    ours, theirs = _divisor(here[1]), _divisor(there[1])
    if ours is None or theirs is None or ours.name == theirs.name:
        return None
    return ("unit", a, b, {})


def _divisor(written: str) -> Unit | None:
    """The unit under the stroke; of Chinese, the longest word that the characters begin with."""
    flat = written.translate(_RAISED)
    plain = f"{flat[:-1]}^{flat[-1]}" if flat[-1] in "23" else flat
    if written.isascii() or plain in ENGLISH:
        return ENGLISH.get(plain)
    return next(
        (CHINESE[written[:size]] for size in range(len(written), 0, -1) if written[:size] in CHINESE), None
    )
