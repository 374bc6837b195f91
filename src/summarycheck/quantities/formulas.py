"""Formulas of the target that differ from one of the source only in figures or signs: ``$g^{1}$`` for ``$g^{-1}$``.

Powers of a letter are compared outside of dollars, too: n^{1.91} for n^{1.19}.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

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
_POWER = re.compile(r"(?<![A-Za-z\\])([A-Za-z])\^\{?([-−]?\d+(?:\.\d+)?(?:/\d+)?)\}?(?![\d.A-Za-z])")


def changed(source: str, target: str) -> Iterator[tuple[Span, Span]]:
    """A formula of the source and the one of the target that was made of it by other figures or signs."""
    if "$" in target:
        yield from _formulas(source, target)
    if "^" in target:
        yield from _powers(source, target)


def _powers(source: str, target: str) -> Iterator[tuple[Span, Span]]:
    """A power of the target that the source does not have, and one of the same letter that only the source has."""
    theirs = [hit for hit in _POWER.finditer(target) if target.count("$", 0, hit.start()) % 2 == 0]
    ours = list(_POWER.finditer(source)) if theirs else []
    kept = {_value(hit) for hit in theirs}
    for hit in theirs:
        if _value(hit) not in map(_value, ours):
            lost = next((one for one in ours if one[1] == hit[1] and _value(one) not in kept), None)
            if lost is not None:
                yield Span(lost[0], lost.start(), lost.end()), Span(hit[0], hit.start(), hit.end())


def _value(power: re.Match[str]) -> tuple[str, Fraction]:
    over, _, under = power[2].replace("−", "-").partition("/")
    return power[1], Fraction(over) / (int(under or 1) or 1)


def _formulas(source: str, target: str) -> Iterator[tuple[Span, Span]]:
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
