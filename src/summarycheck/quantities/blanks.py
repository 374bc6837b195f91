"""Places where a number should stand and none does: 近%, 第周, 2024年月, p <）, an empty bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
        (("至年", "到年", "从年", "自年"), "[至到从自]年(?=[间至到，。、；）月])"),
        (("（）", "()", "[]", "（ ）", "( )", "[ ]"), r"(?<![A-Za-z0-9_\])])[（(\[]\s?[）)\]](?!\()"),
        (("<", ">", "＜", "＞", "≤", "≥", "="), r"(?<![A-Za-z/<])[A-Za-z]\s?[<>≤≥=＜＞]\s*[）)，。；]"),
        (("万", "亿"), r"[从用含于了和与的]\s?(?:万|亿)(?=[个名条张种参词图样篇次函评解美])"),
        (("@",), rf"[A-Za-z]@(?=[{_ZH}，。；、）)])"),
        (("包含", "包括", "收集了", "使用了", "超过", "共有", "涵盖"), "(?:包含|包括|收集|使用|超过|共有|涵盖)了?[个种名例篇份张条](?![体人性别件目款例形类子样内状码约文称单字词植族群额章幅外如力])"),
        (("约",), "(?<![制解大])约(?:[个种名例篇份米秒天倍]|公里|小时|分钟)"),
    )
)  # fmt: skip
_TRIGGERS = tuple((trigger, shape) for triggers, shape in _SHAPES for trigger in triggers)
#: Which of them begin with a character: of the many, a text has the first characters of few.
_BEGINNING: dict[str, list[int]] = {}
for _number, (_trigger, _) in enumerate(_TRIGGERS):
    _BEGINNING.setdefault(_trigger[0], []).append(_number)
_FIRSTS = re.compile(f"[{re.escape(''.join(_BEGINNING))}]")
#: How far around its trigger a blank reaches.
_BEFORE, _AFTER = 4, 6


def find(source: str, target: str) -> Iterator[Span]:
    """The blanks of the target, but for what the source writes so itself."""
    found: dict[int, Span] = {}
    due = [number for first in set(_FIRSTS.findall(target)) for number in _BEGINNING[first]]
    for trigger, shape in (_TRIGGERS[number] for number in sorted(due)):
        at = target.find(trigger)
        while at >= 0:
            hit = shape.search(target, max(0, at - _BEFORE), at + len(trigger) + _AFTER)
            if hit is not None and hit[0] not in source:
                found[hit.start()] = Span(hit[0], hit.start(), hit.end())
            at = target.find(trigger, at + len(trigger))
    yield from (found[start] for start in sorted(found))
