"""Reports out: one module a format, each told of the run as it goes (``base``).

    for people      ``text`` (with ``styled``, ``wrapping``, ``excerpt``, ``passed``), ``markdown``, ``html``
    for programs    ``document`` (json), ``lines`` (jsonl), ``github``, ``gitlab``, ``sarif``, ``junit``

All that is foreign goes through ``escaping``; ``regions`` says where in the file a finding points.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import NamedTuple, cast

from summarycheck.reporters.base import Look, Reporter, Run, Writer

__all__ = ["REPORTERS", "Format", "Look", "Reporter", "Run", "Writer", "reporter"]


class Format(NamedTuple):
    """The module of this package that has ``open_reporter``, imported when the format is asked for; whether its
    reports want a receipt, and whether they can show what has passed (see ``Look.passed``).
    """

    module: str
    receipts: bool = False
    passed: bool = False


REPORTERS: Mapping[str, Format] = {
    "text": Format("text", passed=True),
    "json": Format("document", passed=True),
    "jsonl": Format("lines"),
    "github": Format("github"),
    "gitlab": Format("gitlab"),
    "sarif": Format("sarif"),
    "junit": Format("junit"),
    "markdown": Format("markdown"),
    "html": Format("html", receipts=True, passed=True),
}


def reporter(format: str, out: Writer, look: Look) -> Reporter:
    """The reporter of this format, writing to ``out``; ``KeyError`` when there is none."""
    module = import_module(f"{__name__}.{REPORTERS[format].module}")
    return cast(Callable[[Writer, Look], Reporter], module.open_reporter)(out, look)
