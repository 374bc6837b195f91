"""How far a long run has come: one line on a terminal, gone when the run is over."""

from __future__ import annotations

import os
from collections.abc import Iterable
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from summarycheck.messages import say
from summarycheck.model import Lang, Record

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_FIRST, _BETWEEN = 0.7, 0.1  # seconds: a run that is shorter shows nothing; how often the line is drawn anew


class Progress(Protocol):
    """Told each record that is done."""

    def done(self, record: Record) -> None: ...

    def hide(self) -> None:
        """Takes the line away, before something else is written to the terminal."""


class Unseen:
    """For a run that nobody watches."""

    def done(self, record: Record) -> None: ...

    def hide(self) -> None: ...


class Line:
    """A bar, the records, how many a second, and the time left, by the lines of ``files``.

    Of standard input the end is not known: no bar and no time left then.
    """

    def __init__(self, console: Console, files: Iterable[str], lang: Lang) -> None:
        self._console, self._files, self._lang = console, list(files), lang
        self._records = 0
        self._behind = 0  # lines of the files that are done
        self._path, self._line = "", 0
        self._lengths: dict[str, int] = {}
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._began = self._drawn = monotonic()

    def done(self, record: Record) -> None:
        self._records += 1
        place = record.source.place
        if place is not None:
            if place.path != self._path:
                self._behind += self._lengths.get(self._path, self._line)
                self._path = place.path
            self._line = place.locate(0)[0]
        now = monotonic()
        if now - self._began >= _FIRST and now - self._drawn >= _BETWEEN:
            self._drawn = now
            self._draw(now)

    def hide(self) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _draw(self, now: float) -> None:
        bar = self._bar or self._begun()
        assert self._task is not None
        rate = self._records / max(now - self._began, 1e-9)
        said = say(
            "progress", self._lang, records=self._records, rate=f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}"
        )
        bar.update(self._task, completed=self._behind + self._line, said=said)
        bar.start()
        bar.refresh()

    def _begun(self) -> Bar:
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._lengths = {path: _lines(path) for path in self._files if os.path.isfile(path)}
        known = len(self._lengths) == len(self._files) > 0
        self._behind = min(self._behind, sum(self._lengths.values()))
        ends = (BarColumn(), TextColumn("{task.percentage:>3.0f}%"), TimeRemainingColumn()) if known else ()
        self._bar = Progress(
            TextColumn("{task.fields[said]}"), *ends, console=self._console, transient=True, auto_refresh=False,
            redirect_stdout=False, redirect_stderr=False,
        )  # fmt: skip
        self._task = self._bar.add_task("", total=sum(self._lengths.values()) if known else None, said="")
        return self._bar


def _lines(path: str) -> int:
    """How many lines the file has, unpacked; 0 where it cannot be read, which is said elsewhere."""
    from summarycheck.readers.opening import unpacked

    try:
        with open(path, "rb") as file:
            stream = unpacked(file)
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b"")) + 1
    except Exception:
        return 0
