"""Names of the target that nothing in the source accounts for: NJVL, where it speaks of HJR; PRASIS for PRAXIS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from summarycheck.checks.base import Observation
from summarycheck.checks.naming.altered import accounted_for, in_address
from summarycheck.checks.naming.field import on_computing
from summarycheck.lexicon import content_words, shipped
from summarycheck.names import among_initials, initials, is_english, shape, singular, squeeze
from summarycheck.reading import Dossier, Pair


def strange(pair: Pair, dossier: Dossier) -> Iterator[Observation]:
    """Names that neither the source nor the title has or spells out; of those that translators know by themselves, acronyms at most."""
    title = dossier.record.title
    for written in pair.strangers:
        text = written.text.removesuffix("'s").removesuffix("’s")
        if not _is_name(text, pair) or text in title:
            continue
        known = _is_known(text, pair)
        if known and (pair.role != "translation" or shape(text) != "acronym"):
            continue
        if accounted_for(text, pair, title) or _is_put_together(text, pair, title):
            continue
        if _EXPLAINED.match(pair.target.raw, written.end) or in_address(pair.target.raw, written):
            continue
        yield Observation(
            about=pair.target.text,
            target=written,
            facts={"name": "", "rendering": text},
            relation="stranger",
            doubtful=known,  # GPS for GNSS is well known to all, GRU for LSTM as well
        )


_SHORTEST = 3  # two letters are a unit, or what the translator abbreviates
_CAPITALISED = re.compile(r"[A-Z][a-z]{3,}(?:-[A-Z][a-z]+)*")
_EXPLAINED = re.compile(r"\s?[(（]\s?[\u4e00-\u9fff]")  # GOP（图像组）


def _is_name(text: str, pair: Pair) -> bool:
    """True for one by its shape; in translations of texts on computing also for a capitalised word that is no English one."""
    if shape(text) in ("acronym", "camel"):
        return len(singular(text)) >= _SHORTEST
    return (
        pair.role == "translation"
        and _CAPITALISED.fullmatch(text) is not None
        and text[: max(4, len(text) - 2)] not in pair.source.raw  # Lagrange, of Lagrangian
        and bool(content_words(text))
        and not is_english(text)
        and on_computing(pair.source.raw)
    )


def _is_known(text: str, pair: Pair) -> bool:
    """True for what a translator may write without the source: common acronyms, tools and models."""
    key = singular(squeeze(text))
    known = key in pair.glossary.names or text.removesuffix("s") in pair.glossary.meanings
    return known or any(
        shipped().entry(word) is not None and not is_english(word) for word in (text.lower(), key)
    )


_PARTS = re.compile(r"[-_.+/]")
_HUMPS = re.compile(r"[A-Z][a-z]+|[A-Z]+(?![a-z])|[a-z]+|\d+")
_COMPOUND = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+){2,}")
_SECOND_HALF = re.compile(r"(?<=[a-z])-[a-z]+")


@lru_cache(maxsize=4)
def _initials_of_first_halves(source: str) -> str:
    return initials(_SECOND_HALF.sub("", source))


@lru_cache(maxsize=4)
def _initials_of_compounds(source: str) -> frozenset[str]:
    """The first letters of all parts of each compound, small words too: ltv of *loan-to-value*."""
    compounds = _COMPOUND.findall(source.lower()) if "-" in source else ()
    return frozenset("".join(part[0] for part in compound.split("-")) for compound in compounds)


def _is_put_together(text: str, pair: Pair, title: str) -> bool:
    """True for a compound of what the source has or everybody knows: GRU-CNN; and OpenIE, of *open information extraction*."""

    def spelled(part: str) -> bool:
        return part.isupper() and among_initials(part, pair.source.initials)

    if text.isupper() and among_initials(text, _initials_of_first_halves(pair.source.raw)):
        return True  # IEKF: iterated error-state Kalman filter
    if text.isupper() and text.lower() in _initials_of_compounds(pair.source.raw):
        return True  # LTV: loan-to-value

    def accounted(part: str) -> bool:
        return len(part) < 2 or spelled(part) or _is_known(part, pair) or accounted_for(part, pair, title)

    parts, humps = _PARTS.split(text), _HUMPS.findall(text)
    return (len(parts) > 1 and all(map(accounted, parts))) or (
        len(humps) > 1 and any(map(spelled, humps)) and all(map(accounted, humps))
    )
