"""What a generator is told: every error and warning with its quotes and what is wanted, and nothing else."""

from __future__ import annotations

import pytest

from summarycheck import Checker, Record, check_pair
from summarycheck.model import Finding, Report, Severity, Span, Suggestion, Text


def finding(
    target: str | None = "旧",
    source: str | None = "old",
    repair: Suggestion | None = None,
    severity: Severity = "error",
    category: str = "junk",
    role: str = "translation",
) -> Finding:
    return Finding(
        "a-rule",
        category,
        severity,
        "1",
        role,
        role,
        "as the rule says",
        source=Span(source, 0, len(source)) if source is not None else None,
        target=Span(target, 0, len(target)) if target is not None else None,
        suggestion=repair,
    )


def asked(*findings: Finding, more: tuple[Text, ...] = (), lang: str = "en") -> list[str]:
    """The lines between the first and the last."""
    record = Record(Text("old", "source", "source"), (Text("旧", "translation", "translation"), *more))
    hint = Report(record, findings).repair_hint(lang="zh" if lang == "zh" else "en")
    return hint.splitlines()[1:-1]


@pytest.mark.parametrize(
    ("found", "english", "chinese"),
    [
        (
            finding(repair=Suggestion("新", True)),
            "1. replace “旧” by “新” (source: “old”)",
            "1. 把“旧”改为“新”（原文：“old”）",
        ),
        (
            finding(repair=Suggestion("新"), source=None),
            "1. “旧” is wrong, probably for “新”",
            "1. “旧”有误，应为“新”之意，请核对原文",
        ),
        (finding("\u200b", None, Suggestion("", True)), "1. delete “\\u200b”", "1. 删去“\\u200b”"),
        (
            finding(severity="warning"),
            "1. “旧”: as the rule says (source: “old”)",
            "1. “旧”：as the rule says（原文：“old”）",
        ),
        (
            finding(None, "a claim", category="claim"),
            "1. say what is missing: “a claim”",
            "1. 补上缺少的内容：“a claim”",
        ),
        (finding(None, None), "1. as the rule says", "1. as the rule says"),
        (
            finding("一\n 二" + "长" * 300, None),
            f"1. “一 二{'长' * 77} … {'长' * 80}”: as the rule says",
            f"1. “一 二{'长' * 77} … {'长' * 80}”：as the rule says",
        ),
    ],
)
def test_each_kind_of_finding(found: Finding, english: str, chinese: str) -> None:
    assert asked(found) == [english]
    assert asked(found, lang="zh") == [chinese]


def test_what_is_not_asked_for() -> None:
    nothing = [finding(severity="info"), finding(None, role="source")]
    assert asked(*nothing) == []
    assert asked(*nothing, finding(None, None), finding(None, None)) == [
        "1. as the rule says",
        "2. as the rule says",
    ]
    clean = check_pair("It has 70 billion parameters.", "它有700亿个参数。")
    assert clean.repair_hint() == ""


def test_of_several_texts_each_is_named() -> None:
    summary = Text("要", "summary", "AI.result")
    assert asked(finding(None, None), more=(summary,)) == ["1. [translation] as the rule says"]


def test_a_generator_that_does_as_it_is_told_is_clean() -> None:
    english, chinese = "We train a 70 billion parameter transformer.", "我们训练了70亿参数的变压器。"
    report = Checker(lang="zh").check(Record.of(english, translation=chinese))
    hint = report.repair_hint(lang="zh")
    assert hint.startswith("这份中文与英文原文不符")
    assert hint.endswith("只输出改正后的全文。")
    assert "把“70亿”改为“700亿”（原文：“70 billion”）" in hint
    done = chinese
    for each in report.findings:
        assert each.target is not None
        assert each.suggestion is not None
        done = done.replace(each.target.text, each.suggestion.text)
    assert check_pair(english, done).findings == ()
