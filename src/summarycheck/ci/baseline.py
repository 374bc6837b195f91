"""The findings that are known: by what they say, not where, so that the file outlives reordering."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

import msgspec

from summarycheck.config import ConfigError
from summarycheck.model import Finding

VERSION = 1
DEFAULT = "summarycheck-baseline.json"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One known finding: its fingerprint and how often; the rest is for those who read the file."""

    fingerprint: str
    rule: str
    record: str
    count: int = 1
    field: str = ""
    source: str = ""
    target: str = ""


class _Document(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    findings: list[Entry]


class Baseline:
    """Known findings, used up as they are met; what is left of the checked records has been fixed."""

    def __init__(self, entries: Iterable[Entry], path: str = "") -> None:
        self.path = path
        self._entries = {entry.fingerprint: entry for entry in entries}
        self._left = Counter({entry.fingerprint: entry.count for entry in self._entries.values()})
        self._checked: dict[str, frozenset[str]] = {}

    def saw(self, record: str, rules: frozenset[str]) -> None:
        """A record of this name is checked by these rules: what they know of it would be found now."""
        self._checked[record] = rules

    def knows(self, finding: Finding) -> bool:
        """True when this one was there before; each known finding answers for one."""
        if self._left[finding.fingerprint] <= 0:
            return False
        self._left[finding.fingerprint] -= 1
        return True

    def fixed(self) -> list[Entry]:
        """What the rules that ran knew of the checked records and find no more, with how many of each."""
        return [
            msgspec.structs.replace(entry, count=self._left[entry.fingerprint])
            for entry in self._entries.values()
            if self._left[entry.fingerprint] > 0 and entry.rule in self._checked.get(entry.record, ())
        ]

    def remaining(self) -> list[Entry]:
        """The baseline without what is fixed."""
        fixed = {entry.fingerprint: entry.count for entry in self.fixed()}
        entries = (
            msgspec.structs.replace(entry, count=entry.count - fixed.get(entry.fingerprint, 0))
            for entry in self._entries.values()
        )
        return [entry for entry in entries if entry.count]


def entries_of(findings: Iterable[Finding]) -> list[Entry]:
    """The findings as entries, equal ones counted."""
    counts: Counter[str] = Counter()
    first: dict[str, Finding] = {}
    for finding in findings:
        counts[finding.fingerprint] += 1
        first.setdefault(finding.fingerprint, finding)
    return [
        Entry(
            fingerprint=fingerprint,
            rule=finding.rule,
            record=finding.record,
            count=counts[fingerprint],
            field=finding.field,
            source=_quote(finding.source.text) if finding.source else "",
            target=_quote(finding.target.text) if finding.target else "",
        )
        for fingerprint, finding in first.items()
    ]


def written(entries: Iterable[Entry]) -> str:
    """The file's text: an entry a line, in an order that does not depend on that of the input."""
    ordered = sorted(entries, key=lambda entry: (entry.record, entry.rule, entry.field, entry.fingerprint))
    lines = (
        json.dumps(msgspec.to_builtins(entry), ensure_ascii=False).encode("utf-8", "replace").decode()
        for entry in ordered
    )
    return f'{{"version": {VERSION}, "findings": [\n' + ",\n".join(lines) + "\n]}\n"


def read_baseline(path: str) -> Baseline:
    """The baseline in a file; ``ConfigError`` when it is none."""
    try:
        with open(path, "rb") as file:
            document = msgspec.json.decode(file.read(), type=_Document)
    except FileNotFoundError:
        raise ConfigError(path, 0, "no such baseline", "summarycheck baseline writes one") from None
    except OSError as error:
        raise ConfigError(path, 0, f"cannot be read: {error.strerror or error}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ConfigError(path, 0, f"not a baseline: {error}", "summarycheck baseline writes one") from None
    if document.version != VERSION:
        raise ConfigError(path, 0, f"a baseline of version {document.version}, not {VERSION}")
    return Baseline(document.findings, path)


def _quote(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else f"{text[:79]}…"
