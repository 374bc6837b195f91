"""Chinese quantities in numerals: 三个, 一半, 两千三百; words that only look like them are passed over."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from summarycheck.model import Quantity
from summarycheck.quantities.scan.chinese.bounds import note
from summarycheck.quantities.scan.chinese.halves import read_double, read_half, read_hundredths
from summarycheck.quantities.scan.chinese.measures import AFTER_STRIKE, MEASURE_FIRST, counts
from summarycheck.quantities.scan.chinese.numbers import finish, not_rank, ordinal, to_power
from summarycheck.quantities.scan.chinese.numerals import (
    FORMAL,
    LARGE,
    NUMERALS,
    SCALE_CHARS,
    SMALL,
    TO_NINE,
    is_word,
    minus_before,
    numeral,
    parted,
    run_at,
)
from summarycheck.quantities.scan.chinese.sayings import (
    TENTHS,
    is_weekday,
    read_saying,
    read_taels,
    read_tenths,
)
from summarycheck.quantities.scan.chinese.scales import in_whole
from summarycheck.quantities.scan.chinese.shares import add_share, and_parts, parts
from summarycheck.quantities.scan.chinese.smaller import COINS, HALVABLE
from summarycheck.quantities.scan.chinese.units import unit_after
from summarycheck.quantities.scan.chinese.vague import (
    NEIGHBOURS,
    NEIGHBOURS_APART,
    read_bare_scale,
    read_dozenish,
    read_neighbours,
    read_neighbours_apart,
    read_several,
    read_thousands,
    value_of_last,
)
from summarycheck.quantities.scan.digits import ONE, tidy
from summarycheck.quantities.scan.units import CHINESE


def numerals(text: str, start: int, char: str, found: list[Quantity]) -> int:
    """Read the quantity whose numerals begin at ``start``; returns where reading may go on."""
    before = text[start - 1] if start else " "
    if before == "成" and text.startswith(("千上万", "百上千"), start):
        return read_thousands(text, start, char, found)
    if (reader := _BY_FIRST.get(char)) is not None:
        return reader(text, start, found)
    seen = run_at(text, start)
    if seen is None:
        return start + 1
    run, end = seen
    if stop := read_saying(text, start, end, run, found):
        return stop
    if char in FORMAL and not _formal(run) and text[end : end + 1] not in tuple("打又"):
        return start + 1
    of_whole = parted(text, end)
    if run == "百" and text.startswith("分百", end):
        return note(text, start, end + 2, _HUNDRED, found, "%", "percent", bound="exact", weak=True)
    if (
        not of_whole
        and (is_word(text, start, ordinal=before == "第") or _in_idiom(text, start, run))
        and not _counts_all_the_same(text, run, end)
    ):
        return start + 1
    if stop := _in_its_own_way(text, start, end, run, of_whole, before, found):
        return stop
    if len(run) > 1 and run[-1] == "两":
        if text[end : end + 1] not in MEASURE_FIRST:
            return read_taels(text, start, end, run, found)
        if len(run) == 2:
            return end  # 三两个
    whole = len(run)
    run = _without_last(text, end, run, before)
    end -= whole - len(run)
    value = numeral(run)
    if value is None:
        return end
    after = text[end : end + 1] or " "
    return _of_science(text, start, end, run, value, after, found) or _valued(
        text, start, end, run, value, of_whole, found
    )


def _without_last(text: str, end: int, run: str, before: str) -> str:
    """The numerals without a last one that belongs to what follows: 二〇一八、二〇一九两年, 第三四分位数, 五十兆帕."""
    if len(run) < 2:
        return run
    last = run[-1]
    if last == "两" or (before == "第" and last in "四五十百" and text.startswith("分位", end)):
        return run[:-1]
    return run[:-1] if _before_unit(text, end, last, run) else run


def _read_counted(text: str, start: int, found: list[Quantity]) -> int:
    """俩 and 仨, which count people or things by themselves: 他们俩, 仨苹果."""
    if is_word(text, start):
        return start + 1
    return finish(text, start, _COUNTED[text[start]], start + 1, (), found, arabic=False, weak=True)


_COUNTED = {"俩": Decimal(2), "仨": Decimal(3)}
_BY_FIRST = dict.fromkeys(_COUNTED, _read_counted) | {
    "数": read_several,
    "几": read_several,
    "半": read_half,
    "双": read_double,
    "翻": read_double,
}


def _counts_all_the_same(text: str, run: str, end: int) -> bool:
    """Whether a numeral counts, though a word begins as it does: 三元五角, 三星期, 一二百人."""
    coins = text.startswith("元", end) and COINS.match(text, end + 1) is not None
    return (
        coins
        or text.startswith("星期", end)
        or (len(run) > 2 and run.startswith("一二") and run[-1] in SCALE_CHARS)
    )


def _in_its_own_way(
    text: str, start: int, end: int, run: str, of_whole: int, before: str, found: list[Quantity]
) -> int:
    """Read numerals that tell a number otherwise than by their value (百分之五, 百余, 六四开, 三五个); 0 where they do not."""
    if before in "周期拜" and len(run) == 1 and is_weekday(text, start):
        return end
    if of_whole and run in _HUNDREDS:
        return read_hundredths(text, start, of_whole, run, found)
    if run in _EMPHATIC:
        return end
    if run[0] in "百千万亿" and len(run) == 1:
        return read_bare_scale(text, start, end, run, found)
    if (split := TENTHS.match(text, start)) is not None:
        return read_tenths(split, found)
    if before not in "第前" and (pair := NEIGHBOURS.match(text, start)) is not None and not of_whole:
        return read_neighbours(text, start, pair, found)
    after = text[end : end + 1] or " "
    if after == "、" and before not in "第前" and (pair := NEIGHBOURS_APART.match(text, start)) is not None:
        if stop := read_neighbours_apart(text, start, pair, found):
            return stop
    if len(run) > 1 and run[0] in SMALL and set(run) <= set(SCALE_CHARS) and after in "级规":
        factor = numeral("一" + run)
        assert factor is not None
        return note(text, start, end, factor, found, kind="vague", high=factor * 10)
    return 0


def _of_science(
    text: str, start: int, end: int, run: str, value: Decimal, after: str, found: list[Quantity]
) -> int:
    """Pass over numerals in words of geometry, chemistry and counting: 十二面体, 二十进制, 四聚体; 0 where they are in none."""
    if after in "面边" and text.startswith(_SHAPES, end):
        return note(text, start, end, value, found, bound="exact", weak=True)
    if after == "进" and text.startswith("制", end + 1):
        return end
    return end if after in _OF_MOLECULES and value > 1 else 0


def _valued(
    text: str, start: int, end: int, run: str, value: Decimal, of_whole: int, found: list[Quantity]
) -> int:
    """Read numerals of a value by what stands after them, and before: a fraction, a power, a rank, so many of something."""
    after = text[end : end + 1] or " "
    if after in "几" and run[-1] in "十百千万零":
        spread = Decimal(9) if run[-1] == "零" else value_of_last(run) - 1
        tens = run[-1] == "百" and text.startswith("十", end + 1)  # 两百几十
        return read_dozenish(text, start, end + 1 + tens, value, spread, found)
    if (left := minus_before(text, start)) < start:
        value = -value
    if of_whole:
        return parts(text, left, value, of_whole, found)
    if (mixed := and_parts(text, value, end)) is not None:
        return add_share(text, left, mixed[1], mixed[0], "exact", found)
    if value and after in "的乘" and (power := to_power(text, value, end)) is not None:
        return note(text, left, power[1], power[0], found, kind="power", bound="exact")
    before = text[start - 1] if start else " "
    if before in "第前" and not not_rank(text, start - 1):
        return ordinal(text, start, end, value, before, found)
    if text.startswith("位数", end) and 1 <= value <= 9 and text[end + 2 : end + 3] not in ("据", "字"):
        low = Decimal(10) ** (int(value) - 1)
        return note(text, left, end + 2, low, found, kind="vague", high=low * 10, bound="exact", weak=True)
    if after == "比" and value and (ratio := _RATIO.match(text, end)) is not None:
        part = tidy(Fraction(value) / Fraction(numeral(ratio[1]) or value))
        return note(text, left, ratio.end(), part, found, kind="ratio", alts=((value, ""),))
    if after == "打" and text[end + 1 : end + 2] not in AFTER_STRIKE:
        dozen, stop = value * 12, end + 1
        if text.startswith("半", stop) and text[stop + 1 : stop + 2] not in AFTER_STRIKE:
            dozen, stop = dozen + 6, stop + 1  # 三打半
        return note(text, left, stop, dozen, found)
    if run == "一" and left == start:
        return _one(text, start, end, found)
    return finish(text, left, value, end, (), found, arabic=False, weak=not counts(text, run, end, value))


def _in_idiom(text: str, start: int, run: str) -> bool:
    """Whether a numeral is one of the two of an idiom: 七颠八倒, 三妻四妾."""
    return len(run) == 1 and any(_IDIOM.match(text, max(0, at)) for at in (start, start - 2))


_UNCOUNTED = (
    f"(?![{''.join(sorted(MEASURE_FIRST))}一二三四五六七八九十半几两男女或和与加减升降增进出])[一-鿿]"
)
_IDIOM = re.compile(
    f"(?<![第前周期拜点零十百千万亿0-9])[三四五六七八九]{_UNCOUNTED}[二两三四五六七八九]{_UNCOUNTED}"
)
#: 一比四的比例.
_RATIO = re.compile("比([一二三四五六七八九十百]{1,4})(?=的?(?:比例|比率|配比|混合|稀释)|之比)")
#: Words of emphasis (万万不可); 千万 is one of those that may be numbers.
_EMPHATIC = frozenset({"万万"})
#: After a numeral these make it a word of geometry.
_SHAPES = ("面体", "边形")
#: After a numeral these make it a word of chemistry.
_OF_MOLECULES = frozenset("碳烷烯炔肽聚氟氯溴碘羟羧烃")
_FORMAL_RUN = FORMAL | set("十百千万亿零")
_HUNDRED = Decimal(100)
_HUNDREDS = frozenset("百佰千万亿")


def _before_unit(text: str, end: int, last: str, run: str) -> bool:
    """Whether the last numeral is the unit's: 五十兆帕, 一千瓦时, and 二十五千克, which is no number else."""
    if last == "兆" or (last == "千" and (run == "一千" or numeral(run) is None)):
        return any(text[end - 1 : end + size] in CHINESE for size in (1, 2, 3))
    return False


def _formal(run: str) -> bool:
    """Whether numerals that begin in a formal one (壹佰, 拾六万) are a number, and no name (陆家嘴) or word (叁加)."""
    whole = run.partition("点")[0]
    named = run[0] in "陆伍" and run[1:2] not in tuple("拾佰仟")
    return len(run) > 1 and (_FORMAL_RUN.issuperset(whole) or not (named or _SCALES.isdisjoint(whole[1:])))


_SCALES = SMALL.keys() | LARGE.keys()


def _one(text: str, start: int, end: int, found: list[Quantity]) -> int:
    """一 counts only in 一半, 一倍, 一成, 一个数量级, 十月一日; elsewhere it is an article."""
    if text[start - 1 : start] == "月" and text[end : end + 1] in tuple("日号"):
        return finish(text, start, ONE, end, (), found, arabic=False)
    if text.startswith("半", end):
        weak = text[start - 1 : start] == "另"
        return note(text, start, end + 1, Decimal("0.5"), found, kind="fraction", weak=weak)
    if text.startswith(("个半", "倍半", "分半"), end) or in_whole(text, end):
        return finish(text, start, ONE, end, (), found, arabic=False)
    range_match = _TO_FEW.match(text, end)
    if range_match is not None:
        stop = range_match.end(1)
        _, unit, after, kind, _ = unit_after(text, Decimal(2), stop, "count", False)
        high = Decimal(NUMERALS[range_match[1]])
        return note(text, start, after, ONE, found, unit, kind, high=high, bound="exact", weak=not unit)
    tenths, unit, after, kind, _ = unit_after(text, ONE, end, "count", False)
    if unit in HALVABLE and text.startswith("半", after):
        return finish(text, start, ONE, end, (), found, arabic=False)  # 一年半
    if unit == "m" and text[after : after + 1] in tuple(TO_NINE):
        return finish(text, start, ONE, end, (), found, arabic=False)  # 一米八八
    if kind == "month" or (kind == "measure" and unit):
        return note(text, start, after, ONE, found, unit, kind, bound="exact", weak=True)
    if unit in ("x", "oom", "bp", "pp") or kind == "cheng":
        if kind == "cheng":
            return note(text, start, after, tidy(tenths * 10), found, "%", "percent")
        return note(text, start, after, ONE, found, unit, kind)
    return end


_TO_FEW = re.compile(r"[至到]([二两三四五六七八九])(?:个)?(?![一-十百千万])")
