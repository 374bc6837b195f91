"""What the sentences of both sides say of a text as a whole: something missing, added, repeated, or another paper's.

A text that answers to another abstract, or a translation shrunk to a line, is said once; its sentences then are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.checks.sentences.added import added, said_twice
from summarycheck.checks.sentences.missing import (
    breaks_off,
    freely_rendered,
    passed_over,
    runs,
    said_elsewhere,
    unanswered,
    without_counterpart,
)
from summarycheck.checks.sentences.whole import (
    is_abridged,
    is_collapsed,
    is_foreign,
    of_whole,
    plainly_own,
    short,
)
from summarycheck.model import Role
from summarycheck.reading import SUMMARY, TRANSLATION, Dossier, Pair, joined

_FEWEST_CHARACTERS = 15  # that mean something; less is no text to be judged (an error string, English)
_FAMILIAR = 0.75  # share of the words that must be known for its sentences to be judged


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """What is wrong with the texts of these roles, of every relation."""
    for pair in dossier.with_role(roles & TRANSLATION):
        yield from _translation(pair)
    if summaries := dossier.with_role(roles & SUMMARY):
        yield from _summaries(dossier, summaries)


def _translation(pair: Pair) -> Iterator[Observation]:
    """The worst that can be said of the translation as a whole, else what is wrong with its sentences."""
    if is_collapsed(pair):
        yield of_whole("collapsed", pair)
        return
    if pair.answers.characters < _FEWEST_CHARACTERS or not pair.source.sentences:
        return
    if is_foreign(pair):
        yield of_whole("mismatched", pair)
        return
    if pair.answers.familiar[1] < _FAMILIAR:
        return
    free = freely_rendered(pair)
    lost = unanswered(pair, besides=free)
    cut_off = breaks_off(pair, lost)
    if not cut_off and is_abridged(pair, lost):
        yield of_whole("abridged", pair)
    elif not cut_off:
        yield from passed_over(pair, free)
    for run_ in runs(lost if cut_off else [i for i in lost if not said_elsewhere(pair, i)]):
        yield without_counterpart("cut-off" if cut_off else "missing", pair, run_)
    twice = said_twice(pair)
    for first, second in twice.items():
        spans = pair.target.sentences
        yield Observation(
            pair.target.text,
            target=spans[second],
            facts={"first": short(spans[first].text)},
            relation="repeated",
        )
    yield from added(pair, besides={*twice.values(), *free.values()})


def _summaries(dossier: Dossier, summaries: list[Pair]) -> Iterator[Observation]:
    """Summary texts that together answer to another abstract, those of them that do."""
    if plainly_own(dossier, summaries):
        return
    foreign = [pair for pair in summaries if is_foreign(pair)]
    if foreign and is_foreign(joined(summaries)):
        for pair in foreign:
            yield of_whole("mismatched", pair)


CHECK = Check(
    name="alignment",
    run=run,
    facts=frozenset(["sentences", "of", "first", "explained", "found", "length", "told"]),
    options={
        "relation": Option(
            str,
            "missing",
            ("missing", "passed-over", "cut-off", "collapsed", "abridged", "added", "repeated", "mismatched"),
            "missing: a source sentence without counterpart; passed-over: a stretch of one; cut-off: the end of the source without one; "
            "collapsed: a translation that is no more than a line; abridged: one that leaves out a good part; "
            "added: a sentence without source; repeated: one that comes twice; mismatched: another paper's text",
        )
    },
    shared_by="relation",
)
