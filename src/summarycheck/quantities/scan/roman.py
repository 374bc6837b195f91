"""Roman numerals."""

from __future__ import annotations

from itertools import pairwise

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
#: The first ten, each at its value.
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def roman(text: str) -> int:
    """The value of a numeral of I, V, X, L and C in either case; what stands before a greater one is taken off."""
    values = [_VALUES[sign] for sign in text.upper()]
    return sum(-value if value < after else value for value, after in pairwise([*values, 0]))
