"""Wrong rewritings as one makes them who knows nothing of the checker: any number of the text, drawn by lot.

No number is left out for being part of a name, a list mark or a citation, nor because nouns alone could tell what is wrong; what can be
right all the same (3.5个百分点 for "3.5% absolute", 4.1 and 7.2% for "4.1% and 7.2%") is left in, too. So these figures are lower than
those of ``mutators``, and closer to what others will measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from benchmarks.corpus import draw
from benchmarks.mutators import Mutant, Mutator, Pair

_NUMERAL = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
#: A numeral that no letter, hyphen or sign runs into.
_ALONE = re.compile(
    r"(?<![A-Za-z0-9_.,\-–^{}/:])\d+(?:,\d{3})*(?:\.\d+)?(?![A-Za-z0-9_]|[.,\-–/:]\d|-[A-Za-z])"
)
_PERCENT = re.compile(r"(?<=\d)\s?[%％]")
_SCALE = re.compile(r"(?<=\d)\s?(万亿|亿|万)(?!分)")
_SENTENCE = re.compile(r"[^。！？\n]+")
_BOUNDS = {
    "至少": "至多", "至多": "至少", "最多": "至少", "不超过": "不少于", "不少于": "不超过", "超过": "不到", "不到": "超过", "高于": "低于",
    "低于": "高于", "大于": "小于", "小于": "大于", "不足": "超过", "≥": "≤", "≤": "≥", "<": ">", ">": "<",
}  # fmt: skip
_BOUND = re.compile(rf"(?<!不)(?:{'|'.join(_BOUNDS)})(?=(?:了|约)?\s?\d)")
_UNITS = {
    "毫秒": "秒", "秒": "分钟", "分钟": "小时", "小时": "天", "天": "周", "周": "天", "个月": "年", "岁": "个月", "GB": "MB", "MB": "GB",
    "公里": "米", "米": "公里", "厘米": "毫米", "毫米": "厘米", "微米": "毫米", "纳米": "微米", "千克": "克", "毫克": "克", "美元": "欧元",
    "kg": "g", "mg": "g", "mm": "cm", "cm": "m", "km": "m", "nm": "μm", "μm": "nm", "ms": "s", "Hz": "kHz", "°C": "°F", "℃": "℉",
}  # fmt: skip
_UNIT = re.compile(
    rf"(?<=\d)\s?(?P<u>{'|'.join(sorted(_UNITS, key=len, reverse=True))})(?![A-Za-z/²³0-9\-然线粒其])"
)
_CLAUSES = (
    "，准确率达到{}%", "，共{}例", "，提升了{}%", "，耗时{}秒", "，平均值为{}", "，涉及{}个样本", "，成本为{}美元",
)  # fmt: skip


def _drawn(pattern: re.Pattern[str], pair: Pair, *key: object) -> list[re.Match[str]]:
    """The matches in the Chinese, in an order that depends on the key."""
    return sorted(pattern.finditer(pair.target), key=lambda hit: draw("plain", pair.id, *key, hit.start()))


def _put(pair: Pair, start: int, end: int, new: str) -> Mutant:
    target = pair.target[:start] + new + pair.target[end:]
    return Mutant(target, (max(0, start - 1), start + len(new)), f"{pair.target[start:end]} → {new}")


def _said(text: str, numeral: str) -> list[int]:
    """Where the text has these figures, no others running into them."""
    plain = text.replace(",", "")
    return [hit.start() for hit in re.finditer(rf"(?<!\d){re.escape(numeral.replace(',', ''))}(?!\d)", plain)]


def any_digit(pair: Pair) -> Iterator[Mutant]:
    """A digit of any numeral changed, in a name or not."""
    for hit in _drawn(_NUMERAL, pair, "digit"):
        seed = draw("digit", pair.id, hit.start())
        places = [at for at, char in enumerate(hit[0]) if char.isdigit()]
        at = places[seed % len(places)]
        digit = "123456789"[seed // 100 % 9]
        new = hit[0][:at] + digit + hit[0][at + 1 :]
        if new != hit[0] and not _said(pair.source, new):
            yield _put(pair, *hit.span(), new)


def exchanged(pair: Pair) -> Iterator[Mutant]:
    """Any two numbers of a sentence in each other's places."""
    for sentence in _drawn(_SENTENCE, pair, "swap"):
        numbers = list(_ALONE.finditer(pair.target, *sentence.span()))
        couples = [(a, b) for at, a in enumerate(numbers) for b in numbers[at + 1 :] if a[0] != b[0]]
        if couples:
            a, b = couples[draw("couple", pair.id, sentence.start()) % len(couples)]
            between = pair.target[a.end() : b.start()]
            yield _put(pair, a.start(), b.end(), b[0] + between + a[0])


def point(pair: Pair) -> Iterator[Mutant]:
    """The decimal point one place on."""
    for hit in _drawn(re.compile(r"(?<![\d.,A-Za-z-])\d+\.\d+(?![\d.A-Za-z])"), pair, "point"):
        whole, _, rest = hit[0].partition(".")
        new = f"{whole}{rest[0]}.{rest[1:]}".rstrip(".").lstrip("0") or "0"
        if new[0] != "." and not _said(pair.source, new):
            yield _put(pair, *hit.span(), new)


def scale(pair: Pair) -> Iterator[Mutant]:
    """亿 for 万 and the reverse."""
    for hit in _drawn(_SCALE, pair, "scale"):
        yield _put(pair, *hit.span(1), "万" if hit[1] != "万" else "亿")


def to_points(pair: Pair) -> Iterator[Mutant]:
    """个百分点 for %."""
    for hit in _drawn(_PERCENT, pair, "points"):
        yield _put(pair, *hit.span(), "个百分点")


def unit(pair: Pair) -> Iterator[Mutant]:
    """Another unit with the same digits."""
    for hit in _drawn(_UNIT, pair, "unit"):
        yield _put(pair, *hit.span("u"), _UNITS[hit["u"]])


def minus(pair: Pair) -> Iterator[Mutant]:
    """A minus before a decimal that has none."""
    for hit in _drawn(re.compile(r"(?<=[为达是到于])\d+\.\d+(?![\d.A-Za-z-])"), pair, "minus"):
        yield _put(pair, *hit.span(), "-" + hit[0])


def bound(pair: Pair) -> Iterator[Mutant]:
    """A bound turned."""
    for hit in _drawn(_BOUND, pair, "bound"):
        made = _put(pair, *hit.span(), _BOUNDS[hit[0]])
        yield made._replace(span=(made.span[0], made.span[1] + 4))


def invented(pair: Pair) -> Iterator[Mutant]:
    """A clause with a number that the source does not have."""
    for hit in _drawn(re.compile("(?=。)"), pair, "invented"):
        seed = draw("invented", pair.id, hit.start())
        number = str(11 + seed % 980)
        if not _said(pair.source, number):
            yield _put(pair, hit.start(), hit.start(), _CLAUSES[seed // 1000 % len(_CLAUSES)].format(number))


def dropped(pair: Pair) -> Iterator[Mutant]:
    """A numeral cut out, what stood around it left; it stands once in the source."""
    for hit in _drawn(_ALONE, pair, "dropped"):
        spots = [spot for spot in _NUMERAL.finditer(pair.source) if spot[0] == hit[0]]
        if len(spots) == 1:
            made = _put(pair, *hit.span(), "")
            yield made._replace(span=(made.span[0], made.span[1] + 1), lost=spots[0].span())


PLAIN: Mapping[str, Mutator] = {
    "any digit": any_digit, "exchanged": exchanged, "point": point, "to another scale": scale, "to points": to_points,
    "another unit": unit, "minus": minus, "turned bound": bound, "a clause invented": invented, "cut out": dropped,
}  # fmt: skip
