"""Numbers that the source writes brokenly (``30, 0000``, ``p=0009``, ``20202024``), and what a translator makes of them.

Whoever translates mends: 30,000, 0.009, 2020-2024. A number of the target that has the figures of a broken one, and
could be what was meant by it, is no error of the translation.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import msgspec

from summarycheck.model import Quantity
from summarycheck.quantities.comparing.equality import digits_of

_BROKEN = re.compile(
    r"(?P<group>(?<![\d.,])(?!0)\d{1,3}(?:, \d{3,4}|,\d\d|,\d{4})(?!\d|[.,]\d|\s?\\?%))"
    r"|(?P<pointless>(?<![\d.,:/-])0\d{1,4}(?![\d.,:/%-]))"
    r"|(?P<pointed>(?<![\d.])\.\d{3,4}(?=\s?[x×]\s?\d))"
    r"|(?P<years>(?<!\d)(?:19|20)\d\d(?:19|20)\d\d(?!\d))"
    r"|(?P<halved>(?<![\d.])\d\d\s?(?:to|-|–)\s?\.\d\d(?!\d))"
    r"|(?P<article>(?<=\ba)\d+(?:\.\d+)?\s?\\?%)"
)


class Broken(msgspec.Struct, frozen=True):
    """A broken number: where it stands, how it is broken, its figures."""

    start: int
    end: int
    how: str
    figures: tuple[str, ...]

    def may_be(self, quantity: Quantity) -> bool:
        """Whether the quantity is what was meant."""
        joined = "".join(self.figures)
        if self.how == "years":
            return {quantity.low, quantity.high} <= {Decimal(joined[:4]), Decimal(joined[4:])}
        if self.how == "halved":
            return {quantity.low, quantity.high} <= {Decimal(f"0.{part}") for part in self.figures}
        if not quantity.single:
            return False
        if self.how == "article":
            return quantity.unit == "%" and str(quantity.low) == ".".join(self.figures)
        if self.how == "pointed":
            return quantity.low == Decimal(joined)
        if digits_of(quantity) != (joined.strip("0") or "0"):
            return False
        if self.how == "pointless":
            return 0 < quantity.low < 1
        return Decimal(joined) / 10 <= quantity.low <= Decimal(joined) * 10


@lru_cache(maxsize=2)
def find(source: str) -> tuple[Broken, ...]:
    """The broken numbers of the source, in order."""
    return tuple(
        Broken(hit.start(), hit.end(), hit.lastgroup or "", tuple(re.findall(r"\d+", hit.group())))
        for hit in _BROKEN.finditer(source)
    )
