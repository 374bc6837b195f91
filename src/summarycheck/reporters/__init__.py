"""Reports out: one module a format, each told of the run as it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from summarycheck.reporters.base import Look, Reporter, Run, Writer

__all__ = ["REPORTERS", "Look", "Reporter", "Run", "Writer", "reporter"]

# format → module of this package that has ``open_reporter``; imported when the format is asked for
REPORTERS: Mapping[str, str] = {
    "text": "text",
    "json": "document",
    "jsonl": "lines",
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
    "junit": "junit",
    "markdown": "markdown",
}


def reporter(format: str, out: Writer, look: Look) -> Reporter:
    """The reporter of this format, writing to ``out``; ``KeyError`` when there is none."""
    module = import_module(f"{__name__}.{REPORTERS[format]}")
    return cast(Callable[[Writer, Look], Reporter], module.open_reporter)(out, look)
