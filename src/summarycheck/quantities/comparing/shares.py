"""What follows from shares: the rest of one, several together, parts of a ratio, the amount that one is of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, islice, pairwise

from summarycheck.model import Quantity
from summarycheck.quantities.clauses import DENIED_EN
from summarycheck.quantities.comparing import equality, fitting, reckon, rounding
from summarycheck.quantities.comparing.derive import WINDOW, Derivation, in_percent, in_tenths, precision_of


@lru_cache(maxsize=4)
def _ratios(source: str) -> tuple[tuple[Quantity, tuple[int, ...]], ...]:
    """The first ratios of the source (3:1, 80/10/10) with their parts: all of any abstract's."""
    found = []
    for hit in islice(_PARTS.finditer(source), WINDOW):
        parts = tuple(map(int, hit[0].replace("/", ":").split(":")))
        if "/" not in hit[0] or sum(parts) == 100:
            found.append((Quantity(hit[0], hit.start(), hit.end(), Decimal(0), Decimal(0)), parts))
    return tuple(found)


_PARTS = re.compile(r"(?<![\d.:/])\d{1,3}(?:(?::\d{1,3}){1,4}|(?:/\d{1,2}){1,3})(?![:/]|\.?\d)")
#: Between a part and its whole: 7 of the 113, one star in 40.
_OF_ALL = re.compile(r" (?:out )?of (?:(?:the|these|our|all) )?|(?<=[Oo]ne) [a-z]+ in (?:every )?")
#: Before a whole of which the part is told next: for every ten workers, about three.
_OF_EVERY = re.compile(r"(?i)\b(?:of|for|in|out of|among) every\s$")
#: Before a share these say what is gone or is left of it: 减少75%, 仅剩一成, 为后者的55%.
_REST_ZH = re.compile("损失|减|降|剪|省|削|缩|剔|丢|剩|余|去|未|者的|前$")
#: … of several shares, only the words for a rest do.
_REMAINS_ZH = re.compile("剩|余|其他|其它|另|未|损失")
#: … and after one that it is of those which do not: 近四成样地未减少.
_NOT_ZH = re.compile("的?[^，。；、\\d]{0,8}?(?:未|没|不(?!同|仅|断)|无(?!论))")
#: What is kept of a whole of which so much is taken: 只保留30% for "pruning 70% of the heads".
_KEPT_ZH = re.compile("保留了?(?:约|近)?$")
_TAKEN_EN = re.compile(
    r"(?i)\b(?:prun|remov|drop|discard|eliminat|delet|skip|mask|cut)\w*(?:\s[a-z]+)?\s[~$]*$"
)
_NOT_EN = re.compile(rf"(?i){DENIED_EN}|\b(?:lack|fail)\w*\b")
#: … and these that it is a level: 由140 GB缩至38 GB（约为原来的27%）.
_OF_BEFORE_ZH = re.compile("(?:原来|原先|原有|此前|之前|先前)的$")
#: … and these one of another thing: 不到全量微调的三成.
_OF_OTHER_ZH = re.compile("(?:[为仅约近]|不到|不足|只有|相当于)[^，。；]{1,12}的(?:大?约|近)?$")
_INSTEAD_OF = re.compile(
    r"[^.;,\d]{0,24},?\s?(?:instead of|rather than|versus|vs\.?|compared (?:with|to)|against)\s[^.;,\d]{0,12}"
)
_TOGETHER_ZH = re.compile("合计|总计|共计|一共|总共|之和|加起来|合起来|者共|共占|[^公]共$")


def share(source: str, ours: list[Quantity], clause: str, after: str, target: Quantity) -> Derivation | None:
    """What makes a percentage or fraction of the shares of the source, where the words before and after it say so.

    The rest of a share (减少75% for "a quarter of the parameters"), several together (合计63%), or a part of a ratio.
    """
    if not target.single or (target.unit != "%" and target.kind != "fraction"):
        return None
    wanted = Fraction(target.low) * (1 if target.unit == "%" else 100)
    for ratio, parts in _ratios(source):
        if any(part * 100 == wanted * sum(parts) for part in parts):
            return Derivation((ratio,), f"{ratio.text}: {target.text}")
    if (parted := _parted(source, ours, clause, target, wanted)) is not None:
        return parted
    if target.unit == "%" and (excess := _excess(source, ours, clause, target)) is not None:
        return excess
    shares = [(part, q) for q in ours if (part := _share(q)) is not None]
    if (rest := _rest_of(source, shares, clause, after, target, wanted)) is not None:
        return rest
    if _TOGETHER_ZH.search(clause):
        for sum_, run in _sums(shares):
            if len(run) > 1 and (sum_ == wanted or (target.unit == "%" and reckon.fits(sum_, target))):
                return Derivation(run, f"{' + '.join(q.text for q in run)} = {target.text}")
    return None


def _rest_of(
    source: str,
    shares: list[tuple[Fraction, Quantity]],
    clause: str,
    after: str,
    target: Quantity,
    wanted: Fraction,
) -> Derivation | None:
    """What shares leave of the whole, where the words beside the target say so: 减少75%, 只保留30%, 近四成未减少."""
    rest_said = _REST_ZH.search(clause) is not None
    kept = not rest_said and _KEPT_ZH.search(clause) is not None
    if not (rest_said or kept or _NOT_ZH.match(after)):
        return None
    for sum_, run in _sums(shares):
        first, lone = run[0], len(run) == 1
        if kept and not _TAKEN_EN.search(source, max(0, first.start - 24), first.start):
            continue
        if not (rest_said or kept) and not (lone and not _NOT_EN.search(source, first.end, first.end + 60)):
            continue
        if lone and fitting.both_left(source, clause, first):
            continue
        if rest_said and not lone and not _REMAINS_ZH.search(clause):
            continue
        rest = 100 - sum_
        rounded = lone and first.unit == "%"
        if rest == wanted or (rounded and (rounding.rounds_to(100 - wanted, first) or _beyond(rest, target))):
            return Derivation(run, f"100% − {' − '.join(q.text for q in run)} = {target.text}")
    return None


def _beyond(rest: Fraction, target: Quantity) -> bool:
    """Whether a share lies so near to tenths on the side that is said: 28% for 不足三成."""
    off = (rest - Fraction(target.low)) * rounding.BEYOND.get(target.bound, 0)
    return in_tenths(target) and 0 < off <= precision_of(target)


#: A ratio of risks right before its number: HR 1.34, an odds ratio of 0.66.
_RATIO_EN = re.compile(r"(?i)\b(?:ratios?|hazards?|odds|risks?|[HOR]R|IRR|SMR)\b[^.;\d]{0,24}$")
_MORE_ZH, _LESS_ZH = re.compile("高|增|升|上涨|多"), re.compile("低|减|降|少")


def _excess(source: str, ours: list[Quantity], clause: str, target: Quantity) -> Derivation | None:
    """What a ratio of risks says in per cent: 风险高出34% for a hazard ratio of 1.34, 降低34% for one of 0.66."""
    less = _LESS_ZH.search(clause) is not None
    if less == (_MORE_ZH.search(clause) is not None):
        return None
    wanted = 1 + Fraction(target.low) / (-100 if less else 100)
    for ratio in ours:
        if ratio.unit in ("", "x") and ratio.single and ratio.low == wanted:
            if _RATIO_EN.search(source, max(0, ratio.start - 48), ratio.start):
                return Derivation((ratio,), f"|{ratio.text} − 1| = {target.text}")
    return None


def _parted(
    source: str, ours: list[Quantity], clause: str, target: Quantity, wanted: Fraction
) -> Derivation | None:
    """A part of a whole that the source names right after it (7 of 113), or a level of what was before."""
    slack = rounding.step(target) / 2
    level, beside_zh = _OF_BEFORE_ZH.search(clause), _OF_OTHER_ZH.search(clause)
    for some, whole in pairwise(ours):
        if not some.single or not whole.single or not some.low or not whole.low:
            continue
        if some.kind == whole.kind == "count" and _OF_ALL.fullmatch(source, some.end, whole.start):
            if abs(100 * Fraction(some.low) / Fraction(whole.low) - wanted) <= slack:
                return Derivation((some, whole), f"{some.text} / {whole.text} ≈ {target.text}")
        elif (
            _OF_EVERY.search(source, max(0, some.start - 20), some.start)
            and whole.start - some.end < _TOGETHER
        ):
            if whole.low < some.low and 100 * Fraction(whole.low) / Fraction(some.low) == wanted:
                return Derivation((whole, some), f"{whole.text} / {some.text} = {target.text}")
        elif beside_zh and some.unit == whole.unit and _INSTEAD_OF.fullmatch(source, some.end, whole.start):
            if abs(100 * Fraction(some.low) / Fraction(whole.low) - wanted) <= (
                5 if "成" in target.text else precision_of(target)
            ):
                return Derivation((some, whole), f"{some.text} / {whole.text} ≈ {target.text}")
        elif level and some.unit == whole.unit:
            if abs(100 * Fraction(whole.low) / Fraction(some.low) - wanted) <= slack:
                return Derivation((whole, some), f"{whole.text} / {some.text} ≈ {target.text}")
    return None


def _sums(shares: list[tuple[Fraction, Quantity]]) -> Iterator[tuple[Fraction, tuple[Quantity, ...]]]:
    """The shares by themselves, any two together, and three or four that stand in a row."""
    for part, quantity in shares:
        yield part, (quantity,)
    for (part, one), (more, other) in combinations(shares[:WINDOW], 2):
        yield part + more, (one, other)
    for size in (3, 4):
        for at in range(len(shares) - size + 1):
            row = shares[at : at + size]
            yield sum((part for part, _ in row), Fraction(0)), tuple(quantity for _, quantity in row)


#: Before an amount these make it that of all turns together: 四次、每次90分钟（共6小时）.
_IN_ALL_ZH = re.compile(r"(?:共|合计|总计|累计|总时长|总共)(?:约|为|达)*\s?$")


def in_all(ours: list[Quantity], clause: str, target: Quantity) -> Derivation | None:
    """So many times an amount, where the source says them together: four sessions of 90 minutes."""
    if target.kind != "measure" or not target.single or not _IN_ALL_ZH.search(clause):
        return None
    amount, dimension = equality.canonical(target.low, target.unit)
    for times, each in pairwise(ours):
        value, of = equality.canonical(each.low, each.unit)
        if of == dimension and _is_count(times) and each.start - times.end < _TOGETHER:
            if Fraction(times.low) * Fraction(value) == Fraction(amount):
                return Derivation((times, each), f"{times.text} × {each.text} = {target.text}")
    return None


_TOGETHER = 40  # characters


def from_neighbour(
    beside: Quantity, near: list[Quantity], target: Quantity, *, close: bool
) -> Derivation | None:
    """What a number beside the target's, which answers to ``beside``, makes of it with the numbers ``near`` that.

    The rest of a share (55% and 45%), the part that one count is of another, the count that a share of another is.
    """
    if not beside.single or not beside.low or not target.low:
        return None
    if target.kind == "fraction":
        target = in_percent(target)
    others = [other for other in near if other.single and other is not beside]
    if target.unit == "%" and beside.unit == "%":
        if Fraction(target.low) + Fraction(beside.low) == 100 and target.low != beside.low:
            return Derivation((beside,), f"100% − {beside.text} = {target.text}")
    elif target.unit == "%":
        return _share_of(beside, others, target) if _is_count(beside) or beside.kind in _AMOUNTS else None
    elif close and (target.kind == "measure" or (target.kind == "count" and target.low > 10)):
        return _amount_by(beside, others, target)
    return None


def _is_count(quantity: Quantity) -> bool:
    return quantity.kind == "times" or (quantity.kind == "count" and not quantity.unit)


_WHOLES, _AMOUNTS = frozenset({"count", "power"}), frozenset({"measure", "money"})
#: How far from its part, in characters, a whole stands that no words join to it.
_NEAR_BY = 120


def _share_of(part: Quantity, others: list[Quantity], target: Quantity) -> Derivation | None:
    """512人（八成） where another number is the whole, 640; 3.4 dB（约55%） of 6.2 dB."""
    rough = target.bound != "exact" and ("分之" in target.text or "半" in target.text or in_tenths(target))
    slack = precision_of(target) if rough else rounding.step(target) / 2
    for whole in others:
        alike = whole.unit == part.unit if part.kind in _AMOUNTS else whole.kind in _WHOLES
        larger = alike and whole.low > max(part.low, 0)
        if larger and abs(whole.start - part.start) < _NEAR_BY:
            if abs(100 * Fraction(part.low) / Fraction(whole.low) - Fraction(target.low)) <= slack:
                return Derivation((part, whole), f"{part.text} / {whole.text} ≈ {target.text}")
    return None


def _amount_by(beside: Quantity, others: list[Quantity], target: Quantity) -> Derivation | None:
    """48次 of 50次 for 96%, 34毫瓦 of 480 for 7%: an amount by a share, of which one is said beside it."""
    amount, dimension = equality.canonical(target.low, target.unit)
    wanted = Fraction(amount)
    slack = rounding.step(target) / 2 if target.unit or target.bound != "exact" else Fraction(0)
    if target.bound != "exact":
        slack = max(slack, rounding.leading_step(Fraction(target.low)) / 2)  # 约750个 for 64% of 1,173
    slack *= wanted / Fraction(target.low)
    for other in others:
        share, whole = (other, beside) if _part(other) else (beside, other)
        part = _part(share)
        value, of = equality.canonical(whole.low, whole.unit if whole.kind != "times" else "")
        if part is None or whole.kind not in ("count", "times", "measure") or of != dimension:
            continue
        if abs(part * Fraction(value) / 100 - wanted) <= slack:
            return Derivation((share, whole), f"{share.text} × {whole.text} ≈ {target.text}")
    return None


def _part(quantity: Quantity) -> Fraction | None:
    """The percentage of a whole that is counted: 96%, half."""
    return _share(quantity) if quantity.unit == "%" or quantity.kind == "fraction" else None


def _share(quantity: Quantity) -> Fraction | None:
    """The percentage that a number says of a whole: 12%, a quarter, by a factor of 40."""
    if not quantity.single or not 0 < quantity.low < 1000:
        return None
    value = Fraction(quantity.low)
    if quantity.unit == "%":
        return value if value < 100 else None
    if quantity.kind == "fraction":
        return value * 100 if value < 1 else None
    if quantity.unit == "x":
        return 100 / value if value > 1 else None
    return None
