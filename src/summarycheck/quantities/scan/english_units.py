"""What follows an English number: scale word, percent, points, multiples, units of measure."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from summarycheck.model import Number
from summarycheck.quantities.scan.digits import GLUE, tidy
from summarycheck.quantities.scan.units import BY_NAME, CURRENCIES, ENGLISH, HOURLY, SMALLER

SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
    "quadrillion": 10**15,
}
MONTHS = {
    form: number
    for number, forms in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
        "september sep sept|october oct|november nov|december dec".split("|"),
        1,
    )
    for form in forms.split()
}
_TAIL = re.compile(
    rf"({GLUE})([-–‑]?{GLUE})"
    r"(\\?%|％|‰|×|\\times\b|\\cdot\b|°\s?[CF]?|\^\{{?\\circ\}}?(?:\$?\s?[CF]\b)?|℃|℉"
    r"|[A-Za-zµμΩÅσ]+(?:/[a-zA-Z]+|²|³|\^[23])?)"
)
_POINT_DIGITS = re.compile(r"\s(\d{1,4})(?!\d|[.,]\d|\s?[-–:/])")
_POINTS = re.compile(r"[\s~$}-]*(?:absolute\s+)?(?:points?\b|pts?\b\.?|p\.?p\.?\b|pp\b|p\b)")
#: 15 km$^2$, and what lost its superscript: 15 km2.
_SQUARED = re.compile(r"\}?\s*\$?\s*\^\s*\{?([23])\}?|([23])(?!\w|[.,]\d)")
_OLD_DECADE = re.compile(r"\s?['’]s\b")
_CROSS = re.compile(rf"{GLUE}(?:x|X|×|\*|\\times){GLUE}(?=\d)")
WORD = re.compile(r"[A-Za-z]+")
SCALE_SUFFIX = {
    "k": 10**3, "K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12, "bn": 10**9, "Bn": 10**9, "mn": 10**6, "tn": 10**12,
    "b": 10**9, "G": 10**9,
}  # fmt: skip
_SPACED_SUFFIX = frozenset({"k", "K", "M", "B", "T", "bn", "mn", "tn"})
_KELVIN_AFTER = re.compile(
    r"\s*(?:[.,;:)]|$|(?:and|or|in|to|with|by|on|under|is|temperature|the|we|this|its|where|when|while|for|from|as|but|at|are|was|were|due)\b)"
)
_TESLA_AFTER = re.compile(r"(?i)[\s-]*(?:MRI|MR|scanner|magnet|field|fMRI|[.,;)]|$|and\b|in\b)")


#: What ends a number for good: no scale word or unit follows these.
_NO_TAIL = frozenset(["", ",", ".", ")", ";", ":", "]", "/", '"', "，", "。", "、", "）", "；"])
#: What may stand between a number and its span of time.
_SPANNING = frozenset("consecutive successive additional calendar full further extra whole straight".split())
_SPAN = re.compile(r"(?i)\s+(seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b")
#: First words of units of two words (square miles), with the second ones.
_OPENING: dict[str, frozenset[str]] = {
    first: frozenset(alias.split(" ")[1] for alias in ENGLISH if alias.startswith(f"{first} "))
    for first in {alias.split(" ")[0] for alias in ENGLISH if " " in alias}
}
#: Dollars by their country: 3 billion U.S. dollars.
_NATIONAL = re.compile(r"\s(U\.?S|American|Hong Kong|Singapore|Australian|Canadian)\.?\sdollars?\b")
_NATIONS = {
    "US": "USD", "American": "USD", "Hong Kong": "HKD", "Singapore": "SGD", "Australian": "AUD", "Canadian": "CAD",
}  # fmt: skip
NATION_WORDS = frozenset({"U"} | {nation.split()[0] for nation in _NATIONS})
#: Around 27C and 90F these make temperatures of them, and no names.
_HEAT = re.compile(
    r"(?i)temperature|degree|celsius|fahrenheit|heat|\b(?:cold|cool|warm|hot|hott|wint|freez|fros|chill|mercury|weather|forecast|bak|oven|boil|melt|stor)"
    r"|\d[CF]\s?\(-?\d+[CF]\)|°"
)
#: Around 1C and 0.5C these make rates of charging of them, in either language.
_CHARGED = re.compile(r"(?i)charg|cycl|batter|capacity|cathode|anode|[充放]电|循环|倍率|电池|[正负]极")
#: Whose degrees: 30 degrees Celsius, -4 degrees F.
_DEGREES_OF = re.compile(r"\s(?:\()?((?i:celsius|centigrade|fahrenheit)|[CF](?![A-Za-z]))")
#: What makes a speed of a length: 60 miles an hour.
_PER_HOUR = re.compile(r"[\s-](?:per|an|a)[\s-]hour\b")
_ELEVEN = {
    word: value
    for value, word in enumerate("one two three four five six seven eight nine ten eleven".split(), 1)
}
#: The smaller unit after a greater one: 6ft 2in, 11st 4lb, 5 feet 9 inches.
_SMALLER = {
    greater: re.compile(
        rf"[\s-]?(?:and )?(\d{{1,2}}|{'|'.join(_ELEVEN)})[\s-]?(?:{'|'.join(alias for alias in ENGLISH if ENGLISH[alias].name == smaller)}"
        + (r"|in" if smaller == "inch" else "") + r")\b"
    )
    for greater, (smaller, _) in SMALLER.items()
}  # fmt: skip
#: Words after a blank that may change the number before them; every other noun is passed over at once.
TAIL_WORDS = (
    frozenset(
        "dozen dozens \\% % ％ percent percents pct percentage per ‰ light points point pp pts ppt p × \\times x \\cdot times fold folds "
        "parts st nd rd th s bps basis order orders decade decades century centuries k m b t bn mn tn g ° °c °f".split()
    )
    | SCALES.keys()
    | {scale + "s" for scale in SCALES}
    | MONTHS.keys()
    | _SPANNING
    | _OPENING.keys()
)
_LETTERS = re.compile(r"[A-Za-z]{2,}")
_SIZED = re.compile(
    r"(?i)-(?:param|token|scale|sample|weight|frame|image|video|clip|hour|scene|sentence|document)"
)
_HOURS_AFTER = re.compile(
    r"\s*(?:[.,;:)/\d]|$|(?:of|and|or|to|in|at|after|before|later|post|per|vs|versus|for|on|with|from|following)\b)"
)
_PER_MILLE = re.compile(r"\s(?:thousand|mille)\b")
_PARTS_PER = re.compile(r"\s+per\s+(thousand|million)\b")
_LIGHT_YEARS = re.compile(r"[- ]years?\b")


#: After *fold* these make it a part of the data.
_OF_DATA = re.compile(
    r"(?i)[\s-]+(?:(?:stratified|nested|repeated|grouped?)[\s-]+)?(?:cross|cv\b|validation)"
)
#: After *degrees* as preprint servers write the sign: 37{degrees}C.
_BRACED = re.compile(r"\}\s?([CF])\b")
#: After *degrees* this makes them no angle.
_OF_FREEDOM = re.compile(r"[\s-]+of[\s-]+freedom\b")
#: What follows the first of several units that are multiplied.
_COMPOUND_UNIT = re.compile(r"[\s$}]*(?:\\cdot\b|[·⋅])\s*\$?\s*[A-Za-z\\]")


#: After a letter these make it a symbol (12 M_\\odot, 3 M$_{\\rm J}$) or a kind of stars (1,429 M dwarfs), not a scale.
_SYMBOL_AFTER = re.compile(r"\}?\s?\$?_|[⊙☉⊕]|\s+(?:sub|super|hyper)?(?:dwarf|giant)s?\b")
#: After a number and B or T: kinds of cells, not billions.
_CELLS = re.compile(r"[\s-]+(?:cells?|lymphocytes?|lineages?)\b")
_STAGED = re.compile(
    r"(?i)\b(?:stages?|types?|phases?|grades?|class|level|fig\.?|figure|table|panel|group|part|arm)\s+$"
)


def _is_stage(text: str, end: int) -> bool:
    """Whether a digit and a B are a stage or part (Stage 2A and 2B), not billions."""
    digit = text[end - 1]
    if not digit.isdigit():
        return False
    return (
        _STAGED.search(text, max(0, end - 16), end - 1) is not None
        or f"{digit}A" in text[max(0, end - 80) : end]
    )


_AND_HALF = re.compile(r"\s+and\s+a\s+half\b")


def suffix(
    text: str, value: Number, end: int, kind: str
) -> tuple[Number, int, str, str, tuple[tuple[Number, str], ...]]:
    """Scale word, then unit: (value, end, unit, kind, other readings)."""
    first = text[end : end + 1]
    if first in _NO_TAIL:
        return value, end, "", kind, ()
    if (
        "s" in text[end + 1 : end + 3]
        and (years := _OLD_DECADE.match(text, end)) is not None
        and value == int(value)
        and not value % 10
        and 10 <= value < 2100
    ):
        return value if value >= 1000 else 1900 + value, years.end(), "", "decade", ((value, ""),)
    tail = _TAIL.match(text, end)
    if tail is None:
        return value, end, "", kind, ()
    glue, hyphen, word = tail.groups()
    glued = not glue and not hyphen
    if word[0] in "°^":
        word = "°" + word[-1] if word[-1] in "CF" else "°"
    if word in NATION_WORDS and (dollars := _NATIONAL.match(text, end)) is not None:
        return value, dollars.end(), _NATIONS[dollars[1].replace(".", "")], "money", ()
    alts: tuple[tuple[Number, str], ...] = ()
    if "/" in word and word not in ENGLISH and (per := word.index("/")) and word[:per] in ENGLISH:
        word = word[:per]  # 5 mg/kg: so many mg, of whatever
    lower = word.lower()
    if (
        not glued
        and lower not in TAIL_WORDS
        and word not in ENGLISH
        and (len(word) < 3 or lower not in ENGLISH)
    ):
        if not (word.endswith("s") and word[:-1] in ENGLISH):
            return value, end, "", kind, ()
    scale = SCALES.get(lower) or (SCALES.get(lower[:-1]) if lower.endswith("s") else None)
    if scale is None and lower in ("dozen", "dozens"):
        scale = 12
    if len(word) == 1 and not glued and text[tail.end() : tail.end() + 1] == "-":
        if word not in "kKMB" or not _SIZED.match(text, tail.end()):
            return value, end, "", kind, ()  # 1024 k-points, but 124 M-parameter and 21 k-frame
    if len(word) == 1 and text[tail.end() : tail.end() + 1].isdigit():
        return value, end, "", kind, ()
    if word == "B" and value < 10 and (_CELLS.match(text, tail.end()) or _is_stage(text, end)):
        return value, tail.end() if glued else end, "", "name" if glued else kind, ()
    if scale is None and word == "B" and text.startswith(".C", tail.end()):
        return value, end, "", kind, ()
    if (
        scale is None
        and word in SCALE_SUFFIX
        and (glued or word in _SPACED_SUFFIX)
        and kind != "power"
        and not _SYMBOL_AFTER.match(text, tail.end())
    ):
        measured = _measured_letter(text, word, glued, tail.end())
        if measured:
            return value, tail.end(), measured, "measure", ()
        scale = SCALE_SUFFIX[word]
        if word == "b" and value <= 64:
            alts = ((value, "bit"), (value, ""))  # an 8b network
    if scale is not None:
        value = tidy(Fraction(value) * scale) if isinstance(value, Fraction) else value * scale
        if lower in SCALES and (half := _AND_HALF.match(text, tail.end())) is not None:
            return (
                tidy(Fraction(value) + Fraction(scale, 2)),
                half.end(),
                "",
                kind,
                alts,
            )  # 2 million and a half
        more_value, more_end, unit, more_kind, _ = suffix(text, value, tail.end(), kind)
        if unit and more_kind not in ("none", "name", "ordinal", "decade"):
            return more_value, more_end, unit, more_kind, alts
        if more_value != value and more_kind == "count":
            return more_value, more_end, "", kind, alts
        return value, tail.end(), "", kind, alts
    if (
        word in ("%", "\\%", "％")
        or lower in ("percent", "percents", "pct", "percentage")
        or (lower == "per" and text[tail.end() : tail.end() + 5].strip()[:4] == "cent")
    ):
        return _percent(text, value, tail, lower)
    if lower == "per" and (mille := _PER_MILLE.match(text, tail.end())) is not None:
        return value, mille.end(), "‰", "percent", ((value, ""),)
    if lower == "parts" and (per := _PARTS_PER.match(text, tail.end())) is not None:
        unit, kind = ("‰", "percent") if per[1] == "thousand" else ("ppm", "measure")
        return value, per.end(), unit, kind, ()
    if word == "‰":
        return value, tail.end(), "‰", "percent", ()
    if lower == "light" and (years := _LIGHT_YEARS.match(text, tail.end())) is not None:
        return value, years.end(), "ly", "measure", ()
    if lower in _SPANNING and (span := _SPAN.match(text, tail.end())) is not None:
        return value, span.end(), ENGLISH[span[1].lower()].name, "measure", ()  # 97 consecutive days
    if lower in _OPENING and (second := WORD.match(text, tail.end() + 1)) and second[0] in _OPENING[lower]:
        return value, second.end(), ENGLISH[f"{lower} {second[0]}"].name, "measure", ()
    if lower == "degrees" and (braced := _BRACED.match(text, tail.end())) is not None:
        return value, braced.end(), braced[1], "measure", ()
    if (
        lower == "point"
        and text[end] == " "
        and value == int(value)
        and (decimals := _POINT_DIGITS.match(text, tail.end()))
    ):
        pointed = Decimal(f"{int(value)}.{decimals[1]}")  # 3 point 2 percent
        more_value, more_end, unit, more_kind, alts = suffix(text, pointed, decimals.end(), kind)
        if more_kind in ("none", "name", "ordinal", "decade"):
            return pointed, decimals.end(), "", kind, ()
        return more_value, more_end, unit, more_kind, alts
    if lower in ("points", "point") and value > 100:
        return value, end, "", kind, ()
    if lower in ("points", "point", "pp", "pts", "ppt") or (
        lower == "p" and text[tail.end() : tail.end() + 3] in (".p.", ".p")
    ):
        return value, tail.end(), "pp", "point", ()
    if word in ("×", "\\times", "x", "X", "\\cdot"):
        if _CROSS.match(text, end):
            return value, end, "", "dimension", ()
        if word == "\\cdot" or (
            word in ("x", "X") and not (glued or text[tail.end() : tail.end() + 1] in " ,.$)")
        ):
            return value, end, "", kind, ()
        return value, tail.end(), "x", "multiple", ()
    if lower == "folds" or (lower == "fold" and _OF_DATA.match(text, tail.end())):
        return value, tail.end(), "", kind, ()  # 5-fold cross-validation
    if lower == "times" or (lower == "fold" and "$" not in glue):
        return value, tail.end(), "x", "multiple" if lower != "times" else "times", ()
    weight = word == "st" and glued and value > 3 and (value % 10 != 1 or value % 100 == 11)  # 12st, no 21st
    if lower in ("st", "nd", "rd", "th") and not weight and (glued or glue in ("$^{", "^{", "{")):
        after = text[tail.end() : tail.end() + 12].lstrip(" -").lower()
        if after.startswith("centur"):
            at = tail.end() + text[tail.end() : tail.end() + 12].lower().find("centur")
            word_end = WORD.match(text, at)
            return value, word_end.end() if word_end else tail.end(), "century", "ordinal", ()
        return value, tail.end(), "", "ordinal", ()
    if (
        lower == "s"
        and glue.strip() in ("", "'")
        and hyphen == ""
        and value == int(value)
        and (1000 <= value < 2100 or (10 <= value < 100 and not value % 10))
    ):
        year = value if value >= 1000 else 1900 + value
        if not value % 10:
            century = ((year // 100 + 1, "century"),) if not year % 100 else ()
            return year, tail.end(), "", "decade", ((value, "s"), (value, ""), *century)
    if lower in ("bps", "basis") and not glued:
        points = text.find("point", tail.end(), tail.end() + 8)
        if lower == "bps" or points > 0:
            word_end = WORD.match(text, points) if points > 0 else None
            return value, word_end.end() if word_end else tail.end(), "bp", "point", ()
    if (
        lower in ("order", "orders")
        and text[tail.end() : tail.end() + 16].lstrip()[:12].lower() == "of magnitude"
    ):
        return (
            value,
            tail.end() + text[tail.end() : tail.end() + 24].lower().index("magnitude") + 9,
            "oom",
            "magnitude",
            (),
        )
    if lower in ("decade", "decades"):
        return value * 10, tail.end(), "year", "measure", ()
    if lower in ("century", "centuries"):
        return value * 100, tail.end(), "year", "measure", ()
    if lower in MONTHS and 1 <= value <= 31 and word[0].isupper():
        return value, end, "", "day", ()
    entry = (
        BY_NAME["stone"] if weight else ENGLISH.get(word) or (ENGLISH.get(lower) if len(word) > 2 else None)
    )
    if entry is None and word.endswith("s") and word[:-1].isupper():
        entry = ENGLISH.get(word[:-1])
    if entry is not None and not (
        len(word) == 1
        and not glued
        and word in "sdhwCFAVNJLmgyl"
        and _is_word(word)
        and not (word == "h" and _HOURS_AFTER.match(text, tail.end()))
    ):
        if entry.dimension in CURRENCIES:
            return value, tail.end(), entry.name, "money", ()
        if entry.dimension == "length" and (raised := _SQUARED.match(text, tail.end())):
            entry = ENGLISH.get(f"{entry.name}^{raised[1] or raised[2]}") or entry
            return value, raised.end(), entry.name, "measure", ()
        if _COMPOUND_UNIT.match(text, tail.end()) or _OF_FREEDOM.match(text, tail.end()):
            return value, end, "", kind, ()  # 24 deg·mm
        if entry.name == "deg" and (scale_of := _DEGREES_OF.match(text, tail.end())) is not None:
            return value, scale_of.end(), "F" if scale_of[1][0] in "Ff" else "C", "measure", ()
        if entry.name in SMALLER and (rest := _SMALLER[entry.name].match(text, tail.end())) is not None:
            value = tidy(
                Fraction(value) + Fraction(_ELEVEN.get(rest[1]) or int(rest[1]), SMALLER[entry.name][1])
            )
            return value, rest.end(), entry.name, "measure", ()
        if entry.name in HOURLY and (hourly := _PER_HOUR.match(text, tail.end())) is not None:
            return value, hourly.end(), HOURLY[entry.name], "measure", ()
        if word == "pounds":
            alts = ((value, "GBP"),)
        if word == "m" and glued:
            alts = ((value * 10**6, ""),)
        if word == "GW":
            alts = ((value, "week"),)  # gestational weeks
        return value, tail.end(), entry.name, "measure", alts
    if glued and word in ("C", "F") and _is_heat(text, value, end):
        return value, tail.end(), word, "measure", ()
    if glued and word[0].isalpha():
        if lower == "d" or (lower in ("g", "k", "p") and len(word) == 1):
            return value, tail.end(), lower.upper(), "name", ()
        if word[0] == "D" and word.isupper() and value in (2, 3, 4):
            return value, tail.end(), "D", "name", ()  # 3DGS
        if (_LETTERS.match(word) and (word.isupper() or word[0].islower())) or kind == "power":
            return value, end, "", kind, ()
        return value, tail.end(), "", "name", ()
    return value, end, "", kind, ()


def _is_heat(text: str, value: Number, end: int) -> bool:
    """Whether a number and a C or F are a temperature: -12C, 27C in the heat."""
    return -273 <= value < 0 or (
        0 <= value <= 260
        and _HEAT.search(text, max(0, end - 90), end + 90) is not None
        and not _CHARGED.search(text, max(0, end - 90), end + 90)
    )


def _measured_letter(text: str, word: str, glued: bool, end: int) -> str:
    """``300 K`` and ``7 T`` as kelvin and tesla, unless what follows is counted (``300 K images``)."""
    if word == "K" and not glued and _KELVIN_AFTER.match(text, end):
        return "K"
    if word == "T" and _TESLA_AFTER.match(text, end) and not (glued and text[end : end + 1] in ".,;)"):
        return "T"
    return ""


def _is_word(word: str) -> bool:
    """Single letters that are words or symbols of their own rather than units after a blank."""
    return word in "AVNCFJLdhwyl"


def _percent(
    text: str, value: Number, tail: re.Match[str], lower: str
) -> tuple[Number, int, str, str, tuple[tuple[Number, str], ...]]:
    end = tail.end()
    if lower == "per":
        end = text.index("cent", end) + 4
    points = _POINTS.match(text, end)
    if points is not None and (
        lower != "percentage" or "oint" in points[0] or points[0].strip().startswith("p")
    ):
        return value, points.end(), "pp", "point", ()
    # "by 27 percentage" lacks its "points"
    return value, end, "%", "percent", ((value, "pp"),) if lower == "percentage" else ()
