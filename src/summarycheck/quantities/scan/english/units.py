"""What follows an English number: scale word, percent, points, multiples, units of measure."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from summarycheck.model import Number
from summarycheck.quantities.scan.compounds import OPENING, SQUARED, in_two_words, squared
from summarycheck.quantities.scan.digits import GLUE, Alts, tidy
from summarycheck.quantities.scan.english.number_words import ONES, SCALES
from summarycheck.quantities.scan.english.tails import READ_AS, Suffix
from summarycheck.quantities.scan.units import (
    BYTES,
    CURRENCIES,
    ENGLISH,
    SCALE_SUFFIX,
    SMALLER,
    SPEEDS,
    Unit,
)
from summarycheck.quantities.things import JOINING

#: The same in the plural, and dozens.
_SCALE_WORDS = {**SCALES, **{f"{word}s": scale for word, scale in SCALES.items()}, "dozen": 12, "dozens": 12}
MONTHS = {
    form: number
    for number, forms in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
        "september sep sept|october oct|november nov|december dec".split("|"),
        1,
    )
    for form in forms.split()
}
#: An alternative for each, as texts write it.
ANY_MONTH = "|".join(map(str.title, MONTHS))
_TAIL = re.compile(
    rf"({GLUE})([-–‑]?{GLUE})"
    r"(\\?%|％|‰|×|\\times\b|\\cdot\b|\\sigma\b|°\s?[CF]?|\^\{{?\\circ\}}?(?:\$?\s?[CF]\b)?|℃|℉"
    r"|[A-Za-zµμΩÅσ]+(?:/[a-zA-Z]+|²|³|\^[23])?)"
)
_OLD_DECADE = re.compile(r"\s?['’]s\b")
_SPACED_SUFFIX = frozenset({"k", "K", "M", "B", "T", "bn", "mn", "mln", "tn"})
_KELVIN_AFTER = re.compile(
    rf"\s*(?:[.,;:)]|$|(?:{JOINING}|has|have|temperature|the|we|this|its|due|here|then)\b)"
)
_TESLA_AFTER = re.compile(r"(?i)[\s-]*(?:MRI|MR|scanner|magnet|field|fMRI|[.,;)]|$|and\b|in\b)")


#: Micro- as mathematics writes it: 50$\\mu$m, 5 $\\mu\\mathrm{s}$.
_MICRO = re.compile(r"[\s~]*\$?\\mu\s?\$?\s?(?:\\(?:mathrm|text|rm)\{)?([msgA])(?![A-Za-z])\}?\$?")


#: What ends a number for good: no scale word or unit follows these.
_NO_TAIL = frozenset(["", ",", ".", ")", ";", ":", "]", "/", '"', "，", "。", "、", "）", "；"])
#: What may stand between a number and its span of time.
_SPANNING = frozenset("consecutive successive additional calendar full further extra whole straight".split())
_SPAN = re.compile(r"(?i)\s+(seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b")
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
#: Whose degrees: 30 degrees Celsius, -4 degrees F.
_DEGREES_OF = re.compile(r"\s(?:\()?((?i:celsius|centigrade|fahrenheit)|[CF](?![A-Za-z]))")
#: Around 1C and 0.5C these make rates of charging of them, in either language.
_CHARGED = re.compile(r"(?i)charg|cycl|batter|capacity|cathode|anode|[充放]电|循环|倍率|电池|[正负]极")
#: What makes a speed of a length: 60 miles an hour, 238 km / h.
_IN_TIME = re.compile(r"(?:[\s-](?:per|an|a)[\s-]|\s?/\s?)(?:(?P<hour>h|hr|hour)|(?P<second>s|sec|second))\b")
_ELEVEN = {word: ONES[word] for word in [*ONES][1:12]}
#: The smaller unit after a greater one: 6ft 2in, 11st 4lb, 5 feet 9 inches.
_SMALLER = {
    greater: re.compile(
        rf"[\s-]?(?:and )?(\d{{1,2}}|{'|'.join(_ELEVEN)})[\s-]?(?:{'|'.join(alias for alias in ENGLISH if ENGLISH[alias].name == smaller)}"
        + (r"|in" if smaller == "inch" else "") + r")\b"
        + (rf"|-(\d{{1,2}}|{'|'.join(_ELEVEN)})(?![\w%]|[.,-]\d)" if smaller == "inch" else "")  # 6-foot-2
    )
    for greater, (smaller, _) in SMALLER.items()
}  # fmt: skip
#: Words after a blank that may change the number before them; every other noun is passed over at once.
TAIL_WORDS = (
    frozenset("dozen dozens k m b t bn mn mln tn g ° °c °f".split())
    | READ_AS.keys()
    | SCALES.keys()
    | {scale + "s" for scale in SCALES}
    | MONTHS.keys()
    | _SPANNING
    | OPENING.keys()
)
_LETTERS = re.compile(r"[A-Za-z]{2,}")
_SIZED = re.compile(
    r"(?i)-(?:param|token|scale|sample|weight|frame|image|video|clip|hour|scene|sentence|document)"
)
_HOURS_AFTER = re.compile(
    rf"\s*(?:[.,;:)/\d]|$|(?:{JOINING}|later|post|following|here|ahead|apart|long|longer|shorter|earlier|prior|a|each|every|daily)\b)"
)
_TONNES_OF = re.compile(r"(?:\s?/|\s(?:of|per|a|an|each|every|C|CO2|CO₂|ha)\b)")
#: After *degrees* this makes them no angle.
_OF_FREEDOM = re.compile(r"[\s-]+of[\s-]+freedom\b")
#: What follows the first of several units that are multiplied.
_COMPOUND_UNIT = re.compile(r"[\s$}]*(?:\\cdot\b|[·⋅])\s*\$?\s*[A-Za-z\\]")


#: After a letter these make it a symbol (12 M_\\odot, 3 M$_{\\rm J}$) or a kind of stars (1,429 M dwarfs), not a scale.
_SYMBOL_AFTER = re.compile(r"\}?\s?\$?_|[⊙☉⊕]|\s+(?:sub|super|hyper)?(?:dwarf|giant)s?\b")
#: Around 17.6 G these make billions of operations of it.
_OPERATIONS = re.compile(r"(?i)flops?\b")
#: 2G to 6G are generations of networks, unless these follow.
_GENERATIONS = frozenset(range(2, 7))
_SIZED_IN_G = re.compile(r"\s?(?:[显内]存|参数|浮点|FLOP|MAC|B\b|b|param|of\b|memory|RAM)")
#: After a number and M: what is dissolved, or in what; no millions.
_DISSOLVED = re.compile(
    r"\s+(?:(?:aqueous|solutions?)\b|(?:[A-Z][A-Za-z0-9]*|[A-Z][A-Za-z0-9]*\()(?:OH|Cl|Br|I|SO4|NO3|PO4|HCO3|CO3|PF6|TFSI|ClO4)\)?\d?(?!\w))"
)
#: After a number and B or T: kinds of cells, not billions.
_CELLS = re.compile(r"[\s-]+(?:cells?|lymphocytes?|lineages?)\b")
_STAGED = re.compile(
    r"(?i)\b(?:stages?|types?|phases?|grades?|class|level|fig\.?|figure|table|panel|group|part|arm)\s+$"
)


def _is_stage(text: str, end: int) -> bool:
    """Whether a digit and a B are a stage or part (Stage 2A and 2B), not billions."""
    digit = text[end - 1]
    if not digit.isdecimal():
        return False
    return (
        _STAGED.search(text, max(0, end - 16), end - 1) is not None
        or f"{digit}A" in text[max(0, end - 80) : end]
    )


def suffix(text: str, value: Number, end: int, kind: str) -> Suffix:
    """Scale word, then unit: (value, end, unit, kind, other readings)."""
    nothing: Suffix = value, end, "", kind, ()
    if text[end : end + 1] in _NO_TAIL:
        return nothing
    if "s" in text[end + 1 : end + 3] and (decade := _old_decade(text, value, end)) is not None:
        return decade
    if text.find("\\mu", end, end + 5) >= 0 and (micro := _MICRO.match(text, end)) is not None:
        unit = ENGLISH["µ" + micro[1]]
        return value, micro.end(), unit.name, "measure", ()
    tail = _TAIL.match(text, end)
    if tail is None:
        return nothing
    glued, word = not tail[1] and not tail[2], _word_of(tail)
    if word in NATION_WORDS and (dollars := _NATIONAL.match(text, end)) is not None:
        return value, dollars.end(), _NATIONS[dollars[1].replace(".", "")], "money", ()
    lower = word.lower()
    if not glued and lower not in TAIL_WORDS and not _is_unit(word, lower):
        return nothing
    if len(word) == 1:
        if _is_symbol(text, word, glued, tail.end()):
            return nothing
        if (of_letter := _letter(text, value, kind, tail, word, glued)) is not None:
            return of_letter
    return (
        _scale(text, value, kind, tail, word, glued)
        or _in_two_words(text, value, kind, tail, word)
        or _called(text, value, kind, tail, word)
        or _measured(text, value, kind, tail, word)
        or (_glued_letters(text, value, kind, tail, word) if glued and word[0].isalpha() else nothing)
    )


def _word_of(tail: re.Match[str]) -> str:
    """The word or sign after a number: ``°`` or ``°C`` however it is written, and of mg/kg the mg unless the whole is a unit."""
    word = tail[3]
    if word[0] in "°^":
        return "°" + word[-1] if word[-1] in "CF" else "°"
    if "/" in word and word not in ENGLISH and (per := word.index("/")) and word[:per] in ENGLISH:
        return word[:per]
    return word


def _letter(
    text: str, value: Number, kind: str, tail: re.Match[str], word: str, glued: bool
) -> Suffix | None:
    """What a G or B is by what stands around it: billions of operations, cells, a stage; ``None`` where it is read as elsewhere."""
    if word == "G" and not glued and _OPERATIONS.search(text, max(0, tail.start() - 60), tail.start() + 40):
        return value, tail.end(), "GFLOPs", "measure", ((value, ""),)
    if word == "G" and glued and value in _GENERATIONS and not _SIZED_IN_G.match(text, tail.end()):
        return value, tail.end(), "", "name", ()
    if word == "B":
        nothing: Suffix = value, tail.start(), "", kind, ()
        if value < 10 and (_CELLS.match(text, tail.end()) or _is_stage(text, tail.start())):
            return (value, tail.end(), "", "name", ()) if glued else nothing
        if text.startswith(".C", tail.end()):
            return nothing
    return None


def _scale(text: str, value: Number, kind: str, tail: re.Match[str], word: str, glued: bool) -> Suffix | None:
    """The number times its scale, with what follows that: 3 million km, 2 million and a half, 70B, 3.5m tonnes."""
    end, lower = tail.end(), word.lower()
    if (scale := _SCALE_WORDS.get(lower)) is not None:
        if lower in SCALES and (half := _AND_HALF.match(text, end)) is not None:
            return tidy(Fraction(value) * scale + Fraction(scale, 2)), half.end(), "", kind, ()
        return _scaled(text, value, end, kind, scale, ())
    if word in SCALE_SUFFIX and (glued or word in _SPACED_SUFFIX):
        if kind != "power" and not _SYMBOL_AFTER.match(text, end):
            return _scaled_by_letter(text, value, end, kind, word, glued)
    if word == "m" and glued and _MILLIONS_OF.match(text, end):
        return _scaled(text, value, end, kind, 10**6, ((value, "m"),))
    return None


def _in_two_words(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix | None:
    """A unit after a word that stands before it (97 consecutive days, square miles), and decimals after *point*."""
    end, lower = tail.end(), word.lower()
    if lower in _SPANNING and (span := _SPAN.match(text, end)) is not None:
        return value, span.end(), ENGLISH[span[1].lower()].name, "measure", ()
    if lower in OPENING and (unit := in_two_words(text, lower, end)) is not None:
        return value, unit[1], unit[0].name, "measure", ()
    if lower == "point" and text[tail.start()] == " ":
        return _pointed(text, value, end, kind)
    return None


def _called(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix | None:
    """What is read in a way of its own: percent, points, times, and the name of a month after its day."""
    lower = word.lower()
    read = READ_AS.get(lower)
    if read is not None and (found := read(text, value, kind, tail, word)) is not None:
        return found
    if lower in MONTHS and 1 <= value <= 31 and word[0].isupper():
        return value, tail.start(), "", "day", ()
    return None


#: After a number and m these make millions of it.
_MILLIONS_OF = re.compile(
    r"\s(?:tonnes?|tons|barrels|hectares|acres|lit(?:re|er)s|euros|pounds|dollars|francs|yen|people|children|passengers|users|customers|workers|voters|visitors|students|patients|copies|homes|jobs|cars)\b"
)
#: What follows larger numbers is no scale or unit of theirs: rows of scales are no numbers.
_LARGEST = 10**27
_AND_HALF = re.compile(r"\s+and\s+a\s+half\b")
_POINT_DIGITS = re.compile(r"\s(\d{1,4})(?!\d|[.,]\d|\s?[-–:/])")


def _pointed(text: str, value: Number, end: int, kind: str) -> Suffix | None:
    """The number with the decimals that are said after *point*, and what follows those: 3 point 2 percent."""
    decimals = _POINT_DIGITS.match(text, end)
    if decimals is None or value != int(value):
        return None
    value, end = Decimal(f"{int(value)}.{decimals[1]}"), decimals.end()
    more = suffix(text, value, end, kind)
    return (value, end, "", kind, ()) if more[3] in ("name", "ordinal", "decade") else more


def _old_decade(text: str, value: Number, end: int) -> Suffix | None:
    """The 1980's, the 60's."""
    years = _OLD_DECADE.match(text, end)
    if years is None or value != int(value) or value % 10 or not 10 <= value < 2100:
        return None
    return value if value >= 1000 else 1900 + value, years.end(), "", "decade", ((value, ""),)


def _is_unit(word: str, lower: str) -> bool:
    """Whether a word after a blank is what a unit is called, in any case if it is long enough: GB, GBs, Watts."""
    if word in ENGLISH or (len(word) > 2 and lower in ENGLISH):
        return True
    return word.endswith("s") and word[:-1] in ENGLISH


def _is_symbol(text: str, word: str, glued: bool, end: int) -> bool:
    """Whether a letter goes on: 1024 k-points, 3 x2; but 124 M-parameter and 21 k-frame."""
    after = text[end : end + 1]
    if after == "-" and not glued:
        return word not in "kKMB" or not _SIZED.match(text, end)
    return after.isdecimal() and not (word == "m" and SQUARED.match(text, end))  # not g/cm³, 10,000 m2


def _scaled(text: str, value: Number, end: int, kind: str, scale: int, alts: Alts) -> Suffix:
    """The number times its scale word, and what follows that: 3 million km, 5 hundred thousand."""
    value = tidy(Fraction(value) * scale) if isinstance(value, Fraction) else value * scale
    if value > _LARGEST:
        return value, end, "", kind, alts
    more_value, more_end, unit, more_kind, more_alts = suffix(text, value, end, kind)
    if unit == "pound":
        alts += more_alts  # 9 million pounds: of money, too
    if unit and more_kind not in ("name", "ordinal", "decade"):
        return more_value, more_end, unit, more_kind, alts
    if more_value != value and more_kind == "count":
        return more_value, more_end, "", kind, alts
    return value, end, "", kind, alts


def _scaled_by_letter(text: str, value: Number, end: int, kind: str, word: str, glued: bool) -> Suffix:
    """70B, 5k, 300 K images; 300 K and 7 T may be measures."""
    if measured := _measured_letter(text, word, glued, end):
        return value, end, measured, "measure", ()
    if word == "M" and not glued and _DISSOLVED.match(text, end):
        return value, end, "mol", "measure", ((value * 10**6, ""),)  # 0.5 M LiOH
    alts: Alts = ()
    if word == "b" and value <= 64:  # an 8b network
        alts = ((value, "bit"), (value, ""))
    elif word in ("K", "T") and not glued:
        alts = ((value, word),)
    return _scaled(text, value, end, kind, SCALE_SUFFIX[word], alts)


def _measured(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix | None:
    """The number with its unit from the table; None where the word is none."""
    entry = _entry(word)
    if entry is None or (len(word) == 1 and "/" not in tail[3] and _is_letter(text, tail, word)):
        return None
    end = tail.end()
    if entry.dimension in CURRENCIES:
        return value, end, entry.name, "money", ()
    if (raised := squared(text, entry, end)) is not None:
        return value, raised[1], raised[0].name, "measure", ()
    if _COMPOUND_UNIT.match(text, end) or _OF_FREEDOM.match(text, end):
        return value, tail.start(), "", kind, ()  # 24 deg·mm
    if entry.name == "deg" and (scale_of := _DEGREES_OF.match(text, end)) is not None:
        return value, scale_of.end(), "F" if scale_of[1][0] in "Ff" else "C", "measure", ()
    if entry.name in SMALLER and (rest := _SMALLER[entry.name].match(text, end)) is not None:
        said = rest[rest.lastindex or 0]
        less = Fraction(_ELEVEN.get(said) or int(said), SMALLER[entry.name][1])
        value = tidy(Fraction(value) + less)
        return value, rest.end(), entry.name, "measure", ()
    if entry.name in SPEEDS and (sped := _IN_TIME.match(text, end)) is not None:
        if speed := SPEEDS[entry.name].get(sped.lastgroup or ""):
            return value, sped.end(), speed, "measure", ()
    return value, end, entry.name, "measure", _also(value, tail, word)


def _entry(word: str) -> Unit | None:
    """The unit that the word is called by, in any case if it is long enough; of many acronyms (GBs) too."""
    entry = ENGLISH.get(word) or (ENGLISH.get(word.lower()) if len(word) > 2 else None)
    if entry is None and word.endswith("s") and word[:-1].isupper():
        entry = ENGLISH.get(word[:-1])
    return entry


def _is_letter(text: str, tail: re.Match[str], word: str) -> bool:
    """Whether a single letter after a blank is a word or symbol of its own rather than a unit."""
    if tail.start(3) == tail.start() or word not in "AVNCFJLdhwylt":
        return word == "t"  # 5t is a name
    if word == "t":
        return not _TONNES_OF.match(text, tail.end())
    return not (word in "hVJL" and _HOURS_AFTER.match(text, tail.end()))


def _also(value: Number, tail: re.Match[str], word: str) -> Alts:
    """What the unit may mean else: pounds are money, £3m millions, Gb bytes, GW gestational weeks."""
    if word == "pounds":
        return ((value, "GBP"),)
    if word == "m" and tail.start(3) == tail.start():
        return ((value * 10**6, ""),)
    if word in BYTES:
        return ((value, BYTES[word]),)
    return ((value, "week"),) if word == "GW" else ()


def _glued_letters(text: str, value: Number, kind: str, tail: re.Match[str], word: str) -> Suffix:
    """Letters that run on from the number and are no unit: degrees (27C), or a name (3D, 3DGS, 4chan)."""
    lower = word.lower()
    if word in ("C", "F") and _is_heat(text, value, tail.start()):
        return value, tail.end(), word, "measure", ()
    if word == "p" and _PENCE_EACH.match(text, tail.end()):
        return value, tail.end(), "penny", "money", ()
    if lower == "d" or (lower in ("g", "k", "p") and len(word) == 1):
        return value, tail.end(), lower.upper(), "name", ()
    if word[0] == "D" and word.isupper() and value in (2, 3, 4):
        return value, tail.end(), "D", "name", ()
    if (_LETTERS.match(word) and (word.isupper() or word[0].islower())) or kind == "power":
        return value, tail.start(), "", kind, ()
    return value, tail.end(), "", "name", ()


#: After 230p, the price of one, or another price in pence.
_PENCE_EACH = re.compile(r"\s(?:an?|per|each|(?:to|from|and|or)\s\d[\d.]*p)\b")


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
