"""``assert_faithful``: a check for the tests of those who generate summaries, with pytest or any other runner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from summarycheck.ci.gate import is_grave
from summarycheck.ci.policy import Policies, Policy
from summarycheck.config import Configuration, Key, Sourced
from summarycheck.model import Finding, Record, Report, Severity, TargetRole, Text
from summarycheck.reporters.excerpt import excerpt

_EXCERPT = 120  # characters of a text around the evidence


def assert_faithful(
    source: str,
    target: str,
    role: TargetRole = "translation",
    *,
    fail_on: Severity | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    path: str = "",
) -> Report:
    """Raises ``AssertionError`` when a rule has something to say of the Chinese ``target``; else its report.

    ``path`` is the file whose configuration holds (none: that of the current folder); what is given here beats
    it. ``fail_on`` is the least severity that fails, ``error`` unless configured. Raises ``ConfigError``.
    """
    __tracebackhide__ = True  # pytest shows the caller's line
    policy = _policy(path, fail_on, tuple(select), tuple(ignore))
    record = Record(Text(source, "source", "source"), (Text(target, role, role),))
    report = policy.checker.check(record)
    grave = [finding for finding in report.findings if is_grave(finding, policy.fail_on)]
    if grave:
        raise AssertionError("\n".join(_told(grave, record)))
    return report


@cache
def _policy(path: str, fail_on: str | None, select: tuple[str, ...], ignore: tuple[str, ...]) -> Policy:
    given: dict[Key, Sourced] = {}
    for name, value in (("fail-on", fail_on), ("select", list(select)), ("ignore", list(ignore))):
        if value:
            given[name,] = Sourced(value, f"assert_faithful({name.replace('-', '_')}=…)")
    policies = Policies(Configuration(given))
    policy = policies.of(path)
    if policies.errors:
        raise policies.errors[0]
    return policy


def _told(findings: list[Finding], record: Record) -> Iterator[str]:
    """The findings one below the other: what is wrong, the evidence on both sides, the repair as a diff."""
    role = record.targets[0].role
    yield f"the {role} is not faithful to its source: {len(findings)} found"
    for finding in findings:
        yield ""
        yield f"{finding.severity}: {finding.message}  [{finding.rule}]"
        if finding.source is not None:
            around = excerpt(record.source.text, finding.source, _EXCERPT)
            yield f"    source  {around.before}⟦{around.evidence}⟧{around.after}"
        if finding.target is not None:
            around = excerpt(record.targets[0].text, finding.target, _EXCERPT)
            if finding.suggestion is None:
                yield f"    target  {around.before}⟦{around.evidence}⟧{around.after}"
            else:
                yield f"    - {around.before}{around.evidence}{around.after}"
                yield f"    + {around.before}{finding.suggestion.text}{around.after}"
