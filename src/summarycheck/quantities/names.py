"""Numbers inside names: GPT-4 must not become GPT-5, nor "LLaMA-2 70B" become LLaMA-270B."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from string import ascii_letters

from summarycheck.lexicon import shipped
from summarycheck.model import Number, Quantity, Span
from summarycheck.quantities.digits import DIGIT, MARK_ENDS, ONE, after_command, places, run_before, runs_on
from summarycheck.quantities.english_units import SCALE_SUFFIX
from summarycheck.quantities.units import BY_NAME, ENGLISH

_NAME_CHARS = ascii_letters + "0123456789-‑_.@"
NAME_CHARS = frozenset(_NAME_CHARS)
_NAME_RIGHT = re.compile(r"[A-Za-z0-9_]*(?:[-‑_.+][A-Za-z0-9_]+)*")
# Words before a hyphen that leave the number a number: "sub-40B", "top-5" (rank), "mid-1990s".
OPEN_PREFIXES = frozenset(
    "sub pre post mid non under over near top best pass hit recall precision at and or to the a of in "
    "around about up by with for all per every each grade level type phase stage order rank age ages "
    "step late early then only from".split()
)
RANKS = frozenset({"top", "best", "pass", "hit", "hits", "recall", "precision", "rank"})


_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWYZabcdefghijklmnopqrstuvwyz")  # after an x may be a factor


def plainly(text: str, start: int, stop: int) -> bool:
    """Whether letters run into the digits and nothing after them can make them anything but a name."""
    return (
        start > 0
        and text[start - 1] in _LETTERS
        and text[stop : stop + 1] not in MARK_ENDS
        and not after_command(text, start)
    )


def initial(text: str, start: int) -> bool:
    """H.264, Appendix B.2: a single capital and a full stop before the digits."""
    if start < 2 or text[start - 1] != "." or not ("A" <= text[start - 2] <= "Z"):
        return False
    before = text[start - 3 : start - 2]
    return not (before.isascii() and before.isalpha())


def read_name(text: str, start: int, floor: int, found: list[Quantity]) -> int:
    """A number inside a name (GPT-4, H100, Llama-3-8B): kept as a name, with the size it may carry."""
    left = run_before(text, start, _NAME_CHARS, floor)
    while left < start and not text[left].isalnum():
        left += 1
    right = _NAME_RIGHT.match(text, start)
    assert right is not None
    end = right.end()
    while end > start and text[end - 1] in ".+-_":
        end -= 1
    token = text[left:end]
    found.append(Quantity(token, left, end, ONE, ONE, "", "name", weak=True))
    if (token[-1:] in _SIZE_LETTERS or "B-" in token) and (size := _SIZE.search(token)) is not None:
        value = Decimal(size[1]) * SCALE_SUFFIX[size[2]]
        at = left + size.start()
        found.append(Quantity(size.group(), at, left + size.end(), value, value, "", "size", weak=True))
    return max(end, start + 1)


_SIZE_LETTERS = frozenset("BMKT")
_SIZE = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)([BMKT]$|B(?=-))")


def read_rank(text: str, start: int, found: list[Quantity]) -> int:
    run = DIGIT.match(text, start)
    assert run is not None
    end = run.end()
    left = start - 1
    while left and text[left - 1].isalpha():
        left -= 1
    value = Decimal(run.group())
    found.append(Quantity(text[left:end], left, end, value, value, "", "rank"))
    return end


def word_before(text: str, end: int) -> str:
    word = text[run_before(text, end, ascii_letters) : end]
    return word if word.islower() else word.lower() if word.istitle() and word.lower() in RANKS else word


_GAP = re.compile(r"(?<=\d)[\s\-_‑.{}$\\^]+(?=\d)")
_SEPARATOR = re.compile(r"[\s\-_‑{}$\\^]+")
_DIGIT_GROUP = re.compile(r"\d+[bkmt]?(?![a-z])|[^a-z]+")


def fold(text: str) -> str:
    """Letters lower-cased, separators gone, but a bar kept between two digit groups."""
    return _SEPARATOR.sub("", _GAP.sub("|", text.lower()))


def _letters(key: str) -> str:
    """A folded name without its numbers and the size letters after them (llama270b → llama)."""
    return _DIGIT_GROUP.sub("", key)


def supports(source: str, ours: list[Quantity], quantity: Quantity, place: float) -> bool:
    """Whether the number stands in the source otherwise: in a word (centennial), a name (G7), a formula.

    In a source longer than any paper's abstract, it is looked for around ``place`` only.
    """
    begin = max(0, int(place) // _STRETCH - 1) * _STRETCH
    source = source[begin : begin + 3 * _STRETCH]
    if _glued(source, quantity):
        return True
    if quantity.unit in ("", "clock") or quantity.unit in _ONE_LONG or quantity.kind == "vague":
        if (quantity.single or quantity.kind == "vague") and _in_words(source, quantity):
            return True
    if (
        quantity.single
        and quantity.low == 1
        and quantity.unit in BY_NAME
        and _says(source, _one(quantity.unit))
    ):
        return True
    if quantity.unit == "%" and quantity.low in _END_PARTS and _says(source, _END_PARTS[quantity.low]):
        return True
    if quantity.text in _OF_DAYS and _says(source, _OF_DAYS[quantity.text]):
        return True
    if quantity.unit == "year" and quantity.text.endswith("岁"):
        return f"({quantity.text[:-1].strip()})" in source  # "Moses (14)"
    if quantity.unit or not quantity.single or quantity.low != int(quantity.low):
        digits = re.search(r"\d+(?:\.\d+)*", quantity.text)
        if digits is None or len(digits.group()) < 2:
            return False
        written = digits.group()
    else:
        written = str(int(quantity.low))
    for found in _places(source, written):
        start = begin + found
        at = bisect_right(ours, start, key=lambda other: other.start) - 1
        owner = ours[at] if at >= 0 else None
        if owner is None or start >= owner.end:
            return True  # a writing that was not read
        if owner.kind in ("name", "size") and (not quantity.unit or "." in written):
            return True
    return False


#: Days that Chinese calls by their figures.
_OF_DAYS = {
    "911": r"(?i)\bsep\w*\.?\s+(?:11|eleven)",
    "918": r"(?i)\bsep\w*\.?\s+18",
    "54": r"(?i)\bmay\s+(?:4|fourth)",
}
#: Units of which one may be said without its number: minute-long, per hour.
_ONE_LONG = {
    "s": "second", "min": "minute", "h": "hour", "day": "(?:day|dai)", "week": "week", "month": "month", "year": "year",
}  # fmt: skip
_STRETCH = 8192
_ENDS = r"(?i)\b(?:top|bottom|upper|lower|first|last|best|worst|[a-z]{{3,}}est)\s+(?:\w+\s+)?(?:{0})\b|\b(?:{1})s?\b"
#: Shares of a ranking that English calls by words: the top decile, the bottom half, the richest percent.
_END_PARTS: dict[Number, str] = {
    Decimal(1): _ENDS.format("per\\s?cent", "(?:per)?centile"),
    Decimal(10): _ENDS.format("tenth", "decile"),
    Decimal(20): _ENDS.format("fifth", "quintile"),
    Decimal(25): _ENDS.format("quarter|fourth", "quartile"),
    Decimal(50): _ENDS.format("half", "median"),
}


#: What units are called that the table has under other names.
_SPOKEN = {"GBP": "pounds?"}


@cache
def _one(unit: str) -> str:
    """What one of a unit looks like in words: each euro, a dollar, per hour."""
    aliases = _SPOKEN.get(unit) or "|".join(
        alias for alias, entry in ENGLISH.items() if entry.name == unit and alias.isalpha() and len(alias) > 2
    )
    return rf"(?i)\b(?:an?|each|every|per|one|single|another)\s+(?:\w+\s+)?(?:{aliases or '(?!)'})\b"


@lru_cache(maxsize=64)
def _places(source: str, written: str) -> tuple[int, ...]:
    return tuple(at for at in places(source, written) if not runs_on(source, at, at + len(written), ".,"))


def _glued(source: str, quantity: Quantity) -> bool:
    """Whether the figures run on from a word: a citation whose superscript was lost (between species1-7)."""
    if quantity.unit or quantity.kind != "count" or _CITATION.fullmatch(quantity.text) is None:
        return False
    figures = re.sub(r"[-–~～,]", "[-–,]", quantity.text)
    return _says(source, rf"(?<![\w-])[a-z]{{4,}}{figures}(?![\w%])")


_CITATION = re.compile(r"\d{1,3}(?:[-–~～,]\d{1,3})*")


_ROMAN = re.compile(r"\b[IVXLC]+\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WORDS_FOR = {
    0: r"\b(?:no|none|zero)\b",
    2: r"\b(?:both|pair|couple|twin|dual|double|bi-?(?:nary|lingual\w*|modal|lateral\w*|directional\w*|annual\w*|enni\w+|enna\w+|weekly|focal|cycle\w*|furcat\w*)|second\w*|two(?!\s+dozen)\w*|twice)\b",
    3: r"\b(?:triple\w*|triplet\w*|trio|triad\w*|tri-?(?:lingual|modal|angle\w*|angular|lateral|logy|partite)|third|thirds)\b",
    4: r"\b(?:quad\w*|quarter\w*|tetra\w*)\b",
    5: r"\b(?:quint\w*|penta\w*|half[- ](?:a[- ])?decade)\b",
    6: r"\b(?:hexa\w*|sext\w*)\b",
    8: r"\b(?:octa\w*)\b",
    10: r"\b(?:deca\w*|decade|teen\w*)\b",
    25: r"\bquarter[- ](?:of[- ]a[- ])?century\b",
    50: r"\b(?:half a century|half-century)\b",
    100: r"\b(?:centen\w+|centur\w+|hundred\w*)\b",
    150: r"\b(?:sesquicenten\w+)\b",
    200: r"\b(?:bicenten\w+)\b",
    1000: r"\b(?:millen\w+)\b",
}
#: Words that say a part of a whole without being read as one: the quartiles, quarter-finals, a quartered set.
_PART_WORDS = {
    2: "hal[fv]|bisect|median",
    3: "ter[tc]iles",
    4: "quart(?!erback)",
    5: "quintiles",
    10: "deciles",
    100: "(?:per)?centile",
}


def _in_words(source: str, quantity: Quantity) -> bool:
    """Roman numerals (XXXIII) and number words inside other words (centennial, binary, quartile)."""
    value = quantity.low
    if quantity.unit == "clock":
        return value % 720 == 0 and _says(source, r"(?i)\b(?:midnight|noon|mid-?day)\b")
    if value == 1 and quantity.unit in _ONE_LONG:
        unit = _ONE_LONG[quantity.unit]
        return _says(source, rf"(?i)\b(?:(?:an?|per|each|every)[\s-]{unit}|{unit}(?:-long|ly))\b")
    if quantity.unit in ("week", "day") and value in (2, 14):
        return _says(source, r"(?i)\b(?:fortnight|bi-?week)")
    if quantity.kind == "vague":
        return _says(source, r"(?i)\bmulti-?[mb]illion")
    if quantity.kind == "fraction":
        part = Fraction(value)
        pattern = _PART_WORDS.get(part.denominator, "(?!)")
        return _says(source, rf"(?i)(?<![\d/]){part.numerator}/{part.denominator}(?![\d/])|\b(?:{pattern})")
    if value != int(value):
        return False
    return _word_for(source, int(value))


_CALLED = re.compile(r"[A-Z][A-Za-z]+ $")
#: At the end of a size, its letter read already or not.
_SIZE_END = re.compile(r"(?:(?<=\d[BMbm])|(?<=\d)[BMbm])(?![A-Za-z])")


def versioned(text: str, left: int, end: int) -> bool:
    """Whether ``left:end`` is a release and a size (``Llama 3.1-8B``) and no range (``models of 7-13B``).

    A release has a point or is one of the low numbers that sizes in billions seldom begin a range with.
    """
    release = "." in text[left:end] or text[left] in "234"
    return (
        release
        and _CALLED.search(text, max(0, left - 16), left) is not None
        and _SIZE_END.match(text, end) is not None
    )


def hyphenated(source: str, quantity: Quantity) -> bool:
    """Whether the minus of the number is the hyphen of a name: 问卷-3 for ASQ-3."""
    return _says(source, rf"[A-Za-z)\]]-{re.escape(quantity.text.lstrip('-−–'))}(?!\d)")


@lru_cache(maxsize=64)  # a text asks the same source again and again
def _says(source: str, pattern: str) -> bool:
    return re.search(pattern, source) is not None


@lru_cache(maxsize=64)
def _word_for(source: str, value: int) -> bool:
    pattern = _WORDS_FOR.get(value)
    if pattern is not None and _says(source, f"(?i){pattern}"):
        return True
    glued = _GLUED_WORDS.get(value)
    if glued is not None and _says(source, rf"[a-z]{glued}\b"):
        return True  # ParticipantsFifteen adults
    return any(_roman(match.group()) == value for match in _ROMAN.finditer(source))


#: Number words as they stand after a heading that lost its line break.
_GLUED_WORDS = dict(
    enumerate(
        "Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen "
        "Eighteen Nineteen Twenty".split(),
        2,
    )
)


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[char] for char in numeral]
    return sum(
        -value if any(later > value for later in values[at + 1 : at + 2]) else value
        for at, value in enumerate(values)
    )


#: A capital that only opens the sentence makes no name (Over 50 patients, Among 10 benchmarks).
_OPENERS = frozenset(
    "about above across after all almost among an and approximately around at before below between both by during "
    "every exactly fewer for from in including just less more nearly of on only or our over roughly some than the "
    "these they this those to under up using we when where while with within".split()
)


#: A capitalised name before its number, broken after the hyphen or not, with its release or not: Phase 3, DSM- 5, Yi 1.5 9B.
_NAMED = re.compile(r"([A-Z][A-Za-z]*([\s-]?\d[\d.]*(?=[\s-]))?)(?:\.?[\s-]|-\s)$")


def inside_name(source: str, quantity: Quantity, target: str) -> bool:
    """Whether the number is part of a capitalised name the target keeps (``Llama 2``, ``Phase 3``)."""
    before = _NAMED.search(source, max(0, quantity.start - 30), quantity.start)
    if before is None or before[1].lower() in _OPENERS:
        return False
    small = quantity.unit == "" and quantity.text.isdigit() and len(quantity.text) <= 2 and not before[2]
    return small or fold(f"{before[1]}-{quantity.text}") in fold(target)


_DATE = re.compile(r"(?<!\d)(\d{1,4})[./-](\d{1,4})(?:[./-](\d{2,4}))?(?!\d)")


def dates(source: str, written: Quantity, part: Quantity) -> bool:
    """Whether the source number ``written`` is a date in figures that has this day, month or year."""
    date = _DATE.search(source, max(0, written.start - 6), written.end + 6)
    if date is None or date.end() <= written.start or date.start() >= written.end:
        return False
    values = [int(piece) for piece in date.groups() if piece]
    if len(values) == 2 and (min(values) > 31 or (max(values) > 31 and part.kind == "day")):
        return False
    value = int(part.low)
    if part.kind != "year":
        return value in values
    short = value % 100
    return part.single and (value in values or (short in values and (short > 12 or len(values) > 2)))


def in_full_date(source: str, part: Quantity) -> bool:
    """Whether the source writes a date with points (06.12.2025) that has this day, month or year."""
    for date in _POINTED_DATE.finditer(source):
        first, second, year = map(int, date.groups())
        if part.low == year if part.kind == "year" else part.low in (first, second):
            return True
    return False


_POINTED_DATE = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?!\.?\d)")


def mentions(ours: list[Quantity], value: Number) -> bool:
    """Whether a name of the source ends in this number (P8, Exp-3)."""
    written = str(value)
    return any(name.text.endswith(written) and not name.text[: -len(written)][-1:].isdigit() for name in ours)


def _by_letters(names: list[Quantity]) -> dict[str, list[tuple[str, Quantity]]]:
    """The names by their letters, each with its folded form."""
    grouped: dict[str, list[tuple[str, Quantity]]] = {}
    for name in names:
        key = fold(name.text)
        grouped.setdefault(_letters(key), []).append((key, name))
    return grouped


def compare(
    source: str, target: str, ours: list[Quantity], theirs: list[Quantity], role: str
) -> list[tuple[Span | None, Span | None]]:
    """Names of the target whose digits differ from the source's name of the same letters."""
    faults: list[tuple[Span | None, Span | None]] = []
    if not theirs and role == "summary":
        return complexities(source, target)
    folded_source, folded_target = "", ""
    our_letters: dict[str, list[tuple[str, Quantity]]] = {}
    accused: set[str] = set()
    written = {name.text for name in ours}
    for name in theirs:
        if name.text in written or stands(name.text, source):
            continue
        folded_source = folded_source or fold(source)
        key = fold(name.text)
        if key in folded_source or key.rstrip("s") in folded_source:
            if bounded(key, folded_source):
                continue
        letters = _letters(key)
        if not letters:
            continue
        folded_target = folded_target or fold(target)
        our_letters = our_letters or _by_letters(ours)
        for other_key, other in our_letters.get(letters, ()):
            if not bounded(other_key, folded_target):
                faults.append(
                    (Span(other.text, other.start, other.end), Span(name.text, name.start, name.end))
                )
                accused.add(other_key)
                break
    faults += complexities(source, target)
    if role == "translation":
        written = {name.text for name in theirs}
        our_letters, their_letters = our_letters or _by_letters(ours), _by_letters(theirs)
        for other in {
            name.text: name for name in reversed(ours)
        }.values():  # each once, where it stands first
            if other.text in written or stands(other.text, target):
                continue
            other_key = fold(other.text)
            folded_target = folded_target or fold(target)
            if other_key in accused or other_key in folded_target:
                continue
            letters = _letters(other_key)
            bare = re.search(rf"(?<![A-Za-z]){re.escape(_trunk(other.text))}(?![A-Za-z\d-])", target)
            if bare is not None and _trunk(other.text) not in (source[: other.start] + source[other.end :]):
                # EF1 became EF: the number of the name is lost.
                faults.append(
                    (Span(other.text, other.start, other.end), Span(bare.group(), bare.start(), bare.end()))
                )
                accused.add(other_key)
                continue
            twin = their_letters.get(letters, [])
            mentions = [key for key, _ in our_letters[letters]]
            said = [key for key, _ in twin]
            if (
                len(letters) >= 3
                and len(twin) >= 2
                and len(mentions) >= 2
                and said.count(said[-1]) > max(1, mentions.count(said[-1]))
            ):
                last = twin[-1][1]
                faults.append(
                    (Span(other.text, other.start, other.end), Span(last.text, last.start, last.end))
                )
                accused.add(other_key)
    return faults


#: A name in one piece, whose letters a translation keeps: Mcm10, EF0, GPT-4o; no compound (HER2-positive, F1-score).
_KEPT_NAME = re.compile(r"(?:[A-Z][A-Za-z]+|[a-z]+[A-Z][A-Za-z]*|[A-Z])(?<=[A-Za-z]{2})-?\d+[A-Za-z]?")
#: Diseases of a year, which Chinese calls otherwise (新冠).
_RENAMED = re.compile(r"(?i)covid")


def lost(target: str, ours: list[Quantity]) -> list[Span]:
    """Names with numbers of which the translation keeps nothing, each once."""
    found: dict[str, Span] = {}
    folded = ""
    for name in ours:
        if name.text in target or name.text in found or _KEPT_NAME.fullmatch(name.text) is None:
            continue
        folded = folded or fold(target)
        letters = _letters(fold(name.text))
        if letters not in folded and not _RENAMED.match(name.text) and not _translated(letters, target):
            found[name.text] = Span(name.text, name.start, name.end)
    return list(found.values())


def _translated(word: str, target: str) -> bool:
    """Whether the target has a rendering of the word (Questionnaire-3 → 问卷-3)."""
    entry = shipped().entry(word)
    return entry is not None and any(rendering.text in target for rendering in entry.renderings)


def _trunk(name: str) -> str:
    """The letters before the number of a name like EF1; a name of another build as a whole."""
    simple = _SIMPLE_NAME.fullmatch(name)
    return simple[1] if simple else name


_SIMPLE_NAME = re.compile(r"([A-Z]{2,})-?\d{1,2}")
_FORMULA = re.compile(r"(?<![A-Za-z])O\(((?:[^()]|\([^()]*\))*)\)")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


_BROKEN = re.compile(r"([A-Za-z]{3,})\d{2,}")


def broken_words(source: str, theirs: list[Quantity]) -> list[tuple[Span, Span]]:
    """Words that a decoder broke into digits (Sta1889 for Stabile): the letters begin a word of the source."""
    found: list[tuple[Span, Span]] = []
    for name in theirs:
        broken = _BROKEN.fullmatch(name.text)
        if broken is None or name.text in source:
            continue
        word = re.search(rf"\b{broken[1]}[a-z]+\b", source)
        if word is not None:
            span = Span(word.group(), word.start(), word.end())
            found.append((span, Span(name.text, name.start, name.end)))
    return found


def stands(name: str, source: str) -> bool:
    """Whether the name is in the source to the letter, with no digit running on."""
    at = source.find(name)
    return (
        at >= 0
        and not source[at + len(name) : at + len(name) + 1].isdigit()
        and not source[max(0, at - 1) : at].isdigit()
    )


def complexities(source: str, target: str) -> list[tuple[Span | None, Span | None]]:
    """Complexities of the target (``O(n)``) that the source does not state, where it states others."""
    if "O(" not in target or "O(" not in source:
        return []
    ours = {_formula(hit[1]): hit for hit in _FORMULA.finditer(source)}
    theirs = {_formula(hit[1]): hit for hit in _FORMULA.finditer(target)}
    wrong = [hit for key, hit in theirs.items() if key not in ours]
    lacking = [hit for key, hit in ours.items() if key not in theirs]
    return [
        (Span(a.group(), a.start(), a.end()), Span(b.group(), b.start(), b.end()))
        for a, b in zip(lacking, wrong, strict=False)
    ]


def _formula(body: str) -> str:
    """A complexity without LaTeX dress: ``n^{2} \\log n`` and ``n² log n`` are one."""
    raised = re.sub(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", r"^\1", body).translate(_RAISED)
    bare = re.sub(r"\\(?:text|mathrm|operatorname|rm|tilde|widetilde|left|right)\b|[\s{}$\\]|\\,", "", raised)
    return bare.lower().translate(_SPELLED)


#: Letters and signs as LaTeX spells them.
_SPELLED = str.maketrans(
    {
        "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "η": "eta", "θ": "theta", "κ": "kappa",
        "λ": "lambda", "μ": "mu", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "ω": "omega",
        "√": "sqrt", "·": "cdot", "×": "times",
    }
)  # fmt: skip


def bounded(key: str, text: str) -> bool:
    """Whether ``key`` stands in ``text`` with no digit running on at either end."""
    at = text.find(key)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(key) : at + len(key) + 1]
        if not (key[0].isdigit() and before.isdigit()) and not (key[-1].isdigit() and after.isdigit()):
            return True
        at = text.find(key, at + 1)
    return False
