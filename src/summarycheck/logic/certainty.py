"""May, suggests: 证明 where the source only suggests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarycheck.logic.fault import LogicFault
from summarycheck.logic.passages import Passage, clause
from summarycheck.logic.signs import CERTAINTY
from summarycheck.logic.weigh import Weighing

_HEDGE = re.compile(
    r"suggest(?:s|ed|ing)?|hint(?:s|ed|ing)?|hypothesi[sz]\w+|speculat\w+|impl(?:y|ies|ied|ying)"
)
_STILL_HEDGED = re.compile("可能|或许|似乎|有望|潜在|[不未无]|难以|是否|试图|为了?$|以$")
_PROOF = re.compile("证[明实]")
_GUESS = re.compile(r"\b(?:may|might|could|possibly|probably|likely|perhaps|hints?)\b")
_GUESSED = re.compile(
    r"\b(?:may|might|could)(?: (?:also|well|even|thus|then|merely|only))? \w+"
)  # may indicate
_FOUND = re.compile(
    r"(?i)prov[ei]|proof|demonstrat|confirm|show|establish|evidence|verif|valid|reveal|indicat|f[io]u?nd|certif|attest"
    r"|suggest|support|identif|justif|convinc|persua|substantiat|corroborat|turn(?:s|ed)? out"
)
_ADVISED = "建议"  # what else "suggests" may be
_COMPOUND = ("书", "人", "码", "器", "系统")


def hardened(passage: Passage) -> Iterator[LogicFault]:
    """证明 that no word of proof gives rise to, but one of suggestion would."""
    yield from _of_a_guess(passage)
    hedges = [at for at, word in enumerate(passage.words) if _HEDGE.fullmatch(word)]
    if not hedges or _ADVISED in passage.normal:
        return
    weighing = Weighing(CERTAINTY, passage)
    for i, sign in enumerate(weighing.signs):
        if sign.says != "proof" or not weighing.clear:
            continue
        before, after = clause(passage.normal, sign.start, sign.end)
        if _STILL_HEDGED.search(before) or after.startswith(_COMPOUND):
            continue
        giver = weighing.likeliest(i, "finding")
        if giver is not None and giver in hedges and weighing.turned(i, "finding") >= 1.0:
            yield LogicFault("hedge", passage.target(sign.start, sign.end), passage.word(giver))


def _of_a_guess(passage: Passage) -> Iterator[LogicFault]:
    """证明 where the source only says what may be, and speaks of no finding."""
    guess = _GUESS.search(passage.english.text)
    if guess is None or _FOUND.search(_GUESSED.sub(" ", passage.english.text)):
        return
    for sign in _PROOF.finditer(passage.normal):
        before, after = clause(passage.normal, *sign.span())
        if not _STILL_HEDGED.search(before + after) and not after.startswith(_COMPOUND):
            yield LogicFault("hedge", passage.target(*sign.span()), passage.source(*guess.span()))
