"""On which side of a moment something lies (2019年之前 for "after 2019"), and dates whose parts are another's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from summarycheck.model import Quantity
from summarycheck.quantities.around.pairs import Oddity, Pairs, swap
from summarycheck.quantities.scan.english.units import ANY_MONTH, MONTHS
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


def no_date(source: str, target: str, a: Quantity, b: Quantity) -> Oddity | None:
    """A number that is no month's or day's, where a date has one: 2年2026月, 2022年21月, 7月212日."""
    if b.low <= _MONTHS:
        return None
    if b.text.endswith("日"):
        dated = b.low > _DAYS and _IN_A_MONTH.search(target, max(0, b.start - 5), b.start) is not None
        return ("unit", a, b, {}) if dated else None
    month = _MONTH_ZH.match(target, b.end) if b.kind in ("count", "year") else None
    if month is None or a.unit == "month":
        return None  # 14.2月
    in_a_year = _IN_A_YEAR.search(target, max(0, b.start - 7), b.start) is not None
    if not (b.low >= _YEARS or in_a_year or month["day"] or month["alone"] is not None):
        return None
    return ("unit", a, replace(b, text=target[b.start : month.end("unit")], end=month.end("unit")), {})


_IN_A_YEAR, _IN_A_MONTH = re.compile(r"\d{4}\s?年\s?$"), re.compile(r"\d\s?月\s?$")
_MONTH_ZH = re.compile(r"\s*(?P<unit>月)(?:(?P<day>\s?\d{1,2}\s?日)|(?P<alone>(?=[，。；、]|$)))?")
_DAYS, _MONTHS, _YEARS = 31, 12, 1000


_YEAR = r"(?:19|20)\d\d"
#: A month with the years that it is in, if any: April 2020, May 3, 2021, in June.
_MONTH_EN = re.compile(
    rf"\b(?P<month>{ANY_MONTH})\b\.?(?:,?\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?(?:of\s)?(?P<years>{_YEAR}(?:(?:,|,? and|,? or|\s?[-–/]| to)\s?{_YEAR}){{0,9}})\b)?"
)


def of_another_year(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """Months that went to another year: 2017年4月 for "Jan 2017 … April 2020"."""
    years = {b.end: (a, b) for a, b in pairs if b.kind == "year" and b.single}
    ours: dict[int, set[int]] | None = None
    for a, b in pairs:
        gap = target[b.start - 1 : b.start] == " "
        dated = years.get(b.start - gap) if a.kind == b.kind == "month" else None
        if dated is None:
            continue
        if ours is None:
            ours = _years_of_months(source)
        said, year = ours.get(int(b.low), set()), int(dated[1].low)
        others = any(year in known for known in ours.values())
        if said - {0} and year not in said and (others or 0 not in said):
            right = next((pair for pair in pairs if pair[0].low in said), dated)
            yield swap(right, dated)


def _years_of_months(source: str) -> dict[int, set[int]]:
    """The years that the source says with each month; 0 where it says the month alone."""
    years: dict[int, set[int]] = {}
    for hit in _MONTH_EN.finditer(source):
        said = map(int, re.findall(r"\d+", hit["years"] or "0"))
        years.setdefault(MONTHS[hit["month"].lower()], set()).update(said)
    return years


_DAY = r"\b\d{1,2}(?:st|nd|rd|th)?\b"
# Each gap in one way only, and not without end: a table of figures is no list of days.
_SOME_DAYS = rf"{_DAY}(?:(?:\s?(?:[,/&–-]|and|or|to|until|through)\s?(?:and\s)?|\s{{1,2}}){_DAY}){{0,12}}"
#: A month with its days: 26 and 27 November, July 5-9.
_MONTH_DAYS_EN = re.compile(
    rf"(?:(?<![\d.,:/])(?P<before>{_SOME_DAYS})\s(?:,\s|of\s)?)?\b(?P<month>{ANY_MONTH})\b\.?"
    rf"(?:,?\s(?:the\s)?(?P<after>{_SOME_DAYS})(?![:%]|,\d{{3}}))?"
)


def of_another_month(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """Days that went to each other's months, or a count that is told as a day: 7月4日 for "July 19 … August 4"."""
    months = {b.end: b for _, b in pairs if b.kind == "month"}
    ours: dict[int, set[int]] | None = None
    for a, b in pairs:
        gap = target[b.start - 1 : b.start] == " "
        month = months.get(b.start - gap) if b.kind == "day" else None
        if month is None:
            continue
        if ours is None:
            ours = _days_of_months(source)
        said = ours.get(int(month.low))
        if said and int(b.low) not in said:
            day = next((one for one, _ in pairs if one.kind in _NUMBERED and one.low in said), a)
            yield swap((day, b), (a, b))


#: What the number of a day is read as, beside its month or not.
_NUMBERED = frozenset({"count", "day"})


def _days_of_months(source: str) -> dict[int, set[int]]:
    """The days that the source says with each month."""
    days: dict[int, set[int]] = {}
    for hit in _MONTH_DAYS_EN.finditer(source):
        if month := MONTHS.get(hit["month"].lower()):
            said = re.findall(r"\d+", f"{hit['before']} {hit['after']}")
            days.setdefault(month, set()).update(map(int, said))
    return days
