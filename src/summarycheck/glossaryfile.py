"""Glossaries in YAML: those of users, and those that come with the program (see ``glossary`` for what an entry says)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarycheck.glossary import OF_WORDS, Entry, Glossary, Kind
from summarycheck.kept import kept, packaged_folder
from summarycheck.yamlfile import YamlError, YamlFile, read_text

if TYPE_CHECKING:
    import yaml

_KINDS: tuple[Kind, ...] = ("term", "name", "word", "sense")
_OPTIONAL = (
    "allowed",
    "forbidden",
    "discouraged",
    "except",
    "also",
    "acronym",
    "when",
    "unless",
    "with",
    "case",
    "required",
    "note",
)
# Lists, and the fields of ``Entry`` that they become.
_LISTS = {
    **{key: key for key in ("allowed", "forbidden", "discouraged", "also", "when", "unless")},
    "except": "apart",
    "with": "beside",
}
_SHIPPED = (
    "names.yaml",
    "words.yaml",
    "terms.yaml",
    "senses.yaml",
    "literal.yaml",
    "homographs.yaml",
    "acronyms.yaml",
)


_ENTRY = "- {term: token, forbidden: [代币]}"


class GlossaryError(YamlError):
    """Why a glossary is refused, and where."""


def read_glossary(path: str | Path) -> Glossary:
    """The glossary in a YAML file; ``GlossaryError`` with line and column for what is not understood."""
    return parse_glossary(read_text(path, GlossaryError), str(path))


def parse_glossary(raw: str, path: str = "<glossary>") -> Glossary:
    """The glossary written in ``raw``."""
    file = GlossaryFile(path, GlossaryError)
    return file.glossary(file.compose(raw, f"a glossary is a list of entries: {_ENTRY}"))


class GlossaryFile(YamlFile):
    """The decoder of a glossary, in a file of its own or in another."""

    def glossary(self, node: yaml.Node) -> Glossary:
        return Glossary(
            self.items(node, "a glossary", self.entry, f"each entry begins with a dash: {_ENTRY}")
        )

    def entry(self, node: yaml.Node) -> Entry:
        keys = self.mapping(node, "an entry", (), (*_KINDS, *_OPTIONAL))
        kinds = [kind for kind in _KINDS if kind in keys]
        if len(kinds) != 1:
            raise self.error(node, "an entry has one of term, name, word and sense")
        kind = kinds[0]
        lists: dict[str, Any] = {
            field: tuple(self.words(keys[key], key)) for key, field in _LISTS.items() if key in keys
        }
        for wrong in ("forbidden", "discouraged"):
            for node_of_word, word in self.forms(keys[wrong], wrong) if wrong in keys else ():
                if len(word) < 2:
                    what = f"{word!r} is too short to be told from parts of words"
                    raise self.error(node_of_word, what, "two characters at least")
                if word in lists.get("allowed", ()):
                    raise self.error(node_of_word, f"{word!r} is both allowed and {wrong}")
        if not {"allowed", "forbidden", "discouraged", "acronym"} & keys.keys():
            raise self.error(node, "an entry has renderings: allowed, forbidden or discouraged")
        required = "required" in keys and self.truth(keys["required"], "required")
        if required and not lists.get("allowed"):
            raise self.error(keys["required"], "a required rendering must be allowed", "add allowed: […]")
        return Entry(
            word=self.text(keys[kind], kind),
            kind=kind,
            case=self.truth(keys["case"], "case") if "case" in keys else kind not in OF_WORDS,
            required=required,
            acronym=self.text(keys["acronym"], "acronym") if "acronym" in keys else "",
            note=self.text(keys["note"], "note", empty=True) if "note" in keys else "",
            **lists,
        )

    def words(self, node: yaml.Node, key: str) -> list[str]:
        """The words of a list, or the only one; none twice."""
        found: dict[str, None] = {}
        for item, word in self.forms(node, key):
            if word in found:
                raise self.error(item, f"{word!r} is given twice in {key}")
            found[word] = None
        return list(found)

    def forms(self, node: yaml.Node, key: str) -> Iterator[tuple[yaml.Node, str]]:
        """The words with the nodes that give them."""
        from yaml import SequenceNode

        for item in node.value if isinstance(node, SequenceNode) else [node]:
            yield from ((item, word) for word in _choices(self.text(item, key)))


_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")


def _choices(written: str) -> Iterator[str]:
    """Every form that it stands for: ``(hidden|inner) (unit|layer)`` for four."""
    parts = _CHOICE.split(written)  # every other one is in brackets
    for chosen in product(*(part.split("|") if n % 2 else (part,) for n, part in enumerate(parts))):
        yield "".join(chosen)


def read_glossaries(paths: Iterable[str | Path]) -> Glossary:
    """The shipped glossary under those in the files, of which the first has the say."""
    found = Glossary(())
    for path in paths:
        found = found.over(read_glossary(path))
    return found.over(shipped_glossary())


@cache
def shipped_glossary() -> Glossary:
    """The names and terms that come with the program."""
    return kept("glossary", _read_shipped)


def _read_shipped() -> Glossary:
    folder = packaged_folder() / "glossaries"
    return Glossary(entry for name in _SHIPPED for entry in read_glossary(folder / name).entries)
