"""Words after an English number that are read each in its way (percent, points, times, th …); None: as a unit after all."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from summarycheck.model import Number
from summarycheck.quantities.scan.digits import GLUE, Alts

_POINTS = re.compile(r"[\s~$}-]*(?:absolute\s+)?(?:points?\b|pts?\b\.?|p\.?p\.?\b|pp\b|p\b)")
_CROSS = re.compile(rf"{GLUE}(?:x|X|×|\*|\\times){GLUE}(?=\d)")
WORD = re.compile(r"[A-Za-z]+")
_PER_MILLE = re.compile(r"\s(?:thousand|mille)\b")
_PARTS_PER = re.compile(r"\s+per\s+(thousand|million)\b")
#: After *degrees* as preprint servers write the sign: 37{degrees}C.
_BRACED = re.compile(r"\}\s?([CF])\b")


#: After *fold* these make it a part of the data.
_OF_DATA = re.compile(
    r"(?i)[\s-]+(?:(?:stratified|nested|repeated|grouped?)[\s-]+)?(?:cross|cv\b|validation)"
)
#: What follows a number: value, end, unit, kind, other readings.
Suffix = tuple[Number, int, str, str, Alts]


def _per(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix | None:
    if text[tail.end() : tail.end() + 5].strip()[:4] == "cent":
        return _percent(text, value, kind, tail, word)
    if (mille := _PER_MILLE.match(text, tail.end())) is not None:
        return value, mille.end(), "‰", "percent", ((value, ""),)
    return None


def _percent(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix:
    end, lower = tail.end(), word.lower()
    if lower == "per":
        end = text.index("cent", end) + 4
    points = _POINTS.match(text, end)
    if points is not None and (
        lower != "percentage" or "oint" in points[0] or points[0].strip().startswith("p")
    ):
        return value, points.end(), "pp", "point", ()
    # "by 27 percentage" lacks its "points"
    return value, end, "%", "percent", ((value, "pp"),) if lower == "percentage" else ()


_PERCENT = re.compile(r"\sper\s?cent\b")


def _percent_of(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix | None:
    """2.8 volume percent, 5 atomic percent."""
    percent = _PERCENT.match(text, tail.end())
    return None if percent is None else (value, percent.end(), "%", "percent", ())


def _per_mille(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix:
    return value, tail.end(), "‰", "percent", ()


def _parts_per(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix | None:
    per = _PARTS_PER.match(text, tail.end())
    if per is None:
        return None
    unit, kind = ("‰", "percent") if per[1] == "thousand" else ("ppm", "measure")
    return value, per.end(), unit, kind, ()


def _degrees(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix | None:
    braced = _BRACED.match(text, tail.end())
    return None if braced is None else (value, braced.end(), braced[1], "measure", ())


def _points(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix | None:
    if word.lower() in ("points", "point") and value > 100:
        return value, tail.start(), "", kind, ()
    if word in ("p", "P") and text[tail.end() : tail.end() + 3] not in (".p.", ".p"):
        return None
    return value, tail.end(), "pp", "point", ()


def _times_sign(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix:
    """4× and 4x; no side of a dimension (4 x 4) and no factor."""
    if _CROSS.match(text, tail.start()):
        return value, tail.start(), "", "dimension", ()
    letter = word in ("x", "X")
    if word == "\\cdot" or (
        letter and not (tail.start(3) == tail.start() or text[tail.end() : tail.end() + 1] in " ,.$)")
    ):
        return value, tail.start(), "", kind, ()
    return value, tail.end(), "x", "multiple", ()


def _fold(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix | None:
    if word.lower() == "folds" or _OF_DATA.match(text, tail.end()):
        return value, tail.end(), "", kind, ()  # 5-fold cross-validation
    return None if "$" in tail[1] else (value, tail.end(), "x", "multiple", ())


def _times(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix:
    return value, tail.end(), "x", "times", ()


def _ordinal(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix | None:
    """21st, 3$^{rd}$, the 19th century."""
    glued = tail.start(3) == tail.start()
    if not glued and tail[1] not in ("$^{", "^{", "{"):
        return None
    after = text[tail.end() : tail.end() + 12].lower()
    if (
        after.startswith((" of ", " the "))
        and value > 3
        and _A_PART.search(text, max(0, tail.start() - _A_PART_WITHIN), tail.start())
    ):
        return Fraction(1, int(value)), tail.end(), "", "fraction", ()
    if not after.lstrip(" -").startswith("centur"):
        return value, tail.end(), "", "ordinal", ()
    century = WORD.match(text, tail.end() + after.find("centur"))
    return value, century.end() if century else tail.end(), "century", "ordinal", ()


#: What makes a part of an ordinal: a 10th of the price, one 45th of it.
_A_PART, _A_PART_WITHIN = re.compile(r"(?i)(?<![a-z])(?:an?|one)\s\d{1,4}\Z"), 10


def _decade(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix | None:
    """The 1980s, the 60s; other numbers with an s are seconds."""
    if tail[1].strip() not in ("", "'") or tail[2] or value != int(value) or value % 10:
        return None
    old = 100 <= value < 1000 and text[tail.start() - 7 : tail.start() - 3].lower() == "the "  # the 900s
    short = 10 <= value < 100 and not tail[1].isspace()  # but 30 s
    if not (1000 <= value < 2100 or short or (old and not value % 100)):
        return None
    year = value if value >= 100 else 1900 + value
    century = ((year // 100 + 1, "century"),) if not year % 100 else ()
    return year, tail.end(), "", "decade", ((value, "s"), (value, ""), *century)


def _basis_points(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix | None:
    second = "point" if word.lower() == "basis" else "pair"
    points = text.find(second, tail.end(), tail.end() + 8)
    if tail.start(3) == tail.start() or (word.lower() not in ("bp", "bps") and points <= 0):
        return None
    word_end = WORD.match(text, points) if points > 0 else None
    return value, word_end.end() if word_end else tail.end(), "bp", "point", ()


def _orders(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix | None:
    after = text[tail.end() : tail.end() + 24].lower()
    if after[:16].lstrip()[:12] != "of magnitude":
        return None
    return value, tail.end() + after.index("magnitude") + 9, "oom", "magnitude", ()


def _decades(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix:
    return value * 10, tail.end(), "year", "measure", ((value, "oom"),)  # energies that span 2.6 decades


def _centuries(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix:
    return value * 100, tail.end(), "year", "measure", ()


_EVERY = {"hourly": "h", "weekly": "week", "monthly": "month", "yearly": "year"}


def _every(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix | None:
    """3-hourly fields, of three hours each; but 5 weekly doses."""
    return (value, tail.end(), _EVERY[word], "measure", ()) if tail[2] else None


READ_AS: Mapping[str, Callable[[str, Number, str, re.Match[str], str], Suffix | None]] = {
    **dict.fromkeys(("%", "\\%", "％", "percent", "percents", "pct", "percentage"), _percent),
    "per": _per,
    "‰": _per_mille,
    **dict.fromkeys(("volume", "weight", "mass", "mole", "mol", "atomic", "relative"), _percent_of),
    **dict.fromkeys(("part", "parts"), _parts_per),
    "degrees": _degrees,
    **dict.fromkeys(("points", "point", "pp", "pts", "ppt", "p"), _points),
    **dict.fromkeys(("×", "\\times", "x", "\\cdot"), _times_sign),
    **dict.fromkeys(("fold", "folds"), _fold),
    "times": _times,
    **dict.fromkeys(("st", "nd", "rd", "th"), _ordinal),
    "s": _decade,
    **dict.fromkeys(("bp", "bps", "basis", "base"), _basis_points),
    **dict.fromkeys(("order", "orders"), _orders),
    **dict.fromkeys(("decade", "decades"), _decades),
    **dict.fromkeys(("century", "centuries"), _centuries),
    **dict.fromkeys(_EVERY, _every),
}
