"""``rules list|show|test|docs`` and ``explain``: what rules there are, what each says, and whether its examples hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarycheck.cli.app import App
from summarycheck.cli.ending import CLEAN, FOUND, UNTRUSTED, Refused, civil, complain, spoken
from summarycheck.cli.options import ColorOption, IgnoreOption, RulesOption, SelectOption, WordsOption
from summarycheck.cli.running import chosen_rules, opened
from summarycheck.cli.screen import Color, harmless_text, screen

if TYPE_CHECKING:
    from summarycheck.model import Lang
    from summarycheck.rules import Rule

rules_app = App(help="List, show and test rules.", no_args_is_help=True)


@rules_app.command("list")
def rules_list(words: WordsOption, rules: RulesOption = None) -> None:
    """Every rule: id, severity, category, the texts it applies to."""
    from rich.cells import cell_len, set_cell_size

    with civil(words):
        found, problems = chosen_rules(rules)
        found.sort(key=lambda rule: (rule.category, rule.id))
        rows = [_row(rule, words.value) for rule in found]
        widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            cells = map(set_cell_size, row, widths)
            typer.echo("  ".join(cells).rstrip())
        complain(spoken(problems, words))
    raise typer.Exit(UNTRUSTED if problems else CLEAN)


def _known_rules(incomplete: str) -> list[str]:
    """For the completion of shells."""
    return [rule.id for rule in chosen_rules(None)[0] if rule.id.startswith(incomplete)]


def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", autocompletion=_known_rules)],
    words: WordsOption,
    rules: RulesOption = None,
    color: ColorOption = Color.auto,
) -> None:
    """Explain a rule: what it says and why, with its examples, its options and how often it is right."""
    from rich.markdown import Markdown

    from summarycheck.manual import page

    with civil(words):
        found, problems = chosen_rules(rules)
        one = next((each for each in found if each.id == rule), None)
        if one is None:
            from summarycheck.rules import no_such_rule

            raise Refused(no_such_rule(rule, (each.id for each in found)), problems)
        console = screen(color)
        console.print(Markdown(page(one, words.value, width=console.width - 2), code_theme="ansi_dark"))
        complain(spoken(problems, words))
    raise typer.Exit(UNTRUSTED if problems else CLEAN)


rules_app.command("show", help="The same as explain.")(explain)


@rules_app.command("test")
def rules_test(
    words: WordsOption, rules: RulesOption = None, select: SelectOption = None, ignore: IgnoreOption = None
) -> None:
    """Run every example of every rule, yours included."""
    from summarycheck.messages import say
    from summarycheck.proof import failures

    with civil(words):
        found, problems = chosen_rules(rules, select, ignore)
        failed = 0
        for rule in found:
            for failure in failures(rule):
                failed += 1
                typer.echo(harmless_text(failure))
        complain(spoken(problems, words))
        examples = sum(len(rule.examples) for rule in found)
        typer.echo(say("rules-tested", words.value, rules=len(found), examples=examples, failed=failed))
    raise typer.Exit(UNTRUSTED if problems else FOUND if failed else CLEAN)


@rules_app.command("docs")
def rules_docs(
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The folder of the pages.", metavar="FOLDER")
    ] = Path("docs/rules"),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if a page is not as it should be.")
    ] = False,
) -> None:
    """Write a page for each packaged rule, and their index."""
    from summarycheck.manual import pages
    from summarycheck.rules import load_rules

    with civil():
        wanted = pages(load_rules(), str(output))
        present = {path.name: path.read_text(encoding="utf-8") for path in output.glob("*.md")}
        stale = sorted(
            name for name in wanted.keys() | present.keys() if wanted.get(name) != present.get(name)
        )
        for name in stale:
            typer.echo(str(output / name))
            if check:
                continue
            if name in wanted:
                output.mkdir(parents=True, exist_ok=True)
                with opened(output / name) as out:
                    out.write(wanted[name])
            else:
                (output / name).unlink()
    raise typer.Exit(FOUND if check and stale else CLEAN)


def _row(rule: Rule, lang: Lang) -> tuple[str, ...]:
    from summarycheck.messages import say

    severity = "/".join(dict.fromkeys(say(rule.severity(role), lang) for role in rule.applies_to))
    return rule.id, severity, rule.category, ", ".join(say(role, lang) for role in rule.applies_to)
