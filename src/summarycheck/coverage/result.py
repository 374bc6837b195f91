"""What was found of one claim: how plainly the texts lack it, and what of it they have."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from summarycheck.claims import Claim, is_figure
from summarycheck.model import Quantity, Span

THRESHOLD = 3.0  # log odds from which a claim of full weight is missing: twenty to one


class Coverage(msgspec.Struct, frozen=True):
    """How plainly the texts lack a claim (``score``, log odds), and what of it they have and lack.

    ``figures`` are the claim's numbers, ``lacking`` those that no text has; ``unsaid`` and ``said`` are its words and
    names. ``kept`` is the name that the claim introduces, when the texts have it: then it is said, if only in part.
    ``plain``: what is missing cannot be said in other words (a release, all figures); else it may be said in part.
    ``overlap`` tells how a translation of the claim compares, if that was looked at.
    """

    claim: Claim
    score: float
    figures: tuple[Quantity, ...] = ()
    lacking: tuple[Quantity, ...] = ()
    unsaid: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    kept: str = ""
    overlap: str = ""
    plain: bool = False

    def missing(self, threshold: float = THRESHOLD) -> bool:
        """True when nothing of it is said: the lighter the claim, the plainer that must be."""
        return not self.kept and self.score * self.claim.weight >= threshold

    def without_figures(self) -> Iterator[tuple[Span, tuple[Quantity, ...]]]:
        """The claim, when none of its figures is said, else the phrases around those that are not."""
        runs: list[list[Quantity]] = [[]]
        for quantity in self.figures:
            if quantity in self.lacking:
                runs[-1].append(quantity)
            else:
                runs.append([])
        for run in runs:
            if any(is_figure(quantity) or self._few(quantity) for quantity in run):
                start, end = self.claim.start, self.claim.end
                if len(runs) > 1:
                    start, end = _phrase(self.claim, run[0].start, run[-1].end)
                yield (
                    Span(self.claim.text[start - self.claim.start : end - self.claim.start], start, end),
                    tuple(run),
                )

    def _few(self, quantity: Quantity) -> bool:
        """True for a number that is boasted of for being small, or for being most: "only three images", "6 of 10"."""
        start, end = quantity.start - self.claim.start, quantity.end - self.claim.start
        return self.claim.text[:start].endswith(_ONLY) or _OF_SO_MANY.match(self.claim.text, end) is not None


_ONLY = ("only ", "just ", "merely ", "as few as ")
_OF_SO_MANY = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+)?\d")
_PREPOSITIONS = "across|over|on|from|with|using|by|to|in|of|than|at|for|under"
_PHRASE_BEGINS = re.compile(rf"\b(?:{_PREPOSITIONS})\s|[,;(:]\s*")
_PHRASE_ENDS = re.compile(rf"\s*[,;:).]|\s(?:and|or|while|{_PREPOSITIONS})\b|$")
_NEAR = 24


def _phrase(claim: Claim, start: int, end: int) -> tuple[int, int]:
    """Where the phrase around ``[start, end)`` of the source stands: from its preposition to the next."""
    at = start - claim.start
    for begins in _PHRASE_BEGINS.finditer(claim.text, max(0, at - _NEAR), at):
        start = claim.start + (begins.start() if begins.group()[0].isalpha() else begins.end())
    ends = _PHRASE_ENDS.search(claim.text, end - claim.start)
    return start, claim.start + ends.start() if ends else end
