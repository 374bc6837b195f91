"""Records × rules → findings. No input or output, no formatting of reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from summarycheck.checks import check_named
from summarycheck.checks.base import Check, Observation
from summarycheck.checks.triggers import Triggers
from summarycheck.findings import CHECK_FAILED, SOURCE_EMPTY, doubted, empty, failed, found, role_without_text
from summarycheck.glossary import Glossary
from summarycheck.glossaryfile import read_glossaries
from summarycheck.model import (
    LANGS,
    TARGET_ROLES,
    Finding,
    Lang,
    Receipt,
    Record,
    Report,
    Score,
    TargetRole,
    Text,
    a_text,
    one_of,
)
from summarycheck.parallel import reports
from summarycheck.reading import Dossier
from summarycheck.rules import ROLES, Rule, load_rules


class Extras(NamedTuple):
    """What reports hold besides findings, if it is asked for."""

    scores: bool = False
    receipts: bool = False
    seconds: bool = False


class Checker:
    """Checks records by a set of rules: the packaged ones, or the given rules, rule files and folders.

    ``glossaries`` are files of terms and names that go before the shipped ones. ``scores``, ``receipts`` and
    ``seconds`` ask for what reports have under these names. Raises ``RuleError`` and ``GlossaryError``, which name
    the file and the line that are refused, and ``ValueError`` for a ``lang`` other than ``en`` and ``zh``.
    """

    def __init__(
        self,
        rules: Iterable[Rule | str | Path] | None = None,
        *,
        lang: Lang = "en",
        scores: bool = False,
        receipts: bool = False,
        seconds: bool = False,
        glossaries: Sequence[str | Path] | Glossary | None = None,
    ) -> None:
        one_of("lang", lang, LANGS)
        self.rules: tuple[Rule, ...] = tuple(load_rules() if rules is None else _resolved(rules))
        self.lang = lang
        self.extras = Extras(scores, receipts, seconds)
        # None: the shipped one, which is read when a rule asks for it.
        self.glossary: Glossary | None = None
        if glossaries:
            self.glossary = glossaries if isinstance(glossaries, Glossary) else read_glossaries(glossaries)
        self._runs = _runs(self.rules)
        self._unconditional: dict[frozenset[str], list[_Run]] = {}
        self._triggers = Triggers({number: run.triggers for number, run in enumerate(self._runs)})

    def __reduce__(self) -> tuple[object, ...]:
        return _checker, (self.rules, self.lang, self.extras, self.glossary)

    def check(self, record: Record) -> Report:
        """Everything the rules have to say of the record, in the order of its texts.

        No text raises: a rule that fails is a finding ``check-failed``, and all that is found beside an empty source is
        ``source-empty``. Raises ``ValueError`` for a text whose role is none, ``TypeError`` for what is no record of texts.
        """
        return self.check_batch([record])[0]

    def check_many(self, records: Iterable[Record], jobs: int = 1) -> Iterator[Report]:
        """A report for each record, in their order; ``jobs`` > 1 uses that many processes.

        Raises ``ValueError`` for ``jobs`` below 1, and at a text whose role is none; ``WorkersDied`` when a process is
        killed.
        """
        return reports(self.check_batch, records, jobs)

    def check_batch(self, records: Sequence[Record]) -> list[Report]:
        """A report for each record. Each run of a check goes through all of them before the next one does.

        So its code and tables are in the processor's caches still, which saves an eighth of the time.
        """
        for record in records:
            _of_texts(record)
        cases = [_Case(Dossier(record, self.glossary)) for record in records]
        due: dict[_Run, list[_Case]] = {}
        for case in cases:
            if not case.dossier.record.source.text.strip():
                case.found[SOURCE_EMPTY,] = (0.0,), empty(case.dossier.record, self.lang)
                continue
            for run in self._due(case.dossier):
                due.setdefault(run, []).append(case)
        for run, some in due.items():
            for case in some:
                self._look(run, case)
        return [self._report(case) for case in cases]

    def _due(self, dossier: Dossier) -> list[_Run]:
        """The runs that can have something to say of the record: those that wait for no text, then those whose text is met."""
        roles = dossier.roles
        due = self._unconditional.get(roles)
        if due is None:  # the first record with these roles
            for role in roles:
                one_of("role", role, ROLES)
            due = [run for run in self._runs if not (run.triggers or run.roles.isdisjoint(roles))]
            self._unconditional[roles] = due
        met = self._triggers.met(dossier.together) if dossier.pairs and self._triggers else ()
        return due + [self._runs[number] for number in met if not self._runs[number].roles.isdisjoint(roles)]

    def _look(self, run: _Run, case: _Case) -> None:
        """Notes what the run's rules have to say of the case."""
        began = perf_counter() if self.extras.seconds else 0.0
        try:
            for observation in run.check.run(case.dossier, run.roles, run.options):
                self._note(run, observation, case)
        except Exception as error:  # a rule that cannot be checked is said, never skipped
            for rank, rule in run.rules:
                finding = failed(rule, error, case.dossier.record, self.lang)
                case.found[rule.id, CHECK_FAILED] = (_LAST, rank), finding
        if self.extras.seconds:
            case.seconds[run.name] = perf_counter() - began

    def _note(self, run: _Run, observation: Observation, case: _Case) -> None:
        """Adds what the rules that want the observation make of it, each thing once, with its place in the report."""
        place = case.places.index(observation.about)
        for rank, rule in run.wanting(observation):
            same = (rule.id, place, observation.source, observation.target)
            if same not in case.found:
                order = (*case.places.order(rule, observation), rank)
                case.found[same] = order, found(rule, observation, case.dossier.record, self.lang)

    def _report(self, case: _Case) -> Report:
        record = case.dossier.record
        doubts = [doubted(doubt, record, self.lang) for doubt in record.doubts]
        findings = [finding for _, finding in sorted(case.found.values(), key=_order)]
        receipt = _receipt(case.dossier) if self.extras.receipts else None
        return Report(record, (*doubts, *findings), self._scores(record), receipt, seconds=case.seconds)

    def _scores(self, record: Record) -> tuple[Score, ...]:
        """How much each summary text overlaps the translation, when scores are wanted and both are there."""
        if not self.extras.scores:
            return ()
        reference = next((text for text in record.targets if text.role == "translation"), None)
        if reference is None:
            return ()
        from summarycheck.overlap import overlap

        return tuple(
            score for text in record.targets if text.role == "summary" for score in overlap(text, reference)
        )


def check_pair(source: str, target: str, role: TargetRole = "translation", lang: Lang = "en") -> Report:
    """What the packaged rules say of one Chinese text (``role``: ``translation`` or ``summary``) and its English source.

    Messages are in ``lang``. The evidence of a finding has its offsets in ``source`` and in ``target``. Raises
    ``ValueError`` for another ``role`` or ``lang``, ``TypeError`` for what is no text.
    """
    one_of("role", role, TARGET_ROLES)
    return _default_checker(lang).check(Record(Text(source, "source", "source"), (Text(target, role, role),)))


def _of_texts(record: object) -> None:
    """Raises ``TypeError`` for what is no record, or one of other things than texts."""
    if not isinstance(record, Record):
        made = "Record.of(source, translation=…, summary=…)"
        raise TypeError(f"a record, as {made} makes it, is wanted, not {type(record).__name__}")
    for text in (record.source, *record.targets):
        a_text(text.role, text.text)


def _receipt(dossier: Dossier) -> Receipt | None:
    """The receipt; none where a mechanism fails, which the rules that use it say."""
    try:
        return dossier.receipt
    except Exception:
        return None


@cache
def _default_checker(lang: Lang) -> Checker:
    return Checker(lang=lang)


def _checker(rules: tuple[Rule, ...], lang: Lang, extras: Extras, glossary: Glossary | None) -> Checker:
    return Checker(rules, lang=lang, glossaries=glossary, **extras._asdict())


def _resolved(rules: Iterable[Rule | str | Path]) -> Iterator[Rule]:
    """The rules themselves; of paths, the rules in them. No id twice."""
    given = [rules] if isinstance(rules, (str, Path)) else list(rules)
    yield from (rule for rule in given if isinstance(rule, Rule))
    if paths := [rule for rule in given if not isinstance(rule, Rule)]:
        yield from load_rules(paths)


Ranked = tuple[int, Rule]  # a rule and its place among the checker's rules


class _Run:
    """One run of a check over a record, and the rules that are served by it."""

    def __init__(self, check: Check, rules: Sequence[Ranked]) -> None:
        self.check = check
        self.rules = rules
        self.name = check.name if check.shared_by else rules[0][1].id
        self.roles = frozenset(role for _, rule in rules for role in rule.applies_to)
        self.options = {} if check.shared_by else rules[0][1].options
        triggers = check.triggers(self.options) if check.triggers and "source" not in self.roles else ()
        self.triggers = tuple(triggers)
        self._by_relation: dict[str, list[Ranked]] = {}
        for rank, rule in rules:
            relation = rule.options[check.shared_by] if check.shared_by else ""
            self._by_relation.setdefault(relation, []).append((rank, rule))

    def wanting(self, observation: Observation) -> Iterable[Ranked]:
        """The rules that the observation is for."""
        if not self.check.shared_by:
            return self.rules
        about = observation.about
        return [
            (rank, rule)
            for rank, rule in self._by_relation.get(observation.relation, ())
            if about is None or about.role in rule.roles
        ]


def _runs(rules: Sequence[Rule]) -> tuple[_Run, ...]:
    """A run for each rule, but one for all the rules of a check that they share."""
    checks: dict[object, Check] = {}
    served: dict[object, list[Ranked]] = {}
    for rank, rule in enumerate(rules):
        check = check_named(rule.check)
        key: object = check.name if check.shared_by else rank
        checks[key] = check
        served.setdefault(key, []).append((rank, rule))
    return tuple(_Run(check, served[key]) for key, check in checks.items())


class _Case:
    """A record under examination, and what is found of it."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.places = _Places(dossier.record)
        self.found: _Found = {}
        self.seconds: dict[str, float] = {}


_LAST = float("inf")
#: Findings with their order, by what makes them the same.
_Found = dict[tuple[object, ...], tuple[tuple[float, ...], Finding]]


def _order(found: tuple[tuple[float, ...], Finding]) -> tuple[float, ...]:
    return found[0]


class _Places:
    """The order in which findings are read: text by text, front to back, then what has no place in them."""

    def __init__(self, record: Record) -> None:
        self.texts = (record.source, *record.targets)

    def index(self, about: Text | None) -> int:
        """Which text of the record it is; the source for none."""
        if about is None:
            return 0
        by_identity = (index for index, text in enumerate(self.texts) if text is about)
        return next(by_identity, None) or self.texts.index(about)

    def order(self, rule: Rule, observation: Observation) -> tuple[float, ...]:
        source = observation.source.start if observation.source else float("inf")
        if observation.about is not None:
            target = observation.target.start if observation.target else float("inf")
            return self.index(observation.about), target, source
        role = role_without_text(rule)
        roles = [text.role for text in self.texts]
        last = max((index for index, each in enumerate(roles) if each == role), default=0)
        return last + (0.5 if role != "source" else 0.0), float("inf"), source
