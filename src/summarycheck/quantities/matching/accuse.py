"""What no source number answers: explained (``explain``), or laid to the one that it most likely was (``suspects``)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property

from msgspec.structs import replace

from summarycheck.model import Number, Quantity, Span, Suggestion
from summarycheck.quantities import garble, repair
from summarycheck.quantities.clauses import clause_zh, sentence_en
from summarycheck.quantities.comparing import equality, listing, magnitude, slips
from summarycheck.quantities.faults import Fault, span_of, value_of
from summarycheck.quantities.matching import reckoning
from summarycheck.quantities.matching.asides import Asides
from summarycheck.quantities.matching.assign import Assignment
from summarycheck.quantities.matching.ends import RANGE_GAP
from summarycheck.quantities.matching.explain import Explainer
from summarycheck.quantities.matching.suspects import Suspects

_ABSOLUTE_EN = re.compile(r"(?i)\babsolute(?:ly)?\b(?! (?:error|deviation|value|percentage error|relative))")
#: After a percentage, alone or the last but one of two: 8.1% and 11.2% relative improvement.
_RELATIVE_EN = re.compile(r"[^A-Za-z]{0,8}(?:and[^A-Za-z]{1,16})?relative\b")
#: Before a percentage that is a level.
_LEVEL_EN = re.compile(
    r"(?i)\b(?:accurac(?:y|ies)|precision|recall|rates?|scores?|f1|auc|auroc|map)\b(?: \([A-Z\d@-]+\))? (?:of|is|was|reach\w*)(?: (?:up to|about|over|nearly|an?|around))?\s[~$]*$"
)
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
        "by-to",
    }
)


_TOLERANCE_WITHIN = 4  # characters


class Accuser:
    """Accuses target numbers; what it says is in ``faults``."""

    def __init__(self, given: Assignment) -> None:
        self.given, self.suspects = given, Suspects(given)
        self.explainer, self.asides = Explainer(given, self.suspects), Asides(given)
        self.faults = [Fault("from-to", span_of(ours), span_of(theirs)) for ours, theirs in given.turned]

    def explain_or_accuse(self, wrong: list[int]) -> None:
        """Each number without an answer is explained by the rest of the texts, or accused."""
        pending: list[tuple[int, int, str]] = []
        taken: set[int] = set()
        for index in self._off_a_range(wrong):
            if self._explained(index):
                continue
            culprit, relation, certain = self._suspect(index, taken)
            free = culprit >= 0 and not self.given.hosts[culprit]
            likely = free and self._likely(index, culprit)
            if not (free and certain) and self.explainer.explains(index, culprit if likely else -1):
                continue
            if self._only_converted(index, culprit, relation):
                self.given.link(index, culprit, "converted")
                continue
            if culprit >= 0:
                taken.add(culprit)
            pending.append((index, culprit, relation))
        self._accuse_all(pending)

    def _explained(self, index: int) -> bool:
        """Whether the number is explained at once, whatever may be suspected."""
        given, quantity, explainer = self.given, self.given.theirs[index], self.explainer
        if (
            given.role == "summary"
            and quantity.kind == "year"
            and quantity.single
            and self._ends_span(quantity)
        ):
            given.settle(index)
            return True
        return (
            explainer.mends(index)
            or explainer.shares(index)
            or explainer.duration(index)
            or explainer.part_of_duration(index)
            or explainer.one_of_them(index)
            or explainer.reckoned_beside(index)
            or explainer.end_of_range(index)
            or explainer.implied(index)
            or explainer.perfect(index)
            or self.asides.explains(index)
            or explainer.beside(index)
        )

    def _suspect(self, index: int, taken: set[int]) -> tuple[int, str, bool]:
        """The source number (else -1) that the number may be, by which relation, and whether that is certain."""
        for certain, look in (
            (True, self.suspects.listed_there),
            (True, self.suspects.listed_after),
            (True, self.suspects.of_bits),
            (True, self.suspects.ranked),
            (True, self.suspects.part_of),
            (True, self.suspects.dated),
            (False, self.suspects.in_turn),
            (False, self.suspects.left_over),
        ):
            culprit, relation = look(index)
            if culprit >= 0:
                return culprit, relation, certain
        quantity = self.given.theirs[index]
        culprit, relation = self.suspects.likeliest(quantity, taken)
        return culprit, relation, culprit >= 0 and self._telling(relation, quantity)

    def _likely(self, index: int, culprit: int) -> bool:
        """Whether a lost number changed into this one: a count of the same things, or a small one.

        0 is no slip of the pen where the source says that there are none.
        """
        quantity = self.given.theirs[index]
        return bool(quantity.low) and (
            slips.small(quantity) or self.suspects.noun(self.given.ours[culprit], quantity) is True
        )

    def _only_converted(self, index: int, culprit: int, relation: str) -> bool:
        """Whether per cent for points, or the reverse, says the same here."""
        if relation == "percent-for-point":
            return self._absolute(self.given.theirs[index])
        return relation == "point-for-percent" and self._absolute_en(culprit)

    def _accuse_all(self, pending: list[tuple[int, int, str]]) -> None:
        """Each with its culprit and relation.

        A number with a unit that the target says elsewhere, with an answer or a fault of its own, is none too many.
        """
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

    def _off_a_range(self, wrong: list[int]) -> list[int]:
        """Accuses ends of ranges off by powers of ten (7000万到1亿 for "70M to 1B"), or in a year; what is left to explain."""
        left = set(wrong)
        for index in wrong:
            for first in (index - 1, index):
                if index in left:
                    self._accuse_ends(first, left)
        return [index for index in wrong if index in left]

    def _accuse_ends(self, first: int, left: set[int]) -> None:
        """Lays a range's ends, the number ``first`` and the next, to those that they are off from; takes them from ``left``."""
        pair = self.given.theirs[first : first + 2] if first >= 0 else []
        if len(pair) < 2 or not self._range_said(*pair):
            return
        for culprit in self.given.near(pair[0]):
            ends = _ends(self.given.ours[culprit])
            if self.given.hosts[culprit] or not ends or not _off(ends, pair):
                continue
            for at, end in zip((first, first + 1), ends, strict=True):
                there = self.given.theirs[at]
                if at in left and equality.same(end.low, end.unit, there.low, there.unit):
                    self.given.link(at, culprit, "ends")
                elif at in left:
                    scaled = "scale-slip" if magnitude.scale_ratio(end, there) else "changed"
                    self._accuse(at, culprit, "unit" if end.low == there.low else scaled, end)
                left.discard(at)
            return

    def _range_said(self, first: Quantity, second: Quantity) -> bool:
        gap = RANGE_GAP.fullmatch(self.given.target, first.end, second.start)
        return gap is not None and first.single and second.single

    def _absolute(self, quantity: Quantity) -> bool:
        """Whether the clause says that its percent are points (绝对提升4%)."""
        ahead = clause_zh(self.given.target, quantity.start, 16)
        behind = _CLAUSE.split(self.given.target[quantity.end : quantity.end + 16])[0]
        return "绝对" in ahead or "绝对" in behind

    def _absolute_en(self, culprit: int) -> bool:
        """Whether the source's sentence says that its percent are points (by 4% absolute)."""
        percent = self.given.ours[culprit]
        if _RELATIVE_EN.match(self.given.source, percent.end) is not None:
            return False
        if _ABSOLUTE_EN.search(sentence_en(self.given.source, percent)) is None:
            return False
        level = _LEVEL_EN.search(self.given.source, max(0, percent.start - 40), percent.start)
        return level is None  # an accuracy of 94%, a 66% absolute improvement

    def _telling(self, relation: str, quantity: Quantity) -> bool:
        """Whether a slip is plainer than any arithmetic; one digit of a short number is not, in a summary."""
        if relation == "near-miss" and self.given.role == "summary":
            return bool(quantity.unit) or len(equality.digits_of(quantity)) > 2
        return relation in _TELLING

    def _ends_span(self, year: Quantity) -> bool:
        """Whether the year is the first or last of years that the source gives (2024 of 2022–2024)."""
        if not year.single:
            return False
        near = (self.given.ours[at] for at in self.given.near(year))
        return any(not other.single and year.low in (other.low, other.high) for other in near)

    def accuse(self, index: int, culprit: int, relation: str) -> None:
        quantity = self.given.theirs[index]
        if culprit < 0:
            if self._completes_date(index):
                self.faults.append(
                    Fault("date-completed", None, span_of(quantity), {"target_value": value_of(quantity)})
                )
                return
            relation = self._invented(quantity)
            if relation != "invented-count" or self.given.role == "translation":
                facts = {"target_value": value_of(quantity)}
                self.faults.append(Fault(relation, None, span_of(quantity), facts))
            return
        self._accuse(index, culprit, relation, self.given.ours[culprit])

    def _invented(self, quantity: Quantity) -> str:
        """What a number is that the source does not have: invented, a count of things, or one too small to tell."""
        source, target = self.given.source, self.given.target
        if not slips.too_small_to_invent(quantity, target):
            return "invented"
        told = slips.tells_how_many(quantity, target) and not listing.enumerated(source, target, quantity)
        return "invented-things" if told else "invented-count"

    def _accuse(self, index: int, culprit: int, relation: str, source: Quantity) -> None:
        """Lay the target number to a source number or, of a range, to the end ``source`` of it."""
        quantity = self.given.theirs[index]
        self.given.owner[index] = culprit
        self.given.hosts[culprit].append(index)
        facts = {"source_value": value_of(source), "target_value": value_of(quantity)}
        name = slips.PUBLISHED.get(relation, relation)
        if relation == "scale-slip":
            power = magnitude.scale_ratio(source, quantity) or magnitude.magnitudes(source, quantity)
            facts["ratio"] = f"{10 ** abs(power)}"
            facts["slip"] = f"×10^{power}"
        fix = repair.render(source, quantity)
        if fix is not None:
            facts["source_value_zh"] = fix
        else:
            facts["source_value_zh"] = repair.spoken(source) or facts["source_value"]
        suggestion = None
        if fix is not None and fix != quantity.text:
            safe = relation == "scale-slip" and repair.is_certain(source, quantity, *self._sides)
            suggestion = Suggestion(fix, safe)
        there = span_of(quantity)
        if relation == "unit":
            there = self._with_tolerance(index)
        elif name == "range":
            there = self._with_its_end(index)
        self.faults.append(Fault(name, span_of(self.given.ours[culprit]), there, facts, suggestion))

    @cached_property
    def _sides(self) -> tuple[repair.Side, repair.Side]:
        given = self.given
        return repair.Side(given.source, given.ours), repair.Side(given.target, given.theirs)

    def _with_tolerance(self, index: int) -> Span:
        """Where the number stands, with the tolerance after it that says its unit: 38.4±14.5个月."""
        number, following = self.given.theirs[index], self.given.theirs[index + 1 : index + 2]
        if (
            not following
            or following[0].bound != "tolerance"
            or following[0].start - number.end > _TOLERANCE_WITHIN
        ):
            return span_of(number)
        return Span(self.given.target[number.start : following[0].end], number.start, following[0].end)

    def _with_its_end(self, index: int) -> Span:
        """Where the number stands, with the end after it that makes no range with it: 11到2个工作日."""
        given, number = self.given, self.given.theirs[index]
        if index + 1 == len(given.theirs):
            return span_of(number)
        last, owner = given.theirs[index + 1], given.owner[index + 1]
        answered = owner >= 0 and not given.ours[owner].weak
        if answered or RANGE_GAP.fullmatch(given.target, number.end, last.start) is None:
            return span_of(number)
        given.settle(index + 1)
        return Span(given.target[number.start : last.end], number.start, last.end)

    def _completes_date(self, index: int) -> bool:
        """Whether the source leaves it to be understood: the year of May 25 (2020年5月25日), the month of *last month*."""
        year, following = self.given.theirs[index], index + 1
        if year.kind in _RELATIVE and _RELATIVE[year.kind].search(self.given.source) is not None:
            return True
        return (
            year.kind == "year"
            and following < len(self.given.theirs)
            and self.given.theirs[following].kind == "month"
            and self.given.theirs[following].start - year.end <= 1
            and self.given.owner[following] >= 0
        )

    def accuse_misreckoned(self) -> None:
        """Changes that are not those of the two numbers told right before them: 由24%升至41%，上升27个百分点."""
        for index, owner in enumerate(self.given.owner):
            said = owner >= 0 and index in self.given.links and self.given.links[index].how == "same"
            if owner != -1 and not said and reckoning.contradicted(self.given, index):
                self.given.unlink(index)
                self.accuse(index, -1, "")

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
            if best is None or best_score <= -0.5:
                self.faults.append(Fault("garbled", None, span))
                continue
            self.given.hosts[best].append(-1)
            source = self.given.ours[best]
            fix = repair.plain(source)
            alike = garble.alike(span.text, source.text) > 0.5
            suggestion = None if fix is None else Suggestion(fix, alike)
            facts = {"source_value": value_of(source)}
            self.faults.append(Fault("garbled", span_of(source), span, facts, suggestion))


#: Dates told from the day of writing, of which a translator may say the month or the year.
_RELATIVE = {
    "month": re.compile(r"(?i)\b(?:last|this|next|previous|that|same) month\b"),
    "year": re.compile(
        r"(?i)\b(?:last|this|next|previous|that|same|the) (?:year|spring|summer|autumn|fall|winter|season|decade)\b"
    ),
    "day": re.compile(r"(?i)\b(?:yesterday|today|tomorrow|last night)\b"),
}


def _ends(source: Quantity) -> tuple[Quantity, ...]:
    """The two ends of a range, each as a number by itself."""
    if source.single or source.weak or source.kind == "vague":
        return ()
    return tuple(replace(source, low=end, high=end) for end in (source.low, source.high))


def _off(ends: tuple[Quantity, ...], pair: list[Quantity]) -> bool:
    """Whether two numbers are the ends of a range but for powers of ten or, of years, for one of them (2015年至2032年)."""
    powers = [magnitude.scale_ratio(end, number) for end, number in zip(ends, pair, strict=True)]
    same = [equality.same(a.low, a.unit, b.low, b.unit) for a, b in zip(ends, pair, strict=True)]
    of_years = all(number.kind == "year" for number in pair) and any(same)
    return of_years or (any(powers) and all(map(max, map(abs, powers), same)))


def _written(quantity: Quantity) -> tuple[Number, Number, str]:
    return quantity.low, quantity.high, quantity.unit
