"""Places where a number should stand and none does: 近%, 第周, 2024年月, p <）, an empty bracket."""

from __future__ import annotations

import re

from summarycheck.model import Span

_ZH = "\u4e00-\u9fff"
#: What a blank looks like, by the characters around which it is looked for.
_SHAPES = tuple(
    (triggers, re.compile(shape))
    for triggers, shape in (
        # (%) in brackets only names a unit, and 以%表示
        (
            ("%", "％"),
            rf"(?:(?![以用按])[{_ZH}，；、]|(?<![A-Za-z\d)}}\]])[（(<>=≥≤±])\s?\\?[%％](?=\s?(?:CI|UI|CrI|[{_ZH}，。；、]))(?!的?\s?[）)])",
        ),
        (("百分点",), r"[约近达到至为了和与及、（，；从高低]\s?个?百分点(?![数值图])"),
        (("第",), "(?<![门等科及次尔甘])第(?=[周天年月日个名位步阶届版轮次章节层类组季期])"),
        (("年月", "月日"), r"\d年月|年月\d|\d月日"),
        (("月 日", "月  日"), r"\d\s?月\s{1,3}日(?![本常子期程历元军方])"),
        (("午点", "晚点", "晨点"), "(?:[上下中]午|晚|凌晨)点(?=[前后到至左钟，。；、]|$)"),
        (("个月",), "(?:延长|缩短|长达|[约达近至])个月"),
        (("至年", "到年", "从年", "自年"), "[至到从自]年(?=[间至到，。、；）月])"),
        (("（）", "()", "[]", "（ ）", "( )", "[ ]"), r"(?<![A-Za-z0-9_\])])[（(\[]\s?[）)\]](?!\()"),
        (("<", ">", "＜", "＞", "≤", "≥", "="), r"(?<![A-Za-z/<])[A-Za-z]\s?[<>≤≥=＜＞]\s*[）)，。；]"),
        (("万", "亿"), r"[从用含于了和与的]\s?(?:万|亿)(?=[个名条张种参词图样篇次函评解美])"),
        (
            ("英尺", "英里", "英寸", "英亩", "公顷", "公里", "米（"),
            r"(?:(?<!单位)[为达约]|[长高宽深远重]达|高度为|每小时|约合)\s?(?:英尺|英里|英寸|英亩|公顷|公里|米)(?=[（(，。的])",
        ),
        (("岁的",), r"[是有和、，]\s?岁的"),
        (("约 周", "约周"), r"约\s?周(?=[，。；、）的])"),
        (("@",), rf"[A-Za-z{_ZH}]@(?=[{_ZH}，。；、）)])"),
        # a citation without its year, two commas around a number that is gone
        (("，）", "，)", ", )", ",)", ", ]"), r"(?:等人?|al\.|[A-Za-z\d])[,，]\s?[）)\]]"),
        (("al.",), r"et al\.(?:\s?[）)\]]|[,，]\s?[,，；;）)\]])"),
        (("等，", "等人，"), r"等人?[,，]\s?[,，；;]"),
        (("（年）", "（%）", "（个）", "（例）"), r"(?:人|等|[例名个者])（(?:年|%|个|例)）"),
        (("由名", "在种", "发生例", "至分", "，分表示"), "(?:由名|在种|发生例|至分|，分表示)(?![体人性别件目案头中位称字词为单义类族群子植内间系质属布解析离歧手配割散数析区])"),
        (("包含", "包括", "收集了", "使用了", "超过", "共有", "涵盖"), "(?:包含|包括|收集|使用|超过|共有|涵盖)了?[个种名例篇份张条](?![体人性别件目款例形类子样内状码约文称单字词植族群额章幅外如力])"),
        (("约",), "(?<![制解大])约(?:[个种名例篇份米秒天倍]|公里|小时|分钟)"),
    )
)  # fmt: skip
#: What there is of these in a text tells which blanks it may have.
TELLTALES = {trigger: shape for triggers, shape in _SHAPES for trigger in triggers}
_NARROW = str.maketrans("（）［］，；％", "()[],;%")


def _so_written(blank: str, source: str) -> bool:
    """Whether the source has the blank itself, no number filling it (rm@ of rm@8)."""
    blank = blank.translate(_NARROW)
    at = source.find(blank)
    while at >= 0 and source[at + len(blank) : at + len(blank) + 2].strip("$ ")[:1].isdecimal():
        at = source.find(blank, at + 1)
    return at >= 0


_COUNTED = (
    "个(?![体人性别案例头中位股税])|种(?![族群类子植内间系质属种数])|名(?![称字词人为单义额副列誉胜声次望家校片著])|(?<![用为])例(?![如子外证行句程题数])"
    "|篇(?![章幅名])|项(?!目)|条(?![件款目纹形带理])|张(?![量力])|(?<![入对])层(?![次级面间状析内])|步(?![骤态长行伐数进入履幅])|次(?![要数级序日优生线于之])"
    "|年(?![龄度代间轻均份化初末底报级])|月(?![份经])|(?<!在)天(?![然气生线体])|小时|分钟|秒(?![速杀])|倍(?![数率增性频])|岁(?!月)|号(?![称召角码])"
    "|级(?![联数别])|(?<!用)型(?!号)|(?<!为)期(?![间刊望待末限])|款(?![项式待])|厘米|毫米|公里|千米|(?<!纳)米(?!粒)|千克|克(?![服隆])|[%％]|[KMGT]b\\b"
)
#: What a number left behind, and other words may leave too: to be believed only of a number that is known to be lost.
_HOLE = re.compile(
    rf"(?:[了在由与和用从对含为共达仅纳入取至到以及超近约、（(，：]|发生|排除|包含|使用|采用)\s*(?:{_COUNTED})"
    r"|[=<>≤≥]\s*(?=[；;，,。)）])|(?:设|分别)为\s*(?=[时的和、，。])|[（(\[]\s*[）)\]]|[（(\[][\d,\s]*,\s*[\])]|@(?![\dA-Za-z])"
    r"|(?<![\d〇一二三四五六七八九十百千几数半两多每整单该这那某各首末来余上下前后])个月"
    r"|第(?=[条款章节届位个名])"
)
#: How far from the place of the lost number its hole may be.
_HOLE_WITHIN = 48


def left(target: str, place: int) -> Span | None:
    """The hole around the place of a number that is known to be lost: 使用个标记, 设为时, HR=；."""
    hits = _HOLE.finditer(target, max(0, place - _HOLE_WITHIN), place + _HOLE_WITHIN)
    nearest = min(hits, key=lambda hit: abs(hit.start() - place), default=None)
    return None if nearest is None else Span(nearest[0], nearest.start(), nearest.end())


#: How far around its trigger a blank reaches.
_BEFORE, _AFTER = 4, 6


def find(source: str, target: str, there: frozenset[str]) -> list[Span]:
    """The blanks of the target, whose ``TELLTALES`` are ``there``, but for what the source writes so itself."""
    found: dict[int, Span] = {}
    for trigger in sorted(there & TELLTALES.keys()):
        shape, at = TELLTALES[trigger], target.find(trigger)
        while at >= 0:
            hit = shape.search(target, max(0, at - _BEFORE), at + len(trigger) + _AFTER)
            if hit is not None and not _so_written(hit[0], source):
                found[hit.start()] = Span(hit[0], hit.start(), hit.end())
            at = target.find(trigger, at + len(trigger))
    return [found[start] for start in sorted(found)]
