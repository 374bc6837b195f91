"""Names that must survive as they are: rendered by a Chinese word, or lost."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.glossary import NameEntry, shipped_names
from summarycheck.model import Name, Role, Span, Suggestion
from summarycheck.names import definitions, singular, squeeze
from summarycheck.reading import Dossier, Pair

_LINKS = r"(?:以及|或者|还有|和|与|及|或|、)"
# What stands in a name's place: Chinese up to the word that goes on with the sentence.
_SLOT_END = re.compile(
    r"等|的|之|这|那|在|是|为|中|上|模型|系统|方法|数据集|[^\u4e00-\u9fff]|(?=和|与|及|或|以及)"
)
# What begins something else than a name: 其他模型, 现有方法, 三个基线.
_NO_SLOT = re.compile(
    r"[其现各多一两三四五六七八九十几本该此它他我基更且并仅只不未无另部所某]|传统|先前|以前|人类|主流|类似|同类|开源|闭源"
)
_JOINED = re.compile(r"\s*(?:,|，|/|(?:,\s*)?\b(?:and|or|vs\.?|versus)\b|&)\s*")


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """Observations of the relation asked for: ``translated`` or ``lost``."""
    look = _translated if options.get("relation", "translated") == "translated" else _lost
    for pair in dossier.with_role(*roles):
        yield from look(pair)


# ---- translated ---------------------------------------------------------------------------------------


def _translated(pair: Pair) -> Iterator[Observation]:
    """Names of the source that the target renders by a Chinese word."""
    seen: set[tuple[int, int]] = set()
    for observation in (*_forbidden(pair), *_in_its_place(pair)):
        assert observation.target is not None
        place = (observation.target.start, observation.target.end)
        if place not in seen:
            seen.add(place)
            yield observation


def _forbidden(pair: Pair) -> Iterator[Observation]:
    """Literal renderings that the glossary knows to be wrong."""
    source, target = pair.source.raw, pair.target.raw
    squeezed = ""
    for entry in shipped_names():
        if not any(word in target for word in entry.forbidden):
            continue
        used = _used_as_name(source, entry)
        if used is None or any(word in target for word in entry.allowed):
            continue
        squeezed = squeezed or squeeze(target)
        if squeeze(entry.name) in squeezed:
            continue
        for place in _occurrences(target, entry.forbidden):
            yield Observation(
                about=pair.target.text,
                source=used,
                target=place,
                facts={"name": entry.name, "rendering": place.text, "evidence": "glossary"},
                suggestion=Suggestion(entry.name, safe=True),
            )


def _used_as_name(source: str, entry: NameEntry) -> Span | None:
    """Where the source uses the entry as a name, if it does and nothing speaks against it."""
    forms = (entry.name, *entry.also)
    if not any(form in source for form in forms):
        return None
    match = re.search(
        rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, forms))})(?![a-z])(?!\s+[A-Z][a-z]+['’]s)", source
    )
    if match is None:
        return None
    lowered = source.lower() if entry.unless else ""
    if any(phrase in lowered for phrase in entry.unless):
        return None
    return Span(match.group(), match.start(), match.end())


def _occurrences(text: str, words: Iterable[str]) -> list[Span]:
    """Where the words occur, the longest at each place; none inside another, none a person's (亚当·斯密)."""
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return [Span(m.group(), m.start(), m.end()) for m in re.finditer(rf"(?:{pattern})(?![·•・])", text)]


def _in_its_place(pair: Pair) -> Iterator[Observation]:
    """Coordinated names of which one survives, with Chinese where the other must stand."""
    if pair.role != "translation":  # a summary may pass over one of them
        return
    couples = list(_couples(pair.source.raw, pair.source.names))
    if not couples:
        return
    squeezed = squeeze(pair.target.raw)
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
    r"\b(?:[mM]odels?|LLMs|VLMs|MLLMs|LMMs|[sS]ystems?|[aA]ssistants?|[cC]hatbots?|[aA]gents?"
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
        from summarycheck.cues import cues

        lowered = name.text.lower()
        if lowered in cues() or singular(lowered) in cues():
            return True
        # The same word without its capital: a word that was capitalised for its place.
        if re.search(rf"\b{re.escape(lowered)}", pair.source.raw):
            return True
    return any(squeeze(entry.name) == squeeze(name.text) and entry.allowed for entry in shipped_names())


def _slot(pair: Pair, kept: Name, other: Name) -> Span | None:
    """The Chinese word behind the conjunction that follows the surviving name, in the answering sentence."""
    raw = pair.target.raw
    begin, stop = _answering(pair, other)
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


def _answering(pair: Pair, name: Name) -> tuple[int, int]:
    """Where the Chinese for the sentence of the name stands; ``(0, 0)`` when the sentence is missing."""
    for link in pair.alignment:
        for i in link.source:
            if pair.source.sentences[i].start <= name.start < pair.source.sentences[i].end:
                if not link.target:
                    return 0, 0
                spans = pair.target.sentences
                return spans[link.target[0]].start, spans[link.target[-1]].end
    return 0, len(pair.target.raw)


# ---- lost ---------------------------------------------------------------------------------------------


def _lost(pair: Pair) -> Iterator[Observation]:
    """Strong-shaped names of the source that are nowhere in the target."""
    candidates = _must_stay(pair.source.raw, pair.source.names)
    if not candidates:
        return
    squeezed = squeeze(pair.target.raw)
    rendered = {squeeze(entry.name): entry for entry in shipped_names()}
    spelled = definitions(pair.source.raw)
    expansions = " ".join(spelled.values())
    seen: set[str] = set()
    for name in candidates:
        key = singular(squeeze(name.text))
        if key in seen:
            continue
        seen.add(key)
        if key in squeezed or name.text in spelled or name.text in expansions:
            continue
        if _partly_there(name.text, squeezed) or _is_compound(name.text):
            continue
        entry = rendered.get(squeeze(name.text)) or rendered.get(key)
        if entry is not None and any(word in pair.target.raw for word in (*entry.allowed, *entry.forbidden)):
            continue  # an allowed rendering, or the other rule's finding
        if _answering(pair, name) == (0, 0):
            continue  # the whole sentence is missing, which is another rule's finding
        near = _nearly(name, pair)
        if near is not None and (pair.source.raw.count(name.text) < 2 or _is_typo(name.text, near.text)):
            continue  # the source itself may have the slip
        yield Observation(
            about=pair.target.text,
            source=Span(name.text, name.start, name.end),
            target=near,
            facts={"name": name.text, "kind": name.kind, "rendering": near.text if near else ""},
            suggestion=Suggestion(name.text, safe=True) if near else None,
        )


def _nearly(name: Name, pair: Pair) -> Span | None:
    """The name of the target that is almost this one: RegLag for RecLag; not one the source has too."""
    from difflib import SequenceMatcher

    key = squeeze(name.text)
    known = {squeeze(other.text) for other in pair.source.names}
    for other in pair.target.names:
        other_key = squeeze(other.text)
        if other_key in known or abs(len(other_key) - len(key)) > 2:
            continue
        matcher = SequenceMatcher(None, key, other_key, autojunk=False)
        if matcher.quick_ratio() > 0.72 and matcher.ratio() > 0.72:
            return Span(other.text, other.start, other.end)
    return None


def _is_typo(text: str, other: str) -> bool:
    """True for the same letters in another order: LigthGBM, LightGBM."""
    return sorted(squeeze(text)) == sorted(squeeze(other))


def _must_stay(raw: str, names: list[Name]) -> list[Name]:
    """Names whose shape leaves no doubt: mixed case with a word in it, or a word with a version."""
    return [
        name
        for name in names
        if (_is_camel(name) or _is_version(name))
        and not _GLUED.search(name.text)
        and not _NUMBERED.fullmatch(name.text)
        and not _TAIL_OF_PHRASE.search(raw, max(0, name.start - 30), name.start)
        and not _in_expansion(raw, name)
    ]


def _is_camel(name: Name) -> bool:
    """TextSquare, OCRBench, Med-PaLM; not the letters that spell an acronym out (DefeNse, InternationaL)."""
    if name.kind != "camel" or not re.search(r"[A-Z][a-z]{2,}|[a-z]{3,}", name.text) or _humps(name.text) < 2:
        return False
    if not re.search(r"[a-z][A-Z]|[A-Z]{2}[a-z]{2}", name.text) or re.search(r"[a-z]{3,}[A-Z]$", name.text):
        return False  # Grounding-QA, KL-Convex; InternationaL
    from summarycheck.cues import cues

    return name.text.lower() not in cues()


def _is_version(name: Name) -> bool:
    """GPT-4o, Llama3.1-8B, AgeDB-30: a word with a capital, then digits."""
    return (
        name.kind == "model"
        and name.text[0].isupper()
        and name.text[1].isalpha()
        and len(re.findall(r"[A-Za-z]", name.text)) >= 3
        and not re.search(r"(?i)alpha|beta|gamma|delta|kappa|-3D|-2D|-F1", name.text)
    )


# Words that lost the blank or the mark between them ("ResultsThe analysis", "introduceSkyLume"), and McNames.
_GLUED = re.compile(
    r"^(?:Results?|Methods?|Methodology|Conclusions?|Background|Objectives?|Discussion|Settings?"
    r"|Designs?|Participants?"
    r"|Introduction|Purpose|Aims?|Summary|Abstract|Importance|Findings|Interpretation|Limitations?|Motivation"
    r"|Significance|Approach|Rationale|Question|Hypothesis|Implications|Context|Outcomes?|Measures?|Relevance"
    r"|Registration|Dissemination|Funding|Trial|Patients?|Interventions?|Evidence|Sources?"
    r"|Exposures?|In|At|On|Study)"
    r"(?:[A-Z]|\d+$)"
    r"|[a-z](?:This|The|We|Of|It|An?|And|In|For|To|With|On|Our)$|^[a-z]{5,}[A-Z]|^Ma?c[A-Z][a-z]+$"
    r"|[OC]_[A-Z]|_.*_|^.{31}|\d[a-z]{4,}$|-no[A-Z]"
)
# What a capitalised phrase or a chemical name goes on from: Health Survey-5, 15-OxoETE.
_TAIL_OF_PHRASE = re.compile(r"[-\u2010\u2011]$|(?<![.!?:] )\b[A-Z][a-z]+ $")
# A word with a number, and words of chemistry: translated, not copied.
_NUMBERED = re.compile(
    r"(?:Top|Rank|Type|Fig|Figure|Table|Tab|Eq|Sec|Grade|Level|Stage|All|Acc|Phase|Web|System|Class"
    r"|Task|Hits?|Recall|Pass"
    r"|Day|Week|Year|Month|Group|Case|Step|Layer|Model|Macro|Micro|Industry|Society|Option|Part"
    r"|Factor|Interleukin"
    r"|Questionnaire|Scale|Index|Inventory|Version|Node|Graph|Text|Image|Video|Seq)"
    r"[-.@]?\d+(?:\.\d+)?(?:-?to-?.*|[A-Z][a-z]+)?|[A-Z]\w?-[a-z]{6,}|[A-Z]{1,3}\d?-[a-z]{4,}[A-Z]?"
    r"|[A-Z][a-z]+-\d+m"
)
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_PREFIXES_TEXT = """
auto inter super multi pre post sub meta micro macro bio neuro hyper cyber geo semi self non anti over under
model models node code chat as a view is and or of to in on by for the re un co bi tri uni trans cross mid
out up
"""
_PREFIXES = frozenset(_PREFIXES_TEXT.split())


def _is_compound(text: str) -> bool:
    """True when every part is an ordinary word or an acronym: VideoQA may be translated."""
    from summarycheck.cues import cues

    known = cues()
    words = 0
    for part in _PART.findall(text):
        lowered = part.lower()
        if part.isupper():
            if len(part) > 5:
                return False
        elif lowered in known or singular(lowered) in known or lowered + "s" in known or lowered in _PREFIXES:
            words += 1
        else:
            return False
    return words > 0 and not any(c.isdigit() for c in text)


def _in_expansion(raw: str, name: Name) -> bool:
    """True where an acronym is spelled out: MEASURE (Multi-scalE minimAl Representation lEarning)."""
    if re.search(r"[a-z][A-Z][a-z]* $", raw[max(0, name.start - 12) : name.start]):
        return True  # vidEo RestOration
    opened = max(
        raw.rfind("(", max(0, name.start - 100), name.start),
        raw.rfind("[", max(0, name.start - 100), name.start),
    )
    if opened < 0 or raw.find(")", opened, name.start) >= 0:
        return False
    closed = raw.find(")", name.end, name.end + 150)
    inside = raw[opened + 1 : closed if closed > 0 else name.end]
    return (
        len(inside.split()) >= 3
        and "," not in inside
        and bool(re.search(r"[A-Z][A-Za-z]*[A-Z][\w-]*\s*$", raw[:opened]))
    )


def _humps(text: str) -> int:
    return len(re.findall(r"[A-Z]+", text))


def _partly_there(text: str, squeezed: str) -> bool:
    """True when a part of the name is in the target: Llama 2 for Llama-2-70B, 肥胖型-IR for Obese-IR."""
    parts = re.findall(r"[A-Za-z]{3,}|(?<=-)[A-Z]{2,}", text)
    return any(part.lower() in squeezed for part in parts) or text[:4].lower() in squeezed


CHECK = Check(
    name="name",
    run=run,
    facts=frozenset({"name", "rendering", "evidence", "kind"}),
    options={
        "relation": Option(
            str,
            "translated",
            ("translated", "lost"),
            "translated: a Chinese word stands for the name; lost: the name is nowhere in the target",
        ),
    },
)
