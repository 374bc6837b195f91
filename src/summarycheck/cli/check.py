"""``check`` and ``pair``: files of papers, or one pair of texts, against the rules."""

from __future__ import annotations

from itertools import accumulate, chain
from typing import TYPE_CHECKING, Annotated

import typer

from summarycheck.cli.options import (
    Color,
    ColorOption,
    FailOn,
    FailOnOption,
    FormatOption,
    IgnoreOption,
    OutputOption,
    RulesOption,
    ScoresOption,
    SelectOption,
    TargetRole,
    WordsOption,
)
from summarycheck.cli.running import chosen_rules, civil, make_checker, run_over

if TYPE_CHECKING:
    from summarycheck.model import Problem, Record, Role, Text


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

    with civil(words):
        found, problems = chosen_rules(rules, select, ignore)
        if chinese:
            items = read_with_chinese(paths, chinese, input_format=input_format)
        else:
            items = read(paths, input_format=input_format)
        checker = make_checker(found, words, scores)
        code = run_over(checker, chain(problems, items), format, output, fail_on, color, jobs)
    raise typer.Exit(code)


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

    with civil(words):
        found, problems = chosen_rules(rules, select, ignore)
        english = _argument(source, "source")
        if isinstance(english, Text) and not english.text.strip():
            english = Problem("--source", 0, "the text is empty", "it holds the English text")
        chinese = _argument(target, role.value)
        items: list[Record | Problem] = [text for text in (english, chinese) if isinstance(text, Problem)]
        if isinstance(english, Text) and isinstance(chinese, Text):
            items.append(Record(english, (chinese,)))
        code = run_over(
            make_checker(found, words, False), chain(problems, items), format, output, fail_on, color
        )
    raise typer.Exit(code)


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
