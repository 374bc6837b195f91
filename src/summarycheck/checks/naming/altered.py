"""Names that the target has with a slip: RegLag for RecLag, LMM for LLM, DrVOICE for DRVOICE."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.checks.base import Observation
from summarycheck.glossary import unhyphenated
from summarycheck.model import Span, Suggestion
from summarycheck.names import Neighbours, among_initials, is_english, shape, singular, squeeze, stands_in
from summarycheck.reading import Dossier, Pair

_VERSION = re.compile(r"v?\d+")
_PARTS = re.compile(r"[-_.+'’]")
_ADDRESS = re.compile(r"https?:|www\.|@|\\")


def altered(pair: Pair, dossier: Dossier) -> Iterator[Observation]:
    """Names and acronyms of the target that neither the source nor the title has, one slip away from one that they have."""
    title = dossier.record.title
    originals: _Originals | None = None
    for written in (*pair.strangers, *_cut_off(pair)):
        text = written.text
        if len(text) < 3 or text.islower() or text in title or _is_known(text, pair):
            continue
        originals = originals or _Originals(pair)
        original = originals.meant(written)
        if original is None or in_address(pair.target.raw, written):
            continue
        if _explained(text, pair, title, alike=_is_compound_like(text, original.text, pair.source.raw)):
            continue
        if _is_put_right(text, original.text, pair):
            continue
        yield Observation(
            about=pair.target.text,
            source=original,
            target=written,
            facts={"name": original.text, "rendering": text},
            suggestion=Suggestion(
                _as_many(original.text, text), _is_vouched_for(original.text, pair.source.raw, title)
            ),
            relation="acronym" if _is_acronym(original.text) else "name",
        )


def _cut_off(pair: Pair) -> Iterator[Span]:
    """Words of the target with a capital that are nothing but the inside of longer ones of the source: Crawl, Craw."""
    source = pair.source.raw
    cut_off = set()
    for text in {word for word in pair.target.words if word[1:].islower() and len(word) > 3}:
        at = source.find(text) if not text.islower() else -1
        if at >= 0 and source[at + len(text) : at + len(text) + 1].islower() and not stands_in(text, source):
            cut_off.add(text)
    return (word for word in pair.target.latin if word.text in cut_off) if cut_off else iter(())


_SHORTEST = 4  # of three letters one is too much of the name: BoB, BoN


def _is_vouched_for(name: str, source: str, title: str) -> bool:
    """True when the source's spelling is no slip of its own: it stands there twice, or in brackets behind its words."""
    if re.search(rf"\(\s?{re.escape(name)}\b", source):
        return True
    return len(name) >= _SHORTEST and source.count(name) + title.count(name) > 1


def _is_known(text: str, pair: Pair) -> bool:
    """True for a known name, and for a common acronym whose words the source or the target writes out.

    Where nobody does (图注意力网络（GAN）), it can be a slip for another acronym.
    """
    if _one(text) in pair.glossary.names:
        return True
    meanings = pair.glossary.meanings.get(text.removesuffix("s"), ())
    return any(
        entry.used_in(pair.source.english) is not None or any(map(pair.target.has, entry.allowed))
        for entry in meanings
    )


def _is_put_right(text: str, original: str, pair: Pair) -> bool:
    """True where the translator writes a common acronym and the source none: PSNR, for a PSRN of the source."""
    known = pair.glossary.meanings
    return text.removesuffix("s") in known and original.removesuffix("s") not in known


def _is_compound_like(text: str, original: str, source: str) -> bool:
    """True for two names that differ in a part which the source lacks: Steal-LLM and Steel-LLM, for all that both are words."""
    mine, theirs = _PARTS.split(text), _PARTS.split(original)
    if len(mine) != len(theirs) or len(mine) < 2 or not shape(text):
        return False
    return all(
        part not in source and singular(part) != singular(other)
        for part, other in zip(mine, theirs, strict=True)
        if part != other
    )


def _explained(text: str, pair: Pair, title: str, *, alike: bool) -> bool:
    """True when something else accounts for what the target writes; for one ``alike`` its single parts do not."""
    squeezed = pair.source.squeezed
    key, one = squeeze(text), _one(text)
    if any(form in squeezed and stands_in(form, pair.source.raw) for form in {key, one}):
        return True
    if title and one in squeeze(title):
        return True
    # The target or the source spells it out: Graph Neural Networks (GNNs).
    if _is_acronym(text) and (
        among_initials(text, pair.source.initials) or among_initials(text, pair.target.initials)
    ):
        return True
    return not alike and all(
        len(part) < 2
        or part.isdigit()
        or (not part.isupper() and is_english(part, exactly=True))
        or (squeeze(part) in squeezed and stands_in(squeeze(part), pair.source.raw))
        for part in _PARTS.split(text)
    )


def accounted_for(text: str, pair: Pair, title: str) -> bool:
    """True when the target may write it: a name known with its meaning, or one that the source, the title or its words explain."""
    return _is_known(text, pair) or _explained(text, pair, title, alike=False)


def _one(text: str) -> str:
    """The squeezed name without its plural s, which is a small one: LLMs, not MCTS."""
    key = squeeze(text)
    return singular(key) if text.endswith("s") else key


def _is_acronym(text: str) -> bool:
    return shape(text) == "acronym"


class _Originals:
    """What the source writes with a capital; of compounds the parts, too: Wasserstein of Sliced-Wasserstein."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._spans: dict[str, Span] = {}
        self._whole: set[str] = set()
        for word in pair.source.latin:
            text = word.text.removesuffix("'s").removesuffix("’s")
            if len(text) > 2 and not text.islower():
                self._add(text, word.start)
                self._whole.add(_one(text))
                at = word.start
                parts = _PARTS.split(text)
                for part in parts if len(parts) > 1 else ():
                    if len(part) > 4:
                        self._add(part, at)
                    at += len(part) + 1
        self._neighbours = Neighbours(self._spans)

    def _add(self, text: str, start: int) -> None:
        key = _one(text)
        if len(key) > 2:
            self._spans.setdefault(key, Span(text, start, start + len(text)))

    def meant(self, written: Span) -> Span | None:
        """The name one slip away, and of the same kind; none for a kind of a name, which is longer: BiLSTM, mIoU."""
        key, whole = _one(written.text), squeeze(written.text)
        if len(key) < 3:
            return None
        near = self._neighbours.of(key)
        if key != whole and not near:  # of Lindenstraus the s is no plural's
            near = [other for other in self._neighbours.of(whole) if other != key]
            key = whole
        if any(key[i:] in self._whole for i in range(1, len(key) - 2)):
            near = [other for other in near if len(other) == len(key)]
        return next((self._spans[other] for other in near if self._is_meant(other, key, written)), None)

    def _is_meant(self, other: str, key: str, written: Span) -> bool:
        original = self._spans[other]
        if _VERSION.sub("", key) == _VERSION.sub("", other):
            return False  # only a number is changed, which is a matter for the number rules
        if _one_spelling(key) == _one_spelling(other):
            return False
        if _is_acronym(original.text) != _is_acronym(written.text) and len(key) < 5:
            return False
        if not _is_name(original.text, self._pair.source.raw) and not (
            len(key) == 4
            and sorted(key) == sorted(other)
            and original.text.lower() not in self._pair.source.raw
        ):
            return False
        beside = other in self._pair.target.squeezed and stands_in(other, self._pair.target.raw)
        return not beside or _is_slip(key, other, written.text)


def _one_spelling(key: str) -> str:
    """The same for American and British: optimizer and optimiser, advisor and adviser."""
    return key.replace("z", "s").replace("our", "er").replace("or", "er")


def _is_name(text: str, source: str) -> bool:
    """True for a name by its shape, a long word, or a capitalised one that is never written small."""
    return (
        bool(shape(text))
        or len(text) > 6
        or (len(text) > 4 and not re.search(rf"\b{re.escape(text.lower())}", source))
    )


def _is_slip(key: str, other: str, text: str) -> bool:
    """True when both stand in the target and one can only be a slip: no other version, kind or plural of it."""
    if len(key) == len(other):
        if key[:-1] == other[:-1] and (len(key) < 6 or not key[-2].isalpha() or text.isupper()):
            return False  # YOLOv8n, YOLOv8s; LoRA, LoRB
        return len(key) > 3 and (sorted(key) == sorted(other) or not text.isupper() or len(key) > 4)
    longer, shorter = sorted((key, other), key=len, reverse=True)
    return (
        len(key) > 6
        and not text.isupper()
        and not longer.startswith(shorter)
        and not longer.endswith(shorter)
    )


def _as_many(name: str, written: str) -> str:
    """The name with the plural s of what was written, if that has one and the name is an acronym."""
    if written.endswith("s") and not name.endswith("s") and _is_acronym(name):
        return name + "s"
    return name


def in_address(raw: str, written: Span) -> bool:
    """True inside a URL or e-mail address, which has rules of its own."""
    begin = max(raw.rfind(mark, max(0, written.start - 300), written.start) for mark in " \n，。（(") + 1
    return bool(_ADDRESS.search(raw, begin, written.end + 1))


# ---- restyled -----------------------------------------------------------------------------------------


def restyled(pair: Pair, dossier: Dossier) -> Iterator[Observation]:
    """Names of the target that the source writes with other capitals, or with blanks between their words."""
    for written in pair.strangers:
        text = written.text
        if text in dossier.record.title or text.islower() or len(text) < 4:
            continue
        original = _same_name(text, pair)
        if original is None or in_address(pair.target.raw, written):
            continue
        yield Observation(
            about=pair.target.text,
            source=original,
            target=written,
            facts={"name": original.text, "rendering": text},
            suggestion=Suggestion(original.text, safe=True),
            relation="style",
        )


def _same_name(text: str, pair: Pair) -> Span | None:
    """The name of the source that differs in its capitals, or whose words stand apart; none that is a phrase."""
    found = None
    if unhyphenated(text).lower() in pair.source.english.lowered:  # a quick look before the pattern's
        found = re.search(
            rf"(?<![A-Za-z0-9]){re.escape(text)}(?![A-Za-z0-9])", pair.source.raw, re.IGNORECASE
        )
    if found is None:
        return _joined(text, pair)
    original = found.group()
    if not shape(original) or original[1:] == text[1:] or shape(original) != shape(text):
        return None
    return Span(original, found.start(), found.end())


_HUMP = re.compile(r"[A-Z][a-z]+|[A-Z]+(?![a-z])|\d+")


def _joined(text: str, pair: Pair) -> Span | None:
    """The run of capitalised words that the target writes as one: Big Bench Audio, BigBenchAudio."""
    humps = _HUMP.findall(text)
    if len(humps) < 2 or "".join(humps) != text or len(text) < 8:
        return None
    at = pair.source.raw.find(" ".join(humps))
    if at < 0:
        return None
    original = " ".join(humps)
    return Span(original, at, at + len(original))
