"""Which English word gave rise to which Chinese sign of a passage, and what another reading would be worth.

A sign has one giver, and a giver one sign. A pair is worth the log of how much likelier it is than the sign by chance
and the giver in vain, more where the two stand in the same company (what is beside the one is a rendering of what is
beside the other) and at like places of their sentences. The best assignment is compared with the best one after a
sign was turned around or left out: what the passage would rather say.
"""

from __future__ import annotations

from functools import cache, cached_property
from math import inf, log

from summarycheck.lexicon import FUNCTION_WORDS, shipped
from summarycheck.logic.passages import Passage, clause
from summarycheck.logic.signs import Family, Giver, Sign, learned

_ACCUSES = 0.3  # nor speaks what does so less often for another reading
_LEAST = 0.05  # what does so seldom explains nothing
_RENDERED = 0.2  # how often a word does so that was not learned, but has the sign among its renderings
_COMPANY, _ALONE = 0.9, 0.5  # what a word of company adds, and how many are usual
# What it adds to be a part of the word's rendering; for signs that are accused, only of a longer one.
_OWN = 3.0
_ACCUSED = frozenset("up down above below not either proof".split())
_ASTRAY, _USUAL_STRAY = 3.0, 0.15  # what it costs to stand at another place, in shares of the sentence
_TELLING = 1.5  # weight from which a rendering is company
_REACH = 14  # characters on both sides of a sign, within its clause, that are its company
_NEIGHBOURS = (1, 2, 3, 4, 5, -1, -2, -3, -4)  # places of a giver's company, …
_NEXT, _FARTHER = 2, 0.7  # … of which those beyond the next ones count less
_FULL = 3.0  # weight of a rendering that counts in full
_MOST = 10  # signs of a passage: more cannot be told apart


class Weighing:
    """The signs of one family in a passage, with their possible givers."""

    def __init__(self, family: Family, passage: Passage) -> None:
        self._family, self._passage = family, passage
        self.signs = family.signs(passage.normal)
        self.givers: list[tuple[int, Giver]] = [
            (at, giver) for at, word in enumerate(passage.words) if (giver := self._giver(word)) is not None
        ]
        self._alike: dict[tuple[int, int], float] = {}

    def _giver(self, word: str) -> Giver | None:
        """What a word gives rise to: as was learned of it, or seldom, if the lexicon has a sign among its renderings."""
        learned_of = self._family.giver(word) or Giver({}, 0.0)
        # Of more signs nobody asks: see ``clear``.
        rates = {
            sign.says: _RENDERED
            for sign in self.signs[:_MOST]
            if self._covered(sign, word, sign.end - sign.start)
        }
        return Giver({**rates, **learned_of.rates}, learned_of.total) if rates or learned_of.rates else None

    @property
    def clear(self) -> bool:
        """False where there is too much to tell apart."""
        return len(self.signs) <= _MOST

    def word(self, number: int) -> str:
        """The giver's word."""
        return self._passage.words[self.givers[number][0]]

    def turned(self, i: int, says: str) -> float:
        """What is gained when the sign says this instead."""
        other = self._accusing(i, says)
        return _best([*self._rows[:i], other, *self._rows[i + 1 :]]) - self._most

    def likeliest(self, i: int, says: str) -> int | None:
        """Which word of the passage the sign, read like this, would be for."""
        row = self._accusing(i, says)
        return self.givers[max(row, key=row.__getitem__)][0] if row else None

    def idle(self, i: int) -> float:
        """What it would cost if the sign had the giver that suits it best: much where another sign has it, and
        all where nothing gives rise to the sign."""
        return self._most - max((self._given(i, number) for number in self._rows[i]), default=float("-inf"))

    def unanswered(self, number: int) -> float:
        """What it would cost if the giver had the sign that suits it best."""
        return self._most - max(
            (self._given(i, number) for i, row in enumerate(self._rows) if number in row),
            default=float("-inf"),
        )

    def _given(self, i: int, number: int) -> float:
        """What the best assignment is worth that gives this sign to this giver."""
        others = [*self._rows[:i], *self._rows[i + 1 :]]
        return self._rows[i][number] + _best(
            [{other: worth for other, worth in row.items() if other != number} for row in others]
        )

    @cached_property
    def _rows(self) -> list[dict[int, float]]:
        """What each sign is worth with each of its givers. Reckoned when asked for: nobody asks where it is not ``clear``."""
        return [self._row(i, sign.says) for i, sign in enumerate(self.signs)]

    @cached_property
    def _most(self) -> float:
        return _best(self._rows)

    def _accusing(self, i: int, says: str) -> dict[int, float]:
        """The row of the sign, read like this, without words that seldom say so."""
        return {
            number: worth
            for number, worth in self._row(i, says).items()
            if learned(self.word(number)).get(says, 0.0) >= _ACCUSES
        }

    def _row(self, i: int, says: str) -> dict[int, float]:
        chance = self._family.chance[says]
        row = {}
        for number, (_, giver) in enumerate(self.givers):
            rate = giver.rates.get(says, 0.0)
            if rate >= _LEAST:
                worth = log(rate / (1 - giver.total) / chance) + self._likeness(i, number)
                if worth > 0:
                    row[number] = worth
        return row

    def _likeness(self, i: int, number: int) -> float:
        key = (i, number)
        if key not in self._alike:
            sign, at = self.signs[i], self.givers[number][0]
            stray = abs(at / len(self._passage.words) - sign.start / len(self._passage.normal))
            self._alike[key] = (
                _OWN * self._own(sign, at)
                + _COMPANY * (company(self._passage, sign, at) - _ALONE)
                - _ASTRAY * (stray - _USUAL_STRAY)
            )
        return self._alike[key]

    def _own(self, sign: Sign, at: int) -> bool:
        """True when the sign is a part of a rendering of the word: 不 of 不确定, for *uncertain*."""
        return self._covered(sign, self._passage.words[at], sign.end - sign.start + (sign.says in _ACCUSED))

    def _covered(self, sign: Sign, word: str, least: int) -> bool:
        """Whether a rendering of the word, of so many characters, is where the sign is."""
        return any(
            len(text) >= least
            and text in self._passage.normal[max(0, sign.end - len(text)) : sign.start + len(text)]
            for text, _ in telling(word)
        )


def company(passage: Passage, sign: Sign, at: int) -> float:
    """How many of the words beside the ``at``-th word have a rendering beside the sign."""
    near = "|".join(clause(passage.normal, sign.start, sign.end, _REACH))
    found = 0.0
    for step in _NEIGHBOURS:
        if 0 <= at + step < len(passage.words):
            found += _heaviest(passage.words[at + step], near) * (1.0 if abs(step) <= _NEXT else _FARTHER)
    return found


def _heaviest(word: str, near: str) -> float:
    """0–1: what the renderings of the word that are there tell."""
    return max((weight for text, weight in telling(word) if text in near), default=0.0)


@cache
def telling(word: str) -> tuple[tuple[str, float], ...]:
    """The renderings of a word that say something for it, and what (0–1); of one that the lexicon does not know itself."""
    if word in FUNCTION_WORDS or len(word) < 2:
        return ()
    entry = shipped().entry(word)
    if entry is None:
        return ((word, 1.0),)
    return tuple((r.text, min(r.weight / _FULL, 1.0)) for r in entry.renderings if r.weight > _TELLING)


@cache
def known(word: str) -> bool:
    """Whether the lexicon has renderings for the word."""
    return any(text != word for text, _ in telling(word))


def _best(rows: list[dict[int, float]]) -> float:
    """What the best assignment is worth, in which no two rows have the same column."""
    rows = [row for row in rows if row]
    wanted = [max(row, key=row.__getitem__) for row in rows]
    if len(set(wanted)) == len(wanted):
        return sum(row[column] for row, column in zip(rows, wanted, strict=True))
    return _assigned(rows)


def _assigned(rows: list[dict[int, float]]) -> float:
    """The same, row by row along the cheapest way of changing places (the Hungarian method); a row may have no column."""
    columns = sorted(set().union(*rows))
    worths = [[row.get(column, 0.0) for column in columns] + [0.0] * len(rows) for row in rows]
    width = len(columns) + len(rows)
    of_row, of_column = [0.0] * len(rows), [0.0] * (width + 1)  # potentials
    owner = [-1] * (width + 1)  # of each column; the last one is where a way begins
    for new in range(len(rows)):
        owner[width] = new
        at, way, least, seen = width, [width] * width, [inf] * width, [False] * (width + 1)
        while owner[at] >= 0:
            seen[at] = True
            row, step, then = owner[at], inf, width
            for column, worth in enumerate(worths[row]):
                if not seen[column]:
                    price = -worth - of_row[row] - of_column[column]
                    if price < least[column]:
                        least[column], way[column] = price, at
                    if least[column] < step:
                        step, then = least[column], column
            for column in range(width + 1):
                if seen[column]:
                    of_row[owner[column]] += step
                    of_column[column] -= step
                elif column < width:
                    least[column] -= step
            at = then
        while at != width:
            owner[at], at = owner[way[at]], way[at]
    return sum(worths[row][column] for column, row in enumerate(owner[:width]) if row >= 0)


def rendered(word: str, near: str) -> bool | None:
    """Whether a rendering of the word is there; ``None`` for a word that has none."""
    renderings = telling(word)
    return any(text in near for text, _ in renderings) if renderings else None


def renderings(word: str) -> list[str]:
    """The renderings by which the word is known."""
    return [text for text, _ in telling(word)]
