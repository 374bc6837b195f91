"""What the sentences of both sides say of a text as a whole: something missing, added, repeated, or another paper's.

A text that answers to another abstract, or a translation shrunk to a line, is said once; its sentences then are not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from math import inf
from typing import Any

from summarycheck.align import weigh
from summarycheck.checks.base import Check, Observation, Option
from summarycheck.claims import blanked
from summarycheck.lexicon import shipped
from summarycheck.model import Role, Span
from summarycheck.reading import Dossier, Pair, joined
from summarycheck.scripts import bigrams, together
from summarycheck.table import Met

_WORD = re.compile(r"[A-Za-z]{2,}")
_LONG_WORD, _BEGINNING = 5, 500  # letters of a word, and of the source that are looked at first
_FEWEST_CHARACTERS = 15  # that mean something; less is no text to be judged (an error string, English)

# A text is another paper's when the source explains so little of it, and so few of the source's words are in it: both
# shares together. Measured: own translations have 1.4 at least, own summaries 1.0; those of other papers 0.9 and 1.0 at most.
_FOREIGN, _FOREIGN_EXPLAINED = {"translation": 1.15, "summary": 1.0}, 0.6
_STRANGERS_DOUBT = 3.0  # for each word of the source that the lexicon does not know
# It can only be judged by words enough, and by a lexicon that knows them; where it knows not so many, names and numbers
# that both sides share are proof.
_HOPED, _KNOWN, _COPIED = 20, 0.65, 3
_LONG_ENOUGH = (
    45  # characters that mean something; a sentence of another field is not told from another paper
)
_FAMILIAR = 0.75  # share of the words that must be known for its sentences to be judged …
_WELL_KNOWN = 0.9  # … and for a sentence to be called lost where another stands that nothing accounts for
# A summary is its own paper's beyond doubt from so much evidence: of words in no more than a share of all sentences, each
# found weighing less for what papers of one field have in common, each not found speaking against it; of names copied.
_OWN, _TELLING, _TOPIC, _UNSAID, _COPIED_NAME = 10.0, 0.03, 2.0, 0.3, 4.0
_COLLAPSED, _COLLAPSED_RECALL = 0.16, 0.5  # characters for one of the source; share of its words
_ABRIDGED, _ABRIDGED_RECALL = 0.24, 0.82
_LOST = 0.25  # share of the source's characters without counterpart that makes a translation abridged
_CUT_OFF = 2  # sentences missing at the end that are more than a lost sentence
_ADDED_EXPLAINED = 0.5  # a sentence of which the whole source explains more is not added
_ADDED_CHARACTERS = 6
_FEWEST_WORDS = 6  # of a source sentence that is missed
_HALF_SAID = (
    0.6  # share of a sentence's characters that the source sentence explains, if it renders a part of that
)
# A stretch of so many words is passed over when it tells so little, and the Chinese is short beside what this translator
# usually makes of so much English, or has nothing in it that no word of the source explains: that may render the stretch in
# words that the lexicon does not know. Weighed with clauses deleted from translations and with whole ones.
_FEWEST_WORDS_PASSED_OVER, _LITTLE, _UNANSWERED = 5, -2.0, -4.6
_SHORTNESS, _USUALLY_SHORT, _STRANGENESS = 11.0, 0.85, 4.5
_LONG, _STRANGE = (
    1.2,
    1.2,
)  # lengths of what answers, and of what is strange in it, from which nothing is passed over
_CONTENT = 0.225  # characters that mean something for one of the source
# A sentence that the linking left alone is said in those beside it when they have so many characters that only it explains
# and its words do not speak against that; of fewer words than these little can be said.
_ALONE, _NOT_AGAINST, _BESIDE = 5, -4.0, 3.0
_FEW_WORDS, _AGAINST_FEW = 4, -3.0
_AN_ABSTRACT = (
    25  # words to be expected, from which a text is no single sentence, which may be rendered freely
)
_MOVED = 4.0  # what a sentence without counterpart tells of one that has none either, if it was moved there
_REPEATED_CHARACTERS = 12
_MARKS = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"(?i)https?\b|www\.|\burl\b|footnote")
_POINTER = re.compile("https?://|www\\.|链接|网址|网站")
_REMARK = re.compile("注[意：:]|翻译|译文|原文|替换|插入|提供|告知|截断")  # of one who speaks about the text


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """What is wrong with the texts of these roles, of every relation."""
    for pair in dossier.with_role(*(roles & {"translation"})):
        yield from _translation(pair)
    if summaries := dossier.with_role(*(roles & {"summary"})):
        yield from _summaries(dossier, summaries)


def _translation(pair: Pair) -> Iterator[Observation]:
    """The worst that can be said of the translation as a whole, else what is wrong with its sentences."""
    if _is_collapsed(pair):
        yield _of_whole("collapsed", pair)
        return
    if pair.answers.characters < _FEWEST_CHARACTERS or not pair.source.sentences:
        return
    if _is_foreign(pair):
        yield _of_whole("mismatched", pair)
        return
    if pair.answers.familiar[1] < _FAMILIAR:
        return
    free = _free(pair)
    lost = _lost(pair, besides=free)
    cut_off = _breaks_off(pair, lost)
    if not cut_off and _is_abridged(pair, lost):
        yield _of_whole("abridged", pair)
    elif not cut_off:
        yield from _passed_over(pair, free)
    for run_ in _runs(lost if cut_off else [i for i in lost if not _said_beside(pair, i)]):
        yield _without_counterpart("cut-off" if cut_off else "missing", pair, run_)
    twice = _twice(pair)
    for first, second in twice.items():
        spans = pair.target.sentences
        yield Observation(
            pair.target.text,
            target=spans[second],
            facts={"first": _short(spans[first].text)},
            relation="repeated",
        )
    yield from _added(pair, besides={*twice.values(), *free.values()})


def _summaries(dossier: Dossier, summaries: list[Pair]) -> Iterator[Observation]:
    """Summary texts that together answer to another abstract, those of them that do."""
    if _plainly_own(dossier, summaries):
        return
    foreign = [pair for pair in summaries if _is_foreign(pair)]
    if foreign and _is_foreign(joined(summaries)):
        for pair in foreign:
            yield _of_whole("mismatched", pair)


# ---- the whole ----------------------------------------------------------------------------------------


def _plainly_own(dossier: Dossier, summaries: list[Pair]) -> bool:
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


def _is_foreign(pair: Pair) -> bool:
    """True when the text answers to another abstract."""
    answers = pair.answers
    if answers.characters < _LONG_ENOUGH or not pair.source.sentences:
        return False
    hoped, known = answers.familiar
    if hoped < _HOPED or known < _KNOWN or (known < _WELL_KNOWN and answers.copied >= _COPIED):
        return False
    explained = answers.explained_share
    together = explained + answers.recall
    doubt = _STRANGERS_DOUBT * (1 - known)
    return explained < _FOREIGN_EXPLAINED and together < _FOREIGN[pair.role] - doubt


def _of_whole(relation: str, pair: Pair) -> Observation:
    answers = pair.answers
    return Observation(
        about=pair.target.text,
        facts={
            "explained": f"{answers.explained_share:.0%}",
            "found": f"{min(answers.recall, 1.0):.0%}",
            "length": f"{_ratio(pair):.2f}",
            "sentences": str(len(pair.target.sentences)),
            "of": str(len(pair.source.sentences)),
            "first": _short(pair.target.raw),
        },
        relation=relation,
    )


def _is_collapsed(pair: Pair) -> bool:
    """True for a translation that is no more than a line (in Chinese, and this paper's as far as can be seen)."""
    return (
        len(pair.source.sentences) > 2
        and _ratio(pair) < _COLLAPSED
        and any(_is_chinese(character) for character in pair.target.raw)
        and pair.answers.recall < _COLLAPSED_RECALL
        and not _is_foreign(pair)
    )


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _is_abridged(pair: Pair, lost: list[int]) -> bool:
    """True for a translation that leaves out a good part, here and there."""
    spans = pair.source.sentences
    length = sum(spans[i].end - spans[i].start for i in lost)
    shortened = _ratio(pair) < _ABRIDGED and pair.answers.recall < _ABRIDGED_RECALL
    return len(spans) > 2 and (shortened or length > _LOST * len(pair.source.raw))


def _ratio(pair: Pair) -> float:
    return len(pair.target.raw) / max(len(pair.source.raw), 1)


# ---- sentences ----------------------------------------------------------------------------------------


def _free(pair: Pair) -> dict[int, int]:
    """Source sentences in whose place a sentence stands that was linked to none, if it may be a free rendering.

    Where nearly all words are known it must say a good part of what the source sentence says.
    """
    strict = pair.answers.familiar[1] >= _WELL_KNOWN and len(pair.source.sentences) > 1
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


def _lost(pair: Pair, besides: Collection[int]) -> list[int]:
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


def _runs(indices: Iterable[int]) -> list[list[int]]:
    """The indices, with neighbours together."""
    runs: list[list[int]] = []
    for i in indices:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _said_beside(pair: Pair, i: int) -> bool:
    """True when the source sentence, which was linked to none, may well be said in the sentences beside its place."""
    answers, links = pair.answers, pair.alignment
    at = next(n for n, link in enumerate(links) if i in link.source)
    before = next((link.target for link in reversed(links[:at]) if link.target), ())
    behind = next((link.target for link in links[at + 1 :] if link.target), ())
    beside = (*before, *behind)
    text = pair.source.sentences[i].text
    told = answers.told(text, beside)
    if told > _BESIDE or (told > _AGAINST_FEW and answers.known_words(text) < _FEW_WORDS):
        return True
    return told > _NOT_AGAINST and answers.alone(i, beside) >= _ALONE


def _passed_over(pair: Pair, free: Mapping[int, int]) -> Iterator[Observation]:
    """Stretches of source sentences, long enough, that the sentences answering to them pass over."""
    hoped, known = pair.answers.familiar
    if hoped < _AN_ABSTRACT or known < _WELL_KNOWN:
        return
    groups = [(link.source, link.target) for link in pair.alignment if link.source and link.target]
    for rows, target in (*groups, *(((i,), (j,)) for i, j in free.items())):
        # A clause may have moved into the sentence before or behind.
        last = len(pair.target.sentences) - 1
        columns = range(max(target[0] - 1, 0), min(target[-1] + 1, last) + 1)
        for i in rows:
            sentence = pair.source.sentences[i]
            told, begin, end = pair.answers.unanswered(sentence.text, columns)
            text = sentence.text[begin:end]
            if (
                told <= _LITTLE
                and len(text.split()) >= _FEWEST_WORDS_PASSED_OVER
                and _ADDRESS.search(text) is None
                and told + _may_render(pair, rows, target, len(text)) <= _UNANSWERED
            ):
                yield Observation(
                    about=pair.target.text,
                    source=Span(text, sentence.start + begin, sentence.start + end),
                    facts={"first": _short(text), "told": f"{told:.1f}"},
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


def _breaks_off(pair: Pair, lost: list[int]) -> bool:
    """True when what is lost is the end, several sentences of it, and no more."""
    if len(lost) < _CUT_OFF or len(_runs(lost)) != 1:
        return False
    unlinked = {i for link in pair.alignment if not link.target for i in link.source}
    return unlinked.issuperset(range(lost[0], len(pair.source.sentences)))


def _without_counterpart(relation: str, pair: Pair, run_: list[int]) -> Observation:
    spans = pair.source.sentences
    start, end = spans[run_[0]].start, spans[run_[-1]].end
    return Observation(
        about=pair.target.text,
        source=Span(pair.source.raw[start:end], start, end),
        facts={"sentences": str(len(run_)), "of": str(len(spans)), "first": _short(spans[run_[0]].text)},
        relation=relation,
    )


def _added(pair: Pair, besides: Collection[int]) -> Iterator[Observation]:
    """Target sentences that nothing in the source accounts for."""
    if not any(link.source and link.target and link.score > 0 for link in pair.alignment):
        return  # what answers to nothing may be a free rendering where nothing else answers either
    everything = range(len(pair.source.sentences))
    for link in pair.alignment:
        for j in link.target:
            if link.source or j in besides:
                continue
            if _is_pointer(pair, pair.target.sentences[j].text):
                continue
            explained, characters = pair.answers.explained(everything, j)
            if characters >= _ADDED_CHARACTERS and explained < _ADDED_EXPLAINED * characters:
                yield Observation(
                    about=pair.target.text,
                    target=pair.target.sentences[j],
                    facts={"explained": f"{explained / characters:.0%}"},
                    relation="added",
                )


def _is_pointer(pair: Pair, text: str) -> bool:
    """True for a sentence that only says where something is, of a source that has an address, too."""
    return (
        _ADDRESS.search(pair.source.raw) is not None
        and _POINTER.search(text) is not None
        and _REMARK.search(text) is None
    )


def _twice(pair: Pair) -> dict[int, int]:
    """Target sentences that come again word for word, with where they do; none where the source repeats itself."""
    again = _equal([span.text for span in pair.target.sentences])
    return again if again and not _equal([span.text for span in pair.source.sentences]) else {}


def _equal(texts: list[str]) -> dict[int, int]:
    """Indices of texts with the index of an equal one behind them, marks and blanks aside."""
    seen: dict[str, int] = {}
    found: dict[int, int] = {}
    for index, text in enumerate(texts):
        key = _MARKS.sub("", text)
        if len(key) >= _REPEATED_CHARACTERS and seen.setdefault(key, index) != index:
            found[seen[key]] = index
    return found


def _short(text: str, longest: int = 90) -> str:
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[longest // 2 :] else cut) + " …"


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
