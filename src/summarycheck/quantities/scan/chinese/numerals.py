"""Chinese numerals: their value, and the words that hold numerals but no number (一致, 万一, 四川)."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal

from summarycheck.quantities.scan.digits import number
from summarycheck.quantities.scan.units import CHINESE

NUMERALS = {
    char: value
    for value, chars in enumerate(
        ("〇零○", "一壹弌", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for char in chars
}
TO_NINE = "一二三四五六七八九"
FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
SCALE_CHARS = "十百千万亿兆"
_DIGITS = "".join(NUMERALS)
_CHARS = f"{_DIGITS}十百千万亿拾佰仟廿卅俩仨几数半双翻"
_APART = frozenset(f"{_DIGITS}十百千万亿点")
#: After 个 these make a unit of it (个百分点, 个小时, 个半).
AFTER_GE = "亿半百点基数量世" + "".join(sorted({alias[1] for alias in CHINESE if alias[0] == "个"}))
#: Where a number may stand. The commonest characters make none unless some others follow (数据, 函数, 一种, 一个, 双方)
#: or, with 一, go before. The class stands first, for the engine to skip to it.
HIT = re.compile(
    rf"[0-9０-９{_CHARS}参](?:(?<![一数几双翻参])|(?<=参)(?=[拾佰仟万])"
    r"|(?<=[数几])(?=[十百千万亿以])|(?<=双)(?=倍)|(?<=翻)(?=[倍番了一两二三四五六七八九十1234567890])"
    r"|(?<=一)(?=[半倍成年天日周月小分秒吨斤世又点打至到折比〇零一二三四五六七八九十百千万亿两兆]"
    rf"|刻钟|[英公][里斤亩]半|个[{AFTER_GE}]|米[一二三四五六七八九])|(?<=[第前负之十百千万亿零点又月]一))"
)
_RUN = rf"[{_DIGITS}十廿卅百千万亿兆拾佰仟]"
#: 参 is a three among formal numerals only: 参佰, 拾参, but 五十参数.
_THREE = rf"((?<=[拾佰仟万亿])参(?=[拾佰仟万元圆整点，。,;；、)）]|$){_RUN}{{0,20}})*"
_NUMERAL = re.compile(
    rf"(?:{_RUN}|参(?=[拾佰仟万])){_RUN}{{0,23}}{_THREE}(?:点(?![一三]刻|[二三四五]?十|零[一二三四五六七八九]分)[{_DIGITS}]+)?"
)
#: The same in a text that sets its characters or its words apart: 三千 九百 六十五, 一百 五 十 二, 二十六 点 三.
_SPACED = re.compile(
    rf"{_RUN}(?:{_RUN}|(?<=[{_DIGITS}]) (?=[十百千万亿])|(?<=[十百千]) (?=[万亿])|(?<=[万亿]) (?=[{_DIGITS}] ?[千百十])"
    rf"|(?<=千) (?=[{_DIGITS}] ?[百十])|(?<=百) (?=[{_DIGITS}] ?十)|(?<=[万千百十]) (?=[{_DIGITS}](?![一-鿿]| [十百千]))|(?<=[千百]) (?=[{_DIGITS}]又)"
    rf"|(?<=[百千万亿]) (?=零)|(?:(?<=[百千万亿]零)|(?<=[百千万亿] 零)) (?=[{_DIGITS}])){{0,24}}"
    rf"(?: ?点 ?[{_DIGITS}]+(?! ?[十分钟时]))?"
)
#: Words that hold numerals but no number. Tried where a numeral stands, from up to three characters back.
_WORDS = (
    "伎俩 三俩 两两 二倍体 三倍体 四倍体 六倍体 八倍体 四环 十二指肠 一致 统一 一旦 万一 唯一 四川 百科 百度 第一性 "
    "第三方 第三者 第一人称 第二人称 第三人称 第一手 第一线 一维 二维 三维 四维 二值 三值 二元 十进制 十六进制 二进位 "
    "八进位 十进位 十六进位 二次 二极管 三极管 三角 四边形 五边形 六边形 八边形 六角 八角 三明治 二手 四处 四周 四面 四肢 "
    "四季 五官 五花八门 千变万化 千篇一律 独一无二 三下五除二 二一添作五 六神无主 不三不四 四面八方 九牛一毛 一丝不苟 千方百计 "
    "百分位 百分数 百分比 百分制 百货 百姓 百年 万能 万用 万物 万维 万有 万花 万向 千瓦 千克 千米 千兆 千赫 千卡 千焦 "
    "千伏 千帕 千字节 十字 十足 两难 两极 两栖 两性 两岸 两旁 两侧 两端 两面 两边 再三 三甲 三番 四分位 五分位 三七 "
    "三军 三国 三星 三菱 三亚 三峡 三藩 九龙 九寨 六朝 八卦 八达 七夕 七律 五行 五金 六经 五四 四书 二战 一战 两会 "
    "双十一 三文鱼 一二 一一 万岁 万圣 万豪 万科 十六烷 九江 五指 三磷 三酸 二氧 三氧 二甲 二硫 四氢 五氧 二叉 三叉 "
    "四叉 八叉 二项 二部图 二选一 三选一 二者 三者 两者 二人 三人 一千零一夜 半径 半导体 半监督 半自动 半结构 半参数 半定 "
    "半球 半岛 半衰 半透 半群 半决 半场 半途 半正定 半连续 半波 半色调 半合成 半身 半年度 半空 半路 半夜 半数致死 万众 "
    "万千 千里 千万别 千万不 百川 百灵 百炼 百变 百搭 百分百 万里 千问 胡说八道 乱七八糟 四通八达 三元 四元 五元 双三次 "
    "三次样条 三次曲线 二分 第二天 第一天 第三世界 第二次世界大战 第一次世界大战 九霄 四分卫 二把手 三月街 一波三折 一目十行 "
    "接二连三 两面三刀 三头两绪 三番五次 三番两次 三头六臂 说三道四 约法三章 入木三分 绕梁三日 四分五裂 四平八稳 四大皆空 "
    "危机四伏 志在四方 五大三粗 过五关斩六将 六根清净 眼观六路 六月飞雪 七折八扣 七老八十 七步之才 八字没一撇 耳听八方 十全十美 "
    "千千万万 七七八八 成千累万 亿万 三位一体 五月花 十几岁 十四行 一百科 零样本 非零 零售 零件 零部件 零知识 零和 零星 "
    "零散 零碎 零信任 零下 零上 三思 二鸟 十年怕井绳 梅开二度 十年树木 三天打鱼 两天晒网 五十步笑 三七二十一 三十六计 "
    "三百六十行 七十二变 三年五载 三五成群 三三五五 三三两两 十万火急 三点一线 三天两头 十年寒窗 十年磨一剑 十年功 双十二 三伏 "
    "三九天 十二生肖 十三陵 二十八宿 二十八星宿 一年半载 七年之痒 百万富 千万富 十月怀胎 零点能 零食 零假设 零阶 零均值 "
    "零空间 零成本 零开销 零日 归零 一元 一次性 一体 一系列 一般 一定 一样 一些 一直 一起 一下 一再 一方面 一旁 二话不说 "
    "五味 丢三落四 颠三倒四 推三阻四 低三下四 朝三暮四 横七竖八 两手空空 八仙过海 八面玲珑 四海 五彩 九泉 三轮车 七巧板 "
    "三缄其口 三顾茅庐 三言两语 三教九流 三纲五常 三更半夜 半斤八两 两全其美 两败俱伤 两情相悦 两小无猜 一刀两断 一举两得 "
    "一清二楚 一干二净 一穷二白 一来二去 九死一生 十恶不赦 十拿九稳 五体投地 六亲 八拜之交 四合院 九宫格 五线谱 三脚架 三岔口 "
    "十之八九 十有八九 八九不离十 五角大楼 二线城 三线城 二郎神 九九重阳 六六大顺 二不休 零容忍 八方支援 两相情愿 零敲碎打 "
    "三井物产 零跑 第一时间 八仙桌 二话没说 两可之间 两袖清风 五粮液 四不像 八宝粥 二胡 张三 李四 王五 九九归一 五谷丰登 "
    "五音不全 六畜兴旺 七窍生烟 八字胡 三生有幸 三足鼎立 三六九等 两码事 一言九鼎 一分为二 合二为一 说一不二 数一数二 以一当十 "
    "举一反三 闻一知十 零花钱 二把刀 二流子 三好学生 五光十色 五花肉 八爪鱼 十全大补 十项全能 三八妇女节 六一儿童节 五一劳动节 "
    "九层塔 三文治 四喜丸子 十一当天 十一黄金 十一长假 十一假 十一期间 十一国庆 五一当天 五一黄金 五一假 五一期间 五一小长 "
    "一成不变 九牛二虎 判若两人 两回事 乌七八糟"
).split()
_WORD_AT: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
#: What stands beside each numeral in these words: where neither does, it is in none of them.
_AFTER: defaultdict[str, set[str]] = defaultdict(set)
_BEFORE: defaultdict[str, set[str]] = defaultdict(set)
for _word in sorted(set(_WORDS), key=len, reverse=True):
    for _offset, _char in enumerate(_word):
        if _char in _CHARS:
            _WORD_AT[_char].append((_word, _offset))
            _AFTER[_char].add(_word[_offset + 1 : _offset + 2])
            _BEFORE[_char].add(_word[_offset - 1] if _offset else "")


#: 亿亿亿亿亿 is no number.
_MOST_SCALES = 4


def numeral(run: str) -> Decimal | None:
    """The value of a numeral in characters (三千五百万, 二〇二三, 三万五 = 35000); ``None`` if it is none."""
    if "点" in run:
        return _with_decimals(run)
    if "廿" in run or "卅" in run:
        run = run.replace("廿", "二十").replace("卅", "三十")
    if all(char in NUMERALS for char in run):
        return Decimal("".join(str(NUMERALS[char]) for char in run))
    return _added_up(run)


def _with_decimals(run: str) -> Decimal | None:
    """二十六点三."""
    whole, _, decimals = run.partition("点")
    base = numeral(whole)
    if base is None or any(char not in NUMERALS for char in decimals):
        return None
    return base + Decimal("0." + "".join(str(NUMERALS[char]) for char in decimals))


def _added_up(run: str) -> Decimal | None:
    """The digits times the scales after them: each 万 or 亿 closes a section of tens, hundreds and thousands."""
    if sum(char in LARGE for char in run) > _MOST_SCALES:
        return None
    total = section = 0
    digit: int | None = None
    scale = 1  # of the last scale character, for the digit that may follow it elliptically
    for place, char in enumerate(run):
        if char in NUMERALS:
            if digit is not None and run[place - 1] not in "零〇○":
                return None  # two digits in a row are no numeral (十二三 is a range)
            digit = NUMERALS[char]
            if char in "零〇○":
                scale = 1
        elif char in SMALL:
            step = SMALL[char]
            if digit and section and step > scale > 1:
                return None  # 二十五千
            if digit is None and section and step > scale > 1:
                section *= step  # 十百万: ten million, said oddly
            else:
                section += (1 if digit is None or not digit else digit) * step
            scale, digit = step, None
        else:
            step = LARGE[char]
            section += digit or 0
            if not section and total:
                total *= step
            elif total and total < step:
                total = (total + section) * step
            else:
                total += (section or 1) * step
            section, digit, scale = 0, None, step
    if digit and scale >= 100:
        digit = digit * scale // 10  # 三百五 = 350, 三万五 = 35000
    return Decimal(total + section + (digit or 0))


def read(text: str, start: int) -> tuple[Decimal, int] | None:
    """A plain number, in digits or numerals, at ``start``."""
    if text[start : start + 1].isdecimal():
        plain = number(text, start)
        return (plain[0], plain[1]) if plain else None
    run = run_at(text, start)
    value = numeral(run[0]) if run else None
    return (value, run[1]) if run and value is not None else None


def run_at(text: str, start: int) -> tuple[str, int] | None:
    """The numerals at ``start`` without what may set them apart, and their end."""
    run = _NUMERAL.match(text, start)
    if run is None:
        return None
    end = run.end()
    apart = text[end : end + 1] == " " or text.startswith("点 ", end)
    if apart and text[end + 1 + (text[end] == "点") :][:1] in _APART:
        spaced = _SPACED.match(text, start)
        if spaced is not None and spaced.end() > end:
            return spaced.group().replace(" ", ""), spaced.end()
    return run.group().replace("参", "叁"), end


def parted(text: str, end: int) -> int:
    """Where the parts begin that 分之 after a whole tells, set apart or not; 0 where it tells none."""
    first = text[end : end + 1]
    if first != "分" and first != " ":
        return 0
    apart = _PARTED.match(text, end)
    return apart.end() if apart is not None else 0


_PARTED = re.compile(r" {0,2}分 {0,2}之 {0,2}")
MINUS = frozenset("负")


#: Before 负 these make something else of it: 正负5%, 背负6公斤, 肩负三项任务, 胜负, 三负.
_NO_MINUS = frozenset("正胜背肩担承自一二三四五六七八九十")


def minus_before(text: str, start: int) -> int:
    """Where the 负 or 零下 stands that makes the number after it negative; ``start`` where there is none."""
    if text[start - 2 : start] == "零下":
        return start - 2
    at = start - 2 if text[start - 1 : start] == " " else start - 1
    if at < 0 or text[at] not in MINUS:
        return start
    before = text[max(0, at - 2) : at].rstrip()[-1:]
    return start if before in _NO_MINUS or before.isdecimal() else at  # 正负2, 背负6公斤, 11胜5负1平


def is_word(text: str, at: int, ordinal: bool = False) -> bool:
    """Whether the numeral at ``at`` belongs to a word that is no number; after 第, only a word with 第 counts."""
    char = text[at]
    if char == "十" and text.startswith("分", at + 1) and not text.startswith(("钟", "之"), at + 2):
        return True  # 十分 (very), not 十分钟
    if text[at + 1 : at + 2] not in _AFTER[char] and text[at - 1 : at] not in _BEFORE[char]:
        return False
    for word, offset in _WORD_AT[char]:
        if at >= offset and text.startswith(word, at - offset) and (not ordinal or word[0] == "第"):
            return True
    return False
