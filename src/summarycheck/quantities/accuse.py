"""What no source number answers: explained (``explain``), or laid to the one that it most likely was (``suspects``)."""

from __future__ import annotations

import re
from decimal import Decimal

from summarycheck.model import Number, Quantity, Suggestion
from summarycheck.quantities import garble, relate, repair, slips
from summarycheck.quantities.assign import Assignment
from summarycheck.quantities.clauses import clause_zh
from summarycheck.quantities.explain import Explainer
from summarycheck.quantities.faults import Fault, span_of, value_of
from summarycheck.quantities.suspects import Suspects

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


class Accuser:
    """Accuses target numbers; what it says is in ``faults``."""

    def __init__(self, given: Assignment) -> None:
        self.given, self.suspects = given, Suspects(given)
        self.explainer = Explainer(given, self.suspects)
        self.faults = [Fault("from-to", span_of(ours), span_of(theirs)) for ours, theirs in given.turned]

    def explain_or_accuse(self, wrong: list[int]) -> None:
        pending: list[tuple[int, int, str]] = []
        taken: set[int] = set()
        for index in wrong:
            quantity = self.given.theirs[index]
            if self.given.role == "summary" and quantity.kind == "year" and self._ends_span(quantity):
                self.given.owner[index] = -2
                continue
            if self.explainer.shares(index) or self.explainer.duration(index):
                continue
            culprit, relation = self.suspects.listed_there(index)
            certain = culprit >= 0
            if not certain:
                culprit, relation = self.suspects.likeliest(quantity, taken)
                certain = culprit >= 0 and self._telling(relation, quantity)
            free = culprit >= 0 and not self.given.hosts[culprit]
            # A count beside a lost one of the same things (or, small, at its place in a translation) is that one changed.
            likely = free and (
                slips.small(quantity) or self.suspects.noun(self.given.ours[culprit], quantity) is True
            )
            if not (free and certain) and self.explainer.explains(index, culprit if likely else -1):
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
        ahead = clause_zh(self.given.target, quantity.start, 16)
        behind = _CLAUSE.split(self.given.target[quantity.end : quantity.end + 16])[0]
        return "绝对" in ahead or "绝对" in behind

    def _telling(self, relation: str, quantity: Quantity) -> bool:
        """Whether a slip is plainer than any arithmetic; one digit of a short number is not, in a summary."""
        if relation == "near-miss" and self.given.role == "summary":
            return bool(quantity.unit) or len(relate.digits_of(quantity)) > 2
        return relation in _TELLING

    def _ends_span(self, year: Quantity) -> bool:
        """Whether the year is the first or last of years that the source gives (2024 of 2022–2024)."""
        near = (self.given.ours[at] for at in self.given.near(year))
        return any(not other.single and year.low in (other.low, other.high) for other in near)

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


def _written(quantity: Quantity) -> tuple[Number, Number, str]:
    return quantity.low, quantity.high, quantity.unit
