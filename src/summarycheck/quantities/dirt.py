"""Dirt in the source's own numbers (``86. 27%``, ``72,64%``, ``$81%$``): compared through, and said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summarycheck.model import Span

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


def find(source: str) -> Iterator[tuple[Span, str]]:
    """Each broken number of the source with what it must mean."""
    for hit in _DIRT.finditer(source):
        text, kind = hit.group(), hit.lastgroup
        if kind == "blank" and source[: hit.start()].endswith((" top", " Top")):
            continue
        yield Span(text, hit.start(), hit.end()), _MEANT[kind or "split"](text)
