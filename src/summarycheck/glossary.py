"""The glossaries that ship with the rules: names and how Chinese may, or may not, render them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec


class NameEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name, the Chinese that may stand for it, and the literal renderings that are wrong.

    ``also``: other forms the source may use. ``unless``: English phrases (lower case) that show, when the
    source has them, that the word is meant as a word: transformer beside voltage.
    """

    name: str
    forbidden: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    note: str = ""


def read_names(raw: str | bytes) -> tuple[NameEntry, ...]:
    """The entries of a names glossary in YAML; refuses unknown keys."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    rows: Any = yaml.load(raw, Loader=loader)
    if not isinstance(rows, Iterable) or isinstance(rows, (str, bytes, Mapping)):
        raise ValueError("a names glossary is a list of entries: - {name: Gemini, forbidden: [双子座]}")
    return tuple(msgspec.convert(list(rows), type=list[NameEntry]))


@cache
def shipped_names() -> tuple[NameEntry, ...]:
    """The names glossary that comes with the program."""
    return read_names(_shipped("glossaries/names.yaml"))


def _shipped(relative: str) -> bytes:
    """A file of the rules folder: inside the installed package, else beside ``src`` in a checkout."""
    here = Path(__file__).resolve().parent
    installed = here / "rules" / relative
    return (installed if installed.is_file() else here.parents[1] / "rules" / relative).read_bytes()
