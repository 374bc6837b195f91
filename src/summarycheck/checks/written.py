"""What Chinese writes for a word of a rule: alternatives, with what may not stand around them (``(?<!过)低估|看低``)."""

from __future__ import annotations

import re
from functools import cached_property

#: What need not stand beside a word for it to be met: looks to both sides, and a character that may be wanting (吸引力?).
_MARKS = re.compile(r"\(\?[^)]*\)|.\?")


def expression(written: str) -> re.Pattern[str]:
    """The expression, which is the same in every run (see ``cli.expressions``)."""
    return re.compile(written)


class Chinese:
    """The alternatives, which few texts have any of: they are made into an expression when one is met.

    ``texts`` are those alternatives without the marks of patterns.
    """

    def __init__(self, written: str) -> None:
        self._written = written
        self.texts = tuple(_MARKS.sub("", written).split("|"))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return expression(self._written)

    def search(self, target: str) -> re.Match[str] | None:
        """Where the text first has one of them."""
        return self._pattern.search(target) if any(map(target.__contains__, self.texts)) else None
