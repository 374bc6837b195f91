"""What a run is over: the files that are meant, the policy of each, and the records in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from summarycheck.cli.options import Words
from summarycheck.cli.running import Refused
from summarycheck.config import Configuration, Sourced

if TYPE_CHECKING:
    from summarycheck.ci.baseline import Baseline
    from summarycheck.ci.policy import Policies, Policy
    from summarycheck.model import Problem, Record


class Inputs(msgspec.Struct):
    """The policies by file (as records name it), and everything to be read."""

    policies: Mapping[str, Policy]
    items: Iterable[Record | Problem]


def given(**options: object) -> dict[tuple[str, ...], Sourced]:
    """The settings that the command line has, each named after its option."""
    found: dict[tuple[str, ...], Sourced] = {}
    for option, value in options.items():
        name = option.replace("_", "-")
        if value is None or value == []:
            continue
        if name in ("rules", "glossaries") and isinstance(value, list):  # these add to what is configured
            found.update({(name, str(path)): Sourced(str(path), f"--{name}") for path in value})
        else:
            plain = value if isinstance(value, list) else str(value)
            found[name,] = Sourced(plain, f"--{name}")
    return found


def gathered(
    paths: list[str],
    chinese: list[str] | None,
    configuration: Configuration,
    words: Words,
    scores: bool = False,
    revision: str | None = None,
) -> Inputs:
    """The inputs of these paths; with a revision, only what is not in it. Raises ``Refused``, ``ConfigError``."""
    from summarycheck.ci.policy import Policies
    from summarycheck.readers import read_with_chinese
    from summarycheck.readers.opening import STDIN, find

    found = list(find(paths))
    policies = Policies(configuration, words.value, scores)
    files = [path for path in found if isinstance(path, str) and not _left_out(path, paths, configuration)]
    missing = [path for path in found if not isinstance(path, str)]
    by_path = {("<stdin>" if path == STDIN else path): policies.of(path) for path in files or [""]}
    formats = {path: _input_format(policy) for path, policy in by_path.items()}
    items: Iterable[Record | Problem]
    if revision is not None:
        if chinese or STDIN in files:
            what = "--chinese" if chinese else "standard input"
            raise Refused(f"--diff compares files that hold both languages; it does not go with {what}")
        items = _changed(files, formats, revision, policies)
    elif chinese:
        items = read_with_chinese(paths, chinese, input_format=next(iter(formats.values())))
        missing = []  # said by the reader
    else:
        items = _read(files, formats)
    return Inputs(by_path, _chained([error.problem for error in policies.errors], missing, items))


def _left_out(path: str, named: list[str], configuration: Configuration) -> bool:
    """True for a file that the configuration excludes and that is not named outright."""
    return path not in named and configuration.settings(path).excludes(path)


def baselines(policies: Mapping[str, Policy]) -> dict[str, Baseline]:
    """The baseline of each file for which one is set."""
    names = {path: policy.settings.value("baseline") for path, policy in policies.items()}
    return read_baselines({path: name for path, name in names.items() if name})


def read_baselines(names: Mapping[str, str]) -> dict[str, Baseline]:
    """By file what is given by file; one object for each baseline."""
    from summarycheck.ci.baseline import read_baseline

    read = {name: read_baseline(name) for name in set(names.values())} if names else {}
    return {path: read[name] for path, name in names.items()}


def _read(files: Iterable[str], formats: Mapping[str, str | None]) -> Iterator[Record | Problem]:
    from summarycheck.readers import read
    from summarycheck.readers.opening import STDIN

    for input_format, group in groupby(files, lambda path: formats["<stdin>" if path == STDIN else path]):
        yield from read(list(group), input_format=input_format)


def _changed(
    files: list[str], formats: Mapping[str, str | None], revision: str, policies: Policies
) -> Iterable[Record | Problem]:
    """What is in the files and not in the revision."""
    from summarycheck.ci.changes import Changes
    from summarycheck.ci.git import GitError
    from summarycheck.readers import read_stream

    changes = Changes(
        revision,
        lambda path, stream: read_stream(path, stream, input_format=_input_format(policies.of(path))),
    )
    try:
        changed = changes.files(files)
        return changes.only_new(_read(changed, formats)) if changed else ()
    except GitError as error:
        raise Refused(f"--diff {revision}: {error}") from None


def _input_format(policy: Policy) -> str | None:
    from summarycheck.config import nearest
    from summarycheck.readers import FORMATS

    sourced = policy.settings.get("input-format")
    if sourced is None:
        return None
    if sourced.value not in FORMATS:
        raise sourced.error(f"no format is called “{sourced.value}”", nearest(sourced.value, FORMATS))
    return str(sourced.value)


def _chained(*parts: Iterable[Record | Problem]) -> Iterator[Record | Problem]:
    for part in parts:
        yield from part


def sees_all(paths: Iterable[str]) -> bool:
    """True for a run over whole folders, not over some files of them."""
    return not any(os.path.isfile(path) for path in paths)
