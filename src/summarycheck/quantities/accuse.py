"""What no source number answers: explained by several, or laid to the one that it most likely was."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from functools import cached_property

from summarycheck.model import Link, Number, Quantity, Suggestion
from summarycheck.quantities import beside, derive, fitting, garble, names, relate, repair, slips
from summarycheck.quantities.assign import Assignment
from summarycheck.quantities.faults import Fault, span_of, value_of

#: After an ordinal: it opens a sentence ("Second, …") or is part of a word ("third-person").
_ASIDE = re.compile(r",|-(?:person|party|order|hand|class|time)|\s(?:time|in vivo|of all)\b")
#: Between the addends of one sentence part: 10 open and 4 closed models.
_COORDINATED = re.compile(r"[-\w\s,]{1,60}")
_CLAUSE = re.compile("[，。；！？,;]")
#: Slips that leave their mark on the number.
_TELLING = frozenset(
    {
        "scale-slip",
        "near-miss",
        "unit",
        "sign",
        "ordinal",
        "percent-lost",
        "power-lost",
        "percent-for-point",
        "point-for-percent",
        "range",
    }
)
_OTHERS_EN = re.compile(r"\s(?:other|additional|further|more)s?\b")
_OTHERS = re.compile("(?:其他|其它|其余|另外|另)\\s?$")


class Accuser:
    """Accuses target numbers; what it says is in ``faults``."""

    def __init__(self, given: Assignment) -> None:
        self.given = given
        self.faults = [Fault("from-to", span_of(ours), span_of(theirs)) for ours, theirs in given.turned]

    def explain_or_accuse(self, wrong: list[int]) -> None:
        pending: list[tuple[int, int, str]] = []
        taken: set[int] = set()
        for index in wrong:
            quantity = self.given.theirs[index]
            if self.given.role == "summary" and quantity.kind == "year" and self._ends_span(quantity):
                self.given.owner[index] = -2
                continue
            culprit, relation = self._listed_there(index)
            certain = culprit >= 0
            if not certain:
                culprit, relation = self._culprit(quantity, taken)
                certain = culprit >= 0 and self._telling(relation, quantity)
            free = culprit >= 0 and not self.given.hosts[culprit]
            # A count beside a lost one of the same things (or, small, at its place in a translation) is that one changed.
            likely = free and (
                slips.small(quantity) or self._noun(self.given.ours[culprit], quantity) is True
            )
            if not (free and certain) and self._explained(index, culprit if likely else -1):
                continue
            if relation == "percent-for-point" and self._absolute(quantity):
                self.given.link(index, culprit, "converted")
                continue
            if culprit >= 0:
                taken.add(culprit)
            pending.append((index, culprit, relation))
        # A number with a unit that the target says elsewhere, with an answer or a fault of its own, is none too many.
        said = {
            _written(q)
            for q, owner in zip(self.given.theirs, self.given.owner, strict=True)
            if owner >= 0 and q.unit
        }
        for index, culprit, relation in pending:
            if culprit >= 0:
                said.add(_written(self.given.theirs[index]))
            elif self.given.theirs[index].unit and _written(self.given.theirs[index]) in said:
                continue
            self.accuse(index, culprit, relation)

    def _absolute(self, quantity: Quantity) -> bool:
        """Whether the clause says that its percent are points (绝对提升4%)."""
        return "绝对" in _CLAUSE.split(self.given.target[max(0, quantity.start - 16) : quantity.start])[
            -1
        ] or ("绝对" in _CLAUSE.split(self.given.target[quantity.end : quantity.end + 16])[0])

    def _telling(self, relation: str, quantity: Quantity) -> bool:
        """Whether a slip is plainer than any arithmetic; one digit of a short number is not, in a summary."""
        if relation == "near-miss" and self.given.role == "summary":
            return bool(quantity.unit) or len(relate.digits_of(quantity)) > 2
        return relation in _TELLING

    def _explained(self, index: int, suspect: int) -> bool:
        """Whether other numbers, or a list, make the number; with a likely ``suspect`` only what fits it better."""
        quantity = self.given.theirs[index]
        if self._others(index):
            return True
        near = [self.given.ours[at] for at in self.given.near(quantity)]
        if suspect >= 0:
            fair = (
                sum_ for sum_ in derive.totals(near, quantity) if self._counts_them(sum_, quantity, suspect)
            )
            explained = next(fair, None)
            if explained is None and not slips.small(quantity):
                explained = derive.explain(self.given.source, near, quantity)
                if explained is not None and "×" not in explained.arithmetic:
                    explained = None  # chance
        else:
            explained = derive.explain(self.given.source, near, quantity)
        if explained is not None:
            self.given.links[index] = Link(quantity, explained.sources, "derived", explained.arithmetic)
        elif not derive.listed(self.given.source, self.given.target, quantity) and (
            suspect >= 0
            or not names.supports(
                self.given.source, self.given.ours, quantity, quantity.start * self.given.place_scale
            )
        ):
            return False
        self.given.owner[index] = -2
        return True

    def _listed_there(self, index: int) -> tuple[int, str]:
        """The unanswered number at the same place of the source's bare list (1%、6%和5% for "4%, 6% and 5%")."""
        given, quantity = self.given, self.given.theirs[index]
        for side in (-1, 1):
            neighbour = index + side
            if not 0 <= neighbour < len(given.theirs) or given.owner[neighbour] < 0:
                continue
            beside_it = given.theirs[neighbour]
            candidate = given.owner[neighbour] - side  # the neighbour's neighbour
            if not 0 <= candidate < len(given.ours) or given.hosts[candidate]:
                continue
            suspect, owner = given.ours[candidate], given.ours[given.owner[neighbour]]
            first, second = sorted((quantity, beside_it), key=_start)
            third, fourth = sorted((suspect, owner), key=_start)
            if (
                first.end < second.start
                and third.end < fourth.start
                and beside.LIST_GAP_ZH.match(given.target[first.end : second.start])
                and beside.LIST_GAP_EN.match(given.source[third.end : fourth.start])
            ):
                relation, _ = slips.slip(suspect, quantity)
                if relation:
                    return candidate, relation
        return -1, ""

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
        same = self._noun(addend, quantity)
        if same is False and (last := sum_.sources[-1]) is not addend:
            between = self.given.source[addend.end : last.start]
            return _COORDINATED.fullmatch(between) is not None and self._noun(last, quantity) is True
        return same is True or (same is None and not addend.weak)

    def _ends_span(self, year: Quantity) -> bool:
        """Whether the year is the first or last of years that the source gives (2024 of 2022–2024)."""
        near = (self.given.ours[at] for at in self.given.near(year))
        return any(not other.single and year.low in (other.low, other.high) for other in near)

    def _culprit(self, quantity: Quantity, taken: set[int]) -> tuple[int, str]:
        """The source number that this one most likely was, and how it slipped."""
        best, best_key, best_relation = -1, (99.0, 0.0), ""
        for candidate in self.given.near(quantity):
            source = self.given.ours[candidate]
            relation, weight = slips.slip(source, quantity)
            if not relation:
                continue
            free = not self.given.hosts[candidate] and candidate not in taken
            if not free:
                # A number that already has its answer is only suspected of the plainest slips.
                if relation not in ("scale-slip", "unit", "percent-lost") or source.weak:
                    continue
                weight += 4
            distance = self.given.distance(source, quantity) / (len(self.given.source) + 1)
            # The parts of a summary keep no order: there a count is known by its noun alone.
            far = distance > 0.3 and not (self.given.role == "summary" and slips.small(quantity))
            if relation == "sign" and names.hyphenated(self.given.source, quantity):
                continue
            if (
                relation in ("ordinal", "changed")
                and source.weak
                and _ASIDE.match(self.given.source, source.end)
            ):
                continue
            if relation == "range" and self._both_ends(source):
                continue
            if (
                relation == "scale-slip"
                and quantity.high <= 10
                and not _in_digits(quantity)
                and _in_digits(source)
            ):
                continue  # 三 is not written for 30, nor 一年 for 1000
            if relation == "scale-slip" and fitting.elided(
                self.given.source, self.given.target, source, quantity, relate.scale_ratio(source, quantity)
            ):
                continue
            if (
                relation in ("changed", "near-miss", "scale-slip")
                and slips.small(quantity)
                and not self._same_things(source, quantity, distance)
            ):
                continue
            if relation == "changed" and (far or (source.weak and source.kind != "ordinal")):
                continue
            key = (weight + 2 * distance, distance)
            if key < best_key:
                best, best_key, best_relation = candidate, key, relation
        return best, best_relation

    def _both_ends(self, source: Quantity) -> bool:
        """Whether both ends of a source range stand somewhere in the target (2022-2023年 … 2024年)."""
        return source.low in self._ends and source.high in self._ends

    @cached_property
    def _ends(self) -> frozenset[Number]:
        return frozenset(value for quantity in self.given.theirs for value in (quantity.low, quantity.high))

    def _same_things(self, source: Quantity, target: Quantity, distance: float) -> bool:
        """Whether two small counts count the same: by the nouns after them, else (translations) by place."""
        verdict = self._noun(source, target)
        near = distance < 0.2 or self.given.distance(source, target) < 30
        return verdict if verdict is not None else self.given.role == "translation" and near

    def same_noun(self, candidate: int, index: int) -> bool | None:
        """Whether a source and a target number count the same things; ``None`` where that cannot be told."""
        source, quantity = self.given.ours[candidate], self.given.theirs[index]
        return self._noun(source, quantity) if beside.counts(source) and beside.counts(quantity) else None

    def _noun(self, source: Quantity, target: Quantity) -> bool | None:
        return beside.same_noun(self.given.source, self.given.target, source, target)

    def accuse(self, index: int, culprit: int, relation: str) -> None:
        quantity = self.given.theirs[index]
        if culprit < 0:
            if quantity.kind == "year" and self._completes_date(index):
                self.faults.append(
                    Fault("date-completed", None, span_of(quantity), {"target_value": value_of(quantity)})
                )
                return
            small = slips.too_small_to_invent(quantity, self.given.target)
            if small and self.given.role == "summary":
                return
            self.faults.append(
                Fault(
                    "invented-count" if small else "invented",
                    None,
                    span_of(quantity),
                    {"target_value": value_of(quantity)},
                )
            )
            return
        source = self.given.ours[culprit]
        self.given.owner[index] = culprit
        self.given.hosts[culprit].append(index)
        facts = {"source_value": value_of(source), "target_value": value_of(quantity)}
        name = slips.PUBLISHED.get(relation, relation)
        if relation == "scale-slip":
            power = relate.scale_ratio(source, quantity)
            facts["ratio"] = f"{10 ** abs(power)}"
            facts["slip"] = f"×10^{power}"
        fix = repair.render(source, quantity, self.given.target)
        if fix is not None:
            facts["source_value_zh"] = fix
        elif "source_value" in facts:
            facts["source_value_zh"] = facts["source_value"]
        suggestion = None
        if fix is not None and fix != quantity.text:
            sides = (
                repair.Side(self.given.source, self.given.ours),
                repair.Side(self.given.target, self.given.theirs),
            )
            safe = relation == "scale-slip" and repair.is_certain(source, quantity, *sides)
            suggestion = Suggestion(fix, safe)
        self.faults.append(Fault(name, span_of(source), span_of(quantity), facts, suggestion))

    def _completes_date(self, index: int) -> bool:
        """Whether a year stands before a month that the source has too (2020年5月25日 for May 25)."""
        year, following = self.given.theirs[index], index + 1
        return (
            following < len(self.given.theirs)
            and self.given.theirs[following].kind == "month"
            and self.given.theirs[following].start - year.end <= 1
            and self.given.owner[following] >= 0
        )

    def accuse_garbles(self) -> None:
        """Each garble is laid against the unanswered source number it aligns with best."""
        for span in self.given.garbles:
            best, best_score = None, -1.0
            place = Quantity(span.text, span.start, span.end, Decimal(0), Decimal(0))
            for candidate in self.given.near(place):
                source = self.given.ours[candidate]
                if self.given.hosts[candidate] or source.weak:
                    continue
                score = garble.alike(span.text, source.text) - self.given.distance(source, place) / (
                    len(self.given.source) + 1
                )
                if score > best_score:
                    best, best_score = candidate, score
            source_quantity = self.given.ours[best] if best is not None and best_score > -0.5 else None
            suggestion = None
            facts: dict[str, str] = {}
            if source_quantity is not None and best is not None:
                self.given.hosts[best].append(-1)
                fix = repair.plain(source_quantity)
                facts["source_value"] = value_of(source_quantity)
                if fix is not None:
                    suggestion = Suggestion(fix, garble.alike(span.text, source_quantity.text) > 0.5)
            self.faults.append(Fault("garbled", span_of(source_quantity), span, facts, suggestion))


def _start(quantity: Quantity) -> int:
    return quantity.start


def _written(quantity: Quantity) -> tuple[Number, Number, str]:
    return quantity.low, quantity.high, quantity.unit


def _in_digits(quantity: Quantity) -> bool:
    return any(map(str.isdigit, quantity.text))
