"""Key claims that the summaries of a record together leave out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.coverage import THRESHOLD, Coverage
from summarycheck.model import Quantity, Role, Span
from summarycheck.reading import Dossier

_MOST_WORDS = 8  # that are quoted as evidence


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """Observations of the relation asked for: a claim missing, or its figures."""
    whole = options.get("relation", "claim-missing") == "claim-missing"
    yield from _lacking_claims(dossier, roles, options, whole=whole)


def _lacking_claims(
    dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any], *, whole: bool
) -> Iterator[Observation]:
    """Key claims that the summaries together do not have, or have without their figures."""
    if "summary" not in roles:
        return
    threshold = float(options.get("threshold") or THRESHOLD)
    lightest = float(options.get("min-weight", 0.6))
    for coverage in dossier.coverage(lightest):
        claim = coverage.claim
        if claim.weight < lightest:
            continue
        missing = coverage.missing(threshold)
        if missing is not whole or (claim.kind == "release" and not missing):
            continue
        if missing:
            span = Span(claim.text, claim.start, claim.end)
            facts = _facts(coverage, span, coverage.lacking, threshold)
            yield Observation(None, source=span, facts=facts, doubtful=not coverage.plain)
        else:
            for span, figures in coverage.without_figures():
                yield Observation(None, source=span, facts=_facts(coverage, span, figures, threshold))


def _facts(coverage: Coverage, span: Span, lacking: Sequence[Quantity], threshold: float) -> dict[str, str]:
    figures = ", ".join(figure.text for figure in lacking)
    unsaid = ", ".join([figure.text for figure in lacking] + list(coverage.unsaid[:_MOST_WORDS]))
    return {
        "claim": _short(span.text),
        "kind": coverage.claim.kind,
        "weight": f"{coverage.claim.weight:g}",
        "score": f"{coverage.score:.1f}",
        "threshold": f"{threshold / coverage.claim.weight:.1f}",
        "missing": figures or "–",
        "unsaid": unsaid or "–",
        "said": ", ".join(coverage.said[:_MOST_WORDS]) or "–",
        "overlap": coverage.overlap or "–",
    }


def _short(text: str, longest: int = 90) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + " …"


CHECK = Check(
    name="coverage",
    run=run,
    facts=frozenset(
        [
            *("claim", "kind", "weight", "score", "threshold", "missing", "unsaid", "said", "overlap"),
        ]
    ),
    options={
        "relation": Option(
            str,
            "claim-missing",
            ("claim-missing", "claim-partial"),
            "claim-missing: a key claim that the summaries together lack; "
            "claim-partial: a key claim without its figures",
        ),
        "min-weight": Option(float, 0.6, (), "lightest claim that is looked for (0–1)"),
        "threshold": Option(float, 0.0, (), "score from which a claim is missing (0: the check's own)"),
    },
)
