"""Work spread over local processes, results in the order of the items."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")

# Large enough to hide the cost of a message to a process, small enough to keep all of them busy to the end.
CHUNK = 16
# Chunks in flight for each process: the next is waiting when one is done, and memory stays bounded.
_AHEAD = 3


class WorkersDied(Exception):
    """A process ended in the midst of its work; what it had, and all after that, is lost."""


def ordered_map(
    function: Callable[[T], R], items: Iterable[T], jobs: int, chunk: int = CHUNK
) -> Iterator[tuple[T, R]]:
    """Each item with its result, in order; ``items`` are drawn as needed, ``function`` is sent once.

    Raises ``WorkersDied``.
    """
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

    source = iter(items)
    pending: deque[tuple[list[T], Future[list[R]]]] = deque()
    pool = ProcessPoolExecutor(jobs, initializer=_start, initargs=(function,))
    try:
        while True:
            while len(pending) < jobs * _AHEAD and (batch := list(islice(source, chunk))):
                pending.append((batch, pool.submit(_work, batch)))
            if not pending:
                return
            batch, future = pending.popleft()
            yield from zip(batch, future.result(), strict=True)
    except BrokenExecutor as error:
        raise WorkersDied from error
    finally:
        # Cut short, only the chunks at work are waited for: an interpreter that ends before its pool complains.
        pool.shutdown(cancel_futures=True)


_function: Callable[[Any], Any]


def _start(function: Callable[[Any], Any]) -> None:
    """Prepares a worker. Ctrl-C is the parent's to handle; ended it is at once."""
    global _function
    _function = function
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _work(batch: list[Any]) -> list[Any]:
    return [_function(item) for item in batch]
