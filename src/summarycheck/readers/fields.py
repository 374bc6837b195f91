"""Which fields of a row are the English source, its translation, its summaries: as told, as known, as guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from summarycheck.model import Role, TargetRole
from summarycheck.readers.lines import han, is_chinese, words

KEYS = ("source", "translation", "summary", "id", "title")
SHAPE = "such as: --map source=abstract,translation=abstract_zh,summary=tldr_zh"

# Names that say on their own what they hold (as ``_plain`` writes them); of several the first counts.
_SOURCES = ("source", "abstract", "abstract_en", "abstract_original", "summary", "summary_en")
_IDS = ("id", "arxiv_id", "paper_id", "entry_id", "pmid", "doi")
_TITLES = ("title", "title_en", "title_original")
_TRANSLATIONS = ("translation", "abstract_translation")
_SUMMARIZED_STEMS = frozenset("summary tldr tl_dr motivation method result conclusion key_points".split())
_ENGLISH = re.compile(r"_(?:en|english|original)$")
_CHINESE_NAME = re.compile(
    r"(?P<stem>.+?)_(?:zh|cn|chs|zh_cn|chinese|translation|translated)$|(?:zh|cn|chinese|translated)_(?P<rest>.+)$"
)
_TRANSLATED = re.compile(r"transl|abstract|译|中文摘要|摘要\W?中文", re.IGNORECASE)
_SUMMARIZED = re.compile(
    r"tl_?dr|summar|points?$|takeaway|task|motiv|method|result|conclu|摘要|总结|要点", re.IGNORECASE
)
_NO_FIELD = re.compile(
    r"[,=\n]|title|标题", re.IGNORECASE
)  # cannot be written in a map, or is no text of an abstract
_LIKE_SOURCE = ("source", "abstract", "src", "en", "english", "original")
SENTENCE = 12  # words; names and most titles are shorter
_SENTENCE_END = re.compile("[。！？]")
_HAN_A_WORD = 1.0  # a translation has 1.5 characters and more for each English word
_ALIKE = 75.0
_FLAT = 3  # {"record": {"AI": {"tldr"}}}


class FieldMap(msgspec.Struct, frozen=True):
    """Where a row has what. A name may be a dotted path into objects (``AI.tldr``)."""

    source: str
    translation: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    id: str = "id"
    title: str = "title"

    @property
    def targets(self) -> Iterator[tuple[str, Role]]:
        """The fields of Chinese text with their roles."""
        yield from ((name, "translation") for name in self.translation)
        yield from ((name, "summary") for name in self.summary)

    @property
    def option(self) -> str:
        """The map as it is given on a command line."""
        from shlex import quote

        return f"--map {quote(str(self))}"

    def __str__(self) -> str:
        named = [("source", self.source), *((role, name) for name, role in self.targets)]
        return ",".join(f"{key}={name}" for key, name in named)


GENERIC = FieldMap("source", ("translation",), ("summary",))
TARGET = "target"  # the other name of our own rows for a Chinese text, whose role stands beside it


def target_role(role: object) -> TargetRole:
    """The role of the text under ``target`` in a row whose ``role`` is this: a translation, unless told otherwise."""
    return "summary" if role == "summary" else "translation"


def field_map(given: str | Mapping[str, str | Iterable[str]] | FieldMap) -> FieldMap:
    """The map as it is given: ``"source=abstract,summary=tldr_zh"`` or a mapping; ``ValueError`` says what is wrong.

    ``translation`` and ``summary`` may be given several times, or as lists.
    """
    if isinstance(given, FieldMap):
        return given
    named: dict[str, list[str]] = {}
    for key, name in _pairs(given):
        if key not in KEYS:
            raise ValueError(f"a map has no {key!r} ({_meant(key)})")
        if not name:
            raise ValueError(f"the map names nothing for {key}")
        named.setdefault(key, []).append(name)
    for key in ("source", "id", "title"):
        if len(named.get(key, [])) > 1:
            raise ValueError(f"the map names two fields for {key}: {', '.join(named[key])}")
    if "source" not in named:
        raise ValueError("the map names no source")
    return FieldMap(
        named["source"][0],
        tuple(named.get("translation", ())),
        tuple(named.get("summary", ())),
        *(named.get(key, [key])[0] for key in ("id", "title")),
    )


def known(names: Iterable[str]) -> FieldMap | None:
    """The map of fields that are named as digests name them; ``None`` without a source among them.

    A Chinese rendering of the source or the abstract is a translation, that of another text a summary (of a title,
    which may say what no abstract says, neither).
    """
    given = {_plain(name): name for name in names}
    source = next((name for name in _SOURCES if name in given), None)
    if source is None:
        return None
    translations: list[str] = []
    summaries: list[str] = []
    for plain, name in given.items():
        found = _CHINESE_NAME.match(plain)
        stem = (found["stem"] or found["rest"]) if found else None
        if plain in _TRANSLATIONS or stem in (_ENGLISH.sub("", source), "abstract"):
            translations.append(name)
        elif stem in _SUMMARIZED_STEMS:
            summaries.append(name)
    identity, title = (
        next((given[name] for name in likely if name in given), likely[0]) for likely in (_IDS, _TITLES)
    )
    return FieldMap(given[source], tuple(translations), tuple(summaries), identity, title)


def _plain(name: str) -> str:
    """A name in lower case with underscores: ``abstractZh`` and ``Abstract_ZH`` are ``abstract_zh``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def guess(row: Mapping[str, Any], source: str = "") -> FieldMap | None:
    """The map that the texts of a row suggest: its ``source``, else the English one that is named so or is the longest,
    and all Chinese ones. What is named as neither is a translation when it is as long as one of that source."""
    texts = {name: text for name, text in _flat(row) if not _NO_FIELD.search(name)}
    english = {
        name: words(text) for name, text in texts.items() if " " in text.strip() and not is_chinese(text)
    }
    chinese = [name for name, text in texts.items() if is_chinese(text)]
    told = source in english
    if not told:
        source = max(english, key=lambda name: (_like_source(name), english[name]), default="")
    if not source or not chinese:
        return None
    named = told or _like_source(source) or _ENGLISH.search(_plain(source))
    if not named and english[source] < SENTENCE:
        return None
    by_name = known([source, *chinese])
    translations: list[str] = []
    summaries: list[str] = []
    for name in chinese:
        last = name.rpartition(".")[2]
        if name in (by_name.translation if by_name else ()) or _TRANSLATED.search(last):
            translations.append(name)
        elif name in (by_name.summary if by_name else ()) or _SUMMARIZED.search(last):
            summaries.append(name)
        else:
            as_long = han(texts[name]) >= _HAN_A_WORD * english[source]
            (translations if as_long else summaries).append(name)
    return FieldMap(source, tuple(translations), tuple(summaries))


def unread(source: str, row: Mapping[str, Any]) -> tuple[list[str], FieldMap] | None:
    """Of a row in which no Chinese text was found beside its ``source``: the other fields with Chinese, and their map.

    Keywords, categories and names are Chinese but no texts: a text has a sentence in it, or is as long as one is.
    """
    texts = dict(_flat(row))
    enough = _HAN_A_WORD * words(texts.get(source, ""))
    chinese = {
        name: text
        for name, text in texts.items()
        if is_chinese(text) and (_SENTENCE_END.search(text) or han(text) >= enough)
    }
    if source not in texts or not chinese:
        return None
    fields = guess({source: texts[source], **chinese}, source)
    return ([name for name, _ in fields.targets], fields) if fields else None


def nearest(name: str, names: Iterable[str], alike: float = _ALIKE) -> str:
    """The one of these names that is most like it, at least so much (of 100); empty when none is."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, list(names), scorer=fuzz.ratio, score_cutoff=alike)
    return str(found[0]) if found else ""


def find(value: Any, path: str) -> tuple[tuple[str | int, ...], Any] | None:
    """Keys and value of what stands under a dotted path; a key that has a dot itself is found too."""
    if isinstance(value, dict):
        if path in value:
            return (path,), value[path]
        for dot in (found.start() for found in re.finditer(r"\.", path)):
            below = find(value.get(path[:dot]), path[dot + 1 :])
            if below is not None:
                return (path[:dot], *below[0]), below[1]
    elif isinstance(value, list):
        head, _, rest = path.partition(".")
        if head.isdecimal() and int(head) < len(value):
            item = value[int(head)]
            below = find(item, rest) if rest else ((), item)
            return None if below is None else ((int(head), *below[0]), below[1])
    return None


def _pairs(given: str | Mapping[str, str | Iterable[str]]) -> Iterator[tuple[str, str]]:
    if isinstance(given, str):
        for part in given.split(","):
            key, equals, name = part.partition("=")
            if not equals:
                raise ValueError(f"{part.strip()!r} is not KEY=FIELD")
            yield key.strip(), name.strip()
        return
    for key, names in given.items():
        for name in [names] if isinstance(names, str) else names:
            yield str(key), str(name).strip()


def _meant(key: str) -> str:
    close = nearest(key, KEYS)
    return f"did you mean {close!r}?" if close else f"it has {', '.join(KEYS)}"


def _like_source(name: str) -> bool:
    last = name.rpartition(".")[2].lower()
    return last in _LIKE_SOURCE or bool(nearest(last, _LIKE_SOURCE[:2]))


def _flat(row: Mapping[str, Any], before: str = "", depth: int = _FLAT) -> Iterator[tuple[str, str]]:
    """Every text in a row and in the objects in it, with its dotted name."""
    for name, value in row.items():
        if isinstance(value, str) and value.strip():
            yield before + name, value
        elif isinstance(value, dict) and depth > 1:
            yield from _flat(value, f"{before}{name}.", depth - 1)
