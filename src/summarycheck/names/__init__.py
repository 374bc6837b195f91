"""Names: what a translator copies instead of translating; how they are found, spelled out and compared."""

from summarycheck.names.acronyms import among_initials, definitions, expansion_before, initials, spells
from summarycheck.names.compare import Neighbours, near, singular, squeeze, stands_in
from summarycheck.names.english import is_english
from summarycheck.names.shapes import names, shape

__all__ = [
    "Neighbours",
    "among_initials",
    "definitions",
    "expansion_before",
    "initials",
    "is_english",
    "names",
    "near",
    "shape",
    "singular",
    "spells",
    "squeeze",
    "stands_in",
]
