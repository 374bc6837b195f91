"""The change after its amount: 270%的性能提升, 2.5倍减速."""

from __future__ import annotations

import re

from summarycheck.model import Quantity
from summarycheck.quantities.around.changed import directions
from summarycheck.quantities.clauses import clause_zh

#: The change after its amount: 270%的性能提升, 2.5倍减速.
_NAMED_AFTER_ZH = re.compile(
    r"[)$\s]*(?:以上|左右)?的?(?:(?![，。；、,;的（）()和与及或并且而在至到会使让将可令]).){0,8}?(?:(?P<slow>减速|降速|放缓|减慢)|(?P<fast>加速|提速|加快)"
    r"|(?P<up>增益|增长|增加|增幅|上升|提升|提高|改善|改进|增强)|(?P<down>下降|降低|减少|缩减|损失|降幅|恶化|退化|衰减))(?![率器模后前下降减提增上])"
)


#: What no such name begins with.
ENDS = frozenset("，。；、,;（(和与及或并且而在至到会使让将可令")


def otherwise(source: str, target: str, a: Quantity, b: Quantity) -> bool:
    """Whether the target names the change after its amount as the other way than the source's: 270%的性能下降 for "270% gains"."""
    said = _NAMED_AFTER_ZH.match(target, b.end)
    if said is None:
        return False
    if said["slow"] or said["fast"]:
        other = directions.SLOWER_EN if said["fast"] else directions.FASTER_EN
        if other.match(source, a.end):
            return True
        of = directions.SPEEDUP_OF_EN.search(source, max(0, a.start - 48), a.start)
        return of is not None and (of["fast"] is None) is (said["fast"] is not None)
    event = directions.event_of(source, a)
    if event is None or directions.DENIED_ZH.search(clause_zh(target, b.start)):
        return False
    what = said[0][: -len(said["down"] or said["up"])]
    if "效" in what or directions.LESS_IS_MORE.search(what.replace("性能", "")):
        return False  # 能效提升 is energy saved
    if said["down"]:
        return (
            event.kind in ("up", "better")
            and not directions.lower_is_better(event.things)
            and not directions.BAD_ZH.search(what)
        )
    return event.kind in ("worse", "down") and directions.names_any(said[0], event.things)
