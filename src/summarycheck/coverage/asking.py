"""The claims of a source, put to the Chinese texts: words, names and numbers are summed up clause by clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from summarycheck.claims import (
    COMPARISONS,
    TOKEN,
    WEIGHTS,
    Claim,
    Statement,
    clauses,
    counts_as_number,
    is_figure,
    is_setting,
    opening,
    statements,
    weigh,
)
from summarycheck.coverage.figures import Figures, is_bracketed, is_list_mark, is_version
from summarycheck.coverage.proposed import proposal_in
from summarycheck.coverage.released import release_in
from summarycheck.coverage.result import THRESHOLD, Coverage
from summarycheck.coverage.tells import NAME_FOUND, tells_of
from summarycheck.coverage.translated import DOUBT, beside_translation, in_doubt
from summarycheck.evidence import Said
from summarycheck.model import Quantity, Span

if TYPE_CHECKING:
    from summarycheck.reading import Pair, Reading


_CODE = re.compile(r"(?i)code|implementation|software|models?\b|weights|repository")
_RELEASE_TOLD = -2.5  # from here on the thing that is released is said, if not its release
_FIGURE_FOUND, _FIGURE_LOST = -2.5, 2.0
_COUNT_FOUND, _COUNT_LOST = -2.0, 1.2
_MANY = 100
_MOST_FIGURES = 2  # of one claim tell
_UNSAID_BESIDES = 0.0  # score of its words alone, from which a claim without its figures is plainly missing
_UNSAID_OF_PROPOSAL = 2.0  # of what is proposed a part is said anyhow
# Summaries that tell so many figures, and this part of all, have chosen among them: what they leave out is no slip.
_FIGURES_CHOSEN, _PART_CHOSEN = 8, 0.5

_URL = re.compile(r"(?:https?://|www\.|10\.\d{4,}/)[^\s,;]+")
_DEFINED = re.compile(r"\(([A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*)\)")
_PART_OF_NAME = re.compile(r"[A-Za-z0-9]+")
_LONGEST_NAME = 120
# Numbers that no summary needs: 95% CI [0.6, 0.8], Smith et al. (2023), 5-fold cross-validation, three innovations: (1).
_NO_FIGURE = re.compile(
    r"\s*\\?%?\s*(?:CI\b|confidence|\)?\s*\[|(?:cross|repeated)\b|(?:\s[a-z-]+){0,2}\s[a-z]+s\s?:\s)", re.I
)
_CENTURIES, _CITED_YEAR = ("19", "20"), re.compile(r"(?:19|20)\d\d[a-z]?")
_NOUN_FOLLOWS = re.compile(r"\s+[a-z]")
_WHOLE = re.compile("完全|全部|所有|彻底|完美|全都")  # 100% in words


class _Told(msgspec.Struct, gc=False):
    """A word, name or number of the source, where it stands, and what it tells (log odds of being unsaid)."""

    start: int
    text: str
    weight: float
    sort: str


_Figure = tuple[Quantity, bool]  # a number of the source, and whether the summaries have it


def coverage(
    source: Reading, summaries: Sequence[Pair], translation: Pair | None = None, lightest: float = 0.0
) -> list[Coverage]:
    """How plainly the summaries together lack each claim of the source that weighs no less, in order.

    Sentences that they plainly have are left out, and so is background.
    """
    made = statements(source)
    asked = _Asked(source, [each for each in made if WEIGHTS.get(each.kind, -1) >= lightest], made, summaries)
    found: list[Coverage] = []
    for statement in asked.statements:
        if statement.kind == "release":
            found.append(asked.release(statement))
        else:
            found.extend(asked.claims(statement))
    if translation is None:
        return found
    return [
        beside_translation(translation, each, asked.said.text) if in_doubt(each) else each for each in found
    ]


def _is_telling(figure: Quantity) -> bool:
    """True for a number that hardly stands in the summaries for something else."""
    return bool(figure.unit) or figure.high >= _MANY or figure.high % 1 != 0


class _Asked:
    """The words, names and numbers of the source, put to the summaries."""

    def __init__(
        self,
        source: Reading,
        wanted: Sequence[Statement],
        made: Sequence[Statement],
        summaries: Sequence[Pair],
    ) -> None:
        self.raw = source.raw
        self.statements = wanted
        texts = [pair.target for pair in summaries]
        self.said = Said([text.raw for text in texts], [text.bigrams for text in texts])
        self.tells = tells_of(source.raw, wanted, made, self.said)
        self.theirs = Figures(
            quantity
            for pair in summaries
            for quantity in pair.target.quantities
            if not is_list_mark(pair.target.raw, quantity)
        )
        self.ours = [quantity for quantity in source.quantities if counts_as_number(quantity)]
        self.starts = [quantity.start for quantity in self.ours]
        self.urls = [match.span() for match in _URL.finditer(self.raw)] if "/" in self.raw else []

    def _figures(self, span: Span) -> list[_Figure]:
        """The numbers of the sentence that a summary may be asked for, and whether the summaries have them."""
        return [
            (quantity, self._in_words(quantity) or self.theirs.have(quantity))
            for quantity in self.ours[
                bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)
            ]
            if not self._needless(quantity)
        ]

    def _needless(self, quantity: Quantity) -> bool:
        raw = self.raw
        return (
            any(start <= quantity.start < end for start, end in self.urls)
            or is_list_mark(raw, quantity)
            or _NO_FIGURE.match(raw, quantity.end) is not None
            or is_bracketed(raw, quantity.start)
            or is_version(raw, quantity)
            or (
                quantity.text[:2] in _CENTURIES
                and _CITED_YEAR.fullmatch(quantity.text) is not None
                and _NOUN_FOLLOWS.match(raw, quantity.end) is None
            )
        )

    def _in_words(self, quantity: Quantity) -> bool:
        return quantity.unit == "%" and quantity.low == 100 and _WHOLE.search(self.said.text) is not None

    @cached_property
    def chosen(self) -> bool:
        """Whether the summaries tell the greater part of many figures."""
        told = [
            found
            for each in self.statements
            for figure, found in self._figures(each.span)
            if is_figure(figure)
        ]
        return sum(told) >= max(_FIGURES_CHOSEN, _PART_CHOSEN * len(told))

    @cached_property
    def spelled_out(self) -> list[tuple[int, int]]:
        """Where the source spells out an acronym that the summaries have: its words need not be said."""
        spans = []
        for match in _DEFINED.finditer(self.raw):
            if self.said.name(match[1]):
                before = max(0, match.start() - _LONGEST_NAME)
                words = list(_PART_OF_NAME.finditer(self.raw, before, match.start()))
                letters = sum(map(str.isupper, match[1]))
                if words:
                    spans.append((words[-min(letters, len(words))].start(), match.start()))
        return spans

    def release(self, statement: Statement) -> Coverage:
        """Whether anything is said to be released, or the thing itself is spoken of."""
        span = statement.span
        claim = Claim(span.text, span.start, span.end, WEIGHTS["release"], "release")
        words = release_in(self.said.text)
        if words:
            return Coverage(claim, -2 * THRESHOLD, said=(words,))
        told = self._told(span, self._figures(span))
        named = {NAME_FOUND, _FIGURE_FOUND} <= {each.weight for each in told}
        if named or sum(each.weight for each in told) < _RELEASE_TOLD:
            return Coverage(claim, -2 * THRESHOLD, said=tuple(each.text for each in told if each.weight < 0))
        # Of data that the summaries speak of by their name readers miss less than of code.
        spoken_of = _CODE.search(span.text) is None and any(
            each.sort == "name" and each.weight < 0 for each in told
        )
        return Coverage(claim, 2 * THRESHOLD, unsaid=("code, data",), plain=not spoken_of)

    def claims(self, statement: Statement) -> Iterator[Coverage]:
        """The claims of a sentence; neighbours that are missing are one claim."""
        span = statement.span
        figures = self._figures(span)
        if all(found for _, found in figures) and self._most_against(statement.tokens) < THRESHOLD:
            return  # no clause of it can be missing, nor its figures
        told = self._told(span, figures)
        pending: Coverage | None = None
        for start, end in clauses(statement.span):
            each = self._claim(start, end, statement, told, figures)
            if pending is not None and each is not None and pending.missing() and each.missing():
                pending = self._claim(pending.claim.start, end, statement, told, figures)
                continue
            if pending is not None:
                yield pending
            pending = each
        if pending is not None:
            yield pending

    def _most_against(self, tokens: Sequence[str]) -> float:
        """The greatest sum of what neighbouring tokens tell against their being said: no clause can score more."""
        most = here = 0.0
        for weight in filter(None, map(self.tells.get, dict.fromkeys(tokens))):
            here += weight
            if here < 0:
                here = 0.0
            elif here > most:
                most = here
        return most

    def _claim(
        self, start: int, end: int, statement: Statement, told: Sequence[_Told], figures: Sequence[_Figure]
    ) -> Coverage | None:
        """What the claim lacks; None for one that is plainly said."""
        inside = [each for each in told if start <= each.start < end]
        figures = [each for each in figures if start <= each[0].start < end]
        lacking = tuple([figure for figure, found in figures if not found])
        words = sum([each.weight for each in inside if each.sort != "figure"])
        numbers = [each.weight for each in inside if each.sort == "figure"]
        score = words + sum(sorted(numbers)[:_MOST_FIGURES])
        if score < THRESHOLD - DOUBT and not lacking:
            return None
        text, kind = self.raw[start:end], statement.kind
        weight = weigh(
            text,
            kind,
            figure=any(is_figure(figure) for figure, _ in figures),
            part=(start, end) != (statement.span.start, statement.span.end),
        )
        return Coverage(
            Claim(text, start, end, weight, kind),
            round(score, 2),
            tuple([figure for figure, _ in figures]),
            lacking,
            tuple([each.text for each in inside if each.weight > 0 and each.sort != "figure"]),
            tuple([each.text for each in inside if each.weight < 0]),
            self._kept(start, inside, statement, told, figures)
            or (proposal_in(text, self.said.text) if score * weight >= THRESHOLD else ""),
            plain=(
                bool(figures)
                and len(lacking) == len(figures)
                and words >= (_UNSAID_OF_PROPOSAL if kind == "proposal" else _UNSAID_BESIDES)
                and not is_setting(text)
                and not self.chosen
            ),
        )

    def _kept(
        self,
        start: int,
        inside: Sequence[_Told],
        statement: Statement,
        told: Sequence[_Told],
        figures: Sequence[_Figure],
    ) -> str:
        """What shows that the claim beginning there is said, if only in part; empty where nothing does.

        That is the name that it gives to what it proposes, or a figure that can hardly be another's. Where only how
        much is gone: a word for its being better, or one of the sentence, said, that it hangs on.
        """
        said = [each for each in inside if each.weight < 0 and each.sort != "figure"]
        shown = [each.text for each in said if self._introduced(each, statement.kind)]
        shown += [figure.text for figure, found in figures if found and _is_telling(figure)]
        if figures and not shown and not any(found for _, found in figures):
            shown += [each.text for each in said if each.text in COMPARISONS]
            before = [each for each in told if each.start < start and each.sort != "figure"]
            if sum([each.weight for each in before]) < 0:
                shown += [each.text for each in before if each.weight < 0]
        return shown[0] if shown else ""

    def _introduced(self, told: _Told, kind: str) -> bool:
        """True for a name that the claim gives to what it proposes, and that is said."""
        return kind == "proposal" and told.sort == "name" and self.raw.find(told.text) == told.start

    def _told(self, span: Span, figures: Sequence[_Figure]) -> list[_Told]:
        """What the words, names and numbers of the sentence tell."""
        told = []
        for figure, found in figures:
            lost, kept = (_FIGURE_LOST, _FIGURE_FOUND) if is_figure(figure) else (_COUNT_LOST, _COUNT_FOUND)
            told.append(_Told(figure.start, figure.text, kept if found else lost, "figure"))
        spelled_out = [each for each in self.spelled_out if each[0] < span.end and span.start < each[1]]
        before: set[str] = set()
        tells = self.tells
        for match in TOKEN.finditer(self.raw, span.start, span.end):
            token = match[0]
            if match.start() == span.start:
                token = opening(token)
            weight = tells.get(token)
            if not weight or token in before:
                continue
            start = match.start()
            if spelled_out and any(begin <= start < end for begin, end in spelled_out):
                continue
            before.add(token)
            told.append(_Told(start, token, weight, "word" if token.islower() else "name"))
        return told
