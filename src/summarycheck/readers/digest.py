"""Pages of the ChatPaperFree and Talk2Paper digests, as text, as Markdown, or as the lines of their HTML.

Each paper: title, ``Authors:``, abstract, translation, 论文及项目相关链接, the arXiv comment (``PDF …``),
``Summary``, ``Key Takeaways``, ``Cool Papers``. Any part may be missing, headings may be English or Chinese
and may wear Markdown. What stands before the links is abstract and translation (quoted or not); what stands
after them belongs to its heading. A section ``ChatPaperFree`` is about the paper's full text, not its abstract:
it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from summarycheck.model import Problem, Record, Text
from summarycheck.readers.abstracts import LABEL
from summarycheck.readers.lines import (
    QUOTE,
    Line,
    han,
    is_chinese,
    is_prose,
    page_lines,
    passage,
    without_front_matter,
)
from summarycheck.readers.opening import Source

_AUTHORS = re.compile(r"[\s#>*]*(?:authors?|作者)[\s*]*[:：]", re.IGNORECASE)
LINKS = re.compile(r"\W*论文及项目相关链接\W*$")
_SUMMARY = r"summary|摘要|总结|概要"
_TAKEAWAYS = r"key\s+(?:takeaways?|points|insights)|(?:关键|主要)(?:见解|要点|观点|发现|信息|收获|点)"
_HEADING = re.compile(rf"[\s#>*]*({_SUMMARY}|{_TAKEAWAYS})[\s*]*(?:[:：][\s*]*|$)", re.IGNORECASE)
_END = re.compile(
    r"\s*</?(?:details|summary|img)\b|\W*(?:cool papers?|点此查看论文截图|\d{4}-\d{2}-\d{2}\s*更新)\W*$|\s*(?:文章作者|版权声明)\s*[:：]",
    re.IGNORECASE,
)
_ABOUT_ALL = re.compile(r"\W*ChatPaperFree\b", re.IGNORECASE)
_MARKDOWN = re.compile(
    rf"\*\*(?:authors?|作者)[:：][^*]*\*\*|\*\*论文及项目相关链接\*\*|\*\*(?:{_SUMMARY}|{_TAKEAWAYS})\s?[:：]?\*\*"
    r"|(?=\[PDF\]\()|(?=\*\*\[ChatPaperFree)",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"\s*\[?PDF\b")

Kind = Literal["authors", "links", "heading", "end", "about-all", "other"]


class _Part(NamedTuple):
    """A line of a page and what it does there; of a heading also its words and the text on its own line."""

    line: Line
    kind: Kind
    name: str = ""
    rest: Line | None = None


def sniff(head: str) -> bool:
    lines = head.splitlines()
    if any(LINKS.match(line) for line in lines):
        return True
    authors = any(_AUTHORS.match(line) for line in lines)
    return authors and not any(re.match(r"\s*(?:abstract\s*:|arxiv:)", line, re.IGNORECASE) for line in lines)


def read(source: Source) -> Iterator[Record | Problem]:
    """A record for each paper of the page; a paper without its abstract is a problem."""
    return read_lines(source.path, page_lines(source))


def read_lines(path: str, lines: Sequence[Line]) -> Iterator[Record | Problem]:
    """The records of a page's lines."""
    parts = _about_abstracts(
        [_part(each) for line in without_front_matter(lines) for each in _broken_out(line)]
    )
    for paper in _papers(parts):
        found = _record(path, paper)
        if found is not None:
            yield found


def _broken_out(line: Line) -> Iterator[Line]:
    """The lines of a paper whose Markdown stands on one line, as sites leave it behind unclosed HTML."""
    marks = list(_MARKDOWN.finditer(line.text)) if line.pieces else []
    if len(marks) < 2 or not any(_AUTHORS.match(mark[0]) for mark in marks):
        yield line
        return
    cuts = sorted({0, len(line.text), *(end for mark in marks for end in mark.span())})
    yield from (line.cut(start, end) for start, end in pairwise(cuts) if line.text[start:end].strip())


def _part(line: Line) -> _Part:
    if quote := QUOTE.match(line.text):
        line = line.after(quote.end())._replace(quoted=True)
    text = line.text
    if _AUTHORS.match(text):
        return _Part(line, "authors")
    if LINKS.match(text) or (_COMMENT.match(text) and line.identity):
        return _Part(line, "links")
    if _END.match(text):
        return _Part(line, "end")
    if _ABOUT_ALL.match(text) and not is_prose(text):
        return _Part(line, "about-all")
    if name := _bold_heading(line):
        rest = line.after(line.lead)
        return _Part(line, "heading", name, rest.after(len(rest.text) - len(rest.text.lstrip(" :："))))
    if heading := _HEADING.match(text):
        rest = line.after(heading.end())
        # "Summary: we show …" is how a structured English abstract begins; a digest goes on in Chinese.
        if not rest.text.strip() or is_chinese(rest.text):
            return _Part(line, "heading", heading[1], rest)
    return _Part(line, "other")


def _bold_heading(line: Line) -> str:
    """The heading that is the bold beginning of a line, or empty."""
    heading = _HEADING.fullmatch(line.text[: line.lead].rstrip(" :：")) if line.lead else None
    return heading[1] if heading else ""


def _papers(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """The page cut where a paper ends (``Cool Papers``) and where one begins (a title above ``Authors:``)."""
    starts = {_title_above(parts, index) for index, part in enumerate(parts) if part.kind == "authors"}
    paper: list[_Part] = []
    for index, part in enumerate(parts):
        if part.kind == "end" or index in starts:
            yield paper
            paper = []
        if part.kind != "end":
            paper.append(part)
    yield paper


def _about_abstracts(parts: Sequence[_Part]) -> list[_Part]:
    """The page without what is said of the papers' full texts: up to a paper's end, or the title of the next.

    It names title and authors again (标题：… 作者：…); those that begin a paper are set off from the text.
    """
    kept: list[_Part] = []
    about_all = False
    for index, part in enumerate(parts):
        if part.kind == "about-all":
            about_all = True
        elif part.kind == "end":
            about_all = False
        elif about_all and part.kind == "authors" and (part.line.lead or part.line.text.lstrip()[:1] in "*#"):
            about_all = False
            kept += parts[_title_above(parts, index) : index]
        if not about_all:
            kept.append(part)
    return kept


def _title_above(parts: Sequence[_Part], authors: int) -> int:
    """Index of the title of the paper with these authors; of the authors when no title is there."""
    for index in range(authors - 1, -1, -1):
        part = parts[index]
        if not part.line.text.strip():
            continue
        is_title = (
            part.kind == "other" and not _COMMENT.match(part.line.text) and not is_prose(part.line.text)
        )
        return index if is_title and not _is_item(part.line.text) else authors
    return authors


def _is_item(text: str) -> bool:
    """True for a line of Chinese prose or of a list, which end one paper rather than begin the next."""
    return is_chinese(text) and (
        bool(re.match(r"\s*(?:\d+[.、)]|[-*•])\s", text)) or text.rstrip().endswith("。")
    )


def _record(path: str, parts: Sequence[_Part]) -> Record | Problem | None:
    """The paper of these lines; ``None`` when they hold none (a page's head or foot)."""
    kinds = [part.kind for part in parts]
    if "authors" not in kinds and "links" not in kinds and "heading" not in kinds:
        return None
    begin = kinds.index("authors") + 1 if "authors" in kinds else _first_prose(parts)
    title = _title(parts[: max(begin - 1, 0)] if "authors" in kinds else parts[:begin])
    end = _end_of_body(parts, begin)
    abstract, translation = _two_languages(parts[begin:end])
    source = passage(path, abstract, "source", "source")
    texts = [passage(path, translation, "translation", "translation"), *_sections(path, parts[end:])]
    targets = tuple(text for text in texts if text.text)
    if source.text:
        return Record(source, targets, _identity(parts, begin, end), title)
    first = next(part.line for part in parts if part.line.text.strip())
    what = f"no English abstract in the paper that begins “{first.text.strip()[:60]}”"
    return Problem(path, first.number, what)


def _first_prose(parts: Sequence[_Part]) -> int:
    """Index of the first paragraph in English: the abstract of a paper whose authors are not named."""
    for index, part in enumerate(parts):
        if part.kind == "other" and is_prose(part.line.text) and not is_chinese(part.line.text):
            return index
        if part.kind in ("links", "heading"):
            return index
    return len(parts)


def _title(parts: Sequence[_Part]) -> str:
    """The last line of these, if it can be a title."""
    lines = [part.line.text for part in parts if part.line.text.strip()]
    return lines[-1].strip(" \t#*>") if lines and not is_chinese(lines[-1]) else ""


def _end_of_body(parts: Sequence[_Part], begin: int) -> int:
    """Index after abstract and translation: of the links or of the first section's heading.

    A heading 摘要 between abstract and links labels the translation if the sections have headings too.
    """
    links = next((i for i in range(begin, len(parts)) if parts[i].kind == "links"), len(parts))
    sections_follow = any(part.kind == "heading" for part in parts[links:])
    translated = False
    for index in range(begin, links):
        part = parts[index]
        if part.kind == "heading":
            if translated or not sections_follow:
                return index
            translated = True
        translated = translated or is_chinese(part.line.text)
    return links


def _two_languages(body: Sequence[_Part]) -> tuple[list[Line], list[Line]]:
    """The abstract's lines and the translation's, which begin where the Chinese begins and go on to the end.

    The first heading here can only be the translation's own label: another one would have ended the body.
    """
    marked = (p.kind == "heading" or p.line.quoted or is_chinese(p.line.text) for p in body)
    begin = next((index for index, found in enumerate(marked) if found), len(body))
    abstract = [part.line for part in body[:begin] if part.line.text.strip()]
    translation = [part.rest or part.line for part in body[begin:]]
    half = len(abstract) // 2
    twice = half and [line.text for line in abstract[:half]] == [line.text for line in abstract[half:]]
    if twice and not translation:
        # The generator gave the abstract back as its own translation.
        abstract, translation = abstract[:half], abstract[half:]
    if abstract and (label := LABEL.match(abstract[0].text)):
        abstract[0] = abstract[0].after(label.end())
    return abstract, translation


def _sections(path: str, parts: Sequence[_Part]) -> Iterator[Text]:
    """Each headed section; after the links, Chinese prose without a heading is the summary."""
    name, lines = "", list[Line]()
    for part in parts:
        if part.kind in ("heading", "links"):
            yield passage(path, lines, "summary", name)
            name, lines = part.name, [part.rest] if part.rest else []
        elif name:
            lines.append(part.line)
        elif _is_headless_summary(part.line.text):
            name, lines = "summary", [part.line]
    yield passage(path, lines, "summary", name)


def _is_headless_summary(text: str) -> bool:
    return han(text) >= 15 and is_chinese(text) and not _COMMENT.match(text)


def _identity(parts: Sequence[_Part], begin: int, end: int) -> str:
    """The arXiv id above the abstract or beside the links; one cited in a text is not the paper's."""
    beside = list(parts[:begin])
    for part in parts[end:]:
        if part.kind == "heading":
            break
        beside.append(part)
    return next((part.line.identity for part in beside if part.line.identity), "")
