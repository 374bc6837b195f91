"""Quantities of scientific English: digits with their dirt, LaTeX, number words, scales and bounds.

Digits are found by one pass of a character class, words by one set intersection; all context work
is done at the hits, so that a text without numbers costs little more than looking at it once.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import msgspec

from summarycheck.model import Number, Quantity
from summarycheck.quantities.units import CURRENCIES, ENGLISH

ONE = Decimal(1)

_ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
    "quadrillion": 10**15,
}
_PLURAL_SCALES = {word + "s": value for word, value in _SCALES.items()} | {"tens": 10, "dozens": 10}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_PARTS |= {word + "s": value for word, value in _PARTS.items() if not word.startswith("hal")}
_MULTIPLES = {
    form: value
    for value, forms in {
        2: "double doubles doubled doubling twice twofold",
        3: "triple triples tripled tripling thrice threefold treble",
        4: "quadruple quadruples quadrupled quadrupling fourfold",
        5: "quintuple fivefold",
        6: "sixfold",
        7: "sevenfold",
        8: "eightfold",
        9: "ninefold",
        10: "tenfold",
        100: "hundredfold",
        1000: "thousandfold",
    }.items()
    for form in forms.split()
}
_HALVINGS = frozenset({"halve", "halves", "halved", "halving"})
_MONTHS = {
    form: number
    for number, forms in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
        "september sep sept|october oct|november nov|december dec".split("|"),
        1,
    )
    for form in forms.split()
}
_DECADES = {word[:-1] + "ies": 1900 + value for word, value in _TENS.items()}

#: Words that can begin a quantity written in letters.
_STARTERS = frozenset(
    {*_ONES, *_TENS, *_SCALES, *_PLURAL_SCALES, *_ORDINALS, *_PARTS, *_MULTIPLES, *_HALVINGS, *_DECADES}
    | {"dozen", "both", "pair", "couple", "decade", "decades", "century", "centuries", "several", "few"}
    | {"order", "orders"}
    | (_MONTHS.keys() - {"mar"})
)
_FOLD = bytes(
    ord(chr(code).lower()) if chr(code).isascii() and chr(code).isalpha() else 32 for code in range(256)
)

_GLUE = r"(?:\+(?=\s?(?:hundred|thousand|million|billion|trillion|[KMBT]\b))|[\s~   ]|\\[,;:! ]|\\space\b|\\(?:text|mathrm|rm|textbf|mathbf|textit)\b\{?|[${}])*"
_DIGIT = re.compile(r"\d+")
_GROUPED = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d{1,3}(?:(?:\{,\}|\\,|['’\u2009\u202f\u00a0])\d{3})+(?!\d)"
    r"|\d{1,3}(?: \d{3})+(?![\d\-–.%\\]|[A-Za-z]\w*\d)"
)
#: What may stand between groups of three digits, braces and blanks included.
_SEPARATORS = ",'’{\\ \u2009\u202f\u00a0"
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?!\d)")
_TAIL = re.compile(
    rf"({_GLUE})([-–‑]?{_GLUE})"
    r"(\\?%|％|‰|×|\\times\b|\\cdot\b|°\s?[CF]?|℃|℉|[A-Za-zµμΩÅσ]+(?:/[a-zA-Z]+|²|³|\^[23])?)"
)
_POINTS = re.compile(r"[\s~$}-]*(?:absolute\s+)?(?:points?\b|pts?\b\.?|p\.?p\.?\b|pp\b|p\b)")
_SQUARED = re.compile(r"\}?\s*\$?\s*\^\s*\{?([23])\}?")
_POWER = re.compile(r"\^\s*\{?\s*([-−–]?\d+)\s*\}?|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_TIMES_TEN = re.compile(rf"{_GLUE}(?:x|X|×|\*|\\times|\\cdot|·){_GLUE}10(?=\^|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])")
_OLD_DECADE = re.compile(r"\s?['’]s\b")
_EXPONENT = re.compile(r"[eE]([-−+]?\d{1,3})(?![\w.])")
_CROSS = re.compile(rf"{_GLUE}(?:x|X|×|\*|\\times){_GLUE}(?=\d)")
_SPLIT_DECIMAL = re.compile(r"\.\s+(\d{1,2})(?=\s?\\?%|(?![\w.,]))")
_COMMA_DECIMAL = re.compile(r",(\d{1,2})(?=\s?\\?%|[~ ]?[MBK]\b)")
_BETWEEN = re.compile(
    r"\s*(?:\$\s*)?(-{1,3}|–|—|−|~|to|through|\\sim|\\mbox\{-\}|till|until)\s*(?:\$\s*)?(?=[\d.])"
)
_AND = re.compile(r"\s*\$?\s*and\s+\$?(?=\d)")
_LIST_GAP = re.compile(r"\s*(?:/|,|,?\s+and|,?\s+or)\s*\$?")
_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−–", "-0123456789--")
_WORD = re.compile(r"[A-Za-z]+")
_NAME_CHARS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-‑_.")
_NAME_RIGHT = re.compile(r"[A-Za-z0-9_]*(?:[-‑_.+][A-Za-z0-9_]+)*")

# Words before a hyphen that leave the number a number: "sub-40B", "top-5" (rank), "mid-1990s".
_OPEN_PREFIXES = frozenset(
    "sub pre post mid non under over near top best pass hit recall precision at and or to the a of in "
    "around about up by with for all per every each grade level type phase stage order rank age ages "
    "step late early then only from".split()
)
_RANKS = frozenset({"top", "best", "pass", "hit", "hits", "recall", "precision", "rank"})

_SCALE_SUFFIX = {
    "k": 10**3, "K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12, "bn": 10**9, "Bn": 10**9, "mn": 10**6,
    "b": 10**9, "G": 10**9,
}  # fmt: skip
_SPACED_SUFFIX = frozenset({"k", "K", "M", "B", "T", "bn", "mn"})
_KELVIN_AFTER = re.compile(r"\s*(?:[.,;:)]|$|(?:and|or|in|to|with|by|on|under|is|temperature)\b)")
_TESLA_AFTER = re.compile(r"(?i)[\s-]*(?:MRI|MR|scanner|magnet|field|fMRI|[.,;)]|$|and\b|in\b)")

_BOUND_AFTER = re.compile(
    r"\s*(?:(\+|\s?or (?:more|above|higher|greater|over)\b|and (?:above|over|more|up)\b|plus\b)"
    r"|(or (?:less|fewer|below|lower|under)\b|and (?:below|under)\b))"
)
_LAST_WORDS = re.compile(
    r"(?:\b([A-Za-z]+)[\s-]+)?\b([A-Za-z]+)[\s~$({\\]*$|([<>≤≥≈~±]|\\(?:sim|approx|leq?|geq?|pm|lt|gt))[\s${]*$"
)
_BOUND_WORDS: dict[str, str] = {
    "about": "about", "around": "about", "approximately": "about", "roughly": "about", "some": "about",
    "circa": "about", "approx": "about", "nearly": "nearly", "almost": "nearly", "over": "more-than",
    "above": "more-than", "exceeding": "more-than", "exceeds": "more-than", "exceed": "more-than",
    "exceeded": "more-than", "surpassing": "more-than", "surpasses": "more-than", "beyond": "more-than",
    "under": "less-than", "below": "less-than", "minimum": "at-least",
    "maximum": "at-most", "reaching": "exact",
}  # fmt: skip
_BOUND_PAIRS: dict[tuple[str, str], str] = {
    ("up", "to"): "up-to", ("upto", ""): "up-to", ("more", "than"): "more-than",
    ("greater", "than"): "more-than", ("higher", "than"): "more-than", ("larger", "than"): "more-than",
    ("better", "than"): "more-than", ("longer", "than"): "more-than", ("less", "than"): "less-than",
    ("fewer", "than"): "less-than", ("lower", "than"): "less-than", ("smaller", "than"): "less-than",
    ("shorter", "than"): "less-than", ("at", "least"): "at-least", ("at", "most"): "at-most",
    ("close", "to"): "nearly", ("much", "as"): "up-to", ("many", "as"): "up-to",
("less", "then"): "less-than",
    ("excess", "of"): "more-than", ("order", "of"): "about", ("maximum", "of"): "up-to",
    ("minimum", "of"): "at-least", ("little", "as"): "at-least", ("few", "as"): "at-least",
    ("low", "as"): "at-least",
}  # fmt: skip
_NEGATED = {
    "more-than": "at-most", "less-than": "at-least", "up-to": "exact",
}  # fmt: skip
_BOUND_SIGNS = {
    "<": "less-than", ">": "more-than", "≤": "at-most", "≥": "at-least", "≈": "about", "~": "about",
    "±": "tolerance", "\\sim": "about", "\\approx": "about", "\\leq": "at-most", "\\le": "at-most",
    "\\geq": "at-least", "\\ge": "at-least", "\\pm": "tolerance", "\\lt": "less-than", "\\gt": "more-than",
    "+-": "tolerance",
}  # fmt: skip


def scan(text: str) -> list[Quantity]:
    """The quantities of an English text, in order; names with digits too (kind ``name``)."""
    found: list[Quantity] = []
    position = 0
    for hit in _DIGIT.finditer(text):
        if hit.start() < position:
            continue
        position = _digits(text, hit.start(), position, found)
    words = _word_starts(text)
    if words:
        taken = [(quantity.start, quantity.end) for quantity in found]
        extra: list[Quantity] = []
        position = 0
        for start in words:
            if start >= position and not _inside(start, taken):
                position = _words(text, start, extra) or position
        if extra:
            spans = [(quantity.start, quantity.end) for quantity in extra]
            found = sorted([*extra, *(q for q in found if not _inside(q.start, spans))], key=_start)
    return share_percent(text, found, _LIST_GAP)


def share_percent(text: str, found: list[Quantity], gap: re.Pattern[str]) -> list[Quantity]:
    """Give the bare numbers of a list the percent sign at its end (``7.96和5.37%``)."""
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        if second.unit == "%" and first.unit == "" and first.kind == "count" and first.text[-1:].isdigit():
            if gap.fullmatch(text, first.end, second.start) and first.low < 1000:
                found[index] = msgspec.structs.replace(
                    first, unit="%", kind="percent", alts=(*first.alts, (first.low, ""))
                )
    return found


def _start(quantity: Quantity) -> int:
    return quantity.start


def _inside(position: int, taken: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in taken)


def _word_starts(text: str) -> list[int]:
    """Where number words stand: one fold to lower-case words, one set intersection, then finds."""
    folded = text.encode("latin-1", "replace").translate(_FOLD).decode("latin-1")
    starts: list[int] = []
    for word in _STARTERS.intersection(folded.split()):
        size = len(word)
        at = folded.find(word)
        while at >= 0:
            before = folded[at - 1 : at]
            after = folded[at + size : at + size + 1]
            if before in ("", " ") and after in ("", " "):
                starts.append(at)
            at = folded.find(word, at + size)
    starts.sort()
    return starts


# --- digits -----------------------------------------------------------------------------------------


def _digits(text: str, start: int, floor: int, found: list[Quantity]) -> int:
    """Read the quantity whose digits begin at ``start``; returns where reading may go on."""
    if (mark := list_mark(text, start)) is not None:
        return mark
    before = text[start - 1] if start else " "
    left = start
    if before in "^_" and start > 1 and (text[start - 2].isalnum() or text[start - 2] in "})"):
        return start + 1
    if before.isascii() and before.isalpha() and not _after_command(text, start):
        if not (before in "xX" and start > 1 and text[start - 2].isdigit()):
            return _name(text, start, floor, found)
    elif before in "-‑−" and start > 1 and (text[start - 2].isalpha() or text[start - 2] in ")]}"):
        word = _word_before(text, start - 1)
        if text[start - 2] in _NAME_CHARS and word not in _OPEN_PREFIXES:
            return _name(text, start, floor, found)
        if word in _RANKS:
            return _rank(text, start, found)
    number = _number(text, start)
    if number is None:
        return start + 1
    value, end, alts = number
    sign = 1
    if before == "-" and text[max(0, start - 3) : start - 1].endswith(("+", "+/")):
        left = start - 1  # +-2.94 and +/-2.94 are ±2.94
    elif before in "-−–" and (start < 2 or not text[start - 2].isalnum() and text[start - 2] not in ")]}%"):
        sign, left = -1, start - 1
    elif before in "+" and (start < 2 or text[start - 2] in " (${"):
        left = start - 1
    return _quantity(text, left, value * sign, end, alts, found)


def _after_command(text: str, start: int) -> bool:
    """``\\sim8``: the letters before the digits are a LaTeX command, not a name."""
    at = start
    while at and text[at - 1].isascii() and text[at - 1].isalpha():
        at -= 1
    return at > 0 and text[at - 1] == "\\"


_MARK = re.compile(r"\d{1,2}(?:([.．、])(?!\d)|([)）]))")
_MARK_LEFT = frozenset("；;：:。\n，,|•-*")


def list_mark(text: str, start: int) -> int | None:
    """The end of a list mark (``1.``, ``2)``, ``(3)``) at ``start``; ``None`` where the digits are no mark."""
    mark = _MARK.match(text, start)
    if mark is None:
        return None
    left = start
    while left and text[left - 1] in " \t　":
        left -= 1
    before = text[left - 1] if left else "\n"
    if mark[2] is not None:
        if before in "(（":
            opened = text[left - 2] if left > 1 else " "
            return mark.end() if not opened.isalnum() or not opened.isascii() else None
        window = text[max(0, start - 60) : start]
        return (
            mark.end()
            if max(window.rfind("("), window.rfind("（")) <= max(window.rfind(")"), window.rfind("）"))
            else None
        )
    if before not in _MARK_LEFT:
        return None
    after = text[mark.end() : mark.end() + 1]
    return mark.end() if before == "\n" or after in " \t" or not after.isascii() else None


def _word_before(text: str, end: int) -> str:
    at = end
    while at and text[at - 1].isascii() and text[at - 1].isalpha():
        at -= 1
    word = text[at:end]
    return word if word.islower() else word.lower() if word.istitle() and word.lower() in _RANKS else word


def _number(text: str, start: int) -> tuple[Number, int, tuple[tuple[Number, str], ...]] | None:
    """The plain number at ``start``: value, end, other readings. ``None`` for versions and the like."""
    run = _DIGIT.match(text, start)
    assert run is not None
    end = run.end()
    after = text[end : end + 1]
    alts: tuple[tuple[Number, str], ...] = ()
    digits = run.group()
    if len(digits) > 30:
        return None
    if after in _SEPARATORS and after and len(digits) <= 3:
        grouped = _GROUPED.match(text, start)
        if grouped is not None and not (after == " " and digits == "0"):
            end = grouped.end()
            digits = re.sub(r"\D", "", grouped.group())
            after = text[end : end + 1]
        elif after == "," and (comma := _COMMA_DECIMAL.match(text, end)):
            return Decimal(f"{digits}.{comma[1]}"), comma.end(), ()
    if after == "." and text[end + 1 : end + 2].isdigit():
        if dotted := _DOTTED.match(text, start):
            return Decimal(dotted.group().replace(".", "")), dotted.end(), ()
        decimals = _DIGIT.match(text, end + 1)
        assert decimals is not None
        end = decimals.end()
        if text[end : end + 1] == "." and text[end + 1 : end + 2].isdigit():
            return None
        if decimals.group() == "000" and len(digits) <= 3:
            alts = ((Decimal(digits + "000"), ""),)
        digits = f"{digits}.{decimals.group()}"
    elif after == "." and len(digits) <= 3 and (split := _SPLIT_DECIMAL.match(text, end)):
        joined = Decimal(f"{digits}.{split[1]}")
        return joined, split.end(), ((Decimal(digits), ""), (Decimal(split[1]), ""))
    return Decimal(digits), end, alts


def _name(text: str, start: int, floor: int, found: list[Quantity]) -> int:
    """A number inside a name (GPT-4, H100, Llama-3-8B): kept as a name, with the size it may carry."""
    left = start
    while left > floor and text[left - 1] in _NAME_CHARS:
        left -= 1
    while left < start and not text[left].isalnum():
        left += 1
    right = _NAME_RIGHT.match(text, start)
    assert right is not None
    end = right.end()
    while end > start and text[end - 1] in ".+-_":
        end -= 1
    token = text[left:end]
    found.append(Quantity(token, left, end, ONE, ONE, "", "name", weak=True))
    if (size := re.search(r"(?<![\w.])(\d+(?:\.\d+)?)([BMKT])$", token)) is not None:
        value = Decimal(size[1]) * _SCALE_SUFFIX[size[2]]
        at = left + size.start()
        found.append(Quantity(size.group(), at, end, value, value, "", "size", weak=True))
    return max(end, start + 1)


def _rank(text: str, start: int, found: list[Quantity]) -> int:
    run = _DIGIT.match(text, start)
    assert run is not None
    end = run.end()
    left = start - 1
    while left and text[left - 1].isalpha():
        left -= 1
    value = Decimal(run.group())
    found.append(Quantity(text[left:end], left, end, value, value, "", "rank"))
    return end


def _power_of(text: str, base: Number, end: int) -> tuple[Number, int] | None:
    power = _POWER.match(text, end)
    if power is None:
        return None
    written = (power[1] or power[2]).translate(_SUPERSCRIPTS)
    if not written.lstrip("-").isdigit() or abs(exponent := int(written)) > 400:
        return None
    if exponent >= 0:
        return Decimal(int(base) ** exponent) if base == int(base) else base**exponent, power.end()
    if base == 10:
        return Decimal(1).scaleb(exponent), power.end()
    return Fraction(base) ** exponent, power.end()


def _quantity(
    text: str,
    left: int,
    value: Number,
    end: int,
    alts: tuple[tuple[Number, str], ...],
    found: list[Quantity],
) -> int:
    """Scale, power, unit, range and bound around a number already read."""
    kind, unit = "count", ""
    digits_end = end
    after = text[end : end + 1]
    if after in "eE" and after and (exponent := _EXPONENT.match(text, end)):
        shift = int(exponent[1].translate(_SUPERSCRIPTS))
        if abs(shift) <= 400:
            value, end, kind = Decimal(value).scaleb(shift), exponent.end(), "power"
    elif after in "^⁻⁰¹²³⁴⁵⁶⁷⁸⁹" and after:
        raised = _power_of(text, value, end)
        if raised is not None:
            if value > 10 and raised[0] == value * value:
                alts = (*alts, (value, ""))  # 1024^2 pixels = 1024×1024
            value, end = raised
            kind = "power"
    elif (ten := _TIMES_TEN.match(text, end)) is not None and (
        raised := _power_of(text, Decimal(10), ten.end())
    ) is not None:
        value, end, kind = Fraction(value) * Fraction(raised[0]), raised[1], "power"
        value = _tidy(value)
    high = value
    if kind == "count" and (clock := _CLOCK.match(text, left)) is not None and clock.end() > end:
        hour, minute = (clock[1], clock[2]) if clock[1] else (clock[4], clock[5])
        found.append(
            _time(text, left, clock.end(), int(hour), int(minute or 0), (clock[3] or "").lower()[:1])
        )
        return clock.end()
    if (
        after == ":"
        and kind == "count"
        and (match := re.compile(r":(\d+(?:\.\d+)?)(?![\d:])").match(text, end))
    ):
        alts = (*alts, (value, ""), (Decimal(match[1]), ""))
        value = high = Fraction(value) / Fraction(match[1]) if Decimal(match[1]) else Fraction(0)
        end, kind = match.end(), "ratio"
    elif after == "/" and kind == "count" and (match := re.compile(r"/(\d+)(?![\d/]|\.\d)").match(text, end)):
        if 0 < int(match[1]) and value == int(value):
            alts = (*alts, (value, ""), (Decimal(match[1]), ""))
            if text[left:].startswith("9/11"):
                alts = (*alts, (Decimal(911), ""))
            value = high = Fraction(int(value), int(match[1]))
            end, kind = match.end(), "fraction"
    if kind in ("count", "power"):
        end, value, high, unit, kind, alts = _unit_and_range(text, left, value, end, kind, alts, digits_end)
    if kind == "none":
        return end
    money = _money(text, left, end)
    if money and unit not in CURRENCIES and unit not in ("%", "x", "pp"):
        left, unit, kind = money[0], money[1], "money"
    bound = _bound(text, left, end)
    quote = text[left:end]
    found.append(
        Quantity(quote, left, end, min(value, high), max(value, high), unit, kind, bound, False, alts)
    )
    return end


_CLOCK = re.compile(
    r"(?i)(\d{1,2})(?:[:.](\d{2}))?\s?([ap]\.?m\b\.?)|(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?![\d:]|\s*(?:ratio|split|mix))"
)


def _time(text: str, start: int, end: int, hour: int, minute: int, half: str) -> Quantity:
    """A time of day in minutes; twelve hours on as another reading where a or p does not settle it."""
    if half == "p" and hour < 12:
        hour += 12
    value = Decimal(60 * hour + minute)
    other = value + 720 if value < 720 else value - 720
    return Quantity(
        text[start:end], start, end, value, value, "clock", "time", "exact", False, ((other, "clock"),)
    )


def _tidy(value: Number) -> Number:
    """A ``Decimal`` where the fraction has one (denominator of twos and fives)."""
    if isinstance(value, Decimal):
        return value
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1 or value.denominator > 10**25:
        return value
    return Decimal(value.numerator) / Decimal(value.denominator)


def _unit_and_range(
    text: str,
    left: int,
    value: Number,
    end: int,
    kind: str,
    alts: tuple[tuple[Number, str], ...],
    digits_end: int,
) -> tuple[int, Number, Number, str, str, tuple[tuple[Number, str], ...]]:
    scaled, end, unit, kind, more = _suffix(text, value, end, kind)
    alts += more
    high = scaled
    if kind in ("name", "none", "decade", "ordinal"):
        return end, scaled, high, unit, kind, alts
    between = _BETWEEN.match(text, end)
    if between is not None and between[0].strip() == "to" and _precedes(text, left, "from"):
        # "from 7 to 70 billion": two numbers; the scale may belong to both.
        second = _number(text, between.end()) if text[between.end()].isdigit() else None
        if second is not None and scaled == value and unit == "":
            other_value, _, other_unit, _, _ = _suffix(text, second[0], second[1], "count")
            if other_value != second[0]:
                alts = (
                    *alts,
                    (_tidy(Fraction(value) * Fraction(other_value) / Fraction(second[0] or 1)), other_unit),
                )
            elif other_unit:
                alts = (*alts, (value, other_unit))
    if between is None and _precedes(text, left, "between"):
        between = _AND.match(text, end)
    if between is not None and not (between[0].strip() == "to" and _precedes(text, left, "from")):
        start = between.end()
        second = _number(text, start) if text[start].isdigit() else None
        if second is not None and (text[start - 1] in "-–—−~ $}" or between.lastindex is None or between[1]):
            other, other_end, _ = second
            other_value, other_end, other_unit, other_kind, _ = _suffix(text, other, other_end, "count")
            named = text[other_end : other_end + 1] == "-" and text[other_end + 1 : other_end + 2].isalpha()
            if (
                not (named and _hyphen(between))
                and other_kind not in ("name", "none", "decade", "ordinal")
                and (unit in ("", other_unit) or not other_unit)
            ):
                if unit == "" and 1500 <= value <= 2100 and not 1500 <= other_value <= 2100:
                    return end, scaled, high, unit, kind, alts
                if unit == "" and scaled == value and other_value != other and value < other_value:
                    factor = Fraction(other_value) / Fraction(other)
                    if value <= other or factor > 1:
                        scaled = _tidy(Fraction(value) * factor)
                if scaled < other_value or not _hyphen(between):
                    return other_end, scaled, other_value, other_unit or unit, other_kind, alts
    return end, scaled, high, unit, kind, alts


def _hyphen(between: re.Match[str]) -> bool:
    return between[0].strip() in ("-", "–")


def _precedes(text: str, left: int, word: str) -> bool:
    window = text[max(0, left - len(word) - 3) : left].rstrip(" $~\\\n")
    return window[-len(word) :].lower() == word


def _suffix(
    text: str, value: Number, end: int, kind: str
) -> tuple[Number, int, str, str, tuple[tuple[Number, str], ...]]:
    """Scale word, then unit: (value, end, unit, kind, other readings)."""
    if (
        (years := _OLD_DECADE.match(text, end)) is not None
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
    alts: tuple[tuple[Number, str], ...] = ()
    lower = word.lower()
    scale = _SCALES.get(lower) or (_SCALES.get(lower[:-1]) if lower.endswith("s") else None)
    if scale is None and lower in ("dozen", "dozens"):
        scale = 12
    if len(word) == 1 and text[tail.end() : tail.end() + 1].isdigit():
        return value, end, "", kind, ()
    if scale is None and word == "B" and text.startswith(".C", tail.end()):
        return value, end, "", kind, ()
    if scale is None and word in _SCALE_SUFFIX and (glued or word in _SPACED_SUFFIX):
        measured = _measured_letter(text, word, glued, tail.end())
        if measured:
            return value, tail.end(), measured, "measure", ()
        scale = _SCALE_SUFFIX[word]
    if scale is not None:
        original = value
        value = _tidy(Fraction(value) * scale) if isinstance(value, Fraction) else value * scale
        more_value, more_end, unit, more_kind, _ = _suffix(text, value, tail.end(), kind)
        if unit and more_kind not in ("none", "name", "ordinal", "decade"):
            return more_value, more_end, unit, more_kind, alts
        if more_value != value and more_kind == "count":
            return more_value, more_end, "", kind, alts
        del original
        return value, tail.end(), "", kind, alts
    if (
        word in ("%", "\\%", "％")
        or lower in ("percent", "pct", "percentage")
        or (lower == "per" and text[tail.end() : tail.end() + 5].strip()[:4] == "cent")
    ):
        return _percent(text, value, tail, lower)
    if lower in ("points", "point", "pp", "pts", "ppt") or (
        lower == "p" and text[tail.end() : tail.end() + 3] in (".p.", ".p")
    ):
        return value, tail.end(), "pp", "point", ()
    if word in ("×", "\\times", "x", "X", "\\cdot"):
        if _CROSS.match(text, end):
            return value, end, "", "dimension", ()
        if (
            word == "\\cdot"
            or word in ("x", "X")
            and not (glued or text[tail.end() : tail.end() + 1] in " ,.$)")
        ):
            return value, end, "", kind, ()
        return value, tail.end(), "x", "multiple", ()
    if lower == "times" or lower in ("fold", "folds"):
        return value, tail.end(), "x", "multiple" if lower != "times" else "times", ()
    if lower in ("st", "nd", "rd", "th") and (glued or glue in ("$^{", "^{", "{")):
        after = text[tail.end() : tail.end() + 12].lstrip(" -").lower()
        if after.startswith("centur"):
            at = text.lower().find("centur", tail.end())
            word_end = _WORD.match(text, at)
            return value, word_end.end() if word_end else tail.end(), "century", "ordinal", ()
        return value, tail.end(), "", "ordinal", ()
    if (
        lower == "s"
        and glue.strip() in ("", "'")
        and hyphen == ""
        and value == int(value)
        and (1000 <= value < 2100 or 10 <= value < 100 and not value % 10)
    ):
        year = value if value >= 1000 else 1900 + value
        if not value % 10:
            century = ((year // 100 + 1, "century"),) if not year % 100 else ()
            return year, tail.end(), "", "decade", ((value, "s"), (value, ""), *century)
    if lower in ("bps", "basis") and not glued:
        points = text.find("point", tail.end(), tail.end() + 8)
        if lower == "bps" or points > 0:
            word_end = _WORD.match(text, points) if points > 0 else None
            return value, word_end.end() if word_end else tail.end(), "bp", "point", ()
    if lower in ("order", "orders") and text[tail.end() :].lstrip()[:12].lower().startswith("of magnitude"):
        return value, text.lower().index("magnitude", tail.end()) + 9, "oom", "magnitude", ()
    if lower in ("decade", "decades"):
        return value * 10, tail.end(), "year", "measure", ()
    if lower in ("century", "centuries"):
        return value * 100, tail.end(), "year", "measure", ()
    if lower in _MONTHS and 1 <= value <= 31 and word[0].isupper():
        return value, end, "", "day", ()
    entry = ENGLISH.get(word) or (ENGLISH.get(lower) if len(word) > 2 else None)
    if entry is None and word.endswith("s") and word[:-1].isupper():
        entry = ENGLISH.get(word[:-1])
    if entry is not None and not (
        len(word) == 1 and not glued and word in "sdhwCFAVNJLmgyl" and _is_word(word)
    ):
        if entry.dimension in CURRENCIES:
            return value, tail.end(), entry.name, "money", ()
        if entry.dimension == "length" and (raised := _SQUARED.match(text, tail.end())):
            entry = ENGLISH.get(f"{entry.name}^{raised[1]}") or entry
            return value, raised.end(), entry.name, "measure", ()
        if word == "m" and glued:
            alts = ((value * 10**6, ""),)
        return value, tail.end(), entry.name, "measure", alts
    if glued and word[0].isalpha():
        if lower == "d" or lower in ("g", "k", "p") and len(word) == 1:
            return value, tail.end(), lower.upper(), "name", ()
        if re.compile(r"[A-Za-z]{2,}").match(word) and (word.isupper() or word[0].islower()):
            return value, end, "", kind, ()
        return value, tail.end(), "", "name", ()
    return value, end, "", kind, ()


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
    return value, end, "%", "percent", ()


def _money(text: str, left: int, end: int) -> tuple[int, str] | None:
    """A currency sign before the number; ``$`` only where it does not open mathematics."""
    at = left
    while at and text[at - 1] == " ":
        at -= 1
    if not at:
        return None
    sign = text[at - 1]
    if sign == "$":
        opened = text.rfind("$", max(0, at - 40), at - 1)
        if opened >= 0 and not text[opened + 1 : opened + 3].strip()[:1].isdigit():
            return None  # the sign closes mathematics: "$<$ 3 mm"
        closing = text.find("$", left, left + 80)
        if closing >= 0 and not text[closing + 1 : closing + 3].strip()[:1].isdigit():
            return None
        if text[left:end].find("\\") >= 0 or text[left:end].endswith("$"):
            return None
        start = at - 1
        if text[max(0, at - 3) : at - 1] == "US":
            start = at - 3
        return start, "USD"
    if sign in "€£¥₹":
        return at - 1, {"€": "EUR", "£": "GBP", "¥": "CNY", "₹": "INR"}[sign]
    return None


def _bound(text: str, left: int, end: int) -> str:
    """The bound said before or after the number (``up to``, ``+``, ``or more``, ``<``)."""
    if "+" in text[left + 1 : end]:
        return "at-least"
    if (after := _BOUND_AFTER.match(text, end)) is not None:
        if after[1] and not (after[1] == "+" and text[after.end() : after.end() + 1].strip().isdigit()):
            return "at-least"
        if after[2]:
            return "at-most"
    window = text[max(0, left - 80) : left]
    last = _LAST_WORDS.search(window)
    if last is None:
        return "exact"
    first, second, sign = last.groups()
    if sign:
        bound = _BOUND_SIGNS.get(sign, "exact")
        return (
            _NEGATED[bound] if bound in ("more-than", "less-than") and _negated(window, ("", sign)) else bound
        )
    pair = ((first or "").lower(), second.lower())
    if pair[1] in ("a", "an", "the", "just", "only"):
        words = window.split()
        if len(words) >= 3 or len(words) == 2:
            pair = ((words[-3] if len(words) >= 3 else "").lower(), words[-2].lower())
    bound = _BOUND_PAIRS.get(pair)
    if bound is None:
        bound = _BOUND_WORDS.get(pair[1])
    if bound is None:
        return "exact"
    if bound in ("more-than", "less-than") and _negated(window, pair):
        return _NEGATED[bound]
    return bound


_FAILING = re.compile(
    r"(?i)\b(?:unable|fails?|failed|failing|none|neither|struggl\w+|hardly|cannot|not|no\s+\w+)\b[^.;]*$"
)


def _negated(window: str, pair: tuple[str, str]) -> bool:
    if pair[0] in ("no", "not", "none", "never"):
        return True
    at = window.lower().rfind(pair[0] or pair[1])
    words = window[:at].split()[-2:]
    if any(word.lower() in ("no", "not", "never", "cannot", "none") for word in words):
        return True
    if pair[0] in ("less", "fewer", "lower", "smaller") or pair[1] in ("<", "below", "under"):
        return False
    return _FAILING.search(window[:at]) is not None


# --- words ------------------------------------------------------------------------------------------

_JOINER = re.compile(r"[\s~-]+(?:and[\s-]+)?")
_POINT_WORDS = re.compile(r"\s+point((?:\s+(?:zero|oh|one|two|three|four|five|six|seven|eight|nine))+)\b")
_FRACTION_OF = re.compile(r"[\s-]+")
_NO_NUMBER_AFTER_ONE = frozenset(
    {"of", "another", "can", "may", "should", "must", "to", "that", "who", "which", "is"}
)


def _words(text: str, start: int, found: list[Quantity]) -> int:
    """Read the quantity written in letters at ``start``; returns its end, 0 when there is none."""
    word_match = _WORD.match(text, start)
    assert word_match is not None
    word = word_match.group().lower()
    end = word_match.end()
    before = text[start - 1] if start else " "
    if before in "-‑_'’\\" and not (before == "-" and start > 1 and text[start - 2] in "-0123456789"):
        if word not in _ONES and word not in _MULTIPLES and word not in _SCALES:
            return 0
    reader = (
        _word_month if word in _MONTHS else
        _word_order if word in ("order", "orders") else
        _word_multiple if word in _MULTIPLES or word in _HALVINGS else
        _word_vague if word in _PLURAL_SCALES or word in ("several", "few") else
        _word_span if word in ("decade", "decades", "century", "centuries", "both", "pair", "couple") else
        _word_decade if word in _DECADES else
        _word_number
    )  # fmt: skip
    return reader(text, start, end, word, found)


def _add(
    text: str, start: int, end: int, low: Number, high: Number, unit: str, kind: str, found: list[Quantity],
    weak: bool = False,
) -> int:  # fmt: skip
    bound = _bound(text, start, end)
    found.append(Quantity(text[start:end], start, end, low, high, unit, kind, bound, weak))
    return end


_BEFORE_MONTH = frozenset(
    "in on since by of last until till from to and early late mid this next through between before after during "
    "every each around".split()
)


def _word_month(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    if not text[start].isupper():
        return 0
    if word in ("may", "march", "mar", "sep", "jan", "jun", "dec", "august"):
        # Words and names too: a month only beside a day, a year or a preposition of time.
        previous = text[max(0, start - 12) : start].split()
        before = previous[-1].lower().strip("-,(") if previous else ""
        if not (before in _BEFORE_MONTH or before[-3:].rstrip("stndrh").isdigit() or _DATED.match(text, end)):
            return 0
    value = Decimal(_MONTHS[word])
    return _add(text, start, end, value, value, "", "month", found)


_DATED = re.compile(r"\.?,?\s+(?:of\s+)?\d")


def _word_order(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    """ "an order of magnitude" (1), "orders of magnitude" (one or more)."""
    magnitude = re.compile(r"[\s-]+of[\s-]+magnitude\b").match(text, end)
    if magnitude is None:
        return 0
    many = word == "orders"
    return _add(
        text, start, magnitude.end(), ONE, Decimal(9) if many else ONE, "oom", "magnitude", found, many
    )


def _word_multiple(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    if word in _HALVINGS:
        value: Number = Decimal("0.5")
        return _add(text, start, end, value, value, "", "fraction", found, weak=True)
    if text[start - 1 : start] == "-" or text[end : end + 1] == "-" and word != "twofold":
        return _add(
            text,
            start,
            end,
            Decimal(_MULTIPLES[word]),
            Decimal(_MULTIPLES[word]),
            "x",
            "multiple",
            found,
            True,
        )
    value = Decimal(_MULTIPLES[word])
    weak = not word.endswith(("ed", "ing", "fold"))
    return _add(text, start, end, value, value, "x", "multiple", found, weak)


def _word_vague(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    """``hundreds of billions``, ``dozens``, ``several thousand``: an order of magnitude."""
    value = _PLURAL_SCALES.get(word, 0)
    if word in ("several", "few"):
        scale = re.compile(r"\s+(hundred|thousand|million|billion|trillion|dozen)\b").match(text, end)
        if scale is None:
            return 0
        value = _SCALES.get(scale[1], 10)
        end = scale.end()
    of = re.compile(r"(?:\s+of)?\s+(thousand|million|billion|trillion)s?\b").match(text, end)
    if of is not None and value < _SCALES[of[1]]:
        value *= _SCALES[of[1]]
        end = of.end()
    return _add(text, start, end, Decimal(value), Decimal(value) * 10, "", "vague", found, word == "several")


def _word_span(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    if word in ("both", "pair", "couple"):
        return _add(text, start, end, Decimal(2), Decimal(2), "", "count", found, weak=True)
    years = Decimal(10 if word.startswith("decade") else 100)
    if word in ("decades", "centuries"):
        return _add(text, start, end, years, years * 10, "year", "vague", found, weak=True)
    return _add(text, start, end, years, years, "year", "measure", found, weak=True)


def _word_decade(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    value = Decimal(_DECADES[word])
    return _add(text, start, end, value, value, "", "decade", found, weak=True)


def _word_number(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    """Cardinals, ordinals and fractions: two hundred and fifty-six, twenty-first, three quarters."""
    total, current, at = 0, 0, start
    count = 0
    kind, unit = "count", ""
    last = ""
    fraction: int | None = None
    while True:
        piece = _WORD.match(text, at)
        if piece is None:
            break
        token = piece.group().lower()
        plural = token[:-1] if token.endswith("s") else token
        if token in _ONES and last not in _ONES:
            current += _ONES[token]
        elif token in _TENS and (not count or last in _SCALES):
            current += _TENS[token]
        elif token in _SCALES or (plural in _SCALES and count):
            scale = _SCALES[plural if plural in _SCALES else token]
            if scale == 100:
                current = (current or 1) * 100
            else:
                total += (current or 1) * scale
                current = 0
        elif token == "dozen":
            total, current = (total + current or 1) * 12, 0
        elif (
            token in _PARTS
            and count
            and last not in ("dozen",)
            and (total + current)
            and not _is_ordinal(text, at, token, last)
        ):
            fraction = _PARTS[token]
            end = piece.end()
            break
        elif token in _ORDINALS and (not count or last in _TENS or last in _SCALES):
            current += _ORDINALS[token]
            kind = "ordinal"
            count += 1
            end = piece.end()
            last = token
            break
        elif token in ("half", "quarter") and not count:
            fraction = _PARTS[token]
            total = 1
            end = piece.end()
            break
        else:
            break
        count += 1
        end = piece.end()
        last = token
        joiner = _JOINER.match(text, end)
        if joiner is None:
            break
        nxt = _WORD.match(text, joiner.end())
        if nxt is None:
            break
        following = nxt.group().lower()
        if "and" in joiner.group() and not (last in _SCALES and (following in _ONES or following in _TENS)):
            break
        if following in _ONES and last in _ONES:
            break
        if following in _TENS and last in _ONES:
            break
        at = joiner.end()
    if not count and fraction is None:
        return 0
    value: Number = Decimal(total + current)
    if count and kind == "count" and fraction is None and (point := _POINT_WORDS.match(text, end)):
        decimals = "".join(str(_ONES.get(digit, 0)) for digit in point[1].split())
        value, end = Decimal(f"{total + current}.{decimals}"), point.end()
    if (
        kind == "count"
        and fraction is None
        and (half := re.compile(r"\s+and\s+a\s+(half|quarter)\b").match(text, end))
    ):
        value, end = value + (Decimal("0.5") if half[1] == "half" else Decimal("0.25")), half.end()
    if fraction is not None:
        return _word_fraction(text, start, end, value, fraction, found)
    if kind == "ordinal":
        return _word_ordinal(text, start, end, value, last, found)
    left = start
    high = value
    weak = value <= 1
    if value == 1:
        vague = re.compile(r"[\s-]+in[\s-]+(\d+|\w+)\b").match(text, end)
        if vague is not None:
            whole = (
                int(vague[1])
                if vague[1].isdigit()
                else _ONES.get(vague[1].lower(), _TENS.get(vague[1].lower(), 0))
            )
            if whole > 1:
                value = high = Fraction(1, whole)
                return _add(text, start, vague.end(), value, high, "", "fraction", found)
    if value == 100 and word == "hundred" or word in _SCALES and total + current == _SCALES[word]:
        weak = text[max(0, start - 2) : start].lower() not in ("a ", "ne")
    digits = re.compile(r"\s+to\s+(?=\d)").match(text, end)
    if digits is not None and not _precedes(text, left, "from") and (second := _number(text, digits.end())):
        if second[0] > value:
            high, end, weak = second[0], second[1], False
    between = re.compile(r"\s+(to|or)\s+([a-z]+)\b|-(to|or)-([a-z]+)\b").match(text, end)
    if between is not None:
        other = (between[2] or between[4]).lower()
        top = _ONES.get(other) or _TENS.get(other)
        if top and top > value and not _precedes(text, left, "from"):
            high, end = Decimal(top), between.end()
            weak = weak or between[1] == "or"
    scaled, after, unit, kind, _ = _suffix(text, high, end, "count")
    if kind in ("name", "none", "decade", "ordinal", "day", "dimension"):
        unit, kind = "", "count"
    elif after > end and (unit or scaled != high):
        if scaled != high and high:
            value = _tidy(Fraction(value) * Fraction(scaled) / Fraction(high))
        high, end = scaled, after
        weak = weak and unit not in ("oom",)
    return _add(text, left, end, value, high, unit, kind, found, weak)


def _is_ordinal(text: str, at: int, token: str, last: str) -> bool:
    """``twenty-third`` is an ordinal; ``one third`` and ``two-thirds`` are fractions."""
    return last in _TENS and not token.endswith("s")


def _word_fraction(text: str, start: int, end: int, count: Number, parts: int, found: list[Quantity]) -> int:
    value = Fraction(int(count), parts)
    word = text[start:end].lower()
    after = text[end : end + 3]
    scale = re.compile(r"(?:\s+a)?[\s-]+(dozen|hundred|thousand|million|billion|trillion)\b").match(text, end)
    if scale is not None:
        exact = _tidy(value * _SCALES.get(scale[1], 12))
        return _add(text, start, scale.end(), exact, exact, "", "count", found)
    span = re.compile(r"(?:\s+an?)?[\s-]+(second|minute|hour|day|week|month|year|decade|century)\b").match(
        text, end
    )
    if span is not None and parts == 2:
        unit, factor = {"decade": ("year", 10), "century": ("year", 100)}.get(
            span[1], (ENGLISH[span[1]].name if span[1] in ENGLISH else span[1], 1)
        )
        exact = _tidy(value * factor)
        return _add(text, start, span.end(), exact, exact, unit, "measure", found, weak=True)
    # "half" and "quarter" in compounds (half-life, quarter-finals) are words, not numbers.
    before = text[max(0, start - 14) : start].rstrip().rsplit(" ", 1)[-1].lower()
    part_of_whole = before in (
        "first",
        "second",
        "top",
        "bottom",
        "latter",
        "other",
        "upper",
        "lower",
        "third",
    )
    weak = word in ("half", "quarter") and (after.startswith("-") or word == "quarter" or part_of_whole)
    tidy = _tidy(value)
    return _add(
        text,
        start,
        end,
        tidy,
        tidy,
        "",
        "fraction",
        found,
        weak or word == "half" and text[start - 1 : start] == "-",
    )


def _word_ordinal(text: str, start: int, end: int, value: Number, last: str, found: list[Quantity]) -> int:
    before = text[max(0, start - 4) : start].lower()
    after = re.compile(r"[\s-]+([a-z]+)").match(text, end)
    word = after[1] if after else ""
    parts = _PARTS.get(last)
    if parts and last != "second" and (before.endswith((" a ", "one-", "one ")) or before.endswith("\na ")):
        if word in ("of", "the", "as", "in", "less", "more", "fewer", "lower", "higher") or before.endswith(
            "one "
        ):
            fraction: Number = _tidy(Fraction(1, parts))
            return _add(text, start, end, fraction, fraction, "", "fraction", found)
    if word in ("century", "centuries"):
        assert after is not None
        return _add(text, start, after.end(), value, value, "century", "ordinal", found)
    hyphen = text[end : end + 1] == "-"
    weak = value <= 3 or hyphen
    return _add(text, start, end, value, value, "", "ordinal", found, weak)
