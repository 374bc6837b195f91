"""The command line: a client of the library like any other. Parses, wires, exits.

commands    ``check`` (and pair), ``fix``, ``baseline``, ``evaluate``, ``rules``, ``config``, ``lexicon``
options     what several of them share; ``inputs``: what a run is over; ``running``: the run and its report; ``ending``: how it ends
screen      what people look at, with ``progress`` and ``stats``
app         plain values as typer takes them; ``expressions``: compiled once for all runs
"""

from __future__ import annotations

import gc
import signal
import sys
from typing import Annotated, NoReturn

import typer

from summarycheck import __version__
from summarycheck.cli.app import App
from summarycheck.cli.baseline import baseline
from summarycheck.cli.check import check, pair
from summarycheck.cli.config import config_app
from summarycheck.cli.evaluate import evaluate
from summarycheck.cli.expressions import kept_expressions
from summarycheck.cli.fix import fix
from summarycheck.cli.lexicon import lexicon_app
from summarycheck.cli.rules import explain, rules_app

app = App(
    name="summarycheck",
    help="Checks Chinese translations and summaries of English abstracts against their source.",
    epilog="Exit codes: 0 clean, 1 findings at or above --fail-on, 2 the run could not be trusted "
    "(bad input, bad rule, bad option).",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(check)
app.command()(pair)
app.command()(fix)
app.command()(baseline)
app.command("eval")(evaluate)
app.command()(explain)
app.add_typer(config_app, name="config")
app.add_typer(rules_app, name="rules")
app.add_typer(lexicon_app, name="lexicon")


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)
    ] = False,
) -> None:
    if version:
        typer.echo(f"summarycheck {__version__}")
        raise typer.Exit


def main() -> None:
    """The console script."""
    # Rules and tables are made once and stay: to look for garbage among them at every turn is a tenth of the start,
    # and to look once more at the end a twentieth. A check leaves no garbage that has to be looked for.
    gc.set_threshold(500_000, 20, 20)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _terminated)
    for stream in (sys.stdout, sys.stderr):
        # Always UTF-8. What cannot be encoded (half a surrogate pair) is written out as it is in JSON.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        with kept_expressions():
            app.narrowed(sys.argv[1] if len(sys.argv) > 1 else "")(prog_name="summarycheck")
    finally:
        gc.freeze()


def _terminated(signum: int, frame: object) -> NoReturn:
    """Ends with nothing half written left behind, wherever in the program the signal comes."""
    raise SystemExit(128 + signum)
