"""When two names are the same, and when they are almost the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

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
    """True when one slip makes one of the other: a letter changed, lost, added, or two swapped (of four or more)."""
    if one == other:
        return False
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    if one[at + 1 :] == other[at + 1 :]:
        return True
    last = next(i for i in range(len(one) - 1, -1, -1) if one[i] != other[i])
    swapped = one[at] == other[last] and one[last] == other[at] and one[at + 1 : last] == other[at + 1 : last]
    return swapped and (last == at + 1 or len(one) > 3)


_APART = r"[\s\-‐‑–—_.{}\\$*^~`'’]*"


def stands_in(form: str, raw: str) -> bool:
    """True where the letters are words or parts of a compound (Bench of BigBench), not the inside of a word (lama, of Llama)."""
    letters = _APART.join(map(re.escape, form))
    for found in re.finditer(letters, raw, re.IGNORECASE):
        start, end = found.span()
        many = raw[end : end + 1] in ("s", "S") and form[-1] != "s" and _parts_at(raw, end + 1)
        if _parts_at(raw, start) and (many or _parts_at(raw, end)):
            return True
    return False


def _parts_at(raw: str, at: int) -> bool:
    """True where one part ends and another may begin: at a blank or mark, before a capital, at a digit."""
    before, after = raw[max(0, at - 1) : at], raw[at : at + 1]
    if not (before.isalpha() and after.isalpha() and before.isascii()):
        return True
    return after.isupper() and (before.islower() or raw[at + 1 : at + 2].islower())


class Neighbours:
    """Keys that are found by a key near to one of them (see ``near``), without a look at the others."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._by_rest: dict[str, list[str]] = {}
        for key in dict.fromkeys(keys):
            for rest in _rests(key):
                self._by_rest.setdefault(rest, []).append(key)

    def of(self, key: str) -> list[str]:
        """The keys near to this one, in the order in which they were given."""
        found = {other: None for rest in _rests(key) for other in self._by_rest.get(rest, ())}
        return [other for other in found if near(key, other)]


def _rests(key: str) -> list[str]:
    """The key, what is left of it without one of its characters, and its letters in order: keys that are near have one in common."""
    letters = "=" + "".join(sorted(key))
    return list(
        dict.fromkeys([key, letters, *(key[:i] + key[i + 1 :] for i in range(min(len(key), _LONGEST)))])
    )


#: So many characters of a name may be the one that is off: longer ones are no names, and have more rests than memory holds.
_LONGEST = 64
