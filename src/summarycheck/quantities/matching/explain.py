"""What makes a target number right though no one source number answers it: several that make it, or a list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from summarycheck.model import Quantity
from summarycheck.quantities import verbs
from summarycheck.quantities.around.bounded import limits
from summarycheck.quantities.clauses import clause_zh
from summarycheck.quantities.comparing import (
    conversion,
    derive,
    equality,
    fitting,
    implied,
    listing,
    mended,
    shares,
    slips,
    wordings,
)
from summarycheck.quantities.matching import reckoning
from summarycheck.quantities.matching.assign import Assignment
from summarycheck.quantities.matching.credible import credible
from summarycheck.quantities.matching.suspects import Suspects
from summarycheck.quantities.scan.units import BY_NAME, CURRENCIES, SPANS

#: Between the addends of one sentence part: 10 open and 4 closed models.
_COORDINATED = re.compile(r"[-\w\s,]{1,60}")
#: Between the units of one duration: 1 hour and 20 minutes.
_COMPOUND = re.compile(r",? (?:and )?|-(?:and-)?")
#: So many numbers before and after may be the whole of a part.
_NEAR = 10


def _is_part(share: Quantity, whole: Quantity, part: Quantity) -> bool:
    """Whether the count is the share of the whole before it."""
    if share.kind != "fraction" or part.kind != "count" or not (share.single and whole.single):
        return False
    return Fraction(share.low) * Fraction(whole.low) == Fraction(part.low)


#: In the clause of a number: it is the end of a span, the high one or the low one.
_EXTREME = re.compile(r"最(?:([大高长多坏差强重])|[小低短少好佳优轻])[^\d，。；、]{0,10}$")

#: So many answers of a number tell its unit.
_ANSWERS = 16
#: Between two numbers said of one thing.
_SAME_BREATH = re.compile("[^。；;\\d]{0,16}")
#: Units that a change is told in, and how near, in characters, what it is reckoned from stands before it.
_CHANGES, _RECKONED_WITHIN, _TWO = frozenset({"%", "pp", "x"}), 40, 2
_OTHERS_EN = re.compile(r"\s(?:other|additional|further|more)s?\b")
_OTHERS = re.compile("(?:其他|其它|其余|另外|另)\\s?$")

_BY_ZH = re.compile(rf"(?:{verbs.any_of(verbs.RISES, verbs.RAISES, verbs.FALLS)}){verbs.FILLERS_ZH}$")
_BY_WITHIN = 8
#: Before a number these make it a probability, which no text works out: p = 0.03, p值<0.05.
_OF_CHANCE = re.compile(r"(?<![A-Za-z])[pP](?:[- ]?values?|值)?\s?[=<>＝＜＞≤≥]\s?[\d.]+$")


class Explainer:
    """Explains target numbers by the rest of both texts; what it finds is noted in the assignment."""

    def __init__(self, given: Assignment, suspects: Suspects) -> None:
        self.given, self.suspects = given, suspects

    def explains(self, index: int, suspect: int) -> bool:
        """Whether other numbers, or a list, make the number; against a likely ``suspect`` (else -1) only what fits better."""
        quantity = self.given.theirs[index]
        if _OF_CHANCE.search(self.given.target, max(0, quantity.start - 8), quantity.end):
            return False
        if self._others(index):
            return True
        explained = self._arithmetic(quantity, suspect)
        if explained is None and suspect < 0:
            explained = reckoning.made(self.given, self.suspects, index, plainly=False)
        if explained is None and not self._supported(quantity, strictly=suspect >= 0):
            return False
        self.given.settle(index, explained)
        return True

    def _supported(self, quantity: Quantity, *, strictly: bool) -> bool:
        """Whether the source lists as many things or, where that need not be strict, says the number in its own words."""
        given = self.given
        return listing.listed(given.source, given.target, quantity, strictly=strictly) or (
            not strictly
            and wordings.supports(given.source, given.ours, quantity, quantity.start * given.place_scale)
        )

    def mends(self, index: int) -> bool:
        """Whether the number is one that the source writes brokenly; what was read of it there is answered, too."""
        given, quantity = self.given, self.given.theirs[index]
        for broken in mended.find(given.source):
            if broken.may_be(quantity):
                for at in range(
                    bisect_left(given.starts, broken.start), bisect_left(given.starts, broken.end)
                ):
                    given.hosts[at].append(index)
                given.settle(index)
                return True
        return False

    def shares(self, index: int) -> bool:
        """Whether the number is what the words before it make of the shares of the source."""
        quantity = self.given.theirs[index]
        if quantity.unit != "%" and quantity.kind not in ("fraction", "measure"):
            return False
        near = [self.given.ours[at] for at in self.given.near(quantity)]
        clause = clause_zh(self.given.target, quantity.start, 16)
        if quantity.kind == "measure":
            explained = shares.in_all(near, clause, quantity)
        else:
            after = self.given.target[quantity.end : quantity.end + 12]
            explained = shares.share(self.given.source, near, clause, after, quantity)
        if explained is None or fitting.both_gone(
            self.given.source, self.given.target, explained.sources[0], quantity
        ):
            return False
        self.given.settle(index, explained)
        # The same, said of the rest, a part and its whole (1 of 6: 六分之一), or what a ratio is read as (80/10/10).
        if len(explained.sources) == 1 or quantity.kind == "fraction":
            for at in self.given.near(quantity):
                if any(one.start <= self.given.ours[at].start < one.end for one in explained.sources):
                    self.given.hosts[at].append(index)
        return True

    def implied(self, index: int) -> bool:
        """Whether the number is what a comparison, or a count of some of a whole, of the source implies: in summaries, but for *all but two*."""
        given, quantity = self.given, self.given.theirs[index]
        near = [given.ours[at] for at in given.near(quantity)]
        if (explained := implied.all_but(given.source, near, quantity)) is not None:
            given.hosts[bisect_left(given.starts, explained.sources[0].start)].append(index)
        elif given.role == "summary":
            explained = (
                (derive.period_of(near, quantity) if quantity.unit == "year" and quantity.single else None)
                or implied.hedged(near, quantity)
                or implied.arrived(given.source, near, quantity)
                or implied.level(given.source, near, quantity)
                or implied.not_of_them(near, given.target, quantity)
                or reckoning.made(given, self.suspects, index, plainly=True)
            )
        if explained is not None:
            given.settle(index, explained)
        return explained is not None

    def beside(self, index: int) -> bool:
        """Whether the number follows from the one said beside it: 女55%、男45%; 640人中512人（八成）; 50次中48次 for 96%."""
        given, quantity = self.given, self.given.theirs[index]
        if not quantity.single:
            return False
        for other in (index - 1, index + 1):
            if not 0 <= other < len(given.theirs) or given.owner[other] < 0:
                continue
            first, second = sorted((index, other))
            gap = given.target[given.theirs[first].end : given.theirs[second].start]
            if not _SAME_BREATH.fullmatch(gap):
                continue
            if "，" in gap and fitting.LESS_ZH.search(clause_zh(given.target, quantity.start, 8)):
                continue  # 减少近六成，降至3.3 MWh: what has gone is no part of what is left
            owner = given.owner[other]
            if other < index and _is_part(given.ours[owner], given.theirs[other], quantity):
                given.settle(index)  # 每650人中1例 for "1 in 650": the whole answers for both
                return True
            near = [
                given.ours[at] for at in range(max(0, owner - _NEAR), min(len(given.ours), owner + _NEAR + 1))
            ]
            explained = shares.from_neighbour(given.ours[owner], near, quantity, close="，" not in gap)
            if explained is not None:
                self.given.settle(index, explained)
                return True
        return False

    def duration(self, index: int) -> bool:
        """Whether the number is a duration that the source says in two units (80分钟 for "1 hour 20 minutes")."""
        given, quantity = self.given, self.given.theirs[index]
        if quantity.unit not in SPANS or not quantity.single:
            return False
        for first, second in pairwise(given.near(quantity)):
            one, other = given.ours[first], given.ours[second]
            if given.hosts[first] or given.hosts[second] or not {one.unit, other.unit} <= SPANS:
                continue
            if one.unit == other.unit or not _COMPOUND.fullmatch(given.source, one.end, other.start):
                continue
            total, dimension = equality.canonical(quantity.low, quantity.unit)
            (more, of), (less, of_it) = (equality.canonical(part.low, part.unit) for part in (one, other))
            if dimension == of == of_it and Fraction(more) + Fraction(less) == total:
                given.link(index, first, "derived", f"{one.text} {other.text} = {quantity.text}")
                given.hosts[second].append(index)
                return True
        return False

    def one_of_them(self, index: int) -> bool:
        """Whether the number is one of a unit of the source, or what it makes: 每1美元 for "every dollar", 1.6公里 for "a mile"."""
        quantity = self.given.theirs[index]
        units = conversion.about_one(quantity) if quantity.single else []
        if quantity.low == 1 and quantity.unit in CURRENCIES:
            units = [quantity.unit]
        if not any(wordings.says_one(self.given.source, unit) for unit in units):
            return False
        self.given.owner[index] = -2
        return True

    def perfect(self, index: int) -> bool:
        """Whether the number is 100% for what the source calls perfect, or the rank of the runner-up."""
        quantity = self.given.theirs[index]
        if quantity.kind == "ordinal" and quantity.low == _TWO and wordings.says_runner_up(self.given.source):
            self.given.settle(index)
            return True
        if quantity.unit != "%" or quantity.low != 100 or not wordings.says_perfect(self.given.source):
            return False
        self.given.settle(index)
        return True

    def reckoned_beside(self, index: int) -> bool:
        """Whether two numbers told right before it make a change of the number: 由7.9降至2.6，降幅约67%."""
        given, quantity = self.given, self.given.theirs[index]
        if index < _TWO or not quantity.single:
            return False
        if quantity.unit not in _CHANGES and not _BY_ZH.search(
            given.target, max(0, quantity.start - _BY_WITHIN), quantity.start
        ):
            return False
        told = [given.owner[at] for at in (index - 2, index - 1)]
        if min(told) < 0 or quantity.start - given.theirs[index - 2].start > _RECKONED_WITHIN:
            return False
        near = [given.ours[at] for at in sorted(set(told))]
        explained = next(self._credible(near, quantity), None) if len(near) == _TWO else None
        if explained is None:
            return False
        self.given.settle(index, explained)
        return True

    def end_of_range(self, index: int) -> bool:
        """Whether a summary tells of a range of the source but how far it goes: 最多下降34个点 for "by 21 to 34 points"."""
        given, quantity = self.given, self.given.theirs[index]
        if given.role != "summary" or not quantity.single:
            return False
        bound = limits.as_said(given.target, "exact", quantity)
        if bound == "exact" and (
            extreme := _EXTREME.search(given.target, max(0, quantity.start - 14), quantity.start)
        ):
            bound = "at-most" if extreme[1] else "at-least"
        unit = quantity.unit or ("pp" if given.target.startswith("分", quantity.end) else "")
        for at in given.near(quantity) if bound != "exact" else ():
            span = given.ours[at]
            end = span.high if bound in limits.UPPER else span.low if bound in limits.LOWER else None
            if (
                not span.single
                and span.kind != "vague"
                and end == quantity.low
                and (span.unit in (unit, quantity.unit) or (span.unit == "x" and not quantity.unit))
                and (span.unit or not self._changed_by(span, quantity))
            ):
                given.link(index, at, "ends")
                return True
        return False

    def _changed_by(self, span: Quantity, quantity: Quantity) -> bool:
        """Whether the target tells as the amount of a change what the source tells as its two levels: (0.079 to 0.118)."""
        by = self.given.source[max(0, span.start - 4) : span.start].endswith((" by ", " of "))
        return (
            not by
            and _BY_ZH.search(self.given.target, max(0, quantity.start - 12), quantity.start) is not None
        )

    def part_of_duration(self, index: int) -> bool:
        """Whether the number and the one beside it are one duration of the source in two units: 1小时40分钟 for "100 minutes"."""
        given = self.given
        for first, second in ((index - 1, index), (index, index + 1)):
            if first < 0 or second >= len(given.theirs):
                continue
            pair = given.theirs[first], given.theirs[second]
            if pair[1].start - pair[0].end > 1 or not all(
                part.unit in SPANS and part.single for part in pair
            ):
                continue
            (more, of), (less, of_it) = (equality.canonical(part.low, part.unit) for part in pair)
            whole = Fraction(more) + Fraction(less)
            for candidate in given.near(pair[0]) if of == of_it else ():
                total, dimension = equality.canonical(given.ours[candidate].low, given.ours[candidate].unit)
                if dimension == of and total == whole and given.ours[candidate].single:
                    for part in (first, second):
                        given.unlink(part)
                        given.link(part, candidate, "derived", f"{pair[0].text}{pair[1].text}")
                    return True
        return False

    def _arithmetic(self, quantity: Quantity, suspect: int) -> derive.Derivation | None:
        """The arithmetic that makes the number; against a suspect, a sum of things of its kind."""
        near = [self.given.ours[at] for at in self.given.near(quantity)]
        found = (
            each for each in self._credible(near, quantity) if reckoning.meant(self.given, each, quantity)
        )
        if suspect < 0:
            explained = next(found, None)
            if explained is None and quantity.kind != "fraction":
                measured = [self._as_answered(at) for at in self.given.near(quantity)]
                again = self._credible(measured, quantity) if measured != near else ()
                explained = next(
                    (each for each in again if reckoning.meant(self.given, each, quantity)), None
                )
            return explained
        for sum_ in derive.totals(near, quantity):
            if self._counts_them(sum_, quantity, suspect) and credible(self.given, sum_, quantity):
                return sum_
        explained = None if slips.small(quantity) else next(found, None)
        return explained if explained is not None and "×" in explained.arithmetic else None

    def _credible(self, near: list[Quantity], quantity: Quantity) -> Iterator[derive.Derivation]:
        return (
            each
            for each in derive.derivations(self.given.source, near, quantity)
            if credible(self.given, each, quantity)
        )

    def _as_answered(self, at: int) -> Quantity:
        """The source number; a bare one with the unit in which it is answered (from 39.1 to 34.5: 39.1小时、34.5小时)."""
        source = self.given.ours[at]
        answers = () if source.unit else self.given.hosts[at][:_ANSWERS]
        units = (self.given.theirs[index].unit for index in answers if index >= 0)
        unit = next((unit for unit in units if unit in BY_NAME), "")
        return replace(source, unit=unit, kind="measure") if unit else source

    def _others(self, index: int) -> bool:
        """Herbert及其他三名新秀 for "Herbert among 4 draft picks" (the others are one fewer), and the reverse."""
        quantity = self.given.theirs[index]
        if not slips.small(quantity):
            return False
        others = _OTHERS.search(self.given.target, max(0, quantity.start - 6), quantity.start) is not None
        for candidate in self.given.near(quantity):
            source = self.given.ours[candidate]
            if self.given.hosts[candidate] or not slips.small(source):
                continue
            if others and source.low == quantity.low + 1:
                self.given.link(index, candidate, "derived", f"{source.text} − 1 = {quantity.text}")
                return True
            if source.low + 1 == quantity.low and _OTHERS_EN.match(self.given.source, source.end):
                self.given.link(index, candidate, "derived", f"{source.text} + 1 = {quantity.text}")
                return True
        return False

    def _counts_them(self, sum_: derive.Derivation, quantity: Quantity, suspect: int) -> bool:
        """Whether a sum explains a small number better than a change of the suspect does.

        It stands for its addends: where it has the suspect and others, they must be free too; where one counts
        other things, it is chance.
        """
        culprit = self.given.ours[suspect]
        if culprit in sum_.sources:
            rest = [bisect_left(self.given.starts, one.start) for one in sum_.sources if one != culprit]
            if any(self.given.hosts[at] for at in rest):
                return False
        return all(self._addend(addend, quantity, sum_) for addend in sum_.sources)

    def _addend(self, addend: Quantity, quantity: Quantity, sum_: derive.Derivation) -> bool:
        """Whether the addend counts what the sum does; in "10 open and 4 closed models" the last names it for all."""
        same = self.suspects.noun(addend, quantity)
        if same is False and (last := sum_.sources[-1]) is not addend:
            between = self.given.source[addend.end : last.start]
            return _COORDINATED.fullmatch(between) is not None and self.suspects.noun(last, quantity) is True
        return same is True or (same is None and not addend.weak)
