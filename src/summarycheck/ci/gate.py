"""What of a run counts: findings that are waived or known are set apart, the grave ones counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from summarycheck.ci.policy import Policy, path_of
from summarycheck.config import Sourced
from summarycheck.findings import CHECK_FAILED
from summarycheck.messages import say
from summarycheck.model import RANK, SEVERITIES, Finding, Lang, Problem, Record, Report, Suppressed, Waiver
from summarycheck.rules import no_such_rule

if TYPE_CHECKING:
    from summarycheck.ci.baseline import Baseline

UNUSED = "waiver-unused"


class Gate:
    """Judges each report by the policy of its file. ``baselines`` are by file too.

    ``whole``: the run sees all there is, so that a waiver for paths that waives nothing can be told.
    ``failing`` counts the findings as grave as the ``fail-on`` of their file.
    """

    def __init__(
        self,
        policies: Mapping[str, Policy],
        baselines: Mapping[str, Baseline],
        lang: Lang = "en",
        whole: bool = True,
    ) -> None:
        self._policies = policies
        self._baselines = baselines
        self._lang: Lang = lang
        self._whole = whole
        self._by_path: dict[str, list[Sourced]] = {}
        self._covering: dict[tuple[str, int], Sourced] = {}  # allowances that met one of their records
        self._used: set[tuple[str, int]] = set()
        self.failing = 0

    @property
    def fail_on(self) -> str:
        """The least severity that fails any file, or ``never``."""
        wanted = {policy.fail_on for policy in self._policies.values()}
        return next((severity for severity in SEVERITIES if severity in wanted), "never")

    def vetted(self, items: Iterable[Record | Problem]) -> Iterator[Record | Problem]:
        """The items; before a record, a problem for each waiver in it that names no rule."""
        for item in items:
            if isinstance(item, Record) and item.waivers:
                known = self._policies[path_of(item)].known
                for waiver in item.waivers:
                    if waiver.rule not in known:
                        yield Problem(
                            waiver.path, waiver.line, f"a waiver: {no_such_rule(waiver.rule, known)}"
                        )
            yield item

    def judge(self, report: Report) -> Report:
        """The report with what does not count set apart, and with the waivers that waive nothing."""
        record, path = report.record, path_of(report.record)
        policy = self._policies[path]
        allowed = self._allowed(record, policy, path)
        baseline = self._baselines.get(path)
        if baseline is not None:
            baseline.saw(record.name, policy.running)
        counting: list[Finding] = []
        suppressed: list[Suppressed] = []
        used: set[Waiver] = set()
        for finding in report.findings:
            if finding.rule == CHECK_FAILED:
                counting.append(finding)
            elif waiver := next((w for w in (*record.waivers, *allowed) if w.rule == finding.rule), None):
                used.add(waiver)
                suppressed.append(Suppressed(finding, "waiver", waiver.reason, waiver.path, waiver.line))
            elif baseline is not None and baseline.knows(finding):
                suppressed.append(Suppressed(finding, "baseline", path=baseline.path))
            else:
                counting.append(finding)
        counting += (
            self._unused_waiver(waiver, record)
            for waiver in record.waivers
            if waiver not in used and waiver.rule in policy.running
        )
        self._used |= {(waiver.path, waiver.line) for waiver in used}
        self.failing += sum(is_grave(finding, policy.fail_on) for finding in counting)
        return msgspec.structs.replace(report, findings=tuple(counting), suppressed=tuple(suppressed))

    def remarks(self) -> Iterator[Problem]:
        """After the run: waivers of the configuration that waived nothing, and what has been fixed."""
        for place, sourced in self._covering.items():
            if place not in self._used and (self._whole or sourced.value.records):
                yield sourced.error(f"the waiver of {sourced.value.rule} waives nothing").problem
        for baseline in {id(each): each for each in self._baselines.values()}.values():
            if fixed := sum(entry.count for entry in baseline.fixed()):
                what = f"{fixed} of the known findings are fixed"
                yield Problem(baseline.path, 0, what, "summarycheck baseline --prune takes them out")

    def _allowed(self, record: Record, policy: Policy, path: str) -> list[Waiver]:
        """The waivers that the configuration has for the record."""
        if path not in self._by_path:
            self._by_path[path] = [each for each in policy.allowances if each.value.in_path(path)]
        found = [each for each in self._by_path[path] if each.value.of_record(record.name)]
        for each in found:
            if each.value.rule in policy.running:
                self._covering[each.path, each.line] = each
        return [Waiver(each.value.rule, each.value.reason, each.path, each.line) for each in found]

    def _unused_waiver(self, waiver: Waiver, record: Record) -> Finding:
        facts = {"rule": waiver.rule, "reason": waiver.reason}
        return Finding(
            rule=UNUSED,
            category="input",
            severity="info",
            record=record.name,
            role="source",
            field=record.source.field,
            message=say(UNUSED, self._lang, **facts),
            path=waiver.path,
            line=waiver.line,
            column=1,
            facts=facts,
        )


def is_grave(finding: Finding, fail_on: str) -> bool:
    """True when the finding fails a run with this ``fail-on``."""
    return fail_on != "never" and RANK[finding.severity] >= RANK[fail_on]
