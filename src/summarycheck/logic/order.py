"""Before, after: 对齐之前 for *after alignment*, where what stands behind the word stands before 之前."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from summarycheck.logic.fault import LogicFault
from summarycheck.logic.passages import Passage, clause
from summarycheck.logic.regions import behind
from summarycheck.logic.weigh import telling

_BEFORE_ZH = re.compile("[之以]?(?<![目提先当向])前(?!者|沿|景|馈|提|缀|端|[一几两]个)")
_AFTER_ZH = re.compile("[之以]?(?<![最然随落])后(?!者|续|端|缀|门|果|训|验)")
#: What may say which comes first, to be looked for quickly.
TELLING = "[前后]"
# Where 前 and 后 end what they follow, which may then be said at some length.
_ENDS = re.compile("[，。；、,就即便的先已仍才再还会可]|开始|[一二两三四五六七八九十数几][天日周月年小]|$")
_BEGUN = re.compile("(?:开始|完成|结束|进行)$")
# The words of the source that tell of a time: where there are more, each may have a sign.
_TIMES = re.compile(
    r"before\w*|prior|until|till|ahead|pre\w*|earlier|previous\w*|former\w*|first|ago|already|past|advance|historic\w*|current\w*|yet"
    r"|after\w*|once|following|upon|since|post\w*|then|later|subsequent\w*|next|future|here\w+|last|finally"
)
_ASKING = frozenset(("before", "prior", "after"))
_NEAREST = 3  # words behind the English one, of which that may be
_REACH = 8  # characters before 之前 in which that stands before which it is


def turned(passage: Passage) -> Iterator[LogicFault]:
    """之前 and 之后 of what the source has after, or before, where it tells of no other time."""
    if _ASKING.isdisjoint(passage.words):
        return
    times = [at for at, word in enumerate(passage.words) if _TIMES.fullmatch(word)]
    if len(times) != 1:
        return
    (at,) = times
    if passage.words[at] == "before" or passage.words[at : at + 2] == ["prior", "to"]:
        meant, other = _BEFORE_ZH, _AFTER_ZH
    elif passage.words[at] == "after":
        meant, other = _AFTER_ZH, _BEFORE_ZH
    else:
        return
    if meant.search(passage.normal):
        return
    texts = [[text for text, _ in telling(word)] for word in islice(behind(passage, at), _NEAREST)]
    for sign in other.finditer(passage.normal):
        earlier, later = clause(passage.normal, *sign.span())
        if len(sign[0]) > 1 or _ENDS.match(later):
            said = any(text in earlier[-_REACH:] for text in chain(*texts))
        else:
            said = _BEGUN.sub("", earlier).endswith(tuple(chain(*texts[:1])))
        if said and not any(text in later for text in chain(*texts)):
            yield LogicFault("order", passage.target(*sign.span()), passage.word(at))
