"""What doubles said to be halved, or the other way round."""

from __future__ import annotations

import re

from summarycheck.model import Quantity
from summarycheck.quantities.around.changed.directions import BAD_ZH, LESS_IS_MORE, lower_is_better, names_any
from summarycheck.quantities.around.pairs import Oddity
from summarycheck.quantities.clauses import clause_zh

HALVED_ZH, DOUBLED_ZH = ("减半", "折半", "缩半"), ("翻倍", "翻番", "翻了一番", "加倍", "倍增")
_DOUBLED_EN = re.compile(r"(?i)(?:(?:doubl|tripl|quadrupl)\w*|twice)$")
_HALVED_EN = re.compile(r"(?i)halv\w+$")
#: So many words after a verb, or before a passive one, may be what it is said of.
_OBJECT, _PASSIVE = 4, 6
_WORD = re.compile(r"[A-Za-z]\w*")
#: After these something else is said.
_TURN_EN = re.compile(r"[,;]|\b(?:and|while|whereas|but|although|though)\b")
_CLAUSE_EDGE_EN = re.compile(r"[.;,]\s")


def inverted(source: str, target: str, a: Quantity, b: Quantity) -> Oddity | None:
    """The one said for the other of one thing: 批大小减半 for "double the batch size"."""
    up = _DOUBLED_EN.match(a.text) is not None and b.text in HALVED_ZH
    down = _HALVED_EN.match(a.text) is not None and b.text in DOUBLED_ZH
    if not (up or down):
        return None
    after = _object(source, a)
    before = tuple(
        _WORD.findall(_CLAUSE_EDGE_EN.split(source[max(0, a.start - 60) : a.start])[-1])[-_PASSIVE:]
    )
    clause = clause_zh(target, b.start, 20)
    # what doubles the decoding speed halves the decoding time
    otherwise = LESS_IS_MORE.search(clause) if lower_is_better(after or before) else BAD_ZH.search(clause)
    if otherwise or not names_any(clause, (*after, *before)):
        return None
    return ("direction", a, b, {})


def _object(source: str, a: Quantity) -> tuple[str, ...]:
    """The first words after the verb, which say what it is done to."""
    return tuple(_WORD.findall(_TURN_EN.split(source[a.end : a.end + 48])[0])[:_OBJECT])
