"""The page of a rule: what it says and why, how grave it is, its examples as they come out, what was measured."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from summarycheck.checks import check_named
from summarycheck.engine import Checker
from summarycheck.messages import say
from summarycheck.model import CATEGORIES, Finding, Lang, Report, Text
from summarycheck.reporters.escaping import harmless, shortened
from summarycheck.reporters.regions import text_of
from summarycheck.rules import Example, Rule

MADE = "<!-- Made from the rules by `make docs`: edit the rule, not this page. -->"
INDEX = "README.md"

_WIDTH = 100
_LONGEST_VALUE = 200
_MEASURED = Path(__file__).with_name("measured.yaml")


class Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many findings of some rules were right, of those that were read against both texts; ``source`` says where
    that is written down. ``rules`` are ids or categories; what was arguable is neither right nor wrong.
    """

    rules: tuple[str, ...]
    texts: tuple[str, str]  # in English and Chinese
    source: str
    right: int
    wrong: int
    arguable: int = 0

    def told(self, lang: Lang, folder: str | None) -> str:
        total = self.right + self.wrong + self.arguable
        return say(
            "explain-measured-line",
            lang,
            texts=self.texts[lang == "zh"],
            rules=self._which(lang),
            total=total,
            right=self.right,
            wrong=self.wrong,
            arguable=self.arguable,
            source=self.source if folder is None else _link(self.source, self.source, folder),
        )

    def _which(self, lang: Lang) -> str:
        """The rules by name, or that they are all of some categories; two or more were counted together."""
        names = ", ".join(self.rules)
        if {*CATEGORIES} >= {*self.rules}:
            return say("explain-all-rules", lang, categories=names)
        return names if len(self.rules) == 1 else say("explain-together", lang, rules=names)


@cache
def measurements() -> tuple[Measured, ...]:
    """What was measured; ``measured.yaml`` beside this module."""
    import yaml

    return tuple(msgspec.convert(yaml.safe_load(_MEASURED.read_text(encoding="utf-8")), list[Measured]))


# ---- a page --------------------------------------------------------------------------------------


def page(rule: Rule, lang: Lang = "en", width: int = _WIDTH, folder: str | None = None) -> str:
    """The page of the rule in Markdown. ``folder``: where it will stand, so that it can link to files."""
    return "\n".join(_page(rule, lang, width, folder)) + "\n"


def _page(rule: Rule, lang: Lang, width: int, folder: str | None) -> Iterator[str]:
    reports = [(example, _checker(rule, example, lang).check(example.record)) for example in rule.examples]
    yield f"# {rule.id}"
    yield ""
    first = next((finding for _, report in reports for finding in report.findings), None)
    yield f"> {_prose(first.message if first else rule.words(lang))}"
    yield ""
    yield _prose(rule.reason(lang))
    yield ""
    yield f"- {say('explain-category', lang)}: {rule.category}"
    severities = (f"{say(rule.severity(role), lang)} ({say(role, lang)})" for role in rule.applies_to)
    yield f"- {say('explain-severity', lang)}: {', '.join(severities)}"
    yield f"- {say('explain-repair', lang)}: {say(f'explain-fix-{_repairs(rule, reports)}', lang)}"
    yield f"- {say('explain-check', lang)}: `{rule.check}`"
    yield f"- {say('explain-file', lang)}: {_file(rule, folder)}"
    # Of the category only the packaged rules were measured.
    known = {rule.id, rule.category} if rule.packaged else set()
    if measured := [each for each in measurements() if known & {*each.rules}]:
        yield from ("", f"## {say('explain-measured', lang)}", "")
        yield from (f"- {each.told(lang, folder)}" for each in measured)
    for good in (False, True):
        yield from ("", f"## {say('explain-ok' if good else 'explain-bad', lang)}", "")
        yield from _fenced(
            [_example(*each, lang, width) for each in reports if each[0].good is good],
        )
    if options := [*_options(rule, lang)]:
        yield from ("", f"## {say('explain-options', lang)}", "")
        yield say("explain-how-to-set", lang, rule=rule.id)
        yield ""
        yield from options


def _checker(rule: Rule, example: Example, lang: Lang) -> Checker:
    return Checker([rule], lang=lang, glossaries=example.glossaries)


def _repairs(rule: Rule, reports: Iterable[tuple[Example, Report]]) -> str:
    """``none`` too for a rule whose check never has a repair to give."""
    some = any(finding.suggestion for _, report in reports for finding in report.findings)
    return rule.fix if some else "none"


def _file(rule: Rule, folder: str | None) -> str:
    if folder is None:
        return f"`{harmless(rule.path)}`"
    return _link(Path(rule.path).name, rule.path, folder)


def _link(words: str, path: str, folder: str) -> str:
    """A link from a page in the folder."""
    return f"[{words}]({Path(os.path.relpath(path, folder)).as_posix()})"


# ---- its examples --------------------------------------------------------------------------------


def _fenced(examples: list[list[str]]) -> Iterator[str]:
    """The examples in one block of code, a blank line between them."""
    lines: list[str] = []
    for example in examples:
        lines += ("", *example) if lines else example
    ticks = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, ticks + 1)
    yield from (f"{fence}text", *lines, fence)


def _example(example: Example, report: Report, lang: Lang, width: int) -> list[str]:
    """A line or more for each text, with the evidence between ⟦ and ⟧, and what is said of it."""
    record = report.record
    rows = [(say("explain-english", lang), _marked(record.source, _spans(report, None)))]
    rows += ((say(text.role, lang), _marked(text, _spans(report, text))) for text in record.targets)
    rows += ((say("explain-says", lang), finding.message) for finding in report.findings)
    if example.fix is not None:
        rows.append((say("explain-repaired", lang), example.fix))
    room = 13
    return [line for label, text in rows for line in _wrapped(label, text, room, width)]


def _wrapped(label: str, text: str, room: int, width: int) -> Iterator[str]:
    from rich.cells import cell_len

    from summarycheck.reporters.styled import Styled
    from summarycheck.reporters.wrapping import lines

    for number, line in enumerate(lines(Styled(harmless(text.replace("\n", "↵"))), max(width - room, 20))):
        head = label if number == 0 else ""
        yield (head + " " * (room - cell_len(head)) + line.plain).rstrip()


def _spans(report: Report, text: Text | None) -> list[tuple[int, int]]:
    """Where the evidence is in this target text; in the source for ``None``."""
    spans = (
        finding.source if text is None else finding.target if _is_in(finding, text, report) else None
        for finding in report.findings
    )
    return sorted({(span.start, span.end) for span in spans if span is not None})


def _is_in(finding: Finding, text: Text, report: Report) -> bool:
    return text_of(finding, report) is text


def _marked(text: Text, spans: Iterable[tuple[int, int]]) -> str:
    parts: list[str] = []
    done = 0
    for start, end in spans:
        if start >= done:  # of two that overlap, the first
            parts += (text.text[done:start], f"⟦{text.text[start:end]}⟧")
            done = end
    return "".join(parts) + text.text[done:]


# ---- its options ---------------------------------------------------------------------------------


def _options(rule: Rule, lang: Lang) -> Iterator[str]:
    """What can be set, and what it is set to. What divides a check among its rules is nobody's to set."""
    check = check_named(rule.check)
    for name, option in check.options.items():
        if name == check.shared_by:
            continue
        value = _value(rule.options.get(name))
        set_to = say("explain-set-to", lang, value=_code(value)) if value else say("explain-not-set", lang)
        yield f"- `{name}`: {option.help}{'。' if lang == 'zh' else '. '}{set_to}"


def _value(value: Any) -> str:
    if value is None or value is False or value == ():
        return ""
    if isinstance(value, (list, tuple, frozenset)):
        return ", ".join(map(str, value))
    return "true" if value is True else str(getattr(value, "pattern", value))


def _code(value: str) -> str:
    """The value as code in a line."""
    value = shortened(harmless(value), _LONGEST_VALUE)
    ticks = "`" * (max((len(run) for run in re.findall("`+", value)), default=0) + 1)
    blank = " " if value.startswith("`") or value.endswith("`") else ""
    return f"{ticks}{blank}{value}{blank}{ticks}"


def _prose(text: str) -> str:
    """Words that are no markup."""
    return re.sub(r"([\\`*_<>\[\]#$~|&])", r"\\\1", harmless(text.strip()))


# ---- all of them ---------------------------------------------------------------------------------


def pages(rules: Iterable[Rule], folder: str) -> Mapping[str, str]:
    """The files of the manual by name: a page for each rule, and their index by category."""
    rules = sorted(rules, key=lambda rule: rule.id)
    found = {f"{rule.id}.md": f"{MADE}\n\n{page(rule, folder=folder)}" for rule in rules}
    return {INDEX: "\n".join(_index(rules)) + "\n", **found}


def _index(rules: list[Rule]) -> Iterator[str]:
    yield from (MADE, "", "# Rules", "")
    yield "`summarycheck explain RULE` shows the page of a rule on the terminal, also in Chinese (`--lang zh`)."
    for category in CATEGORIES:
        if some := [rule for rule in rules if rule.category == category]:
            yield from (
                "",
                f"## {category}",
                "",
                "| rule | severity | says, for example |",
                "| --- | --- | --- |",
            )
            for rule in some:
                severity = "/".join(dict.fromkeys(rule.severity(role) for role in rule.applies_to))
                yield f"| [{rule.id}]({rule.id}.md) | {severity} | {_prose(shortened(_said(rule), 160))} |"


def _said(rule: Rule) -> str:
    """What the rule says of the first of its examples that it has something to say of."""
    for example in rule.examples:
        for finding in _checker(rule, example, "en").check(example.record).findings:
            return finding.message
    return rule.words("en")
