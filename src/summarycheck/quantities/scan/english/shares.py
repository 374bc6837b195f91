"""Parts of a whole in English words: two thirds, a fifth of the data, half a million, the top decile, three in four."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import msgspec

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan.digits import Alts, tidy
from summarycheck.quantities.scan.english.number_words import ONES, SCALES, TENS
from summarycheck.quantities.scan.english.numerals import add, minus_before, spelled
from summarycheck.quantities.scan.units import CURRENCIES, ENGLISH

#: Into how many equal parts these part all, as in "the top decile".
QUANTILES = {"decile": 10, "quintile": 5, "quartile": 4, "tercile": 3, "tertile": 3}
#: After a number below ten: nine in ten, eight out of ten, three in four children.
_IN_WHOLE = re.compile(
    r"\s(?:(?:in|out\sof)\s(?:every\s)?(ten|10)(?=\s[a-z]|[.,;)](?!\d)|$)"
    r"|(?:in\s(?:every|an?)\s(hundred|thousand|million|1(?:0{2,6}|0{0,2}(?:,0{3}){1,2}))"
    r"|(?:in|out\sof)\s(?:every\s)?(three|four|five|six|seven|eight|nine|[3-9]))"
    r"(?=\s(?!or\b|to\b|hours?|days?|weeks?|months?|years?|minutes?|seconds?)[a-z]+s?\b|[.,;)](?!\d)|$))"
)


#: What may be halved and quartered: the unit that each word names, and of how many.
_MEASURES: Mapping[str, tuple[str, int]] = {
    **{
        alias: (unit.name, 1)
        for alias, unit in ENGLISH.items()
        if alias.isalpha() and alias.islower() and (len(alias) > 3 or alias in ("day", "ton"))
        and not alias.endswith("s") and alias not in ("gray", "stone") and unit.dimension not in CURRENCIES
    },
    **{"pound": ("pound", 1), "decade": ("year", 10), "century": ("year", 100)},
}  # fmt: skip


def _share_in(text: str, part: int, end: int) -> tuple[int, int] | None:
    """The whole that a number ending at ``end`` is a share of (three in four children), and where it ends."""
    share = _IN_WHOLE.match(text, end)
    if share is None:
        return None
    written = (share[1] or share[2] or share[3]).replace(",", "")
    whole = int(written) if written.isdecimal() else SCALES.get(written) or ONES[written]
    return (whole, share.end()) if whole > part else None


_ONE_IN = re.compile(
    r"(?P<of>\s[a-z]+(?:\s[a-z]+)?(?=\sin\s))?[\s-]+(?:in|out of)[\s-]+(?:(every|an?)[\s-]+)?((?!(?:1[5-9]|2[01])\d\d\b)\d+(?:,\d{3})*(?![.,]?\d|\s?\\?%|\sper\s?cent)|[^\W\d]\w*)\b"
)
_AND_A = re.compile(r"(?i)\b(?:an?|one)\s+([a-z]+)\s+and\s+(?:a\s+)?$")
_OF_A_SCALE = re.compile(r"(?:\s+of)?(?:[\s-]+a)?[\s-]+(dozen|hundred|thousand|million|billion|trillion)\b")
_OF_A_MEASURE = re.compile(r"(?:\s+of)?(?:\s+an?)?[\s-]+([a-z]+)\b")
#: What is quartered without *of*: a quarter-inch gap; no quarter year.
_QUARTERED = frozenset({"inch", "mile", "hour", "pound", "acre", "century"})
_OF_A_PERCENT = re.compile(r"[\s-]+(?:of\s+)?((?:an?|one)\s+)?per\s?cent(?:age)?([\s-]+points?)?\b")
#: A quarter point, half a point.
_OF_A_POINT = re.compile(r"[\s-](?:of\s+)?(?:(?:an?|one)\s+)?point\b(?!\s\w+s\b)")


def quantile(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    """Read a word for one of so many equal parts (the top decile); its end."""
    part = tidy(Fraction(1, QUANTILES[word]))
    return add(text, start, end, part, part, "", "fraction", found, weak=True)


def of_whole(text: str, start: int, value: Number, end: int, found: list[Quantity]) -> int:
    """Read the share that so many are of a whole (one in 10,000, nine in ten); its end, 0 where they are of none."""
    if (share := whole_of(text, value, end)) is None:
        return 0
    part, stop, readings = share
    left = minus_before(text, start, end)
    add(text, left, stop, -part if left < start else part, part, "", "fraction", found)
    found[-1] = msgspec.structs.replace(found[-1], high=found[-1].low, alts=readings)
    return stop


def whole_of(text: str, value: Number, end: int) -> tuple[Fraction, int, Alts] | None:
    """The share that so many, which end at ``end``, are of a whole: it, where that ends, and other readings; ``None`` for none."""
    if value == 1:
        odds = _ONE_IN.match(text, end)
        whole, stop = _odds(text, odds) if odds is not None else (0, end)
    else:
        whole, stop = (1 < value < 10 and _share_in(text, int(value), end)) or (0, end)
    if whole <= 1:
        whole, stop = _divided(text, end) or (0, end)
    if whole <= value:
        return None
    # 每千例中有两例: the whole answers for both
    readings: Alts = ((value, ""),) if value > 1 and whole <= 10 else ()
    return Fraction(value) / whole, stop, (*readings, (Decimal(whole), ""))


def _odds(text: str, odds: re.Match[str]) -> tuple[int, int]:
    """The whole that one is in, and where it ends: one in 10,000, one in two hundred, one in a million; 0 for none."""
    written = odds[3].lower()
    if odds["of"] and not _SHARE_OF_THINGS.match(text, odds.end()):
        return 0, odds.end()  # one child in seven has symptoms, but one model in seven tasks
    if written in SCALES or odds[2] in ("a", "an"):
        return (SCALES.get(written, 0) if odds[2] else 0), odds.end()
    if written[0].isdecimal():
        return int(written.replace(",", "")), odds.end()
    if written in ONES or written in TENS:
        seen = spelled(text, odds.start(3))
        if seen is None or seen.kind != "count" or _SPAN_AFTER.match(text, seen.end):
            return 0, odds.end()
        return seen.total, seen.end
    return 0, odds.end()


#: After so many these say that nothing is counted by them.
_SHARE_OF_THINGS = re.compile(
    r"[.,;)](?!\d)|$|\s(?:ha[sd]|have|is|was|are|were|did|does|do|can|could|will|would|may|might|must|should|still|never|also|died|fell|[a-z]+ed)\b"
)
#: One in five hundred years is how often, and five hundred years.
_SPAN_AFTER = re.compile(r"\s+(?:years?|months?|weeks?|days?|hours?)\b")
_OVER = re.compile(r"\s+over\s+")
#: Where nothing is counted after the whole: one over twenty, but one over twenty tasks.
_ENDS = re.compile(r"\s*(?:[.;:)]|,\s|$)")


def _divided(text: str, end: int) -> tuple[int, int] | None:
    """What a number is divided by after it (one over twenty), and where that ends; ``None`` where it is not."""
    over = _OVER.match(text, end)
    if over is None:
        return None
    if (digits := _WHOLE.match(text, over.end())) is not None:
        whole, stop = int(digits.group()), digits.end()
    elif (seen := spelled(text, over.end())) is not None and seen.kind == "count":
        whole, stop = seen.total, seen.end
    else:
        return None
    return (whole, stop) if whole > 1 and _ENDS.match(text, stop) else None


_WHOLE = re.compile(r"[1-9]\d{0,3}(?!\d|[.,]\d)")


def fraction(text: str, start: int, end: int, count: int, parts: int, found: list[Quantity]) -> int:
    """Read ``count`` of ``parts`` of what follows: a half, half a million, a quarter of an hour; its end."""
    value = Fraction(count, parts)
    part = _part_of_something(text, start, end, value, parts)
    if part is not None:
        left, stop, exact, unit, kind, weak = part
        if found and found[-1].start >= left:
            found.pop()  # the decade of a decade and a half
        return add(text, left, stop, exact, exact, unit, kind, found, weak)
    hyphen = text[end : end + 1] == "-"
    if hyphen and text[end + 1 : end + 2].isalpha() and not text[end + 1].isupper():
        return end  # half-life, quarter-finals: words
    word = text[start:end].lower()
    before = text[max(0, start - 14) : start].rstrip().rsplit(" ", 1)[-1].lower()
    if word == "quarter" and before in _QUARTERS_OF_YEARS and not text.startswith(" of the", end):
        return end
    weak = word == "quarter" or (
        word == "half" and (hyphen or before in _HALVES_OF_WHOLE or text[start - 1 : start] == "-")
    )
    exact = tidy(value)
    return add(text, start, end, exact, exact, "", "fraction", found, weak)


#: Before *quarter* these make a spell of a year of it.
_QUARTERS_OF_YEARS = frozenset("first second third fourth this that each every per".split())
#: Before *half* these make it one of two, no amount.
_HALVES_OF_WHOLE = frozenset("first second top bottom latter other upper lower third".split())


def _part_of_something(
    text: str, start: int, end: int, value: Fraction, parts: int
) -> tuple[int, int, Number, str, str, bool] | None:
    """A part of a scale (half a million), of a per cent or point, or of a measure: where, value, unit, kind, whether weak."""
    halved = parts in (2, 4)
    hour = _AND_A.search(text, max(0, start - 20), start)
    if halved and hour is not None and (measure := _MEASURES.get(hour[1].lower())):  # an hour and a half
        unit, factor = measure
        return hour.start(), end, tidy((1 + value) * factor), unit, "measure", False
    if (scale := _OF_A_SCALE.match(text, end)) is not None:
        return start, scale.end(), tidy(value * SCALES.get(scale[1], 12)), "", "count", False
    percent = _OF_A_PERCENT.match(text, end)
    if percent is not None and (percent[1] or parts >= 10 or (halved and _amounts(text, start, end))):
        unit, kind = ("pp", "point") if percent[2] else ("%", "percent")
        return start, percent.end(), tidy(value), unit, kind, False
    if halved and (point := _OF_A_POINT.match(text, end)) is not None:
        return start, point.end(), tidy(value), "pp", "point", False
    of = _OF_A_MEASURE.match(text, end)
    if of is not None and (measure := _MEASURES.get(of[1])):
        if parts == 2 or "of" in of.group() or (parts == 4 and of[1] in _QUARTERED):
            unit, factor = measure
            return start, of.end(), tidy(value * factor), unit, "measure", factor == 1
    return None


def _amounts(text: str, start: int, end: int) -> bool:
    """Whether a half or quarter is counted: a half percent, one quarter percent, but (interpreted as) quarter percent."""
    return len(text[start:end].replace("-", " ").split()) > 1 or bool(
        _ARTICLE.search(text, max(0, start - 8), start)
    )


_ARTICLE = re.compile(
    r"(?i)(?:^|[\s(])(?:(\w+)\s+)?(?:an?|one[\s-])\s*(?:(?:mere|single|full|whole|bare|good)\s+)?$"
)
#: Before "a fifth", and after it in the place of a noun: an amount is meant.
_AMOUNTING = frozenset(
    "by about around roughly approximately nearly almost over under than only just to at some of".split()
)
_NO_NOUN = frozenset(
    "on at for from with and or but to by between across during over versus vs than compared relative when while if that which"
    " a today now since later earlier after before had has have saw rose fell gained lost".split()
)
_OF_A_WHOLE = frozenset(
    "of the as in less more fewer lower higher smaller larger shorter longer cheaper faster slower below above".split()
)
_BEING = frozenset({"was", "were", "is", "are"})
#: Parts that lie at one end or the other: the final third of the layers.
_LYING = re.compile(r"(?i)\b(?:top|bottom|final|last|upper|lower|middle|remaining|first|outer|inner)\s+$")


_EXTREME = re.compile(
    r"(?i)\b(?:(?!forest|interest|harvest|request|latest)[a-z]{2,}est|best|worst)(?:-[a-z]+)?\s+$"
    r"|\b(?:most|least|more|less)\s+[a-z]+ed\s+$"
)


def is_share(text: str, start: int, end: int, value: Number, word: str) -> bool:
    """Whether an ordinal is a part of a whole: a fifth of the data, down by a fifth, the final third of the layers.

    ``word`` is the one after it, empty before a mark.
    """
    if _LYING.search(text, max(0, start - 12), start):
        end_of_all = value > 2 and text[start - 4 : start - 1].lower() in ("top", "tom")
        return word == "of" or end_of_all or (value > 2 and word in _BEING)
    if _EXTREME.search(text, max(0, start - 24), start):
        return True
    article = _ARTICLE.search(text, max(0, start - 20), start)
    if article is None or " and " in text[start:end]:
        return False  # a hundred and first
    alone = article.start() == 0 and not text[end:].strip(" .")
    if not word and (alone or (value > 4 and " " not in text[start:end])):
        return True  # a hundredth; *a third* may be one more
    if word in _OF_A_WHOLE or "one" in article.group().lower() or (value > 4 and word in _BEING):
        return True
    return (article[1] or "").lower() in _AMOUNTING and (not word or word in _NO_NOUN)
