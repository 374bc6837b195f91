"""What the Chinese leaves out: sentences of a translation, key claims of the summaries together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.coverage import Coverage, Evidence, claims
from summarycheck.model import Role, Span
from summarycheck.reading import Dossier, Pair

_WORD = re.compile(r"[A-Za-z]{2,}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FEWEST_HAN = 20  # less is no text whose coverage could be judged (an error string, English)
# Scores below which a claim is not there. With a translation the words of the answering sentences count too.
_THRESHOLD, _THRESHOLD_TRANSLATED = 0.25, 0.34


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """Observations of the relation asked for: a sentence missing, a claim missing, its figures."""
    relation = options.get("relation", "sentence-missing")
    if relation == "sentence-missing":
        for pair in dossier.with_role(*roles):
            yield from _missing_sentences(pair, int(options.get("min-words", 6)))
    else:
        yield from _lacking_claims(dossier, roles, options, whole=relation == "claim-missing")


def _missing_sentences(pair: Pair, fewest: int) -> Iterator[Observation]:
    """Runs of source sentences that nothing in the translation answers to."""
    if len(_HAN.findall(pair.target.raw)) < _FEWEST_HAN:
        return
    spans = pair.source.sentences
    runs: list[list[int]] = []
    last = -2
    for link in pair.alignment:
        for i in link.source:
            if link.target or len(_WORD.findall(spans[i].text)) < fewest:
                continue
            if i == last + 1:
                runs[-1].append(i)
            else:
                runs.append([i])
            last = i
    for run_ in runs:
        start, end = spans[run_[0]].start, spans[run_[-1]].end
        yield Observation(
            about=pair.target.text,
            source=Span(pair.source.raw[start:end], start, end),
            facts={"sentences": str(len(run_)), "of": str(len(spans)), "first": _short(spans[run_[0]].text)},
        )


def _lacking_claims(
    dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any], *, whole: bool
) -> Iterator[Observation]:
    """Key claims that the texts of the roles together do not have, or have without their figures."""
    summaries = [pair for pair in dossier.with_role(*roles) if pair.role == "summary"]
    if sum(len(_HAN.findall(pair.target.raw)) for pair in summaries) < _FEWEST_HAN:
        return
    translation = next(
        (p for p in dossier.with_role("translation") if len(_HAN.findall(p.target.raw)) > 50), None
    )
    usual = _THRESHOLD if translation is None else _THRESHOLD_TRANSLATED
    threshold = float(options.get("threshold") or usual)
    evidence = Evidence(dossier.source, summaries, translation, threshold)
    for claim in claims(dossier.source):
        if claim.weight < float(options.get("min-weight", 0.8)):
            continue
        coverage = evidence.of(claim)
        missing = coverage.score < threshold
        if missing is whole and (missing or (claim.kind != "release" and coverage.without_its_figures)):
            yield Observation(
                about=None,
                source=Span(claim.text, claim.start, claim.end),
                facts=_facts(coverage, threshold),
            )


def _facts(coverage: Coverage, threshold: float) -> dict[str, str]:
    missing = ", ".join(quantity.text for quantity in coverage.lacking)
    return {
        "claim": _short(coverage.claim.text),
        "kind": coverage.claim.kind,
        "weight": f"{coverage.claim.weight:g}",
        "score": f"{coverage.score:.2f}",
        "threshold": f"{threshold:.2f}",
        "evidence": coverage.evidence,
        "missing": missing or "–",
    }


def _short(text: str, longest: int = 90) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + " …"


CHECK = Check(
    name="coverage",
    run=run,
    facts=frozenset(
        ["claim", "kind", "weight", "score", "threshold", "evidence", "missing", "sentences", "of", "first"],
    ),
    options={
        "relation": Option(
            str,
            "sentence-missing",
            ("sentence-missing", "claim-missing", "claim-partial"),
            "sentence-missing: a source sentence without counterpart; claim-missing: a key claim that the "
            "summaries together lack; claim-partial: a key claim without its figures",
        ),
        "min-words": Option(int, 6, (), "shortest source sentence that is looked for"),
        "min-weight": Option(float, 0.8, (), "lightest claim that is looked for (0–1)"),
        "threshold": Option(float, 0.0, (), "score below which a claim is missing (0: the check's own)"),
    },
)
