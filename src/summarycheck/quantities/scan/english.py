"""Quantities of scientific English: digits with their dirt, LaTeX, number words, scales and bounds.

Digits are found by one pass of a character class, words by one set intersection; all context work
is done at the hits, so that a text without numbers costs little more than looking at it once.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import msgspec

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan import bounds, english_times, glance, names
from summarycheck.quantities.scan.digits import (
    DIGIT,
    EXPONENT,
    FLAT_FIRST,
    INDEX,
    MARK_ENDS,
    PERCENTAGE,
    SCRIPT,
    SUPERSCRIPTS,
    TIMES_TEN,
    VULGAR,
    after_command,
    flat_power,
    list_mark,
    mixed_number,
    number,
    power_of,
    reference,
    shared,
    stopwatch,
    tidy,
    time_of_day,
    unescaped,
)
from summarycheck.quantities.scan.english_numerals import (
    AND_PARTS,
    PARTS,
    minus_before,
    power_in_words,
    precedes,
)
from summarycheck.quantities.scan.english_shares import one_over, share_in
from summarycheck.quantities.scan.english_units import suffix
from summarycheck.quantities.scan.english_words import words
from summarycheck.quantities.scan.fold import digits_in, fold, number_words
from summarycheck.quantities.scan.units import CURRENCIES, SPANS

_BETWEEN = re.compile(
    r"\s*(?:\$\s*)?(-{1,3}|–|—|−|~|to|through|\\sim|\\mbox\{-\}|till|until)"
    r"\s*(?:[$€£]\s*|\{(?:euro|pound|yen)\})?(?=[\d.])"
)
_AND = re.compile(r"\s*\$?\s*and\s+\$?(?=\d)")
_LIST_GAP = re.compile(r"\s*(?:/|,|,?\s+and|,and|,?\s+or)\s*\$?")


def scan(text: str) -> list[Quantity]:
    """The quantities of an English text, in order; names with digits too (kind ``name``)."""
    found: list[Quantity] = []
    position = 0
    text = unescaped(text)
    folded = fold(text)
    for start, stop in digits_in(text):
        if start >= position:
            position = _digits(text, start, stop, position, found)
    if candidates := number_words(folded):
        found = _with_words(text, candidates, found)
    if not text.isascii():
        found = _with_vulgar_fractions(text, found)
    return shared(text, found, _LIST_GAP) if len(found) > 1 else found


def _with_words(text: str, candidates: list[tuple[int, int]], found: list[Quantity]) -> list[Quantity]:
    """The quantities in digits and, between them, those in words, in order."""
    merged: list[Quantity] = []
    digits_end = words_end = place = 0
    for start, stop in candidates:
        while place < len(found) and found[place].start <= start:
            if found[place].start >= words_end:
                merged.append(found[place])
            digits_end = max(digits_end, found[place].end)
            place += 1
        if start >= digits_end and start >= words_end:
            words_end = words(text, start, stop, merged) or words_end
    merged += (quantity for quantity in found[place:] if quantity.start >= words_end)
    return merged


def _with_vulgar_fractions(text: str, found: list[Quantity]) -> list[Quantity]:
    extra = [
        Quantity(sign, hit.start(), hit.end(), value, value, "", "fraction")
        for sign, value in VULGAR.items()
        if sign in text
        for hit in re.finditer(sign, text)
        if not text[hit.start() - 1 : hit.start()].isdecimal()
    ]
    return sorted([*found, *extra], key=_start) if extra else found


def _start(quantity: Quantity) -> int:
    return quantity.start


_ALONE = frozenset(["", *" (~$≈"])
#: After a lone x: a multiple, not a variable (x1, x2).
_TIMES = re.compile(
    r"\d+\.\d+(?![\w.])|\d+(?=\s+(?:faster|higher|lower|improvement|speed|increase|reduction|gain))"
)
#: After letters: a share all the same (SD0.4%).
_SHARE = re.compile(r"\d+\.\d+\s?\\?%")
#: After a word and a hyphen that is a dash: parameters-5.5x fewer.
_DASHED = re.compile(r"\d+\.\d+\s?(?:\\?%|x\b|×|\\times)")
_BEFORE_MINUS = ("", " ", "=", "(", "[")
#: How the words begin that raise a number: 2 to the power of 10, 2 raised to, 5 squared, 4 cubed.
_RAISING = frozenset({"to", "ra", "sq", "cu"})
_APART_MINUS = frozenset({"(- ", "(− ", "(– "})


def _exponent_of_unit(text: str, at: int) -> bool:
    """Whether what ends at ``at`` raises a letter to the negative number after it: s^-1, cm^{-1}."""
    mark = at - 1 if text[at] == "{" else at
    return text[mark] == "^" and _lettered(text, mark)


def _lettered(text: str, mark: int) -> bool:
    """Whether the ``_`` or ``^`` at ``mark`` stands after a letter or a group, mathematics opened or not: VIF$^2$."""
    before = text[max(0, mark - 2) : mark]
    return (
        before[-1:].isalpha() or before[-1:] in tuple("})") or (before[-1:] == "$" and before[:1].isalpha())
    )


def _digits(text: str, start: int, stop: int, floor: int, found: list[Quantity]) -> int:
    """Read the quantity whose digits begin at ``start`` and run to ``stop``; returns where reading may go on."""
    before = text[start - 1] if start else " "
    if before in " \n(" and (read := glance.english(text, start, found)):
        return read
    if names.plainly(text, start, stop):
        return names.read_name(text, start, floor, found)
    if before == "." and text[start - 4 : start - 1] in _APART_MINUS:
        return _quantity(text, start - 3, -Decimal("0." + text[start:stop]), stop, (), found)  # (- .514)
    if before == "." and (start < 2 or text[start - 2] in " (=<>~$[{}:/±≥≤`\"'“"):
        return _quantity(text, start - 1, Decimal("0." + text[start:stop]), stop, (), found)
    if before == "." and text[start - 2] in "-−–" and text[max(0, start - 3) : start - 2] in _BEFORE_MINUS:
        return _quantity(text, start - 2, -Decimal("0." + text[start:stop]), stop, (), found)
    if text[stop : stop + 1] in MARK_ENDS and (mark := list_mark(text, start)) is not None:
        return mark
    if (cited := reference(text, start, stop)) is not None:
        return cited
    left = start
    if before == "{" and text[start - 2 : start - 1] in ("_", "^") and _lettered(text, start - 2):
        script = SCRIPT.match(text, start)
        return script.end() if script else stop
    if before == "{" and text.endswith("\\textsubscript{", 0, start):
        index = INDEX.match(text, start)
        return index.end() if index else stop
    if before in "^_" and start > 1 and (text[start - 2].isdigit() or _lettered(text, start - 1)):
        index = INDEX.match(text, start)
        return index.end() if index is not None and before == "_" else stop
    if before in "-−–" and start > 2 and _exponent_of_unit(text, start - 2):
        return stop
    if before in ".@" and (
        names.initial(text, start) if before == "." else not PERCENTAGE.match(text, start)
    ):
        return names.read_name(text, start, floor, found)
    if before.isascii() and before.isalpha() and not after_command(text, start):
        if before in "xX" and text[start - 2 : start - 1] in _ALONE and (times := _TIMES.match(text, start)):
            value, end = Decimal(times.group()), times.end()
            bound = bounds.english(text, start - 1, end, "x")
            found.append(
                Quantity(text[start - 1 : end], start - 1, end, value, value, "x", "multiple", bound)
            )
            return end  # an x3.27 improvement
        if not (before in "xX" and start > 1 and text[start - 2].isdigit()) and not _SHARE.match(text, start):
            return names.read_name(text, start, floor, found)
    elif before in "-‑−" and start > 1 and (text[start - 2].isalpha() or text[start - 2] in ")]}"):
        word = names.word_before(text, start - 1)
        decades = word == "s" and text[start - 3].isdigit() and text[stop : stop + 1] == "s"  # 1970s-80s
        dash = len(word) > 3 and word.islower() and _DASHED.match(text, start) is not None
        hours = word.lower() in ("am", "pm") and bool(found) and found[-1].kind == "time"  # 5PM-7AM
        if (
            text[start - 2] in names.NAME_CHARS
            and word not in names.OPEN_PREFIXES
            and not (decades or dash or hours)
        ):
            return names.read_name(text, start, floor, found)
        if word in names.RANKS:
            return names.read_rank(text, start, found)
        if text[start - 2] == ")" and _ABBREVIATED.search(text, max(0, start - 9), start):
            return stop  # interleukin (IL)-6
    plain = number(text, start)
    if plain is None:
        return start + 1
    value, end, alts = plain
    if before == "-" and stop - start == 2 and text[start - 5 : start - 1].isdigit():
        alts = (*alts, (Decimal(text[start - 5 : start - 3] + text[start:stop]), ""))  # 2017-21
    if (
        before in "'’"
        and before
        and stop - start == 2
        and end == stop
        and text[start - 2 : start - 1].isspace()
    ):
        alts = (*alts, (1900 + value, ""), (2000 + value, ""))  # in '87
    sign = 1
    if before == "-" and text[max(0, start - 3) : start - 1].endswith(("+", "+/")):
        left = start - 1  # +-2.94 and +/-2.94 are ±2.94
    elif (
        before in "-−–"
        and (start < 2 or (not text[start - 2].isalnum() and text[start - 2] not in ")]}%-"))
        and not (text[start - 2 : start - 1] == "$" and text[start - 3] in "}0123456789")  # $^{3}$-7B
    ):
        sign, left = -1, start - 1
    elif before == " " and text[start - 6 : start - 1].lower() == "minus":
        if (
            not text[max(0, start - 14) : start]
            .lower()
            .endswith(("plus or minus ", "plus/minus ", "plus-minus "))
        ):
            sign, left = -1, start - 6
    elif before == " " and (worded := minus_before(text, start, end)) < start:
        sign, left = -1, worded
    elif before in "+" and (start < 2 or text[start - 2] in " (${"):
        left = start - 1
    elif before in _CURRENCY_ENDS and _OWED.search(text, max(0, start - 9), start):
        sign = -1
    return _quantity(text, left, value * sign, end, alts, found)


#: A name in brackets to which the figures after the hyphen belong.
_ABBREVIATED = re.compile(r"\([A-Z]{1,6}\)-$")


def _quantity(
    text: str,
    left: int,
    written: Decimal,
    end: int,
    alts: tuple[tuple[Number, str], ...],
    found: list[Quantity],
) -> int:
    """Scale, power, unit, range and bound around a number already read."""
    value: Number = written
    kind, unit = "count", ""
    digits_end = end
    after = text[end : end + 1]
    if after in "eE" and after and (exponent := EXPONENT.match(text, end)):
        shift = int(exponent[1].translate(SUPERSCRIPTS))
        if abs(shift) <= 400:
            value, end, kind = written.scaleb(shift), exponent.end(), "power"
    elif after and (after in "^⁻⁰¹²³⁴⁵⁶⁷⁸⁹" or text[end : end + 2] == "**"):
        raised = power_of(text, written, end)
        if raised is not None:
            if written > 10 and raised[0] == written * written:
                alts = (*alts, (value, ""))  # 1024^2 pixels = 1024×1024
            value, end = raised
            kind = "power"
    elif (
        "10" in text[end : end + 24]
        and (ten := TIMES_TEN.match(text, end)) is not None
        and (raised := power_of(text, Decimal(10), ten.end())) is not None
    ):
        value, end, kind = Fraction(value) * Fraction(raised[0]), raised[1], "power"
        value = tidy(value)
    elif (
        after == " "
        and "/" in text[end + 2 : end + 6]
        and (mixed := mixed_number(text, written, end)) is not None
    ):
        value, end = mixed
    elif (
        after == " " and text[end + 1 : end + 3] in _RAISING and (power := power_in_words(text, written, end))
    ):
        value, end, kind = *power, "power"
    elif (
        after == " "
        and text.startswith("and a", end + 1)
        and (half := AND_PARTS.match(text, end)) is not None
    ):
        value, end = tidy(Fraction(written) + Fraction(1, PARTS[half[2]])), half.end()  # 12 and a half
    elif after and after in VULGAR and written == int(written):
        part = Fraction(VULGAR[after])
        value, end = tidy(Fraction(written) + (-part if written < 0 else part)), end + 1
    elif after in FLAT_FIRST and (flat := flat_power(text, written, end)) is not None:
        value, end, kind = *flat, "power"
    high = value
    if (
        after == ":"
        and kind == "count"
        and value == int(value)
        and (parts := stopwatch(text, left, written, end))
    ):
        found += parts
        return parts[-1].end
    if (
        time := english_times.in_words(text, left, end) if text[end + 1 : end + 2] in _SPOKEN_NEXT else None
    ) is not None:
        found.append(time)
        return time.end
    if (
        kind == "count"
        and not (after == ":" and _RATIO.search(text, max(0, left - 32), left))
        and (after in _CLOCK_NEXT or text[end + 1 : end + 2] in _HALF_DAYS)
        and (clock := _CLOCK.match(text, left)) is not None
        and clock.end() >= end
    ):
        hour, minute = clock.group(*((1, 2) if clock[1] else (4, 5) if clock[4] else (6, 7)))
        time = time_of_day(text, left, clock.end(), int(hour), int(minute or 0), (clock[3] or "").lower()[:1])
        if clock[4] and int(minute):  # 1:10 may be a ratio all the same
            time = msgspec.structs.replace(time, alts=(*time.alts, (Fraction(int(hour), int(minute)), "")))
        found.append(time)
        return clock.end()
    if after == ":" and kind == "count" and (match := _COLON.match(text, end)):
        alts = (*alts, (value, ""), (Decimal(match[1]), ""))
        value = high = Fraction(value) / Fraction(match[1]) if Decimal(match[1]) else Fraction(0)
        end, kind = match.end(), "ratio"
    elif after == "/" and kind == "count" and (ends := _SLASHED.match(text, end)) is not None:
        value, high = abs(written), Decimal(ends[1])  # -40/50%
        if value < high:
            found.append(
                Quantity(text[left : ends.end()], left, ends.end(), value, high, "%", "percent", alts=alts)
            )
            return ends.end()
    elif after == "/" and written == 1 and kind == "count" and _LETTER_PART.match(text, end):
        return end
    elif after == "/" and kind == "count" and (match := _SLASH.match(text, end)):
        whole = int(match[1].replace(",", ""))
        if whole > 0 and value == int(value):
            alts = (*alts, (value, ""), (Decimal(whole), ""))
            if text.startswith("9/11", left):
                alts = (*alts, (Decimal(911), ""))
            value = high = Fraction(int(value), whole)
            end, kind = match.end(), "fraction"
    if written == 1 and kind == "count" and (odds := _ONE_IN.match(text, end)) is not None:
        whole = int(odds[1].replace(",", ""))
        value = high = Fraction(1, whole)
        alts, end, kind = ((Decimal(whole), ""),), odds.end(), "fraction"
    if written == 1 and after == " " and kind == "count" and (over := one_over(text, end)) is not None:
        value = high = Fraction(1, over[0])
        alts, end, kind = ((Decimal(over[0]), ""),), over[1], "fraction"
    if 1 < written < 10 and kind == "count" and (share := share_in(text, int(written), end)) is not None:
        whole, end = share
        alts, kind = ((written, ""), (Decimal(whole), "")), "fraction"
        value = high = Fraction(written) / whole
    if kind in ("count", "power"):
        end, value, high, unit, kind, alts = _unit_and_range(text, left, value, end, kind, alts, digits_end)
    if kind == "none":
        return end
    if kind == "decade" and value < 2000 and precedes(text, left, "late"):
        alts = (*alts, (written + 10, ""))  # in his late 30s: 年近四十
    money = _money(text, left, end)
    if money and unit not in CURRENCIES and unit not in ("%", "x", "pp"):
        if unit == "m":
            value, high = value * 10**6, high * 10**6  # £20m
        left, unit, kind = money[0], money[1], "money"
        if text[end - 1] == "m" and alts and text[end - 2].isdigit():
            value = high = alts[0][0]  # €3.5m
            alts = ()
        if text[left] == "¥":
            alts = (*alts, (value, "JPY"))
        if written < 0 and text[left - 1] in "-−–":
            left -= 1  # -$22
    if (
        kind == "count"
        and not unit
        and text[left - 2 : left - 1] in ("p", "P")
        and precedes(text, left, "top")
    ):
        kind = "rank"
    if (
        kind == "count"
        and not unit
        and value > 1
        and text[left - 3 : left - 1] == "in"
        and precedes(text, left, "once in")
    ):
        alts = (*alts, (Fraction(100) / Fraction(value), "%"))  # once in 40 attempts
    if kind == "count" and not unit and value > 1 and precedes(text, left, "factor of"):
        unit, kind = "x", "multiple"
    span = unit in SPANS or _is_years(value, high)
    attributive = unit not in ("", "%", "pp", "x") and "-" in text[left + 1 : end]  # over 16-bit baselines
    bound = (
        "exact"
        if attributive and precedes(text, left, "over")
        else bounds.english(text, left, end, unit, span=span)
    )
    if kind == "money" and (short := _MILLIONS.match(text, end)) is not None:
        value, high, end = value * 10**6, high * 10**6, short.end()
    quote = text[left:end]
    weak = (
        kind == "count" and 1900 <= value <= 2100 and _CITED.search(text, max(0, left - 40), left) is not None
    )
    weak = weak or (written == 0 and text.startswith(("-shot", " shot"), end))
    found.append(
        Quantity(
            quote,
            left,
            end,
            value if value <= high else high,
            high if value <= high else value,
            unit,
            kind,
            bound,
            weak,
            alts,
        )
    )
    return end


def _is_years(low: Number, high: Number) -> bool:
    return low != high and 1500 <= low <= high <= 2200


#: Before a year that is a citation: (Dao & Gu, 2024), (Pulit et al., 2019).
_CITED = re.compile(r"(?:et al\.?,?|\([A-Z][\w'’-]+(?: (?:and|&) [A-Z][\w'’-]+)?,)\s\(?$")
_ONE_IN = re.compile(r"\s+in\s+([2-9]|[1-9]\d{1,2}|1,?000|[1-9]\d{0,2}(?:,\d{3})+)(?![\d,.]\d|%)(?=\s+[a-z])")
#: 1/K: a part that is told by a letter.
_LETTER_PART = re.compile(r"/[A-Zkn](?![A-Za-z\d])")
_COLON = re.compile(r":(\d+(?:\.\d+)?)(?![\d:])")
_SLASH = re.compile(r"/(\d{1,3}(?:,\d{3})+|\d+)(?![\d/]|[.,]\d)")
#: o'clock, past seven, minutes to eight.
_SPOKEN_NEXT = frozenset("opm")
_CLOCK_NEXT = frozenset(":apAPGU")
#: The second of two shares with one sign: 40/50%.
_SLASHED = re.compile(r"/(\d+(?:\.\d+)?)\s?\\?%")
_RATIO = re.compile(r"(?i)\b(?:ratios?|odds)\b[^.;:]{0,24}$")
_HALF_DAYS = frozenset("apAPGU0123456789")
_CLOCK = re.compile(
    r"(?i)(\d{1,2})(?:[:.]?([0-5]\d))?\s?((?-i:[ap]\.?m|[AP]\.?M)\b\.?)"
    r"|(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)"
    r"(?![\d:]|\s*(?:ratio|split|mix|sparsity|scale|odds|dilution|compression|contrast))"
    r"|(?<![\d:])([01]\d|2[0-3])([0-5]\d)(?=\s?(?:GMT|UTC)\b)"
)


def _unit_and_range(
    text: str,
    left: int,
    value: Number,
    end: int,
    kind: str,
    alts: tuple[tuple[Number, str], ...],
    digits_end: int,
) -> tuple[int, Number, Number, str, str, tuple[tuple[Number, str], ...]]:
    if text[end : end + 1] == "s" and (precedes(text, left, "under-") or precedes(text, left, "over-")):
        return end + 1, value, value, "", kind, alts  # the under-65s
    scaled, end, unit, kind, more = suffix(text, value, end, kind)
    alts += more
    high = scaled
    if kind in ("name", "none", "decade", "ordinal"):
        return end, scaled, high, unit, kind, alts
    between = _BETWEEN.match(text, end) if _may_range(text, end) else None
    if between is not None and between[0].strip() == "to" and precedes(text, left, "from"):
        # "from 7 to 70 billion": two numbers; the scale may belong to both.
        second = number(text, between.end()) if text[between.end()].isdigit() else None
        if second is not None and scaled == value and unit == "":
            other_value, _, other_unit, _, _ = suffix(text, second[0], second[1], "count")
            if other_value != second[0]:
                alts = (
                    *alts,
                    (tidy(Fraction(value) * Fraction(other_value) / Fraction(second[0] or 1)), other_unit),
                )
            elif other_unit:
                alts = (*alts, (value, other_unit))
    if between is not None and between[0].strip() == "to" and _BY_LIST.search(text, max(0, left - 24), left):
        between = None  # "improved by 1.64% and 2.88% to 88.87% and 86.33%"
    if between is not None and between[0].rstrip().endswith("$") and precedes(text, left, "factor of"):
        between = None  # "by a factor of 1.8 to $3.6bn"
    if between is not None and kind == "count" and _CROSSED.match(text, between.end()):
        between = None  # 256 × 256 to 512 × 512
    if between is None and text[left - 2 : left - 1] == "n" and precedes(text, left, "between"):
        between = _AND.match(text, end)
    if between is not None and not (between[0].strip() == "to" and precedes(text, left, "from")):
        start = between.end()
        second = _end_of_range(text, start)
        if second is not None and (text[start - 1] in "-–—−~ $}" or between.lastindex is None or between[1]):
            other, other_end, _ = second
            other_value, other_end, other_unit, other_kind, _ = suffix(text, other, other_end, "count")
            named = text[other_end : other_end + 1] == "-" and text[other_end + 1 : other_end + 2].isalpha()
            named = named or names.versioned(text, left, other_end)
            if (
                not (named and _hyphen(between))
                and other_kind not in ("name", "none", "decade", "ordinal")
                and (unit in ("", other_unit) or not other_unit)
            ):
                if text[other_end : other_end + 1] == ":" and text[other_end + 1 : other_end + 2].isdigit():
                    return end, scaled, high, unit, kind, alts  # noon on May 1 to 12:00 on May 4
                if unit == "%" and not other_unit and _SPOKEN_TO.fullmatch(between[0]):
                    return end, scaled, high, unit, kind, alts  # slipped 0.4% to $1.27
                if unit == "" and 1500 <= value <= 2100 and not 1500 <= other_value <= 2100:
                    return end, scaled, high, unit, kind, alts
                if unit == "" and scaled == value and other_value != other and value < other_value:
                    factor = Fraction(other_value) / Fraction(other)
                    if value <= other or factor > 1:
                        scaled = tidy(Fraction(value) * factor)
                if scaled < other_value:
                    return other_end, scaled, other_value, other_unit or unit, other_kind, alts
    return end, scaled, high, unit, kind, alts


def _end_of_range(text: str, start: int) -> tuple[Decimal, int, tuple[tuple[Number, str], ...]] | None:
    if text[start].isdigit():
        return number(text, start)
    run = DIGIT.match(text, start + 1)
    return None if run is None else (Decimal(f"0.{run.group()}"), run.end(), ())  # .383-.600


_SPOKEN_TO = re.compile(r"(?s)\s*to\b.*")
_CROSSED = re.compile(r"\d+\s?(?:[×xX]|\\times)\s?\d")
_BY_LIST = re.compile(r"\bby\s[\d.]+\s?\\?%?\s+and\s+$")
_RANGE_FIRST = frozenset("-–—−~t\\u$")


def _may_range(text: str, end: int) -> bool:
    """A cheap look at what follows before the pattern for ranges is tried."""
    first = text[end : end + 1]
    return text[end + 1 : end + 2] in _RANGE_FIRST if first in " \n" else first in _RANGE_FIRST


def _hyphen(between: re.Match[str]) -> bool:
    return between[0].strip() in ("-", "–")


#: What stands before a minus that is a sign: -$22.5, -{euro}116.
#: Signs that a pipeline wrote out: {euro}5.
_NAMED_SIGN = re.compile(r"\{(euro|pound|yen)\}$")
_NAMED_CURRENCIES = {"euro": "EUR", "pound": "GBP", "yen": "JPY"}


#: How a paper shortens millions after a price: $17 mil.
_MILLIONS = re.compile(r"\s?(?:mil|mln)\b")
#: Before the sign of a dollar: whose it is (US$, HK$, A$).
_COUNTRY = re.compile(r"(?<![A-Za-z])(?:U\.?S\.?|HK|NT|NZ|AU?|CA?|S)$")
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
    if sign == "}":
        named = _NAMED_SIGN.search(text, max(0, at - 8), at)
        return (named.start(), _NAMED_CURRENCIES[named[1]]) if named else None
    if sign == "$":
        opened = text.rfind("$", max(0, at - 40), at - 1)
        if opened >= 0 and not text[opened + 1 : opened + 3].strip()[:1].isdigit():
            return None  # the sign closes mathematics: "$<$ 3 mm"
        closing = text.find("$", left, left + 80)
        if closing >= 0 and not text[closing + 1 : closing + 3].strip()[:1].isdigit():
            return None
        if text[left:end].find("\\") >= 0 or text[left:end].endswith("$"):
            return None
        country = _COUNTRY.search(text, max(0, at - 6), at - 1)
        return (country.start(), _DOLLARS_OF[country[0]]) if country else (at - 1, "USD")
    if sign.isupper() and (code := _CODED.search(text, max(0, at - 4), at)):
        return code.start(), code[0]
    if sign in "€£¥₹":
        return at - 1, {"€": "EUR", "£": "GBP", "¥": "CNY", "₹": "INR"}[sign]
    return None


#: Currencies by their codes: EUR 3.1 million.
_CODED = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(sorted(CURRENCIES))})$")
_CURRENCY_ENDS = frozenset("$€£}")
#: A sign of a currency, with a minus before it that is none of a formula ($x$-$5$).
_OWED = re.compile(r"(?<=[\s(\[=:,;])[-−–](?:[$€£]|\{(?:euro|pound|yen)\})$")
