"""Words that say a bound of a number, or only where or when something is: over 5 minutes, over 16 datasets."""

from __future__ import annotations

import re

from summarycheck.quantities.scan.units import BY_NAME
from summarycheck.quantities.things import NO_JOINING

#: Before *over* these make it a bound of a span of time (lasting over 5 minutes); elsewhere it says during.
_LASTING = re.compile(
    r"(?i)(?:^|[(,:]|\b(?:for|of|just|little|slightly|well|after|with|last(?:s|ed|ing)?|takes?|took|taking|requir\w+|needs?|is|are|was|were"
    r"|in|by|to|at|than|and|or|despite|until|has|have|had|reach\w*|cover\w*|span\w*|travel\w*))\s*$"
)
#: What may be gone over as well as exceeded: 4.9 billion trees over 2.8 million km².
_STRETCHES = frozenset(
    unit.name for unit in BY_NAME.values() if unit.dimension in ("length", "area", "angle", "sky")
)
#: After a count these make it a span of time: over three nights, over 5 cycles.
SPELL = re.compile(
    r"[\s-]+(?:\w+\s+)?(?:seasons?|nights?|epochs?|rounds?|iterations?|steps?|generations?|sessions?|semesters?|decades?|quarters?"
    r"|cycles?|runs?|seeds?|trials?|folds?|turns?|days|weekdays|workdays|visits)\b"
)
#: Before *over* and a count these make it a look at things: evaluated over 16 datasets.
_PERFORMED = re.compile(
    r"(?i)\b(?:evaluat|conduct|validat|experiment|averag|test|measur|comput|perform|generali[sz]|aggregat|summed|integrat|repeat"
    r"|improv|optimi[sz]|iterat|spread|spann|result|verif|pool|symptom|perplexit|loss|accurac|score|mean|robust|consisten|held|hold|maintain|sustain|kept|stable)\w*\s*$"
)
#: Before *over* these make it a choice or a lead: preferred over 4 models, a win over 2 rivals.
_CHOSEN = re.compile(
    r"(?i)\b(?:prefer\w*|favou?r\w*|chosen|choos\w+|chose|select\w*|advantages?|superior\w*|priority|precedence|preference)(?:\s+[^\s,.;]+){0,2}\s*$"
)
#: … where what is counted are things to test on.
_TESTED = re.compile(
    r"(?i)(?:[\s-]+\w+(?:-\w+){0,4}){0,3}?[\s-]+(?:data ?sets?|corpora|tasks?|benchmarks?|graphs?|domains?|cohorts?|baselines?|models?|scenarios?"
    r"|settings?|languages?|images?|tables?|environments?|industries|fields|topics|categories|classes|samples|methods|nodes|layers|parts|components|pieces|batches)\b"
)
#: Words that are no part of a noun and what stands before it.
_NO_NOUN = rf"{NO_JOINING}(?!(?:we|they|can|could|may|might|will|would|must|should|be|been|has|have|had|just|well|not|also|only|did|does|do|little|bit|touch|shade|tad|fraction)\b)"
#: Before *over* a noun with its article, or a figure: a transformer over 44 features, a ratio of 1.18 over 1340 days.
_LAID_OVER = re.compile(
    rf"(?i)(?:\b(?:an?|the|our|its|this|each|every|one|single)\s+(?:{_NO_NOUN}[\w-]+(?<![^s]s)\s+){{0,4}}"
    rf"{_NO_NOUN}[\w-]+(?<!ed)(?<!ing)(?<!ly)(?<![^s]s)|\d)\s*$"
)
#: So many things before *over* are laid over those after it: 7,300 questions over 1,900 tables.
_MANY_THINGS, _OVER_THINGS = (
    re.compile(r"\d\s+(?:[\w-]+\s+){0,2}[a-z-]+s\s*$"),
    re.compile(r"[\s-]+(?:[\w-]+\s+){0,2}[a-z-]+s\b"),
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


def is_preposition(text: str, end: int, before: str, word: str, article: str, unit: str, span: bool) -> bool:
    """Whether a word that may be a bound is none here; ``before`` is what stands before it."""
    if article and _before_a_thing(text, end, word, article, unit):
        return True
    if word.startswith("surpass"):
        return not unit and _RIVALS.match(text, end) is not None
    if word == "over":
        return _is_across(text, end, before, unit, span)
    if word == "under":
        return _is_condition(text, end, before, unit)
    if word == "around":
        return _CENTRED.search(before) is not None
    return word == "above" and before.endswith("the ")


def _before_a_thing(text: str, end: int, word: str, article: str, unit: str) -> bool:
    """Whether a thing that is named by its number follows, with its article: over a 128K-token window, surpasses a 405B model."""
    if word in _THING_SURPASSED:
        return True
    if word == "over" and text.startswith("-", end):
        return True
    return word in _PLACES and (article == "the" or unit not in ("", "%", "x", "pp"))


_THING_SURPASSED = frozenset({"under", "exceed", "exceeds", "exceeded", "surpasses", "surpassing"})
_PLACES = frozenset({"over", "above", "below", "around", "beyond"})


def _is_across(text: str, end: int, before: str, unit: str, span: bool) -> bool:
    """Whether *over* says during what, across what or rather than what: over 16 datasets, preferred over 4 models."""
    if span or unit in _STRETCHES:
        return _LASTING.search(before) is None
    if unit:
        return False
    if _CHOSEN.search(before):
        return True
    performed = before.rstrip().endswith(")") or _PERFORMED.search(before) is not None
    if (performed and _TESTED.match(text, end) is not None) or _LAID_OVER.search(before) is not None:
        return True
    return _MANY_THINGS.search(before) is not None and _OVER_THINGS.match(text, end) is not None


def _is_condition(text: str, end: int, before: str, unit: str) -> bool:
    """Whether *under* says on what condition: under 2 °C of warming, under 50% device faults."""
    if not before.strip() or before.rstrip().endswith("."):
        return True
    conditional = unit in _CONDITIONS or (unit == "%" and _SHARE_OF.match(text, end) is not None)
    return conditional and _FEWER.search(before) is None
