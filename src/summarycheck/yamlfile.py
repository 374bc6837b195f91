"""YAML files read strictly: what is not understood is refused, with its place and the right word.

The files are composed to nodes, not loaded to values: every node knows its line and column, and no YAML 1.1
typing turns ``no`` into false or ``12:30`` into 750. A scalar is a string until the schema says otherwise.

``yaml`` is imported when there is a file to read: a start from what is kept (see ``kept``) has none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from summarycheck.model import Problem

if TYPE_CHECKING:
    import yaml

T = TypeVar("T")


class YamlError(Exception):
    """Why a file is refused, and where."""

    def __init__(self, path: str, line: int, column: int, what: str, hint: str = "") -> None:
        super().__init__(path, line, column, what, hint)  # all of it, so that it can be pickled
        self.path, self.line, self.column, self.what, self.hint = path, line, column, what, hint

    @property
    def problem(self) -> Problem:
        """The same as a problem of the run."""
        return Problem(self.path, self.line, self.what, self.hint, self.column)

    def __str__(self) -> str:
        return str(self.problem)


def read_text(path: str | Path, refusal: type[YamlError] = YamlError) -> str:
    """The UTF-8 text of a file, or the refusal."""
    try:
        return Path(path).read_bytes().decode("utf-8")
    except OSError as error:
        raise refusal(str(path), 0, 0, *unread(error)) from None
    except UnicodeDecodeError as error:
        raise refusal(
            str(path), 0, 0, f"not UTF-8: byte {error.start} is 0x{error.object[error.start]:02x}"
        ) from None


def unread(error: OSError) -> tuple[str, str]:
    """Why a file that is named cannot be read, and how to mend it."""
    hint = "paths are relative to the current directory" if isinstance(error, FileNotFoundError) else ""
    return f"cannot be read: {error.strerror or error}", hint


class YamlFile:
    """A decoder of one file: from nodes to what they mean, or the refusal at the node."""

    def __init__(self, path: str, refusal: type[YamlError] = YamlError) -> None:
        self.path = path
        self.refusal = refusal

    def error(self, node: yaml.Node, what: str, hint: str = "") -> YamlError:
        return self.refusal(self.path, node.start_mark.line + 1, node.start_mark.column + 1, what, hint)

    def compose(self, raw: str, form: str) -> yaml.Node:
        """The root node of ``raw``; ``form`` says what stands in such a file."""
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            node: yaml.Node | None = yaml.compose(raw, Loader=loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            what = f"not YAML: {error.problem or error.context}"
            line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
            raise self.refusal(self.path, line, column, what) from None
        except (yaml.YAMLError, RecursionError) as error:
            raise self.refusal(self.path, 1, 1, f"not YAML: {str(error).splitlines()[0]}") from None
        if node is None:
            raise self.refusal(self.path, 1, 1, f"the file is empty; {form}")
        return node

    def mapping(
        self,
        node: yaml.Node,
        what: str,
        required: Iterable[str],
        optional: Iterable[str],
        unknown: str = "",
    ) -> dict[str, yaml.Node]:
        """The nodes by key: all the required keys, no unknown one, none twice."""
        from yaml import MappingNode

        if not isinstance(node, MappingNode):
            raise self.error(node, f"{what} must be a mapping (key: value)")
        required = tuple(required)
        known = (*required, *optional)
        found: dict[str, yaml.Node] = {}
        for key_node, value in node.value:
            key = self.text(key_node, "a key")
            if key not in known:
                hint = nearest(key, known) or f"known: {', '.join(known) or 'none'}"
                raise self.error(key_node, f"unknown {unknown or f'key in {what}'}: {key!r}", hint)
            if key in found:
                raise self.error(key_node, f"{key!r} is given twice in {what}")
            found[key] = value
        for key in required:
            if key not in found:
                raise self.error(node, f"{what} lacks {key!r}")
        return found

    def items(self, node: yaml.Node, what: str, decode: Callable[[yaml.Node], T], hint: str = "") -> list[T]:
        """What each node of a list means; ``hint``: how such a list is written."""
        from yaml import SequenceNode

        if not isinstance(node, SequenceNode):
            raise self.error(node, f"{what} must be a list", hint)
        return [decode(item) for item in node.value]

    def text(self, node: yaml.Node, what: str, empty: bool = False) -> str:
        """The scalar as it is written."""
        from yaml import ScalarNode

        if not isinstance(node, ScalarNode):
            raise self.error(node, f"{what} must be a plain text, not a list or mapping")
        if not node.value and not empty:
            raise self.error(node, f"{what} is empty")
        return str(node.value)

    def choice(self, node: yaml.Node, what: str, choices: Collection[str]) -> str:
        """A scalar that is one of these."""
        word = self.text(node, what)
        if word not in choices:
            hint = nearest(word, choices) or f"one of {', '.join(choices)}"
            raise self.error(node, f"unknown {what}: {word!r}", hint)
        return word

    def truth(self, node: yaml.Node, what: str) -> bool:
        """``true`` or ``false``."""
        try:
            return truth(self.text(node, what))
        except ValueError:
            raise self.error(node, f"{what} must be true or false, not {node.value!r}") from None


def truth(written: str) -> bool:
    """``true`` or ``false``; ``ValueError`` for anything else (``yes``, ``no`` and ``True`` too)."""
    if written not in ("true", "false"):
        raise ValueError(written)
    return written == "true"


def nearest(word: str, known: Iterable[str]) -> str:
    """``did you mean 'x'?``, or nothing when no known word is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, sorted(known), n=1)
    return f"did you mean {near[0]!r}?" if near else ""
