"""``github``: workflow commands that a GitHub runner turns into annotations on the changed lines.

GitHub shows the first ten errors, warnings and notices of a step each; all of them stand in the log.
"""

from __future__ import annotations

from collections.abc import Mapping

from summarycheck.messages import say
from summarycheck.model import Finding, Problem, Report, Severity
from summarycheck.reporters.base import Look, Run, Writer, remarks, sums
from summarycheck.reporters.escaping import harmless, shortened, whole
from summarycheck.reporters.regions import region, relative

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_SHOWN = 10  # annotations of a kind that GitHub shows for a step
_TITLE, _MESSAGE = 255, 4000  # characters


class GithubReporter:
    def __init__(self, out: Writer, look: Look) -> None:
        self._out = out
        self._lang = look.lang

    def begin(self) -> None:
        pass

    def report(self, report: Report) -> None:
        for finding in report.findings:
            self._out.write(
                _command(_COMMANDS[finding.severity], self._words(finding), _where(finding, report))
            )

    def end(self, run: Run) -> None:
        for problem in run.problems:
            self._out.write(_command("error", problem.words, _where_of(problem)))
        self._out.write(f"summarycheck: {sums(run, self._lang)}\n")
        for remark in remarks(run, self._lang):
            self._out.write(f"summarycheck: {whole(harmless(remark))}\n")
        kinds = {**run.counts, "error": run.counts["error"] + len(run.problems)}
        if any(count > _SHOWN for count in kinds.values()):
            self._out.write(f"summarycheck: {say('annotations-cut', self._lang, shown=_SHOWN)}\n")
        self._out.flush()

    def _words(self, finding: Finding) -> str:
        """The message; with whose text it is about, where the place does not tell; and the repair."""
        words = " · ".join(part for part in (finding.record, finding.field, finding.message) if part)
        if finding.suggestion is not None and finding.suggestion.text:
            key = "repair" if finding.suggestion.safe else "repair-unsafe"
            words += f" — {say(key, self._lang, text=finding.suggestion.text)}"
        return words


def _where(finding: Finding, report: Report) -> dict[str, object]:
    """The properties of the command: file, line, columns (only of a single line), title."""
    found = region(finding, report)
    title: dict[str, object] = {"title": shortened(harmless(finding.rule), _TITLE)}
    if found is None:
        return title
    place = {"file": relative(found.path), "line": found.line, "endLine": found.end_line}
    if found.line == found.end_line:
        place |= {"col": found.column, "endColumn": found.end_column}
    return {**place, **title}


def _where_of(problem: Problem) -> dict[str, object]:
    place: dict[str, object] = {"file": relative(problem.path)}
    if problem.line:
        place["line"] = problem.line
    if problem.column:
        place["col"] = problem.column
    return {**place, "title": "input"}


def _command(name: str, message: str, properties: Mapping[str, object]) -> str:
    """One line; the runner undoes the escapes."""
    said = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {said}::{_data(shortened(harmless(message), _MESSAGE))}\n"


def _data(text: str) -> str:
    return whole(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(harmless(text)).replace(":", "%3A").replace(",", "%2C")


def open_reporter(out: Writer, look: Look) -> GithubReporter:
    return GithubReporter(out, look)
