"""Texts that break off: in the middle of a word, of a sentence, of a bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from summarycheck.checks.base import Check, Observation
from summarycheck.model import Role, Span
from summarycheck.reading import Dossier, Pair, Reading

_ENDS = frozenset("。！？.!?”’）)》」】]")
_QUOTES = frozenset("\"'")
# Nothing ends with these; a colon may stand before a list that is kept elsewhere.
_GOES_ON = frozenset("，、；,;（(《“[—")
# Words that something must follow, unless they are the end of another word (目的, 饱和, 存在, 针对, 行为).
_DANGLING = re.compile(
    "(?:(?<!目)的|(?<![饱温缓总共调])和|(?<!参)与|(?<![以涉普])及|(?<![存内潜现所实外正])在"
    "|(?<![反相绝针配核面应比成])对|将|把|被|(?<![服顺])从|(?<![行作认因成人视])为|以及|并且?|通过|由于|例如|比如|包括|基于"
    "|一种|一个|这些|其中|但是?|而且?|因此|此外|如果|当|让|使得?|从而|并能够|能够|可以)$"
)
_LATIN_END = re.compile(r"[A-Za-z]{3,}$")
_ADDRESS_END = re.compile(r"(?:https?://|www\.|\\|@)[!-~]*$|[$}）)]$|(?:URL|链接|网址|网站|地址|GitHub)$")
# A segment of a longer text: its translator may go on with a comma. It is whole with so many characters for one of the source.
_SEGMENT, _WHOLE = 3, 0.22
_LONG_ENOUGH = 15  # what is shorter is a heading, or another rule's business
_FEWEST_HAN = 3
_SHOWN = 12


def run(dossier: Dossier, roles: frozenset[Role], options: Mapping[str, Any]) -> Iterator[Observation]:
    """An observation for each text whose end is none, with the way it breaks off."""
    for pair in dossier.with_role(roles):
        text = pair.target.raw.rstrip()
        if text[-1:] in _ENDS and not text.endswith(("...", "..")):
            continue
        if text[-1:] in _QUOTES and text[-2:-1] in _ENDS:
            continue
        how = _broken_off(text, pair)
        if how is not None:
            start = max(0, len(text) - _SHOWN)
            yield Observation(
                about=pair.target.text, target=Span(text[start:], start, len(text)), facts={"how": how}
            )


def _broken_off(text: str, pair: Pair) -> str | None:
    """How it breaks off; ``None`` when it may end so."""
    source = pair.source.raw.rstrip()
    if len(text) < _LONG_ENOUGH or pair.target.han < _FEWEST_HAN or _ADDRESS_END.search(text):
        return None
    if text.endswith(("…", "...", "..")):
        return None if source.endswith(("…", "..")) else "dots"
    if text[-1] in _GOES_ON:
        return None if source[-1:] in _GOES_ON or _goes_on_elsewhere(text, pair) else "mark"
    if _DANGLING.search(text):
        return "word"
    if (end := _LATIN_END.search(text)) is not None and _is_cut(end.group(), source):
        return "letters"
    last = text[text.rfind("。") + 1 :]
    if last.count("（") > last.count("）"):
        return "bracket"
    # A translation ends as its source does; whole sentences before show that stops are written here.
    if pair.role == "translation" and "。" in text and source.endswith((".", "!", "?")):
        return "stop"
    return None


def _goes_on_elsewhere(text: str, pair: Pair) -> bool:
    """True for a mark behind which nothing is missing: a closing quote turned around, the comma of a whole segment."""
    if text[-1] == "“":
        return text[-2:-1] in _ENDS
    if pair.role != "translation" or text[-1] not in "，；," or len(pair.source.sentences) > _SEGMENT:
        return False
    last = pair.alignment[-1]
    source, target = _from(pair.source, last.source), _from(pair.target, last.target)
    return len(target) >= _WHOLE * len(source)


def _from(text: Reading, sentences: Sequence[int]) -> str:
    """What stands from the first of these sentences on; all of the text where there are none."""
    return text.raw[text.sentences[sentences[0]].start :] if sentences else text.raw


def _is_cut(word: str, source: str) -> bool:
    """True for the beginning of a word of the source that is itself none of its words."""
    return (
        re.search(rf"(?<![A-Za-z]){word}[a-z]", source) is not None
        and re.search(rf"(?<![A-Za-z]){word}(?![A-Za-z])", source) is None
    )


CHECK = Check(name="truncation", run=run, facts=frozenset({"how"}))
