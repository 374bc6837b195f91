"""``check`` and ``pair``: files of papers, or one pair of texts, against the rules."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarycheck.cli import options
from summarycheck.cli.ending import Refused, civil
from summarycheck.cli.inputs import Inputs, baselines, configured, gathered, sees_all, told
from summarycheck.cli.running import Destination, Telling, run_over, spare
from summarycheck.cli.screen import Color, Words

if TYPE_CHECKING:
    from summarycheck.model import Problem, Record, Role, Text

_WORDS_OF_TEXT = 4  # from so many on the rules say which language it is


def check(
    paths: options.PathsArgument,
    words: options.WordsOption,
    input_format: options.InputFormatOption = None,
    map: options.MapOption = None,
    chinese: options.ChineseOption = None,
    diff: options.DiffOption = None,
    rules: options.RulesOption = None,
    glossary: options.GlossaryOption = None,
    select: options.SelectOption = None,
    ignore: options.IgnoreOption = None,
    config: options.ConfigOption = None,
    no_config: options.NoConfigOption = False,
    fail_on: options.FailOnOption = None,
    max_findings: options.MaxFindingsOption = 0,
    baseline: options.BaselineOption = None,
    format: options.FormatOption = "text",
    output: options.OutputOption = None,
    also: options.AlsoOption = None,
    scores: options.ScoresOption = False,
    show_passed: options.ShowPassedOption = False,
    stats: options.StatsOption = False,
    quiet: options.QuietOption = False,
    verbose: options.VerboseOption = False,
    color: options.ColorOption = Color.auto,
    jobs: options.JobsOption = 1,
) -> None:
    """Check files of papers: the English abstracts against their Chinese texts."""
    from summarycheck.engine import Extras

    with civil(words):
        configuration = configured(
            config,
            no_config,
            select=select,
            ignore=ignore,
            rules=rules,
            glossaries=glossary,
            input_format=input_format,
            map=map,
            fail_on=fail_on,
            baseline=baseline,
        )
        if quiet and verbose:
            raise Refused("--quiet and --verbose exclude each other")
        destinations = _destinations(format, output, also, show_passed)
        extras = Extras(scores, _receipts(destinations, show_passed), stats)
        inputs = gathered(paths, chinese, configuration, words, extras, diff)
        if verbose:
            inputs = told(inputs, words)
        telling = Telling(destinations, color, scores, show_passed, stats, quiet, verbose)
        whole = diff is None and sees_all(paths)
        code = _run(inputs, words, whole, telling, jobs, max_findings)
    raise typer.Exit(code)


def pair(
    source: Annotated[str, typer.Option(help="The English text, or @FILE.", metavar="TEXT|@FILE")],
    target: Annotated[str, typer.Option(help="The Chinese text, or @FILE.", metavar="TEXT|@FILE")],
    words: options.WordsOption,
    role: Annotated[
        options.TargetRole, typer.Option(help="What the Chinese text is for.")
    ] = options.TargetRole.translation,
    format: options.FormatOption = "text",
    output: options.OutputOption = None,
    also: options.AlsoOption = None,
    fail_on: options.FailOnOption = None,
    rules: options.RulesOption = None,
    glossary: options.GlossaryOption = None,
    select: options.SelectOption = None,
    ignore: options.IgnoreOption = None,
    config: options.ConfigOption = None,
    no_config: options.NoConfigOption = False,
    show_passed: options.ShowPassedOption = False,
    quiet: options.QuietOption = False,
    color: options.ColorOption = Color.auto,
) -> None:
    """Check one Chinese text against its English source."""
    from summarycheck.ci.policy import Policies, path_of
    from summarycheck.engine import Extras
    from summarycheck.model import Problem, Record, Text

    with civil(words):
        configuration = configured(
            config, no_config, select=select, ignore=ignore, rules=rules, glossaries=glossary, fail_on=fail_on
        )
        destinations = _destinations(format, output, also, show_passed)
        extras = Extras(receipts=_receipts(destinations, show_passed))
        policies = Policies(configuration, words.value, extras)
        english = _argument(source, "source")
        if isinstance(english, Text) and not english.text.strip():
            english = Problem("--source", 0, "the text is empty", "it holds the English text")
        chinese = _argument(target, role.value)
        if isinstance(chinese, Text) and _too_short_to_judge(chinese.text):
            hint = "it holds the Chinese text" if target.startswith("@") else f"for a file: @{target.strip()}"
            chinese = Problem("--target", 0, "no Chinese in it", hint)
        items: list[Record | Problem] = [text for text in (english, chinese) if isinstance(text, Problem)]
        path = ""
        if isinstance(english, Text) and isinstance(chinese, Text):
            record = Record(english, (chinese,))
            items.append(record)
            path = path_of(record)
        policy = policies.of(path)
        items[:0] = [error.problem for error in policies.errors]
        apart = [chinese.place.path] if isinstance(chinese, Text) and chinese.place else []
        inputs = Inputs({path: policy}, items, apart)
        code = _run(inputs, words, False, Telling(destinations, color, passed=show_passed, quiet=quiet))
    raise typer.Exit(code)


def _destinations(
    format: str, output: Path | None, also: list[str] | None, passed: bool
) -> list[Destination]:
    """Where the reports of the run go. Raises ``Refused``."""
    from summarycheck.reporters import REPORTERS

    found = [Destination(format, output)]
    for each in also or ():
        name, equals, file = each.partition("=")
        if not equals or not file:
            raise Refused(f"--also {each}: say what and where, as in --also sarif=report.sarif")
        if name not in REPORTERS:
            raise Refused(f"--also {each}: {name!r} is not one of {', '.join(REPORTERS)}")
        found.append(Destination(name, Path(file)))
    if passed and not any(REPORTERS[each.format].passed for each in found):
        able = ", ".join(name for name, each in REPORTERS.items() if each.passed)
        raise Refused(f"--show-passed: {format} has no place for it; choose from {able}")
    return found


def _receipts(destinations: list[Destination], passed: bool) -> bool:
    """True when one of the reports shows what answers to what."""
    from summarycheck.reporters import REPORTERS

    return passed or any(REPORTERS[destination.format].receipts for destination in destinations)


def _run(
    inputs: Inputs,
    words: Words,
    whole: bool,
    telling: Telling,
    jobs: int = 1,
    max_findings: int = 0,
) -> int:
    from summarycheck.ci.gate import Gate
    from summarycheck.ci.policy import panel

    known = baselines(inputs.policies)
    read = [*inputs.files, *(baseline.path for baseline in known.values())]
    spare(read, (destination.output for destination in telling.destinations))
    gate = Gate(inputs.policies, known, words.value, whole)
    checker = panel(inputs.policies, words.value)
    return run_over(checker, inputs.items, gate, telling, jobs, max_findings, inputs.policies)


def _too_short_to_judge(text: str) -> bool:
    """True for a few letters without Chinese, as the name of a file: too little for a rule to name its language."""
    from summarycheck.readers.lines import words

    return bool(text.strip()) and text.isascii() and words(text) < _WORDS_OF_TEXT


def _argument(given: str, role: Role) -> Text | Problem:
    """The text given on the command line, or that of the file after ``@`` (``@-``: standard input)."""
    from summarycheck.model import Text

    if not given.startswith("@"):
        return Text(given, role, role)
    from summarycheck.readers.opening import Unreadable, open_source
    from summarycheck.readers.place import Passage, Piece

    try:
        with open_source(given[1:]) as opened:
            lines = [line for _, line in opened.lines()]
            path = opened.path
    except Unreadable as unreadable:
        return unreadable.problem
    starts = accumulate(map(len, lines), initial=0)
    pieces = tuple(
        Piece(start, number, 1, len(line), len(line))
        for number, (start, line) in enumerate(zip(starts, lines, strict=False), 1)
    )
    return Text("".join(lines), role, role, Passage(path, pieces))
