"""Whether a word is an ordinary English one, and so no name."""

from __future__ import annotations

from summarycheck.cues import cues
from summarycheck.names.compare import singular


def is_english(word: str) -> bool:
    """True for a word that translations of abstracts render by Chinese words (in any case, singular or plural)."""
    lowered = word.lower()
    known = cues()
    return lowered in known or singular(lowered) in known or lowered + "s" in known
