"""When two names are the same, and when they are almost the same."""

from __future__ import annotations

import re
import unicodedata

_IGNORED = re.compile(r"[\s\-‐‑–—_.{}\\$*^~`'’]+")


def squeeze(text: str) -> str:
    """``text`` for comparing names: width, case, blanks, hyphens and LaTeX do not count."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _IGNORED.sub("", text).lower()


def singular(key: str) -> str:
    """A squeezed name without its plural s (llms → llm)."""
    return key[:-1] if len(key) > 3 and key.endswith("s") and not key.endswith("ss") else key


def near(one: str, other: str) -> bool:
    """True when one slip makes one of the other: a letter changed, lost, added, or two neighbours swapped."""
    if one == other:
        return False
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    )
