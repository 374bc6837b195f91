"""Texts that say nothing: empty, punctuation and digits only, or the name of an empty value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from summarycheck.checks.base import Check, Observation
from summarycheck.model import Role, Span
from summarycheck.reading import Dossier

_LONGEST = 24  # what is longer has something in it, or is a loop
_VALUES = frozenset(
    "loading processing translating generating n/a na none null nil nan undefined empty false true unknown todo tbd string text content summary translation abstract"
    " 无 暂无 空 未知 略 待定 没有 不详 无内容 暂无内容 无数据 不适用 未提供 无摘要 无翻译 空白 摘要 翻译 译文 总结 标题 内容 文本".split()
)
_MARKS = re.compile(r"[\W\d_]+")


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """An observation for each text without content; without a quote when there is nothing at all."""
    for pair in dossier.with_role(roles):
        raw = pair.target.raw
        if len(raw) > _LONGEST and len(raw.strip()) > _LONGEST and not _MARKS.fullmatch(raw):
            continue
        text = raw.strip()
        words = _MARKS.sub(" ", text).strip().lower()
        if not words or words.replace(" ", "/") in _VALUES or words in _VALUES:
            start = len(raw) - len(raw.lstrip())
            span = Span(text, start, start + len(text)) if text else None
            yield Observation(about=pair.target.text, target=span)


CHECK = Check(name="emptiness", run=run, facts=frozenset())
