"""``junit``: a test case for each record, a suite for each file; findings as grave as ``--fail-on`` fail it.

The cases of a file wait in a temporary file until their number is known, so memory does not grow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from xml.sax.saxutils import escape, quoteattr

from summarycheck.messages import say
from summarycheck.model import RANK, Finding, Report
from summarycheck.reporters.base import Look, Run, Writer
from summarycheck.reporters.escaping import for_xml, harmless, shortened
from summarycheck.reporters.regions import relative

_IN_MEMORY = 1 << 20  # characters
_MESSAGE = 1000  # characters of the attribute; the body has all


class JunitReporter:
    def __init__(self, out: Writer, look: Look) -> None:
        self._out = out
        self._lang = look.lang
        self._fails_from = RANK[look.fail_on] if look.fail_on is not None else len(RANK)
        self._suite: _Suite | None = None

    def begin(self) -> None:
        self._out.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="summarycheck">\n')

    def report(self, report: Report) -> None:
        place = report.record.source.place
        path = relative(place.path) if place is not None else ""
        if self._suite is None or self._suite.path != path:
            self._close()
            self._suite = _Suite(path)
        failing = [finding for finding in report.findings if RANK[finding.severity] >= self._fails_from]
        others = [finding for finding in report.findings if RANK[finding.severity] < self._fails_from]
        inside = ""
        if failing:
            worst = max(failing, key=lambda finding: RANK[finding.severity])
            message = shortened(worst.message, _MESSAGE)
            inside += _element("failure", self._lines(failing), message=message, type=worst.rule)
        if others:
            inside += _element("system-out", self._lines(others))
        name = report.record.name or say("untitled", self._lang)
        self._suite.add(
            _element("testcase", inside, classname=path or "summarycheck", name=name), bool(failing)
        )

    def end(self, run: Run) -> None:
        self._close()
        if run.problems:
            suite = _Suite("input")
            for problem in run.problems:
                error = _element(
                    "error", escape(_line(f"input: {problem}")), message=problem.what, type="input"
                )
                suite.add(_element("testcase", error, classname="input", name=relative(problem.path)), None)
            suite.write(self._out)
        self._out.write("</testsuites>\n")
        self._out.flush()

    def _close(self) -> None:
        if self._suite is not None:
            self._suite.write(self._out)
        self._suite = None

    def _lines(self, findings: Iterable[Finding]) -> str:
        """A paragraph a finding: what and where, the evidence on both sides, the repair."""
        return escape("\n".join(line for finding in findings for line in self._said(finding)))

    def _said(self, finding: Finding) -> Iterator[str]:
        where = f"{relative(finding.path)}:{finding.line}:{finding.column}" if finding.line else finding.field
        yield _line(f"{say(finding.severity, self._lang)} {finding.rule} {where}: {finding.message}")
        for side, span in (("source", finding.source), (finding.role, finding.target)):
            if span is not None:
                yield f"  {say(side, self._lang)}: {_line(span.text)}"
        if finding.suggestion is not None and finding.suggestion.text:
            key = "repair" if finding.suggestion.safe else "repair-unsafe"
            yield f"  {say(key, self._lang, text=_line(finding.suggestion.text))}"


class _Suite:
    """The cases of one file, kept until they can be counted."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._cases = SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8")  # noqa: SIM115 (closed by write)
        self._tests = self._failures = self._errors = 0

    def add(self, case: str, failed: bool | None) -> None:
        """A case that passed, failed, or (``None``) could not be run."""
        self._cases.write(case)
        self._tests += 1
        self._failures += failed is True
        self._errors += failed is None

    def write(self, out: Writer) -> None:
        counts = f'tests="{self._tests}" failures="{self._failures}" errors="{self._errors}" skipped="0"'
        out.write(f"<testsuite name={_quoted(self.path or 'summarycheck')} {counts}>\n")
        self._cases.seek(0)
        for line in self._cases:
            out.write(line)
        self._cases.close()
        out.write("</testsuite>\n")


def _element(tag: str, content: str, /, **attributes: str) -> str:
    said = "".join(f" {key}={_quoted(value)}" for key, value in attributes.items())
    return f"<{tag}{said}>{content}</{tag}>\n" if content else f"<{tag}{said}/>\n"


def _quoted(value: str) -> str:
    return quoteattr(_line(value))


def _line(text: str) -> str:
    """The text on one line, of characters that XML can hold and a terminal can show."""
    return for_xml(harmless(text))


def open_reporter(out: Writer, look: Look) -> JunitReporter:
    return JunitReporter(out, look)
