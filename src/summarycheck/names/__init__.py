"""Names: what a translator copies instead of translating; how they are found, spelled out and compared."""

from summarycheck.names.acronyms import definitions, expansion_before, initials, spelled, spells
from summarycheck.names.compare import Neighbours, near, singular, squeeze, stands_in
from summarycheck.names.english import is_english
from summarycheck.names.shapes import names, shape

__all__ = [
    "Neighbours",
    "definitions",
    "expansion_before",
    "initials",
    "is_english",
    "names",
    "near",
    "shape",
    "singular",
    "spelled",
    "spells",
    "squeeze",
    "stands_in",
]
