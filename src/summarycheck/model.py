"""The nouns: what is read, what is checked and what is found. Imports nothing of ours (but words, when asked for them).

Offsets are character offsets into the raw text they speak of, half-open (``text[start:end]``);
lines and columns are 1-based and point into the file as it is on disk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, Protocol, get_args

import msgspec

Role = Literal["source", "translation", "summary"]
Lang = Literal["en", "zh"]
Severity = Literal["info", "warning", "error"]
Number = Decimal | Fraction

TargetRole = Literal["translation", "summary"]  # of the Chinese texts
LANGS: tuple[Lang, ...] = get_args(Lang)
TARGET_ROLES: tuple[TargetRole, ...] = get_args(TargetRole)
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
RANK: Mapping[str, int] = {name: rank for rank, name in enumerate(SEVERITIES)}

CATEGORIES = (
    "number", "omission", "addition", "claim", "name", "term",
    "logic", "language", "junk", "markup", "source", "input",
)  # fmt: skip


def one_of(name: str, value: str, known: Sequence[str]) -> None:
    """Raises ``ValueError``, which says what is known, when the value of ``name`` is none of it."""
    if value not in known:
        raise ValueError(f"{name} is one of {', '.join(map(repr, known))}, not {value!r}")


def a_text(name: str, value: object) -> None:
    """Raises ``TypeError`` when the value of ``name`` is no text."""
    if not isinstance(value, str):
        raise TypeError(f"{name} is a text (str), not {type(value).__name__}")


class Span(msgspec.Struct, frozen=True, gc=False):
    """A quote: ``text`` stands at ``[start, end)`` of the text it was taken from."""

    text: str
    start: int
    end: int


class Edit(msgspec.Struct, frozen=True, order=True):
    """Put ``text``, as it is, in place of what stands in the file from ``start`` up to ``end``: (line, column)."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


class Place(Protocol):
    """Where a text comes from; knows the way back into its file."""

    @property
    def path(self) -> str: ...

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column (1-based) in the file of the character at ``offset`` of the text."""
        ...

    def edit(self, start: int, end: int, text: str) -> Edit | None:
        """The edit that makes ``text``, escaped as it must be there, of the characters ``[start, end)``.

        ``None`` where none can: they do not stand together in the file (a tag or a line end is between them),
        or the new text would be read as a part of the file's own form.
        """
        ...


class Text(msgspec.Struct, frozen=True):
    """One text of a record. ``field`` is its own name in its file (``Key Takeaways``)."""

    text: str
    role: Role
    field: str = ""
    place: Place | None = None


class Waiver(msgspec.Struct, frozen=True):
    """Someone's word that a rule is not to be held against a record, why, and where that is written."""

    rule: str
    reason: str
    path: str = ""
    line: int = 0


class Record(msgspec.Struct, frozen=True):
    """One paper: an English source and the Chinese texts made from it (perhaps none).

    ``doubts`` are reasons to distrust the pairing itself, one sentence each; ``waivers`` stand in its file.
    """

    source: Text
    targets: tuple[Text, ...] = ()
    id: str = ""
    title: str = ""
    doubts: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def name(self) -> str:
        """What findings call it: its id, else its title."""
        return self.id or self.title

    @classmethod
    def of(
        cls,
        source: str,
        *,
        translation: str | None = None,
        summary: str | None = None,
        id: str = "",
        title: str = "",
    ) -> Record:
        """A record from plain strings; ``TypeError`` for what is none."""
        for name, given in (("source", source), ("id", id), ("title", title)):
            a_text(name, given)
        targets: list[Text] = []
        if translation is not None:
            a_text("translation", translation)
            targets.append(Text(translation, "translation", "translation"))
        if summary is not None:
            a_text("summary", summary)
            targets.append(Text(summary, "summary", "summary"))
        return cls(Text(source, "source", "source"), tuple(targets), id, title)


class Quantity(msgspec.Struct, frozen=True):
    """A number with its meaning. ``low == high`` for a single value; both are exact.

    ``low``/``high`` carry the sign and the scale (``70 billion`` is 70000000000) but not the unit:
    81% is 81 with unit ``%``, 三分之二 is 2/3 with no unit.

    ``kind``: count, percent, point, multiple, ordinal, year, decade, century, date, time, ratio,
    dimension, power, fraction, money, measure, magnitude (orders of), vague (dozens, 数十), name
    (a number inside a name; not a quantity of its own), …
    ``bound``: exact, about, nearly, at-least, more-than, at-most, less-than, up-to.
    ``weak``: may be no number at all (*one* of them, 一种, 二者): it can support a number on the other
    side but is never itself missing or invented. ``alts``: other (value, unit) readings of an ambiguous
    writing (``10.000``, ``300 K``).
    """

    text: str
    start: int
    end: int
    low: Number
    high: Number
    unit: str = ""
    kind: str = "count"
    bound: str = "exact"
    weak: bool = False
    alts: tuple[tuple[Number, str], ...] = ()

    @property
    def single(self) -> bool:
        return self.low is self.high or self.low == self.high


class Name(msgspec.Struct, frozen=True):
    """A span that is copied, not translated: model, data set, acronym, URL, id."""

    text: str
    start: int
    end: int
    kind: str = "name"


class Link(msgspec.Struct, frozen=True):
    """A target quantity and the source quantities it answers to; ``how`` and ``note`` say why."""

    target: Quantity
    sources: tuple[Quantity, ...]
    how: str
    note: str = ""


class SentenceLink(msgspec.Struct, frozen=True):
    """Sentences of the source and what answers to them, by index; one side is empty where nothing does.

    ``score`` is a log-likelihood ratio: above 0 the sides belong together, 0 for an empty side.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float


class Side(msgspec.Struct, frozen=True):
    """A text as it was read: its sentences, and its numbers in order (those that count for nothing left out)."""

    sentences: tuple[Span, ...]
    numbers: tuple[Quantity, ...]


class Comparison(msgspec.Struct, frozen=True):
    """A target text beside the source: which sentences and which numbers answer to each other.

    A number of the target in no link answers to nothing; a number of the source in none was not taken over.
    """

    target: Side
    sentences: tuple[SentenceLink, ...]
    numbers: tuple[Link, ...]


class Receipt(msgspec.Struct, frozen=True):
    """How a record was read and compared: the source, and a comparison for each of its targets, in their order."""

    source: Side
    targets: tuple[Comparison, ...]


class Suggestion(msgspec.Struct, frozen=True):
    """A repair: put ``text`` in place of the target evidence. ``safe``: nothing else can be meant."""

    text: str
    safe: bool = False


class Finding(msgspec.Struct, frozen=True):
    """What a rule has to say, with its evidence on both sides.

    ``source`` and ``target`` quote the two texts, with offsets into each as the record has it (``record.source.text``,
    and the target whose ``field`` it is). There is no ``source`` where nothing of the source is in question (what is
    added, a slip of the Chinese alone), no ``target`` where something is not there. ``path``, ``line`` and
    ``column`` (1-based; 0 for a text from no file) are where the target begins in its file, or the source if there is no target.
    ``facts`` are words that the message is made of (what is expected, what is found), by the names that the check of the
    rule gives them (``Check.facts``).
    """

    rule: str
    category: str
    severity: Severity
    record: str  # the record's id, else its title
    role: str
    field: str
    message: str
    path: str = ""
    line: int = 0
    column: int = 0
    source: Span | None = None
    target: Span | None = None
    suggestion: Suggestion | None = None
    facts: Mapping[str, str] = {}

    @property
    def fingerprint(self) -> str:
        """Stable across reordering and reformatting: the record, the rule and the quoted evidence."""
        quoted = (self.source.text if self.source else "", self.target.text if self.target else "")
        key = "\x1f".join((self.record, self.rule, self.field, *(" ".join(q.split()) for q in quoted)))
        from hashlib import sha256  # most reports have no fingerprints

        return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def to_dict(self) -> dict[str, Any]:
        """The finding as JSON types, in the published shape."""
        return {
            "version": 1,
            "rule": self.rule,
            "category": self.category,
            "severity": self.severity,
            "record": self.record,
            "role": self.role,
            "field": self.field,
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "source": msgspec.to_builtins(self.source),
            "target": msgspec.to_builtins(self.target),
            "message": self.message,
            "suggestion": msgspec.to_builtins(self.suggestion),
            "facts": dict(self.facts),
            "fingerprint": self.fingerprint,
        }


class Score(msgspec.Struct, frozen=True):
    """A metric's value with the signature that makes it reproducible. ``value`` is 0–100."""

    name: str
    value: float
    field: str
    against: str
    signature: str


class Problem(msgspec.Struct, frozen=True):
    """Why some input could not be used: file, line (0: the whole file), what, how to mend."""

    path: str
    line: int
    what: str
    hint: str = ""
    column: int = 0

    @property
    def words(self) -> str:
        """What, and how to mend it in brackets, or behind a colon where brackets go before."""
        if not self.hint:
            return self.what
        colon = {")": ": ", "）": "："}.get(self.what[-1:])
        return f"{self.what}{colon}{self.hint}" if colon else f"{self.what} ({self.hint})"

    def __str__(self) -> str:
        where = ":".join([self.path, *(str(number) for number in (self.line, self.column) if number)])
        return f"{where}: {self.words}"


class Suppressed(msgspec.Struct, frozen=True):
    """A finding that does not count: ``by`` a waiver, with its reason, or because the ``baseline`` has it.

    ``path`` and ``line`` are where the waiver or the baseline is written.
    """

    finding: Finding
    by: Literal["waiver", "baseline"]
    reason: str = ""
    path: str = ""
    line: int = 0

    def to_dict(self) -> dict[str, Any]:
        """JSON types."""
        return {
            "by": self.by,
            "reason": self.reason,
            "path": self.path,
            "line": self.line,
            "finding": self.finding.to_dict(),
        }


class Report(msgspec.Struct, frozen=True):
    """All findings of one record, in the order of its texts; the receipt, when it was asked for.

    ``suppressed`` are the findings that do not count, set apart. ``seconds`` are those that each run of a check took,
    when they were asked for, by rule, or by check where it runs once for several rules.
    """

    record: Record
    findings: tuple[Finding, ...] = ()
    scores: tuple[Score, ...] = ()
    receipt: Receipt | None = None
    suppressed: tuple[Suppressed, ...] = ()
    seconds: Mapping[str, float] = {}

    @property
    def ok(self) -> bool:
        """True when nothing was found at severity ``error``."""
        return all(finding.severity != "error" for finding in self.findings)

    @property
    def counts(self) -> dict[str, int]:
        """Findings by severity."""
        return count_severities(self.findings)

    def repair_hint(self, lang: Lang = "en") -> str:
        """An instruction to the generator of the Chinese: each error and warning, and what is wanted.

        Empty when there are none. What a finding says of itself is in the language of its checker. Raises ``ValueError``
        for a language other than ``en`` and ``zh``.
        """
        one_of("lang", lang, LANGS)
        from summarycheck.hint import repair_hint

        return repair_hint(self, lang)

    def to_dict(self) -> dict[str, Any]:
        """``{"findings": […], "counts": {…}, "scores": […]}`` as JSON types; ``suppressed`` if there are any."""
        return {
            "findings": [finding.to_dict() for finding in self.findings],
            "counts": self.counts,
            "scores": [msgspec.to_builtins(score) for score in self.scores],
            **({"suppressed": [each.to_dict() for each in self.suppressed]} if self.suppressed else {}),
        }


def count_severities(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings of each severity, most severe first; zeros included."""
    seen = Counter(finding.severity for finding in findings)
    return {severity: seen[severity] for severity in reversed(SEVERITIES)}
