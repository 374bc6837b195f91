"""``json``: one document. The findings are written as they come, so memory does not grow with the input."""

from __future__ import annotations

from typing import Any

import msgspec

from summarycheck.model import Report
from summarycheck.reporters.base import Look, Run, Writer
from summarycheck.reporters.escaping import to_json


class DocumentReporter:
    def __init__(self, out: Writer, look: Look) -> None:
        self._out = out
        self._passed = look.passed
        self._receipts: list[dict[str, Any]] = []
        self._scores: list[dict[str, Any]] = []
        self._suppressed: list[dict[str, Any]] = []
        self._between = "\n"

    def begin(self) -> None:
        self._out.write('{"version": 1,\n"findings": [')

    def report(self, report: Report) -> None:
        for finding in report.findings:
            self._out.write(self._between + to_json(finding.to_dict()))
            self._between = ",\n"
        self._suppressed += (each.to_dict() for each in report.suppressed)
        self._scores += (
            {"record": report.record.name, **msgspec.to_builtins(score)} for score in report.scores
        )

        if self._passed:
            from summarycheck.reporters import passed

            self._receipts += passed.to_dicts(report)

    def end(self, run: Run) -> None:
        rest = {
            "records": run.records,
            "with_chinese": run.with_chinese,
            "files": run.files,
            "counts": run.counts,
            "problems": [msgspec.to_builtins(problem) for problem in run.problems],
            **({"remarks": [msgspec.to_builtins(remark) for remark in run.remarks]} if run.remarks else {}),
            **({"suppressed": self._suppressed} if self._suppressed else {}),
            **({"scores": self._scores} if self._scores else {}),
            **({"passed": self._receipts} if self._passed else {}),
        }
        self._out.write(
            "\n],\n" + ",\n".join(f"{to_json(key)}: {to_json(value)}" for key, value in rest.items()) + "}\n"
        )
        self._out.flush()


def open_reporter(out: Writer, look: Look) -> DocumentReporter:
    return DocumentReporter(out, look)
