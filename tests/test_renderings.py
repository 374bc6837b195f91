"""Renderings of numbers: each right one passes, each wrong one is flagged, in sentences of its own.

Each line of ``challenge/renderings.tsv`` has the English, right renderings and wrong ones (``|`` between them); a ``~``
before a rendering says that it falls short today.
"""

from __future__ import annotations

import pytest

from challenges import CHALLENGE, checker
from summarycheck.model import RANK, Record, Text

CARRIERS = (
    ("Our study concerns {} in practice.", "我们的研究涉及实践中的{}。"),
    ("The authors report {} here.", "作者在此报告了{}。"),
    ("We find {}, which is encouraging.", "我们发现{}，这令人鼓舞。"),
)


def cases() -> list[object]:
    """Each rendering as a test parameter: the English, the Chinese, and whether it is right."""
    found = []
    for line in (CHALLENGE / "renderings.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            continue
        english, right, wrong = line.split("\t")
        for is_right, renderings in ((True, right), (False, wrong)):
            for rendering in renderings.split("|"):
                mark = pytest.mark.xfail(strict=True, reason="falls short")
                chinese = rendering.removeprefix("~")
                marks = [mark] if rendering != chinese else []
                found.append(
                    pytest.param(english, chinese, is_right, marks=marks, id=f"{english}: {chinese}")
                )
    return found


def worst(english: str, chinese: str) -> list[int]:
    """The rank of the gravest number finding in each carrier sentence; -1 for none."""
    ranks = []
    for source, target in CARRIERS:
        texts = (Text(target.format(chinese), "translation", "translation"),)
        record = Record(Text(source.format(english), "source", "source"), texts, "x")
        findings = checker().check(record).findings
        ranks.append(max((RANK[each.severity] for each in findings if each.category == "number"), default=-1))
    return ranks


@pytest.mark.parametrize(("english", "chinese", "is_right"), cases())
def test_rendering(english: str, chinese: str, is_right: bool) -> None:
    ranks = worst(english, chinese)
    if is_right:
        assert max(ranks) < RANK["warning"]
    else:
        assert min(ranks) >= 0
