"""Whether an unlike number fits all the same: the rest of a whole, a sign said by a verb, a scale said elsewhere."""

from __future__ import annotations

import re
from fractions import Fraction

from summarycheck.model import Quantity
from summarycheck.quantities import verbs
from summarycheck.quantities.clauses import clause_zh
from summarycheck.quantities.comparing import equality
from summarycheck.quantities.scan.english.amounts import HALVINGS

LESS_ZH = re.compile(f"{verbs.any_of(verbs.FALLS, verbs.SAVES)}|降幅|少")
_LESS_EN = re.compile(
    r"(?i)\b(?:only|just|merely|within|less than|fewer than|requir\w+|us(?:es|ing|ed)|below|retain\w*|remain\w*|of the|reduc\w*|sav\w*|cut\w*)\b"
)

_SAVED_EN = re.compile(
    rf"(?i)\b(?:{verbs.FALLS_EN}|{verbs.LOWERS_EN}|{verbs.TAKES_EN}|reductions?|savings?)\b"
)
_TO_EN = re.compile(r"(?i)(?<!up )\bto (?:about |around |roughly |nearly |only |just |an? |the )*$")
_LESSENED_BY_ZH = re.compile(rf"(?:{verbs.any_of(verbs.FALLS, verbs.SAVES, verbs.TAKES)}){verbs.FILLERS_ZH}$")


def complementary(source: str, target: str, a: Quantity, b: Quantity) -> bool:
    """30.4% less for "only 69.6% of": the two add up to the whole, and the words say so."""
    if a.kind == "ordinal" and b.unit == "%":  # 前5% for the 95th percentile
        return Fraction(b.low) + Fraction(a.low) == 100 and source.startswith("percentile", a.end + 1)
    if a.low == b.low and a.bound == b.bound:
        return False
    if a.unit != b.unit or not a.single or not b.single:
        return False
    whole: int
    if a.unit == "%" and b.unit == "%":
        whole = 100
    elif a.kind == "fraction" and b.kind == "fraction":
        whole = 1
    else:
        return False
    if Fraction(a.low) + Fraction(b.low) != whole:
        return False
    if a.low == b.low and _SAVED_EN.search(source, max(0, a.start - 40), a.end + 24) is not None:
        return False  # "saves over 50%" is no 节省不足50%
    if both_gone(source, target, a, b) or both_left(source, clause_zh(target, b.start), a):
        return False
    before_zh = clause_zh(target, b.start)
    after_zh = target[b.end : b.end + 6]
    before_en = source[max(0, a.start - 40) : a.start]
    after_en = source[a.end : a.end + 30]
    zh = LESS_ZH.search(before_zh) is not None or LESS_ZH.search(after_zh) is not None
    en = any(words.search(text) for words in (_LESS_EN, _SAVED_EN) for text in (before_en, after_en))
    return (zh and en) or "within" in before_en.lower()


def both_left(source: str, clause: str, a: Quantity) -> bool:
    """Whether ``a``, and the number that the Chinese clause leads to, say what is left: cut to a quarter, 降至原来的四分之一."""
    before = source[max(0, a.start - 20) : a.start]
    if _REST_ZH.search(clause) and _REST_EN.search(before):
        return True
    return _LEVEL_ZH.search(clause) is not None and _TO_EN.search(before) is not None


_REST_ZH = re.compile(r"(?:其余|剩余|剩下|余下)的?[约近\s]*$")
_REST_EN = re.compile(r"(?i)\b(?:remaining|rest|other)\s[~$]*$")
#: Before a number that is a level: 降至, 缩减到原来的.
_LEVEL_ZH = re.compile(rf"[至到为](?:[^，。；\d]{{1,6}}的)?{verbs.FILLERS_ZH}$")


def both_gone(source: str, target: str, a: Quantity, b: Quantity) -> bool:
    """Whether both numbers say what is taken away (cut by a quarter, 减少四分之一), and not what is left (cut to, 降至)."""
    taken = _SAVED_EN.search(source, max(0, a.start - 64), a.start) or _REDUCTION_EN.match(source, a.end)
    if taken is None or _TO_EN.search(source, max(0, a.start - 20), a.start):
        return False
    return _LESSENED_BY_ZH.search(clause_zh(target, b.start)) is not None


#: After a share that is taken away: a 40% reduction.
_REDUCTION_EN = re.compile(
    r"(?i)[\s}$\\%]*(?:relative\s|overall\s)?(?:reduction|decrease|saving|drop|decline|cut|less|fewer|lower)s?\b"
)
_ON_THE_SCALE_OF = re.compile(r"\s?(?:级|量级|规模|参数)")


def on_the_scale_of(target: str, a: Quantity, b: Quantity) -> bool:
    """百亿参数 for 13.4B: a scale word alone, said of a size, is any number of its order."""
    if b.text[-1] not in "百千万亿" or b.text.strip("十百千万亿") or b.bound != "exact":
        return False
    if not (a.single and b.single and a.unit == b.unit):
        return False
    return _ON_THE_SCALE_OF.match(target, b.end) is not None and b.low <= a.low < 10 * b.low


def signed(source: str, target: str, a: Quantity, b: Quantity) -> bool:
    """-21.2% as 下降21.2%: the verb says the sign; but not of a level (降至12摄氏度)."""
    if b.unit in ("C", "F", "deg") and target[max(0, b.start - 4) : b.start].rstrip()[-1:] in tuple("至到"):
        return False
    if not (a.single and b.single and a.low < 0 < b.low) or target[b.start - 1 : b.start] in _STATED:
        return False
    if target[b.start - 1 : b.start] == " " and target[b.start - 2 : b.start - 1] in _STATED:
        return False
    if target[b.start - 1 : b.start] in ("至", "到"):
        return False  # 降低至2.08 is a level
    sentence = re.split(r"[。；;]", target[max(0, b.start - 30) : b.start])[-1]
    said = (
        LESS_ZH.search(sentence)
        or _BELOW_ZH.search(target, max(0, b.start - 6), b.start)
        or _NEGATIVE_ZH.search(target, max(0, b.start - 4), b.start)
        # the largest gains (-26.3 points): 改善最大，达26.3个点
        or (source[a.start - 1 : a.start] == "(" and _BETTER_ZH.search(sentence))
    )
    if not said:
        return False
    return equality.same(-a.low, a.unit, b.low, b.unit) or (
        b.bound == "about"
        and a.unit == b.unit
        and abs(Fraction(-a.low) - Fraction(b.low)) * 20 <= Fraction(b.low)
    )


_BETTER_ZH = re.compile("改善|改进|优化|进步|收窄|变化|增益|最[大小多]")
#: Before a change that is told by its sign alone: （-79%）.
_OPENED = frozenset("（(")


def by_sign_alone(source: str, target: str, a: Quantity, b: Quantity) -> bool:
    """The reverse, in brackets: （-79%） for "cut raids by 79%"."""
    if not a.low > 0 > b.low or target[b.start - 1 : b.start] not in _OPENED:
        return False
    taken = _SAVED_EN.search(source, max(0, a.start - 40), a.start) or _REDUCTION_EN.match(source, a.end)
    level = _TO_EN.search(source, max(0, a.start - 20), a.start)
    return taken is not None and level is None and equality.same(a.low, a.unit, -b.low, b.unit)


#: 仅低0.6个点, 落后1.2个百分点.
_BELOW_ZH = re.compile(r"(?:低|差|落后)(?:了|约|出)?\s?$")
#: 负增长3.5%, 为负 3.5%.
_NEGATIVE_ZH = re.compile(r"负(?:增长|值|相关)?(?:为|约)?\s?$")
_OUT_OF_ONE = re.compile(
    r"(?i)\b(?:accurac|precision|recall|f1|auc|auroc|dice|iou|sensitivit|specificit|score|correlation)"
)


_OUT_OF_ONE_ZH = re.compile("准确率|精度|精确率|召回率|分数|得分|相关系数|敏感|特异")


def misprinted(source: str, target: str, a: Quantity, b: Quantity) -> bool:
    """99% for "an accuracy of 0.99%": the source wrote a value out of one with a percent sign."""
    if (
        a.unit != "%"
        or b.unit != "%"
        or not Fraction(1, 2) <= Fraction(a.low) <= 1
        or Fraction(a.low) * 100 != Fraction(b.low)
    ):
        return False
    said = _OUT_OF_ONE.search(source, max(0, a.start - 60), a.end + 30)
    return (said or _OUT_OF_ONE_ZH.search(target, max(0, b.start - 16), b.end + 8)) is not None


_RATING = re.compile(r"(?i)[\s-]*(?:points?[\s-]+)?(?:likert|scale|rating)")


_FULL_MARKS = re.compile(r"[满总]分[为是]?\s?$")


def rated(source: str, target: str, a: Quantity, b: Quantity) -> bool:
    """5分制 for "a 1-5 scale", 满分100 for "scored from 0 to 100"."""
    if a.low not in (0, 1) or b.low != a.high or a.single or not b.single:
        return False
    return (
        _RATING.match(source, a.end) is not None
        or _FULL_MARKS.search(target, max(0, b.start - 4), b.start) is not None
        or target.startswith(("分制", "分满分"), b.end)
    )


_PER_SO_MANY = re.compile(
    r"\s(?:(?!per\b)[a-z]+\s){0,3}(?:per|in every)\s(1,?000|10,?000|100,?000)(?![\d,.]\d)"
)


def per_so_many(source: str, a: Quantity, b: Quantity) -> bool:
    """千分之2.3 for "2.3 per 1,000"."""
    if b.kind != "fraction" or a.unit or not a.single:
        return False
    many = _PER_SO_MANY.match(source, a.end)
    return many is not None and Fraction(b.low) * int(many[1].replace(",", "")) == Fraction(a.low)


def in_deviations(source: str, a: Quantity, b: Quantity) -> bool:
    """0.032个标准差 for "3.2% of a standard deviation"."""
    return a.unit == "%" and b.unit == "sigma" and a.low == 100 * b.low and "standard deviation" in source


#: After these a number is stated by itself (ACME：-2.41): no verb says its sign.
_STATED = frozenset(":：=[")
_PREFIXES = {3: "kK", 6: "M", 9: "GB", 12: "T"}


def elided(source: str, target: str, a: Quantity, b: Quantity, power: int) -> bool:
    """A scale said elsewhere: once for two numbers (2 thousand … and 5 …), or in a unit (403.39 MEPS)."""
    letter = target[b.end : b.end + 3].strip()
    if (
        len(letter) > 1
        and letter[0] in _PREFIXES.get(-power, "")
        and letter[1].isascii()
        and letter[1].isalpha()
    ):
        return True
    word = {3: "thousand", 6: "million", 9: "billion"}.get(power)
    if word is None:
        return False
    if word in source[max(0, a.start - 50) : a.start].lower():
        return True
    after = _SCALE_LATER.match(source, a.end)
    return after is not None and after[1].lower() == word


#: 6.7 (95% interval 4.0 to 14.9) million; 6.7 vs 8.2 million.
_SCALE_LATER = re.compile(
    r"(?i)(?:\s*\([^()]{1,80}\)|(?:\s*(?:,|and|or|to|vs\.?|versus|-|–)\s*[\d.,]+){1,3})\s+(thousand|million|billion)\b"
)
_LEVEL_ZH = re.compile(r"(?:至|到|(?<!行)为|仅|只|的)[^，。；\d]{0,4}$")
_BEING_ZH = re.compile("[是为][^，。；]{1,10}的$")
_GROWN_ZH = re.compile(
    rf"(?:{verbs.any_of(verbs.RISES, verbs.RAISES)}|[多高快大长重]){verbs.FILLERS_ZH}$|[高多超]出[^，。；\d]{{1,6}}$"
)


def fits(target: str, a: Quantity, b: Quantity) -> bool:
    """Whether a change of form fits the words around it: to a quarter (4x), not by a quarter."""
    before = target[max(0, b.start - 8) : b.start]
    if a.unit == "x" and b.unit == "%" and a.low > 2:
        share = Fraction(b.low) * Fraction(a.low)
        if abs(share - 100) <= 5:
            return _LEVEL_ZH.search(before) is not None and _LESSENED_BY_ZH.search(before) is None
        return share >= 100 * Fraction(a.low) or LESS_ZH.search(clause_zh(target, b.start)) is not None
    if a.unit == b.unit == "x" and a.low != b.low:
        if b.low == 1:
            # 一倍 is always a doubling, but not what something else is: 是平均水平的一倍多
            return before[-1:] != "的" or _BEING_ZH.search(clause_zh(target, b.start)) is None
        return _GROWN_ZH.search(before) is not None
    if (a.kind == "magnitude" and b.unit != "x") or (
        a.unit == "x" and b.kind == "fraction" and a.low > 2 and Fraction(b.low) * Fraction(a.low) == 1
    ):
        return _LESSENED_BY_ZH.search(before) is None
    if a.kind == "fraction" and b.unit == "x" and b.low > 1:
        # what halves the cost may double the speed
        return a.text.lower() in HALVINGS or LESS_ZH.search(clause_zh(target, b.start)) is not None
    return True
