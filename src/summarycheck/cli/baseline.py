"""``baseline``: writes down what is found today, so that tomorrow only what is new counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarycheck.cli import options
from summarycheck.cli.ending import CLEAN, Refused, civil
from summarycheck.cli.inputs import Inputs, configured, gathered, read_baselines
from summarycheck.cli.running import opened, spare
from summarycheck.cli.screen import Words, default_words, harmless_text

if TYPE_CHECKING:
    from summarycheck.ci.gate import Gate
    from summarycheck.model import Finding, Record


def baseline(
    paths: options.PathsArgument,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The baseline; else the configured one.", metavar="FILE"),
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Only take out what is fixed; add nothing new.")
    ] = False,
    rules: options.RulesOption = None,
    glossary: options.GlossaryOption = None,
    select: options.SelectOption = None,
    ignore: options.IgnoreOption = None,
    input_format: options.InputFormatOption = None,
    map: options.MapOption = None,
    chinese: options.ChineseOption = None,
    config: options.ConfigOption = None,
    no_config: options.NoConfigOption = False,
    jobs: options.JobsOption = 1,
) -> None:
    """Write the present findings to a baseline, for check --baseline; what is waived is not in it."""
    from summarycheck.ci.baseline import DEFAULT, entries_of, written
    from summarycheck.ci.gate import Gate
    from summarycheck.messages import say

    words = default_words()
    with civil():
        configuration = configured(
            config,
            no_config,
            select=select,
            ignore=ignore,
            rules=rules,
            glossaries=glossary,
            input_format=input_format,
            map=map,
            baseline=output,
        )
        inputs = gathered(paths, chinese, configuration, words)
        names = {
            path: policy.settings.value("baseline") or DEFAULT for path, policy in inputs.policies.items()
        }
        spare(inputs.files, [Path(name) for name in set(names.values())])
        known = read_baselines(names) if prune else {}
        found = _found(inputs, Gate(inputs.policies, known, words.value), names, words, jobs)
        pruned = {each.path: each for each in known.values()}
        for name in sorted(set(names.values())):
            entries = pruned[name].remaining() if prune else entries_of(found[name])
            with opened(Path(name)) as out:
                out.write(written(entries))
            count = sum(entry.count for entry in entries)
            fixed = sum(entry.count for entry in pruned[name].fixed()) if prune else 0
            key = "baseline-pruned" if prune else "baseline-written"
            typer.echo(f"{harmless_text(name)}: {say(key, words.value, count=count, fixed=fixed)}")
    raise typer.Exit(CLEAN)


def _found(
    inputs: Inputs, gate: Gate, names: Mapping[str, str], words: Words, jobs: int
) -> Mapping[str, list[Finding]]:
    """What counts, by the baseline it goes into. Raises ``Refused`` when anything could not be checked."""
    from summarycheck.ci.gate import UNUSED
    from summarycheck.ci.policy import panel, path_of
    from summarycheck.findings import CHECK_FAILED
    from summarycheck.model import Problem

    problems: list[Problem] = []

    def records() -> Iterator[Record]:
        for item in gate.vetted(inputs.items):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                yield item

    found: dict[str, list[Finding]] = defaultdict(list)
    for report in panel(inputs.policies, words.value).check_many(records(), jobs):
        for finding in gate.judge(report).findings:
            if finding.rule == CHECK_FAILED:
                problems.append(Problem(finding.path, finding.line, finding.message))
            elif finding.rule != UNUSED:
                found[names[path_of(report.record)]].append(finding)
    if problems:  # a baseline of half the findings would be worse than none
        raise Refused("no baseline is written", problems)
    return found
