"""The language and the script that a text is written in, where it should be Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from summarycheck import scripts
from summarycheck.checks.base import Check, Observation, Option
from summarycheck.lexicon import AUXILIARIES, shipped
from summarycheck.model import Role, Span
from summarycheck.reading import Dossier, Pair, Reading

_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}(?:['’-][A-Za-z]+)*")
_WORDS_OF_TEXT = 4  # fewer may be a name, an error string or a heading

# Words that no name is made of alone; a clause of English has several.
_FUNCTION = AUXILIARIES | frozenset(
    "the a an of to in on at by for with from as and or but that which who be been may we our they their it its this these"
    " those not than while when where into through between across such both also".split()
)
_SUBJECT = frozenset("We This It Our The These They".split())
_VERB = re.compile(
    r"(?:(?:out|under)performs?|surpass(?:es)?|achieves?|demonstrates?|improves?|reduces?|enables?|exceeds?|provides?"
    r"|introduces?|proposes?|presents?|develops?|evaluates?|remains?|shows?|suggests?|requires?|allows?|yields?|leads?|addresses"
    r"|outperformed|surpassed|achieved|demonstrated|improved|reduced)"
)
_CLAUSE = re.compile(r"[A-Za-z][A-Za-z0-9'’/-]*(?:[ ,\n]{1,2}[A-Za-z0-9][A-Za-z0-9'’/-]*)+")
_PLAIN = re.compile(" [a-z]{2}")
_FEWEST_PLAIN = 3
# What may be English inside Chinese: glosses, quotations, titles, formulas, code, links.
_SET_APART = re.compile(
    r"（[^（）]*）|\([^()]*\)|“[^”]*”|‘[^’]*’|\"[^\"]*\"|《[^》]*》|「[^」]*」|【[^】]*】|\[[^\]]*\]|`[^`]*`|\$[^$]*\$|<[^>]*>"
)


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterable[Observation]:
    """What is in another language or script in the texts of these roles, of every relation."""
    return [
        replace(seen, relation=relation)
        for pair in dossier.with_role(roles)
        for relation, look in _LOOKS.items()
        for seen in look(pair)
    ]


# ---- another language ----------------------------------------------------------------------------


def _wrong(pair: Pair) -> Iterable[Observation]:
    """The whole text is in another language (and is not the source itself)."""
    if pair.target.mostly_chinese and not pair.target.may_be_foreign:
        return
    raw = pair.target.raw
    language = _language(raw)
    if language is not None and not (language[0] == "English" and _share_copied(pair) >= _COPIED):
        yield _whole(pair, {"language": language[0], "language_zh": language[1]})


def _copied(pair: Pair) -> Iterable[Observation]:
    """The whole text is the source's own English, or nearly."""
    if not pair.target.mostly_chinese and _language(pair.target.raw) == ("English", "英文"):
        share = _share_copied(pair)
        if share >= _COPIED:
            yield _whole(pair, {"share": f"{100 * share:.0f}%"})


def _language(raw: str) -> tuple[str, str] | None:
    """The language of a text in which Chinese is not the most: its name in English and in Chinese."""
    chinese = scripts.han(raw)
    found: dict[str, int] = {}
    for script, start, end in scripts.foreign_runs(raw):
        found[script] = found.get(script, 0) + end - start
    if found:
        script = max(found, key=found.__getitem__)
        # Japanese is half Han; in the other scripts a word or two may be quoted.
        enough = chinese // 4 if script == "kana" else 2 * chinese
        if found[script] >= max(5, enough):
            return scripts.FOREIGN[script]
    words = _WORD.findall(raw)
    # Without any Chinese two plain words are enough: a heading or a message that was not translated.
    if not chinese and len(words) >= 2 and any(word.islower() and len(word) > 3 for word in words):
        return ("English", "英文")
    if len(words) >= _WORDS_OF_TEXT and chinese * 2 < len(words):
        return ("English", "英文") if _is_english(words) else ("another language", "其他语言")
    return None


def _is_english(words: list[str]) -> bool:
    """English, unless it is long and has nearly none of the words that English cannot do without."""
    function = sum(word.lower() in _FUNCTION for word in words)
    return len(words) < 25 or function * 12 >= len(words)


_COPIED = 0.8


def _share_copied(pair: Pair) -> float:
    """How much of the text, by words, stands in the source in the same order of six words."""
    ours = _WORD.findall(pair.source.raw.lower())
    theirs = _WORD.findall(pair.target.raw.lower())
    size = min(6, len(theirs))
    known = {tuple(ours[at : at + size]) for at in range(len(ours) - size + 1)}
    grams = [tuple(theirs[at : at + size]) for at in range(len(theirs) - size + 1)]
    return sum(gram in known for gram in grams) / max(1, len(grams))


# ---- a bit of another language -------------------------------------------------------------------


def _foreign(pair: Pair) -> Iterable[Observation]:
    """Runs of a script that the source has nothing of."""
    raw = pair.target.raw
    if not pair.target.may_be_foreign:
        return
    runs = scripts.foreign_runs(raw)
    if not runs or (not pair.target.mostly_chinese and _language(raw) is not None):
        return
    known = {script for script, _, _ in scripts.foreign_runs(pair.source.raw)}
    for script, start, end in runs:
        english, chinese = scripts.FOREIGN[script]
        if script not in known and not _quoted(raw, start, end):
            yield Observation(
                about=pair.target.text,
                target=Span(raw[start:end], start, end),
                facts={"language": english, "language_zh": chinese},
            )


def _quoted(raw: str, start: int, end: int) -> bool:
    """True for what stands in quotation marks: an example of a word is quoted as it is."""
    return raw[start - 1 : start] in ("“", "‘", "「", "《", '"') and raw[end : end + 1] in '”’」》"'


def _english(pair: Pair) -> Iterable[Observation]:
    """Clauses of English in Chinese text: several words that are no name, no gloss and no quotation."""
    raw = pair.target.raw
    letters = pair.target.ascii
    plain = len(_PLAIN.findall(letters))
    # A clause has a verb that is known, or some words in small letters.
    if not plain or (plain < _FEWEST_PLAIN and _VERB.search(letters) is None):
        return
    if not pair.target.han or _language(raw) is not None:
        return
    apart: list[tuple[int, int]] | None = None
    for match in _CLAUSE.finditer(raw):
        words = match.group().replace(",", " ").split()
        if not _is_clause(words, ends=raw.startswith(".", match.end())):
            continue
        if apart is None:
            apart = [each.span() for each in _SET_APART.finditer(raw)]
        if not any(a <= match.start() and match.end() <= b for a, b in apart):
            yield Observation(
                about=pair.target.text,
                target=Span(match.group(), match.start(), match.end()),
                facts={"words": str(len(words))},
            )


def _is_clause(words: list[str], *, ends: bool) -> bool:
    """True for a run that reads as a part of a sentence (``ends``: as its end), not as a name or a term."""
    function = sum(word in _FUNCTION for word in words)
    plain = sum(word[0].islower() and word not in _FUNCTION for word in words)
    verbs = sum(_VERB.fullmatch(word) is not None for word in words)
    if verbs and (plain > verbs or function or words[0] in _SUBJECT):
        return True
    if plain >= 2 and len(words) >= 4 and any(word in AUXILIARIES for word in words):
        return True
    return plain >= 3 and len(words) >= 6 and (function >= 2 or ends)


# What stands around a word of a Chinese sentence; words in a row (seen、unseen和mixed) are names of something.
_BEFORE = re.compile(
    r"(?<![A-Za-z)）])(?<![A-Za-z)）] )(?:[和与或及、] ?|(?![和与或及、])[\u4e00-\u9fff，。；：][ -]?)\Z"
)
_AFTER = re.compile(r" ?(?:[和与或及、](?! ?[A-Za-z(（])|(?![和与或及、])[\u4e00-\u9fff，。；：]|\Z)")
_HIT, _COPIES = 0.4, 0.1  # a word is translated so often, and stays as it is so seldom


def _word(pair: Pair) -> Iterable[Observation]:
    """Plain words, and ends of words (马amba), of English among Chinese characters: no term and no name."""
    raw = pair.target.raw
    words = {word for word in pair.target.words if len(word) > 2 and word.isalpha() and word.islower()}
    left = {word for word in words if len(word) > 3 and _is_left(word, pair)}
    torn = {word for word in words - left if _is_torn(word, pair.source.raw.lower())}
    for run in _runs(pair.target) if left or torn else ():
        start, end = run[0].start, run[-1].end
        texts = {word.text for word in run}
        whole = not texts.isdisjoint(left) and texts <= left | _FUNCTION
        half = texts <= torn and raw[start - 1 : start] not in (" ", "-")
        if (whole or half) and _BEFORE.search(raw, start - 4, start) and _AFTER.match(raw, end):
            yield Observation(about=pair.target.text, target=Span(raw[start:end], start, end))


def _runs(text: Reading) -> Iterator[list[Span]]:
    """Its Latin words, those with a space between them together."""
    run: list[Span] = []
    for word in text.latin:
        if run and text.raw[run[-1].end : word.start] != " ":
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _is_left(word: str, pair: Pair) -> bool:
    """True for a word that is hardly ever left in English, and for one that nobody knows."""
    entry = shipped().entry(word)
    if entry is None:
        return word[:4] not in pair.source.raw.lower()
    copies = (rendering.probability for rendering in entry.renderings if rendering.text.isascii())
    return entry.hit >= _HIT and max(copies, default=0.0) < _COPIES and word not in pair.glossary.terms


def _is_torn(word: str, source: str) -> bool:
    """True for what is no word of the (lower-case) source, but the end of one."""
    at, torn = source.find(word), False
    while at >= 0:
        if not source[at - 1 : at].isalpha():
            return False
        torn = torn or not source[at + len(word) : at + len(word) + 1].isalpha()
        at = source.find(word, at + 1)
    return torn


# ---- Traditional and Simplified ------------------------------------------------------------------


_GOD = re.compile("[神地]祇")  # 祇 for a god of the earth is simplified, too


def _mixed(pair: Pair) -> Iterable[Observation]:
    """Traditional characters in Simplified text, or the other way: the fewer are quoted."""
    found = _variants(pair)
    if found is None:
        return
    traditional, simplified = found
    fewer, other = sorted((traditional, simplified), key=len)
    if not fewer or "raditional Chinese" in pair.source.raw:  # which the target may quote
        return
    raw = pair.target.written
    kinds = ("Traditional", "繁体") if fewer is traditional else ("Simplified", "简体")
    characters = "".join(dict.fromkeys(raw[at] for at in fewer))
    for start, end in _words_at(fewer):
        yield Observation(
            about=pair.target.text,
            target=Span(raw[start:end], start, end),
            facts={
                "kind": kinds[0],
                "kind_zh": kinds[1],
                "characters": characters,
                "others": str(len(other)),
            },
        )


def _traditional(pair: Pair) -> Iterable[Observation]:
    """The whole text is Traditional."""
    found = _variants(pair)
    if found is not None and len(found[0]) >= 3 and not found[1]:
        first = found[0][0]
        yield Observation(
            about=pair.target.text,
            target=Span(pair.target.written[first], first, first + 1),
            facts={"characters": str(len(found[0]))},
        )


def _variants(pair: Pair) -> tuple[list[int], list[int]] | None:
    """Places of the characters of one side only; ``None`` when no Traditional ones can be there."""
    raw = pair.target.written
    if not pair.target.may_be_traditional:
        return None
    traditional, simplified = scripts.variants(raw)
    # Japanese and mojibake are other rules' business; what the source writes in Han may be copied.
    traditional = [at for at in traditional if raw[at] not in pair.source.raw and not _GOD.match(raw, at - 1)]
    if not traditional or any(script == "kana" for script, _, _ in scripts.foreign_runs(raw)):
        return None
    return traditional, simplified


def _words_at(places: list[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring places joined."""
    start = end = places[0]
    for at in places[1:]:
        if at > end + 1:
            yield start, end + 1
            start = at
        end = at
    yield start, end + 1


def _whole(pair: Pair, facts: Mapping[str, str]) -> Observation:
    raw = pair.target.raw
    start, end = len(raw) - len(raw.lstrip()), len(raw.rstrip())
    return Observation(about=pair.target.text, target=Span(raw[start:end], start, end), facts=facts)


_LOOKS: Mapping[str, Callable[[Pair], Iterable[Observation]]] = {
    "wrong": _wrong,
    "copied": _copied,
    "foreign": _foreign,
    "english": _english,
    "word": _word,
    "mixed": _mixed,
    "traditional": _traditional,
}

CHECK = Check(
    name="language",
    run=run,
    facts=frozenset(["language", "language_zh", "share", "words", "kind", "kind_zh", "characters", "others"]),
    options={
        "relation": Option(
            str,
            "wrong",
            tuple(_LOOKS),
            "wrong: the whole text is in another language; copied: it is the source itself; foreign: a script "
            "that the source has nothing of; english: a clause left in English; word: a word of it; mixed: Traditional and "
            "Simplified in one text; traditional: the whole text is Traditional",
        )
    },
    shared_by="relation",
)
