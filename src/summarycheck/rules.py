"""Rule files in YAML, read strictly: what is not understood is refused, with its place and the right word."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import msgspec

from summarycheck.checks import CHECKS, check_named
from summarycheck.checks.base import Check, Option
from summarycheck.glossary import Glossary
from summarycheck.glossaryfile import GlossaryFile, shipped_glossary
from summarycheck.kept import kept, packaged_folder
from summarycheck.model import CATEGORIES, SEVERITIES, Record, Role, Severity, Text
from summarycheck.yamlfile import YamlError, YamlFile, nearest, read_text, truth

if TYPE_CHECKING:
    import yaml

FixKind = Literal["safe", "unsafe", "none"]

ROLES: tuple[Role, ...] = ("source", "translation", "summary")
FIX_KINDS: tuple[FixKind, ...] = ("safe", "unsafe", "none")
# What every message may name beside the facts of its check.
PLACEHOLDERS = frozenset({"source", "target", "suggestion", "field"})
_SUFFIXES = (".yaml", ".yml")
_APART = "glossaries"  # a folder of this name holds no rules


class RuleError(YamlError):
    """Why a rule file is refused, and where."""


class Example(msgspec.Struct, frozen=True):
    """A proof of its rule: a record, and what the rule must say of it.

    ``target`` is the text under test, in ``role``. ``flags`` are all the quotes to be found (``None``: one
    or more, whatever they be); ``fix`` is the whole target after the repairs. ``glossary`` goes before the shipped.
    """

    source: str
    target: str | None
    role: Role
    good: bool
    translation: str | None = None
    flags: tuple[str, ...] | None = None
    fix: str | None = None
    glossary: Glossary | None = None
    line: int = 0

    @property
    def glossaries(self) -> Glossary | None:
        """Its glossary over the shipped one; ``None`` for the shipped one alone."""
        return self.glossary.over(shipped_glossary()) if self.glossary is not None else None

    @property
    def record(self) -> Record:
        """The record to check; its text under test comes last."""
        texts: list[Text] = []
        if self.translation is not None:
            texts.append(Text(self.translation, "translation", "translation"))
        if self.target is not None:
            texts.append(Text(self.target, self.role, self.role))
        return Record(Text(self.source, "source", "source"), tuple(texts), id="example")


class Rule(msgspec.Struct, frozen=True, dict=True):
    """A policy: which check, on which texts, how grave, in what words. Its examples prove it."""

    id: str
    check: str
    category: str
    severities: Mapping[str, Severity]
    applies_to: tuple[Role, ...]
    options: Mapping[str, Any]
    message: str
    message_en: str
    why: str
    examples: tuple[Example, ...]
    fix: FixKind = "safe"
    path: str = ""
    line: int = 1
    why_zh: str = ""

    def severity(self, role: str) -> Severity:
        """How grave a finding in a text of this role is; of a role it does not apply to, as grave as any."""
        return self.severities.get(role, self.worst)

    @property
    def worst(self) -> Severity:
        return max(self.severities.values(), key=SEVERITIES.index)

    @cached_property
    def roles(self) -> frozenset[Role]:
        return frozenset(self.applies_to)

    @property
    def packaged(self) -> bool:
        """True for a rule that comes with the program."""
        return packaged_folder() in Path(self.path).parents

    def words(self, lang: str) -> str:
        """The message template in this language."""
        return self.message if lang == "zh" else self.message_en

    def reason(self, lang: str) -> str:
        """Why it matters, on one line; in English where there are no Chinese words for it."""
        why = (self.why_zh if lang == "zh" else "") or self.why
        return " ".join(why.split())


# ---- finding the files ---------------------------------------------------------------------------


def rule_files(path: Path) -> Iterator[Path]:
    """The file itself, or every rule file below the folder, sorted."""
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.suffix in _SUFFIXES and _APART not in file.relative_to(path).parts[:-1]:
                yield file
    else:
        yield path


def read_rules(paths: Iterable[str | Path] | None = None) -> tuple[list[Rule], list[RuleError]]:
    """The rules in these files and folders (none given: the packaged ones), and why others are refused."""
    rules: dict[str, Rule] = {}
    errors: list[RuleError] = []
    packaged = packaged_folder()
    for path in (packaged,) if paths is None else map(Path, paths):
        read = partial(_read_folder, path)
        for found in kept("rules", read) if path == packaged else read():
            if isinstance(found, RuleError):
                errors.append(found)
            elif (first := rules.setdefault(found.id, found)) is not found and not _same_file(first, found):
                what = f"the id {found.id!r} is taken by {first.path}"
                errors.append(RuleError(found.path, found.line, 1, what, "rename the file and the id"))
    return list(rules.values()), errors


def _read_folder(path: Path) -> list[Rule | RuleError]:
    """The rule of each file in the folder (or of the file), or why there is none."""
    found: list[Rule | RuleError] = []
    for file in rule_files(path):
        try:
            found.append(read_rule(file))
        except RuleError as error:
            found.append(error)
    return found or [RuleError(str(path), 0, 0, "no rule files (*.yaml) in this folder")]


def load_rules(paths: Iterable[str | Path] | None = None) -> list[Rule]:
    """The rules in these files and folders (none given: the packaged ones); the first error is raised."""
    rules, errors = read_rules(paths)
    if errors:
        raise errors[0]
    return rules


def pick(rules: Iterable[Rule], select: Iterable[str] = (), ignore: Iterable[str] = ()) -> list[Rule]:
    """The rules selected (if any are) and not ignored, by id or category. ``ValueError``: no such rule."""
    rules = list(rules)
    known = {word for rule in rules for word in (rule.id, rule.category)}
    wanted, unwanted = frozenset(select), frozenset(ignore)
    for word in sorted(wanted | unwanted):
        if word not in known:
            raise ValueError(no_such_rule(word, known))
    return [
        rule
        for rule in rules
        if (not wanted or {rule.id, rule.category} & wanted) and not {rule.id, rule.category} & unwanted
    ]


def no_such_rule(word: str, known: Iterable[str]) -> str:
    """That there is none called so, and which is meant perhaps."""
    known = [*known]
    if word in CATEGORIES and word not in known:
        hint = "it is a category, whose rules are told by: summarycheck rules list"
    elif re.search(r"[\s,]", word):
        hint = "one by one: repeat the option for each"
    else:
        hint = nearest(word, known) or "see: summarycheck rules list"
    return f"no rule {word!r} ({hint})"


def _same_file(first: Rule, second: Rule) -> bool:
    return Path(first.path).resolve() == Path(second.path).resolve()


# ---- reading one file ----------------------------------------------------------------------------


def read_rule(path: str | Path) -> Rule:
    """The rule in a file."""
    return parse_rule(read_text(path, RuleError), str(path))


def parse_rule(raw: str, path: str) -> Rule:
    """The rule written in ``raw``; ``path`` is where it comes from and must be named after its id."""
    file = _RuleFile(path, RuleError)
    return file.rule(file.compose(raw, "a rule is a mapping that begins with id:"))


class _RuleFile(YamlFile):
    """The decoder of one file: from nodes to a Rule, or a RuleError at the node."""

    def rule(self, node: yaml.Node) -> Rule:
        keys = self.mapping(node, "a rule", _REQUIRED, _OPTIONAL)
        identity = self.text(keys["id"], "id")
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", identity):
            raise self.error(keys["id"], f"id {identity!r} is not lower-case words joined by hyphens")
        if identity != Path(self.path).stem:
            hint = f"name the file {identity}{Path(self.path).suffix}, or the rule {Path(self.path).stem}"
            raise self.error(keys["id"], f"id {identity!r} is not the file's name", hint)
        check = check_named(self.choice(keys["check"], "check", CHECKS))
        applies_to = cast(
            tuple[Role, ...],
            self.items(keys["applies-to"], "applies-to", lambda n: self.choice(n, "role", ROLES)),
        )
        if not applies_to:
            raise self.error(keys["applies-to"], "applies-to names no role", f"one of {', '.join(ROLES)}")
        message = self.message(keys["message"], "message", check)
        english = self.message(keys["message-en"], "message-en", check) if "message-en" in keys else message
        return Rule(
            id=identity,
            check=check.name,
            category=self.choice(keys["category"], "category", CATEGORIES),
            severities=self.severities(keys["severity"], applies_to),
            applies_to=applies_to,
            options=self.options(keys.get("options"), check),
            message=message,
            message_en=english,
            why=self.text(keys["why"], "why"),
            why_zh=self.text(keys["why-zh"], "why-zh") if "why-zh" in keys else "",
            fix=self.fix(keys.get("fix")),
            examples=self.examples(keys["examples"], applies_to),
            path=self.path,
            line=keys["id"].start_mark.line + 1,
        )

    def severities(self, node: yaml.Node, applies_to: Sequence[Role]) -> Mapping[str, Severity]:
        """Severity by role; a plain severity is that of every role."""
        from yaml import ScalarNode

        if isinstance(node, ScalarNode):
            return dict.fromkeys(ROLES, cast(Severity, self.choice(node, "severity", SEVERITIES)))
        keys = self.mapping(node, "severity", applies_to, (), unknown="role (not in applies-to)")
        return {role: cast(Severity, self.choice(keys[role], "severity", SEVERITIES)) for role in applies_to}

    def options(self, node: yaml.Node | None, check: Check) -> Mapping[str, Any]:
        """Every option of the check: as given, else its default."""
        values = {name: option.default for name, option in check.options.items()}
        if node is not None:
            unknown = f"option of the check {check.name!r}"
            for name, value in self.mapping(node, "options", (), check.options, unknown=unknown).items():
                values[name] = self.value(value, name, check.options[name])
        return values

    def value(self, node: yaml.Node, name: str, option: Option) -> Any:
        """An option's value in its type."""
        if option.type in (list, tuple, frozenset):
            each = Option(str, None, option.choices)
            return option.type(self.items(node, name, lambda item: self.value(item, name, each)))
        if option.choices:
            return self.choice(node, name, option.choices)
        written = self.text(node, name, empty=option.type is str)
        if option.type is str:
            return written
        try:
            return _SCALARS[option.type](written)
        except ValueError as error:
            what = f"{name} must be {_TYPE_NAMES[option.type]}, not {written!r}"
            detail = f": {error}" if option.type is re.Pattern else ""
            raise self.error(node, what + detail) from None

    def message(self, node: yaml.Node, key: str, check: Check) -> str:
        """A message whose placeholders the check can fill."""
        words = self.text(node, key)
        offered = check.facts | PLACEHOLDERS
        try:
            parts = list(string.Formatter().parse(words))
        except ValueError as error:
            raise self.error(node, f"{key}: {error}", "write a literal brace twice: {{") from None
        for _, name, spec, conversion in parts:
            if name is None:
                continue
            if name not in offered:
                hint = nearest(name, offered) or f"offered: {', '.join(sorted(offered))}"
                raise self.error(node, f"{key}: the check {check.name!r} offers no {{{name}}}", hint)
            if spec or conversion:
                raise self.error(node, f"{key}: {{{name}}} takes no format; facts are words already")
        return words

    def fix(self, node: yaml.Node | None) -> FixKind:
        if node is None:
            return "safe"
        keys = self.mapping(node, "fix", ("kind",), ())
        return cast(FixKind, self.choice(keys["kind"], "kind", FIX_KINDS))

    def examples(self, node: yaml.Node, applies_to: Sequence[Role]) -> tuple[Example, ...]:
        """The bad ones, then the ok ones; at least one of each."""
        keys = self.mapping(node, "examples", ("bad", "ok"), ())
        found: list[Example] = []
        for key in ("bad", "ok"):
            some = self.items(keys[key], key, partial(self.example, good=key == "ok", applies_to=applies_to))
            if not some:
                raise self.error(keys[key], f"no {key} example", "every rule proves itself both ways")
            found += some
        return tuple(found)

    def glossary(self, node: yaml.Node) -> Glossary:
        return GlossaryFile(self.path, RuleError).glossary(node)

    def example(self, node: yaml.Node, good: bool, applies_to: Sequence[Role]) -> Example:
        kind = "an ok example" if good else "a bad example"
        keys = self.mapping(
            node, kind, ("source",), ("target", "role", "translation", "glossary", *(() if good else _PROOF))
        )
        role = cast(Role, self.choice(keys["role"], "role", applies_to)) if "role" in keys else applies_to[0]
        if "target" not in keys and role != "source":
            raise self.error(node, f"{kind} in the role {role} needs a target")

        def optional(key: str) -> str | None:
            return self.text(keys[key], key, empty=True) if key in keys else None

        flags = (
            self.items(keys["flags"], "flags", lambda n: self.text(n, "flags")) if "flags" in keys else None
        )
        if flags == []:
            raise self.error(keys["flags"], "flags is empty: a bad example has at least one finding")
        return Example(
            source=self.text(keys["source"], "source", empty=True),
            target=optional("target"),
            role=role if role != "source" else "translation",
            good=good,
            translation=optional("translation"),
            flags=None if flags is None else tuple(flags),
            fix=optional("fix"),
            glossary=self.glossary(keys["glossary"]) if "glossary" in keys else None,
            line=node.start_mark.line + 1,
        )


_REQUIRED = ("id", "check", "category", "severity", "applies-to", "message", "why", "examples")
_OPTIONAL = ("message-en", "why-zh", "options", "fix")
_PROOF = ("flags", "fix")


def _expression(written: str) -> re.Pattern[str]:
    try:
        return re.compile(written)
    except re.error as error:
        raise ValueError(str(error)) from None


_SCALARS: Mapping[type, Callable[[str], Any]] = {
    bool: truth,
    int: int,
    float: float,
    re.Pattern: _expression,
}
_TYPE_NAMES: Mapping[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    re.Pattern: "a regular expression",
}
