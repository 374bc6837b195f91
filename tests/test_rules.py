"""Rule files: what is read, what is refused and where, and that every packaged rule is proven."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from summarycheck.kept import packaged_folder
from summarycheck.phrases import in_language
from summarycheck.proof import failures
from summarycheck.rules import RuleError, load_rules, parse_rule, pick, read_rules

RULE = """\
id: exclaimed
check: pattern
category: language
severity: {translation: error, summary: warning}
applies-to: [translation, summary]
options: {pattern: '[!！]+', unless-in-source: true}
message: 译文用了“{target}”
message-en: "the Chinese says “{target}”"
why: Abstracts do not shout.
fix: {kind: none}
examples:
  bad:
    - {source: It works., target: 有效！, flags: [！]}
    - {source: It works., target: 有效！！, role: summary, translation: 有效。}
  ok:
    - {source: It works!, target: 有效!}
    - {source: no, target: 12:30}
"""
PATH = "mine/exclaimed.yaml"


def test_a_rule_is_read_as_written() -> None:
    rule = parse_rule(RULE, PATH)
    assert (rule.id, rule.check, rule.category) == ("exclaimed", "pattern", "language")
    assert [rule.severity(role) for role in ("translation", "summary", "source")] == [
        "error",
        "warning",
        "error",
    ]
    assert rule.worst == "error"
    assert rule.options["unless-in-source"] is True
    assert rule.options["ignore-case"] is False  # the check's default
    assert rule.options["pattern"].pattern == "[!！]+"
    assert (rule.words("zh"), rule.words("en")) == ("译文用了“{target}”", "the Chinese says “{target}”")
    assert [(e.good, e.role, e.flags) for e in rule.examples] == [
        (False, "translation", ("！",)),
        (False, "summary", None),
        (True, "translation", None),
        (True, "translation", None),
    ]


def test_yaml_1_1_does_not_turn_words_into_other_things() -> None:
    example = parse_rule(RULE, PATH).examples[-1]
    assert (example.source, example.target) == ("no", "12:30")


def test_the_text_under_test_comes_last_in_its_record() -> None:
    record = parse_rule(RULE, PATH).examples[1].record
    assert [(text.role, text.text) for text in record.targets] == [
        ("translation", "有效。"),
        ("summary", "有效！！"),
    ]


def test_one_language_will_do_for_rules_of_your_own() -> None:
    rule = parse_rule(RULE.replace('message-en: "the Chinese says “{target}”"\n', ""), PATH)
    assert rule.words("en") == rule.words("zh")


REFUSED = {
    "unknown key": ("why:", "wy:", (9, 1), "unknown key in a rule: 'wy' (did you mean 'why'?)"),
    "key far from any": ("why:", "zzz:", (9, 1), "unknown key in a rule: 'zzz' (known: id, check, "),
    "key twice": ("fix: {kind: none}", "why: twice", (10, 1), "'why' is given twice in a rule"),
    "missing key": ("why: Abstracts do not shout.\n", "", (1, 1), "a rule lacks 'why'"),
    "unknown check": (
        "check: pattern",
        "check: patern",
        (2, 8),
        "unknown check: 'patern' (did you mean 'pattern'?)",
    ),
    "unknown category": ("category: language", "category: langage", (3, 11), "unknown category: 'langage'"),
    "unknown severity": ("translation: error", "translation: fatal", (4, 25), "unknown severity: 'fatal'"),
    "severity lacks a role": (", summary: warning}", "}", (4, 11), "severity lacks 'summary'"),
    "unknown role": ("[translation, summary]", "[translation, sumary]", (5, 27), "unknown role: 'sumary'"),
    "no role": ("[translation, summary]", "[]", (5, 13), "applies-to names no role"),
    "unknown option": ("unless-in-source:", "unless-in-sorce:", (6, 29), "did you mean 'unless-in-source'?"),
    "option of wrong type": (
        "unless-in-source: true",
        "unless-in-source: yes",
        (6, 47),
        "must be true or false, not 'yes'",
    ),
    "bad expression": ("'[!！]+'", "'[!！+'", (6, 20), "pattern must be a regular expression"),
    "list for text": ("why: Abstracts do not shout.", "why: [a]", (9, 6), "why must be a plain text"),
    "text for list": ("applies-to: [translation, summary]", "applies-to: summary", (5, 13), "must be a list"),
    "unknown placeholder": (
        "message: 译文用了“{target}”",
        "message: 译文{taget}",
        (7, 10),
        "offers no {taget} (did you mean 'target'?)",
    ),
    "format in placeholder": (
        "message: 译文用了“{target}”",
        "message: 译文{target:5}",
        (7, 10),
        "takes no format",
    ),
    "open brace": ("message: 译文用了“{target}”", "message: 译文{", (7, 10), "write a literal brace twice"),
    "id is not the file's name": ("id: exclaimed", "id: exclaims", (1, 5), "is not the file's name"),
    "id with capitals": (
        "id: exclaimed",
        "id: Exclaimed",
        (1, 5),
        "is not lower-case words joined by hyphens",
    ),
    "empty why": ("why: Abstracts do not shout.", "why:", (9, 5), "why is empty"),
    "unknown fix": ("{kind: none}", "{kind: non}", (10, 13), "unknown kind: 'non' (did you mean 'none'?)"),
    "no ok example": (RULE[RULE.index("  ok:") :], "  ok: []\n", (15, 7), "no ok example"),
    "no bad example": ("  bad:", "  good:", (12, 3), "unknown key in examples: 'good'"),
    "flags in an ok example": (
        "target: 12:30}",
        "target: 12:30, flags: [x]}",
        (17, 35),
        "unknown key in an ok example",
    ),
    "no flags in flags": ("flags: [！]", "flags: []", (13, 47), "flags is empty"),
    "example without target": (", target: 12:30", "", (17, 7), "needs a target"),
    "example in a role of others": ("role: summary", "role: source", (14, 47), "unknown role: 'source'"),
    "not YAML": ("fix: {kind: none}", "fix: {kind: none", (11, 9), "not YAML"),
    "not a mapping": (RULE, "- a\n- b\n", (1, 1), "a rule must be a mapping"),
    "nothing": (RULE, "# nothing\n", (1, 1), "the file is empty"),
}


@pytest.mark.parametrize(("old", "new", "place", "what"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(old: str, new: str, place: tuple[int, int], what: str) -> None:
    assert old in RULE
    with pytest.raises(RuleError) as refusal:
        parse_rule(RULE.replace(old, new, 1), PATH)
    assert what in str(refusal.value)
    assert (refusal.value.line, refusal.value.column) == place
    assert str(refusal.value).startswith(f"{PATH}:{place[0]}:{place[1]}: ")
    assert re.search("[\u4e00-\u9fff]", in_language(refusal.value.problem, "zh").what + refusal.value.hint)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "language").mkdir()
    (tmp_path / "glossaries").mkdir()
    (tmp_path / "language" / "exclaimed.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "glossaries" / "words.yaml").write_text("- no rule", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no rule", encoding="utf-8")
    return tmp_path


def test_rules_are_found_below_a_folder_but_not_in_glossaries(folder: Path) -> None:
    assert [rule.id for rule in load_rules([folder])] == ["exclaimed"]


def test_one_bad_file_does_not_hide_the_others(folder: Path) -> None:
    (folder / "broken.yaml").write_text("id: broken\nchek: x\n", encoding="utf-8")
    (folder / "latin.yaml").write_bytes(b"id: caf\xe9\n")
    rules, errors = read_rules([folder, folder / "absent.yaml"])
    assert [rule.id for rule in rules] == ["exclaimed"]
    assert [Path(error.path).name for error in errors] == ["broken.yaml", "latin.yaml", "absent.yaml"]


def test_the_same_file_twice_is_one_rule_but_an_id_twice_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    assert len(load_rules([folder, folder / "language" / "exclaimed.yaml"])) == 1
    (tmp_path / "other" / "exclaimed.yaml").write_text(RULE, encoding="utf-8")
    with pytest.raises(RuleError, match="is taken by"):
        load_rules([folder / "language", tmp_path / "other"])


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rule files"):
        load_rules([tmp_path])


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        ((), (), ["url-fused", "exclaimed"]),
        (("url-fused",), (), ["url-fused"]),
        (("language",), (), ["exclaimed"]),
        ((), ("markup",), ["exclaimed"]),
        (("markup", "language"), ("exclaimed",), ["url-fused"]),
    ],
)
def test_rules_are_picked_by_id_or_category(select: list[str], ignore: list[str], left: list[str]) -> None:
    rules = [*load_rules([packaged_folder() / "markup" / "url-fused.yaml"]), parse_rule(RULE, PATH)]
    assert [rule.id for rule in pick(rules, select, ignore)] == left


def test_picking_an_unknown_rule_names_the_nearest() -> None:
    with pytest.raises(ValueError, match="did you mean 'exclaimed'"):
        pick([parse_rule(RULE, PATH)], ["exclamed"])


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.id)
def test_packaged_rules_live_up_to_their_examples(rule) -> None:
    assert [str(failure) for failure in failures(rule)] == []
    assert rule.message_en != rule.message, "a packaged rule speaks both languages"


UNPROVEN = {
    "a bad example that is not found": (
        "target: 有效！,",
        "target: 有效。,",
        "must flag '！', but flags nothing",
    ),
    "another quote": ("flags: [！]", "flags: [有效]", "must flag '有效', but flags '！'"),
    "one quote of two": ("flags: [！]", "flags: [！, ！]", "must flag '！', '！', but flags '！'"),
    "bad, nothing to find": ("target: 有效！！", "target: 有效", "must find something, but finds nothing"),
    "ok, but found": ("target: 12:30", "target: 12:30!", "must find nothing, but flags '!'"),
    "another repair": ("flags: [！]", "fix: 有效", "must repair to '有效', but makes '有效！'"),
}


@pytest.mark.parametrize(("old", "new", "what"), UNPROVEN.values(), ids=UNPROVEN.keys())
def test_an_example_that_its_rule_does_not_live_up_to_is_said(old: str, new: str, what: str) -> None:
    assert old in RULE
    found = list(failures(parse_rule(RULE.replace(old, new, 1), PATH)))
    assert [failure.what for failure in found] == [what]
    assert str(found[0]).startswith(f"{PATH}:{found[0].example.line}: exclaimed, ")


def test_the_rule_of_the_tests_is_proven() -> None:
    assert list(failures(parse_rule(RULE, PATH))) == []
