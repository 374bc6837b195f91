"""A typer application that takes plain values as they are.

Typer (from 0.29) has pydantic judge every value, the defaults and the absent too, and to load that takes longer than
typer itself. A text for a text or a word of a choice needs no judge; whatever else there is goes to typer as ever. What it
refuses is said as we say what we refuse ourselves.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from enum import Enum
from typing import Any, TypeVar, get_args, get_origin

import typer
from typer.core import TyperCommand, TyperGroup
from typer.models import CommandInfo

from summarycheck.cli.ending import Refused, civil

F = TypeVar("F", bound=Callable[..., Any])

_UNSURE: Any = object()


class App(typer.Typer):
    """``typer.Typer`` with commands whose start is quick."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(cls=_Group, **settings)

    def narrowed(self, name: str) -> App:
        """With only the command or group of this name, if there is such a one: to set up all takes as long as a check."""
        one = copy(self)
        commands = [each for each in self.registered_commands if _name_of(each) == name]
        groups = [each for each in self.registered_groups if each.name == name]
        if commands or groups:
            one.registered_commands, one.registered_groups = commands, groups
        return one

    def command(self, name: str | None = None, **settings: Any) -> Callable[[F], F]:
        return super().command(name, cls=_Command, **settings)


def _name_of(command: CommandInfo) -> str:
    return str(command.name or getattr(command.callback, "__name__", ""))


class _Command(TyperCommand):
    def get_params(self, ctx: Any) -> Any:
        return _plainly(super().get_params(ctx))


class _Group(TyperGroup):
    def get_params(self, ctx: Any) -> Any:
        return _plainly(super().get_params(ctx))


def _plainly(parameters: list[Any]) -> list[Any]:
    for parameter in parameters:
        # Where typer keeps the validator that it makes when first asked; there is none to avoid before 0.29.
        if getattr(parameter, "_runtime_param", parameter) is None:
            parameter._runtime_param = _Plain()
    return parameters


class _Plain:
    """Takes the plain values; for the first that is not, gives its place up to typer's validator."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        kind = param.type_descriptor.annotation
        taken = _taken(value, kind, param.multiple or param.nargs == -1)
        if taken is not _UNSURE:
            return taken
        param._runtime_param = None
        try:
            return param.get_runtime_param().coerce(value, param, ctx)
        except typer.BadParameter:
            if (wrong := _wrong(value, kind, param)) is None:
                raise
        with civil(ctx.params.get("words")):
            raise Refused(f"{param.opts[0]}: {wrong}")


def _wrong(value: Any, kind: Any, param: Any) -> str | None:
    """Our own words for a value that is not of its kind; ``None``: typer's will do."""
    if not isinstance(kind, type):
        return None
    if issubclass(kind, Enum):
        return f"{value!r} is not one of {', '.join(each.value for each in kind)}"
    if issubclass(kind, int):
        return (
            f"{value!r} is no whole number from {param.min} up"
            if param.min is not None
            else f"{value!r} is no whole number"
        )
    return None


def _taken(value: Any, kind: Any, several: bool) -> Any:
    """The value as the command gets it, if that needs no judge."""
    if value is None:
        return () if several else None
    if get_origin(kind) is list and isinstance(value, list | tuple):
        found = [_taken(each, get_args(kind)[0], False) for each in value]
        return _UNSURE if _UNSURE in found else found
    if not isinstance(kind, type) or get_origin(kind) is not None:
        return _UNSURE
    if isinstance(value, kind):  # a text, or a default
        return value
    if issubclass(kind, Enum):
        return next((each for each in kind if each.value == value), _UNSURE)
    return _UNSURE
