"""The examples of rules, executed: what a rule must and must not find, and what its repairs make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from string import Formatter

import msgspec

from summarycheck.engine import Checker
from summarycheck.model import Finding
from summarycheck.rules import PLACEHOLDERS, Example, Rule


class Failure(msgspec.Struct, frozen=True):
    """An example that its rule does not live up to."""

    rule: Rule
    example: Example
    what: str

    def __str__(self) -> str:
        kind = "ok" if self.example.good else "bad"
        return f"{self.rule.path}:{self.example.line}: {self.rule.id}, {kind} example: {self.what}"


def failures(rule: Rule) -> Iterator[Failure]:
    """What is wrong with the rule's examples; nothing for a rule that is proven."""
    plain = Checker([rule])
    for example in rule.examples:
        checker = plain if example.glossary is None else Checker([rule], glossaries=example.glossaries)
        findings = checker.check(example.record).findings
        yield from (Failure(rule, example, what) for what in _faults(rule, example, findings))


def _faults(rule: Rule, example: Example, findings: tuple[Finding, ...]) -> Iterator[str]:
    for finding in findings:
        if finding.rule != rule.id:
            yield finding.message
    findings = tuple(finding for finding in findings if finding.rule == rule.id)
    quotes = [_quote(finding) for finding in findings]
    if example.good:
        if quotes:
            yield f"must find nothing, but flags {_list(quotes)}"
        return
    if example.flags is None and not quotes:
        yield "must find something, but finds nothing"
    if example.flags is not None and Counter(quotes) != Counter(example.flags):
        yield f"must flag {_list(example.flags)}, but flags {_list(quotes) or 'nothing'}"
    if example.fix is not None:
        repaired = repair(example.target or "", [f for f in findings if f.field == example.role])
        if repaired != example.fix:
            yield f"must repair to {example.fix!r}, but makes {repaired!r}"
    for finding in findings:
        if blank := _placeholders(rule) - PLACEHOLDERS - finding.facts.keys():
            yield f"the message wants {_list(sorted(blank))}; finding {_quote(finding)!r} has no such fact"


def repair(text: str, findings: Iterable[Finding]) -> str:
    """The text with every suggestion in its place, front to back; of two that overlap, the first."""
    parts: list[str] = []
    done = 0
    for finding in sorted(findings, key=lambda f: (f.target.start, f.target.end) if f.target else (-1, -1)):
        if finding.target is not None and finding.suggestion is not None and finding.target.start >= done:
            parts += (text[done : finding.target.start], finding.suggestion.text)
            done = finding.target.end
    return "".join(parts) + text[done:]


def _placeholders(rule: Rule) -> set[str]:
    return {
        name
        for words in (rule.message, rule.message_en)
        for _, name, _, _ in Formatter().parse(words)
        if name
    }


def _quote(finding: Finding) -> str:
    """What is flagged: in the target, or in the source where the finding has no target."""
    span = finding.target or finding.source
    return span.text if span else ""


def _list(words: Iterable[str]) -> str:
    return ", ".join(repr(word) for word in words)
