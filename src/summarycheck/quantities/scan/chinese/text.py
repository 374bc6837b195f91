"""Quantities of Simplified and Traditional Chinese: digits, numerals, 万/亿, 百分之, 成, 倍, 世纪年代 …

One pass of a character class finds where a number may stand; what stands around it decides whether
it is one. 一致, 万一, 十分, 四川 and 第三方 are words; 两者 and 一种 are too weak to accuse anybody.
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from summarycheck.model import Quantity
from summarycheck.quantities.scan import decades, names
from summarycheck.quantities.scan.chinese import glance
from summarycheck.quantities.scan.chinese.numbers import finish
from summarycheck.quantities.scan.chinese.numerals import HIT, minus_before
from summarycheck.quantities.scan.chinese.words import numerals
from summarycheck.quantities.scan.digits import (
    DIGIT,
    FRACTION,
    INDEX,
    LETTER_PART,
    PERCENTAGE,
    SCRIPT,
    add_fraction,
    number,
)
from summarycheck.quantities.scan.references import MARK_ENDS, list_mark, reference, unescaped
from summarycheck.quantities.scan.sharing import UPPER_ERROR, shared
from summarycheck.quantities.scan.stretches import after_command, lettered

_LIST_GAP = re.compile(r"\s*(?:[、，,/]|和|与|及|以及)\s*\$?")


#: After letters: a share all the same (GRPO4.1%).
_SHARE = re.compile(r"\d+\.\d+\s?\\?[%％]")
#: After these verbs 至 and 到 lead to a value, not to the end of a range: 达到-59.4%, 降至-0.6%.
_ARRIVES = re.compile(r"(?:达到|[^\d%％\s十百千万亿年月日][至到])$")


def scan(text: str) -> list[Quantity]:
    """The quantities of a Chinese text, in order; latin names with digits too (kind ``name``)."""
    found: list[Quantity] = []
    position = 0
    text = unescaped(text)
    for hit in HIT.finditer(text):
        start = hit.start()
        if start < position:
            continue
        char = text[start]
        if char.isdecimal():
            position = glance.plain(text, start, found) or _digits(text, start, position, found)
        else:
            position = glance.numeral(text, start, found) or numerals(text, start, char, found)
    if "代" in text and "年代" in text:
        found = decades.shared(text, found)
    if "折" in text and "对折" in text:
        found = _with_halved_prices(text, found)
    return shared(text, found, _LIST_GAP) if len(found) > 1 else found


_HALVED_PRICE = re.compile("打了?对折")


def _with_halved_prices(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities with 打对折 (half the price) among them: too common a character to look for at each place."""
    half = Decimal(50)
    halved = [
        Quantity(hit.group(), hit.start(), hit.end(), half, half, "%", "rate", weak=True)
        for hit in _HALVED_PRICE.finditer(text)
    ]
    return sorted([*found, *halved], key=lambda quantity: quantity.start)


def _bare_point(text: str, start: int) -> int:
    """How far before the digits a decimal point stands that has no digit before it: .86 (1), 的. 58 (2)."""
    if start > 1 and text[start - 2 : start] == ". " and "一" <= text[start - 3] <= "鿿":
        return 2
    before = text[start - 2 : start - 1]
    bare = not before.isascii() or not before or before in " (=<>~$:,"
    if before in tuple("-−–"):
        bare = not text[start - 3 : start - 2].isalnum()
    return 1 if text[start - 1 : start] == "." and bare else 0


_LOCANT = re.compile(r"\d{1,2}-[一-鿿]")


def _is_minus(text: str, start: int, found: list[Quantity]) -> bool:
    """Whether the dash before ``start`` is a sign, not a hyphen or the dash of a range."""
    if start < 2:
        return True
    earlier = text[start - 2]
    if not earlier.isalnum():
        return earlier not in ")]}%）％" and not (earlier == "-" and text[start - 3 : start - 2].isalnum())
    if earlier in "至到" and found and found[-1].end == start - 2:
        return True  # -1.86至-1.39
    if _LOCANT.match(text, start):
        return False  # 鞘氨醇-1-磷酸
    if not "一" <= earlier <= "鿿":
        return False
    if text[start - 1] == "−" and not (found and found[-1].end == start - 1):
        return True  # a minus that no number ends before: 每毫秒−112 MHz
    return earlier not in "十百千万亿到至倍年月日时分秒" or bool(
        _ARRIVES.search(text, max(0, start - 6), start - 1)
    )


def _signed(text: str, start: int, value: Decimal, found: list[Quantity]) -> tuple[int, Decimal]:
    """Where the number begins with its sign, and what it is with that: -3, 负3, 零下3, +3."""
    before = text[start - 1] if start else " "
    if before in "-−–－" and _is_minus(text, start, found):
        return start - 1, -value
    if (worded := minus_before(text, start)) < start:
        return worded, -value
    plus = before == "+" and text[start - 2 : start - 1] not in tuple("万亿千百")
    return (start - 1 if plus else start), value


#: Days of great sales are called by their dates: 双11, 618大促.
_SALES = frozenset({"11", "12", "618"})
_SALE_AFTER = re.compile("[”」]?(?:大促|购物节|促销)")
_SECTIONS = frozenset("节章条款图表式小")


def _in_latin_word(text: str, start: int) -> bool:
    """Whether Latin letters, or a bar after them, run into the digits; the bar of _0.74_ only stresses them."""
    before = text[start - 1] if start else " "
    if before == "_":
        return text[start - 2 : start - 1].isascii() and text[start - 2 : start - 1].isalnum()
    return before.isascii() and before.isalpha()


#: Right before digits that may stand above or below a letter.
_BEFORE_SCRIPT = frozenset("^_{-−")


def _raised(text: str, start: int) -> bool:
    """Whether the digits stand above or below a letter: $R^2$, x_{12}, VIF$^2$, s^-1."""
    at = start - 1 if text[start - 1 : start] in tuple("-−") else start
    at = at - 1 if text[at - 1 : at] == "{" else at
    if at < 2 or text[at - 1] not in "^_" or UPPER_ERROR.search(text, max(0, start - 24), start):
        return False
    return lettered(text, at - 1)


def _joined(text: str, start: int, floor: int, before: str, found: list[Quantity]) -> int:
    """Where the name ends that a point, letters or a hyphen before the digits make of them; 0 where they make none."""
    if before in "./@":
        joined = not PERCENTAGE.match(text, start) if before == "@" else names.initial(text, start)
        return names.read_name(text, start, floor, found) if joined else 0
    if _in_latin_word(text, start) and not after_command(text, start):
        times = before in "xX" and start > 1 and text[start - 2].isdecimal()
        named = not times and _SHARE.match(text, start) is None
        return names.read_name(text, start, floor, found) if named else 0
    if before in "-‑" and start > 1 and text[start - 2].isascii() and text[start - 2].isalpha():
        word = names.word_before(text, start - 1)
        if word in names.RANKS:
            return names.read_rank(text, start, found)
        if word not in names.OPEN_PREFIXES:
            return names.read_name(text, start, floor, found)
    return 0


def _digits(text: str, start: int, floor: int, found: list[Quantity]) -> int:
    """Read the quantity whose digits begin at ``start``; returns where reading may go on."""
    run = DIGIT.match(text, start)
    assert run is not None
    stop = run.end()
    if names.plainly(text, start, stop):
        return names.read_name(text, start, floor, found)
    if (
        text[stop : stop + 1] in MARK_ENDS
        and text[start - 1 : start] != "."
        and (mark := list_mark(text, start)) is not None
    ):
        return mark
    if (cited := reference(text, start, stop)) is not None:
        return cited
    before = text[start - 1] if start else " "
    if text[start:stop] in _SALES and (before == "双" or _SALE_AFTER.match(text, stop)):
        return stop
    if before in _BEFORE_SCRIPT and _raised(text, start):
        script = SCRIPT if before == "{" else INDEX if before == "_" else None
        raised = script.match(text, start) if script else None
        return raised.end() if raised else stop
    if (named := _joined(text, start, floor, before, found)) > 0:
        return named
    if before == "{" and text.endswith("frac{", 0, start) and (parts := FRACTION.match(text, start)):
        return add_fraction(text, start, parts, found)
    plain = number(text, start)
    if plain is None or (text[start:stop] == "1" and LETTER_PART.match(text, stop)):
        return stop
    value, end, alts = plain
    if before in ". " and end == stop and (point := _bare_point(text, start)):
        fraction = Decimal(f"0.{text[start:stop]}")
        if point == 1 and start > 1 and text[start - 2] in "-−–":
            return finish(text, start - 2, -fraction, stop, (), found, arabic=True)
        if point == 1:
            return finish(text, start - 1, fraction, stop, ((value, ""),), found, arabic=True)
        return finish(text, start, value, stop, ((fraction, ""),), found, arabic=True)
    if len(alts) == 1:
        alts = ()  # 15.000 is fifteen in Chinese, whatever the source's habits are
    if before == "第" and value != int(value):
        if text[end : end + 1] not in _SECTIONS:  # 第12.5天, 第4.1和4.2项; 第3.2节 is a reference
            found.append(Quantity(text[start:end], start, end, value, value, weak=True))
        return end
    left, value = _signed(text, start, value, found)
    read = finish(text, left, value, end, alts, found, arabic=True)
    if text[end : end + 1] == "版" and "." in text[start:end]:
        found[-1] = msgspec.structs.replace(found[-1], weak=True)  # 2.0版: ``labels`` compares it
    return read
