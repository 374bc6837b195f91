"""Numbers on which the reader or the match once failed."""

from __future__ import annotations

import time

import pytest

from summarycheck import check_pair, quantities


@pytest.mark.parametrize(
    ("source", "target", "rules"),
    [
        ("The seats were split 6:4 between the two lists.", "席位在两份名单之间六四开。", []),
        ("The seats were split 1:3 between the two lists.", "席位在两份名单之间六四开。", ["number-changed"]),
        ("The seats were split 2:3 between the two lists.", "席位在两份名单之间六四开。", ["number-changed"]),
        ("The ratio of cats to dogs was 1:4.", "猫与狗之比为4:1。", ["number-changed"]),
    ],
)
def test_ratios_in_figures_and_in_words(source: str, target: str, rules: list[str]) -> None:
    assert [finding.rule for finding in check_pair(source, target).findings] == rules


@pytest.mark.parametrize("text", ["速率为1 0^-3。", "速率为0⁻³。", "速率为0的负3次方。", "零的负三次方"])
def test_nothing_is_raised_to_less_than_nothing(text: str) -> None:
    assert 0 in [quantity.low for quantity in quantities(text, "zh")]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("It is 5% (90^{-3}).", "约千分之〇，为5秒。"),
        ("It ends between 10 and -2 of 0 items, 0.05 of it.", "p＜0.05的三成五，从0到-2。"),
        ("least -6 from 9 0 9 between 10 -2 0 [12, (95% 1/0", "三个不得超过数千万减半p＜0.050比3七成五余。"),
        ("In 2019.²First, 2.① of them.", "2019.²第一，变化为7.²%。"),
        ("hundred " * 1000, "百多万" * 1000),
    ],
)
def test_odd_numbers_fail_no_check(source: str, target: str) -> None:
    for role in ("translation", "summary"):
        rules = {finding.rule for finding in check_pair(source, target, role).findings}
        assert "check-failed" not in rules


@pytest.mark.parametrize(
    ("source", "target", "rules"),
    [
        ("The camera records 60 frames per second.", "摄像机每分钟记录60帧。", ["number-unit-changed"]),
        ("The camera records 60 frames per second.", "摄像机每秒记录60帧。", []),
        ("Samples are taken once a week.", "每月取样一次。", ["number-changed"]),
    ],
)
def test_the_span_of_a_rate_is_told_once(source: str, target: str, rules: list[str]) -> None:
    assert [finding.rule for finding in check_pair(source, target).findings] == rules


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Scores {} pts improve accuracy by 5%.", "准确率下降了5%。"),
        ("Meetings on July 19 and August 4 had {} guests.", "会议于7月4日和8月19日举行。"),
    ],
)
def test_a_row_of_figures_takes_no_time(source: str, target: str) -> None:
    start = time.perf_counter()
    check_pair(source.format(" ".join(map(str, range(11, 41)))), target)
    assert time.perf_counter() - start < 3.0
