"""How a command ends: its exit codes, what it refuses, and what it says of that."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from summarycheck.cli.screen import Words, default_words, harmless_text
from summarycheck.config import ConfigError

if TYPE_CHECKING:
    from summarycheck.model import Problem

CLEAN, FOUND, UNTRUSTED, PIPE_CLOSED = 0, 1, 2, 141


class Refused(Exception):
    """The run cannot be: what is wrong with what was asked for, after the problems met so far."""

    def __init__(self, what: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(what)
        self.problems = list(problems)


def complain(problems: Iterable[object]) -> None:
    """A line on standard error for each, after what standard output has already."""
    for problem in problems:
        sys.stdout.flush()
        typer.echo(f"summarycheck: {harmless_text(problem)}", err=True)


def spoken(problems: Iterable[Problem], words: Words | None = None) -> Iterator[Problem]:
    """The problems in the language of the locale, or in this one."""
    from summarycheck.phrases import in_language

    words = words or default_words()
    return (in_language(problem, words.value) for problem in problems)


@contextmanager
def civil(words: Words | None = None) -> Iterator[None]:
    """Ends as a program should: refused, on a closed pipe, and when nothing can be written."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more at exit; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None
    except ConfigError as error:
        complain(spoken([error.problem], words))
        raise typer.Exit(UNTRUSTED) from None
    except (Refused, OSError) as error:
        from summarycheck.phrases import phrase

        if isinstance(error, Refused):
            complain(spoken(error.problems, words))
            what = str(error)
        else:
            what = f"{error.filename or 'the report'} cannot be written: {error.strerror or error}"
        words = words or default_words()
        complain([phrase(what, words.value)])
        raise typer.Exit(UNTRUSTED) from None
