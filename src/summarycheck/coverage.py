"""Whether Chinese texts, taken together, say what the source claims.

The words, names and numbers of a claim are its witnesses: found in the texts they speak for its being said, not
found against it. The sum of their weights (log odds, see ``evidence``) is the claim's score; from a threshold on it
is missing. Where a translation exists and the score leaves doubt, its answering sentences are compared too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

from summarycheck.claims import (
    TOKEN,
    WEIGHTS,
    Claim,
    Statement,
    clauses,
    counts_as_number,
    is_figure,
    opening,
    statements,
    weigh,
)
from summarycheck.evidence import Said, witnesses
from summarycheck.model import Quantity, Span
from summarycheck.quantities.comparing.relate import converted, equal_value, rounded
from summarycheck.table import Met

if TYPE_CHECKING:
    from summarycheck.reading import Pair, Reading

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


# What is released, in Chinese; not the open models and data of others (三个开源LLM, 在多个开源数据集上).
_RELEASED = re.compile(
    r"代码|源码|公开(?!数据集?[上中的]|基准|可用的?(?:数据|模型))|发布|链接|网址|项目(?:页|主页)|主页|https?:|www\.|[Gg]it[Hh]ub"
    r"|[Cc]ode\b|开放(?!式|域|世界|词|集|问)|共享[^。，]{0,6}(?:数据|代码)"
    r"|(?<![个种款项多些有他与和在于的等])开源(?!数据集?[上中]|社区|工具|替代)"
)
_RELEASE_TOLD = -2.5  # from here on the thing that is released is said, if not its release
_NAME_FOUND, _NAME_LOST = -1.8, 1.0
_NAME_AGAIN = 0.3  # of that, for a name that the source has again elsewhere
_FIGURE_FOUND, _FIGURE_LOST = -2.5, 2.0
_COUNT_FOUND, _COUNT_LOST = -2.0, 1.2
_MOST_FIGURES = 2  # of one claim tell
_UNSAID_BESIDES = 0.0  # score of its words alone, from which a claim without its figures is plainly missing

_URL = re.compile(r"(?:https?://|www\.|10\.\d{4,}/)[^\s,;]+")
_DEFINED = re.compile(r"\(([A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*)\)")
_LONGEST_ACRONYM = 6
_SHORTEST_SPELLED = 4  # letters of each word that an acronym stands for
_PART_OF_NAME = re.compile(r"[A-Za-z0-9]+")
_LONGEST_NAME = 120
_LIST_MARK = re.compile(r"(?:^|\n)[ \t\u3000]*[(（]?$")
# Numbers that no summary needs: 95% CI [0.6, 0.8], Smith et al. (2023), 5-fold cross-validation, three innovations: (1).
_NO_FIGURE = re.compile(
    r"\s*\\?%?\s*(?:CI\b|confidence|\)?\s*\[|(?:cross|repeated)\b|(?:\s[a-z-]+){0,2}\s[a-z]+s\s?:\s)", re.I
)
_CENTURIES, _CITED_YEAR = ("19", "20"), re.compile(r"(?:19|20)\d\d[a-z]?")
_NOUN_FOLLOWS = re.compile(r"\s+[a-z]")
_WHOLE = re.compile("完全|全部|所有|彻底|完美|全都")  # 100% in words


class _Told(NamedTuple):
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
    return [_beside(translation, each, asked.said.text) if _in_doubt(each) else each for each in found]


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
        self.tells = _tells(source.raw, wanted, made, self.said)
        self.theirs = [
            quantity
            for pair in summaries
            for quantity in pair.target.quantities
            if not is_list_mark(pair.target.raw, quantity)
        ]
        self.ours = [quantity for quantity in source.quantities if counts_as_number(quantity)]
        self.urls = [match.span() for match in _URL.finditer(self.raw)] if "/" in self.raw else []

    def _figures(self, span: Span) -> list[_Figure]:
        """The numbers of the sentence that a summary may be asked for, and whether the summaries have them."""
        return [
            (quantity, self._in_words(quantity) or any(same_value(quantity, other) for other in self.theirs))
            for quantity in self.ours
            if span.start <= quantity.start < span.end and not self._needless(quantity)
        ]

    def _needless(self, quantity: Quantity) -> bool:
        raw = self.raw
        return (
            any(start <= quantity.start < end for start, end in self.urls)
            or is_list_mark(raw, quantity)
            or _NO_FIGURE.match(raw, quantity.end) is not None
            or _is_bracketed(raw, quantity.start)
            or (
                quantity.text[:2] in _CENTURIES
                and _CITED_YEAR.fullmatch(quantity.text) is not None
                and _NOUN_FOLLOWS.match(raw, quantity.end) is None
            )
        )

    def _in_words(self, quantity: Quantity) -> bool:
        return quantity.unit == "%" and quantity.low == 100 and _WHOLE.search(self.said.text) is not None

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
        return spans + self._abbreviated()

    def _abbreviated(self) -> list[tuple[int, int]]:
        """The same for acronyms that only the summaries have: large language models, LLM."""
        acronyms = {each for each in _acronyms(self.said.text) if each not in self.raw}
        words = list(_PART_OF_NAME.finditer(self.raw)) if acronyms else []
        initials = "".join([word.group()[0].lower() for word in words])
        spans = []
        for acronym in acronyms:
            at = initials.find(acronym.lower())
            while at >= 0:
                run = words[at : at + len(acronym)]
                if min(len(word.group()) for word in run) >= _SHORTEST_SPELLED:
                    spans.append((run[0].start(), run[-1].end()))
                at = initials.find(acronym.lower(), at + 1)
        return spans

    def release(self, statement: Statement) -> Coverage:
        """Whether anything is said to be released, or the thing itself is spoken of."""
        span = statement.span
        claim = Claim(span.text, span.start, span.end, WEIGHTS["release"], "release")
        word = _RELEASED.search(self.said.text)
        if word:
            return Coverage(claim, -2 * THRESHOLD, said=(word.group(),))
        told = self._told(span, self._figures(span))
        if sum(each.weight for each in told) < _RELEASE_TOLD:
            return Coverage(claim, -2 * THRESHOLD, said=tuple(each.text for each in told if each.weight < 0))
        return Coverage(claim, 2 * THRESHOLD, unsaid=("code, data",), plain=True)

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
        if score < THRESHOLD - _DOUBT and not lacking:
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
            next((each.text for each in inside if self._introduced(each, kind)), ""),
            plain=bool(figures) and len(lacking) == len(figures) and words >= _UNSAID_BESIDES,
        )

    def _introduced(self, told: _Told, kind: str) -> bool:
        """True for a name that the claim gives to what it proposes, and that is said."""
        return (
            kind == "proposal"
            and told.sort == "name"
            and told.weight < 0
            and self.raw.find(told.text) == told.start
        )

    def _told(self, span: Span, figures: Sequence[_Figure]) -> list[_Told]:
        """What the words, names and numbers of the sentence tell."""
        told = []
        for figure, found in figures:
            lost, kept = (_FIGURE_LOST, _FIGURE_FOUND) if is_figure(figure) else (_COUNT_LOST, _COUNT_FOUND)
            told.append(_Told(figure.start, figure.text, kept if found else lost, "figure"))
        spelled_out = [each for each in self.spelled_out if each[0] < span.end and span.start < each[1]]
        before: set[str] = set()
        tells, raw, at = self.tells, self.raw, span.start
        for token in TOKEN.findall(raw, span.start, span.end):
            start = raw.find(token, at)
            at = start + len(token)
            if start == span.start:
                token = opening(token)
            weight = tells.get(token)
            if not weight or token in before:
                continue
            if spelled_out and any(begin <= start < end for begin, end in spelled_out):
                continue
            before.add(token)
            told.append(_Told(start, token, weight, "word" if token.islower() else "name"))
        return told


def _tells(raw: str, wanted: Sequence[Statement], made: Sequence[Statement], said: Said) -> dict[str, float]:
    """What each token of the statements wanted tells: a word, the words of a compound, or a name; else it is left out.

    ``made`` are all statements, by which words come again.
    """
    times = Counter(chain.from_iterable([each.tokens for each in made]))
    asked = {token for each in wanted for token in each.tokens}
    tells = said.weights(asked, times)
    parts: dict[str, tuple[str, ...]] = {}
    for written in asked - tells.keys():
        for token, words in _SPOKEN_OF[written]:
            if words:
                parts[token] = words
            else:
                tells[token] = _name(token, raw, said)
    if parts:
        told = said.weights({part for some in parts.values() for part in some}, times)
        tells.update((token, sum([told.get(part, 0.0) for part in some])) for token, some in parts.items())
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
        return _NAME_FOUND if raw.count(name) < 2 else _NAME_FOUND * _NAME_AGAIN
    head, _, tail = name.partition("-")
    if tail.islower() and said.name(head):  # CLIP-guided, CLIP引导
        return _NAME_FOUND * _NAME_AGAIN
    return _NAME_LOST


_BLANKED = bytes(code if chr(code).isalnum() or chr(code) == "-" else 32 for code in range(128)) + bytes(128)


def _acronyms(text: str) -> Iterator[str]:
    """The acronyms of a Chinese text, without the s of many; an expression would be tried at each of its characters."""
    for name in text.encode("ascii", "replace").translate(_BLANKED).decode("ascii").split():
        acronym = name.removesuffix("s")
        if 2 <= len(acronym) <= _LONGEST_ACRONYM and acronym.isalpha() and acronym.isupper():
            yield acronym


def is_list_mark(raw: str, quantity: Quantity) -> bool:
    """True for the number of a list item: ``1.`` at the beginning of a line, ``1)`` before a clause."""
    after = raw[quantity.end : quantity.end + 2]
    if after[:1] in (")", "）") and quantity.text.isdigit() and len(quantity.text) < 3:
        return True
    return (
        after[:1] in (".", "、", "．")
        and not after[1:2].isdigit()
        and bool(_LIST_MARK.search(raw[max(0, quantity.start - 12) : quantity.start]))
    ) or (after[:1] in (".", "、") and quantity.start == 0)


def _is_bracketed(raw: str, at: int) -> bool:
    """True shortly after an opening bracket: an interval, a citation."""
    before = raw[max(0, at - 20) : at]
    return before.rfind("[") > before.rfind("]")


def same_value(quantity: Quantity, other: Quantity) -> bool:
    """True when both say the same number, one is a fair rounding of the other, or an end of its range."""
    if _far_apart(quantity, other):
        return False
    if equal_value(quantity, other) or converted(quantity, other) or rounded(quantity, other):
        return True
    if quantity.single == other.single:
        return False
    single, span = (quantity, other) if quantity.single else (other, quantity)
    return single.low in (span.low, span.high)


def _far_apart(quantity: Quantity, other: Quantity) -> bool:
    """A quick look at two of the commonest, counts or shares of one unit: they differ by more than any rounding."""
    return (
        quantity.unit == other.unit
        and quantity.kind in _PLAIN
        and other.kind in _PLAIN
        and not quantity.alts
        and not other.alts
        and quantity.single
        and other.single
        and abs(float(quantity.low) - float(other.low)) > _ROUNDED_BY * abs(float(quantity.low))
    )


_PLAIN = frozenset({"count", "percent"})
_ROUNDED_BY = 0.1


# ---- beside a translation ------------------------------------------------------------------------

# Share of the character pairs (of the words) of a claim's translation that the summaries have: half (two thirds) of
# claims that are said, a seventh (a third) of claims that are not. The pivots lie between.
_PAIRS_PIVOT, _WORDS_PIVOT = 0.30, 0.48
_SLOPE, _MOST = 10.0, 2.0  # log odds for the whole share, and at most
_DOUBT, _GRAVE_DOUBT = 2.0, 0.05  # this near to its threshold a claim is looked at (by its words, too)


def _in_doubt(coverage: Coverage) -> bool:
    return (
        coverage.claim.kind != "release" and abs(coverage.score * coverage.claim.weight - THRESHOLD) < _DOUBT
    )


def _beside(translation: Pair, coverage: Coverage, said: str) -> Coverage:
    """The coverage, knowing how much of the claim's translation the summaries have."""
    answer = _answer(translation, coverage.claim)
    wanted = _pairs(answer)
    if not wanted:
        return coverage
    share = len(wanted & _pairs(said)) / len(wanted)
    told, how = _SLOPE * (_PAIRS_PIVOT - share), f"character pairs {share:.0%}"
    if abs((coverage.score + told) * coverage.claim.weight - THRESHOLD) < _GRAVE_DOUBT:
        # Worth half a second for the dictionary of a word segmenter.
        from summarycheck.overlap import word_recall

        words = word_recall(answer, said) / 100
        told, how = (told + _SLOPE * (_WORDS_PIVOT - words)) / 2, f"{how}, words {words:.0%}"
    return replace(coverage, score=round(coverage.score + max(-_MOST, min(_MOST, told)), 2), overlap=how)


def _answer(translation: Pair, claim: Claim) -> str:
    """The sentences of the translation that answer to the claim's sentence."""
    theirs, ours = translation.target.sentences, translation.source.sentences
    return "".join(
        theirs[j].text
        for link in translation.alignment
        if any(ours[i].start <= claim.start < ours[i].end for i in link.source)
        for j in link.target
    )


def _pairs(text: str) -> set[str]:
    return {a + b for a, b in pairwise(text) if "\u4e00" <= a <= "\u9fff" and "\u4e00" <= b <= "\u9fff"}
