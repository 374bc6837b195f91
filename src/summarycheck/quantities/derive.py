"""Numbers that the source does not write but implies: sums, differences, ratios, relative changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise
from typing import NamedTuple

import msgspec

from summarycheck.model import Quantity
from summarycheck.quantities import relate

#: Operands are looked for among this many source numbers at most, so that the search stays linear.
_WINDOW = 12


class Derivation(msgspec.Struct, frozen=True):
    sources: tuple[Quantity, ...]
    arithmetic: str


def explain(source: str, ours: list[Quantity], target: Quantity) -> Derivation | None:
    """The arithmetic that makes ``target`` out of neighbouring source numbers, if there is any."""
    if not target.single:
        return None
    value, dimension = relate.canonical(target.low, target.unit)
    wanted = Fraction(value)
    precision = relate.step(target)
    if target.unit == "year" and (period := _years(ours, wanted)) is not None:
        return Derivation((period,), f"{period.text}: {target.text}")
    rough, tolerance = _rough(wanted), _rough(precision)
    spans = target.unit == "year"
    each = dimension == "" and wanted >= 100 and "each" in source
    operands = [_operand(q) for q in ours if q.single and q.kind not in _NO_OPERANDS]
    for at, first in enumerate(operands):
        for second in operands[at + 1 : at + _WINDOW]:
            if not (spans or each or _plausible(first.rough, second.rough, rough, tolerance, target)):
                continue
            if not relate.compatible(first.dimension, second.dimension):
                if not relate.compatible(second.dimension, first.dimension):
                    continue
            arithmetic = _arithmetic(source, first, second, wanted, dimension, precision, target)
            if arithmetic:
                return Derivation((first.quantity, second.quantity), arithmetic)
    return next(totals([operand.quantity for operand in operands], target), None)


_NO_OPERANDS = frozenset({"size", "month", "day", "ordinal", "dimension", "power"})


class _Operand(NamedTuple):
    quantity: Quantity
    exact: Fraction
    rough: float
    dimension: str


def _operand(quantity: Quantity) -> _Operand:
    value, dimension = relate.canonical(quantity.low, quantity.unit)
    exact = Fraction(value)
    return _Operand(quantity, exact, _rough(exact), dimension)


def _rough(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return float("inf")


def _plausible(a: float, b: float, wanted: float, precision: float, target: Quantity) -> bool:
    """Whether rough arithmetic comes near the number; most pairs of numbers are done with here."""
    slack = 1e-9 * (abs(a) + abs(b) + abs(wanted))
    if not (abs(abs(a - b) - wanted) > slack and abs(a + b - wanted) > slack):
        return True  # near, or beyond what floats can tell
    if target.unit == "pp" and abs(abs(a - b) * 100 - wanted) <= 1e-6 * wanted:
        return True
    low, high = (a, b) if a < b else (b, a)
    if target.kind == "fraction":
        return abs(low - wanted * high) <= _share_slack(target) * abs(low) + slack
    if target.unit not in ("x", "%", "‰") or low <= 0:
        return target.unit in ("x", "%", "‰") and low == 0
    if target.unit == "x":
        ratio = high / low
        return ratio > 1.499 and abs(ratio - wanted) <= 1.001 * max(precision, ratio / 20) + slack
    changes = ((high - low) / low * 100, (high - low) / high * 100)
    return any(abs(change - wanted) <= 1.001 * precision + slack for change in changes)


def _arithmetic(
    source: str,
    first: _Operand,
    second: _Operand,
    wanted: Fraction,
    dimension: str,
    precision: Fraction,
    target: Quantity,
) -> str:
    """How the two make the number; empty when they do not."""
    a, b = first.exact, second.exact
    one, other = first.quantity.text, second.quantity.text
    if target.kind == "fraction" and abs(min(a, b) - wanted * max(a, b)) <= _share_slack(target) * abs(
        min(a, b)
    ):
        return f"{one} / {other} = {target.text}"
    if target.unit == "year" and min(a, b) >= 1000 and max(a, b) <= 2200:
        span, years = abs(a - b), Fraction(target.low)
        if years in (span, span + 1) or (years % 100 == 0 and abs(span - years) <= 2):
            return f"|{one} − {other}| = {target.text}"
    found = _combine(a, b, wanted, dimension, first.dimension, second.dimension, precision)
    if found:
        return found.format(one, other, target.text)
    at = second.quantity.end
    if dimension == "" and wanted >= 100 and "each" in source[at : at + 60]:
        if a * b == wanted:
            return f"{one} × {other} = {target.text}"
        for times in (2, 3, 4):
            if a + times * b == wanted:
                return f"{one} + {times} × {other} = {target.text}"
    return ""


def _share_slack(share: Quantity) -> Fraction:
    """How far off a share may be that is said to be rough, as a part of it."""
    return Fraction(0) if share.bound == "exact" else Fraction(5, 100)


def _years(ours: list[Quantity], wanted: Fraction) -> Quantity | None:
    """The range of years that takes so many: 两百年 for 1651–1850."""
    for span in ours:
        if not span.single and span.low >= 1000 and span.high <= 2200:
            years = Fraction(span.high) - Fraction(span.low)
            if wanted in (years, years + 1) or (wanted % 100 == 0 and abs(years - wanted) <= 2):
                return span
    return None


def _combine(
    a: Fraction, b: Fraction, wanted: Fraction, dimension: str, da: str, db: str, precision: Fraction
) -> str:
    scores = {da, db} <= {"%", "pp", ""} and (da or db or not (a.denominator == b.denominator == 1))
    if not a or not b:
        return ""  # less nothing: no arithmetic
    if dimension == "pp" and da == db == "" and max(a, b) <= 1 and abs(a - b) * 100 == wanted:
        return "|{0} − {1}| = {2}"  # from 0.72 to 0.81
    same = dimension in (da, db, "") or (dimension in ("%", "pp") and scores)
    if same and (dimension or da == db == ""):
        if abs(a - b) == wanted:
            return "|{0} − {1}| = {2}"
        if a + b == wanted and dimension not in ("%", "pp"):
            return "{0} + {1} = {2}"
    if a <= 0 or b <= 0:
        return ""
    low, high = min(a, b), max(a, b)
    if dimension == "x" and low != high:
        ratio = high / low
        if ratio > Fraction(3, 2) and abs(ratio - wanted) <= max(precision, ratio / 20):
            return "{0} / {1} ≈ {2}"
    if dimension == "%" and high != low:
        for change in ((high - low) / low * 100, (high - low) / high * 100):
            if abs(change - wanted) <= precision and change > 1:
                return "({0} → {1}) ≈ {2}"
    return ""


_PARTS = re.compile(r"(?<![\d.:])\d{1,3}(?::\d{1,3}){1,4}(?!:|\.?\d)")
_OF_ALL = re.compile(r" (?:out )?of (?:(?:the|these|our|all) )?")
#: Before a share these say what is gone or is left of it: 减少75%, 仅剩一成, 为后者的55%.
_REST_ZH = re.compile("损失|减|降|剪|省|削|缩|剔|丢|剩|余|去|未|者的|前$")
_TOGETHER_ZH = re.compile("合计|总计|共计|一共|总共|之和|加起来|合起来")


def share(source: str, ours: list[Quantity], clause: str, target: Quantity) -> Derivation | None:
    """What makes a percentage or fraction of the shares of the source, where the words before it (``clause``) say so.

    The rest of a share (减少75% for "a quarter of the parameters"), several together (合计63%), or a part of a ratio.
    """
    if not target.single or (target.unit != "%" and target.kind != "fraction"):
        return None
    wanted = Fraction(target.low) * (1 if target.unit == "%" else 100)
    for ratio in _PARTS.finditer(source):
        parts = [int(part) for part in ratio[0].split(":")]
        if any(part * 100 == wanted * sum(parts) for part in parts):
            written = Quantity(ratio[0], ratio.start(), ratio.end(), Decimal(0), Decimal(0))
            return Derivation((written,), f"{ratio[0]}: {target.text}")
    for some, whole in pairwise(ours):
        if some.kind == whole.kind == "count" and some.low * 100 == wanted * Fraction(whole.low):
            if _OF_ALL.fullmatch(source, some.end, whole.start):
                return Derivation((some, whole), f"{some.text} / {whole.text} = {target.text}")
    shares = [(part, q) for q in ours if (part := _share(q)) is not None]
    if _REST_ZH.search(clause):
        for part, quantity in shares:
            if 100 - part == wanted or (quantity.unit == "%" and relate.rounds_to(100 - wanted, quantity)):
                return Derivation((quantity,), f"100% − {quantity.text} = {target.text}")
    if _TOGETHER_ZH.search(clause):
        for (part, one), (more, other) in combinations(shares[:_WINDOW], 2):
            if part + more == wanted:
                return Derivation((one, other), f"{one.text} + {other.text} = {target.text}")
    return None


def _share(quantity: Quantity) -> Fraction | None:
    """The percentage that a number says of a whole: 12%, a quarter, by a factor of 40."""
    if not quantity.single or not 0 < quantity.low < 1000:
        return None
    value = Fraction(quantity.low)
    if quantity.unit == "%":
        return value if value < 100 else None
    if quantity.kind == "fraction":
        return value * 100 if value < 1 else None
    if quantity.unit == "x":
        return 100 / value if value > 1 else None
    return None


_LISTING = re.compile(r"[^（(：:，。；\d]{0,12}[（(：:]([^（()）。；;]{3,160})")
_ITEMS = re.compile(r"\s?(?:、|，|,|/|以及|和|与|及)\s?")
_ITEM = r"[^，。；：:（(\d、和与及]{2,16}"
_LISTED_BEFORE = re.compile(rf"{_ITEM}(?:(?:、|和|与|及|以及){_ITEM})+$")


def listed(source: str, target: str, quantity: Quantity) -> bool:
    """Whether a count is that of the names listed beside it: 三个数据集（A、B和C）, 开卷和闭卷两种模式.

    Names after it must all be the source's.
    """
    if quantity.unit or quantity.kind != "count":
        return False
    listing = _LISTING.match(target, quantity.end)
    if listing is not None:
        items = [item.strip() for item in _ITEMS.split(listing[1]) if item.strip()]
        if len(items) == quantity.low and all(item[0].isascii() and item in source for item in items):
            return True
    before = _LISTED_BEFORE.search(target, max(0, quantity.start - 60), quantity.start)
    return before is not None and len(_ITEMS.split(before[0])) == quantity.low


def totals(ours: list[Quantity], target: Quantity) -> Iterator[Derivation]:
    """Runs of counts that add up (two English benchmarks and one Chinese = 三个)."""
    if target.unit or target.kind != "count" or target.low != int(target.low):
        return
    wanted = int(target.low)
    counts = [
        (int(q.low), q)
        for q in ours
        if q.single and q.unit == "" and q.kind == "count" and q.low == int(q.low) and q.low > 0
    ]
    for start in range(len(counts)):
        summed = 0
        for end in range(start, min(start + 6, len(counts))):
            summed += counts[end][0]
            if summed == wanted and end > start:
                run = [quantity for _, quantity in counts[start : end + 1]]
                yield Derivation(tuple(run), " + ".join(q.text for q in run) + f" = {target.text}")
            if summed > wanted:
                break
