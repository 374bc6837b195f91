"""Rewritings that are wrong: another digit, scale, unit, sign, direction or bound, a number invented or dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from benchmarks.corpus import draw
from benchmarks.mutators.base import (
    COUNTERS,
    ENGLISH,
    LARGE,
    LETTER,
    NOT_A_UNIT,
    NOT_BEFORE,
    NUMERAL,
    PERCENT,
    PLAIN,
    UNIT,
    UNITS,
    WORD,
    Mutant,
    Pair,
    digit_of,
    may_be_in,
    places_in,
    rewritten,
    shared,
    spread,
)


def digit(pair: Pair) -> Iterator[Mutant]:
    """One digit changed, dropped or doubled."""
    for match in spread([*shared(pair, PLAIN), *LARGE.finditer(pair.target)], pair.id, "digit"):
        new = _misprint(match["n"], draw(pair.id, "digit", match.start()))
        if not may_be_in(pair.source, new):
            yield rewritten(pair, *match.span("n"), new)


def count_word(pair: Pair) -> Iterator[Mutant]:
    """四个 for three: a small number in words changed, to one that the source has not."""
    for match in spread(list(WORD.finditer(pair.target)), pair.id, "count"):
        if not re.search(rf"\b{ENGLISH[match['n']]}\b", pair.source, re.I):
            continue
        others = [word for word in ENGLISH if not _says(pair.source, word)]
        if others:
            new = others[draw(pair.id, "count", match.start()) % len(others)]
            yield rewritten(pair, *match.span("n"), new)


def _says(source: str, word: str) -> bool:
    return bool(re.search(rf"\b{ENGLISH[word]}\b|(?<![\d.]){digit_of(word)}(?![\d.])", source, re.I))


def _misprint(numeral: str, seed: int) -> str:
    places = [place for place, char in enumerate(numeral) if char.isdigit()]
    place = places[seed // 7 % len(places)]
    char = numeral[place]
    how = ("change", "change", "drop", "double")[seed % 4]
    if how == "drop" and len(places) > 1 and "," not in numeral:
        new = numeral[:place] + numeral[place + 1 :]
        if not new.startswith(("0", ".")) and not new.endswith("."):
            return new
    if how == "double" and "," not in numeral and char != "0":
        return numeral[:place] + char + numeral[place:]
    other = str((int(char) + 1 + seed // 100 % 9) % 10)
    if place == 0 and other == "0":
        other = "1" if char != "1" else "2"
    return numeral[:place] + other + numeral[place + 1 :]


def decimal_shift(pair: Pair) -> Iterator[Mutant]:
    """The decimal point one place on or back, lost, or made."""
    for match in shared(pair, PLAIN, "decimal"):
        numeral = match["n"]
        if "," in numeral or (len(numeral) == 4 and numeral[:2] in ("19", "20")) or len(numeral) == 1:
            continue
        value = Decimal(numeral)
        shift = (-1, 1)[draw(pair.id, "decimal", match.start()) % 2]
        if "." not in numeral:
            shift = -1
        new = numeral.replace(".", "") if shift == 1 and value > 1 else f"{value.scaleb(shift):f}"
        new = new.lstrip("0") if "." not in new else new
        if not may_be_in(pair.source, new):
            yield rewritten(pair, *match.span("n"), new)


_OTHER_SCALE = {"万亿": ("亿", "万"), "亿": ("万", "万亿", ""), "万": ("亿", "", "千"), "千": ("万", "")}
_OTHER_LETTER = {"B": ("亿", "M"), "M": ("万", "B"), "K": ("万", "M")}


def scale(pair: Pair) -> Iterator[Mutant]:
    """万 for 亿, 亿 for billion with the same digits, a scale dropped."""
    for match in spread([*LARGE.finditer(pair.target), *shared(pair, LETTER)], pair.id, "scale"):
        start, end = match.span()
        choices = (_OTHER_SCALE | _OTHER_LETTER)[match["u"]]
        seed = draw(pair.id, "scale", start)
        unit = choices[seed % len(choices)]
        if not unit and (not match["n"].isdigit() or len(match["n"]) > 4):
            unit = choices[0]
        yield rewritten(pair, start, end, match["n"] + unit)
        english = re.search(rf"(?<![\d.]){_one_tenth(match)}(?:[ -]?(?:billion|million)|[BM]\b)", pair.source)
        if match["u"] in ("亿", "万") and english:  # the digits of the English kept, its scale not
            written = re.match(r"[\d.]+", english[0])
            assert written
            if written[0] != match["n"]:
                yield rewritten(pair, start, end, written[0] + match["u"])


def _one_tenth(match: re.Match[str]) -> str:
    value = Decimal(match["n"].replace(",", ""))
    for power in (-1, -2, 2):  # 700亿 ↔ 70 billion; 150万 ↔ 1.5 million; 3.4亿 ↔ 340 million
        tenth = value.scaleb(power).normalize()
        if (match["u"], power) in (("亿", -1), ("万", -2), ("亿", 2)):
            return re.escape(f"{tenth:f}")
    return "(?!)"


_POINTS = re.compile(rf"{NOT_BEFORE}(?P<n>{NUMERAL})(?P<u>\s?个?百分点)")


def percent(pair: Pair) -> Iterator[Mutant]:
    """Percentage points for percent, percent for points, neither for percent."""
    found = [*shared(pair, PERCENT), *shared(pair, _POINTS)]
    for match in spread(found, pair.id, "percent"):
        if match["u"].strip().endswith("点"):
            english = places_in(pair.source, match["n"])
            if all("point" in pair.source[at.end() : at.end() + 24] for at in english):
                yield rewritten(pair, *match.span(), f"{match['n']}%")
            continue
        if any(
            re.match(r"[^.;]{0,60}\bpoint", pair.source[at.end() :])
            for at in places_in(pair.source, match["n"])
        ):
            continue
        if draw(pair.id, "percent", match.start()) % 3:
            yield rewritten(pair, *match.span(), f"{match['n']}个百分点")
        elif not re.match(r"\s?[、和及与,，]\s?(?:以?及)?\d", pair.target[match.end() :]):
            yield rewritten(pair, *match.span(), match["n"])


_ENGLISH_UNIT = re.compile(
    r"\d(?:\.\d+)?[\s~-]?(?:ms|s|h|hr|hrs|min|mins|y|yr|yrs|GB|MB|KB|TB|km|m|cm|mm|[μµu]m|nm|kg|g|mg|[μµ]g"
    r"|[kMG]?Hz|mL|mV|dB|x|×|°|º|\\times|\$\\times|\$?\^)(?![A-Za-z])"
    r"|(?:milli|micro|nano|kilo|centi)(?:sec|met|gram|hertz)|second|minute|hour|day|week|month|year|gigabyte"
    r"|megabyte|mile|met(?:er|re)|gram|hertz|dollar|USD|\$\d|€|euro|times|[Ff]old\b|factor|bit|decibel|degree|volt"
)


def unit(pair: Pair) -> Iterator[Mutant]:
    """Another unit with the same digits: 秒 for ms, MB for GB, 英里 for km, % for 倍."""
    for match in shared(pair, UNIT, "unit"):
        if NOT_A_UNIT.search(pair.target[match.start() : match.end() + 3]):
            continue
        spots = places_in(pair.source, match["n"])
        if not any(_ENGLISH_UNIT.search(pair.source[max(0, at.start() - 2) : at.end() + 20]) for at in spots):
            continue
        others = UNITS[match["u"]]
        other = others[draw(pair.id, "unit", match.start()) % len(others)]
        yield rewritten(pair, *match.span(), match["n"] + match["s"] + other)


_MINUS = re.compile(
    r"(?<![A-Za-z0-9)\]}%．.\u4e00-\u9fff])(?<![A-Za-z0-9] )(?P<m>[-−–]|负)\s?(?P<n>\d+(?:\.\d+)?)(?![\d.]*\d|[A-Za-z])"
)


def sign(pair: Pair) -> Iterator[Mutant]:
    """A minus lost, or made up."""
    found = (
        match
        for match in _MINUS.finditer(pair.target)
        if re.search(
            rf"(?<![\w)])(?:[-−–]|minus |negative )\s?{re.escape(match['n'])}(?![\d.]*\d)", pair.source
        )
    )
    for match in spread(found, pair.id, "sign"):
        start, end = match.span()
        yield rewritten(pair, start, end, match["n"])
    for match in shared(pair, PLAIN, "sign"):
        level = re.search(r"(?:为|是|达到?|=|＝)\s?$", pair.target[: match.start()])
        after = pair.target[match.end() : match.end() + 2]
        if level and "." in match["n"] and not re.match(r"\s?[年月日个种项\-–~至到、]", after):
            yield rewritten(pair, *match.span("n"), "-" + match["n"])


_IMPROVED = re.compile(
    rf"(?P<d>提高|提升|增加|上升|增长|降低|减少|下降|缩短)(?P<r>了|约|超过|高达|多达|了约|了超过|近|了近)?\s?(?P<n>{NUMERAL})"
    r"\s?(?P<u>%|个百分点|倍|点)(?![\d])"
)
_OPPOSITE = dict(
    zip(
        "提高 提升 增加 上升 增长 降低 减少 下降 缩短".split(),
        "降低 降低 减少 下降 下降 提高 增加 上升 延长".split(),
        strict=True,
    )
)
_RISES = re.compile(
    r"\b(?:improv|increas|increment|rais|boost|gain|grow|grew|ris|rose|higher|outperform)", re.I
)
_FALLS = re.compile(
    r"\b(?:reduc|decreas|lower|declin|drop|fall|fell|shorten|cut|sav|fewer|less|smaller)", re.I
)


def direction(pair: Pair) -> Iterator[Mutant]:
    """A rise made a fall, or a fall a rise."""
    for match in spread(list(_IMPROVED.finditer(pair.target)), pair.id, "direction"):
        at = places_in(pair.source, match["n"])
        if len(at) != 1:
            continue
        around = pair.source[max(0, at[0].start() - 60) : at[0].end() + 40]
        said, other = (_RISES, _FALLS) if match["d"] in "提高提升增加上升增长" else (_FALLS, _RISES)
        if said.search(around) and not other.search(around):
            yield rewritten(pair, *match.span(), _OPPOSITE[match["d"]] + match[0][len(match["d"]) :])


_TURNS: Mapping[str, tuple[str, ...]] = {
    "至少": ("至多", "最多", "不到"), "最少": ("最多",), "不少于": ("不超过",), "不低于": ("不高于",), "超过": ("不到", "不足"),
    "高于": ("低于",), "大于": ("小于",), "多于": ("少于",), "逾": ("不到",),
    "至多": ("至少",), "最多": ("至少",), "不超过": ("超过",), "不到": ("超过",), "不足": ("超过",), "低于": ("高于",),
    "小于": ("大于",), "少于": ("多于", "超过"), "高达": ("至少", "不到"), "多达": ("至少",), "近": ("超过",), "接近": ("超过",),
}  # fmt: skip
_BOUND = re.compile(
    rf"(?<![不最])(?P<b>{'|'.join(sorted(_TURNS, key=len, reverse=True))})(?P<r>了|约)?\s?(?P<n>{NUMERAL})(?![\d.]*\d|[A-Za-z])"
)
_ENGLISH_BOUND = re.compile(
    r"\b(?:at least|at most|more than|less than|fewer than|over|under|above|below|exceed\w*|up to|nearly|almost|close to"
    r"|greater than|higher than|lower than|as (?:many|much|high|few|little|low) as|no (?:more|less|fewer) than|within"
    r"|surpass\w*|maximum|minimum|beyond)\b|[<>≤≥+]|\\[lg]eq?\b",
    re.I,
)


def bound(pair: Pair) -> Iterator[Mutant]:
    """A bound turned: 至多 for at least, 不到 for over, 至少 for up to."""
    for match in spread(list(_BOUND.finditer(pair.target)), pair.id, "bound"):
        spots = places_in(pair.source, match["n"])
        if not spots or not all(
            _ENGLISH_BOUND.search(pair.source[max(0, at.start() - 24) : at.end() + 2]) for at in spots
        ):
            continue
        others = _TURNS[match["b"]]
        new = others[draw(pair.id, "bound", match.start()) % len(others)]
        yield rewritten(pair, *match.span(), new + match[0][len(match["b"]) :])


_DIGIT_WORDS = {
    "2": "two|doubl|twice|twofold|half|halv|both|second|bi", "3": "three|third|tripl|tri", "4": "four|quadr|quarter",
    "5": "five|fifth", "6": "six", "7": "seven", "8": "eigh",
}  # fmt: skip
_INVENTIONS = (
    "，提升{percent}%", "，准确率达到{percent}%", "，比基线高出{percent}%", "，训练时间缩短{percent}%", "，速度提高{small}倍",
    "，误差降低了{percent}个百分点", "，在{count}个数据集上得到验证", "，仅需{count}毫秒", "，参数量为{count}亿", "，耗时{count}小时",
    "，F1分数为0.{digits}", "，覆盖{count}种语言", "，共使用{count}张图像", "（p<0.0{small}）",
)  # fmt: skip


def invented(pair: Pair) -> Iterator[Mutant]:
    """A clause with a number that the source has not."""
    ends = spread(list(re.finditer(r"(?<=[\u4e00-\u9fff])(?=。)", pair.target)), pair.id, "invented")
    for place in ends:
        for attempt in range(12):
            seed = draw(pair.id, "invented", place.start(), attempt)
            clause = _INVENTIONS[seed % len(_INVENTIONS)]
            values = {
                "percent": f"{3 + seed // 100 % 90}" + (f".{1 + seed // 9000 % 9}" if seed % 2 else ""),
                "small": str(2 + seed // 100 % 7),
                "count": str(11 + seed // 100 % 80),
                "digits": str(611 + seed // 100 % 300).replace("0", "7"),
            }
            text = clause.format(**values)
            number = re.search(r"(?<![A-Z])\d+(?:\.\d+)?", text)
            assert number
            value = number[0]
            if any(may_be_in(pair.source, each) for each in (value, value.removeprefix("0."), "0." + value)):
                continue
            if value in _DIGIT_WORDS and re.search(_DIGIT_WORDS[value], pair.source, re.I):
                continue
            if _derivable(Decimal(value), pair.source):
                continue
            start = place.start() + number.start()
            changed = pair.target[: place.start()] + text + pair.target[place.start() :]
            yield Mutant(changed, (start, start + len(value)), f"+ {text}")
            break


_SMALL_WORDS = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|twelve)\b", re.I)
_SMALL = dict(
    zip(
        "two three four five six seven eight nine ten twelve".split(),
        (2, 3, 4, 5, 6, 7, 8, 9, 10, 12),
        strict=True,
    )
)


def _derivable(value: Decimal, source: str) -> bool:
    """True when the value may be computed from numbers of the source, so that it is perhaps not invented."""
    numbers = [Decimal(each.replace(",", "")) for each in re.findall(r"\d[\d,]*(?:\.\d+)?", source)][:60]
    numbers += [Decimal(_SMALL[each.lower()]) for each in _SMALL_WORDS.findall(source)]
    close = {value}
    for index, a in enumerate(numbers):
        made = {100 - a, 1 - a, a * 100, a / 100}
        for b in numbers[index + 1 :]:
            made |= {a + b, abs(a - b), a * b}
            for top, bottom in ((a, b), (b, a)):
                if bottom:
                    made |= {
                        top / bottom,
                        (top / bottom - 1) * 100,
                        (1 - top / bottom) * 100,
                        top / bottom * 100,
                    }
        if any(abs(each - value) <= max(Decimal("0.06"), value / 200) for each in made):
            return True
    return value not in close


def dropped(pair: Pair) -> Iterator[Mutant]:
    """A number gone from a translation: cut with its unit, or a vague word in its place."""
    for match in shared(pair, PLAIN, "dropped"):
        numeral = match["n"]
        spots = places_in(pair.source, numeral)
        if len(spots) != 1 or len(places_in(pair.target, numeral)) != 1:
            continue
        if (
            len(numeral) == 4
            and numeral[:2] in ("19", "20")
            and pair.target[match.end() : match.end() + 1] == "年"
        ):
            new, end = "近年", match.end() + 1
        else:
            after = pair.target[match.end() :]
            tail = re.match(
                rf"\s?(?:%|％|个百分点|倍|[{COUNTERS}]|毫秒|分钟|小时|秒|天|公里|米|GB|MB)", after
            )
            if tail is None:
                continue
            unit, end = tail[0].strip(), match.end() + tail.end()
            before = pair.target[: match.start()]
            if re.search(r"(?:提高|提升|增加|降低|减少|下降|高出|优于)了?(?:约|近|超过)?\s?$", before):
                start = re.search(r"(?:约|近|超过)?\s?$", before)
                assert start
                yield _lost(pair, start.start(), end, "很多", spots[0])
                continue
            if unit in ("%", "％", "个百分点"):
                new = "较高比例"
            elif unit == "倍":
                new = "数倍"
            elif unit in COUNTERS:
                new = "多" + unit
            else:
                new = "若干" + unit
        yield _lost(pair, match.start(), end, new, spots[0])


def _lost(pair: Pair, start: int, end: int, new: str, spot: re.Match[str]) -> Mutant:
    return rewritten(pair, start, end, new)._replace(lost=spot.span())
