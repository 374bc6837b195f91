"""Bounds that a pair of equal numbers lost or turned on the way."""

from __future__ import annotations

import re

from summarycheck.model import Quantity
from summarycheck.quantities.around.bounded import nearby, unsaid
from summarycheck.quantities.around.pairs import Oddity, Spot
from summarycheck.quantities.clauses import DENIED_EN, clause_zh, sentence_en
from summarycheck.quantities.comparing import equality
from summarycheck.quantities.scan.english.bounds import possible
from summarycheck.quantities.scan.units import SPANS

UPPER = frozenset({"up-to", "at-most", "less-than"})
LOWER = nearby.LOWER
_NEAR = frozenset({"about", "nearly"})
_FAR_BOUND = re.compile(r"(?:(最多|至多|最高|高达)|(至少|最少|起码))[^\d，。；、]{0,8}$")
_NOT_MORE = re.compile(
    r"(?:不(?:会|能|含有?|应|得)|未|没有|无法|难以)[^，。；、]{0,3}(?:超过|多于|高于|大于)\s?$"
    r"|(?:不[要得宜]|切勿|禁止)[^，。；、]{0,10}(?:超过|多于|高于|大于)\s?$"
)
_NOT_BELOW = re.compile(
    r"(?:不(?:会|能|应该?|得|可|许|曾)|[未没]有?|无法|从不|绝不)[^，。；、（(]{0,14}(?:[降跌减落]|低(?!于))[^，。；、（(]{0,4}$"
)
_NONE_ZH = re.compile(
    r"(?:没有|无)(?:任何|一个|一项|一种|一|哪个)|无一|(?:从未|均未)(?!(?:能|曾)?超过)[^，。；、]{0,4}$"
)
#: After a bound that something else is said under: 没有系统能在延迟低于50毫秒的前提下…
_ON_CONDITION_ZH = re.compile("[^，。；]{0,6}的?(?:前提|条件|情况|约束|限制)下")
#: What is said of none is the contrary of all.
_TURNED_ROUND = {
    "less-than": "at-least",
    "at-most": "at-least",
    "more-than": "at-most",
    "at-least": "at-most",
}
#: A bound right before another: beyond roughly 20,000.
_TWICE = r"(?:\s+(?:nearly|almost|roughly|about|around|approximately|some|an?|the|\{\w+\}))*[\s~$\\({]*$"
_LOWER_EN = re.compile(
    rf"(?i)\b(?:over|beyond|exceed\w*|(?:more|larg|long|great|high|bigg|old|wid|heavi)(?:er)? than|above|surpass\w*|at least){_TWICE}"
)
_UPPER_EN = re.compile(
    rf"(?i)\b(?:under|below|(?:less|fewer|small|short|low|young)(?:er)? than|up to|at most|within){_TWICE}"
)
_NOT_ALLOWED = re.compile(
    r"[^.;:\d]{0,48}?\b(?:(?:not|n['’]t|never)(?: be)? (?:supported|allowed|accepted|permitted|valid|considered)|unsupported|rejected|refused|prohibited"
    r"|forbidden|banned|illegal|invalid|excluded|ignored|discarded|dropped)\b"
)
_NEIGHBOURS = re.compile("[一二三四五六七八]、?[二三四五六七八九][十百千万]")
_DENIED_EN = re.compile(DENIED_EN)
#: The first side of a dimension: "up to 16x12 inches" bounds the whole.
_CROSSED = re.compile(r"\s?[x×]\s?\d")
#: The relations of a bound that is gone.
LOST = frozenset({"bound-lost", "bound-lost-in-words"})
#: What is done over so many things, or spans over them.
_OVER_EN = re.compile(r"(?<!\bon )(?<!\bin )(?<!\bacross )(?<!\bfor )(?<!\bby )(?<!\bof )\bover [~$]*$")
_OVER_ZH = re.compile(r"(?:在|跨越?|遍及|横跨)\s?$")
_COMPARAND_EN = re.compile(r"\bthan the [~$]*$")
_BEYOND_ZH = re.compile(
    r"(?<!不)(?:(高于|多于|大于|超过|超出|优于|好于)|低于|少于|小于|不及|不到|不足)[^，。；、\d]{1,14}$"
)
#: From a whole to the one of it that is counted.
_PART_ZH = re.compile("[^。；;]{0,16}?[一1]")
_AND_MORE = re.compile("[多余]")
_OF_WHOLE = re.compile(r"[\s}$\\%]*of\b")
_WITHIN = re.compile(
    r"(?i)\bwithin (?:the |an? |its |their )?(?:(?:[a-z]+ )?(?:limit|budget|threshold|margin|radius|distance|tolerance)s? of )?$"
)
_WITHIN_REACH = 36
_AFTERWARDS = re.compile("(?:之后|以后|后)(?:才|方|偿还|支付|缴纳)")


def contrary(ours: str, theirs: str) -> bool:
    """Whether two bounds point in opposite directions."""
    return (ours in UPPER and theirs in LOWER) or (ours in LOWER and theirs in UPPER)


def odd(relation: str, a: Quantity, b: Quantity, ours: str, theirs: str) -> Oddity:
    """A bound that is another in the target."""
    return (relation, a, b, {"source_bound": ours, "target_bound": theirs})


def _unbracketed(clause: str) -> str:
    """What stands after a bracket that is still open: 无一显著（p<0.05）denies nothing of p."""
    return (
        clause[max(clause.rfind(mark) for mark in "（(") + 1 :]
        if clause.count("（") + clause.count("(")
        else clause
    )


#: Beside an exact number these may bound it all the same.
_BOUNDING_LAST, _BOUNDING_NEXT = frozenset("至达到足少了"), frozenset("之以后")


def bound(at: Spot) -> Oddity | None:
    """A bound lost or turned; a bound that a fair rounding needs is no fault."""
    source, target, a, b = at.source, at.target, at.a, at.b
    ours = a.bound
    if a.weak or b.weak:
        return None
    if ours == b.bound == "exact" and at.last not in _BOUNDING_LAST and at.next not in _BOUNDING_NEXT:
        return None
    if ours == b.bound == "exact" and b.kind == "year" and at.before.endswith(("不到", "不足")):
        return None  # 不到2015年的一半
    if a.low == b.low and (extremes := _other_extreme(source, target, a, b)):
        return odd("bound-turned", a, b, *extremes)
    if ours == "exact":
        return _of_exact(source, target, a, b)
    theirs = as_said(target, ours, b)
    if ours == "up-to" and theirs == "less-than" and a.low == b.low:
        return odd("bound-changed", a, b, ours, theirs)
    if ours == theirs == "about" and (roughly := _roughly_turned(source, target, a, b)):
        return odd("bound-turned", a, b, *roughly)
    if ours == theirs or _says_the_same(ours, theirs, b):
        return None
    if a.kind in unsaid.UNBOUNDED or (b.kind == "vague" and theirs == "exact"):
        return None
    if theirs == "exact":
        relation = _lost(source, target, a, b)
    elif _otherwise_valued(a, b):
        relation = ""  # but over 65: 65岁以下, and 75 vs 50 days
    elif contrary(ours, theirs):
        denied = _denied(source, target, a, b, theirs) and not _asserted(source, target, a, b)
        relation = "" if denied or _both_sides(source, target, a, b) else "bound-turned"
    elif ours in _NEAR and theirs != "up-to":
        relation = "bound-turned" if _sided(source, a, theirs) else ""
    else:
        within = theirs == "nearly" and ours in UPPER
        relation = "bound-changed" if theirs in _NEAR and ours in LOWER | UPPER and not within else ""
    return odd(relation, a, b, ours, theirs) if relation else None


def _lost(source: str, target: str, a: Quantity, b: Quantity) -> str:
    """What is wrong where the target tells the number without the source's bound; empty where it needs none."""
    ours = a.bound
    if ours in _NEAR and _NEIGHBOURS.search(b.text):
        return ""  # around 50 to 60: 五六十
    if nearby.said(target, b, ours) or _CROSSED.match(source, a.end):
        return ""
    near = max(0, a.start - 12)
    if ours == "more-than" and _OVER_EN.search(source, near, a.start):
        if _OVER_ZH.search(target, max(0, b.start - 4), b.start):
            return ""  # trained over 14 datasets: 在14个数据集上
    if a.kind == "fraction" and b.kind == "count" and (part := _PART_ZH.match(target, b.end)):
        if nearby.SOFT[ours].search(part[0]):
            return ""  # fewer than one in 20: 每20所学校里还不到一所
    if _COMPARAND_EN.search(source, near, a.start):
        # lower than the 0.71 of another: 而另一个为0.71, but not 高于另一个的0.71
        said = _BEYOND_ZH.search(clause_zh(target, b.start))
        return "bound-turned" if said and (said[1] is None) == (ours in LOWER) else ""
    spoken = not any(map(str.isdecimal, a.text)) and a.unit not in ("x", "%", "oom")
    return "bound-lost-in-words" if spoken else "bound-lost"


def _sided(source: str, a: Quantity, theirs: str) -> bool:
    """Whether the target puts what is about a number on a side of it that the source does not."""
    if theirs not in LOWER | UPPER:
        return False
    earlier = source[max(0, a.start - 48) : a.start]
    beyond, within = _LOWER_EN.search(earlier), _UPPER_EN.search(earlier)
    if beyond or within:
        # "beyond roughly 20,000" says both, and a "not" before it may turn it round
        return not ((beyond if theirs in LOWER else within) or _DENIED_EN.search(earlier))
    return a.bound != "nearly" or theirs not in UPPER


_ROUGHLY_ZH = re.compile(r"(?:(高于|大于|超过|多于)|(低于|小于|少于|不足))了?(?:大?约|大概)\s?$")


def _roughly_turned(source: str, target: str, a: Quantity, b: Quantity) -> tuple[str, ...]:
    """The two bounds where what lies below about a number is said to lie above it (below about 62: 高于约62); else none."""
    roughly = _ROUGHLY_ZH.search(target, max(0, b.start - 8), b.end - len(b.text.lstrip("约大概")))
    if roughly is None:
        return ()
    earlier = source[max(0, a.start - 48) : a.start]
    other, bounds = (
        (_UPPER_EN, ("less-than", "more-than")) if roughly[1] else (_LOWER_EN, ("more-than", "less-than"))
    )
    return () if other.search(earlier) is None or _DENIED_EN.search(earlier) else bounds


#: The greatest or smallest of something, which is the number.
_EXTREME_EN = re.compile(
    r"(?i)\b(?:(max(?:imum|imal)?)|min(?:imum|imal)?)\b[^.;,\d]{0,24}\b(?:of|is|was|to|=)[\s~$]*$"
)


#: … and where that is exceeded: inputs beyond the maximum length of 512 tokens; when it is exceeded.
_EXCEEDING_EN = re.compile(
    r"(?i)\b(?:exceed\w*|surpass\w*|beyond|above|over|than)\s(?:(?:the|an?|its|their|this)\s)?$"
)
_EXCEEDED_EN = re.compile(r"(?i)[^.;,\d]{0,24}\b(?:exceed|surpass|overrun)\w*\b")


def _extreme(source: str, a: Quantity) -> str:
    """The bound that a number is by being the maximum or minimum of something."""
    extreme = _EXTREME_EN.search(source, max(0, a.start - 48), a.start)
    if (
        extreme is None
        or _EXCEEDED_EN.match(source, a.end)
        or _EXCEEDING_EN.search(source, max(0, extreme.start() - 24), extreme.start())
    ):
        return "exact"
    return "at-most" if extreme[1] else "at-least"


def _of_exact(source: str, target: str, a: Quantity, b: Quantity) -> Oddity | None:
    """A bound that the target says against a preposition: "over 20 methods" may say what is looked over, but never 不足20种."""
    theirs = b.bound
    said = "exact"
    if theirs in UPPER or theirs in LOWER:
        said = possible(source, a.start)
        said = _extreme(source, a) if said == "exact" else said
    if theirs in UPPER and said == "exact" and unsaid.surpassed(source, target, a, b):
        said = "more-than"
    if _WITHIN.search(source, max(0, a.start - _WITHIN_REACH), a.start):
        if a.unit != "%" or _OF_WHOLE.match(source, a.end) is None:  # within 85% of the best: 85%以上
            said = "at-most"
        if _AFTERWARDS.match(target, b.end):
            theirs = "more-than"  # within 90 days: 90天后
    if (
        theirs in ("less-than", "more-than")
        and _equals(source, a)
        and target[b.start - 2 : b.start].strip() in _SIGNS
    ):
        return odd("bound-turned", a, b, "exact", theirs)
    if theirs in _NEAR and a.low == b.low and _EXACTLY_EN.search(source, max(0, a.start - 12), a.start):
        return odd("bound-changed", a, b, "exact", theirs)
    made_up = (
        theirs != "exact" and said == "exact" and a.low == b.low and unsaid.made_up(source, target, a, b)
    )
    turned = made_up or (contrary(said, theirs) and a.low == b.low)
    return odd("bound-turned", a, b, said, theirs) if turned else None


#: So few, or so many, said of a number as what is remarkable of it.
_SO_FEW_EN = re.compile(r"(?i)\bas (?:few|little|low|small|short) as [\s~$]*$")
_SO_MANY_EN = re.compile(r"(?i)\bas (?:many|much|high|large|long) as [\s~$]*$")
_EXTREME_ENDS = frozenset("至达")
_SO_FEW_ZH, _SO_MANY_ZH = re.compile(r"[少低短]至\s?$"), re.compile(r"[多高长大]达\s?$")
#: … and as what is no end of a fall (降低至): said of what goes up to a number, or reaches it.
_AS_LOW_ZH = re.compile(r"(?<![降减])低至\s?$")
_REACHING_EN = re.compile(r"(?i)\b(?:reach|peak|soar)(?:es|ed|ing|s)?(?: at)?[\s~$]*$")


def _other_extreme(source: str, target: str, a: Quantity, b: Quantity) -> tuple[str, ...]:
    """The bounds where what is few in the source is many in the target, or the reverse (多达16个 for "as few as 16"); else none."""
    before = target[max(0, b.start - 4) : b.start].rstrip()
    if before[-1:] not in _EXTREME_ENDS:
        return ()
    if _SO_MANY_ZH.search(before):
        return ("at-least", "up-to") if _SO_FEW_EN.search(source, max(0, a.start - 16), a.start) else ()
    if _AS_LOW_ZH.search(before) and (
        a.bound == "up-to" or _REACHING_EN.search(source, max(0, a.start - 16), a.start)
    ):
        return ("up-to", "at-least")
    if _SO_FEW_ZH.search(before):
        return ("up-to", "at-least") if _SO_MANY_EN.search(source, max(0, a.start - 16), a.start) else ()
    return ()


_EXACTLY_EN = re.compile(r"(?i)\b(?:exactly|precisely) [~$]*$")
#: Of nobody is it said that he is above (none of them exceeds 60%), and in the target it is of somebody.
_NOBODY_EN = re.compile(
    r"\b(?:[Nn]one|[Nn]o (?!fewer|less|more|longer|later|greater|better|higher|earlier|matter|doubt|only)[a-z-]+)\b[^.;:,()\d]{0,60}$"
)
_DENIED_ZH = re.compile("[不没无未难仅只非否]")


def _asserted(source: str, target: str, a: Quantity, b: Quantity) -> bool:
    if _NOBODY_EN.search(source, max(0, a.start - 90), a.start) is None:
        return False
    return _DENIED_ZH.search(clause_zh(target, b.start, 40) + target[b.end : b.end + 12]) is None


#: Of two values, which is the greater.
_SIGNS = frozenset("<>＜＞")


def _equals(source: str, a: Quantity) -> bool:
    """Whether a sign says that something equals the number: p = 0.03."""
    return source[a.start - 2 : a.start].strip() == "="


def as_said(target: str, ours: str, b: Quantity) -> str:
    """The bound of the target's number by all that its clause says of it."""
    theirs = b.bound
    if theirs == "exact" and (far := _FAR_BOUND.search(clause_zh(target, b.start, 12))) is not None:
        theirs = "up-to" if far[1] else "at-least"
    if theirs in LOWER and _NOT_MORE.search(target, max(0, b.start - 20), b.start) is not None:
        return "at-most"  # 不含有超过5%
    if theirs in ("less-than", "at-most") and _NOT_BELOW.search(target, max(0, b.start - 24), b.start):
        return "at-least"  # 不会降到5以下
    turned = theirs in _TURNED_ROUND and not _ON_CONDITION_ZH.match(target, b.end)
    if turned and _NONE_ZH.search(_unbracketed(clause_zh(target, b.start, 30))) is not None:
        return _TURNED_ROUND[theirs]  # 没有任何系统低于52.7%, 无一人超过40岁
    lasting = theirs == "up-to" and b.unit in SPANS
    if lasting and target[max(0, b.start - 6) : b.start].rstrip().endswith("长达"):
        return ours  # 长达18个月 says how long, not how long at most
    return theirs


#: The other side of a bound that was told: above 50 … more often than those below.
_OTHER_SIDE_EN = re.compile(
    r"\b(?:below|under|above|over|younger|older|fewer|less|more|others?|rest)\b(?! than)"
)


def _both_sides(source: str, target: str, a: Quantity, b: Quantity) -> bool:
    """Whether the target says the number on either side (50岁以上…比50岁以下), and the source the second time without it."""
    near = target[max(0, b.start - _ASIDE) : b.end + _ASIDE]
    if near.count(b.text) < 2 or not ("以上" in near and "以下" in near):
        return False
    return _OTHER_SIDE_EN.search(source, a.end, a.end + 2 * _ASIDE) is not None


#: So far from each other a number may be told on both of its sides.
_ASIDE = 40


def _says_the_same(ours: str, theirs: str, b: Quantity) -> bool:
    """Whether the bounds differ in a shade only, or one is a tolerance."""
    if "tolerance" in (ours, theirs) or (theirs == "about" and ours in LOWER and _AND_MORE.search(b.text)):
        return True  # 约有6000余名
    return {ours, theirs} <= UPPER or {ours, theirs} <= LOWER or {ours, theirs} <= _NEAR


def _otherwise_valued(a: Quantity, b: Quantity) -> bool:
    """Whether the numbers are not so equal that their bounds can be compared."""
    ours, _ = equality.canonical(a.low, a.unit)
    theirs, _ = equality.canonical(b.low, b.unit)
    if a.kind == "fraction" and b.unit == "%":
        ours *= 100  # fewer than 1 in 100: 超过百分之一
    return ours != theirs and not (a.low == b.low and (b.unit == "year" or not a.unit))


def _denied(source: str, target: str, a: Quantity, b: Quantity, theirs: str) -> bool:
    """Whether a negation on one side turns its bound, so that both sides say the same."""
    if a.bound in LOWER and _NOT_ALLOWED.match(source, a.end):
        return True  # paths longer than 256 characters are not supported
    earlier = _unbracketed(_TURN.split(sentence_en(source, a).partition(a.text)[0])[-1])
    if a.bound in LOWER and _NO_SUBJECT.search(earlier) is not None:
        return True  # "no model -- large or small -- gets more than 30%"
    if theirs == "at-least" and b.bound == "less-than":
        return False  # the target denies, too
    if a.bound not in ("less-than", "at-most") or theirs not in LOWER:
        return False
    return _negation_turns(source, a) or (
        a.bound == "at-most" and _DENIED_AFTER.match(target, b.end) is not None
    )


#: "No gain beyond 80%": 超过80%后无增益.
_DENIED_AFTER = re.compile("(?:[^，。；;\\d]{0,6}[后时]，)?[^，。；;\\d]{0,18}(?:无|没有|不再|并未)")
_NO_SUBJECT = re.compile(
    r"(?:^|[.,;:]\s)\s*(?:[Nn]o|[Nn]one|[Nn]either)\s(?!(?:fewer|less|more|greater|later|longer|better|higher)\b)"
)
#: What was denied before these is not after them: none exceeds 40%, whereas both exceed 70%.
_TURN = re.compile(r"\b(?:whereas|while|but|although|though)\b")
_CLAUSE_EDGE = re.compile(r"[.,;:]\s")


def _negation_turns(source: str, a: Quantity) -> bool:
    before = _CLAUSE_EDGE.split(source[max(0, a.start - 90) : max(0, a.start - 14)].lower())[-1]
    if any(word in before for word in ("no ", "not ", "none", "unable", "never")) or _FAILS_TO.search(before):
        return True
    return _TAKEN_OUT.search(_TURN.split(before)[-1]) is not None


#: … but no failing test is denied.
_FAILS_TO = re.compile(r"\bfail(?:s|ed|ing|ure)? to\b")
#: What is taken out where it has fewer is kept where it has more.
_TAKEN_OUT = re.compile(
    r"\b(?:filter(?:s|ed|ing)?|exclud(?:e[sd]?|ing)|discard(?:s|ed|ing)?|remov(?:e[sd]?|ing))\b"
)
