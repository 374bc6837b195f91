"""Dirt in the source's own numbers (``86. 27%``, ``72,64%``, ``$81%$``): compared through, and said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summarycheck.model import Span
from summarycheck.quantities.scan.digits import figures_of

_DIRT = re.compile(
    r"(?P<split>(?<![\d.])\d{1,3}\.[ \t\n]+\d{1,2}\s?\\?%)"
    r"|(?P<comma>(?<![\d,])\d{1,3},\d{1,2}\s?\\?%)"
    r"|(?P<percent>\$\d+(?:\.\d+)?%\$)"
    r"|(?P<blank>(?<![\d.,$])\d{1,3}(?: \d{3})+(?![\d.,%\\-]|\s?[-–]))"
    r"|(?P<doubled>\d\\?%\s?\\?%)"
)


_MEANT: dict[str, Callable[[str], str]] = {
    "split": lambda text: re.sub(r"\.\s+", ".", text),
    "comma": lambda text: text.replace(",", "."),
    "percent": lambda text: text.strip("$").replace("%", "\\%").join("$$"),
    "blank": lambda text: text.replace(" ", ","),
    "doubled": lambda text: text[:-1].rstrip("\\ "),
}


#: After the digits of a broken number stands one of these.
_UNEASY = frozenset(".,%\\ ")


def find(source: str) -> Iterator[tuple[Span, str]]:
    """Each broken number of the source with what it must mean."""
    reached = 0
    for start, end in figures_of(source):
        if start < reached or source[end : end + 1] not in _UNEASY:
            continue
        signed = start - 1 if start > reached and source[start - 1] == "$" else start
        for place in dict.fromkeys((signed, start, end - 1)):
            hit = _DIRT.match(source, place)
            if hit is None:
                continue
            text, kind = hit.group(), hit.lastgroup
            reached = hit.end()
            if kind != "blank" or not source.endswith((" top", " Top"), 0, place):
                yield Span(text, place, reached), _MEANT[kind or "split"](text)
            break
