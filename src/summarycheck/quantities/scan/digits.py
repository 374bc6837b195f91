"""Numbers in digits as both languages write them: grouping, decimals and their dirt, powers, list marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import prod
from string import ascii_letters

import msgspec

from summarycheck.model import Number, Quantity

ONE = Decimal(1)
#: Parts that are one character.
VULGAR: dict[str, Number] = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
VULGAR |= {
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "⅕": Decimal("0.2"),
    "⅖": Decimal("0.4"),
    "⅗": Decimal("0.6"),
}
VULGAR |= {
    "⅘": Decimal("0.8"),
    "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"),
    "⅝": Decimal("0.625"),
    "⅞": Decimal("0.875"),
}
GLUE = r"(?:\+(?=\s?[A-Za-z%])|[\s~   ]|\\[,;:! ]|\\space\b|\\(?:text|mathrm|rm|textbf|mathbf|textit)\b\{?|[${}])*"
DIGIT = re.compile(r"\d+")
_GROUPED = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)|[０-９]{1,3}(?:[，,][０-９]{3})+(?!\d)|\d{1,3}(?:，\d{3}){2,}(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d{1,3}(?:(?:\{,\}|\\,|['’\u2009\u202f\u00a0])\d{3})+(?!\d)"
    r"|\d{1,3}(?: \d{3})+(?![\d\-–.%\\]|[A-Za-z]\w*\d)"
    r"|\d{1,3}(?:, 000)+(?!\d)"
)
#: What may stand between groups of three digits, braces and blanks included.
_SEPARATORS = ",，'’{\\ \u2009\u202f\u00a0"
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?!\d)")
_POWER = re.compile(
    r"(?:\^|\*\*)\s*(?:\{\s*([-−–+]?\d+\.\d+)\s*\}|\{?\s*([-−–+]?\d+)\s*\}?)|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
)
#: A \times whose \t became a tab is one all the same.
TIMES_TEN = re.compile(rf"{GLUE}(?:x|X|×|\*|\\times|(?<=\s)imes|\\cdot|·){GLUE}10(?=\^|\*\*\d|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])")
#: A power whose superscript was lost: 5.6x10-3, 9.63 x 10 -17.
FLAT_FIRST = frozenset(" x×*·\\-−–")
FLAT_POWER = re.compile(r"\s?(?:[x×*·]|\\times)\s?10\s?([-−–]\d{1,3})(?![\d%]|\.\d|\s?[-−–]\s?\d)")
#: The same of ten itself, where it bounds something: p<10-6.
_FLAT_TEN = re.compile(r"[-−–](\d{1,2})(?![\d%]|\.\d|\s?[-−–]\s?\d)")
_BOUNDED_TEN = re.compile(r"[<>≤≥＜]\s?\$?\s?10$")
#: TPR@1%FPR: no name, what stands after the @.
PERCENTAGE = re.compile(r"\d+(?:\.\d+)?\s?\\?[%％]")
#: What stands above or below a letter, in braces or not: N^{1/3}, mAP_0.5:0.95.
SCRIPT = re.compile(r"\d[\d./:]*")
#: What stands as an index below a letter, decimals and all: mAP_0.5, mAP_0.5:0.95.
INDEX = re.compile(r"\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)?")
EXPONENT = re.compile(r"[eE]([-−－+]?\d{1,3})(?!\w|\.\d)")
_SPLIT_DECIMAL = re.compile(r"\.\s+(\d{1,2})(?=\s?\\?%|(?![\w.,]))")
#: Thousands set apart by a comma and a blank (236, 316 annotations), which may be two numbers all the same.
_SPLIT_GROUPS = re.compile(r", (\d{3})(?=\s(?!and\b|or\b|to\b)[a-z])")
_COMMA_DECIMAL = re.compile(
    r"(?:,|\{,\})(\d{1,2})(?=\s?\\?%|[~ ]?[MBK]\b|\s(?:million|billion|trillion|thousand)\b)"
)
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−–－", "-0123456789---")


def number(text: str, start: int) -> tuple[Decimal, int, tuple[tuple[Number, str], ...]] | None:
    """The plain number at ``start``: value, end, other readings. ``None`` for versions and the like."""
    run = DIGIT.match(text, start)
    assert run is not None
    end = run.end()
    after = text[end : end + 1]
    alts: tuple[tuple[Number, str], ...] = ()
    digits = run.group()
    if len(digits) > 30:
        return None
    if after in _SEPARATORS and after and len(digits) <= 3:
        grouped = _GROUPED.match(text, start)
        if grouped is not None and not (after == " " and digits == "0"):
            end = grouped.end()
            digits = re.sub(r"\D", "", grouped.group())
            after = text[end : end + 1]
        elif after in ",{" and (comma := _COMMA_DECIMAL.match(text, end)):
            return Decimal(f"{digits}.{comma[1]}"), comma.end(), ()
    if after in ".．" and after and text[end + 1 : end + 2].isdigit():
        if dotted := _DOTTED.match(text, start):
            return Decimal(dotted.group().replace(".", "")), dotted.end(), ()
        decimals = DIGIT.match(text, end + 1)
        assert decimals is not None
        end = decimals.end()
        if text[end : end + 1] == "." and text[end + 1 : end + 2].isdigit():
            return None  # a version or a section: 3.5.2
        if decimals.group() == "000" and len(digits) <= 3:
            alts = ((Decimal(digits + "000"), ""),)
        digits = f"{digits}.{decimals.group()}"
    elif (
        after == ","
        and len(digits) <= 3
        and text[start - 2 : start] != ", "
        and (split := _SPLIT_GROUPS.match(text, end))
    ):
        joined = Decimal(digits + split[1])
        return joined, split.end(), ((Decimal(digits), ""), (Decimal(split[1]), ""))
    elif after == "." and len(digits) <= 3 and (split := _SPLIT_DECIMAL.match(text, end)):
        joined = Decimal(f"{digits}.{split[1]}")
        return joined, split.end(), ((Decimal(digits), ""), (Decimal(split[1]), ""))
    return Decimal(digits), end, alts


def flat_power(text: str, value: Decimal, end: int) -> tuple[Decimal, int] | None:
    """``x10-3`` after a number, ``<10-3``: a power of ten whose superscript was lost."""
    if text[end] in "-−–":
        flat = _FLAT_TEN.match(text, end) if _BOUNDED_TEN.search(text, max(0, end - 6), end) else None
        return None if flat is None else (ONE.scaleb(-int(flat[1])), flat.end())
    flat = FLAT_POWER.match(text, end)
    return None if flat is None else (value.scaleb(int(flat[1].translate(SUPERSCRIPTS))), flat.end())


#: Parts after a whole, in the sizes that are written so: 2 1/4, 3 5/16, 2 33/100.
_MIXED = re.compile(r" {1,2}([1-9１-９]\d?)[/／]([2-68２-６８]|10|12|16|32|64|100)(?![\d/]|[.,]\d)")


def mixed_number(text: str, whole: Decimal, end: int) -> tuple[Number, int] | None:
    """A whole with the parts after it, and their end; ``None`` where there are none."""
    parts = _MIXED.match(text, end)
    if parts is None or whole != int(whole) or int(parts[1]) >= int(parts[2]):
        return None
    part = Fraction(int(parts[1]), int(parts[2]))
    return tidy(Fraction(whole) + (-part if whole < 0 else part)), parts.end()


def power_of(text: str, base: Number, end: int) -> tuple[Number, int] | None:
    power = _POWER.match(text, end)
    if power is None:
        return None
    if power[1] is not None:  # 10^{9.4}, as the masses of galaxies are given
        between = Decimal(power[1].translate(SUPERSCRIPTS))
        return (Decimal(10) ** between, power.end()) if base == 10 and abs(between) <= 400 else None
    written = (power[2] or power[3]).translate(SUPERSCRIPTS)
    if not written.lstrip("+-").isdigit() or abs(exponent := int(written)) > 400:
        return None
    if not base and exponent < 0:
        return None  # 1 0^{-3}, torn apart
    return raise_to(base, exponent), power.end()


def raise_to(base: Number, exponent: int) -> Number:
    """The power, exact."""
    if exponent >= 0:
        return Decimal(int(base) ** exponent) if base == int(base) else base**exponent
    return ONE.scaleb(exponent) if base == 10 else Fraction(base) ** exponent


def tidy(value: Number) -> Number:
    """A ``Decimal`` where the fraction has one (denominator of twos and fives)."""
    if isinstance(value, Decimal):
        return value
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1 or value.denominator > 10**25:
        return value
    return Decimal(value.numerator) / Decimal(value.denominator)


def time_of_day(text: str, start: int, end: int, hour: int, minute: int, half: str) -> Quantity:
    """A time of day in minutes; twelve hours on as another reading where a or p does not settle it."""
    settled = half != "" and 0 < hour < 12
    if half == "p" and hour < 12:
        hour += 12
    value = Decimal(60 * hour + minute)
    other = value + 720 if value < 720 else value - 720
    alts: tuple[tuple[Number, str], ...] = () if settled else ((other, "clock"),)
    if "." in text[start:end] or ":" in text[start:end]:
        alts += ((hour % 12 + Decimal(minute) / 100, ""), (hour + Decimal(minute) / 100, ""))  # written 5.30
    return Quantity(text[start:end], start, end, value, value, "clock", "time", "exact", False, alts)


#: After the first digits: the rest of a time taken by a watch, to the second or finer.
_WATCH = re.compile(r"[:：]([0-5]\d)(?:[:：]([0-5]\d)(\.\d{1,3})?|(\.\d{1,3}))(?![\d:：%]|\s?[ap]\.?m)")


def stopwatch(text: str, start: int, first: Decimal, end: int) -> list[Quantity]:
    """The parts of a duration that is written with colons: 2:07.01 (minutes and seconds), 1:54:37 (hours too)."""
    watch = _WATCH.match(text, end)
    if watch is None:
        return []
    second, third, fine, finer = watch.groups()
    values = [
        (first, start, end),
        (Decimal(second + (finer or "")), watch.start(1), watch.end(4 if finer else 1)),
    ]
    if third:
        values.append((Decimal(third + (fine or "")), watch.start(2), watch.end()))
    units = ("h", "min", "s")[3 - len(values) :]
    return [
        Quantity(text[left:right], left, right, value, value, unit, "measure")
        for (value, left, right), unit in zip(values, units, strict=True)
    ]


_MARK = re.compile(r"\d{1,2}(?:([.．、])(?!\d)|([)）]))")
_SPLIT_PERCENT = re.compile(r"\d+\.\s+\d{1,2}\s?\\?%")
_MARK_LEFT = frozenset("；;：:。\n，,|•.")


#: What may follow the digits of a list mark.
MARK_ENDS = frozenset(".．、)）")


def list_mark(text: str, start: int) -> int | None:
    """The end of a list mark (``1.``, ``2)``, ``(3)``) at ``start``; ``None`` where the digits are no mark."""
    mark = _MARK.match(text, start)
    if mark is None or (mark[1] == "." and _SPLIT_PERCENT.match(text, start)):
        return None
    left = start
    while left and text[left - 1] in " \t　":
        left -= 1
    before = text[left - 1] if left else "\n"
    if before == "." and left == start and mark[2] is None:
        return None
    if mark[2] is not None:
        if before in "(（":
            opened = text[left - 2] if left > 1 else " "
            return mark.end() if not opened.isalnum() or not opened.isascii() else None
        window = text[max(0, start - 60) : start]
        return (
            mark.end()
            if max(window.rfind("("), window.rfind("（")) <= max(window.rfind(")"), window.rfind("）"))
            else None
        )
    after = text[mark.end() : mark.end() + 1]
    if before not in _MARK_LEFT:
        # "1. fast 2. small": a mark where the one before it stands earlier on.
        counted = int(mark.group()[:-1]) - 1
        spaced = left < start and after in (" ", "\t")
        return mark.end() if spaced and counted and text.find(f"{counted}.", 0, start) >= 0 else None
    return mark.end() if before == "\n" or after in " \t" or not after.isascii() else None


def run_before(text: str, end: int, chars: str, floor: int = 0) -> int:
    """Where the run of these characters begins that reaches up to ``end``, at ``floor`` or after it."""
    while True:
        begin = max(floor, end - _STRETCH)
        rest = len(text[begin:end].rstrip(chars))
        if rest or begin == floor:
            return begin + rest
        end = begin


#: How many characters a run is looked for in at a time: few runs are longer.
_STRETCH = 32


def places(text: str, written: str) -> Iterator[int]:
    """Where these figures stand with no other right before or after them; no expression is made for each number."""
    at = text.find(written)
    while at >= 0:
        end = at + len(written)
        if not text[at - 1 : at].isdecimal() and not text[end : end + 1].isdecimal():
            yield at
        at = text.find(written, end)


def runs_on(text: str, start: int, end: int, points: str) -> bool:
    """Whether the figures are part of a longer number: after a point, or before one of these marks and a digit."""
    return text[start - 1 : start] == "." or (
        text[end : end + 1] in tuple(points) and text[end + 1 : end + 2].isdecimal()
    )


def after_command(text: str, start: int) -> bool:
    """``\\sim8``: the letters before the digits are a LaTeX command, not a name."""
    at = run_before(text, start, ascii_letters)
    return at > 0 and text[at - 1] == "\\"


#: Between a tolerance and the power that it shares with its value: (1.2 ± 0.3) × 10^9.
_COMMON_POWER = re.compile(r"\s*[)）]\s*\$?\s*(?:×|x|\\times|\\cdot)\s*\$?\s*")


def shared(text: str, found: list[Quantity], gap: re.Pattern[str]) -> list[Quantity]:
    """The numbers with the powers, units and scales that they share with their neighbours."""
    if "^{+" in text or "_{-" in text:
        found = _share_errors(text, found)
    tolerant = "±" in text or "\\pm" in text or "+/-" in text or "+-" in text or "正负" in text
    if tolerant:
        found = _share_scale(text, _share_power(text, found))
    found = share_units(text, found, gap)
    return share_tolerance(text, found) if tolerant else found


def _share_power(text: str, found: list[Quantity]) -> list[Quantity]:
    for at in range(len(found) - 3, -1, -1):
        if found[at + 2].kind != "power":
            continue
        value, tolerance, power = found[at : at + 3]
        if power.text.startswith("10") and tolerance.start - value.end < 12:
            if _COMMON_POWER.fullmatch(text, tolerance.end, power.start) and value.kind == "count":
                scaled = tidy(Fraction(value.low) * Fraction(power.low))
                raised = msgspec.structs.replace(value, low=scaled, high=scaled, kind="power")
                error = tidy(Fraction(tolerance.low) * Fraction(power.low))
                found[at : at + 3] = [
                    raised,
                    msgspec.structs.replace(tolerance, low=error, high=error),
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
            found[at : at + 2] = [_times(value, factor, second), _times(first, factor, second)]
    return found


def _times(quantity: Quantity, factor: Fraction, like: Quantity) -> Quantity:
    low = tidy(Fraction(quantity.low) * factor)
    return msgspec.structs.replace(quantity, low=low, high=low, unit=like.unit, kind=like.kind)


#: After the bracket around a value and its tolerance: (112 ± 4)亿.
_COMMON_SCALE = re.compile(r"\s?[)）]\s?([十百千]?[万亿])")
_SCALES = {"十": 10, "百": 100, "千": 10**3, "万": 10**4, "亿": 10**8}


def _share_scale(text: str, found: list[Quantity]) -> list[Quantity]:
    for at in range(len(found) - 1):
        value, tolerance = found[at : at + 2]
        scale = _COMMON_SCALE.match(text, tolerance.end) if tolerance.bound == "tolerance" else None
        if scale is not None and value.kind == tolerance.kind == "count":
            factor = prod(_SCALES[char] for char in scale[1])
            found[at : at + 2] = [
                msgspec.structs.replace(number, low=number.low * factor, high=number.high * factor)
                for number in (value, tolerance)
            ]
    return found


#: Between a value and its tolerance: 4.54 ± 0.05 billion.
_TOLERANCE_GAP = re.compile(r"[\s~${(（]*(?:±|\\pm|\+/?-?|正负)?[\s${]*")


def share_tolerance(text: str, found: list[Quantity]) -> list[Quantity]:
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
            value = tidy(Fraction(first.low) * abs(factor))
            found[index] = msgspec.structs.replace(
                first,
                low=value,
                high=value,
                unit=second.unit,
                kind=second.kind,
                alts=(*first.alts, (first.low, "")),
            )
    return found


#: After 95% these make it the level of an interval, not the end of a list: (0.81,95%CI).
_INTERVAL_AFTER = re.compile(r"\s?(?:CI\b|CI\s|C\.I|CrI|confidence|置信|可信)")


def share_units(text: str, found: list[Quantity], gap: re.Pattern[str]) -> list[Quantity]:
    """Give the bare numbers of a list the unit at its end (``7.96和5.37%``, ``4 and 96 minutes``)."""
    for index in range(len(found) - 1, 0, -1):
        second = found[index]
        if not second.unit:
            continue
        first = found[index - 1]
        if first.unit or first.kind != "count" or not first.text[-1:].isdigit():
            continue
        if second.text[:1].isascii() and second.text[:1].isalpha():
            continue  # to live to 82.3, four months longer
        if second.kind in ("percent", "measure", "point") and first.low < 1000:
            if gap.fullmatch(text, first.end, second.start) and not _INTERVAL_AFTER.match(text, second.end):
                bare = ((first.low, ""),) if second.kind != "measure" else ()
                found[index - 1] = msgspec.structs.replace(
                    first, unit=second.unit, kind=second.kind, alts=(*first.alts, *bare)
                )
    return found


#: Words before a number that make it a reference (Figure 4, Section 3.2), not a quantity.
REFERENCES = frozenset(
    "section sections figure figures fig fig. figs. table tables tab. appendix equation eq. eqs. eq algorithm theorem lemma "
    "sec. secs. chapter corollary proposition definition listing chapter ref. arxiv version v python".split()
)
_BRACKETED = re.compile(r"\[(?!0)\d{1,3}(?:\s?[,，–-]\s?\d{1,3})*\\?\]")
#: Before a bracket with two numbers: they are the ends of an estimate (95% CI [12, 34], 80 [73-85] years), no citations.
_ESTIMATED = re.compile(
    r"(?:\b(?:CI|UI|CrI|HDI|IQR|[Rr]anges?|intervals?|quartiles?)|区间|范围|间距|位距|位数间?"
    r"|(?<![A-Za-z0-9_.,-])(?!(?:19|20)\d\d(?:年|\s?$))\d[\d.,]*\s?(?:%|years|months|weeks|days|hours|minutes|min|m|meters|cm|mm|kg|岁|年|个?月|周|天|小时|分钟|米)?)"
    r"[:：,，=]?\s?$"
)
_ESTIMATE_WITHIN = 24  # characters
_VERSION = re.compile(r"\d+(?:\.\d+){2,}|\d{4}\.\d{4,5}v\d+(?!\d)")


def reference(text: str, start: int, stop: int) -> int | None:
    """The end of a citation, section, figure or version number at ``start``; ``None`` for a quantity."""
    if text[stop : stop + 1] == "." and (version := _VERSION.match(text, start)) is not None:
        if not _DOTTED.fullmatch(version.group()):
            return version.end()
    before = text[start - 1] if start else ""
    if before == "[" or (before in _CITED_LEFT and "[" in text[max(0, start - 12) : start]):
        opened = text.rfind("[", max(0, start - 24), start)
        if opened >= 0 and (cited := _BRACKETED.match(text, opened)) is not None:
            return cited.end() if cited.end() > start and not _is_estimate(text, opened, cited) else None
    if before in _WORD_LEFT and start > 2:
        word = text[max(0, start - 16) : start - 1].replace("\n", " ").rpartition(" ")[2]
        if word.lower().lstrip("(") in REFERENCES:
            run = (_SEVERAL if word.lower().rstrip(".").endswith("s") else _DECIMAL_RUN).match(text, start)
            return run.end() if run else None
    if before in _CAPTIONS and text[start - 2 : start - 1] not in ("代", "列", "图"):
        return stop
    return None


def _is_estimate(text: str, opened: int, bracketed: re.Match[str]) -> bool:
    """Whether a bracket with more than one number is an interval of what stands before it."""
    if bracketed.group().strip("[]\\").isdigit():
        return False
    return _ESTIMATED.search(text, max(0, opened - _ESTIMATE_WITHIN), opened) is not None


_CITED_LEFT = frozenset(", -–")
_WORD_LEFT = frozenset(" ~:\n")
_CAPTIONS = frozenset("图表")
_DECIMAL_RUN = re.compile(r"\d+(?:\.\d+)*")
#: After a plural: Tables 2 and 3, Figs. 3, 4 and 5.
_SEVERAL = re.compile(
    r"\d+(?:\.\d+)*(?:(?:, ?\d{1,2}(?:\.\d+)*){0,8},? (?:and|&|to) \d{1,2}(?:\.\d+)*(?![\d%]|,\d))?"
)


#: Escape sequences of addresses (%E2%80%93, a%20b) and of pages (&#39;), and what programs fill in (%d, %(name)s, {0}).
#: Their figures and marks are no numbers.
_ESCAPES = re.compile(
    r"%(?:(?=(?:[0-9]{2}%)*[0-9]?[A-F])[0-9A-F]{2}(?:%[0-9A-F]{2})+|[0-9A-F]{2}(?<=[A-Za-z]...)(?=[A-Za-z])"
    r"|(?<!\d%)(?:\(\w{1,40}\))?[sdrif](?![A-Za-z]))"
)
_FILLED_IN = re.compile(r"(?<![A-Za-z0-9_^}{$\\])\{\d{1,2}\}(?![\^{])")
_ENTITIES = re.compile(r"&#(?:\d{1,7}|x[0-9A-Fa-f]{1,6});")


def unescaped(text: str) -> str:
    """The text with blanks for escape sequences, as long as before."""
    if "%" in text:
        text = _ESCAPES.sub(_blanks, text)
    if "&#" in text:
        text = _ENTITIES.sub(_blanks, text)
    # Programs count what they fill in from 0 or from 1.
    return _FILLED_IN.sub(_blanks, text) if "{0}" in text or "{1}" in text else text


def _blanks(hit: re.Match[str]) -> str:
    return " " * len(hit.group())
