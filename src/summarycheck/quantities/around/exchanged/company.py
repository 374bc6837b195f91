"""The company of a number in the source: the words that belong to it, rather than to another."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from summarycheck.lexicon import FUNCTION_WORDS, Rendering, shipped
from summarycheck.model import Quantity
from summarycheck.quantities.things import JOINING

LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_.+/@][A-Za-z0-9]+)*")
_BREAK_EN = re.compile(r"[,;:()\[\]](?!\d)|--|\b(?:and|while|but|versus|vs|whereas|compared|respectively)\b")
BREAK_ZH = re.compile(r"[，；、;:：()（）]|,(?!\d)|和|与|及(?!其)|而|但|分别")
#: What begins a clause that another goes with: 若…，则….
_IF_ZH = re.compile("[但而]?(?:如果?|倘若|若|要是|假如|一旦|当)")
_SENTENCE_EN, SENTENCE_ZH = re.compile(r"[.!?]\s|;\s"), re.compile("[。；！？]")
#: What a phrase of things ends at, or begins after.
_PREPOSITION = re.compile(
    r"\b(?:on|in|for|of|with|than|to|by|over|at|from|as|using|respectively|compared|achiev\w+|reach\w+|improv\w+|outperform\w+|show\w*)\b"
)
#: Where the noun of a count ends.
_NOUN_END_EN = re.compile(
    rf"[,;:()\[\]](?!\d)|(?<![A-Z])\.(?!\d)|(?<![A-Za-z])\d(?!D\b)|--|(?<![-\w])(?:{JOINING}|each|covering|including|spanning|involving|targeting|submitted|containing|representing"
    r"|comprising|collected|drawn|sampled|curated|obtained|recorded|taken"
    r"|(?:last|this|next|each|every) (?:year|quarter|month|week|day|night|season|summer|winter|spring|autumn))(?![-\w])"
)
#: A count whose noun is left out (300 in German), not one of many (5 of the people).
_PLACED = re.compile(r"\s+(?:in|with|on|for|from)\b")
#: Two things of the source joined by *and*, and what joins them in the target.
_PHRASE = r"[A-Za-z][\w.+/@-]*(?: [A-Za-z][\w.+/@-]*){0,3}"
_COUPLE = re.compile(rf"({_PHRASE}),? and (?:the |on |in |for |with )?({_PHRASE})")
_SAYS = re.compile(r"[A-Za-z]{3,}|[A-Z]|[\u4e00-\u9fff]{2,}")
_REACH_EN, REACH_ZH, REACH_LIST = 48, 22, 110
#: What may stand between a number and its thing: 11% (GMM), 19% compared to TraceVLA.
_LEADS_ON = re.compile(r"^[\s%％$\\]*(?:[(（]|(?:compared|versus|vs)\b)")
#: What may introduce a number after its thing: AVBI: 0.861, Claude (0.38).
_INTRODUCING = " :：=~≈$({（约"
#: The same with a symbol of the value: EEG (CER: 67%), CSE数据集（n=106）.
_SYMBOL = re.compile(r"[（(]\s?[A-Za-z]{1,6}\s?[:：=＝]\s?[~≈约]?$")


class Word(NamedTuple):
    """A word beside two numbers: whose company it is (0 the first, 1 the second) and what answers to it.

    A ``head`` ends its phrase: two counts may share it ("six tabular and two image datasets").
    """

    owner: int
    text: str
    renderings: tuple[Rendering, ...]
    head: bool = False


def counts(quantity: Quantity) -> bool:
    """Whether the number counts things, which are named after it in both languages."""
    return quantity.kind == "count" and not quantity.unit and quantity.low == int(quantity.low)


@lru_cache(maxsize=512)
def nouns_of(source: str, start1: int, end1: int, start2: int, end2: int) -> tuple[Word, ...]:
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
def own_words(source: str, start1: int, end1: int, start2: int, end2: int) -> tuple[Word, ...]:
    """The words that belong to one of two values."""
    segments = segments_of(source, (start1, end1), (start2, end2), _BREAK_EN, _SENTENCE_EN, _REACH_EN)
    owners: dict[str, int] = {}
    for owner, segment in enumerate(segments):
        _claim(owners, segment, owner)
    return _words(owners)


@lru_cache(maxsize=512)
def couples_of(source: str, before: int, after: int) -> tuple[tuple[Word, ...], ...]:
    """The words of the couples (A and B) around a bare list of two numbers, the nearest first: A is the first one's."""
    behind = _SENTENCE_EN.split(source[after : after + REACH_LIST])[0]
    ahead = _SENTENCE_EN.split(source[max(0, before - REACH_LIST) : before])[-1]
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


def segments_of(
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
    between = _introduced(text[first[1] : second[0]])
    parted = list(breaks.finditer(between))
    last = next((at for at in parted if _IF_ZH.match(between, at.end())), _parting(between, parted))
    here, there = (between[: last.start()], between[last.end() :]) if last else (between, "")
    before = after = ""
    if _SAYS.search(there):
        begin = after_last(ends, text, max(0, first[0] - reach), first[0])
        ahead = _introduced(text[begin : first[0]])
        edge = _parting(ahead, list(breaks.finditer(ahead)))
        before = ahead[edge.end() :] if edge else ahead
    if _SAYS.search(here):
        stop = ends.search(text, second[1], second[1] + reach)
        behind = text[second[1] : stop.start() if stop else second[1] + reach]
        tail = breaks.split(_LEADS_ON.sub("", behind))[0]
        after = " ".join([phrase for phrase in _PREPOSITION.split(tail) if _SAYS.search(phrase)][:2])
    elif text.startswith(" of ", second[1]):
        after = _PREPOSITION.split(breaks.split(text[second[1] + 4 : second[1] + reach])[0])[0]
    return f"{before} {here}", f"{there} {after}"


def _parting(text: str, breaks: list[re.Match[str]]) -> re.Match[str] | None:
    """The last break before a number that parts it from what is another's: not that after 在静态环境下，误差为."""
    while breaks and breaks[-1][0] == "，" and _LEADS_ZH.fullmatch(text, breaks[-1].end()):
        breaks = breaks[:-1]
    last = breaks[-1] if breaks else None
    if last is None or last[0] != "，" or text[last.start() - 1 : last.start()] not in _PLACED_ZH:
        return last
    earlier = next((at for at in reversed(breaks[:-1]) if at[0] in _CLAUSE_MARKS), None)
    placed = text[earlier.end() if earlier else 0 : last.start()]
    return earlier if earlier is not None and _PLACE_ZH.match(placed) else last


#: A clause that says only where or when the next one holds.
_PLACE_ZH = re.compile("(?:在|对|对于|当|而在|且在|针对|就)(?!.*\\d)")
#: A clause of the value alone, whose thing the one before it names: 准确性最高，达到86%.
_LEADS_ZH = re.compile("(?:均|仅|可|约|也|其)?(?:高达|低至|达到?了?|为|是|仅为|约为|分别为)?")
_PLACED_ZH, _CLAUSE_MARKS = frozenset("下中上时里面后内言说"), frozenset("，；;")
#: In brackets between a name and what leads to its value: GPT-4o（8个示例）为71.2.
_REMARK = re.compile(
    r"(?<=\w)\s?[（(][^（）()]{1,24}[）)](?=(?:[为是达则仅约得高低\s]|提[高升]|[上下]升|下?降低?|增加|减少|了){1,4}$)"
)


def _introduced(text: str) -> str:
    """The text before a value, without what introduces the value and without a remark on the name that it belongs to."""
    text = _SYMBOL.sub("", text) if text[-1:] in _SYMBOL_ENDS else text
    return (
        _REMARK.sub(lambda remark: " " * len(remark[0]), text) if text[-1:] in _LEADS_TO else text
    ).rstrip(_INTRODUCING)


_SYMBOL_ENDS = frozenset(":：=＝~≈约 ")
_LEADS_TO = frozenset("为是达则仅约得高低升降加少了 ")


def _claim(owners: dict[str, int], stretch: str, owner: int) -> None:
    """Notes whose company the words of a stretch are; what is both numbers' is nobody's (-1)."""
    for hit in LATIN.finditer(stretch):
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


def after_last(pattern: re.Pattern[str], text: str, begin: int, end: int) -> int:
    """Where the last match of the pattern in the stretch ends; its beginning where there is none."""
    for hit in pattern.finditer(text, begin, end):
        begin = hit.end()
    return begin
