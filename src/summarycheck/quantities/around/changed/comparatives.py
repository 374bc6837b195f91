"""How far two things are apart, said the wrong way round: 比基线高13.7点 for "13.7 points lower than the baseline".

It is a fault only where both sides compare with the same thing: what stands after 比 and after *than* share a word
that the other side of the comparison has not. Who is more than whom may be said from either end (乙比甲高 for *A is
lower than B*).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from summarycheck.lexicon import FUNCTION_WORDS
from summarycheck.model import Quantity
from summarycheck.quantities import verbs
from summarycheck.quantities.around.changed.directions import (
    BAD_ZH,
    FASTER_EN,
    SPEEDUP_OF_EN,
    lower_is_better,
    names_any,
)
from summarycheck.quantities.around.pairs import Spot
from summarycheck.quantities.clauses import BLANKS

# Words of one scale in both languages: greater, less. Of different scales, two words may both be right (faster, in less time).
_SCALES = (
    ("高 多 大 增加 增长 上升 升高 提高 高出 多出 超出 超过 高于 多于 大于", "低 少 小 减少 降低 下降 减小 低于 少于 小于",
     "higher more greater larger bigger above outperforms outperformed outperform surpasses surpassed surpass exceeds exceeded exceed exceeding increases increased increase",
     "lower fewer less smaller below shy short behind underperforms underperformed underperform decreases decreased decrease reduces reduced reduce"),
    ("长 延长", "短 缩短", "longer", "shorter"),
    ("快", "慢", "faster", "slower"),
    ("暖 热", "冷 凉", "warmer hotter", "cooler colder"),
    ("重", "轻", "heavier", "lighter"),
    ("晚", "早", "later", "earlier"),
)  # fmt: skip


def _poles(greater: int) -> Mapping[str, tuple[int, int]]:
    """Each word of a language, whose greater ones are in this column, with its scale, and 1 for greater, -1 for less."""
    return {
        word: (scale, pole)
        for scale, row in enumerate(_SCALES)
        for pole, words in zip((1, -1), row[greater : greater + 2], strict=True)
        for word in words.split()
    }


_ZH, _EN = _poles(0), _poles(2)
_AMOUNT_ZH = verbs.FILLERS_ZH + "$"
_LONGEST_FIRST = "|".join(sorted(_ZH, key=len, reverse=True))
_BY_ZH = re.compile(rf"(?<![最提至减降增更])(?P<word>{_LONGEST_FIRST}){_AMOUNT_ZH}")
#: What is compared with: 比…, 相对于…, 与…相比.
_BASE_ZH = re.compile(
    r"(?:比|相较于?|相对于?|相比于?|较(?![大小高低强好少多长短为快慢])|[与和](?=[^。；，]{1,30}相比))(?P<base>[^。；，、,;]{1,30}?)(?:相比，?)?(?P<rest>[^。；，,;]{0,14})$"
)
#: 高于基线3点: the word goes before what is compared with.
_BEFORE_BASE_ZH = re.compile(
    rf"(?P<word>高于|低于|超过|超出|高出|多出)(?P<base>[^，。；、,;\d]{{2,24}}?){_AMOUNT_ZH}"
)
_WORDS_EN = "|".join(sorted(_EN, key=len, reverse=True))
_AFTER_EN = re.compile(
    rf"(?i)(?:(?:,\s|,?\sand\s)\d[\d.]*)*[\s}}$\\%σ-]*(?:sigma[\s}}$]*)?(?:(?:percentage\s)?points?\s)?(?:[-\w]+\s){{0,2}}?(?P<word>{_WORDS_EN})\b"
    r"(?:(?P<of>(?:\s[-\w]+){0,6}?)\s(?:than|compared (?:with|to)|relative to))?\s(?P<base>[^,.;()]{2,60})"
)
_BEFORE_EN = re.compile(
    rf"(?i)\b(?P<word>{_WORDS_EN})\s(?P<base>(?:(?!\b(?:{_WORDS_EN})\b)(?:[^,.;()]|\.\d)){{2,60}}?)\sby(?:\s(?:an?\s(?:[a-z]+\s)?)?(?:improvements?|margins?)\sof)?{verbs.FILLERS_EN}$"
)
#: After the amount of a change: what it is measured by.
_RELATIVE_EN = re.compile(
    r"(?i)[\s}$\\%]*(?:points?)?[^.;,\d]{0,24}?\b(?:relative to|compared (?:with|to)|over|than|against)\s(?P<base>[^,.;()]{2,60})"
)
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_WORD = re.compile(r"[A-Za-z][\w-]*[A-Za-z0-9]")
#: More of these is less: 2x more compact.
_LESSENING = re.compile(r"(?i)\s(?:compact|lightweight|sparse|concise|economical|affordable|cheap)")
#: … and of what is taken away: reduces 12% more bitrate.
_LESSENED_EN = re.compile(r"(?i)\b(?:reduc|sav|cut|trim|eliminat|remov)\w*[\s~$]*$")
_SUBJECT = 90
#: The last characters that may stand before an amount.
ENDS = frozenset("速缓前迟后推高多大加长升出超过于低少小降短慢快暖热冷凉重轻晚早贵了约近达仅均至 $")


#: So far before an amount a word of more or less may stand that leads to it.
_LED_WITHIN = 16
#: Those that say how much alone, and those that more or less, or faster or later, is said by.
_FILLERS = BLANKS + "$了约近达仅均平至"
_WORD_ENDS = ENDS - frozenset(_FILLERS)
#: What may stand after an amount that more or less is said of: 30%更高.
NEXT = frozenset(BLANKS + "的更")
#: Verbs whose object is what is compared with.
_EXCEEDING = ("exceed", "outperform", "surpass", "underperform")
#: These judge: what is better may be the lower (错误率比基线低2%).
_JUDGING_EN = re.compile(r"(?i)\b(?:outperform|surpass|underperform)")


#: Words that what is compared with follows without a *than*.
_COMPARING = frozenset({"above", "below", "shy", "short", "behind"})


class _Comparison(NamedTuple):
    scale: int
    pole: int
    base: str
    subject: str


def turned(at: Spot) -> bool:
    """Whether the target says more where the source says less than the same thing, or the other way round."""
    source, target, a, b = at.source, at.target, at.a, at.b
    # About 30%, 达到30%: no word of more or less before it.
    led = at.before.rstrip(_FILLERS)[-1:] in _WORD_ENDS
    before_zh = target[max(0, b.start - 56) : b.start]
    if (led and _verb_turned(source, before_zh, a)) or _plainly_turned(at, before_zh, led):
        return True
    theirs = _in_target(before_zh, led)
    ours = _in_source(source, a) if theirs is not None else None
    if theirs is None or ours is None or ours.scale != theirs.scale or ours.pole == theirs.pole:
        return False
    if _JUDGING_EN.search(source, max(0, a.start - _SUBJECT), a.start):
        measures = tuple(_words(source[max(0, a.start - _SUBJECT) : a.end + _SUBJECT]))
        if BAD_ZH.search(before_zh) or lower_is_better(measures):
            return False
    if not set(_DIGITS.findall(ours.base)).isdisjoint(_DIGITS.findall(theirs.base)):
        return True  # the recommendation of 55: 比55的建议值
    base, subject = ({word.rstrip("s") for word in _words(side)} for side in (ours.base, ours.subject))
    told, others = base - subject, subject - base
    known = names_any(theirs.base.lower(), tuple(told)) or (
        _KNOWN_EN.search(ours.base) and _KNOWN_ZH.search(theirs.base)
    )
    return bool(known) and not names_any(theirs.base.lower(), tuple(others))


#: What others did before, whatever it is called.
_KNOWN_EN = re.compile(
    r"(?i)state-of-the-art|\bsota\b|\b(?:baselines?|existing|prior|previous|conventional|traditional|standard|competing|best)\b"
)
_KNOWN_ZH = re.compile("最先进|现有|基线|基准|先前|以往|之前|此前|传统|常规|标准|竞争|最[佳优好强]")


#: Changes whose one word is no rewording of the other: 加快18毫秒 is no way to say "slowed by 18 ms".
_VERBS = (
    (r"slow(?:s|ed|ing)?(?: down)?", r"(?:accelerat|speed|sped|quicken|hasten|faster)\w*", "加快|加速|提速", "减慢|放慢|变慢|减缓|减速|降速"),
    (r"delay(?:s|ed|ing)?|postpon\w+", r"advanc\w+|earlier|sooner|brought forward", "提前|提早", "推迟|延迟|延后|推后"),
)  # fmt: skip
_TURNED_VERBS = tuple(
    (
        re.compile(f"(?:{zh}){_AMOUNT_ZH}"),
        re.compile(rf"(?i)\b(?:{said})\b"),
        re.compile(rf"(?i)\b(?:{other})\b"),
    )
    for slow, fast, quick_zh, late_zh in _VERBS
    for zh, said, other in ((quick_zh, slow, fast), (late_zh, fast, slow))
)


_SLOWED_ZH = _TURNED_VERBS[1][0]


def _verb_turned(source: str, before_zh: str, a: Quantity) -> bool:
    for said_zh, said, other in _TURNED_VERBS:
        if said_zh.search(before_zh, len(before_zh) - _LED_WITHIN):
            of = said_zh is _SLOWED_ZH and SPEEDUP_OF_EN.search(source, max(0, a.start - 48), a.start)
            if said_zh is _SLOWED_ZH and (FASTER_EN.match(source, a.end) or (of and of["fast"])):
                return True
            if said.match(source, a.end + 1):
                return True  # nine years earlier: 推迟9年
            clause = re.split(r"[.;]\s", source[max(0, a.start - _SUBJECT) : a.start])[-1]
            return bool(_BY_EN.search(clause) and said.search(clause) and not other.search(clause))
    return False


#: Words right before an amount, and what may stand after it where that is said the other way round.
_PLAIN_ZH = re.compile(rf"(?<![最提至减降增更])(?P<word>[高低多少大小长短快慢贵])(?!达){_AMOUNT_ZH}")
_PLAIN_AFTER_ZH = re.compile(r"\s?的?更(?P<word>[高低多少大小长短快慢贵])")
_PLAIN_EN = {
    "高": "(?:points? )?(?:lower|below|cooler|colder|too low)", "低": "(?:(?:percentage )?points? )?(?:higher|as high|above|more|hotter|warmer|too high)", "多": "fewer|less", "少": "more|as many|as much", "大": "smaller",
    "小": "larger|bigger|as large|as big", "长": "shorter", "短": "longer|as long", "快": "slower", "慢": "faster|as fast", "贵": "cheaper|less expensive",
}  # fmt: skip
_APART = frozenset({"x", "%", "pp", "oom"})
_PLAINLY_OTHER = {
    zh: re.compile(
        rf"(?i)[\s}}$\\%×-]*(?:{words})\b(?!\s(?:compact|sparse|concise|economical|affordable|cheap|efficient|frugal|lightweight))"
    )
    for zh, words in _PLAIN_EN.items()
}


#: After a measure in its clause alone: and are 4.0 °C hotter.
_COMPARED_ALONE = re.compile(r"\s(?:too )?[a-z]+er\b(?! than| by| of| and| in)[.,;) ]")
_OURS_ZH = re.compile("我们|本文|该|所提|提出|[A-Z它此其]")
#: More of what is bad, where the source says less.
_MORE_ZH, _LESS_EN = frozenset("高多大"), re.compile(r"(?i)\s(?:less|fewer)\s(?!than\b)")


def _plainly_turned(at: Spot, before_zh: str, led: bool) -> bool:
    """Whether the amount is said of less where the source says more, with no word of what is compared: 慢3.5倍 for 3.5x faster."""
    source, a = at.source, at.a
    if a.unit not in _APART and not (a.unit and _COMPARED_ALONE.match(source, a.end)):
        return False
    ahead = _PLAIN_ZH.search(before_zh, len(before_zh) - _LED_WITHIN) if led else None
    if ahead is not None and (base := _BASE_ZH.search(before_zh[: ahead.start()])):
        # Who is slower may be said from either end; but nobody calls what he proposes slower than what there was.
        slow = ahead["word"] == "慢" and FASTER_EN.match(source, a.end)
        return bool(slow) and _OURS_ZH.search(base["base"]) is None
    said = ahead or (_PLAIN_AFTER_ZH.match(at.target, at.b.end) if at.next in NEXT else None)
    if said is None:
        return False
    if _PLAINLY_OTHER[said["word"]].match(source, a.end) is not None:
        return True
    worse = said["word"] in _MORE_ZH and BAD_ZH.search(before_zh) is not None
    return worse and a.unit != "%" and _LESS_EN.match(source, a.end) is not None  # 能耗高三个数量级


_BY_EN = re.compile(
    r"(?i)\bby\s(?:about|around|roughly|nearly|over|more than|at least|up to|an?|some|\s)*[\s~$\\({]*$"
)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text) if word.lower() not in FUNCTION_WORDS]


def _in_target(before: str, led: bool) -> _Comparison | None:
    """What the target compares; ``led``: a word of more or less may stand right before the amount."""
    said = _BY_ZH.search(before, len(before) - _LED_WITHIN) if led else None
    if said is not None and (base := _BASE_ZH.search(before[: said.start()])) is not None:
        return _Comparison(*_ZH[said["word"]], base["base"] + base["rest"], "")
    said = _BEFORE_BASE_ZH.search(before) if "于" in before or "超" in before or "出" in before else None
    return None if said is None else _Comparison(*_ZH[said["word"]], said["base"], "")


def _in_source(source: str, a: Quantity) -> _Comparison | None:
    subject = re.split(r"[.;]\s", source[max(0, a.start - _SUBJECT) : a.start])[-1]
    after = _AFTER_EN.match(source, a.end)
    if after is not None:
        word = after["word"].lower()
        compared = after["of"] is not None or word in _COMPARING
        lessened = word in ("more", "less") and (
            _LESSENING.match(source, after.end("word")) or _LESSENED_EN.search(subject)
        )
        if compared and not lessened:
            return _Comparison(*_EN[word], after["base"], subject + (after["of"] or ""))
    before = _BEFORE_EN.search(subject)
    if before is None:
        return None
    word, thing = before["word"].lower(), before["base"]
    if word.startswith(_EXCEEDING):
        return _Comparison(*_EN[word], thing, subject[: before.start()])
    relative = _RELATIVE_EN.match(source, a.end)  # increases X by 8% relative to Y
    return relative and _Comparison(*_EN[word], relative["base"], subject)
