"""Wrong and right rewritings of one number in a Chinese text that was right.

Each mutator is given a pair and yields every rewriting of its kind; none of them asks the checker what a
number is, so that it is not measured by its own lights. Where a rewriting might be right after all (the new
value is in the source too, the names that two numbers belong to are unclear) nothing is yielded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from benchmarks.corpus import draw


class Pair(NamedTuple):
    """An English text and its Chinese."""

    id: str
    source: str
    target: str


class Mutant(NamedTuple):
    """The Chinese with one place rewritten; it must be flagged at ``span``, or at ``lost`` in the source."""

    target: str
    span: tuple[int, int]
    what: str
    lost: tuple[int, int] | None = None


Mutator = Callable[[Pair], Iterator[Mutant]]

# A plain numeral that is part of no name, formula, date with hyphens, version or LaTeX.
_NOT_BEFORE = r"(?<![A-Za-z0-9_.,/:^{}$\\~×+\-–—−±°²³@#=<>≤≥(（\[第])"
_NUMERAL = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NOT_AFTER = r"(?![）)]|[.、]\s)(?![\d,.]*\d)(?!\s*[-–—~±×x*/:^_](?:\s*\d)?)"
_PLAIN = re.compile(rf"{_NOT_BEFORE}(?P<n>{_NUMERAL}){_NOT_AFTER}(?!\s?[A-Za-z_])")
_PERCENT = re.compile(
    rf"{_NOT_BEFORE}(?<![至到])(?P<n>{_NUMERAL})(?P<u>\s?(?:%|\\%|％))"
    r"(?!\s?(?:[-–—~～/]|[至到]\s?\d|的?(?:置信|可信)|CI|CrI))"
)
_LARGE = re.compile(rf"{_NOT_BEFORE}(?P<n>{_NUMERAL})\s?(?P<u>万亿|亿|万|千)(?![分一])")
_LETTER = re.compile(rf"(?<![A-Za-z0-9_.,/:^\-])(?P<n>{_NUMERAL})(?P<u>[BMK])(?![A-Za-z0-9_\-])")
_COUNTERS = "个种项类条篇步层名位张幅份组套次轮款段部台首"
_WORDS = "零一二三四五六七八九十"
_WORD = re.compile(rf"(?<![第{_WORDS}几数百千万])(?P<n>[两三四五六七八九])(?=[{_COUNTERS}](?!人))")
_ENGLISH = dict(zip("两三四五六七八九", "two three four five six seven eight nine".split(), strict=True))
_SENTENCE = re.compile(r"[^。！？；\n]+")


def _spread(found: Iterator[re.Match[str]] | list[re.Match[str]], *key: object) -> list[re.Match[str]]:
    """The matches in an order that depends on the key only, so that not every mutant is of the first number."""
    return sorted(found, key=lambda match: draw(*key, match.start()))


def _rewritten(pair: Pair, start: int, end: int, new: str, what: str = "") -> Mutant:
    old = pair.target[start:end]
    return Mutant(
        pair.target[:start] + new + pair.target[end:], (start, start + len(new)), what or f"{old} → {new}"
    )


def _in(text: str, numeral: str) -> list[re.Match[str]]:
    """Where the numeral stands in the text as a number of its own, however it is grouped."""
    digits = numeral.replace(",", "")
    whole, _, rest = digits.partition(".")
    grouped = r"[, ]?".join((whole[: len(whole) % 3], *re.findall("...", whole[len(whole) % 3 :])))
    grouped = grouped.removeprefix(r"[, ]?") if len(whole) % 3 == 0 else grouped
    ending = rf"\.{rest}" if rest else ""
    return list(re.finditer(rf"(?<![\d.])(?<!\d,){grouped}{ending}0*(?![\d]|[.,]\d)", text))


def _is_in(text: str, numeral: str) -> bool:
    """True when the numeral might be found in the text, with a scale, a percent, or as a part of a name."""
    value = numeral.replace(",", "")
    stripped = value.rstrip("0").rstrip(".") if "." in value else value
    return bool(_in(text, value) or _in(text, stripped) or stripped in re.findall(r"\d+(?:\.\d+)?", text))


def _ours(pair: Pair, pattern: re.Pattern[str], *key: object) -> list[re.Match[str]]:
    """Numerals of the Chinese that stand in the source too."""
    found = (match for match in pattern.finditer(pair.target) if _in(pair.source, match["n"]))
    return _spread(found, pair.id, *key)


# ---- wrong ---------------------------------------------------------------------------------------


def digit(pair: Pair) -> Iterator[Mutant]:
    """One digit changed, dropped or doubled."""
    for match in _spread([*_ours(pair, _PLAIN), *_LARGE.finditer(pair.target)], pair.id, "digit"):
        new = _misprint(match["n"], draw(pair.id, "digit", match.start()))
        if not _is_in(pair.source, new):
            yield _rewritten(pair, *match.span("n"), new)


def count_word(pair: Pair) -> Iterator[Mutant]:
    """四个 for three: a small number in words changed, to one that the source has not."""
    for match in _spread(list(_WORD.finditer(pair.target)), pair.id, "count"):
        if not re.search(rf"\b{_ENGLISH[match['n']]}\b", pair.source, re.I):
            continue
        others = [word for word in _ENGLISH if not _says(pair.source, word)]
        if others:
            new = others[draw(pair.id, "count", match.start()) % len(others)]
            yield _rewritten(pair, *match.span("n"), new)


def _says(source: str, word: str) -> bool:
    return bool(re.search(rf"\b{_ENGLISH[word]}\b|(?<![\d.]){_digit(word)}(?![\d.])", source, re.I))


def _digit(word: str) -> int:
    return 2 if word == "两" else _WORDS.index(word)


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
    for match in _ours(pair, _PLAIN, "decimal"):
        numeral = match["n"]
        if "," in numeral or (len(numeral) == 4 and numeral[:2] in ("19", "20")) or len(numeral) == 1:
            continue
        value = Decimal(numeral)
        shift = (-1, 1)[draw(pair.id, "decimal", match.start()) % 2]
        if "." not in numeral:
            shift = -1
        new = numeral.replace(".", "") if shift == 1 and value > 1 else f"{value.scaleb(shift):f}"
        new = new.lstrip("0") if "." not in new else new
        if not _is_in(pair.source, new):
            yield _rewritten(pair, *match.span("n"), new)


_OTHER_SCALE = {"万亿": ("亿", "万"), "亿": ("万", "万亿", ""), "万": ("亿", "", "千"), "千": ("万", "")}
_OTHER_LETTER = {"B": ("亿", "M"), "M": ("万", "B"), "K": ("万", "M")}


def scale(pair: Pair) -> Iterator[Mutant]:
    """万 for 亿, 亿 for billion with the same digits, a scale dropped."""
    for match in _spread([*_LARGE.finditer(pair.target), *_ours(pair, _LETTER)], pair.id, "scale"):
        start, end = match.span()
        choices = (_OTHER_SCALE | _OTHER_LETTER)[match["u"]]
        seed = draw(pair.id, "scale", start)
        unit = choices[seed % len(choices)]
        if not unit and (not match["n"].isdigit() or len(match["n"]) > 4):
            unit = choices[0]
        yield _rewritten(pair, start, end, match["n"] + unit)
        english = re.search(rf"(?<![\d.]){_one_tenth(match)}(?:[ -]?(?:billion|million)|[BM]\b)", pair.source)
        if match["u"] in ("亿", "万") and english:  # the digits of the English kept, its scale not
            written = re.match(r"[\d.]+", english[0])
            assert written
            if written[0] != match["n"]:
                yield _rewritten(pair, start, end, written[0] + match["u"])


def _one_tenth(match: re.Match[str]) -> str:
    value = Decimal(match["n"].replace(",", ""))
    for power in (-1, -2, 2):  # 700亿 ↔ 70 billion; 150万 ↔ 1.5 million; 3.4亿 ↔ 340 million
        tenth = value.scaleb(power).normalize()
        if (match["u"], power) in (("亿", -1), ("万", -2), ("亿", 2)):
            return re.escape(f"{tenth:f}")
    return "(?!)"


_POINTS = re.compile(rf"{_NOT_BEFORE}(?P<n>{_NUMERAL})(?P<u>\s?个?百分点)")


def percent(pair: Pair) -> Iterator[Mutant]:
    """Percentage points for percent, percent for points, neither for percent."""
    found = [*_ours(pair, _PERCENT), *_ours(pair, _POINTS)]
    for match in _spread(found, pair.id, "percent"):
        if match["u"].strip().endswith("点"):
            english = _in(pair.source, match["n"])
            if all("point" in pair.source[at.end() : at.end() + 24] for at in english):
                yield _rewritten(pair, *match.span(), f"{match['n']}%")
            continue
        if any(
            re.match(r"[^.;]{0,60}\bpoint", pair.source[at.end() :]) for at in _in(pair.source, match["n"])
        ):
            continue
        if draw(pair.id, "percent", match.start()) % 3:
            yield _rewritten(pair, *match.span(), f"{match['n']}个百分点")
        elif not re.match(r"\s?[、和及与,，]\s?(?:以?及)?\d", pair.target[match.end() :]):
            yield _rewritten(pair, *match.span(), match["n"])


_UNITS: Mapping[str, tuple[str, ...]] = {
    "毫秒": ("秒", "微秒"), "微秒": ("毫秒",), "秒": ("分钟", "毫秒"), "分钟": ("小时", "秒"), "小时": ("分钟", "天"),
    "天": ("小时", "个月"), "周": ("天",), "个月": ("年", "周"), "年": ("个月",), "岁": ("个月",),
    "GB": ("MB", "TB"), "MB": ("GB", "KB"), "KB": ("MB",), "TB": ("GB",),
    "公里": ("英里", "米"), "千米": ("米", "英里"), "米": ("厘米", "公里"), "厘米": ("米", "毫米"),
    "毫米": ("厘米", "微米"), "微米": ("纳米", "毫米"), "纳米": ("微米",), "英里": ("公里",),
    "公斤": ("克",), "千克": ("克",), "毫克": ("克", "微克"), "克": ("千克", "毫克"), "微克": ("毫克",),
    "Hz": ("kHz", "MHz"), "kHz": ("Hz", "MHz"), "MHz": ("GHz",), "GHz": ("MHz",), "赫兹": ("千赫兹",),
    "美元": ("元", "欧元"), "欧元": ("美元",), "倍": ("%", "个百分点"), "位": ("字节",), "比特": ("字节",), "dB": ("%",),
    "mm": ("cm", "μm"), "cm": ("mm", "m"), "nm": ("μm",), "μm": ("nm", "mm"), "km": ("m",), "ms": ("s",),
    "kg": ("g",), "mg": ("g", "μg"), "mL": ("L",), "°C": ("°F",), "℃": ("℉",), "摄氏度": ("华氏度",), "mV": ("V",),
}  # fmt: skip
_UNIT = re.compile(
    rf"{_NOT_BEFORE}(?P<n>{_NUMERAL})(?P<s>\s?)(?P<u>{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
    r"(?![A-Za-z级代来内前后]*[A-Za-z²³/])"
)
_ENGLISH_UNIT = re.compile(
    r"\d(?:\.\d+)?[\s~-]?(?:ms|s|h|hr|hrs|min|mins|y|yr|yrs|GB|MB|KB|TB|km|m|cm|mm|[μµu]m|nm|kg|g|mg|[μµ]g"
    r"|[kMG]?Hz|mL|mV|dB|x|×|°|º|\\times|\$\\times|\$?\^)(?![A-Za-z])"
    r"|(?:milli|micro|nano|kilo|centi)(?:sec|met|gram|hertz)|second|minute|hour|day|week|month|year|gigabyte"
    r"|megabyte|mile|met(?:er|re)|gram|hertz|dollar|USD|\$\d|€|euro|times|[Ff]old\b|factor|bit|decibel|degree|volt"
)
_NOT_A_UNIT = re.compile(
    r"\d位(?!量|精度|整|浮点|定点)|(?:19|20)\d\d\s?年|\d周(?:年|期)|\d年(?:级|代)|\d天(?:线|然)|\d米(?:其|粒)"
)


def unit(pair: Pair) -> Iterator[Mutant]:
    """Another unit with the same digits: 秒 for ms, MB for GB, 英里 for km, % for 倍."""
    for match in _ours(pair, _UNIT, "unit"):
        if _NOT_A_UNIT.search(pair.target[match.start() : match.end() + 3]):
            continue
        spots = _in(pair.source, match["n"])
        if not any(_ENGLISH_UNIT.search(pair.source[max(0, at.start() - 2) : at.end() + 20]) for at in spots):
            continue
        others = _UNITS[match["u"]]
        other = others[draw(pair.id, "unit", match.start()) % len(others)]
        yield _rewritten(pair, *match.span(), match["n"] + match["s"] + other)


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
    for match in _spread(found, pair.id, "sign"):
        start, end = match.span()
        yield _rewritten(pair, start, end, match["n"])
    for match in _ours(pair, _PLAIN, "sign"):
        level = re.search(r"(?:为|是|达到?|=|＝)\s?$", pair.target[: match.start()])
        after = pair.target[match.end() : match.end() + 2]
        if level and "." in match["n"] and not re.match(r"\s?[年月日个种项\-–~至到、]", after):
            yield _rewritten(pair, *match.span("n"), "-" + match["n"])


_IMPROVED = re.compile(
    rf"(?P<d>提高|提升|增加|上升|增长|降低|减少|下降|缩短)(?P<r>了|约|超过|高达|多达|了约|了超过|近|了近)?\s?(?P<n>{_NUMERAL})"
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
    for match in _spread(list(_IMPROVED.finditer(pair.target)), pair.id, "direction"):
        at = _in(pair.source, match["n"])
        if len(at) != 1:
            continue
        around = pair.source[max(0, at[0].start() - 60) : at[0].end() + 40]
        said, other = (_RISES, _FALLS) if match["d"] in "提高提升增加上升增长" else (_FALLS, _RISES)
        if said.search(around) and not other.search(around):
            yield _rewritten(pair, *match.span(), _OPPOSITE[match["d"]] + match[0][len(match["d"]) :])


_TURNS: Mapping[str, tuple[str, ...]] = {
    "至少": ("至多", "最多", "不到"), "最少": ("最多",), "不少于": ("不超过",), "不低于": ("不高于",), "超过": ("不到", "不足"),
    "高于": ("低于",), "大于": ("小于",), "多于": ("少于",), "逾": ("不到",),
    "至多": ("至少",), "最多": ("至少",), "不超过": ("超过",), "不到": ("超过",), "不足": ("超过",), "低于": ("高于",),
    "小于": ("大于",), "少于": ("多于", "超过"), "高达": ("至少", "不到"), "多达": ("至少",), "近": ("超过",), "接近": ("超过",),
}  # fmt: skip
_BOUND = re.compile(
    rf"(?<![不最])(?P<b>{'|'.join(sorted(_TURNS, key=len, reverse=True))})(?P<r>了|约)?\s?(?P<n>{_NUMERAL})(?![\d.]*\d|[A-Za-z])"
)
_ENGLISH_BOUND = re.compile(
    r"\b(?:at least|at most|more than|less than|fewer than|over|under|above|below|exceed\w*|up to|nearly|almost|close to"
    r"|greater than|higher than|lower than|as (?:many|much|high|few|little|low) as|no (?:more|less|fewer) than|within"
    r"|surpass\w*|maximum|minimum|beyond)\b|[<>≤≥+]|\\[lg]eq?\b",
    re.I,
)


def bound(pair: Pair) -> Iterator[Mutant]:
    """A bound turned: 至多 for at least, 不到 for over, 至少 for up to."""
    for match in _spread(list(_BOUND.finditer(pair.target)), pair.id, "bound"):
        spots = _in(pair.source, match["n"])
        if not spots or not all(
            _ENGLISH_BOUND.search(pair.source[max(0, at.start() - 24) : at.end() + 2]) for at in spots
        ):
            continue
        others = _TURNS[match["b"]]
        new = others[draw(pair.id, "bound", match.start()) % len(others)]
        yield _rewritten(pair, *match.span(), new + match[0][len(match["b"]) :])


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
    ends = _spread(list(re.finditer(r"(?<=[\u4e00-\u9fff])(?=。)", pair.target)), pair.id, "invented")
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
            if any(_is_in(pair.source, each) for each in (value, value.removeprefix("0."), "0." + value)):
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
    for match in _ours(pair, _PLAIN, "dropped"):
        numeral = match["n"]
        spots = _in(pair.source, numeral)
        if len(spots) != 1 or len(_in(pair.target, numeral)) != 1:
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
                rf"\s?(?:%|％|个百分点|倍|[{_COUNTERS}]|毫秒|分钟|小时|秒|天|公里|米|GB|MB)", after
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
            elif unit in _COUNTERS:
                new = "多" + unit
            else:
                new = "若干" + unit
        yield _lost(pair, match.start(), end, new, spots[0])


def _lost(pair: Pair, start: int, end: int, new: str, spot: re.Match[str]) -> Mutant:
    return _rewritten(pair, start, end, new)._replace(lost=spot.span())


# ---- numbers exchanged ---------------------------------------------------------------------------

_THING = re.compile(r"[A-Za-z][A-Za-z0-9\-+.]*[A-Za-z0-9+]|[A-Z]")
_METRICS = "准确率 精确率 精度 召回率 特异性 特异度 灵敏度 敏感性 敏感度 一致性 平均绝对误差 均方根误差 相关系数 胜率 成功率".split()
_METRIC = re.compile("|".join(_METRICS))
_SCORE = re.compile(rf"{_NOT_BEFORE}(?P<n>\d+(?:\.\d+)?)(?P<u>\s?%)?(?![\d,.]*\d)(?!\s?[A-Za-z年月日-])")
_COUNTED = re.compile(
    rf"{_NOT_BEFORE}(?P<n>\d[\d,]*|[两三四五六七八九十])(?P<u>(?:[{_COUNTERS}])(?P<what>[\u4e00-\u9fff]{{2,6}}))"
)
_FROM_TO = re.compile(
    r"从\s?(?P<a>\d+(?:\.\d+)?)(?P<u>\s?%)?[^，。；\d]{0,6}(?:提高|提升|增加|上升|下降|降低|减少|降|升|增)(?:了)?(?:到|至)\s?"
    r"(?P<b>\d+(?:\.\d+)?)(?![\d.]*\d)"
)


def swap(pair: Pair) -> Iterator[Mutant]:
    """Two numbers exchanged: between named things, in a list with 分别, between counted things, from and to."""
    for match in _FROM_TO.finditer(pair.target):
        a, b = match["a"], match["b"]
        if a != b and re.search(
            rf"\bfrom\b[^.]{{0,20}}{re.escape(a)}[^.]{{0,30}}\bto\b[^.]{{0,16}}{re.escape(b)}", pair.source
        ):
            yield _exchanged(pair, match.span("a"), match.span("b"), "from-to")
    for sentence in _SENTENCE.finditer(pair.target):
        yield from _swapped_scores(pair, sentence)
        yield from _swapped_counts(pair, sentence)


def _swapped_scores(pair: Pair, sentence: re.Match[str]) -> Iterator[Mutant]:
    scores = [
        score for score in _SCORE.finditer(pair.target, *sentence.span()) if score["u"] or "." in score["n"]
    ]
    for first, second in pairwise(scores):
        if first["n"] == second["n"] or bool(first["u"]) != bool(second["u"]):
            continue
        if not _in_order(pair.source, first["n"], second["n"]):
            continue
        between = pair.target[first.end() : second.start()]
        if (
            "分别" in sentence[0]
            and re.search(r"respectively", pair.source)
            and re.fullmatch(r"\s*[、和与及,，]\s*", between)
        ):
            things = _THING.findall(pair.target[sentence.start() : first.start()])
            if len(set(things)) >= 2:
                yield _exchanged(pair, first.span("n"), second.span("n"), "respectively")
            continue
        # Each number at the end of its clause, after a thing of its own.
        before = re.split(r"[，。；,;（(、和]", pair.target[sentence.start() : first.start()])[-1]
        own = re.split(r"[，；,;（(、和]", between)
        if len(own) != 2 or re.search(r"\d", before + own[-1]):
            continue
        ours, theirs = _things(before), _things(own[-1])
        if ours and theirs and ours != theirs and not _things(own[0]):
            yield _exchanged(pair, first.span("n"), second.span("n"), "named")


def _swapped_counts(pair: Pair, sentence: re.Match[str]) -> Iterator[Mutant]:
    counts = list(_COUNTED.finditer(pair.target, *sentence.span()))
    for first, second in pairwise(counts):
        a, b = first["n"], second["n"]
        between = pair.target[first.end() : second.start()]
        if a == b or first["what"][:2] == second["what"][:2] or first["what"][-2:] == second["what"][-2:]:
            continue
        if len(between) > 6 or (a in _ENGLISH) != (b in _ENGLISH) or (a == "十" or b == "十"):
            continue
        order = (_ENGLISH.get(a, a), _ENGLISH.get(b, b))
        if all(
            len(re.findall(rf"(?<![\w.,]){re.escape(each)}(?![\w.,]*\d)", pair.source, re.I)) == 1
            for each in order
        ):
            yield _exchanged(pair, first.span("n"), second.span("n"), "counted")


def _things(text: str) -> tuple[str, ...]:
    return tuple(_THING.findall(text) + _METRIC.findall(text))


def _in_order(source: str, first: str, second: str) -> bool:
    """Each once, in this order: the Chinese has not been put in another order."""
    one, two = _in(source, first), _in(source, second)
    return len(one) == len(two) == 1 and one[0].start() < two[0].start()


def _exchanged(pair: Pair, first: tuple[int, int], second: tuple[int, int], how: str) -> Mutant:
    text = pair.target
    a, b = text[slice(*first)], text[slice(*second)]
    new = text[: first[0]] + b + text[first[1] : second[0]] + a + text[second[1] :]
    return Mutant(new, (first[0], second[1]), f"{how}: {a} ↔ {b}")


# ---- right ---------------------------------------------------------------------------------------

_FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


def spelled(numeral: str) -> str:
    """The numeral in Chinese words: 92.4 is 九十二点四, 10000 is 一万."""
    whole, _, rest = numeral.replace(",", "").partition(".")
    number = int(whole)
    text = ""
    for power, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")):
        if number >= power:
            text += _below_ten_thousand(number // power) + name
            number %= power
            if 0 < number < power // 10:
                text += "零"
    text += _below_ten_thousand(number) if number or not text else ""
    return text + ("点" + "".join(_WORDS[int(char)] for char in rest) if rest else "")


def _below_ten_thousand(number: int) -> str:
    if number == 0:
        return "零"
    text, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        figure, number = divmod(number, power)
        if figure:
            text += ("零" if gap and text else "") + _WORDS[figure] + name
            gap = False
        elif text:
            gap = True
    return text.removeprefix("一") if text.startswith("一十") else text


def words(pair: Pair) -> Iterator[Mutant]:
    """百分之五十 for 50%, 九十二点四 for 92.4, 三个 for 3个."""
    for match in _ours(pair, _PERCENT, "words"):
        yield _rewritten(pair, *match.span(), "百分之" + spelled(match["n"]))
    for match in _ours(pair, _PLAIN, "words"):
        after = pair.target[match.end() : match.end() + 1]
        if after and after in _COUNTERS + "倍" and len(match["n"]) < 5:
            word = spelled(match["n"])
            yield _rewritten(pair, *match.span("n"), "两" if word == "二" else word)


def figures(pair: Pair) -> Iterator[Mutant]:
    """3个 for 三个."""
    for match in _spread(list(_WORD.finditer(pair.target)), pair.id, "figures"):
        if re.search(rf"\b{_ENGLISH[match['n']]}\b", pair.source, re.I):
            yield _rewritten(pair, *match.span("n"), str(_digit(match["n"])))


_SHARES = {"50": "一半", "25": "四分之一", "75": "四分之三", "20": "五分之一", "10": "十分之一"}


def shares(pair: Pair) -> Iterator[Mutant]:
    """一半 for 50%, 四分之一 for 25%."""
    for match in _ours(pair, _PERCENT, "shares"):
        if match["n"] in _SHARES:
            yield _rewritten(pair, *match.span(), _SHARES[match["n"]])


_TIMES = {"万亿": 12, "亿": 8, "万": 4, "千": 3}


def scales(pair: Pair) -> Iterator[Mutant]:
    """70B, 70,000,000,000, 7×10^10 or 七百亿 for 700亿; 1.5M for 150万."""
    for match in _spread(list(_LARGE.finditer(pair.target)), pair.id, "scales"):
        if re.match(r"[多余级之]", pair.target[match.end() :]):
            continue
        value = Decimal(match["n"].replace(",", "")).scaleb(_TIMES[match["u"]])
        exact = f"{value:f}".partition(".")[0]
        seed = draw(pair.id, "scales", match.start())
        choices = [
            exact,
            f"{int(exact):,}",
            f"{value.scaleb(-8).normalize():f}亿"
            if value >= 10**7
            else f"{value.scaleb(-4).normalize():f}万",
        ]
        if not re.match(r"[美欧英日]", pair.target[match.end() :]):
            mantissa = value.normalize()
            power = mantissa.adjusted()
            choices.append(f"{mantissa.scaleb(-power).normalize():f}×10^{power}")
        if match["n"].isdigit():
            choices.append(spelled(match["n"]) + match["u"])
        yield _rewritten(pair, *match.span(), choices[seed % len(choices)])


def grouping(pair: Pair) -> Iterator[Mutant]:
    """10000, 1万 or 一万 for 10,000; 10,000 for 10000."""
    for match in _ours(pair, _PLAIN, "grouping"):
        value = match["n"].replace(",", "")
        year = len(value) == 4 and value[:2] in ("19", "20")
        if not value.isdigit() or len(value) < 4 or year:
            continue
        choices = [value, f"{int(value):,}", f"{Decimal(value).scaleb(-4).normalize():f}万"]
        if value.endswith("000"):
            choices.append(spelled(value))
        choices = [each for each in choices if each != match["n"]]
        yield _rewritten(
            pair, *match.span("n"), choices[draw(pair.id, "grouping", match.start()) % len(choices)]
        )


def full_width(pair: Pair) -> Iterator[Mutant]:
    """９２．４％ for 92.4%."""
    for match in _ours(pair, _PERCENT, "full"):
        yield _rewritten(pair, *match.span(), match[0].replace("\\", "").translate(_FULL_WIDTH))


def spacing(pair: Pair) -> Iterator[Mutant]:
    """92.4 %, $92.4\\%$, **92.4%** for 92.4%."""
    for match in _ours(pair, _PERCENT, "spacing"):
        if "\\" in match[0] or "$" in pair.target[max(0, match.start() - 2) : match.end() + 2]:
            continue
        choices = (f" {match['n']} % ", f"${match['n']}\\%$", f"**{match['n']}%**")
        yield _rewritten(pair, *match.span(), choices[draw(pair.id, "spacing", match.start()) % len(choices)])


_RANGE = re.compile(
    r"(?<![A-Za-z0-9_.,/:^{}$\\\-])(?P<a>\d+(?:\.\d+)?)(?P<u>%?)(?P<d>\s?[-–—~～]\s?|到|至)(?P<b>\d+(?:\.\d+)?)(?![\d,.\-–]*\d|[A-Za-z^])"
)


def ranges(pair: Pair) -> Iterator[Mutant]:
    """5到10, 5至10, 5～10, 5—10 for 5-10."""
    for match in _spread(list(_RANGE.finditer(pair.target)), pair.id, "ranges"):
        a, b = match["a"], match["b"]
        if not (Decimal(a) < Decimal(b) and _in(pair.source, a) and _in(pair.source, b)):
            continue
        if not re.search(rf"{re.escape(a)}\\?%?\s?(?:[-–—~]+|to)\s?{re.escape(b)}", pair.source):
            continue
        joins = [each for each in ("到", "至", "～", "~", "-", "–", "—") if each != match["d"].strip()]
        join = joins[draw(pair.id, "ranges", match.start()) % len(joins)]
        yield _rewritten(pair, *match.span(), f"{a}{match['u']}{join}{b}")


_SAME_UNITS: Mapping[str, tuple[str, ...]] = {
    "毫秒": ("ms",), "ms": ("毫秒",), "秒": ("s", "秒钟"), "小时": ("h", "个小时"), "分钟": ("min",), "公里": ("km", "千米"),
    "千米": ("km", "公里"), "km": ("公里", "千米"), "厘米": ("cm",), "cm": ("厘米",), "毫米": ("mm",), "mm": ("毫米",),
    "纳米": ("nm",), "nm": ("纳米",), "微米": ("μm", "um"), "米": ("m",), "公斤": ("kg", "千克"), "千克": ("kg", "公斤"),
    "kg": ("千克", "公斤"), "克": ("g",), "毫克": ("mg",), "mg": ("毫克",), "Hz": ("赫兹",), "赫兹": ("Hz",), "kHz": ("千赫",),
    "GHz": ("吉赫兹",), "倍": ("×",), "dB": ("分贝",), "天": ("日",), "GB": (" GB",), "MB": (" MB",), "°C": ("℃", "摄氏度"),
    "个百分点": ("百分点",),
}  # fmt: skip


def unit_names(pair: Pair) -> Iterator[Mutant]:
    """ms for 毫秒, 公里 for km."""
    for match in _ours(pair, _UNIT, "names"):
        others = [each for each in _SAME_UNITS.get(match["u"], ()) if each != match["u"]]
        if not others or _NOT_A_UNIT.search(pair.target[match.end("n") - 4 : match.end() + 3]):
            continue
        if match["u"] == "倍" and not re.match(r"加速|提速|的?加速|压缩", pair.target[match.end() :]):
            continue
        yield _rewritten(
            pair, *match.span(), match["n"] + others[draw(pair.id, "names", match.start()) % len(others)]
        )


WRONG: Mapping[str, Mutator] = {
    "digit": digit,
    "count word": count_word,
    "swap": swap,
    "decimal": decimal_shift,
    "scale": scale,
    "percent": percent,
    "unit": unit,
    "sign": sign,
    "direction": direction,
    "bound": bound,
    "invented": invented,
    "dropped": dropped,
}

RIGHT: Mapping[str, Mutator] = {
    "words": words,
    "figures": figures,
    "shares": shares,
    "scales": scales,
    "grouping": grouping,
    "full width": full_width,
    "spacing": spacing,
    "ranges": ranges,
    "unit names": unit_names,
}
