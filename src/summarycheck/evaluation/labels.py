"""Labelled rows: what is in a file, and what of it is no label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from summarycheck.model import CATEGORIES, Problem, Record, Severity, Text
from summarycheck.readers import jsonrows
from summarycheck.readers.opening import Source, Unreadable, few_alike, open_source
from summarycheck.reporters.escaping import harmless
from summarycheck.rules import Rule
from summarycheck.yamlfile import nearest

SHAPE = (
    '{"id"?, "source", "target", "role"?, "translation"?, "expected": [{"rule"?, "target"?, …}] or "none"}'
)


_EXPECTED = 'what is expected is {"rule"? | "category"?, "target"? | "source"?, "severity"?}'


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding that there must be; what is not said may be anything."""

    rule: str | None = None
    category: str | None = None
    source: str | None = None
    target: str | None = None
    severity: Severity | None = None

    def __str__(self) -> str:
        what = self.rule or self.category or "any finding"
        quotes = "; ".join(
            f"{side} {harmless(quote)!r}"
            for side, quote in (("target", self.target), ("source", self.source))
            if quote is not None
        )
        return f"{what}: {quotes}" if quotes else what


class Row(msgspec.Struct, frozen=True):
    """A labelled text, and where it is written."""

    source: str
    target: str
    expected: list[Expected] | Literal["none"]
    id: str | int | None = None
    role: Literal["translation", "summary"] = "translation"
    translation: str | None = None


class Labelled(msgspec.Struct, frozen=True):
    """A record, its text under test, and all that is wrong with that text."""

    path: str
    line: int
    record: Record
    expected: tuple[Expected, ...]

    @property
    def target(self) -> Text:
        return self.record.targets[-1]

    @property
    def name(self) -> str:
        """Its id, else its place."""
        return self.record.id or f"{self.path}:{self.line}"


def read_labelled(path: str, rules: Iterable[Rule]) -> Iterator[Labelled | Problem]:
    """The rows of a file, packed or not (``-``: standard input); bad ones are problems, few of a kind with their lines."""
    by_id = {rule.id: rule for rule in rules}
    try:
        with open_source(path) as source:
            yield from few_alike(_rows(source, by_id))
    except Unreadable as unreadable:
        yield unreadable.problem


_DECODER = msgspec.json.Decoder(Row)


def _rows(source: Source, rules: dict[str, Rule]) -> Iterator[Labelled | Problem]:
    for written in jsonrows.rows(source):
        if isinstance(written, Problem):
            yield written
            continue
        row = jsonrows.decode(written, _DECODER)
        if isinstance(row, Problem):
            what = row.what.replace("not a record", "not a labelled row")
            hint = row.hint or (_EXPECTED if "expected[" in what else f"a row is {SHAPE}")
            yield msgspec.structs.replace(row, what=what, hint=hint)
        elif fault := _fault(row, rules):
            yield written.problem(*fault)
        else:
            yield _labelled(written, row, rules)


def _fault(row: Row, rules: dict[str, Rule]) -> tuple[str, str] | None:
    """What makes a row useless as a label, and how to mend it."""
    for side in ("source", "target"):
        if not getattr(row, side).strip():
            return f"`{side}` is empty", f"a row is {SHAPE}"
    for expected in row.expected if row.expected != "none" else ():
        if expected.rule is not None and expected.rule not in rules:
            return f"no rule {expected.rule!r}", nearest(
                expected.rule, rules
            ) or "see summarycheck rules list"
        if expected.category is not None and expected.category not in CATEGORIES:
            hint = nearest(expected.category, CATEGORIES) or f"one of {', '.join(CATEGORIES)}"
            return f"no category {expected.category!r}", hint
        for side in ("source", "target"):
            quote = getattr(expected, side)
            if quote == "":
                return f"an expected `{side}` is empty", "quote the words, or leave it out"
            if quote is not None and quote not in getattr(row, side):
                return (
                    f"the expected {side} {quote!r} is not in the {side}",
                    "quote it as it is written there",
                )
    return None


def _labelled(written: jsonrows.Row, row: Row, rules: dict[str, Rule]) -> Labelled:
    targets: list[Text] = []
    if row.translation is not None:
        targets.append(Text(row.translation, "translation", "translation", written.place("translation")))
    targets.append(
        Text(row.target, row.role, row.role if row.translation is None else "target", written.place("target"))
    )
    identity = "" if row.id is None else str(row.id)
    record = Record(Text(row.source, "source", "source", written.place("source")), tuple(targets), identity)
    expected = tuple(
        msgspec.structs.replace(each, category=rules[each.rule].category) if each.rule else each
        for each in (row.expected if row.expected != "none" else ())
    )
    return Labelled(written.path, written.line, record, expected)
