"""The command line: a client of the library like any other. Parses, wires, exits."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from itertools import accumulate, chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

from summarycheck import __version__

if TYPE_CHECKING:
    from summarycheck.engine import Checker
    from summarycheck.model import Lang, Problem, Record, Role, Text
    from summarycheck.reporters import Look, Run
    from summarycheck.rules import Rule

CLEAN, FOUND, UNTRUSTED, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141

app = typer.Typer(
    name="summarycheck",
    help="Checks Chinese translations and summaries of English abstracts against their source.",
    epilog="Exit codes: 0 clean, 1 findings at or above --fail-on, 2 the run could not be trusted "
    "(bad input, bad rule, bad option).",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
rules_app = typer.Typer(help="List, show and test rules.", no_args_is_help=True)
app.add_typer(rules_app, name="rules")


class FailOn(StrEnum):
    error = "error"
    warning = "warning"
    info = "info"
    never = "never"


class Gravity(StrEnum):
    error = "error"
    warning = "warning"
    info = "info"


class Shape(StrEnum):
    text = "text"
    json = "json"


class Words(StrEnum):
    zh = "zh"
    en = "en"


class Color(StrEnum):
    auto = "auto"
    always = "always"
    never = "never"


class TargetRole(StrEnum):
    translation = "translation"
    summary = "summary"


def _known_format(value: str) -> str:
    from summarycheck.reporters import REPORTERS

    if value not in REPORTERS:
        raise typer.BadParameter(f"there is no format {value!r}; choose from {', '.join(REPORTERS)}")
    return value


def _default_words() -> Words:
    """The language of the locale: Chinese for zh_*, English for any other."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return Words.zh if value.lower().startswith("zh") else Words.en
    return Words.en


FormatOption = Annotated[
    str, typer.Option("--format", "-f", help="text, json or jsonl.", callback=_known_format, metavar="FORMAT")
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write the report to this file (all of it or nothing).")
]
FailOnOption = Annotated[FailOn, typer.Option(help="Exit 1 if there is a finding as grave as this.")]
WordsOption = Annotated[
    Words,
    typer.Option(
        "--lang", help="Language of the messages.", default_factory=_default_words, show_default="locale"
    ),
]
ScoresOption = Annotated[
    bool, typer.Option("--scores", help="Also report how much each summary overlaps the translation.")
]
RulesOption = Annotated[
    list[Path] | None,
    typer.Option("--rules", help="Rules of your own beside the packaged ones: a file or folder."),
]
SelectOption = Annotated[
    list[str] | None, typer.Option("--select", help="Only this rule or category.", metavar="RULE")
]
IgnoreOption = Annotated[
    list[str] | None, typer.Option("--ignore", help="Not this rule or category.", metavar="RULE")
]
ColorOption = Annotated[Color, typer.Option("--color", help="Colours; auto: only on a terminal.")]


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)
    ] = False,
) -> None:
    if version:
        typer.echo(f"summarycheck {__version__}")
        raise typer.Exit


@app.command()
def check(
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Files, directories, globs, or - for standard input; .gz works.", metavar="PATH…"
        ),
    ],
    words: WordsOption,
    format: FormatOption = "text",
    output: OutputOption = None,
    fail_on: FailOnOption = FailOn.error,
    scores: ScoresOption = False,
    rules: RulesOption = None,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    input_format: Annotated[
        str | None,
        typer.Option(help="Read every input as this format, whatever it looks like.", metavar="FORMAT"),
    ] = None,
    chinese: Annotated[
        list[str] | None,
        typer.Option("--chinese", help="Where the Chinese is, if it is kept apart.", metavar="PATH"),
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to use.")] = 1,
    color: ColorOption = Color.auto,
) -> None:
    """Check files of papers: the English abstracts against their Chinese texts."""
    from summarycheck.readers import read, read_with_chinese

    with _civil(words):
        found, problems = _rules(rules, select, ignore)
        if chinese:
            items = read_with_chinese(paths, chinese, input_format=input_format)
        else:
            items = read(paths, input_format=input_format)
        checker = _checker(found, words, scores)
        code = _run(checker, chain(problems, items), format, output, fail_on, color, jobs)
    raise typer.Exit(code)


@app.command()
def pair(
    source: Annotated[str, typer.Option(help="The English text, or @FILE.", metavar="TEXT|@FILE")],
    target: Annotated[str, typer.Option(help="The Chinese text, or @FILE.", metavar="TEXT|@FILE")],
    words: WordsOption,
    role: Annotated[TargetRole, typer.Option(help="What the Chinese text is for.")] = TargetRole.translation,
    format: FormatOption = "text",
    output: OutputOption = None,
    fail_on: FailOnOption = FailOn.error,
    rules: RulesOption = None,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    color: ColorOption = Color.auto,
) -> None:
    """Check one Chinese text against its English source."""
    from summarycheck.model import Problem, Record, Text

    with _civil(words):
        found, problems = _rules(rules, select, ignore)
        english = _argument(source, "source")
        if isinstance(english, Text) and not english.text.strip():
            english = Problem("--source", 0, "the text is empty", "it holds the English text")
        chinese = _argument(target, role.value)
        items: list[Record | Problem] = [text for text in (english, chinese) if isinstance(text, Problem)]
        if isinstance(english, Text) and isinstance(chinese, Text):
            items.append(Record(english, (chinese,)))
        code = _run(_checker(found, words, False), chain(problems, items), format, output, fail_on, color)
    raise typer.Exit(code)


@app.command("eval")
def evaluate(
    labelled: Annotated[
        list[str], typer.Argument(help="JSONL: source, target, role?, expected.", metavar="LABELLED.jsonl…")
    ],
    format: Annotated[Shape, typer.Option("--format", "-f", help="A table, or JSON.")] = Shape.text,
    misses: Annotated[
        int, typer.Option(min=0, help="Also print so many rows with misses or false alarms.", metavar="N")
    ] = 0,
    min_severity: Annotated[
        Gravity, typer.Option(help="Findings less grave than this do not count.")
    ] = Gravity.warning,
    rules: RulesOption = None,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to use.")] = 1,
) -> None:
    """Measure the rules on labelled texts: precision, recall and F1 of each."""
    from summarycheck import evaluation
    from summarycheck.engine import Checker
    from summarycheck.model import Finding, Problem

    with _civil():
        known, problems = _rules(rules)
        found, _ = _rules(rules, select, ignore)
        _complain(_spoken(problems))

        def rows() -> Iterator[evaluation.Labelled]:
            for path in labelled:
                for row in evaluation.read_labelled(path, known):
                    if isinstance(row, Problem):
                        problems.append(row)
                        _complain(_spoken([row]))
                    else:
                        yield row

        result = evaluation.Evaluation()
        examples: list[evaluation.Verdict] = []
        for verdict in evaluation.judged(Checker(found), rows(), min_severity.value, jobs):
            if isinstance(verdict, Finding):
                problem = Problem(verdict.path, verdict.line, verdict.message)
                problems.append(problem)
                _complain(_spoken([problem]))
                continue
            result.add(verdict)
            if len(examples) < misses and (verdict.missed or verdict.false):
                examples.append(verdict)
        if format is Shape.json:
            typer.echo(evaluation.to_json(result, examples))
        else:
            for verdict in examples:
                for words in evaluation.describe(verdict):
                    typer.echo(words + "\n")
            typer.echo(evaluation.as_text(result))
    raise typer.Exit(UNTRUSTED if problems else CLEAN)


@rules_app.command("list")
def rules_list(rules: RulesOption = None) -> None:
    """Every rule: id, severity, category, the texts it applies to."""
    with _civil():
        found, problems = _rules(rules)
        widths = [max((len(cell[column]) for cell in map(_row, found)), default=0) for column in range(3)]
        for rule in sorted(found, key=lambda rule: (rule.category, rule.id)):
            *cells, last = _row(rule)
            typer.echo(
                "  ".join((*(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)), last))
            )
        _complain(_spoken(problems))
    raise typer.Exit(UNTRUSTED if problems else CLEAN)


@rules_app.command("show")
def rules_show(rule: Annotated[str, typer.Argument(metavar="RULE")], rules: RulesOption = None) -> None:
    """One rule: what it says and why, with its examples."""
    with _civil():
        found, problems = _rules(rules)
        one = next((each for each in found if each.id == rule), None)
        if one is None:
            from summarycheck.rules import no_such_rule

            raise _Refused(no_such_rule(rule, (each.id for each in found)), problems)
        typer.echo("\n".join(_described(one)))
        _complain(_spoken(problems))
    raise typer.Exit(UNTRUSTED if problems else CLEAN)


@rules_app.command("test")
def rules_test(rules: RulesOption = None, select: SelectOption = None, ignore: IgnoreOption = None) -> None:
    """Run every example of every rule, yours included."""
    from summarycheck.proof import failures

    with _civil():
        found, problems = _rules(rules, select, ignore)
        failed = 0
        for rule in found:
            for failure in failures(rule):
                failed += 1
                typer.echo(_harmless(failure))
        _complain(_spoken(problems))
        examples = sum(len(rule.examples) for rule in found)
        typer.echo(f"{len(found)} rules, {examples} examples: {failed or 'no'} failures")
    raise typer.Exit(UNTRUSTED if problems else FOUND if failed else CLEAN)


def main() -> None:
    """The console script."""
    signal.signal(signal.SIGTERM, _terminated)
    for stream in (sys.stdout, sys.stderr):
        # Always UTF-8. What cannot be encoded (half a surrogate pair) is written out as it is in JSON.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()


def _terminated(signum: int, frame: object) -> NoReturn:
    """Ends as on Ctrl-C: with nothing half written left behind."""
    raise SystemExit(128 + signum)


# ---- a run ---------------------------------------------------------------------------------------


def _run(
    checker: Checker,
    items: Iterable[Record | Problem],
    format: str,
    output: Path | None,
    fail_on: FailOn,
    color: Color,
    jobs: int = 1,
) -> int:
    """Checks and reports everything; the exit code. Problems are said at once, on standard error."""
    from concurrent.futures.process import BrokenProcessPool

    from summarycheck.model import Problem
    from summarycheck.phrases import in_language
    from summarycheck.reporters import Run, reporter

    run = Run()

    def note(problem: Problem) -> None:
        said = in_language(problem, checker.lang)
        run.note_problem(said)
        _complain([said])

    def records() -> Iterator[Record]:
        for item in items:
            if isinstance(item, Problem):
                note(item)
            else:
                yield item

    with _opened(output) as out:
        report_to = reporter(format, out, _look(checker.lang, color, out))
        report_to.begin()
        try:
            for report in checker.check_many(records(), jobs):
                run.note(report)
                report_to.report(report)
        except BrokenProcessPool:
            note(
                Problem("summarycheck", 0, "a worker process died; the rest is unchecked", "try fewer --jobs")
            )
        report_to.end(run)
    return _exit_code(run, fail_on)


def _exit_code(run: Run, fail_on: FailOn) -> int:
    from summarycheck.engine import CHECK_FAILED
    from summarycheck.model import RANK

    if run.problems or any(rule == CHECK_FAILED for rule, _ in run.by_rule):
        return UNTRUSTED
    if fail_on is FailOn.never:
        return CLEAN
    grave = any(
        count and RANK[severity] >= RANK[fail_on.value] for severity, count in run.by_severity.items()
    )
    return FOUND if grave else CLEAN


def _rules(
    paths: list[Path] | None, select: list[str] | None = None, ignore: list[str] | None = None
) -> tuple[list[Rule], list[Problem]]:
    """The wanted rules, packaged and in ``paths``; and a problem for each that cannot be read."""
    from summarycheck.rules import packaged_folder, pick, read_rules

    found, errors = read_rules([packaged_folder(), *(paths or ())])
    problems = [error.problem for error in errors]
    try:
        found = pick(found, select or (), ignore or ())
    except ValueError as error:
        raise _Refused(str(error), problems) from None
    return found, problems


def _checker(rules: list[Rule], words: Words, scores: bool) -> Checker:
    from summarycheck.engine import Checker

    return Checker(rules, lang=words.value, scores=scores)


def _argument(given: str, role: Role) -> Text | Problem:
    """The text given on the command line, or that of the file after ``@`` (``@-``: standard input)."""
    from summarycheck.model import Text

    if not given.startswith("@"):
        return Text(given, role, role)
    from summarycheck.readers.opening import Unreadable, open_source
    from summarycheck.readers.place import Passage

    try:
        with open_source(given[1:]) as opened:
            lines = [line for _, line in opened.lines()]
            path = opened.path
    except Unreadable as unreadable:
        return unreadable.problem
    starts = [0, *accumulate(map(len, lines))]
    pieces = tuple((start, number, 1) for number, start in enumerate(starts[: len(lines)], 1))
    return Text("".join(lines), role, role, Passage(path, pieces))


# ---- where it goes -------------------------------------------------------------------------------


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that takes its name only when all of it is written."""
    if output is None:
        yield sys.stdout
        return
    final = Path(os.path.realpath(output))
    if final.exists() and not final.is_file():  # a device or a pipe cannot be replaced
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
        raise _Refused(f"{named} cannot be written: {error.strerror or error}") from None


def _look(lang: Lang, color: Color, out: TextIO) -> Look:
    from summarycheck.reporters import Look

    terminal = out.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    colored = color is Color.always or (color is Color.auto and terminal and not plain)
    if terminal or "COLUMNS" in os.environ:
        from shutil import get_terminal_size

        return Look(lang, colored, get_terminal_size().columns)
    return Look(lang, colored)


class _Refused(Exception):
    """The run cannot be: what is wrong with what was asked for, after the problems met so far."""

    def __init__(self, what: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(what)
        self.problems = list(problems)


def _complain(problems: Iterable[object]) -> None:
    """A line on standard error for each, after what standard output has already."""
    for problem in problems:
        sys.stdout.flush()
        typer.echo(f"summarycheck: {_harmless(problem)}", err=True)


def _spoken(problems: Iterable[Problem], words: Words | None = None) -> Iterator[Problem]:
    """The problems in the language of the locale, or in this one."""
    from summarycheck.phrases import in_language

    words = words or _default_words()
    return (in_language(problem, words.value) for problem in problems)


def _harmless(what: object) -> str:
    from summarycheck.reporters.excerpt import harmless

    return harmless(str(what))


@contextmanager
def _civil(words: Words | None = None) -> Iterator[None]:
    """Ends as a program should: refused, on Ctrl-C, on a closed pipe, and when nothing can be written."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        # Python flushes once more at exit; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None
    except (_Refused, OSError) as error:
        from summarycheck.phrases import phrase

        if isinstance(error, _Refused):
            _complain(_spoken(error.problems, words))
            what = str(error)
        else:
            what = f"{error.filename or 'the report'} cannot be written: {error.strerror or error}"
        words = words or _default_words()
        _complain([phrase(what, words.value)])
        raise typer.Exit(UNTRUSTED) from None


# ---- rules in words ------------------------------------------------------------------------------


def _row(rule: Rule) -> tuple[str, str, str, str]:
    severity = "/".join(dict.fromkeys(rule.severity(role) for role in rule.applies_to))
    return rule.id, severity, rule.category, ", ".join(rule.applies_to)


def _described(rule: Rule) -> Iterator[str]:
    """The lines of ``rules show``."""
    identity, severity, category, roles = _row(rule)
    yield f"{identity} ({severity}, {category}; {roles})"
    yield ""
    yield rule.why.strip()
    yield ""
    yield f"message:    {rule.message_en}"
    yield f"            {rule.message}"
    yield f"check:      {rule.check}"
    for name, value in rule.options.items():
        yield f"            {name}: {_option(value)}"
    yield f"repair:     {rule.fix}"
    yield f"file:       {rule.path}"
    for example in rule.examples:
        yield ""
        yield f"{'ok' if example.good else 'bad'}:"
        yield f"  source:   {_harmless(example.source)}"
        if example.translation is not None:
            yield f"  beside:   {_harmless(example.translation)}"
        if example.target is not None:
            yield f"  {example.role + ':':<13}{_harmless(example.target)}"
        if example.flags is not None:
            yield f"  flagged:  {_harmless(' | '.join(example.flags))}"
        if example.fix is not None:
            yield f"  repaired: {_harmless(example.fix)}"


def _option(value: object) -> str:
    pattern = getattr(value, "pattern", value)
    return _harmless(", ".join(map(str, pattern)) if isinstance(pattern, (list, tuple)) else pattern)
