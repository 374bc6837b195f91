"""What a number counts: English things after it, a Chinese counter."""

from __future__ import annotations

import re

#: Words that join phrases: what is counted ends before them.
JOINING = (
    "and|or|but|nor|of|in|on|at|by|for|with|without|within|from|to|into|as|than|per|over|under|above|below|near|across|through|between|via|vs|versus"
    "|during|after|before|until|since|once|because|unless|while|when|where|whereas|which|who|that|if|using|compared|is|are|was|were"
)
#: No such word begins here; in-house systems are things all the same.
NO_JOINING = rf"(?!(?:{JOINING})\b(?!-))"
#: Words in s that are no plurals.
_SINGULAR = "this|has|does|its|thus|less|plus|minus|times|sometimes|always|perhaps|besides|towards|various"

#: Right after a number of the target these say that it counts what follows.
COUNTERS = frozenset("个种项类名位条张台次轮组套层款篇块枚颗只辆门份部本幅件例户批座家段")


def things(most: int, but: str = "") -> re.Pattern[str]:
    """After a number, its things in the plural, with so many words before their noun at the most; ``but`` are nouns that are none."""
    none = f"{_SINGULAR}|{but}" if but else _SINGULAR
    return re.compile(
        rf"\s+(?:{NO_JOINING}[\w'’/-]+\s+){{0,{most}}}?{NO_JOINING}(?!(?:{none})\b)"
        r"(?:[A-Za-z][\w-]*[A-RT-Za-rt-z]s|people|children|men|women)\b"
    )
