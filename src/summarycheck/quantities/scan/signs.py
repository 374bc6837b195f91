"""Signs that say a bound, in texts of either language."""

from __future__ import annotations

#: What becomes of a bound that is denied: not more than.
DENIED = {"more-than": "at-most", "less-than": "at-least"}

SIGNS = {
    "<": "less-than", ">": "more-than", "≤": "at-most", "≥": "at-least", "≈": "about", "~": "about",
    "±": "tolerance", "\\sim": "about", "\\approx": "about", "\\leq": "at-most", "\\le": "at-most",
    "\\geq": "at-least", "\\ge": "at-least", "\\pm": "tolerance", "\\lt": "less-than", "\\gt": "more-than",
    "\\textless": "less-than", "\\textgreater": "more-than", "\\geqslant": "at-least", "\\leqslant": "at-most",
    "\\gtrsim": "at-least", "\\lesssim": "at-most",
    "+-": "tolerance",
    # as preprint servers write signs that they could not
    "[&lt;]": "less-than", "[&gt;]": "more-than", "[&le;]": "at-most", "[&ge;]": "at-least", "[~]": "about", "{approx}": "about",
    "{>=}": "at-least", "{<=}": "at-most", "{ge}": "at-least", "{le}": "at-most", "{geq}": "at-least", "{leq}": "at-most",
    "{gt}": "more-than", "{lt}": "less-than", "{>}": "more-than", "{<}": "less-than",
    "&lt;": "less-than", "&gt;": "more-than", "&le;": "at-most", "&ge;": "at-least",
}  # fmt: skip
