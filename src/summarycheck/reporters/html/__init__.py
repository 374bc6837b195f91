"""``html``: one page that needs no network, to judge each finding by: both texts side by side, numbers linked.

The page holds a block of JSON for each record, written as it comes, and an index at the end; its script reads a
block when the record is looked at. Text of the data reaches the page only as JSON and only as text.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from string import Template
from typing import Any

from summarycheck import __version__
from summarycheck.messages import say, words_of
from summarycheck.model import (
    SEVERITIES,
    Comparison,
    Finding,
    Quantity,
    Receipt,
    Record,
    Report,
    Side,
    Span,
    Text,
)
from summarycheck.quantities.figures import figure
from summarycheck.reporters.base import Look, Run, Writer, remarks
from summarycheck.reporters.escaping import to_json
from summarycheck.reporters.regions import relative, text_of

_HERE = Path(__file__).parent
_RECORDS, _INDEX = "<!-- records -->\n", "<!-- index -->\n"  # where the data stands in the page
_WRITTEN_ALIKE = re.compile(r"[\s,\\$~]")
_SCRIPTS = ("data", "nodes", "filter", "charts", "records", "lines", "keys", "start")
_NO_TEXT = -1


class HtmlReporter:
    def __init__(self, out: Writer, look: Look) -> None:
        self._out = out
        self._look = look
        self._why = {rule.id: rule.reason(look.lang) for rule in look.rules}
        self._files = _Numbered()
        self._rules = _Numbered()
        self._records: list[list[Any]] = []  # file, then rule and severity of each finding

    def begin(self) -> None:
        script, style = page_script(), _asset("page.css")
        page = Template(_asset("page.html")).substitute(
            lang={"en": "en", "zh": "zh-Hans"}[self._look.lang],
            title=say("page-title", self._look.lang),
            noscript=say("page-noscript", self._look.lang),
            style=style,
            script=script,
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
        head, rest = page.split(_RECORDS)
        self._between, self._foot = rest.split(_INDEX)
        self._out.write(head)

    def report(self, report: Report) -> None:
        if not report.record.targets and not report.findings:
            return
        self._out.write(_block("record", _shown(report)))
        place = report.record.source.place
        entry: list[Any] = [self._files.of(relative(place.path) if place is not None else "")]
        for finding in report.findings:
            entry += self._rules.of(finding.rule), SEVERITIES.index(finding.severity)
        self._records.append(entry)

    def end(self, run: Run) -> None:
        rules = [{"id": rule, "why": self._why.get(rule, "")} for rule in self._rules.names]
        index = {
            "version": __version__,
            "words": words_of("page-", self._look.lang),
            "severities": SEVERITIES,
            "names": {
                name: say(name, self._look.lang) for name in (*SEVERITIES, "source", "translation", "summary")
            },
            "rules": rules,
            "files": self._files.names,
            "records": self._records,
            "problems": [str(problem) for problem in run.problems],
            "remarks": list(remarks(run, self._look.lang)),
            "counts": {"records": run.records, "files": run.files, "with_chinese": run.with_chinese},
        }
        self._out.write(self._between + _block("index", index) + self._foot)
        self._out.flush()


class _Numbered:
    """Names with the numbers that stand for them, in the order in which they are first met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, name: str) -> int:
        return self._numbers.setdefault(name, len(self._numbers))

    @property
    def names(self) -> list[str]:
        return list(self._numbers)


def page_script() -> str:
    """The script of the page: its parts in one scope, the one that starts it last."""
    return "\n".join(('"use strict";', "{", *(_asset(f"script/{name}.js") for name in _SCRIPTS), "}"))


def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _block(kind: str, value: object) -> str:
    """Data in the page. Nothing in it can end the block or begin another tag."""
    data = to_json(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/json" class="{kind}">{data}</script>\n'


# ---- a record, as the script of the page reads it; offsets count characters ------------------------------------


def _shown(report: Report) -> dict[str, Any]:
    record, receipt = report.record, report.receipt or _unread(report.record)
    place = record.source.place
    targets = zip(record.targets, receipt.targets, strict=True)
    return {
        "id": record.id,
        "title": record.title,
        "path": relative(place.path) if place is not None else "",
        "line": place.locate(0)[0] if place is not None else 0,
        "source": {"text": record.source.text, **_side(receipt.source)},
        "targets": [_target(text, comparison, receipt.source) for text, comparison in targets],
        "findings": [_finding(finding, report) for finding in report.findings],
    }


def _unread(record: Record) -> Receipt:
    """A receipt that says nothing, for a report without one: each text is one sentence without numbers."""

    def side(text: Text) -> Side:
        return Side((Span(text.text, 0, len(text.text)),), ())

    return Receipt(side(record.source), tuple(Comparison(side(text), (), ()) for text in record.targets))


def _side(side: Side) -> dict[str, Any]:
    return {
        "sentences": [span.start for span in side.sentences],
        "numbers": [_number(quantity) for quantity in side.numbers],
    }


def _number(quantity: Quantity) -> list[Any]:
    """Where it stands and its value; and whether that says more than the number as it is written."""
    value = figure(quantity)
    alike = _WRITTEN_ALIKE.sub("", value) == _WRITTEN_ALIKE.sub("", quantity.text)
    return [quantity.start, quantity.end, value, not alike and bool(value)]


def _target(text: Text, comparison: Comparison, source: Side) -> dict[str, Any]:
    ours, theirs = _places(source.numbers), _places(comparison.target.numbers)
    links = [
        [theirs(link.target), [ours(each) for each in link.sources], link.how, link.note]
        for link in comparison.numbers
    ]
    return {
        "role": text.role,
        "field": text.field,
        "text": text.text,
        **_side(comparison.target),
        "rows": [[link.source, link.target, link.score] for link in comparison.sentences],
        "links": links,
    }


def _places(numbers: Iterable[Quantity]) -> Callable[[Quantity], int]:
    """Which of the numbers it is; -1 for none of them."""
    places = {(quantity.start, quantity.end): index for index, quantity in enumerate(numbers)}
    return lambda quantity: places.get((quantity.start, quantity.end), -1)


def _finding(finding: Finding, report: Report) -> dict[str, Any]:
    repair = finding.suggestion
    return {
        "rule": finding.rule,
        "severity": SEVERITIES.index(finding.severity),
        "message": finding.message,
        "text": _text_number(finding, report),
        "name": finding.field or finding.role,
        "where": _where(finding, report.record),
        "source": _span(finding.source),
        "target": _span(finding.target),
        "repair": [repair.text, repair.safe] if repair is not None else None,
    }


def _where(finding: Finding, record: Record) -> str:
    """Line and column; of another file than the record's, its name too."""
    if not finding.line:
        return ""
    same = record.source.place is not None and record.source.place.path == finding.path
    return ("" if same else f"{relative(finding.path)}:") + f"{finding.line}:{finding.column}"


def _text_number(finding: Finding, report: Report) -> int:
    """Which target the finding is about; -1: none of them, or more than one."""
    targets: Sequence[Text] = report.record.targets
    holding = text_of(finding, report)
    if holding is not None:
        return next((index for index, text in enumerate(targets) if text is holding), _NO_TEXT)
    named = [i for i, text in enumerate(targets) if (text.role, text.field) == (finding.role, finding.field)]
    return named[0] if named else _NO_TEXT


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None


def open_reporter(out: Writer, look: Look) -> HtmlReporter:
    return HtmlReporter(out, look)
