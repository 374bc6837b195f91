"""A file that is one text: never guessed, but taken when asked for or when paired by its name.

``2406.08115.txt`` holds the text of the paper 2406.08115; so does ``2406.08115.zh.txt``. A first line that is
a heading, or stands apart from what follows, is the title.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import NamedTuple

from summarycheck.model import Problem, Record, Role
from summarycheck.readers.lines import Line, ends_sentence, is_chinese, is_prose, page_lines, passage
from summarycheck.readers.opening import Source

_SUFFIX = re.compile(r"\.(?:gz|txt|text|md|markdown)$", re.IGNORECASE)
_ASIDE = re.compile(
    r"[._ -](?:en|eng|english|abstract|source|zh|cn|chs|cht|chinese|zh[-_]?(?:cn|tw|hk|hans|hant)|"
    r"translation|translated|summary|tldr|译文|翻译|中文|摘要|总结)$",
    re.IGNORECASE,
)
_SUMMARY = re.compile(r"(?:^|[\W_])(?:summary|summaries|tldr|摘要|总结)(?:$|[\W_])", re.IGNORECASE)
_LABEL = re.compile(r"[\s#*]*(?:abstract|摘要|译文)[\s*]*[:：][\s*]*", re.IGNORECASE)


class Document(NamedTuple):
    """What a plain file says: whose text it is (by its name), its title, its text."""

    id: str
    title: str
    lines: list[Line]


def sniff(head: str) -> bool:
    return False


def read(source: Source) -> Iterator[Record | Problem]:
    """The one record of the file."""
    found = document(source)
    text = passage(source.path, found.lines, "source", "source")
    if not text.text:
        yield Problem(source.path, 0, "no text in this file")
    elif is_chinese(text.text):
        what = "this text is Chinese, not English"
        yield Problem(source.path, 0, what, "give Chinese texts with --chinese")
    else:
        yield Record(text, id=found.id, title=found.title)


def document(source: Source) -> Document:
    """The file taken apart."""
    name = os.path.basename(source.path) if source.path != "<stdin>" else ""
    while (shorter := _SUFFIX.sub("", name)) != name or (shorter := _ASIDE.sub("", name)) != name:
        name = shorter
    lines = page_lines(source)
    while lines and not lines[0].text.strip():
        lines = lines[1:]
    title = ""
    if len(lines) > 1 and _is_title(lines[0].text, lines[1].text):
        title, lines = lines[0].text.strip(" \t#*"), lines[1:]
    while lines and not lines[0].text.strip():
        lines = lines[1:]
    if lines and (label := _LABEL.match(lines[0].text)):
        lines = [lines[0].after(label.end()), *lines[1:]]
    return Document(name, title, lines)


def role(path: str) -> Role:
    """Summary when the file or its folder is called one, else translation."""
    folder, name = os.path.split(path)
    return "summary" if _SUMMARY.search(f"{os.path.basename(folder)} {name}") else "translation"


def _is_title(first: str, second: str) -> bool:
    if first.lstrip().startswith("#"):
        return True
    return not second.strip() and not is_prose(first) and not ends_sentence(first) and not _LABEL.match(first)
