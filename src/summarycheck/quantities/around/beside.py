"""What stands beside a number: the things it belongs to, and whether they are those beside its answer.

A number that was given to another thing keeps its value; only its company tells. Each word that belongs to one of
two source numbers is looked for in the target, as it stands or as the lexicon renders it: what answers to it stands
with the answer of its own number or, where the two were exchanged, with that of the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from summarycheck.lexicon import FUNCTION_WORDS, Rendering, shipped
from summarycheck.model import Quantity

#: A number of the source and its answer.
Link = tuple[Quantity, Quantity]
Pairs = list[Link]
#: What is odd: the relation that rules select, both numbers, and facts.
Oddity = tuple[str, Quantity, Quantity, Mapping[str, str]]

DATED = frozenset({"ordinal", "year", "month", "day", "decade", "time", "rank", "vague", "dimension"})
#: The gap between two numbers of a bare list.
LIST_GAP_EN = re.compile(r"^[\s%$\\,/()}{-]*(?:and|or)?[\s$({]*$")
LIST_GAP_ZH = re.compile(r"^[\s%％、，,和与及以或/$\\()（）]*(?:以及|和)?[\s$]*$")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_.+/@][A-Za-z0-9]+)*")
_BREAK_EN = re.compile(r"[,;:()\[\]](?!\d)|--|\b(?:and|while|but|versus|vs|whereas|compared|respectively)\b")
_BREAK_ZH = re.compile(r"[，；、;:：()（）]|,(?!\d)|和|与|及(?!其)|而|但|分别")
_SENTENCE_EN, _SENTENCE_ZH = re.compile(r"[.!?]\s|;\s"), re.compile("[。；！？]")
#: What a phrase of things ends at, or begins after.
_PREPOSITION = re.compile(
    r"\b(?:on|in|for|of|with|than|to|by|over|at|from|as|using|respectively|compared|achiev\w+|reach\w+|improv\w+|outperform\w+|show\w*)\b"
)
#: Where the noun of a count ends.
_NOUN_END_EN = re.compile(
    r"[,;:()\[\]](?!\d)|(?<![A-Z])\.(?!\d)|(?<![A-Za-z])\d|--|(?<![-\w])(?:and|while|but|versus|vs|whereas|in|on|for|with|at|by|from|across|to|of|over|under|per"
    r"|than|as|that|which|is|are|was|were|each|using|via|into|covering|including|spanning|involving|targeting|submitted|containing|representing"
    r"|comprising|collected|drawn|sampled|curated|obtained|recorded|taken"
    r"|(?:last|this|next|each|every) (?:year|quarter|month|week|day|night|season|summer|winter|spring|autumn))(?![-\w])"
)
_NOUN_END_ZH = re.compile(r"[，。；、;:：()（）!?？！]|,(?!\d)|\d|和|与|及|而|但|或|了")
#: And where a place ends: 6个高级场景中未探索的3种偏差.
_AMID_ZH = re.compile("(?<=[\u4e00-\u9fff]{3})中(?![国文等小心间型介度学医美东])")
#: And where what is said of the counted things begins.
_SAID_ZH = re.compile(
    "用于|来自|进行|实现|达到|取得|显著|优于|超过|表现|提升|提高|降低|证明|表明|验证|上(?![下市游述层])|中的"
)
#: A count whose noun is left out (300 in German), not one of many (5 of the people).
_PLACED = re.compile(r"\s+(?:in|with|on|for|from)\b")
#: After a number these make it a score, which is no count: 20分.
_SCORED = frozenset("分点")
#: What stands between two counts of one couple.
_COUPLED_EN = re.compile(r"[^.;:()\d]{1,48}\band\s")
_COUPLING_ZH = re.compile("[和与及、]")
#: Two things of the source joined by *and*, and what joins them in the target.
_PHRASE = r"[A-Za-z][\w.+/@-]*(?: [A-Za-z][\w.+/@-]*){0,3}"
_COUPLE = re.compile(rf"({_PHRASE}),? and (?:the |on |in |for |with )?({_PHRASE})")
_JOINED = re.compile(r"[^，。；]{0,14}?(?:和|与|及|以及|、|/|,)[^，。；]{0,14}$")
_SAYS = re.compile(r"[A-Za-z]{3,}|[A-Z]|[\u4e00-\u9fff]{2,}")
_REACH_EN, _REACH_ZH, _REACH_LIST = 48, 22, 110
#: What may stand between a number and its thing: 11% (GMM), 19% compared to TraceVLA.
_LEADS_ON = re.compile(r"^[\s%％$\\]*(?:[(（]|(?:compared|versus|vs)\b)")
#: What may introduce a number after its thing: AVBI: 0.861, Claude (0.38).
_INTRODUCING = " :：=~≈$({（"
#: How strongly words must speak for an exchange: of each of two values, of each of two counts, of one where the
#: other is silent; and how strongly a name speaks.
_DISTINCT, _SLIGHT, _ALONE, _NAME = 1.5, 1.0, 3.0, 4.0
#: Nouns of counts follow so close; what stands farther off counts half.
_CLOSE = 6


#: A name that says what a value is of: 8% on AIME, 0.87 for SD-VAE.
_OF_NAME = re.compile(
    r"[\s%$\\]*(?:points? )?(?:for|on|with|in) (?:the )?((?=[\w.-]*[A-Z0-9])[A-Za-z][\w.-]*\w)\b"
)
_VERSION = re.compile(r"\s?\d")
_BARE_LIST_ZH = re.compile(r"[\s%％、，,和与及以或/→$\\()（）]*")
#: And in the target what leads from a name to its value.
_LEADING = re.compile(
    r"(?:数据集|基准|测试|模型|任务|上|中|的|则|仅|为|是|达到?|了|获得|取得|得分|高出|提升|提高|增加|增长|降低|减少|下降|改进|约|近|\s){0,6}"
)


class Word(NamedTuple):
    """A word beside two numbers: whose company it is (0 the first, 1 the second) and what answers to it.

    A ``head`` ends its phrase: two counts may share it ("six tabular and two image datasets").
    """

    owner: int
    text: str
    renderings: tuple[Rendering, ...]
    head: bool = False


def exchanged(source: str, target: str, first: Link, second: Link) -> bool:
    """Whether each of two numbers stands in the target with the company that the other has in the source.

    Counts of things are followed by their things in both languages. Values may stand on either side of theirs, or in
    a list of their own ("92.1% and 88.3% on A and B"), whose order is that of the things.
    """
    (a1, b1), (a2, b2) = first, second
    spots = a1.start, a1.end, a2.start, a2.end
    if not LIST_GAP_EN.match(source[a1.end : a2.start]):
        if counts(a1) and target[b1.end : b1.end + 1] not in _SCORED:
            nouns = _nouns(source, *spots)
            if len({word.owner for word in nouns}) == 2:
                return _counted_across(nouns, target, b1, b2)
            if nouns and _COUPLED_EN.fullmatch(source, a1.end, a2.start):
                return _counted_across(nouns, target, b1, b2)
        return _valued_across(_own(source, *spots), target, b1, b2) < 0 or named_across(
            source, target, first, second
        )
    # The things of a bare list are those of the nearest couple that the target answers to.
    verdicts = (_valued_across(company, target, b1, b2) for company in _couples(source, a1.start, a2.end))
    return next((verdict for verdict in verdicts if verdict), 0) < 0


def keep_company(source: str, target: str, first: Link, second: Link) -> bool:
    """Whether what stands beside one of two numbers in the source stands beside its answer, rather than beside the other's."""
    (a1, b1), (a2, b2) = first, second
    spots = a1.start, a1.end, a2.start, a2.end
    if counts(a1):
        return max(_lean(_nouns(source, *spots), _counted(target, b1, b2), _speaks_close)) > 0
    company = _own(source, *spots)
    left, right = (b1, b2) if b1.start < b2.start else (b2, b1)
    windows = _segments(
        target, (left.start, left.end), (right.start, right.end), _BREAK_ZH, _SENTENCE_ZH, _REACH_ZH
    )
    here, there = windows if left is b1 else windows[::-1]
    return sum(_lean(company, (here.lower(), there.lower()), _speaks)) > 0


def _counted_across(company: tuple[Word, ...], target: str, b1: Quantity, b2: Quantity) -> bool:
    """Whether two counts are followed by each other's things: 29个邦的14个中心 for "29 centres in 14 states"."""
    windows = _counted(target, b1, b2)
    lean = _lean(company, windows, _speaks_close)
    if max(lean) < 0:
        return max(lean) <= -_SLIGHT and sum(lean) <= -_ALONE
    if sum(lean) > -_ALONE:
        return False
    # One side is silent: what stands behind 的, or heads a couple, may belong to both (3000个基于六国场景的问题).
    if _COUPLING_ZH.search(target, min(b1.end, b2.end), max(b1.start, b2.start)):
        company = tuple(word for word in company if not word.head)
    company = tuple(
        word for word in company if not any(word.text in other.text for other in company if other is not word)
    )
    plain = windows[0].partition("的")[0], windows[1].partition("的")[0]
    lean = _lean(company, plain, _speaks_close)
    return max(lean) <= 0 and min(lean) <= -_ALONE


def part_turned(source: str, target: str, first: Link, second: Link) -> bool | None:
    """Whether "15 of 16 patients" became 15例患者中16例; ``None`` where the two are no part and whole."""
    (a1, b1), (a2, b2) = first, second
    if _PARTITIVE.fullmatch(source, a1.end, a2.start) is None:
        return None
    return b1.start < b2.start and _AMONG_ZH.search(target, b1.end, b2.start) is not None


_PARTITIVE = re.compile(
    r"[\s$]*(?:(?:[\w-]+\s+){0,3}?out\s+of|of)\s+(?:(?:the|all|its|their|these|\w+\s?['’]s)\s+)?[\s$(]*"
)
_AMONG_ZH = re.compile("(?<!其)中|里|之内|的\\s?$")


def _valued_across(company: tuple[Word, ...], target: str, b1: Quantity, b2: Quantity) -> int:
    """-1 where the company of two values stands with each other's answers, 1 where with their own, 0 where neither."""
    left, right = (b1, b2) if b1.start < b2.start else (b2, b1)
    if not company:
        return 0
    if LIST_GAP_ZH.match(target[left.end : right.start]):
        return _listed_across(company, target, b1, b2)
    windows = _segments(
        target, (left.start, left.end), (right.start, right.end), _BREAK_ZH, _SENTENCE_ZH, _REACH_ZH
    )
    here, there = windows if left is b1 else windows[::-1]
    lean = _lean(company, (here.lower(), there.lower()), _speaks)
    if max(lean) <= -_DISTINCT:
        return -1
    return int(min(lean) >= 0 and max(lean) > 0)


def named_across(source: str, target: str, first: Link, second: Link) -> bool:
    """Whether a name that belongs to one value ("8% on AIME") leads to the other's answer (在AIME上高出10.7%)."""
    (left, right) = sorted((first[1], second[1]), key=lambda b: b.start)
    if _BARE_LIST_ZH.fullmatch(target, left.end, right.start):
        return False
    for (a, own), (_, other) in ((first, second), (second, first)):
        of = _OF_NAME.match(source, a.end)
        if of is None or _VERSION.match(source, of.end()):
            continue
        if source.count(of[1], max(0, a.start - _REACH_LIST), of.end() + _REACH_LIST) > 1:
            continue
        follows = target.startswith(of[1], own.end + 1)
        if _leads(of[1], target, other) and not (_leads(of[1], target, own) or follows):
            return True
    return False


def _leads(name: str, target: str, b: Quantity) -> bool:
    """Whether nothing but what leads to a value stands between the name and the number after it."""
    at = target.rfind(name, max(0, b.start - 32), b.start)
    return at >= 0 and _LEADING.fullmatch(target, at + len(name), b.start) is not None


def same_noun(source: str, target: str, a: Quantity, b: Quantity) -> bool | None:
    """Whether the nouns after two counts are the same; ``None`` when the lexicon does not know."""
    noun = _nouns(source, a.start, a.end, len(source), len(source))
    window = _NOUN_END_ZH.split(target[b.end : b.end + _REACH_ZH])[0].lower()
    if not noun or not window:
        return None
    window = _SAID_ZH.split(window)[0]
    if any(_speaks(word, window) for word in noun):
        return True
    return False if all(word.renderings for word in noun) else None


def names_turned(near_en: str, near_zh: str) -> bool:
    """Whether names that two stretches share stand in another order in the second."""
    ours = [match.group().lower() for match in _LATIN.finditer(near_en)]
    shared = [
        m.group().lower()
        for m in _LATIN.finditer(near_zh)
        if len(m.group()) > 1 and m.group().lower() in ours
    ]
    order = [ours.index(word) for word in dict.fromkeys(shared)]
    return len(order) >= 2 and order != sorted(order)


def counts(quantity: Quantity) -> bool:
    """Whether the number counts things, which are named after it in both languages."""
    return quantity.kind == "count" and not quantity.unit and quantity.low == int(quantity.low)


# ---- the company in the source -------------------------------------------------------------------


@lru_cache(maxsize=512)
def _nouns(source: str, start1: int, end1: int, start2: int, end2: int) -> tuple[Word, ...]:
    """The nouns after two counts; where one has none (300 in German), what follows their prepositions too."""
    stretches = []
    for end, other in ((end1, start2), (end2, start1)):
        stop = min(end + _REACH_EN, other if other >= end else len(source))
        stretches.append(source[end:stop])
    nouns = [_NOUN_END_EN.split(stretch)[0] for stretch in stretches]
    if not all(
        _SAYS.search(noun) or not _PLACED.match(stretch)
        for noun, stretch in zip(nouns, stretches, strict=True)
    ):
        nouns = [re.split(r"\d", _BREAK_EN.split(stretch)[0])[0] for stretch in stretches]
    owners: dict[str, int] = {}
    for owner, noun in enumerate(nouns):
        _claim(owners, noun, owner)
    heads = {hit.lower() for noun in nouns for hit in re.split("[-/ ]", noun.strip())[-1:]}
    return tuple(word._replace(head=word.text in heads) for word in _words(owners))


@lru_cache(maxsize=512)
def _own(source: str, start1: int, end1: int, start2: int, end2: int) -> tuple[Word, ...]:
    """The words that belong to one of two values."""
    segments = _segments(source, (start1, end1), (start2, end2), _BREAK_EN, _SENTENCE_EN, _REACH_EN)
    owners: dict[str, int] = {}
    for owner, segment in enumerate(segments):
        _claim(owners, segment, owner)
    return _words(owners)


@lru_cache(maxsize=512)
def _couples(source: str, before: int, after: int) -> tuple[tuple[Word, ...], ...]:
    """The words of the couples (A and B) around a bare list of two numbers, the nearest first: A is the first one's."""
    behind = _SENTENCE_EN.split(source[after : after + _REACH_LIST])[0]
    ahead = _SENTENCE_EN.split(source[max(0, before - _REACH_LIST) : before])[-1]
    found = [(couple.start(), couple) for couple in _COUPLE.finditer(behind)]
    found += [(len(ahead) - couple.end(), couple) for couple in _COUPLE.finditer(ahead)]
    companies = []
    for _, couple in sorted(found, key=lambda pair: pair[0]):
        owners: dict[str, int] = {}
        _claim(owners, _PREPOSITION.split(couple[1])[-1], 0)
        _claim(owners, _PREPOSITION.split(couple[2])[0], 1)
        if {0, 1} <= set(owners.values()):
            companies.append(_words(owners))
    return tuple(companies)


def _segments(
    text: str,
    first: tuple[int, int],
    second: tuple[int, int],
    breaks: re.Pattern[str],
    ends: re.Pattern[str],
    reach: int,
) -> tuple[str, str]:
    """What is said of each of two numbers, the first one standing first.

    What lies between them is parted at its last break. Where the second part says something, things go before their
    numbers (A has 92.1 and B has 88.3), and what goes before the first is its own; where the first part does, things
    follow (92.1 on A and 88.3 on B). What both share, before or after them all, is neither's.
    """
    between = _without_remark(text[first[1] : second[0]]).rstrip(_INTRODUCING)
    parted = list(breaks.finditer(between))
    here, there = (between[: parted[-1].start()], between[parted[-1].end() :]) if parted else (between, "")
    before = after = ""
    if _SAYS.search(there):
        begin = _after_last(ends, text, max(0, first[0] - reach), first[0])
        ahead = _without_remark(text[begin : first[0]]).rstrip(_INTRODUCING)
        before = ahead[_after_last(breaks, ahead, 0, len(ahead)) :]
    if _SAYS.search(here):
        stop = ends.search(text, second[1], second[1] + reach)
        behind = text[second[1] : stop.start() if stop else second[1] + reach]
        tail = breaks.split(_LEADS_ON.sub("", behind))[0]
        after = " ".join([phrase for phrase in _PREPOSITION.split(tail) if _SAYS.search(phrase)][:2])
    elif text.startswith(" of ", second[1]):
        after = _PREPOSITION.split(breaks.split(text[second[1] + 4 : second[1] + reach])[0])[0]
    return f"{before} {here}", f"{there} {after}"


#: In brackets between a name and what leads to its value: GPT-4o（8个示例）为71.2.
_REMARK = re.compile(r"(?<=\w)\s?[（(][^（）()]{1,24}[）)](?=[为是达则仅约得\s]{1,4}$)")


def _without_remark(text: str) -> str:
    """The text before a value, of the same length, without a remark on the name that it belongs to."""
    return _REMARK.sub(lambda remark: " " * len(remark[0]), text) if text[-1:] in _LEADS_TO else text


_LEADS_TO = frozenset("为是达则仅约得 ")


def _claim(owners: dict[str, int], stretch: str, owner: int) -> None:
    """Notes whose company the words of a stretch are; what is both numbers' is nobody's (-1)."""
    for hit in _LATIN.finditer(stretch):
        text = hit.group()
        for word in re.split("[-/]", text) if text.islower() else (text.lower(),):
            if word not in FUNCTION_WORDS or (len(text) == 1 and text.isupper()):
                other = word[:-1] if word.endswith("s") else f"{word}s"
                both = owners.get(word, owner) != owner or owners.get(other, owner) != owner
                owners[word] = -1 if both else owner
                if both and other in owners:
                    owners[other] = -1


def _words(owners: dict[str, int]) -> tuple[Word, ...]:
    lexicon = shipped()
    entries = ((word, owner, lexicon.entry(word)) for word, owner in owners.items() if owner >= 0)
    return tuple(Word(owner, word, entry.renderings if entry else ()) for word, owner, entry in entries)


# ---- and in the target ---------------------------------------------------------------------------


def _counted(target: str, b1: Quantity, b2: Quantity) -> tuple[str, str]:
    """What two counts of the target count; in 10个来自3个类别的任务 the first counts what follows the second's 的."""
    windows = _following(target, b1, b2), _following(target, b2, b1)
    at = 0 if b1.start < b2.start else 1
    outer, inner = windows[at], windows[1 - at]
    if 2 <= len(outer) <= 5 and outer[1:] in _HOLDING and "的" in inner:
        inner, _, noun = inner.partition("的")
        outer += noun
    return (outer, inner) if at == 0 else (inner, outer)


#: After a count, what puts another before its noun.
_HOLDING = frozenset({"来自", "基于", "涵盖", "覆盖", "包含", "横跨", "跨", "跨越", "分布在", "源自", "取自"})


def _following(target: str, b: Quantity, other: Quantity) -> str:
    """What a count of the target counts."""
    stop = min(b.end + _REACH_ZH, other.start if other.start >= b.end else len(target))
    return _AMID_ZH.split(_NOUN_END_ZH.split(target[b.end : stop])[0])[0].lower()


def _lean(
    company: tuple[Word, ...], windows: tuple[str, str], speaks: Callable[[Word, str], float]
) -> tuple[float, float]:
    """How much more the words of each number speak for its own window than for the other's."""
    lean = [0.0, 0.0]
    for word in company:
        lean[word.owner] += speaks(word, windows[word.owner]) - speaks(word, windows[1 - word.owner])
    return lean[0], lean[1]


def _speaks(word: Word, window: str) -> float:
    """How strongly the window answers to the word."""
    return _answer(word, window)[0] if window else 0.0


def _speaks_close(word: Word, window: str) -> float:
    """The same of a window after a count, whose noun follows soon."""
    weight, at, _ = _answer(word, window) if window else (0.0, 0, 0)
    return weight if at <= _CLOSE else weight / 2


def _listed_across(company: tuple[Word, ...], target: str, b1: Quantity, b2: Quantity) -> int:
    """-1 where the things of two numbers stand in one order and the numbers, in a bare list, in the other."""
    low, high = min(b1.start, b2.start), max(b1.end, b2.end)
    begin = _after_last(_SENTENCE_ZH, target, max(0, low - _REACH_LIST), low)
    stop = _SENTENCE_ZH.search(target, high, high + _REACH_LIST)
    for stretch in (
        target[begin:low].lower(),
        target[high : stop.start() if stop else high + _REACH_LIST].lower(),
    ):
        places: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
        for word in company:
            weight, at, past = _answer(word, stretch)
            if weight >= _DISTINCT:
                places[word.owner].append((at, past))
        for earlier, later, turned in ((*places, b2.start < b1.start), (*places[::-1], b1.start < b2.start)):
            if (
                earlier
                and later
                and max(earlier) < min(later)
                and _JOINED.match(stretch[max(earlier)[1] : min(later)[0]])
            ):
                return -1 if turned else 1
    return 0


def _answer(word: Word, window: str) -> tuple[float, int, int]:
    """How strongly the window answers to the word, and where its last answer begins and ends."""
    plural = len(word.text) > 3 and word.text.endswith("s")
    for name in (word.text, word.text[:-1]) if plural else (word.text,):
        at = place(name, window)
        if at >= 0:
            return _NAME, at, at + len(name)
    best = None
    for rendering in word.renderings:
        if _within(rendering.text, window) and (best is None or rendering.weight > best.weight):
            best = rendering
    if best is None:
        return 0.0, 0, 0
    at = window.rfind(best.text)
    return min(best.weight, _NAME), at, at + len(best.text)


def _within(rendering: str, window: str) -> bool:
    """Whether the window has the rendering; one in Latin letters, as a word of its own (no mse in rmse)."""
    if rendering not in window:
        return rendering[-1] == "语" and f"{rendering[:-1]}文" in window  # 德文 for 德语
    return not rendering[0].isascii() or place(rendering, window) >= 0


def place(name: str, window: str) -> int:
    """Where the window last has the name, not as a part of a longer one; -1 where nowhere."""
    at = window.rfind(name)
    while at >= 0:
        edges = (window[at - 1] if at else " ") + window[at + len(name) : at + len(name) + 1]
        if not any(edge.isascii() and (edge.isalnum() or edge in "-_") for edge in edges):
            return at
        at = window.rfind(name, 0, at)
    return -1


def _after_last(pattern: re.Pattern[str], text: str, begin: int, end: int) -> int:
    """Where the last match of the pattern in the stretch ends; its beginning where there is none."""
    for hit in pattern.finditer(text, begin, end):
        begin = hit.end()
    return begin
