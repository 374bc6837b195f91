"""Which numbers of a text count for its claims, and when two of them say the same."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from summarycheck.model import Quantity
from summarycheck.quantities.comparing.conversion import converted
from summarycheck.quantities.comparing.equality import equal_value
from summarycheck.quantities.comparing.rounding import rounded
from summarycheck.quantities.things import NO_JOINING

_LIST_MARK = re.compile(r"(?:^|\n)[ \t\u3000]*[(（]?$")


def is_list_mark(raw: str, quantity: Quantity) -> bool:
    """True for the number of a list item: ``1.`` at the beginning of a line, ``1)`` before a clause."""
    after = raw[quantity.end : quantity.end + 2]
    if after[:1] in (")", "）") and quantity.text.isdecimal() and len(quantity.text) < 3:
        return True
    return (
        after[:1] in (".", "、", "．")
        and not after[1:2].isdecimal()
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


class Figures:
    """The numbers of texts, asked whether one of them says the same as another number."""

    def __init__(self, quantities: Iterable[Quantity]) -> None:
        self._others: list[Quantity] = []
        self._plain: dict[str, list[Quantity]] = {}  # by unit, in the order of their values
        for quantity in quantities:
            same = self._plain.setdefault(quantity.unit, []) if _is_plain(quantity) else self._others
            same.append(quantity)
        for plain in self._plain.values():
            plain.sort(key=_value)

    def have(self, quantity: Quantity) -> bool:
        """True when one says the same number, one is a fair rounding of the other, or an end of its range."""
        return any(_same_value(quantity, other) for other in self._near(quantity))

    def _near(self, quantity: Quantity) -> Iterator[Quantity]:
        """All but those, of two of the commonest kinds and the same unit, that differ by more than any rounding."""
        yield from self._others
        for unit, plain in self._plain.items():
            if unit == quantity.unit and _is_plain(quantity):
                value, reach = _value(quantity), _ROUNDED_BY * abs(_value(quantity))
                begin = bisect_left(plain, value - reach, key=_value)
                yield from plain[begin : bisect_right(plain, value + reach, begin, key=_value)]
            else:
                yield from plain


def _is_plain(quantity: Quantity) -> bool:
    return quantity.kind in _PLAIN and not quantity.alts and quantity.single


def _value(quantity: Quantity) -> float:
    return float(quantity.low)


_PLAIN = frozenset({"count", "percent"})
_ROUNDED_BY = 0.1


def _same_value(quantity: Quantity, other: Quantity) -> bool:
    if equal_value(quantity, other) or converted(quantity, other) or rounded(quantity, other):
        return True
    if quantity.single == other.single:
        return False
    single, span = (quantity, other) if quantity.single else (other, quantity)
    return single.low in (span.low, span.high)
