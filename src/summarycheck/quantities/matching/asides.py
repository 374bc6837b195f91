"""What writers of the target say for their readers, which is no number of its own: glosses, counts of a list, years of accounts."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

from summarycheck.quantities.clauses import clause_zh
from summarycheck.quantities.comparing import equality
from summarycheck.quantities.matching.assign import Assignment
from summarycheck.quantities.verbs import FALLS_EN, LOWERS_EN

#: Between an amount of money and what it makes in another: （约合人民币.
_GLOSS = re.compile(r"[^，。（(]{0,4}[（(](?:大?约|折?合|相当于|即|人民币|每[^，。\d]{1,3})*\s?")
_GLOSSED = frozenset({"money", "measure"})
#: Between the number of a volume and that of what it holds: 第二季第10集.
_VOLUME = re.compile(r"\s?[季章部卷篇册](?:第\s?)?")
#: Between those of a list, and before their count.
_LIST_GAP = re.compile("[日号年月、和与及\\s]{0,3}")
_LONGEST_LIST = 5
#: Before an amount: it fell (by) so much.
_FALLING = re.compile(
    rf"(?i)\b(?:{FALLS_EN}|{LOWERS_EN}|los(?:es?|ing|t|s)|contract\w*|reductions?|down)\b[^.;,]{{0,24}}$"
)
#: … and after it: 40% less memory, a 30% reduction.
_FALLEN_BY = re.compile(
    r"(?i)[\s\\$}-]*(?:[a-z-]+\s)?(?:less|lower|fewer|smaller|shorter|cheaper|reduc\w+|decreas\w+|drop|declin\w+|savings?)\b"
)
#: Units that notes tell a change in, by its sign alone; and what tells it in words.
_NOTED, _LESS_ZH = frozenset({"%", "pp"}), re.compile("[降减少低缩省损跌落负]")
#: What a minus makes a fall.
_GROWTH_ZH = re.compile("增|涨|变化|变动|同比|环比")


class Asides:
    """Explains target numbers by what stands right beside them; what it finds is noted in the assignment."""

    def __init__(self, given: Assignment) -> None:
        self.given = given

    def explains(self, index: int) -> bool:
        """Whether the target number is said of another, or another way of saying it."""
        return (
            self._fallen(index)
            or self._glossed(index)
            or self._all_but(index)
            or self._in_apposition(index)
            or self._financial_year(index)
            or self._in_volumes(index)
        )

    def _glossed(self, index: int) -> bool:
        """Whether the number says, in brackets, the one before it in another unit: 1亿美元（约合7.2亿元人民币）, 1000升（1立方米）."""
        given, quantity = self.given, self.given.theirs[index]
        if quantity.kind not in _GLOSSED or not index or given.owner[index - 1] < 0:
            return False
        foreign = given.theirs[index - 1]
        if quantity.kind == "measure":
            equal = equality.same(foreign.low, foreign.unit, quantity.low, quantity.unit)
            if not equal or _GLOSS.fullmatch(given.target, foreign.end, quantity.start) is None:
                return False
            given.settle(index)
            return True
        if foreign.kind != "money" or foreign.unit == quantity.unit:
            return False
        if _GLOSS.fullmatch(given.target, foreign.end, quantity.start) is None:
            return False
        owner = given.owner[index - 1]
        if any(
            ours.kind == "money" and ours.start < given.ours[owner].end + 4
            for ours in given.ours[owner + 1 : owner + 2]
        ):
            return False  # the source says it in other money itself
        given.settle(index)
        return True

    def _all_but(self, index: int) -> bool:
        """Whether the number is all but so many of those counted before: 27 for "29 crew, all but two of whom"."""
        given, quantity = self.given, self.given.theirs[index]
        for candidate in given.near(quantity):
            part = given.ours[candidate]
            if candidate and given.source[max(0, part.start - 8) : part.start] == "all but ":
                whole = given.ours[candidate - 1]
                if quantity.single and Fraction(whole.low) - Fraction(part.low) == quantity.low:
                    given.link(index, candidate, "derived", f"{whole.text} − {part.text} = {quantity.text}")
                    return True
        return False

    def _in_apposition(self, index: int) -> bool:
        """Whether the number only counts those said right before it: 28、29两日."""
        given, quantity = self.given, self.given.theirs[index]
        size = int(quantity.low) if quantity.single and 2 <= quantity.low <= _LONGEST_LIST else 0
        if not size or index < size:
            return False
        listed = given.theirs[index - size : index + 1]
        *between, last = (given.target[a.end : b.start] for a, b in pairwise(listed))
        if (
            not all(gap.strip() and _LIST_GAP.fullmatch(gap) for gap in between)
            or _LIST_GAP.fullmatch(last) is None
            or given.target[quantity.start - 1] in "、，和与及"
        ):
            return False
        given.settle(index)
        return True

    def _financial_year(self, index: int) -> bool:
        """Whether the two years are one of accounts: 2018至2019财年 for 2018/19."""
        given, years = self.given, self.given.theirs[index]
        if years.high != years.low + 1 or not 1900 < years.low < 2100:
            return False
        written = re.search(rf"(?<!\d){years.low}\s?[/–-]\s?{years.high % 100}(?!\d)", given.source)
        if written is None:
            return False
        for candidate in given.near(years):
            if written.start() <= given.ours[candidate].start < written.end():
                given.hosts[candidate].append(index)
        given.settle(index)
        return True

    def _fallen(self, index: int) -> bool:
        """Whether the minus of the number is the fall that the source tells in words: 增速为-3.2% for "shrank by 3.2%"."""
        given, quantity = self.given, self.given.theirs[index]
        if quantity.low >= 0 or not quantity.single:
            return False
        clause = clause_zh(given.target, quantity.start, 16)
        noted = quantity.unit in _NOTED and _LESS_ZH.search(clause) is None  # 延迟 -30%
        if not noted and _GROWTH_ZH.search(clause) is None:
            return False  # 损失为-22.2 for "a loss of 22.2"
        for candidate in given.near(quantity):
            source = given.ours[candidate]
            if (
                source.low == -quantity.low
                and source.unit == quantity.unit
                and not given.hosts[candidate]
                and (
                    _FALLING.search(given.source, max(0, source.start - 40), source.start)
                    or _FALLEN_BY.match(given.source, source.end)
                )
            ):
                given.link(index, candidate, "same")
                return True
        return False

    def _in_volumes(self, index: int) -> bool:
        """Whether the number and the one beside it tell a part by its volume, which the source writes with a point: 第二季第10集 for "2.10"."""
        given, quantity = self.given, self.given.theirs[index]
        for volume, part in pairwise(given.theirs[max(0, index - 1) : index + 2]):
            if volume.kind == "ordinal" and _VOLUME.fullmatch(given.target, volume.end, part.start):
                written = (f"{volume.low}.{part.low}", f"{volume.low}.0{part.low}")
                at = next((at for at in given.near(quantity) if given.ours[at].text in written), -1)
                if at >= 0:
                    given.link(index, at, "ends")
                    return True
        return False
