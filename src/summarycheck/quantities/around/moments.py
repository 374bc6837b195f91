"""On which side of a moment something lies: 2019年之前 for "after 2019"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.model import Quantity
from summarycheck.quantities.around.beside import Oddity, Pairs
from summarycheck.quantities.scan.english.units import MONTHS
from summarycheck.quantities.scan.units import SPANS

_BEFORE_EN = re.compile(r"(?i)\b(?:before|until|prior to|preceding)\s(?:the\s(?:year\s)?)?$|\bpre-$")
_AFTER_EN = re.compile(r"(?i)\b(?:after|since|following)\s(?:the\s(?:year\s)?)?$|\bpost-$")
_EITHER_EN = re.compile(
    r"(?i)\b(?:before|until|after|since|no|not|never|none|few|hardly)\b[^.;]*\b(?:before|after|since|until)\b"
)
_BEFORE_ZH = re.compile("(?:之前|以前|前(?![后期夕列沿提景半]))(?!.{0,2}[和与或及]之?后)")
_AFTER_ZH = re.compile("(?:之后|以后|以来|后(?![期半续来]))")
_REACH = 60
_BEGINS = frozenset(["", *" ，。；、（(约近在于将"])
_AGO_EN, _LATER_ZH = re.compile(r"\sago\b"), re.compile("(?:之后|以后|后)(?![期半续来])")


def other_side(source: str, target: str, a: Quantity, b: Quantity) -> Oddity | None:
    """A year that something came after, said to be one that it came before, or the other way round."""
    if b.unit == a.unit != "" and b.unit in SPANS:
        alone = target[b.start - 1 : b.start] in _BEGINS  # no 攻击发布七个月后
        later = alone and _LATER_ZH.match(target, b.end) is not None
        return ("direction", a, b, {}) if later and _AGO_EN.match(source, a.end) else None
    if b.kind != "year":
        return None
    if _BEFORE_ZH.match(target, b.end):
        other = _AFTER_EN
    elif _AFTER_ZH.match(target, b.end):
        other = _BEFORE_EN
    else:
        return None
    before = source[max(0, a.start - _REACH) : a.start]
    turned = other.search(before) is not None and _EITHER_EN.search(before) is None
    return ("direction", a, b, {}) if turned else None


_IN_A_YEAR = re.compile(r"\d{4}年$")


def no_month(source: str, target: str, a: Quantity, b: Quantity) -> Oddity | None:
    """A number that is no month's, where a date has its month: 2年2026月, 2022年21月."""
    if b.low <= _MONTHS or not target.startswith("月", b.end) or b.kind not in ("count", "year"):
        return None
    dated = b.low >= _YEARS or _IN_A_YEAR.search(target, max(0, b.start - 5), b.start) is not None
    return ("unit", a, b, {}) if dated else None


_MONTHS, _YEARS = 12, 1000


#: A month with the year that it is in: April 2020, May 3, 2021; 2020年4月.
_MONTH_EN = re.compile(
    r"\b(?P<month>[A-Z][a-z]{2,8})\.?,?\s(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?(?:of\s)?(?P<year>(?:19|20)\d\d)\b"
)


def of_another_year(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """Months that went to each other's years: 2017年4月 for "Jan 2017 … April 2020"."""
    years = {b.end: b for _, b in pairs if b.kind == "year" and b.single}
    ours: set[tuple[int, int]] | None = None
    for a, b in pairs:
        if a.kind != "month" or b.kind != "month" or b.start not in years:
            continue
        if ours is None:
            said = (
                (MONTHS.get(hit["month"].lower(), 0), int(hit["year"])) for hit in _MONTH_EN.finditer(source)
            )
            ours = set(said)
        month, year = int(b.low), int(years[b.start].low)
        if (month, year) not in ours and any(m == month for m, _ in ours) and any(y == year for _, y in ours):
            yield ("swapped", a, b, {"other_source": a.text, "other_target": b.text})
