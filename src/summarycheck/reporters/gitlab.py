"""``gitlab``: a Code Quality report, for ``artifacts:reports:codequality`` of a GitLab job."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from typing import Any

from summarycheck.model import Finding, Problem, Report, Severity
from summarycheck.reporters.base import Look, Run, Writer
from summarycheck.reporters.escaping import to_strict_json
from summarycheck.reporters.regions import region, relative

_SEVERITIES: Mapping[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}
_NO_FILE = "-"  # GitLab wants a path of everything


class GitlabReporter:
    def __init__(self, out: Writer) -> None:
        self._out = out
        self._between = "\n"
        self._seen: Counter[str] = Counter()

    def begin(self) -> None:
        self._out.write("[")

    def report(self, report: Report) -> None:
        for finding in report.findings:
            self._write(self._found(finding, report))

    def end(self, run: Run) -> None:
        for problem in run.problems:
            self._write(self._unread(problem))
        self._out.write("\n]\n")
        self._out.flush()

    def _write(self, issue: dict[str, Any]) -> None:
        self._out.write(self._between + to_strict_json(issue))
        self._between = ",\n"

    def _found(self, finding: Finding, report: Report) -> dict[str, Any]:
        found = region(finding, report)
        return {
            "type": "issue",
            "description": " · ".join(filter(None, (finding.record, finding.field, finding.message))),
            "check_name": finding.rule,
            "categories": [finding.category],
            "fingerprint": self._fingerprint(finding.fingerprint),
            "severity": _SEVERITIES[finding.severity],
            "location": _location(finding.path, *((found.line, found.end_line) if found else (1, 1))),
        }

    def _unread(self, problem: Problem) -> dict[str, Any]:
        line = max(problem.line, 1)
        return {
            "type": "issue",
            "description": problem.words,
            "check_name": "input",
            "categories": ["input"],
            "fingerprint": self._fingerprint(_hash(f"{problem.path}\x1f{problem.what}")),
            "severity": "blocker",
            "location": _location(problem.path, line, line),
        }

    def _fingerprint(self, fingerprint: str) -> str:
        """GitLab shows one issue a fingerprint: what is found again in other words of a text gets its own."""
        self._seen[fingerprint] += 1
        again = self._seen[fingerprint]
        return fingerprint if again == 1 else _hash(f"{fingerprint}\x1f{again}")


def _location(path: str, begin: int, end: int) -> dict[str, Any]:
    return {"path": relative(path) or _NO_FILE, "lines": {"begin": begin, "end": end}}


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def open_reporter(out: Writer, look: Look) -> GitlabReporter:
    return GitlabReporter(out)
