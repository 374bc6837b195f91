"""Words that have an opposite: what may render them in Chinese, and what says the opposite of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple


class Word(NamedTuple):
    """English words, what may render them, and what says the opposite."""

    words: re.Pattern[str]
    renderings: re.Pattern[str]
    opposites: re.Pattern[str] | None
    worth: bool  # whether it tells good from bad, so that a lower error is a better one

    @property
    def spelled(self) -> tuple[str, ...]:
        """What says the opposite, each in full, to be looked for quickly."""
        return _spelled(self.opposites.pattern) if self.opposites else ()


_MORE = "增|升|高|大|多|强|涨|扩|加[剧重大快速]|长|提|超|激|越|翻|攀|富|深|重|拓|丰"
_LESS = "减|降|低|少|小|缩|削|弱|跌|下|短|省|轻|缓|消|压|抑|节|损|衰|退|窄|慢|缺|失|不[足如及]|劣|差|廉|薄|免|避|遏|控|滑|除|软|浅"
_WELL = "提|增|改|升|高|优|好|强|进|完善|佳|更|胜|超|善|益|助|良|快|精|领先|突破"
_ILL = "差|劣|恶|低|糟|坏|逊|不[如及佳利良]|下|降|损|害|减|退|弱|负|影响|破坏|牺牲|妨|碍|阻|受|欠|失|衰|落后|折扣|伤|危"


@cache
def _spelled(pattern: str) -> tuple[str, ...]:
    """减少, 减小 for 减[少小]: all that alternatives with classes, and nothing else, stand for."""
    parts = [re.findall(r"\[(.+?)\]|(.)", alternative) for alternative in pattern.split("|")]
    return tuple(
        "".join(each) for some in parts for each in product(*(letters or one for letters, one in some))
    )


#: English words = what may render them / what says the opposite; a star before those that tell good from bad, so that a lower error is a better one.
_TABLE = r"""
increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|rais(?:e|es|ed|ing)|grow(?:s|n|ing)?|grew|elevat(?:e|es|ed|ing)|higher
  = MORE
  / 减[少小弱轻缓低]|降低|下降|下滑|缩[小短减]|削[弱减]|更[低少小]|较[低少小]|越[低少小]|低于|走低|回落|收窄
larger|bigger|greater
  = MORE
  / 更小|较小|越小|小于|更少|较少|越少|更低
(?:reduc|decreas|diminish|lower)(?:e|es|s|ed|ing)?|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|f[ae]ll(?:s|en|ing)?|shr[aiu]nk(?:s|ing)?|narrow(?:s|ed|ing)|lessen(?:s|ed|ing)?|erod(?:e|es|ed|ing)
  = LESS|去|丢|弃|删|移|舍|落
  / 增[加大强多长高]|提[高升]|上升|升高|扩大|加[剧重大快强]|更[高多大]|较[高多大]|越[高多大]|高于|走高|回升|上涨|拉大
smaller|fewer|lighter|cheaper|shorter
  = LESS|快|便
  / 更[大多重贵长]|较[大多重贵长]|越[大多重贵长]|多于|大于|昂贵|[大多重长贵]得多
faster|quicker|accelerat(?:e|es|ed|ing)|speed(?:s|ing)?|sped|hasten(?:s|ed|ing)?
  = 快|速|迅|短|早|促|推|加|提|省|少|减
  / 慢|减缓|放缓|迟缓|延缓|推迟
slower|slow(?:s|ed|ing)?|delay(?:s|ed|ing)|hamper(?:s|ed|ing)?
  = 慢|缓|迟|延|晚|阻|碍|减|降|抑|推|放|长|拖|妨
  / 加[快速]|更快|较快|越快|快于|促进
stronger|strengthen(?:s|ed|ing)?|amplif(?:y|ies|ied|ying)|intensif(?:y|ies|ied|ying)|boost(?:s|ed|ing)?|promot(?:e|es|ed|ing)|stimulat(?:e|es|ed|ing)|facilitat(?:e|es|ed|ing)|enhanc(?:e|es|ed|ing)
  = MORE|促|推|助|强|加|鼓|激|刺|便|有利|改|优|进|诱|放|好|升
  / 减弱|削弱|抑制|阻碍|妨碍|减[少缓轻]|更弱|较弱|越弱|弱于|降低|损害|压制
weaker|weaken(?:s|ed|ing)?|attenuat(?:e|es|ed|ing)|suppress(?:es|ed|ing)?|inhibit(?:s|ed|ing)?|alleviat(?:e|es|ed|ing)|mitigat(?:e|es|ed|ing)|eas(?:es|ed|ing)|relie(?:ve|ves|ved|ving)|curb(?:s|ed|ing)?|undermin(?:e|es|ed|ing)|dampen(?:s|ed|ing)?
  = LESS|止|防|阻|改善|解决|应对|破坏|危|对抗|克服|受|碍|碎
  / 增[强加大]|加[剧重强大]|促进|提[高升]|更强|较强|越强|强于|放大|刺激|激发
worsen(?:s|ed|ing)?|exacerbat(?:e|es|ed|ing)|aggravat(?:e|es|ed|ing)
  = 剧|重|恶|差|坏|糟|劣|严|加|增|高|大|降|更|深|激|放
  / 缓解|减[轻弱少缓]|改善|好转
* improv(?:e|es|ed|ing)|better
  = WELL|减|降|低|省|少
  / 恶化|损害|变差|更差|越差|削弱|劣于|不如|不及|逊[于色]
* degrad(?:e|es|ed|ing)|impair(?:s|ed|ing)?|hurt(?:s|ing)?|harm(?:s|ed|ing)?|deteriorat(?:e|es|ed|ing)|worse|poorer
  = ILL|增|高|重
  / 改善|提[高升]|增强|变好|更好|越好|优于|好于|促进
easier
  = 易|简|轻|便|顺|利|好|更能
  / 更难|较难|越难|难于
harder
  = 难|硬|困|苦|吃力|不[易便]|努力
  / 更容易|更易|较容易|较易|越容易|更简单
earlier
  = 早|先|前|以往|初|既往|过去|旧|提|已
  / 更晚|较晚|越晚|晚于|迟于
later
  = 晚|后|迟|再|稍|次|下|较新|推|延
  / 更早|较早|越早|早于
# How often, how much, how many.
rarely|seldom|infrequent(?:ly)?|scarcely|hardly
  = 少|罕|鲜|不|难|没|未|无|低|偶|几乎|稀|仅|只|极|忽|略|缺|失|漏|遗|疏|拒|避|弃|排|除
  / 经常|通常|常常|总是|往往|频繁|屡屡|普遍|广泛
often|frequent(?:ly)?|commonly|usually|always|routinely|widely|prevalent
  = 常|频|多|往|通|普|总|屡|一般|惯|广|始终|永|都|均|时|易|大|一直
  / 很少|极少|鲜少|鲜有|罕见|偶尔|从不|从未
negligibl[ey]|minimal(?:ly)?|marginal(?:ly)?|slight(?:ly)?|modest(?:ly)?|minor|little
  = 微|小|少|略|忽|轻|低|不|无|没|未|几乎|有限|稍|极|最|边|薄|弱|零|温和|适|一定|难|次要|缓
  / 显著|巨大|重大|很大|较大|明显|大幅|严重|剧烈|急剧
significant(?:ly)?|pronounced|prominent(?:ly)?|notabl[ey]|remarkabl[ey]|striking(?:ly)?|evident(?:ly)?|substantial(?:ly)?|considerabl[ey]|dramatic(?:ally)?|sharp(?:ly)?|marked(?:ly)?|severe(?:ly)?|drastic(?:ally)?|strong(?:ly)?|huge|vast|massive
  = 显|著|大|重|明|巨|观|极|深|强|突|高|多|很|相当|意义|剧|急|要|严|广|充|实质|丰|长|远|倍|众|颇|较|锐|猛|陡|更|彻|幅|尖|鲜|密|骤|海
  / 微小|轻微|略微|稍微|微弱|微不足道|忽略不计|甚微|小幅|轻度|较小|较弱|极少
worst|poorest|weakest
  = 最?[差坏糟劣低弱恶]|最[贫穷少]|落后|不利
  / 最[好佳优强]
best|strongest
  = 最|优|佳|好|强|领先|先进|尽|高|擅|善|胜|大
  / 最[差坏糟劣弱]
highest|largest|greatest|biggest|longest
  = 最[高大强好优佳长多广重深]|极|首|顶|规模|高|大
  / 最[低小弱差短少]
lowest|smallest|fewest|shortest|least
  = 最[低小弱差短少不慢劣易]|至少|极|起码|不
  / 最[高大强好优佳长多]
scarc(?:e|ity)|lack(?:s|ed|ing)?|absence|shortage|dearth|insufficient|inadequate|limited|paucity
  = 稀|缺|乏|少|不|没|无|未|短|限|匮|局|弱|低|欠|空|难|薄|仅|受|小|差
  / 丰富|充足|充分|大量|充裕|富余|无限|完备
abundan(?:t|ce)|ample|sufficient(?:ly)?|plentiful|rich|wealth|adequate(?:ly)?
  = 丰|充|足|富|大量|多|够|完|海量|广|繁|适|全|深
  / 稀缺|稀少|匮乏|不足|缺乏|缺少|贫乏|有限
# What is done, or not.
neglect(?:s|ed|ing)?|overlook(?:s|ed|ing)?|ignor(?:e|es|ed|ing)|disregard(?:s|ed|ing)?
  = 忽|略|漏|未|没|不|无|缺|少|视而|遗|轻|仅|只|抛|被低|排
  / 重视|关注|考虑|注重|强调|兼顾
avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|preclud(?:e|es|ed|ing)|circumvent(?:s|ed|ing)?|obviat(?:e|es|ed|ing)|eliminat(?:e|es|ed|ing)
  = 避|防|免|阻|杜|止|不|无|除|绕|规|消|减|禁|抑|省|排|遏|克|解|没|未|去|摆|取|难|妨|限|降|克|突|缓
  / 导致|造成|引发|引起|产生|促使|带来|加剧
caus(?:e|es|ed|ing)|leads?|leading|led|induc(?:e|es|ed|ing)|trigger(?:s|ed|ing)?
  = 导|造|引|致|使|产|带|诱|令|让|成|果|因|由|起|招|触|激|领|主|率|促|源|发|铅|从而|前|实|得|取|负责|指|有|进|至|形
  / 避免|防止|消除|阻止|杜绝|免除
struggl(?:e|es|ed|ing)
  = 难|困|挣|挑战|吃力|不|无|未|欠|苦|费|弱|差|有限|努力|艰|斗|瓶颈|问题|失|乏|局|力|应对|争|缺|限|薄
  / 能够|可以|轻松|轻易|容易|擅长|善于|能有效|能准确
fail(?:s|ed|ing)?
  = 失|未|不|无|没|难|败|崩|差|欠|错|误|困|缺|忽|弱|限|垮|坏|故障|低|问题|毁|停|瓦|破|短|局
  / 成功|有效|能够|可以|得以|奏效
succeed(?:s|ed|ing)?|successful(?:ly)?
  = 成|功|有效|奏|胜|顺|达|实现|完|能|可|通|良|好|优|过
  / 失败|失效|未能|无法|不能
exclud(?:e|es|ed|ing)|omit(?:s|ted|ting)?|discard(?:s|ed|ing)?
  = 排|除|外|剔|不|未|删|舍|丢|弃|省|略|去|没|无|非|抛|移|漏|遗|忽|免|拒|筛|过滤|摒|作废|缺|少
  / 纳入|包括|包含|保留|加入|收录|涵盖
includ(?:e|es|ed|ing)|contain(?:s|ed|ing)?|compris(?:e|es|ed|ing)|incorporat(?:e|es|ed|ing)|retain(?:s|ed|ing)?|preserv(?:e|es|ed|ing)|maintain(?:s|ed|ing)?
  = 包|含|涵|括|纳|有|由|涉|加|囊|收|列|内|带|具|其中|设|如|例|等|融|合|引|结|入|嵌|整|采|保|留|维|持|存|守|不|未|无|仍|依|继|护|囤|计|及|附|集|兼|构|组
  / 排除|剔除|舍弃|丢弃|删除|丢失|破坏|去除|失去
disprov(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|reject(?:s|ed|ing)?|rebut(?:s|ted)?|contradict(?:s|ed|ing)?
  = 推翻|否|反|驳|拒|证伪|不|矛盾|相悖|抵触|违|未|无|被拒|排|剔|冲突|相左|非|质疑
  / 证实|证明|支持|接受|采纳|验证|印证|一致|符合
confirm(?:s|ed|ing)?|support(?:s|ed|ing)?|verif(?:y|ies|ied|ying)|validat(?:e|es|ed|ing)|corroborat(?:e|es|ed|ing)
  = 确|证|支|验|印|撑|持|佐|核|检|实|认|辅|助|适用|兼容|提供|校|保障|可|能|表明|显示|维|基
  / 推翻|否定|反驳|否认|拒绝|质疑|驳斥|反对
enabl(?:e|es|ed|ing)|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?
  = 使|能|可|允|许|让|支|便|助|实现|以|令|赋|准|得|供|从而|促|有|确|保|为|开|给|于|由|通过|容|由此|提|启|用|才|时|将|更|进
  / 阻止|禁止|妨碍|阻碍|无法|不能|防止|限制
hinder(?:s|ed|ing)?|imped(?:e|es|ed|ing)|hamper(?:s|ed|ing)?|obstruct(?:s|ed|ing)?|constrain(?:s|ed|ing)?|restrict(?:s|ed|ing)?|limit(?:s|ed|ing)?
  = 阻|碍|妨|限|制|受|困|约|束|难|不|无|局|有限|影响|拖|削|弱|牵|禁|瓶|降|绊|缺|仅|只|抑|低|少|减|小|未
  / 促进|推动|有助于|便于|增强|放宽|推进|加速|助长|鼓励
vanish(?:es|ed|ing)?|disappear(?:s|ed|ing)?
  = 消|失|不|无|没|趋|零|殆|散|退|隐|褪|灭|去|梯
  / 存在|出现|依然|保持|持续|仍然|显现
emerg(?:e|es|ed|ing)|appear(?:s|ed|ing)?|persist(?:s|ed|ing)?
  = 出|现|涌|新|兴|显|似|看|产|存|持|续|仍|依|呈|露|发|演|好|成|起|浮|保|顽|始终|久|长|有|形|载|登|刊
  / 消失|消退|不复
relax(?:es|ed|ing)?|loosen(?:s|ed|ing)?
  = 放|松|宽|弛|弱|缓|减|降
  / 收紧|加强|强化|严格
# What something is like.
same|identical|similar(?:ly)?|consistent(?:ly)?|comparabl[ey]
  = 相|同|一|类|似|近|等|恒|持|始终|统|稳|均|都|可比|也|亦|又|该|此|这|本|样|媲|不亚|接|吻|符|当|平|仿|像|共|各|依
  / 不同|相异|不一致|不相同|差异
contrary|opposite
  = 反|对|逆|不|悖|相左|异|恰|违|而|但|另|却
  / 一致|相同|符合|相符
expensive|costly
  = 昂|贵|高|代价|成本|费|耗|大|密集|开销|繁|重|不便宜|资源
  / 低廉|便宜|廉价|低成本
inexpensive|cheap(?:ly)?|affordable
  = 廉|便|低|经济|省|实惠|不贵|可承|负担|平价|少
  / 昂贵|高昂|高价
simple|easy|easily|simplicity|straightforward|trivial
  = 简|易|单|便|轻|直|朴|平凡|显|可|能|方便|容|初|浅|琐|基|明|清|不难|快|无需|不
  / 复杂|困难|艰难|繁琐|难以|不易|艰巨
complicated|difficult|challenging|hard|tough
  = 复|杂|难|困|挑|艰|不|繁|硬|苦|努|棘|严|峻|较|重|阻|无|苛|坚|巨|吃力|费|深|具有
  / 简单|容易|简易|简便|轻而易举|轻松
sensitive|vulnerable|susceptible|fragile|brittle|prone
  = 敏|感|脆|弱|易|受|影响|薄|不|依赖|遭|攻|倾|灵|容|漏|隐私|缺|碎|难|招|倾向|危|风险|往往|常|机密
  / 鲁棒|稳健|稳定|免疫|坚固|牢固
robust|robustly|stable|resilient
  = 鲁|稳|健|强|坚|固|韧|抗|可靠|耐|定|不|恒|平|抵|适应|弹|有效|牢|一致|良|更|较
  / 脆弱|敏感|易受|薄弱|不稳
ineffective|inefficient|unreliable|infeasible|impractical|useless
  = 无|不|低|失|差|难|没|未|欠|弱|非|浪费|有限|徒|缺|困|冗
  / 有效|高效|可靠|可行|实用|有用
independent(?:ly)?|irrespective|regardless|agnostic
  = 独|无|不|论|管|各|自|任|单|何|均|都|通用|未|与|中立|分别|离|非
  / 依赖|取决于|有关|决定于
# What makes others of these.
can|could|able|ability|capab\w*|possibl[ey]|enough|let|lets
  = 能|可|以|得|足|让|使
more|many|most|further|additional|long|high|large|big|deep(?:er)?|full(?:y)?
  = 增|升|高|大|多|强|长|深|全|充|足|很|最
less|few|low|short|poor|small|only
  = LESS|最
not|no|non|without|never
  = 不|无|没|未|难|少|失|避|防|排|除
effective(?:ly)?|efficient(?:ly)?|efficacy|effectiveness|efficiency|work|works|well
  = 效|好|良|用|成功|行
requir(?:e|es|ed|ing)|needs?|needed|depend(?:s|ed|ing|ent|ence)?|rel(?:y|ies|ied|ying|iance)
  = 需|要|依|靠|取决|关
consider(?:s|ed|ing)?|attention|focus(?:es|ed|ing)?|account|emphasi[sz]\w*|interest|concern\w*
  = 考虑|关注|重视|强调|注
result(?:s|ed|ing)?|produc(?:e|es|ed|ing)|creat(?:e|es|ed|ing)|generat(?:e|es|ed|ing)|introduc\w+|due|because|from|by|incur\w*|bring\w*|driv\w+
  = 导|造|引|产|带|来|促|致
exist(?:s|ed|ing)?|remain(?:s|ed|ing)?|still|there|present|presence|continu\w+|stay\w*
  = 存|现|依然|保持|持续|仍|在
different(?:ly)?|differ(?:s|ed|ing|ences?)?|divers\w+|various|varying|var(?:y|ies)|discrepan\w+|gaps?|mismatch\w*|inconsisten\w+
  = 不同|异|差|一致
prov(?:e|es|ed|en|ing)|demonstrat\w+|show(?:s|n|ed|ing)?|accept\w*|agree\w*|evidence
  = 证|接受|一致|支持|验|符合
"""


def _read(table: str) -> Iterator[Word]:
    """The entries of the table, in which MORE and its like stand for the lists above."""
    for name, listed in (("MORE", _MORE), ("LESS", _LESS), ("WELL", _WELL), ("ILL", _ILL)):
        table = table.replace(name, listed)
    for entry in re.split(r"\n(?! )", re.sub("#.*\n", "", table).strip()):
        words, _, said = entry.partition("\n  = ")
        renderings, _, opposites = said.partition("\n  / ")
        yield Word(
            re.compile(words.removeprefix("* ")),
            re.compile(renderings),
            re.compile(opposites) if opposites else None,
            words.startswith("* "),
        )


WORDS: Sequence[Word] = tuple(_read(_TABLE))

_ANY = re.compile("|".join(word.words.pattern for word in WORDS))


@cache
def opposed(word: str) -> Word | None:
    """The entry of an English word."""
    if _ANY.fullmatch(word) is None:
        return None
    return next(entry for entry in WORDS if entry.words.fullmatch(word))
