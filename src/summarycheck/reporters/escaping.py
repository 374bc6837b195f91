"""Foreign text made harmless: for a terminal, for the log of a CI job, inside JSON."""

from __future__ import annotations

import json
import re

# What may not reach a terminal: controls, escape sequences, text that runs backwards, halves of characters.
_HARMFUL = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff"
)
# A GitHub runner takes ``##[command]`` anywhere in a line for an order to it.
_ORDER = r"(?<=#)#(?=\[)"
_FOR_TERMINAL = re.compile(f"[{_HARMFUL}]|{_ORDER}")
_FOR_JSON = re.compile(f"[{_HARMFUL}\u2028\u2029]|{_ORDER}")
_SPACE = re.compile(r"[\s\u2028\u2029]+")
_HALF = re.compile("[\ud800-\udfff]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def harmless(text: str) -> str:
    """The text on one line, with what could drive a terminal or a CI runner written out (``\\x1b``)."""
    return _FOR_TERMINAL.sub(_spelled, _SPACE.sub(" ", text))


def to_json(value: object) -> str:
    """JSON on one line. It reads back the same; what could drive a terminal stands as an escape."""
    return _FOR_JSON.sub(_escaped, json.dumps(value, ensure_ascii=False))


def to_strict_json(value: object) -> str:
    """The same for readers that refuse half a character: it becomes U+FFFD."""
    return _FOR_JSON.sub(_escaped, whole(json.dumps(value, ensure_ascii=False)))


def whole(text: str) -> str:
    """The text with U+FFFD in place of each half of a surrogate pair."""
    return _HALF.sub("\ufffd", text)


def for_xml(text: str) -> str:
    """The text without what XML cannot hold, not even escaped; it is written out instead."""
    return _NOT_IN_XML.sub(_spelled, text)


def shortened(text: str, most: int) -> str:
    """At most so many characters, with an ellipsis where some are cut off."""
    return text if len(text) <= most else text[: most - 1] + "…"


def _spelled(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
