"""Whether arithmetic that makes a number is meant, or chance: of a dozen numbers some two make any third.

A writer who reckons says what with: the numbers stand beside what they make (由63小时减至41小时，约省三分之一), or what
they make stands in their place (12种模型 for 7 open and 5 closed ones). What is left over by a changed digit is one number
without an answer, and another anywhere (84 and ten for 94).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from fractions import Fraction

from summarycheck.model import Quantity
from summarycheck.quantities.clauses import clause_zh
from summarycheck.quantities.comparing import slips, writing
from summarycheck.quantities.comparing.derive import Derivation, precision_of
from summarycheck.quantities.matching.assign import Assignment

#: So far, in characters, the answers to what a number was made of stand from it; and these from one another.
_NEAR_ZH, _NEAR_EN, _BESIDE_EN = 60, 240, 32
#: Of smaller numbers some two are always so far apart.
_SMALL = 10
#: Before or after a number these say that it compares two others, or is what is left of them.
_COMPARED_ZH = re.compile("[升增减提高低多少快慢差缩短省涨跌扩超余剩落优改善加降翻倍半+]|其他|另|仅|只")
_TOGETHER_ZH = re.compile("共|总|合|加起来")
_LEFT_ZH = re.compile("其余|其他|其它|余下|剩|另|仅|只|不同|相差|差")


def credible(given: Assignment, derivation: Derivation, target: Quantity) -> bool:
    """Whether the target's number is likelier this than another number that was changed."""
    if len(derivation.sources) < 2:
        return True
    answers = [_answers(given, operand) for operand in derivation.sources]
    free = [operand for operand, of in zip(derivation.sources, answers, strict=True) if not of]
    together = len(free) == len(answers) and _added(given.source, derivation)
    slipped = any(_slipped(operand, target) for operand in free)
    if slipped and not together and target.kind != "fraction":
        return False
    summed = " + " in derivation.arithmetic
    ahead = clause_zh(given.target, target.start, 16)
    if "→" in derivation.arithmetic and _other_way(derivation, target, ahead):
        return False
    if slips.small(target) and "." not in target.text:
        if not summed and _LEFT_ZH.search(ahead) is None:
            # 25株中24株阳性，1株阴性: what two larger numbers leave
            if free or min(operand.low for operand in derivation.sources) <= _SMALL:
                return False
        elif summed and len(free) < len(answers) and _TOGETHER_ZH.search(ahead) is None:
            return False
    compares = (
        target.unit == "x"
        or target.kind == "fraction"
        or _COMPARED_ZH.search(ahead + given.target[target.end : target.end + 4])
    )
    if summed and not together and len(free) == len(answers) == 2:
        first, last = sorted(derivation.sources, key=lambda one: one.start)
        if given.source.find(". ", first.end, last.start) >= 0 and _TOGETHER_ZH.search(ahead) is None:
            return False  # six here and 18 there: 24
    if len(free) == len(answers):
        apart = abs(derivation.sources[-1].start - derivation.sources[0].start)
        return apart <= _BESIDE_EN or (apart <= _NEAR_EN and (summed or bool(compares)))
    if free and (summed or not (compares or "×" in derivation.arithmetic)):
        return False
    return any(abs(at - target.start) <= _NEAR_ZH for of in answers for at in of)


def _other_way(derivation: Derivation, target: Quantity, ahead: str) -> bool:
    """Whether the share is one of the smaller value where something fell, or of the greater where it rose.

    From 31 days to 19 is 39% less, and from 19 to 31 is 63% more.
    """
    fallen, risen = _LESS_ZH.search(ahead) is not None, _MORE_ZH.search(ahead) is not None
    low, high = sorted(abs(Fraction(operand.low)) for operand in derivation.sources)
    if fallen == risen or not low:
        return False
    right, other = ((high - low) / base * 100 for base in ((high, low) if fallen else (low, high)))
    wanted, slack = Fraction(target.low), precision_of(target)
    return abs(right - wanted) > slack >= abs(other - wanted)


_LESS_ZH, _MORE_ZH = re.compile("减|降|省|缩|少|跌"), re.compile("增|升|涨|提高|扩")
#: Between two kinds of one thing: 10 open and 4 closed models.
_KINDS_EN = re.compile(r"\s(?:[\w-]+,?\s){1,3}(?:\([^()]*\)\s)?and\s")


def _added(source: str, derivation: Derivation) -> bool:
    first, last = sorted(derivation.sources[:2], key=lambda operand: operand.start)
    return _KINDS_EN.fullmatch(source, first.end, last.start) is not None


def _slipped(operand: Quantity, target: Quantity) -> bool:
    return operand.unit == target.unit and writing.near_miss(operand, target)


def _answers(given: Assignment, operand: Quantity) -> list[int]:
    """Where the answers to the source number stand."""
    at = bisect_left(given.starts, operand.start)
    return [given.theirs[index].start for index in given.hosts[at] if index >= 0]
