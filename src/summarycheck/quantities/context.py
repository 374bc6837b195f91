"""What stands around matched numbers: bounds, by and to, direction, from–to, and what each belongs to."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from summarycheck.cues import cues
from summarycheck.model import Quantity
from summarycheck.quantities import relate

Oddity = tuple[str, Quantity, Quantity, Mapping[str, str]]
Pairs = list[tuple[Quantity, Quantity]]

_UPPER = frozenset({"up-to", "at-most", "less-than"})
_LOWER = frozenset({"more-than", "at-least"})
_NEAR = frozenset({"about", "nearly"})

_LESS_ZH = re.compile(r"减少|降低|下降|节省|节约|缩短|缩减|削减|压缩|减轻|降幅|减|降|省|少")
_LESS_EN = re.compile(
    r"(?i)\b(?:only|just|merely|within|less than|fewer than|requir\w+|us(?:es|ing|ed)|below|retain\w*|remain\w*|of the|reduc\w*|sav\w*|cut\w*)\b"
)
_CLAUSE_ZH = re.compile(r"[，。；！？、,;\n]")

_TO_ZH = re.compile(
    r"(?P<verb>提升|提高|增加|增长|上升|降低|减少|下降|缩短|缩减|压缩|降|减|增|升|涨|改善|优化|削减|扩大|扩展)(?:了)?(?:至|到|为)(?:了)?(?:仅|仅为|约|近|超过|不到|最高|高达)?[\s$]*$"
)
_BY_ZH = re.compile(
    r"(?P<verb>提升|提高|增加|增长|上升|降低|减少|下降|缩短|缩减|压缩|节省|削减|改善|增益|提速)(?:了|幅度为|达|高达|最高达|最多|多达|可达|约|超过|近|幅度达|超|不到|至少|平均|最高)*[\s$]*$"
)
_BY_EN = re.compile(
    r"(?i)\b(?:by|gains? of|improvements? of|increases? of|reductions? of|decreases? of|drops? of|boosts? of|savings? of|another)(?:\s+(?:up\s+to|about|around|over|approximately|more\s+than|at\s+least|an?|nearly|roughly|only|as\s+much\s+as|average|of))*[\s~$\\({]*$"
)
_TO_EN = re.compile(
    r"(?i)(?<!up )\bto(?:\s+(?:about|around|only|just|over|approximately|nearly|less\s+than|below|under|more\s+than|an?))*[\s~$\\({]*$"
)
_UP_TO_EN = re.compile(r"(?i)\bup\s+to[\s~$\\({a]*$")
_GAIN_AFTER_EN = re.compile(
    r"(?i)^[\s}$]*(?:\w+[\s-]+){0,2}(?:reduction|improvement|increase|decrease|gain|drop|saving|boost|faster|higher|lower|better|speed-?up)"
)
_LEVEL_EN_BEFORE = re.compile(
    r"(?i)\b(?:only|just|merely|uses?|using|requir\w+|with|at)\s+(?:only\s+|just\s+|about\s+|\$?\\sim\s*)*[\s~$\\({]*$"
)
_LEVEL_EN_AFTER = re.compile(r"(?i)^[\s}$]*(?:of\s+(?:the|its|their|all|our)\b|the\s+\w+)")
_FROM_ZH = re.compile(r"(?:从|由|自)[^，。；,;]{0,12}$")
_FROM_EN = re.compile(r"(?i)\bfrom\b[^.;]{0,24}$")
_MIDDLE_TO_ZH = re.compile(r"^[^，。；;]{0,14}?(?:至|到|为|变为)[^，。；;\d]{0,6}$")
_MIDDLE_TO_EN = re.compile(r"(?i)^[^.;]{0,40}?\bto\b[^.;\d]{0,16}$")

_UP_EN = re.compile(
    r"(?i)\b(?:improv\w+|increas\w+|gains?|gained|boost\w*|rais\w+|outperform\w*|surpass\w*|exceed\w*|grow\w*|grew|higher|enhanc\w+|rises?|rose)\b"
)
_DOWN_EN = re.compile(
    r"(?i)\b(?:reduc\w+|decreas\w+|deduct\w*|trim\w*|prun\w+|drop\w*|declin\w+|lower\w*|cuts?|cutting|sav\w+|shr[iau]nk\w*|degrad\w+|fall\w*|fell|less|fewer|slow\w*|loss\w*|lost|los[ei]\w*|minus|worse\w*|deteriorat\w+|diminish\w*|compress\w*|shorten\w*|alleviat\w+|mitigat\w+|down|underperform\w*|behind|lag\w*|error\w*|latency|cost\w*|overhead|time|memory|perplexity|rmse|mae|mse|fid|wer|cer|distance|bias\w*|consum\w+|hallucinat\w+|rate|rates|violat\w+|fail\w*|risk\w*)\b"
)
_DOWN_ZH_VERB = re.compile(
    r"(?:下降|降低|减少|下跌|下滑|缩减|削减|恶化|缩短)(?:了|约|达|高达|最高达?|最多|超过|近|至少|平均|超|不到|多达)*[\s$]*$"
)
_UP_ZH_VERB = re.compile(
    r"(?:增加|增长|上升|上涨|增大|升高|延长)(?:了|约|达|高达|最高达?|最多|超过|近|至少|平均|超|不到|多达)*[\s$]*$"
)


def complementary(source: str, target: str, a: Quantity, b: Quantity) -> bool:
    """30.4% less for "only 69.6% of": the two add up to the whole, and the words say so."""
    if a.unit != b.unit or not a.single or not b.single:
        return False
    whole: int
    if a.unit == "%" and b.unit == "%":
        whole = 100
    elif a.kind == "fraction" and b.kind == "fraction":
        whole = 1
    else:
        return False
    if Fraction(a.low) + Fraction(b.low) != whole or (a.low == b.low and a.bound == b.bound):
        return False
    before_zh = _clause_before(target, b.start)
    after_zh = target[b.end : b.end + 6]
    before_en = source[max(0, a.start - 40) : a.start]
    after_en = source[a.end : a.end + 30]
    zh = _LESS_ZH.search(before_zh) is not None or _LESS_ZH.search(after_zh) is not None
    en = _LESS_EN.search(before_en) is not None or _LESS_EN.search(after_en) is not None
    return (zh and en) or "within" in before_en.lower()


def signed(target: str, a: Quantity, b: Quantity) -> bool:
    """-21.2% as 下降21.2%: the verb says the sign."""
    if not (a.single and b.single and a.low < 0 < b.low):
        return False
    if (
        _LESS_ZH.search(re.split(r"[。；;]", target[max(0, b.start - 30) : b.start])[-1]) is None
        and "负" not in target[max(0, b.start - 2) : b.start]
    ):
        return False
    return relate.same(-a.low, a.unit, b.low, b.unit) or (
        b.bound == "about"
        and a.unit == b.unit
        and abs(Fraction(-a.low) - Fraction(b.low)) * 20 <= Fraction(b.low)
    )


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
    return word is not None and word in source[max(0, a.start - 50) : a.start].lower()


def same_noun(source: str, target: str, a: Quantity, b: Quantity) -> bool | None:
    """Whether the nouns after two counts are the same; ``None`` when either is unknown to the tables."""
    ours = {label for label in _labels_en(_SPLIT_EN.split(source[a.end : a.end + 32])[0]) if label[0] in "#~"}
    pool = {label[1:] for label in ours if label[0] == "~"}
    theirs = {
        label
        for label in _labels_zh(_SPLIT_ZH.split(target[b.end : b.end + 10])[0], pool)
        if label[0] in "#~"
    }
    if ours & theirs:
        return True
    known = {label for label in ours if label[0] == "#"}, {label for label in theirs if label[0] == "#"}
    return False if all(known) else None


_LEVEL_ZH = re.compile(r"(?:至|到|为|仅|只|的)[^，。；\d]{0,4}$")
_GROWN_ZH = re.compile(r"(?:增加|提高|增长|提升|上升|多|高|快)(?:了|出)?[\s]*$")


def fits(target: str, a: Quantity, b: Quantity) -> bool:
    """Whether a change of form fits the words around it: to a quarter (4x), not by a quarter."""
    before = target[max(0, b.start - 8) : b.start]
    if a.unit == "x" and b.unit == "%" and a.low > 2:
        share = Fraction(b.low) * Fraction(a.low)
        if share == 100:
            return _LEVEL_ZH.search(before) is not None
        return share >= 100 * Fraction(a.low) or _LESS_ZH.search(_clause_before(target, b.start)) is not None
    if a.unit == b.unit == "x" and a.low != b.low:
        return _GROWN_ZH.search(before) is not None
    if a.unit == "x" and b.kind == "fraction" and a.low > 2 and Fraction(b.low) * Fraction(a.low) == 1:
        return re.search(r"(?:减少|降低|下降|节省|缩短|压缩)(?:了|约)?[\s]*$", before) is None
    if a.kind == "fraction" and b.unit == "x" and b.low > 1:
        return _LESS_ZH.search(_clause_before(target, b.start)) is not None
    return True


def _clause_before(text: str, end: int, size: int = 24) -> str:
    window = text[max(0, end - size) : end]
    return _CLAUSE_ZH.split(window)[-1]


def examine(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """Oddities around pairs that agree in value; each pair is accused of at most one."""
    done: set[int] = set()
    crossing = _crossing(pairs)
    for oddity in (
        *(_respectively(source, target, pairs) if "分别" in target else ()),
        *(_swaps(source, target, pairs) if crossing else ()),
        *(_from_to(source, target, pairs) if crossing and "从" in target else ()),
        *_downward(source, target, pairs),
        *_dimensions(source, target, pairs),
    ):
        if id(oddity[2]) not in done:
            done.add(id(oddity[2]))
            yield oddity
    for a, b in pairs:
        if id(b) in done:
            continue
        if complementary(source, target, a, b):
            continue
        odd = (
            _relation(source, target, a, b)
            or _bounds(source, target, a, b)
            or _statistic(source, target, a, b)
        )
        if odd is not None:
            yield odd


def _crossing(pairs: Pairs) -> bool:
    """Whether any two answers stand in another order than their numbers."""
    position = -1
    for _, b in sorted(pairs, key=_source_start):
        if b.start < position:
            return True
        position = b.start
    return False


def _source_start(pair: tuple[Quantity, Quantity]) -> int:
    return pair[0].start


# --- bounds -----------------------------------------------------------------------------------------


def _bounds(source: str, target: str, a: Quantity, b: Quantity) -> Oddity | None:
    """A bound lost or turned; a bound that a fair rounding needs is no fault."""
    ours, theirs = a.bound, b.bound
    if ours == "exact" or a.weak or b.weak:
        return None
    if theirs == "exact" and (far := _FAR_BOUND.search(_clause_before(target, b.start, 12))) is not None:
        theirs = "up-to" if far[1] else "at-least"
    if ours == "up-to" and theirs == "less-than" and a.low == b.low:
        return ("bound-changed", a, b, {"source_bound": ours, "target_bound": theirs})
    if ours == theirs or a.kind in ("vague", "ordinal") or (b.kind == "vague" and theirs == "exact"):
        return None
    if {ours, theirs} <= _UPPER or {ours, theirs} <= _LOWER or {ours, theirs} <= _NEAR:
        return None
    facts = {"source_bound": ours, "target_bound": theirs}
    if ours == "tolerance" or theirs == "tolerance":
        return None
    if theirs == "exact":
        if _bound_nearby(target, b, ours):
            return None
        return ("bound-lost", a, b, facts)
    value_a, _ = relate.canonical(a.low, a.unit)
    value_b, _ = relate.canonical(b.low, b.unit)
    if value_a != value_b:
        return None
    if (ours in _UPPER and theirs in _LOWER) or (ours in _LOWER and theirs in _UPPER):
        if ours in ("less-than", "at-most") and theirs in _LOWER and _negation_turns(source, a):
            return None
        return ("bound-turned", a, b, facts)
    if ours in _NEAR and theirs in _LOWER | _UPPER and theirs != "up-to":
        earlier = source[max(0, a.start - 32) : a.start]
        if (_LOWER_EN if theirs in _LOWER else _UPPER_EN).search(earlier):
            return None  # "beyond roughly 20,000": the source says both
        if ours == "nearly" and theirs in _UPPER:
            return None
        return ("bound-turned", a, b, facts)
    if ours in _LOWER | _UPPER and theirs in _NEAR:
        if theirs == "nearly" and ours in ("less-than", "up-to", "at-most"):
            return None
        return ("bound-changed", a, b, facts)
    return None


_FAR_BOUND = re.compile(r"(?:(最多|至多|最高|高达)|(至少|最少|起码))[^\d，。；、]{0,8}$")
_LOWER_EN = re.compile(r"(?i)\b(?:over|beyond|exceed\w*|more than|above|surpass\w*|at least)\b")
_UPPER_EN = re.compile(r"(?i)\b(?:under|below|less than|fewer than|up to|at most|within)\b")
_SOFT = {
    "up-to": re.compile(r"[|].*?内|最高|高达|最多|最大|多达|至多|可达|上限|达到?$|最"),
    "about": re.compile(r"约|大概|左右|近|大致|上下|余|多"),
    "nearly": re.compile(r"近|接近|约|几乎"),
    "more-than": re.compile(r"超|多|逾|以上|余|高于|大于|不止|突破|远|过"),
    "at-least": re.compile(
        r"至少|只需|仅需|仅|只要|低至|少至|以上|不少于|起码|最低|不低于|最少|及|超|多|余|\+"
    ),
    "less-than": re.compile(r"不到|低于|不足|少于|小于|以下|以内|未|内"),
    "at-most": re.compile(r"不超过|最多|以内|至多|最高|内|以下|不"),
}


def _bound_nearby(target: str, b: Quantity, bound: str) -> bool:
    """The bound said a little farther off in the same clause (最高…提升24%; 分别超过15%和8%)."""
    window = _clause_before(target, b.start, 30) + "|" + target[b.end : b.end + 9]
    soft = _SOFT.get(bound)
    return soft is not None and soft.search(window) is not None


def _negation_turns(source: str, a: Quantity) -> bool:
    before = source[max(0, a.start - 90) : max(0, a.start - 14)].lower()
    words = ("no ", "not ", "none", "unable", "never", "fail", "filter", "exclud", "discard", "remov")
    return any(word in before for word in words)


# --- by and to, direction ---------------------------------------------------------------------------


#: Without one of these before the Chinese number there is no change to get wrong.
_CHANGE_ZH = re.compile("[升高加长少低降短减省涨大缩压削化优善跌滑延扩提增节]")
_COMPARED = frozenset({"multiple", "times"})


def _relation(source: str, target: str, a: Quantity, b: Quantity) -> Oddity | None:
    if b.weak or not a.single or not b.single:
        return None
    before_zh = target[max(0, b.start - 16) : b.start]
    if a.kind not in _COMPARED and _CHANGE_ZH.search(before_zh) is None:
        return None
    if _BOUND_WORD.search(before_zh):
        before_zh = _BOUND_WORD.sub("", before_zh)
    before_en = source[max(0, a.start - 48) : a.start]
    after_en = source[a.end : a.end + 40]
    to = _TO_ZH.search(before_zh)
    if to is not None and _FROM_ZH.search(target[max(0, b.start - 40) : b.start]) is None:
        if _BY_EN.search(before_en) or (_GAIN_AFTER_EN.search(after_en) and not _TO_EN.search(before_en)):
            if a.unit != "x":
                return ("by-to", a, b, {"source_reading": "by", "target_reading": "to"})
        if (
            b.unit == "x"
            and b.low > 1
            and to["verb"] in ("降低", "减少", "下降", "缩短", "缩减", "压缩", "降", "减")
        ):
            return ("by-to", a, b, {"source_reading": "by", "target_reading": "to"})
    if b.low < 0 and _DOWN_ZH_VERB.search(target[max(0, b.start - 8) : b.start]):
        return ("double-negative", a, b, {})
    by = _BY_ZH.search(before_zh)
    if by is not None and b.unit == a.unit and _CLAUSE_END.match(target, b.end):
        if (
            _TO_EN.search(before_en)
            and not _UP_TO_EN.search(before_en)
            and not _BY_EN.search(before_en)
            and not _NOT_TO_EN.search(before_en)
        ):
            from_said = _FROM_EN.search(before_en[:-3]) is None or "从" not in _clause_before(
                target, b.start, 30
            )
            if from_said and _CHANGE_EN.search(before_en):
                return ("by-to", a, b, {"source_reading": "to", "target_reading": "by"})
        if by["verb"] in ("减少", "降低", "节省", "缩减", "压缩", "削减", "下降") and a.unit in ("%", "x"):
            if re.search(
                r"(?i)\b(?:using|uses?|with|requir\w+|needs?)\s+(?:only|just|merely)\s+[\s~$\\({]*$",
                before_en,
            ) and re.match(r"(?i)[\s}$]*of\b", after_en):
                return ("by-to", a, b, {"source_reading": "level", "target_reading": "by"})
            if a.unit == "x" and a.low < 1:
                return ("by-to", a, b, {"source_reading": "level", "target_reading": "by"})
    if a.kind in ("multiple", "times") and b.kind in ("multiple", "fraction"):
        odd = _multiple(source, target, a, b, before_zh, before_en, after_en)
        if odd is not None:
            return odd
    if b.kind not in ("vague", "year", "month", "day", "decade", "ordinal", "time"):
        clause_en = _clause_en(source, a)
        sentence_en = _sentence_en(source, a)
        bad_zh = _BAD_ZH.search(_clause_before(target, b.start)) is not None
        if _DOWN_ZH_VERB.search(before_zh) and not bad_zh and _rises(clause_en):
            return ("direction", a, b, {})
        raised = bad_zh and _RAISED_ZH.search(before_zh) is not None
        if raised or _UP_ZH_VERB.search(before_zh):
            near_en = source[max(0, a.start - 48) : a.start] + " " + source[a.end : a.end + 24]
            if (
                _FALLING_EN.search(near_en)
                and not _UP_EN.search(near_en)
                and not _WORSE_EN.search(sentence_en)
            ):
                return ("direction", a, b, {})
    return None


_RAISED_ZH = re.compile(r"(?:提高|提升)(?:了|约|达|高达|最高达?|最多|超过|近|至少|平均)*[\s$]*$")
_BAD_ZH = re.compile(
    r"错误|误差|误判|延迟|时延|成本|开销|损失|幻觉|能耗|功耗|困惑度|死亡|风险|误报|漏报|时间"
)
_WORSE_EN = re.compile(r"(?i)\b(?:degrad\w+|worse\w*|deteriorat\w+|increment\w*|rises?|growth)\b")
_STRICTLY_UP_EN = re.compile(
    r"(?i)\b(?:increas\w+|boost\w*|rais(?:es?|ed|ing)|grow\w*|grew|rises?|rose|gains?|gained)\b"
)
_HIGHER_IS_BETTER = re.compile(
    r"(?i)\b(?:accurac\w+|bleu|f1|scores?|precision|recall|auc|auroc|map|success|performance|throughput|speed\w*|psnr|ssim|dice|iou|miou)\b"
)


def _rises(clause: str) -> bool:
    """Whether the source plainly says that something good rose: no word of falling in the clause."""
    if _DOWN_EN.search(clause) or _SHORTER_EN.search(clause):
        return False
    return _STRICTLY_UP_EN.search(clause) is not None or _UP_EN.search(clause) is not None


_FALLING_EN = re.compile(
    r"(?i)\b(?:reduc\w+|decreas\w+|declin\w+|dropp?\w*|fewer|less|lower\w*|shorter|fell|falls|shrank|cut|cuts)\b(?! than)"
)
_SHORTER_EN = re.compile(r"(?i)\b(?:short\w*|small\w*|compact\w*|light\w*|cheap\w*|few\w*|efficien\w+)\b")


def _sentence_en(source: str, a: Quantity) -> str:
    left = source.rfind(". ", 0, a.start)
    right = source.find(". ", a.end)
    return source[max(0, left) : right if right >= 0 else len(source)]


_BOUND_WORD = re.compile(
    r"(?:高达|最高可?达?|多达|可达|最多|至多|超过|近|约|不到|至少|平均|接近|达)(?=[\s$]*$)"
)
_CHANGE_EN = re.compile(
    r"(?i)\b(?:reduc|increas|improv|decreas|lower|drop|rais|boost|cut|grow|grew|grown|fall|fell|rise|rose|shrink|shrank|"
    r"declin|climb|slash|shorten|extend)\w*\b[^.;,]{0,40}$"
)
_NOT_TO_EN = re.compile(
    r"(?i)\b(?:lead\w*|led|due|compared|relative|thanks|similar|equal|respect|contribut\w*)\s+to\b[^.;]{0,24}$"
)
_CLAUSE_END = re.compile(r"(?:以上|左右|以下)?(?:的|[\s，。；、,;）)]|$)")
_TIMES_AS = re.compile(r"(?i)^\s*(?:as|more\s+than\s+that|the)\b")
_FOLD_UP = re.compile(r"(?i)(?:two-?fold|doubl\w+|2-?fold|2x|2\\times)")


def _multiple(
    source: str, target: str, a: Quantity, b: Quantity, before_zh: str, before_en: str, after_en: str
) -> Oddity | None:
    """倍 off by one: "3 times as fast" is 是…的3倍, not 快3倍; "twofold increase" is 增加一倍."""
    after_zh = target[b.end : b.end + 2]
    value = Fraction(b.low)
    if a.kind == "times" and re.match(r"(?i)\s*as\b", after_en) and value == Fraction(a.low) and value >= 2:
        compared = re.search(
            r"比[^，。；]{1,16}(?:快|多|高|大|长|强|好|低|少|小)(?:了|出)?[\s]*$",
            target[max(0, b.start - 24) : b.start],
        )
        if compared is not None and not after_zh.startswith("的"):
            return ("multiple", a, b, {"why": "as"})
    doubling = _FOLD_UP.search(a.text) is not None
    if value == Fraction(a.low) and value >= 2 and (doubling or value > 2):
        # From three on, 提升三倍 is heard for tripling as well; 增加三倍 is not.
        verbs = "增加|提高|提升|增长|上升|扩大" if value == 2 else "增加|增长"
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


def _clause_en(source: str, a: Quantity) -> str:
    left = max(source.rfind(mark, 0, a.start) for mark in (". ", "; ", ", ", "\n\n"))
    right_candidates = [at for mark in (". ", "; ", ", ") if (at := source.find(mark, a.end)) >= 0]
    right = min(right_candidates, default=len(source))
    return source[max(left, a.start - 120) if left >= 0 else max(0, a.start - 120) : min(right, a.end + 80)]


_MEDIAN_EN = re.compile(r"(?i)\b(?:median|medium)\b[^.;]*$")
_MEAN_EN = re.compile(r"(?i)\b(?:mean|averag\w+)\b")
_MEAN_ZH = re.compile(r"平均|均值")


def _statistic(source: str, target: str, a: Quantity, b: Quantity) -> Oddity | None:
    """A median shown as a mean, or a mean as a median."""
    before_zh = _clause_before(target, b.start)
    if "均" not in before_zh and "中位" not in before_zh:
        return None
    before_en = _clause_en(source, a)
    if _MEAN_ZH.search(before_zh) and "中位" not in before_zh:
        if _MEDIAN_EN.search(source[max(0, a.start - 60) : a.start]) and not _MEAN_EN.search(before_en):
            return ("statistic", a, b, {"source_statistic": "median", "target_statistic": "mean"})
    if "中位" in before_zh and _MEAN_EN.search(before_en) and "median" not in before_en.lower():
        return ("statistic", a, b, {"source_statistic": "mean", "target_statistic": "median"})
    return None


# --- order ------------------------------------------------------------------------------------------


def _from_to(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """ "from 63.2 to 71.8" against 从71.8提升至63.2."""
    for (a1, b1), (a2, b2) in _neighbours(pairs):
        if a1.low == a2.low or not b2.start < b1.start:
            continue
        if _FROM_EN.search(source[max(0, a1.start - 30) : a1.start]) and _MIDDLE_TO_EN.match(
            source[a1.end : a2.start]
        ):
            if _FROM_ZH.search(target[max(0, b2.start - 14) : b2.start]) and _MIDDLE_TO_ZH.match(
                target[b2.end : b1.start]
            ):
                yield ("from-to", a1, b2, {})
                return


_CROSS = r"\s?(?:[x×X*]|\$?\\times\s?\$?)\s?"
_PAIR = re.compile(rf"\d+(?:{_CROSS}\d+)+")


def _dimensions(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """512×256 for 512x512: each side stands somewhere in the source, the pair does not."""
    if "x" not in target and "×" not in target and "\\times" not in target:
        return
    ours: list[tuple[str, ...]] | None = None
    for place, hit in enumerate(_PAIR.finditer(target)):
        if ours is None:
            ours = [_sides(match.group()) for match in _PAIR.finditer(source.replace("$", ""))]
            ours += [(m[1], m[1]) for m in re.finditer(r"(\d+)\^\{?2", source)]
        sides = _sides(hit.group())
        if sides in ours:
            continue
        alike = [pair for pair in ours if set(sides) & set(pair)]
        if not alike:
            continue
        near = ours[place] if place < len(ours) and ours[place] in alike else alike[0]
        for a, b in pairs:
            if hit.start() <= b.start < hit.end() and list(sides).count(b.text) > list(near).count(b.text):
                yield ("dimension", a, b, {"written": hit.group()})
                break


def _sides(written: str) -> tuple[str, ...]:
    return tuple(sorted(re.findall(r"\d+", written)))


_ITEM = r"[A-Za-z][A-Za-z0-9 .+_/-]*[A-Za-z0-9+]"
_NAMES_ZH = re.compile(rf"{_ITEM}(?:\s?、\s?{_ITEM})*\s?(?:和|与|及|以及)\s?{_ITEM}")
_NAMES_EN = re.compile(r"(?:[A-Z][\w.+/-]*(?:\s\([^)]*\))?(?:,\s(?:and\s)?|\sand\s))+[A-Z][\w.+/-]*")


def _respectively(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """分别: as many numbers as names, and each number with the name it stands with in the source."""
    at = target.find("分别")
    while at >= 0:
        left = max(target.rfind(mark, 0, at) for mark in "。；;")
        right = min((r for mark in "。；;" if (r := target.find(mark, at)) >= 0), default=len(target))
        numbers = [pair for pair in pairs if at < pair[1].start < right]
        run = numbers[:1]
        for pair in numbers[1:]:
            if not _LIST_GAP_ZH.match(target[run[-1][1].end : pair[1].start]):
                break
            run.append(pair)
        names = next(reversed(list(_NAMES_ZH.finditer(target, max(left, 0), at))), None)
        if names is not None and len(run) >= 2 and not re.search("[、和与及]", target[names.end() : at]):
            listed = [name.strip() for name in re.split(r"、|和|与|以及|及", names.group()) if name.strip()]
            yield from _listed(source, listed, run)
        at = target.find("分别", at + 2)


def _listed(source: str, listed: list[str], run: Pairs) -> Iterator[Oddity]:
    """The names of a 分别 against the names that the source's own list of these numbers stands with."""
    if len(listed) != len(run):
        if len(listed) > len(run) and len(listed) % len(run):
            a, b = run[0]
            yield ("respectively", a, b, {"names": ", ".join(listed), "numbers": str(len(run))})
        return
    ordered = sorted(run, key=lambda pair: pair[0].start)
    gaps = (source[first[0].end : second[0].start] for first, second in itertools.pairwise(ordered))
    if not all(_LIST_GAP_EN.match(gap) for gap in gaps):
        return
    last = ordered[-1][0].end
    sentence = re.split(r"\.\s", source[last : last + 220])[0]
    ours = _NAMES_EN.search(sentence)
    if ours is None or "respectively" not in sentence[ours.end() :]:
        return
    names = [
        re.sub(r"\s*\(.*", "", name).strip().lower()
        for name in re.split(r",\s+and\s+|,\s+|\s+and\s+", ours.group())
    ]
    if len(names) != len(run):
        return
    for name, (a, b) in zip(listed, run, strict=True):
        place = ordered.index((a, b))
        key = name.lower()
        if key != names[place] and names[place] not in key and (key in names or key in source.lower()):
            yield ("swapped", a, b, {"name": name, "source_name": names[place]})
            return


_DASH = re.compile(r"\s?[-–~～]\s?")


def _downward(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """78.17%-68.29% where the source lists the two: a range cannot run downwards."""
    ordered = sorted(pairs, key=lambda pair: pair[1].start)
    for (a1, b1), (a2, b2) in pairwise(ordered):
        if (
            b1.unit != b2.unit
            or not b1.unit
            or b1.low <= b2.low
            or not _DASH.fullmatch(target, b1.end, b2.start)
        ):
            continue
        if not re.fullmatch(r"[\s$\\%]*(?:[-–~]+|to|\\sim)[\s$]*", source[a1.end : a2.start]):
            yield ("from-to", a1, b1, {})


def _neighbours(pairs: Pairs) -> Iterator[tuple[tuple[Quantity, Quantity], tuple[Quantity, Quantity]]]:
    ordered = sorted(pairs, key=lambda pair: pair[0].start)
    for first, second in itertools.pairwise(ordered):
        if second[0].start - first[0].end < 120:
            yield first, second


_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_.+][A-Za-z0-9]+)*")
_LIST_GAP_ZH = re.compile(r"^[\s%％、，,和与及以或/$\\()（）]*(?:以及|和)?[\s$]*$")
_LIST_GAP_EN = re.compile(r"^[\s%$\\,/()}{]*(?:and|or)?[\s$({]*$")
_TERMS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(rf"(?i)\b(?:{english})\b"), re.compile(chinese))
    for english, chinese in (
        ("precision", "精确率|精确度|查准率|精度|精准率"), ("recall", "召回率|查全率|召回"), ("accurac(?:y|ies)", "准确率|准确度|准确性|精度|正确率"),
        ("sensitivity", "敏感性|灵敏度|敏感度"), ("specificity", "特异性|特异度"), ("languages?", "语言|语种"), ("tasks?", "任务"),
        ("data ?sets?|corpora", "数据集|语料"), ("models?", "模型"), ("benchmarks?", "基准"), ("images?", "图像|图片|张"), ("videos?", "视频"),
        ("parameters?", "参数"), ("tokens?", "token|令牌|词元|标记"), ("gpus?", "GPU|显卡"), ("layers?", "层"), ("heads?", "头"),
        ("domains?", "领域|域"), ("classes|categories", "类别|类|种类"), ("participants?|subjects?", "参与者|受试者|被试"),
        ("patients?", "患者|病人"), ("questions?", "问题|题"), ("samples?|examples?|instances?", "样本|样例|示例|实例"), ("hours?", "小时"),
        ("minutes?", "分钟"), ("years?", "年"), ("days?", "天"), ("speed|speedups?|faster", "速度|加速|更快|快"), ("memory", "内存|显存"),
        ("latency", "延迟|时延"), ("throughput", "吞吐量"), ("cost", "成本|费用"), ("training", "训练"), ("inference", "推理"),
        ("energy", "能耗|能量|能源"), ("area", "面积"), ("power", "功耗|功率"), ("women|females?", "女性|妇女|女"), ("men|males?", "男性|男"),
        ("authors?", "作者"), ("papers?|articles?|studies", "论文|文章|研究"), ("documents?", "文档"), ("sentences?", "句子|句"), ("words?", "词|单词"),
        ("experts?", "专家"), ("users?", "用户"), ("scenes?|scenarios?", "场景"), ("objects?", "物体|对象"), ("frames?", "帧"), ("dimensions?", "维度|维"),
        ("nodes?", "节点"), ("edges?", "边"), ("steps?", "步骤|步"), ("stages?|phases?", "阶段"), ("metrics?", "指标"), ("methods?", "方法"),
        ("in-domain|in-distribution", "域内|分布内"), ("out-of-domain|out-of-distribution", "域外|分布外"), ("encod(?:er|ing)", "编码"), ("decod(?:er|ing)", "解码"),
    )
)  # fmt: skip


def _swaps(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """Values exchanged between things: the numbers cross, what they stand with does not.

    Two neighbouring source numbers whose answers stand in the other order are a swap when the things
    beside them (names, or terms known in both languages) keep their order, or when both texts list the
    bare numbers in a row ("92.1% and 88.3% on A and B") and name the things in the same order.
    """
    unique = _one_to_one(pairs)
    for (a1, b1), (a2, b2) in _neighbours(unique):
        if (
            b1.start < b2.start
            or a1.unit != a2.unit
            or b1.unit != b2.unit
            or a1.low == a2.low
            or b1.low == b2.low
        ):
            continue
        if b1.start - b2.end > 40 or {a1.kind, a2.kind} & _DATED:
            continue
        gap_en, gap_zh = source[a1.end : a2.start], target[b2.end : b1.start]
        if _PART_OF.search(gap_en) and not _LISTING.search(gap_en):
            continue
        if _LIST_GAP_EN.match(gap_en) and _LIST_GAP_ZH.match(gap_zh):
            if not _things_cross(source, target, a1, a2, b2, b1):
                yield ("swapped", a1, b2, {"other_source": a2.text, "other_target": b1.text})
        elif _attached_across(source, target, a1, a2, b1, b2):
            yield ("swapped", a1, b2, {"other_source": a2.text, "other_target": b1.text})


_PART_OF = re.compile(r"(?i)\b(?:of|out of|over|from|than|to|versus|vs)\b")
_LISTING = re.compile(r"(?i)\band\b|,|;|\bwhile\b|\bbut\b")


def _one_to_one(pairs: Pairs) -> Pairs:
    counts: dict[int, int] = {}
    for a, _ in pairs:
        counts[id(a)] = counts.get(id(a), 0) + 1
    return [(a, b) for a, b in pairs if counts[id(a)] == 1]


def _things_cross(
    source: str, target: str, a1: Quantity, a2: Quantity, first: Quantity, second: Quantity
) -> bool:
    """Whether the names after a bare list of numbers stand in the other order in the target too."""
    near_en = source[max(0, a1.start - 80) : a2.end + 100]
    near_zh = target[max(0, first.start - 50) : second.end + 40]
    ours = [match.group().lower() for match in _LATIN.finditer(near_en)]
    shared = [
        m.group().lower()
        for m in _LATIN.finditer(near_zh)
        if len(m.group()) > 1 and m.group().lower() in ours
    ]
    order = [ours.index(word) for word in dict.fromkeys(shared)]
    if len(order) >= 2:
        return order != sorted(order)
    terms_en, terms_zh = _term_order(near_en, near_zh)
    return len(terms_en) >= 2 and terms_en != terms_zh


def _term_order(near_en: str, near_zh: str) -> tuple[list[int], list[int]]:
    places: list[tuple[int, int, int]] = []
    for index, (english, chinese) in enumerate(_TERMS):
        a, b = english.search(near_en), chinese.search(near_zh)
        if a and b:
            places.append((index, a.start(), b.start()))
    by_en = [index for index, _, _ in sorted(places, key=lambda place: place[1])]
    by_zh = [index for index, _, _ in sorted(places, key=lambda place: place[2])]
    return by_en, by_zh


def _attached_across(
    source: str, target: str, a1: Quantity, a2: Quantity, b1: Quantity, b2: Quantity
) -> bool:
    """Whether b1 stands with a2's thing and b2 with a1's, and neither with its own.

    A count's thing follows it (10 languages), a value's goes before it (A scores 92.1); where the first
    reading tells the two apart no better than "both are scores", the second is tried.
    """
    if a1.kind != a2.kind or b1.kind != b2.kind or {a1.kind, b1.kind} & _DATED or a1.weak or a2.weak:
        return False
    for after_too in (True, False):
        first, second = _thing_en(source, a1, None, a2, after_too), _thing_en(source, a2, a1, None, after_too)
        pool = {label[1:] for label in first | second if label[0] == "~"}
        near1 = _thing_zh(target, b1, b2, None, after_too, pool)
        near2 = _thing_zh(target, b2, None, b1, after_too, pool)
        if all(any(label[0] == "#" for label in labels) for labels in (first, second, near1, near2)):
            # Where the term table knows all four, the looser cue words have no say.
            first, second, near1, near2 = (
                {label for label in labels if label[0] != "~"} for labels in (first, second, near1, near2)
            )
        shared = (first & second) | (near1 & near2)
        if shared and after_too:
            continue
        first, second, near1, near2 = first - shared, second - shared, near1 - shared, near2 - shared
        crossed = bool(first & near2) + bool(second & near1)
        kept = bool(first & near1) + bool(second & near2)
        if crossed == 2 or kept:
            return not kept
    return False


_DATED = frozenset({"ordinal", "year", "month", "day", "decade", "time", "rank", "vague", "dimension"})
_SPLIT_EN = re.compile(r"[;.()]|,(?!\d)|\b(?:and|while|but|versus|vs)\b")
_SPLIT_ZH = re.compile(r"[，。；、;()（）]|,(?!\d)|和|与|及|而")


def _thing_en(
    source: str, a: Quantity, previous: Quantity | None, following: Quantity | None, after_too: bool
) -> set[str]:
    """What a source number belongs to: the names and known terms after it, else those before it."""
    after = source[a.end : min(a.end + 32, following.start if following else len(source))]
    before = source[max(0, a.start - 48, previous.end if previous else 0) : a.start]
    labels: set[str] = set()
    if after_too:
        stretch = _SPLIT_EN.split(after)[0]
        # Nouns count up to the first preposition; a name may stand behind one (10.7% on AMC12).
        labels = _labels_en(_PREPOSITION.split(stretch)[0]) | _names_en(stretch)
    return labels or _labels_en(_SPLIT_EN.split(before)[-1])


_PREPOSITION = re.compile(r"\b(?:in|on|for|with|at|by|from|across|to|of|over|under|per|than|as)\b")


def _names_en(window: str) -> set[str]:
    words = (match.group() for match in _LATIN.finditer(window))
    return {word.lower() for word in words if not word.islower() and word not in _COMMON_CAPITALS}


def _labels_en(window: str) -> set[str]:
    labels = {f"#{index}" for index, (english, _) in enumerate(_TERMS) if english.search(window)}
    labels |= _names_en(window)
    table = cues()
    for word in (match.group() for match in _LATIN.finditer(window)):
        cue = table.get(word.lower()) or (table.get(word[:-1].lower()) if word.endswith("s") else None)
        if cue is not None and cue.hit >= 0.6 and cue.chance <= 0.12:
            labels |= {"~" + rendering for rendering in cue.renderings}
    return labels


_COMMON_CAPITALS = frozenset(
    "The A An In On Of We Our It Its For At This That With To By And Model".split()
) - {"A"}


def _thing_zh(
    target: str,
    b: Quantity,
    previous: Quantity | None,
    following: Quantity | None,
    after_too: bool,
    pool: set[str],
) -> set[str]:
    """What a target number belongs to; ``pool`` are the Chinese words that would answer to the source's."""
    after = target[b.end : min(b.end + 12, following.start if following else len(target))]
    before = target[max(0, b.start - 24, previous.end if previous else 0) : b.start]
    labels = _labels_zh(_SPLIT_ZH.split(after)[0], pool) if after_too else set()
    return labels or _labels_zh(_SPLIT_ZH.split(before)[-1], pool)


def _labels_zh(window: str, pool: set[str]) -> set[str]:
    labels = {f"#{index}" for index, (_, chinese) in enumerate(_TERMS) if chinese.search(window)}
    labels |= {match.group().lower() for match in _LATIN.finditer(window)}
    return labels | {"~" + rendering for rendering in pool if rendering in window}
