"""Speed of the checks, as ratios to one pass of a plain digit pattern over the same texts.

Ratios are medians over interleaved rounds in one process, so that a busy machine slows both alike. The texts are
abstracts and their summaries of the corpus, or of ``seeds/`` where there is no corpus.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from math import log2
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple, TypeVar

from benchmarks import corpus
from benchmarks.tables import heading, table
from summarycheck.engine import Checker
from summarycheck.model import Record, Text
from summarycheck.quantities import annotate
from summarycheck.quantities.match import match
from summarycheck.readers import read

DIGITS = re.compile(r"\d[\d.,]*")
JOINED = (1, 16, 256)
Pair = tuple[str, str]
T = TypeVar("T")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rounds", type=int, default=25, help="interleaved rounds (the median counts)")
    parser.add_argument("--pairs", type=int, default=256, help="pairs of abstract and summary")
    parser.add_argument("--size", type=int, default=2000, help="characters of the smallest hostile text")
    parser.add_argument(
        "--only", action="append", choices=list(PARTS), help="only this part (again for more)"
    )


def run(options: argparse.Namespace) -> None:
    """Prints the ratios, the cost of long texts, the growth on hostile texts and the start-up times."""
    pairs = _pairs(corpus.find(options.corpus), options.pairs)
    for name, measure in PARTS.items():
        if not options.only or name in options.only:
            measure(pairs, options)


# ---- ratios --------------------------------------------------------------------------------------


def ratios(pairs: Sequence[Pair], options: argparse.Namespace) -> None:
    """Each work against the digit pattern, over all pairs."""
    characters = sum(len(source) + len(target) for source, target in pairs)
    heading(
        f"One process, {len(pairs)} pairs of abstract and summary ({characters / len(pairs):.0f} characters each)"
    )
    works = _works()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(options.rounds + 1):
        for name, work in works.items():
            times[name].append(_timed(work, [pairs]))
    base = times["digit pattern"][1:]  # the first round warms up
    rows = []
    for name, taken in times.items():
        ratio = median(mine / theirs for mine, theirs in zip(taken[1:], base, strict=True))
        each = median(taken[1:])
        rows.append(
            (name, f"{ratio:.1f}×", f"{1e6 * each / len(pairs):.0f}", f"{1e9 * each / characters:.0f}")
        )
    table(("work", "digit pattern = 1", "µs a pair", "ns a character"), rows)


def _works() -> dict[str, Callable[[Sequence[Pair]], object]]:
    numbers, everything = corpus.number_checker(), Checker()

    def digits(pair: Pair) -> None:
        DIGITS.findall(pair[0])
        DIGITS.findall(pair[1])

    def each(work: Callable[[Pair], object]) -> Callable[[Sequence[Pair]], object]:
        return lambda pairs: _drained(map(work, pairs))

    return {
        "digit pattern": each(digits),
        "quantities of both texts": each(lambda pair: (annotate(pair[0], "en"), annotate(pair[1], "zh"))),
        "… and their matching": each(_matched),
        "number check (all number rules)": each(lambda pair: numbers.check(_record(pair))),
        "all rules, record by record": each(lambda pair: everything.check(_record(pair))),
        "all rules, many records": lambda pairs: _drained(everything.check_many(map(_record, pairs))),
    }


def _drained(results: Iterable[object]) -> None:
    deque(results, maxlen=0)


def _matched(pair: Pair) -> object:
    source, target = pair
    ours, theirs = annotate(source, "en"), annotate(target, "zh")
    return match(source, target, lambda: ours, theirs, "summary")


def _timed(work: Callable[[T], object], pairs: Iterable[T]) -> float:
    """Seconds of the processor, which other work on the machine does not add to."""
    gc.collect()
    gc.disable()
    start = process_time()
    for pair in pairs:
        work(pair)
    taken = process_time() - start
    gc.enable()
    return taken


# ---- long texts ----------------------------------------------------------------------------------


def joined(pairs: Sequence[Pair], options: argparse.Namespace) -> None:
    """The same texts as single records, and joined to longer ones."""
    heading("Cost of a character in joined records (that of single ones = 1)")
    several = max(JOINED) // len(pairs) + 1
    many = (list(pairs) * several)[: max(JOINED)]
    batches = {size: [_join(many[at : at + size]) for at in range(0, len(many), size)] for size in JOINED}
    numbers = corpus.number_checker()
    works: dict[str, Callable[[Pair], object]] = {
        "quantities of both texts": lambda pair: (annotate(pair[0], "en"), annotate(pair[1], "zh")),
        "quantities and matching": _matched,
        "number check": lambda pair: numbers.check(_record(pair)),
    }
    rows = []
    for name, work in works.items():
        times: dict[int, list[float]] = {size: [] for size in JOINED}
        for _ in range(max(3, options.rounds // 5)):
            for size, batch in batches.items():
                times[size].append(_timed(work, batch))
        single = times[JOINED[0]]
        cells = [median(a / b for a, b in zip(times[size], single, strict=True)) for size in JOINED]
        rows.append((name, *(f"{cell:.2f}" for cell in cells)))
    table(("work", *(f"{size} joined" for size in JOINED)), rows)


def _join(pairs: Sequence[Pair]) -> Pair:
    sources, targets = zip(*pairs, strict=True)
    return "\n".join(sources), "\n".join(targets)


# ---- hostile texts -------------------------------------------------------------------------------

# A # is another number every time.
HOSTILE = (
    "7", "0", "1,", "1 ", "1.", ".", "$", "(1", "1)", "a-1", "-1", "{", "{}", "\\frac{1}{", "\\mathbf{", "$1$", "1%", "1-", "1~",
    "1/", "1:", "1×", "1x", "10^", "1e", "1±", "O(n", "O(", "log(", "1 to ", "1 and ", "from 1 to ", "between 1 and ",
    "one ", "hundred ", "百多万", "1 in 3 ", "三英镑", "3月，", "twenty-", "up to ", "million ", "GPT-4 ", "A1", "v1.", "p<", "1 billion ", "respectively 1, ",
    "一", "十", "万", "亿", "百分之", "分之", "三分之", "点", "第", "个", "1个", "1到", "从1到", "约", "超过", "至少1", "1亿", "一二三四",
    "#", "# and ", "#%, ", "#个、", "M-# ",
    "几", "十几", "数", "多", "年", "20世纪", "倍", "提高1%，", "１", "²", "分别为1、", "三个", "\u200b", "１，", "� ", "1�",
)  # fmt: skip


class _TooLong(BaseException):
    """Work has gone on beyond all patience; no rule may catch this."""


class Growth(NamedTuple):
    """How the time grew over the last two doublings, up to a text of this size."""

    exponent: float
    seconds: float
    size: int
    side: str


def hostile(pairs: Sequence[Pair], options: argparse.Namespace) -> None:
    """Repeated pieces on either side and on both, each text twice as long as the one before."""
    heading(
        f"Hostile texts: growth with the length, up to {4 * options.size} characters (exponent 1 = linear)"
    )
    rows = []
    for piece in HOSTILE:
        growths = [_growth(piece, side, 4 * options.size) for side in ("source", "target", "both")]
        # Of what takes no time at all, the exponent is noise.
        worst = max(growths, key=lambda growth: (growth.seconds > 0.005, growth.exponent))
        name = piece if piece.isprintable() else piece.encode("unicode_escape").decode()
        rows.append((f"`{name}`", worst))
    rows.sort(key=lambda row: (row[1].seconds <= 0.005, -row[1].exponent))
    table(
        ("piece", "side", "exponent", "ms", "characters"),
        ((name, g.side, f"{g.exponent:.2f}", f"{1000 * g.seconds:.0f}", g.size) for name, g in rows),
    )


def _growth(piece: str, side: str, longest: int) -> Growth:
    checker = corpus.number_checker()
    times: list[float] = []
    sizes = [longest >> shift for shift in range(6, -1, -1)]
    for size in sizes:
        text = _repeated(piece, size)
        record = _record(
            (
                text if side != "target" else "A model with 3 layers.",
                text if side != "source" else "一个有3层的模型。",
            )
        )
        try:
            with _patience(10):
                first = _timed(checker.check, [record])
            with _patience(10):
                times.append(min(first, _timed(checker.check, [record])))
        except _TooLong:
            return Growth(float("inf"), 10, size, side)
        if times[-1] > 2:  # enough is seen
            break
    steps = min(2, len(times) - 1)
    exponent = log2(times[-1] / times[-1 - steps]) / steps if steps else float("inf")
    return Growth(exponent, times[-1], sizes[len(times) - 1], side)


def _repeated(piece: str, size: int) -> str:
    if "#" not in piece:
        return piece * max(1, size // len(piece))
    numbers = (piece.replace("#", str(7919 * at % 99991)) for at in range(1, size))
    return "".join(islice(numbers, size // len(piece) + 1))[:size]


@contextmanager
def _patience(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


# ---- starting ------------------------------------------------------------------------------------


def starting(pairs: Sequence[Pair], options: argparse.Namespace) -> None:
    """Whole processes, from nothing to their end, and the check itself in a process that has checked before."""
    heading(f"Cold start (median of {options.rounds} processes)")
    bare, chinese = (
        str(corpus.SEEDS / name) for name in ("000_7cdaf9b5077b1f9f.txt", "001_8fec08d0bb57c0a2.txt")
    )
    check = ["-m", "summarycheck", "check", "--fail-on", "never"]
    commands = {
        "python -c pass": ["-c", "pass"],
        "python -c 'import typer, yaml'": ["-c", "import typer, yaml"],
        "import summarycheck": ["-c", "import summarycheck"],
        "summarycheck --version": ["-m", "summarycheck", "--version"],
        "summarycheck --help": ["-m", "summarycheck", "--help"],
        "summarycheck check, page without Chinese": [*check, bare],
        "summarycheck check, page with Chinese": [*check, chinese],
        "… number rules": [*check, chinese, "--select", "number"],
        "… as JSON lines": [*check, chinese, "--format", "jsonl"],
        "… nothing kept from other runs": [*check, chinese],
    }  # fmt: skip
    # An installed program has its byte code, whatever this environment says of writing it.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(options.rounds + 1):
        for name, command in commands.items():
            kept = {"SUMMARYCHECK_CACHE": ""} if name.endswith("other runs") else {}
            start = perf_counter()
            subprocess.run(
                [sys.executable, *command], check=True, stdout=subprocess.DEVNULL, env=environment | kept
            )
            taken[name].append(perf_counter() - start)
    base = taken["python -c 'import typer, yaml'"][1:]  # the first round warms up, and fills what is kept
    rows = []
    for name, times in taken.items():
        ratio = median(mine / theirs for mine, theirs in zip(times[1:], base, strict=True))
        rows.append((name, f"{1000 * median(times[1:]):.0f}", f"{ratio:.2f}×"))
    records, checker = [record for record in read([chinese]) if isinstance(record, Record)], Checker()
    again = median(_timed(checker.check, records) for _ in range(options.rounds))
    rows.append(
        ("the check itself, page with Chinese", f"{1000 * again:.0f}", f"{again / median(base):.2f}×")
    )
    table(("command", "ms", "typer, yaml = 1"), rows)


PARTS: dict[str, Callable[[Sequence[Pair], argparse.Namespace], None]] = {
    "ratios": ratios,
    "joined": joined,
    "hostile": hostile,
    "starting": starting,
}


# ---- texts ---------------------------------------------------------------------------------------


def _pairs(folder: Path | None, wanted: int) -> list[Pair]:
    """An abstract and its whole summary each, spread over the files."""
    files = sorted((folder / "daily-arxiv").glob("*.gz")) if folder is not None else []
    if not files:
        return list(islice(_read([corpus.SEEDS]), wanted))
    each = wanted // len(files) + 1
    return [pair for file in files for pair in islice(_read([file]), each)][:wanted]


def _read(paths: Iterable[Path]) -> Iterable[Pair]:
    for record in read(map(str, paths)):
        if isinstance(record, Record) and record.targets:
            summaries = [text.text for text in record.targets if text.role == "summary"]
            yield record.source.text, "\n".join(summaries or [record.targets[0].text])


def _record(pair: Pair) -> Record:
    source, target = pair
    return Record(Text(source, "source", "source"), (Text(target, "summary", "summary"),))
