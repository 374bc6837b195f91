"""Dimensions whose sides do not agree: 512×256 for 512x512."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.quantities.around.pairs import Oddity, Pairs
from summarycheck.quantities.scan.digits import figures_of

_CROSS = r"\s?(?:[x×X*]|\$?\\times\s?\$?)\s?"
# A class at the start lets the engine skip to it; "+" would not.
_PAIR = re.compile(rf"[0-9][0-9]*(?:{_CROSS}[0-9]+)+")
_SIGNS = frozenset("xX*×\\$")


def dimensions(source: str, target: str, pairs: Pairs) -> Iterator[Oddity]:
    """512×256 for 512x512: each side stands somewhere in the source, the pair does not."""
    ours: list[tuple[str, ...]] | None = None
    for place, hit in enumerate(_pairs_of(target)):
        if ours is None:
            ours = [_sides(pair.group()) for pair in _pairs_of(source.replace("$", ""))]
        sides = _sides(hit.group())
        if sides in ours:
            continue
        alike = [pair for pair in ours if set(sides) & set(pair)]
        if not alike:
            continue
        near = ours[place] if place < len(ours) and ours[place] in alike else alike[0]
        for a, b in pairs:
            if hit.start() <= b.start < hit.end() and list(sides).count(b.text) > list(near).count(b.text):
                yield ("dimension", a, b, {"written": hit.group()})
                break


def _pairs_of(text: str) -> Iterator[re.Match[str]]:
    """The pairs of a text, which has many numbers and few of them: tried only where a sign follows the digits."""
    reached = 0
    for start, end in figures_of(text):
        if start >= reached and text[end : end + 2].lstrip()[:1] in _SIGNS:
            if (pair := _PAIR.match(text, start)) is not None:
                reached = pair.end()
                yield pair


def _sides(written: str) -> tuple[str, ...]:
    return tuple(sorted(re.findall(r"\d+", written)))
