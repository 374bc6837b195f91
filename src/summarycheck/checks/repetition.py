"""A decoder that broke down: characters, words or sentences that come again and again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from summarycheck.checks.base import Check, Observation, Option
from summarycheck.model import Role, Span
from summarycheck.reading import Dossier, Pair

# A loop of period p is a text that equals itself p characters on, and any multiple of p characters on. Short
# loops are looked for in one subtraction of the whole text (as a number) from itself: shifted by 1, and by 6 for
# the periods 2, 3 and 6. Of longer loops, samples come again.
_SHIFTS = (1, 6)
_UNIT = 2  # bytes of a UTF-16 unit
_SAMPLE, _STRIDE, _LONGEST = 6, 20, 64
_CHARACTERS = 5  # of one kind in a row: four can be a word (哈哈哈哈) or a mark
_SHORT, _SHORT_LENGTH = 3, 10  # periods so short make a loop from so many characters on
_MARKS_LENGTH, _LINES = 20, frozenset("-—–=_*#~…·.─━|+^ \n\t")  # of marks, those that draw lines are no loop
_TIMES, _TIMES_LONG, _LONG = 3, 2, 24  # a long piece is junk when it comes twice on end


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterable[Observation]:
    """Observations of the relation asked for: a ``loop`` that the source does not have too, a ``stutter``."""
    look = _stutters if options.get("relation", "loop") == "stutter" else _loops
    return [seen for pair in dossier.with_role(roles) for seen in look(pair)]


def _loops(pair: Pair) -> Iterator[Observation]:
    raw = pair.target.raw
    done = 0
    for start, end, period in sorted(_candidates(raw)):
        piece = raw[start : start + period]
        # Of a whole text that comes twice, the blank between is not said twice.
        length = end - start + 2 * (start == 0 and end == len(raw))
        if start < done or not _is_loop(piece, length) or raw[start:end] in pair.source.raw:
            continue
        done = end
        yield Observation(
            about=pair.target.text,
            target=Span(raw[start:end], start, end),
            facts={"piece": piece.strip() or piece, "times": str((end - start) // period)},
        )


def _is_loop(piece: str, length: int) -> bool:
    """True when so long a run of the piece is no way of writing (……, ——, 0.000001, ======, two links)."""
    if "://" in piece:
        return False
    period = len(piece)
    if not any(char.isalpha() for char in piece):
        return length >= _MARKS_LENGTH and not _LINES.issuperset(piece)
    if period <= _SHORT:
        return length >= (_CHARACTERS if period == 1 else _SHORT_LENGTH)
    return length >= (_TIMES_LONG if period >= _LONG else _TIMES) * period


def _candidates(raw: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, period) of what equals itself one period on."""
    yield from _short(raw)
    yield from _sentences(raw)
    again = raw.find(raw[:_LONG], _LONG)
    if again > 0:
        yield *_extended(raw, 0, again), again
    at, last = 0, len(raw) - _SAMPLE
    while at < last:
        again = raw.find(raw[at : at + _SAMPLE], at + 1, at + _SAMPLE + _LONGEST)
        if again > 0:
            start, end = _extended(raw, at, again - at)
            yield start, end, again - at
            at = max(at, end - _SAMPLE - (again - at))
        # The last sample once more from near the end, where most loops are.
        at = at + _STRIDE if at + _STRIDE < last or at >= last - 2 * _SAMPLE else last - 2 * _SAMPLE


def _short(raw: str) -> Iterator[tuple[int, int, int]]:
    units = raw.encode("utf-16-le", "surrogatepass")
    number = int.from_bytes(units, "little")
    for shift in _SHIFTS:
        equal = (number ^ (number >> 8 * _UNIT * shift)).to_bytes(len(units), "little")
        found = equal.find(_SAME)
        if found >= 0 and len(units) != _UNIT * len(raw):
            # Characters of two units: offsets of units are none of characters.
            yield from _short("".join(char if char < "\U00010000" else "\ufffd" for char in raw))
            return
        while found >= 0:
            at = -(-found // _UNIT)
            end = at
            if at + shift < len(raw):
                period = next(
                    p for p in (1, 2, 3, 6) if raw[at + p : at + p + 4] == raw[at : at + 4] or p == 6
                )
                start, end = _extended(raw, at, period)
                if end - start > period:
                    yield start, end, period
            found = equal.find(_SAME, max(_UNIT * end, found + 1))


_SAME = b"\0" * (_UNIT * (_CHARACTERS - 1))


def _sentences(raw: str) -> Iterator[tuple[int, int, int]]:
    """Sentences that come twice on end, whatever their length."""
    at, last = 0, ""
    for sentence in raw.split("。"):
        if sentence == last and len(sentence) >= _LONG - 1:
            start, end = _extended(raw, at - len(sentence) - 1, len(sentence) + 1)
            yield start, end, len(sentence) + 1
        at, last = at + len(sentence) + 1, sentence


def _extended(raw: str, at: int, period: int) -> tuple[int, int]:
    """The longest stretch around ``at`` that equals itself one period on."""
    start = end = at
    while start > 0 and raw[start - 1] == raw[start - 1 + period]:
        start -= 1
    while end + period < len(raw) and raw[end] == raw[end + period]:
        end += 1
    return start, end + period


# Headings of structured abstracts stand before a space, and the sentence may begin with the same word.
_HEADINGS = frozenset("背景 目的 目标 方法 结果 结论 讨论 意义 摘要 引言".split())


def _stutters(pair: Pair) -> Iterator[Observation]:
    """Words of one to three characters that stand on both sides of a space."""
    raw = pair.target.raw
    at = raw.find(" ")
    while at >= 0:
        for size in (3, 2, 1) if raw[at + 1 : at + 2] >= "\u4e00" else ():
            word = raw[max(0, at - size) : at]
            if (
                raw.startswith(word, at + 1)
                and _is_chinese(word, size)
                and not _is_heading(raw, at - size, word)
            ):
                span = Span(f"{word} {word}", at - size, at + 1 + size)
                yield Observation(about=pair.target.text, target=span, facts={"piece": word, "times": "2"})
                break
        at = raw.find(" ", at + 1)


def _is_heading(raw: str, at: int, word: str) -> bool:
    """True for the heading of a part of the text: at the beginning of a sentence."""
    return word in _HEADINGS and raw[max(0, at - 1) : at] in ("", "。", "！", "；", "\n", " ")


def _is_chinese(word: str, size: int) -> bool:
    return len(word) == size and all("\u4e00" <= char <= "\u9fff" for char in word)


CHECK = Check(
    name="repetition",
    run=run,
    facts=frozenset({"piece", "times"}),
    triggers=lambda options: [" "] if options["relation"] == "stutter" else (),
    options={
        "relation": Option(
            str,
            "loop",
            ("loop", "stutter"),
            "loop: the same again and again without a break; stutter: a word on both sides of a space",
        )
    },
)
