"""English and Chinese that are kept apart, brought together: by id, else by title, else by what they share.

An id is trusted. A title need not be letter for letter the same, and names and numbers may be shared by two
papers: such pairs say so in ``Record.doubts``.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

import msgspec

from summarycheck.model import Problem, Record, Role, Text, Waiver
from summarycheck.readers.lines import NEW_ARXIV_ID, is_chinese

# Titles this much alike (0-100) are one title in two typographies; below the second figure they are two.
_SAME_TITLE, _LIKE_TITLE, _CLEAR_LEAD = 97.0, 85.0, 4.0
# The share of a Chinese text's names and numbers that its English must have, and the lead over the next best.
_SHARED, _SHARED_LEAD = 0.5, 0.15

_NEW_ID = re.compile(NEW_ARXIV_ID)
_ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9]+|\d+(?:\.\d+)?")
_SCRIPT = re.compile(r"[^\W_]+")


class ChineseOnly(msgspec.Struct, frozen=True):
    """Chinese texts that wait for their English, and what is known of their paper."""

    texts: tuple[Text, ...]
    id: str = ""
    title: str = ""
    waivers: tuple[Waiver, ...] = ()

    @property
    def roles(self) -> list[Role]:
        return sorted({text.role for text in self.texts})

    @property
    def anchors(self) -> frozenset[str]:
        """Its words in Latin letters and its numbers."""
        return _anchors(self.texts)

    @property
    def where(self) -> tuple[str, int]:
        """File and line where they begin."""
        place = self.texts[0].place
        return (place.path, place.locate(0)[0]) if place else ("", 0)

    def doubted(self, doubt: str) -> str:
        """The doubt, and which Chinese it is about."""
        path, line = self.where
        return f"{doubt} ({path}:{line})" if path else doubt

    def unanswered(self) -> Problem:
        """The problem that no English answers to them."""
        path, line = self.where
        what = "no English text answers to this Chinese"
        return Problem(path, line, what, "give both the same id, or put the paper's English title above it")


class Answer(NamedTuple):
    """The record (by its index) that a Chinese text belongs to, and why one may doubt it."""

    record: int
    doubt: str


Waiting = Mapping[int, ChineseOnly]  # by index, those not yet paired
Held = Set[tuple[int, Role]]  # (record, role) that have their Chinese
Answers = dict[int, Answer]  # Chinese (by its index) → its record


def pair_up(english: Iterable[Record], chinese: Iterable[ChineseOnly]) -> Iterator[Record | Problem]:
    """The English records in their order, each with its Chinese; then a problem for each text left over."""
    records, texts = list(english), list(chinese)
    answers: Answers = {}
    for find in (_by_id, _by_title, _by_content, _by_exclusion):
        waiting = {index: text for index, text in enumerate(texts) if index not in answers}
        if waiting:
            held = {(answer.record, role) for index, answer in answers.items() for role in texts[index].roles}
            held |= {(index, text.role) for index, record in enumerate(records) for text in record.targets}
            answers.update(find(records, waiting, held))
    joined: dict[int, list[int]] = defaultdict(list)
    for index in sorted(answers):
        joined[answers[index].record].append(index)
    for index, record in enumerate(records):
        yield _with_chinese(record, [(texts[i], answers[i].doubt) for i in joined[index]])
    yield from (text.unanswered() for index, text in enumerate(texts) if index not in answers)


def _with_chinese(record: Record, found: Sequence[tuple[ChineseOnly, str]]) -> Record:
    if not found:
        return record
    texts = tuple(text for chinese, _ in found for text in chinese.texts)
    doubts = tuple(chinese.doubted(doubt) for chinese, doubt in found if doubt)
    waivers = tuple(waiver for chinese, _ in found for waiver in chinese.waivers)
    return msgspec.structs.replace(
        record,
        targets=record.targets + texts,
        doubts=record.doubts + doubts,
        waivers=record.waivers + waivers,
    )


def _by_id(records: Sequence[Record], waiting: Waiting, held: Held) -> Answers:
    """Chinese with a record's id. Of several records with it, the one that shares most."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        if key := _id_key(record.id):
            holders[key].append(index)
    found: Answers = {}
    for text, chinese in waiting.items():
        same = holders.get(_id_key(chinese.id), [])
        if not same:
            continue
        shared = {index: len(chinese.anchors & _anchors([records[index].source])) for index in same}
        differ = len({records[index].source.text for index in same}) > 1
        doubt = f"{len(same)} different English texts have the id {chinese.id}" if differ else ""
        found[text] = Answer(max(same, key=lambda index: (shared[index], -index)), doubt)
    return found


def _by_title(records: Sequence[Record], waiting: Waiting, held: Held) -> Answers:
    """Chinese under the English title of a record, or in a file named after it."""
    titled = {index: key for index, record in enumerate(records) if (key := _title_key(record.title))}
    exact: dict[str, list[int]] = defaultdict(list)
    for index, title in titled.items():
        exact[title].append(index)
    found: Answers = {}
    for text, chinese in waiting.items():
        for name in (chinese.title, chinese.id):
            wanted = _title_key(name)
            if len(wanted) < 8 or is_chinese(name):
                continue
            if same := exact.get(wanted):
                doubt = f"{len(same)} English texts have the title “{name}”" if len(same) > 1 else ""
                if _ids_differ(records[same[0]], chinese):
                    doubt = f"paired by title, but the Chinese says it is of {chinese.id}"
                found[text] = Answer(same[0], doubt)
            elif near := _similar(wanted, titled):
                index, likeness = near
                if _ids_differ(records[index], chinese):
                    continue
                doubt = f"paired by a title that is {likeness:.0f}% alike: “{records[index].title}”"
                found[text] = Answer(index, "" if likeness >= _SAME_TITLE else doubt)
            if text in found:
                break
    return found


def _similar(wanted: str, titled: Mapping[int, str]) -> tuple[int, float] | None:
    """The record whose title is most alike and clearly more so than the next, with the same numbers in it."""
    from rapidfuzz import fuzz, process

    best = process.extract(wanted, titled, scorer=fuzz.ratio, score_cutoff=_LIKE_TITLE, limit=2)
    if not best or (len(best) > 1 and best[0][1] - best[1][1] < _CLEAR_LEAD):
        return None
    title, likeness, index = best[0]
    return (index, likeness) if _numbers(title) == _numbers(wanted) else None


def _by_content(records: Sequence[Record], waiting: Waiting, held: Held) -> Answers:
    """Chinese that shares its names and numbers with one record and clearly less with any other.

    Each counts by its rarity among the records. The best pairs are taken first, and a record that has a
    translation already gets no other in this way.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        for anchor in sorted(_anchors([record.source])):
            holders[anchor].append(index)
    candidates: list[tuple[float, int, int, str]] = []
    for text, chinese in waiting.items():
        rarity = {
            a: math.log(1 + len(records) / max(1, len(holders.get(a, ())))) for a in sorted(chinese.anchors)
        }
        total = sum(rarity.values())
        scores: dict[int, float] = defaultdict(float)
        for anchor, weight in rarity.items():
            for index in holders.get(anchor, ()):
                scores[index] += weight / total
        free = (index for index in scores if _may_answer(records[index], index, chinese, held))
        best, *others = sorted(free, key=lambda index: (-scores[index], index))[:2] or [-1]
        lead = scores[best] - (scores[others[0]] if others else 0)
        if best >= 0 and scores[best] >= _SHARED and lead >= _SHARED_LEAD:
            shared = sum(best in holders.get(anchor, ()) for anchor in rarity)
            doubt = f"paired by {shared} of {len(rarity)} names and numbers, without id or title"
            candidates.append((-scores[best], text, best, doubt))
    found: Answers = {}
    used = set(held)
    for _, text, index, doubt in sorted(candidates):
        roles = {(index, role) for role in waiting[text].roles}
        if not roles & used:
            used |= roles
            found[text] = Answer(index, doubt)
    return found


def _may_answer(record: Record, index: int, chinese: ChineseOnly, held: Held) -> bool:
    """True unless the record has such Chinese already or both name a paper, and not the same one."""
    return not _ids_differ(record, chinese) and not any((index, role) in held for role in chinese.roles)


def _by_exclusion(records: Sequence[Record], waiting: Waiting, held: Held) -> Answers:
    """One English text and one Chinese: whoever gives just these two means them as a pair."""
    if len(records) != 1 or held or list(waiting) != [0] or _ids_differ(records[0], waiting[0]):
        return {}
    return {0: Answer(0, "paired only because there is no other; neither id nor title nor names say so")}


def _ids_differ(record: Record, chinese: ChineseOnly) -> bool:
    """True when both name an arXiv paper and not the same one."""
    known = [
        key for key in (_id_key(record.id), _id_key(chinese.id)) if re.fullmatch(r"[\d.]+|[a-z.-]+/\d+", key)
    ]
    return len(known) == 2 and known[0] != known[1]


def _id_key(identity: str) -> str:
    """An id as it is compared: an arXiv id without prefix and version, another id without regard to case."""
    if new := _NEW_ID.search(identity):
        return new[0]
    lower = identity.strip().lower()
    if old := re.fullmatch(r"(?:arxiv:)?([a-z-]+(?:\.[a-z]{2})?)[/_-](\d{7})(?:v\d+)?", lower):
        return f"{old[1]}/{old[2]}"
    return lower


def _title_key(title: str) -> str:
    """A title as it is compared: its letters and digits, in lower case."""
    return " ".join(_SCRIPT.findall(title.replace("_", " ").lower()))


def _numbers(title: str) -> list[str]:
    return re.findall(r"\d+|\b[ivx]+\b", title)


def _anchors(texts: Iterable[Text]) -> frozenset[str]:
    """The words in Latin letters and the numbers of some texts."""
    return frozenset(anchor.lower() for text in texts for anchor in _ANCHOR.findall(text.text))
