"""Traditional Chinese is read as Simplified, and quoted as it is written."""

from __future__ import annotations

import pytest

from summarycheck import Record, check_pair, quantities
from summarycheck.engine import Checker
from summarycheck.glossaryfile import parse_glossary
from summarycheck.model import Text
from summarycheck.rules import parse_rule
from summarycheck.scripts import simplified


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("基於兩個特徵，準確率約為86%", "基于两个特征，准确率约为86%"),
        ("均低於60%", "均低于60%"),
        ("基于两个特征", "基于两个特征"),
        ("Fréchet 距離²", "Fréchet 距离²"),
    ],
)
def test_simplified(written: str, read: str) -> None:
    assert simplified(written) == read


def test_simplified_text_is_not_copied() -> None:
    text = "这是简体中文和 Ångström。"
    assert simplified(text) is text


@pytest.mark.parametrize(
    ("source", "target", "role"),
    [
        ("Errors fell by up to 30% on fewer than 50 tasks.", "在少於50項任務上，錯誤減少多達30%。", "translation"),
        ("The file holds hexadecimal codes of about 2 million images.", "該檔案包含約兩百萬張圖像的十六進位代碼。", "translation"),
        ("It costs more than three orders of magnitude less.", "其成本降低了三個數量級以上。", "translation"),
        ("The sign 2 trillion is written so.", "寫作2兆。", "summary"),
        ("The code is available at this link.", "代碼可在以下鏈接獲取。", "translation"),
    ],
)  # fmt: skip
def test_right(source: str, target: str, role: str) -> None:
    assert [f for f in check_pair(source, target, role).findings if f.severity != "info"] == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "target", "rule", "quote", "fix"),
    [
        ("It has 70 billion parameters.", "它擁有70億個參數。", "number-magnitude", "70億", "700億"),
        ("Errors fell by at least 30%.", "錯誤減少至多30%。", "bound-turned", "30%", None),
        ("We train on three million images.", "我們在三億張圖像上訓練。", "number-magnitude", "三億", "三百萬"),
    ],
)  # fmt: skip
def test_wrong(source: str, target: str, rule: str, quote: str, fix: str | None) -> None:
    (finding,) = [f for f in check_pair(source, target).findings if f.rule == rule]
    assert finding.target is not None
    assert finding.target.text == quote == target[finding.target.start : finding.target.end]
    assert (finding.suggestion and finding.suggestion.text) == fix
    assert quote in finding.message


def test_quantities_are_quoted_as_written() -> None:
    assert [(q.text, q.low) for q in quantities("約兩萬個樣本，佔三成", "zh")] == [
        ("兩萬", 20000),
        ("三成", 30),
    ]


def test_receipts_quote_what_is_written() -> None:
    record = Record(Text("Two models win.", "source"), (Text("兩個模型獲勝。", "translation"),))
    receipt = Checker(receipts=True).check(record).receipt
    assert receipt is not None
    (comparison,) = receipt.targets
    assert [sentence.text for sentence in comparison.target.sentences] == ["兩個模型獲勝。"]
    assert [number.text for number in comparison.target.numbers] == ["兩"]
    assert [link.target.text for link in comparison.numbers] == ["兩"]


def test_a_glossary_in_traditional_characters() -> None:
    glossary = parse_glossary("- {term: software, allowed: [軟體], forbidden: [軟件]}")
    record = Record(Text("The software is new.", "source"), (Text("此軟件是新的。", "translation"),))
    (finding,) = [
        f for f in Checker(glossaries=glossary).check(record).findings if f.rule == "term-mistranslated"
    ]
    assert finding.target is not None
    assert finding.suggestion is not None
    assert (finding.target.text, finding.suggestion.text) == ("軟件", "軟體")


def test_a_pattern_in_traditional_characters_is_looked_for_as_it_is_written() -> None:
    rule = parse_rule(
        """
id: old-character
check: pattern
category: language
severity: info
applies-to: [translation]
options: {pattern: "裡"}
message: "“{target}”"
message-en: "“{target}”"
why: Only this form.
examples:
  bad: [{source: "In it.", target: "在盒子裡。"}]
  ok: [{source: "In it.", target: "在盒子里。"}]
""",
        "old-character.yaml",
    )
    texts = ("在盒子裡。", "在盒子里。")
    flagged = [
        [f.target.text for f in Checker([rule]).check(Record(Text("In it.", "source"), (Text(t, "translation"),))).findings if f.target]
        for t in texts
    ]  # fmt: skip
    assert flagged == [["裡"], []]
