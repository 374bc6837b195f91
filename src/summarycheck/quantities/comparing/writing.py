"""The figures of two numbers as they are written, and whether a slip of the pen parts them."""

from __future__ import annotations

from fractions import Fraction

from summarycheck.model import Quantity
from summarycheck.quantities.comparing.equality import digits_of
from summarycheck.quantities.comparing.magnitude import magnitudes_apart


def near_miss(source: Quantity, target: Quantity) -> bool:
    """One slip of the pen apart: a digit changed, lost, doubled or two swapped."""
    if magnitudes_apart(source.low, target.low) > 2:
        return False
    a, b = figures_of(source), figures_of(target)
    if (
        source.low
        and target.low
        and not Fraction(1, 12) < abs(Fraction(source.low) / Fraction(target.low)) < 12
    ):
        return len(a) == 2 and a[1:] == b  # 2 for 62
    if a == b:
        return False
    if len(a) == len(b):
        differ = [index for index in range(len(a)) if a[index] != b[index]]
        if len(differ) == 1:
            return len(a) > 1
        return len(differ) == 2 and a[differ[0]] == b[differ[1]] and a[differ[1]] == b[differ[0]]
    short, long = (a, b) if len(a) < len(b) else (b, a)
    if len(short) == 1 and len(long) > 2:
        return False
    if len(long) - len(short) == 1:
        return any(long[:index] + long[index + 1 :] == short for index in range(len(long)))
    return len(short) >= 2 and (long.startswith(short) or long.endswith(short))


def figures_of(quantity: Quantity) -> str:
    """The digits of the number as they are written; of one in words, those of its value."""
    return "".join(char for char in quantity.text if char.isdecimal()) or digits_of(quantity)
