"""What can be said of a text as a whole: another paper's, shrunk to a line, abridged, or plainly its own."""

from __future__ import annotations

from itertools import chain

from summarycheck.checks.base import Observation
from summarycheck.claims import blanked
from summarycheck.lexicon import shipped
from summarycheck.reading import Dossier, Pair
from summarycheck.scripts import bigrams, together
from summarycheck.table import Met

_LONG_WORD, _BEGINNING = 5, 500  # letters of a word, and of the source that are looked at first
# A text is another paper's when the source explains so little of it, and so few of the source's words are in it: both
# shares together. Measured: own translations have 1.4 at least, own summaries 1.0; those of other papers 0.9 and 1.0 at most.
_FOREIGN, _FOREIGN_EXPLAINED = {"translation": 1.15, "summary": 1.0}, 0.6
_STRANGERS_DOUBT = 3.0  # for each word of the source that the lexicon does not know
# It can only be judged by words enough, and by a lexicon that knows them; where it knows not so many, names and numbers
# that both sides share are proof.
_HOPED, _KNOWN, _COPIED = 20, 0.65, 3
# Characters that mean something; a sentence of another field is not told from another paper.
_LONG_ENOUGH = 45
# Share of the words to be known for a sentence to be called lost where another stands that nothing accounts for.
WELL_KNOWN = 0.9
# A summary is its own paper's beyond doubt from so much evidence: of words in no more than a share of all sentences, each
# found weighing less for what papers of one field have in common, each not found speaking against it; of names copied.
_OWN, _TELLING, _TOPIC, _UNSAID, _COPIED_NAME = 10.0, 0.03, 2.0, 0.3, 4.0
_COLLAPSED, _COLLAPSED_RECALL = 0.16, 0.5  # characters for one of the source; share of its words
_ABRIDGED, _ABRIDGED_RECALL = 0.24, 0.82
_LOST = 0.25  # share of the source's characters without counterpart that makes a translation abridged


def plainly_own(dossier: Dossier, summaries: list[Pair]) -> bool:
    """Whether the first words of the source are enough to see that the summaries are its own."""
    texts = [pair.target for pair in summaries]
    pairs = together([text.bigrams for text in texts])
    latin = "\n".join([text.ascii for text in texts]).lower()
    evidence, seen = 0.0, set()
    source = dossier.source.raw
    parts = (source[:_BEGINNING], source[_BEGINNING:])  # a dozen words are enough, mostly
    for written in chain.from_iterable(blanked(part).replace("-", " ").split() for part in parts):
        if len(written) < _LONG_WORD or written in seen:
            continue
        seen.add(written)
        telling = _TELLS[written]
        if telling is None:
            if written.lower() in latin:  # a name, mostly
                evidence += _COPIED_NAME
            continue
        for pair, rendering, weight in telling:
            if pair in pairs and (not rendering or any(rendering in text.raw for text in texts)):
                evidence += weight
                break
        else:
            evidence -= _UNSAID if telling else 0.0
        if evidence > _OWN:
            return True
    return False


def _tells(word: str) -> tuple[tuple[int, str, float], ...] | None:
    """The word's best renderings (how they begin; if they are longer, all of it) and what each tells.

    None of a word that the lexicon does not know; empty for a common one.
    """
    entry = shipped().entry(word.lower())
    if entry is None:
        return None
    return tuple(
        (pair, rendering.text[2:] and rendering.text, max(rendering.weight - _TOPIC, 0.0))
        for rendering in entry.renderings[:2]
        for pair in bigrams(rendering.text[:2])
        if entry.chance <= _TELLING
    )


_TELLS = Met(_tells)


def is_foreign(pair: Pair) -> bool:
    """True when the text answers to another abstract."""
    answers = pair.answers
    if answers.characters < _LONG_ENOUGH or not pair.source.sentences:
        return False
    hoped, known = answers.familiar
    if hoped < _HOPED or known < _KNOWN or (known < WELL_KNOWN and answers.copied >= _COPIED):
        return False
    explained = answers.explained_share
    together = explained + answers.recall
    doubt = _STRANGERS_DOUBT * (1 - known)
    return explained < _FOREIGN_EXPLAINED and together < _FOREIGN[pair.role] - doubt


def of_whole(relation: str, pair: Pair) -> Observation:
    answers = pair.answers
    return Observation(
        about=pair.target.text,
        facts={
            "explained": f"{answers.explained_share:.0%}",
            "found": f"{min(answers.recall, 1.0):.0%}",
            "length": f"{_ratio(pair):.2f}",
            "sentences": str(len(pair.target.sentences)),
            "of": str(len(pair.source.sentences)),
            "first": short(pair.target.raw),
        },
        relation=relation,
    )


def is_collapsed(pair: Pair) -> bool:
    """True for a translation that is no more than a line (in Chinese, and this paper's as far as can be seen)."""
    return (
        len(pair.source.sentences) > 2
        and _ratio(pair) < _COLLAPSED
        and any(_is_chinese(character) for character in pair.target.raw)
        and pair.answers.recall < _COLLAPSED_RECALL
        and not is_foreign(pair)
    )


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def is_abridged(pair: Pair, lost: list[int]) -> bool:
    """True for a translation that leaves out a good part, here and there."""
    spans = pair.source.sentences
    length = sum(spans[i].end - spans[i].start for i in lost)
    shortened = _ratio(pair) < _ABRIDGED and pair.answers.recall < _ABRIDGED_RECALL
    return len(spans) > 2 and (shortened or length > _LOST * len(pair.source.raw))


def _ratio(pair: Pair) -> float:
    return len(pair.target.raw) / max(len(pair.source.raw), 1)


def short(text: str, longest: int = 90) -> str:
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[longest // 2 :] else cut) + " …"
