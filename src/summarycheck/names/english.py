"""Whether a word is an ordinary English one, and so no name."""

from __future__ import annotations

from summarycheck.lexicon import shipped


def is_english(word: str, *, exactly: bool = False) -> bool:
    """True for a word that translations of abstracts render in Chinese (in any case and form).

    ``exactly``: a form that may as well be a misspelt name is none (Naiver of naive, Huging of huge, Shapely of shape).
    """
    lowered = word.lower()
    entry = shipped().entry(lowered)
    if entry is None or all(rendering.text.isascii() for rendering in entry.renderings):
        return False
    return not exactly or lowered.removeprefix(entry.word) in ("", "s", "es", "d", "ed", "ing")
