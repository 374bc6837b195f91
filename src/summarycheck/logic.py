"""Direction and logic: what rises and what falls, who is better than whom, not, and/or, may, first.

Each fault starts from a word of the Chinese text and looks for what could have led to it: in the sentences of the
source that answer to it (a translation), or anywhere in the source (a summary). It is a fault where nothing there
bears it out and, but for inventions, something says the opposite. Numbers have rules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from summarycheck.evidence import witnesses
from summarycheck.model import Span

if TYPE_CHECKING:
    from summarycheck.reading import Pair


class LogicFault(msgspec.Struct, frozen=True):
    """A word of the target that says otherwise than ``source`` does (``None``: nothing in the source says it)."""

    relation: str
    target: Span
    source: Span | None = None
    facts: Mapping[str, str] = {}


RELATIONS = (
    *(
        "first",
        "unsupported",
        "comparison",
        "direction",
        "negation-added",
        "negation-lost",
        "connective",
        "hedge",
    ),
)


def faults(pair: Pair) -> Iterator[LogicFault]:
    """The faults of direction and logic in the target: of its own words in their order, then what it lost."""
    raw = pair.target.raw
    opening = _OPENING_SUMMARY if pair.role == "summary" else _OPENING
    for place in opening.finditer(raw):
        match = _TRIGGER.match(raw, place.start())
        if match is not None:
            fault = _LOOKS[match.lastgroup or ""](pair, match)
            if fault is not None:
                yield fault
    if pair.role == "translation":
        yield from _lost(pair)


_TRIGGER = re.compile(
    "(?P<first>首[次个创款])"
    "|(?P<better>优于|胜过|好于|超越(?=了?(?:现有|传统|基线|其他|先前|已有|当前|以往)))"
    "|(?P<worse>劣于|逊于|逊色于|不如|不及(?!时)|落后于|差于|弱于)"
    "|(?P<tried>实验(?:结果)?(?:表明|证明|验证|显示))"
    "|(?P<used>(?:实际应用|真实世界|实际场景|真实场景|现实场景|实际环境)中?的?(?:有效性|表现|性能|验证|实用性))"
    "|(?P<spared>(?:降低|减少|节省)了?(?:计算|推理|训练|通信|存储|标注|人工|人力|部署|内存)?(?:成本|开销))"
    "|(?P<falls>降低|减少|下降|减小|削弱|减弱|缩短)"
    "|(?P<rises>提高|提升|增加|增强|上升|增大|增长)"
    "|(?P<proves>证明|证实)"
    "|(?P<either>或(?![许多少])者?)"
    "|(?P<negated>不(?=能|会|是|可|需|具|存|依|受|影|改|考|使|支|包|提|足以|要求|适)|没有|无法|未能|并未|从未)"
)
# What triggers begin with; those of a summary are few, and all texts are read.
_OPENING_SUMMARY = re.compile(
    "[首优胜好超劣逊落差弱实真现证]|不[如及]|(?:降低|减少|节省)(?=[^，。]{0,3}(?:成本|开销))"
)
_OPENING = re.compile("[首优胜好超劣逊落差弱实真现证不降减节下削缩提增上或没无未并从]")


# ---- what answers --------------------------------------------------------------------------------

_CLAUSE_MARKS = "，。；：！？、,;\n（）()"


def _scope(pair: Pair, at: int) -> list[Span]:
    """The sentences of the source that answer to the target at ``at``; all of them, for a summary."""
    if pair.role == "summary":
        return pair.source.sentences
    target, source = pair.target.sentences, pair.source.sentences
    for link in pair.alignment:
        if any(target[j].start <= at < target[j].end for j in link.target):
            return [source[i] for i in link.source]
    return []


def _answers(pair: Pair, at: int) -> list[Span]:
    """The sentence of the target at ``at``, with those that answer to the same source."""
    sentences = pair.target.sentences
    for link in pair.alignment:
        if any(sentences[j].start <= at < sentences[j].end for j in link.target):
            return [sentences[j] for j in link.target]
    return []


def _span(text: str, match: re.Match[str]) -> Span:
    return Span(text[match.start() : match.end()], match.start(), match.end())


def _clause(raw: str, start: int, end: int, longest: int = 30) -> tuple[str, str]:
    """What stands before and after ``raw[start:end]`` in its clause."""
    first = start
    while first > max(0, start - longest) and raw[first - 1] not in _CLAUSE_MARKS:
        first -= 1
    last = end
    while last < min(len(raw), end + longest) and raw[last] not in _CLAUSE_MARKS:
        last += 1
    return raw[first:start], raw[end:last]


# ---- inventions ----------------------------------------------------------------------------------

# What a source says that claims a first; that compares its method with others; that tried it out; that speaks of
# expense, and of use.
_FIRST = re.compile(
    r"\bfirst|pioneer|unprecedent|\bnever\b|inaugura|\bno (?:\w+ ){0,3}(?:exist|knowledge|work|stud|dataset|benchmark|method)"
    r"|(?:best of|to) our knowledge|\bto date\b|initiat|hitherto|earliest|unexplored|under-?explored|previously un"
    r"|\bnot (?:yet )?been\b|\b1st\b|until now|so far|\bnovel\b|previously (?:un)?report|\bonly (?:\w+ )?(?:existing|available)"
    r"|(?:un|under)(?:studied|addressed|investigated)|remain\w* (?:un|largely)|new record|\bopens? up\b|debut|\binitial(?:ly)?\b"
)
_NOT_FIRST = re.compile(
    "首(?:次公开|个(?:阶段|步|标记|词|token|字|令牌|维|样|元)|次(?:出现|尝试|访问|通过|使用|响应|发病|就诊|治疗))"
)
_SUPERIOR = re.compile(
    r"out-?(?:perform|compet|rank|class|strip|pac|d[oi])|surpass|exceed|excel|superior|better|best\b|improv"
    r"|state[- ]?of[- ]?the[- ]?art|sota\b|\bbeat|higher|highest|advant|\bgains?\b|leading|\bleads? |\bwin|\bwon\b|\btop\b|fast"
    r"|\bmore\b|beyond|ahead|compar|competi|\bthan\b|overc[ao]m|prefer|dominat|against|relative to|transcend|overtak|eclips|stronger"
    r"|greater|superhuman|strong (?:performance|results)|\brecords?\b|favo[u]?r|par with|match(?:es|ing)|most |boost|enhanc|increas|reduc"
)
_TRIED = re.compile(
    r"experiment|empiric|evaluat|\bresult|\btest|simulat|benchmark|demonstrat|\bshow|validat|outperform|surpass|\bf[io]u?nd|observ"
    r"|achiev|measur|assess|performan|trial|reveal|case stud|analys|studies|compar|verif|investigat|indicat|confirm|improv|illustrat|appl|prov"
)
_EXPENSE = re.compile(
    r"cost|expens|cheap|overhead|efficien|comput|resource|budget|burden|effort|light-?weight|memory|\btime|fast|latenc|\bsav|reduc"
    r"|\bless\b|fewer|speed|accelerat|manual|labor|scarc|without|automat|simpl|only\b|small|quick|free\b|rapid|lower|compact|minim|heavy"
    r"|intensive|parameter|econom|scal|bandwidth|slow|consum|tedious|annotat|label|delay|streamlin|unnecessar|eliminat|redundan|low-|decreas"
)
_USE = re.compile(
    r"\breal|practic|deploy|applica|field|industr|clinic|wild|natural|production|operation|physical|user|applied|outdoor|robot|commerc"
    r"|everyday|authentic|actual|scenario|downstream|environment|viab|usab"
)


@lru_cache(maxsize=16)
def _speaks_of(words: re.Pattern[str], source: str) -> bool:
    return words.search(source.lower()) is not None  # quicker than to ignore the case


def _first(pair: Pair, match: re.Match[str]) -> LogicFault | None:
    """首次 where the source claims no first."""
    if _NOT_FIRST.match(pair.target.raw, match.start()) or _speaks_of(_FIRST, pair.source.raw):
        return None
    return LogicFault("first", _span(pair.target.raw, match), facts={"looked_for": "a claim to be first"})


def _tried(pair: Pair, match: re.Match[str]) -> LogicFault | None:
    return _unsupported(pair, match, _TRIED, "experiments")


def _spared(pair: Pair, match: re.Match[str]) -> LogicFault | None:
    return _unsupported(pair, match, _EXPENSE, "expense")


def _used(pair: Pair, match: re.Match[str]) -> LogicFault | None:
    return _unsupported(pair, match, _USE, "use in practice")


def _unsupported(
    pair: Pair, match: re.Match[str], support: re.Pattern[str], looked_for: str
) -> LogicFault | None:
    """A claim of a kind that nothing in the source is of."""
    if _speaks_of(support, pair.source.raw):
        return None
    return LogicFault("unsupported", _span(pair.target.raw, match), facts={"looked_for": looked_for})


def _better(pair: Pair, match: re.Match[str]) -> LogicFault | None:
    """优于 where the source compares nothing, or the other way round."""
    return _unsupported(pair, match, _SUPERIOR, "a comparison with others") or _compared(
        pair, match, better=True
    )


# ---- who is better -------------------------------------------------------------------------------

_BETTER_VERB = re.compile(
    r"(?i)\b(?:outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|beats?|superior to|better than)\b(?! by\b)"
)
_WORSE_VERB = re.compile(
    r"(?i)\b(?:under-?perform(?:s|ed|ing)?|worse than|inferior to|lag(?:s|ged|ging)? (?:\w+ )?behind|fall(?:s|ing)? (?:\w+ )?(?:short|behind)|fell short"
    r"|(?:outperformed|surpassed|exceeded|beaten) by|trail(?:s|ed|ing)?|below)\b"
)
_INFERIOR = re.compile(
    r"(?i)\b(?:worse|worst|inferior|under-?perform|lag|behind|below|fall|fell|short of|fail|weaker|poor|drop|degrad|declin|sub-?optimal"
    r"|insufficien|inadequat|outperformed by|surpassed by|gap|not (?:as|so|match|outperform|surpass|exceed|better|necessarily)|less\b|lower"
    r"|cannot|n't|hardly|no better|fewer|limit|struggl|unsatisf|trail|rather than|neither|nor\b)"
)
_OURS_EN = re.compile(r"(?i)\b(?:we|our|ours|proposed|this (?:method|model|approach))\b")
_OURS_ZH = re.compile("我们|本文|所提|提出的|该方法|该模型|本方法|新方法")
_OTHERS_EN = re.compile(
    r"(?i)\b(?:existing|previous|prior|baselines?|state-of-the-art|sota|other|traditional|conventional|competing|current)\b"
)
_OTHERS_ZH = re.compile("现有|以往|先前|已有|基线|最先进|其他|传统|当前|竞争")
_CROSSED = 2  # witnesses on each side from which the roles are crossed


def _compared(pair: Pair, match: re.Match[str], *, better: bool) -> LogicFault | None:
    raw = pair.target.raw
    before, after = _clause(raw, match.start(), match.end())
    if pair.role == "summary" and not (_NAME.search(before) and _NAME.search(after)):
        return None
    if re.search(r"[不未非没否]$|(?:并不|不一定|未必|不会)[^，。]{0,4}$", before):
        return None
    scope = _scope(pair, match.start())
    reversed_by: Span | None = None
    for sentence in scope:
        for verb_better, pattern in ((True, _BETTER_VERB), (False, _WORSE_VERB)):
            for verb in pattern.finditer(sentence.text):
                roles = _roles(before, after, sentence.text, verb, names_only=pair.role == "summary")
                if verb_better != better:
                    roles = -roles if roles else 0
                if roles > 0:
                    return None
                if roles < 0:
                    reversed_by = Span(
                        verb.group(), sentence.start + verb.start(), sentence.start + verb.end()
                    )
    if reversed_by is not None and (better or not any(_INFERIOR.search(each.text) for each in scope)):
        return LogicFault("comparison", _span(raw, match), reversed_by)
    return None


def _roles(before: str, after: str, english: str, verb: re.Match[str], *, names_only: bool = False) -> int:
    """Above 0: the Chinese says before its verb what the English says before its own; below: plainly crossed."""
    subject = re.split(r"[,;:]", english[: verb.start()])[-1][-80:]
    thing = re.split(r"[,;:]|\b(?:on|in|by|with|across|while|and achiev\w+)\b", english[verb.end() :])[0][:80]
    shared = _shared_names if names_only else _shared
    same = shared(before, subject) + shared(after, thing)
    crossed = shared(before, thing), shared(after, subject)
    return -1 if min(crossed) >= _CROSSED and sum(crossed) >= same + _CROSSED else same


def _shared(chinese: str, english: str) -> int:
    """How many witnesses both have; names count double."""
    shared = _shared_names(chinese, english)
    if _OURS_EN.search(english) and _OURS_ZH.search(chinese):
        shared += 2
    if _OTHERS_EN.search(english) and _OTHERS_ZH.search(chinese):
        shared += 2
    table = witnesses()
    for word in set(_WORD.findall(english.lower())):
        witness = table.get(word)
        shared += witness is not None and any(each in chinese for each in witness.renderings)
    return shared


def _shared_names(chinese: str, english: str) -> int:
    lower = chinese.lower()
    return 2 * sum(name.lower() in lower for name in set(_NAME.findall(english)))


_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")
_NAME = re.compile(r"\b(?:[A-Z][A-Za-z]*[A-Z0-9]|[a-z]+[A-Z]|[A-Z][a-z]+-?\d)(?:[A-Za-z0-9-]|\.(?=\w))*")


def _worse(pair: Pair, match: re.Match[str]) -> LogicFault | None:
    """劣于 where the source says only that something is better."""
    scope = _scope(pair, match.start())
    text = " ".join(each.text for each in scope)
    before, _ = _clause(pair.target.raw, match.start(), match.end())
    if before.endswith(("不", "未", "并不", "毫不")):
        return None
    better = _BETTER_VERB.search(text)
    if pair.role == "translation" and better and not _INFERIOR.search(text):
        sentence = next(each for each in scope if _BETTER_VERB.search(each.text))
        verb = _BETTER_VERB.search(sentence.text)
        assert verb is not None
        if _roles(*_clause(pair.target.raw, match.start(), match.end()), sentence.text, verb) >= 0:
            at = sentence.start + verb.start()
            return LogicFault(
                "comparison", _span(pair.target.raw, match), Span(verb.group(), at, at + len(verb.group()))
            )
        return None
    return _compared(pair, match, better=False)


# ---- up and down ---------------------------------------------------------------------------------

# Stems of what makes things more, less, or better. What is better may be more or less: a better score, a better error.
_UP = "increas|boost|rais|grow|grew|rise|rising|rose|elevat|enlarg|strengthen|higher|greater|gain|maximiz|maximis|amplif|heighten|longer|larger"
_BETTER = "improv|enhanc|better|advanc|promot|optimi"
_DOWN = (
    "reduc|decreas|lower|lessen|fewer|declin|drop|cut|saving|saves|minimi|mitigat|alleviat|diminish|degrad|shorten|shorter|weak|attenuat"
    "|smaller|suppress|loss|lose|loses|falls|fell|deteriorat|impair|hurt|worse(?!t)|worsen|compromis|shrink|shrank|eliminat|less"
)
_CHANGE = re.compile(rf"(?i)\b(?:(?P<up>{_UP})|(?P<better>{_BETTER})|(?P<down>{_DOWN}))[a-z]*\b")
# What ends the thing that is changed, and what may stand before it.
_THING_ENDS = frozenset(
    """
    by from to in on with for while and or that which when where as at across under over than through via using but is are was
    were be been can may will we thus thereby without not between during into per up due if because compared of
    """.split()
)
_PASSED_OVER = frozenset("the a an its their our both overall".split())
_PRONOUNS = frozenset("it this that them these those one ones".split())
_NOMINAL = re.compile(
    r"(?i)reductions?|increases?|decreases?|improvements?|gains?|declines?|drops?|boosts?|loss(?:es)?|rise|growth|enhancements?|degradation"
)
_WORD_OR_MARK = re.compile(r"[A-Za-z][A-Za-z0-9-]*|[,.;:()]")
_NOT = re.compile(
    r"(?i)(?:\b(?:not|without|no|never|nor|cannot|than|instead of|rather than|avoid\w*|prevent\w*)|n't)\s+(?:[a-z]+\s+){0,2}$"
)
_SUFFIXES = "率度性值量数力"  # 准确率 is accuracy (准确), 复杂度 complexity (复杂)
_LONGEST_THING, _LONGEST_OBJECT, _WIDE = 6, 14, 100
_BAD = re.compile(
    "误差|错误|延迟|时间|成本|开销|损失|复杂|内存|能耗|消耗|风险|噪声|困惑|偏差|偏见|方差|需求|负担|依赖|幻觉|不确定|毒性|冗余|计算量|参数量|失真"
    "|干扰|差距|过拟合|漏|误|FID|WER|量$|数$|长度|规模|大小|症|病|痛|死亡"
)
_NUMBER_NEXT = re.compile(r"[了至到约为近超达过高最多\s]{0,5}[\d０-９一二两三四五六七八九十百千万亿]")
_OBJECT_ENDS = re.compile("[^\u4e00-\u9fffA-Za-z0-9-]|[和与及并而且但以使从至到来]|的?同时|方面|能力$")
_NOUN_BEFORE = re.compile(
    "(?:数据|检索|弱|强|图像|对比度?|语音|梯度|随[^，。]*)$"
)  # 数据增强, 梯度下降, 随年龄增长
_NOUN_AFTER = re.compile("方法|算法|树|器|学习|策略|现实|型|版|生成")


class _Change(msgspec.Struct, frozen=True):
    """A word of change in the source, the words that name what changes, and all that stands near.

    ``names`` is empty where a pronoun, or nothing, stands for it.
    """

    span: Span
    sign: str
    names: tuple[str, ...]
    near: tuple[str, ...]


def _changes(sentence: Span) -> Iterator[_Change]:
    """The changes that the sentence speaks of: "reduces the latency", "higher accuracy", "the loss decreases"."""
    text = sentence.text
    for match in _CHANGE.finditer(text):
        if _NOT.search(text, 0, match.start()):
            continue
        after = [word.lower() for word in _WORD_OR_MARK.findall(text, match.end(), match.end() + _WIDE)]
        before = [
            word.lower() for word in _WORD_OR_MARK.findall(text, max(0, match.start() - _WIDE), match.start())
        ]
        if _NOMINAL.fullmatch(match.group()):
            while after and after[0] in ("in", "of"):
                after.pop(0)
        names: list[str] = []
        for word in after:
            if word in _THING_ENDS or not word[0].isalpha() or len(names) == _LONGEST_THING:
                break
            if word not in _PASSED_OVER:
                names.append(word)
        if (names and names[0] in _PRONOUNS) or names[-1:] == ["ones"]:
            names = []
        at = sentence.start + match.start()
        yield _Change(
            Span(match.group(), at, at + len(match.group())),
            match.lastgroup or "",
            tuple(names[-1:]),
            tuple(word for word in before[-_LONGEST_THING:] + after if word[0].isalpha()),
        )


def _falls(pair: Pair, match: re.Match[str]) -> LogicFault | None:
    return _moved(pair, match, "down")


def _rises(pair: Pair, match: re.Match[str]) -> LogicFault | None:
    return _moved(pair, match, "up")


def _moved(pair: Pair, match: re.Match[str], sign: str) -> LogicFault | None:
    """降低 of a thing of which the source says only that it rises; and the reverse.

    Or 降低 in sentences that have more words of falling, and fewer of rising, than what they answer to.
    """
    raw = pair.target.raw
    things = _objects(raw, match) if pair.role == "translation" else []
    if not things:
        return None  # summaries speak of the problem's rise and the method's fall in one breath
    same = {"down"} if sign == "down" else {"up", "better"}
    if _BAD.search(things[0]):
        same.add("better")
    found: _Change | None = None
    unnamed = False
    scope = _scope(pair, match.start())
    for sentence in scope:
        for change in _changes(sentence):
            if change.sign in same:
                unnamed = unnamed or not change.names
                if any(_named(word, thing) for word in change.near for thing in things):
                    return None
            elif any(_named(word, things[0]) for word in change.names):
                found = found or change
    if found is None or unnamed or (sign == "up" and found.sign != "down"):
        found = _outnumbered(pair, match, scope, sign, bad=_BAD.search(things[0]) is not None)
    if found is None:
        return None
    return LogicFault("direction", _span(raw, match), found.span, {"thing": things[0]})


def _outnumbered(
    pair: Pair, match: re.Match[str], scope: list[Span], sign: str, *, bad: bool
) -> _Change | None:
    """The first change the other way, when the Chinese has more changes of this sign than its source can explain,
    and fewer of the other."""
    answers = _answers(pair, match.start())
    if len(scope) != 1 or len(answers) != 1:
        return None
    chinese = "".join(each.text for each in answers)
    english = " ".join(each.text for each in scope)
    falls, rises = len(_FALLS_ZH.findall(chinese)), len(_RISES_ZH.findall(chinese))
    if sign == "down":
        few = falls > len(_ANY_DOWN.findall(english)) and rises + len(_ANY_UP_ZH.findall(chinese)) < len(
            _UP_WORD.findall(english)
        )
        other = {"up"} if bad else {"up", "better"}
    else:
        few = rises > len(_ANY_UP.findall(english)) and falls + len(_ANY_DOWN_ZH.findall(chinese)) < len(
            _DOWN_WORD.findall(english)
        )
        other = {"down"}
    if not few:
        return None
    return next((change for sentence in scope for change in _changes(sentence) if change.sign in other), None)


_FALLS_ZH = re.compile("降低|减少|下降|减小|削弱|减弱|缩短|降至|降到|衰退|恶化|退化|缓解|减轻|抑制")
_RISES_ZH = re.compile(
    "提高|提升|增加|增强|上升|增大|增长|改善|改进|优化|促进|加强|升高|扩大|加速|加快|推动|强化|增益|推进|提振|激增|增至|延长"
)
_ANY_UP_ZH = re.compile(
    "更|较[高大强好]|高于|优于|超[过越]|先进|最[高大强优]|增幅|更[高大强好]|完善|丰富|深化|拓展|扩展"
)
_ANY_DOWN_ZH = re.compile(
    "更[低少小短]|较[低少小短]|低于|节省|节约|压缩|最[低少小]|损失|限制|避免|消除|减|降|损害|影响|牺牲|妨碍|阻碍|挑战"
)
_UP_WORD = re.compile(
    r"(?i)\b(?:increas\w+|improv\w+|enhanc\w+|boost\w*|rais(?:e|es|ed|ing)|elevat\w+|strengthen\w*)\b"
)
_DOWN_WORD = re.compile(
    r"(?i)\b(?:reduc\w+|decreas\w+|lower(?:s|ed|ing)?|declin\w+|diminish\w*|degrad\w+|minimi[sz]\w+|mitigat\w+|alleviat\w+)\b"
)
_ANY_DOWN = re.compile(
    r"(?i)\b(?:reduc|decreas|low|less|fewer|declin|drop|cut|sav|minimi|mitigat|alleviat|diminish|degrad|short|weak|attenuat|small|compress|limit|suppress"
    r"|los[est]|cheap|fall|fell|deteriorat|impair|hinder|hurt|harm|compromis|wors|sacrific|without|avoid|eas(?:e|es|ed|ing|ier)\b|eliminat|remov|prun"
    r"|shrink|shrank|slow|erod|undermin|narrow|relax|light|prevent|free|efficien|restrict|constrain|penali|reliev|simplif|decay|down|obviat|bypass|econom"
    r"|poor|damag|risk|affect|insufficient|lack|trad|cost|expens|dampen|subsid|curb|scarc|suffer|despite|fail|adverse|faster|quick|inhibit|deplet|disrupt|blunt"
    r"|condens|shallow|simpl|dim|reversal|regress|atroph|withdraw|knock|silenc|block|abolish|abrogat|ablat|neg|loss|clear|contract|fade|wane|taper|halv)\w*\b"
)
_ANY_UP = re.compile(
    r"(?i)\b(?:increas|boost|rais|grow|grew|ris(?:e|es|ing|en)\b|rose|elevat|enlarg|strength|high|great|gain|maximi|amplif|heighten|long|larg|improv|enhanc"
    r"|better|advanc|promot|optimi|superior|accelerat|more|expan|extend|add|up|strong|doubl|richer|scal|fast|speed|empower|enrich|intensif|further|deepen"
    r"|augment|enabl|facilitat|benefit|reinforc|leverag|ensur|support|achiev|effective|robust|over|beyond|exceed|outperform|surpass|widen|broad|exacerbat"
    r"|aggravat|prolong|multipl|inflat|surg|climb|recover|restor|upregulat|potentiat|stimulat|activat|induc|excel|sharpen|refin|fine|foster|adopt|emerg"
    r"|prolifer|contribut|driv|aid|help|assist|catal|mature|sensiti|elicit|exten|matur|progress|upgrad|evol|develop|old|ag(?:e|ing)\b|time|offer|provid|yield)\w*\b"
)


def _objects(raw: str, match: re.Match[str]) -> list[str]:
    """What falls or rises: 降低了推理延迟, 准确率下降; and its first part, where 的 divides it.

    Nothing, where a number (which has rules of its own), a negation or another reading of the word stands beside it.
    """
    before, after = _clause(raw, match.start(), match.end())
    if after.startswith("的") or _NUMBER_NEXT.match(after) or re.search("[不未没无避防抑\\d]", before[-8:]):
        return []
    if _NOUN_BEFORE.search(before) or _NOUN_AFTER.match(after):
        return []
    after = after.removeprefix("了").removeprefix("其")
    ends = _OBJECT_ENDS.search(after)
    thing = after[: ends.start()] if ends else after
    if len(thing) > _LONGEST_OBJECT:
        return []
    if len(thing) < 2:
        thing = re.split("[和与及并而且但以使从、将把被]|显著|明显|大幅|进一步|逐渐|会|的$", before)[-1][
            -_LONGEST_OBJECT:
        ]
    return [thing, *filter(None, thing.split("的")[:1])] if len(thing) > 1 else []


def _named(word: str, thing: str) -> bool:
    """True when the Chinese thing ends in the word: 推理延迟 in latency."""
    if word.isascii() and thing.lower().endswith(word) and len(word) > 1:
        return True
    table = witnesses()
    witness = table.get(word) or table.get(word.removesuffix("s"))
    if witness is None:
        return False
    endings = tuple(each for each in witness.renderings if len(each) > 1)
    return thing.endswith(endings) or thing.rstrip(_SUFFIXES).endswith(endings)


# ---- may -----------------------------------------------------------------------------------------

_PROOF = re.compile(
    r"(?i)\bprov(?:e|es|ed|en|ing|ably)\b|proof|demonstrat|\bshow|confirm|verif|validat|evidenced|establish|attest|reveal|exhibit"
    r"|\bf(?:ind|inds|ound)\b|illustrat|certif|evident\b|substantiat|corroborat|guarante|justif|theorem|lemma|witness"
)
_HEDGE = re.compile(r"(?i)\b(?:suggest(?:s|ed|ing)?|hint(?:s|ed|ing)?|hypothesi[sz]\w+|speculat\w+)\b")
_STILL_HEDGED = re.compile("可能|或许|似乎|有望|潜在|[不未无]|难以|是否|试图|为了?$|以$")


def _proves(pair: Pair, match: re.Match[str]) -> LogicFault | None:
    """证明 in a translation, where the source only suggests."""
    before, after = _clause(pair.target.raw, match.start(), match.end())
    if pair.role != "translation" or _STILL_HEDGED.search(before) or after[:1] in ("书", "人", "码"):
        return None
    hedge: Span | None = None
    for sentence in _scope(pair, match.start()):
        if _PROOF.search(sentence.text):
            return None
        for found in _HEDGE.finditer(sentence.text):
            hedge = hedge or Span(found.group(), sentence.start + found.start(), sentence.start + found.end())
    return LogicFault("hedge", _span(pair.target.raw, match), hedge) if hedge else None


# ---- and, or -------------------------------------------------------------------------------------

_ALTERNATIVE = re.compile(
    r"(?i)\b(?:or|either|whether|nor|neither|any|versus|vs|alternatively|alternative|optionally|if|possibl[ey]|without|not|no"
    r"|choos\w*|select\w*|one of|various|instead|between|may|might|could|depending|lack\w*|only|combination\w*|each)\b|/|n't"
)
_JOINED = re.compile(
    r"([A-Za-z][A-Za-z0-9-]*)\s*,?\s+and\s+(?:the\s+|an?\s+)?([A-Za-z][A-Za-z0-9-]*(?: [a-z]+)?)"
)


def _either(pair: Pair, match: re.Match[str]) -> LogicFault | None:
    """甲或乙 in a translation, where the source has "A and B" and no alternative."""
    raw = pair.target.raw
    if pair.role != "translation":
        return None
    before, after = _clause(raw, match.start(), match.end(), 8)
    for sentence in _scope(pair, match.start()):
        if _ALTERNATIVE.search(sentence.text):
            continue
        for joined in _JOINED.finditer(sentence.text):
            if _ends_with(before, joined[1]) and _begins_with(after, joined[2]):
                at = sentence.start + joined.start()
                if not _other_or(pair, joined):
                    return LogicFault(
                        "connective", _span(raw, match), Span(joined.group(), at, at + len(joined.group()))
                    )
    return None


def _other_or(pair: Pair, joined: re.Match[str]) -> bool:
    """True when the source joins the same two with "or" elsewhere."""
    pattern = (
        rf"(?i)\b{re.escape(joined[1])}\b[^.]{{0,20}}\bor\b[^.]{{0,20}}\b{re.escape(joined[2].split()[0])}"
    )
    return re.search(pattern, pair.source.raw) is not None


def _ends_with(chinese: str, english: str) -> bool:
    lower = english.lower()
    witness = witnesses().get(lower)
    return chinese.lower().rstrip(" ").endswith(lower) or (
        witness is not None and any(chinese.endswith(each) for each in witness.renderings)
    )


def _begins_with(chinese: str, english: str) -> bool:
    table, text = witnesses(), chinese.lower().lstrip(" ")
    return any(
        text.startswith(word)
        or (word in table and any(text.startswith(each) for each in table[word].renderings))
        for word in english.lower().split()
    )


# ---- not -----------------------------------------------------------------------------------------

# Any word that a Chinese 不 or 没有 may come from.
_NEGATIVE = re.compile(
    r"(?i)\b(?:not|no|never|nor|neither|cannot|none|nothing|without|un(?!i[a-z]|der|til\b|to\b)\w+|non\w*|mis[a-z]{3,}|anti\w*"
    r"|in(?:accura|adequa|appropria|capab|compatib|complet|consisten|correct|dependen|direct|effic|effective|equal|flexib|sensitiv|signific"
    r"|stab|suffic|varian|visib|valid|abil|evitab|tractab|applicab|feasib|exact|formal|convenien|definit|distinguish|herent|discrimin|frequen)\w*"
    r"|im(?:balance|possib|practical|perfect|plausib|proper|pair|mutab|parti|precis|moral|maturi)\w*|ir(?:relev|regul|revers|respect|reduc|repa)\w*"
    r"|il(?:l-|legal|logical|licit|l\b)\w*|dis(?:agree|advan|abl|abil|regard|similar|connect|crepan|entangl|allow|content|trust|honest|comfort|ease"
    r"|order|joint|continu|rupt|prop|parit|count)\w*|\w+less|lack\w*|fail\w*|avoid\w*|rather|instead|only|hardly|barely|rarely|seldom|few|little"
    r"|limit\w*|free|absen\w+|miss\w*|exclu\w+|omit\w*|ignor\w+|neglect\w*|overlook\w*|prevent\w*|remov\w+|eliminat\w+|prohibit\w*|struggl\w*"
    r"|difficult\w*|hard|harder|challeng\w*|poor\w*|agnostic|regardless|despite|although|though|however|but|while|whereas|unlike|beyond|other"
    r"|except\w*|los[est]\w*|zero|negligib\w+|minimal\w*|less|fewer|refus\w+|reject\w*|restrict\w*|differ\w*|mismatch\w*|worse|weak\w*"
    r"|bypass\w*|obviat\w+|circumvent\w*|preserv\w+|maintain\w*|retain\w*|remain\w*|constant|fixed|stable|static|frozen|same|whether|if"
    r"|sacrific\w+|compromis\w+|alone|merely|robust\w*|gap\w*|safe\w*|violat\w+|wrong\w*|false\w*|forget\w*"
    r"|(?:in|im|ir|il)\w*(?:abl|ibl|abil|ibil)\w*|oppos\w+|compar\w+|eschew\w*|away|outside|under(?:util|estim|represent|explor|stud|determin|specif)\w*"
    r"|hinder\w*|suffer\w*|than|over|too|contrast|hidden|stall\w*|sparse|preclu\w+|trigger\w*|preempt\w*|deficien\w*|fall\w*|fell|short\w*|ambigu\w*|offen\w+"
    r"|resist\w*|refract\w*|deni\w*|deny\w*|doubt\w*"
    r"|inappropria\w*"
    r"|anomal\w*|abnormal\w*|atypical|asym\w+|nontrivial|defect\w*|dysfunction\w*"
    r"|insecur\w*|skew\w*|disput\w*|controvers\w*|just|simply|until|yet|hallucinat\w*|silent\w*|implicit\w*|blind\w*|opaque\w*|closed|inactiv\w*"
    r"|de(?:void|prived?|tach|coupl|centrali)\w*|lag\w*|behind|underperform\w*|excess\w*|dearth|impossible|instabil\w*|infer\w+|turbul\w*)\b|n't|(?<=[a-z])Not\b"
)


_BESIDE = 120
_IDIOM = re.compile(".?(?:无法比拟|不可(?:或缺|缺少|分|避免|思议|替代))|必不可少|[^不]不适(?!用|合)")


def _negated(pair: Pair, match: re.Match[str]) -> LogicFault | None:
    """不 and 没有 in a translation of sentences without any word of that kind."""
    if pair.role != "translation" or _IDIOM.match(pair.target.raw, max(0, match.start() - 1)):
        return None
    scope = _scope(pair, match.start())
    if not scope or any(_NEGATIVE.search(each.text) for each in scope):
        return None
    beside = pair.source.raw[max(0, scope[0].start - _BESIDE) : scope[-1].end + _BESIDE]
    if _NOT_EN.search(beside):
        return None  # the sentences may have been cut otherwise
    first, last = scope[0], scope[-1]
    quote = Span(pair.source.raw[first.start : last.end], first.start, last.end)
    return LogicFault("negation-added", _span(pair.target.raw, match), quote)


_NOT_EN = re.compile(
    r"\b(?:(?<!but )(?<!if )(?<!than )(?<!or )(?<!-)[Nn]ot(?! only| just| merely| simply| limited| necessarily| to mention)|cannot|never|neither|unable to|no longer)\b|n't\b"
)
_NEGATIVE_ZH = re.compile(
    "[不无未没非否勿莫免缺难禁拒仅只停忽]|失败|失效|避开|避免|排除|除外|乏|有限|相对|代替|取代|过于|保持|维持|而是|唯|以外|少有|罕|停止|异于|相反|之外|低于|少于|很少|鲜有|几乎|挑战|消失|新|首次|漏|逃|小|差|低|弱|更倾向|抗|防"
)
_NO_NEGATIVE = re.compile("不[同断良安稳平均止]|无[监线人论参偏损]|未来|非[常线凸]|除了|否则|难度|只要|只有")
_TWICE = re.compile(
    r"(?i)\b(?:not|cannot|never|no)\b[^.;]*\b(?:without|unless|until|un\w+|in(?:accurate|sufficient|effective)|lack\w*|scarce|rare|limited|trivial)\b"
)


def _lost(pair: Pair) -> Iterator[LogicFault]:
    """A plain "not" of the source that nothing in its translation answers to."""
    ours, theirs = pair.source.sentences, pair.target.sentences
    for link in pair.alignment:
        if not link.source or not link.target:
            continue
        nots = [hit for i in link.source for hit in _nots(ours[i])]
        if not nots or len(link.source) > 2 or any(_TWICE.search(ours[i].text) for i in link.source):
            continue
        chinese = _NO_NEGATIVE.sub("", "".join(theirs[j].text for j in link.target))
        if len(_NEGATIVE_ZH.findall(chinese)) >= len(nots):
            continue
        found = nots[0]
        first, last = theirs[link.target[0]], theirs[link.target[-1]]
        quote = Span(pair.target.raw[first.start : last.end], first.start, last.end)
        yield LogicFault("negation-lost", quote, found)


def _nots(sentence: Span) -> Iterator[Span]:
    for match in _NOT_EN.finditer(sentence.text):
        yield Span(match.group(), sentence.start + match.start(), sentence.start + match.end())


_LOOKS: Mapping[str, Callable[[Pair, re.Match[str]], LogicFault | None]] = {
    "first": _first,
    "tried": _tried,
    "used": _used,
    "spared": _spared,
    "better": _better,
    "worse": _worse,
    "falls": _falls,
    "rises": _rises,
    "proves": _proves,
    "either": _either,
    "negated": _negated,
}
