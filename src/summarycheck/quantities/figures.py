"""A quantity's value in signs that readers of either language know: ``70,000,000,000``, ``≥ 81%``, ``3.58×``."""

from __future__ import annotations

from decimal import Decimal

from summarycheck.model import Number, Quantity

_BOUNDS = {
    "about": "≈ ", "nearly": "≈ ", "at-least": "≥ ", "more-than": "> ", "at-most": "≤ ", "less-than": "< ",
    "up-to": "≤ ",
}  # fmt: skip
_UNITS = {"%": "%", "x": "×", "": ""}
_MOST_DIGITS = 18
_UNGROUPED = frozenset({"year", "decade"})
_NOT_VALUES = frozenset({"date", "time"})  # said best as they are written


def figure(quantity: Quantity) -> str:
    """The value with bound and unit; ``""`` for what has no plain value (a date)."""
    if quantity.kind in _NOT_VALUES:
        return ""
    bound = "~" if quantity.kind == "vague" else _BOUNDS.get(quantity.bound, "")
    value = _number(quantity.low, quantity.kind)
    if not quantity.single:
        value += "–" + _number(quantity.high, quantity.kind)
    unit = _UNITS.get(quantity.unit, f" {quantity.unit}")
    return bound + value + unit


def _number(value: Number, kind: str) -> str:
    if not isinstance(value, Decimal):
        return f"{value.numerator}/{value.denominator}"
    if value and (value.adjusted() > _MOST_DIGITS or value.adjusted() < -_MOST_DIGITS):
        digits = value.normalize()
        return f"{digits.scaleb(-digits.adjusted()):f}×10^{digits.adjusted()}"
    shown = f"{value.normalize():f}"
    whole, point, rest = shown.partition(".")
    # 2024 may be a year, whatever it is taken for.
    grouped = kind not in _UNGROUPED and len(whole.lstrip("-")) > 4
    return f"{int(whole):,}{point}{rest}" if grouped else shown
