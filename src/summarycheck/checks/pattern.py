"""Text that can be told by its shape: an expression or a list of words, measured against the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from summarycheck import scripts
from summarycheck.checks.base import Check, Observation, Option
from summarycheck.model import Role, Span, Suggestion
from summarycheck.reading import Dossier, Reading

# In ``pattern``: whatever ``source-pattern`` matched in this record's source, as it stands there.
ANCHOR = "{source}"
_NOTHING = "(?!)"
# What ``at: end`` looks at: a postamble is a sentence or two, and the rest need not be searched.
_TAIL = 240


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterable[Observation]:
    """An observation for each match in the texts of these roles (``source``: in the source itself)."""
    readings = [pair.target for pair in dossier.with_role(roles)]
    if "source" in roles:
        readings.insert(0, dossier.source)
    if needs := options["needs"]:
        readings = [reading for reading in readings if any(map(reading.has, needs))]
    elif options["at"] in ("start", "whole"):
        # One try a text: made here, so that the rest need not be set up for nothing.
        look = options["pattern"].match
        readings = [reading for reading in readings if look(_read(reading, options["pattern"]).strip())]
    return _observations(dossier, readings, options) if readings else ()


def _observations(
    dossier: Dossier, readings: list[Reading], options: Mapping[str, Any]
) -> Iterator[Observation]:
    source = dossier.source.raw
    anchors = _anchors(source, options["source-pattern"])
    pattern = _pattern(options, anchors)
    if pattern is None:
        return
    lowered = source.lower() if options["unless-in-source"] else ""
    for reading in readings:
        raw = _read(reading, pattern)
        about = reading.text if reading is not dossier.source else None
        for match in _matches(pattern, raw, options["at"], options["outside"]):
            quote = match.group()
            if not quote or (about is not None and _explained(quote, source, lowered, options)):
                continue
            span = Span(quote, match.start(), match.end())
            anchor = next((anchor for anchor in anchors if quote.startswith(anchor.text)), None)
            yield Observation(
                about=about,
                source=span if about is None else anchor,
                target=None if about is None else span,
                facts={"match": quote, **{name: text or "" for name, text in match.groupdict().items()}},
                suggestion=None if about is None else _suggestion(match, options, anchor),
            )


def _read(reading: Reading, pattern: re.Pattern[str]) -> str:
    """The text in the script of the pattern: Traditional words are looked for where they are written."""
    if reading.raw is reading.written or scripts.simplified(pattern.pattern) == pattern.pattern:
        return reading.raw
    return reading.written


def _matches(
    pattern: re.Pattern[str], raw: str, at: str, outside: re.Pattern[str] | None
) -> Iterator[re.Match[str]]:
    """The matches at the place asked for; none that lies inside a match of ``outside``."""
    found: Iterator[re.Match[str]]
    if at == "anywhere":
        found = pattern.finditer(raw)
    else:
        end = len(raw.rstrip())
        start = len(raw) - len(raw.lstrip())
        if at == "start":
            match = pattern.match(raw, start)
        elif at == "whole":
            match = pattern.fullmatch(raw, start, end) if start < end else None
        else:
            found = pattern.finditer(raw, max(start, end - _TAIL), end)
            match = next((match for match in found if match.end() == end), None)
        found = iter([match] if match is not None else [])
    if outside is None:
        yield from found
        return
    kept = list(found)
    spans = [each.span() for each in outside.finditer(raw)] if kept else []
    yield from (m for m in kept if not any(a <= m.start() and m.end() <= b for a, b in spans))


def _explained(quote: str, source: str, lowered: str, options: Mapping[str, Any]) -> bool:
    """True when the source accounts for the match: it has the very same text (Null, too, of nulls), or speaks of such things."""
    if options["unless-in-source"] and (quote in source or quote.strip().lower() in lowered):
        return True
    topic: re.Pattern[str] | None = options["unless-source"]
    return topic is not None and _speaks_of(topic, source)


@lru_cache(maxsize=8)  # every match asks
def _speaks_of(topic: re.Pattern[str], source: str) -> bool:
    return topic.search(source) is not None


def _anchors(source: str, pattern: re.Pattern[str] | None) -> list[Span]:
    """What ``source-pattern`` matches in the source; the longest first: no URL is cut by a shorter one."""
    if pattern is None:
        return []
    spans = (Span(m.group(), m.start(), m.end()) for m in pattern.finditer(source) if m.group())
    return sorted(spans, key=lambda span: (-len(span.text), span.start))


def _pattern(options: Mapping[str, Any], anchors: list[Span]) -> re.Pattern[str] | None:
    """The expression to search for in this record, its anchors filled in."""
    given: re.Pattern[str] | None = options["pattern"]
    flags = re.IGNORECASE if options["ignore-case"] else 0
    if given is not None and not flags and not options["words"] and ANCHOR not in given.pattern:
        return given
    alternatives = [re.escape(word) for word in sorted(options["words"], key=len, reverse=True)]
    if given is not None:
        alternatives.append(given.pattern)
    if not alternatives:
        return None
    written = "|".join(alternatives)
    if ANCHOR in written:
        known = "|".join(re.escape(text) for text in dict.fromkeys(anchor.text for anchor in anchors))
        written = written.replace(ANCHOR, f"(?>{known})" if known else _NOTHING)
    return re.compile(written, flags)  # ``re`` keeps what it has compiled


def _suggestion(match: re.Match[str], options: Mapping[str, Any], anchor: Span | None) -> Suggestion | None:
    """The template with the expression's named groups filled in; what should stand on an anchor is safe with one."""
    template: str | None = options["replace"]
    if template is None:
        return None
    groups = {name: text or "" for name, text in match.groupdict().items()}
    sure: re.Pattern[str] | None = options["sure"]
    safe = (options["source-pattern"] is None or anchor is not None) and (
        sure is None or sure.fullmatch(match.group()) is not None
    )
    return Suggestion(template.format(match=match.group(), **groups), safe)


CHECK = Check(
    name="pattern",
    run=run,
    facts=frozenset({"match"}),
    triggers=lambda options: options["needs"],
    options={
        "pattern": Option(re.Pattern, None, help="the expression to find; {source} stands for the anchors"),
        "words": Option(list, (), help="literal texts to find"),
        "needs": Option(
            tuple, (), help="literal texts of which every match has one: without any of them, no search"
        ),
        "at": Option(
            str,
            "anywhere",
            ("anywhere", "start", "end", "whole"),
            help="where in the text; start and end pass over white space",
        ),
        "outside": Option(re.Pattern, None, help="no finding inside a match of this: quotes, formulas, code"),
        "source-pattern": Option(re.Pattern, None, help="what to take from the source as anchors"),
        "unless-in-source": Option(bool, False, help="no finding when the source has the very same text"),
        "unless-source": Option(re.Pattern, None, help="no finding when the source speaks of this"),
        "ignore-case": Option(bool, False, help="upper and lower case are the same"),
        "replace": Option(str, None, help="the repair, with the expression's named groups: '{kept} {rest}'"),
        "sure": Option(re.Pattern, None, help="the repair is safe only where the match is all of this"),
    },
)
