"""What a claim says was proposed or done, said by the Chinese texts in one breath: then it is said, if only in part."""

from __future__ import annotations

import re

from summarycheck.claims import TOKEN
from summarycheck.evidence import Said, Witnesses, witnesses

_VERBS = (
    "propose|introduce|present|develop|design|describe|construct|build|create|establish|collect|curate|apply|employ|adopt|use"
    "|utili[sz]e|integrate|incorporate|leverage|formulate|define|devise|provide|conduct|implement"
)
_PROPOSED = re.compile(
    rf"\b(?:we|this (?:paper|work|study)|it)\s(?:\w+\s){{0,2}}?(?:{_VERBS})(?:s|es|d|ed)?\s"
    r"(.{8,120}?)(?=\s(?:that|which|to|by|with|using|based|built|grounded|where|in|on|from|as|and|while|designed|aimed)\b|[,;:(.]|$)",
    re.I | re.S,
)
_FEWEST_WORDS = 2
_TELLING = 0.5  # log odds; what is not there of a lighter word tells little
_BREATH = re.compile(r"[，。；：！？\n（(]|(?<=\d)[.、]")


def proposal_in(claim: str, said: str) -> str:
    """The words for what the claim proposes, where all that tell are in one clause of ``said``; else empty."""
    match = _PROPOSED.search(claim)
    if match is None:
        return ""
    known = witnesses()
    words = [word for token in TOKEN.findall(match[1].lower()) for word in _words(token, known)]
    telling = {word: known[word] for word in words if known[word].once.lost >= _TELLING}
    if len(telling) < _FEWEST_WORDS:
        return ""
    for clause in _BREATH.split(said):
        weights = Said((clause,)).weights(telling, {})
        if all(weights[word] == witness.once.found for word, witness in telling.items()):
            return match[1]
    return ""


def _words(token: str, known: Witnesses) -> list[str]:
    """The words of a token that the table knows: a compound's, where it does not know the whole."""
    return [word for word in ((token,) if token in known else token.split("-")) if word in known]
