"""Many records: checked by batches, in this process or in several, with their reports in order."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import msgspec

from summarycheck.model import Record, Report

if TYPE_CHECKING:
    from concurrent.futures import Future

# Records that are checked together: enough to hide the cost of a message to a process, few enough to keep all of them busy
# to the end.
_BATCH = 32
# Batches in flight for each process: the next is waiting when one is done, and memory stays bounded.
_AHEAD = 3

CheckBatch = Callable[[Sequence[Record]], list[Report]]


class WorkersDied(Exception):
    """A process ended in the midst of its work; what it had, and all after that, is lost."""


def reports(check_batch: CheckBatch, records: Iterable[Record], jobs: int) -> Iterator[Report]:
    """The reports of all records in order, which are drawn as needed; ``jobs`` > 1 uses that many processes.

    Raises ``ValueError`` for fewer than one, and ``WorkersDied``.
    """
    if jobs < 1:
        raise ValueError(f"jobs is a number of processes from 1 up, not {jobs}")
    waiting = iter(records)
    batches = iter(lambda: list(islice(waiting, _BATCH)), [])
    return (
        _in_processes(check_batch, batches, jobs)
        if jobs > 1
        else chain.from_iterable(map(check_batch, batches))
    )


def _in_processes(check_batch: CheckBatch, batches: Iterator[list[Record]], jobs: int) -> Iterator[Report]:
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

    pending: deque[tuple[list[Record], Future[list[Bare]]]] = deque()
    pool = ProcessPoolExecutor(jobs, initializer=_start, initargs=(check_batch,))
    try:
        while True:
            while len(pending) < jobs * _AHEAD and (batch := next(batches, None)):
                pending.append((batch, pool.submit(_work, batch)))
            if not pending:
                return
            batch, future = pending.popleft()
            for record, found in zip(batch, future.result(), strict=True):
                yield Report(record, *found)
    except BrokenExecutor as error:
        raise WorkersDied from error
    finally:
        # Cut short, only the batches at work are waited for: an interpreter that ends before its pool complains.
        pool.shutdown(cancel_futures=True)


_check_batch: CheckBatch
Bare = tuple[Any, ...]  # a report without its record, which the parent process has


def _start(check_batch: CheckBatch) -> None:
    """Prepares a worker. Ctrl-C is the parent's to handle; ended it is at once."""
    global _check_batch
    _check_batch = check_batch
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _work(batch: list[Record]) -> list[Bare]:
    return [msgspec.structs.astuple(report)[1:] for report in _check_batch(batch)]
