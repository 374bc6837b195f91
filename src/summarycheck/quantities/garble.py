"""Garbled numbers: digits broken by letters, by lost marks or by a decoder (``8en%``, ``1,2345``, ``95ee题``).

A garble is recognised by its shape and by its absence from the source; which number it was is told by
aligning it with the source numbers that have no answer, not by a list of garbles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from summarycheck.model import Span
from summarycheck.quantities.scan.digits import figures_of
from summarycheck.quantities.scan.references import unescaped
from summarycheck.quantities.scan.stretches import run_before

_SHAPES = re.compile(
    r"(?P<broken>[0-9A-Za-z.]{0,24}[\ufffd\u200b\u200c\u200d\u2060\ufeff]+[0-9A-Za-z.]{0,24}\s?[%％]?)"
    r"|(?P<percent>(?<![0-9A-Za-z\\])(?:\d+[.,]?[A-Za-z]|[lIOoSB])[0-9A-Za-z]{0,24}\s?(?:\\?%|％|个百分点))"
    r"|(?P<twice>\d+(?:\.\d+)?\s?\\?[%％]\s?\\?[%％])"
    r"|(?P<points>(?<![\d.])\d+\.\d+\.\d+(?![\d.]))"
    r"|(?P<dot>(?<![\d.])\d+\.\d+\.(?=[一-鿿]))"
    r"|(?P<ell>(?<![0-9A-Za-z])[lIO]\d+(?=[个种项名张万亿倍]))"
    r"|(?P<debris>\d+(?:\.\d+)?\\\\+[%％]\$?)"
    r"|(?P<grouping>(?<![\d.,])\d{1,3}(?:,\d{3})*,(?:\d{4,}|\d{1,2})(?![\d,.])(?![)\]）]))"
    r"|(?P<codepoint>(?<![0-9A-Za-z])u?(?=[0-9a-f]*\d)(?=\d*[a-f])(?!\d+cc[一-鿿])[0-9a-f]{2,5}(?=[一-鿿])(?![0-9A-Za-z])"
    r"|(?<=[一-鿿])u(?=[0-9a-f]*\d)[0-9a-f]{3,4}(?![0-9A-Za-z]))"
    r"|(?P<macro>(?<![\\A-Za-z])(?:(?:mathbf|mathrm|textbf|text|frac|times)\{?|(?:bf|rm|it|tt|sf)\{)\d[\d.]*)"
    r"|(?P<command>(?<![\\A-Za-z])(?:sim|approx|geq?|leq?|pm)\d[\d.]*|\d+(?:\.\d+)?(?:times|imes|pm|cdot|approx|geq|leq)(?![A-Za-z])[\d.]*)"
    r"|(?P<brace>\d+\^\{[-−]?\d+(?![\d}.A-Za-z])|\d+\^[-−]?\d+\})"
    r"|(?P<braced>(?<![A-Za-z\\^_}])\{\d[\d.]*\s?[%％]?\})"
    r"|(?P<joint>(?<=[一-鿿])\d{2}(?=性[^质能别]|化[^学合疗石妆肥工验]))"
)
_DIGITS = re.compile(r"[0-9０-９][0-9０-９]*")  # a class at the start lets the engine skip to it
#: Beside digits these make a number suspicious; only around such digits the shapes above are tried.
_UNEASY = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ,\\{^\ufffd\u200b\u200c\u200d\u2060\ufeff"
)
_PERCENT = frozenset("%％")
_TOKEN = "".join(sorted(_UNEASY)) + "0123456789."


_DECIMAL = re.compile(r"(?<![\d.])\d+\.\d+(?![\d.])")
_LONGEST = 24
_WORD = re.compile(r"[A-Za-z](?<!\\.)[A-Za-z0-9.,]*")
#: Digits and letters after them that are no beginning of anything more.
_LETTERED = re.compile(
    r"[0-9]+[A-Za-z][0-9A-Za-z]*(?![0-9A-Za-z\s.,%％\\{个\ufffd\u200b\u200c\u200d\u2060\ufeff])"
)
_WITHIN_WORD = frozenset("0123456789.,")


def find(source: str, target: str) -> tuple[Span, ...]:
    """Spans of the target that look like broken numbers and do not stand in the source."""
    found: list[Span] = []
    reached = 0
    target = unescaped(target)
    for start, end in figures_of(target):
        if start < reached:
            continue
        before, after = target[start - 1 : start], target[end : end + 1]
        if not (before in _UNEASY or after in _UNEASY or _suspicious(target, start, end, before, after)):
            continue
        left = run_before(target, start, _TOKEN, max(reached, start - _LONGEST))
        if left < start:
            word = _WORD.match(target, left)
            if word is not None and _known(word.group().rstrip(".,"), source):
                continue  # a name of the source, as it is
        elif len(source) < _LONG and (token := _LETTERED.match(target, start)) and token.group() in source:
            continue  # 3D, 27B: as the source writes it
        for place in sorted({left, max(left, start - 1), start}):
            hit = _SHAPES.match(target, place)
            if hit is not None and hit.end() > start:
                if _broken(hit, source):
                    found.append(Span(hit.group(), hit.start(), hit.end()))
                reached = hit.end()
                break
    if target.count("$") % 2 and "$" in source:
        found = sorted([*found, *_beside_lone_dollars(source, target)], key=lambda span: span.start)
    return tuple(found)


#: A figure with a dollar sign on one side of it only.
_LONE_DOLLAR = re.compile(
    r"(?<!\\)\$(?P<after>\d[\d.]*)(?!\d|\s?\\?[%％]?\s?\$)(?:\\?[%％])?"
    r"|(?<![$\d.])(?P<before>\d[\d.]*)\s?(?:\\?[%％])?\$(?!\d)"
)


def _beside_lone_dollars(source: str, target: str) -> Iterator[Span]:
    """Figures of which one sign of a formula is left: $0.83 for ``$0.83$``, and no price."""
    for hit in _LONE_DOLLAR.finditer(target):
        figure = re.escape(hit["after"] or hit["before"])
        if re.search(rf"\$\s?{figure}\s?(?:\\?%)?\s?\$", source) is not None:
            yield Span(hit.group(), hit.start(), hit.end())


#: From this length on it pays to take a text's words down once.
_LONG = 20_000


def _known(word: str, source: str) -> bool:
    return word in _words(source) if len(source) > _LONG else _has_word(source, word)


@lru_cache(maxsize=2)
def _words(source: str) -> frozenset[str]:
    return frozenset(word.rstrip(".,") for word in _WORD.findall(source))


def _has_word(text: str, word: str) -> bool:
    """Whether the word stands in the text whole: no letter runs into it, no letter or digit out of it."""
    at = text.find(word)
    while at >= 0:
        left, right = at, at + len(word)
        while left and text[left - 1] in _WITHIN_WORD:
            left -= 1
        while text[right : right + 1] in _POINTS:
            right += 1
        runs_in = left and (_is_latin(text[left - 1]) or (left == at and text[left - 1] == "\\"))
        after = text[right : right + 1]
        if not runs_in and not (_is_latin(after) or after.isdecimal()):
            return True
        at = text.find(word, at + 1)
    return False


_POINTS = frozenset(".,")


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _suspicious(target: str, start: int, end: int, before: str, after: str) -> bool:
    """Whether the digits may go on after what stands next to them, or are two where a letter should be."""
    if after in _PERCENT:
        return target[end + 1 : end + 3].strip()[:1] in ("%", "％", "\\")
    if after == ".":  # a second point may follow the decimals
        decimals = _DIGITS.match(target, end + 1)
        return decimals is not None and target[decimals.end() : decimals.end() + 1] == "."
    return end - start == 2 and target[start] == "0" and before.isalpha() and after.isalpha()


def _broken(hit: re.Match[str], source: str) -> bool:
    text, kind = hit.group(), hit.lastgroup
    if kind == "broken" and not any(char.isdecimal() for char in text):
        return False
    if kind == "points":
        digits = text.replace(".", "")
        return any(number.replace(".", "") == digits for number in _DECIMAL.findall(source))
    if kind == "command":
        return any(f"\\{name}" in source for name in _commands(text))
    if kind == "braced":  # not within a formula, and left over from a command of the source
        outside = hit.string.count("$", 0, hit.start()) % 2 == 0
        return outside and re.search(rf"[A-Za-z^_]{re.escape(text)}", source) is not None
    core = text.rstrip("%％ ")
    if core and core in source and kind not in ("macro", "debris", "twice", "dot", "brace"):
        return False
    return not (kind == "codepoint" and _plain_unit(text))


def _commands(text: str) -> tuple[str, ...]:
    """The commands of LaTeX that the letters in a garble may be left of."""
    word = text.strip("0123456789.")
    return (word, f"t{word}", f"{word}q") if word in ("imes", "ge", "le") else (word,)


def _plain_unit(text: str) -> bool:
    """``3d打印``, ``4f电子``: a digit and a letter that are a word, not debris of a code point."""
    return (len(text) < 3 and text[-1] in "bdf") or (
        re.fullmatch(r"\d+[abcdef]", text) is not None and len(text) == 2
    )


def alike(garble: str, written: str) -> float:
    """How well a garble aligns with a number as written, 0–1: common characters in order, and its end."""
    plain = "".join(char for char in written if char.isalnum() or char in ".%")
    longer = max(len(garble), len(plain), 1)
    score = 1 - (longer - _common(garble, plain)) / longer
    if garble[-1:] in "%％" and "%" in written:
        score += 0.3
    if garble[:1] == plain[:1]:
        score += 0.2
    return min(1.0, score)


def _common(one: str, other: str) -> int:
    """How many characters both have in the same order."""
    row = [0] * (len(other) + 1)
    for char in one:
        before = 0
        for at, its in enumerate(other, 1):
            above = row[at]
            row[at] = before + 1 if char == its else max(above, row[at - 1])
            before = above
    return row[-1]
