"""Counts of things that one of the texts lists: 三个数据集（A、B和C）, 开卷和闭卷两种模式, four for "A, B, C and D"."""

from __future__ import annotations

import re

from summarycheck.model import Quantity
from summarycheck.quantities.scan.roman import roman

_LISTING = re.compile(r"[^（(：:，。；\d]{0,12}[（(：:]([^（()）。；;]{3,160})")
_ITEMS = re.compile(r"\s?(?:、|，|,|/|以及|和|与|及)\s?")
_ITEM = r"[^，。；：:（(\d、和与及]{1,16}"
_LISTED_BEFORE = re.compile(rf"{_ITEM}(?:(?:、|和|与|及|以及){_ITEM})+$")
#: The marks of a list, of which the last says how many there are: 1)…2)…3)…, (i)…(ii)…
_MARK = re.compile(r"(?<![\w.])[(（]?(?:(\d)|(i{1,3}|iv|vi{0,3}|ix))[)）.、](?!\d)")
#: So far after a count its list goes on, in Chinese, and so long is one thing of an English list, in characters.
_LIST_ZH, _THING_EN = 240, 60
#: A thing of more blanks has words before it that are none of its own.
_LED_IN = 3
_LAST_EN = re.compile(r",?\s(?:and|or|&)\s")
_END_EN = re.compile(r"[.;:()]\s?")


def listed(source: str, target: str, quantity: Quantity, *, strictly: bool) -> bool:
    """Whether a count is that of the names listed beside it; those after it must all be the source's.

    ``strictly``, two things before it are alike (闭卷和开卷), and not 提出的数据集和现有 before 两个数据集.
    """
    if quantity.unit or quantity.kind != "count":
        return False
    listing = _LISTING.match(target, quantity.end)
    if listing is not None:
        items = [item.strip() for item in _ITEMS.split(listing[1]) if item.strip()]
        if len(items) == quantity.low and all(item[0].isascii() and item in source for item in items):
            return True
    before = _LISTED_BEFORE.search(target, max(0, quantity.start - 60), quantity.start)
    if before is None:
        return False
    items = _ITEMS.split(before[0])
    return len(items) == quantity.low and (len(items) > 2 or not strictly or items[0][-1] == items[1][-1])


def told_after(target: str, quantity: Quantity) -> int:
    """How many things are listed in brackets after a count: 4 of 三个方面（鲁棒性、可靠性、安全性、公平性）; 0 where the list is open or none."""
    listing = _BRACKETED.match(target, quantity.end)
    if listing is None or _OPEN_LIST.search(listing[1]):
        return 0
    items = _ITEMS.split(listing[1])
    return len(items) if len(items) > 1 and max(map(len, items)) <= _LONGEST_ITEM else 0


_BRACKETED = re.compile(r"[^（(：:，。；、\d]{1,12}[（(]([^（()）。；;]{3,160})[)）]")
_OPEN_LIST = re.compile(r"等|如|包括|例|\betc\b|\.\.\.|…|[:：]|\d")
_LONGEST_ITEM = 16


def enumerated(source: str, target: str, quantity: Quantity) -> bool:
    """Whether either text lists so many things anywhere, so that the count may be theirs."""
    count = int(quantity.low)
    behind = target[quantity.end : quantity.end + _LIST_ZH]
    listing = _LISTING.match(behind)
    if listing is not None and count in (len(_ITEMS.split(listing[1])), listing[1].count("、") + 1):
        return True
    return count in (_marked(behind), _marked(source)) or count in _lists(source)


def _marked(text: str) -> int:
    """The last of the marks that follow each other from 1 on; 0 where there are none."""
    last = 0
    for mark in _MARK.finditer(text):
        number = int(mark[1]) if mark[1] else roman(mark[2])
        if number == last + 1:
            last = number
    return last


def _lists(source: str) -> set[int]:
    """How many things each English list has: 4 of "A, B, C and D"."""
    sizes = set()
    for last in _LAST_EN.finditer(source):
        ahead = _END_EN.split(source[max(0, last.start() - 6 * _THING_EN) : last.start()])[-1]
        things = ahead.split(", ")
        size = 2
        while size <= len(things) and len(things[-size + 1]) <= _THING_EN:
            size += 1
            if things[-size + 1].count(" ") > _LED_IN:
                # The first thing, with what leads to it: a corpus of pairs in Spanish, Hindi and …
                sizes.add(size)
        sizes.add(size)
        sizes.add(len(things) + 1)
    return sizes
