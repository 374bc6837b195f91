"""Rewritings that are right: the same number in another form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from benchmarks.corpus import draw
from benchmarks.mutators.base import (
    COUNTERS,
    ENGLISH,
    LARGE,
    NOT_A_UNIT,
    PERCENT,
    PLAIN,
    UNIT,
    WORD,
    WORDS,
    Mutant,
    Pair,
    digit_of,
    places_in,
    rewritten,
    shared,
    spread,
)

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
    return text + ("点" + "".join(WORDS[int(char)] for char in rest) if rest else "")


def _below_ten_thousand(number: int) -> str:
    if number == 0:
        return "零"
    text, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        figure, number = divmod(number, power)
        if figure:
            text += ("零" if gap and text else "") + WORDS[figure] + name
            gap = False
        elif text:
            gap = True
    return text.removeprefix("一") if text.startswith("一十") else text


def words(pair: Pair) -> Iterator[Mutant]:
    """百分之五十 for 50%, 九十二点四 for 92.4, 三个 for 3个."""
    for match in shared(pair, PERCENT, "words"):
        yield rewritten(pair, *match.span(), "百分之" + spelled(match["n"]))
    for match in shared(pair, PLAIN, "words"):
        after = pair.target[match.end() : match.end() + 1]
        if after and after in COUNTERS + "倍" and len(match["n"]) < 5:
            word = spelled(match["n"])
            yield rewritten(pair, *match.span("n"), "两" if word == "二" else word)


def figures(pair: Pair) -> Iterator[Mutant]:
    """3个 for 三个."""
    for match in spread(list(WORD.finditer(pair.target)), pair.id, "figures"):
        if re.search(rf"\b{ENGLISH[match['n']]}\b", pair.source, re.I):
            yield rewritten(pair, *match.span("n"), str(digit_of(match["n"])))


_SHARES = {"50": "一半", "25": "四分之一", "75": "四分之三", "20": "五分之一", "10": "十分之一"}


def shares(pair: Pair) -> Iterator[Mutant]:
    """一半 for 50%, 四分之一 for 25%."""
    for match in shared(pair, PERCENT, "shares"):
        if match["n"] in _SHARES:
            yield rewritten(pair, *match.span(), _SHARES[match["n"]])


_TIMES = {"万亿": 12, "亿": 8, "万": 4, "千": 3}


def scales(pair: Pair) -> Iterator[Mutant]:
    """70B, 70,000,000,000, 7×10^10 or 七百亿 for 700亿; 1.5M for 150万."""
    for match in spread(list(LARGE.finditer(pair.target)), pair.id, "scales"):
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
        yield rewritten(pair, *match.span(), choices[seed % len(choices)])


def grouping(pair: Pair) -> Iterator[Mutant]:
    """10000, 1万 or 一万 for 10,000; 10,000 for 10000."""
    for match in shared(pair, PLAIN, "grouping"):
        value = match["n"].replace(",", "")
        year = len(value) == 4 and value[:2] in ("19", "20")
        if not value.isdigit() or len(value) < 4 or year:
            continue
        choices = [value, f"{int(value):,}", f"{Decimal(value).scaleb(-4).normalize():f}万"]
        if value.endswith("000"):
            choices.append(spelled(value))
        choices = [each for each in choices if each != match["n"]]
        yield rewritten(
            pair, *match.span("n"), choices[draw(pair.id, "grouping", match.start()) % len(choices)]
        )


def full_width(pair: Pair) -> Iterator[Mutant]:
    """９２．４％ for 92.4%."""
    for match in shared(pair, PERCENT, "full"):
        yield rewritten(pair, *match.span(), match[0].replace("\\", "").translate(_FULL_WIDTH))


def spacing(pair: Pair) -> Iterator[Mutant]:
    """92.4 %, $92.4\\%$, **92.4%** for 92.4%."""
    for match in shared(pair, PERCENT, "spacing"):
        if "\\" in match[0] or "$" in pair.target[max(0, match.start() - 2) : match.end() + 2]:
            continue
        choices = (f" {match['n']} % ", f"${match['n']}\\%$", f"**{match['n']}%**")
        yield rewritten(pair, *match.span(), choices[draw(pair.id, "spacing", match.start()) % len(choices)])


_RANGE = re.compile(
    r"(?<![A-Za-z0-9_.,/:^{}$\\\-])(?P<a>\d+(?:\.\d+)?)(?P<u>%?)(?P<d>\s?[-–—~～]\s?|到|至)(?P<b>\d+(?:\.\d+)?)(?![\d,.\-–]*\d|[A-Za-z^])"
)


def ranges(pair: Pair) -> Iterator[Mutant]:
    """5到10, 5至10, 5～10, 5—10 for 5-10."""
    for match in spread(list(_RANGE.finditer(pair.target)), pair.id, "ranges"):
        a, b = match["a"], match["b"]
        if not (Decimal(a) < Decimal(b) and places_in(pair.source, a) and places_in(pair.source, b)):
            continue
        if not re.search(rf"{re.escape(a)}\\?%?\s?(?:[-–—~]+|to)\s?{re.escape(b)}", pair.source):
            continue
        joins = [each for each in ("到", "至", "～", "~", "-", "–", "—") if each != match["d"].strip()]
        join = joins[draw(pair.id, "ranges", match.start()) % len(joins)]
        yield rewritten(pair, *match.span(), f"{a}{match['u']}{join}{b}")


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
    for match in shared(pair, UNIT, "names"):
        others = [each for each in _SAME_UNITS.get(match["u"], ()) if each != match["u"]]
        if not others or NOT_A_UNIT.search(pair.target[match.end("n") - 4 : match.end() + 3]):
            continue
        if match["u"] == "倍" and not re.match(r"加速|提速|的?加速|压缩", pair.target[match.end() :]):
            continue
        yield rewritten(
            pair, *match.span(), match["n"] + others[draw(pair.id, "names", match.start()) % len(others)]
        )
