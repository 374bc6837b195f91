"""``eval``: how right the rules are on labelled texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from summarycheck.cli.ending import CLEAN, UNTRUSTED, civil, complain, spoken
from summarycheck.cli.options import Gravity, IgnoreOption, RulesOption, SelectOption, Shape
from summarycheck.cli.running import chosen_rules


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

    with civil():
        known, problems = chosen_rules(rules)
        found, _ = chosen_rules(rules, select, ignore)
        complain(spoken(problems))

        def rows() -> Iterator[evaluation.Labelled]:
            for path in labelled:
                for row in evaluation.read_labelled(path, known):
                    if isinstance(row, Problem):
                        problems.append(row)
                        complain(spoken([row]))
                    else:
                        yield row

        result = evaluation.Evaluation()
        examples: list[evaluation.Verdict] = []
        for verdict in evaluation.judged(Checker(found), rows(), min_severity.value, jobs):
            if isinstance(verdict, Finding):
                problem = Problem(verdict.path, verdict.line, verdict.message)
                problems.append(problem)
                complain(spoken([problem]))
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
            if result.rows:
                typer.echo(evaluation.as_text(result))
    raise typer.Exit(UNTRUSTED if problems else CLEAN)
