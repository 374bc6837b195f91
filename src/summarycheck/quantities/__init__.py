"""Quantities of English and Chinese texts, and how those of a source and a target answer to each other.

The rooms, in the order of the work; each asks those above it only:

- ``scan``: finds and reads the numbers of a text, ``english`` or ``chinese``;
- ``comparing``: how one number may be another, or follow from others, whatever stands beside them;
- ``around``: what stands beside numbers that agree: their order, change, direction and bound;
- ``matching``: which number answers to which, which is accused and which is lost;
- ``apart``: what is compared by itself: ``labels``, ``series``, ``marks``, ``formulas``, ``scores``, ``closed_sets`` (days of the week), ``blanks``;
- ``match``: all of it, with names (``renamed``) and what is no sound number: ``garble``, ``dirt``.

All end in ``faults``; ``repair`` writes what should stand there, ``figures`` shows a value to people, ``clauses`` are the
stretches of text that numbers stand in, ``verbs`` what becomes more or less, ``things`` what is counted, ``telltales`` the literal
texts that looks wait for.
"""

from __future__ import annotations

from msgspec.structs import replace

from summarycheck.model import LANGS, Lang, Quantity, a_text, one_of
from summarycheck.quantities.scan.chinese import text as chinese
from summarycheck.quantities.scan.english import text as english
from summarycheck.scripts import simplified

__all__ = ["annotate", "quantities"]


def annotate(text: str, lang: Lang) -> list[Quantity]:
    """Every numeric span, names with digits among them (kind ``name``, ``size``), in order. Chinese is Simplified here."""
    return english.scan(text) if lang == "en" else chinese.scan(text)


def quantities(text: str, lang: Lang) -> list[Quantity]:
    """The quantities of an English (``en``) or Chinese (``zh``) text in order of appearance; ``text[q.start:q.end] == q.text``.

    ``low`` and ``high`` are exact (``Decimal`` or ``Fraction``), equal for a single value, and as written: 81% is 81 with
    the unit ``%``, 三分之二 is 2/3. Numbers inside names (GPT-4) are none. No text raises; a ``lang`` other than these two
    raises ``ValueError``, what is no text ``TypeError``.
    """
    a_text("text", text)
    one_of("lang", lang, LANGS)
    read = simplified(text) if lang == "zh" else text
    found = [
        quantity
        for quantity in annotate(read, lang)
        if quantity.kind not in ("name", "size") and not _article(quantity)
    ]
    return found if read is text else [replace(each, text=text[each.start : each.end]) for each in found]


def _article(quantity: Quantity) -> bool:
    """*one* (no one, one of the most): it can answer to a number, but it is hardly one itself."""
    return quantity.weak and quantity.kind == "count" and quantity.text.lower() == "one"
