"""How one number may have slipped from another, however each is written."""

from __future__ import annotations

import pytest

from summarycheck import check_pair


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
