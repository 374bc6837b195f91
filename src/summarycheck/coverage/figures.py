"""Which numbers of a text count for its claims, and when two of them say the same."""

from __future__ import annotations

import re

from summarycheck.model import Quantity
from summarycheck.quantities.comparing.conversion import converted
from summarycheck.quantities.comparing.equality import equal_value
from summarycheck.quantities.comparing.rounding import rounded
from summarycheck.quantities.things import NO_JOINING

_LIST_MARK = re.compile(r"(?:^|\n)[ \t\u3000]*[(（]?$")


def is_list_mark(raw: str, quantity: Quantity) -> bool:
    """True for the number of a list item: ``1.`` at the beginning of a line, ``1)`` before a clause."""
    after = raw[quantity.end : quantity.end + 2]
    if after[:1] in (")", "）") and quantity.text.isdigit() and len(quantity.text) < 3:
        return True
    return (
        after[:1] in (".", "、", "．")
        and not after[1:2].isdigit()
        and bool(_LIST_MARK.search(raw[max(0, quantity.start - 12) : quantity.start]))
    ) or (after[:1] in (".", "、") and quantity.start == 0)


def is_bracketed(raw: str, at: int) -> bool:
    """True shortly after an opening bracket: an interval, a citation."""
    before = raw[max(0, at - 20) : at]
    return before.rfind("[") > before.rfind("]")


def is_version(raw: str, quantity: Quantity) -> bool:
    """True for a number that is a part of a name: Llama 3.1, Mistral 7B, 3-D."""
    if _VERSION.fullmatch(quantity.text) is None:
        return False
    named = _NAME_BEFORE.search(raw, max(0, quantity.start - _LONGEST_NAME), quantity.start)
    return (named is not None and _NOUN_AFTER.match(raw, quantity.end) is None) or raw.startswith(
        "-D", quantity.end
    )


_VERSION = re.compile(r"\d{1,2}(?:\.\d)?B?")
_NAME_BEFORE = re.compile(r"\b(?:[A-Z]\w*[a-z]|[a-z]+[A-Z])\w*\s$")
_NOUN_AFTER = re.compile(rf"\s+{NO_JOINING}[a-z]")
_LONGEST_NAME = 20


def same_value(quantity: Quantity, other: Quantity) -> bool:
    """True when both say the same number, one is a fair rounding of the other, or an end of its range."""
    if _far_apart(quantity, other):
        return False
    if equal_value(quantity, other) or converted(quantity, other) or rounded(quantity, other):
        return True
    if quantity.single == other.single:
        return False
    single, span = (quantity, other) if quantity.single else (other, quantity)
    return single.low in (span.low, span.high)


def _far_apart(quantity: Quantity, other: Quantity) -> bool:
    """A quick look at two of the commonest, counts or shares of one unit: they differ by more than any rounding."""
    return (
        quantity.unit == other.unit
        and quantity.kind in _PLAIN
        and other.kind in _PLAIN
        and not quantity.alts
        and not other.alts
        and quantity.single
        and other.single
        and abs(float(quantity.low) - float(other.low)) > _ROUNDED_BY * abs(float(quantity.low))
    )


_PLAIN = frozenset({"count", "percent"})
_ROUNDED_BY = 0.1
