"""Whether Chinese texts, taken together, say what the source claims.

The words, names and numbers of a claim are its witnesses: found in the texts they speak for its being said, not
found against it. The sum of their weights (log odds, see ``evidence``) is the claim's score; from a threshold on it
is missing. Where a translation exists and the score leaves doubt, its answering sentences are compared too.

    asking        the claims asked of the texts, one by one
    tells         what names and acronyms say, ``figures`` what numbers do
    translated    what the translation of a claim says, where doubt is left
    proposed      what was proposed, said in one breath; ``released``: code and data; ``result``: what came out of it
"""

from __future__ import annotations

from summarycheck.coverage.asking import coverage
from summarycheck.coverage.result import THRESHOLD, Coverage

__all__ = ["THRESHOLD", "Coverage", "coverage"]
