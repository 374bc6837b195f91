"""What a run is over: the files that are meant, the policy of each, and the records in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

import msgspec
import typer

from summarycheck.cli.ending import Refused
from summarycheck.cli.screen import Words, harmless_text
from summarycheck.config import Configuration, Sourced

if TYPE_CHECKING:
    from summarycheck.ci.baseline import Baseline
    from summarycheck.ci.policy import Policies, Policy
    from summarycheck.engine import Extras
    from summarycheck.model import Problem, Record
    from summarycheck.readers import FieldMap


class Inputs(msgspec.Struct):
    """The policies by file (as records name it), everything to be read, and the Chinese files kept apart."""

    policies: Mapping[str, Policy]
    items: Iterable[Record | Problem]
    chinese: Sequence[str] = ()

    @property
    def files(self) -> list[str]:
        """All that is read."""
        return [*self.policies, *self.chinese]


def _given(options: Mapping[str, object]) -> dict[tuple[str, ...], Sourced]:
    """The options as settings, each named after its option."""
    found: dict[tuple[str, ...], Sourced] = {}
    for option, value in options.items():
        name = option.replace("_", "-")
        if value is None or value == []:
            continue
        if name in ("rules", "glossaries") and isinstance(value, list):  # these add to what is configured
            flag = "--glossary" if name == "glossaries" else f"--{name}"
            found.update({(name, str(path)): Sourced(str(path), flag) for path in value})
        else:
            plain = value if isinstance(value, list) else str(value)
            found[name,] = Sourced(plain, f"--{name}")
    return found


def configured(config: Path | None, no_config: bool, **options: object) -> Configuration:
    """The configuration that the command line asks for, below the ``options`` that it has itself. Raises ``Refused``."""
    if config is not None and no_config:
        raise Refused("--config and --no-config exclude each other")
    return Configuration(_given(options), file=str(config) if config else None, search=not no_config)


def gathered(
    paths: list[str],
    chinese: list[str] | None,
    configuration: Configuration,
    words: Words,
    extras: Extras | None = None,
    revision: str | None = None,
    stdin: IO[bytes] | None = None,
) -> Inputs:
    """The inputs of these paths; with a revision, only what is not in it. Raises ``Refused``, ``ConfigError``.

    ``stdin`` is read for ``-``, in place of standard input itself.
    """
    from summarycheck.ci.policy import Policies
    from summarycheck.readers.opening import STDIN, find

    found = list(find(paths))
    policies = Policies(configuration, words.value, extras)
    files = [path for path in found if isinstance(path, str) and not _left_out(path, paths, configuration)]
    missing = [path for path in found if not isinstance(path, str)]
    by_path = {("<stdin>" if path == STDIN else path): policies.of(path) for path in files or [""]}
    forms = {path: form_of(policy) for path, policy in by_path.items()}
    items: Iterable[Record | Problem]
    if revision is not None and STDIN in (*files, *(chinese or ())):
        raise Refused("--diff needs files: standard input has no history")
    if chinese:
        missing = []  # said by the reader
        items = _paired(paths, chinese, next(iter(forms.values())), revision)
    elif revision is not None:
        items = _changed(files, forms, revision, policies)
    else:
        items = _read(files, forms, stdin)
    items = _chained([error.problem for error in policies.errors], missing, items)
    return Inputs(by_path, items, [path for path in find(chinese or ()) if isinstance(path, str)])


def _left_out(path: str, named: list[str], configuration: Configuration) -> bool:
    """True for a file that the configuration excludes and that is not named outright."""
    return path not in named and configuration.settings(path).excludes(path)


def told(inputs: Inputs, words: Words) -> Inputs:
    """The same, telling on standard error by what each file is checked, and how many records it has."""
    from summarycheck.messages import say
    from summarycheck.model import Record

    def note(what: str) -> None:
        typer.echo(harmless_text(what), err=True)

    for policy in {id(policy): policy for policy in inputs.policies.values()}.values():
        known = dict.fromkeys(sourced.where for _, sourced in policy.settings.all())
        settings = ", ".join(known) or say("run-defaults", words.value)
        note(say("run-rules", words.value, rules=len(policy.checker.rules), settings=settings))

    def items() -> Iterator[Record | Problem]:
        from summarycheck.ci.policy import path_of

        path, records = "", 0
        for item in inputs.items:
            if isinstance(item, Record):
                if path_of(item) != path and records:
                    note(say("run-file", words.value, path=path, records=records))
                    records = 0
                path = path_of(item)
                records += 1
            yield item
        if records:
            note(say("run-file", words.value, path=path, records=records))

    return Inputs(inputs.policies, items(), inputs.chinese)


def baselines(policies: Mapping[str, Policy]) -> dict[str, Baseline]:
    """The baseline of each file for which one is set."""
    names = {path: policy.settings.value("baseline") for path, policy in policies.items()}
    return read_baselines({path: name for path, name in names.items() if name})


def read_baselines(names: Mapping[str, str]) -> dict[str, Baseline]:
    """By file what is given by file; one object for each baseline."""
    from summarycheck.ci.baseline import read_baseline

    read = {name: read_baseline(name) for name in set(names.values())} if names else {}
    return {path: read[name] for path, name in names.items()}


def _read(
    files: Iterable[str], forms: Mapping[str, Form], stdin: IO[bytes] | None = None
) -> Iterator[Record | Problem]:
    from summarycheck.readers import read
    from summarycheck.readers.opening import STDIN

    for form, group in groupby(files, lambda path: forms["<stdin>" if path == STDIN else path]):
        yield from read(list(group), input_format=form.name, fields=form.fields, stdin=stdin)


def _changed(
    files: list[str], forms: Mapping[str, Form], revision: str, policies: Policies
) -> Iterable[Record | Problem]:
    """What is in the files and not in the revision."""
    from summarycheck.ci.changes import Changes
    from summarycheck.readers import read_stream

    def read_old(path: str, stream: IO[bytes]) -> Iterator[Record | Problem]:
        form = form_of(policies.of(path))
        return read_stream(path, stream, input_format=form.name, fields=form.fields)

    with _asking_git(revision):
        changes = Changes(revision, read_old)
        changed = changes.files(files)
        return changes.only_new(_read(changed, forms)) if changed else ()


def _paired(
    english: list[str], chinese: list[str], form: Form, revision: str | None
) -> Iterable[Record | Problem]:
    """English and Chinese that are kept apart; with a revision, the pairs that it does not have."""
    from tempfile import TemporaryDirectory

    from summarycheck.ci.changes import Changes, not_in
    from summarycheck.readers import read_with_chinese

    def pairs(english: list[str], chinese: list[str]) -> Iterator[Record | Problem]:
        return read_with_chinese(english, chinese, input_format=form.name, fields=form.fields)

    now = pairs(english, chinese)
    if revision is None:
        return now
    with _asking_git(revision), TemporaryDirectory() as folder:
        changes = Changes(revision, lambda path, stream: ())
        sides = (changes.as_they_were(_present(paths), folder) for paths in (english, chinese))
        return not_in(now, pairs(*sides))


def _present(paths: list[str]) -> list[str]:
    """The paths that are there, and what the globs among them stand for."""
    from summarycheck.readers.opening import find

    there = [path for path in paths if os.path.exists(path)]
    return there + [path for path in find(set(paths) - set(there)) if isinstance(path, str)]


@contextmanager
def _asking_git(revision: str) -> Iterator[None]:
    from summarycheck.ci.git import GitError

    try:
        yield
    except GitError as error:
        raise Refused(f"--diff {revision}: {error}") from None


class Form(NamedTuple):
    """How the files of a policy are to be read: as this format, by this map."""

    name: str | None
    fields: FieldMap | None


def form_of(policy: Policy) -> Form:
    """The form that the policy's settings ask for."""
    return Form(_input_format(policy), _fields(policy))


def _fields(policy: Policy) -> FieldMap | None:
    """The map of the command line, else the configured one."""
    from summarycheck.readers import field_map

    told = policy.settings.get("map")
    configured = {key[0]: sourced for key, sourced in policy.settings.below("map").items()}
    if told is None and not configured:
        return None
    try:
        return field_map(told.value if told else {key: sourced.value for key, sourced in configured.items()})
    except ValueError as error:
        raise (told or next(iter(configured.values()))).error(str(error)) from None


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
