"""English quantities in letters: seventy three point eight percent, two thirds, hundreds of billions, June."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import msgspec

from summarycheck.model import Number, Quantity
from summarycheck.quantities import bounds
from summarycheck.quantities.digits import ONE, number, tidy
from summarycheck.quantities.english_units import MONTHS, SCALES, TAIL_WORDS, WORD, suffix
from summarycheck.quantities.units import ENGLISH, SPANS

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
_PLURAL_SCALES = {word + "s": value for word, value in SCALES.items()} | {"tens": 10, "dozens": 10}
#: Things that are called by their number: sixes, the second elevens.
_PLURALS = {
    word: value for value, word in enumerate("twos threes fours fives sixes sevens eights nines".split(), 2)
} | {"elevens": 11, "twelves": 12}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        1,
    )
}
_ORDINALS |= {word[:-1] + "ieth": value for word, value in _TENS.items()}
_ORDINALS |= {
    scale + "th": SCALES[scale] for scale in ("hundred", "thousand", "million", "billion", "trillion")
}
#: What is third of all is a third of them, from three on.
_PARTS = {"half": 2, "quarter": 4} | {word: value for word, value in _ORDINALS.items() if value > 2}
_PARTS |= {"halves": 2} | {word + "s": value for word, value in _PARTS.items() if word != "half"}
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
_MULTIPLES |= {f"{word}fold": value for word, value in {**_ONES, **_TENS}.items() if value > 1}
#: The tenth part of all, as in "the top decile".
_QUANTILES = {"decile": 10, "quintile": 5, "quartile": 4, "tercile": 3, "tertile": 3}
_HALVINGS = frozenset({"halve", "halves", "halved", "halving"})
_DECADES = {word[:-1] + "ies": 1900 + value for word, value in _TENS.items()}
#: Words that can begin a quantity written in letters.
STARTERS = frozenset(
    {
        *_ONES,
        *_TENS,
        *SCALES,
        *_PLURAL_SCALES,
        *_PLURALS,
        *_ORDINALS,
        *_PARTS,
        *_MULTIPLES,
        *_HALVINGS,
        *_DECADES,
        *_QUANTILES,
    }
    | {"dozen", "both", "pair", "couple", "decade", "decades", "century", "centuries", "several", "few"}
    | {"order", "orders"}
    | (MONTHS.keys() - {"mar"})
)
_SIMPLE = {word: Decimal(value) for word, value in {**_ONES, **_TENS}.items()}
_NEXT = re.compile(r"[\s-]+([A-Za-z]+)")


def _ends_there(text: str, end: int) -> bool:
    """Whether the number word is the whole quantity: what follows is no number, scale, unit or connective."""
    following = _NEXT.match(text, end)
    if following is None:
        return text[end : end + 1] not in ("%", "$", "~", "/", "\\", "–")
    word = following[1].lower()
    return not (word in _GOES_ON or word in TAIL_WORDS or word in ENGLISH or following[1] in ENGLISH)


_JOINER = re.compile(r"[\s~-]+(?:and[\s-]+)?")
_POINT_WORDS = re.compile(r"\s+point((?:\s+(?:zero|oh|one|two|three|four|five|six|seven|eight|nine))+)\b")
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
        *_ONES,
        *_TENS,
        *SCALES,
        *_PARTS,
        *_ORDINALS,
        *_PLURAL_SCALES,
        "dozen",
        "dozens",
        "and",
        "to",
        "or",
        "point",
        "in",
        "out",
        "half",
    }
)


#: Nouns that a number after them numbers (phase four, Week 4): 第四 is right there, and *one* (turn one) is no article.
NUMBERED = re.compile(
    r"(?i)\b(?:phase|stage|step|part|chapter|section|level|type|grade|day|week|year|round|episode|season|volume|game|act|"
    r"number|no\.?|figure|fig\.?|table|rank(?:s|ed|ing)?|page|pages|article|amendment|class|category|tier|version|cycle|"
    r"generation|quarter|turn|lap|series|leg|innings?|layer|unit|division|squadron|army|corps|regiment|group|place|position|seed|pick|line|item|row)s?[\s#]+(?:\w+\s+and\s+)?$"
)
_OWNERS = (" its ", " his ", " her ", " our ", " eir ")


def words(text: str, start: int, end: int, found: list[Quantity]) -> int:
    """Read the quantity that begins with the word ``start:end``; returns its end, 0 when there is none."""
    word = text[start:end].lower()
    before = text[start - 1] if start else " "
    if before in "-‑_'’\\" and not (before == "-" and start > 1 and text[start - 2] in "-0123456789"):
        if word not in _ONES and word not in _MULTIPLES and word not in SCALES:
            return 0
    if text[end + 1 : end + 2] in "df" and (stop := _word_figures(text, start, end, word, found)):
        return stop
    if word in _SIMPLE and _ends_there(text, end) and text[start - 6 : start].lower() != "minus ":
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
    if word in _PLURALS:
        value = Decimal(_PLURALS[word])
        return _add(text, start, end, value, value, "", "count", found)
    reader = (
        _word_month if word in MONTHS else
        _word_order if word in ("order", "orders") else
        _word_multiple if word in _MULTIPLES or word in _HALVINGS else
        _word_vague if word in _PLURAL_SCALES or word in ("several", "few") else
        _word_span if word in ("decade", "decades", "century", "centuries", "both", "pair", "couple") else
        _word_decade if word in _DECADES else
        _word_quantile if word in _QUANTILES else
        _word_number
    )  # fmt: skip
    return reader(text, start, end, word, found)


def _add(
    text: str, start: int, end: int, low: Number, high: Number, unit: str, kind: str, found: list[Quantity],
    weak: bool = False,
) -> int:  # fmt: skip
    bound = bounds.english(text, start, end, unit, span=unit in SPANS)
    found.append(Quantity(text[start:end], start, end, low, high, unit, kind, bound, weak))
    return end


def _word_month(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    if not text[start].isupper():
        return 0
    if text.startswith("-", end) and text[end + 1 : end + 2].islower():
        return 0  # OCT-only
    if word in ("may", "march", "mar", "sep", "jan", "jun", "dec", "august") or text[start:end].isupper():
        # Words and names too: a month only beside a day, a year or a preposition of time.
        previous = text[max(0, start - 12) : start].split()
        before = previous[-1].lower().strip("-,(") if previous else ""
        spoken = before in _BEFORE_MONTH and not text[start:end].isupper()
        if not (spoken or before[-3:].rstrip("stndrh").isdigit() or _DATED.match(text, end)):
            return 0
    value = Decimal(MONTHS[word])
    end = _add(text, start, end, value, value, "", "month", found)
    if text[end : end + 1] == "-" and (last := _MONTH_WORD.match(text, end + 1)) is not None:
        value = Decimal(MONTHS[last.group().lower()])  # January-March
        return _add(text, end + 1, last.end(), value, value, "", "month", found)
    return end


def _word_order(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    """ "an order of magnitude" (1), "orders of magnitude" (one or more)."""
    magnitude = re.compile(r"[\s-]+of[\s-]+magnitude\b").match(text, end)
    if magnitude is None:
        return 0
    many = word == "orders"
    weak = many or text[max(0, start - 5) : start].lower().split()[-1:] not in (["an"], ["one"], ["1"])
    high = Decimal(9) if many else ONE
    return _add(text, start, magnitude.end(), ONE, high, "oom", "magnitude", found, weak)


def _word_multiple(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    if word in _HALVINGS:
        value: Number = Decimal("0.5")
        return _add(text, start, end, value, value, "", "fraction", found, weak=True)
    if text[start - 1 : start] == "-" or (text[end : end + 1] == "-" and word != "twofold"):
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
        value = SCALES.get(scale[1], 10)
        end = scale.end()
    of = re.compile(r"(?:\s+of)?\s+(thousand|million|billion|trillion)s?\b").match(text, end)
    if of is not None and value < SCALES[of[1]]:
        value *= SCALES[of[1]]
        end = of.end()
    elif (shared := _SHARED_SCALE.match(text, end)) is not None and value < _PLURAL_SCALES[shared[1]]:
        value *= SCALES[shared[2]]
    return _add(text, start, end, Decimal(value), Decimal(value) * 10, "", "vague", found, word == "several")


#: Tens and hundreds of thousands: the scale belongs to both.
_SHARED_SCALE = re.compile(r"\s+(?:and|or|to)\s+(tens|dozens|hundreds)\s+of\s+(thousand|million|billion)s\b")
_FIGURES = re.compile(r"[\s-]+(?:digits?|figures?)\b")


def _word_figures(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    """``double digits``, ``three-digit``: as many as the number has figures; 0 when no figures are meant."""
    figures = _FIGURES.match(text, end)
    count = 1 if word == "single" else _MULTIPLES.get(word) or _ONES.get(word, 0)
    if figures is None or not 1 <= count <= 9:
        return 0
    low = Decimal(10) ** (count - 1)
    return _add(text, start, figures.end(), low, low * 10, "", "vague", found, weak=True)


def _word_span(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    if word == "couple" and (of := _COUPLE_OF.match(text, end)) is not None:
        if of[1] in _YEARS:
            couple = Decimal(2 * _YEARS[of[1]])
            return _add(text, start, of.end(), couple, couple, "year", "measure", found, weak=True)
        two = Decimal(2 * SCALES.get(of[1], 12))
        return _add(text, start, of.end(), two, two, "", "count", found)
    if word in ("both", "pair", "couple"):
        return _add(text, start, end, Decimal(2), Decimal(2), "", "count", found, weak=True)
    years = Decimal(10 if word.startswith("decade") else 100)
    if word in ("decades", "centuries"):
        return _add(text, start, end, years, years * 10, "year", "vague", found, weak=True)
    return _add(text, start, end, years, years, "year", "measure", found, weak=True)


_COUPLE_OF = re.compile(r"\s+of\s+(dozen|hundred|thousand|million|billion|decades|centuries)\b")
_YEARS = {"decades": 10, "centuries": 100}


def _word_decade(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    value = Decimal(_DECADES[word])
    if found and found[-1].kind == "count" and text[found[-1].end : start].isspace():
        return _add(text, start, end, value - 1900, value - 1900, "", "count", found)  # 14 fifties
    found.append(
        Quantity(
            text[start:end], start, end, value, value, "", "decade", "exact", True, ((value - 1900, ""),)
        )
    )
    return end


def _word_quantile(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    part = tidy(Fraction(1, _QUANTILES[word]))
    return _add(text, start, end, part, part, "", "fraction", found, weak=True)


def _word_number(text: str, start: int, end: int, word: str, found: list[Quantity]) -> int:
    """Cardinals, ordinals and fractions: two hundred and fifty-six, twenty-first, three quarters."""
    total, current, at = 0, 0, start
    count = 0
    kind, unit = "count", ""
    last = ""
    fraction: int | None = None
    while True:
        piece = WORD.match(text, at)
        if piece is None:
            break
        token = piece.group().lower()
        plural = token[:-1] if token.endswith("s") else token
        if token in _ONES and last not in _ONES:
            current += _ONES[token]
        elif token in _TENS and (not count or last in SCALES):
            current += _TENS[token]
        elif token in SCALES or (plural in SCALES and count):
            scale = SCALES[plural if plural in SCALES else token]
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
            and not (token == "quarters" and total + current > 4)  # six quarters of a year
            and (total + current)
            and not _is_ordinal(text, at, token, last)
        ):
            fraction = _PARTS[token]
            end = piece.end()
            break
        elif token in _ORDINALS and (not count or last in _TENS or last in SCALES):
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
        nxt = WORD.match(text, joiner.end())
        if nxt is None:
            break
        following = nxt.group().lower()
        if "and" in joiner.group() and not (
            last in SCALES and (following in _ONES or following in _TENS or following in _ORDINALS)
        ):
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
    if kind == "count" and fraction is None and (half := _AND_A_HALF.match(text, end)):
        parts = Fraction(3 if half[1] == "three" else 2 if half[1] == "two" else 1, _PARTS[half[2]])
        value, end = tidy(Fraction(value) + parts), half.end()
    if fraction is not None:
        return _word_fraction(text, start, end, value, fraction, found)
    if kind == "ordinal":
        return _word_ordinal(text, start, end, value, last, found)
    left = start
    if text[max(0, start - 6) : start].lower() == "minus ":
        left, value = start - 6, -value
    low: Number = value
    high: Number = value
    weak = value <= 1
    if value == 1:
        vague = _ONE_IN.match(text, end)
        if vague is not None:
            whole = (
                int(vague[1].replace(",", ""))
                if vague[1][0].isdigit()
                else _ONES.get(vague[1].lower(), _TENS.get(vague[1].lower(), 0))
            )
            if whole > 1:
                part = Fraction(1, whole)
                _add(text, start, vague.end(), part, part, "", "fraction", found)
                found[-1] = msgspec.structs.replace(found[-1], alts=((Decimal(whole), ""),))
                return vague.end()
    if 1 < value < 10 and (share := share_in(text, int(value), end)) is not None:
        whole, end = share
        part = Fraction(int(value), whole)
        _add(text, start, end, part, part, "", "fraction", found)
        found[-1] = msgspec.structs.replace(found[-1], alts=((value, ""), (Decimal(whole), "")))
        return end
    if (value == 100 and word == "hundred") or (word in SCALES and total + current == SCALES[word]):
        weak = text[max(0, start - 2) : start].lower() not in ("a ", "ne")
    digits = _TO_DIGITS.match(text, end)
    if digits is not None and not precedes(text, left, "from") and (second := number(text, digits.end())):
        if second[0] > value:
            high, end, weak = second[0], second[1], False
    between = _TO_WORD.match(text, end)
    if between is not None:
        other = (between[2] or between[4]).lower()
        top = _ONES.get(other) or _TENS.get(other)
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
            unit not in ("oom", "pp", "%") or text[start:after].endswith("one point")
        )  # one point behind
    if unit == "" and value > 1 and precedes(text, left, "factor of"):
        unit, kind = "x", "multiple"
    return _add(text, left, end, low, high, unit, kind, found, weak)


def precedes(text: str, left: int, word: str) -> bool:
    """Whether ``word`` stands right before ``left``, LaTeX and blanks aside."""
    window = text[max(0, left - len(word) - 3) : left].rstrip(" $~\\\n")
    return window[-len(word) :].lower() == word


def _is_ordinal(text: str, at: int, token: str, last: str) -> bool:
    """``twenty-third`` is an ordinal; ``one third`` and ``two-thirds`` are fractions."""
    return (last in _TENS or last in SCALES) and not token.endswith("s")


_AND_A_HALF = re.compile(r"[\s-]+and[\s-]+(an?|one|two|three)[\s-]+(half|quarters?|thirds?)\b")
#: After a number below ten: nine in ten, eight out of ten, three in four children.
_IN_WHOLE = re.compile(
    r"\s(?:(?:in|out\sof)\s(?:every\s)?(ten|10)(?=\s[a-z])"
    r"|in\s(?:every\s)?(three|four|five|six|[3-6])(?=\s(?!or\b|to\b|hours?|days?|weeks?|months?|years?|minutes?|seconds?)[a-z]+s?\b))"
)


def share_in(text: str, part: int, end: int) -> tuple[int, int] | None:
    """The whole that a number ending at ``end`` is a share of (three in four children), and where it ends."""
    share = _IN_WHOLE.match(text, end)
    if share is None:
        return None
    written = share[1] or share[2]
    whole = int(written) if written.isdigit() else _ONES[written]
    return (whole, share.end()) if whole > part else None


_ONE_IN = re.compile(r"[\s-]+(?:in|out of)[\s-]+(?:every[\s-]+)?(\d+(?:,\d{3})*|\w+)\b")
_TO_DIGITS = re.compile(r"\s+to\s+(?=\d)")
_TO_WORD = re.compile(r"\s+(to|or)\s+([a-z]+)\b|-(to|or)-([a-z]+)\b")
_NEXT_LOWER = re.compile(r"[\s-]+([a-z]+)")
_AND_A = re.compile(r"(?i)\b(?:an?|one)\s+(hour|day|week|month|year|minute)\s+and\s+a\s+$")


def _word_fraction(text: str, start: int, end: int, count: Number, parts: int, found: list[Quantity]) -> int:
    value = Fraction(int(count), parts)
    hour = _AND_A.search(text, max(0, start - 20), start)
    if hour is not None and parts in (2, 4):
        exact = tidy(1 + value)
        unit = ENGLISH[hour[1].lower()].name
        return _add(text, hour.start(), end, exact, exact, unit, "measure", found)
    word = text[start:end].lower()
    after = text[end : end + 3]
    scale = re.compile(r"(?:\s+of)?(?:\s+a)?[\s-]+(dozen|hundred|thousand|million|billion|trillion)\b").match(
        text, end
    )
    if scale is not None:
        exact = tidy(value * SCALES.get(scale[1], 12))
        return _add(text, start, scale.end(), exact, exact, "", "count", found)
    span = re.compile(
        r"(?:\s+of)?(?:\s+an?)?[\s-]+(second|minute|hour|day|week|month|year|decade|century)\b"
    ).match(text, end)
    if (percent := _OF_A_PERCENT.match(text, end)) is not None:
        exact = tidy(value)
        unit, kind = ("pp", "point") if percent[1] else ("%", "percent")
        return _add(text, start, percent.end(), exact, exact, unit, kind, found)
    if span is not None and (parts == 2 or "of" in span.group()):
        unit, factor = {"decade": ("year", 10), "century": ("year", 100)}.get(
            span[1], (ENGLISH[span[1]].name if span[1] in ENGLISH else span[1], 1)
        )
        exact = tidy(value * factor)
        return _add(text, start, span.end(), exact, exact, unit, "measure", found, weak=factor == 1)
    if after.startswith("-") and not after[1:2].isupper() and text[end + 1 : end + 2].isalpha():
        return end  # half-life, quarter-finals: words
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
    exact = tidy(value)
    return _add(
        text,
        start,
        end,
        exact,
        exact,
        "",
        "fraction",
        found,
        weak or (word == "half" and text[start - 1 : start] == "-"),
    )


_ARTICLE = re.compile(r"(?i)(?:^|[\s(])(?:(\w+)\s+)?(?:an?|one[\s-])\s*$")
#: Before "a fifth", and after it in the place of a noun: an amount is meant.
_AMOUNTING = frozenset(
    "by about around roughly approximately nearly almost over under than only just to at some".split()
)
_NO_NOUN = frozenset(
    "on at for from with and or but to by between across during over versus vs than compared relative when while if that which"
    " a today now since later earlier after before had has have saw rose fell gained lost".split()
)
_OF_A_WHOLE = frozenset(
    "of the as in less more fewer lower higher smaller larger shorter longer cheaper faster slower".split()
)
_BEING = frozenset({"was", "were", "is", "are"})
#: Parts that lie at one end or the other: the final third of the layers.
_LYING = re.compile(r"(?i)\b(?:top|bottom|final|last|upper|lower|middle|remaining|first|outer|inner)\s+$")


_EXTREME = re.compile(
    r"(?i)\b(?:poor|rich|low|high|small|larg|young|old|fast|slow|weak|strong|dri|hott|cold)est\s+$"
)


def _is_share(text: str, start: int, end: int, value: Number, word: str) -> bool:
    """Whether an ordinal is a part of a whole: a fifth of the data, down by a fifth, the final third of the layers.

    ``word`` is the one after it, empty before a mark.
    """
    if _LYING.search(text, max(0, start - 12), start):
        return word == "of"
    if _EXTREME.search(text, max(0, start - 12), start):
        return True
    article = _ARTICLE.search(text, max(0, start - 20), start)
    if article is None:
        return False
    if word in _OF_A_WHOLE or "one" in article.group().lower() or (value > 4 and word in _BEING):
        return True
    return (article[1] or "").lower() in _AMOUNTING and (not word or word in _NO_NOUN)


_OF_A_PERCENT = re.compile(r"\s+(?:of\s+)?(?:an?|one)\s+per\s?cent(?:age)?(\s+points?)?\b")
_CENTURIES = re.compile(r"(?i)\s+(?:to|and)\s+(?:the\s+)?([a-z]+)[\s-]+centur(?:y|ies)\b")


def _word_ordinal(text: str, start: int, end: int, value: Number, last: str, found: list[Quantity]) -> int:
    before = " " + text[max(0, start - 4) : start].lower()
    if value > 2 and before == " ery " and precedes(text, start, "every"):
        part = Fraction(1, int(value))
        end = _add(text, start, end, part, part, "", "fraction", found)
        found[-1] = msgspec.structs.replace(found[-1], alts=((value, ""),))
        return end  # every fourth patient: 四分之一, 每四名
    after = _NEXT_LOWER.match(text, end)
    word = after[1] if after else ""
    if last in _PARTS and _is_share(text, start, end, value, word):
        if word == "of":
            return _word_fraction(text, start, end, Decimal(1), int(value), found)
        share = tidy(Fraction(1, int(value)))
        return _add(text, start, end, share, share, "", "fraction", found)
    if (span := _CENTURIES.match(text, end)) is not None and span[1].lower() in _ORDINALS:
        last_century = Decimal(_ORDINALS[span[1].lower()])
        return _add(text, start, span.end(), value, last_century, "century", "ordinal", found)
    if word in ("century", "centuries"):
        assert after is not None
        return _add(text, start, after.end(), value, value, "century", "ordinal", found)
    hyphen = text[end : end + 1] == "-"
    # "The second" may only order what is told; "their second album" counts.
    weak = (value <= 3 and not (value > 1 and before.endswith(_OWNERS))) or hyphen
    return _add(text, start, end, value, value, "", "ordinal", found, weak)
