"""Quantities of Simplified and Traditional Chinese: digits, numerals, 万/亿, 百分之, 成, 倍, 世纪年代 …

One pass of a character class finds where a number may stand; what stands around it decides whether
it is one. 一致, 万一, 十分, 四川 and 第三方 are words; 两者 and 一种 are too weak to accuse anybody.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import msgspec

from summarycheck.model import Number, Quantity
from summarycheck.quantities import english
from summarycheck.quantities.units import CHINESE, CURRENCIES, Unit

_NUMERALS = {
    char: value
    for value, chars in enumerate(
        ("〇零", "一壹弌", "二两兩贰貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for char in chars
}
_FORMAL = frozenset("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟")
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_SCALE_CHARS = "十百千万萬亿億兆"

_HIT = re.compile(r"[\d〇零一二三四五六七八九十百千万萬亿億两兩几幾数數半双雙翻壹贰叁肆伍陆柒捌玖拾佰仟]")
_RUN = re.compile(
    r"[〇零一二三四五六七八九十百千万萬亿億兆两兩壹贰叁肆伍陆柒捌玖拾佰仟]+(?:点[〇零一二三四五六七八九]+)?"
)
_SCALE = re.compile(r"\s?([十百千万萬亿億兆]+)")
_COMPOUND = re.compile(r"零?(\d+(?:\.\d+)?)\s?([十百千万萬]+)|零?(\d{1,4})(?![\d.%％])")
_EXPONENT_OR_POWER = re.compile(r"[\^⁻⁰¹²³⁴⁵⁶⁷⁸⁹]")

#: Words that hold numerals but no number. Tried where a numeral stands, from up to three characters back.
_WORDS = (
    "一致 统一 一旦 万一 唯一 四川 百科 百度 第一性 第三方 第三者 第一人称 第二人称 第三人称 第一手 第一线 "
    "一维 二维 三维 四维 二值 三值 二元 三元组 四元组 五元组 四元数 二进制 八进制 十进制 十六进制 二次 二极管 三极管 "
    "三角 四边形 五边形 六边形 八边形 六角 八角 三明治 二手 四处 四周 四面 四肢 四季 五官 五花八门 千变万化 千篇一律 "
    "千方百计 成千上万 数以万计 百分位 百分数 百分比 百分制 百货 百姓 百年 万能 万物 万维 万有 万花 万向 千瓦 千克 千米 千兆 千赫 "
    "千卡 千焦 千伏 千帕 千字节 十字 十足 两难 两极 两栖 两性 两岸 两旁 两侧 两端 两面 两边 再三 三甲 三番 四分位 五分位 十分位 "
    "三七 三军 三国 三星 三菱 三亚 三峡 三藩 九龙 九寨 六朝 八卦 八达 七夕 七律 五行 五金 六经 五四 四书 二战 一战 两会 双十一 "
    "三文鱼 八达岭 双子 一二 一一 万岁 万圣 万豪 万科 十六烷 九江 五指 三聚 三磷 三酸 二氧 三氧 二甲 三甲 二硫 四氯 四氢 五氧 六氟 "
    "二叉 三叉 四叉 八叉 二项 二部图 二分图 二分类 二分法 二选一 三选一 二者 三者 两者 二人 三人 一千零一夜 半径 半导体 半监督 半自动 "
    "半结构 半参数 半定 半球 半岛 半衰 半透 半群 半决 半场 半途 半正定 半连续 半波 半色调 半合成 半身 半径 半年度 半空 半路 半夜 半数致死 "
    "万众 万千 千里 千万别 千万不 百川 百灵 百炼 百变 百搭 百分百 万里 千问 胡说八道 乱七八糟 七嘴八舌 三心二意 四通八达 五颜六色 一一对应 三元 四元 五元 第二天 第一天 第三世界 第二次世界大战 第一次世界大战 九霄 七上八下 四分卫 四分之一决赛 二手 两会 二把手 三月街 二氧 亿万 三位一体 五月花 十几岁 十四行 数百科 一百科 零样本 零售 零件 零部件 零知识 零和 零星 零散 零碎 零信任 "
    "零点能 零食 零假设 零阶 零均值 零空间 零成本 零开销 零日 归零 一元 一次性 一体 一系列 一般 一定 一样 一些 一直 一起 一下 一再 一方面 一旁"
).split()
_WORD_AT: dict[str, list[tuple[str, int]]] = {}
for _word in sorted(set(_WORDS), key=len, reverse=True):
    for _offset, _char in enumerate(_word):
        if _HIT.match(_char):
            _WORD_AT.setdefault(_char, []).append((_word, _offset))

_MEASURES = frozenset(
    "个 個 种 種 项 項 类 類 名 位 条 條 张 張 台 次 轮 輪 步 组 組 套 层 層 款 篇 段 章 节 節 天 周 週 人 家 国 國 大 块 枚 颗 只 头 匹 辆 "
    "架 艘 座 栋 间 所 门 份 封 幅 部 本 册 页 行 列 字 词 句 对 场 場 届 期 季 集 回 遍 维 級 级 岁 歲 代 支 股 片 根 把 件 起 宗 例 户 批 队 路 元 "
    "年 月 日 时 分 秒 点 點 號 号 楼 折 成 倍 阶 種 點 处 局 球 胎 杯 瓶 袋 箱 道 顿 声 刀 枪 拳 盘 门 具 束 滴 针 剂 粒 站 关 环 圈 票 席 任 胜 负 平 连 "
    "英 公 厘 毫 微 纳 千 克 米 吨 磅 度 升 瓦 伏 安 卡 焦 帕 赫 字 比 像 美 欧 日 卢 "
    "阶段 模型 数据集 基准 任务 语言 方法 指标 模块 场景 领域 实验 参数 分支 关键 主要 不同 重要 独立 公开 真实 小时 小時 分钟 分鐘 世纪 世紀 年代 星期 "
    "城市 省 州 县 市 区 镇 村 岛 州 强 亿 万 百 条腿 线 端 方 队 轴 维度 通道 比特 字节 像素 用户 患者 受试 参与 开源 开放 流行 广泛 常用 最 典型 核心 步骤"
    .split()
)  # fmt: skip
_MEASURE_FIRST = frozenset(word[0] for word in _MEASURES)

_TAIL_UNIT = re.compile(
    r"[\s$]*(?:(?P<pp>个?(?:百分位?点|百分點)|個百分點|pp\b|个点(?!云))|(?P<bp>个?基点|bp\b|bps\b)|(?P<pct>\\?%|％|percent)|(?P<pm>‰)"
    r"|(?P<oom>个?(?:数量级|數量級|量级))|(?P<x>倍|×(?!\s*\$?\d)|\\times(?!\s*\$?\d)|x(?![\dA-Za-z])))"
)
_PP_AFTER = re.compile(r"\s?(?:点|個點|个点|p\b|pp\b|pt\b)")
_UNIT_SIZES = (6, 5, 4, 3, 2, 1)
_UNIT_FIRST = frozenset(alias[0] for alias in CHINESE)
_LATIN_UNIT = re.compile(r"[A-Za-zµμΩÅ°℃℉σ]+(?:/[A-Za-z]+|[²³])?")
_CENTURY_DECADE = re.compile(r"\s?([1-9]0|[一二三四五六七八九]十)\s?年代")
_RANGE = re.compile(r"\s?(?:[-–—~～−]{1,2}|至|到|\\sim)\s?(?=[\d〇零一二三四五六七八九十百千两])")
_BOUND_AFTER = re.compile(
    r"(?:\s?[（(][^）)]{0,3}[）)])?\s?(?:(以上|及以上|或以上|或更多|开外)|(左右|上下|前后|许)|(以下|以内|之内|及以下|或更少|或以下))"
)
_MORE = re.compile(
    r"\s?(?:[多余餘](?![样樣元模任语語步轮輪层層阶目标尺视頭头热域变维智播跳选种媒流通波径次重方代粒人人用源家年级平数數语地])|[+＋]|[多余餘](?=[种種个個项項名年家人语語次类類台款篇条張张位万亿]))"
)
_MORE_SCALE = re.compile(r"\s?[多余几餘來来](?=[万萬亿億])")

_BOUNDS: dict[str, str] = {
    "高达": "up-to", "长达": "up-to", "高達": "up-to", "最高": "up-to", "最多": "up-to", "至多": "at-most", "最大": "up-to", "多达": "up-to",
    "最高达": "up-to", "最高可达": "up-to", "最高提升": "up-to", "不超过": "at-most", "不超過": "at-most",
    "不多于": "at-most", "不大于": "at-most", "不高于": "at-most", "上限": "at-most", "上限为": "at-most", "至少": "at-least",
    "最少": "at-least", "不少于": "at-least", "不低于": "at-least", "不小于": "at-least", "起码": "at-least", "最低": "at-least",
    "超过": "more-than", "超過": "more-than", "超": "more-than", "逾": "more-than", "多于": "more-than", "大于": "more-than",
    "高于": "more-than", "超出": "more-than", "突破": "more-than", "超越": "more-than", "长于": "more-than", "远超": "more-than",
    "不到": "less-than", "不足": "less-than", "低于": "less-than", "少于": "less-than", "小于": "less-than", "未达": "less-than",
    "未满": "less-than", "未超过": "at-most", "短于": "less-than", "没有超过": "at-most", "不满": "less-than",
    "近": "nearly", "将近": "nearly", "接近": "nearly", "几乎": "nearly", "逼近": "nearly", "近乎": "nearly", "将近乎": "nearly",
    "约": "about", "大约": "about", "大概": "about", "约为": "about", "大致": "about", "约有": "about", "左右": "about", "平均约": "about",
    "大於": "more-than", "小於": "less-than", "約": "about", "大約": "about", "將近": "nearly", "介于": "exact",
    "<": "less-than", ">": "more-than", "＜": "less-than", "＞": "more-than", "≤": "at-most", "≥": "at-least", "≈": "about",
    "~": "about", "～": "about", "±": "tolerance", "\\sim": "about", "\\approx": "about", "\\leq": "at-most", "\\le": "at-most",
    "\\geq": "at-least", "\\ge": "at-least", "\\pm": "tolerance", "正负": "tolerance", "\\lt": "less-than", "\\gt": "more-than",
}  # fmt: skip
_BOUND_LAST = frozenset(word[-1] for word in _BOUNDS)
_BOUND_FILLER = re.compile(r"(?:[了的有为達达到至可\s$]|$)*$")


_LIST_GAP = re.compile(r"\s*(?:[、，,/]|和|与|及|以及)\s*\$?")


def scan(text: str) -> list[Quantity]:
    """The quantities of a Chinese text, in order; latin names with digits too (kind ``name``)."""
    found: list[Quantity] = []
    position = 0
    for hit in _HIT.finditer(text):
        start = hit.start()
        if start < position:
            continue
        char = text[start]
        if char.isdigit():
            position = _digits(text, start, position, found)
        else:
            position = _numerals(text, start, char, found)
    return english.share_percent(text, found, _LIST_GAP)


# --- digits -----------------------------------------------------------------------------------------


def _digits(text: str, start: int, floor: int, found: list[Quantity]) -> int:
    if (mark := english.list_mark(text, start)) is not None:
        return mark
    before = text[start - 1] if start else " "
    left = start
    if before.isascii() and (before.isalpha() or before == "_") and not english._after_command(text, start):
        percent = re.compile(r"\d+\.\d+\s?\\?[%％]").match(text, start)
        if percent is None and not (before in "xX" and start > 1 and text[start - 2].isdigit()):
            return english._name(text, start, floor, found)
    elif before in "-‑" and start > 1 and text[start - 2].isascii() and text[start - 2].isalpha():
        word = english._word_before(text, start - 1)
        if word in english._RANKS:
            return english._rank(text, start, found)
        if word not in english._OPEN_PREFIXES:
            return english._name(text, start, floor, found)
    number = english._number(text, start)
    if number is None:
        return start + 1
    value, end, alts = number
    if len(alts) == 1:
        alts = ()  # 15.000 is fifteen in Chinese, whatever the source's habits are
    if (
        before in "-−–"
        and (start < 2 or not text[start - 2].isalnum() and text[start - 2] not in ")]}%）％")
        or before in "-−–"
        and start > 1
        and "一" <= text[start - 2] <= "鿿"
        and text[start - 2] not in "十百千万亿到至倍年月日时分秒"
    ):
        value, left = -value, start - 1
    elif before == "负" and (start < 2 or text[start - 2] != "正"):
        value, left = -value, start - 1
    elif before == "+":
        left = start - 1
    return _finish(text, left, value, end, alts, found, arabic=True)


def _scaled(text: str, value: Number, end: int) -> tuple[Number, int, bool]:
    """Apply 万/亿/百万 … written after a number: (value, end, whether 多/余 stood inside)."""
    more = False
    if (inner := _MORE_SCALE.match(text, end)) is not None:
        end, more = inner.end(), True
    scale = _SCALE.match(text, end)
    if scale is None:
        return value, end - (1 if more else 0), False
    run = scale[1]
    if _is_word(text, scale.start(1)) and not (len(run) == 1 and run in "万亿"):
        return value, end - (1 if more else 0), False
    if (
        run[-1] in "千百"
        and CHINESE.get(text[scale.end() - 1 : scale.end() + 1]) is not None
        and text[scale.end() - 1] == "千"
    ):
        run = run[:-1]
        if not run:
            return value, end, False
    factor = 1
    for char in run:
        factor *= _SMALL.get(char) or _LARGE[char]
    if run == "兆" and CHINESE.get(text[scale.end() - 1 : scale.end() + 1]) is not None:
        return value, end, False
    scaled = value * factor
    end = scale.start(1) + len(run)
    if run[-1] in "万萬亿億千" and (rest := _COMPOUND.match(text, end)) is not None:
        if rest[1]:
            more_factor = 1
            for char in rest[2]:
                more_factor *= _SMALL.get(char) or _LARGE[char]
            if more_factor < factor:
                return scaled + Decimal(rest[1]) * more_factor, rest.end(), more
        elif len(rest[3]) == len(str(factor)) - 1 and not text[rest.end() : rest.end() + 1].isalpha():
            return scaled + Decimal(rest[3]), rest.end(), more
    return scaled, end, more


def _finish(
    text: str,
    left: int,
    value: Number,
    end: int,
    alts: tuple[tuple[Number, str], ...],
    found: list[Quantity],
    *,
    arabic: bool,
    weak: bool = False,
) -> int:
    """Power, scale, range, unit and bound around a number already read; returns the end."""
    kind, unit = "count", ""
    plain = value
    after = text[end : end + 1]
    if arabic and after and after in "^⁻⁰¹²³⁴⁵⁶⁷⁸⁹":
        if (raised := english._power_of(text, value, end)) is not None:
            value, end = raised
            kind = "power"
    elif arabic and after and after in "eE" and (exponent := english._EXPONENT.match(text, end)):
        shift = int(exponent[1].translate(english._SUPERSCRIPTS))
        if abs(shift) <= 400:
            value, end, kind = Decimal(value).scaleb(shift), exponent.end(), "power"
    elif arabic and (ten := english._TIMES_TEN.match(text, end)) is not None:
        if (raised := english._power_of(text, Decimal(10), ten.end())) is not None:
            value, end, kind = english._tidy(Fraction(value) * Fraction(raised[0])), raised[1], "power"
    high = value
    if after == " " and text[end + 1 : end + 2] in "点點时時":
        end += 1
        after = text[end]
    if kind == "count" and after and after in ":：点點时時" and value == int(value) and 0 <= value <= 24:
        clock = _CLOCK.match(text, end)
        if clock is not None:
            minute_group = 1 if clock[1] else 2
            minutes = _read(text, clock.start(minute_group)) if clock[minute_group] else None
            half = 30 if clock[0].endswith("半") else int(minutes[0]) if minutes else 0
            strong = minutes is not None or _DAYTIME.search(text[max(0, left - 4) : left]) is not None
            if strong or after in "点點时時" and clock[0] != "时":
                time = english._time(text, left, clock.end(), int(value), half, "")
                ratio = ((value / half, ""),) if half and after in ":：" else ()
                plain_count = ((value, ""),) if minutes is None else ()
                extra_alts = (*time.alts, *((Decimal(r), u) for r, u in ratio), *plain_count)
                found.append(msgspec.structs.replace(time, weak=not strong, alts=extra_alts))
                return clock.end()
    if arabic and after and after in ":：" and kind == "count":
        colon = re.compile(r"[:：]\s?(\d+(?:\.\d+)?)(?![\d:：])").match(text, end)
        if colon is not None:
            alts = (*alts, (value, ""), (Decimal(colon[1]), ""))
            value = high = Fraction(value) / Fraction(colon[1]) if Decimal(colon[1]) else Fraction(0)
            end, kind = colon.end(), "ratio"
    elif (
        arabic
        and after == "/"
        and kind == "count"
        and (slash := re.compile(r"/(\d+(?:\.\d+)?)(?![\d/]|\.\d)").match(text, end))
    ):
        if Decimal(slash[1]) > 0 and value == int(value):
            alts = (*alts, (value, ""), (Decimal(slash[1]), ""))
            value = high = Fraction(value) / Fraction(slash[1])
            end, kind = slash.end(), "fraction"
    elif text.startswith("分之", end):
        return _parts(text, left, value, end + 2, found)
    more = False
    if kind == "count":
        value, end, more = _scaled(text, value, end)
        high = value
        value, high, end, kind = _range(text, value, high, end, plain, kind, found, left)
    more_match = _MORE.match(text, end)
    if more_match is not None and not _is_word(text, more_match.end() - 1):
        end, more = more_match.end(), True
    if before_ordinal := text[left - 1 : left] if left and arabic else "":
        if before_ordinal in "第前" and high == value and text[end : end + 1] not in ("%", "％", "\\"):
            return _ordinal(text, left, end, value, "", before_ordinal, found)
    scaled, unit, end, kind, extra = _unit(text, value, end, kind, arabic)
    if scaled != value and value:
        factor = Fraction(scaled) / Fraction(value)
        value, high = english._tidy(Fraction(value) * factor), english._tidy(Fraction(high) * factor)
        second = _RANGE.match(text, end)
        if second is not None and high == value and (number := _read(text, second.end())) is not None:
            other, other_unit, other_end, _, _ = _unit(text, number[0], number[1], "count", arabic)
            if other_unit == unit and other > value:
                high, end = other, other_end  # 0.5B-5B
    if kind == "name":
        found.append(Quantity(text[left:end], left, end, Decimal(1), Decimal(1), "", "name", weak=True))
        return end
    if kind in (
        "measure",
        "money",
        "date",
        "month",
        "day",
        "decade",
        "ordinal",
        "multiple",
        "percent",
        "point",
        "magnitude",
    ):
        weak = weak and unit in ("",)
    alts += extra
    if unit and arabic and high == value and (second := _RANGE.match(text, end)) is not None:
        value, high, unit, kind, end = _both_units(text, value, unit, kind, end, second.end())
    if kind == "decade-short":
        kind, value, high = "decade", value + 1900, high + 1900
    if kind == "century-decade":
        value = high = extra[0][0]
        kind, extra = "decade", ()
    if kind == "zhe":
        alts = (*alts, (Decimal(10) * (10 - value) if value < 10 else value, "%"))
        kind = "count"
    if kind == "cheng":
        value, high, unit, kind = value * 10, high * 10, "%", "percent"
    quote_left = left
    bound = _bound(text, left, end)
    if more and bound == "exact":
        bound = "more-than"
    if bound == "exact" or bound == "up-to":
        last = _BOUND_AFTER.match(text, end)
        if last is not None:
            bound = "at-least" if last[1] else "about" if last[2] else "at-most"
    money = text[left - 1 : left] if left else ""
    if money and money in "$€£¥￥" and kind in ("count",):
        paired = money == "$" and text[end : end + 1] == "$"
        if not paired:
            unit, kind, quote_left = {"$": "USD", "€": "EUR", "£": "GBP"}.get(money, "CNY"), "money", left - 1
    low, high = (value, high) if value <= high else (high, value)
    found.append(Quantity(text[quote_left:end], quote_left, end, low, high, unit, kind, bound, weak, alts))
    return end


def _both_units(
    text: str, value: Number, unit: str, kind: str, end: int, start: int
) -> tuple[Number, Number, str, str, int]:
    """10%-20%, 1.3x-1.6x, 0.48°-3.00°: the unit stands at both ends of the range."""
    number = english._number(text, start) if text[start].isdigit() else None
    if number is None or number[0] <= value:
        return value, value, unit, kind, end
    other, other_unit, other_end, other_kind, _ = _unit(text, number[0], number[1], "count", True)
    if other_unit != unit and not (unit == "%" and other_unit == "pp"):
        return value, value, unit, kind, end
    return value, other, other_unit, other_kind, other_end


def _range(
    text: str,
    value: Number,
    high: Number,
    end: int,
    plain: Number,
    kind: str,
    found: list[Quantity],
    left: int,
) -> tuple[Number, Number, int, str]:
    """3-5, 3到5, 70-120亿 (the unit belongs to both ends), but not 从3到5 (two numbers: from and to)."""
    between = _RANGE.match(text, end)
    if between is None:
        return value, high, end, kind
    word = between[0].strip()
    if word in ("至", "到") and "从" in text[max(0, left - 14) : left].rpartition("，")[2]:
        return value, high, end, kind
    start = between.end()
    if text[start].isdigit():
        second = english._number(text, start)
        if second is None:
            return value, high, end, kind
        other, other_end, _ = second
    else:
        run = _RUN.match(text, start)
        parsed = numeral(run.group()) if run else None
        if run is None or parsed is None:
            return value, high, end, kind
        other, other_end = parsed, run.end()
    other_value, other_end, _ = _scaled(text, other, other_end)
    if value == plain and other and other_value != other:
        factor = Fraction(other_value) / Fraction(other)
        shared = english._tidy(Fraction(value) * factor)
        if shared < other_value:
            value = shared
    if value >= other_value:
        return high if value != high else value, high, end, kind
    return value, other_value, other_end, "count"


_Unit = tuple[Number, str, int, str, tuple[tuple[Number, str], ...]]


def _unit(text: str, value: Number, end: int, kind: str, arabic: bool) -> _Unit:
    """Scale letter and unit after a number: (value, canonical unit, end, kind, other readings)."""
    tail = _TAIL_UNIT.match(text, end)
    if tail is not None:
        which = tail.lastgroup
        if which == "pct":
            after = _PP_AFTER.match(text, tail.end())
            if after is not None and not text.startswith("点云", after.start()):
                return value, "pp", after.end(), "point", ()
            return value, "%", tail.end(), "percent", ()
        if which == "x":
            return value, "x", tail.end(), "multiple", ()
        if which == "oom":
            return value, "oom", tail.end(), "magnitude", ()
        assert which is not None
        return (
            value,
            {"pp": "pp", "bp": "bp", "pm": "‰"}[which],
            tail.end(),
            "point" if which != "pm" else "percent",
            (),
        )
    at = end
    while at < len(text) and text[at] in " $}~ ":
        at += 1
    first = text[at : at + 1]
    if not first:
        return value, "", end, kind, ()
    if first == "年":
        return _year(text, value, at)
    if text.startswith(("个世纪", "個世紀"), at):
        return value * 100, "year", at + 3, "measure", ()
    if first == "世":
        if text[at : at + 2] in ("世纪", "世紀"):
            decade = _CENTURY_DECADE.match(text, at + 2)
            if decade is None:
                return value, "century", at + 2, "ordinal", ()
            within = int(decade[1]) if decade[1].isdigit() else 10 * _NUMERALS[decade[1][0]]
            year = (value - 1) * 100 + within
            return value, "", decade.end(), "century-decade", ((year, ""),)
    if first == "月" and 1 <= value <= 12:
        return value, "", at + 1, "month", ()
    if (
        first in "日号號"
        and 1 <= value <= 31
        and text[at : at + 2] not in ("日本", "日元", "号称", "日志", "日均")
    ):
        return value, "", at + 1, "day", ((value, "day"),) if first == "日" else ()
    if first == "成" and value <= 10 and text[at + 1 : at + 2] not in "功为分立果长本就员像熟":
        return value, "", at + 1, "cheng", ()
    if first == "折" and text[at + 1 : at + 2] not in "线射叠":
        return value, "", at + 1, "zhe", ()
    if first in _UNIT_FIRST:
        latin = _LATIN_UNIT.match(text, at)
        if latin is not None:
            entry = CHINESE.get(latin.group())
            if entry is not None and (at > end or not latin.group() in ("K", "T", "M")):
                return value, *_entry(entry, latin.end())
        else:
            for size in _UNIT_SIZES:
                entry = CHINESE.get(text[at : at + size])
                if entry is not None and not _unit_word(text, at, size):
                    return value, *_entry(entry, at + size)
    if first.isascii() and first.isalpha() and arabic:
        return _latin_suffix(text, value, end, kind)
    return value, "", end, kind, ()


_NOT_UNITS = frozenset(
    "日语 日文 日常 日益 日均 日活 日志 天然 天气 天文 分类 分布 分支 分割 分别 分析 分钟 度量 克服 克隆 周期 位置 位于 位移 元素 元组 元数 元学 开源 开放 开始 开发 升级 升至 "
    "米制 码本 码率 码头 埃及 巴西 焦点 安全 安排 伏特 帕金 度假 度过 位数 位患 位参 位用 位作 位专 位医 位受 位志 位学 位人 位研 位评 位被 位不 位老 "
    "位同 位来 位女 位男 位高 位年 位成 位新 位候 位读 位客 位美 位英 位德 位前 位著 位球 位候 位议 位部 位国 位总 位知 位乘 位居 位教 位员 位选 位编 位程 位开 位设 位标 位领 "
    "天内 日本 日元 周年 载体 载荷 载波 升降 赫尔 天线 时序 卡路".split()
) - {"天内", "周年"}  # fmt: skip


_CLOCK = re.compile(
    r"[:：]([0-5]\d)(?![\d:：%])|[点點时時](?:\s?([0-5]?\d|[一二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])\s?分|[钟鐘整]|半(?!数))|[点點](?![\d一-鿿])|[点點](?=[前后左之到至开离])|(?<=[早晚午晨夜]\d)[点點]|(?<=[早晚午晨夜]\s\d)[点點]|(?<=[早晚午晨夜]\s\d\s)[点點]"
)
_DAYTIME = re.compile(r"[上下中]午|凌晨|晚上|傍晚|早上|清晨|夜间|晚间|深夜|时间|\d日|当晚|今晚")


_BITS_OF = frozenset("量精整浮宽二权推表编处系架运定固计数微单")


def _unit_word(text: str, at: int, size: int) -> bool:
    """A unit's character that begins another word (天然, 位置, 分类): not a unit here."""
    if text[at] == "位" and size == 1:
        return text[at + 1 : at + 2] not in _BITS_OF  # 8位量化 are bits, 8位专家 are people
    return size == 1 and text[at : at + 2] in _NOT_UNITS


def _entry(entry: Unit, end: int) -> tuple[str, int, str, tuple[tuple[Number, str], ...]]:
    return entry.name, end, "money" if entry.dimension in CURRENCIES else "measure", ()


def _latin_suffix(text: str, value: Number, end: int, kind: str) -> _Unit:
    """``70B``, ``50K``, ``3D``, ``2nd``, ``8GPU`` inside Chinese: read as English reads them."""
    scaled, after, unit, suffix_kind, alts = english._suffix(text, value, end, kind)
    if suffix_kind == "name":
        return value, "", after, "name", ()
    if text[end : end + 2] in (" K", " T") and scaled != value:
        alts = ((value, text[end + 1]),)  # 300 K and 7 T may be kelvin and tesla
    if scaled != value or suffix_kind in (
        "measure",
        "money",
        "point",
        "percent",
        "multiple",
        "ordinal",
        "decade",
    ):
        return scaled, unit, after, suffix_kind, alts
    return value, "", end, kind, ()


def _year(text: str, value: Number, at: int) -> _Unit:
    if text.startswith("年代", at):
        if value < 100:
            return value, "", at + 2, "decade-short", ()
        return value, "", at + 2, "decade", ()
    if value == int(value) and 1000 <= value <= 2200:
        return value, "", at + 1, "year", ((value, "year"),)
    if text.startswith("年级", at):
        return value, "", at, "count", ()
    return value, "year", at + (2 if text.startswith("年间", at) else 1), "measure", ((value, ""),)


def _bound(text: str, left: int, end: int) -> str:
    """The bound said just before the number: 高达, 至少, 不到, 约, ≥ …"""
    window = text[max(0, left - 8) : left]
    filler = _BOUND_FILLER.search(window)
    trimmed = window[: filler.start()] if filler else window
    for candidate in (window.rstrip(" $"), trimmed):
        if candidate and candidate[-1] in _BOUND_LAST:
            for size in (6, 5, 4, 3, 2, 1):
                bound = _BOUNDS.get(candidate[-size:]) if size <= len(candidate) else None
                if bound is not None:
                    return bound
    return "exact"


# --- numerals ---------------------------------------------------------------------------------------


def numeral(run: str) -> Number | None:
    """The value of a numeral written in characters (三千五百万, 二〇二三, 三点五); ``None`` if it is none."""
    if "点" in run:
        whole, _, decimals = run.partition("点")
        base = numeral(whole)
        if base is None or any(char not in _NUMERALS for char in decimals):
            return None
        return base + Decimal("0." + "".join(str(_NUMERALS[char]) for char in decimals))
    if all(char in _NUMERALS for char in run):
        if len(run) == 1:
            return Decimal(_NUMERALS[run])
        return Decimal("".join(str(_NUMERALS[char]) for char in run))
    total = section = digit = 0
    last_small = 0
    for char in run:
        if char in _NUMERALS:
            digit = digit * 10 + _NUMERALS[char] if digit and char not in "零〇" else _NUMERALS[char]
        elif char in _SMALL:
            section += (
                (digit or (1 if not section or char in "十拾" else 0)) * _SMALL[char]
                if digit or not section
                else 0
            )
            if not digit and section and last_small and char != "十":
                section *= _SMALL[char]
            last_small, digit = _SMALL[char], 0
        else:
            section += digit
            digit = 0
            factor = _LARGE[char]
            if section or not total:
                total = (
                    total + (section or 1) * factor
                    if factor < 10**8 or not total
                    else (total + section) * factor
                )
            else:
                total *= factor
            section = 0
            last_small = 0
    if digit and last_small > 10 and len(run) > 2 and run[-2] not in "零〇" and run[-2] in _SMALL:
        digit *= last_small // 10  # 三百五 = 350
    return Decimal(total + section + digit)


def _is_word(text: str, at: int) -> bool:
    """Whether the numeral at ``at`` belongs to a word that is no number."""
    if text[at] == "十" and text.startswith("分", at + 1) and not text.startswith(("钟", "鐘", "之"), at + 2):
        return True  # 十分 (very), not 十分钟
    for word, offset in _WORD_AT.get(text[at], ()):
        if text.startswith(word, at - offset) and at >= offset:
            return True
    return False


def _vague(text: str, left: int, end: int, factor: int, found: list[Quantity], weak: bool = False) -> int:
    bound = _bound(text, left, end)
    _, unit, end, _, _ = _unit(text, Decimal(factor), end, "vague", False)
    kind = "vague"
    found.append(
        Quantity(text[left:end], left, end, Decimal(factor), Decimal(factor) * 10, unit, kind, bound, weak)
    )
    return end


def _numerals(text: str, start: int, char: str, found: list[Quantity]) -> int:
    """Read the quantity whose numerals begin at ``start``; returns where reading may go on."""
    if text.startswith(("千上万", "百上千"), start) and text[start - 1 : start] == "成":
        low = Decimal(1000 if char == "千" else 100)
        found.append(Quantity(text[start - 1 : start + 3], start - 1, start + 3, low, low * 100, "", "vague"))
        return start + 3
    if char in "数數几幾":
        return _several(text, start, found)
    if char == "半":
        return _half(text, start, found)
    if char in "双雙翻":
        return _double(text, start, found)
    run_match = _RUN.match(text, start)
    if run_match is None:
        return start + 1
    if char in _FORMAL and not (
        len(run_match.group()) > 1 and set(run_match.group()) <= _FORMAL | set("十百千万亿零")
    ):
        return start + 1
    if (
        not text.startswith("分之", run_match.end())
        and text[start - 1 : start] != "第"
        and _is_word(text, start)
    ):
        return start + 1
    run = run_match.group()
    end = run_match.end()
    before = text[start - 1] if start else " "
    after = text[end : end + 1]
    if before in "周週期拜" and before and len(run) == 1 and _weekday(text, start):
        return end
    value: Number | None
    if run[0] in "百千万亿" and len(run) == 1:
        return _bare_scale(text, start, end, run, found)
    if run.startswith(("百分", "千分", "万分")) or (
        text.startswith("分之", end) and run in ("百", "千", "万")
    ):
        return _hundredths(text, start, start + 1, run[0], found)
    if (
        len(run) == 2
        and run[0] in "二两三四五六七八九"
        and run[1] in "三四五六七八九"
        and _NUMERALS[run[1]] == _NUMERALS[run[0]] + 1
        and after in "个種种项天年次人位名倍成十百千万"
    ):
        scale = _SCALE.match(text, end)
        factor = numeral("一" + scale[1]) if scale else Decimal(1)
        assert factor is not None
        stop = scale.end() if scale else end
        found.append(
            Quantity(text[start:stop], start, stop, _NUMERALS[run[0]] * factor, _NUMERALS[run[1]] * factor)
        )
        return stop
    if (
        len(run) > 1
        and run[0] in "百千十"
        and all(c in _SCALE_CHARS for c in run)
        and text[end : end + 1] in "级級规規"
    ):
        factor = numeral("一" + run)
        assert factor is not None
        found.append(Quantity(run, start, end, factor, factor * 10, "", "vague", _bound(text, start, end)))
        return end
    if after in "几幾" and run[-1] in "十百千万":
        value = numeral(run)
        if value is None:
            return end
        return _dozenish(
            text, start, end + 1, value, Decimal({"十": 9, "百": 99, "千": 999, "万": 9999}[run[-1]]), found
        )
    value = numeral(run)
    if value is None:
        return end
    if text.startswith("分之", end):
        return _parts(text, start, value, end + 2, found)
    if before in "第前":
        return _ordinal(text, start, end, value, run, before, found)
    if run == "一":
        return _one(text, start, end, found)
    if after in "上" and run in ("成千", "成百") or before in "成上" and len(run) == 1:
        return end
    following = text[end : end + 2]
    strong = (
        len(run) > 1
        and run[-1] in "十百千万亿"
        and len(run) > 1
        or after in _MEASURE_FIRST
        and (after in _MEASURES or following in _MEASURES)
        or after in "%％"
        and after != ""
    )
    if (
        value <= 1
        or following in ("者之", "者都")
        or (len(run) > 1 and "一" in run and all(c in "一二三四五六七八九" for c in run))
    ):
        strong = False
    if len(run) > 1 and all(c in _NUMERALS for c in run) and after not in "年":
        strong = False
    if (
        following[:1] == "点"
        and value < 24
        and re.compile(r"[\s，。,.]|[半钟]|[一二三四五]?十").match(text, end + 1)
    ):
        strong = False
    return _finish(text, start, value, end, (), found, arabic=False, weak=not strong)


def _weekday(text: str, start: int) -> bool:
    """周六, 星期三, 礼拜一: days of the week, unless a number of weeks stands before (两周三次)."""
    if text[start] not in "一二三四五六":
        return False
    if text[start - 1] in "期拜":
        return text[max(0, start - 2) : start - 1] in "星礼禮"
    before = text[max(0, start - 2) : start - 1]
    return not (before.isdigit() or before in "一二两三四五六七八九十几数多半每四" and before != "")


def _one(text: str, start: int, end: int, found: list[Quantity]) -> int:
    """一 counts only in 一半, 一倍, 一成, 一个数量级; elsewhere it is an article."""
    if text.startswith("半", end):
        if text.startswith("半以上", end):
            pass
        bound = _bound(text, start, end + 1)
        last = _BOUND_AFTER.match(text, end + 1)
        if bound == "exact" and last is not None:
            bound = "at-least" if last[1] else "about" if last[2] else "at-most"
        half = Decimal("0.5")
        weak = text[start - 1 : start] == "另"
        found.append(Quantity("一半", start, end + 1, half, half, "", "fraction", bound, weak))
        return end + 1
    range_match = re.compile(r"[至到](两|二|三)(?:个)?").match(text, end)
    if range_match is not None:
        stop = range_match.end(1)
        _, unit, after, kind, _ = _unit(text, Decimal(2), stop, "count", False)
        low, high = Decimal(1), Decimal(_NUMERALS[range_match[1]])
        found.append(Quantity(text[start:after], start, after, low, high, unit, kind, "exact", not unit))
        return after
    _, unit, after, kind, _ = _unit(text, Decimal(1), end, "count", False)
    if kind == "month" or kind == "measure" and unit:
        found.append(Quantity(text[start:after], start, after, Decimal(1), Decimal(1), unit, kind, weak=True))
        return after
    if unit in ("x", "oom", "bp", "pp") or kind == "cheng":
        value, unit = (Decimal(10), "%") if kind == "cheng" else (Decimal(1), unit)
        kind = "percent" if unit == "%" else kind
        found.append(
            Quantity(text[start:after], start, after, value, value, unit, kind, _bound(text, start, after))
        )
        return after
    return end


def _bare_scale(text: str, start: int, end: int, run: str, found: list[Quantity]) -> int:
    """百 / 千 / 万 / 亿 alone: 上万, 近千, 百TeV count; 百科 and 万能 do not."""
    before = text[start - 1] if start else " "
    factor = _SMALL.get(run) or _LARGE[run]
    if before in "上近逾超过成约" and before != " ":
        if before == "上" and text[max(0, start - 3) : start - 1] in ("成千", "成百"):
            return end
        value = Decimal(factor)
        bound = "at-least" if before == "上" else _bound(text, start, end)
        left = start - 1 if before in "上成" else start
        found.append(Quantity(text[left:end], left, end, value, value * 10, "", "vague", bound, False))
        return end
    if text.startswith("分之", end):
        return _hundredths(text, start, end, run, found)
    if text[end : end + 1] in "万亿":
        return end
    latin = _LATIN_UNIT.match(text, end)
    if latin is not None and CHINESE.get(latin.group()) is not None:
        value = Decimal(factor)
        stop = latin.end()
        found.append(
            Quantity(text[start:stop], start, stop, value, value, CHINESE[latin.group()].name, "measure")
        )
        return stop
    if run in "万亿" and text[end : end + 1] in "级":
        value = Decimal(factor)
        found.append(Quantity(text[start:end], start, end, value, value * 10, "", "vague"))
        return end
    return end


def _several(text: str, start: int, found: list[Quantity]) -> int:
    """数万, 几十, 数以千计, 数百万; 几个 and 数据 are no quantities."""
    as_many = re.compile(r"[数數]以(十|百|千|万|萬|亿|億|百万|千万|十万|十亿|百亿|千亿|万亿)计").match(
        text, start
    )
    if as_many is not None:
        value = numeral("一" + as_many[1])
        assert value is not None
        return _vague(text, start, as_many.end(), int(value), found)
    scale = _SCALE.match(text, start + 1)
    if scale is None or scale.start(1) != start + 1 or _is_word(text, start + 1):
        return start + 1
    if text[scale.end() - 1 : scale.end() + 1] in ("百科", "千克", "千米", "千瓦", "十分", "百分"):
        return start + 1
    value = numeral("一" + scale[1])
    assert value is not None
    return _vague(text, start, scale.end(), int(value), found)


def _dozenish(text: str, start: int, end: int, base: Number, spread: Number, found: list[Quantity]) -> int:
    """十几 (11–19), 二十几."""
    top = base + (Decimal(9) if base < 100 else spread)
    if text[end : end + 1] in "万亿" and text[end : end + 1]:
        factor = _LARGE[text[end]]
        base, top, end = base * factor, top * factor, end + 1
    found.append(Quantity(text[start:end], start, end, base, top, "", "vague"))
    return end


def _half(text: str, start: int, found: list[Quantity]) -> int:
    before = text[start - 1] if start else " "
    half = Decimal("0.5")
    if _is_word(text, start):
        return start + 1
    if (
        before in "减減折"
        or before == "缩"
        or text[max(0, start - 2) : start] in ("减至", "降至", "降低", "缩短", "过去")
    ):
        found.append(
            Quantity(
                text[start - 1 : start + 1], start - 1, start + 1, half, half, "", "fraction", "exact", True
            )
        )
        return start + 1
    if (
        before in "过過超"
        or text.startswith("数", start + 1)
        or before in "大"
        and text[start + 1 : start + 2] != "径"
    ):
        bound = "more-than" if before in "过過超大" or text[max(0, start - 2) : start] == "超过" else "exact"
        end = start + (2 if text.startswith("数", start + 1) else 1)
        left = start if text.startswith("数", start + 1) else start - 1
        found.append(Quantity(text[left:end], left, end, half, half, "", "fraction", bound))
        return end
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
        r"[双雙]倍|翻了?(?:一|1)?倍|翻了?(一|两|二|三|四|1|2|3)?番|翻了?([两二三四五六七八九十]|\d+)倍"
    ).match(text, start)
    if match is None:
        return start + 1
    value = Decimal(2)
    if match[1]:
        times = _NUMERALS.get(match[1]) or int(match[1])
        value = Decimal(2**times)
    elif match[2]:
        value = Decimal(match[2]) if match[2].isdigit() else Decimal(_NUMERALS.get(match[2], 10))
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
            _bound(text, start, match.end()),
            weak,
        )
    )
    return match.end()


def _read(text: str, start: int) -> tuple[Number, int] | None:
    """A plain number, in digits or numerals, at ``start``."""
    if text[start : start + 1].isdigit():
        number = english._number(text, start)
        return (number[0], number[1]) if number else None
    run = _RUN.match(text, start)
    value = numeral(run.group()) if run else None
    return (value, run.end()) if run and value is not None else None


def _hundredths(text: str, start: int, end: int, base: str, found: list[Quantity]) -> int:
    """百分之三十, 千分之五, 万分之一."""
    if not text.startswith("分之", end):
        return start + len(base) if not _is_word(text, start) else start + 1
    read = _read(text, end + 2)
    if read is None:
        return end + 2
    value, stop = read
    factor = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}[base]
    value = value * factor
    last = _BOUND_AFTER.match(text, stop)
    bound = _bound(text, start, stop)
    if bound == "exact" and last is not None:
        bound = "at-least" if last[1] else "about" if last[2] else "at-most"
    found.append(Quantity(text[start:stop], start, stop, value, value, "%", "percent", bound))
    return stop


def _parts(text: str, left: int, whole: Number, start: int, found: list[Quantity]) -> int:
    """三分之二 = 2/3."""
    read = _read(text, start)
    if read is None or not whole:
        return start
    count, stop = read
    value = english._tidy(Fraction(count) / Fraction(whole))
    bound = _bound(text, left, stop)
    last = _BOUND_AFTER.match(text, stop)
    if bound == "exact" and last is not None:
        bound = "at-least" if last[1] else "about" if last[2] else "at-most"
    found.append(Quantity(text[left:stop], left, stop, value, value, "", "fraction", bound))
    return stop


def _ordinal(
    text: str, start: int, end: int, value: Number, run: str, before: str, found: list[Quantity]
) -> int:
    """第三 (ordinal), 前三 (rank: top three)."""
    after = text[end : end + 1]
    if before == "前":
        if after in "年天月周个小日" and after:
            return _finish(text, start, value, end, (), found, arabic=False, weak=value <= 1)
        found.append(
            Quantity(text[start - 1 : end], start - 1, end, value, value, "", "rank", weak=value <= 2)
        )
        return end
    weak = value <= 1 or value == 2 and text.startswith(("天", "日", "个工作日", "年", "次"), end)
    unit = ""
    if text.startswith(("世纪", "世紀"), end):
        unit, end = "century", end + 2
    found.append(Quantity(text[start - 1 : end], start - 1, end, value, value, unit, "ordinal", weak=weak))
    return end
