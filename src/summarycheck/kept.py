"""What a start works out from the program's own files, kept on disk for the next one.

It lies in the user's cache folder: ``$SUMMARYCHECK_CACHE`` (set but empty: nothing is kept), else ``summarycheck`` in
``$XDG_CACHE_HOME`` or ``~/.cache``. It holds as long as Python and every file of the program are as they were, in
place, size and time, for the last few places of the program; what does not hold, or cannot be read or written, is worked out anew without a word.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

T = TypeVar("T")

_PLACES = 4  # of the program and of Python, for which each thing is kept
_PACKAGE = Path(__file__).resolve().parent


def packaged_folder() -> Path:
    """The rules that ship with the program: in the installed package, else in the checkout around it."""
    installed = _PACKAGE / "rules"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "rules"


def kept(name: str, make: Callable[[], T]) -> T:
    """What ``make`` would give: as it was kept, else made and kept."""
    found: T | None = recall(name)
    if found is None:
        found = make()
        keep(name, found)
    return found


def recall(name: str) -> Any:
    """What was kept under this name; ``None`` when there is nothing that holds."""
    path = _file(name)
    if path is None or not os.path.isfile(path):  # a pipe would be waited for
        return None
    try:
        with path.open("rb") as stream:
            # A pickle is as good as a program: one that another user has put there is not for us.
            if hasattr(os, "getuid") and os.fstat(stream.fileno()).st_uid != os.getuid():
                return None
            seal, _, packed = stream.read().partition(b"\0")
            return pickle.loads(packed) if seal == _seal(packed) else None
    except Exception:  # no file, or what a library that has changed makes of its part
        return None


def keep(name: str, value: object) -> None:
    """Keeps it for the next start, all of it or nothing."""
    path = _file(name)
    if path is None:
        return
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        packed = pickle.dumps(value)
        try:
            temporary.write_bytes(_seal(packed) + b"\0" + packed)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        _forget_old(path.parent, name)


def _forget_old(folder: Path, name: str) -> None:
    """Leaves the newest few of this name: what places of the program that are gone have left would stay for ever."""
    found = sorted(folder.glob(f"{name}-*"), key=lambda path: path.stat().st_mtime_ns)
    for path in found[:-_PLACES]:
        path.unlink(missing_ok=True)


def _file(name: str) -> Path | None:
    """One for each place of the program and each Python, so that several do not overwrite each other's."""
    folder = os.environ.get("SUMMARYCHECK_CACHE")
    if folder is None:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
        folder = os.path.join(base, "summarycheck")
    if not os.path.isabs(folder):
        return None
    return Path(folder, f"{name}-{crc32(os.fsencode(f'{_PACKAGE} {sys.version}')):08x}")


def _seal(packed: bytes) -> bytes:
    """What goes before it: whose it is, and that it is whole."""
    return os.fsencode(f"{crc32(packed):08x} {_signature()}")


@cache
def _signature() -> str:
    """Another one when Python, or any file of the program, is another."""
    files = (*_files(_PACKAGE), *_files(packaged_folder()))
    return "\n".join((sys.version, *sorted(files)))


def _files(folder: str | Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                state = entry.stat()
                yield f"{entry.path} {state.st_size} {state.st_mtime_ns}"
