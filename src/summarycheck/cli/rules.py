"""``rules list|show|test``: what rules there are, what each says, and whether its examples hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from summarycheck.cli.options import IgnoreOption, RulesOption, SelectOption
from summarycheck.cli.running import (
    CLEAN,
    FOUND,
    UNTRUSTED,
    Refused,
    chosen_rules,
    civil,
    complain,
    harmless_text,
    spoken,
)

if TYPE_CHECKING:
    from summarycheck.rules import Rule

rules_app = typer.Typer(help="List, show and test rules.", no_args_is_help=True)


@rules_app.command("list")
def rules_list(rules: RulesOption = None) -> None:
    """Every rule: id, severity, category, the texts it applies to."""
    with civil():
        found, problems = chosen_rules(rules)
        widths = [max((len(cell[column]) for cell in map(_row, found)), default=0) for column in range(3)]
        for rule in sorted(found, key=lambda rule: (rule.category, rule.id)):
            *cells, last = _row(rule)
            typer.echo(
                "  ".join((*(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)), last))
            )
        complain(spoken(problems))
    raise typer.Exit(UNTRUSTED if problems else CLEAN)


@rules_app.command("show")
def rules_show(rule: Annotated[str, typer.Argument(metavar="RULE")], rules: RulesOption = None) -> None:
    """One rule: what it says and why, with its examples."""
    with civil():
        found, problems = chosen_rules(rules)
        one = next((each for each in found if each.id == rule), None)
        if one is None:
            from summarycheck.rules import no_such_rule

            raise Refused(no_such_rule(rule, (each.id for each in found)), problems)
        typer.echo("\n".join(_described(one)))
        complain(spoken(problems))
    raise typer.Exit(UNTRUSTED if problems else CLEAN)


@rules_app.command("test")
def rules_test(rules: RulesOption = None, select: SelectOption = None, ignore: IgnoreOption = None) -> None:
    """Run every example of every rule, yours included."""
    from summarycheck.proof import failures

    with civil():
        found, problems = chosen_rules(rules, select, ignore)
        failed = 0
        for rule in found:
            for failure in failures(rule):
                failed += 1
                typer.echo(harmless_text(failure))
        complain(spoken(problems))
        examples = sum(len(rule.examples) for rule in found)
        typer.echo(f"{len(found)} rules, {examples} examples: {failed or 'no'} failures")
    raise typer.Exit(UNTRUSTED if problems else FOUND if failed else CLEAN)


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
        yield f"  source:   {harmless_text(example.source)}"
        if example.translation is not None:
            yield f"  beside:   {harmless_text(example.translation)}"
        if example.target is not None:
            yield f"  {example.role + ':':<13}{harmless_text(example.target)}"
        if example.flags is not None:
            yield f"  flagged:  {harmless_text(' | '.join(example.flags))}"
        if example.fix is not None:
            yield f"  repaired: {harmless_text(example.fix)}"


def _option(value: object) -> str:
    pattern = getattr(value, "pattern", value)
    return harmless_text(", ".join(map(str, pattern)) if isinstance(pattern, (list, tuple)) else pattern)
