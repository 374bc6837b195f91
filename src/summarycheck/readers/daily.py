"""The daily digests' own JSON: ``summary`` is the English abstract, ``AI`` what was generated from it.

``{"id", "title", "summary", "AI": {"tldr", "motivation", "method", "result", "conclusion"}}``; older files
have ``task`` for ``tldr``, forks add ``AI.translation``, ``AI.summary`` and ``AI.title_translation``. An ``AI``
that is missing or is no object leaves a record without Chinese. An id may occur twice: each row is a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from typing import Any

import msgspec

from summarycheck.model import Problem, Record, Role, Text
from summarycheck.readers import jsonrows
from summarycheck.readers.fields import guess, nearest
from summarycheck.readers.lines import is_chinese
from summarycheck.readers.opening import Source

ROLES: dict[str, Role] = {
    "translation": "translation",
    "tldr": "summary",
    "task": "summary",
    "motivation": "summary",
    "method": "summary",
    "result": "summary",
    "conclusion": "summary",
    "summary": "summary",
    "title_translation": "summary",
}


class _Paper(msgspec.Struct):
    summary: str | None = None
    id: str | int | None = None
    title: str | None = None
    AI: Any = None


_SUMMARY = re.compile(r'"summary"\s*:\s*"((?:[^"\\]|\\.)*)')
_ESCAPED_HAN = re.compile(r"\\u[4-9][0-9a-fA-F]{3}")
_DECODER = msgspec.json.Decoder(_Paper)
_FIELDS = tuple((key, role, f"AI.{key}") for key, role in ROLES.items())


def sniff(head: str) -> bool:
    if not jsonrows.is_json(head):
        return False
    keys = jsonrows.keys(head)
    if {"AI", "summary"} <= keys:
        return True
    generic = {"source", "translation", "targets", "abstract"}
    text = _SUMMARY.search(head)
    return text is not None and not keys & generic and not is_chinese(_ESCAPED_HAN.sub("汉", text[1]))


def read(source: Source) -> Iterator[Record | Problem]:
    """A record for each paper; a generated text that is no string is a problem beside its record."""
    for row in jsonrows.rows(source):
        if isinstance(row, Problem):
            yield row
            continue
        paper = jsonrows.decode(row, _DECODER)
        if isinstance(paper, Problem):
            yield paper
        elif paper.summary is None or not paper.summary.strip():
            yield row.lacks("summary", "it holds the English abstract, `AI` the Chinese")
        else:
            if isinstance(paper.AI, dict):
                yield from _wrong_types(row, paper.AI)
                yield from _misnamed(row, paper.summary, paper.AI)
            else:
                yield from row.unread("summary")
            text = Text(paper.summary, "source", "summary", row.place("summary"))
            identity = "" if paper.id is None else str(paper.id)
            yield Record(text, _targets(row, paper), identity, paper.title or "")


def _targets(row: jsonrows.Row, paper: _Paper) -> tuple[Text, ...]:
    if not isinstance(paper.AI, dict):
        return ()
    values = ((paper.AI.get(key), key, role, field) for key, role, field in _FIELDS)
    return tuple(
        Text(text, role, field, row.place("AI", key))
        for text, key, role, field in values
        if isinstance(text, str)
    )


def _wrong_types(row: jsonrows.Row, ai: Mapping[str, Any]) -> Iterator[Problem]:
    for key in ROLES:
        if not isinstance(ai.get(key), str | None):
            yield row.problem(f"`AI.{key}` is no text but {type(ai[key]).__name__}")


def _misnamed(row: jsonrows.Row, abstract: str, ai: Mapping[str, Any]) -> Iterator[Problem]:
    """That Chinese is not read because its field has another name: one like a missing one, or all have others."""
    others = [key for key in ai if key not in ROLES and isinstance(ai[key], str) and is_chinese(ai[key])]
    if not others:
        return
    missing = ROLES.keys() - ai.keys()
    renamed = [key for key in others if len(missing) == len(ROLES) or _is_renamed(key, missing)]
    fields = guess(
        {"summary": abstract, "AI": {key: ai[key] for key in ai if key in ROLES or key in renamed}}
    )
    if renamed and fields:
        what = f"Chinese in `AI` that is not read ({', '.join(renamed)})"
        yield row.problem(what, f"map its fields: {fields.option}")


def _is_renamed(key: str, missing: Set[str]) -> bool:
    """True for ``tl_dr`` and ``tldr_zh`` where ``tldr`` is missing, not for a word that is merely alike."""
    return bool(nearest(key, missing, 80.0)) or any(key.startswith(f"{name}_") for name in missing)
