"""The pages of rules: on the terminal and in the manual."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner, Result

from summarycheck import kept, manual, rules
from summarycheck.cli import app
from summarycheck.manual import measurements, page
from summarycheck.model import CATEGORIES, Lang
from summarycheck.rules import load_rules, parse_rule

LANGS: tuple[Lang, ...] = ("en", "zh")
RULE = r"""
id: fence-left
check: pattern
category: markup
severity: {translation: error, summary: info}
applies-to: [translation, summary]
options: {pattern: '```|`x`'}
message: 多出标记“{target}”
message-en: "a mark is left: “{target}”"
why: "It *means* nothing to <b>readers</b>."
why-zh: 读者看不懂。
fix: {kind: none}
examples:
  bad:
    - {source: "A ``` b.", target: "甲```乙\u202e丙`x`\n丁", flags: ["```", "`x`"]}
    - {source: "A.", target: "甲```", role: summary}
  ok:
    - {source: "A.", target: "甲"}
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs the command line in a folder where the rule above is the only packaged one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    (tmp_path / "packaged").mkdir()
    (tmp_path / "packaged" / "fence-left.yaml").write_text(RULE, encoding="utf-8")
    for module in (rules, kept):
        monkeypatch.setattr(module, "packaged_folder", lambda: tmp_path / "packaged")
    return lambda *arguments: CliRunner().invoke(app, [str(a) for a in arguments])


def test_a_page_shows_what_the_examples_come_to() -> None:
    shown = page(parse_rule(RULE, "fence-left.yaml"))
    for part in (
        "# fence-left\n",
        "> a mark is left: “\\`\\`\\`”\n",
        "It \\*means\\* nothing to \\<b\\>readers\\</b\\>.\n",
        "- severity: error (translation), info (summary)\n",
        "- repair: none: ",
        "translation  甲⟦```⟧乙\\u202e丙⟦`x`⟧↵丁\n",
        "says         a mark is left: “`x`”\n",
        "summary      甲⟦```⟧\n",
        "- `pattern`: the expression to find; {source} stands for the anchors. Set to ```` ```|`x` ````.\n",
        "- `words`: literal texts to find. Not set.\n",
    ):
        assert part in shown
    assert shown.count("\n````text\n") == shown.count("\n````\n") == 1  # longer than any run of ticks within
    assert "\u202e" not in shown


def test_a_page_in_chinese() -> None:
    shown = page(parse_rule(RULE, "fence-left.yaml"), "zh")
    for part in ("> 多出标记“", "读者看不懂。", "级别: 错误 (译文), 提示 (摘要)", "原文         A ``` b."):
        assert part in shown


def test_a_rule_is_explained_by_either_name_and_in_no_markup(run: Callable[..., Result]) -> None:
    told = run("explain", "fence-left").stdout
    assert told == run("rules", "show", "fence-left").stdout
    assert "It *means* nothing to <b>readers</b>." in told
    assert "甲⟦```⟧乙" in told
    assert "\x1b" not in told
    assert "读者看不懂" in run("explain", "fence-left", "--lang", "zh").stdout


def test_a_slip_in_the_name_is_told_with_the_nearest(run: Callable[..., Result]) -> None:
    result = run("explain", "fence-letf")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean 'fence-left'?" in result.stderr
    assert "no rule 'number' (it is a category" in run("explain", "number").stderr


def test_the_manual_is_written_checked_and_cleared_of_what_is_gone(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    assert run("rules", "docs", "-o", "manual", "--check").exit_code == 1
    assert not (tmp_path / "manual").exists()
    assert run("rules", "docs", "-o", "manual").exit_code == 0
    index = (tmp_path / "manual" / "README.md").read_text(encoding="utf-8")
    assert "| [fence-left](fence-left.md) | error/info | a mark is left: “\\`\\`\\`” |" in index
    text = (tmp_path / "manual" / "fence-left.md").read_text(encoding="utf-8")
    assert "[fence-left.yaml](../packaged/fence-left.yaml)" in text
    assert run("rules", "docs", "-o", "manual", "--check").exit_code == 0
    gone = tmp_path / "manual" / "rule-gone.md"
    gone.write_text(manual.MADE, encoding="utf-8")
    result = run("rules", "docs", "-o", "manual", "--check")
    assert (result.exit_code, result.stdout) == (1, f"{Path('manual', 'rule-gone.md')}\n")
    assert run("rules", "docs", "-o", "manual").exit_code == 0
    assert not gone.exists()


def test_of_a_category_only_the_packaged_rules_were_measured(run: Callable[..., Result]) -> None:
    told = " ".join(run("explain", "fence-left").stdout.split())
    assert "of all packaged junk, markup, language rules together" in told
    assert "How often" not in page(parse_rule(RULE, "fence-left.yaml"))  # one of the user's own


def test_what_was_measured_is_of_rules_and_in_a_document() -> None:
    known = {*CATEGORIES, *(rule.id for rule in load_rules())}
    home = Path(__file__).parent.parent
    for each in measurements():
        assert set(each.rules) <= known
        document = (home / each.source).read_text(encoding="utf-8")
        assert all(f"{count}" in document for count in (each.right, each.wrong, each.arguable))


def test_every_page_is_markdown_of_the_same_shape_in_both_languages() -> None:
    for rule in load_rules()[::3]:  # a page runs its examples; ``make check`` compares them all
        for lang in LANGS:
            tokens = MarkdownIt().parse(page(rule, lang))
            kinds = [token.type for token in tokens]
            assert (kinds.count("fence"), kinds.count("blockquote_open")) == (2, 1), rule.id
            assert kinds.count("heading_open") >= 3, rule.id
            assert not {"html_block", "code_block", "html_inline"} & {
                inner.type for token in tokens for inner in (token, *(token.children or ()))
            }, rule.id


def test_every_packaged_rule_says_why_in_chinese() -> None:
    for rule in load_rules():
        assert rule.reason("zh") != rule.reason("en"), rule.id
