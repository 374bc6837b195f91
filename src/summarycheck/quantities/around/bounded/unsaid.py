"""Bounds that the target alone says: 超过208倍 for "a speedup of 208x", 不到13名医生 for "surpassed 13 doctors"."""

from __future__ import annotations

import re

from summarycheck.model import Quantity
from summarycheck.quantities.clauses import DENIED_EN

#: Kinds of numbers that have no bound.
UNBOUNDED = frozenset({"vague", "ordinal", "month", "day", "decade"})
#: Bounds that no translator adds, and English that may say some bound.
_ADDED_ZH = re.compile(r"(?:(?<!并)(?<!非)(?:不到|不足)|至少|至多|最多|(?:不|超)过|[高低大小多少]于)了?\s?$")
_SOME_BOUND_EN = re.compile(
    rf"(?i){DENIED_EN}|\b(?:sub|within|under|below|least|most|over|above|beyond|exceed\w*|surpass\w*|only|just|merely|mere|far|limit\w*|bound\w*|capped|shy"
    r"|even|minim\w*|maxim\w*|up to|upwards|required?|needs?|threshold|nearly|almost|close|approach\w*|barely|hardly|fail\w*|scarcely"
    r"|(?:more|less|worse|\w+er)(?= th[ae]n)|superior|inferior|pass(?:es|ed|ing)|top(?:s|ped|ping)?|cross(?:es|ed|ing)?|outperform\w*|still|as (?:low|high|few|little|many|much) as)\b"
    r"|[<>≤≥≲≳+]|\\[lg]\w*|&[lg]"
)
_BOUND_AFTER_EN = re.compile(
    r"(?i)[^.;,]{0,16}?(?:\b(?:and|or) (?:above|over|beyond|older|more|less|fewer|below|under)\b|\bor so\b|\bplus\b|[+<>]|at (?:least|most)|\bin (?:an?|the|its|their) \w+est\b)"
)


#: So many years are one of the calendar.
_CALENDAR = 200
#: Characters of a list that one bound may be said of.
_LIST_EN = 90


def made_up(source: str, target: str, a: Quantity, b: Quantity) -> bool:
    """Whether the target bounds what nothing in the source does: 不到208倍 for "a speedup of 208x"."""
    if (
        not a.text[:1].isdecimal()
        or b.kind in UNBOUNDED
        or ("year" in (b.kind, b.unit) and b.low >= _CALENDAR)
    ):
        return False  # 亚历山大于321年
    if _ADDED_ZH.search(target, max(0, b.start - 4), b.start) is None:
        return False
    # a bound may be said of several: over 95% on some, and 70% on others
    clause = max(source.rfind(". ", 0, a.start), a.start - _LIST_EN, 0)
    return not (_SOME_BOUND_EN.search(source, clause, a.start) or _BOUND_AFTER_EN.match(source, a.end))


#: What surpasses a number, a number of things, or the performance of so many.
_SURPASS_EN = re.compile(
    r"(?i)\b(?:(?:surpass|exceed|outperform|outpac)\w*|(?:pass|top|cross)(?:p?ed|e?s))\b(?P<what>[^.;,\d]{0,48})$"
)
_NOT_QUITE_EN = re.compile(
    rf"(?i){DENIED_EN}|\b(?:fail\w*|under|below|less|fewer|within|nearly|almost|unable)\b"
)


def surpassed(source: str, target: str, a: Quantity, b: Quantity) -> bool:
    """Whether the target says 不到 of what the source says is surpassed: 不到13名医生 for "surpassed 13 doctors"."""
    before = source[max(0, a.start - 64) : a.start]
    surpass = _SURPASS_EN.search(before)
    if surpass is None or _NOT_QUITE_EN.search(before, max(0, surpass.start() - 24)):
        return False
    return not surpass["what"].strip(" $~") or bool(_ADDED_ZH.search(target, max(0, b.start - 4), b.start))
