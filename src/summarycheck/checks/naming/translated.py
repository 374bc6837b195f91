"""Names that the target renders word by word: Gemini as 双子座, Steel-LLM as 钢铁LLM."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.checks.base import Observation, fitted
from summarycheck.checks.naming.called import called, spelled_out
from summarycheck.checks.naming.field import on_computing
from summarycheck.checks.naming.listed import in_a_list
from summarycheck.checks.naming.place import PRESENTING_ZH, presented
from summarycheck.glossary import Entry, Glossary
from summarycheck.lexicon import shipped
from summarycheck.model import Span, Suggestion
from summarycheck.names import shape, squeeze, stands_in
from summarycheck.reading import Dossier, Pair


def translated(pair: Pair, dossier: Dossier) -> Iterator[Observation]:
    """Names of the source that the target renders by a Chinese word."""
    taken: set[int] = set()
    for observation in (
        *_literal(pair),
        *_word_by_word(pair, dossier.record.title),
        *in_a_list(pair),
        *called(pair),
        *spelled_out(pair),
    ):
        assert observation.target is not None
        place = range(observation.target.start, observation.target.end)
        if taken.isdisjoint(place):
            taken.update(place)
            yield observation


# ---- known literal renderings --------------------------------------------------------------------------


def _literal(pair: Pair) -> Iterator[Observation]:
    """Renderings that the glossary forbids for a name, or knows as the plain sense of a word used as a name."""
    wrong: dict[Entry, list[str]] = {}
    for found in pair.renderings:
        if found.standing == "forbidden" and found.entry.kind != "term":
            wrong.setdefault(found.entry, []).append(found.text)
    for entry, words in wrong.items():
        used = _used(pair, entry)
        if used is None or any(map(pair.target.has, entry.allowed)):
            continue
        if any(_is_there(name, pair) for name in {used.text, entry.word}):
            continue
        for place in _occurrences(pair.target.raw, words, entry.apart):
            if entry.kind == "word" and (
                pair.target.raw[place.end : place.end + 2] in _NAMED_AFTER
                or pair.target.raw[: place.start].endswith("《")  # a film or a book has a Chinese title
            ):
                continue
            tail = _tail(used.text, entry.word, pair.target.raw, place.end)
            whole = Span(place.text + tail, place.start, place.end + len(tail))
            yield Observation(
                about=pair.target.text,
                source=used,
                target=whole,
                facts={"name": used.text, "rendering": whole.text, "evidence": "glossary"},
                suggestion=Suggestion(
                    fitted(used.text, whole, pair.target.raw), _is_certain(entry, used.text, pair.source.raw)
                ),
            )


def _is_there(name: str, pair: Pair) -> bool:
    """True where the target has the name: BERT is not in RoBERTa."""
    key = squeeze(name)
    return key in pair.target.squeezed and stands_in(key, pair.target.raw)


# Of a text on models: there Gemini and Lion are what the glossary takes them for; elsewhere they may be people.
_ON_MODELS = re.compile(r"GPT|LLM|language model|neural network|deep learning|transformer", re.IGNORECASE)


def _is_certain(entry: Entry, name: str, source: str) -> bool:
    """True when the word can be nothing but the name: by its shape (DeepSeek), or by what the source is about."""
    return entry.kind == "name" and (bool(shape(name)) or _ON_MODELS.search(source) is not None)


# Thought experiments and effects are translated with the word that they are named after: 章鱼测试.
_NAMED_AFTER = frozenset(
    {"测试", "效应", "实验", "假说", "假设", "定律", "问题", "悖论", "策略", "行动", "计划"}
)


def _used(pair: Pair, entry: Entry) -> Span | None:
    """Where the source uses the entry as a name: as one of its field, unless its form is a name's (DeepSeek, Stack Overflow)."""
    english = pair.source.english
    used = entry.used_in(english)
    if used is None or not (shape(entry.word) or " " in entry.word or on_computing(english.raw)):
        return None
    return used if entry.kind == "name" else _word_as_name(english.raw, entry)


# Where animals, plants, stars and jewels are the matter, a capital makes no name: the genus Gorilla.
_NATURE = re.compile(
    r"\b(?:jewel|sterling|carats?\b|species|gen(?:us|era)|primates?|mammals?|habitats?|tax(?:on|a)|wildlife|ecolog|constellation)"
)
_FIGURE = re.compile(r"\b(?:an?|the)[ \n][\"“‘]$")  # a figure of speech: a "Marionette" interface
_RUN_ON = re.compile(r"(?:[-‐‑]?[A-Z0-9][A-Za-z0-9.]*)+")


def _word_as_name(source: str, entry: Entry) -> Span | None:
    """The name that the word is, or begins: Falcon, Steel-LLM. None where it is a word or part of a phrase.

    A word is a name when it has its capital inside sentences, is never written small, and no capitalised
    word stands beside it (Golden Eagle, the Dragon Project).
    """
    word = entry.word
    if word.lower() in source or _NATURE.search(source):
        return None
    plain: Span | None = None
    for found in re.finditer(rf"(?<![A-Za-z0-9-]){re.escape(word)}(?![a-z])", source):
        run_on = _RUN_ON.match(source, found.end())
        if run_on is not None:
            return Span(source[found.start() : run_on.end()], found.start(), run_on.end())
        if _in_phrase(source, found.start(), found.end()) or _FIGURE.search(source, 0, found.start()):
            return None
        if plain is None and _inside_sentence(source, found.start()):
            plain = Span(found.group(), found.start(), found.end())
    return plain


def _in_phrase(source: str, start: int, end: int) -> bool:
    """True when a capitalised word stands beside the word at ``[start, end)``."""
    after = re.match(r"['’]s|[ \n]\(?[A-Z][a-z]|[ \n]of[ \n]", source[end : end + 4])
    before = re.search(r"[A-Z][A-Za-z.]*[ \n]$", source[max(0, start - 20) : start])
    return after is not None or (before is not None and _inside_sentence(source, start - len(before.group())))


def _inside_sentence(source: str, at: int) -> bool:
    before = source[:at].rstrip(" \n\"'“‘(*")
    return bool(before) and before[-1] not in ".!?:;"


def _tail(name: str, word: str, target: str, end: int) -> str:
    """What is left of a compound name behind the Chinese for its first word: LLM in 钢铁LLM."""
    rest = name[len(word) :].lstrip("-‐‑") if name.startswith(word) else ""
    found = re.match(r"[-‐‑ ]?" + re.escape(rest), target[end:], re.IGNORECASE) if rest else None
    return found.group() if found else ""


def _occurrences(text: str, words: list[str], apart: tuple[str, ...]) -> list[Span]:
    """Where the words occur, the longest at each place; none that names a person, a work or a craft.

    ``apart``: words that have one of them inside (希尔伯特), which are passed over.
    """
    known = sorted((*words, *apart), key=len, reverse=True)
    pattern = "|".join(map(re.escape, known))
    names_no_tool = r"(?![·•・]|\s?\d*\s?号)"  # 亚当·斯密, 阿波罗11号
    return [
        Span(m.group(), m.start(), m.end())
        for m in re.finditer(rf"(?<!《)(?:{pattern}){names_no_tool}", text)
        if m.group() not in apart
    ]


# ---- compound names ------------------------------------------------------------------------------------

#: A whole word of two parts.
_COMPOUND = re.compile(
    r"([A-Z](?<![A-Za-z0-9].)(?<![A-Za-z0-9][-_.+'’].)[a-z]+)"
    r"(?:([A-Z][a-z]{2,})|[-‐‑]?([A-Z0-9][A-Z]+(?:-[A-Z]\w*)?))(?![A-Za-z0-9]|[-_.+'’][A-Za-z0-9])"
)
#: What is presented and then said to be something is called so: 提出潮汐网，一种…; unless it is the kind of the thing.
_APPOSED = re.compile(
    rf"{PRESENTING_ZH}(?![一两三多新])([\u4e00-\u9fff]{{2,6}})[”\"」』]?，(?:这是)?一[种个款套项]"
)
_KINDS = tuple(
    "框架 方法 模型 系统 算法 网络 数据集 基准 测试 平台 策略 机制 技术 任务 工具 架构 范式 方案 流程 学习 理论 库 器 法 集 体 型 式".split()
)


def _word_by_word(pair: Pair, title: str) -> Iterator[Observation]:
    """Compound names whose words have become Chinese, or whose first has: 潮汐网 for TideNet, 法律GPT for LawGPT."""
    source, target = pair.source.raw, pair.target.raw
    taken: set[str] = set()  # the names that were found, and what they became
    for found in _COMPOUND.finditer(source):
        name = Span(found[0], found.start(), found.end())
        head, word, tail = found.groups()
        # Ego4D can be nothing but a name; LawGPT may be a kind of GPT, GraphMatch what matches graphs.
        if not (
            (tail and tail[0].isdigit()) or presented(source, name.start) or title.startswith(f"{name.text}:")
        ):
            continue
        if name.text in taken or squeeze(name.text) in pair.target.squeezed:
            continue
        if word and re.search(rf"\b(?:{head}|{word})(?:e?[sd]|ing|ers?)?\b".lower(), source):
            continue
        tails = (tail,) if tail else _senses(word, pair.glossary)
        rendered = (
            sense + rest for sense in _senses(head, pair.glossary) if sense in target for rest in tails
        )
        place = next((each for each in rendered if each in target), None)
        apposed = _APPOSED.search(target) if word and place is None else None
        if apposed is not None and not apposed[1].endswith(_KINDS):
            place = apposed[1]
        if place is not None and place not in taken:
            taken |= {name.text, place}
            at = target.find(place)
            yield Observation(
                about=pair.target.text,
                source=name,
                target=Span(place, at, at + len(place)),
                facts={"name": name.text, "rendering": place, "evidence": f"{name.text} = {place}"},
                suggestion=Suggestion(name.text),  # 度量HMR may be the field, not the method MetricHMR
            )


def _senses(word: str, glossary: Glossary) -> tuple[str, ...]:
    """Chinese words for an English one."""
    known = glossary.words.get(word.lower())
    learned = (text for text, _ in shipped().renderings(word) if not text.isascii())
    return (*(known.forbidden if known else ()), *learned)
