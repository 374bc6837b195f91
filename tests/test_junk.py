"""Junk, markup and language rules: what they must leave alone, and that no text breaks them or slows them down."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarycheck.engine import Checker
from summarycheck.findings import CHECK_FAILED
from summarycheck.kept import packaged_folder
from summarycheck.model import Record, Role, Text
from summarycheck.rules import Rule, load_rules

NEGATIVES = [
    json.loads(line)
    for line in (Path(__file__).parent / "junk" / "negatives.jsonl").read_text("utf-8").splitlines()
]
RULES = load_rules([packaged_folder() / folder for folder in ("junk", "markup", "language")])
CHECKER = Checker(RULES)
ABSTRACT = "Graph networks are hard to train. We propose a method that makes it easier on three datasets."


def flagged(source: str, target: str, role: Role = "translation") -> set[str]:
    report = CHECKER.check(Record(Text(source, "source"), (Text(target, role, role),)))
    assert not [f.message for f in report.findings if f.rule == CHECK_FAILED]
    return {finding.rule for finding in report.findings if finding.severity != "info"}


@pytest.mark.parametrize("role", ["translation", "summary"])
@pytest.mark.parametrize("pair", NEGATIVES, ids=lambda pair: pair["target"][:12])
def test_texts_about_junk_are_none(pair: dict[str, str], role: Role) -> None:
    assert flagged(pair["source"], pair["target"], role) == set()


PIECES = (
    "“", "”", "（", "(", "[", "【", "{", "<", "<p", "$", "\\", "\\a", "**", "#", "|-", "`", "&", "&amp;", "请", "您", "我",
    "用户", "注：", "希望这", "以下是", "Here is ", "Sorry, ", "error ", "翻译", "摘要：", "a b ", "the of ", "的 ", "的", "e ", "_a",
    "本文.a", "Ã", "鈥", "锛", "\ufffd", "\u200b", "ロ", "體", "\U0001f600", "\ud800", "\n", " ", "，", "图网络", '"', "https://a",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_no_text_is_slow(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    start = time.perf_counter()
    flagged(ABSTRACT, "本文" + text)
    flagged(ABSTRACT, text + "。", "summary")
    assert time.perf_counter() - start < 6.0


@given(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_text_is_taken_and_quotes_are_its_own(source: str, target: str) -> None:
    report = CHECKER.check(Record(Text(source, "source"), (Text(target, "summary", "s"),)))
    for finding in report.findings:
        assert finding.rule != CHECK_FAILED, finding.message
        if finding.target is not None:
            assert target[finding.target.start : finding.target.end] == finding.target.text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_a_rule_needs_is_in_all_its_bad_examples(rule: Rule) -> None:
    """``needs`` is for speed: it may never keep out what the expression would find."""
    if not rule.options.get("needs"):
        return
    from summarycheck.checks import check_named
    from summarycheck.reading import Dossier

    run = check_named(rule.check).run
    for pair in NEGATIVES + [
        {"source": e.source, "target": e.target or ""} for r in RULES for e in r.examples
    ]:
        dossier = Dossier(Record.of(pair["source"], translation=pair["target"]))
        with_needs = list(run(dossier, frozenset({"translation"}), rule.options))
        without = list(run(dossier, frozenset({"translation"}), {**rule.options, "needs": ()}))
        assert with_needs == without, pair["target"]
