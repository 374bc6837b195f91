"""Bounds said around a number: up to, at least, nearly, 高达, 不到, 左右, ≥ …"""

from __future__ import annotations

import re
from string import ascii_letters

from summarycheck.quantities.clauses import BLANKS
from summarycheck.quantities.scan.units import BY_NAME

_AFTER_EN = re.compile(
    r"\s*(?:(\+|\s?or (?:more|above|higher|greater|over|older)\b|and (?:above|over|more|up|older)\b(?!\s+(?:(?:an?|the|one|versions?)\b|[\d$]))|-?plus\b|[a-z]+s or more\b)"
    r"|(or (?:less|fewer|below|lower|under|younger)\b|and (?:below|under|younger)\b(?!\s+(?:(?:an?|the|one)\b|[\d$]))|[a-z]+s or (?:less|fewer)\b))"
)
_WORDS_EN: dict[str, str] = {
    "about": "about", "around": "about", "approximately": "about", "roughly": "about", "some": "about",
    "circa": "about", "approx": "about", "nearly": "nearly", "almost": "nearly", "over": "more-than",
    "above": "more-than", "exceeding": "more-than", "exceeds": "more-than", "exceed": "more-than",
    "exceeded": "more-than", "surpassing": "more-than", "surpasses": "more-than", "beyond": "more-than",
    "under": "less-than", "below": "less-than", "minimum": "at-least",
    "maximum": "at-most", "reaching": "exact",
}  # fmt: skip
_PAIRS_EN: dict[tuple[str, str], str] = {
    ("up", "to"): "up-to", ("upto", ""): "up-to", ("more", "than"): "more-than",
    ("greater", "than"): "more-than", ("bigger", "than"): "more-than", ("higher", "than"): "more-than", ("larger", "than"): "more-than",
    ("better", "than"): "more-than", ("longer", "than"): "more-than", ("less", "than"): "less-than",
    ("fewer", "than"): "less-than", ("lower", "than"): "less-than", ("smaller", "than"): "less-than",
    ("shorter", "than"): "less-than", ("at", "least"): "at-least", ("at", "most"): "at-most",
    ("older", "than"): "more-than", ("heavier", "than"): "more-than", ("deeper", "than"): "more-than",
    ("taller", "than"): "more-than", ("wider", "than"): "more-than", ("thicker", "than"): "more-than",
    ("younger", "than"): "less-than", ("lighter", "than"): "less-than", ("shallower", "than"): "less-than",
    ("narrower", "than"): "less-than", ("thinner", "than"): "less-than",
    ("shy", "of"): "nearly", ("short", "of"): "less-than",
    ("close", "to"): "nearly", ("much", "as"): "up-to", ("many", "as"): "up-to", ("high", "as"): "up-to", ("large", "as"): "up-to",
("less", "then"): "less-than",
    ("excess", "of"): "more-than", ("order", "of"): "about", ("maximum", "of"): "up-to",
    ("minimum", "of"): "at-least",
    ("or", "above"): "at-least", ("or", "below"): "at-most",
}  # fmt: skip
_REACHING = frozenset("reaches reach reached attains attain attained hits achieves achieve achieved".split())
#: Bounds that may be prepositions of place, of time or of comparison.
_PREPOSITIONS = frozenset(
    {"over", "under", "around", "above", "beyond", "exceed", "exceeds", "exceeded", "surpasses", "surpassing"}
)
_NEGATED = {
    "more-than": "at-most", "less-than": "at-least", "up-to": "exact",
}  # fmt: skip
_UP_TO = re.compile(r"(?i)\bup\s+to\s+(?:an?\s+)?[\s${(]*$")
_SIGNS_EN = {
    "<": "less-than", ">": "more-than", "≤": "at-most", "≥": "at-least", "≈": "about", "~": "about",
    "±": "tolerance", "\\sim": "about", "\\approx": "about", "\\leq": "at-most", "\\le": "at-most",
    "\\geq": "at-least", "\\ge": "at-least", "\\pm": "tolerance", "\\lt": "less-than", "\\gt": "more-than",
    "+-": "tolerance",
    # as preprint servers write signs that they could not
    "[&lt;]": "less-than", "[&gt;]": "more-than", "[&le;]": "at-most", "[&ge;]": "at-least", "[~]": "about", "{approx}": "about",
    "&lt;": "less-than", "&gt;": "more-than", "&le;": "at-most", "&ge;": "at-least",
}  # fmt: skip


#: The words that may end a bound, and the articles that may stand between it and the number.
ENDINGS = frozenset(
    {word for _, word in _PAIRS_EN}
    | {first for first, word in _PAIRS_EN if not word}
    | set(_WORDS_EN)
    | _REACHING
)
ARTICLES = frozenset({"a", "an", "the", "just", "only"})


#: Before *over* these make it a bound of a span of time (lasting over 5 minutes); elsewhere it says during.
_LASTING = re.compile(
    r"(?i)(?:^|[(,:;]|\b(?:for|of|just|well|after|with|last(?:s|ed|ing)?|takes?|took|taking|requir\w+|needs?|is|are|was|were"
    r"|in|by|to|at|than|and|or|despite|until|has|have|had|reach\w*))\s*$"
)
#: After a count these make it a span of time: over three nights, over 5 cycles.
_SPELL = re.compile(
    r"[\s-]+(?:\w+\s+)?(?:seasons?|nights?|epochs?|rounds?|iterations?|steps?|generations?|sessions?|semesters?|decades?|quarters?"
    r"|cycles?|runs?|seeds?|trials?|folds?|turns?|days|weekdays|workdays|visits)\b"
)
#: Before *over* and a count these make it a look at things: evaluated over 16 datasets.
_PERFORMED = re.compile(
    r"(?i)\b(?:evaluat|conduct|validat|experiment|averag|test|measur|comput|perform|generali[sz]|aggregat|summed|integrat|repeat"
    r"|improv|optimi[sz]|iterat|spread|spann|result|verif|pool|symptom|perplexit|loss|accurac|score|mean|robust|consisten|held|hold|maintain|sustain|kept|stable)\w*\s*$"
)
#: … where what is counted are things to test on.
_TESTED = re.compile(
    r"(?i)(?:[\s-]+[\w-]+){0,3}?[\s-]+(?:data ?sets?|corpora|tasks?|benchmarks?|graphs?|domains?|cohorts?|baselines?|models?|scenarios?"
    r"|settings?|languages?|images?|tables?|environments?|industries|fields|topics|categories|classes|samples|methods|nodes|layers|parts|components|pieces|batches)\b"
)
#: Words that are no part of a noun and what stands before it.
_NO_NOUN = (
    r"(?!(?:of|in|for|with|to|at|by|from|on|as|than|and|or|but|that|which|who|can|could|may|might|will|would|must|should|we|they|is|are"
    r"|was|were|be|been|has|have|had|just|well|not|also|only|did|does|do|little|bit|touch|shade|tad|fraction)\b)"
)
#: Before *over* a noun with its article, or a figure: a transformer over 44 features, a ratio of 1.18 over 1340 days.
_LAID_OVER = re.compile(
    rf"(?i)(?:\b(?:an?|the|our|its|this|each|every|one|single)\s+(?:{_NO_NOUN}[\w-]+(?<![^s]s)\s+){{0,4}}"
    rf"{_NO_NOUN}[\w-]+(?<!ed)(?<!ing)(?<!ly)(?<![^s]s)|\d)\s*$"
)
#: A share of these after *under* is a condition: under 50% device faults.
_SHARE_OF = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:faults?|failures?|sparsity|noise|loads?|compression|dropout|pruning|masking|missing\w*|occlusions?"
    r"|corruptions?|humidity|quanti[sz]ation|strain|illumination|participation)\b"
)
#: After a count these are who is surpassed, not how much: surpasses 5 popular heuristics.
_RIVALS = re.compile(
    r"(?:\s+[\w-]+){0,3}?\s+(?:methods|models|baselines|heuristics|systems|approaches|algorithms|competitors|others|techniques|LLMs)\b"
)
#: What things are under without a bound being meant: three conditions, 5 atm, 3 T.
_CONDITIONS = frozenset({"", "x"}) | {
    unit.name
    for unit in BY_NAME.values()
    if unit.dimension in ("pressure", "tesla", "voltage", "force", "lux")
}
#: Before *under* and a count these make it a bound; elsewhere it names a condition: under three conditions.
_FEWER = re.compile(
    r"(?i)\b(?:in|for|at|just|well|of|to|from|is|are|was|were|with|using|than|costs?|only)\s*$"
)
#: Before *around* these make it a place: built around two principles.
_CENTRED = re.compile(
    r"(?i)\b(?:turn|spin|revolv|cent(?:er|re)|buil[dt]|structur|organi[sz]|design|fram|rotat|cluster|form|discussion|debate)\w*\s*$"
)


def _preposition(text: str, end: int, before: str, word: str, article: str, unit: str, span: bool) -> bool:
    """Whether a word that may be a bound is none here; ``before`` is what stands before it."""
    if article:
        if word in ("over", "under", "above", "around", "beyond") and (
            article == "the" or unit not in ("", "%", "x", "pp")
        ):
            return True
        if word == "over" and text.startswith("-", end):
            return True  # better by 6 points over a 128K-token window
        if word in ("under", "exceeds", "exceed", "exceeded", "surpasses", "surpassing"):
            return True  # "surpasses a 405B model"
    if word.startswith("surpass"):
        return not unit and _RIVALS.match(text, end) is not None
    if word == "over":
        if span:
            return _LASTING.search(before) is None
        if unit:
            return False
        performed = before.rstrip().endswith(")") or _PERFORMED.search(before) is not None
        return (performed and _TESTED.match(text, end) is not None) or _LAID_OVER.search(before) is not None
    if word == "under":
        if not before.strip() or before.rstrip().endswith("."):
            return True  # "Under 2 °C of warming"
        conditional = unit in _CONDITIONS or (unit == "%" and _SHARE_OF.match(text, end) is not None)
        return conditional and _FEWER.search(before) is None
    if word == "around":
        return _CENTRED.search(before) is not None
    return word == "above" and before.endswith("the ")


def english(text: str, left: int, end: int, unit: str = "", *, span: bool = False) -> str:
    """The bound said before or after the number (``up to``, ``+``, ``or more``, ``<``).

    ``unit`` and ``span`` (of time) tell bounds from prepositions: under 5%, under three conditions.
    """
    if "+" in text[left + 1 : end] and text[text.find("+", left + 1) - 1] not in "eE":
        return "at-least"
    first, second = text[end : end + 1], text[end + 1 : end + 2]
    if first in _AFTER_FIRST or (
        first in _BLANKS and (second in _AFTER_BLANK or " or " in text[end + 1 : end + _OF_THINGS])
    ):
        after = _AFTER_EN.match(text, end)
    else:
        after = None
    if after is not None:
        if after[1] and not (after[1] == "+" and text[after.end() : after.end() + 1] in _JOINED):
            return "at-least"
        if after[2]:
            return "at-most"
    before = text[max(0, left - 16) : left].split()
    if not before:
        return "exact"
    return english_before(text, left, end, unit, span) if may_bound(before[-1]) else "exact"


def may_bound(last: str) -> bool:
    """Whether the last word before a number may say a bound of it."""
    word = last.strip("$({~").lower()
    return (
        word in ENDINGS
        or word in ARTICLES
        or last[-1] in _SIGN_LAST
        or not _INSIDE.isdisjoint(last)  # ratios~(exceeding, \\emph{
    )


_INSIDE = frozenset("\\(~")


#: After a number and + these make a sum or a tolerance of it (2+1, 16.1+/-5.7), no bound.
_JOINED = frozenset("0123456789/-")
_AFTER_FIRST = frozenset("+o")
#: So far a noun may put off the bound of its number: 12 sails or fewer.
_OF_THINGS = 20
_BLANKS = frozenset(" \n\u00a0")
_AFTER_BLANK = frozenset("+oap \n\u00a0\t")
_SIGN_LAST = frozenset("<>≤≥≈~±$({-=];}")
#: What stands between a bound and its number and says nothing: up to $\text{….
_DRESS = re.compile(r"(?:[\s~$({]*\\(?:text|textbf|textit|emph|bm|mathbf|mathrm|boldsymbol)\{)+$")


def english_before(text: str, left: int, end: int, unit: str, span: bool = False) -> str:
    """The bound said before the number; for what ends in one of ``ENDINGS`` or ``ARTICLES``, or in a sign."""
    window = text[max(0, left - 80) : left]
    if window[-1:] == "{":
        window = _DRESS.sub(" ", window)
    if window.endswith("factor of "):
        window = _FACTOR.sub(" ", window)  # as much as a factor of 3
    if sign := _last_sign(window):
        bound = _SIGNS_EN[sign]
        if bound == "about" and _UP_TO.search(window, 0, window.rfind(sign)):
            return "up-to"  # up to a ~24% higher mAP
        return (
            _NEGATED[bound] if bound in ("more-than", "less-than") and _negated(window, ("", sign)) else bound
        )
    first, second = _last_words(window)
    if not second:
        return "exact"
    pair = (first.lower(), second.lower())
    article = ""
    if pair[1] in ARTICLES:
        words = window.rstrip(_OPENING).split()
        if len(words) >= 2:
            article = pair[1] if pair[1] in ("a", "an", "the") else ""
            pair = ((words[-3] if len(words) >= 3 else "").lower(), words[-2].lower())
    if second.lower() in _REACHING and _NONE.search(window.lower().rpartition(". ")[2]):
        return "less-than"  # none of them reaches 60%
    if pair[1] in ("than", "to") and "equal" in window[-36:] and (equal := _OR_EQUAL.search(window)):
        return "at-least" if equal[1] or equal[3] else "at-most"
    bound = _PAIRS_EN.get(pair, "")
    if pair[1] == "as" and article == "the":
        return "exact"  # twice as many as the 707
    if bound == "up-to" and pair[0] == "up" and _leads_up_to(text, window, end, unit):
        return "exact"
    if not bound:
        bound = _WORDS_EN.get(pair[1], "exact")
        if pair[1] in _PREPOSITIONS:
            before = window[: window.lower().rfind(pair[1])]
            span = span or (pair[1] == "over" and _SPELL.match(text, end) is not None)
            if _preposition(text, end, before, pair[1], article, unit, span):
                return "exact"
    if bound in ("more-than", "less-than") and _negated(window, pair):
        return _NEGATED[bound]
    return bound


#: less than or equal to, equal to or more than, bigger or equal than
_MORE, _LESS = (
    "at least|more|greater|higher|larger|bigger|above|over",
    "at most|less|fewer|smaller|lower|below|under",
)
_OR_EQUAL = re.compile(
    rf"(?i)(?:(?:({_MORE})|({_LESS}))(?:\s+than)?\s+or\s+equal(?:\s+(?:to|than))"
    rf"|equal(?:\s+to)?\s+or\s+(?:({_MORE})|({_LESS}))\s+than)[\s$({{~]*$"
)
_FACTOR = re.compile(r"(?:\ban?)?\s+factor of $")
#: Before *up to* these lead to a value, and no bound: scaling up to 7B, coefficients that sum up to 1.
_LEADING = re.compile(
    r"(?i)\b(?:scal(?:e[sd]?|ing)(?:\s+(?:an?|the|our|single|models?|training|it|them|runs?|compute))*|(?:sum|add)(?:s|m?ed|m?ing)?)\s+up\s+to"
)
#: After a number these make it the places that two numbers agree in.
_PLACES = re.compile(r"\s+(?:decimal|significant)\b")


def _leads_up_to(text: str, window: str, end: int, unit: str) -> bool:
    """Whether *up to* says where something goes or how far it holds: scaled up to 32B, equal up to 15 decimal places."""
    return (unit in _BARE and _LEADING.search(window) is not None) or _PLACES.match(text, end) is not None


_BARE = frozenset({"", "h", "year"})


def possible(text: str, left: int) -> str:
    """The bound that a preposition right before the number may say: over 20 methods."""
    return _WORDS_EN.get(_last_words(text[max(0, left - 24) : left])[1].lower(), "exact")


def _last_words(window: str) -> tuple[str, str]:
    """The last two words before a number and what opens it (``(``, ``$``, ``~``); blank where there are none."""
    ahead = window.rstrip(_OPENING)
    second = _last_word(ahead)
    ahead = ahead[: len(ahead) - len(second)]
    gap = ahead.rstrip(_GAP)
    return _last_word(gap) if len(gap) < len(ahead) else "", second


def _last_word(text: str) -> str:
    """The ASCII letters that the text ends in, where no other letter or digit runs into them."""
    ahead = text.rstrip(ascii_letters)
    runs_on = ahead[-1:].isalnum() or ahead[-1:] == "_"
    return "" if runs_on else text[len(ahead) :]


def _last_sign(window: str) -> str:
    """The sign or command right before a number (``<``, ``\\sim``), where no word goes with it (about ~3)."""
    ahead = window.rstrip(_MATHEMATICS)
    if ahead.endswith((">=", "<=", " > =", " < =")):
        return "≥" if ">" in ahead[-3:] else "≤"
    if ahead[-1:] == "~":
        # A tie after a word (Fig.~2), and no more than the word where one says the bound (about ~3).
        tied = ahead[-2:-1].isalnum() or ahead[-2:-1] in tuple(".)}")
        first, second = (word.lower() for word in _last_words(window))
        return "" if tied or second in _WORDS_EN or (first, second) in _PAIRS_EN else "~"
    if ahead[-1:] in _CLOSING:
        written = ahead[ahead.rfind(_CLOSING[ahead[-1]]) :]
        return written if written in _SIGNS_EN else ""
    if ahead[-1:] in _SIGNS:
        return "" if ahead.endswith(("->", "=>")) else ahead[-1]
    command = ahead[ahead.rfind("\\") :]
    return command if command in _SIGNS_EN else ""


_OPENING, _GAP, _MATHEMATICS = BLANKS + "~$({\\", BLANKS + "-", BLANKS + "${"
_SIGNS = frozenset("<>≤≥≈~±")
#: What a sign that a server could not write ends in, and begins with.
_CLOSING = {"]": "[", "}": "{", ";": "&"}


_FAILING = re.compile(
    r"(?i)\b(?:unable|fail(?:s|ed|ing)?(?!\s+rates?\b)|none|nobody|neither|struggl\w+|hardly|cannot|not|no\s+\w+)\b"
    r"(?:(?!,\s+(?:\w+ing|and)\b|\b(?:whereas|while|but|although|though)\b)(?:\([^()]*\)|[^.;:(]))*$"
)


def _negated(window: str, pair: tuple[str, str]) -> bool:
    if pair[0] == "only":
        return False  # "not only over 20%"
    if pair[0] in ("no", "not", "none", "never"):
        return True
    at = window.lower().rfind(pair[0] or pair[1])
    words = window[:at].split()[-2:]
    if any(word.lstrip("([").lower() in ("no", "not", "never", "cannot", "none") for word in words):
        return True
    if pair[0] in ("less", "fewer", "lower", "smaller") or pair[1] in ("<", "below", "under"):
        return False
    if pair[1] == "beyond" and not _NONE.search(window[:at].lower()):
        return False  # "struggles to retain knowledge beyond 20k tokens" says where
    return _FAILING.search(window[:at]) is not None


_NONE = re.compile(r"n(?<!\wn)(?:one|either|o|obody|ot|ever)\b")  # to look for one letter is fast


_AFTER_ZH = re.compile(
    r"(?:\s?[（(][^）)]{0,3}[）)])?\s?(?:[个只人名项种条次张位台例岁年天处篇层倍轮级组块]|字符|标记|令牌|词元|像素|参数|样本|个月)?"
    r"(?:((?:及|或者?)?以上|(?:或者?|及|甚至)更[多高大长久远晚]|开外|之上)"
    r"|(左右(?!两|侧|手|脑|眼|脚|半|各)|上下(?!文|游|界|限|肢|级|层|行|两)|前后(?!轴|端|侧|缘|部|向|肢|两|各|文|帧)|许)"
    r"|((?:及|或者?)?以下|以内|之内|之下|(?:或者?|及|甚至)更[少低小短早]))"
)
_WORDS_ZH: dict[str, str] = {
    "高达": "up-to", "长达": "up-to", "重达": "up-to", "远达": "up-to", "深达": "up-to", "最高": "up-to", "最多": "up-to", "至多": "at-most", "最大": "up-to", "多达": "up-to",
    "最高达": "up-to", "最高可达": "up-to", "最高提升": "up-to", "不超过": "at-most",
    "不多于": "at-most", "不大于": "at-most", "不高于": "at-most", "上限": "at-most", "上限为": "at-most", "下限": "at-least", "至少": "at-least",
    "最少": "at-least", "最小": "at-least", "不少于": "at-least", "不低于": "at-least", "不小于": "at-least", "起码": "at-least", "最低": "at-least",
    "超过": "more-than", "超": "more-than", "逾": "more-than", "多于": "more-than", "大于": "more-than",
    "高于": "more-than", "超出": "more-than", "突破": "more-than", "刚过": "more-than", "超越": "more-than", "长于": "more-than", "远超": "more-than",
    "不到": "less-than", "不足": "less-than", "低于": "less-than", "少于": "less-than", "小于": "less-than", "未达": "less-than",
    "未满": "less-than", "未超过": "at-most", "短于": "less-than", "没有超过": "at-most", "不满": "less-than",
    "近": "nearly", "将近": "nearly", "接近": "nearly", "几乎": "nearly", "逼近": "nearly", "近乎": "nearly", "将近乎": "nearly",
    "约": "about", "大约": "about", "大概": "about", "约为": "about", "大致": "about", "约有": "about", "左右": "about", "平均约": "about",
    "深于": "more-than", "宽于": "more-than", "厚于": "more-than", "重于": "more-than", "老于": "more-than",
    "浅于": "less-than", "窄于": "less-than", "薄于": "less-than", "轻于": "less-than",
    "大于等于": "at-least", "大于或等于": "at-least", "大于或者等于": "at-least", "等于或大于": "at-least", "高于或等于": "at-least",
    "小于等于": "at-most", "小于或等于": "at-most", "小于或者等于": "at-most", "等于或小于": "at-most", "低于或等于": "at-most",
    "介于": "exact",
    "<=": "at-most", ">=": "at-least", "<": "less-than", ">": "more-than", "＜": "less-than", "＞": "more-than", "≤": "at-most", "≥": "at-least", "≈": "about",
    "~": "about", "～": "about", "〜": "about", "±": "tolerance", "\\sim": "about", "\\approx": "about", "\\leq": "at-most", "\\le": "at-most",
    "\\geq": "at-least", "\\ge": "at-least", "\\pm": "tolerance", "正负": "tolerance", "\\lt": "less-than", "\\gt": "more-than",
}  # fmt: skip
#: The words by their last character, the longest first.
_ENDING_IN: dict[str, list[str]] = {}
for _word in sorted(_WORDS_ZH, key=len, reverse=True):
    _ENDING_IN.setdefault(_word[-1], []).append(_word)
#: What may stand between a bound and its number.
_FILLERS_ZH = "了的有为达到至可占省$" + BLANKS
_NEAR_ZH = _ENDING_IN.keys() | set(_FILLERS_ZH) | {"]"}


#: Before these a bound is turned: 不得超过, 不应少于, 从未超过.
_DENYING = re.compile(r"(?:不(?:得|能|会|应该?|可以?|宜|许|要|曾|必)|勿|[没从尚并]未|没有?|未能|从不|无法)$")
_TURNED = {"more-than": "at-most", "less-than": "at-least"}


#: Between the characters of a bound that are set apart.
_SET_APART = re.compile("(?<=[于或<>]) (?=[或等=])")
#: After what stands behind 比: 比三十大一些, 比170低; but 比2023年高 tells a time.
_COMPARED = re.compile(
    r"(?<![年月日天])\s?(?:[大高多长重老深宽厚]|([小低少短轻矮浅窄薄]))(?=一[些点]|的|[，。；、,;) ]|$)"
)


def around(text: str, left: int, end: int) -> str:
    """The bound said before or after a Chinese number (高达…, …以上, …左右)."""
    bound = chinese(text, left, end)
    if bound not in ("exact", "up-to", "about"):
        return bound
    if text[max(0, left - 2) : left].rstrip()[-1:] == "比" and (compared := _COMPARED.match(text, end)):
        return "less-than" if compared[1] else "more-than"
    after = _AFTER_ZH.match(text, end)
    if after is None:
        return bound
    return "at-least" if after[1] else "about" if after[2] else "at-most"


def chinese(text: str, left: int, end: int) -> str:
    """The bound said just before the number: 高达, 至少, 不到, 约, ≥ …"""
    if text[left - 1 : left] not in _NEAR_ZH:
        return "exact"
    window = text[max(0, left - 8) : left]
    if " " in window and ("或" in window or "=" in window):
        window = _SET_APART.sub("", window)  # < = 100, 大于 或 等于 100
    if window.rstrip().endswith("]"):
        written = window[window.rfind("[") :].rstrip()
        return _SIGNS_EN.get(written) or _SIGNS_EN.get(written[1:-1], "exact")
    for candidate in (window.rstrip(" $"), window.rstrip(_FILLERS_ZH)):
        for word in _ENDING_IN.get(candidate[-1:], ()):
            if candidate.endswith(word):
                bound = _WORDS_ZH[word]
                if bound in _TURNED and _DENYING.search(candidate, 0, len(candidate) - len(word)):
                    return _TURNED[bound]
                capped = bound == "about" and chinese(
                    text, left - len(window) + len(candidate) - len(word), end
                )
                return "up-to" if capped == "up-to" else bound  # 高达约76倍
    return "exact"
