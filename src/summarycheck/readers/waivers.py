"""Waivers that stand in the data, brought to their records.

In JSON a field of the row: ``"summarycheck": {"allow": [{"rule": "name-lost", "reason": "…"}]}``. In pages a
comment, ``<!-- summarycheck: allow name-lost -- reason -->``, for the paper that it stands in or above,
or for the last paper of its page.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from summarycheck.model import Problem, Record, Text, Waiver
from summarycheck.readers.jsonrows import mistake
from summarycheck.readers.opening import Comment, Source
from summarycheck.readers.pairing import ChineseOnly
from summarycheck.readers.place import JsonString

Found = TypeVar("Found", bound=Record | ChineseOnly)

_WORDS = re.compile(r"allow\s+(\S.*?)\s+--(.*)", re.DOTALL)
_SHAPE = "<!-- summarycheck: allow RULE -- reason -->"
_FIELD = '{"summarycheck": {"allow": [{"rule": "…", "reason": "…"}]}}'


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    rule: str
    reason: str


class _Allow(msgspec.Struct, forbid_unknown_fields=True):
    allow: list[_Entry]


class _Row(msgspec.Struct):
    summarycheck: _Allow | None = None


_DECODER = msgspec.json.Decoder(_Row)


def with_waivers(source: Source, items: Iterable[Found | Problem]) -> Iterator[Found | Problem]:
    """What is found in a source, with the waivers that it has for them; a problem for each that is none."""
    comments = deque[Comment]()
    noted = 0
    for item, is_last in _with_end(source, items):
        if isinstance(item, Problem):
            yield item
            continue
        # A page is read whole before its first record comes: all its comments are there by now.
        comments += source.comments[noted:]
        noted = len(source.comments)
        texts = item.texts if isinstance(item, ChineseOnly) else (item.source, *item.targets)
        found = list(_in_rows(texts))
        if comments:
            end = _end(texts, source.path)
            while comments and (is_last or (comments[0].line, comments[0].column) <= end):
                found += _said(comments.popleft(), source.path)
        yield from (each for each in found if isinstance(each, Problem))
        waivers = tuple(each for each in found if isinstance(each, Waiver))
        yield msgspec.structs.replace(item, waivers=item.waivers + waivers) if waivers else item


def _with_end(source: Source, items: Iterable[Found | Problem]) -> Iterator[tuple[Found | Problem, bool]]:
    """Each item, and whether it is the last record: known, and waited for, only where there are comments."""
    held: Found | None = None
    for item in items:
        if isinstance(item, Problem):
            yield item, False
            continue
        if held is not None:
            yield held, False
            held = None
        if source.comments:
            held = item
        else:
            yield item, False
    if held is not None:
        yield held, True


def _end(texts: Iterable[Text], path: str) -> tuple[int, int]:
    """Where the last of its texts in this file ends: a page may be one long line."""
    return max(
        (
            text.place.locate(max(len(text.text) - 1, 0))
            for text in texts
            if text.place is not None and text.place.path == path
        ),
        default=(0, 0),
    )


def _said(comment: Comment, path: str) -> Iterator[Waiver | Problem]:
    """A waiver for each rule that the comment names."""
    match = _WORDS.fullmatch(comment.words)
    if not comment.closed:
        yield Problem(path, comment.line, "a comment to summarycheck that does not end on its line", _SHAPE)
    elif match is None or not match[2].strip():
        reason = re.match(r"allow\s+\S", comment.words)
        what = "a waiver without a reason" if reason else f"no waiver: “{comment.words}”"
        yield Problem(path, comment.line, what, _SHAPE)
    else:
        for rule in re.split(r"[\s,]+", match[1]):
            yield Waiver(rule, match[2].strip(), path, comment.line)


def _in_rows(texts: Iterable[Text]) -> Iterator[Waiver | Problem]:
    """Those of the JSON row that the texts were read from."""
    rows: dict[tuple[str, int, int], str] = {}
    for text in texts:
        if isinstance(text.place, JsonString) and '"summarycheck"' in text.place.row:
            rows[text.place.path, text.place.line, text.place.column] = text.place.row
    for (path, line, _), row in rows.items():
        try:
            found = _DECODER.decode(row).summarycheck
        except msgspec.DecodeError as error:
            yield Problem(path, line, f"not a waiver: {mistake(error)[0]}", f"a waiver is {_FIELD}")
            continue
        for entry in found.allow if found else ():
            if entry.reason.strip() and entry.rule.strip():
                yield Waiver(entry.rule, entry.reason.strip(), path, line)
            else:
                yield Problem(path, line, "a waiver without a reason", f"a waiver is {_FIELD}")
