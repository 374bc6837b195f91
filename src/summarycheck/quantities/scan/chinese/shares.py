"""Parts of a whole in Chinese: 三分之二, 一又四分之三."""

from __future__ import annotations

import re
from fractions import Fraction

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan.chinese import bounds
from summarycheck.quantities.scan.chinese.bounds import note
from summarycheck.quantities.scan.chinese.numerals import MINUS, parted, read
from summarycheck.quantities.scan.chinese.units import unit_after
from summarycheck.quantities.scan.digits import tidy, with_part


def read_parts(
    text: str, left: int, value: Number, end: int, after: str, found: list[Quantity], arabic: bool
) -> int:
    """Read the number as the whole of a fraction (3分之2), or one with parts after it (3又10分之1); 0 where it is neither."""
    if after != "又" and (start := parted(text, end)) and text[start : start + 1] not in "后前内间差多":
        return parts(text, left, value, start, found)
    if arabic and after != "分" and (mixed := and_parts(text, value, end)) is not None:
        return add_share(text, left, mixed[1], mixed[0], "exact", found)
    return 0


def add_share(text: str, left: int, end: int, value: Number, bound: str, found: list[Quantity]) -> int:
    """Note a fraction that ends at ``end``, of a unit if one follows (四分之三英里, 一又二分之一倍); where it ends."""
    kind, unit = "fraction", ""
    if text[end : end + 1] not in _NO_UNIT:
        exact, unit_said, stop, kind_said, _ = unit_after(text, value, end, "count", False)
        if unit_said == "century":  # 四分之一世纪
            value, unit, kind, end = value * 100, "year", "measure", stop
        elif kind_said in ("measure", "multiple", "point") and unit_said:
            value, unit, kind, end = exact, unit_said, kind_said, stop
    return note(text, left, end, value, found, unit, kind, bound=bound)


#: What mostly follows a fraction, and is no unit.
_NO_UNIT = frozenset("的以左，。；、")


def parts(text: str, left: int, whole: Number, start: int, found: list[Quantity]) -> int:
    """三分之二 = 2/3."""
    negative = text[start : start + 1] in MINUS
    plain = read(text, start + negative)
    if plain is None or not whole:
        return start
    count, stop = (-plain[0] if negative else plain[0]), plain[1]
    value = tidy(Fraction(count) / Fraction(whole))
    return add_share(text, left, stop, value, bounds.around(text, left, stop), found)


def and_parts(text: str, whole: Number, end: int) -> tuple[Number, int] | None:
    """A whole with 又 and parts after it (一又四分之三, 3又10分之1), and where they end; ``None`` where none follow."""
    also = _ALSO.match(text, end)
    if also is not None and (slashed := _SLASHED.match(text, also.end())) is not None:
        return with_part(whole, Fraction(int(slashed[1]), int(slashed[2]))), slashed.end()
    parts_of = read(text, also.end()) if also is not None else None
    start = parted(text, parts_of[1]) if parts_of is not None else 0
    count = read(text, start) if start else None
    if parts_of is None or count is None or not parts_of[0]:
        return None
    return with_part(whole, Fraction(count[0]) / Fraction(parts_of[0])), count[1]


_ALSO = re.compile(" ?个?又 ?")
_SLASHED = re.compile(r"(\d{1,3})[/／]([1-9１-９]\d{0,2})(?![\d/]|\.\d)")
