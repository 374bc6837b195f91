"""A Chinese word in the place of a name, told by the name beside it: GPT-4 and NorthWindow, GPT-4和北窗."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from summarycheck.checks.base import Observation
from summarycheck.checks.naming.place import answering
from summarycheck.model import Name, Span, Suggestion
from summarycheck.names import is_english, squeeze
from summarycheck.reading import Pair

_LINKS = r"(?:以及|或者|还有|和|与|及|或|、)"
# What stands in a name's place: Chinese up to the word that goes on with the sentence.
_SLOT_END = re.compile(
    r"进行|相比|相当|之间|表现|以及|等|的|之|这|那|在|是|为|中|上|模型|系统|方法|数据集|[^\u4e00-\u9fff]|(?=和|与|及|或|以及)"
)
# What begins something else than a name: 其他模型, 现有方法, 三个基线.
_NO_SLOT = re.compile(
    r"[其现各多一两三四五六七八九十几本该此它他我基更且并仅只不未无另部所某]|传统|先前|以前|人类|主流|类似|同类|开源|闭源"
)
_JOINED = re.compile(r"\s*(?:,|，|/|(?:,\s*)?\b(?:and|or|vs\.?|versus)\b|&)\s*")


def in_a_list(pair: Pair) -> Iterator[Observation]:
    """Coordinated names of which one survives, with Chinese where the other must stand."""
    if pair.role != "translation":  # a summary may pass over one of them
        return
    couples = list(_couples(pair.source.raw, pair.source.names))
    if not couples:
        return
    squeezed = pair.target.squeezed
    for kept, other in couples:
        if (
            squeeze(kept.text) not in squeezed
            or squeeze(other.text) in squeezed
            or _may_be_chinese(other, pair)
        ):
            continue
        if kept.start > other.start:
            continue  # what stands before a name in Chinese has no safe beginning
        place = _slot(pair, kept, other)
        if place is not None:
            yield Observation(
                about=pair.target.text,
                source=Span(other.text, other.start, other.end),
                target=place,
                facts={"name": other.text, "rendering": place.text, "evidence": f"beside {kept.text}"},
                suggestion=Suggestion(other.text),
            )


_HEADED = re.compile(
    r"\b(?:compar(?:e|ed|ing|ison)(?: \w+)? (?:with|to|against)|against|outperform(?:s|ed|ing)?|baselines?|evaluated? (?:on|with))"
    r"\s[^.;]{0,60}$"
    r"|\b(?:[mM]odels?|LLMs|VLMs|MLLMs|LMMs|[sS]ystems?|[aA]ssistants?|[cC]hatbots?|[aA]gents?"
    r"|[tT]ools?|[fF]rameworks?"
    r"|[lL]ibraries|[pP]latforms?|[aA]rchitectures?|[bB]ackbones?|APIs?|[sS]ervices?)"
    r"(?:\s*[,(]?\s*(?:like|such as|including|e\.g\.,?|namely|:|\()\s*[^.;]{0,80})$"
)


def _couples(raw: str, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Names that stand next to each other in a list: the witness, and the name to look for behind it."""
    for kept, other in itertools.pairwise(names):
        if other.start - kept.end > 8 or not _JOINED.fullmatch(raw, kept.end, other.start):
            continue
        if kept.kind not in ("model", "camel", "acronym"):
            continue
        if (other.kind in ("model", "camel") and len(other.text) > 4) or (
            other.kind == "capitalised" and _HEADED.search(raw, max(0, kept.start - 140), kept.start)
        ):
            yield kept, other


def _may_be_chinese(name: Name, pair: Pair) -> bool:
    """True when a Chinese rendering of the name may be right: an ordinary word, a phrase, or known to be."""
    if name.kind == "capitalised":
        if " " in name.text or "-" in name.text or re.match(r"['’]s| [A-Z]", pair.source.raw[name.end :]):
            return True
        if is_english(name.text):
            return True
        # The same word without its capital: a word that was capitalised for its place.
        if re.search(rf"\b{re.escape(name.text.lower())}", pair.source.raw):
            return True
    entry = pair.glossary.names.get(squeeze(name.text))
    return entry is not None and bool(entry.allowed)


def _slot(pair: Pair, kept: Name, other: Name) -> Span | None:
    """The Chinese word behind the conjunction that follows the surviving name, in the answering sentence."""
    raw = pair.target.raw
    begin, stop = answering(pair, other)
    for name in pair.target.names:
        if not begin <= name.start < stop or squeeze(name.text) != squeeze(kept.text):
            continue
        link = re.compile(rf"\s*{_LINKS}\s*").match(raw, name.end)
        if link is None or link.end() >= len(raw) or not "\u4e00" <= raw[link.end()] <= "\u9fff":
            continue
        if _NO_SLOT.match(raw, link.end()):
            continue
        stopper = _SLOT_END.search(raw, link.end())
        end = stopper.start() if stopper else len(raw)
        if 2 <= end - link.end() <= 6:
            return Span(raw[link.end() : end], link.end(), end)
    return None
