"""Tables that ship with the program: lines by their first cell, looked up without being taken apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Generic, TypeVar

K = TypeVar("K")
T = TypeVar("T")


class Table(Mapping[str, str]):
    """The rest of each line by its first cell (up to a tab), of UTF-8 lines in order; no cell stands twice.

    To decode and split all lines takes as long as to check a page, which asks for a few hundred of them.
    """

    def __init__(self, lines: bytes) -> None:
        self._lines = lines.rstrip(b"\n").split(b"\n")

    @classmethod
    def packaged(cls, name: str) -> Table:
        """The table in a file beside the modules, below its first line, which says what it is."""
        return cls(Path(__file__).with_name(name).read_bytes().partition(b"\n")[2])

    def __getitem__(self, key: str) -> str:
        line = self._line(key)
        if line is None:
            raise KeyError(key)
        return line.decode("utf-8")[len(key) + 1 :]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._line(key) is not None

    def __iter__(self) -> Iterator[str]:
        return (line.partition(b"\t")[0].decode("utf-8") for line in self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def _line(self, key: str) -> bytes | None:
        cell = f"{key}\t".encode("utf-8", "surrogatepass")
        at = bisect_left(self._lines, cell)
        return self._lines[at] if at < len(self._lines) and self._lines[at].startswith(cell) else None


class Met(dict[K, T], Generic[K, T]):
    """What is known of each word, or else, met so far, found when it is first asked for: ``lru_cache`` at half its price."""

    def __init__(self, find: Callable[[K], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: K) -> T:
        if len(self) > _MOST_MET:
            self.clear()
        found = self[key] = self._find(key)
        return found


#: Words of foreign texts have no end.
_MOST_MET = 100_000
