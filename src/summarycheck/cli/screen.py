"""What people look at: its language, whether it has colours, how wide it is, and that nothing foreign drives it."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console


class Words(StrEnum):
    zh = "zh"
    en = "en"


class Color(StrEnum):
    auto = "auto"
    always = "always"
    never = "never"


def default_words() -> Words:
    """The language of the locale: Chinese for zh_*, English for any other."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return Words.zh if value.lower().startswith("zh") else Words.en
    return Words.en


def harmless_text(what: object) -> str:
    """On one line, with nothing in it that could drive a terminal."""
    from summarycheck.reporters.escaping import harmless

    return harmless(str(what))


def colored(color: Color, out: TextIO) -> bool:
    """Whether what goes to ``out`` is to have colours."""
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return color is Color.always or (color is Color.auto and out.isatty() and not plain)


def columns(out: TextIO) -> int:
    """How wide it is; what is no terminal is 100 columns wide unless ``COLUMNS`` says otherwise."""
    if not out.isatty() and "COLUMNS" not in os.environ:
        return 100
    from shutil import get_terminal_size

    return get_terminal_size().columns


def screen(color: Color = Color.auto, err: bool = False) -> Console:
    """Where tables and pages for people are printed. Nothing in them is markup."""
    from rich.console import Console

    out = sys.stderr if err else sys.stdout
    return Console(
        file=out,
        width=columns(out),
        force_terminal=colored(color, out),
        color_system="standard" if colored(color, out) else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
