"""What a rule makes of an observation: a finding, with its words, its weight and its place."""

from __future__ import annotations

from summarycheck.checks.base import Observation
from summarycheck.messages import say
from summarycheck.model import (
    SEVERITIES,
    Finding,
    Lang,
    Record,
    Role,
    Severity,
    Span,
    Suggestion,
    Text,
)
from summarycheck.phrases import phrase
from summarycheck.rules import Rule

CHECK_FAILED = "check-failed"
PAIRING_DOUBTFUL = "pairing-doubtful"
SOURCE_EMPTY = "source-empty"

# A quote in a message is cut here; the evidence keeps all of it.
_QUOTE_LENGTH = 120


def found(rule: Rule, observation: Observation, record: Record, lang: Lang) -> Finding:
    """What the rule says of the observation."""
    about = observation.about
    target = _as_written(observation.target, about)
    role: Role = about.role if about is not None else role_without_text(rule)
    where = (about, target) if about is not None and target is not None else None
    path, line, column = _locate(*(where or (record.source, observation.source)))
    suggestion = _judged(observation.suggestion, rule)
    facts = {key: str(value) for key, value in observation.facts.items()}
    words = {
        **facts,
        "source": _quote(observation.source),
        "target": _quote(target),
        "suggestion": suggestion.text if suggestion else "",
        "field": about.field if about is not None else "",
    }
    return Finding(
        rule=rule.id,
        category=rule.category,
        severity=_severity(rule, role, doubtful=observation.doubtful),
        record=record.name,
        role=role,
        field=about.field if about is not None else record.source.field if role == "source" else "",
        message=rule.words(lang).format_map(_Filled(words)),
        path=path,
        line=line,
        column=column,
        source=observation.source,
        target=target,
        suggestion=suggestion,
        facts=facts,
    )


def failed(rule: Rule, error: Exception, record: Record, lang: Lang) -> Finding:
    """That the rule could not be checked."""
    exception = " ".join(f"{type(error).__name__}: {error}".split())
    facts = {"rule": rule.id, "check": rule.check, "exception": exception, "raised": _raised(error)}
    return _own(CHECK_FAILED, "error", record, facts, lang)


def doubted(doubt: str, record: Record, lang: Lang) -> Finding:
    """That the texts of the record may not belong together."""
    return _own(PAIRING_DOUBTFUL, "warning", record, {"doubt": phrase(doubt, lang)}, lang)


def empty(record: Record, lang: Lang) -> Finding:
    """That there is no source to hold the Chinese against."""
    return _own(SOURCE_EMPTY, "error", record, {}, lang)


def _own(rule: str, severity: Severity, record: Record, facts: dict[str, str], lang: Lang) -> Finding:
    """A finding that comes from no rule file."""
    path, line, column = _locate(record.source, None)
    return Finding(
        rule=rule,
        category="input",
        severity=severity,
        record=record.name,
        role="source",
        field=record.source.field,
        message=say(rule, lang, **facts),
        path=path,
        line=line,
        column=column,
        facts=facts,
    )


class _Filled(dict[str, str]):
    """Words for a message; what an observation has nothing to say of is left blank."""

    def __missing__(self, key: str) -> str:
        return "–"


def _severity(rule: Rule, role: Role, *, doubtful: bool) -> Severity:
    """How grave the rule takes it in this role; one step less where the check is not sure."""
    severity = rule.severity(role)
    return SEVERITIES[max(SEVERITIES.index(severity) - 1, 0)] if doubtful else severity


def role_without_text(rule: Rule) -> Role:
    """The role of a finding about no single text: the only one the rule applies to, else the source's."""
    return rule.applies_to[0] if len(rule.applies_to) == 1 else "source"


def _judged(suggestion: Suggestion | None, rule: Rule) -> Suggestion | None:
    """The check's suggestion as far as the rule trusts it."""
    if suggestion is None or rule.fix == "none":
        return None
    return Suggestion(suggestion.text, suggestion.safe and rule.fix == "safe")


def _locate(text: Text, span: Span | None) -> tuple[str, int, int]:
    if text.place is None:
        return "", 0, 0
    return text.place.path, *text.place.locate(span.start if span else 0)


def _as_written(span: Span | None, about: Text | None) -> Span | None:
    """The place in the text as the file has it; checks read Traditional characters as Simplified ones."""
    if span is None or about is None:
        return span
    quote = about.text[span.start : span.end]
    return span if quote == span.text else Span(quote, span.start, span.end)


def _quote(span: Span | None) -> str:
    """The span's text on one line, not too long."""
    text = " ".join(span.text.split()) if span else ""
    return text if len(text) <= _QUOTE_LENGTH else text[: _QUOTE_LENGTH - 1] + "…"


def _raised(error: Exception) -> str:
    """Module and line where it was raised."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return f"{at.tb_frame.f_globals.get('__name__', '?')}:{at.tb_lineno}" if at is not None else ""
