"""The options that several commands share: their types, values and help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from summarycheck.cli.ending import Refused, civil
from summarycheck.cli.screen import Color, Words, default_words


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


class TargetRole(StrEnum):
    translation = "translation"
    summary = "summary"


def _known_format(ctx: typer.Context, value: str) -> str:
    from summarycheck.reporters import REPORTERS

    if value not in REPORTERS:
        with civil(ctx.params.get("words")):
            raise Refused(f"--format: {value!r} is not one of {', '.join(REPORTERS)}")
    return value


# The headings under which --help puts them.
_READ, _CHECKED, _COUNTS, _TOLD = "What is read", "What it is checked by", "What counts", "What is told"

PathsArgument = Annotated[
    list[str],
    typer.Argument(help="Files, directories, globs, or - for standard input; .gz works.", metavar="PATH…"),
]
InputFormatOption = Annotated[
    str | None,
    typer.Option(
        help="Read every input as this format, whatever it looks like: daily, papers, jsonl, html, csv, tsv, "
        "labelled, digest, abstracts, listing or plain.",
        metavar="FORMAT",
        rich_help_panel=_READ,
    ),
]
MapOption = Annotated[
    str | None,
    typer.Option(
        "--map",
        help="Which fields hold what, in any JSON, CSV, TSV or labelled page: "
        "source=abstract,translation=abstract_zh,summary=AI.tldr.",
        metavar="KEY=FIELD,…",
        rich_help_panel=_READ,
    ),
]
ChineseOption = Annotated[
    list[str] | None,
    typer.Option(
        "--chinese", help="Where the Chinese is, if it is kept apart.", metavar="PATH", rich_help_panel=_READ
    ),
]
JobsOption = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to use.")]
FormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        help="text, json, jsonl, github, gitlab, sarif, junit, markdown or html.",
        callback=_known_format,
        metavar="FORMAT",
        rich_help_panel=_TOLD,
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", help="Write the report to this file (all of it or nothing).", rich_help_panel=_TOLD
    ),
]
AlsoOption = Annotated[
    list[str] | None,
    typer.Option(
        help="Write a further report of the same run to a file.", metavar="FORMAT=FILE", rich_help_panel=_TOLD
    ),
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option(
        help="Exit 1 if there is a finding as grave as this.", show_default="error", rich_help_panel=_COUNTS
    ),
]
MaxFindingsOption = Annotated[
    int,
    typer.Option(
        min=0,
        help="Exit 1 only if more than so many are as grave as --fail-on.",
        metavar="N",
        rich_help_panel=_COUNTS,
    ),
]
ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config",
        help="Use this configuration, not the one nearest to each file.",
        metavar="FILE",
        rich_help_panel=_CHECKED,
    ),
]
NoConfigOption = Annotated[
    bool, typer.Option("--no-config", help="Use no configuration file.", rich_help_panel=_CHECKED)
]
BaselineOption = Annotated[
    Path | None,
    typer.Option(
        help="Findings that are known and do not count (summarycheck baseline).",
        metavar="FILE",
        rich_help_panel=_COUNTS,
    ),
]
DiffOption = Annotated[
    str | None,
    typer.Option(
        "--diff",
        help="Only records that are not in this git revision (REF...: where we left it).",
        metavar="REF",
        rich_help_panel=_READ,
    ),
]
WordsOption = Annotated[
    Words,
    typer.Option(
        "--lang",
        is_eager=True,  # what is said of the other options is said in it
        help="Language of the messages.",
        default_factory=default_words,
        show_default="locale",
    ),
]
ScoresOption = Annotated[
    bool,
    typer.Option(
        "--scores", help="Also report how much each summary overlaps the translation.", rich_help_panel=_TOLD
    ),
]
ShowPassedOption = Annotated[
    bool,
    typer.Option(
        "--show-passed",
        help="Also show every number, what it was matched with, and how (text, json).",
        rich_help_panel=_TOLD,
    ),
]
StatsOption = Annotated[
    bool,
    typer.Option(
        "--stats",
        help="Findings by rule and file, and where the time went, on standard error.",
        rich_help_panel=_TOLD,
    ),
]
QuietOption = Annotated[
    bool,
    typer.Option(
        "--quiet", "-q", help="Only findings and problems: no sums, no progress.", rich_help_panel=_TOLD
    ),
]
VerboseOption = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        help="Also say which settings hold and what is read, on standard error.",
        rich_help_panel=_TOLD,
    ),
]
RulesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules",
        help="Rules of your own beside the packaged ones: a file or folder.",
        rich_help_panel=_CHECKED,
    ),
]
GlossaryOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--glossary",
        help="A glossary of your own, which goes before the packaged ones.",
        rich_help_panel=_CHECKED,
    ),
]
SelectOption = Annotated[
    list[str] | None,
    typer.Option("--select", help="Only this rule or category.", metavar="RULE", rich_help_panel=_CHECKED),
]
IgnoreOption = Annotated[
    list[str] | None,
    typer.Option("--ignore", help="Not this rule or category.", metavar="RULE", rich_help_panel=_CHECKED),
]
ColorOption = Annotated[
    Color, typer.Option("--color", help="Colours; auto: only on a terminal.", rich_help_panel=_TOLD)
]
