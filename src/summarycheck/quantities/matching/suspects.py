"""Which source number a target number without an answer most likely was."""

from __future__ import annotations

import re
from functools import cached_property

from summarycheck.model import Number, Quantity
from summarycheck.quantities.around import pairs
from summarycheck.quantities.around.exchanged import beside, company
from summarycheck.quantities.clauses import sentence_around
from summarycheck.quantities.comparing import dates, fitting, listing, magnitude, slips, wordings
from summarycheck.quantities.matching import otherwise
from summarycheck.quantities.matching.assign import Assignment
from summarycheck.quantities.scan.english.words import NUMBERED

#: After an ordinal: it opens a sentence ("Second, …") or is part of a word ("third-person").
_ASIDE = re.compile(r",|-(?:person|party|order|hand|class|time)|\s(?:time|in vivo|of all)\b")
#: Between a part and its whole: three of the seven agents; and after the whole: 七个智能体中的三个.
_OF = re.compile(r"(?:\s\w+){0,2}\s(?:of|out of|in)\s(?:(?:the|these|those|our|all)\s)?")
_AMONG = re.compile(r"[^，。；、]{1,16}(?:中|里|内)[，,]?(?:的|有|仅|只)*\s?")


#: After *both*: it says of two things what is said, it does not count them.
_AND_AFTER = re.compile(r"(?:[\s(][\w.-]+){1,7}[\s)]+(?:and|as well as)\s")


#: Before a place in a ranking, in either language, and after one.
_RANKED_ZH = re.compile(r"(?:排名?|位[列居]|名列|[列居]|获得?|斩获|取得)了?(?:全球|总|世界)?\s?$")
_RANKED_EN = re.compile(
    r"(?i)\b(?:rank(?:s|ed|ing)?|plac(?:es|ed|ing)|finish(?:es|ed|ing)?|came|comes|coming)\b[^.;,\d]{0,20}$"
)
_PLACE_EN = re.compile(r"(?i)[\s-](?:place|position|rank)\b")
_FOREMOST_EN = re.compile(
    r"(?i)\b(?:best|top|tops|first|1st|winner|winning|won|wins?|leads?|leading|champion|state-of-the-art|outperform\w*|highest)\b"
)
#: After a number of bits, not of people: 4位量化, 4位或更低.
_BITS_ZH = re.compile(
    r"\s?位(?:的?(?:量化|权重|精度|宽|整数|浮点|定点|模型|激活|表示|编码|[A-Z])|或|及以[上下]|以[上下]|[，。、；）)]|和\s?\d|$)"
)
#: So many numbers has a sentence or two; so far from a number, in characters, a word may say another.
_FEW, _SAID_WITHIN = 6, 60


class Suspects:
    """Looks for the source number that changed into a target number, by what it is, where it stands and what it counts."""

    def __init__(self, given: Assignment) -> None:
        self.given = given

    def listed_there(self, index: int) -> tuple[int, str]:
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
                and pairs.LIST_GAP_ZH.match(given.target[first.end : second.start])
                and pairs.LIST_GAP_EN.match(given.source[third.end : fourth.start])
            ):
                relation, _ = slips.slip(suspect, quantity)
                if relation:
                    return candidate, relation
        return -1, ""

    def dated(self, index: int) -> tuple[int, str]:
        """The unanswered day, or year, beside the month that this one stands beside (7月2日 for "July 26"), or the one month or hour."""
        given, quantity = self.given, self.given.theirs[index]
        if quantity.kind in ("month", "time"):
            free = [at for at in self._unanswered if given.ours[at].kind == quantity.kind]
            if len(free) != 1:
                return -1, ""
            alone = sum(q.kind == quantity.kind and given.owner[at] < 0 for at, q in enumerate(given.theirs))
            return (free[0], "changed") if alone == 1 else (-1, "")
        beside = {"day": index - 1, "year": index + 1}.get(quantity.kind, -1)
        if (
            not 0 <= beside < len(given.theirs)
            or given.theirs[beside].kind != "month"
            or given.owner[beside] < 0
        ):
            return -1, ""
        first, second = sorted((quantity, given.theirs[beside]), key=_start)
        if second.start - first.end > 1:
            return -1, ""
        month = given.owner[beside]
        for at in (month - 1, month + 1, month + 2):
            if 0 <= at < len(given.ours) and not given.hosts[at]:
                if dates.together(given.source, given.ours[month], given.ours[at], quantity.kind):
                    return at, "changed"
        return -1, ""

    def listed_after(self, index: int) -> tuple[int, str]:
        """The unanswered count of as many things as the target lists after another (三个方面（鲁棒性、可靠性、安全性、公平性）for "four")."""
        given, quantity = self.given, self.given.theirs[index]
        size = listing.told_after(given.target, quantity) if company.counts(quantity) else 0
        free = [
            at for at in self._unanswered if given.ours[at].low == size and company.counts(given.ours[at])
        ]
        return (free[0], "changed") if size not in (0, quantity.low) and len(free) == 1 else (-1, "")

    def of_bits(self, index: int) -> tuple[int, str]:
        """The unanswered number of bits, of which the target has another (9位量化 for "4-bit quantization")."""
        given, quantity = self.given, self.given.theirs[index]
        if not company.counts(quantity) or _BITS_ZH.match(given.target, quantity.end) is None:
            return -1, ""
        free = [at for at in self._unanswered if given.ours[at].unit == "bit"]
        near = min(free, key=lambda at: given.distance(given.ours[at], quantity), default=-1)
        return (near, "changed") if near >= 0 and given.ours[near].low != quantity.low else (-1, "")

    def ranked(self, index: int) -> tuple[int, str]:
        """The one unanswered place in a ranking, of which the target has another (排名第三 for "ranked 12th")."""
        given, quantity = self.given, self.given.theirs[index]
        if quantity.kind != "ordinal" or not _RANKED_ZH.search(
            given.target, max(0, quantity.start - 6), quantity.start
        ):
            return -1, ""
        if quantity.low == 1 and self._foremost:
            return -1, ""
        free = [
            at
            for at, hosts in enumerate(given.hosts)
            if not hosts and given.ours[at].kind == "ordinal" and self._of_a_ranking(given.ours[at])
        ]
        return (free[0], "changed") if len(free) == 1 else (-1, "")

    @cached_property
    def _foremost(self) -> bool:
        """Whether the source says of anything that it is the best."""
        return _FOREMOST_EN.search(self.given.source) is not None

    def _of_a_ranking(self, place: Quantity) -> bool:
        source = self.given.source
        before = _RANKED_EN.search(source, max(0, place.start - 32), place.start)
        return before is not None or _PLACE_EN.match(source, place.end) is not None

    def part_of(self, index: int) -> tuple[int, str]:
        """The unanswered part of a whole whose answer stands before this number (20个任务中的7个 for "17 of the 20 tasks")."""
        given = self.given
        whole = given.owner[index - 1] if index else -1
        if (
            whole < 1
            or given.hosts[whole - 1]
            or not _AMONG.fullmatch(given.target, given.theirs[index - 1].end, given.theirs[index].start)
        ):
            return -1, ""
        part = given.ours[whole - 1]
        if part.unit or _OF.fullmatch(given.source, part.end, given.ours[whole].start) is None:
            return -1, ""
        return whole - 1, slips.slip(part, given.theirs[index])[0] or "changed"

    def in_turn(self, index: int) -> tuple[int, str]:
        """In a translation, the one unanswered number between those that answer to the neighbours of a small count.

        Of a sentence or two, the one unanswered number at all, whatever the order.
        """
        given, quantity = self.given, self.given.theirs[index]
        if given.role != "translation" or not (slips.small(quantity) or quantity.kind == "ordinal"):
            return -1, ""
        if self._alone(index):
            free = self._unanswered
            return self._changed_into(quantity, free) if free else self._in_words(quantity)
        last = len(given.theirs) - 1
        before = given.owner[index - 1] if index else -1
        after = given.owner[index + 1] if index < last else len(given.ours)
        if (index and before < 0) or (index < last and after < 0):
            return -1, ""
        free = [at for at in range(before + 1, after) if not given.hosts[at] and not given.ours[at].weak]
        if not free:
            return self._in_words(quantity)
        if len(free) == 1 and given.distance(given.ours[free[0]], quantity) > 0.15 * len(given.source) + 30:
            return -1, ""
        return self._changed_into(quantity, free)

    def left_over(self, index: int) -> tuple[int, str]:
        """In a summary, the one unanswered small count of the source sentence that a neighbour's answer stands in."""
        given, quantity = self.given, self.given.theirs[index]
        if given.role != "summary" or not slips.small(quantity):
            return -1, ""
        for owner in self._owners_beside(index):
            begin, end = sentence_around(given.source, given.ours[owner])
            free = [
                at
                for at in self._unanswered
                if begin <= given.ours[at].start < end
                and slips.small(given.ours[at])
                and company.counts(given.ours[at])
            ]
            if len(free) == 1 and not (
                self.noun(given.ours[free[0]], quantity) is False and self._named(quantity)
            ):
                return self._changed_into(quantity, free)
        return -1, ""

    def _owners_beside(self, index: int) -> list[int]:
        """What the numbers before and after the target's in its sentence answer to."""
        given, quantity = self.given, self.given.theirs[index]
        owners = []
        for at in (index - 1, index + 1):
            if 0 <= at < len(given.theirs) and given.owner[at] >= 0:
                first, second = sorted((given.theirs[at], quantity), key=_start)
                if not _STOP_ZH.search(given.target, first.end, second.start):
                    owners.append(given.owner[at])
        return owners

    def _named(self, quantity: Quantity) -> bool:
        """Whether the target says what it counts, and not only that it counts (五个超过80%)."""
        return _UNNAMED.match(self.given.target, quantity.end) is None

    @property
    def _unanswered(self) -> list[int]:
        """The source numbers without an answer that are plainly numbers."""
        given = self.given
        return [at for at, hosts in enumerate(given.hosts) if not hosts and not given.ours[at].weak]

    def _alone(self, index: int) -> bool:
        """Whether no other number of a short target is without an answer."""
        given = self.given
        if len(given.ours) > _FEW or len(given.theirs) > _FEW:
            return False
        return not any(
            owner == -1 and at != index and not given.theirs[at].weak for at, owner in enumerate(given.owner)
        )

    def _changed_into(self, quantity: Quantity, free: list[int]) -> tuple[int, str]:
        """The one free source number, if the target's may be that one changed."""
        given = self.given
        if len(free) != 1:
            return -1, ""
        source = given.ours[free[0]]
        numbered = NUMBERED.search(given.source, max(0, source.start - 24), source.start)
        if source.kind != quantity.kind:
            if quantity.kind == "ordinal" and numbered and source.low != quantity.low:
                return free[0], "changed"  # the world number four: 世界第五
            return -1, ""
        relation, _ = slips.slip(source, quantity)
        if relation not in ("changed", "near-miss"):
            return -1, ""
        for place in (quantity.start, int(source.start / given.place_scale)):
            near = given.target[max(0, place - _SAID_WITHIN) : place + _SAID_WITHIN]
            if otherwise.in_a_word(given.source, near, source):
                return -1, ""
        return free[0], relation

    def _in_words(self, quantity: Quantity) -> tuple[int, str]:
        """The unanswered *both* or *twice* right there, where the target counts more: 这九个方面 for "both areas", 六次 for "twice"."""
        given = self.given
        leading = given.target[quantity.start - 1 : quantity.start]
        following = given.target[quantity.end : quantity.end + 1]
        for at in given.near(quantity) if quantity.low > 2 else ():
            word = given.ours[at]
            if given.hosts[at] or given.distance(word, quantity) > 0.06 * len(given.source) + 12:
                continue
            if word.text.lower() == "twice" and following == "次":
                return at, "changed"
            if word.text.lower() == "both" and _AND_AFTER.match(given.source, word.end) is None:
                if leading in ("这", "那") or self.noun(word, quantity) is True:
                    return at, "changed"
        return -1, ""

    def likeliest(self, quantity: Quantity, taken: set[int]) -> tuple[int, str]:
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
                if source.kind == "vague" and self.given.hosts[candidate]:
                    continue  # 从数百到数千 for "to thousands": the first is added
                weight += 4
            distance = self.given.distance(source, quantity) / (len(self.given.source) + 1)
            # The parts of a summary keep no order: there a count is known by its noun alone.
            far = distance > 0.3 and not (self.given.role == "summary" and slips.small(quantity))
            if relation == "sign" and wordings.hyphenated(self.given.source, quantity):
                continue
            if (
                relation in ("ordinal", "changed")
                and source.weak
                and _ASIDE.match(self.given.source, source.end)
            ):
                continue
            if relation == "range" and self._both_ends(source):
                continue
            if relation == "scale-slip" and slips.unlike(source, quantity):
                continue
            if relation == "scale-slip" and fitting.elided(
                self.given.source,
                self.given.target,
                source,
                quantity,
                magnitude.scale_ratio(source, quantity),
            ):
                continue
            if (
                relation in ("changed", "near-miss", "scale-slip")
                and slips.small(quantity)
                and not self._same_things(source, quantity, distance)
            ):
                continue
            if relation == "changed" and (far or (source.weak and not self._firm(source, quantity))):
                continue
            key = (weight + 2 * distance, distance)
            if key < best_key:
                best, best_key, best_relation = candidate, key, relation
        return best, best_relation

    def _firm(self, source: Quantity, quantity: Quantity) -> bool:
        """Whether a word that is hardly a number is one here: *both tasks* against 六个任务, no *both … and*."""
        if source.kind == "ordinal":
            return True
        paired = self.given.role == "summary" or _AND_AFTER.match(self.given.source, source.end)
        return not paired and self.noun(source, quantity) is True

    def _both_ends(self, source: Quantity) -> bool:
        """Whether both ends of a source range stand somewhere in the target (2022-2023年 … 2024年)."""
        return source.low in self._ends and source.high in self._ends

    @cached_property
    def _ends(self) -> frozenset[Number]:
        return frozenset(value for quantity in self.given.theirs for value in (quantity.low, quantity.high))

    def _same_things(self, source: Quantity, target: Quantity, distance: float) -> bool:
        """Whether two small counts count the same: by the nouns after them, else (translations) by place."""
        verdict = self.noun(source, target)
        near = distance < 0.2 or self.given.distance(source, target) < 30
        return verdict if verdict is not None else self.given.role == "translation" and near

    def same_noun(self, candidate: int, index: int) -> bool | None:
        """Whether a source and a target number count the same things; ``None`` where that cannot be told."""
        source, quantity = self.given.ours[candidate], self.given.theirs[index]
        return self.noun(source, quantity) if company.counts(source) and company.counts(quantity) else None

    def noun(self, source: Quantity, target: Quantity) -> bool | None:
        """Whether the nouns after two numbers are the same; ``None`` where that cannot be told."""
        return beside.same_noun(self.given.source, self.given.target, source, target)


_STOP_ZH = re.compile("[。；！？\n]")
#: After a count: its classifier alone, before a mark or what is said of the counted.
_UNNAMED = re.compile(
    "[个类种项条名位次台只轮家]?(?:[，。；、：）)！？\n]|$|超过|低于|高于|达到|优于|劣于|失效|失败|成功|[能未没均都在])"
)


def _start(quantity: Quantity) -> int:
    return quantity.start
