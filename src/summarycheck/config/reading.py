"""Which configuration is for a file, and all that it says, with what it extends."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from summarycheck.config.file import TomlFile
from summarycheck.config.model import DEFAULTS, ConfigError, Key, Keys, Layer, Settings, Sourced, matches
from summarycheck.config.values import SETTINGS

FILES = ("summarycheck.toml", "pyproject.toml")


class Configuration:
    """The settings of any file: from the given configuration, or from the nearest above each file.

    ``given`` is what the command line says. ``file`` is used for every file; with ``search`` off, none is.
    """

    def __init__(self, given: Layer | None = None, *, file: str | None = None, search: bool = True) -> None:
        self._given = given or {}
        self._file = file
        self._search = search
        self._nearest: dict[str, str | None] = {}
        self._read: dict[str, _Read] = {}
        self._settings: dict[tuple[str | None, tuple[int, ...]], Settings] = {}

    def file_for(self, path: str) -> str | None:
        """The configuration that is for a file or folder; of standard input (``-``) the current folder's."""
        if self._file is not None or not self._search:
            return self._file
        absolute = os.path.abspath("." if path in ("", "-", "<stdin>") else path)
        return self._above(absolute if os.path.isdir(absolute) else os.path.dirname(absolute))

    def settings(self, path: str) -> Settings:
        """What is set for this file. Raises ``ConfigError``."""
        file = self.file_for(path)
        found = self._configuration(file) if file is not None else _NOTHING
        matching = found.matching(path)
        if (file, matching) not in self._settings:
            layers = (DEFAULTS, *found.layers(matching), self._given)
            self._settings[file, matching] = Settings(layers, os.path.dirname(os.path.abspath(file or "x")))
        return self._settings[file, matching]

    def _above(self, folder: str) -> str | None:
        if folder not in self._nearest:
            here = next(filter(_configures, (os.path.join(folder, name) for name in FILES)), None)
            parent = os.path.dirname(folder)
            self._nearest[folder] = here or (self._above(parent) if parent != folder else None)
        return self._nearest[folder]

    def _configuration(self, file: str) -> _Read:
        if file not in self._read:
            self._read[file] = _read(file)
        return self._read[file]


class _Read(msgspec.Struct, frozen=True):
    """A configuration as read: (glob or none, folder, what is set) in rising precedence."""

    parts: tuple[tuple[str | None, str, Layer], ...]

    def matching(self, path: str) -> tuple[int, ...]:
        """The parts that are for this file."""
        return tuple(
            index
            for index, (glob, base, _) in enumerate(self.parts)
            if glob is None or (path not in ("", "-", "<stdin>") and matches(path, glob, base))
        )

    def layers(self, wanted: Iterable[int]) -> Iterator[Layer]:
        return (self.parts[index][2] for index in wanted)


_NOTHING = _Read(())


def _configures(path: str) -> bool:
    """True when the file is there and, if it is a project's, says something of us."""
    if not os.path.isfile(path):
        return False
    if not path.endswith("pyproject.toml"):
        return True
    try:
        raw = Path(path).read_bytes()
    except OSError:
        return False
    # Parsing is for those that name us, and a broken file that does not is not ours to complain of.
    return b"summarycheck" in raw and _ours(TomlFile(path)) is not None


def _read(path: str, extending: tuple[str, ...] = ()) -> _Read:
    """The configuration in a file, below it all that it extends."""
    file = TomlFile(path)
    table = _ours(file)
    if table is None:
        raise ConfigError(path, 0, "there is no [tool.summarycheck] in this file")
    below: list[tuple[str | None, str, Layer]] = []
    for base in _extended(file, table.pop("extends", [])):
        if base in extending or base == file.real:
            raise file.error(("extends",), f"extends itself by way of {base}")
        below += _read(base, (*extending, file.real)).parts
    tables = file.table(("paths",), table.pop("paths", {}))
    general = _layer(file, (), table)
    narrower = [(glob, file.folder, _layer(file, ("paths", glob), each)) for glob, each in tables.items()]
    return _Read((*below, (None, file.folder, general), *narrower))


def _ours(file: TomlFile) -> dict[str, Any] | None:
    """The table that is about us; ``None`` when a project file has none."""
    if not file.project:
        return dict(file.content)
    tool = file.content.get("tool")
    found = tool.get("summarycheck") if isinstance(tool, dict) else None
    return None if found is None else dict(file.table((), found))


def _extended(file: TomlFile, value: Any) -> list[str]:
    names = [value] if isinstance(value, str) else file.texts(("extends",), value)
    found = [os.path.normpath(os.path.join(file.folder, name)) for name in names]
    for name, path in zip(names, found, strict=True):
        if not os.path.isfile(path):
            raise file.error(("extends",), f"extends {name!r}, which is not there", "relative to this file")
    return [os.path.realpath(path) for path in found]


def _layer(file: TomlFile, at: Keys, table: Any) -> Layer:
    """What one table sets, by key."""
    layer: dict[Key, Sourced] = {}
    for name, value in file.table(at, table).items():
        if name not in SETTINGS:
            raise file.unknown((*at, name), "setting", (*SETTINGS, *(() if at else ("extends", "paths"))))
        for key, decoded in SETTINGS[name](file, (*at, name), value):
            place = file.line((*at, name, *key))
            layer[name, *(str(part) for part in key)] = Sourced(decoded, file.path, place)
    return layer
