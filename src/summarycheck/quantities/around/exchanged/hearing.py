"""What of the company of two numbers stands where in the target, and how strongly it speaks for either."""

from __future__ import annotations

import re
from collections.abc import Callable

from summarycheck.model import Quantity
from summarycheck.quantities.around.exchanged.company import (
    REACH_LIST,
    REACH_ZH,
    SENTENCE_ZH,
    Word,
    after_last,
)

NOUN_END_ZH = re.compile(r"[，。；、;:：()（）!?？！]|,(?!\d)|\d|和|与|及|而|但|或|且|了")
#: And where a place ends: 6个高级场景中未探索的3种偏差.
_AMID_ZH = re.compile("(?<=[\u4e00-\u9fff]{3})中(?![国文等小心间型介度学医美东])")
_JOINED = re.compile(r"[^，。；]{0,14}?(?:和|与|及|以及|、|/|,)[^，。；]{0,14}$")
#: How strongly words must speak for an exchange: of each of two values, of each of two counts, of one where the
#: other is silent, against one; and how strongly a name speaks.
DISTINCT, SLIGHT, ALONE, PLAIN, _NAME = 1.5, 1.0, 3.0, 2.0, 4.0
#: Nouns of counts follow so close; what stands farther off counts half.
_CLOSE = 6


def counted_by(target: str, b1: Quantity, b2: Quantity) -> tuple[str, str]:
    """What two counts of the target count; in 10个来自3个类别的任务 the first counts what follows the second's 的."""
    windows = _following(target, b1, b2), _following(target, b2, b1)
    at = 0 if b1.start < b2.start else 1
    outer, inner = windows[at], windows[1 - at]
    if 2 <= len(outer) <= 5 and outer[1:] in _HOLDING and "的" in inner:
        inner, _, noun = inner.partition("的")
        outer += noun
    elif len(outer) == 1 and (b1, b2)[at].end + 1 == (b1, b2)[1 - at].start:
        outer += inner  # 1亿个768维向量
    return (outer, inner) if at == 0 else (inner, outer)


#: After a count, what puts another before its noun.
_HOLDING = frozenset({"来自", "基于", "涵盖", "覆盖", "包含", "横跨", "跨", "跨越", "分布在", "源自", "取自"})


def _following(target: str, b: Quantity, other: Quantity) -> str:
    """What a count of the target counts."""
    stop = min(b.end + REACH_ZH, other.start if other.start >= b.end else len(target))
    return _AMID_ZH.split(NOUN_END_ZH.split(target[b.end : stop])[0])[0].lower()


def leaning(
    company: tuple[Word, ...], windows: tuple[str, str], speaks: Callable[[Word, str], float]
) -> tuple[float, float]:
    """How much more the words of each number speak for its own window than for the other's."""
    lean = [0.0, 0.0]
    both = "\n".join(windows)
    for word in company:
        if not _may_answer(word, both):
            continue
        word = _likeliest(word, windows)
        own, others = speaks(word, windows[word.owner]), speaks(word, windows[1 - word.owner])
        lean[word.owner] += own - others
    return lean[0], lean[1]


def _may_answer(word: Word, window: str) -> bool:
    """Whether the window has the word, but for a plural's ending, or a rendering of it."""
    text = word.text
    if (text[:-1] if text.endswith("s") else text) in window:
        return True
    texts = (rendering.text for rendering in word.renderings)
    return any(text in window or text[-1] == "语" for text in texts)  # see ``_within``


def _likeliest(word: Word, windows: tuple[str, str]) -> Word:
    """The word with the likeliest of its renderings that is in a window alone: where 特异性 is, 预测值 is no "specificity"."""
    for rendering in word.renderings:  # the likeliest first
        if any(_within(rendering.text, window) for window in windows):
            return word._replace(renderings=(rendering,))
    return word


def speaks(word: Word, window: str) -> float:
    """How strongly the window answers to the word."""
    return _answer(word, window)[0] if window else 0.0


def speaks_close(word: Word, window: str) -> float:
    """The same of a window after a count, whose noun follows soon."""
    weight, at, _ = _answer(word, window) if window else (0.0, 0, 0)
    return weight if at <= _CLOSE else weight / 2


def listed_across(company: tuple[Word, ...], target: str, b1: Quantity, b2: Quantity) -> int:
    """-1 where the things of two numbers stand in one order and the numbers, in a bare list, in the other."""
    low, high = min(b1.start, b2.start), max(b1.end, b2.end)
    begin = after_last(SENTENCE_ZH, target, max(0, low - REACH_LIST), low)
    stop = SENTENCE_ZH.search(target, high, high + REACH_LIST)
    for stretch in (
        target[begin:low].lower(),
        target[high : stop.start() if stop else high + REACH_LIST].lower(),
    ):
        places: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
        for word in company:
            weight, at, past = _answer(word, stretch)
            if weight >= DISTINCT:
                places[word.owner].append((at, past))
        for earlier, later, turned in ((*places, b2.start < b1.start), (*places[::-1], b1.start < b2.start)):
            if (
                earlier
                and later
                and max(earlier) < min(later)
                and _JOINED.match(stretch[max(earlier)[1] : min(later)[0]])
            ):
                return -1 if turned else 1
    return 0


def _answer(word: Word, window: str) -> tuple[float, int, int]:
    """How strongly the window answers to the word, and where its last answer begins and ends."""
    plural = len(word.text) > 3 and word.text.endswith("s")
    for name in (word.text, word.text[:-1]) if plural else (word.text,):
        at = place(name, window)
        if at >= 0:
            return _NAME, at, at + len(name)
    best = None
    for rendering in word.renderings:
        if _within(rendering.text, window) and (best is None or rendering.weight > best.weight):
            best = rendering
    if best is None:
        return 0.0, 0, 0
    at = window.rfind(best.text)
    return min(best.weight, _NAME), at, at + len(best.text)


def _within(rendering: str, window: str) -> bool:
    """Whether the window has the rendering; one in Latin letters, as a word of its own (no mse in rmse)."""
    if rendering not in window:
        return rendering[-1] == "语" and f"{rendering[:-1]}文" in window  # 德文 for 德语
    return not rendering[0].isascii() or place(rendering, window) >= 0


def place(name: str, window: str) -> int:
    """Where the window last has the name, not as a part of a longer one; -1 where nowhere."""
    at = window.rfind(name)
    while at >= 0:
        edges = (window[at - 1] if at else " ") + window[at + len(name) : at + len(name) + 1]
        if not any(edge.isascii() and (edge.isalnum() or edge in "-_") for edge in edges):
            return at
        at = window.rfind(name, 0, at)
    return -1
