"""A rise shown as a fall, or a fall as a rise.

Two looks: whether what the source says of this number (reduces *latency* by 30%) and what the target says of it
(*延迟*增加30%) are of one thing and opposed; and, where the thing cannot be told, whether the source's clause is plainly
of the other direction. What is bad (errors, latency) gets better by falling, and is raised for the worse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from summarycheck.lexicon import FUNCTION_WORDS, shipped
from summarycheck.model import Quantity
from summarycheck.quantities import verbs
from summarycheck.quantities.around.exchanged.hearing import place
from summarycheck.quantities.clauses import DENIED_EN, clause_en, clause_zh, sentence_en
from summarycheck.quantities.scan.english.numerals import precedes
from summarycheck.quantities.things import NO_JOINING

# ---- what the target says ------------------------------------------------------------------------

#: … with the measure between the two, if it is called by letters: 提升mAP 1.2%.
_AMOUNTS = verbs.FILLERS_ZH + r"(?:\s?[A-Za-z][\w@-]{1,11}(?:分数|得分|值|率)?)?[\s$]*$"
#: A verb of falling right before its amount (下降了约…).
FALLS_ZH = re.compile(f"(?:{verbs.any_of(verbs.FALLS, verbs.WORSENS)}){_AMOUNTS}")
_GROWS_ZH = re.compile(f"(?<![毫微分每公])(?:{verbs.any_of(verbs.RISES)}){_AMOUNTS}")
_RAISED_ZH = re.compile(f"(?:{verbs.any_of(verbs.RAISES)}){_AMOUNTS}")
BAD_ZH = re.compile(verbs.BAD_ZH)
#: What grows where something shrinks: 数据效率提高3倍 for "3 times less data", 缩减幅度提高.
LESS_IS_MORE = re.compile("效率|效能|性能|压缩|缩减|降幅|幅度|节约|节省|减少|降低|速度|加速")
#: A step, of which the source says how far something else goes with it: 每增加28个动作，成功率减半.
_STEP_ZH = re.compile(f"每(?:再|多)?(?:{verbs.any_of(verbs.RISES, verbs.RAISES, verbs.FALLS)}){_AMOUNTS}")
DENIED_ZH = re.compile("(?:不|未|没有?|无|而非|避免|防止|免于)[^，。；]{0,6}$")

# ---- what the source says ------------------------------------------------------------------------

_UP_EN = re.compile(
    rf"(?i)\b(?:{verbs.RISES_EN}|{verbs.RAISES_EN}|gain(?:s|ed|ing)?|add(?:s|ed|ing)?|improv\w+|outperform\w*|surpass\w*|exceed\w*|growth|higher|enhanc\w+)\b"
)
_DOWN_EN = re.compile(
    rf"(?i)\b(?:{verbs.FALLS_EN}|{verbs.LOWERS_EN}|{verbs.SAVES_EN}|reduction\w*|compression|deduct\w*|savings|degrad\w+|less|fewer|slow\w*|loss\w*|minus|worse\w*"
    r"|deteriorat\w+|alleviat\w+|mitigat\w+|down|underperform\w*|behind|lag\w*|error\w*|latency|cost\w*|overhead|time|memory|perplexity|rmse|mae|mse|fid|wer|cer"
    r"|distance|bias\w*|consum\w+|hallucinat\w+|rate|rates|violat\w+|fail\w*|risk\w*)\b"
)
_WORSE_EN = re.compile(r"(?i)\b(?:degrad\w+|worse\w*|deteriorat\w+|increment\w*|rises?|growth)\b")
_FALLING_EN = re.compile(
    rf"(?i)\b(?:{verbs.FALLS_EN}|{verbs.LOWERS_EN}|reductions?|fewer|less|shorter|shed|shedding)\b(?! than)"
)
_SHORTER_EN = re.compile(r"(?i)\b(?:short\w*|small\w*|compact\w*|light\w*|cheap\w*|few\w*|efficien\w+)\b")
#: A number that says itself what rose: "the loss falls with each doubling of the data".
_RISE_IN_ITSELF = re.compile(r"(?i)(?:doubl|tripl|quadrupl)\w*")

_EVENT = (
    rf"(?P<up>{verbs.RISES_EN}|{verbs.RAISES_EN}|gain(?:s|ed|ing)?|increments?|speed(?:s|ed|ing)?[\s-]?ups?|accelerat\w+|higher|greater|longer|larger|bigger|(?:go(?:es|ing|ne)?|went) up)"
    rf"|(?P<down>{verbs.FALLS_EN}|{verbs.LOWERS_EN}|reductions?|shrinkage|sav(?:e[sd]?|ings?)|fewer|less|shorter|smaller|(?:go(?:es|ing|ne)?|went) down|loss(?:es)?(?=\s(?:in|of)\b))"
    r"|(?P<better>improv(?:e|es|ed|ing|ement|ements)|enhanc(?:e|es|ed|ing|ement|ements)|better|outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?)"
    r"|(?P<worse>degrad(?:e|es|ed|ing|ation)|worse(?:ns|ned|ning)?|deteriorat\w+)"
)
_EVENT_EN = re.compile(rf"(?i)\b(?:{_EVENT})\b")
#: What makes of an item of a list a sentence of its own: 8%, and shelf life *was* halved.
_OF_ITS_OWN_EN = re.compile(rf"(?i)\b(?:(?:is|are|was|were)\b|(?:{_EVENT})\b)")
#: After a number: "30% reduction in latency", "10-fold lower toxicity", "7% classification performance drop", "161x and 5x speedup".
_NAMED_AFTER = re.compile(
    rf"(?i)(?:,?\s(?:and\s)?\d[\d.]*\s?(?:\\?%|[x×])?)*[\s}}$\\%+-]*(?P<between>(?:{NO_JOINING}(?!(?:more|less|further|better|no|then|it|they|we)\b)[a-z][-\w]*\s){{0,3}}?)"
    rf"(?:{_EVENT})\b(?P<object>(?:\s(?!(?:over|on|compared|than|when|with|across|for|while|and|at|to|by|from)\b)[-\w]+){{0,7}})"
)
#: Before one: "reduces latency by up to", "an improvement of".
_LEADS_TO = re.compile(
    rf"(?i)(?:\b(?:by|of|another|(?<=reduces)|(?<=reducing)|(?<=saves)|(?<=saving)|(?<=cuts))|[>≥]){verbs.FILLERS_EN}$"
)
#: The earlier numbers of one list: by 4%, 6% and …
# Each number whole: taken to pieces, a row of figures would be tried in all ways.
_LISTED = re.compile(r"(?:[~$\\({]*\d[\d.]*(?![\d.])(?:\\?%|x|×|\s?times)?[$)}]*+,?\s*(?:and\s+)?)+$")
_OF_WHICH = re.compile(
    r"(?i)[\s}$\\%]*(?:points?\s+)?(?:in|on|of|more|fewer|less)\s+(?P<object>(?:[-\w]+\s?){1,4})"
)
_DENIED_EN = re.compile(rf"(?i)(?:{DENIED_EN}|\b(?:avoid|prevent)\w*\b)[^.,;]{{0,24}}$")
_WORD = re.compile(r"[A-Za-z]\w*")
#: An acronym in brackets goes with the words before it: attack success rates (ASR).
_ACRONYM = re.compile(r"\s\([A-Z][\w@-]{1,9}\)")
#: From an earlier number of a list to the next: 9.4% and *Arena-Hard by* 8.7%, 49% in simulation *and by* 35%, 64.4% in helpfulness, 30%.
_NEXT_OF_LIST = re.compile(
    r"(?P<n>\d[\d.]*\s?(?:\\?%|[x×]|times)\$?)(?P<where>\s(?:for|on|in|at)\s[\w/@ .-]{1,40}?)?,?\s(?:and\s)?(?:(?P<thing>[A-Za-z][\w-]*(?:\s[\w-]+){0,3}?|(?:the|its|their)(?:\s[\w-]+){4,7}?)\s)?"
    r"(?P<by>by\s(?:an?\saverage\sof\s|up\sto\s|about\s|over\s)?)?[~$+\\({]*$"
)
#: What gets better by rising, whatever it is of: accuracy of error identification.
_HIGHER_IS_BETTER = frozenset(
    "accuracy precision recall performance throughput efficiency reward detection identification correction prediction success f1 auc auroc miou map score scores".split()
)
#: What gets better by falling.
_LOWER_IS_BETTER = frozenset(
    "error errors latency latencies cost costs time times runtime memory perplexity ppl rmse mae mse nrmse mape fid fvd wer cer eer der ece lpips kl loss losses "
    "overhead overheads distance bias biases consumption hallucination hallucinations risk risks mortality failure failures violations violation power "
    "area energy delay delays footprint parameters flops compute computation usage toxicity size emissions dose variance uncertainty gap regret fpr asr".split()
)
_RATES = frozenset({"rate", "rates", "ratio"})
_GOOD_RATES = frozenset(
    "success win detection recognition accuracy hit pass recall classification completion acceptance retrieval response survival learning frame sampling "
    "resolved resolution solve solved solving approval compliance coverage agreement".split()
)


#: Between a verb and a number that is not its amount.
_OF_ANOTHER_EN = re.compile(r"\d\s?(?:\\?%|points?|[x×]\b)|[:;(]|\b(?:while|whereas)\b")


#: What says of so many times that it is faster, or slower.
FASTER_EN = re.compile(
    r"(?i)[\s}$\\%×-]*(?:average\s|relative\s|further\s)?(?:speed-?ups?|accelerations?|faster|quicker)\b"
)
SLOWER_EN = re.compile(r"(?i)[\s}$\\%×-]*(?:slow-?downs?|slower)\b")
SPEEDUP_OF_EN = re.compile(
    r"(?i)\b(?:(?P<fast>speed-?ups?|accelerations?)|slow-?downs?)\s(?:of|by)\b[^.;,\d]{0,24}$"
)


class Event(NamedTuple):
    """A change that the source says a number of, and the words that say of what."""

    kind: str
    things: tuple[str, ...]


def turned(source: str, target: str, a: Quantity, b: Quantity, before_zh: str) -> bool:
    """Whether the target's verb before the number says the opposite of what the source says of it."""
    falls = FALLS_ZH.search(before_zh) is not None
    grows = not falls and _GROWS_ZH.search(before_zh) is not None
    raised = not falls and not grows and _RAISED_ZH.search(before_zh) is not None
    if not (falls or grows or raised) or _STEP_ZH.search(before_zh):
        return False
    if falls and a.text.startswith("+") and not _of_bad(target, b):
        return True
    event = event_of(source, a)
    if event is not None and event.kind == ("down" if falls else "up"):
        return False
    return _opposed(event, target, b, falls) or _plainly_other(source, target, a, b, falls, grows, event)


def _opposed(event: Event | None, target: str, b: Quantity, falls: bool) -> bool:
    if event is None or event.kind not in (("up", "better") if falls else ("down", "worse")):
        return False
    things = event.things
    if event.kind in ("better", "worse") and lower_is_better(things):
        # accuracy of error identification: of the accuracy alone
        things = tuple(thing for thing in things if thing.lower() in _HIGHER_IS_BETTER)
    window = clause_zh(target, b.start, 40)
    if DENIED_ZH.search(window):
        return False
    window = _NOT_LESS_ZH.sub("", window)
    if not falls:
        if _BETTER_AT_ZH.search(window):
            return False  # 在误差上提升
        if inverse := list(LESS_IS_MORE.finditer(window)):
            # 速度误差 is an error, 数据效率 no data
            window, things = window[inverse[-1].start() :], things[-1:]
    after = _AFTER_ZH.match(target, b.end)
    if after is not None and (falls or not LESS_IS_MORE.search(after[0])):
        window += after[0]
    return names_any(window.lower(), things)


#: What is raised *on* a measure is the better by it.
_BETTER_AT_ZH = re.compile("在[^，。；]{1,40}[上中]面?(?:均|都|分别|平均|可|能|最高|最多)*(?:提[高升])")


#: What follows an amount and is what it is said of: 提高3.8倍的令牌消耗量.
_AFTER_ZH = re.compile("的?(?:(?![，。；、,;（）()同并且而]).){2,12}")
_NOT_LESS_ZH = re.compile("(?:不|未|而无)[^，。；]{0,2}(?:降低|减少|损失|牺牲)")


#: After a number with a plus: what rose by so much.
_PLUS_OF = re.compile(
    r"[\s}$\\%]*(?!(?:to|and|over|on|in|at|for|of)\b)[A-Za-z][\w-]*(?:\s(?!(?:and|over|on|in|at|for)\b)[\w-]+)?"
)
#: So many numbers of a list are followed back to its verb.
_LONGEST_LIST = 4


def _listed_event(source: str, a: Quantity, first: re.Match[str], depth: int) -> Event | None:
    """The change that the earlier number of a list is the amount of, said of what this number's item names."""
    if first["thing"] and not first["by"] and not first["where"]:
        return None
    start = source.rfind(first["n"], 0, a.start)
    if start < 0:
        return None
    earlier = replace(a, text=first["n"], start=start, end=start + len(first["n"]))
    event = event_of(source, earlier, depth + 1)
    if event is None:
        return None
    of = _OF_WHICH.match(source, a.end)
    own = _WORD.findall(first["thing"] or "") if first["by"] else _WORD.findall(of["object"]) if of else []
    return Event(event.kind, tuple(own) or event.things)


def event_of(source: str, a: Quantity, depth: int = 0) -> Event | None:
    """The change whose amount the number is."""
    after = _NAMED_AFTER.match(source, a.end)
    kind = next(kind for kind in ("up", "down", "better", "worse") if after[kind]) if after else ""
    if after is not None and not (after[kind].endswith(("s", "ed")) and precedes(source, a.start, "by")):
        # but lowering it by 5 °C improves efficiency: that verb is of the lowering
        if after[kind].lower().startswith("speed"):
            return Event(kind, ("speed",))
        return Event(kind, tuple(_WORD.findall(f"{after['between']} {after['object']}")))
    floor = max(0, a.start - 140)
    before = source[
        max(floor, source.rfind(". ", floor, a.start), source.rfind("; ", floor, a.start)) : a.start
    ]
    if a.text.startswith("+") and (of := _PLUS_OF.match(source, a.end)) is not None:
        return Event("up", tuple(_WORD.findall(of[0])))
    before = _ACRONYM.sub("", before)
    first = _NEXT_OF_LIST.search(before) if depth < _LONGEST_LIST else None
    if first is not None and not _OF_ITS_OWN_EN.search(first["thing"] or ""):
        return _listed_event(source, a, first, depth)
    before = _LISTED.sub("", before)
    leads = _LEADS_TO.search(before)
    if leads is None:
        return None
    before = before[: leads.start()]
    last = _last_event(before)
    if last is None or last.lastgroup is None:
        return None
    if _DENIED_EN.search(before, max(0, last.start() - 30), last.start()):
        return None
    said = before[last.end() :]
    if _OF_ANOTHER_EN.search(said):
        return None  # another number's
    things = [word for word in _WORD.findall(said) if not word.endswith("ly")] or _WORD.findall(
        before[: last.start()]
    )[-5:]
    of = _OF_WHICH.match(source, a.end)
    return Event(last.lastgroup, (*(_WORD.findall(of["object"]) if of else ()), *things))


#: What is "of" a number, but no change by it: an accuracy of 88%.
_OF_VALUE_EN = re.compile(rf"(?i)\bof{verbs.FILLERS_EN}$")
_CHANGE_OF_EN = re.compile(
    r"(?i)\b(?:gain|improvement|increase|reduction|decrease|drop|boost|saving|increment|rise|decline|growth|loss|degradation|margin|maximum|average|factor)s?(?:\sin\s[a-z][\w\s-]{2,24})?$"
)


def is_amount(source: str, a: Quantity) -> bool:
    """Whether the number says by how much something changed, be it of a list: a 17.2% and 17.9% improvement."""
    if a.text.startswith("+") or _NAMED_AFTER.match(source, a.end):
        return True
    if event_of(source, a) is None:
        return False
    before = source[max(0, a.start - 48) : a.start]
    of = _OF_VALUE_EN.search(before)
    return of is None or _CHANGE_OF_EN.search(before[: of.start()].rstrip()) is not None


def _last_event(before: str) -> re.Match[str] | None:
    """The last word of change; of two, of which the second is what the first is done to (degrade the gain), the first."""
    events = list(_EVENT_EN.finditer(before))
    if len(events) > 1 and before[events[-2].end() : events[-1].start()] == " the ":
        return events[-2]
    return events[-1] if events else None


def lower_is_better(things: tuple[str, ...]) -> bool:
    lowered = [thing.lower() for thing in things]
    return any(
        thing in _LOWER_IS_BETTER or (thing in _RATES and not _GOOD_RATES.intersection(lowered))
        for thing in lowered
    )


def higher_is_better(things: Iterable[str]) -> bool:
    return any(thing.lower() in _HIGHER_IS_BETTER for thing in things)


def names_any(window: str, things: tuple[str, ...]) -> bool:
    """Whether the Chinese window names one of the things, to the letter or as the lexicon renders it."""
    for thing in {thing.lower() for thing in things} - FUNCTION_WORDS:
        if len(thing) > 1 and place(thing, window) >= 0:
            return True
        entry = shipped().entry(thing)
        if entry is not None and any(
            rendering.weight >= 1.5 and len(rendering.text) > 1 and rendering.text in window
            for rendering in entry.renderings
        ):
            return True
    return False


def _plainly_other(
    source: str, target: str, a: Quantity, b: Quantity, falls: bool, grows: bool, event: Event | None
) -> bool:
    if falls and a.unit == b.unit == "x":
        faster = FASTER_EN.match(source, a.end) and not _of_bad(target, b)
        if faster or _RISE_IN_ITSELF.match(a.text):
            return True
    moved = a.unit in _CHANGING and _MOVED_EN.search(source, max(0, a.start - 24), a.start)
    if moved:
        return falls if moved[1] else grows  # sales, up 12%: 衰退12%
    if falls:
        if _of_bad(target, b):
            return False
        return _rises(_own_clause(source, a, event)) or _is_bettered(source, a, event)
    if (grows or _of_bad(target, b)) and not _RISE_IN_ITSELF.match(a.text):
        before_en = _ANOTHER_EN.split(source[max(0, a.start - 48) : a.start])[-1]
        near_en = before_en + " " + _TURN_EN.split(source[a.end : a.end + 24])[0]
        if _FALLING_EN.search(near_en) and not _UP_EN.search(near_en):
            return not _WORSE_EN.search(sentence_en(source, a))
    return False


def _is_bettered(source: str, a: Quantity, event: Event | None) -> bool:
    """Whether the number says how much better, or more, something got that is not the better for being less (4.2% better)."""
    if event is None or event.kind not in ("better", "up"):
        return False
    clause = clause_en(source, a)
    if event.kind == "up" and _DOWN_EN.search(clause):
        return False
    return not lower_is_better((*_WORD.findall(clause), *event.things))


#: Right before its amount, which way something went: down about 12% (but not what is scaled up).
_MOVED_EN = re.compile(rf"\b(?:(up)|down)(?:\sby)?(?!\sto\b){verbs.FILLERS_EN}$")
_CHANGING = frozenset({"%", "pp"})


def _own_clause(source: str, a: Quantity, event: Event | None) -> str:
    """The clause of a number whose verb goes before it, without another that follows with an "and"."""
    clause = clause_en(source, a)
    if event is None or event.kind != "up":
        return clause
    at = clause.find(a.text)
    return clause[: at + len(a.text)] + _AND_THEN.split(clause[at + len(a.text) :])[0] if at >= 0 else clause


#: Another thing that changed.
_AND_THEN = re.compile(r"\s(?:and|while|but|whereas)\s(?=[a-z]+(?:e?s|e?d)?\b)")


#: After these something else is said.
_TURN_EN = re.compile(r"[,;]|\b(?:while|whereas|but|although|though)\b")


#: Before these, too, and what comes after another number: nitrate decreased by 8%, and shelf life was extended by …
_ANOTHER_EN = re.compile(r"[.;]\s|(?<=\d)\S{0,2}(?:\s[a-z]+)?,\s|\b(?:while|whereas|but|although|though)\b")


def _of_bad(target: str, b: Quantity) -> bool:
    return BAD_ZH.search(clause_zh(target, b.start)) is not None


def _rises(clause: str) -> bool:
    """Whether the source plainly says that something good rose: no word of falling in the clause."""
    if _DOWN_EN.search(clause) or _SHORTER_EN.search(clause):
        return False
    return _UP_EN.search(clause) is not None
