"""Where a finding points: the text that holds its evidence, and the region of the file."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from summarycheck.model import Finding, Report, Span, Text


class Region(NamedTuple):
    """A stretch of a file. The end is exclusive; ``(line, column)`` itself when only the beginning is known."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


def text_of(finding: Finding, report: Report) -> Text | None:
    """The text that the finding's target evidence is in."""
    if finding.target is None:
        return None
    name, quoted = (finding.role, finding.field), slice(finding.target.start, finding.target.end)
    for text in report.record.targets:
        if (text.role, text.field) == name and text.text[quoted] == finding.target.text:
            return text
    return None


def region(finding: Finding, report: Report) -> Region | None:
    """The evidence in its file: that in the Chinese, else that in the source; ``None`` without a file."""
    if not finding.line:
        return None
    if finding.target is not None:
        text, span = text_of(finding, report), finding.target
    else:
        text, span = report.record.source, finding.source or Span("", 0, 0)
    found = _region(text, span) if text is not None else None
    here = finding.line, finding.column
    if found is None or (found.line, found.column) != here:
        return Region(finding.path, *here, *here)
    return found


def source_region(finding: Finding, report: Report) -> Region | None:
    """The evidence in the source, in its file."""
    return _region(report.record.source, finding.source) if finding.source is not None else None


def relative(path: str) -> str:
    """The path as CI services want it: from the current directory (if it is below), with slashes."""
    if os.path.isabs(path):
        with suppress(ValueError):
            path = str(Path(path).relative_to(Path.cwd()))
    return Path(path).as_posix() if path else ""


def _region(text: Text, span: Span) -> Region | None:
    if text.place is None:
        return None
    start = text.place.locate(span.start)
    if span.start == span.end:
        return Region(text.place.path, *start, *start)
    edit = text.place.edit(span.start, span.end, span.text)
    if edit is not None:
        return Region(text.place.path, *edit.start, *edit.end)
    line, column = text.place.locate(span.end - 1)  # pieced together: up to its last character
    return Region(text.place.path, *start, line, column + 1)
