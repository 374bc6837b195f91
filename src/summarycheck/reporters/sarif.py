"""``sarif``: SARIF 2.1.0, for code scanning services and editors. Results are written as they come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from summarycheck import __version__
from summarycheck.messages import say, words_of
from summarycheck.model import Finding, Problem, Report, Severity
from summarycheck.reporters.base import Look, Run, Writer
from summarycheck.reporters.escaping import to_strict_json, whole
from summarycheck.reporters.regions import Region, region, relative, source_region, text_of
from summarycheck.rules import Example, Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_GRAVITY: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
_EXAMPLES = 3  # of each kind in the help of a rule


class SarifReporter:
    def __init__(self, out: Writer, look: Look) -> None:
        self._out = out
        self._lang = look.lang
        self._rules = {rule.id: _descriptor(rule, look.lang) for rule in look.rules}
        self._index = {rule: index for index, rule in enumerate(self._rules)}
        self._between = "\n"

    def begin(self) -> None:
        head = {"$schema": _SCHEMA, "version": "2.1.0"}
        self._out.write(
            to_strict_json(head)[:-1] + ', "runs": [{"columnKind": "unicodeCodePoints",\n"results": ['
        )

    def report(self, report: Report) -> None:
        for finding in report.findings:
            self._out.write(self._between + to_strict_json(self._result(finding, report)))
            self._between = ",\n"

    def end(self, run: Run) -> None:
        driver = {
            "name": "summarycheck",
            "version": __version__,
            "semanticVersion": __version__,
            "rules": list(self._rules.values()),
        }
        invocation: dict[str, Any] = {"executionSuccessful": not run.problems}
        if run.problems:
            invocation["toolExecutionNotifications"] = [_notification(problem) for problem in run.problems]
        self._out.write(f'\n],\n"invocations": [{to_strict_json(invocation)}],\n')
        self._out.write(f'"tool": {{"driver": {to_strict_json(driver)}}}}}]}}\n')
        self._out.flush()

    def _result(self, finding: Finding, report: Report) -> dict[str, Any]:
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": self._rule_index(finding),
            "level": _LEVELS[finding.severity],
            "message": {"text": _plain(finding.message)},
            "locations": [_location(finding, report)],
            "partialFingerprints": {"summarycheck/v1": finding.fingerprint},
            "properties": {
                "category": finding.category,
                "record": finding.record,
                "role": finding.role,
                "field": finding.field,
                "facts": dict(finding.facts),
            },
        }
        beside = source_region(finding, report) if finding.target is not None else None
        if beside is not None and finding.source is not None:
            words = {"text": f"{say('source', self._lang)}: {_plain(finding.source.text)}"}
            place = _physical(beside, finding.source.text)
            result["relatedLocations"] = [{"id": 1, "physicalLocation": place, "message": words}]
        if (fix := self._fix(finding, report)) is not None:
            result["fixes"] = [fix]
        return result

    def _rule_index(self, finding: Finding) -> int:
        """Which of the rules; what comes from no rule file is described when it is first met."""
        if finding.rule not in self._index:
            self._index[finding.rule] = len(self._rules)
            about = {"text": words_of("about-", self._lang).get(finding.rule, _title(finding.rule))}
            self._rules[finding.rule] = {
                "id": finding.rule,
                "shortDescription": {"text": _title(finding.rule)},
                "fullDescription": about,
                "help": about,
                "defaultConfiguration": {"level": _LEVELS[finding.severity]},
                "properties": {"tags": [finding.category], "problem.severity": _GRAVITY[finding.severity]},
            }
        return self._index[finding.rule]

    def _fix(self, finding: Finding, report: Report) -> dict[str, Any] | None:
        """A safe repair, as it is written in the file; where the place allows one."""
        repair, text = finding.suggestion, text_of(finding, report)
        if repair is None or not repair.safe or finding.target is None or text is None or text.place is None:
            return None
        edit = text.place.edit(finding.target.start, finding.target.end, repair.text)
        if edit is None:
            return None
        replacement: dict[str, Any] = {
            "deletedRegion": _region(Region(text.place.path, *edit.start, *edit.end))
        }
        if edit.text:
            replacement["insertedContent"] = {"text": edit.text}
        key = "repair" if repair.text else "repair-delete"
        change = {"artifactLocation": _artifact(text.place.path), "replacements": [replacement]}
        return {
            "description": {"text": _plain(say(key, self._lang, text=repair.text))},
            "artifactChanges": [change],
        }


def _descriptor(rule: Rule, lang: str) -> dict[str, Any]:
    """A rule with its reason and its examples as help."""
    why = rule.reason(lang)
    bad = [example for example in rule.examples if not example.good][:_EXAMPLES]
    good = [example for example in rule.examples if example.good][:_EXAMPLES]
    text = "\n".join(
        [why, "", *(f"Flagged: {_said(e)}" for e in bad), *(f"Not flagged: {_said(e)}" for e in good)]
    )
    markdown = "\n".join(
        [why, "", "Flagged:", "", *map(_item, bad), "", "Not flagged:", "", *map(_item, good)]
    )
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("-")),
        "shortDescription": {"text": _title(rule.id)},
        "fullDescription": {"text": why},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": _LEVELS[rule.worst]},
        "properties": {"tags": [rule.category], "problem.severity": _GRAVITY[rule.worst]},
    }


def _title(rule: str) -> str:
    return rule.replace("-", " ").capitalize()


def _said(example: Example) -> str:
    return " → ".join(" ".join(part.split()) for part in (example.source, example.target or "") if part)


def _item(example: Example) -> str:
    ticks = "```" if "`" in _said(example) else "`"
    return f"- {ticks} {_said(example)} {ticks}"


def _location(finding: Finding, report: Report) -> dict[str, Any]:
    """The evidence in its file, and the text of the record that it is about."""
    name = finding.field or finding.role
    whole = "/".join(part for part in (finding.record, name) if part)
    location: dict[str, Any] = {"logicalLocations": [{"name": name, "fullyQualifiedName": whole}]}
    if (found := region(finding, report)) is not None:
        quoted = finding.target or finding.source
        location["physicalLocation"] = _physical(found, quoted.text if quoted else "")
    return location


def _physical(found: Region, quoted: str) -> dict[str, Any]:
    where = _region(found)
    if quoted:
        where["snippet"] = {"text": quoted}
    return {"artifactLocation": _artifact(found.path), "region": where}


def _region(found: Region) -> dict[str, Any]:
    where: dict[str, Any] = {"startLine": found.line, "startColumn": found.column}
    if (found.end_line, found.end_column) != (found.line, found.column):
        where |= {"endLine": found.end_line, "endColumn": found.end_column}
    return where


def _artifact(path: str) -> dict[str, str]:
    path = relative(path)
    uri = quote(whole(path))
    return {"uri": f"file://{uri}"} if path.startswith("/") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _notification(problem: Problem) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artifact(problem.path)}
    if problem.line:
        place["region"] = {"startLine": problem.line}
        if problem.column:
            place["region"]["startColumn"] = problem.column
    return {
        "level": "error",
        "message": {"text": _plain(problem.words)},
        "descriptor": {"id": "input"},
        "locations": [{"physicalLocation": place}],
    }


def _plain(text: str) -> str:
    """The text of a message, in which ``[words](place)`` would be a link."""
    return text.replace("](", "\\](")


def open_reporter(out: Writer, look: Look) -> SarifReporter:
    return SarifReporter(out, look)
