"""Numbers inside names (GPT-4, H100, Llama-3-8B): telling them from other numbers, and how a name may be written."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from string import ascii_letters

from summarycheck.model import Number, Quantity
from summarycheck.quantities.scan.digits import DIGIT, ONE
from summarycheck.quantities.scan.references import MARK_ENDS
from summarycheck.quantities.scan.stretches import after_command, run_before
from summarycheck.quantities.scan.units import SCALE_SUFFIX

_NAME_CHARS = ascii_letters + "0123456789-‑_.@"
NAME_CHARS = frozenset(_NAME_CHARS)
_NAME_RIGHT = re.compile(r"[A-Za-z0-9_]*(?:[-‑_.+][A-Za-z0-9_]+)*")
# Words before a hyphen that leave the number a number: "sub-40B", "top-5" (rank), "mid-1990s".
OPEN_PREFIXES = frozenset(
    "sub pre post mid non under over near top best pass hit recall precision at and or to the a of in "
    "around about up by with for all per every each grade level type phase stage order rank age ages "
    "step late early then only from".split()
)
RANKS = frozenset({"top", "best", "pass", "hit", "hits", "recall", "precision", "rank"})


_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWYZabcdefghijklmnopqrstuvwyz")  # after an x may be a factor


def plainly(text: str, start: int, stop: int) -> bool:
    """Whether letters run into the digits and nothing after them can make them anything but a name."""
    return (
        start > 0
        and text[start - 1] in _LETTERS
        and text[stop : stop + 1] not in MARK_ENDS
        and not after_command(text, start)
    )


def initial(text: str, start: int) -> bool:
    """H.264, Appendix B.2, C/10: a single capital and a full stop or stroke before the digits."""
    if start < 2 or text[start - 1] not in "./" or not ("A" <= text[start - 2] <= "Z"):
        return False
    before = text[start - 3 : start - 2]
    if text[start - 1] == "/" and before in ("-", "_", "/"):
        return False  # of ViT-L/14 the 14 is a number
    return not (before.isascii() and before.isalnum())


def read_name(text: str, start: int, floor: int, found: list[Quantity]) -> int:
    """A number inside a name (GPT-4, H100, Llama-3-8B): kept as a name, with the size it may carry."""
    left = run_before(text, start, _NAME_CHARS, floor)
    while left < start and not text[left].isalnum():
        left += 1
    right = _NAME_RIGHT.match(text, start)
    assert right is not None
    end = right.end()
    while end > start and text[end - 1] in ".+-_":
        end -= 1
    token = text[left:end]
    found.append(Quantity(token, left, end, ONE, ONE, "", "name", weak=True))
    for size in _SIZE.finditer(token) if token[-1:] in _SIZE_LETTERS or "B-" in token else ():
        value = Decimal(size[1]) * SCALE_SUFFIX[size[2]]
        at = left + size.start()
        found.append(Quantity(size.group(), at, left + size.end(), value, value, "", "size", weak=True))
    return max(end, start + 1)


_SIZE_LETTERS = frozenset("BMKT")
#: The size in a name, and how much of it is active: Qwen3-235B-A22B.
_SIZE = re.compile(r"(?:(?<![\w.])|(?<=-A)|(?<=^A))(\d+(?:\.\d+)?)([BMKT]$|B(?=-))")


def read_rank(text: str, start: int, found: list[Quantity]) -> int:
    run = DIGIT.match(text, start)
    assert run is not None
    end = run.end()
    left = start - 1
    while left and text[left - 1].isalpha():
        left -= 1
    value = Decimal(run.group())
    found.append(Quantity(text[left:end], left, end, value, value, "", "rank"))
    return end


def word_before(text: str, end: int) -> str:
    word = text[run_before(text, end, ascii_letters) : end]
    return word if word.islower() else word.lower() if word.istitle() and word.lower() in RANKS else word


_GAP = re.compile(r"(?<=\d)[\s\-_‑.{}$\\^]+(?=\d)")
_SEPARATOR = re.compile(r"[\s\-_‑{}$\\^]+")
_DIGIT_GROUP = re.compile(r"\d+[bkmt]?(?![a-z])|[^a-z]+")


def name_key(text: str) -> str:
    """Letters lower-cased, separators gone, but a bar kept between two digit groups."""
    return _SEPARATOR.sub("", _GAP.sub("|", text.lower()))


# Asked of one text for each of its names.
text_key = lru_cache(maxsize=8)(name_key)


def letters(key: str) -> str:
    """A name's key without its numbers and the size letters after them (llama270b → llama)."""
    return _DIGIT_GROUP.sub("", key)


_CALLED = re.compile(r"[A-Z][A-Za-z]+ $")
#: At the end of a size, its letter read already or not.
_SIZE_END = re.compile(r"(?:(?<=\d[BMbm])|(?<=\d)[BMbm])(?![A-Za-z])")


def versioned(text: str, left: int, end: int) -> bool:
    """Whether ``left:end`` is a release and a size (``Llama 3.1-8B``) and no range (``models of 7-13B``).

    A release has a point or is one of the low numbers that sizes in billions seldom begin a range with.
    """
    release = "." in text[left:end] or text[left] in "234"
    return (
        release
        and _CALLED.search(text, max(0, left - 16), left) is not None
        and _SIZE_END.match(text, end) is not None
    )


#: A capital that only opens the sentence makes no name (Over 50 patients, Among 10 benchmarks), nor does that of a month.
OPENERS = frozenset(
    "a about above across after all almost among an and approximately around at before below between both by during "
    "every exactly fewer for from in including just less more nearly of on only or our over roughly some than the "
    "these they this those to under up using we when where while with within "
    "january february march april may june july august september october november december".split()
)


#: A capitalised name before its number, broken after the hyphen or not, with its release or not: Phase 3, DSM- 5, Yi 1.5 9B.
_NAMED = re.compile(r"([A-Z][A-Za-z]*([\s-]?\d[\d.]*(?=[\s-]))?)(?:\.?[\s-]|-\s)$")


_SENTENCE_ENDS = frozenset({". ", "? ", "! ", ": "})
#: After a count: its things, an adjective or two before them or not.
_THINGS = re.compile(r"\s(?:[a-z-]+\s){0,2}[a-z]{3,}[a-rt-z]s(?![\w-])")


def inside_name(source: str, quantity: Quantity, target: str) -> bool:
    """Whether the number is part of a capitalised name the target keeps (``Llama 2``, ``Phase 3``)."""
    before = _NAMED.search(source, max(0, quantity.start - 30), quantity.start)
    if before is None or before[1].lower() in OPENERS:
        return False
    opens = before.start() == 0 or source[max(0, before.start() - 2) : before.start()] in _SENTENCE_ENDS
    small = quantity.unit == "" and quantity.text.isdecimal() and len(quantity.text) <= 2 and not before[2]
    if opens and small and _THINGS.match(source, quantity.end) is not None:
        return False  # Missing 17 players
    return small or name_key(f"{before[1]}-{quantity.text}") in text_key(target)


def mentions(ours: list[Quantity], value: Number) -> bool:
    """Whether a name of the source ends in this number (P8, Exp-3)."""
    written = str(value)
    return any(
        name.text.endswith(written) and not name.text[: -len(written)][-1:].isdecimal() for name in ours
    )


def stands(name: str, source: str) -> bool:
    """Whether the name is in the source to the letter, with no digit running on."""
    at = source.find(name)
    return at >= 0 and not _runs_on(source, at + len(name)) and not source[max(0, at - 1) : at].isdecimal()


def _runs_on(text: str, end: int) -> bool:
    """Whether a number goes on there: a digit, or the decimals of a release (Phi-3.5 is no Phi-3)."""
    return text[end : end + 1].isdecimal() or (
        text[end : end + 1] == "." and text[end + 1 : end + 2].isdecimal()
    )


def bounded(key: str, text: str) -> bool:
    """Whether ``key`` stands in ``text`` with no digit running on at either end."""
    at = text.find(key)
    while at >= 0:
        before = text[at - 1 : at]
        on = key[-1].isdecimal() and _runs_on(text, at + len(key))
        if not on and not (key[0].isdecimal() and before.isdecimal()):
            return True
        at = text.find(key, at + 1)
    return False
