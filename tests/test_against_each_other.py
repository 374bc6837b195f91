"""All units of a dimension, and bounds of either way, told as each other: what is right is quiet, what is wrong is found."""

from __future__ import annotations

import itertools
from collections import defaultdict

from summarycheck.engine import Checker
from summarycheck.model import RANK, Record
from summarycheck.quantities.scan.units import BY_NAME, CHINESE, ENGLISH
from summarycheck.rules import load_rules, pick

CHECKER = Checker(pick(load_rules(), ["number"]))
#: English bounds, upwards and downwards, and Chinese ones.
UP_EN = (
    "over {}", "more than {}", "above {}", "exceeding {}", "greater than {}", "in excess of {}", "upwards of {}", "> {}", "well over {}", "just over {}",
    "not less than {}", "at least {}", "no fewer than {}", "a minimum of {}", "no less than {}", "≥ {}", "{} or more", "{}+", "$>${}",
)  # fmt: skip
DOWN_EN = (
    "under {}", "below {}", "less than {}", "fewer than {}", "< {}", "at most {}", "no more than {}", "not exceeding {}", "≤ {}", "nearly {}", "almost {}",
    "close to {}", "just under {}", "just shy of {}", "{} or less", "{} or fewer", "within {}", "$<${}",
)  # fmt: skip
UP_ZH = (
    "超过{}",
    "多于{}",
    "大于{}",
    "高于{}",
    "逾{}",
    "{}以上",
    "至少{}",
    "不少于{}",
    "不低于{}",
    ">{}",
    "≥{}",
)
DOWN_ZH = (
    "少于{}",
    "低于{}",
    "小于{}",
    "不到{}",
    "不足{}",
    "{}以下",
    "至多{}",
    "最多{}",
    "不超过{}",
    "近{}",
    "接近{}",
    "<{}",
    "≤{}",
)


def alarmed(source: str, target: str) -> bool:
    """Whether a translation is flagged from ``warning`` on."""
    findings = CHECKER.check(Record.of(source, translation=target)).findings
    return any(RANK[finding.severity] >= RANK["warning"] for finding in findings)


def test_units_of_a_dimension() -> None:
    english, chinese = defaultdict(list), defaultdict(list)
    for alias, unit in ENGLISH.items():
        english[unit.name].append(alias)
    for alias, unit in CHINESE.items():
        chinese[unit.name].append(alias)
    missed, false = [], []
    for ours, theirs in itertools.product(BY_NAME.values(), repeat=2):
        if ours.dimension != theirs.dimension or not (english[ours.name] and chinese[theirs.name]):
            continue
        source = f"The device was run at 37 {max(english[ours.name], key=len)} in the study."
        told = alarmed(source, f"该装置在研究中以37{max(chinese[theirs.name], key=len)}运行。")
        if told == (ours.factor == theirs.factor):
            (false if told else missed).append((ours.name, theirs.name))
    assert (missed, false) == ([], [])


def test_bounds_of_either_way() -> None:
    missed, false = [], []
    ways = ((UP_EN, UP_ZH, DOWN_ZH), (DOWN_EN, DOWN_ZH, UP_ZH))
    for english, right, wrong in ways:
        for bound, told in itertools.product(english, (*right, *wrong)):
            source = f"Latency was {bound.format('34 ms')} in all runs."
            flagged = alarmed(source, f"所有运行中延迟为{told.format('34毫秒')}。")
            if flagged == (told in right):
                (false if flagged else missed).append((bound, told))
    assert (missed, false) == ([], [])
