"""What stands beside a number: the names and nouns it belongs to, in both languages."""

from __future__ import annotations

import re

from summarycheck.cues import cues
from summarycheck.model import Quantity

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_.+][A-Za-z0-9]+)*")
_TERMS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(rf"(?i)\b(?:{english})\b"), re.compile(chinese))
    for english, chinese in (
        ("precision", "精确率|精确度|查准率|精度|精准率"), ("recall", "召回率|查全率|召回"), ("accurac(?:y|ies)", "准确率|准确度|准确性|精度|正确率"),
        ("sensitivity", "敏感性|灵敏度|敏感度"), ("specificity", "特异性|特异度"), ("languages?", "语言|语种"), ("tasks?", "任务"),
        ("data ?sets?|corpora", "数据集|语料"), ("models?", "模型"), ("benchmarks?", "基准"), ("images?", "图像|图片|张"), ("videos?", "视频"),
        ("parameters?", "参数"), ("tokens?", "token|令牌|词元|标记"), ("gpus?", "GPU|显卡"), ("layers?", "层"), ("heads?", "头"),
        ("domains?", "领域|域"), ("classes|categories", "类别|类|种类"), ("participants?|subjects?", "参与者|受试者|被试"),
        ("patients?", "患者|病人"), ("questions?", "问题|题"), ("samples?|examples?|instances?", "样本|样例|示例|实例"), ("hours?", "小时"),
        ("minutes?", "分钟"), ("years?", "年"), ("days?", "天"), ("speed|speedups?|faster", "速度|加速|更快|快"), ("memory", "内存|显存"),
        ("latency", "延迟|时延"), ("throughput", "吞吐量"), ("cost", "成本|费用"), ("training", "训练"), ("inference", "推理"),
        ("energy", "能耗|能量|能源"), ("area", "面积"), ("power", "功耗|功率"), ("women|females?", "女性|妇女|女"), ("men|males?", "男性|男"),
        ("authors?", "作者"), ("papers?|articles?|studies", "论文|文章|研究"), ("documents?", "文档"), ("sentences?", "句子|句"), ("words?", "词|单词"),
        ("experts?", "专家"), ("users?", "用户"), ("scenes?|scenarios?", "场景"), ("objects?", "物体|对象"), ("frames?", "帧"), ("dimensions?", "维度|维"),
        ("nodes?", "节点"), ("edges?", "边"), ("steps?", "步骤|步"), ("stages?|phases?", "阶段"), ("metrics?", "指标"), ("methods?", "方法"),
        ("in-domain|in-distribution", "域内|分布内"), ("out-of-domain|out-of-distribution", "域外|分布外"), ("encod(?:er|ing)", "编码"), ("decod(?:er|ing)", "解码"),
    )
)  # fmt: skip
DATED = frozenset({"ordinal", "year", "month", "day", "decade", "time", "rank", "vague", "dimension"})
_SPLIT_EN = re.compile(r"[;.()]|,(?!\d)|\b(?:and|while|but|versus|vs)\b")
_SPLIT_ZH = re.compile(r"[，。；、;()（）]|,(?!\d)|和|与|及|而")
_PREPOSITION = re.compile(r"\b(?:in|on|for|with|at|by|from|across|to|of|over|under|per|than|as)\b")
_COMMON_CAPITALS = frozenset(
    "The A An In On Of We Our It Its For At This That With To By And Model".split()
) - {"A"}


def same_noun(source: str, target: str, a: Quantity, b: Quantity) -> bool | None:
    """Whether the nouns after two counts are the same; ``None`` when either is unknown to the tables."""
    ours = {label for label in _labels_en(_SPLIT_EN.split(source[a.end : a.end + 32])[0]) if label[0] in "#~"}
    pool = {label[1:] for label in ours if label[0] == "~"}
    theirs = {
        label
        for label in _labels_zh(_SPLIT_ZH.split(target[b.end : b.end + 10])[0], pool)
        if label[0] in "#~"
    }
    if ours & theirs:
        return True
    known = {label for label in ours if label[0] == "#"}, {label for label in theirs if label[0] == "#"}
    return False if all(known) else None


def attached_across(source: str, target: str, a1: Quantity, a2: Quantity, b1: Quantity, b2: Quantity) -> bool:
    """Whether b1 stands with a2's thing and b2 with a1's, and neither with its own.

    A count's thing follows it (10 languages), a value's goes before it (A scores 92.1); where the first
    reading tells the two apart no better than "both are scores", the second is tried.
    """
    if a1.kind != a2.kind or b1.kind != b2.kind or {a1.kind, b1.kind} & DATED or a1.weak or a2.weak:
        return False
    for after_too in (True, False):
        first, second = _thing_en(source, a1, None, a2, after_too), _thing_en(source, a2, a1, None, after_too)
        pool = {label[1:] for label in first | second if label[0] == "~"}
        near1 = _thing_zh(target, b1, b2, None, after_too, pool)
        near2 = _thing_zh(target, b2, None, b1, after_too, pool)
        if all(any(label[0] == "#" for label in labels) for labels in (first, second, near1, near2)):
            # Where the term table knows all four, the looser cue words have no say.
            first, second, near1, near2 = (
                {label for label in labels if label[0] != "~"} for labels in (first, second, near1, near2)
            )
        shared = (first & second) | (near1 & near2)
        if shared and after_too:
            continue
        first, second, near1, near2 = first - shared, second - shared, near1 - shared, near2 - shared
        crossed = bool(first & near2) + bool(second & near1)
        kept = bool(first & near1) + bool(second & near2)
        if crossed == 2 or kept:
            return not kept
    return False


def _thing_en(
    source: str, a: Quantity, previous: Quantity | None, following: Quantity | None, after_too: bool
) -> set[str]:
    """What a source number belongs to: the names and known terms after it, else those before it."""
    after = source[a.end : min(a.end + 32, following.start if following else len(source))]
    before = source[max(0, a.start - 48, previous.end if previous else 0) : a.start]
    labels: set[str] = set()
    if after_too:
        stretch = _SPLIT_EN.split(after)[0]
        # Nouns count up to the first preposition; a name may stand behind one (10.7% on AMC12).
        labels = _labels_en(_PREPOSITION.split(stretch)[0]) | _names_en(stretch)
    return labels or _labels_en(_SPLIT_EN.split(before)[-1])


def _thing_zh(
    target: str,
    b: Quantity,
    previous: Quantity | None,
    following: Quantity | None,
    after_too: bool,
    pool: set[str],
) -> set[str]:
    """What a target number belongs to; ``pool`` are the Chinese words that would answer to the source's."""
    after = target[b.end : min(b.end + 12, following.start if following else len(target))]
    before = target[max(0, b.start - 24, previous.end if previous else 0) : b.start]
    labels = _labels_zh(_SPLIT_ZH.split(after)[0], pool) if after_too else set()
    return labels or _labels_zh(_SPLIT_ZH.split(before)[-1], pool)


def _names_en(window: str) -> set[str]:
    words = (match.group() for match in _LATIN.finditer(window))
    return {word.lower() for word in words if not word.islower() and word not in _COMMON_CAPITALS}


def _labels_en(window: str) -> set[str]:
    labels = {f"#{index}" for index, (english, _) in enumerate(_TERMS) if english.search(window)}
    labels |= _names_en(window)
    table = cues()
    for word in (match.group() for match in _LATIN.finditer(window)):
        cue = table.get(word.lower()) or (table.get(word[:-1].lower()) if word.endswith("s") else None)
        if cue is not None and cue.hit >= 0.6 and cue.chance <= 0.12:
            labels |= {"~" + rendering for rendering in cue.renderings}
    return labels


def _labels_zh(window: str, pool: set[str]) -> set[str]:
    labels = {f"#{index}" for index, (_, chinese) in enumerate(_TERMS) if chinese.search(window)}
    labels |= {match.group().lower() for match in _LATIN.finditer(window)}
    return labels | {"~" + rendering for rendering in pool if rendering in window}


def things_cross(
    source: str, target: str, a1: Quantity, a2: Quantity, first: Quantity, second: Quantity
) -> bool:
    """Whether the names after a bare list of numbers stand in the other order in the target too."""
    near_en = source[max(0, a1.start - 80) : a2.end + 100]
    near_zh = target[max(0, first.start - 50) : second.end + 40]
    ours = [match.group().lower() for match in _LATIN.finditer(near_en)]
    shared = [
        m.group().lower()
        for m in _LATIN.finditer(near_zh)
        if len(m.group()) > 1 and m.group().lower() in ours
    ]
    order = [ours.index(word) for word in dict.fromkeys(shared)]
    if len(order) >= 2:
        return order != sorted(order)
    terms_en, terms_zh = _term_order(near_en, near_zh)
    return len(terms_en) >= 2 and terms_en != terms_zh


def _term_order(near_en: str, near_zh: str) -> tuple[list[int], list[int]]:
    places: list[tuple[int, int, int]] = []
    for index, (english, chinese) in enumerate(_TERMS):
        a, b = english.search(near_en), chinese.search(near_zh)
        if a and b:
            places.append((index, a.start(), b.start()))
    by_en = [index for index, _, _ in sorted(places, key=lambda place: place[1])]
    by_zh = [index for index, _, _ in sorted(places, key=lambda place: place[2])]
    return by_en, by_zh
