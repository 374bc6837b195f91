"""Numbers that the source does not write but implies: sums, differences, ratios, relative changes."""

from __future__ import annotations

import re
from fractions import Fraction

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
    single = [
        q
        for q in ours
        if q.single and q.kind not in ("size", "month", "day", "ordinal", "dimension", "power")
    ]
    for first_index, first in enumerate(single):
        a, da = relate.canonical(first.low, first.unit)
        fa = Fraction(a)
        for second in single[first_index + 1 : first_index + _WINDOW]:
            b, db = relate.canonical(second.low, second.unit)
            if not relate.compatible(da, db) and not relate.compatible(db, da):
                continue
            fb = Fraction(b)
            if target.kind == "fraction" and min(fa, fb) == wanted * max(fa, fb):
                return Derivation((first, second), f"{first.text} / {second.text} = {target.text}")
            if target.unit == "year" and min(fa, fb) >= 1000 and max(fa, fb) <= 2200:
                span, years = abs(fa - fb), Fraction(target.low)
                if years in (span, span + 1) or (years % 100 == 0 and abs(span - years) <= 2):
                    return Derivation((first, second), f"|{first.text} − {second.text}| = {target.text}")
            found = _combine(fa, fb, wanted, dimension, da, db, precision)
            if found:
                return Derivation((first, second), found.format(first.text, second.text, target.text))
            if dimension == "" and wanted >= 100 and "each" in source[second.end : second.end + 60]:
                for times in (2, 3, 4):
                    if fa + times * fb == wanted:
                        return Derivation(
                            (first, second), f"{first.text} + {times} × {second.text} = {target.text}"
                        )
    if dimension == "" and target.kind == "count" and wanted == int(wanted):
        return _sum_of_run(single, wanted, target)
    return None


def _combine(
    a: Fraction, b: Fraction, wanted: Fraction, dimension: str, da: str, db: str, precision: Fraction
) -> str:
    same = dimension in (da, db, "") or (dimension in ("%", "pp") and {da, db} <= {"%", "pp", ""})
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


_LISTING = re.compile(r"[^（(：:，。；\d]{0,12}[（(：:]([^（()）。；;]{3,160})")
_ITEMS = re.compile(r"\s?(?:、|，|,|/|以及|和|与|及)\s?")


def listed(source: str, target: str, quantity: Quantity) -> bool:
    """Whether a count is that of the names listed after it, all of them the source's: 三个数据集（A、B和C）."""
    listing = _LISTING.match(target, quantity.end) if not quantity.unit and quantity.kind == "count" else None
    if listing is None:
        return False
    items = [item.strip() for item in _ITEMS.split(listing[1]) if item.strip()]
    return len(items) == quantity.low and all(item[0].isascii() and item in source for item in items)


def _sum_of_run(single: list[Quantity], wanted: Fraction, target: Quantity) -> Derivation | None:
    """Consecutive counts that add up (two English benchmarks and one Chinese = 三个)."""
    counts = [q for q in single if q.unit == "" and q.kind == "count" and q.low == int(q.low) and q.low > 0]
    for start in range(len(counts)):
        total = Fraction(0)
        for end in range(start, min(start + 6, len(counts))):
            total += Fraction(counts[end].low)
            if total == wanted and end > start:
                run = counts[start : end + 1]
                return Derivation(tuple(run), " + ".join(q.text for q in run) + f" = {target.text}")
            if total > wanted:
                break
    return None
