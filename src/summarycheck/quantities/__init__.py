"""Quantities of English and Chinese texts, and how those of a source and a target answer to each other."""

from __future__ import annotations

from summarycheck.model import Lang, Quantity
from summarycheck.quantities import chinese, english

__all__ = ["annotate", "quantities"]


def annotate(text: str, lang: Lang) -> list[Quantity]:
    """Every numeric span, names with digits among them (kind ``name``, ``size``), in order."""
    return english.scan(text) if lang == "en" else chinese.scan(text)


def quantities(text: str, lang: Lang) -> list[Quantity]:
    """The quantities of ``text`` in order of appearance; ``text[q.start:q.end] == q.text``."""
    return [
        quantity
        for quantity in annotate(text, lang)
        if quantity.kind not in ("name", "size") and not _article(quantity)
    ]


def _article(quantity: Quantity) -> bool:
    """*one* (no one, one of the most): it can answer to a number, but it is hardly one itself."""
    return quantity.weak and quantity.kind == "count" and quantity.text.lower() == "one"
