"""What numbers share with their neighbours: the unit, scale or power that stands after the last of them."""

from __future__ import annotations

import re
from fractions import Fraction
from math import prod

import msgspec

from summarycheck.model import Quantity
from summarycheck.quantities.scan.digits import DIGIT, number, tidy
from summarycheck.quantities.scan.units import DOLLARS, SPANS

#: Between a tolerance and the power that it shares with its value: (1.2 ± 0.3) × 10^9.
_COMMON_POWER = re.compile(r"\s*[)）]\s*\$?\s*(?:×|x|\\times|\\cdot)\s*\$?\s*")


def shared(text: str, found: list[Quantity], gap: re.Pattern[str]) -> list[Quantity]:
    """The numbers with the powers, units and scales that they share with their neighbours."""
    if "{" in text and ("^{+" in text or "_{-" in text):
        found = _share_errors(text, found)
    tolerant = _tolerates(text)
    if tolerant:
        found = _share_scale(text, _share_power(text, found))
    found = _share_units(text, found, gap)
    found = _with_coins(text, found)
    return _share_tolerance(text, found) if tolerant else found


def _tolerates(text: str) -> bool:
    """Whether a tolerance is written in the text; one character of it is found far sooner than the whole sign."""
    return (
        "±" in text
        or ("+" in text and ("+/-" in text or "+-" in text))
        or ("\\" in text and "\\pm" in text)
        or ("负" in text and "正负" in text)
    )


#: Sums of money with what their hundredths are called, and what stands between the two: three dollars and fifty cents.
_CENTS = dict.fromkeys(DOLLARS, r"(?:美分| ?cents?\b)")
_CENTS |= {"EUR": r"(?:欧分| ?(?:euro)?cents?\b)", "GBP": r"(?:便士| ?pence\b)", "pound": r" ?pence\b"}
_COINS = {unit: re.compile(rf"(?:\d+|[a-z-]+|[一-鿿]{{1,8}}?){cents}") for unit, cents in _CENTS.items()}
_COIN_GAP = re.compile(r"(?:\s|and\b|零|又|和)*")


def _with_coins(text: str, found: list[Quantity]) -> list[Quantity]:
    """The numbers with sums of money as one, where coins follow: three dollars and fifty cents, 4英镑20便士."""
    for at in range(len(found) - 2, -1, -1):
        money = found[at]
        if money.unit not in _COINS or not money.single or money.low != int(money.low):
            continue
        coins = found[at + 1]
        written = _COINS[money.unit].match(text, coins.start)
        if written is None or not _COIN_GAP.fullmatch(text, money.end, coins.start):
            continue
        if coins.single and 0 < coins.low < 100:
            value, end = tidy(Fraction(money.low) + Fraction(coins.low) / 100), written.end()
            unit = "GBP" if money.unit == "pound" else money.unit
            quote = text[money.start : end]
            found[at : at + 2] = [
                Quantity(quote, money.start, end, value, value, unit, "money", money.bound, money.weak)
            ]
    return found


def _share_power(text: str, found: list[Quantity]) -> list[Quantity]:
    for at in range(len(found) - 3, -1, -1):
        if found[at + 2].kind != "power":
            continue
        value, tolerance, power = found[at : at + 3]
        if power.text.startswith("10") and tolerance.start - value.end < 12:
            if _COMMON_POWER.fullmatch(text, tolerance.end, power.start) and value.kind == "count":
                factor = Fraction(power.low)
                found[at : at + 3] = [
                    _times(each, factor, power.unit, "power") for each in (value, tolerance)
                ]
    return found


#: Before the two errors of a value, and between them: 3.6^{+2.1}_{-1.4} \\times 10^3.
_ERROR_FIRST = re.compile(r"\}?\s?\$?[\^_]\{?")
_ERROR_NEXT = re.compile(r"\s?\}?\s?[\^_]\{?")
#: Before the minus of the lower error: no index.
UPPER_ERROR = re.compile(r"\^\{\s?\+\s?[\d.\\%\s]+\}\s?_\{?-$")


def _share_errors(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give a value and the first of its errors above and below the power and unit that stand after the second."""
    for at in range(len(found) - 2):
        value, first, second = found[at : at + 3]
        if (
            first.text[0] in "+-−"
            and second.text[0] in "+-−"
            and second.kind in ("power", "measure", "percent")
            and value.kind == first.kind == "count"
            and _ERROR_FIRST.fullmatch(text, value.end, first.start)
            and _ERROR_NEXT.fullmatch(text, first.end, second.start)
            and (plain := number(second.text, 1)) is not None
            and plain[0]
        ):
            factor = abs(Fraction(second.low) / Fraction(plain[0]))
            found[at : at + 2] = [_times(each, factor, second.unit, second.kind) for each in (value, first)]
    return found


def _times(quantity: Quantity, factor: Fraction, unit: str, kind: str) -> Quantity:
    low, high = (tidy(Fraction(end) * factor) for end in (quantity.low, quantity.high))
    return msgspec.structs.replace(quantity, low=low, high=high, unit=unit, kind=kind)


#: After the bracket around a value and its tolerance: (112 ± 4)亿, （25.6±0.4）%.
_COMMON_SCALE = re.compile(r"\s?[)）]\s?(?:([十百千]?[万亿])|\\?[%％])")
_SCALES = {"十": 10, "百": 100, "千": 10**3, "万": 10**4, "亿": 10**8}


def _share_scale(text: str, found: list[Quantity]) -> list[Quantity]:
    for at in range(len(found) - 1):
        value, tolerance = found[at : at + 2]
        scale = _COMMON_SCALE.match(text, tolerance.end) if tolerance.bound == "tolerance" else None
        if scale is not None and value.kind == tolerance.kind == "count":
            factor = Fraction(prod(_SCALES[char] for char in scale[1] or ""))
            unit, kind = ("", "count") if scale[1] else ("%", "percent")
            found[at : at + 2] = [_times(each, factor, unit, kind) for each in (value, tolerance)]
    return found


#: Between a value and its tolerance: 4.54 ± 0.05 billion.
_TOLERANCE_GAP = re.compile(r"[\s~${(（]*(?:±|\\pm|\+/?-?|正负)?[\s${]*")


def _share_tolerance(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give the value before ± the scale and unit written after the tolerance (4.54 ± 0.05 billion)."""
    for index in range(len(found) - 1):
        first, second = found[index], found[index + 1]
        if second.bound != "tolerance" or first.unit or first.kind != "count" or not second.low:
            continue
        if _TOLERANCE_GAP.fullmatch(text, first.end, second.start) is None:
            continue
        written = DIGIT.search(second.text)
        plain = number(second.text, written.start()) if written else None
        if plain is None or not plain[0]:
            continue
        factor = Fraction(second.low) / Fraction(plain[0])
        if second.unit or factor > 1:
            scaled = _times(first, abs(factor), second.unit, second.kind)
            found[index] = msgspec.structs.replace(scaled, alts=(*first.alts, (first.low, "")))
    return found


#: After 95% these make it the level of an interval, not the end of a list: (0.81,95%CI).
_INTERVAL_AFTER = re.compile(r"\s?(?:CI\b|CI\s|C\.I|CrI|confidence|置信|可信)")


#: Before an age, which has no part in what follows.
_AGED = re.compile(r"\bage[ds]?(?: of| between)?\s$")


def _share_units(text: str, found: list[Quantity], gap: re.Pattern[str]) -> list[Quantity]:
    """Give the bare numbers of a list the unit at its end (``7.96和5.37%``, ``4 and 96 minutes``)."""
    for index in range(len(found) - 1, 0, -1):
        second = found[index]
        if not second.unit:
            continue
        first = found[index - 1]
        if first.unit or first.kind != "count" or not first.text[-1:].isdecimal():
            continue
        if second.text[:1].isascii() and second.text[:1].isalpha():
            continue  # to live to 82.3, four months longer
        if not first.single and second.single and text.startswith((",", " and", " or"), first.end):
            continue  # 34% at 18–24, 19% at 55+; 41% of those with 21–60, and 3% of the rest
        if _AGED.search(text, max(0, first.start - 16), first.start):
            continue  # 4.8 points for those aged 25 and 1.1 points for their parents
        if second.kind in ("percent", "measure", "point") and first.low < 1000:
            if second.unit in SPANS and text.startswith("，", first.end):
                continue  # 召回率0.87，31小时可扫描
            if gap.fullmatch(text, first.end, second.start) and not _INTERVAL_AFTER.match(text, second.end):
                bare = ((first.low, ""),) if second.kind != "measure" else ()
                found[index - 1] = msgspec.structs.replace(
                    first, unit=second.unit, kind=second.kind, alts=(*first.alts, *bare)
                )
    return found
