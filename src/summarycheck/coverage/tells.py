"""What the words and names of a source tell, found in Chinese texts or not: log odds of being unsaid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from summarycheck.claims import TOKEN, Statement
from summarycheck.evidence import Said, Witness, witnesses
from summarycheck.table import Met

NAME_FOUND, _NAME_LOST = -1.8, 1.0
_NAME_AGAIN = 0.3  # of that, for a name that the source has again elsewhere


def tells_of(
    raw: str, wanted: Sequence[Statement], made: Sequence[Statement], said: Said
) -> dict[str, float]:
    """What each token of the statements wanted tells: a word, the words of a compound, or a name; else it is left out.

    ``made`` are all statements, by which words come again.
    """
    times = Counter(chain.from_iterable([each.tokens for each in made]))
    asked = list(set[str]().union(*[each.tokens for each in wanted]))
    words: dict[str, Witness] = {}
    several: list[tuple[str, _Words | None]] = []
    for token, heard in zip(asked, map(_HEARD.__getitem__, asked), strict=True):
        if isinstance(heard, Witness):
            words[token] = heard
        elif heard is not None:
            several += heard.items()
    for _, parts in several:
        if parts:
            words.update(parts)
    tells = said.weights(words, times)
    for token, parts in several:
        tells[token] = _name(token, raw, said) if parts is None else sum([tells[word] for word, _ in parts])
    return tells


_Words = tuple[tuple[str, Witness], ...]


def _heard(written: str) -> Witness | Mapping[str, _Words | None] | None:
    """How it is heard whether what is written so is said: a word of the table by its renderings, others by nothing.

    Of what is no plain word, each token in it: by the words of a compound that the table has, or (None) as a name.
    """
    known = witnesses().known
    if written.islower() and written.isalpha():
        return known[written]
    found: dict[str, _Words | None] = {}
    for token in TOKEN.findall(written) if "--" in written else (written.strip("-'."),):
        if token.islower():
            found[token] = _known([token] if known[token] is not None else token.split("-"))
        elif len(token) > 1 and token[0].isalpha():
            found[token] = (_known([token.lower()]) or None) if token[1:].islower() else None
    return found or None


def _known(words: Iterable[str]) -> _Words:
    """Those of the words that the table has."""
    known = witnesses().known
    return tuple([(word, witness) for word in words if (witness := known[word]) is not None])


_HEARD = Met(_heard)


def _name(name: str, raw: str, said: Said) -> float:
    if said.name(name):
        return NAME_FOUND if raw.count(name) < 2 else NAME_FOUND * _NAME_AGAIN
    head, _, tail = name.partition("-")
    if tail.islower() and said.name(head):  # CLIP-guided, CLIP引导
        return NAME_FOUND * _NAME_AGAIN
    return _NAME_LOST
