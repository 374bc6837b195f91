"""Formulas of the target that differ from one of the source only in figures or signs: ``$g^{1}$`` for ``$g^{-1}$``.

Powers of a letter are compared outside of dollars, too (n^{1.91} for n^{1.19}), and so are complexities (``O(n)``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from summarycheck.model import Span

_FORMULA = re.compile(r"\$([^$]{1,400})\$")
#: What typesets a formula and says nothing: spaces, braces, sizes, fonts.
_TYPESETTING = re.compile(
    r"\\[,;!: ]|\\(?:left|right|[bB]igg?[lr]?|displaystyle|quad|math(?:bf|rm|bb|cal|it)|text|operatorname|bm|boldsymbol|rm)\b"
    r"|[\s{}~]"
)
_IDLE_ZEROS = re.compile(r"(\.\d*?)0+(?!\d)")
_FIGURES = re.compile(r"[\d.+\-−]+")
_LETTER = re.compile(r"[^\W\d_]")
_POWER = re.compile(r"(?<![A-Za-z\\])([A-Za-z])\^\{?([-−]?\d+(?:\.\d+)?(?:/\d+)?)\}?(?![\d.A-Za-z])")


def changed(source: str, target: str) -> Iterator[tuple[Span, Span]]:
    """A formula of the source and the one of the target that was made of it by other figures or signs; each place once."""
    looks = [_formulas] if "$" in target else []
    looks += [_compounds] if "$" in target and "$_" in target else []
    looks += [_powers, _raised_in_names] if "^" in target else []
    told: list[Span] = []
    for ours, theirs in chain.from_iterable(look(source, target) for look in looks):
        if not any(span.start < theirs.end and theirs.start < span.end for span in told):
            told.append(theirs)
            yield ours, theirs


#: A chemical formula whose figures are set in mathematics: La$_3$Ni$_2$O$_7$.
_COMPOUND = re.compile(r"(?:[A-Z][a-z]?(?:\$_\{?[\d.]+\}?\$)?){2,}(?![a-z])")
_SET_LOW = re.compile(r"[$_{}]")


def _compounds(source: str, target: str) -> Iterator[tuple[Span, Span]]:
    """A compound of the target with other figures than the source's of the same elements."""
    ours = {_SET_LOW.sub("", hit[0]): hit for hit in _COMPOUND.finditer(source) if "$" in hit[0]}
    for hit in _COMPOUND.finditer(target) if ours else ():
        plain = _SET_LOW.sub("", hit[0])
        if "$" in hit[0] and plain not in ours:
            elements = _FIGURES.sub("", plain)
            meant = next((one for key, one in ours.items() if _FIGURES.sub("", key) == elements), None)
            if meant is not None:
                yield Span(meant[0], meant.start(), meant.end()), Span(hit[0], hit.start(), hit.end())


#: A name with a raised number, set in mathematics or not: C$^3$GNN, FedP$^{2}$EFT, M^2RAG.
_RAISED_IN_NAME = re.compile(r"(?<![A-Za-z\\])([A-Za-z]+)\$?\^\{?(\d{1,2})\}?\$?(?![\d.+-])([A-Za-z]*)")


def _raised_in_names(source: str, target: str) -> Iterator[tuple[Span, Span]]:
    """A name of the target with another raised number than the source ever gives it."""
    ours: dict[str, dict[str, re.Match[str]]] = {}
    for hit in _RAISED_IN_NAME.finditer(source):
        ours.setdefault(f"{hit[1]}^{hit[3]}", {}).setdefault(hit[2], hit)
    for hit in _RAISED_IN_NAME.finditer(target) if ours else ():
        same = ours.get(f"{hit[1]}^{hit[3]}", {})
        if same and hit[2] not in same and len(hit[1] + hit[3]) > 1:
            meant = next(iter(same.values()))
            yield Span(meant[0], meant.start(), meant.end()), Span(hit[0], hit.start(), hit.end())


def _powers(source: str, target: str) -> Iterator[tuple[Span, Span]]:
    """A power of the target that the source does not have, and one of the same letter that only the source has."""
    theirs = list(_POWER.finditer(target))
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
    return _IDLE_ZEROS.sub(r"\1", _TYPESETTING.sub("", formula)).rstrip(".,;").removeprefix("+")


#: … also in a hand of its own: \mathcal{O}(n), \tilde O(n), O\left(n\right).
_COMPLEXITY = re.compile(
    r"(?<![A-Za-z])(?:\\(?:wide)?tilde\s?\{?\s?)?(?:\\math(?:cal|rm)\s?\{?\s?)?O[}\s]{0,3}(?:\\left)?\(((?:[^()]|\([^()]*\))*)\)"
)
_OPENED = ("O(", "O}(", "O\\left(")
_ONE_IN_BRACKETS = re.compile(r"\((\w+)\)")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LATEX_DRESS = re.compile(r"\\(?:text|mathrm|operatorname|rm|tilde|widetilde|left|right)\b|[\s{}$\\]|\\,")
#: Letters and signs as LaTeX spells them, and figures that were raised.
_SPELLED = str.maketrans(
    {
        "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "η": "eta", "θ": "theta", "κ": "kappa",
        "λ": "lambda", "μ": "mu", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "ω": "omega",
        "√": "sqrt", "·": "cdot", "×": "times",
        "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
    }
)  # fmt: skip


def states(text: str) -> bool:
    """Whether the text may state a complexity."""
    return "O" in text and any(map(text.__contains__, _OPENED))


def complexities(source: str, target: str) -> Iterator[tuple[Span, Span]]:
    """Complexities of the source that the target lacks, each with one of the target that the source does not state."""
    if not states(target) or not states(source):
        return
    ours = {_undressed(hit[1]): hit for hit in _COMPLEXITY.finditer(source)}
    theirs = {_undressed(hit[1]): hit for hit in _COMPLEXITY.finditer(target)}
    wrong = (hit for key, hit in theirs.items() if key not in ours)
    lacking = (hit for key, hit in ours.items() if key not in theirs)
    for a, b in zip(lacking, wrong, strict=False):
        yield Span(a.group(), a.start(), a.end()), Span(b.group(), b.start(), b.end())


def _undressed(body: str) -> str:
    """A complexity without LaTeX dress: ``n^{2} \\log n`` and ``n² log n`` are one, and ``sqrt(T)`` is ``√T``."""
    plain = _LATEX_DRESS.sub("", _RAISED.sub(r"^\g<0>", body)).lower().translate(_SPELLED)
    return _ONE_IN_BRACKETS.sub(r"\1", plain)
