"""Digits that are no quantity: list marks, citations, sections, versions, escape sequences."""

from __future__ import annotations

import re

from summarycheck.quantities.scan.digits import DOTTED

_MARK = re.compile(r"\d{1,2}(?:([.．、])(?!\d)|([)）]))")
_SPLIT_PERCENT = re.compile(r"\d+\.\s+\d{1,2}\s?\\?%")
_MARK_LEFT = frozenset("；;：:。\n，,|•.")


#: Fewer characters after a list mark may be nothing but blanks.
_REST = 4
#: What may follow the digits of a list mark.
MARK_ENDS = frozenset(".．、)）")


def list_mark(text: str, start: int) -> int | None:
    """The end of a list mark (``1.``, ``2)``, ``(3)``) at ``start``; ``None`` where the digits are no mark."""
    mark = _MARK.match(text, start)
    if mark is None or (mark[1] == "." and _SPLIT_PERCENT.match(text, start)):
        return None
    if len(text) - mark.end() < _REST and mark[2] is None and not text[mark.end() :].strip():
        return None  # a number and a full stop, with nothing that they mark
    left = start
    while left and text[left - 1] in " \t　":
        left -= 1
    before = text[left - 1] if left else "\n"
    if before == "." and left == start and mark[2] is None:
        return None
    if mark[2] is not None:
        if before in "(（":
            opened = text[left - 2] if left > 1 else " "
            return mark.end() if not opened.isalnum() or not opened.isascii() else None
        window = text[max(0, start - 60) : start]
        return (
            mark.end()
            if max(window.rfind("("), window.rfind("（")) <= max(window.rfind(")"), window.rfind("）"))
            else None
        )
    after = text[mark.end() : mark.end() + 1]
    if before not in _MARK_LEFT:
        # "1. fast 2. small": a mark where the one before it stands earlier on.
        counted = int(mark.group()[:-1]) - 1
        spaced = left < start and after in (" ", "\t")
        return mark.end() if spaced and counted and text.find(f"{counted}.", 0, start) >= 0 else None
    return mark.end() if before == "\n" or after in " \t" or not after.isascii() else None


#: Words before a number that make it a reference (Figure 4, Section 3.2), not a quantity.
REFERENCES = frozenset(
    "section sections figure figures fig fig. figs. table tables tab. appendix equation eq. eqs. eq algorithm theorem lemma "
    "sec. secs. chapter corollary proposition definition listing chapter ref. arxiv version v python".split()
)
_BRACKETED = re.compile(r"\[(?!0)\d{1,3}(?:\s?[,，–-]\s?\d{1,3})*\\?\]")
#: Before a bracket with two numbers: they are the ends of an estimate (95% CI [12, 34], 80 [73-85] years), no citations.
_ESTIMATED = re.compile(
    r"(?:\b(?:CI|UI|CrI|HDI|IQR|[Rr]anges?|intervals?|quartiles?)|区间|范围|间距|位距|位数间?"
    r"|(?<![A-Za-z0-9_.,-])(?!(?:19|20)\d\d(?:年|\s?$))\d[\d.,]*\s?(?:%|years|months|weeks|days|hours|minutes|min|m|meters|cm|mm|kg|岁|年|个?月|周|天|小时|分钟|米)?)"
    r"[:：,，=]?\s?$"
)
_ESTIMATE_WITHIN = 24  # characters
_VERSION = re.compile(r"\d+(?:\.\d+){2,}|\d{4}\.\d{4,5}v\d+(?!\d)")


def reference(text: str, start: int, stop: int) -> int | None:
    """The end of a citation, section, figure or version number at ``start``; ``None`` for a quantity."""
    if text[stop : stop + 1] == "." and (version := _VERSION.match(text, start)) is not None:
        if not DOTTED.fullmatch(version.group()):
            return version.end()
    before = text[start - 1] if start else ""
    if before == "[" or (before in _CITED_LEFT and "[" in text[max(0, start - 12) : start]):
        opened = text.rfind("[", max(0, start - 24), start)
        if opened >= 0 and (cited := _BRACKETED.match(text, opened)) is not None:
            return cited.end() if cited.end() > start and not _is_estimate(text, opened, cited) else None
    if before in _WORD_LEFT and start > 2:
        word = text[max(0, start - 16) : start - 1].replace("\n", " ").rpartition(" ")[2]
        if word.lower().lstrip("(") in REFERENCES:
            run = (_SEVERAL if word.lower().rstrip(".").endswith("s") else _DECIMAL_RUN).match(text, start)
            return run.end() if run else None
    if before in _CAPTIONS and text[start - 2 : start - 1] not in _NO_CAPTIONS:
        return None if _AMOUNT_ZH.match(text, start) else stop
    return None


def _is_estimate(text: str, opened: int, bracketed: re.Match[str]) -> bool:
    """Whether a bracket with more than one number is an interval of what stands before it."""
    if bracketed.group().strip("[]\\").isdecimal():
        return False
    return _ESTIMATED.search(text, max(0, opened - _ESTIMATE_WITHIN), opened) is not None


_CITED_LEFT = frozenset(", -–")
_WORD_LEFT = frozenset(" ~:\n")
_CAPTIONS = frozenset("图表")
#: Before them these make other words (代表, 词表, 意图), and what no caption is numbered with: 表6.4万.
_NO_CAPTIONS, _AMOUNT_ZH = frozenset("代列图词量报码意"), re.compile(r"\d[\d.]*\s?[万亿千百%％]")
_DECIMAL_RUN = re.compile(r"\d+(?:\.\d+)*")
#: After a plural: Tables 2 and 3, Figs. 3, 4 and 5.
_SEVERAL = re.compile(
    r"\d+(?:\.\d+)*(?:(?:, ?\d{1,2}(?:\.\d+)*){0,8},? (?:and|&|to) \d{1,2}(?:\.\d+)*(?![\d%]|,\d))?"
)


#: Escape sequences of addresses (%E2%80%93, a%20b) and of pages (&#39;), and what programs fill in (%d, %(name)s, {0}).
#: Their figures and marks are no numbers.
_ESCAPES = re.compile(
    r"%(?:(?=(?:[0-9]{2}%)*[0-9]?[A-F])[0-9A-F]{2}(?:%[0-9A-F]{2})+|[0-9A-F]{2}(?<=[A-Za-z]...)(?=[A-Za-z])"
    r"|(?<!\d%)(?:\(\w{1,40}\))?[sdrif](?![A-Za-z]))"
)
_FILLED_IN = re.compile(r"(?<![A-Za-z0-9_^}{$\\])\{\d{1,2}\}(?![\^{])")
_ENTITIES = re.compile(r"&#(?:\d{1,7}|x[0-9A-Fa-f]{1,6});")


def unescaped(text: str) -> str:
    """The text with blanks for escape sequences, as long as before."""
    # To look for one character is ten times as fast as for two.
    if "%" in text:
        text = _ESCAPES.sub(_blanks, text)
    if "&" in text:
        text = _ENTITIES.sub(_blanks, text)
    # Programs count what they fill in from 0 or from 1.
    if "{" in text and ("{0}" in text or "{1}" in text):
        text = _FILLED_IN.sub(_blanks, text)
    return text


def _blanks(hit: re.Match[str]) -> str:
    return " " * len(hit.group())
