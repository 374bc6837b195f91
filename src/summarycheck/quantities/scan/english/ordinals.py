"""Ordinals in letters: the second of seven, twenty-first century, every fourth."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import msgspec

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan.digits import tidy
from summarycheck.quantities.scan.english import shares
from summarycheck.quantities.scan.english.number_words import ONES, ORDINALS, PARTS
from summarycheck.quantities.scan.english.numerals import add, precedes

#: The second of seven children.
_OF_SO_MANY = re.compile(rf"\s+of\s+(?:the\s+|his\s+|her\s+|their\s+)?(?:\d|(?:{'|'.join(ONES)})\b)")
_OWNERS = (" its ", " his ", " her ", " our ", "heir ")
_RANKED = re.compile(
    r"(?i)\b(?:rank(?:s|ed|ing)?|placed?|places|finish(?:ed|es|ing)?|came|comes)\s(?:in\s)?$"
)
_NEXT_LOWER = re.compile(r"[\s-]+([a-z]+)")
_UNIT_BEFORE = re.compile(r"(?i)\bminutes?,?(?:\s+(?:and|or))?\s+$")
_CENTURIES = re.compile(r"(?i)\s+(?:to|and)\s+(?:the\s+)?([a-z]+)[\s-]+centur(?:y|ies)\b")


def read_ordinal(text: str, start: int, end: int, value: Number, last: str, found: list[Quantity]) -> int:
    before = " " + text[max(0, start - 4) : start].lower()
    if value > 1 and before == " ery " and precedes(text, start, "every"):
        part = Fraction(1, int(value))
        end = add(text, start, end, part, part, "", "fraction", found, value == 2)
        found[-1] = msgspec.structs.replace(found[-1], alts=((value, ""),))
        return end  # every fourth patient: 四分之一, 每四名
    after = _NEXT_LOWER.match(text, end)
    word = after[1] if after else ""
    if (
        (last in PARTS or value > 20)
        and word[:6] != "centur"
        and shares.is_share(text, start, end, value, word)
    ):
        if word == "of":
            return shares.fraction(text, start, end, 1, int(value), found)
        share = tidy(Fraction(1, int(value)))
        return add(text, start, end, share, share, "", "fraction", found)
    if (span := _CENTURIES.match(text, end)) is not None and span[1].lower() in ORDINALS:
        last_century = Decimal(ORDINALS[span[1].lower()])
        return add(text, start, span.end(), value, last_century, "century", "ordinal", found)
    if word in ("century", "centuries"):
        assert after is not None
        return add(text, start, after.end(), value, value, "century", "ordinal", found)
    spell = not word and text[start - 2 : start].lower() == "a "
    if value == 2 and (spell or _UNIT_BEFORE.search(text, max(0, start - 16), start)):
        return 0  # hour, minute and second; wait a second.
    hyphen = text[end : end + 1] == "-"
    # "The second" may only order what is told; "their second album" and "ranked second" count.
    firm = value > 1 and (
        (" " + text[max(0, start - 5) : start].lower()).endswith(_OWNERS)
        or _OF_SO_MANY.match(text, end) is not None
        or _RANKED.search(text, max(0, start - 16), start) is not None
    )
    weak = (value <= 3 and not firm) or hyphen
    return add(text, start, end, value, value, "", "ordinal", found, weak)
