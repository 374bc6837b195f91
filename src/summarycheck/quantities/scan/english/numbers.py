"""An English number once read: its power, time of day, part, unit, price and bound."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import msgspec

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan.clock import stopwatch, time_of_day
from summarycheck.quantities.scan.digits import LETTER_PART, VULGAR, Alts, mixed_number, quotient, with_part
from summarycheck.quantities.scan.english import bounds, times
from summarycheck.quantities.scan.english.numerals import and_parts, multiplies, power_in_words, precedes
from summarycheck.quantities.scan.english.ranges import unit_and_range
from summarycheck.quantities.scan.english.shares import whole_of
from summarycheck.quantities.scan.powers import past_error, powered
from summarycheck.quantities.scan.units import CURRENCIES, MONEY_SIGNS, SPANS


def finish(
    text: str,
    left: int,
    written: Decimal,
    end: int,
    alts: Alts,
    found: list[Quantity],
) -> int:
    """Scale, power, unit, range and bound around a number already read; returns the end."""
    after = text[end : end + 1]
    if after == "(":
        end = past_error(text, end)
        after = text[end : end + 1]
    value, end, kind, alts = _raised(text, written, end, after, alts)
    if after in _CLOCK_NEXT or text[end + 1 : end + 2] in _TIME_NEXT:
        if times := _timed(text, left, written, value, end, kind, after):
            found += times
            return times[-1].end
    if kind == "count":
        if after == "/" and (stop := _no_fraction(text, left, written, end, alts, found)):
            return stop
        value, end, kind, alts = _parted(text, left, written, value, end, after, alts)
    high, unit = value, ""
    if kind in ("count", "power"):
        end, value, high, unit, kind, alts = unit_and_range(text, left, value, end, kind, alts)
    if kind == "decade" and written < 100 and precedes(text, left, "late"):
        alts = (*alts, (written + 10, ""))  # in his late 30s: 年近四十
    money = _money(text, left, end)
    if money and unit not in CURRENCIES and unit not in ("%", "x", "pp"):
        value, high, alts = _priced(text, money[0], value, high, end, unit, alts)
        negative = written < 0 and text[money[0] - 1] in "-−–"  # -$22
        left, unit, kind = money[0] - negative, money[1], "money"
    if kind == "count" and not unit:
        kind, unit, alts = _led(text, left, value, alts)
    bound = _bound(text, left, end, value, high, unit)
    if kind == "money" and (short := _MILLIONS.match(text, end)) is not None:
        value, high, end = value * 10**6, high * 10**6, short.end()
    weak = _may_be_none(text, left, end, written, value, kind)
    low, high = (value, high) if value <= high else (high, value)
    found.append(Quantity(text[left:end], left, end, low, high, unit, kind, bound, weak, alts))
    return end


def _raised(text: str, written: Decimal, end: int, after: str, alts: Alts) -> tuple[Number, int, str, Alts]:
    """The number with its power, or the fraction written after it: 1.5e-3, 10^{23}, 3×10⁸, 2 1/2, 2½."""
    if not after:
        return written, end, "count", alts
    if (raised := powered(text, written, end, after)) is not None:
        if written > 10 and raised[0] == written * written and (after in "^²" or text.startswith("**", end)):
            alts = (*alts, (written, ""))  # 1024^2 pixels = 1024×1024
        return *raised, "power", alts
    if (after == " " and "/" in text[end + 2 : end + 6]) or after in VULGAR:
        if (mixed := mixed_number(text, written, end)) is not None:
            return *mixed, "count", alts
    if after == " " and text[end + 1 : end + 3] in _RAISING and (power := power_in_words(text, written, end)):
        return *power, "power", alts
    # 12 and a half; but down on 2022 and a fifth below the mean.
    if after == " " and text.startswith("and a", end + 1) and not 1500 <= written <= 2200:
        if (parts := and_parts(text, end)) is not None:
            return with_part(written, parts[0]), parts[1], "count", alts
    return written, end, "count", alts


def _timed(
    text: str, left: int, written: Decimal, value: Number, end: int, kind: str, after: str
) -> list[Quantity]:
    """The time of day that the number begins, or the parts of one taken by a watch; none where it begins none."""
    if after == ":" and kind == "count" and value == int(value):
        if parts := stopwatch(text, left, written, end):
            return parts
    if text[end + 1 : end + 2] in _SPOKEN_NEXT:
        if (time := times.in_words(text, left, end)) is not None:
            return [time]
    if kind != "count" or (after == ":" and _RATIO.search(text, max(0, left - 32), left)):
        return []
    if not (after in _CLOCK_NEXT or text[end + 1 : end + 2] in _HALF_DAYS):
        return []
    clock = _CLOCK.match(text, left)
    if clock is None or clock.end() < end:
        return []
    hour, minute = clock.group(*((1, 2) if clock[1] else (4, 5) if clock[4] else (6, 7)))
    time = time_of_day(text, left, clock.end(), int(hour), int(minute or 0), (clock[3] or "").lower()[:1])
    if clock[4] and int(minute):  # 1:10 may be a ratio all the same
        time = msgspec.structs.replace(time, alts=(*time.alts, (Fraction(int(hour), int(minute)), "")))
    return [time]


def _no_fraction(text: str, left: int, written: Decimal, end: int, alts: Alts, found: list[Quantity]) -> int:
    """The end of two shares with one sign (40/50%), which are a range, or of a 1 over a letter (1/K), which is nothing."""
    ends = _SLASHED.match(text, end)
    if ends is None:
        return end if written == 1 and LETTER_PART.match(text, end) else 0
    low, high = abs(written), Decimal(ends[1])  # -40/50%
    if low >= high:
        return 0
    found.append(Quantity(text[left : ends.end()], left, ends.end(), low, high, "%", "percent", alts=alts))
    return ends.end()


def _parted(
    text: str, left: int, written: Decimal, value: Number, end: int, after: str, alts: Alts
) -> tuple[Number, int, str, Alts]:
    """The number as a ratio (3:1) or a fraction (3/4, one in ten, 3 of every 4); a count as it is."""
    if after == "/" and _SLASHED.match(text, end) is not None:
        value = abs(written)
    elif after in _OVER and (over := quotient(text, value, end)) is not None:
        part, second, end, kind = over
        alts = (*alts, (value, ""), (second, ""))
        return part, end, kind, (*alts, (Decimal(911), "")) if text.startswith("9/11", left) else alts
    if after == " " and 1 <= written < 10 and (share := whole_of(text, written, end)) is not None:
        part, end, readings = share
        return part, end, "fraction", readings
    return value, end, "count", alts


def _priced(
    text: str, sign: int, value: Number, high: Number, end: int, unit: str, alts: Alts
) -> tuple[Number, Number, Alts]:
    """A price: the m after it says millions, not metres (£20m, €3.5m), and ¥ may be of yen."""
    if unit == "m":
        value, high = value * 10**6, high * 10**6
    if text[end - 1] == "m" and alts and text[end - 2].isdecimal():
        value = high = alts[0][0]
        alts = ()
    return value, high, (*alts, (value, "JPY")) if text[sign] == "¥" else alts


def _led(text: str, left: int, value: Number, alts: Alts) -> tuple[str, str, Alts]:
    """Kind, unit and other readings of a bare number by what leads to it: top 5, once in 40 attempts, a factor of 3."""
    if text[left - 2 : left - 1] in ("p", "P") and precedes(text, left, "top"):
        return "rank", "", alts
    if value > 1:
        if text[left - 3 : left - 1] == "in" and precedes(text, left, "once in"):
            alts = (*alts, (Fraction(100) / Fraction(value), "%"))
        if multiplies(text, left):
            return "multiple", "x", alts
    return "count", "", alts


def _bound(text: str, left: int, end: int, value: Number, high: Number, unit: str) -> str:
    if unit not in ("", "%", "pp", "x") and "-" in text[left + 1 : end] and precedes(text, left, "over"):
        return "exact"  # over 16-bit baselines
    return bounds.around(text, left, end, unit, span=unit in SPANS or _is_years(value, high))


def _may_be_none(text: str, left: int, end: int, written: Decimal, value: Number, kind: str) -> bool:
    """Whether the number is a cited year or the zero of *zero-shot*, which nothing need answer to."""
    if kind == "count" and 1900 <= value <= 2100 and _CITED.search(text, max(0, left - 40), left):
        return True
    return written == 0 and text.startswith(("-shot", " shot"), end)


def _is_years(low: Number, high: Number) -> bool:
    return low != high and 1500 <= low <= high <= 2200


#: How the words begin that raise a number: 2 to the power of 10, 2 raised to, 5 squared, 4 cubed.
_RAISING = frozenset({"to", "ra", "sq", "cu"})
#: Before a year that is a citation: (Dao & Gu, 2024), (Pulit et al., 2019).
_CITED = re.compile(r"(?:et al\.?,?|\([A-Z][\w'’-]+(?: (?:and|&) [A-Z][\w'’-]+)?,)\s\(?$")
_OVER = frozenset(":/")
#: o'clock, past seven, minutes to eight.
_SPOKEN_NEXT = frozenset("opm")
_CLOCK_NEXT = frozenset(":apAPGU")
#: The second of two shares with one sign: 40/50%.
_SLASHED = re.compile(r"/(\d+(?:\.\d+)?)\s?\\?%")
_RATIO = re.compile(r"(?i)\b(?:ratios?|odds)\b[^.;:]{0,24}$")
_HALF_DAYS = frozenset("apAPGU0123456789")
#: The second character after a number that may begin a time of day.
_TIME_NEXT = _SPOKEN_NEXT | _HALF_DAYS
_CLOCK = re.compile(
    r"(?i)(\d{1,2})(?:[:.]?([0-5]\d))?\s?((?-i:[ap]\.?m|[AP]\.?M)\b\.?)"
    r"|(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)"
    r"(?![\d:]|,\d{3}|\s*(?:ratio|split|mix|sparsity|scale|odds|dilution|compression|contrast))"
    r"|(?<![\d:])([01]\d|2[0-3])([0-5]\d)(?=\s?(?:GMT|UTC)\b)"
)
#: Signs that a pipeline wrote out: {euro}5.
_NAMED_SIGN = re.compile(r"\{(euro|pound|yen)\}$")
_NAMED_CURRENCIES = {"euro": "EUR", "pound": "GBP", "yen": "JPY"}


#: How a price shortens millions: $17 mil.
_MILLIONS = re.compile(r"\s?(?:mil|mln)\b")
#: Currencies by their codes: EUR 3.1 million.
_CODED = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(sorted(CURRENCIES | {'RMB'}))})$")
#: Before the sign of a dollar: whose it is (US$, HK$, A$).
_COUNTRY = re.compile(r"(?<![A-Za-z])(?:U\.?S\.?\s?|HK|NT|NZ|AU?|CA?|S)$")
_DOLLARS_OF = {
    "US": "USD", "U.S.": "USD", "U.S": "USD", "HK": "HKD", "NT": "TWD", "NZ": "NZD", "A": "AUD", "AU": "AUD", "C": "CAD",
    "CA": "CAD", "S": "SGD",
}  # fmt: skip


def _money(text: str, left: int, end: int) -> tuple[int, str] | None:
    """A currency sign before the number; ``$`` only where it does not open mathematics."""
    at = left
    while at and text[at - 1] == " ":
        at -= 1
    if not at:
        return None
    sign = text[at - 1]
    if sign.isupper() and (code := _CODED.search(text, max(0, at - 4), at)):
        return code.start(), "CNY" if code[0] == "RMB" else code[0]
    if sign == "}":
        named = _NAMED_SIGN.search(text, max(0, at - 8), at)
        return (named.start(), _NAMED_CURRENCIES[named[1]]) if named else None
    if sign == "$":
        opened = text.rfind("$", max(0, at - 40), at - 1)
        if opened >= 0 and not text[opened + 1 : opened + 3].strip()[:1].isdecimal():
            return None  # the sign closes mathematics: "$<$ 3 mm"
        closing = text.find("$", left, left + 80)
        if closing >= 0 and not text[closing + 1 : closing + 3].strip()[:1].isdecimal():
            return None
        if text[left:end].find("\\") >= 0 or text[left:end].endswith("$"):
            return None
        country = _COUNTRY.search(text, max(0, at - 6), at - 1)
        return (country.start(), _DOLLARS_OF[country[0].rstrip()]) if country else (at - 1, "USD")
    return (at - 1, MONEY_SIGNS[sign]) if sign in MONEY_SIGNS else None
