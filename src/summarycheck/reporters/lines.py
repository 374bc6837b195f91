"""``jsonl``: one finding a line in the published shape, and nothing else."""

from __future__ import annotations

from summarycheck.model import Report
from summarycheck.reporters.base import Look, Run, Writer
from summarycheck.reporters.escaping import to_json


class LinesReporter:
    def __init__(self, out: Writer) -> None:
        self._out = out

    def begin(self) -> None:
        pass

    def report(self, report: Report) -> None:
        for finding in report.findings:
            self._out.write(to_json(finding.to_dict()) + "\n")

    def end(self, run: Run) -> None:
        self._out.flush()


def open_reporter(out: Writer, look: Look) -> LinesReporter:
    return LinesReporter(out)
