"""What the words and names of a source tell, found in Chinese texts or not: log odds of being unsaid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from summarycheck.claims import TOKEN, Statement
from summarycheck.evidence import Said, witnesses
from summarycheck.table import Met

NAME_FOUND, _NAME_LOST = -1.8, 1.0
_NAME_AGAIN = 0.3  # of that, for a name that the source has again elsewhere
_LONGEST_ACRONYM = 6


def tells_of(
    raw: str, wanted: Sequence[Statement], made: Sequence[Statement], said: Said
) -> dict[str, float]:
    """What each token of the statements wanted tells: a word, the words of a compound, or a name; else it is left out.

    ``made`` are all statements, by which words come again.
    """
    times = Counter(chain.from_iterable([each.tokens for each in made]))
    asked = set[str]().union(*[each.tokens for each in wanted])
    spoken = list(chain.from_iterable(map(_SPOKEN_OF.__getitem__, asked)))
    tells = said.weights(asked.union(*[words for _, words in spoken]), times)
    for token, words in spoken:
        if words:
            tells[token] = sum([tells.get(word, 0.0) for word in words])
        else:
            tells[token] = _name(token, raw, said)
    return tells


def _spoken_of(written: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The tokens in what is written so, and the words that tell of each; none tell of a name, nothing is in a word unknown."""
    if written.islower() and written.isalpha():
        return ()
    table = witnesses().known
    found: list[tuple[str, tuple[str, ...]]] = []
    for token in TOKEN.findall(written) if "--" in written else (written.strip("-'."),):
        if token.islower():
            found.append((token, (token,) if table[token] is not None else tuple(token.split("-"))))
        elif len(token) > 1 and token[0].isalpha():
            small = token.lower()
            found.append((token, (small,) if token[1:].islower() and table[small] is not None else ()))
    return tuple(found)


_SPOKEN_OF = Met(_spoken_of)


def _name(name: str, raw: str, said: Said) -> float:
    if said.name(name):
        return NAME_FOUND if raw.count(name) < 2 else NAME_FOUND * _NAME_AGAIN
    head, _, tail = name.partition("-")
    if tail.islower() and said.name(head):  # CLIP-guided, CLIP引导
        return NAME_FOUND * _NAME_AGAIN
    return _NAME_LOST


_BLANKED = bytes(code if chr(code).isalnum() or chr(code) == "-" else 32 for code in range(128)) + bytes(128)


def acronyms_of(text: str) -> Iterator[str]:
    """The acronyms of a Chinese text, without the s of many; an expression would be tried at each of its characters."""
    for name in text.encode("ascii", "replace").translate(_BLANKED).decode("ascii").split():
        acronym = name.removesuffix("s")
        if 2 <= len(acronym) <= _LONGEST_ACRONYM and acronym.isalpha() and acronym.isupper():
            yield acronym
