"""Claims of a kind that nothing in the source is of: a first, a superiority, experiments, savings, use in practice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summarycheck.logic.fault import LogicFault
from summarycheck.model import Span

if TYPE_CHECKING:
    from summarycheck.reading import Pair


class Claim(NamedTuple):
    """What the source must speak of where the target claims this, some of its usual words, what it is called."""

    support: re.Pattern[str]
    usual: tuple[str, ...]
    called: str
    relation: str = "unsupported"


CLAIMS: Mapping[str, Claim] = {
    "first": Claim(
        re.compile(
            r"\bfirst|pioneer|unprecedent|\bnever\b|inaugura|\bno (?:\w+ ){0,3}(?:exist|knowledge|work|stud|dataset|benchmark|method)"
            r"|(?:best of|to) our knowledge|\bto date\b|initiat|hitherto|earliest|unexplored|under-?explored|previously un"
            r"|\bnot (?:yet )?been\b|\b1st\b|until now|so far|\bnovel\b|previously (?:un)?report|\bonly (?:\w+ )?(?:existing|available)"
            r"|(?:un|under)(?:studied|addressed|investigated)|remain\w* (?:un|largely)|new record|\bmaiden\b|\bpremier|\bopens? up\b|debut|\binitial(?:ly)?\b"
        ),
        (" first", " novel ", "pioneer"),
        "a claim to be first",
        "first",
    ),
    "better": Claim(
        re.compile(
            r"out-?(?:perform|compet|rank|class|strip|pac|d[oi])|surpass|exceed|excel|superior|better|best\b|improv"
            r"|state[- ]?of[- ]?the[- ]?art|sota\b|\bbeat|higher|highest|advant|\bgains?\b|leading|\bleads? |\bwin|\bwon\b|\btop\b|fast"
            r"|\bmore\b|beyond|ahead|compar|competi|\bthan\b|overc[ao]m|prefer|dominat|against|relative to|transcend|overtak|eclips|stronger"
            r"|inferior|\btrail|\blag|underperform|\blos(?:e[sd]?|ing|t) to|f[ae]ll\w* (?:behind|short)|cannot match|does not reach|greater|superhuman|whereas|\bwhile\b|versus|\bvs\b|contrast|strong (?:performance|results)|\brecords?\b|favo[u]?r|par with|match(?:es|ing)|most |boost|enhanc|increas|reduc"
        ),
        ("outperform", "improv", "better", "superior", "compar", "surpass"),
        "a comparison with others",
    ),
    "tried": Claim(
        re.compile(
            r"experiment|empiric|evaluat|\bresult|\btest|simulat|benchmark|demonstrat|\bshow|validat|outperform|surpass|\bf[io]u?nd|observ|random(?:ly|i[sz])|placebo|survey|\bcontrol(?:s|led)\b|participants"
            r"|achiev|measur|assess|performan|trial|reveal|case stud|analys|studies|compar|verif|investigat|indicat|confirm|improv|illustrat|appl|prov"
        ),
        ("experiment", "evaluat", "demonstrat", "benchmark", "achiev"),
        "experiments",
    ),
    "spared": Claim(
        re.compile(
            r"cost|expens|cheap|overhead|efficien|comput|resource|budget|burden|effort|light-?weight|memory|\btime|fast|latenc|\bsav|reduc"
            r"|\bless\b|fewer|speed|accelerat|manual|labor|scarc|without|automat|simpl|only\b|small|quick|free\b|rapid|lower|compact|minim|heavy"
            r"|intensive|parameter|econom|scal|bandwidth|slow|consum|tedious|annotat|label|delay|streamlin|unnecessar|eliminat|redundan|low-|decreas"
        ),
        ("cost", "efficien", "comput", "reduc"),
        "expense",
    ),
    "used": Claim(
        re.compile(
            r"\breal|practic|deploy|applica|field|industr|clinic|wild|natural|production|operation|physical|user|applied|outdoor|robot|commerc"
            r"|everyday|authentic|actual|scenario|downstream|environment|viab|usab"
        ),
        ("practic", "applica", " real"),
        "use in practice",
    ),
}
_NOT_FIRST = re.compile(
    "首(?:次公开|个(?:阶段|步|标记|词|token|字|令牌|维|样|元)|次(?:出现|尝试|访问|通过|使用|响应|发病|就诊|治疗))"
)


def invented(pair: Pair, match: re.Match[str]) -> LogicFault | None:
    """The claim that the match's last group names, where the source says nothing of its kind."""
    claim = CLAIMS[match.lastgroup or ""]
    source = pair.source.raw
    if any(map(source.__contains__, claim.usual)) or _speaks_of(claim.support, source):
        return None
    if claim.relation == "first" and _NOT_FIRST.match(match.string, match.start()):
        return None
    return LogicFault(
        claim.relation, Span(match.group(), match.start(), match.end()), facts={"looked_for": claim.called}
    )


@lru_cache(maxsize=16)
def _speaks_of(words: re.Pattern[str], source: str) -> bool:
    return words.search(source.lower()) is not None  # quicker than to ignore the case
