"""What a number measures, said otherwise: a mean for a median, a probability for a share, an absolute change for a relative one."""

from __future__ import annotations

import re

from summarycheck.model import Quantity
from summarycheck.quantities.around.pairs import Oddity, Spot
from summarycheck.quantities.clauses import clause_en, clause_zh
from summarycheck.quantities.scan.stretches import places, runs_on

_MEDIAN_EN = re.compile(r"(?i)\b(?:median|medium)\b[^.;]*$")
_IN_MEDIAN_EN = re.compile(r"(?i)[\s}$\\%]*(?:in|at|on) (?:the )?median\b")
_MEAN_EN = re.compile(r"(?i)\b(?:mean|averag\w+)\b")
_MEAN_ZH = re.compile(r"平均|均值")
_PROBABLY_ZH = re.compile(
    r"(?:概率|几率|可能性)(?:[^，。；\d%（(]{0,14}分别)?(?:仅|约|高|可)?(?:为|是|达到?|有)?\s?$"
)
_PROBABLE_ZH = re.compile(r"(?:[和、,，]\s?[\d.]+\s?[%％])*的?(?:概率|几率|可能性)")
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_SHARE_BEFORE, _SHARE_AFTER = re.compile(r"\bin\s+(?:\w+\s+){0,2}[$~]*$"), re.compile(r"[\s}$]*of\b")


def _as_probability(source: str, target: str, a: Quantity, b: Quantity) -> bool:
    """Whether the share of things in which something holds (in 86% of papers) became its probability."""
    if _SHARE_AFTER.match(source, a.end) is None:
        return False
    listed = re.sub(r"[\d.]+\s?[%％]\s?(?:和|、|与|，)\s?$", "", target[max(0, b.start - 40) : b.start])
    if not (_PROBABLY_ZH.search(listed) or _PROBABLE_ZH.match(target, b.end)):
        return False
    return _SHARE_BEFORE.search(source, max(0, a.start - 32), a.start) is not None


def _mentions(source: str, a: Quantity) -> list[int]:
    """Where the source writes this number: a second mention need not repeat the statistic."""
    figures = _FIGURES.match(a.text)
    if figures is None:
        return [a.start]
    written = figures[0]
    return [at for at in places(source, written) if not runs_on(source, at, at + len(written), ".")]


#: Without one of these a target tells no such measure.
TELLTALES = ("均", "中位", "概率", "几率", "可能性", "绝对", "相对")


def statistic(at: Spot) -> Oddity | None:
    """A median shown as a mean, a share as a probability, a relative change as an absolute one; or the other way round."""
    source, target, a, b = at.source, at.target, at.a, at.b
    if b.unit == "%" and _as_probability(source, target, a, b):
        return _odd(a, b, "share", "probability")
    if b.unit in _SHARES and (measured := _otherwise_measured(source, target, a, b)):
        return _odd(a, b, *measured)
    window = target[max(0, b.start - 24) : b.start]
    if "均" not in window and "中位" not in window:
        return None
    before_zh = clause_zh(target, b.start)
    before_en = clause_en(source, a)
    if _MEAN_ZH.search(before_zh) and "中位" not in before_zh:
        if not _MEAN_EN.search(before_en) and (
            _IN_MEDIAN_EN.match(source, a.end)
            or any(_MEDIAN_EN.search(source[max(0, start - 60) : start]) for start in _mentions(source, a))
        ):
            return _odd(a, b, "median", "mean")
    if "中位" in before_zh and _MEAN_EN.search(before_en) and "median" not in before_en.lower():
        return _odd(a, b, "mean", "median")
    return None


_SHARES = frozenset({"%", "pp"})
_CHANGED_ZH = "(?:提[升高]|增[加长益幅]|改[善进]|上升|降[低幅]|下降|减[少小]|优势|差[距值异])"
_ABSOLUTE_BEFORE_ZH, _RELATIVE_BEFORE_ZH = (
    re.compile(rf"{word}(?:性?地)?{_CHANGED_ZH}[了约近达为超过]*[\s$]*$") for word in ("绝对", "相对")
)
_ABSOLUTE_AFTER_ZH, _RELATIVE_AFTER_ZH = (
    re.compile(rf"的?{word}的?{_CHANGED_ZH}") for word in ("绝对", "相对")
)
_ABSOLUTE_EN, _RELATIVE_EN = (re.compile(rf"(?i)\b{word}(?:ly)?\b") for word in ("absolute", "relative"))


def _otherwise_measured(source: str, target: str, a: Quantity, b: Quantity) -> tuple[str, str] | None:
    """What the source calls a change, relative or absolute, and what the target does; ``None`` where they agree."""
    window = target[max(0, b.start - 12) : b.end + 8]
    absolute = "绝对" in window
    if absolute == ("相对" in window):
        return None
    before, after = (
        (_ABSOLUTE_BEFORE_ZH, _ABSOLUTE_AFTER_ZH) if absolute else (_RELATIVE_BEFORE_ZH, _RELATIVE_AFTER_ZH)
    )
    if not before.search(target, max(0, b.start - 12), b.start) and not after.match(target, b.end):
        return None
    clause = clause_en(source, a)
    said, other = (_ABSOLUTE_EN, _RELATIVE_EN) if absolute else (_RELATIVE_EN, _ABSOLUTE_EN)
    if said.search(clause) or not other.search(clause):
        return None
    return ("relative", "absolute") if absolute else ("absolute", "relative")


def _odd(a: Quantity, b: Quantity, ours: str, theirs: str) -> Oddity:
    return ("statistic", a, b, {"source_statistic": ours, "target_statistic": theirs})
