"""Settings from ``summarycheck.toml`` or ``[tool.summarycheck]`` in ``pyproject.toml``: strict, each with its place.

A file's settings come from the configuration nearest above it. What is nearer wins: the defaults, what the
configuration extends, the configuration itself, its ``paths`` tables that match the file, the command line.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from summarycheck.model import SEVERITIES, Problem

FILES = ("summarycheck.toml", "pyproject.toml")
FAIL_ON = (*reversed(SEVERITIES), "never")

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


def matches(path: str, pattern: str, base: str) -> bool:
    """True when the path, relative to ``base``, fits the glob. ``*`` takes ``/`` too; ``folder/`` is all below it."""
    relative = os.path.relpath(path, base or ".").replace(os.sep, "/")
    whole = f"{pattern}*" if pattern.endswith("/") else pattern
    return fnmatchcase(relative, whole) or (whole.startswith("**/") and fnmatchcase(relative, whole[3:]))


# ---- a file ---------------------------------------------------------------------------------------


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
    return b"summarycheck" in raw and _ours(_File(path)) is not None


def _read(path: str, extending: tuple[str, ...] = ()) -> _Read:
    """The configuration in a file, below it all that it extends."""
    file = _File(path)
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


def _ours(file: _File) -> dict[str, Any] | None:
    """The table that is about us; ``None`` when a project file has none."""
    if not file.project:
        return dict(file.content)
    tool = file.content.get("tool")
    found = tool.get("summarycheck") if isinstance(tool, dict) else None
    return None if found is None else dict(file.table((), found))


def _extended(file: _File, value: Any) -> list[str]:
    names = [value] if isinstance(value, str) else file.texts(("extends",), value)
    found = [os.path.normpath(os.path.join(file.folder, name)) for name in names]
    for name, path in zip(names, found, strict=True):
        if not os.path.isfile(path):
            raise file.error(("extends",), f"extends {name!r}, which is not there", "relative to this file")
    return [os.path.realpath(path) for path in found]


def _layer(file: _File, at: Keys, table: Any) -> Layer:
    """What one table sets, by key."""
    layer: dict[Key, Sourced] = {}
    for name, value in file.table(at, table).items():
        if name not in _SETTINGS:
            raise file.unknown((*at, name), "setting", (*_SETTINGS, *(() if at else ("extends", "paths"))))
        for key, decoded in _SETTINGS[name](file, (*at, name), value):
            place = file.line((*at, name, *key))
            layer[name, *(str(part) for part in key)] = Sourced(decoded, file.path, place)
    return layer


class _File:
    """A TOML file, its values and their lines."""

    def __init__(self, path: str) -> None:
        import tomllib

        self.path = os.path.relpath(path) if _below(path, os.getcwd()) else path
        self.real = os.path.realpath(path)
        self.folder = os.path.dirname(os.path.abspath(path))
        self.project = os.path.basename(path) == "pyproject.toml"
        try:
            self._text = Path(path).read_bytes().decode("utf-8")
            self.content = tomllib.loads(self._text)
        except OSError as error:
            raise ConfigError(self.path, 0, f"cannot be read: {error.strerror or error}") from None
        except UnicodeDecodeError as error:
            raise ConfigError(self.path, 0, f"not UTF-8: byte {error.start}", "save it as UTF-8") from None
        except tomllib.TOMLDecodeError as error:
            at = re.search(r" \(at line (\d+), .*\)$", str(error))
            line = int(at[1]) if at else self._text.count("\n") + 1
            raise ConfigError(self.path, line, f"not TOML: {str(error).split(' (at ')[0]}") from None

    def line(self, keys: Keys) -> int:
        """Where the value is set, or the table that it is in."""
        way: Keys = (*(("tool", "summarycheck") if self.project else ()), *keys)
        return next((self._lines[way[:end]] for end in range(len(way), 0, -1) if way[:end] in self._lines), 1)

    @cached_property
    def _lines(self) -> dict[Keys, int]:
        return _key_lines(self._text)

    def error(self, keys: Keys, what: str, hint: str = "") -> ConfigError:
        return ConfigError(self.path, self.line(keys), what, hint)

    def unknown(self, keys: Keys, kind: str, known: Sequence[str]) -> ConfigError:
        return self.error(keys, f"unknown {kind} {keys[-1]!r}", nearest(str(keys[-1]), known))

    # -- the kinds of values

    def table(self, keys: Keys, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self.error(keys, f"{_named(keys)} must be a table")
        return value

    def text(self, keys: Keys, value: Any) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self.error(keys, f"{_named(keys)} must be a text, not {_shown(value)}")
        return value

    def texts(self, keys: Keys, value: Any) -> list[str]:
        if not isinstance(value, list):
            raise self.error(keys, f"{_named(keys)} must be a list of texts, not {_shown(value)}")
        return [self.text(keys, item) for item in value]

    def choice(self, keys: Keys, value: Any, choices: Sequence[str]) -> str:
        if value not in choices:
            hint = nearest(value, choices) if isinstance(value, str) else f"one of {', '.join(choices)}"
            raise self.error(keys, f"{_named(keys)} cannot be {_shown(value)}", hint)
        return str(value)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is meant, or all there are."""
    from summarycheck import yamlfile

    known = sorted(known)
    return yamlfile.nearest(word, known) or f"known: {', '.join(known)}"


# ---- the settings: each yields (rest of the key, value) --------------------------------------------

_Decoded = Iterator[tuple[Keys, Any]]


def _list(file: _File, at: Keys, value: Any) -> _Decoded:
    yield (), file.texts(at, value)


def _folder_of(file: _File, name: str) -> str:
    """The path as the program may use it from where it runs."""
    path = os.path.normpath(os.path.join(file.folder, name))
    return os.path.relpath(path) if _below(path, os.getcwd()) else path


def _files(file: _File, at: Keys, value: Any) -> _Decoded:
    for name in file.texts(at, value):
        path = _folder_of(file, name)
        if not os.path.exists(path):
            raise file.error(at, f"{_named(at)}: {name!r} is not there", "relative to this file")
        yield (path,), path


def _file(file: _File, at: Keys, value: Any) -> _Decoded:
    yield (), _folder_of(file, file.text(at, value))


def _severities(file: _File, at: Keys, value: Any) -> _Decoded:
    for rule, severity in file.table(at, value).items():
        here = (*at, rule)
        if isinstance(severity, dict):
            yield (rule,), {r: file.choice((*here, r), s, SEVERITIES) for r, s in severity.items()}
        else:
            yield (rule,), file.choice(here, severity, SEVERITIES)


def _options(file: _File, at: Keys, value: Any) -> _Decoded:
    for rule, options in file.table(at, value).items():
        for name, option in file.table((*at, rule), options).items():
            yield (rule, name), option


def _map(file: _File, at: Keys, value: Any) -> _Decoded:
    for field, names in file.table(at, value).items():
        here = (*at, field)
        yield (field,), file.texts(here, names) if isinstance(names, list) else file.text(here, names)


def _text(file: _File, at: Keys, value: Any) -> _Decoded:
    yield (), file.text(at, value)


def _fail_on(file: _File, at: Keys, value: Any) -> _Decoded:
    yield (), file.choice(at, value, FAIL_ON)


def _allowances(file: _File, at: Keys, value: Any) -> _Decoded:
    if not isinstance(value, list):
        raise file.error(at, f"{_named(at)} must be a list of tables: [[{'.'.join(map(str, at))}]]")
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
        yield (index, _named(at), file.real), Allowance(rule, reason, **some, base=file.folder)


_SETTINGS: Mapping[str, Callable[[_File, Keys, Any], _Decoded]] = {
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


# ---- where things stand in TOML --------------------------------------------------------------------


def _key_lines(text: str) -> dict[Keys, int]:
    """The line of each key and table header. (A multi-line text that looks like keys may add some.)"""
    lines: dict[Keys, int] = {}
    tables: Counter[Keys] = Counter()
    table: Keys = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.fullmatch(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(?:#.*)?", line):
            way = _dotted(header[2])
            table = (*way, tables[way]) if header[1] == "[[" else way
            tables[way] += 1
            found = table
        elif "=" in line and (way := _dotted(line.split("=", 1)[0])):
            found = (*table, *way)
        else:
            continue
        for end in range(1, len(found) + 1):
            lines.setdefault(found[:end], number)
    return lines


def _dotted(written: str) -> tuple[str, ...]:
    """The keys of a dotted name, or none when it is not one."""
    import tomllib

    try:
        value: Any = tomllib.loads(f"{written} = 0")
    except tomllib.TOMLDecodeError:
        return ()
    keys: list[str] = []
    while isinstance(value, dict) and value:
        key, value = next(iter(value.items()))
        keys.append(key)
    return tuple(keys)


def _named(keys: Keys) -> str:
    return ".".join(str(key) for key in keys)


def _shown(value: Any) -> str:
    words = repr(value)
    return words if len(words) <= 40 else f"{words[:39]}…"


def _below(path: str, folder: str) -> bool:
    return os.path.abspath(path).startswith(os.path.join(folder, ""))
