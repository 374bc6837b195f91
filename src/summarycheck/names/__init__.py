"""Names: what a translator copies instead of translating.

shapes      finds them, by their shape and by the source's own words
acronyms    what they stand for, as a text spells it out
compare     when two are the same, or almost
english     whether a word is an ordinary one, and so no name
"""

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
