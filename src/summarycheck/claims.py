"""What the source claims, clause by clause, and how much a reader would miss each claim."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from summarycheck.lexicon import AUXILIARIES
from summarycheck.model import Quantity, Span

if TYPE_CHECKING:
    from summarycheck.reading import Reading

TOKEN = re.compile(r"[A-Za-z0-9]+(?:[-'.][A-Za-z0-9]+)*")
_BLANKED = bytes(code if chr(code).isalnum() or chr(code) in "-'." else 32 for code in range(128)) + bytes(
    128
)


class Claim(msgspec.Struct, frozen=True):
    """A clause of the source. ``weight``: 0 (background) to 1 (headline)."""

    text: str
    start: int
    end: int
    weight: float
    kind: str


class Statement(msgspec.Struct, frozen=True):
    """A sentence of the source, its words, and what sort of claim it makes (a key of ``WEIGHTS``, or ``background``)."""

    span: Span
    tokens: list[str]
    kind: str


WEIGHTS = {"release": 1.0, "proposal": 1.0, "result": 1.0, "finding": 1.0, "figure": 1.0, "detail": 0.5}
_BACKGROUND = 0.1
_SUBORDINATE_SHARE = 0.6  # of the weight, for a clause that hangs on another and has no figure
_FEWEST_WORDS = 4  # a clause with fewer is no claim
# That it has so many is told without looking at the rest of it.
_ENOUGH_WORDS = re.compile(rf"(?:[^A-Za-z0-9]*+[A-Za-z0-9]++(?:[-'.][A-Za-z0-9]++)*+){{{_FEWEST_WORDS}}}")

# Where a sentence breaks into clauses that can be lost one by one.
_BREAK = re.compile(
    r"[;:,\s](?:(?<=[;:])\s+|(?<=,)\s+(?=(?:and|but|while|whereas|which|where|with|thereby|leading|resulting|making|including"
    r"|achiev\w+|outperform\w*|surpass\w*|improv\w+|demonstrat\w+|reduc\w+|show\w*|reveal\w*|indicat\w+"
    r"|highlight\w*|enabl\w+|yield\w*|compris\w+|suggest\w+|provid\w+|allow\w+)\s)"
    r"|(?<=\s)(?:--+\s|(?=(?:and|while|whereas|but|that)\s+(?:we|it|our|the|they|this|these)\s)"
    r"|(?=\(?(?:\d|i{1,3}|iv|v|[a-f])\)\s)))"
)
_ELABORATION = re.compile(r"(?:including|such as)\s|e\.g\.|i\.e\.")
_SUBORDINATE = re.compile(
    r"(?:and )?(?:which|where|while|thereby|leading|resulting|making|enabling|allowing|highlighting|providing|yielding"
    r"|suggesting|comprising|indicating)\b|(?:and )?\(?(?:\d|i{1,3}|iv|v|[a-f])\)"
)
# Without one of these, or a word of ``_TELLING``, a part of a sentence is a member of a list and says nothing by itself.
_STATES = AUXILIARIES | frozenset(
    """
    it they this these those there be been being may might does do did
    not without requires require required remains remain enables enable enabled provides provide provided supports support
    supported allows allow allowed uses use used using employs employ employed applies apply applied combines combine
    combined integrates integrate integrated generates generate generated trains train trained learns learn learned
    largest first best most contains contain contained covers cover covered covering comprises comprising captures capture offers offer outperform
    """.split()
)
_FEWEST_WORDS_BESIDE_FIGURES = 3  # “DM = 0.72 (0.58, 0.84)” is a part of a list
# What abstracts say of nearly every paper: readers do not miss it.
_ROUTINE = re.compile(  # in lower case
    r"ablation|\bfuture\s(?:research|work|stud|direction|development|investigation)|\b(?:pav|lay)\w*\s(?:the|a)\s(?:\w+\s)?(?:way|"
    r"ground|foundation)|\bfoundational\s(?:reference|resource)|\bshed\w*\s(?:\w+\s)?light\b|\bvaluable\s(?:insight|resource|reference)"
    r"|\b(?:highlight|underscor|emphasi[sz])\w*\s(?:the|its|their|our)\s(?:\w+\s)?(?:potential|importance|need|promise|significance|value|power)"
    r"|\bcontribut\w+\sto\sthe\s(?:field|understanding|development|literature)|\bpromising\s(?:direction|avenue|trajectory|path)|\bopens?\s(?:up\s)?new\b"
    r"|\b(?:hold|show|offer|ha(?:ve|s))s?\s(?:\w+\s){0,2}(?:potential|promise)\b"
)

#: One of these is in all of that.
_ROUTINE_WORDS = tuple(
    "ablation future pav lay foundational shed valuable highlight underscor emphasi contribut promis open potential".split()
)

_OWN = frozenset("we We our Our us ours".split())
_PUBLICATIONS = frozenset(
    "paper work study article survey review research thesis dissertation report proposed".split()
)
_OURS_PHRASES = (
    *(
        "this paper",
        "this work",
        "this study",
        "this article",
        "this survey",
        "this review",
        "this research",
        "this thesis",
    ),
    *("this dissertation", "this report", "the paper", "the proposed"),
)
_PROPOSES = frozenset(
    """
    propose proposes proposed proposing introduce introduces introduced introducing present presents presented
    presenting develop develops developed developing design designs designed describe describes construct constructs
    constructed build builds built create creates created establish establishes established collect collects collected
    curate curated novel called dubbed named termed
    """.split()
)
_RESULTS = frozenset(
    """
    outperform outperforms outperformed outperforming surpass surpasses surpassing surpassed exceed exceeds exceeding
    achieve achieves achieved achieving attain attains attained improve improves improved improving improvement
    improvements reduce reduces reduced reducing reduction state-of-the-art sota SOTA speedup speedups speed-up accelerate
    accelerates accelerated better superior superiority increase increases increased decrease decreases decreased gain
    gains accuracy score scores comparable competitive boost boosts boosting compared baseline baselines
    """.split()
)
#: Words for a result that is better or worse than another, or than before.
COMPARISONS = _RESULTS - frozenset(
    """
    achieve achieves achieved achieving attain attains attained accuracy score scores compared baseline baselines
    state-of-the-art sota SOTA comparable competitive
    """.split()
)
_FINDS = frozenset(
    """
    find finds found finding findings show shows showed shown reveal reveals revealed revealing demonstrate
    demonstrates demonstrated demonstrating indicate indicates indicated observe observes observed conclude concludes
    suggest suggests confirm confirms confirmed identify identifies identified prove proves proved evaluate evaluates
    evaluated evaluation validate validates validated analyze analyzes analyse analysis investigate investigates
    investigated examine examines examined benchmark compare compares experiments
    """.split()
)
_RELEASES = frozenset(
    """
    available avaiable released release releasing releases open-source open-sourced publicly public accessible publish
    published hosted share shared found accessed code codes github GitHub Github
    """.split()
)
_AVAILABLE = (
    r"(?:ava\w{2,4}ble|released|open-?sourced|published|hosted|shared|public|found|accessible|accessed)"
)
_RELEASE = re.compile(  # in lower case, blanks for line ends
    r"\b(?:codes?|data ?sets?|data|models?|weights|benchmarks?|toolkit|implementation|pipeline|software|package"
    r"|library|checkpoints?|resources?|framework|materials?|suite|repository)\b[^.]{0,80}"
    rf"\b(?:(?:is|are|be|made|been)(?: (?:\w+ly|made))* {_AVAILABLE}"
    rf"|(?!found in){_AVAILABLE} (?:at|on|in|here|via|under|from|upon))\b"
    r"|\bshared with the (?:\w+ )?(?:community|public)\b"
    r"|\bwe (?:also |will |have |plan to |\w+ly )*(?:release|open-?source|publish|share (?:our|the|all) (?:code|data|model)s?)\b"
    r"|\bcodes?\b[^.]{0,40}https?://|^\W*(?:our )?(?:github|git)\b[^.]{0,40}https?://"
    rf"|^(?!.*(?:page|site|demo|video|audio|result|detail)).*\b{_AVAILABLE} (?:at|on|via|under|from)\b.{{0,20}}(?:https?://|github|hugging)"
)
_ATTACHED = re.compile(
    r"\bin (?:the |our )?(?:supplement|append)\w+(?: \w+)?\W*$"
)  # only readers of the paper have it
_OF_OLD = re.compile(r"\bin\sour\s(?:own\s)?(?:previous|prior|earlier)\s(?:work|paper|stud)", re.I)
_OURS, _ITSELF, _PROPOSED, _RESULT, _FOUND, _RELEASED, _EARLIER = (1 << bit for bit in range(7))
_TELLING: dict[str, int] = {}
for _flag, _words in zip(
    (_OURS, _ITSELF, _PROPOSED, _RESULT, _FOUND, _RELEASED, _EARLIER),
    (_OWN, _PUBLICATIONS, _PROPOSES, _RESULTS, _FINDS, _RELEASES, ("previous", "prior", "earlier")),
    strict=True,
):
    for _word in _words:
        _TELLING[_word] = _TELLING.get(_word, 0) | _flag
_LONGEST_RELEASE = 260  # characters; a longer sentence says more than that


def claims(source: Reading) -> list[Claim]:
    """The claims of the source in order, weighed; background too."""
    found = []
    for statement in statements(source):
        for start, end in clauses(statement.span):
            text = source.raw[start:end]
            found.append(Claim(text, start, end, weigh(text, statement.kind), statement.kind))
    return found


def statements(source: Reading) -> list[Statement]:
    """The sentences of the source. What stands before the first that speaks of the authors' own is background."""
    numbers = [quantity.start for quantity in source.quantities if counts_as_number(quantity)]
    words = blanked(source.raw)
    found = []
    background = True
    for span in source.sentences:
        tokens = tokens_of(words[span.start : span.end])
        tells = _telling(tokens)
        if tells & _ITSELF and not tells & _OURS and _speaks_of_itself(span.text):
            tells |= _OURS
        background = background and not tells & _OURS
        idle = background or len(tokens) < _FEWEST_WORDS
        kind = "background" if idle else _kind(span, tells, numbers)
        found.append(Statement(span, tokens, kind))
    if background:  # the authors never speak of themselves: all but the opening may be claimed
        found[1:] = [
            replace(each, kind=_kind(each.span, _telling(each.tokens), numbers)) for each in found[1:]
        ]
    return found


def _telling(tokens: list[str]) -> int:
    """What the tokens tell of the sentence: the flags of ``_TELLING`` together."""
    flags = 0
    for token in _TELLING.keys() & tokens:
        flags |= _TELLING[token]
    return flags


def _speaks_of_itself(text: str) -> bool:
    lower = text.lower()
    return any(phrase in lower for phrase in _OURS_PHRASES)


def blanked(raw: str) -> str:
    """The text, its length kept, with blanks for all that is in no token (see ``tokens_of``)."""
    words = raw.encode("ascii", "replace").translate(_BLANKED)
    if b"'" in words:
        words = words.replace(b"' ", b"  ").replace(b" '", b"  ")
    return words.decode("ascii")


def tokens_of(sentence: str) -> list[str]:
    """The words and names of a blanked sentence in order; a mark at one's end stays, but at the end of all.

    It takes a quarter of the time of ``TOKEN``, which has to be spent on every word of every source.
    """
    tokens = sentence.rstrip("-'. ").split()
    if tokens:
        tokens[0] = opening(tokens[0])
    return tokens


def opening(token: str) -> str:
    """The first word of a sentence without the sentence's capital."""
    return token.lower() if token[1:].islower() else token


def _kind(span: Span, tells: int, numbers: list[int]) -> str:
    if tells & _RELEASED and len(span.text) < _LONGEST_RELEASE:
        # What a footnote gives a link to is not what its sentence claims.
        text = " ".join(span.text.partition("\\footnote")[0].lower().split())
        if _RELEASE.search(text) and not _ATTACHED.search(text):
            return "release"
    if tells & _EARLIER and _OF_OLD.search(span.text):
        return "background"
    if tells & _OURS and tells & _PROPOSED:
        return "proposal"
    if tells & _RESULT:
        return "result"
    if tells & _FOUND:
        return "finding"
    return "figure" if any(span.start <= start < span.end for start in numbers) else "detail"


def clauses(sentence: Span) -> list[tuple[int, int]]:
    """Where the clauses of the sentence stand in the source; each has words enough to be a claim."""
    text = sentence.text
    cuts = [0]
    for match in _BREAK.finditer(text):
        if _ENOUGH_WORDS.match(text, cuts[-1], match.start()) and _ENOUGH_WORDS.match(text, match.end()):
            cuts.append(match.end())
    cuts.append(len(text))
    spans = []
    for begin, end in pairwise(cuts):
        length = len(text[begin:end].rstrip(" ,;:-\n"))
        spans.append((sentence.start + begin, sentence.start + begin + length))
    return spans


def weigh(clause: str, kind: str, *, figure: bool = False, part: bool = False) -> float:
    """How much a clause of a sentence of that kind would be missed.

    ``figure``: it has a figure of its own; ``part``: it is not all of the sentence.
    """
    weight = WEIGHTS.get(kind, _BACKGROUND)
    listed = part and _is_listed(clause, figure=figure)
    if figure and not listed:
        return weight * _SUBORDINATE_SHARE if is_setting(clause) else weight
    if _ELABORATION.match(clause):
        return 0.0  # spells out the claim before it
    light = listed or _SUBORDINATE.match(clause) or _is_routine(clause)
    return weight * _SUBORDINATE_SHARE if light else weight


def is_setting(clause: str) -> bool:
    """True where it says on what was tried, and nothing of what came out."""
    return _SETTING.search(clause) is not None and _RESULTS.isdisjoint(TOKEN.findall(clause))


_TRIALS = r"(?:evaluations?|experiments?|tests?|comparisons?|stud(?:y|ies))"
_SETTING = re.compile(
    r"(?i)\bfor\s(?:\w+\s)?(?:training|validation|testing)\b|\b(?:we|and)\simplement\b"
    rf"|\b(?:conduct|perform|carr(?:y|ied)\sout|run|ran)(?:s|ed|ing)?\s(?:\w+\s){{0,4}}?{_TRIALS}\b"
    rf"|^(?:\w+\s)?{_TRIALS}\s(?:on|across|over|with|using|(?:is|are|was|were)\s(?:conduct|perform|carri|run)\w*)\b"
    r"|^(?:our|the)\s(?:\w+\s)?(?:evaluations?|experiments?|assessments?)\s(?:on|across|over|with|using|follows?|cover\w*|span\w*|involv\w+)\b"
    r"(?!.*\b(?:reveal|show|find|found|demonstrat|confirm|indicat))"
    r"|\bwe\s(?:\w+\s)?(?:evaluated?|test(?:ed)?|validated?|assess(?:ed)?)\s(?:[\w-]+\s){1,4}?(?:on|across|using|with|over)\b"
    r"|\b(?:is|are|was|were)\s(?:\w+\s)?(?:evaluated|tested|validated|trained)\s(?:and\s\w+\s)?(?:on|across|using|with)\b"
)


def _is_routine(clause: str) -> bool:
    lower = clause.lower()
    return any(map(lower.__contains__, _ROUTINE_WORDS)) and _ROUTINE.search(lower) is not None


def _is_listed(clause: str, *, figure: bool) -> bool:
    """True for a part of a sentence that states nothing: a member of a list."""
    tokens = TOKEN.findall(clause)
    if figure:
        return sum(map(str.isalpha, tokens)) < _FEWEST_WORDS_BESIDE_FIGURES
    return _STATES.isdisjoint(map(str.lower, tokens)) and not _telling(tokens)


def counts_as_number(quantity: Quantity) -> bool:
    """False for numbers that a summary may well leave unsaid or say in words: one, both, a double, the first, years."""
    if quantity.kind in ("ordinal", "year", "date", "vague", "decade", "century", "name", "size"):
        return False
    if quantity.kind == "multiple" and quantity.text.lower() in _TUPLES:
        return False
    if (
        not quantity.single
        and not quantity.unit
        and _FIRST_YEAR <= quantity.low < quantity.high <= _LAST_YEAR
    ):
        return False
    return quantity.kind != "count" or bool(quantity.unit) or quantity.high > 2 or quantity.high % 1 != 0


_TUPLES = frozenset("double triple quadruple quintuple".split())  # double-buffered, a triple of words
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def is_figure(quantity: Quantity) -> bool:
    """True for a number that a claim is made for: with a unit or a point, or too big to be counted on the fingers."""
    return (
        counts_as_number(quantity)
        and quantity.kind != "rank"
        and (bool(quantity.unit) or quantity.high > 10 or quantity.high % 1 != 0)
    )
