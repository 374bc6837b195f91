"""Repairs, made in the files: each at its exact place, proven before anything is replaced.

A repair is a finding whose suggestion is put in the place of its evidence. Those of a file are made in rounds: of
repairs that overlap one, the others (if they are still wanted then) in the next. A round counts as far as it holds:
the record, checked again, has lost these findings and gained none; and the file, read again, says what it said but
for these edits.

    drafts     the repairs of a record; ``rounds``: those of a file, as far as it reads as it should with them
    mending    what they make of the file; ``packing``: its bytes, with gzip or not
"""

from __future__ import annotations

from summarycheck.repairs.drafts import APART, BRINGS, MISREAD, STAYS, repairable
from summarycheck.repairs.mending import DAMAGED, Dropped, Mending, Stale
from summarycheck.repairs.rounds import mended, repair

__all__ = [
    "APART",
    "BRINGS",
    "DAMAGED",
    "MISREAD",
    "STAYS",
    "Dropped",
    "Mending",
    "Stale",
    "mended",
    "repair",
    "repairable",
]
