"""Formulas of the target that differ from one of the source only in figures or signs: ``$g^{1}$`` for ``$g^{-1}$``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.model import Span

_FORMULA = re.compile(r"\$([^$]{1,400})\$")
#: What typesets a formula and says nothing: spaces, braces, sizes, fonts.
_TYPESETTING = re.compile(
    r"\\[,;!: ]|\\(?:left|right|[bB]igg?[lr]?|displaystyle|quad|math(?:bf|rm|bb|cal|it)|text|operatorname|bm|boldsymbol|rm)\b"
    r"|[\s{}~]"
)
_IDLE_ZEROS = re.compile(r"(\.\d*?)0+(?!\d)")
_FIGURES = re.compile(r"[\d.+\-−]+")
_LETTER = re.compile("[A-Za-z]")


def changed(source: str, target: str) -> Iterator[tuple[Span, Span]]:
    """A formula of the source and the one of the target that was made of it by other figures or signs."""
    if "$" not in target:
        return
    written: dict[str, Span] = {}
    for hit in _FORMULA.finditer(source):
        written.setdefault(_plain(hit[1]), Span(hit[0], hit.start(), hit.end()))
    shapes = {_FIGURES.sub("", plain): span for plain, span in written.items()}
    for hit in _FORMULA.finditer(target):
        plain = _plain(hit[1])
        shape = _FIGURES.sub("", plain)
        if plain not in written and shape in shapes and _LETTER.search(shape):
            yield shapes[shape], Span(hit[0], hit.start(), hit.end())


def _plain(formula: str) -> str:
    return _IDLE_ZEROS.sub(r"\1", _TYPESETTING.sub("", formula)).rstrip(".,;")
