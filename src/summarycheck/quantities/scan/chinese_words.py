"""Chinese quantities in numerals: 三个, 百分之三十, 数千亿, 十几, 一半, 翻两番; words that only look like them are passed over."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan import bounds
from summarycheck.quantities.scan.chinese_numbers import (
    HALVABLE,
    SCALE,
    and_parts,
    finish,
    in_whole,
    not_rank,
    ordinal,
    parts,
)
from summarycheck.quantities.scan.chinese_units import LATIN_UNIT, unit_after
from summarycheck.quantities.scan.digits import tidy
from summarycheck.quantities.scan.numerals import (
    FORMAL,
    LARGE,
    MINUS,
    NUMERALS,
    SCALE_CHARS,
    SMALL,
    is_negative,
    is_word,
    numeral,
    parted,
    read,
    run_at,
)
from summarycheck.quantities.scan.units import CHINESE

MEASURES = frozenset(
    "个 种 项 类 名 位 条 张 台 次 轮 步 组 套 层 款 篇 段 章 节 天 周 人 口 家 国 大 块 枚 颗 只 头 匹 辆 "
    "架 艘 座 栋 间 所 门 份 封 幅 部 本 册 页 行 列 字 词 句 对 场 届 期 季 集 回 遍 维 级 岁 代 支 股 片 根 把 件 起 宗 例 户 批 队 路 元 "
    "年 月 日 时 分 秒 点 号 楼 折 成 倍 阶 处 局 球 胎 杯 瓶 袋 箱 道 顿 声 刀 枪 拳 盘 门 具 束 滴 针 剂 粒 站 关 环 圈 票 席 任 胜 负 平 连 "
    "英 公 厘 毫 微 纳 千 克 米 吨 磅 度 升 瓦 伏 安 卡 焦 帕 赫 字 比 像 美 欧 日 卢 "
    "阶段 模型 数据集 基准 任务 语言 方法 指标 模块 场景 领域 实验 参数 分支 关键 主要 不同 重要 独立 公开 真实 小时 分钟 世纪 年代 星期 "
    "城市 省 州 县 市 区 镇 村 岛 州 强 亿 万 百 条腿 线 端 方 队 轴 维度 通道 比特 字节 像素 用户 患者 受试 参与 开源 开放 流行 广泛 常用 最 典型 核心 步骤"
    .split()
)  # fmt: skip
_MEASURE_FIRST = frozenset(word[0] for word in MEASURES)


_RANGE_SCALES = "百千十"
_NEIGHBOURS = re.compile(
    r"((?:[一二两三四五六七八九]?[十百千万亿])*?)"
    r"(一二|(?<![十百千万亿])一[两]|两三|二三|三四|三五|四五|五六|六七|七八|八九)"
    r"([十百千]?)([万亿]*)(?![〇零一二三四五六七八九]|旋翼|足机|边形|面体|叉树)"  # 三四旋翼机: three of them
)
#: 六四开: a whole parted in tenths.
_SPLIT = re.compile(r"([一二三四五六七八九])([一二三四五六七八九])开(?![源放发始展关启创本办设])")
_POWER_OF_TEN = re.compile(r"的(负)?([一二三四五六七八九十\d]+)次[方幂]")


#: So many times: 两度, 三度; but degrees where something is turned, or warm.
#: Tens of years of age: 年近七旬.
_TENS_OF_YEARS = re.compile("[三四五六七八九]旬")
_TIMES = re.compile("[两二三四五六七]度(?![角以空电近远为的与])")
_TURNED = re.compile("(?:温|气|[转旋倾斜仰俯升降高低角经纬]|零下|摄氏|华氏)[^，。；、]{0,5}$|度[至到、]$")


def numerals(text: str, start: int, char: str, found: list[Quantity]) -> int:
    """Read the quantity whose numerals begin at ``start``; returns where reading may go on."""
    before = text[start - 1] if start else " "
    if before == "成" and text.startswith(("千上万", "百上千"), start):
        # Thousands upon thousands may be hundreds of thousands, but no millions.
        low, high = (Decimal(1000), Decimal(10**6)) if char == "千" else (Decimal(100), Decimal(10**4))
        found.append(Quantity(text[start - 1 : start + 3], start - 1, start + 3, low, high, "", "vague"))
        return start + 3
    if char in "数几":
        return _several(text, start, found)
    if char == "半":
        return _half(text, start, found)
    if char in "双翻":
        return _double(text, start, found)
    seen = run_at(text, start)
    if seen is None:
        return start + 1
    run, end = seen
    if stop := _called(text, start, end, run, found):
        return stop
    if char in FORMAL and not _formal(run) and text[end : end + 1] not in tuple("打又"):
        return start + 1
    of_whole = parted(text, end)
    if run == "百" and text.startswith("分百", end):
        found.append(Quantity("百分百", start, end + 2, _HUNDRED, _HUNDRED, "%", "percent", weak=True))
        return end + 2
    if not of_whole and is_word(text, start, ordinal=before == "第"):
        return start + 1
    if before in "周期拜" and len(run) == 1 and _weekday(text, start):
        return end
    if of_whole and run in _HUNDREDS:
        return _hundredths(text, start, of_whole, run, found)
    if run in _EMPHATIC:
        return end
    if run[0] in "百千万亿" and len(run) == 1:
        return _bare_scale(text, start, end, run, found)
    if (split := _SPLIT.match(text, start)) is not None:
        return _split(text, split, found)
    if before not in "第前" and (pair := _NEIGHBOURS.match(text, start)) is not None and not of_whole:
        return _neighbours(text, start, pair, found)
    after = text[end : end + 1] or " "
    if len(run) > 1 and run[0] in _RANGE_SCALES and set(run) <= set(SCALE_CHARS) and after in "级规":
        factor = numeral("一" + run)
        assert factor is not None
        found.append(
            Quantity(run, start, end, factor, factor * 10, "", "vague", bounds.around(text, start, end))
        )
        return end
    if len(run) > 1 and run[-1] in "两":
        if after not in _MEASURE_FIRST:
            return _taels(text, start, end, run, found)
        if len(run) == 2:
            return end  # 三两个
        run, end, after = run[:-1], end - 1, run[-1]  # 二〇一八、二〇一九两年
    value = numeral(run)
    if len(run) > 1 and _before_unit(text, end, run[-1], value):
        run, end, after = run[:-1], end - 1, run[-1]
        value = numeral(run)
    if value is None:
        return end
    if after in "面边" and text.startswith(_SHAPES, end):
        found.append(Quantity(run, start, end, value, value, weak=True))
        return end  # 十二面体
    if after == "进" and text.startswith("制", end + 1):
        return end  # 二十进制
    if after in _OF_MOLECULES and value > 1:
        return end  # 二十碳四烯酸, 四聚体
    if after in "几" and run[-1] in "十百千万零":
        spread = Decimal(9) if run[-1] == "零" else value_of_last(run) - 1
        return _dozenish(text, start, end + 1, value, spread, found)
    left = start
    if (minus := is_negative(text, start)) or text[start - 2 : start] == "零下":
        left, value = (start - 1 if minus else start - 2), -value
    if of_whole:
        return parts(text, left, value, of_whole, found)
    if (mixed := and_parts(text, value, end)) is not None:
        exact, end = mixed
        found.append(Quantity(text[left:end], left, end, exact, exact, "", "fraction"))
        return end
    if value and (raised := _POWER_OF_TEN.match(text, end)) is not None:
        exponent = numeral_or_digits(raised[2])
        if exponent is not None and exponent <= 400:
            power = value ** int(exponent) if not raised[1] else tidy(1 / Fraction(value) ** int(exponent))
            found.append(Quantity(text[left : raised.end()], left, raised.end(), power, power, "", "power"))
            return raised.end()
    if before in "第前" and not not_rank(text, start - 1):
        return ordinal(text, start, end, value, run, before, found)
    if text.startswith("位数", end) and 1 <= value <= 9 and text[end + 2 : end + 3] not in "据字":
        low = Decimal(10) ** (int(value) - 1)
        found.append(Quantity(text[left : end + 2], left, end + 2, low, low * 10, "", "vague", weak=True))
        return end + 2
    if after == "打" and text[end + 1 : end + 2] not in _AFTER_STRIKE:
        dozen = value * 12
        found.append(Quantity(text[left : end + 1], left, end + 1, dozen, dozen))
        return end + 1
    if run == "一" and left == start:
        return _one(text, start, end, found)
    return finish(text, left, value, end, (), found, arabic=False, weak=not _counts(text, run, end, value))


#: The eleventh to fifteenth five-year plans by their short names, and what stands after those.
_FIVE_YEAR_PLAN = re.compile('十([一二三四五])五(?=[”’"」』]|期间|规划|时期|计划|以来|[末初]|开局|收官|目标)')


def _plan(text: str, start: int, end: int, found: list[Quantity]) -> int:
    """十三五: the thirteenth plan, of five years."""
    count = numeral(text[start : end - 1])
    assert count is not None
    five: tuple[Number, str] = (Decimal(5), "year")
    found.append(Quantity(text[start:end], start, end, count, count, "", "ordinal", alts=(five,)))
    return end


#: Before 十年 these make it the years from 2000 on: 本世纪头十年, 21世纪第一个十年.
_FIRST_DECADE = re.compile(r"(本|新|21|二十一)世纪的?(?:[头前]|第一个|头一个)$")


def _first_decade(text: str, named: re.Match[str], start: int, found: list[Quantity]) -> int:
    end = start + 2
    if found and found[-1].unit == "century":
        found.pop()
    left, year = named.start(), Decimal(2000)
    alts: tuple[tuple[Number, str], ...] = ((Decimal(21), "century"), (Decimal(10), "year"))
    found.append(Quantity(text[left:end], left, end, year, year, "", "decade", alts=alts))
    return end


#: Words of emphasis (万万不可); 千万 is one of those that may be numbers.
_EMPHATIC = frozenset({"万万"})
#: After 半 and 百 these belong to the 百: 半百分点.
_OF_HUNDREDS = frozenset("分科度货")
#: After a numeral these make it a word of geometry.
_SHAPES = ("面体", "边形")
#: After a numeral these make it a word of chemistry.
_OF_MOLECULES = frozenset("碳烷烯炔肽聚氟氯溴碘羟羧烃")
_AFTER_STRIKE = frozenset("开破败乱造断包算击印字分磨扫")
_FORMAL_RUN = FORMAL | set("十百千万亿零")
_HUNDRED = Decimal(100)
_HUNDREDS = frozenset("百佰千万")


def _taels(text: str, start: int, end: int, run: str, found: list[Quantity]) -> int:
    """二两, 三千两: so many taels, too rare to be a unit that anything else must answer to."""
    weight = numeral(run[:-1])
    if weight is not None:
        found.append(Quantity(text[start:end], start, end, weight, weight, weak=True))
    return end


def _before_unit(text: str, end: int, last: str, value: Decimal | None) -> bool:
    """Whether the last numeral is the unit's: 五十兆帕, and 二十五千克, which is no number else."""
    if last == "兆" or (last == "千" and value is None):
        return any(text[end - 1 : end + size] in CHINESE for size in (1, 2, 3))
    return False


def _formal(run: str) -> bool:
    """Whether numerals that begin in a formal one (壹佰, 拾六万) are a number, and no name (陆家嘴) or word (叁加)."""
    whole = run.partition("点")[0]
    return len(run) > 1 and (
        _FORMAL_RUN.issuperset(whole) or (run[0] not in "陆伍" and not _SCALES.isdisjoint(whole[1:]))
    )


_SCALES = frozenset("十拾百佰千仟万亿")


def _called(text: str, start: int, end: int, run: str, found: list[Quantity]) -> int:
    """Read what Chinese calls by a numeral in a way of its own (十三五, 三度, 七旬, 千百, 头十年); its end, 0 where it is none."""
    after = text[end : end + 1]
    if run[0] == "十" and (plan := _FIVE_YEAR_PLAN.match(text, start)) is not None:
        return _plan(text, start, plan.end(), found)
    if run == "十" and (decade := _FIRST_DECADE.search(text, max(0, start - 8), start)) is not None:
        return _first_decade(text, decade, start, found)
    if run == "千百":
        many = Decimal(100)
        found.append(Quantity(run, start, end, many, many * 100, "", "vague", weak=True))
        return end  # 千百遍: more than can be counted
    if after == "度" and _TIMES.match(text, start) and not _TURNED.search(text, max(0, start - 12), start):
        times = Decimal(NUMERALS[run])
        alts: tuple[tuple[Number, str], ...] = ((times, "x"),)
        found.append(Quantity(run + after, start, end + 1, times, times, "", "count", weak=True, alts=alts))
        return end + 1
    if after == "旬" and _TENS_OF_YEARS.match(text, start) is not None:
        age, bound = Decimal(10 * NUMERALS[run]), bounds.around(text, start, end + 1)
        found.append(Quantity(run + after, start, end + 1, age, age, "year", "measure", bound, True))
        return end + 1
    return 0


def _counts(text: str, run: str, end: int, value: Decimal) -> bool:
    """Whether a numeral plainly counts: it has scales, a measure word after it, or stands alone."""
    after, following = text[end : end + 1], text[end : end + 2]
    if after and text[:end].strip() == run and not text[end:].strip(" 。.，,"):
        return True
    if not after:
        return len(text.strip()) == len(run) or (len(run) > 1 and run[-1] in SCALE_CHARS)
    if abs(value) == 1 or (value == 0 and run == "零"):
        return False
    positional = len(run) > 1 and all(char in NUMERALS for char in run)
    if positional:
        return after == "年" or (set(run) & set("〇零○") != set() and len(run) == 4)
    if following[:1] == "点" and value < 24 and _OCLOCK.match(text, end + 1):
        return False
    if len(run) > 1 and run[-1] in SCALE_CHARS:
        return True
    return (
        (after in _MEASURE_FIRST and (after in MEASURES or following in MEASURES))
        or len(run) > 1
        or after in "%％"
    )


_OCLOCK = re.compile(r"[\s，。,.]|[半钟]|[一二三四五]?十")


def value_of_last(run: str) -> Decimal:
    """The scale that ends a numeral: 二十 → 10, 三百 → 100."""
    return Decimal(SMALL.get(run[-1]) or LARGE[run[-1]])


def numeral_or_digits(text: str) -> Decimal | None:
    return Decimal(text) if text.isdigit() else numeral(text)


def _neighbours(
    text: str, start: int, pair: re.Match[str], found: list[Quantity], share_from: int | None = None
) -> int:
    """两三百 (200–300), 三五个, 十二三岁 (12–13): two neighbouring digits are a range; after 百分之, of per cent."""
    before = numeral(pair[1]) if pair[1] else Decimal(0)
    factor = numeral("一" + pair[4]) if pair[4] else Decimal(1)
    if before is None or factor is None:
        return pair.end()
    # 一百二三十; without the scale it is the next smaller one: 三百五六 (350–360)
    step = Decimal(SMALL[pair[3]]) if pair[3] else value_of_last(pair[1]) / 10 if pair[1] else Decimal(1)
    shared = before if before < factor or factor == 1 else before / factor  # 十七八万, 一亿二三千万
    low, high = (shared + NUMERALS[digit] * step for digit in pair[2])
    _, unit, end, kind, _ = unit_after(text, low, pair.end(), "count", False)
    if kind == "cheng":
        low, high, unit, kind = low * 10, high * 10, "%", "percent"
    elif kind in ("name", "zhe", "day", "month", "ordinal"):
        unit, kind, end = "", "count", pair.end()
    weak = pair[2][0] == "一"
    if share_from is not None:
        start, end, unit, kind = share_from, pair.end(), "%", "percent"
    found.append(
        Quantity(
            text[start:end], start, end, low * factor, high * factor, unit, kind,
            bounds.around(text, start, end), weak,
        )
    )  # fmt: skip
    return end


def _split(text: str, split: re.Match[str], found: list[Quantity]) -> int:
    """六四开 (60:40), where the parts make ten."""
    one, other = (Decimal(NUMERALS[part]) for part in split.groups())
    if one + other == 10:
        ratio = tidy(Fraction(one) / Fraction(other))
        alts = ((one * 10, "%"), (other * 10, "%"))
        quote = split.group()
        found.append(Quantity(quote, split.start(), split.end(), ratio, ratio, "", "ratio", alts=alts))
    return split.end()


def _weekday(text: str, start: int) -> bool:
    """周六, 星期三, 礼拜一: days of the week, unless a number of weeks stands before (两周三次)."""
    if text[start] not in "一二三四五六":
        return False
    if text[start - 1] in "期拜":
        return text[max(0, start - 2) : start - 1] in "星礼"
    before = text[max(0, start - 2) : start - 1] or " "
    return not (before.isdigit() or before in "一二两三四五六七八九十几数多半每")


def _one(text: str, start: int, end: int, found: list[Quantity]) -> int:
    """一 counts only in 一半, 一倍, 一成, 一个数量级; elsewhere it is an article."""
    if text.startswith("半", end):
        bound = bounds.around(text, start, end + 1)
        half = Decimal("0.5")
        weak = text[start - 1 : start] == "另"
        found.append(Quantity("一半", start, end + 1, half, half, "", "fraction", bound, weak))
        return end + 1
    if text.startswith(("个半", "倍半", "分半"), end) or in_whole(text, end):
        return finish(text, start, Decimal(1), end, (), found, arabic=False)
    range_match = _TO_FEW.match(text, end)
    if range_match is not None:
        stop = range_match.end(1)
        _, unit, after, kind, _ = unit_after(text, Decimal(2), stop, "count", False)
        low, high = Decimal(1), Decimal(NUMERALS[range_match[1]])
        found.append(Quantity(text[start:after], start, after, low, high, unit, kind, "exact", not unit))
        return after
    tenths, unit, after, kind, _ = unit_after(text, Decimal(1), end, "count", False)
    if unit in HALVABLE and text.startswith("半", after):
        return finish(text, start, Decimal(1), end, (), found, arabic=False)  # 一年半
    if unit == "m" and text[after : after + 1] in _HUNDREDTH_DIGITS:
        return finish(text, start, Decimal(1), end, (), found, arabic=False)  # 一米八八
    if kind == "month" or (kind == "measure" and unit):
        found.append(Quantity(text[start:after], start, after, Decimal(1), Decimal(1), unit, kind, weak=True))
        return after
    if unit in ("x", "oom", "bp", "pp") or kind == "cheng":
        value, unit = (tidy(tenths * 10), "%") if kind == "cheng" else (Decimal(1), unit)
        kind = "percent" if unit == "%" else kind
        found.append(
            Quantity(
                text[start:after], start, after, value, value, unit, kind, bounds.around(text, start, after)
            )
        )
        return after
    return end


_HUNDREDTH_DIGITS = frozenset("一二三四五六七八九")
_TO_FEW = re.compile(r"[至到]([二两三四五六七八九])(?:个)?(?![一-十百千万])")


def _bare_scale(text: str, start: int, end: int, run: str, found: list[Quantity]) -> int:
    """百 / 千 / 万 / 亿 alone: 上万, 近千, 百余种, 百TeV count; 百科 and 万能 do not."""
    before = text[start - 1] if start else " "
    after = text[end : end + 1] or " "
    factor = Decimal(SMALL.get(run) or LARGE[run])
    if after in "万亿":
        return end
    if after == "倍":
        bound = bounds.around(text, start, end + 1)
        found.append(Quantity(text[start : end + 1], start, end + 1, factor, factor, "x", "multiple", bound))
        return end + 1
    if before == "每" and after != "分":
        found.append(Quantity(run, start, end, factor, factor, weak=True))
        return end  # 每千人
    if before in "上近逾超过成约":
        if before == "上" and text[max(0, start - 3) : start - 1] in ("成千", "成百"):
            return end
        left = start - 1 if before in "上成" else start
        bound = "at-least" if before == "上" else bounds.around(text, start, end)
        high = factor if before in "近约" else factor * 10
        found.append(
            Quantity(
                text[left:end], left, end, factor, high, "", "vague" if high > factor else "count", bound
            )
        )
        return end
    if after in "余多" and text[end + 1 : end + 2] in MEASURES:
        found.append(
            Quantity(text[start : end + 1], start, end + 1, factor, factor, "", "count", "more-than")
        )
        return end + 1
    latin = LATIN_UNIT.match(text, end)
    if latin is not None and CHINESE.get(latin.group()) is not None:
        stop = latin.end()
        unit = CHINESE[latin.group()].name
        found.append(Quantity(text[start:stop], start, stop, factor, factor, unit, "measure"))
        return stop
    if run in "万亿" and after == "级":
        found.append(Quantity(text[start:end], start, end, factor, factor * 10, "", "vague"))
    return end


def _vague(text: str, left: int, end: int, factor: int, found: list[Quantity], weak: bool = False) -> int:
    bound = bounds.around(text, left, end)
    _, unit, end, _, _ = unit_after(text, Decimal(factor), end, "vague", False)
    kind = "vague"
    found.append(
        Quantity(text[left:end], left, end, Decimal(factor), Decimal(factor) * 10, unit, kind, bound, weak)
    )
    return end


def _several(text: str, start: int, found: list[Quantity]) -> int:
    """数万, 几十, 数以千计, 数百万; 几个 and 数据 are no quantities."""
    as_many = re.compile(r"数以(十|百|千|万|亿|百万|千万|十万|十亿|百亿|千亿|万亿)计").match(text, start)
    if as_many is not None:
        value = numeral("一" + as_many[1])
        assert value is not None
        return _vague(text, start, as_many.end(), int(value), found)
    scale = SCALE.match(text, start + 1)
    if scale is None or scale.start(1) != start + 1 or is_word(text, start + 1):
        return start + 1
    if text[scale.end() - 1 : scale.end() + 1] in ("百科", "千克", "千米", "千瓦", "十分", "百分"):
        return start + 1
    value = numeral("一" + scale[1])
    assert value is not None
    return _vague(text, start, scale.end(), int(value), found)


def _dozenish(text: str, start: int, end: int, base: Decimal, spread: Decimal, found: list[Quantity]) -> int:
    """十几 (11–19), 二十几, 一百零几."""
    top = base + (Decimal(9) if base < 100 else spread)
    if text[end : end + 1] in LARGE:
        factor = LARGE[text[end]]
        base, top, end = base * factor, top * factor, end + 1
    unit = ""
    if text.startswith("倍", end):
        unit, end = "x", end + 1
    found.append(Quantity(text[start:end], start, end, base, top, unit, "vague"))
    return end


def _half(text: str, start: int, found: list[Quantity]) -> int:
    before = text[start - 1] if start else " "
    half = Decimal("0.5")
    if is_word(text, start):
        return start + 1
    if text.startswith("百", start + 1) and text[start + 2 : start + 3] not in _OF_HUNDREDS:
        fifty = Decimal(50)
        found.append(Quantity("半百", start, start + 2, fifty, fifty, weak=True))
        return start + 2
    if text.startswith("成", start + 1) and text[start + 2 : start + 3] not in ("品", "本", "熟", "形"):
        five = Decimal(5)
        found.append(Quantity("半成", start, start + 2, five, five, "%", "percent"))
        return start + 2
    if (
        before in "减折"
        or before == "缩"
        or text[max(0, start - 2) : start] in ("减至", "降至", "降低", "缩短")
    ):
        found.append(
            Quantity(
                text[start - 1 : start + 1], start - 1, start + 1, half, half, "", "fraction", "exact", True
            )
        )
        return start + 1
    if (
        before in "过超"
        or text.startswith("数", start + 1)
        or (before in "大" and text[start + 1 : start + 2] != "径")
    ):
        bound = "more-than" if before in "过超大" or text[max(0, start - 2) : start] == "超过" else "exact"
        end = start + (2 if text.startswith("数", start + 1) else 1)
        left = start if text.startswith("数", start + 1) else start - 1
        found.append(Quantity(text[left:end], left, end, half, half, "", "fraction", bound))
        return end
    if text.startswith("个百分点", start + 1):
        found.append(Quantity(text[start : start + 5], start, start + 5, half, half, "pp", "point"))
        return start + 5
    span = re.compile(r"个?(小时|年|天|月|世纪|分钟|秒|辈子)").match(text, start + 1)
    if span is not None:
        unit = {
            "小时": "h",
            "年": "year",
            "天": "day",
            "月": "month",
            "分钟": "min",
            "秒": "s",
            "世纪": "year",
        }.get(span[1], "")
        value = Decimal(50) if span[1] == "世纪" else half
        found.append(
            Quantity(
                text[start : span.end()], start, span.end(), value, value, unit, "measure", "exact", True
            )
        )
        return span.end()
    return start + 1


def _double(text: str, start: int, found: list[Quantity]) -> int:
    """双倍, 翻倍, 翻一番 (×2), 翻两番 (×4)."""
    match = re.compile(
        r"双倍|翻了?(?:一|1)?倍|翻了?(一|两|二|三|四|1|2|3)?番|翻了?([两二三四五六七八九十]|\d+)倍"
    ).match(text, start)
    if match is None:
        return start + 1
    value = Decimal(2)
    if match[1]:
        times = NUMERALS.get(match[1]) or int(match[1])
        value = Decimal(2**times)
    elif match[2]:
        value = Decimal(match[2]) if match[2].isdigit() else Decimal(NUMERALS.get(match[2], 10))
    weak = value == 2 and not match[1]
    found.append(
        Quantity(
            match.group(),
            start,
            match.end(),
            value,
            value,
            "x",
            "multiple",
            bounds.around(text, start, match.end()),
            weak,
        )
    )
    return match.end()


def _hundredths(text: str, start: int, after: int, base: str, found: list[Quantity]) -> int:
    """百分之三十 (30 %), 百分之十到二十, 千分之五 and 万分之一 (fractions); the parts begin at ``after``."""
    negative = text[after : after + 1] in MINUS
    plain = read(text, after + negative)
    if plain is None and base in "百佰" and (pair := _NEIGHBOURS.match(text, after)) is not None:
        return _neighbours(text, after, pair, found, share_from=start)  # 百分之七八十
    if plain is None:
        return after
    if is_negative(text, start) and not negative:
        start, negative, plain = start - 1, True, (-plain[0], plain[1])
    value, stop = (-abs(plain[0]) if negative else plain[0]), plain[1]
    if base not in "百佰":
        whole = Decimal(1000 if base == "千" else 10000)
        part = value / whole
        bound = bounds.around(text, start, stop)
        alts = ((part * 100, "%"),)
        found.append(Quantity(text[start:stop], start, stop, part, part, "", "fraction", bound, False, alts))
        return stop
    high = value
    second = _TO.match(text, stop)
    if second is not None and (other := read(text, second.end())) is not None and other[0] > value:
        high, stop = other
    bound = bounds.around(text, start, stop)
    found.append(Quantity(text[start:stop], start, stop, value, high, "%", "percent", bound))
    return stop


_TO = re.compile(r"[至到~～-](?:百分之)?")
