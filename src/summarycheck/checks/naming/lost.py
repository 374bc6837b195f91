"""Names of the source, of a shape that leaves no doubt, that are nowhere in the target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.checks.base import Observation
from summarycheck.checks.naming.field import on_computing
from summarycheck.checks.naming.place import answering, presented
from summarycheck.model import Name, Span
from summarycheck.names import Neighbours, definitions, is_english, singular, squeeze
from summarycheck.reading import Dossier, Pair


def lost(pair: Pair, dossier: Dossier) -> Iterator[Observation]:
    """Strong-shaped names of the source that are nowhere in the target; one with a slip is ``altered``."""
    candidates = _must_stay(pair.source.raw, pair.source.names)
    missing = [name for name in candidates if singular(squeeze(name.text)) not in pair.target.squeezed]
    if not missing:
        return
    known = pair.glossary.names
    spelled = definitions(pair.source.raw)
    expansions = " ".join(spelled.values())
    written = Neighbours(singular(squeeze(word.text)) for word in pair.target.latin)
    seen: set[str] = set()
    for name in missing:
        key = singular(squeeze(name.text))
        if key in seen:
            continue
        seen.add(key)
        if name.text in spelled or name.text in expansions or written.of(key):
            continue
        if _partly_there(name.text, pair.target.squeezed):
            continue
        if _may_be_words(name, pair.source.raw) or _numbered_in_chinese(name.text, pair.target.raw):
            continue
        if (
            len({other.text for other in candidates}) == 1
            and _OF_ANY_FIELD.fullmatch(name.text)
            and not on_computing(pair.source.raw)
        ):
            continue
        entry = known.get(squeeze(name.text)) or known.get(key)
        if entry is not None and any(map(pair.target.has, (*entry.allowed, *entry.forbidden))):
            continue  # an allowed rendering, or the finding of another rule
        if answering(pair, name) == (0, 0):
            continue  # the whole sentence is missing, which is another rule's finding
        yield Observation(
            about=pair.target.text,
            source=Span(name.text, name.start, name.end),
            facts={"name": name.text, "kind": name.kind, "rendering": "", "evidence": "shape"},
        )


def _must_stay(raw: str, names: list[Name]) -> list[Name]:
    """Names whose shape leaves no doubt: mixed case with a word in it, or a word with a version."""
    return [
        name
        for name in names
        if (_is_camel(name, raw) or _is_version(name))
        and not _GLUED.search(name.text)
        and not _NUMBERED.fullmatch(name.text)
        and not _TAIL_OF_PHRASE.search(raw, max(0, name.start - 30), name.start)
        and not _VALUE.match(raw, name.end)
        and not _in_expansion(raw, name)
    ]


_VALUE = re.compile(r"\s?[=≈]")  # what has a value is a quantity with an index: AUCCohortA = 0.8


def _is_camel(name: Name, raw: str) -> bool:
    """TextSquare, OCRBench, Med-PaLM; not the letters that spell an acronym out (DefeNse, InternationaL)."""
    if name.kind != "camel" or not re.search(r"[A-Z][a-z]{2,}|[a-z]{3,}", name.text) or _humps(name.text) < 2:
        return False
    if not re.search(r"[a-z][A-Z]|[A-Z]{2}[a-z]{2}", name.text) or re.search(r"[a-z]{3,}[A-Z]$", name.text):
        return False  # Grounding-QA, KL-Convex; InternationaL
    return not is_english(name.text) or presented(raw, name.start)


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
_ACRONYM = re.compile(r"[A-Z]{2}")
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_PREFIXES_TEXT = """
auto inter super multi pre post sub meta micro macro bio neuro hyper cyber geo semi self non anti over under
model models node code chat as a view is and or of to in on by for the re un co bi tri uni trans cross mid
out up
"""
_PREFIXES = frozenset(_PREFIXES_TEXT.split())


def _may_be_words(name: Name, raw: str) -> bool:
    """True for what may be translated: VideoQA, NonLinear. What the text presents, or keeps calling so, is a name."""
    if not _is_compound(name.text):
        return False
    if _ACRONYM.search(name.text) or name.text.startswith("Non"):
        return True
    return raw.count(name.text) < 2 and not presented(raw, name.start)


# By its shape the name of a film, a bank or an event as well: DuckTales, BankAtlantic, Expo-2030.
_OF_ANY_FIELD = re.compile(r"(?:[A-Z][a-z]+)+(?:-\d+)?")
_CRAFT = re.compile(r"[A-Z][a-z]+-(\d+)")


def _numbered_in_chinese(name: str, target: str) -> bool:
    """True where a Chinese word has taken the number along, as craft and events have it: 哨兵2号, 2030年世博会."""
    found = _CRAFT.fullmatch(name)
    if found is None:
        return False
    number = found.group(1)
    return f"{number}号" in target or f"{number} 号" in target or (len(number) == 4 and number in target)


def _is_compound(text: str) -> bool:
    """True when every part is an ordinary word or an acronym: VideoQA may be translated."""
    words = 0
    for part in _PART.findall(text):
        lowered = part.lower()
        if part.isupper():
            if len(part) > 5:
                return False
        elif is_english(part) or lowered in _PREFIXES:
            words += 1
        else:
            return False
    return words > 0 and not any(c.isdigit() for c in text)


def _in_expansion(raw: str, name: Name) -> bool:
    """True where an acronym is spelled out by the letters that make it: vidEo RestOration."""
    return re.search(r"[a-z][A-Z][a-z]* $", raw[max(0, name.start - 12) : name.start]) is not None


def _humps(text: str) -> int:
    return len(re.findall(r"[A-Z]+", text))


def _partly_there(text: str, squeezed: str) -> bool:
    """True when a part of the name is in the target: Llama 2 for Llama-2-70B, 肥胖型-IR for Obese-IR."""
    parts = re.findall(r"[A-Za-z]{3,}|(?<=-)[A-Z]{2,}", text)
    return any(part.lower() in squeezed for part in parts) or text[:4].lower() in squeezed
