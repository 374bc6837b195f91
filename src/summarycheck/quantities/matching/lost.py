"""Source numbers without an answer: those that changed into a number already explained, and those that are gone."""

from __future__ import annotations

import re
from functools import cached_property

from summarycheck.model import Number, Quantity
from summarycheck.quantities import blanks, labels
from summarycheck.quantities.comparing import listing, slips
from summarycheck.quantities.faults import Fault, span_of, value_of
from summarycheck.quantities.matching.accuse import Accuser
from summarycheck.quantities.matching.otherwise import Otherwise
from summarycheck.quantities.scan import names
from summarycheck.quantities.things import things

#: How a number that seems lost may stand in the target as one too many.
_REUNITED = frozenset(
    {
        "near-miss",
        "changed",
        "scale-slip",
        "percent-lost",
        "sign",
        "unit",
        "percent-for-point",
        "point-for-percent",
    }
)
_OUT_OF = re.compile(r"\s+out\s+of\s+(?:(?:the|a|all|total|these|those|its|of)\s+){0,3}")
#: Units that a number does not lose by the way: a bare 20 is no answer to 20%.
_KEPT_UNITS = frozenset({"%", "pp", "x"})


class Lost:
    """Looks through the source numbers, once the assignment is done."""

    def __init__(self, accuser: Accuser) -> None:
        self.accuser, self.given = accuser, accuser.given
        self._otherwise = Otherwise(accuser.given)

    def reclaim(self) -> None:
        """Units that no source number lent go back to the source number that changed into theirs (``_take_back``)."""
        for index in range(len(self.given.owner)):
            if self._lent(index):
                self._take_back(index)

    def reunite(self) -> None:
        """A number missing here and one too many right there are one number that changed.

        One too many: derived or supported by chance, a repeat of a number said elsewhere, one whose unit
        its answer does not say, or figures laid to a word that is hardly a number (2名 to "both").
        """
        lost = [index for index in range(len(self.given.ours)) if self._is_missing(index)]
        if not lost:
            return
        spare = {
            index
            for index, owner in enumerate(self.given.owner)
            if owner == -2 or self._surplus(index) or self._lent(index) or self._borrowed(index)
        }
        for candidate in lost:
            source = self.given.ours[candidate]
            best, best_distance = -1, 0.12 * len(self.given.source) + 12
            for index in self.given.opposite(source):
                if index not in spare:
                    continue
                quantity = self.given.theirs[index]
                if self.given.distance(source, quantity) > best_distance:
                    continue
                if quantity.weak or quantity.kind in slips.DATES or source.kind in slips.DATES:
                    continue
                if self._borrowed(index) and self.accuser.suspects.same_noun(candidate, index) is not True:
                    continue
                relation, _ = slips.slip(source, quantity)
                if relation == "scale-slip" and slips.unlike(source, quantity):
                    continue
                distance = self.given.distance(source, quantity)
                if relation in _REUNITED and distance < best_distance:
                    best, best_distance = index, distance
            if best >= 0:
                spare.remove(best)
                self._blame(best, candidate, slips.slip(source, self.given.theirs[best])[0])

    def unborrow(self) -> None:
        """A count laid to *both* or the like, whose things another count of the source has, is that one changed.

        In a summary, too, where a source number without an answer is no matter: 两个数据集 for "three datasets … both tasks".
        """
        for index, owner in enumerate(self.given.owner):
            # 7家医院…7名患者 for "4 hospitals"
            told_again = self.given.role == "summary" and self._surplus(index)
            if (told_again or self._borrowed(index)) and self.given.ours[owner].kind == "count":
                lender = self._lender_of(index)
                if lender >= 0:
                    self._blame(index, lender, "changed")

    def _lender_of(self, index: int) -> int:
        """The free count, of another value, of the things that a target count counts; -1 where its own answer counts them."""
        quantity, same_noun = self.given.theirs[index], self.accuser.suspects.same_noun
        others = [
            at
            for at in self.given.near(quantity)
            if not self.given.hosts[at] and slips.small(self.given.ours[at]) and not self.given.ours[at].weak
        ]
        if not others or any(self.given.ours[at].low == quantity.low for at in others):
            return -1
        if same_noun(self.given.owner[index], index) is True or listing.listed(
            self.given.source, self.given.target, quantity, strictly=False
        ):
            return -1
        return next((at for at in others if same_noun(at, index) is True), -1)

    def _blame(self, index: int, candidate: int, relation: str) -> None:
        """Take the target number from what it was laid to, and lay it to the source number that it changed."""
        self.given.unlink(index)
        self.accuser.accuse(index, candidate, relation)

    def _take_back(self, index: int) -> None:
        """Lay a unit that no source number lent to one of the same value that says another unit and has no answer.

        Bare numbers that were its answers (5个 for "5 minutes") are those of the lender (5秒 for "5 metrics").
        """
        lender, quantity = self.given.owner[index], self.given.theirs[index]
        for candidate in self.given.near(quantity):
            source = self.given.ours[candidate]
            if source.weak or not source.unit or source.low != quantity.low:
                continue
            answers = [at for at in self.given.hosts[candidate] if at >= 0]
            relation, _ = slips.slip(source, quantity)
            if (
                relation in _REUNITED
                and not any(self.given.theirs[at].unit for at in answers)
                and (
                    self.given.role == "summary"
                    or self.given.distance(source, quantity) < 0.25 * len(self.given.source)
                )
            ):
                for at in answers:
                    self.given.unlink(at)
                    self.given.link(at, lender, "same")
                self._blame(index, candidate, relation)
                return

    def _lent(self, index: int) -> bool:
        """Whether the target number has a unit that the source number it is laid to does not say."""
        owner, unit = self.given.owner[index], self.given.theirs[index].unit
        if owner < 0 or not unit or self.given.ours[owner].unit or not self.given.ours[owner].single:
            return False
        made = index in self.given.links and self.given.links[index].how == "converted"
        return not (made and self.given.ours[owner].low != self.given.theirs[index].low)  # 50% for "half"

    def _borrowed(self, index: int) -> bool:
        """Whether the answer of the target number is *both*, *one* or the like."""
        owner = self.given.owner[index]
        quantity = self.given.theirs[index]
        return (
            owner >= 0
            and self.given.ours[owner].weak
            and (quantity.text.isdecimal() or slips.small(quantity))
        )

    def _surplus(self, index: int) -> bool:
        """Whether this target number repeats one that the target says more often than the source."""
        owner = self.given.owner[index]
        if owner < 0 or len(self.given.hosts[owner]) < 2:
            return False
        mentions, answers = self._balance[_balanced(self.given.ours[owner])]
        if answers <= mentions:
            return False
        # Of two answers the one that says a unit which the source does not is the one too many.
        return owner not in self._lending or self._lent(index)

    @cached_property
    def _lending(self) -> frozenset[int]:
        """The source numbers that lend a unit to one of their answers."""
        return frozenset(owner for index, owner in enumerate(self.given.owner) if self._lent(index))

    @cached_property
    def _balance(self) -> dict[tuple[Number, str], tuple[int, int]]:
        """For each source value: how often the source says it, how often the target does."""
        balance: dict[tuple[Number, str], tuple[int, int]] = {}
        for hosts, source in zip(self.given.hosts, self.given.ours, strict=True):
            key = _balanced(source)
            mentions, answers = balance.get(key, (0, 0))
            balance[key] = mentions + 1, answers + len(hosts)
        return balance

    def _is_missing(self, candidate: int) -> bool:
        source = self.given.ours[candidate]
        if self.given.hosts[candidate] or source.weak or source.kind == "size":
            return False
        if self._part_of_ratio(source) or source.start in self._in_shares:
            return False
        word = labels.named_by(self.given.source, source)
        if word and labels.kept(self.given.target, word):
            return not self._label_said(candidate, word)
        if not self._made_good(candidate):
            return True
        if source.kind in slips.DATES:
            return False
        return source.text[:1].isdecimal() and blanks.left(self.given.target, self._place(source)) is not None

    def _made_good(self, candidate: int) -> bool:
        """Whether the target may say the number all the same, or need not say it again."""
        source = self.given.ours[candidate]
        return (
            self._answered_twin(candidate)
            or (source.kind != "rank" and names.inside_name(self.given.source, source, self.given.target))
            or self._otherwise.says(candidate)
        )

    def _place(self, source: Quantity) -> int:
        """About where the target should say it."""
        return int(source.start / self.given.place_scale)

    def _label_said(self, candidate: int, word: str) -> bool:
        """Whether the number that tells one of a kind from its like, which the target names, stands there somewhere.

        Not in words, and the number of something else is no answer: 实验 for "Experiment 2", though 两个条件 follows.
        """
        source, target = self.given.ours[candidate], self.given.target
        if any(
            self.given.hosts[at] and labels.named_by(self.given.source, other).lower() == word.lower()
            for at, other in enumerate(self.given.ours)
            if other.low == source.low and at != candidate
        ):
            return True
        return (
            labels.beside(target, source.text, word)
            or self._otherwise.says(candidate, in_words=False)
            or any(not self._otherwise.read_of(at) for at in labels.figures(target, source.text))
        )

    def missing(self) -> None:
        for candidate, source in enumerate(self.given.ours):
            if not self._is_missing(candidate):
                continue
            if source.kind == "time" and (hour := self._other_hour) >= 0:
                self.accuser.accuse(hour, candidate, "changed")
                self._other_hour = -1
                continue
            small = slips.too_small_to_miss(source) and not _announces(self.given.source, source)
            relation = "missing-count" if small else "missing"
            self.accuser.faults.append(
                Fault(relation, span_of(source), None, {"source_value": value_of(source)})
            )

    @cached_property
    def _other_hour(self) -> int:
        """The one time of day of the target that nothing answers to: 晚7点, where 8pm is lost; -1 where there is none."""
        given = self.given
        free = [at for at, one in enumerate(given.theirs) if one.kind == "time" and given.owner[at] < 0]
        return free[0] if len(free) == 1 else -1

    def _part_of_ratio(self, source: Quantity) -> bool:
        """A score or ratio (2-0 = 0:2) answers to both of its numbers."""
        return source.low in self._other_readings

    @cached_property
    def _in_shares(self) -> frozenset[int]:
        """Where the numbers begin that the target tells as a share: 36 out of 45 are 80%."""
        told = set()
        for link in self.given.links.values():
            if link.how == "derived" and len(link.sources) == 2 and "/" in link.note:
                first, second = sorted(source.start for source in link.sources)
                part = next(source for source in link.sources if source.start == first)
                if _OUT_OF.fullmatch(self.given.source, part.end, second):
                    told |= {first, second}
        return frozenset(told)

    @cached_property
    def _other_readings(self) -> frozenset[Number]:
        return frozenset(value for quantity in self.given.theirs for value, _ in quantity.alts)

    def _answered_twin(self, candidate: int) -> bool:
        """A second mention of a number whose first mention is answered."""
        source = self.given.ours[candidate]
        units = self._answered.get((source.low, source.high), set())
        loose = not source.unit or ("" in units and source.unit not in _KEPT_UNITS)
        return bool(units) and (source.unit in units or loose)

    @cached_property
    def _answered(self) -> dict[tuple[Number, Number], set[str]]:
        """The source values that have an answer (taken once the assignment is done), and in which units."""
        answered: dict[tuple[Number, Number], set[str]] = {}
        for hosts, source in zip(self.given.hosts, self.given.ours, strict=True):
            if hosts:
                units = answered.setdefault((source.low, source.high), {source.unit})
                units.update(self.given.theirs[index].unit for index in hosts if index >= 0)
        return answered


def _announces(text: str, count: Quantity) -> bool:
    """Whether a small count tells how many things there are (six public datasets), so that the reader misses it.

    Things already known (the four lead actors), those named right after (three measures: …) and two of a kind
    (between two robots) are often said without a count.
    """
    if count.kind != "count" or count.high < 3:
        return False
    before = text[max(0, count.start - _DETERMINER_WITHIN) : count.start]
    word = before.rpartition(" ")[0] if before.endswith(" ") else before
    determined = word.lower().replace("(", " ").rpartition(" ")[2] in _DETERMINERS
    if determined or before.endswith(("'s ", "’s ", "-", "–")):
        return False
    counted = _THINGS_EN.match(text, count.end)
    return counted is not None and _NAMED_EN.match(text, counted.end()) is None


_DETERMINER_WITHIN = 16  # characters
_DETERMINERS = frozenset(
    "the these those both all our their its his her your my other another last past next first any every each some between".split()
)
_THINGS_EN = things(4)
#: After these things: what they are, or whose something is.
_NAMED_EN = re.compile(r"['’]|\s*(?:[:：(]|,\s(?:i\.e|namely|including|such)|--|—|–)")


def _balanced(source: Quantity) -> tuple[Number, str]:
    return source.low, source.unit if source.unit in _KEPT_UNITS else ""
