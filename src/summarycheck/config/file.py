"""A TOML file: its values, their kinds, and the lines where they stand."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from summarycheck.config.model import ConfigError, Keys


class TomlFile:
    """A TOML file, its values and their lines."""

    def __init__(self, path: str) -> None:
        import tomllib

        self.path = os.path.relpath(path) if below(path, os.getcwd()) else path
        self.real = os.path.realpath(path)
        self.folder = os.path.dirname(os.path.abspath(path))
        self.project = os.path.basename(path) == "pyproject.toml"
        try:
            self._text = Path(path).read_bytes().decode("utf-8")
            self.content = tomllib.loads(self._text)
        except OSError as error:
            from summarycheck.yamlfile import unread

            raise ConfigError(self.path, 0, *unread(error)) from None
        except UnicodeDecodeError as error:
            raise ConfigError(self.path, 0, f"not UTF-8: byte {error.start}", "save it as UTF-8") from None
        except tomllib.TOMLDecodeError as error:
            said, _, where = str(error).partition(" (at ")
            at = re.match(r"line (\d+), column (\d+)", where)
            line = int(at[1]) if at else self._text.count("\n") + 1
            what = f"not TOML: {said} (column {at[2]})" if at else f"not TOML: {said}"
            bare = re.search(r"=\s*[^\W\d]", self._text.splitlines()[line - 1])
            hint = 'a text is put in quotes: fail-on = "error"' if bare and said == "Invalid value" else ""
            raise ConfigError(self.path, line, what, hint) from None

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
            raise self.error(keys, f"{dotted(keys)} must be a table")
        return value

    def text(self, keys: Keys, value: Any) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self.error(keys, f"{dotted(keys)} must be a text, not {_shown(value)}")
        return value

    def texts(self, keys: Keys, value: Any) -> list[str]:
        if not isinstance(value, list):
            raise self.error(keys, f"{dotted(keys)} must be a list of texts, not {_shown(value)}")
        return [self.text(keys, item) for item in value]

    def choice(self, keys: Keys, value: Any, choices: Sequence[str]) -> str:
        if value not in choices:
            hint = nearest(value, choices) if isinstance(value, str) else f"one of {', '.join(choices)}"
            raise self.error(keys, f"{dotted(keys)} cannot be {_shown(value)}", hint)
        return str(value)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is meant, or all there are."""
    from summarycheck import yamlfile

    known = sorted(known)
    return yamlfile.nearest(word, known) or f"known: {', '.join(known)}"


def _key_lines(text: str) -> dict[Keys, int]:
    """The line of each key and table header. (A multi-line text that looks like keys may add some.)"""
    lines: dict[Keys, int] = {}
    tables: Counter[Keys] = Counter()
    table: Keys = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.fullmatch(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(?:#.*)?", line):
            way = _keys_of(header[2])
            table = (*way, tables[way]) if header[1] == "[[" else way
            tables[way] += 1
            found = table
        elif "=" in line and (way := _keys_of(line.split("=", 1)[0])):
            found = (*table, *way)
        else:
            continue
        for end in range(1, len(found) + 1):
            lines.setdefault(found[:end], number)
    return lines


def _keys_of(written: str) -> tuple[str, ...]:
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


def dotted(keys: Keys) -> str:
    """The keys as they are written in TOML: paths.archive.fail-on."""
    return ".".join(str(key) for key in keys)


def _shown(value: Any) -> str:
    words = repr(value)
    return words if len(words) <= 40 else f"{words[:39]}…"


def below(path: str, folder: str) -> bool:
    return os.path.abspath(path).startswith(os.path.join(folder, ""))
