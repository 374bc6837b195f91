"""HTML pages: the same pages as there are in text and Markdown, told apart by what their lines say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.model import Problem, Record
from summarycheck.readers import abstracts, digest, labelled
from summarycheck.readers.fields import FieldMap
from summarycheck.readers.lines import Line
from summarycheck.readers.opening import Source

_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_PART = re.compile(r"\s*<(?:article|main|section|div|h[1-6]|p)\b[^>]*>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} |\*\*\w|- )", re.MULTILINE)  # which may hold elements of HTML


def sniff(head: str) -> bool:
    return bool(_PAGE.match(head)) or (bool(_PART.match(head)) and not _MARKDOWN.search(head))


def read(source: Source) -> Iterator[Record | Problem]:
    """The records of the page, as the reader of its kind of page finds them."""
    lines = _lines(source)
    text = "\n".join(line.text for line in lines)
    if labelled.sniff_lines(lines):
        return labelled.read_lines(source.path, lines)
    if abstracts.sniff(text) and not digest.sniff(text):
        return abstracts.read_lines(source.path, lines)
    return digest.read_lines(source.path, lines)


def read_labelled(source: Source, fields: FieldMap) -> Iterator[Record | Problem]:
    """The records of a page whose labels are told by a map."""
    return labelled.read_lines(source.path, _lines(source), fields)


def _lines(source: Source) -> list[Line]:
    from summarycheck.readers.htmlpage import page  # loads Python's HTML parser

    return page(source.text())
