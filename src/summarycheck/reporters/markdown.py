"""``markdown``: a comment for a pull request. Short first, details folded, no longer than GitHub takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import islice

from summarycheck.messages import say
from summarycheck.model import RANK, SEVERITIES, Finding, Lang, Report, Span
from summarycheck.reporters.base import Look, Run, Writer, remarks, sums
from summarycheck.reporters.escaping import harmless, shortened
from summarycheck.reporters.excerpt import excerpt
from summarycheck.reporters.regions import relative, text_of

_LIMIT = 65_536  # UTF-16 units: what a comment on GitHub may have; GitLab takes more
_LAST_WORDS = 400  # kept free for what closes the comment
_RULES, _PROBLEMS = 30, 20  # lines of the tables that stand before the details
_TITLE, _MESSAGE, _EXCERPT = 120, 500, 240  # characters
_MARKS = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}
# What has a meaning in Markdown, and ``@``, ``#`` and ``://``, which GitHub makes links of wherever they stand.
_PUNCTUATION = re.compile(r"[\\`*_\[\]|~$]")
_LINKING = re.compile(r"[@#](?=\S)|(?<=:)//|(?<=www)\.", re.IGNORECASE)
_NOTHING_BETWEEN = "&#8203;"


class MarkdownReporter:
    def __init__(self, out: Writer, look: Look) -> None:
        self._out = out
        self._lang = look.lang
        self._details = {severity: _Section() for severity in reversed(SEVERITIES)}

    def begin(self) -> None:
        pass

    def report(self, report: Report) -> None:
        for finding in report.findings:
            self._details[finding.severity].add(
                _heading(report, self._lang), "\n".join(self._entry(finding, report))
            )

    def end(self, run: Run) -> None:
        head = "\n".join((*self._head(run), *self._rules(run), *self._problems(run)))
        self._out.write(head + "\n")
        room = _LIMIT - _LAST_WORDS - _length(head)
        unseen = 0
        for severity, section in self._details.items():
            if not section.count:
                continue
            title = f"{_MARKS[severity]} {say(f'counted-{severity}', self._lang, count=section.count)}"
            opening = f"\n<details><summary>{escape(title)}</summary>\n\n"
            body, hidden = section.within(room - _length(opening) - 20)
            unseen += hidden
            if body:
                text = f"{opening}{body}\n</details>\n"
                self._out.write(text)
                room -= _length(text)
        if unseen:
            self._out.write(f"\n_{say('cut', self._lang, findings=unseen)}_\n")
        self._out.flush()

    # -- what stands first

    def _head(self, run: Run) -> Iterator[str]:
        worst = next((severity for severity in reversed(SEVERITIES) if run.by_severity[severity]), None)
        mark = (
            _MARKS["error"]
            if run.problems
            else _MARKS[worst]
            if worst
            else "✅"
            if run.records
            else _MARKS["info"]
        )
        yield f"### {mark} summarycheck: {sums(run, self._lang)}"
        yield ""
        counts = {"files": run.files, "records": run.records, "with_chinese": run.with_chinese}
        key = "records" if run.files else "records-only"
        yield say(key, self._lang, **counts, without=run.records - run.with_chinese)
        for remark in islice(remarks(run, self._lang), _PROBLEMS):
            yield f"- {_plain(shortened(remark, _MESSAGE))}"

    def _rules(self, run: Run) -> Iterator[str]:
        if not run.by_rule:
            return
        heads = [say(f"column-{name}", self._lang) for name in ("rule", "severity", "findings", "records")]
        yield ""
        yield f"| {' | '.join(heads)} |"
        yield "| --- | --- | ---: | ---: |"
        rules = sorted(run.by_rule, key=lambda key: (-RANK[key[1]], -run.by_rule[key], key[0]))
        for key in rules[:_RULES]:
            rule, severity = key
            words = f"{_MARKS[severity]} {say(severity, self._lang)}"
            yield f"| {_plain(rule)} | {words} | {run.by_rule[key]} | {run.records_by_rule[key]} |"
        if len(rules) > _RULES:
            yield f"| … | | {sum(run.by_rule[key] for key in rules[_RULES:])} | |"

    def _problems(self, run: Run) -> Iterator[str]:
        if not run.problems:
            return
        yield ""
        yield f"**{say('problems-here', self._lang, problems=len(run.problems))}**"
        yield ""
        for problem in run.problems[:_PROBLEMS]:
            yield f"- ❌ {_plain(shortened(str(problem), _MESSAGE))}"
        if len(run.problems) > _PROBLEMS:
            yield "- …"

    # -- the details

    def _entry(self, finding: Finding, report: Report) -> Iterator[str]:
        """A finding as an item: what and where, then the evidence in its sentences, then the repair."""
        line = f":{finding.line}:{finding.column}" if finding.line else ""
        place = relative(finding.path)
        where = " ".join(
            part for part in (finding.field or say(finding.role, self._lang), place + line) if part
        )
        message = _plain(shortened(finding.message, _MESSAGE))
        yield f"- **{_plain(finding.rule)}** {message} <sub>{_plain(where)}</sub>"
        text = text_of(finding, report)
        sides = (
            ("source", report.record.source.text, finding.source),
            (finding.role, text and text.text, finding.target),
        )
        for side, raw, span in sides:
            if raw and span is not None:
                yield f"  > {say(side, self._lang)}: {_evidence(raw, span)}  "
        if finding.suggestion is not None:
            key = "repair" if finding.suggestion.safe else "repair-unsafe"
            if not finding.suggestion.text:
                key = "repair-delete"
            repair = shortened(finding.suggestion.text, _EXCERPT)
            yield f"\n  {_plain(say(key, self._lang, text=repair))}"


class _Section:
    """The details of a severity, as many as could ever be shown; the rest is counted."""

    def __init__(self) -> None:
        self.count = 0
        self._entries: list[tuple[str, str]] = []
        self._length = 0

    def add(self, heading: str, entry: str) -> None:
        self.count += 1
        if self._length <= _LIMIT:
            self._entries.append((heading, entry))
            self._length += _length(entry)

    def within(self, room: int) -> tuple[str, int]:
        """What fits into so much room, under a heading for each record; and how many findings do not."""
        written: list[str] = []
        last = ""
        shown = 0
        for heading, entry in self._entries:
            text = f"{entry}\n" if heading == last else f"\n{heading}\n\n{entry}\n"
            room -= _length(text)
            if room < 0:
                break
            written.append(text)
            last = heading
            shown += 1
        return "".join(written).lstrip("\n"), self.count - shown


def _heading(report: Report, lang: Lang) -> str:
    record = report.record
    name = " · ".join(shortened(part, _TITLE) for part in (record.id, record.title) if part)
    return f"**{_plain(name or say('untitled', lang))}**"


def _evidence(raw: str, span: Span) -> str:
    before, evidence, after = excerpt(raw, span, _EXCERPT)
    return f"{_plain(before)}<b>{_plain(evidence)}</b>{_plain(after)}"


def _plain(text: str) -> str:
    """The text as Markdown that shows just it: no markup, no mention of a person, no link."""
    shown = escape(_PUNCTUATION.sub(r"\\\g<0>", harmless(text)), quote=False)
    return _LINKING.sub(_parted, shown)


def _parted(match: re.Match[str]) -> str:
    """An invisible character after ``@`` and ``#``, before ``//`` of an address."""
    return f"{match[0]}{_NOTHING_BETWEEN}" if match[0] in "@#" else f"{_NOTHING_BETWEEN}{match[0]}"


def _length(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def open_reporter(out: Writer, look: Look) -> MarkdownReporter:
    return MarkdownReporter(out, look)
