"""Settings made into rules: what a file is checked by, and whom a record goes to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import msgspec

from summarycheck.checks import check_named
from summarycheck.checks.base import Option
from summarycheck.config import Configuration, Settings, Sourced, nearest
from summarycheck.engine import Checker, Extras
from summarycheck.findings import PAIRING_DOUBTFUL
from summarycheck.glossary import Glossary
from summarycheck.glossaryfile import GlossaryError, read_glossary, shipped_glossary
from summarycheck.kept import packaged_folder
from summarycheck.model import Lang, Record, Report
from summarycheck.parallel import reports
from summarycheck.rules import ROLES, Rule, no_such_rule, pick, read_rules
from summarycheck.yamlfile import YamlError


class Policy:
    """What files of the same settings are judged by. ``known`` are the ids that a waiver may name."""

    def __init__(self, settings: Settings, checker: Checker, known: Iterable[str]) -> None:
        self.settings = settings
        self.checker = checker
        self.known = frozenset(known) | {PAIRING_DOUBTFUL}
        self.running = frozenset(rule.id for rule in checker.rules) | {PAIRING_DOUBTFUL}
        self.allowances = self._allowances()

    @property
    def fail_on(self) -> str:
        """The least severity that fails a run, or ``never``."""
        return str(self.settings.value("fail-on"))

    def _allowances(self) -> list[Sourced]:
        """The waivers of the configuration, each an ``Allowance`` with its place."""
        found = list(self.settings.below("allow").values())
        for sourced in found:
            if sourced.value.rule not in self.known:
                raise sourced.error(no_such_rule(sourced.value.rule, self.known))
        return found


class Policies:
    """The policy of any file. ``errors`` are the rules and glossaries that cannot be read, as they are met."""

    def __init__(self, configuration: Configuration, lang: Lang = "en", extras: Extras | None = None) -> None:
        self._configuration = configuration
        self._lang: Lang = lang
        self._extras = extras or Extras()
        self._rules: dict[tuple[str, ...], list[Rule]] = {}
        self._policies: dict[int, Policy] = {}
        self._glossaries: dict[tuple[str, ...], Glossary | None] = {}
        self.errors: list[YamlError] = []

    def of(self, path: str) -> Policy:
        """The policy of the file; raises ``ConfigError``. The same object for the same settings."""
        settings = self._configuration.settings(path)
        if id(settings) not in self._policies:  # the configuration keeps its settings alive
            rules = self._available(settings)
            checker = Checker(
                configured(rules, settings),
                lang=self._lang,
                glossaries=self._glossary(settings),
                **self._extras._asdict(),
            )
            self._policies[id(settings)] = Policy(settings, checker, (rule.id for rule in rules))
        return self._policies[id(settings)]

    def _available(self, settings: Settings) -> list[Rule]:
        folders = tuple(sourced.value for sourced in settings.below("rules").values())
        if folders not in self._rules:
            rules, errors = read_rules([packaged_folder(), *folders])
            self._rules[folders] = rules
            told = {str(error) for error in self.errors}  # the packaged rules are read again for each folder
            self.errors += [error for error in errors if str(error) not in told]
        return self._rules[folders]

    def _glossary(self, settings: Settings) -> Glossary | None:
        """The glossaries of the settings over the shipped one; None for the shipped one alone."""
        files = tuple(sourced.value for sourced in settings.below("glossaries").values())
        if files not in self._glossaries:
            found = Glossary(())
            for file in files:
                try:
                    found = found.over(read_glossary(file))
                except GlossaryError as error:
                    self.errors.append(error)
            self._glossaries[files] = found.over(shipped_glossary()) if found.entries else None
        return self._glossaries[files]


class Panel:
    """Several checkers, each for the files of its policy; to the outside one checker."""

    def __init__(self, checkers: Mapping[str, Checker], lang: Lang) -> None:
        self._checkers = checkers  # by path
        self.rules = tuple({rule.id: rule for each in checkers.values() for rule in each.rules}.values())
        self.lang = lang

    def check_many(self, records: Iterable[Record], jobs: int = 1) -> Iterator[Report]:
        """As ``Checker.check_many``."""
        return reports(self._check_batch, records, jobs)

    def _check_batch(self, records: Sequence[Record]) -> list[Report]:
        together = groupby(records, lambda record: self._checkers[path_of(record)])
        return [report for checker, some in together for report in checker.check_batch(list(some))]


def panel(policies: Mapping[str, Policy], lang: Lang) -> Checker | Panel:
    """One checker for all files where one is enough."""
    checkers = {path: policy.checker for path, policy in policies.items()}
    if len({id(checker) for checker in checkers.values()}) == 1:
        return next(iter(checkers.values()))
    return Panel(checkers, lang)


def path_of(record: Record) -> str:
    """The file of a record, by which its policy is chosen."""
    return record.source.place.path if record.source.place is not None else ""


def configured(rules: list[Rule], settings: Settings) -> list[Rule]:
    """The rules that are selected, with the severities and options that are set. Raises ``ConfigError``."""
    known = {rule.id: rule for rule in rules}
    words = {*known, *(rule.category for rule in rules)}
    for name in ("select", "ignore"):
        if sourced := settings.get(name):
            for word in sourced.value:
                if word not in words:
                    raise sourced.error(no_such_rule(word, words))
    changed = dict(known)
    for (identity,), sourced in settings.below("severity").items():
        rule = _known(changed, identity, sourced)
        changed[identity] = msgspec.structs.replace(rule, severities=_severities(rule, sourced))
    for (identity, name), sourced in settings.below("options").items():
        rule = _known(changed, identity, sourced)
        options = {**rule.options, name: _option(rule, name, sourced)}
        changed[identity] = msgspec.structs.replace(rule, options=options)
    return pick(changed.values(), settings.value("select") or (), settings.value("ignore") or ())


def _known(rules: Mapping[str, Rule], identity: str, sourced: Sourced) -> Rule:
    if identity not in rules:
        raise sourced.error(no_such_rule(identity, rules))
    return rules[identity]


def _severities(rule: Rule, sourced: Sourced) -> dict[str, Any]:
    """Severity by role: a plain one for every role, a table for those that it names."""
    if not isinstance(sourced.value, dict):
        return dict.fromkeys(ROLES, sourced.value)
    for role in sourced.value:
        if role not in rule.applies_to:
            what = f"{rule.id} does not apply to {role!r}"
            raise sourced.error(what, f"it applies to {', '.join(rule.applies_to)}")
    return {**rule.severities, **sourced.value}


def _option(rule: Rule, name: str, sourced: Sourced) -> Any:
    """The value in the type of the check's option."""
    offered = check_named(rule.check).options
    if name not in offered:
        hint = nearest(name, offered) if offered else f"the check {rule.check!r} has none"
        raise sourced.error(f"{rule.id} has no option {name!r}", hint)
    try:
        return _typed(sourced.value, offered[name])
    except (TypeError, ValueError) as error:
        raise sourced.error(f"options.{rule.id}.{name} {error}") from None


def _typed(value: Any, option: Option) -> Any:
    """``ValueError``: in words that follow the option's name."""
    if option.type in (list, tuple, frozenset):
        if not isinstance(value, list):
            raise ValueError(f"must be a list of texts, not {value!r}")
        each = Option(str, None, option.choices)
        return option.type([_typed(item, each) for item in value])
    if option.choices and value not in option.choices:
        raise ValueError(f"must be one of {', '.join(option.choices)}, not {value!r}")
    if option.type is re.Pattern:
        try:
            return re.compile(value)
        except (re.error, TypeError) as error:
            raise ValueError(f"must be a regular expression: {error}") from None
    fitting = isinstance(value, int | float if option.type is float else option.type)
    if not fitting or (isinstance(value, bool) and option.type is not bool):
        kind = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
        raise ValueError(f"must be {kind[option.type]}, not {value!r}")
    return option.type(value)
