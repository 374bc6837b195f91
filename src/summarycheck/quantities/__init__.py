"""Quantities of English and Chinese texts, and how those of a source and a target answer to each other.

The rooms, in the order of the work:

- finding and reading: ``fold`` and ``glance`` (plain numbers), ``english*``, ``chinese*``, ``numerals``, ``decades``, ``digits``,
  ``units``, ``bounds``; what is no sound number: ``dirt``, ``garble``;
- answering (``match``): ``assign``, then ``accuse`` (with ``suspects`` and ``explain``), then ``lost`` (with ``otherwise``). They
  ask ``relate``, ``fitting`` and ``bearing`` what may answer to what, ``derive`` what follows from several, ``slips`` how a number may
  have changed, ``mended`` what the source wrote brokenly, ``wordings`` and ``dates`` what it says in words and in dates;
- numbers that tell one thing from another: ``names`` (read) and ``renamed`` (compared), ``labels``, ``series``;
- around numbers that agree (``context``): ``order`` and ``beside`` (exchanged), ``changes`` (by and to), ``directions``, ``limits`` (bounds);
- by themselves: ``formulas``, ``weekdays``; and what all end in: ``faults``, ``repair``, ``figures``.
"""

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
