"""What repairs make of a file: its bytes before and after, what was done and what was not."""

from __future__ import annotations

import io
import os
from difflib import unified_diff
from pathlib import Path

import msgspec

from summarycheck.model import Finding, Problem
from summarycheck.repairs.packing import DAMAGE, decoded, unpacked

_CONTEXT = 1  # lines of a diff around a change; a line of JSONL is a whole paper
DAMAGED = "the gzip data is damaged"


class Dropped(msgspec.Struct, frozen=True):
    """A repair that is not made, and why."""

    finding: Finding
    why: str


class Mending(msgspec.Struct, frozen=True):
    """What repairs make of a file: its bytes before and after (packed, if it is), and what was done.

    ``made`` are the findings that are repaired, each with its place at the time; ``left`` are those that remain.
    """

    path: str
    before: bytes
    after: bytes
    made: tuple[Finding, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    left: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def text(self) -> str:
        """The repaired text, unpacked; damaged gzip as it is."""
        try:
            return decoded(unpacked(self.after))
        except DAMAGE:
            return decoded(self.after)

    def diff(self) -> str:
        """The change as a unified diff of the unpacked text; empty without repairs."""
        if not self.made:
            return ""
        before, after = (decoded(unpacked(side)) for side in (self.before, self.after))
        old, new = (f"{side}/{self.path.lstrip('/')}" for side in "ab")
        lines = unified_diff(_lines(before), _lines(after), old, new, n=_CONTEXT)
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
        )

    def write(self) -> None:
        """Puts the repaired bytes in the place of the file's, all at once; its permissions stay.

        Raises ``Stale`` when the file is not what it was, ``OSError`` when it cannot be replaced.
        """
        if not self.made:
            return
        final = Path(os.path.realpath(self.path))
        temporary = final.with_name(f".{final.name}.{os.getpid()}.tmp")
        try:
            temporary.write_bytes(self.after)
            temporary.chmod(final.stat().st_mode & 0o7777)
            if final.read_bytes() != self.before:
                raise Stale(self.path)
            temporary.replace(final)
        finally:
            temporary.unlink(missing_ok=True)


class Stale(Exception):
    """Someone else has changed the file since it was read."""

    what = "the file has changed since it was read; it is left as it is"


def _lines(text: str) -> list[str]:
    return list(io.StringIO(text, newline="\n"))
