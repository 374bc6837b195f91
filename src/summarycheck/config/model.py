"""What is set for a file, each value with its place."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

import msgspec

from summarycheck.model import Problem

# Of a setting: its name; then the rule, option, field, … it is about.
Key = tuple[str, ...]
Keys = tuple[str | int, ...]  # the way to a value in its file


class ConfigError(Exception):
    """Why a configuration is refused, and where."""

    def __init__(self, path: str, line: int, what: str, hint: str = "") -> None:
        super().__init__(path, line, what, hint)
        self.problem = Problem(path, line, what, hint)

    def __str__(self) -> str:
        return str(self.problem)


class Sourced(msgspec.Struct, frozen=True):
    """A value and where it was set (line 0: not in a file)."""

    value: Any
    path: str = "default"
    line: int = 0

    @property
    def where(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path

    def error(self, what: str, hint: str = "") -> ConfigError:
        """That this value cannot be used."""
        return ConfigError(self.path, self.line, what, hint)


class Allowance(msgspec.Struct, frozen=True):
    """A waiver of the configuration: the rule, the records or paths it is waived for, and why."""

    rule: str
    reason: str
    records: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    base: str = ""  # the folder that ``paths`` are relative to

    def of_record(self, name: str) -> bool:
        return not self.records or name in self.records

    def in_path(self, path: str) -> bool:
        return not self.paths or any(matches(path, pattern, self.base) for pattern in self.paths)


Layer = Mapping[Key, Sourced]
DEFAULTS: Layer = {("fail-on",): Sourced("error")}


class Settings:
    """All that is set for a file. One object for all files with the same settings.

    ``base`` is the folder of the configuration, which its globs are relative to.
    """

    def __init__(self, layers: Iterable[Layer], base: str = "") -> None:
        self.base = base
        self._values: dict[Key, Sourced] = {}
        for layer in layers:
            self._values.update(layer)

    def get(self, name: str) -> Sourced | None:
        """A setting that has one value."""
        return self._values.get((name,))

    def value(self, name: str) -> Any:
        """The same without its place; ``None`` when it is not set."""
        found = self.get(name)
        return None if found is None else found.value

    def below(self, name: str) -> dict[Key, Sourced]:
        """The entries of a setting that has many, by the rest of their keys."""
        return {key[1:]: value for key, value in self._values.items() if key[0] == name and len(key) > 1}

    def excludes(self, path: str) -> bool:
        """True for a file that is not to be checked when its folder is: by ``exclude``, or the baseline itself."""
        baseline = self.value("baseline")
        if baseline is not None and os.path.abspath(baseline) == os.path.abspath(path):
            return True
        return any(matches(path, pattern, self.base) for pattern in self.value("exclude") or ())

    def all(self) -> Iterator[tuple[Key, Sourced]]:
        """Everything, sorted by key."""
        yield from sorted(self._values.items())


def matches(path: str, pattern: str, base: str) -> bool:
    """True when the path, relative to ``base``, fits the glob. ``*`` takes ``/`` too; ``folder/`` is all below it."""
    relative = os.path.relpath(path, base or ".").replace(os.sep, "/")
    whole = f"{pattern}*" if pattern.endswith("/") else pattern
    return fnmatchcase(relative, whole) or (whole.startswith("**/") and fnmatchcase(relative, whole[3:]))
