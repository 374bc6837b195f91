"""Who is better than whom: 乙优于甲 for *A outperforms B*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from summarycheck.logic.fault import LogicFault
from summarycheck.logic.passages import clause
from summarycheck.logic.weigh import rendered
from summarycheck.model import Span

if TYPE_CHECKING:
    from summarycheck.reading import Pair

_VERB = re.compile(
    r"(?i)\b(?:(?P<passive>(?:outperformed|surpassed|exceeded|beaten) by)|(?P<worse>under-?perform(?:s|ed|ing)?|(?:is|are) (?:worse|inferior) (?:than|to)"
    r"|lag(?:s|ged|ging)? behind|trail(?:s|ed|ing)?)|(?P<better>outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|beats?|superior to|better than"
    r"|(?:more (?:\w+ly )?(?:efficient|accurate|robust|effective|stable|reliable|scalable|powerful)|better|faster|stronger)(?: \w+){0,2} than))\b"
)
_WRITTEN = (
    *("outperform", "surpass", "exceed", "beat", "superior to", "better", "faster than", "stronger", "more "),
    *("underperform", "under-perform", "worse than", "inferior to", "lag", "trail"),
)
_BETTER_ZH = ("优于", "胜过", "好于", "超越", "超过", "强于", "击败", "领先于", "赢过")
_WORSE_ZH = ("劣于", "逊于", "逊色于", "不如", "不及", "落后于", "差于", "弱于")
#: The Chinese verbs that compare; and their first two characters, of which a text without any has none.
VERB_ZH = re.compile(f"(?:{'|'.join(_BETTER_ZH + _WORSE_ZH)})(?<!不及(?=时))")
VERBS = " ".join(verb[:2] for verb in _BETTER_ZH + _WORSE_ZH)
_TURNED = re.compile(
    "[不未非没否]$|[不未没][能应会可该得必]当?$|(?:无法|难以|没有)$|被|(?:并不|不一定|未必|不会)[^，。]{0,4}$|比$"
)
_SUBJECT_ENDS = re.compile(r"[,;:.()]|\b(?:that|which|and|while|but|where|whereas)\b")
_OBJECT_ENDS = re.compile(
    r"[,;:.()]|\b(?:on|in|by|with|across|while|when|for|at|under|over|and achiev\w+|in terms of)\b"
)
_NOT = re.compile(
    r"(?:\b(?:not|never|cannot|hardly|fail(?:s|ed)? to)|n['’]t)\s+(?!only|just|merely|simply)(?:\w+\s+)?$"
)
_INTRODUCED = re.compile(
    r"\b(?:propose|introduce|present|develop|design|call(?:ed)?|name[ds]?|dub(?:bed)?|term(?:ed)?)\b[^.;]{0,160}"
)
_LONGEST = 90
_OURS = re.compile(r"(?i)\b(?:we|our|ours|proposed|this (?:method|model|approach|framework))\b")
_OURS_ZH = re.compile("我们|本文|所提|提出的|该方法|该模型|该框架|本方法|新方法")
_OTHERS = re.compile(
    r"(?i)\b(?:existing|previous|prior|baselines?|state-of-the-art|sota|others?|traditional|conventional|competing|current|competitors?)\b"
)
_OTHERS_ZH = re.compile("现有|以往|先前|已有|基线|最先进|其他|传统|当前|竞争|最新")
_NAME = re.compile(r"\b(?:[A-Z][A-Za-z]*[A-Z0-9]|[a-z]+[A-Z]|[A-Z][a-z]+-?\d)(?:[A-Za-z0-9-]|\.(?=\w))*")
_WHO = re.compile(f"{_NAME.pattern}|{_OURS_ZH.pattern}|{_OTHERS_ZH.pattern}")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")
_CROSSED = 2  # weight on each side from which the roles are crossed, …
_PLAINLY = 2  # … and how much more than what stands in its place
_REACH = 40  # characters of a clause


def crossed(pair: Pair, chinese: Span, english: Iterable[Span]) -> Iterator[LogicFault]:
    """The comparisons of the Chinese whose sides have changed places in every comparison of the English that has
    both; in a summary only names, and who is "we", can tell."""
    verbs: list[tuple[Span, re.Match[str]]] | None = None
    who = _Who(pair.source.raw, with_words=pair.role != "summary")
    for sign in VERB_ZH.finditer(chinese.text):
        before, after = clause(chinese.text, sign.start(), sign.end(), _REACH)
        if _TURNED.search(before) or (
            pair.role == "summary" and not (_WHO.search(before) and _WHO.search(after))
        ):
            continue
        if verbs is None:
            verbs = [(sentence, verb) for sentence in english for verb in _verbs(sentence.text)]
        against = _against(before, after, sign[0] in _BETTER_ZH, verbs, who)
        if against is not None:
            start = chinese.start + sign.start()
            yield LogicFault("comparison", Span(sign[0], start, start + len(sign[0])), against)


def _verbs(sentence: str) -> Iterator[re.Match[str]]:
    lower = sentence.lower()
    if any(map(lower.__contains__, _WRITTEN)):  # quicker than to look for them
        yield from _VERB.finditer(sentence)


def borne_out(english: str, before: str, after: str, *, better: bool) -> bool:
    """True when the English compares just these two sides, and so: 乙不及甲 for *A outperforms B*."""
    who = _Who(english, with_words=True)
    for verb in _verbs(english):
        ahead, behind = _sides(english, verb, better)
        same = who.shared(before, ahead) + who.shared(after, behind)
        if same > who.shared(before, behind) + who.shared(after, ahead):
            return True
    return False


def _against(
    before: str, after: str, better: bool, verbs: list[tuple[Span, re.Match[str]]], who: _Who
) -> Span | None:
    """The verb that says the reverse, where none says the same."""
    found: Span | None = None
    for sentence, verb in verbs:
        ahead, behind = _sides(sentence.text, verb, better)
        same = who.shared(before, ahead) + who.shared(after, behind)
        crossed = who.shared(before, behind), who.shared(after, ahead)
        if min(crossed) >= _CROSSED and sum(crossed) >= same + _PLAINLY:
            at = sentence.start + verb.start()
            found = Span(verb.group(), at, at + len(verb.group()))
        elif same > 0:
            return None
    return found


def _sides(sentence: str, verb: re.Match[str], better: bool) -> tuple[str, str]:
    """What a Chinese verb of superiority (or not ``better``: of inferiority) would have before it, and after it."""
    parts = _SUBJECT_ENDS.split(sentence[max(0, verb.start() - _LONGEST) : verb.start()])
    ahead = next(filter(str.strip, reversed(parts)), "")  # A improves this and outperforms B
    rest = sentence[verb.end() : verb.end() + 2 * _LONGEST]
    behind = _OBJECT_ENDS.split(rest[:_LONGEST])[0]
    if verb[0].endswith("ing") and len(ahead.split()) < 2 and "," in rest:  # Outperforming B, A …
        ahead = rest.split(",")[1]
    reversed_order = ((verb.lastgroup == "better") != better) != (_NOT.search(ahead) is not None)
    return (behind, ahead) if reversed_order else (ahead, behind)


class _Who:
    """Who is spoken of in both languages."""

    def __init__(self, source: str, *, with_words: bool) -> None:
        self._source, self._with_words = source, with_words

    @cached_property
    def _ours(self) -> set[str]:
        """The names that the source introduces as its own."""
        introduced = " ".join(_INTRODUCED.findall(self._source))
        return {name.lower() for name in _NAME.findall(introduced)}

    def shared(self, chinese: str, english: str) -> int:
        """How much both have in common: words count one, names and who is meant two."""
        lower = chinese.lower()
        names = {name.lower() for name in _NAME.findall(english)}
        shared = 2 * sum(name in lower for name in names)
        if (
            _OURS.search(english) and (_OURS_ZH.search(chinese) or any(name in lower for name in self._ours))
        ) or (names & self._ours and _OURS_ZH.search(chinese)):
            shared += 2
        if _OTHERS.search(english) and _OTHERS_ZH.search(chinese):
            shared += 2
        if self._with_words:
            shared += sum(rendered(word, chinese) is True for word in set(_WORD.findall(english.lower())))
        return shared
