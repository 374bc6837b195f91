"""The settings there are, and what each may be: of a value, all that it sets as (rest of the key, value)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from summarycheck.config.file import TomlFile, below, dotted
from summarycheck.config.model import Allowance, Keys
from summarycheck.model import SEVERITIES

FAIL_ON = (*reversed(SEVERITIES), "never")
_Decoded = Iterator[tuple[Keys, Any]]


def _list(file: TomlFile, at: Keys, value: Any) -> _Decoded:
    yield (), file.texts(at, value)


def _path_of(file: TomlFile, name: str) -> str:
    """The path as the program may use it from where it runs."""
    path = os.path.normpath(os.path.join(file.folder, name))
    return os.path.relpath(path) if below(path, os.getcwd()) else path


def _files(file: TomlFile, at: Keys, value: Any) -> _Decoded:
    for name in file.texts(at, value):
        path = _path_of(file, name)
        if not os.path.exists(path):
            raise file.error(at, f"{dotted(at)}: {name!r} is not there", "relative to this file")
        yield (path,), path


def _file(file: TomlFile, at: Keys, value: Any) -> _Decoded:
    yield (), _path_of(file, file.text(at, value))


def _severities(file: TomlFile, at: Keys, value: Any) -> _Decoded:
    for rule, severity in file.table(at, value).items():
        here = (*at, rule)
        if isinstance(severity, dict):
            yield (rule,), {r: file.choice((*here, r), s, SEVERITIES) for r, s in severity.items()}
        else:
            yield (rule,), file.choice(here, severity, SEVERITIES)


def _options(file: TomlFile, at: Keys, value: Any) -> _Decoded:
    for rule, options in file.table(at, value).items():
        for name, option in file.table((*at, rule), options).items():
            yield (rule, name), option


def _map(file: TomlFile, at: Keys, value: Any) -> _Decoded:
    for field, names in file.table(at, value).items():
        here = (*at, field)
        yield (field,), file.texts(here, names) if isinstance(names, list) else file.text(here, names)


def _text(file: TomlFile, at: Keys, value: Any) -> _Decoded:
    yield (), file.text(at, value)


def _fail_on(file: TomlFile, at: Keys, value: Any) -> _Decoded:
    yield (), file.choice(at, value, FAIL_ON)


def _allowances(file: TomlFile, at: Keys, value: Any) -> _Decoded:
    if not isinstance(value, list):
        raise file.error(at, f"{dotted(at)} must be a list of tables: [[{'.'.join(map(str, at))}]]")
    known = ("rule", "reason", "records", "paths")
    for index, entry in enumerate(value):
        here = (*at, index)
        for name in file.table(here, entry):
            if name not in known:
                raise file.unknown((*here, name), "key in allow:", known)
        for name in ("rule", "reason"):
            if name not in entry:
                raise file.error(here, f"a waiver without {name}", "it names the rule and the reason")
        some = {
            name: tuple(file.texts((*here, name), entry[name]))
            for name in ("records", "paths")
            if name in entry
        }
        if not any(some.values()):
            hint = "to waive a rule everywhere, name it in ignore"
            raise file.error(here, "a waiver without records or paths", hint)
        rule, reason = (file.text((*here, name), entry[name]) for name in ("rule", "reason"))
        yield (index, dotted(at), file.real), Allowance(rule, reason, **some, base=file.folder)


SETTINGS: Mapping[str, Callable[[TomlFile, Keys, Any], _Decoded]] = {
    "select": _list,
    "ignore": _list,
    "rules": _files,
    "glossaries": _files,
    "severity": _severities,
    "options": _options,
    "exclude": _list,
    "input-format": _text,
    "map": _map,
    "fail-on": _fail_on,
    "baseline": _file,
    "allow": _allowances,
}
