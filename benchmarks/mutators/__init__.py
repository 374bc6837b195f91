"""Wrong and right rewritings of one number in a Chinese text that was right.

Each mutator is given a pair and yields every rewriting of its kind; none of them asks the checker what a
number is, so that it is not measured by its own lights. Where a rewriting might be right after all (the new
value is in the source too, the names that two numbers belong to are unclear) nothing is yielded.
"""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.mutators.base import Mutant, Mutator, Pair
from benchmarks.mutators.exchanged import swap
from benchmarks.mutators.right import (
    figures,
    full_width,
    grouping,
    ranges,
    scales,
    shares,
    spacing,
    spelled,
    unit_names,
    words,
)
from benchmarks.mutators.wrong import (
    bound,
    count_word,
    decimal_shift,
    digit,
    direction,
    dropped,
    invented,
    percent,
    scale,
    sign,
    unit,
)

__all__ = ["RIGHT", "WRONG", "Mutant", "Mutator", "Pair", "spelled"]

WRONG: Mapping[str, Mutator] = {
    "digit": digit,
    "count word": count_word,
    "swap": swap,
    "decimal": decimal_shift,
    "scale": scale,
    "percent": percent,
    "unit": unit,
    "sign": sign,
    "direction": direction,
    "bound": bound,
    "invented": invented,
    "dropped": dropped,
}

RIGHT: Mapping[str, Mutator] = {
    "words": words,
    "figures": figures,
    "shares": shares,
    "scales": scales,
    "grouping": grouping,
    "full width": full_width,
    "spacing": spacing,
    "ranges": ranges,
    "unit names": unit_names,
}
