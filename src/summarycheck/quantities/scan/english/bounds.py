"""Bounds said around an English number: up to, at least, nearly, or more, ≥ …"""

from __future__ import annotations

import re
from string import ascii_letters

from summarycheck.quantities.clauses import BLANKS
from summarycheck.quantities.scan.english.prepositions import SPELL, is_preposition
from summarycheck.quantities.scan.signs import DENIED, SIGNS

_AFTER_EN = re.compile(
    r"\s*(?:(\+|\s?or (?:more|above|higher|greater|over|older)\b(?!\s+(?:than\b|\d))|and (?:above|over|more|up|older)\b(?!\s+(?:(?:an?|the|one|versions?)\b|[\d$]))|-?plus\b(?!\s+(?:the|an?|its?|their|any|all|one|another|tax\w*|interest|postage|shipping|expenses|costs|fees|VAT|\$|£|€|\d))|[a-z]+s or more\b)"
    r"|(or (?:less|fewer|below|lower|under|younger)\b(?!\s+(?:than\b|\d))|and (?:below|under|younger)\b(?!\s+(?:(?:an?|the|one)\b|[\d$]))|[a-z]+s or (?:less|fewer)\b))"
)
_WORDS_EN: dict[str, str] = {
    "about": "about", "around": "about", "approximately": "about", "roughly": "about", "some": "about",
    "circa": "about", "approx": "about", "nearly": "nearly", "almost": "nearly", "over": "more-than",
    "above": "more-than", "exceeding": "more-than", "exceeds": "more-than", "exceed": "more-than",
    "exceeded": "more-than", "surpassing": "more-than", "surpasses": "more-than", "beyond": "more-than",
    "under": "less-than", "below": "less-than", "minimum": "at-least",
    "maximum": "at-most", "upto": "up-to",
}  # fmt: skip
_PAIRS_EN: dict[tuple[str, str], str] = {
    ("up", "to"): "up-to", ("more", "than"): "more-than",
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
    ("excess", "of"): "more-than", ("upwards", "of"): "more-than", ("upward", "of"): "more-than", ("order", "of"): "about", ("maximum", "of"): "up-to",
    ("minimum", "of"): "at-least",
    ("or", "above"): "at-least", ("or", "below"): "at-most", ("or", "minus"): "tolerance",
}  # fmt: skip
_REACHING = frozenset("reaches reach reached attains attain attained hits achieves achieve achieved".split())
#: Bounds that may be prepositions of place, of time or of comparison.
_PREPOSITIONS = frozenset(
    "over under around above below beyond exceed exceeds exceeded surpasses surpassing".split()
)
_UP_TO = re.compile(r"(?i)\bup\s+to\s+(?:an?\s+)?[\s${(]*$")
#: The words that may end a bound, and the articles that may stand between it and the number.
_ENDINGS = frozenset({word for _, word in _PAIRS_EN} | _WORDS_EN.keys() | _REACHING)
_ARTICLES = frozenset({"a", "an", "the", "just", "only", "another"})
#: What stands before the commonest of them if it ends one: a factor of, equal to.
_LED = {
    last: frozenset(first for first, second in _PAIRS_EN if second == last).union(also)
    for last, also in (("of", ["factor"]), ("to", ["equal"]))
}


def around(text: str, left: int, end: int, unit: str = "", *, span: bool = False) -> str:
    """The bound said before or after the number (``up to``, ``+``, ``or more``, ``<``).

    ``unit`` and ``span`` (of time) tell bounds from prepositions: under 5%, under three conditions.
    """
    if (plus := text.find("+", left + 1, end)) > 0 and not text[plus + 1 : plus + 2].isdecimal():
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
    if text[left - 4 : left].lower() == "sub-" and not text[left - 5 : left - 4].isalnum():
        return "less-than"  # sub-10B models
    before = text[max(0, left - 16) : left].split()
    if not before:
        return "exact"
    return said_before(text, left, end, unit, span) if may_bound(before) else "exact"


def may_bound(before: list[str]) -> bool:
    """Whether the last words before a number, the first of which may be cut off, may say a bound of it."""
    last = before[-1]
    word = last.strip("$({~").lower()
    if len(before) > 2 and before[-2].isalpha():
        if last in _ARTICLES:
            return may_bound(before[:-1])
        if last in _LED:
            return before[-2].lower() in _LED[last]
    return (
        word in _ENDINGS
        or word in _ARTICLES
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


def said_before(text: str, left: int, end: int, unit: str, span: bool = False) -> str:
    """The bound said before the number; for what ends in one of ``_ENDINGS`` or ``_ARTICLES``, or in a sign."""
    window = text[max(0, left - 80) : left]
    if window[-1:] == "{":
        window = _DRESS.sub(" ", window)
    if window.endswith("factor of "):
        window = _FACTOR.sub(" ", window)  # as much as a factor of 3
    if sign := _last_sign(window):
        return _by_sign(window, sign)
    first, second = _last_words(window)
    if not second:
        return "exact"
    pair = (first.lower(), second.lower())
    article = ""
    if pair[1] in _ARTICLES:
        words = window.rstrip(_OPENING).split()
        if len(words) >= 2:
            article = pair[1] if pair[1] in ("a", "an", "the") else ""
            pair = ((words[-3] if len(words) >= 3 else "").lower(), words[-2].lower())
    if article and pair[1] in _BESIDE and _A_SCALE.match(text, left):
        return _WORDS_EN[pair[1]]  # under a thousand labels
    if second.lower() in _REACHING and _NONE.search(window.lower().rpartition(". ")[2]):
        return "less-than"  # none of them reaches 60%
    if pair[1] in ("than", "to") and "equal" in window[-36:] and (equal := _OR_EQUAL.search(window)):
        return "at-least" if equal[1] or equal[3] else "at-most"
    bound = _PAIRS_EN.get(pair) or _WORDS_EN.get(pair[1], "exact")
    if bound == "exact" or _says_otherwise(text, end, window, pair, article, unit, span):
        return "exact"
    return DENIED[bound] if bound in DENIED and _negated(window, pair) else bound


def _by_sign(window: str, sign: str) -> str:
    """The bound of a sign or command: ``<``, ``\\sim``; what a word before it makes of that (up to ~24%)."""
    bound = SIGNS[sign]
    if bound == "about" and _UP_TO.search(window, 0, window.rfind(sign)):
        return "up-to"
    return DENIED[bound] if bound in DENIED and _negated(window, ("", sign)) else bound


def _says_otherwise(
    text: str, end: int, window: str, pair: tuple[str, str], article: str, unit: str, span: bool
) -> bool:
    """Whether the words of a bound say here what is compared, where something is, or how far it goes."""
    first, last = pair
    if last == "than":
        return _is_apart(window, first)  # 1.6 points, or 1.6 more than a 3-layer network
    if last == "as":
        if article == "the" or _AS_THEY_DO.match(text, end) is not None:
            return True  # twice as many as the 707
        return _LIKENED.search(window) is not None  # helps about as much as quadrupling it
    if pair in _PAIRS_EN:
        return pair == ("up", "to") and _leads_up_to(text, window, end, unit)
    if last in _BESIDE and _is_apart(window, last):
        return True  # 36% below 2019
    if last not in _PREPOSITIONS:
        return False
    before = window[: window.lower().rfind(last)]
    span = span or (last == "over" and SPELL.match(text, end) is not None)
    return is_preposition(text, end, before, last, article, unit, span)


def _is_apart(window: str, word: str) -> bool:
    """Whether what stands before the word is how far apart two things are."""
    return _APART_FROM.search(window[: window.lower().rfind(word)]) is not None


#: less than or equal to, equal to or more than, bigger or equal than
_MORE, _LESS = (
    "at least|more|greater|higher|larger|bigger|above|over",
    "at most|less|fewer|smaller|lower|below|under",
)
_OR_EQUAL = re.compile(
    rf"(?i)(?:(?:({_MORE})|({_LESS}))(?:\s+than)?\s+or\s+equal(?:\s+(?:to|than))"
    rf"|equal(?:\s+to)?\s+or\s+(?:({_MORE})|({_LESS}))\s+than)[\s$({{~]*$"
)
_A_SCALE = re.compile(r"(?i)(?:hundred|thousand|million|billion|trillion|dozen)\b")
_BESIDE = frozenset({"above", "below", "over", "under"})
#: How far apart two things are of which the second has the number: 12% more than 5 years ago.
_APART_FROM = re.compile(
    r"\d\s?(?:\\?%|×|x|-?fold|times|(?:percentage )?points?|pp|dB|orders of magnitude)\s+$|\d\.\d+\s+$|\b(?:quarter|third|fifth|sixth|tenth|order of magnitude|twice)\s+$"
)
#: After a number these make it others' that is as much: as much as 16,000 households use.
_LIKENED = re.compile(r"\b(?:about|roughly|nearly|almost|just|exactly|half|twice|not) as \w+ as\s+$")
_AS_THEY_DO = re.compile(
    r"\s+(?:[a-z-]+\s+){1,3}?(?:uses?|used|consumes?|needs?|do|does|did|emits?|produces?)\b"
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
    if window.endswith(("went up to ", "gone up to ")) or _FROM.search(window):
        return True
    return (unit in _BARE and _LEADING.search(window) is not None) or _PLACES.match(text, end) is not None


_BARE = frozenset({"", "h", "year"})
#: From one value up to another: 71% to 93%, whatever they are said of.
_FROM = re.compile(r"\bfrom\s[~$€£]*\d[\d.,]*(?:[^.;:\d]|(?<!\d)\.){0,48}\sup\s+to\s+(?:an?\s+)?[$€£]*$")


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
        return written if written in SIGNS else ""
    if ahead[-1:] in _SIGNS:
        return "" if ahead.endswith(("->", "=>")) else ahead[-1]
    command = ahead[ahead.rfind("\\") :]
    return command if command in SIGNS else ""


_OPENING, _GAP, _MATHEMATICS = BLANKS + "~$({\\", BLANKS + "-", BLANKS + "${"
_SIGNS = frozenset("<>≤≥≈~±")
#: What a sign that a server could not write ends in, and begins with.
_CLOSING = {"]": "[", "}": "{", ";": "&"}


#: What fails to exceed 60% stays below it; what fails on over 60% of the tasks does not.
_FAILING = re.compile(
    r"(?i)\b(?:unable|fail(?:s|ed|ing)?(?=(?:\s+\w+ly)?\s+to\b)|none|nobody|neither|struggl\w+|hardly|cannot|not|\w+n['’]t|no\s+\w+"
    r"|(?:warn|advis|caution|recommend)\w*\s+against)\b"
    r"(?:(?!,\s+(?:\w+ing|and)\b|\b(?:whereas|while|but|although|though|against|compared|versus|vs)\b)(?:\([^()]*\)|[^.;:?!(]))*$"
)


def _negated(window: str, pair: tuple[str, str]) -> bool:
    if pair[0] == "only":
        return False  # "not only over 20%"
    if pair[0] in ("no", "not", "none", "never", "cannot"):
        return True
    at = window.lower().rfind(pair[0] or pair[1])
    words = window[:at].split()[-2:]
    if pair[0] == "all" and words == ["not", "at"]:
        return False  # by 15% at 100 m, and not at all beyond 200 m
    if any(_is_negative(word.lstrip("([").lower()) for word in words):
        return True
    if pair[0] in ("less", "fewer", "lower", "smaller") or pair[1] in ("<", "below", "under"):
        return False
    if pair[1] == "beyond" and not _NONE.search(window[:at].lower()):
        return False  # "struggles to retain knowledge beyond 20k tokens" says where
    return _FAILING.search(window[: at + 2 * (pair[0] == "to")]) is not None  # with its "to": fail to exceed


def _is_negative(word: str) -> bool:
    return word in _NEGATIVES or word.endswith(("n't", "n’t", "n'", "n’"))


_NEGATIVES = frozenset({"no", "not", "never", "cannot", "none"})
_NONE = re.compile(r"n(?<!\wn)(?:one|either|o|obody|ot|ever)\b")  # to look for one letter is fast
