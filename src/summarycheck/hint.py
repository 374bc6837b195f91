"""What a generator is told so that it mends its own text: the findings as an instruction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarycheck.messages import say

if TYPE_CHECKING:  # the nouns are built on this
    from summarycheck.model import Finding, Lang, Report

_MISSING = frozenset({"claim", "omission", "number", "name"})  # categories: without a target, it is not there
_QUOTE = 160  # characters of a quote; the middle of a longer one is left out


def repair_hint(report: Report, lang: Lang) -> str:
    """The instruction; empty when no finding is an error or a warning about a Chinese text."""
    findings = [
        finding for finding in report.findings if finding.severity != "info" and finding.role != "source"
    ]
    if not findings:
        return ""
    fields = {text.field or text.role for text in report.record.targets}
    lines = [say("hint-begin", lang)]
    for number, finding in enumerate(findings, 1):
        where = f"[{finding.field or say(finding.role, lang)}] " if len(fields) > 1 else ""
        lines.append(f"{number}. {where}{_asked(finding, lang)}")
    lines.append(say("hint-end", lang))
    return "\n".join(lines)


def _asked(finding: Finding, lang: Lang) -> str:
    """What is to be done about one finding."""
    source = say("hint-source", lang, source=_quoted(finding.source.text)) if finding.source else ""
    if finding.target is None:
        if finding.source is not None and finding.category in _MISSING:
            return say("hint-missing", lang, source=_quoted(finding.source.text))
        return finding.message + source
    old = _quoted(finding.target.text)
    new = finding.suggestion
    if new is None:
        return say("hint-wrong", lang, old=old, why=finding.message) + source
    key = "hint-delete" if not new.text else "hint-replace" if new.safe else "hint-perhaps"
    return say(key, lang, old=old, new=_quoted(new.text)) + source


def _quoted(text: str) -> str:
    """On one line, not too long, and visible to the last character."""
    line = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in " ".join(text.split()))
    if len(line) <= _QUOTE:
        return line
    half = _QUOTE // 2
    return f"{line[:half]} … {line[-half:]}"
