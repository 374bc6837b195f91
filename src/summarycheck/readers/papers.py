"""JSON of papers whose fields are named as digests name them: ``{"papers": [{"abstract", "abstract_zh", …}]}``.

The source is ``abstract`` or, where there is none, ``summary``. What is called after it with ``_zh``, ``_cn``,
``translated_`` and the like is its translation; the same of ``tldr`` and other texts are summaries.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarycheck.model import Problem, Record
from summarycheck.readers import jsonrows
from summarycheck.readers.fields import known
from summarycheck.readers.mapped import json_records
from summarycheck.readers.opening import Source

# Rows that have these belong to another format.
_OTHERS = {"source", "targets", "AI"}


def sniff(head: str) -> bool:
    if not jsonrows.is_json(head):
        return False
    keys = jsonrows.keys(head)
    fields = known(sorted(keys - {"translation"}))
    return not keys & _OTHERS and fields is not None and any(fields.targets)


def read(source: Source) -> Iterator[Record | Problem]:
    """A record for each object with a source; one without is a problem that tells how to map it."""
    return json_records(source, known)
