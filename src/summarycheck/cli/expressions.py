"""Regular expressions compiled once for all runs of the program.

To compile the hundreds of expressions that a check is made of takes longer than to check a page. What ``re`` makes of
each, the code of its engine, is kept for the next start of the same program by the same Python.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from summarycheck.kept import keep, recall

_NAME = "expressions"
# Makers of the same expressions in every run: of those of a rule, read or recalled, of the words in its options, of shapes
# that stand in a module, of the neighbours in an entry of the glossary.
_MAKERS = frozenset({"_expression", "recall", "expression", "_any_of", "_company"})


@contextmanager
def kept_expressions() -> Iterator[None]:
    """While it lasts, ``re`` compiles only what no run before has compiled."""
    compiler = getattr(re, "_compiler", None)
    if sys.implementation.name != "cpython" or compiler is None:
        yield
        return
    memory = _Memory(compiler)
    engine, compile = compiler._sre, compiler.compile
    compiler._sre, compiler.compile = memory, memory.expression
    try:
        yield
    finally:
        compiler._sre, compiler.compile = engine, compile
        memory.keep()


class _Memory:
    """Stands between the compiler of ``re`` and its engine, and writes down what goes from one to the other."""

    def __init__(self, compiler: Any) -> None:
        self._make = compiler.compile
        self._engine = compiler._sre
        self._new: dict[tuple[Any, int], tuple[Any, ...]] = {}

    @cached_property
    def _known(self) -> dict[tuple[Any, int], tuple[Any, ...]]:
        return recall(_NAME) or {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def compile(self, *parts: Any) -> Any:
        """The engine's own: what the compiler hands over is made an expression."""
        self._handed = parts
        return self._engine.compile(*parts)

    def expression(self, pattern: Any, flags: int = 0) -> Any:
        """The compiler's own: the expression, from memory if it is there."""
        try:
            written, all_flags, code, *rest = self._known[pattern, int(flags)]
            return self._engine.compile(written, all_flags, memoryview(code).cast("I").tolist(), *rest)
        except (KeyError, TypeError, ValueError, RuntimeError):  # not kept, or not as the engine wants it
            made = self._make(pattern, flags)
            if _lasting(pattern):
                written, all_flags, code, *rest = self._handed
                packed = array("I", map(int, code)).tobytes()
                kept = written, int(all_flags), packed, *rest
                # A recalled rule asks for its expression with the flags that it has been given.
                self._new[pattern, int(flags)] = self._new[pattern, int(all_flags)] = kept
            return made

    def keep(self) -> None:
        """Keeps what is new for the runs to come."""
        if self._new:
            keep(_NAME, self._known | self._new)


def _lasting(pattern: object) -> bool:
    """True when the same expression is asked for in every run, unlike those of the record in hand (its URL, to be found again).

    It is when a function has it word for word, when a maker of such makes it, or while a module is loaded.
    """
    frame: Any = sys._getframe(2)
    while frame.f_globals.get("__name__", "").partition(".")[0] in ("re", "functools"):
        frame = frame.f_back
    if pattern in frame.f_code.co_consts:
        return True
    while frame is not None:
        name = frame.f_code.co_name
        if name in _MAKERS or (name == "<module>" and frame.f_globals.get("__name__") != "__main__"):
            return True
        frame = frame.f_back
    return False
