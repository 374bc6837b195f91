"""A run of any command: its rules, its report, and where that goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple, TextIO

from summarycheck.cli.ending import CLEAN, FOUND, UNTRUSTED, Refused, complain
from summarycheck.cli.screen import Color, colored, columns, screen
from summarycheck.config import Configuration

if TYPE_CHECKING:
    from summarycheck.ci.gate import Gate
    from summarycheck.ci.policy import Panel
    from summarycheck.cli.progress import Progress
    from summarycheck.engine import Checker
    from summarycheck.model import Lang, Problem, Record
    from summarycheck.reporters import Look, Reporter, Run
    from summarycheck.rules import Rule


class Destination(NamedTuple):
    """A report of the run: its format, and its file (``None``: standard output)."""

    format: str
    output: Path | None = None


class Telling(NamedTuple):
    """Where the reports of a run go, and how much is told besides the findings."""

    destinations: Sequence[Destination]
    color: Color = Color.auto
    scores: bool = False
    passed: bool = False
    stats: bool = False
    quiet: bool = False
    verbose: bool = False


def run_over(
    checker: Checker | Panel,
    items: Iterable[Record | Problem],
    gate: Gate,
    telling: Telling,
    jobs: int = 1,
    max_findings: int = 0,
    files: Iterable[str] = (),
) -> int:
    """Checks and reports everything; the exit code. Problems are said at once, on standard error.

    ``files`` are those that are read, for the progress.
    """
    from summarycheck.model import Problem
    from summarycheck.parallel import WorkersDied
    from summarycheck.phrases import in_language
    from summarycheck.reporters import Run

    run = Run()
    progress = progress_of(telling, files, checker.lang)
    began = monotonic()

    def note(problem: Problem) -> None:
        progress.hide()
        said = in_language(problem, checker.lang)
        run.note_problem(said)
        complain([said])

    def records() -> Iterator[Record]:
        for item in gate.vetted(items):
            if isinstance(item, Problem):
                note(item)
            else:
                yield item

    with ExitStack() as stack:
        reporters = _reporters(stack, checker, telling, gate.fail_on)
        stack.callback(progress.hide)
        to_terminal = any(each.output is None for each in telling.destinations) and sys.stdout.isatty()
        for each in reporters:
            each.begin()
        try:
            for report in checker.check_many(records(), jobs):
                judged = gate.judge(report)
                run.note(judged)
                if to_terminal and (judged.findings or telling.scores or telling.passed):
                    progress.hide()
                for each in reporters:
                    each.report(judged)
                progress.done(report.record)
        except WorkersDied:
            note(
                Problem("summarycheck", 0, "a worker process died; the rest is unchecked", "try fewer --jobs")
            )
        run.remarks += (in_language(remark, checker.lang) for remark in gate.remarks())
        progress.hide()
        for each in reporters:
            each.end(run)
    _tell_of(run, checker, telling, monotonic() - began)
    return _exit_code(run, gate.failing > max_findings)


def _reporters(stack: ExitStack, checker: Checker | Panel, telling: Telling, fail_on: str) -> list[Reporter]:
    """A reporter for each destination, whose file the stack closes."""
    from summarycheck.reporters import reporter

    reporters = []
    for format, output in telling.destinations:
        out = stack.enter_context(opened(output))
        reporters.append(reporter(format, out, _look(checker, telling, fail_on, out)))
    return reporters


def _tell_of(run: Run, checker: Checker | Panel, telling: Telling, seconds: float) -> None:
    """What is said of the whole run, on standard error: remarks, scores that are missing, statistics."""
    from summarycheck.messages import say

    if not telling.quiet:
        complain(run.remarks)
    if telling.scores and not run.scores:
        complain([say("no-scores", checker.lang)])
    if telling.stats:
        from summarycheck.cli.stats import print_stats

        by_rule = Destination("text") not in telling.destinations
        print_stats(run, checker.rules, seconds, by_rule, checker.lang)


def _exit_code(run: Run, failed: bool) -> int:
    from summarycheck.findings import CHECK_FAILED

    if run.problems or any(rule == CHECK_FAILED for rule, _ in run.by_rule):
        return UNTRUSTED
    return FOUND if failed else CLEAN


def chosen_rules(
    paths: list[Path] | None, select: list[str] | None = None, ignore: list[str] | None = None
) -> tuple[list[Rule], list[Problem]]:
    """The wanted rules and a problem for each that cannot be read.

    They are the packaged ones, those that are configured for the current folder, and those in ``paths``.
    """
    from summarycheck.kept import packaged_folder
    from summarycheck.rules import pick, read_rules

    configured = [sourced.value for sourced in Configuration().settings("").below("rules").values()]
    found, errors = read_rules([packaged_folder(), *configured, *(paths or ())])
    problems = [error.problem for error in errors]
    try:
        found = pick(found, select or (), ignore or ())
    except ValueError as error:
        raise Refused(str(error), problems) from None
    return found, problems


# ---- where it goes -------------------------------------------------------------------------------


def spare(read: Iterable[str], outputs: Iterable[Path | None]) -> None:
    """Raises ``Refused`` when what is written would take the place of a file that is read, or of another output."""
    inputs = {os.path.realpath(path) for path in read}
    taken: set[str] = set()
    for output in outputs:
        if output is None or not _replaces(final := Path(os.path.realpath(output))):
            continue
        if str(final) in inputs:
            raise Refused(f"{output} is read in this run: give another file to write to")
        if str(final) in taken:
            raise Refused(f"{output} is to be written twice: give each report a file of its own")
        taken.add(str(final))


def _replaces(final: Path) -> bool:
    """True where a new file takes the place; a device or a pipe cannot be replaced."""
    return final.is_file() or not final.exists()


@contextmanager
def opened(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that takes its name only when all of it is written."""
    if output is None:
        yield sys.stdout
        return
    final = Path(os.path.realpath(output))
    if not _replaces(final):
        with _writing(final, output) as stream:
            yield stream
        return
    temporary = final.with_name(f".{final.name}.{os.getpid()}.tmp")
    try:
        with _writing(temporary, output) as stream:
            yield stream
        if final.exists():
            temporary.chmod(final.stat().st_mode & 0o7777)
        temporary.replace(final)
    finally:
        temporary.unlink(missing_ok=True)


def _writing(path: Path, named: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:  # said of the name that was given, not of the temporary one
        mend = " (make the folder first)" if isinstance(error, FileNotFoundError) else ""
        raise Refused(f"{named} cannot be written: {error.strerror or error}{mend}") from None


def progress_of(telling: Telling, files: Iterable[str], lang: Lang) -> Progress:
    """Seen only on a terminal, and not among the lines of ``--verbose``."""
    from summarycheck.cli.progress import Line, Unseen

    if telling.quiet or telling.verbose or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return Unseen()
    return Line(screen(telling.color, err=True), files, lang)


def _look(checker: Checker | Panel, telling: Telling, fail_on: str, out: TextIO) -> Look:
    from summarycheck.model import SEVERITIES
    from summarycheck.reporters import Look

    return Look(
        lang=checker.lang,
        color=colored(telling.color, out),
        width=columns(out),
        rules=checker.rules,
        fail_on=next((severity for severity in SEVERITIES if severity == fail_on), None),
        passed=telling.passed,
        brief=telling.quiet,
    )
