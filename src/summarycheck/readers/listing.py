"""arXiv listings in which the id follows its abstract, and the next abstract may be glued to the id.

Between an abstract and its id may stand comment lines (``12 pages, 3 figures``); between an id and the next
abstract a venue (``arXiv:2402.16361 - LREC-COLING 2024Large language …``). When the file begins with an id
and ends with an abstract, each id is taken to stand before its abstract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarycheck.model import Problem, Record
from summarycheck.readers.lines import (
    ARXIV_ID,
    Line,
    ends_sentence,
    is_chinese,
    is_prose,
    page_lines,
    passage,
)
from summarycheck.readers.opening import Source

_MARK = re.compile(rf"\s*arXiv:\s?({ARXIV_ID})", re.IGNORECASE)
_MARK_LINE = re.compile("^" + _MARK.pattern, re.IGNORECASE | re.MULTILINE)

_SUBJECT = re.compile(r"\s*\[[a-z-]+(?:\.[A-Za-z-]+)?\]")
_VENUE = re.compile(r"\s+[-–—|]\s+|\s*\((?=[^)]{2,80}\))")
_YEAR_THEN_TEXT = re.compile(r"(?:(?:19|20)\d\d|['’]\d\d)\)?(?=[^\W\d]|[\"“‘'(\[$`])")
_WORD_GLUED = re.compile(r"(?<=[a-z)A-Z])(?=(?:[A-Z][a-z]+|A|I)[ ,:-])")

_VENUES = (
    "ACL|NAACL|EACL|EMNLP|COLING|CoNLL|TACL|ICLR|ICML|NeurIPS|NIPS|CVPR|ICCV|ECCV|WACV|BMVC|AAAI|IJCAI|KDD|WWW|"
    "SIGIR|CIKM|WSDM|RecSys|CHI|ICASSP|Interspeech|ICRA|IROS|CoRL|RSS|AISTATS|UAI|COLM|COLT|MLSys|OSDI|SOSP|NSDI|"
    "ISCA|MICRO|HPCA|ASPLOS|EuroSys|SIGMOD|VLDB|ICDE|ICSE|FSE|ASE|MICCAI|TMLR|JMLR|TPAMI|IEEE|LREC|ISMIR"
)
_COMMENT = re.compile(
    r"\s*(?:comments?|journal[- ]ref|subjects?|doi|report[- ]no|msc|acm)[.\w -]{0,12}[:：]"
    r"|\s*(?:accepted|to appear|to be published|published|submitted|presented|under review|in submission|"
    r"camera[- ]ready|preprint|work in progress|technical report|extended (?:version|abstract)|"
    r"(?:in )?proceedings|this (?:paper|work|article|manuscript) (?:is|was|has been) (?:accepted|published)|"
    r"code (?:is )?(?:available )?(?:at|:)|project (?:page|website))\b"
    r"|.*\b\d+\s*(?:pages?|pp|figures?|figs?|tables?)\b"
    rf"|.{{0,60}}\b(?:{_VENUES})\b.{{0,20}}(?:\b(?:19|20)\d\d|['’]\d\d)",
    re.IGNORECASE,
)


def sniff(head: str) -> bool:
    return bool(_MARK_LINE.search(head))


def read(source: Source) -> Iterator[Record | Problem]:
    """A record for each abstract, with the id that follows it; none has Chinese."""
    for identity, lines in abstracts(page_lines(source)):
        text = passage(source.path, lines, "source", "source")
        if is_chinese(text.text):
            what = f"the abstract of {identity or 'a paper'} is Chinese, not English"
            yield Problem(source.path, lines[0].number, what, "give Chinese texts with --chinese")
        else:
            yield Record(text, id=identity)


def abstracts(lines: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    """(id, lines of the abstract alone) in the order of the file."""
    blocks: list[list[Line]] = [[]]
    ids: list[str] = []
    for line in lines:
        mark = _MARK.match(line.text)
        if mark is None:
            blocks[-1].append(line)
            continue
        ids.append(mark[1])
        rest = _after_venue(line.after(mark.end()))
        blocks.append([rest] if rest.text.strip() else [])
    contents = [_without_comments(block) for block in blocks]
    if ids and not contents[0] and contents[-1]:
        contents = contents[1:]
    for index, content in enumerate(contents):
        identity = ids[index] if index < len(ids) else ""
        # Text after the last id is an abstract whose id was cut off, unless it is a mere footer.
        if content and (identity or is_prose("".join(line.text for line in content))):
            yield identity, content


def _after_venue(rest: Line) -> Line:
    """The abstract in what follows an id on its line: without subject class and venue."""
    if subject := _SUBJECT.match(rest.text):
        rest = rest.after(subject.end())
    venue = _VENUE.match(rest.text)
    if venue is None:
        return rest
    if not is_prose(rest.text):
        return rest.after(len(rest.text))
    if rest.text[venue.end() - 1] == "(":
        return rest.after(rest.text.index(")", venue.end()) + 1)
    near = rest.text[: venue.end() + 120]
    glue = _YEAR_THEN_TEXT.search(near, venue.end()) or _WORD_GLUED.search(near, venue.end())
    return rest.after(glue.end() if glue else venue.end())


def _without_comments(block: Sequence[Line]) -> list[Line]:
    """The block up to the comment lines at its end, blank lines at both ends left out."""
    lines = [line for line in block if line.text.strip()]
    # Abstracts are either one long line (then every short line after it is a comment) or wrapped.
    one_line = bool(lines) and is_prose(lines[0].text)
    while lines and (len(lines) == 1 or _closed(lines[-2], one_line)) and _is_comment(lines, one_line):
        lines.pop()
    if not lines:
        return []
    return [line for line in block if lines[0].number <= line.number <= lines[-1].number]


def _closed(line: Line, one_line: bool) -> bool:
    """True when an abstract may end with this line."""
    return one_line or ends_sentence(line.text) or bool(re.search(r"https?://\S+$|}$", line.text.rstrip()))


def _is_comment(lines: Sequence[Line], one_line: bool) -> bool:
    text = lines[-1].text
    if is_prose(text):
        return False
    if _COMMENT.match(text):
        return True
    return one_line and len(lines) > 1 and not ends_sentence(text)
