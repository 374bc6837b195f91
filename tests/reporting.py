"""A record with a finding, and what each format makes of it."""

from __future__ import annotations

import io

from summarycheck.model import Finding, Problem, Record, Report, Span, Suggestion, Text
from summarycheck.readers.place import Passage, Piece
from summarycheck.reporters import Look, Run, reporter

SOURCE = "We pretrain a model. It has 70 billion parameters and runs on 128 GPUs. It is open."
TARGET = "我们预训练了一个模型。它有70亿参数，在128个GPU上运行。它是开源的。"


def quote(text: str, words: str) -> Span:
    return Span(words, text.index(words), text.index(words) + len(words))


def finding(**given: object) -> Finding:
    fields: dict[str, object] = {
        "rule": "number-magnitude",
        "category": "number",
        "severity": "error",
        "record": "2401.00001",
        "role": "translation",
        "field": "translation",
        "message": "“70 billion” is 700亿",
        "path": "page.txt",
        "line": 7,
        "column": 14,
        "source": quote(SOURCE, "70 billion"),
        "target": quote(TARGET, "70亿"),
        "suggestion": Suggestion("700亿", safe=True),
        "facts": {"ratio": "10"},
    }
    return Finding(**{**fields, **given})  # type: ignore[arg-type]


def place(path: str, text: str, line: int, column: int = 1) -> Passage:
    """The place of a text that stands on one line of its file."""
    return Passage(path, (Piece(0, line, column, len(text), len(text)),))


RECORD = Record(
    Text(SOURCE, "source", "abstract", place("page.txt", SOURCE, 7)),
    (Text(TARGET, "translation", "translation", place("page.txt", TARGET, 7)),),
    id="2401.00001",
    title="A Model",
)


def write(
    format: str,
    *reports: Report,
    problems: tuple[Problem, ...] = (),
    remarks: tuple[Problem, ...] = (),
    look: Look | None = None,
) -> str:
    out, run = io.StringIO(), Run()
    report_to = reporter(format, out, look or Look())
    report_to.begin()
    for report in reports:
        run.note(report)
        report_to.report(report)
    for problem in problems:
        run.note_problem(problem)
    run.remarks += remarks
    report_to.end(run)
    return out.getvalue()
