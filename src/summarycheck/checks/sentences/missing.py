"""Sentences of the source, and stretches of them, that nothing in the translation answers to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import inf

from summarycheck.align import weigh
from summarycheck.checks.base import Observation
from summarycheck.checks.sentences.whole import WELL_KNOWN, short
from summarycheck.model import Span
from summarycheck.reading import Pair

_WORD = re.compile(r"[A-Za-z]{2,}")
_CUT_OFF = 2  # sentences missing at the end that are more than a lost sentence
_FEWEST_WORDS = 6  # of a source sentence that is missed
# Share of a sentence's characters that the source sentence explains, if it renders a part of that.
_HALF_SAID = 0.6
# A stretch of so many words is passed over when it tells so little of the sentences that answer, and of those beside them, and
# the Chinese is short beside what this translator usually makes of so much English, or has nothing in it that no word of the
# source explains: that may render the stretch in words that the lexicon does not know. Weighed with clauses deleted from translations and with whole ones.
_FEWEST_WORDS_PASSED_OVER, _LITTLE, _UNANSWERED = 5, -2.0, -8.5
_SHORTNESS, _USUALLY_SHORT, _STRANGENESS = 11.0, 0.85, 6.0
# Lengths of what answers, and of what is strange in it, from which nothing is passed over.
_LONG, _STRANGE = 1.2, 1.2
_CONTENT = 0.225  # characters that mean something for one of the source
# A sentence that the linking left alone is said in those beside it when they have so many characters that only it explains
# and its words do not speak against that; of fewer words than these little can be said.
_ALONE, _NOT_AGAINST, _BESIDE = 5, -4.0, 3.0
_FEW_WORDS, _AGAINST_FEW = 4, -3.0
# It is said in a target sentence that stands elsewhere when that has so many, and each of its words tells so much there.
_ALONE_ANYWHERE, _MERGED = 3, -0.25
_FEW = 10  # a count that small may answer to another by chance
# Words to be expected, from which a text is no single sentence, which may be rendered freely.
_AN_ABSTRACT = 25
_MOVED = 4.0  # what a sentence without counterpart tells of one that has none either, if it was moved there
ADDRESS = re.compile(r"(?i)https?\b|www\.|\burl\b|footnote")


def freely_rendered(pair: Pair) -> dict[int, int]:
    """Source sentences in whose place a sentence stands that was linked to none, if it may be a free rendering.

    Where nearly all words are known it must say a good part of what the source sentence says.
    """
    strict = pair.answers.familiar[1] >= WELL_KNOWN and len(pair.source.sentences) > 1
    found: dict[int, int] = {}
    lost: list[int] = []
    spare: list[int] = []
    for link in (*pair.alignment, None):
        if link is not None and not (link.source and link.target):
            lost += link.source
            spare += link.target
        else:
            found.update(zip(lost, spare, strict=False))
            lost, spare = [], []
    return {i: j for i, j in found.items() if not strict or _explains(pair, i, j)}


def _explains(pair: Pair, i: int, j: int) -> bool:
    explained, characters = pair.answers.explained([i], j)
    return explained >= _HALF_SAID * characters


def unanswered(pair: Pair, besides: Collection[int]) -> list[int]:
    """Source sentences, long enough, that nothing in the target answers to."""
    spans = pair.source.sentences
    spare = [j for link in pair.alignment if not link.source for j in link.target]
    return [
        i
        for link in pair.alignment
        if not link.target
        for i in link.source
        if i not in besides
        and len(_WORD.findall(spans[i].text)) >= _FEWEST_WORDS
        and not any(pair.answers.told(spans[i].text, [j]) >= _MOVED for j in spare)
    ]


def runs(indices: Iterable[int]) -> list[list[int]]:
    """The indices, with neighbours together."""
    runs: list[list[int]] = []
    for i in indices:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def said_elsewhere(pair: Pair, i: int) -> bool:
    """True when the source sentence, which was linked to none, may well be said beside its place or in another sentence."""
    answers, links = pair.answers, pair.alignment
    at = next(n for n, link in enumerate(links) if i in link.source)
    before = next((link.target for link in reversed(links[:at]) if link.target), ())
    behind = next((link.target for link in links[at + 1 :] if link.target), ())
    beside = (*before, *behind)
    if _counted_beside(pair, i, beside):
        return True
    text = pair.source.sentences[i].text
    told = answers.told(text, beside)
    known = answers.known_words(text)
    if told > _BESIDE or (told > _AGAINST_FEW and known < _FEW_WORDS):
        return True
    if told > _NOT_AGAINST and answers.alone(i, beside) >= _ALONE:
        return True
    return any(
        answers.alone(i, [j]) >= _ALONE_ANYWHERE and answers.told(text, [j]) > _MERGED * known
        for j in range(len(pair.target.sentences))
    )


def _counted_beside(pair: Pair, i: int, beside: Sequence[int]) -> bool:
    """Whether a measure of the source sentence, or a count above ten, is answered in one of these target sentences."""
    ours, spans = pair.source.sentences[i], [pair.target.sentences[j] for j in beside]
    for link in pair.matching.links:
        source = link.sources[0] if len(link.sources) == 1 else None
        if (
            source is None
            or not ours.start <= source.start < ours.end
            or (not source.unit and source.low <= _FEW)
        ):
            continue
        if any(span.start <= link.target.start < span.end for span in spans):
            return True
    return False


def passed_over(pair: Pair, free: Mapping[int, int]) -> Iterator[Observation]:
    """Stretches of source sentences, long enough, that the sentences answering to them pass over."""
    hoped, known = pair.answers.familiar
    if hoped < _AN_ABSTRACT or known < WELL_KNOWN:
        return
    groups = [(link.source, link.target) for link in pair.alignment if link.source and link.target]
    for rows, target in (*groups, *(((i,), (j,)) for i, j in free.items())):
        # A clause may have moved into the sentence before or behind; what these tell counts as much as its own.
        last = len(pair.target.sentences) - 1
        columns = range(max(target[0] - 1, 0), min(target[-1] + 1, last) + 1)
        for i in rows:
            sentence = pair.source.sentences[i]
            here, begin, end = pair.answers.unanswered(sentence.text, target)
            if here > _LITTLE:
                continue
            text = sentence.text[begin:end]
            told = here + pair.answers.unanswered(sentence.text, columns)[0]
            if (
                len(text.split()) >= _FEWEST_WORDS_PASSED_OVER
                and ADDRESS.search(text) is None
                and told + _may_render(pair, rows, target, len(text)) <= _UNANSWERED
            ):
                yield Observation(
                    about=pair.target.text,
                    source=Span(text, sentence.start + begin, sentence.start + end),
                    facts={"first": short(text), "told": f"{told:.1f}"},
                    relation="passed-over",
                )


def _may_render(pair: Pair, rows: Sequence[int], target: Sequence[int], stretch: int) -> float:
    """What speaks for it that the target sentences render a stretch of so many characters in other words."""
    english = sum(pair.source.sentences[i].end - pair.source.sentences[i].start for i in rows)
    chinese = sum(weigh(pair.target.sentences[j].text) for j in target)
    length = (chinese / english) / (weigh(pair.target.raw) / len(pair.source.raw))
    strange = pair.answers.unexplained_share(target)
    content = sum(pair.answers.content[j].bit_count() for j in target)
    if length > _LONG or strange * content > _STRANGE * _CONTENT * stretch:
        return inf
    return _SHORTNESS * (length - _USUALLY_SHORT) + _STRANGENESS * strange


def breaks_off(pair: Pair, lost: list[int]) -> bool:
    """True when what is lost is the end, several sentences of it, and no more."""
    if len(lost) < _CUT_OFF or len(runs(lost)) != 1:
        return False
    unlinked = {i for link in pair.alignment if not link.target for i in link.source}
    return unlinked.issuperset(range(lost[0], len(pair.source.sentences)))


def without_counterpart(relation: str, pair: Pair, run_: list[int]) -> Observation:
    spans = pair.source.sentences
    start, end = spans[run_[0]].start, spans[run_[-1]].end
    return Observation(
        about=pair.target.text,
        source=Span(pair.source.raw[start:end], start, end),
        facts={"sentences": str(len(run_)), "of": str(len(spans)), "first": short(spans[run_[0]].text)},
        relation=relation,
    )
