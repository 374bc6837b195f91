"""A fault of one quantity, as the rules select it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from summarycheck.model import Number, Quantity, Span, Suggestion


class Fault(msgspec.Struct, frozen=True):
    """A quantity that is wrong, invented or missing; ``relation`` is what rules select on."""

    relation: str
    source: Span | None
    target: Span | None
    facts: Mapping[str, str] = {}
    suggestion: Suggestion | None = None


def span_of(quantity: Quantity) -> Span:
    return Span(quantity.text, quantity.start, quantity.end)


def value_of(quantity: Quantity) -> str:
    """The value for people: plain digits and the unit."""
    low, high = _plain(quantity.low), _plain(quantity.high)
    text = low if low == high else f"{low}–{high}"
    return f"{text} {quantity.unit}".strip() if quantity.unit not in ("%", "‰") else text + quantity.unit


def _plain(value: Number) -> str:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    plain = value.normalize()
    text = f"{plain:f}"
    return text if len(text) < 25 else f"{plain:E}"
