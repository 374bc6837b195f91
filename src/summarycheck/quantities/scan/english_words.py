"""English quantities in letters: seventy three point eight percent, two thirds, hundreds of billions, June."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import msgspec

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan import bounds, english_times
from summarycheck.quantities.scan import english_shares as shares
from summarycheck.quantities.scan.digits import ONE, number, tidy
from summarycheck.quantities.scan.english_numerals import (
    AND_PARTS,
    GREAT_ORDINALS,
    ONES,
    ORDINALS,
    PARTS,
    RAISING,
    TENS,
    Spelled,
    add,
    minus_before,
    power_in_words,
    precedes,
    spelled,
)
from summarycheck.quantities.scan.english_units import MONTHS, SCALES, TAIL_WORDS, suffix
from summarycheck.quantities.scan.units import ENGLISH

_PLURAL_SCALES = {word + "s": value for word, value in SCALES.items()} | {"tens": 10, "dozens": 10}
#: Things that are called by their number: sixes, the second elevens.
_PLURALS = {
    word: value for value, word in enumerate("twos threes fours fives sixes sevens eights nines".split(), 2)
} | {"elevens": 11, "twelves": 12}
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
_MULTIPLES |= {f"{word}fold": value for word, value in {**ONES, **TENS}.items() if value > 1}
_SPAN_YEARS = {
    **dict.fromkeys(("decade", "decades"), 10),
    **dict.fromkeys(("century", "centuries"), 100),
    **dict.fromkeys(("millennium", "millennia"), 1000),
}
_GREAT_FOLDS = frozenset({"hundredfold", "thousandfold"})
_HALVINGS = frozenset({"halve", "halves", "halved", "halving"})
#: What Britons call their notes.
_NOTES = {"fiver": 5, "tenner": 10}
#: Those of an age: twentysomethings.
_SOMETHINGS = {f"{word}something{s}": value for word, value in TENS.items() for s in ("", "s")}
#: Units that a noun holds without a number: a gigapixel slide is one of 十亿像素.
_BARE_UNITS = {"megapixel": "Mpx", "gigapixel": "Gpx"}
_DECADES = {word[:-1] + "ies": 1900 + value for word, value in TENS.items()}
_DECADES["noughties"] = 2000
#: Words that can begin a quantity written in letters.
STARTERS = frozenset(
    {
        *ONES,
        *TENS,
        *SCALES,
        *_PLURAL_SCALES,
        *_PLURALS,
        *ORDINALS,
        *PARTS,
        *_MULTIPLES,
        *_HALVINGS,
        *_DECADES,
        *_SOMETHINGS,
        *_BARE_UNITS,
        *_NOTES,
        *shares.QUANTILES,
    }
    | {"dozen", "both", "pair", "couple", "decade", "decades", "century", "centuries", "several", "few"}
    | {"millennium", "millennia"}
    | {"order", "orders"}
    | MONTHS.keys()
)
_SIMPLE = {word: Decimal(value) for word, value in {**ONES, **TENS}.items()}
_NEXT = re.compile(r"[\s-]+([A-Za-z]+)")


def _ends_there(text: str, end: int) -> bool:
    """Whether the number word is the whole quantity: what follows is no number, scale, unit or connective."""
    following = _NEXT.match(text, end)
    if following is None:
        return text[end : end + 1] not in ("%", "$", "~", "/", "\\", "–")
    word = following[1].lower()
    return not (word in _GOES_ON or word in TAIL_WORDS or word in ENGLISH or following[1] in ENGLISH)


_POINT_WORDS = re.compile(
    r"\s+point(?:((?:\s+(?:zero|oh?|one|two|three|four|five|six|seven|eight|nine))+)"
    rf"|\s+({'|'.join(TENS)})(?:[\s-]+(one|two|three|four|five|six|seven|eight|nine))?)\b"
)
#: o'clock, past nine, minutes to eight; quarter to eight.
_TIME_NEXT = frozenset("opmtb")
_BEFORE_MONTH = frozenset(
    "in on since by of last until till from to and early late mid this next through between before after during "
    "every each around following".split()
)
_MONTH_WORD = re.compile(rf"(?:{'|'.join(month.title() for month in MONTHS)})\b")
_DATED = re.compile(
    r"\.?,?\s+(?:of\s+)?\d|\s*(?:[-–—]|to|through|and|until)\s*(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec)"
)


#: After a simple number word these may make more of it (two hundred, two-fold, three point five, two or three).
_GOES_ON = frozenset(
    {
        *ONES,
        *TENS,
        *SCALES,
        *PARTS,
        *ORDINALS,
        *_PLURAL_SCALES,
        "dozen",
        "dozens",
        "and",
        "to",
        "or",
        "point",
        "in",
        "out",
        "over",
        *RAISING,
        "oh",
        "half",
    }
)


#: Nouns that a number after them numbers (phase four, Week 4): 第四 is right there, and *one* (turn one) is no article.
NUMBERED = re.compile(
    r"(?i)\b(?:phase|stage|step|part|chapter|section|level|type|grade|day|week|year|round|episode|season|volume|game|act|"
    r"number|no\.?|figure|fig\.?|table|rank(?:s|ed|ing)?|page|pages|article|amendment|class|category|tier|version|cycle|"
    r"generation|quarter|turn|lap|series|leg|innings?|layer|unit|division|squadron|army|corps|regiment|group|place|position|seed|pick|line|item|row)s?[\s#]+(?:\w+\s+and\s+)?$"
)
#: The second of seven children.
_OF_SO_MANY = re.compile(rf"\s+of\s+(?:the\s+|his\s+|her\s+|their\s+)?(?:\d|(?:{'|'.join(ONES)})\b)")
_OWNERS = (" its ", " his ", " her ", " our ", " eir ")


def words(text: str, start: int, end: int, found: list[Quantity]) -> int:
    """Read the quantity that begins with the word ``start:end``; returns its end, 0 when there is none."""
    word = text[start:end].lower()
    before = text[start - 1] if start else " "
    if before in "-‑_'’\\" and not (before == "-" and start > 1 and text[start - 2] in "-0123456789"):
        month = word in MONTHS and text[max(0, start - 4) : start].lower() == "mid-"
        if word not in ONES and word not in _MULTIPLES and word not in SCALES and not month:
            return 0
    if (
        text[end + 1 : end + 2] in _TIME_NEXT
        and (time := english_times.in_words(text, start, end)) is not None
    ):
        found.append(time)
        return time.end
    if text[end + 1 : end + 2] in "df" and (stop := _word_figures(text, start, end, word, found)):
        return stop
    if word in _SIMPLE and _ends_there(text, end) and minus_before(text, start, end) == start:
        # The commonest case: a small cardinal and a noun that is neither unit nor number.
        value = _SIMPLE[word]
        bound = bounds.english(text, start, end)
        # *no one* is nobody, not No. 1
        numbered = (
            value == 1
            and NUMBERED.search(text[max(0, start - 24) : start])
            and not precedes(text, start, "no")
        )
        weak = value <= 1 and not numbered
        unit, kind = ("x", "multiple") if text.endswith("factor of ", 0, start) else ("", "count")
        found.append(Quantity(text[start:end], start, end, value, value, unit, kind, bound, weak))
        return end
    if word in _NOTES:
        value = Decimal(_NOTES[word])
        return add(text, start, end, value, value, "GBP", "money", found, weak=True)
    if word in _PLURALS or word in _SOMETHINGS:
        value = Decimal(_PLURALS.get(word) or _SOMETHINGS[word])
        return add(text, start, end, value, value, "", "count", found)
    reader = (
        _word_month if word in MONTHS else
        _word_order if word in ("order", "orders") else
        _word_multiple if word in _MULTIPLES or word in _HALVINGS else
        _word_vague if word in _PLURAL_SCALES or word in ("several", "few") else
        _word_span if word in _SPAN_YEARS or word in ("both", "pair", "couple") else
        _word_decade if word in _DECADES else
        _word_unit if word in _BARE_UNITS else
        shares.quantile if word in shares.QUANTILES else
        _word_number
    )  # fmt: skip
    return reader(text, start, end, word, found)


def _word_month(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    if not text[start].isupper():
        return 0
    if text.startswith("-", end) and text[end + 1 : end + 2].islower():
        return 0  # OCT-only
    weak = False
    if word in ("may", "march", "mar", "sep", "jan", "jun", "dec", "august") or text[start:end].isupper():
        # Words and names too: plainly a month only beside a day, a year or a preposition of time.
        previous = text[max(0, start - 12) : start].split()
        before = previous[-1].lower().strip("-,(") if previous else ""
        spoken = before in _BEFORE_MONTH and not text[start:end].isupper()
        weak = not (spoken or before[-3:].rstrip("stndrh").isdigit() or _DATED.match(text, end))
        if weak and _of_a_name(text, previous, end, word):
            return 0
    value = Decimal(MONTHS[word])
    end = add(text, start, end, value, value, "", "month", found, weak)
    if text[end : end + 1] == "-" and (last := _MONTH_WORD.match(text, end + 1)) is not None:
        value = Decimal(MONTHS[last.group().lower()])  # January-March
        return add(text, end + 1, last.end(), value, value, "", "month", found)
    return end


def _of_a_name(text: str, before: list[str], end: int, word: str) -> bool:
    """Whether the word is part of a name: Frederic August, March Smith, August L."""
    named = text[end + 1 : end + 2].isupper() or (bool(before) and before[-1][:1].isupper())
    return word == "august" or named


def _word_order(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    """ "an order of magnitude" (1), "orders of magnitude" (one or more)."""
    magnitude = re.compile(r"[\s-]+of[\s-]+magnitude\b").match(text, end)
    if magnitude is None:
        return 0
    many = word == "orders"
    weak = many or text[max(0, start - 5) : start].lower().split()[-1:] not in (["an"], ["one"], ["1"])
    high = Decimal(9) if many else ONE
    return add(text, start, magnitude.end(), ONE, high, "oom", "magnitude", found, weak)


def _word_multiple(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    if word in _HALVINGS:
        value: Number = Decimal("0.5")
        return add(text, start, end, value, value, "", "fraction", found, weak=True)
    if text[start - 1 : start] == "-" and word in _GREAT_FOLDS and found and found[-1].end == start - 1:
        times = found.pop()  # ten-thousandfold
        many = tidy(Fraction(times.low) * _MULTIPLES[word])
        return add(text, times.start, end, many, many, "x", "multiple", found)
    if text[start - 1 : start] == "-" or (text[end : end + 1] == "-" and word != "twofold"):
        return add(
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
    return add(text, start, end, value, value, "x", "multiple", found, weak)


def _word_vague(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    """``hundreds of billions``, ``dozens``, ``several thousand``: an order of magnitude."""
    value = _PLURAL_SCALES.get(word, 0)
    if word in ("several", "few"):
        scale = re.compile(r"\s+(hundred|thousand|million|billion|trillion|dozen)\b").match(text, end)
        if scale is None:
            return 0
        value = SCALES.get(scale[1], 10)
        end = scale.end()
    of = re.compile(r"(?:\s+of)?\s+(thousand|million|billion|trillion)s?\b").match(text, end)
    if of is not None and value < SCALES[of[1]]:
        value *= SCALES[of[1]]
        end = of.end()
    elif (shared := _SHARED_SCALE.match(text, end)) is not None and value < _PLURAL_SCALES[shared[1]]:
        value *= SCALES[shared[2]]
    return add(text, start, end, Decimal(value), Decimal(value) * 10, "", "vague", found, word == "several")


#: Tens and hundreds of thousands: the scale belongs to both.
_SHARED_SCALE = re.compile(r"\s+(?:and|or|to)\s+(tens|dozens|hundreds)\s+of\s+(thousand|million|billion)s\b")
_FIGURES = re.compile(r"[\s-]+(?:digits?|figures?)\b")


def _word_figures(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    """``double digits``, ``three-digit``: as many as the number has figures; 0 when no figures are meant."""
    figures = _FIGURES.match(text, end)
    count = 1 if word == "single" else _MULTIPLES.get(word) or ONES.get(word, 0)
    if figures is None or not 1 <= count <= 9:
        return 0
    low = Decimal(10) ** (count - 1)
    return add(text, start, figures.end(), low, low * 10, "", "vague", found, weak=True)


def _word_span(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    if word == "couple" and (of := _COUPLE_OF.match(text, end)) is not None:
        if of[1] in _YEARS:
            couple = Decimal(2 * _YEARS[of[1]])
            return add(text, start, of.end(), couple, couple, "year", "measure", found, weak=True)
        two = Decimal(2 * SCALES.get(of[1], 12))
        return add(text, start, of.end(), two, two, "", "count", found)
    if word in ("both", "pair", "couple"):
        return add(text, start, end, Decimal(2), Decimal(2), "", "count", found, weak=True)
    years = Decimal(_SPAN_YEARS[word])
    if word in ("decades", "centuries", "millennia"):
        return add(text, start, end, years, years * 10, "year", "vague", found, weak=True)
    return add(text, start, end, years, years, "year", "measure", found, weak=True)


_COUPLE_OF = re.compile(r"\s+of\s+(dozen|hundred|thousand|million|billion|decades|centuries)\b")
_YEARS = {"decades": 10, "centuries": 100}


def _word_decade(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    value = Decimal(_DECADES[word])
    if found and found[-1].kind == "count" and text[found[-1].end : start].isspace():
        return add(text, start, end, value - 1900, value - 1900, "", "count", found)  # 14 fifties
    alts: tuple[tuple[Number, str], ...] = ((value - 1900, ""),)
    if precedes(text, start, "late"):
        alts += ((value - 1890, ""),)  # in her late forties: 年近五十
    found.append(Quantity(text[start:end], start, end, value, value, "", "decade", "exact", True, alts))
    return end


def _word_unit(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    return add(text, start, end, ONE, ONE, _BARE_UNITS[word], "measure", found, weak=True)


#: Before *three quarters* these make them three spells of a year: the first three quarters, 前三季度.
_SPELL_OF_QUARTERS = re.compile(r"(?i)\b(?:first|last|past|previous|next|other)\s+$")


def _word_number(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    """Cardinals, ordinals and fractions: two hundred and fifty-six, twenty-first, three quarters."""
    seen = spelled(text, start)
    if seen is None:
        return 0
    if seen.kind == "parts" and seen.total == 1 and _is_last_of_many(text, start, seen):
        return _word_ordinal(text, start, seen.end, Decimal(seen.parts), seen.last, found)
    if (
        seen.kind == "parts"
        and seen.last == "quarters"
        and _SPELL_OF_QUARTERS.search(text, max(0, start - 12), start)
    ):
        return _cardinal(text, start, seen.end, Decimal(seen.total), False, found)
    if seen.kind == "parts":
        left = minus_before(text, start, seen.end)
        count = -seen.total if left < start else seen.total
        return shares.fraction(text, left, seen.end, count, seen.parts, found)
    if seen.kind == "ordinal":
        return _word_ordinal(text, start, seen.end, Decimal(seen.total), seen.last, found)
    if word in _CENTURIES_OF_YEARS and (year := _YEAR.match(text, start)) is not None:
        return _year(text, start, year, found)
    value, end = _with_decimals(text, seen)
    if (power := power_in_words(text, value, end)) is not None:
        left = minus_before(text, start, power[1])
        signed = -power[0] if left < start else power[0]
        return add(text, left, power[1], signed, signed, "", "power", found)
    if stop := shares.of_whole(text, start, value, end, found):
        return stop
    if (left := minus_before(text, start, end)) < start:
        return _cardinal(text, left, end, -value, value <= 1, found)
    weak = value <= 1
    if (value == 100 and word == "hundred") or (word in SCALES and seen.total == SCALES[word]):
        weak = text[max(0, start - 2) : start].lower() not in ("a ", "ne")
    return _cardinal(text, start, end, value, weak, found)


def _is_last_of_many(text: str, start: int, seen: Spelled) -> bool:
    """Whether *one hundredth* is an ordinal: the one hundredth visitor."""
    return (
        seen.last in GREAT_ORDINALS
        and text[start - 4 : start].lower() == "the "
        and not text.startswith(" of ", seen.end)
    )


_CENTURIES_OF_YEARS = frozenset({"sixteen", "seventeen", "eighteen", "nineteen", "twenty"})
_ONE_TO_NINE = "one|two|three|four|five|six|seven|eight|nine"
#: nineteen eighty-four, nineteen oh five; but nineteen twenty-minute talks, twenty twenty-fifths, nineteen fifty thousand
_YEAR = re.compile(
    rf"(?i)(\w+)[\s-]+(?:({'|'.join(TENS)})(?:[\s-]+({_ONE_TO_NINE}))?|oh[\s-]+({_ONE_TO_NINE})|(ten|eleven|twelve|\w+teen))\b"
    r"(?!-\w|[\s-]+(?:\w+ths?|firsts?|seconds?|thirds?|hundreds?|thousands?|[mbtr]\w+ions?)\b)"
)


def _year(text: str, start: int, year: re.Match[str], found: list[Quantity]) -> int:
    """Read a year that is told in two parts."""
    century, tens, one, alone, teen = (part.lower() if part else "" for part in year.groups())
    value = Decimal(
        100 * (ONES.get(century) or TENS[century]) + TENS.get(tens, 0) + ONES.get(one or alone or teen, 0)
    )
    return add(text, start, year.end(), value, value, "", "count", found)


def _with_decimals(text: str, seen: Spelled) -> tuple[Number, int]:
    """The value with what may follow its words: five point eight six, three and a half."""
    value: Number = Decimal(seen.total)
    end = seen.end
    if (point := _POINT_WORDS.match(text, end)) is not None:
        if point[2]:
            decimals = str(TENS[point[2]] + (ONES[point[3]] if point[3] else 0))  # point seventy-one
        else:
            decimals = "".join(str(ONES.get(digit, 0)) for digit in point[1].split())
        value, end = Decimal(f"{seen.total}.{decimals}"), point.end()
    if (half := AND_PARTS.match(text, end)) is not None:
        parts = Fraction(ONES[half[3]], PARTS[half[4]]) if half[3] else Fraction(1, PARTS[half[2]])
        if half[1] and SCALES.get(seen.last, 0) >= 1000:
            parts *= SCALES[seen.last]  # two million and a half
        value, end = tidy(Fraction(value) + parts), half.end()
    return value, end


def _cardinal(text: str, left: int, end: int, value: Number, weak: bool, found: list[Quantity]) -> int:
    """Range, scale and unit after a cardinal."""
    low = high = value
    digits = _TO_DIGITS.match(text, end)
    if digits is not None and not precedes(text, left, "from") and (second := number(text, digits.end())):
        if second[0] > value:
            high, end, weak = second[0], second[1], False
    between = _TO_WORD.match(text, end)
    if between is not None:
        other = (between[2] or between[4]).lower()
        top = ONES.get(other) or TENS.get(other)
        if top and top > value and not precedes(text, left, "from"):
            high, end = Decimal(top), between.end()
            weak = weak or between[1] == "or"
    scaled, after, unit, kind, _ = suffix(text, high, end, "count")
    if kind in ("name", "none", "decade", "ordinal", "day", "dimension"):
        unit, kind = "", "count"
    elif after > end and (unit or scaled != high):
        if scaled != high and high:
            low = tidy(Fraction(value) * Fraction(scaled) / Fraction(high))
        high, end = scaled, after
        weak = weak and (
            unit not in ("oom", "pp", "%") or text[left:after].endswith("one point")
        )  # one point behind
    if unit == "" and value > 1 and precedes(text, left, "factor of"):
        unit, kind = "x", "multiple"
    stop = add(text, left, end, low, high, unit, kind, found, weak)
    if unit == "pound" and text.endswith("pounds", 0, stop):
        found[-1] = msgspec.structs.replace(found[-1], alts=((low, "GBP"),))
    return stop


_TO_DIGITS = re.compile(r"\s+to\s+(?=\d)")
_TO_WORD = re.compile(r"\s+(to|or)\s+([a-z]+)\b|-(to|or)-([a-z]+)\b")
_NEXT_LOWER = re.compile(r"[\s-]+([a-z]+)")
_CENTURIES = re.compile(r"(?i)\s+(?:to|and)\s+(?:the\s+)?([a-z]+)[\s-]+centur(?:y|ies)\b")


def _word_ordinal(text: str, start: int, end: int, value: Number, last: str, found: list[Quantity]) -> int:
    before = " " + text[max(0, start - 4) : start].lower()
    if value > 1 and before == " ery " and precedes(text, start, "every"):
        part = Fraction(1, int(value))
        end = add(text, start, end, part, part, "", "fraction", found, value == 2)
        found[-1] = msgspec.structs.replace(found[-1], alts=((value, ""),))
        return end  # every fourth patient: 四分之一, 每四名
    after = _NEXT_LOWER.match(text, end)
    word = after[1] if after else ""
    if (
        (last in PARTS or value > 20)
        and word[:6] != "centur"
        and shares.is_share(text, start, end, value, word)
    ):
        if word == "of":
            return shares.fraction(text, start, end, 1, int(value), found)
        share = tidy(Fraction(1, int(value)))
        return add(text, start, end, share, share, "", "fraction", found)
    if (span := _CENTURIES.match(text, end)) is not None and span[1].lower() in ORDINALS:
        last_century = Decimal(ORDINALS[span[1].lower()])
        return add(text, start, span.end(), value, last_century, "century", "ordinal", found)
    if word in ("century", "centuries"):
        assert after is not None
        return add(text, start, after.end(), value, value, "century", "ordinal", found)
    hyphen = text[end : end + 1] == "-"
    # "The second" may only order what is told; "their second album" counts.
    firm = value > 1 and (before.endswith(_OWNERS) or _OF_SO_MANY.match(text, end) is not None)
    weak = (value <= 3 and not firm) or hyphen
    return add(text, start, end, value, value, "", "ordinal", found, weak)
