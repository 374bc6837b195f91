"""What summaries reckon from two numbers of the source, and how roughly they may tell it.

Any two numbers make a third, so that who asks must say which two stand close enough to be meant (``explain``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from summarycheck.model import Quantity
from summarycheck.quantities.comparing import equality, rounding

#: Around a number these say that it is a change or a difference.
CHANGED_ZH = re.compile("[升增减提高低多少快慢缩短省涨跌扩超剩落优改善加降翻幅损差胜领先倍节]")
#: … right before it, that it is the amount of one; these, that it is all turns or parts together, and these that it is the share of one of them.
BY_ZH = re.compile(
    "(?:减少?|降低?|下降|节?省|节约|缩[短减]|低|少|升高?|增[加长]?|提[高升]|高|多|快|慢|涨|跌|降幅|增幅|涨幅)(?:了|约|近|逾|超过?|出|幅|达|为)*\\s?$"
)
TOGETHER_ZH = re.compile("共|合计|总|累计|合|相当于|加起来|即|（|\\(")
MEAN_ZH = re.compile("平均|均值|[人日月年篇户]均")
_EACH_ZH = re.compile("均|每")
#: How far off, as a part of it, a number may lie that is said to be about so much, on one side of it, and a simple share.
_ABOUT, _ON_ONE_SIDE, _SHARE = Fraction(5, 100), Fraction(15, 100), Fraction(11, 100)
#: 0.8 is 不足1.
_HALF_OF_ONE = Fraction(1, 2)
_LOWER = frozenset({"nearly", "less-than", "at-most", "up-to"})
_HIGHER = frozenset({"more-than", "at-least"})
SHARES = frozenset({"%", "pp"})


#: How two numbers of the source stand to each other: anywhere, next to each other, as two levels of one thing.
FAR, CLOSE, JOINED = range(3)


def reckoned(first: Quantity, second: Quantity, around: tuple[str, str], target: Quantity, stand: int) -> str:
    """How the two make the number, with the words before and after it, ``around``; empty when they do not.

    Of such as stand ``FAR`` from each other only parts of wholes are thought of.
    """
    if not (_reckons(first) and _reckons(second) and target.single and target.low) or target.kind in _NEVER:
        return ""
    for value, arithmetic in _ways(first, second, around, target, stand):
        if fits(value, target):
            return arithmetic.format(first.text, second.text, target.text)
    return ""


def values(first: Quantity, second: Quantity, around: tuple[str, str], target: Quantity) -> list[Fraction]:
    """All that two levels of one thing make in the unit of the target."""
    return [value for value, _ in _ways(first, second, around, target, JOINED)]


#: Kinds that tell which one, not how many, or no single amount. (Of years there are that many between two.)
_NEVER = frozenset({"ordinal", "rank", "date", "month", "day", "time", "decade", "dimension", "power"})


def _reckons(operand: Quantity) -> bool:
    """Whether one reckons with such a number: a one without a unit makes of any number itself."""
    return operand.single and operand.kind not in _NEVER and (operand.low != 1 or bool(operand.unit))


def fits(exact: Fraction, target: Quantity) -> bool:
    """Whether the exact value, in the unit of the target, is told fairly by it with its bound."""
    said = Fraction(target.low)
    if said <= 0 or exact <= 0:
        return False
    off = exact - said
    in_words = target.kind == "fraction" or "成" in target.text or "半" in target.text
    if target.bound in _LOWER:
        return -max(said * _ON_ONE_SIDE, _HALF_OF_ONE if said.denominator == 1 else 0) <= off <= 0
    if target.bound in _HIGHER:
        return 0 <= off <= max(said * _ON_ONE_SIDE, rounding.leading_step(said))
    step = rounding.step(target) / 2
    if in_words:
        return abs(off) <= said * (_ABOUT if target.bound == "exact" else _SHARE)
    if target.bound == "about":
        return abs(off) <= max(step, said * _ABOUT)
    if target.low == int(target.low):
        step = min(step, Fraction(1, 2)) if target.unit in ("", "%", "pp", "x") else step
        return off == 0 if target.unit not in ("%", "x") else abs(off) <= step
    return abs(off) <= step


def _ways(
    first: Quantity, second: Quantity, around: tuple[str, str], target: Quantity, stand: int
) -> Iterator[tuple[Fraction, str]]:
    """Values in the unit of the target, and how the two make them."""
    (a, dx), (b, dy) = _bare(first, second), _bare(second, first)
    if "" in (dx, dy) and a * b > 0:
        value, dimension = equality.canonical(target.low, target.unit)
        if value and dx != dy and dimension in (dx, dy) and _EACH_ZH.search("".join(around)):
            amount, count = (a, b) if dx else (b, a)
            # 230 hours for 1,100: 每份12.5分钟
            yield amount / count * Fraction(target.low) / Fraction(value), "{0} / {1} ≈ {2}"
    if "" in (dx, dy):
        a, b = Fraction(first.low), Fraction(second.low)  # from 100 to nearly 1,000 km
    if a <= 0 or b <= 0:
        return
    of = equality.canonical(target.low, target.unit)[1]
    close = stand != FAR
    words = "".join(around)
    changed = close and CHANGED_ZH.search(words) is not None
    alike = (
        dx == dy or {dx, dy} <= SHARES or (stand == JOINED and "" in (dx, dy) and not {dx, dy} & _RELATIVE)
    )
    low, high = min(a, b), max(a, b)
    if of == "x":
        if alike and close and low != high and dx != "x":
            yield high / low, "{0} : {1} ≈ {2}"
            if changed:
                yield (high - low) / low, "({0} → {1}) ≈ {2}"
    elif target.kind == "fraction" or of == "%":
        whole = 1 if target.kind == "fraction" else 100
        if alike and low != high and (close or (dx == dy == "" and high >= _MANY)):
            if (dx != "%" or of != "%" or stand == JOINED) and (dx != dy or not BY_ZH.search(around[0])):
                yield whole * low / high, "{0} : {1} ≈ {2}"
            if changed and (stand == JOINED or dx != "%"):
                yield whole * (high - low) / high, "({0} → {1}) ≈ {2}"
                yield whole * (high - low) / low, "({0} → {1}) ≈ {2}"
        if close and dx == dy == of == "%" and TOGETHER_ZH.search(words):
            yield a + b, "{0} + {1} = {2}"
    elif of == "pp":
        if close and alike and {dx, dy} <= {"%", "pp", ""} and low * _NEGLIGIBLE > high:
            yield high - low, "|{0} − {1}| = {2}"
            if high <= 1:
                yield 100 * (high - low), "|{0} − {1}| = {2}"
    else:
        yield from _amounts((a, dx), (b, dy), words, changed, target)
        one, other = Fraction(first.low), Fraction(second.low)
        if "fraction" in (first.kind, second.kind):
            yield one * other, "{0} × {1} = {2}"  # half of the 120
        if target.unit == "" and dx != dy and not {dx, dy} & _RELATIVE:
            if _EACH_ZH.search(words) and other > 1:
                yield one / other, "{0} / {1} ≈ {2}"  # 1,652 in 47 days
                yield other / one, "{1} / {0} ≈ {2}"  # in 44 days 831
            if TOGETHER_ZH.search(words):
                yield one * other, "{0} × {1} = {2}"  # 40 GPUs for 38 hours


_RELATIVE = frozenset({"%", "pp", "x"})
#: Of fewer a share is seldom told in per cent.
_MANY = 20
#: Of smaller wholes parts are counted.
_WHOLE = 100
#: A part so many times smaller changes no figure that it is taken from.
_NEGLIGIBLE = 50
#: From here on *times* are turns rather than a multiple.
_TRIALS = 10


def _bare(quantity: Quantity, other: Quantity) -> tuple[Fraction, str]:
    """The value in the base unit of its dimension; as it is written where it may have no unit, as the other."""
    if not other.unit and (quantity.low, "") in quantity.alts:
        return Fraction(quantity.low), ""
    if quantity.kind == "times" and quantity.low >= _TRIALS:
        return Fraction(quantity.low), ""  # succeeded 81 times
    value, dimension = equality.canonical(quantity.low, quantity.unit)
    return Fraction(value), dimension


def _amounts(
    first: tuple[Fraction, str],
    second: tuple[Fraction, str],
    words: str,
    changed: bool,
    target: Quantity,
) -> Iterator[tuple[Fraction, str]]:
    """The same of counts and measures: differences, sums, shares of an amount, so many times or parts of it."""
    value, of = equality.canonical(target.low, target.unit)
    (a, dx), (b, dy) = first, second
    unit = Fraction(1) if "" in (dx, dy) else Fraction(value) / Fraction(target.low)
    together, each = TOGETHER_ZH.search(words), _EACH_ZH.search(words)
    if dx == dy == of or (not of and dx == dy not in SHARES) or (of and {dx, dy} == {"", of}):
        if changed:
            yield abs(a - b) / unit, "|{0} − {1}| = {2}"
        if together:
            yield (a + b) / unit, "{0} + {1} = {2}"
    for amount, da, other, db in ((a, dx, b, dy), (b, dy, a, dx)):
        if da != of and (da in _RELATIVE or (of and da)):
            continue
        if db == "%" and other < 100:
            if target.kind in ("count", "money") and amount / unit >= _WHOLE and target.bound != "exact":
                yield amount * other / 100 / unit, "{0} × {1} ≈ {2}"
        elif db == "x":
            yield amount * other / unit, "{0} × {1} ≈ {2}"
            yield amount / other / unit, "{0} / {1} ≈ {2}"
        elif "" in (da, db):
            if together:
                yield amount * other / unit, "{0} × {1} = {2}"
            if each and da == db == "" and other > 1:
                yield amount / other / unit, "{0} / {1} ≈ {2}"
