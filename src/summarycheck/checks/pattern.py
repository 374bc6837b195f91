"""Text that can be told by its shape: an expression or a list of words, measured against the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.model import Span, Suggestion, Text
from summarycheck.reading import Dossier

# In ``pattern``: whatever ``source-pattern`` matched in this record's source, as it stands there.
ANCHOR = "{source}"
_NOTHING = "(?!)"


def run(dossier: Dossier, roles: frozenset[str], options: Mapping[str, Any]) -> Iterator[Observation]:
    """An observation for each match in the texts of these roles (``source``: in the source itself)."""
    source = dossier.source.raw
    anchors = _anchors(source, options["source-pattern"])
    pattern = _pattern(options, anchors)
    if pattern is None:
        return
    texts: list[tuple[str, Text | None]] = [(source, None)] if "source" in roles else []
    texts += [(pair.target.raw, pair.target.text) for pair in dossier.with_role(*roles)]
    for raw, about in texts:
        for match in pattern.finditer(raw):
            quote = match.group()
            if not quote or (about is not None and options["unless-in-source"] and quote in source):
                continue
            span = Span(quote, match.start(), match.end())
            anchor = next((anchor for anchor in anchors if quote.startswith(anchor.text)), None)
            yield Observation(
                about=about,
                source=span if about is None else anchor,
                target=None if about is None else span,
                facts={"match": quote, **{name: text or "" for name, text in match.groupdict().items()}},
                suggestion=None if about is None else _suggestion(match, options["replace"]),
            )


def _anchors(source: str, pattern: re.Pattern[str] | None) -> list[Span]:
    """What ``source-pattern`` matches in the source; the longest first: no URL is cut by a shorter one."""
    if pattern is None:
        return []
    spans = (Span(m.group(), m.start(), m.end()) for m in pattern.finditer(source) if m.group())
    return sorted(spans, key=lambda span: (-len(span.text), span.start))


def _pattern(options: Mapping[str, Any], anchors: list[Span]) -> re.Pattern[str] | None:
    """The expression to search for in this record, its anchors filled in."""
    flags = re.IGNORECASE if options["ignore-case"] else 0
    alternatives = [re.escape(word) for word in sorted(options["words"], key=len, reverse=True)]
    if (given := options["pattern"]) is not None:
        alternatives.append(given.pattern)
    if not alternatives:
        return None
    written = "|".join(alternatives)
    if ANCHOR in written:
        known = "|".join(re.escape(text) for text in dict.fromkeys(anchor.text for anchor in anchors))
        written = written.replace(ANCHOR, f"(?>{known})" if known else _NOTHING)
    return re.compile(written, flags)  # ``re`` keeps what it has compiled


def _suggestion(match: re.Match[str], template: str) -> Suggestion | None:
    """The template with the expression's named groups filled in."""
    if not template:
        return None
    groups = {name: text or "" for name, text in match.groupdict().items()}
    return Suggestion(template.format(match=match.group(), **groups), safe=True)


CHECK = Check(
    name="pattern",
    run=run,
    facts=frozenset({"match"}),
    options={
        "pattern": Option(re.Pattern, None, help="the expression to find; {source} stands for the anchors"),
        "words": Option(list, (), help="literal texts to find"),
        "source-pattern": Option(re.Pattern, None, help="what to take from the source as anchors"),
        "unless-in-source": Option(bool, False, help="no finding when the source has the very same text"),
        "ignore-case": Option(bool, False, help="upper and lower case are the same"),
        "replace": Option(str, "", help="the repair, with the expression's named groups: '{kept} {rest}'"),
    },
)
