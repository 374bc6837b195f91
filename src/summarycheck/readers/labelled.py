"""Pages, mostly Markdown, whose papers have a label above or before each text.

Three families: the daily digest's page (``### [1] [Title](url)``, ``TL;DR: …``, ``Abstract: …``), reporters'
pages (``**Abstract**: …``, ``**Abstract (ZH)**: …``), and pages with a heading for each text
(``## 📝 摘要（中文）``, ``## 📄 摘要（原文）``, quoted with ``>`` or not).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from summarycheck.model import Problem, Record, Role, Text
from summarycheck.readers import digest
from summarycheck.readers.fields import SENTENCE, FieldMap, guess
from summarycheck.readers.lines import (
    QUOTE,
    Line,
    han,
    is_chinese,
    page_lines,
    passage,
    without_front_matter,
    words,
)
from summarycheck.readers.opening import Source

_Style = Literal[
    "told", "daily", "plain", "marked"
]  # by a map; the digest's; of plain words; headings and bold
What = Literal["source", "translation", "summary", "aside"]

# A label's letters, in lower case (``name_of``), and what it stands before. An aside only ends what is before it
# (a translated title is no summary of the abstract).
_LABELS: dict[What, str] = {
    "source": "abstract|abstract en|abstract english|original abstract|摘要 原文|原文摘要|英文摘要|摘要 英文|英文原文",
    "translation": "abstract zh|abstract cn|abstract chinese|translation|摘要 中文|中文摘要|摘要 译文|摘要翻译|翻译|译文",
    "summary": "tl dr|tldr|task|motivation|method|result|conclusion|summary|一句话要点|一句话总结|核心要点|3 点简述|三点简述|总结",
    "aside": "title|title zh|title cn|authors|author|link|links|url|pdf|code|comments|comment|date|published|categories|subjects|"
    "keywords|main category|标题|标题 中文|中文标题|作者|链接|分类|发布日期|备注|关键词|匹配领域",
}
LABELS: Mapping[str, What] = {name: what for what, names in _LABELS.items() for name in names.split("|")}

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)[\s#]*$")
_BOLD = re.compile(r"\W{0,4}?\*\*([^*]{1,40}?)(?:\s*[:：]\s*\*\*|\*\*\s*[:：])\s*")
_BOLD_ALONE = re.compile(r"\W{0,4}?\*\*([^*]{1,40})\*\*\s*$")
_ABSTRACT = re.compile(r"\s*(?:abstract\b|摘要)", re.IGNORECASE)
_PLAIN = re.compile(r"(TL;?DR|[A-Z][a-z]+(?: [a-z]+)?|[\u4e00-\u9fff]{2,6})\s?[:：]\s*")
_RULE = re.compile(
    r"\s{0,3}(?:(?:-\s?){3,}$|(?:\*\s?){3,}$|</?(?:details|summary|div|hr|img|table|button|section)\b)",
    re.IGNORECASE,
)
_ALL_BOLD = re.compile(r"\s*\*\*((?:(?!\*\*).)+)\*\*\s*")
_NUMBERED = re.compile(r"\s*(?:\[\d+\]|\d+\.)\s*(?=\S)")
_LINKED = re.compile(r"\[(.+)\]\(\S+\)$")

# All of which the daily digest's page has.
_DAILY = [
    re.compile(f"^{mark}", re.MULTILINE)
    for mark in ("#{1,6} ", "(?:Main category|TL;?DR|Task): ", "Abstract: ")
]

# Both of which a page has whose labels are plain words.
_PLAIN_PAGE = [
    re.compile(r"^Abstract ?[:：]", re.MULTILINE),
    re.compile("^(?:中文摘要|摘要翻译|翻译|译文|一句话要点|一句话总结|核心要点|总结) ?[:：]", re.MULTILINE),
]


class _Label(NamedTuple):
    """A label on a line, and the text after it on the same line; ``level`` of a heading, 0 for a mere label."""

    name: str
    level: int
    rest: Line


class _Section(NamedTuple):
    label: str
    what: What | None
    lines: list[Line]


class _Paper(msgspec.Struct):
    """What is gathered of a paper: the lines that are no texts, and the texts under their labels."""

    title: str = ""
    others: list[Line] = []
    sections: list[_Section] = []


class _Dress:
    """How the labels of a page look, and what they mean."""

    def __init__(self, lines: Sequence[Line], meanings: Mapping[str, What], plain: bool) -> None:
        self._meanings = meanings
        self._plain = plain
        levels = [
            found.level
            for line in lines
            if (found := self.label(line)) and found.level and self.what(found) not in (None, "aside")
        ]
        self.section_level = min(levels, default=7)

    def what(self, label: _Label) -> What | None:
        return self._meanings.get(name_of(label.name))

    def is_title(self, label: _Label) -> bool:
        return 0 < label.level < self.section_level and self.what(label) is None

    def label(self, line: Line) -> _Label | None:
        """The label that the line begins with: a heading, bold words with a colon, or words known beforehand."""
        if line.heading:
            return self._heading(line, line.heading)
        if heading := _HEADING.match(line.text):
            return self._heading(line.cut(*heading.span(2)), len(heading[1]))
        if line.lead:
            bold, rest = line.text[: line.lead].strip(), line.after(line.lead)
            colon = re.match(r"\s*[:：]\s*", rest.text)
            if bold and (colon or bold[-1] in ":：" or (not rest.text.strip() and self._alone(bold))):
                return _Label(bold.strip(" :："), 0, rest.after(colon.end() if colon else 0))
        if bold_label := _BOLD.match(line.text):
            return _Label(bold_label[1].strip(), 0, line.after(bold_label.end()))
        if (alone := _BOLD_ALONE.match(line.text)) and self._alone(alone[1]):
            return _Label(alone[1].strip(), 0, line.after(len(line.text)))
        if self._plain and (plain := _PLAIN.match(line.text)) and name_of(plain[1]) in self._meanings:
            return _Label(plain[1], 0, line.after(plain.end()))
        return None

    def _heading(self, words: Line, level: int) -> _Label:
        """A heading; after a known label and a colon the text may begin in it."""
        colon = re.search(r"\s*[:：]\s*", words.text)
        if colon and name_of(words.text[: colon.start()]) in self._meanings:
            return _Label(words.text[: colon.start()].strip(" *"), level, words.after(colon.end()))
        return _Label(words.text.strip(" *:："), level, words.after(len(words.text)))

    def _alone(self, words: str) -> bool:
        """True for words that are a label when they stand alone in bold, without a colon."""
        return name_of(words) in self._meanings or bool(_ABSTRACT.match(words))


def name_of(label: str) -> str:
    """The letters of a label, as labels are compared."""
    return " ".join(re.findall(r"[^\W_]+", label.lower()))


def sniff(head: str) -> bool:
    return _is_daily(head) or _is_plain(head) or is_labelled(head)


def _is_daily(text: str) -> bool:
    return all(mark.search(text) for mark in _DAILY)


def _is_plain(text: str) -> bool:
    return all(mark.search(text) for mark in _PLAIN_PAGE) and not digest.sniff(text)


def is_labelled(head: str, fields: FieldMap | None = None) -> bool:
    """True when the page has a label for its source and Chinese under another; of a map, the source's label."""
    return sniff_lines([Line(number, text) for number, text in enumerate(head.split("\n"), 1)], fields)


def sniff_lines(lines: Sequence[Line], fields: FieldMap | None = None) -> bool:
    """The same of a page's lines."""
    dress = _Dress(lines, _meanings(fields), plain=fields is not None)
    labels = [label for line in lines if (label := dress.label(line))]
    whats = {dress.what(label) for label in labels}
    if "source" not in whats or fields is not None:
        return "source" in whats
    if any(digest.LINKS.match(line.text) for line in lines) or not any(han(line.text) for line in lines):
        return False
    unknown = [label for label in labels if dress.what(label) is None]
    near = any(is_chinese(label.rest.text) or _ABSTRACT.match(label.name) for label in unknown)
    return near or bool(whats & {"translation", "summary"})


def nearly(head: str) -> bool:
    """True when the page has labels for its Chinese, and English under one that is not known."""
    papers = list(_papers_of([Line(number, text) for number, text in enumerate(head.split("\n"), 1)], None))
    return any(_likely_source("", paper) for paper in papers)


def likely(head: str) -> FieldMap | None:
    """The map that the texts below the labels suggest, where no label is known for a source."""
    lines = [Line(number, text) for number, text in enumerate(head.split("\n"), 1)]
    dress = _Dress(lines, {}, plain=False)
    texts: dict[str, list[str]] = {}
    below: list[str] = []
    for line in lines:
        label = dress.label(line)
        if label is None and (plain := _PLAIN.match(line.text)):
            label = _Label(plain[1], 0, line.after(plain.end()))
        if label:
            below = texts.setdefault(label.name, [])
        below.append(label.rest.text if label else line.text)
    return guess({name: "\n".join(found) for name, found in texts.items()})


def read(source: Source, fields: FieldMap | None = None) -> Iterator[Record | Problem]:
    """A record for each paper of the page."""
    return read_lines(source.path, page_lines(source), fields)


def read_lines(
    path: str, lines: Sequence[Line], fields: FieldMap | None = None
) -> Iterator[Record | Problem]:
    """A record for each paper that has a source; a paper with Chinese alone is a problem."""
    for paper in _papers_of(lines, fields):
        yield from _record(path, paper)


def _papers_of(lines: Sequence[Line], fields: FieldMap | None) -> Iterator[_Paper]:
    lines = without_front_matter(lines)
    text = "\n".join(line.text for line in lines)
    style: _Style = (
        "told" if fields else "daily" if _is_daily(text) else "plain" if _is_plain(text) else "marked"
    )
    return _papers(lines, _Dress(lines, _meanings(fields), plain=style != "marked"), style)


def _meanings(fields: FieldMap | None) -> Mapping[str, What]:
    if fields is None:
        return LABELS
    asides: dict[str, What] = {name: what for name, what in LABELS.items() if what == "aside"}
    mapped: dict[str, What] = {name_of(name): role for name, role in fields.targets}
    return asides | mapped | {name_of(fields.source): "source"}


def _papers(lines: Sequence[Line], dress: _Dress, style: _Style) -> Iterator[_Paper]:
    """The page cut before each title, and where a label comes again that the paper has already."""
    paper, open_section = _Paper(), None
    for line in lines:
        label = dress.label(line)
        if label is None or _goes_on(label, open_section, dress, style):
            if _RULE.match(line.text):
                open_section = None
            (open_section.lines if open_section else paper.others).append(line)
            continue
        what = dress.what(label)
        titled = name_of(label.name) in ("title", "标题")
        opens = what == "source" or (titled and style == "plain")
        if dress.is_title(label) or (opens and any(s.what == "source" for s in paper.sections)):
            yield paper
            paper = _Paper(_title(label.name) if label.level and what is None else "")
        open_section = None
        if titled:
            paper.title = paper.title or label.rest.text.strip()
        if what == "aside" or dress.is_title(label):
            paper.others.append(line)
        else:
            open_section = _Section(label.name, what, [label.rest])
            paper.sections.append(open_section)
    yield paper


def _goes_on(label: _Label, section: _Section | None, dress: _Dress, style: _Style) -> bool:
    """True for a label that stands inside a text: bold words in a translation, ``Method:`` in an abstract."""
    if section is None or label.level:
        return False
    if style == "daily" and section.what == "source":
        return True
    unknown = dress.what(label) is None
    if style == "plain" and section.what == "source" and dress.what(label) in ("translation", "summary"):
        return not is_chinese(label.name + label.rest.text)
    ends = is_chinese(label.rest.text) or bool(_ABSTRACT.match(label.name))
    return unknown and not (section.what == "source" and ends)


def _title(heading: str) -> str:
    """A heading without its number and link."""
    bare = _NUMBERED.sub("", heading, count=1)
    linked = _LINKED.match(bare)
    return linked[1] if linked else bare


def _record(path: str, paper: _Paper) -> Iterator[Record | Problem]:
    texts = [(section, _text(path, section)) for section in paper.sections]
    source = next((text for section, text in texts if section.what == "source" and text.text), None)
    targets = tuple(text for section, text in texts if section.what in ("translation", "summary"))
    unknown = [section for section, text in texts if section.what is None and is_chinese(text.text)]
    if source is None:
        if any(text.text for text in targets):
            line = targets[0].place.locate(0)[0] if targets[0].place else 0
            what = f"no English abstract in the paper that begins “{(paper.title or targets[0].text)[:60]}”"
            likely = _likely_source(path, paper)
            yield Problem(path, line, what, f"map it: {likely.option}" if likely else "")
    elif is_chinese(source.text):
        line = source.place.locate(0)[0] if source.place else 0
        what = "the abstract is Chinese, not English"
        yield Problem(path, line, what, "give Chinese texts with --chinese")
    else:
        if unknown and not any(text.text for text in targets):
            section = unknown[0]
            what = f"Chinese under “{section.label}”, which is no known label"
            label = next(each.label for each, _ in texts if each.what == "source")
            hint = f"map it: {FieldMap(label, (section.label,)).option}"
            yield Problem(path, section.lines[0].number, what, hint)
        yield Record(source, targets, _identity(paper), paper.title)


def _likely_source(path: str, paper: _Paper) -> FieldMap | None:
    """The map by which English under an unknown label is the source of the Chinese under the known ones."""
    texts = {section.label: _text(path, section).text for section in paper.sections if section.what is None}
    chinese = {section.label: section.what for section in paper.sections if _text(path, section).text}
    targets = {
        what: [label for label, role in chinese.items() if role == what]
        for what in ("translation", "summary")
    }
    english = {label: words(text) for label, text in texts.items() if not is_chinese(text)}
    label = max(english, key=english.__getitem__, default="")
    if not any(targets.values()) or english.get(label, 0) < SENTENCE:
        return None
    return FieldMap(label, tuple(targets["translation"]), tuple(targets["summary"]))


def _text(path: str, section: _Section) -> Text:
    lines = section.lines
    first = next((line for line in lines if line.text.strip()), None)
    if first is not None and QUOTE.match(first.text):
        marks = [QUOTE.match(line.text) for line in lines]
        lines = [line.after(mark.end() if mark else 0) for line, mark in zip(lines, marks, strict=True)]
    lines = [_unwrapped(line) for line in lines]
    role: Role = section.what if section.what in ("source", "translation", "summary") else "summary"
    return passage(path, lines, role, section.label)


def _unwrapped(line: Line) -> Line:
    """The line without the marks that set all of it in bold."""
    bold = _ALL_BOLD.fullmatch(line.text)
    return line.cut(*bold.span(1)) if bold else line


def _identity(paper: _Paper) -> str:
    lines = [
        *paper.others,
        *(line for section in paper.sections if section.what is None for line in section.lines),
    ]
    return next((line.identity for line in lines if line.identity), "")
