"""Words that turn a sentence (提高, 不, 优于, 或, 证明), and which English words give rise to them.

How often a translator writes a sign for an English word was learned from parallel sentences, without labels: *reduces*
gives a word of falling in 97 of 100 sentences, *compromises* in 20, *low* in 1. The table (``signs.tsv``) holds words and
rates, no sentences; ``python -m benchmarks.signs --corpus DIR --write`` rebuilds it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from summarycheck.table import Table


class Sign(NamedTuple):
    """A Chinese word of a family at ``[start, end)``, and what it says: ``up``, ``not``, …"""

    says: str
    start: int
    end: int


class Giver(NamedTuple):
    """How often a word gives rise to signs of each kind, and to any of them."""

    rates: Mapping[str, float]
    total: float


class Family:
    """Signs among which one may stand for another, by kind; of those that begin alike the first is read."""

    def __init__(self, chance: float, kinds: Mapping[str, str]) -> None:
        # Of a sign of a kind that no word of the source gives rise to.
        self.chance = dict.fromkeys(kinds, chance)
        self._any = re.compile("|".join(kinds.values()))  # without groups, which would make it slow
        self._named = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in kinds.items()))
        self._words = kinds
        self._kinds: dict[str, str] = {}
        self._givers: dict[str, Giver | None] = {}

    def signs(self, chinese: str) -> list[Sign]:
        """The signs of a (normal) Chinese text, in order."""
        return [Sign(self._kind(match), match.start(), match.end()) for match in self._any.finditer(chinese)]

    def written(self, kind: str) -> str:
        """The pattern of the signs of a kind."""
        return self._words[kind]

    def _kind(self, match: re.Match[str]) -> str:
        kind = self._kinds.get(match[0])
        if kind is None:
            named = self._named.match(match.string, match.start())
            assert named is not None
            assert named.lastgroup is not None
            kind = self._kinds[match[0]] = named.lastgroup
        return kind

    def giver(self, word: str) -> Giver | None:
        """What the word gives rise to; nothing where that is no sign of the family."""
        try:
            return self._givers[word]
        except KeyError:
            known = {says: rate for says, rate in rates(word).items() if says in self.chance}
            if len(self._givers) > 100_000:  # words of foreign texts have no end
                self._givers.clear()
            found = self._givers[word] = Giver(known, min(sum(known.values()), _SURE)) if known else None
            return found


_SURE = 0.97  # no word gives rise to a sign oftener
UP = "提高|提升|增加|增强|上升|增大|增长|升高|增多|加强|增进|上调|激增|攀升|调高|增至|升至"
DOWN = "降低|减少|下降|减小|削弱|减弱|缩短|降至|削减|下调|缩小|减低|减至|降到|减退|调低|衰减|减轻|下滑"
ABOVE = "优于|胜过|好于|超越|超过|超出|领先|击败|强于|高出|优越|胜出|卓越|优异"
BELOW = "劣于|逊于|逊色|不如|不及(?!时)|落后|差于|比不上"

CHANGES = Family(
    0.02,
    {
        "below": BELOW,
        "up": UP,
        "down": DOWN,
        "bettered": "改善|改进|优化|促进|完善|强化|推动|加速|加快|扩大|扩展|扩充|推进|延长|提振|增益|改良",
        "harmed": "恶化|退化|劣化|损害|受损|衰退|缓解|抑制|减缓|消除|减损|压缩|节省|节约",
        "above": ABOVE,
        "high": "高于|大于|更[高大强好优佳快多长]|较[高大强好优佳快多长]|最[高大强好优佳多长]|高|大(?!量|规模|型|语言|模型|致|多|学|脑|气|陆|会|数据|众)",
        "low": "降[维噪采]|还原|归约|约简|低于|小于|弱于|更[低小弱差慢少短]|较[低小弱差慢少短]|最[低小弱差少短]|低|小(?!时|型|组|鼠|说|节|学)|少|短",
    },
)
NEGATION = Family(
    0.03,
    {
        "beside": "差异|差距|差别|不仅|不但|不只|不止|不光|不单(?![独一纯调])|不同(?![意步])|不一样|不一(?!致|定)|不少|不可或缺|必不可少|不可替代|不得不",
        "mere": "不断|不论|不管(?![理控辖制])|不久|不妨(?!碍)|不禁|不过(?=[，,])|未来|非常|非洲|无论|无线|无人(?=机|驾|车|艇|系统|值守)|无疑|是否|能否|否则|与否|难度|无缝"
        "|差分|差值|误差|偏差|方差|残差|多样|减少|最少|至少|降低|下降|最低|较低|更低",
        "hardly": "几乎(?:没有|不|无|并未)|很少|极少|鲜有|少有|罕有|微乎其微|甚微",
        "alone": "离线|脱机|断网|独立|独自|单独|自行|徒手|裸眼",
        "same": "相同|一样|同样|相等|同等",
        "before": "之前|(?<![以之目提先当向])前(?=的|就|即|便|性能)",
        "trouble": "(?:存在|出现|有)[^，。；]{0,6}问题|乏力|泡汤|落空|才(?=能?[知看得会])",
        "scant": "(?:稀|罕|甚)[少见]|少见|低下|薄弱|欠佳|差|罕|劣|逊|落后|几乎",
        "little": "少|低|弱|稀|减",
        "lack": "缺乏|缺少|缺失|缺席|欠缺|不足|匮乏",
        "avoid": "避免|(?<![难以减豁罢赦])免(?![疫得责])|防止",
        "fail": "失败|失效|失灵",
        "not": "而不是|而非|并非|没有|毫无|无法|未能|不能|不可避免|不可分割|无需|不需要?|不再|从未|尚未|未曾|不容|并未|不会|从不|绝不|没|不|无|未|非|勿|毋|(?<![特区分类级性识个差判告鉴派国各辨甄送离诀有无惜])别(?![的人处名致扭墅样字称具开针于论国家树])|否(?=[，,。；、：\\s-]|$)",
        "hard": "难|困难|艰",
        "hindered": "挑战|阻碍|妨碍",
        "limited": "有限|限制|受限|仅|只|唯|局限",
        "contrast": "但|然而|却|尽管|虽|相反|反而|而是|相比|相对|优于|超",
        "off": "排除|剔除|除外|以外|之外|避|防|禁|拒|忽|漏|停|消除|消失|免|摆脱|否",
        "kept": "保持|维持|保留",
        "apart": "除|失|消|缺|欠|错|误|异|偏|抗|取代|替代|代替|伪|假|盲|陌生|新",
    },
)
CHOICE = Family(
    0.03,
    {
        "either": "或(?!许|多或少)者?",
        "whether": "是否|能否|与否|抑或|还是|二选一|任一|任意|之一",
    },
)
CERTAINTY = Family(
    0.03,
    {
        "proof": "证[明实]",
        "hint": "提示|暗示|意味",
        "finding": "表明|显示|发现|展示|揭示|证据|验证",
        "possible": "可能|或许|有望|似乎|也许|或可|未必|不一定",
        "surely": "必然|必定|必将|一定(?:会|能|可以|是)|肯定(?:会|能|可以|是)",
    },
)
SCOPE = Family(
    0.03,
    {
        "all": "所有|全部|全体|一切|无一例外|一律",
        "each": "每|各|任[何意]|均(?![匀衡值方])|都|皆",
        "most": "大多数?|大部分|[绝多]大?[多部][数分]|多数|主要",
        "few": "少数|个别|极少|很少|少有",
        "part": "(?<![一大小组各])部分(?!地)|某[些个种]",
        "some": "有些|一些|若干",
    },
)

# Read as one: what stands together means something else than its words.
_WORD = re.compile(
    r"(?:do(?:es|ing|ne)?[ ](?:away[ ]with|without)|dispens(?:e|es|ed|ing)[ ]with|far[ ]from|anything[ ]but|not[ ](?:only|just|merely|simply|necessarily|limited[ ]to|yet|least|even)|no[ ](?:longer|matter|doubt|(?:more|less|fewer|better|worse)[ ]than)|(?:or|if)[ ]not|rather[ ]than|instead[ ]of"
    r"|failure[ ](?:modes?|cases?)|(?:more|less)[ ]than|than[ ]not|at[ ](?:least|most)|(?:upper|lower)[ ]bounds?|few-shot|(?:dimension(?:ality)?|model|noise|variance)[ ]reduction"
    r"|(?:outperformed|surpassed|exceeded|beaten)[ ]by|over[ ]time|fall(?:s|ing|en)?[ ]short|fell[ ]short|with(?:[ ](?:and|or)[ ]|/)without|yes/no)\b"
    r"|no\.(?=\s?\d)|without[ ](?:any[ ]|significant[ ])?(?:sacrific|compromis|degrad|los|hurt|impair|harm|reduc|rel[iy])\w+"
    r"|[a-z]+?(?=n['’]t\b)|n['’]t\b|[a-z]+(?:-[a-z]+)*"
)
_SAME = {"cannot": "not", "n't": "not", "n’t": "not"}


def words(english: str) -> list[str]:
    """The words of an English text as the table has them (``not`` for n't and cannot), in order."""
    return [
        _SAME.get(word, word) if word[:8] != "without " else "without loss"
        for word in _WORD.findall(english.lower())
    ]


def places(english: str) -> list[tuple[int, int]]:
    """Where each of the ``words`` begins and ends."""
    return [match.span() for match in _WORD.finditer(english.lower())]


@cache
def _table() -> Mapping[str, str]:
    return Table.packaged("signs.tsv")


# What the corpus was too small to teach: words that may well be rendered so besides what the table says …
_MAY_BE = (
    (
        re.compile(
            r"ceas\w*|nobody|nothing|none|nowhere|forg[eo]t\w*|hid|hidden|invisible|disadvant\w*|disregard\w*|sacrific\w*|self-supervis\w+|[a-z-]+-(?:independent|free|agnostic|invariant|less|proof)|blind|free|independen\w*|irrespective|regardless|agnostic|invarian\w*|minimal(?:ly)?|marginal(?:ly)?|negligibl\w+"
            r"|barely|hardly|rarely|seldom|scarcely|overlook\w*|ignor\w+|neglect\w*|omit\w*|miss(?:es|ed|ing)?|prevent\w*|preclu\w+|prohibit\w*|eliminat\w+|remov\w+|occlu\w+|bypass\w*"
            r"|obviat\w+|circumvent\w*|avoid\w*|few|little|limit\w*|devoid|deficien\w*|absen\w+|dearth|lack\w*|fail\w*|beyond|fall(?:s|ing|en)? short|fell short|not only"
            r"|do(?:es|ing|ne)? (?:away with|without)|dispens\w+ with|far from|anything but|rid|vacant|empty|void|obsolete|forbid\w*|ban(?:s|ned)?|bars?|barred|abandon\w*|discard\w*"
            r"|vanish\w*|disappear\w*|shun\w*|forgo\w*|forego\w*|waive\w*|exempt\w*|idle|oblivious|static|frozen|protect\w*|def(?:y|ies|ied|ying)|shield\w*|safe\w*|guard\w*|insulat\w*|robust\w*|withst\w+|fixed|constant|scarce\w*|rare|halt\w*|block\w*|skip\w*|dismiss\w*|avert\w*"
            r"|closed-source|stateless|otherwise|else|unless|until|before|yet|decoupl\w+|orthogonal\w*"
            r"|immun\w+|incorrect\w*|inaccura\w+"
            r"|superfluous\w*|needless\w*|redundan\w+|elud\w+|evad\w+|outside|not even|clean|marginali[sz]ed"
            r"|preserv\w+|maintain\w*|retain\w*|remain\w*|exclu\w+|reject\w*|refus\w+|den(?:y|ies|ied|ial)|instead of|rather than|only|alone|merely|too|weak\w*|poor\w*"
            r"|struggl\w*|difficult\w*|hard|challeng\w*|impossib\w+|los[est]\w*|without\w*|zero|except\w*|resist\w*|oppos\w+|contrary|violat\w+|stop\w*|less|fewer"
            r"|mismatch\w*|discrepan\w*|worse\w*|fals\w+|doubt\w*|underspecif\w*|insufficien\w*"
        ),
        {"not": 0.2},
    ),
    (
        re.compile(
            r"(?:compromis|undermin|sacrific|hinder|hurt|harm|damag|shrink|shrank|cut|sav(?:e|ing)|loss|lose|fall|fell|narrow|erod|slow|detriment|diseng|attenuat|curtail"
            r"|trim|prun|halv|deplet|disrupt|wan(?:e|ing)|impair|weak|wors|deteriorat|suppress|inhibit|mitigat|alleviat|relie[fv]|eas(?:e|es|ing)$|collaps|pare[ds]?|plummet|shorten|lighten"
            r"|minimi|eliminat|remov|cost|less(?:en|$)|down|poor|suffer)\w*"
        ),
        {"down": 0.06},
    ),
    (
        re.compile(
            r"f[ae]ll(?:s|en|ing)?|par(?:e[ds]?|ing)|cut(?:s|ting)?|shr[aiu]nk(?:s|ing)?|plummet\w*|halv\w+|trim\w*|curtail\w*"
        ),
        {"down": 0.4},
    ),
    (
        re.compile(
            r"(?:add|scal|ag(?:e|ing)$|speed|accelerat|rais|ris(?:e|es|ing)$|rose|climb|surg|inflat|expan|amplif|intensif|widen|deepen|magnif|multipl|doubl|tripl"
            r"|exacerbat|aggravat|potentiat|stimulat|induc|upregulat|restor|recover|strengthen|boost|elevat|enrich|enlarg|prolong|escalat|grow|gain|efficien|better|further|more$)\w*"
        ),
        {"up": 0.06},
    ),
    (
        re.compile(
            r"must|would|inevitabl\w*|inherent\w*|necessar\w*|certain\w*|definite\w*|always|guarantee\w*|bound|undoubted\w*|never|impossibl\w*|absolut\w*|sure\w*|ensur\w*|will|cannot"
        ),
        {"surely": 0.06},
    ),
    (
        re.compile(
            r"all|any\w*|each|every\w*|both|entire\w*|whole|full\w*|throughout|complet\w*|total\w*|always|never|no|none|univers\w*|exhausti\w*|across|overall|comprehensive\w*|common\w*|general\w*|unanim\w*|consistent\w*|only|rest|remain\w*|uniform\w*"
        ),
        {"all": 0.06},
    ),
    (
        re.compile(
            r"some\w*|part\w*|subset\w*|portions?|certain|several|few|fractions?|segments?|components?|sections?|many|others?|sub\w+|one|half|not"
        ),
        {"part": 0.06},
    ),
    (
        re.compile(
            r"not|no|without|never|unable|fail(?:s|ed|ing)?|lack(?:s|ed|ing)?|inability|no longer|not yet"
            r"|without loss|absence|insufficient|inadequate"
        ),
        {
            **{"lack": 0.15, "hardly": 0.12, "fail": 0.08, "off": 0.08, "hard": 0.06, "avoid": 0.06},
            **{"limited": 0.06, "little": 0.05, "hindered": 0.05, "kept": 0.05, "beside": 0.05},
            **{"scant": 0.05, "alone": 0.05, "same": 0.05, "before": 0.05, "trouble": 0.05},
        },
    ),
)
# … and what is made like a negative word, where the table does not know the word.
NEGATIVE_FORM = re.compile(
    r"(?:un(?!i(?!n|mp|dent)|der|til$|less$|to$)|under-(?=[a-z])|under(?=est|expl|perf|rep|spec|stud|us|util)|non|dis|mis|anti|counter|a(?=symm|typic|synch)|de(?=central|coupl|priv)"
    r"|in(?=[a-z]{5})|im[bmp]|ir[re]|il[li])[a-z-]{3,}|[a-z]{3,}less(?:ly|ness)?"
)
_NEGATIVE_FORM_RATE = 0.3
_SELDOM_NEGATIVE = 0.2
_NEARLY_NEGATIVE = ("apart", "off", "lack", "scant", "hard")
# What a word that often says the one may also say: 改进 for *enhanced*.
_AKIN = {
    "up": ("bettered", "high"),
    "down": ("harmed", "low"),
    "above": ("bettered", "high"),
    "below": ("low",),
}
_OFTEN, _ALSO = 0.3, 0.06
_PART = re.compile("[^ -]+")


@cache
def learned(word: str) -> Mapping[str, float]:
    """How often (0–1) the word gave rise to a sign of each kind where the table was learned."""
    cells = (cell.partition(" ") for cell in _table().get(word, "").split("\t"))
    return {says: int(percent) / 100 for says, _, percent in cells if percent}


@cache
def rates(word: str) -> Mapping[str, float]:
    """The same, with what the word may well be rendered by besides; of a compound that was not met, by its parts."""
    known = dict(learned(word))
    parts: tuple[str, ...] = (word,)
    if word not in _table():
        parts = (word, *_PART.findall(word))
        for part in parts:
            known.update(learned(part))
            if part not in _table() and NEGATIVE_FORM.fullmatch(part):
                known.setdefault("not", _NEGATIVE_FORM_RATE)
    elif NEGATIVE_FORM.fullmatch(word) and any(
        known.get(kind, 0.0) >= _SELDOM_NEGATIVE for kind in _NEARLY_NEGATIVE
    ):
        known.setdefault("not", _SELDOM_NEGATIVE)  # 错误, or 不正确, for *incorrect*
    for words_of_kind, kinds in _MAY_BE:
        if any(words_of_kind.fullmatch(part) for part in parts):
            for says, rate in kinds.items():
                known[says] = max(known.get(says, 0.0), rate)
    for says, akin in _AKIN.items():
        if known.get(says, 0.0) >= _OFTEN:
            known = {**dict.fromkeys(akin, _ALSO), **known}
    return known
