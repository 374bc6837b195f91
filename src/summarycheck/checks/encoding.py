"""Text that was read in the wrong encoding: UTF-8 taken for Latin-1 (â€™, æœ¬) or for GBK (鈥, 鏈枃)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from summarycheck import scripts
from summarycheck.checks.base import Check, Observation
from summarycheck.model import Role, Span, Suggestion
from summarycheck.reading import Dossier, Pair

# UTF-8's first bytes of what scientific text has beside ASCII, as Latin-1 or Windows-1252 shows them,
# with what the bytes after them can look like.
_AFTER = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_WESTERN = re.compile(f"(?:[ÂÃÎÏ][{_AFTER}]|[âãäåæçèéï][{_AFTER}]{{2}})(?:[ÂÃÎÏâãäåæçèéï]?[{_AFTER} ])*")
_WESTERN_FIRST = frozenset("ÂÃÎÏâãäåæçèéï")
# The same as GBK shows them: these are common in mojibake and next to unknown in Chinese.
_GBK_FIRST = frozenset("锛銆鈥鐨鏄涓鏈妯瀛鍩鎴杩鍜绗鏂璁")
_HAN_RUN = re.compile("[\u2e80-\u9fff€\ue000-\uf8ff?？]{2,}")
# What GBK makes of bytes that were lost, and of memory that was never written.
_LOST = re.compile("(?:锟斤拷?|斤拷)+|烫{2,}|屯{2,}")
_LOST_FIRST = frozenset("锟斤烫屯")
_ANY_FIRST = _WESTERN_FIRST | _GBK_FIRST | _LOST_FIRST


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterable[Observation]:
    """An observation for each stretch that makes sense only when its bytes are read again as UTF-8."""
    pairs = dossier.with_role(roles)
    return [
        seen for pair in pairs if not _ANY_FIRST.isdisjoint(pair.target.marks) for seen in _mojibake(pair)
    ]


def _mojibake(pair: Pair) -> Iterator[Observation]:
    raw = pair.target.written
    for start, end, meant in _stretches(pair):
        if raw[start:end] not in pair.source.raw:
            yield Observation(
                about=pair.target.text,
                target=Span(raw[start:end], start, end),
                facts={"meant": meant or "?"},
                suggestion=Suggestion(meant, _is_whole(raw[start:end], meant)) if meant else None,
            )


def _is_whole(read: str, meant: str) -> bool:
    """True when every byte of what was read is in what it meant: no character is cut off at an end."""
    written = meant.encode("utf-8")
    for codec in ("cp1252", "latin-1", "gb18030"):
        try:
            if _bytes(read, codec) == written:
                return True
        except UnicodeEncodeError:
            continue
    return False


def _stretches(pair: Pair) -> Iterator[tuple[int, int, str]]:
    """(start, end, what it was: empty when that is lost)."""
    raw, marks = pair.target.written, pair.target.marks
    if not _WESTERN_FIRST.isdisjoint(marks):
        for match in _WESTERN.finditer(raw):
            text = match.group().rstrip()
            meant = _again(text, "cp1252") or _again(text, "latin-1")
            if meant or len(text) >= 4:
                yield match.start(), match.start() + len(text), meant
    if not _LOST_FIRST.isdisjoint(marks):
        yield from ((match.start(), match.end(), "") for match in _LOST.finditer(raw))
    if not _GBK_FIRST.isdisjoint(marks):
        for match in _HAN_RUN.finditer(raw):
            if not _GBK_FIRST.isdisjoint(match.group()):
                yield from _from_gbk(raw, match.start(), match.end())


def _from_gbk(raw: str, at: int, stop: int) -> Iterator[tuple[int, int, str]]:
    """Stretches of the run whose bytes, as GBK writes them, are UTF-8 of Chinese.

    No two characters of Simplified Chinese are; of Traditional some are (鏈接獲取), but not of what is all Chinese.
    """
    traditional, simplified_only = scripts.variants(raw)
    simplified = len(simplified_only) >= len(traditional)
    begin = at
    while at < stop:
        if at > begin and raw[at] not in _GBK_FIRST:
            at += 1
            continue
        end, meant = _read_again(raw, at, stop)
        if end - at >= 2 and (simplified or (end - at > 2 and min(meant) >= _CJK)):
            yield at, end, meant
            begin = end
        at = max(at + 1, end)


#: Before the first characters of Chinese, Japanese and Korean.
_CJK = "\u2e80"


def _read_again(raw: str, at: int, stop: int) -> tuple[int, str]:
    """How far the bytes are UTF-8, and what they say so read."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    said = ""
    for end in range(at, stop):
        try:
            said += decoder.decode(raw[end].encode("gb18030"))
        except UnicodeError:
            return end, said
    return stop, said


def _again(text: str, codec: str) -> str:
    """The text when its bytes are read as UTF-8; empty when that cannot be."""
    try:
        return _bytes(text, codec).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return ""


def _bytes(text: str, codec: str) -> bytes:
    """Its bytes; Windows-1252 leaves five of them as they are in Latin-1."""
    if codec != "cp1252":
        return text.encode(codec)
    return b"".join(
        char.encode("latin-1") if "\u0080" <= char <= "\u009f" else char.encode("cp1252") for char in text
    )


CHECK = Check(name="encoding", run=run, facts=frozenset({"meant"}), triggers=lambda options: _ANY_FIRST)
