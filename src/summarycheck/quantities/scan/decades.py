"""Decades that share their words: 20世纪七十至八十年代, 七、八十年代, 70、80年代."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import msgspec

from summarycheck.model import Number, Quantity

_AND = frozenset("、和及与跟")


def shared(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities with every decade of a list or range read as the years it begins with."""
    joined: list[Quantity] = []
    for quantity in found:
        if quantity.kind not in ("decade", "decade-short"):
            joined.append(quantity)
            continue
        before: Quantity | None = None
        if joined and _listed(text, joined[-1], quantity):
            before = joined.pop()
        start = quantity.start if before is None else before.start
        century = _century(quantity)
        if joined and joined[-1].unit == "century" and joined[-1].end == start and joined[-1].single:
            named = joined.pop()
            century, start = (Fraction(named.low) - 1) * 100, named.start
        if before is not None:
            joined.append(_placed(text, before, start, century))
            start = quantity.start
        joined.append(_placed(text, quantity, start, century))
    return joined


def _listed(text: str, before: Quantity, decade: Quantity) -> bool:
    """Whether a bare 七 or 70 stands before the decade, with nothing but a comma or an "and" between."""
    if before.kind != "count" or before.unit or not before.single or before.end + 1 != decade.start:
        return False
    tens = before.low < 10 or (before.low < 100 and before.low % 10 == 0)
    return tens and before.low > 0 and before.low == int(before.low) and text[before.end] in _AND


def _century(decade: Quantity) -> Fraction:
    return Fraction(1900) if decade.low < 100 else Fraction(int(decade.low) // 100 * 100)


def _placed(text: str, quantity: Quantity, start: int, century: Fraction) -> Quantity:
    low, high = _year(quantity.low, century), _year(quantity.high, century)
    return msgspec.structs.replace(
        quantity,
        text=text[start : quantity.end],
        start=start,
        low=low,
        high=high,
        kind="decade",
        unit="",
        weak=False,
    )


def _year(value: Number, century: Fraction) -> Number:
    within = int(value) % 100
    return Decimal(int(century) + (within * 10 if 0 < within < 10 and value < 10 else within))
