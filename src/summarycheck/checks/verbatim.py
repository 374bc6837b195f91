"""What is copied to the letter: addresses of the web and of people, identifiers, code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.model import Role, Span, Suggestion
from summarycheck.reading import Dossier, Pair

# Of each kind: what a text must have for it to be looked for, and its shape.
_ADDRESS_END = r"(?<![.,;:!?'\"])"
_SHAPES: Mapping[str, tuple[tuple[str, ...], re.Pattern[str]]] = {
    "url": (
        ("://", "www.", ".com/", ".io/", ".org/"),
        re.compile(
            r"(?:https?://|www\.|(?<![A-Za-z0-9./@-])[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){0,3}\.(?:com|io|org)/)"
            rf"[!#-&*-;=?-Z\\_a-z{{}}~]{{1,300}}{_ADDRESS_END}"
        ),
    ),
    "email": (("@",), re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,64}){1,5}")),
    "id": (
        ("arXiv", "10.", "NCT", "CRD", "ISRCTN", "ChiCTR", "GSE", "PRJ", "ACTRN"),
        re.compile(
            r"arXiv:\s?\d{4}\.\d{4,5}(?:v\d+)?|(?<![\d.])10\.\d{4,9}/[!#-&*-;=?-Z_a-z]{1,100}" + _ADDRESS_END
            + r"|(?<![A-Za-z])(?:NCT|CRD|ISRCTN|ChiCTR|GSE|PRJ[A-Z]{2}|ACTRN)-?[A-Z]{0,4}\d{4,14}"
        ),
    ),
    "code": (("`",), re.compile(r"`[^`\n]{1,80}`")),
}  # fmt: skip
_ALIKE = 0.6
_UNCLEAN = re.compile(r"[\s\\{}]")
_DRESS = re.compile(r"[\s\\{}]+|https?://(?:www\.)?|^www\.|/+$|\.git$")


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """What the targets of these roles have changed, lost or invented, of every kind."""
    for pair in dossier.with_role(roles):
        for kind, (marks, _) in _SHAPES.items():
            if _any_in(marks, pair.target.raw):
                yield from _changed(pair, kind)
            elif kind == "url" and pair.role == "translation" and _any_in(marks, pair.source.raw):
                yield from _lost(pair, kind)


def _any_in(marks: tuple[str, ...], text: str) -> bool:
    for mark in marks:  # noqa: SIM110 (a generator takes three times as long)
        if mark in text:
            return True
    return False


def _changed(pair: Pair, kind: str) -> Iterator[Observation]:
    """What the target has of the kind and the source has not: another in its place; of the web, also nothing like it."""
    for written in _strangers(pair, kind):
        original = _most_alike(written.text, _spans(pair.source.raw, kind))
        if original is None and kind != "url":
            continue
        yield Observation(
            about=pair.target.text,
            source=original,
            target=written,
            facts={"name": original.text if original else "", "rendering": written.text},
            suggestion=Suggestion(original.text, _is_certain(original, pair, kind)) if original else None,
            relation=f"{kind}-changed" if original else f"{kind}-invented",
        )


def _is_certain(original: Span, pair: Pair, kind: str) -> bool:
    """True when it is the only one that the target can mean: it is not there already, and written without LaTeX."""
    bare = _bare(original.text)
    if bare in _bare(pair.target.raw) or _UNCLEAN.search(original.text) is not None:
        return False
    others = {_bare(span.text) for span in _spans(pair.source.raw, kind)} - {bare}
    return not any(_ratio(bare, other) > _ALIKE for other in others)


def _lost(pair: Pair, kind: str) -> Iterator[Observation]:
    """What the source has of the kind while the target has nothing of it."""
    bare = _bare(pair.target.raw)
    for ours in _spans(pair.source.raw, kind):
        if _bare(ours.text) not in bare:
            yield Observation(
                about=pair.target.text,
                source=ours,
                facts={"name": ours.text, "rendering": ""},
                relation=f"{kind}-lost",
            )


def _spans(raw: str, kind: str) -> list[Span]:
    marks, shape = _SHAPES[kind]
    if not _any_in(marks, raw):
        return []
    return [Span(m.group(), m.start(), m.end()) for m in shape.finditer(raw)]


def _strangers(pair: Pair, kind: str) -> Iterator[Span]:
    """What the target has of the kind and the source has not, in whatever dress."""
    bare = ""
    for written in _spans(pair.target.raw, kind):
        if written.text in pair.source.raw:
            continue
        bare = bare or _bare(pair.source.raw)
        text = _bare(written.text)
        if text and text not in bare:
            yield written


def _bare(text: str) -> str:
    """Without what a writer may add or leave out: scheme, LaTeX, blanks, a last slash; in lower case."""
    return _DRESS.sub("", text).lower()


def _most_alike(text: str, ours: list[Span]) -> Span | None:
    """The one that is meant: alike in most of its characters."""
    best, most = None, _ALIKE
    for span in ours:
        ratio = _ratio(_bare(text), _bare(span.text))
        if ratio > most:
            best, most = span, ratio
    return best


def _ratio(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio()


CHECK = Check(
    name="verbatim",
    run=run,
    facts=frozenset({"name", "rendering"}),
    options={
        "relation": Option(
            str,
            "url-changed",
            (*(f"{kind}-changed" for kind in _SHAPES), "url-invented", "url-lost"),
            "changed: not as the source has it; invented: the source has none like it; lost: only the source has it",
        ),
    },
    shared_by="relation",
)
