"""Words that deny: *not*, *lack*, *without*, *hardly*, and what is said to be *unstable* or *independent*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from summarycheck.logic.signs import learned
from summarycheck.logic.weigh import known


class Kind(NamedTuple):
    """Words that deny, and what may render them besides the plain negatives: kinds of signs, other words.

    ``surely``: the words are told of even where it is not known which clauses they belong to.
    """

    words: re.Pattern[str]
    softly: frozenset[str]
    also: re.Pattern[str]
    surely: bool


def _kind(words: str, softly: str, also: str, *, surely: bool = True) -> Kind:
    return Kind(re.compile(words), frozenset(softly.split()), re.compile(also), surely)


NOT = _kind(
    "not|no|never|neither|none|nothing|nobody|unable|inability|no longer|not yet|not necessarily|impossible",
    "scant",
    "[零0]|待|才|不[仅止只]|挑战|忽[略视]|停|排除|遗漏|漏[掉看检报]|杜绝|拒绝|禁止|避|消失|之外|以外|泡汤|落空|除了|忘|任意|空手|全新|仅需|只需",
)
KINDS: Sequence[Kind] = (
    NOT,
    _kind(
        "lack(?:s|ed|ing)?|absen(?:t|ce)|insufficient|inadequate|fail(?:s|ed|ing)?",
        "off little scant limited trouble hindered apart",
        "[弱脆零0待困限需]|挑战",
        surely=False,
    ),
    _kind(
        "without|without loss",
        "alone before same",
        "少|直接|纯|从头|以外|实时|即时|立[即刻]|马上|随即|瞬时|突破|忽[略视]|摆?脱离?|仅凭|仅靠|不[仅止只]",
    ),
    _kind(
        "hardly|rarely|seldom|scarcely|barely",
        "little scant limited off",
        "[微弱慢]|勉强|通常|往往|大多|偶尔",
        surely=False,
    ),
)
# Of what is said to be unlike this or independent of that the translation may say many things, but none without a negative.
MADE_SO = _kind(
    "independent|irrespective|(?:un(?!i|der(?!rep|est)|til|less|ique|lock|veil|fold|mask|pack|cover|earth|roll)|in(?=ac|ad|co|ef|fe|se|su|va(?!lua)|vi[aos]|ap)|ir(?=r)|im(?=p)|non-?)[a-z]{5,}",
    "off little scant limited trouble hindered apart alone kept beside before mere",
    "[差错误异失弱劣同新另外各任乱偏罕歧谬闲难低少轻小自]|模糊|鲁棒|稳健|挑战|迟钝|首[次个]|保持|维持|持平|独立|随机|依然|仍",
    surely=False,
)
_BEING = frozenset(
    """
    is are was were be been being remain remains remained become becomes became seem seems seemed appear appears appeared
    went largely still entirely completely mostly but render renders rendered makes made
    """.split()
)  # before a word that is said of something
HARD = frozenset("not hardly lack hard avoid fail".split())  # kinds of signs that are negatives of their own
PREFIX = re.compile("^(?:un|non-?|in|im|ir|dis)(?=[a-z]{4})")
NEGATIVELY = 0.3  # rate of negatives from which a word takes one for itself


def kind_at(words: Sequence[str], at: int) -> Kind | None:
    kind = kind_of(words[at])
    if kind is None and at and words[at - 1] in _BEING and _is_made(words[at]):
        return MADE_SO
    return kind


@cache
def _is_made(word: str) -> bool:
    if word.endswith("ly") or MADE_SO.words.fullmatch(word) is None:
        return False
    if word in ("independent", "irrespective"):
        return True
    # What is left without the prefix is a word: invited is not made of *vited*.
    return learned(word).get("not", 0.0) >= NEGATIVELY and known(PREFIX.sub("", word))


@cache
def kind_of(word: str) -> Kind | None:
    return next((kind for kind in KINDS if kind.words.fullmatch(word)), None)


@cache
def is_negative(word: str) -> bool:
    rates = learned(word)
    if sum(rates.get(kind, 0.0) for kind in HARD) >= NEGATIVELY:
        return True
    made = re.fullmatch("un(?!der|i|less)[a-z]{5,}|non-?[a-z]{4,}|[a-z]{4,}less", word)
    return not rates and made is not None
