"""Pages of ``Abstract:`` paragraphs, each perhaps under a title, authors or affiliations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarycheck.model import Problem, Record
from summarycheck.readers.lines import (
    Line,
    ends_sentence,
    is_chinese,
    is_prose,
    page_lines,
    passage,
)
from summarycheck.readers.opening import Source

LABEL = re.compile(r"[\s#>*]*abstract[\s*]*[:：][\s*]*", re.IGNORECASE)
_LABEL_LINE = re.compile(r"^" + LABEL.pattern.replace(r"\s", " "), re.IGNORECASE | re.MULTILINE)
_TITLE = re.compile(r"[\s#>*]*title[\s*]*[:：][\s*]*(.*?)[\s*]*$", re.IGNORECASE)


def sniff(head: str) -> bool:
    return bool(_LABEL_LINE.search(head))


def read(source: Source) -> Iterator[Record | Problem]:
    """A record for each ``Abstract:``; title and id only where the page names them."""
    return read_lines(source.path, page_lines(source))


def read_lines(path: str, lines: Sequence[Line]) -> Iterator[Record | Problem]:
    """The records of a page's lines."""
    marks = [index for index, line in enumerate(lines) if LABEL.match(line.text)]
    header = lines[: next(iter(marks), 0)]
    for begin, end in zip(marks, [*marks[1:], len(lines)], strict=False):
        opening = LABEL.match(lines[begin].text)
        body = [lines[begin].after(opening.end() if opening else 0), *lines[begin + 1 : end]]
        length = _length(body)
        text = passage(path, body[:length], "source", "source")
        if not text.text:
            yield Problem(path, lines[begin].number, "an abstract without text")
        elif is_chinese(text.text):
            what = "the abstract is Chinese, not English"
            yield Problem(path, lines[begin].number, what, "give Chinese texts with --chinese")
        else:
            yield Record(
                text, id=next((line.identity for line in header if line.identity), ""), title=_title(header)
            )
        header = body[length:]


def _length(body: Sequence[Line]) -> int:
    """How many lines belong to the abstract; the others head the next paper or are the page's foot."""
    end = next((i for i, line in enumerate(body) if line.text.strip()), 0) + 1
    one_line = is_prose(body[end - 1].text)
    blank = False
    for index in range(end, len(body)):
        text = body[index].text
        if not text.strip():
            blank = True
        elif is_prose(text) or (ends_sentence(text) and one_line) or not (one_line or blank):
            end, blank = index + 1, False
        else:
            break
    return end


def _title(header: Sequence[Line]) -> str:
    return next((found[1] for line in header if (found := _TITLE.search(line.text))), "")
