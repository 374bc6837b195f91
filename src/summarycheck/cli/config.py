"""``config show``: the settings of a file, and where each was set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from summarycheck.cli.app import App
from summarycheck.cli.ending import civil
from summarycheck.cli.options import ConfigOption, Shape
from summarycheck.cli.screen import harmless_text
from summarycheck.config import Allowance, Configuration, Key, Sourced

config_app = App(help="See what is configured.", no_args_is_help=True)


@config_app.command("show")
def config_show(
    path: Annotated[Path, typer.Argument(help="The file whose settings are wanted.")] = Path("."),
    config: ConfigOption = None,
    format: Annotated[Shape, typer.Option("--format", "-f", help="A table, or JSON.")] = Shape.text,
) -> None:
    """Every setting of a file, with the file and line that it comes from."""
    from summarycheck.ci.policy import Policies

    with civil():
        configuration = Configuration(file=str(config) if config else None)
        settings = configuration.settings(str(path))
        Policies(configuration).of(str(path))  # refuses rules and options that there are not
        if format is Shape.json:
            rows = [
                {"setting": _name(key), "value": _plain(sourced.value), "from": sourced.where}
                for key, sourced in settings.all()
            ]
            typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        else:
            table = [_row(key, sourced) for key, sourced in settings.all()]
            first, second = (max(len(row[column]) for row in table) for column in range(2))
            for name, value, where in table:
                typer.echo(f"{name:<{first}}  {value:<{second}}  {where}")


def _row(key: Key, sourced: Sourced) -> tuple[str, str, str]:
    value = json.dumps(_plain(sourced.value), ensure_ascii=False)
    return harmless_text(_name(key)), harmless_text(value), harmless_text(sourced.where)


def _name(key: Key) -> str:
    """The setting as one would write it. What has no name of its own (a folder, a waiver) is called by its list."""
    return ".".join(key[:1] if key[0] in ("rules", "glossaries", "allow") else key)


def _plain(value: Any) -> Any:
    if isinstance(value, Allowance):
        return {name: part for name, part in msgspec.to_builtins(value).items() if part and name != "base"}
    return value
