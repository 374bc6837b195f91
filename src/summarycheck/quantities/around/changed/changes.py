"""Changes said wrong: by for to, up for down, 倍 off by one."""

from __future__ import annotations

import re
from fractions import Fraction

from summarycheck.model import Quantity
from summarycheck.quantities import verbs
from summarycheck.quantities.around.changed import comparatives, directions, levels, named
from summarycheck.quantities.around.exchanged.turned import FROM_EN, FROM_ZH
from summarycheck.quantities.around.pairs import Oddity, Spot
from summarycheck.quantities.clauses import clause_zh

#: Units in which a level and a change are told alike.
_SHARES = frozenset({"%", "pp"})
#: What is no amount of a change.
_NO_AMOUNTS = frozenset({"vague", "year", "month", "day", "decade", "ordinal", "time", "ratio"})
#: Without one of these before the Chinese number there is no change to get wrong.
_CHANGE_ZH = re.compile("[多升高加长少低降短减省涨大缩压削化优善跌滑缓退调挫温延扩提增节失去掉剩留]")
_COMPARED = frozenset({"multiple", "times"})
#: One of these leads to the level that a change ends at.
_LEVELS = frozenset("至到为")
_TO_ZH = re.compile(
    rf"(?P<verb>{verbs.any_of(verbs.RISES, verbs.RAISES, verbs.FALLS, verbs.LEADS_TO)})(?:了)?[至到为]{verbs.FILLERS_ZH}$"
)
_BY_ZH = re.compile(
    rf"(?P<verb>{verbs.any_of(verbs.RISES, verbs.RAISES, verbs.FALLS, verbs.SAYS_BY)}){verbs.FILLERS_ZH}$"
)
_BY_EN = re.compile(
    rf"(?i)\b(?:by|(?:gain|improvement|increase|reduction|decrease|drop|boost|saving|margin)s? of|another){verbs.FILLERS_EN}$"
)
#: … and right before it: grew 3.1%.
_GREW_EN = re.compile(
    rf"(?i)\b(?:{verbs.RISES_EN}|{verbs.FALLS_EN}|gained|up|down)(?! by| to){verbs.FILLERS_EN}(?<=[\s~$])$"
)
_TO_EN = re.compile(rf"(?i)(?<!up )\bto(?:\s+(?:below|under|[a-z]+ly(?=\s+[a-z])))?{verbs.FILLERS_EN}$")
_UP_TO_EN = re.compile(r"(?i)\bup\s+to[\s~$\\({a]*$")
_NOT_TO_EN = re.compile(
    r"(?i)\b(?:lead\w*|led|due|compared|relative|thanks|similar|equal|respect|contribut\w*)\s+to\b[^.;]{0,24}$"
)
_CHANGE_EN = re.compile(
    rf"(?i)\b(?:{verbs.RISES_EN}|{verbs.RAISES_EN}|{verbs.FALLS_EN}|{verbs.LOWERS_EN}"
    r"|(?:bring|brought|improv|slow|restor|recover|return|widen|reduction)\w*|eas(?:ed|es|ing)|edg(?:ed|es|ing))\b(?:[^.;,]|\.\d|,\s(?=to\b)){0,40}$"
)
#: What rose or fell to the number is itself the amount of a change: the reduction in wear increased to 65%.
_AMOUNT_EN = re.compile(
    r"(?i)\b(?:reduction|decrease|improvement|gain|increase|drop|saving|speed-?up)s?\s(?:in|of|for)\s[^.;,\d]{1,48}"
    rf"\b(?:{verbs.RISES_EN}|{verbs.FALLS_EN}|reach\w*|widen\w*)\s(?:up\s)?to[\s~$\\({{]*$"
)
_CLAUSE_END = re.compile(r"(?:以上|左右|以下)?(?:的|[\s，。；、,;）)（(]|点[至到]|$)")
_GAIN_AFTER_EN = re.compile(
    r"(?i)^[\s}$]*(?:(?!and\b|but\b|while\b)\w+[\s-]+){0,2}(?:reduction|improvement|increase|decrease|gain|drop|saving|boost|faster|higher|lower|better|speed-?up"
    r"|(?:more|less|fewer|shorter)\b)|^\s*off\b"
)
_BOUND_WORD = re.compile(
    r"(?:逾|高达|最高可?达?|多达|可达|最多|至多|超过|近|约|不到|至少|平均|接近|达)(?=[\s$]*$)"
)


#: What those end in.
_BOUND_ENDS = frozenset("逾达高可多过近约到少均")


#: All of these patterns end in: verbs, and what may stand between them and their number.
_LEADING = frozenset(
    "逾用耗花占升高加长低少降短减缩省削善益速大涨跌滑缓退调挫行温化展强快好小多出了幅度为到至仅约近过超达均可失去掉剩余下留"
)


def change(at: Spot) -> Oddity | None:
    """A change by some amount said as one to it or the other way round, or in the wrong direction, or off by one."""
    a, b = at.a, at.b
    if b.weak or a.single is not b.single or b.kind == "year":
        return None  # of a year the words beside it say nothing: 1980年以来总损失超过2.6万亿
    if b.unit == "x" and a.kind == "fraction" and _inverted(at.source, at.target, a, b):
        return ("changed", a, b, {})
    if a.kind == "times" and at.next == "次" and _AS_OFTEN_EN.match(at.source, a.end):
        return ("unit", a, b, {})
    if a.unit == "pp" and at.next == "页" and not at.source.startswith(".", a.end):  # 19 pp. may be pages
        return ("unit", a, b, {})
    compared = at.last in comparatives.ENDS or at.next in comparatives.NEXT or "于" in at.before
    if compared and comparatives.turned(at):
        return ("direction", a, b, {})
    amount = a.kind not in _NO_AMOUNTS and at.next not in named.ENDS
    if amount and named.otherwise(at.source, at.target, a, b):
        return ("direction", a, b, {})
    if at.last in _LEADING or at.last.isascii():
        return _of_base(at.source, at.target, a, b) or _led(at)
    return _of_base(at.source, at.target, a, b) if at.last in _OF_LAST else None


def _misread(a: Quantity, b: Quantity, ours: str, theirs: str) -> Oddity:
    """What the source tells as an amount (by) or a level (to) is told as the other."""
    return ("by-to", a, b, {"source_reading": ours, "target_reading": theirs})


def _led(at: Spot) -> Oddity | None:
    """What is odd about the words that lead to the amount."""
    a, b, before_zh = at.a, at.b, at.before
    verb = verbs.may_lead(before_zh)
    if not (verb or a.kind in _COMPARED):
        return None
    if a.kind not in _COMPARED and _CHANGE_ZH.search(before_zh) is None:
        return None
    if at.last in _BOUND_ENDS:
        before_zh = _BOUND_WORD.sub("", before_zh)
    before_en = at.source[max(0, a.start - 48) : a.start]
    after_en = at.source[a.end : a.end + 40]
    to = _TO_ZH.search(before_zh) if verb and not _LEVELS.isdisjoint(before_zh) else None
    if to is not None:
        if levels.otherwise(to["verb"], at.source, a):
            return ("direction", a, b, {})
        if "幅" in before_zh[max(0, to.start() - 3) : to.start()]:
            return None  # 跌幅收窄至9.8%
        if _said_as_to(at, to["verb"], before_en, after_en):
            return _misread(a, b, "by", "to")
    if verb and (odd := _said_of_change(at, before_zh, before_en)) is not None:
        return odd
    if a.kind in _COMPARED and b.kind in ("multiple", "fraction"):
        if (odd := _multiple(at.target, a, b, before_zh, before_en, after_en)) is not None:
            return odd
    if verb and b.kind not in _NO_AMOUNTS and a.kind != "ratio":
        if directions.turned(at.source, at.target, a, b, before_zh):
            return ("direction", a, b, {})
    return None


#: Verbs after which a multiple is an amount.
_LESSENED = frozenset({"降低", "减少", "下降", "缩短", "缩减", "压缩", "降", "减"})


def _said_as_to(at: Spot, verb: str, before_en: str, after_en: str) -> bool:
    """Whether the target says a level where the source says an amount: 降至30% for "by 30%"."""
    a, b = at.a, at.b
    if FROM_ZH.search(at.target[max(0, b.start - 40) : b.start]) is not None:
        return False
    if b.unit == "x" and b.low > 1 and verb in _LESSENED:
        return True
    if a.unit == "x" or _reckoned(a, b) or _MULTIPLIED_EN.search(before_en):
        return False
    return bool(
        _BY_EN.search(before_en)
        or _GREW_EN.search(before_en)
        or (
            (not _TO_EN.search(before_en) or _NOT_TO_EN.search(before_en))
            and (
                _GAIN_AFTER_EN.search(after_en)
                or ((a.unit in _SHARES or a.text[0] == "+") and directions.is_amount(at.source, a))
            )
        )
    )


def _said_of_change(at: Spot, before_zh: str, before_en: str) -> Oddity | None:
    """What is gone said for what is left, or the other way round; an amount for a level; a fall by less than nothing."""
    a, b = at.a, at.b
    if b.low < 0 and directions.FALLS_ZH.search(at.before[-8:]):
        return ("double-negative", a, b, {})
    if a.unit == b.unit == "%":
        if _GONE_ZH.search(before_zh) and _KEEPS_EN.search(before_en):
            return _misread(a, b, "level", "by")
        if _LEFT_ZH.search(before_zh) and _LOSES_EN.search(before_en):
            return _misread(a, b, "by", "level")
    by = _BY_ZH.search(before_zh)
    alike = b.unit == a.unit or (b.unit == "pp" and not a.unit)  # rises by 1.1 points to 17.4
    if by is not None and alike and _CLAUSE_END.match(at.target, b.end):
        return _said_as_by(at.source, at.target, a, b, by["verb"])
    return None


def _said_as_by(source: str, target: str, a: Quantity, b: Quantity, verb: str) -> Oddity | None:
    """A change by some amount where the source says a level: falls to 30% (降低了30%), using only 30% of it (节省30%)."""
    if levels.ends_at(source, target, a, b):
        return _misread(a, b, "to", "by")
    before_en = source[max(0, a.start - 48) : a.start]
    to = _TO_EN.search(before_en) and not _UP_TO_EN.search(before_en)
    if to and not _BY_EN.search(before_en) and not _NOT_TO_EN.search(before_en):
        clause = clause_zh(target, b.start, 40)
        from_said = FROM_EN.search(before_en[:-3]) is None or "从" not in clause
        amount = _AMOUNT_EN.search(source, max(0, a.start - 96), a.start)
        if from_said and _CHANGE_EN.search(before_en) and not amount:
            return _misread(a, b, "to", "by")
    if verb not in _SAVING or a.unit not in ("%", "x"):
        return None
    used = _USING_ONLY_EN.search(before_en) and _OF_EN.match(source, a.end)
    kept = _ONLY_EN.search(before_en) and _KEPT_EN.match(source, a.end)
    if used or kept or (a.unit == "x" and a.low < 1):
        return _misread(a, b, "level", "by")
    return None


_SAVING = frozenset({"减少", "降低", "节省", "缩减", "压缩", "削减", "下降"})
_USING_ONLY_EN = re.compile(
    r"(?i)\b(?:using|uses?|with|requir\w+|needs?)\s+(?:only|just|merely)\s+[\s~$\\({]*$"
)


#: What is multiplied by 30 is 30 times as much afterwards.
_MULTIPLIED_EN = re.compile(r"(?i)\bmultipl(?:y|ies|ied|ying)\b[^.;]*$")
#: In these words a part of something is so many times less of it (八分之一: 节省8倍).
_LESS_OR_BETTER_ZH = re.compile("[快少低省降减缩节小轻短高优好强廉贵]|便宜|[加提]速|效|压")


def _inverted(source: str, target: str, a: Quantity, b: Quantity) -> bool:
    """Whether a part of something became a multiple of it: 使用8倍的内存 for "1/8 of the memory", 降低三倍 for "by a third"."""
    if Fraction(a.low) * Fraction(b.low) != 1 or not b.single:
        return False
    clause = clause_zh(target, b.start) + target[b.end : b.end + 8]
    by = _BY_EN.search(source, max(0, a.start - 24), a.start) is not None
    return by or _LESS_OR_BETTER_ZH.search(clause) is None


def _reckoned(a: Quantity, b: Quantity) -> bool:
    """Whether the level is what the change leads to: 增至2.5倍 for an increase of 150%, 百倍 for two orders of magnitude."""
    return b.unit == "x" and (
        a.unit == "oom" or (a.unit == "%" and Fraction(b.low) == 1 + Fraction(a.low) / 100)
    )


_SAID_OF_BASE = rf"(?:[^，。；、\d]{{1,14}}的|其){verbs.FILLERS_ZH}$"
#: A share of what was before: 降至基线的31%, 为早期设计的三分之一.
_LEVEL_OF_BASE_ZH = re.compile(rf"(?:[至到为是仅]|只有|相当于){_SAID_OF_BASE}")
#: … and the verb that leads there: 增至原来的40%.
_TO_LEVEL_OF_BASE_ZH = re.compile(
    rf"(?P<verb>{verbs.any_of(verbs.RISES, verbs.FALLS)})[至到为]{_SAID_OF_BASE}"
)
#: … or that alone: 只有三分之一.
_LEVEL_ALONE_ZH = re.compile(rf"(?:仅为|[只仅][有剩需占]){verbs.FILLERS_ZH}$")
#: What went of it: 衰减了峰值的10%.
_GONE_OF_BASE_ZH = re.compile(rf"(?:降低|减少|下降|衰减|缩减|压缩|缩小|减小|削减|缩短|节省)了{_SAID_OF_BASE}")
_GONE_ALONE_ZH = re.compile(rf"(?:减少|降低|节省|缩减|压缩|削减|下降|缩短){verbs.FILLERS_ZH}$")
_CHANGE_IN_IT_ZH = re.compile("[差幅失增升高]|改进|损耗|变化")


def _grown(source: str, a: Quantity) -> bool:
    """Whether the multiple says by itself, or by the word after it, that something grew."""
    return _GROWN_EN.match(a.text) is not None or _GROWTH_EN.match(source, a.end) is not None


_COMPARED_AFTER_EN = re.compile(
    r"(?i)[\s}$\\%-]*(?:less|fewer|lower|smaller|shorter|cheaper|faster|higher|more|larger|slower|below)\b"
)
_TIMES_LESS_EN = re.compile(r"(?i)\s*(?:less|fewer|lower|smaller|shorter|cheaper)\b(?!\s+than\s+\d)")
#: After "ten times": no less than something else, but so many times as much.
_TIMES_THAT_EN = re.compile(
    r"(?i)\s*(?:(?:that|those|the\s+\w+)\s+of\b|as\s+(?:many|much|large|high|long|big)\b)"
)
#: … or what has more of something that is no gain in itself (faster is less time).
_TIMES_MORE_EN = re.compile(
    r"(?i)\s*(?:larger|bigger|longer|heavier|more (?:data|parameters|tokens|memory|samples))\s(?:\w+\s)?than\b"
)
#: Words with which the lesser of the two is told of: 只需六分之一的token.
_OTHERS_SHARE_ZH = re.compile("[只仅比其占需的为]")
_GROWN_EN = re.compile(r"(?i)(?:doubl|tripl|quadrupl)(?:ed|ing)$")
_GROWTH_EN = re.compile(r"(?i)[\s}$-]*(?:increase|rise|growth|gain|surge|jump)s?\b")
#: What a thing does with: needs a quarter of the parameters.
_NEEDS_EN = re.compile(
    rf"(?i)\b(?:us(?:es|ed?|ing)|need(?:s|ed|ing)?|requir\w+|consum\w+|takes?|taking|costs?|costing|with|at(?! (?:least|most))){verbs.FILLERS_EN}$"
)
_OF_EN = re.compile(r"(?i)[\s}$\\%]*of\b")


def _of_base(source: str, target: str, a: Quantity, b: Quantity) -> Oddity | None:
    """A change by a share said as a share of what was before (drops by 31%: 降至基线的31%), or the other way round."""
    if b.unit == "x":
        less = a.kind == "times" and _TIMES_LESS_EN.match(source, a.end)
        clause = clause_zh(target, b.start)
        if less and _LEVEL_OF_BASE_ZH.search(clause) and target[b.end : b.end + 1] not in _LESS_NEXT_ZH:
            return ("direction", a, b, {})
        return None
    if b.kind == "fraction" and a.unit == "x" and Fraction(a.low) * Fraction(b.low) == 1:
        clause = clause_zh(target, b.start)
        if (
            a.low != 2
            and _GONE_ALONE_ZH.search(clause)
            and _BY_FACTOR_EN.search(source, max(0, a.start - 48), a.start)
        ):
            return _misread(a, b, "to", "by")  # 减少了1/12 for a factor of 12
        grown = _grown(source, a) and (_TO_ZH.search(clause) or directions.FALLS_ZH.search(clause))
        more = grown or (
            (_TIMES_THAT_EN.match(source, a.end) or _TIMES_MORE_EN.match(source, a.end))
            and (_LEVEL_OF_BASE_ZH.search(clause) or not _OTHERS_SHARE_ZH.search(clause))
        )
        return ("direction", a, b, {}) if more else None
    if not (_is_share(b) and _is_share(a)) or b.low == (50 if b.unit == "%" else 0.5):
        return None
    clause = clause_zh(target, b.start)
    before_en = source[max(0, a.start - 48) : a.start]
    if not _OF_ITS.isdisjoint(clause[-6:]):
        level = _TO_LEVEL_OF_BASE_ZH.search(clause)
        if level is not None and levels.otherwise(level["verb"], source, a):
            return ("direction", a, b, {})
        if _LEVEL_OF_BASE_ZH.search(clause) and not _CHANGE_IN_IT_ZH.search(clause):
            if _BY_EN.search(before_en) or _COMPARED_AFTER_EN.match(source, a.end):
                return _misread(a, b, "by", "to")
        elif _GONE_OF_BASE_ZH.search(clause):
            if _TO_EN.search(before_en) and not _UP_TO_EN.search(before_en) and _OF_EN.match(source, a.end):
                return _misread(a, b, "to", "by")
    elif _LEVEL_ALONE_ZH.search(clause) and not _CHANGE_IN_IT_ZH.search(clause):
        if _COMPARED_AFTER_EN.match(source, a.end):
            return _misread(a, b, "by", "to")
    elif _GONE_ALONE_ZH.search(clause) and _CLAUSE_END.match(target, b.end):
        if _NEEDS_EN.search(before_en) and _OF_EN.match(source, a.end):
            return _misread(a, b, "level", "by")
    return None


_BY_FACTOR_EN = re.compile(r"(?i)\bby (?:[a-z]+ ){0,3}factor of[\s~$({]*$")
_OF_ITS = frozenset("的其")
#: What these patterns may end in besides.
_OF_LAST = _OF_ITS | frozenset("有需占")
_LESS_NEXT_ZH = frozenset("少低小慢短以")


def _is_share(quantity: Quantity) -> bool:
    """Whether it is a share of a whole: 31%, a third."""
    if not quantity.single or not 0 < quantity.low < 100:
        return False
    return quantity.unit == "%" or (quantity.kind == "fraction" and quantity.low < 1)


#: After "N times": as many as that, not so many more.
_AS_MUCH_EN = re.compile(r"(?i)\s*(?:as|the|that|those|what|its|their)\b")
#: … or what has so many times of it, which is no number of times: 1.8 times as often.
_AS_OFTEN_EN = re.compile(r"(?i)\s+(?:as\s+\w+\s+as|(?:more|less)\s+(?:\w+\s+)?than|\w{3,}er\s+than)\b")
_FOLD_UP = re.compile(r"(?i)(?:two-?fold|doubl\w+|2-?fold|2x|2\\times)")


def _multiple(
    target: str, a: Quantity, b: Quantity, before_zh: str, before_en: str, after_en: str
) -> Oddity | None:
    """倍 off by one: "3 times as fast" is 是…的3倍, not 快3倍; "twofold increase" is 增加一倍."""
    after_zh = target[b.end : b.end + 2]
    value = b.low
    if value != a.low and Fraction(value) != Fraction(a.low):
        return None
    if (a.kind == "times" or a.text.lower() == "twice") and _AS_MUCH_EN.match(after_en) and value > 1:
        compared = re.search(
            r"(?:比[^，。；]{1,16}(?:快|多|高|大|长|强|好|低|少|小)|(?<![最至更许很增])多)(?:了|出)?[\s]*$",
            target[max(0, b.start - 24) : b.start],
        )
        if compared is not None and (not after_zh.startswith("的") or "比" not in compared[0]):
            return ("multiple", a, b, {"why": "as"})
    doubling = _FOLD_UP.search(a.text) is not None
    if 2 <= value < 10 and (doubling or value > 2):
        # From three on, 提升三倍 is heard for tripling as well; 增加三倍 is not. From ten on, one off is within what such words mean.
        verbs = "增加|提高|提升|增长|上升|上涨|攀升|扩大" if value == 2 else "增加|增长|上涨"
        grown = re.search(rf"(?:{verbs})(?:了)?[\s]*$", before_zh)
        if (
            grown is not None
            and not after_zh.startswith(("的", "以上"))
            and re.search(
                r"(?i)increas|doubl|tripl|quadrupl|fold|grow|rose|rise",
                a.text + after_en[:24] + before_en[-24:],
            )
        ):
            return ("multiple", a, b, {"why": "doubling"})
    return None


#: "Only 69.6% of the tokens are kept" says what is left.
_ONLY_EN = re.compile(r"(?i)\b(?:only|just|merely)\s+[\s~$\\({]*$")
_KEPT_EN = re.compile(
    r"(?i)[\s}$\\%]*of\s+[^.;]{0,40}\b(?:is|are|was|were|being)\s+(?:kept|retained|used|needed|required|left|preserved)\b"
)
#: What is kept (retained 92%) is not what is gone (损失92%).
_KEEPS_EN = re.compile(rf"(?i)\b(?:keep(?:s|ing)?|kept|retain\w*|preserv\w*|maintain\w*){verbs.FILLERS_EN}$")
_GONE_ZH = re.compile(rf"(?:{verbs.any_of(verbs.GOES)}){verbs.FILLERS_ZH}$")
_LOSES_EN = re.compile(
    rf"(?i)\b(?:{verbs.TAKES_EN}|(?:{verbs.FALLS_EN}|{verbs.LOWERS_EN}) by){verbs.FILLERS_EN}$"
)
_LEFT_ZH = re.compile(rf"(?:{verbs.any_of(verbs.STAYS)})下?{verbs.FILLERS_ZH}$")
