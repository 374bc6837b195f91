"""Whether a word is an ordinary English one, and so no name."""

from __future__ import annotations

from summarycheck.lexicon import shipped


def is_english(word: str) -> bool:
    """True for a word that translations of abstracts render in Chinese (in any case and form)."""
    entry = shipped().entry(word.lower())
    return entry is not None and any(not rendering.text.isascii() for rendering in entry.renderings)
