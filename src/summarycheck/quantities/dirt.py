"""Dirt in the source's own numbers (``86. 27%``, ``72,64%``, ``$81%$``): compared through, and said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.model import Span

_DIRT = re.compile(
    r"(?P<split>(?<![\d.])\d{1,3}\.[ \t\n]+\d{1,2}\s?\\?%)"
    r"|(?P<comma>(?<![\d,])\d{1,3},\d{1,2}\s?\\?%)"
    r"|(?P<percent>\$\d+(?:\.\d+)?%\$)"
    r"|(?P<blank>(?<![\d.,$])\d{1,3}(?: \d{3})+(?![\d.,%\\-]|\s?[-–]))"
    r"|(?P<doubled>\d\\?%\s?\\?%)"
)


def find(source: str) -> Iterator[tuple[Span, str]]:
    """Each broken number of the source with what it must mean."""
    for hit in _DIRT.finditer(source):
        text, kind = hit.group(), hit.lastgroup
        if kind == "blank" and source[: hit.start()].endswith((" top", " Top")):
            continue
        meant = {
            "split": lambda: re.sub(r"\.\s+", ".", text),
            "comma": lambda: text.replace(",", "."),
            "percent": lambda: text.strip("$").replace("%", "\\%").join("$$"),
            "blank": lambda: text.replace(" ", ","),
            "doubled": lambda: text[:-1].rstrip("\\ "),
        }[kind or "split"]()
        yield Span(text, hit.start(), hit.end()), meant
