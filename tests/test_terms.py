from __future__ import annotations

import pickle
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from summarycheck.cli import app
from summarycheck.engine import Checker
from summarycheck.glossary import English, Entry, Glossary, unhyphenated
from summarycheck.glossaryfile import GlossaryError, parse_glossary, read_glossaries, shipped_glossary
from summarycheck.model import Record
from summarycheck.rules import load_rules, pick
from summarycheck.scripts import bigrams

OWN = """
- {term: widget, allowed: [部件], forbidden: [小器具], discouraged: [零件], except: [小器具厂]}
- {term: probe, allowed: [探针, 测头], forbidden: [侦察], when: [microscope], unless: [spacecraft]}
- {term: gauge, allowed: [量规], forbidden: [衡量], case: true, also: [GAUGE]}
- {term: sensor, allowed: [传感器], required: true}
- {name: Quokka, forbidden: [短尾矮袋鼠]}
"""
FORBIDDEN = [
    ("A widget turns.", "小器具转动。", ["小器具"]),
    ("Widgets\nturn.", "小器具转动，小器具停下。", ["小器具", "小器具"]),
    ("A widget turns.", "小器具厂转动。", []),  # set apart
    ("A widgetry turns.", "小器具转动。", []),
    ("A microscope probe.", "显微镜侦察。", ["侦察"]),
    ("A probe.", "侦察。", []),
    ("A microscope of a spacecraft probe.", "侦察。", []),
    ("A microscope of a nonspacecraft probe.", "侦察。", ["侦察"]),  # a context begins a word
    ("A nanomicroscope probe.", "侦察。", []),
    ("A probe by microscopes.", "侦察。", ["侦察"]),
    ("A gauge.", "衡量。", ["衡量"]),
    ("A Gauge.", "衡量。", []),
    ("A GAUGE.", "衡量。", ["衡量"]),
    ("Tokens of a model.", "模型的代币。", ["代币"]),  # the shipped ones go on
]


@cache
def checker(rule: str, glossary: str = OWN) -> Checker:
    return Checker(pick(load_rules(), [rule]), glossaries=parse_glossary(glossary).over(shipped_glossary()))


@pytest.mark.parametrize(("source", "target", "expected"), FORBIDDEN)
def test_forbidden(source: str, target: str, expected: list[str]) -> None:
    report = checker("term-mistranslated").check(Record.of(source, translation=target))
    assert [finding.target.text for finding in report.findings if finding.target] == expected


def test_what_another_word_accounts_for_is_excused() -> None:
    glossary = "- {term: tuning, forbidden: [微调]}\n- {term: fine tuning, allowed: [微调]}"
    rule = checker("term-mistranslated", glossary)
    assert rule.check(Record.of("Tuning.", translation="微调。")).findings
    assert not rule.check(Record.of("Tuning and fine-tuning.", translation="微调。")).findings


def test_the_repair_is_the_first_allowed_rendering() -> None:
    (finding,) = checker("term-mistranslated").check(Record.of("A widget.", summary="小器具")).findings
    assert finding.suggestion is not None
    assert finding.suggestion.text == "部件"
    assert finding.facts["allowed"] == "部件"


def test_discouraged_required_and_inconsistent() -> None:
    record = Record.of(
        "A sensor has a microscope probe and a widget.", translation="探针有零件。", summary="测头有部件。"
    )
    found = {
        rule: [(f.role, (f.target or f.source).text) for f in checker(rule).check(record).findings]  # type: ignore[union-attr]
        for rule in ("term-discouraged", "term-unrendered", "term-inconsistent")
    }
    assert found == {
        "term-discouraged": [("translation", "零件")],
        "term-unrendered": [("translation", "sensor")],
        "term-inconsistent": [("summary", "测头")],
    }


def test_an_own_entry_goes_before_the_shipped_one() -> None:
    record = Record.of("Tokens of a model.", translation="模型的代币。")
    assert checker("term-mistranslated").check(record).findings
    assert not checker("term-mistranslated", "- {term: token, allowed: [代币]}").check(record).findings


HOUSE = """
- {term: token, allowed: [词元], forbidden: [令牌, 标记]}
- {term: latency, allowed: [时延], forbidden: [延迟]}
- {term: fine-tuning, allowed: [精调], discouraged: [微调]}
- {term: access token, allowed: [访问令牌]}
"""
OVER_THE_SHIPPED = [
    ("We use tokens.", "我们使用标记。", ["标记"]),  # as the lexicon has it for the plural
    ("Latency matters.", "延迟很重要。", ["延迟"]),  # shipped as another form of inference latency
    ("The latencies are low.", "延迟很低。", ["延迟"]),
    ("The inference latency is low.", "推理延迟很低。", ["延迟"]),  # of a longer term that is shipped
    ("Latency causes a delay.", "时延造成延迟。", []),  # another word accounts for it
    ("We study fine-tuning.", "我们研究微调。", ["微调"]),  # shipped as right for the tuning in it
    ("Supervised fine tuning works.", "监督微调有效。", ["微调"]),
    ("An access token is sent.", "发送访问令牌。", []),  # an own entry for a longer term
]


@pytest.mark.parametrize(("source", "target", "expected"), OVER_THE_SHIPPED)
def test_an_own_entry_holds_for_all_forms_of_its_term(source: str, target: str, expected: list[str]) -> None:
    found = [
        finding.target.text
        for rule in ("term-mistranslated", "term-discouraged")
        for finding in checker(rule, HOUSE).check(Record.of(source, translation=target)).findings
        if finding.target
    ]
    assert found == expected


def test_a_checker_reads_glossaries_and_travels(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    made = Checker(pick(load_rules(), ["term"]), glossaries=[tmp_path / "own.yaml"])
    sent = pickle.loads(pickle.dumps(made))
    record = Record.of("A widget.", translation="小器具。")
    assert made.check(record).findings == sent.check(record).findings != ()


REFUSED = [
    ("term: x", 1, 1, "a glossary must be a list (each entry begins with a dash: - {term: token,"),
    ("", 1, 1, "the file is empty"),
    ("- {term: x, forbiden: [y]}", 1, 13, "did you mean 'forbidden'?"),
    ("- 3", 1, 3, "an entry must be a mapping"),
    ("- {forbidden: [yy]}", 1, 3, "an entry has one of term, name, word and sense"),
    ("- {term: x, name: x, forbidden: [yy]}", 1, 3, "an entry has one of term, name, word and sense"),
    ("- {term: x}", 1, 3, "an entry has renderings"),
    ("- {term: x, allowed: [yy], forbidden: [zz, yy]}", 1, 44, "'yy' is both allowed and forbidden"),
    (
        "- {term: x, forbidden: [长]}",
        1,
        25,
        "'长' is too short to be told from parts of words (two characters at least)",
    ),
    ("- {term: x, allowed: [y, y]}", 1, 26, "'y' is given twice"),
    ("- {term: x, allowed: [y], case: yes}", 1, 33, "case must be true or false, not 'yes'"),
    ("- {term: x, forbidden: [yy], required: true}", 1, 40, "a required rendering must be allowed"),
    ("- {term: x, forbidden: [a, ]\n- {", 2, 1, "not YAML"),
    ("- {term: x, forbidden: [(yy|z)]}", 1, 25, "'z' is too short"),
    ("- {term: x, forbidden: yy, allowed: (yy|zz)}", 1, 24, "'yy' is both allowed and forbidden"),
    ("- {term: '', forbidden: [yy]}", 1, 10, "term is empty"),
]


@pytest.mark.parametrize(("raw", "line", "column", "what"), REFUSED)
def test_a_wrong_glossary_is_refused(raw: str, line: int, column: int, what: str) -> None:
    with pytest.raises(GlossaryError) as refusal:
        parse_glossary(raw, "own.yaml")
    assert what in str(refusal.value)
    assert (refusal.value.path, refusal.value.line, refusal.value.column) == ("own.yaml", line, column)


def test_choices_stand_for_every_form() -> None:
    glossary = parse_glossary(
        "- {term: x, also: [(a|b) (c|d)], forbidden: [(长|短)的(词|)句], allowed: f(x)}"
    )
    assert glossary.entries[0].also == ("a c", "a d", "b c", "b d")
    assert glossary.entries[0].forbidden == ("长的词句", "长的句", "短的词句", "短的句")
    assert glossary.entries[0].allowed == ("f(x)",)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a cell culture", [("culture", True)]),
        ("a stem cell", [("stem", False)]),
        ("cultures of the cells", [("cultures", True)]),
        ("a culture cell, the cell stem", []),
    ],
)
def test_neighbours(source: str, found: list[tuple[str, bool]]) -> None:
    entry = parse_glossary("- {term: cell, with: [_ culture, stem _], forbidden: [电池]}").entries[0]
    assert [(each.word, each.follows) for each in entry.neighbours(English(source))] == found


def test_a_missing_glossary_is_said() -> None:
    with pytest.raises(GlossaryError, match=r"no-such\.yaml: cannot be read"):
        read_glossaries(["no-such.yaml"])


def test_the_shipped_glossary() -> None:
    entries = shipped_glossary().entries
    terms = [entry for entry in entries if entry.kind == "term"]
    assert len({entry.word for entry in terms if entry.forbidden}) >= 500
    for entry in entries:
        assert all(len(word) > 1 for word in (*entry.forbidden, *entry.discouraged)), entry.word
        assert not set(entry.forbidden) & set(entry.apart), entry.word
        # What is forbidden for a term must not be a part of what is right for it.
        assert not [f for f in entry.forbidden for a in entry.allowed if f == a], entry.word


CHINESE = st.text("令牌代币接地的模型", max_size=12)


@settings(derandomize=True, max_examples=200)
@given(st.lists(CHINESE.filter(lambda word: len(word) > 1), max_size=8), CHINESE)
def test_renderings_find_what_is_there(words: list[str], text: str) -> None:
    glossary = Glossary(Entry("x", "term", forbidden=(word,)) for word in words)
    assert sorted(found.text for found in glossary.within(text, bigrams(text))) == sorted(
        word for word in words if word in text
    )


@settings(derandomize=True, max_examples=100)
@given(st.text(max_size=30))
def test_folding_keeps_places(raw: str) -> None:
    english = English(raw)
    assert len(unhyphenated(raw)) == len(english.folded) == len(english.lowered) == len(raw)


def test_an_empty_glossary_finds_nothing() -> None:
    rules = pick(load_rules(), ["term"])
    record = Record.of("A transformer.", translation="变压器。")
    assert not Checker(rules, glossaries=Glossary(())).check(record).findings


def test_the_command_line_takes_a_glossary(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text("- {term: widget, forbiden: [小器具]}", encoding="utf-8")
    pair = ["pair", "--no-config", "--source", "A widget.", "--target", "小器具。", "--select", "term"]
    runner = CliRunner()
    plain = runner.invoke(app, [*pair, "--fail-on", "warning"])
    own = runner.invoke(app, [*pair, "--fail-on", "warning", "--glossary", str(tmp_path / "own.yaml")])
    wrong = runner.invoke(app, [*pair, "--glossary", str(tmp_path / "wrong.yaml")])
    assert (plain.exit_code, own.exit_code, wrong.exit_code) == (0, 1, 2)
    assert "wrong.yaml:1:18: unknown key in an entry: 'forbiden'" in wrong.output


def test_no_packaged_rendering_is_wrong_for_one_entry_and_understood_for_another() -> None:
    terms = [entry for entry in shipped_glossary().entries if entry.kind == "term" and not entry.beside]
    good = {
        (form, rendering): entry
        for entry in terms
        for form in entry.forms
        for rendering in (*entry.allowed, *entry.discouraged)
    }
    for entry in terms:
        wrong = [(form, rendering) for form in entry.forms for rendering in entry.forbidden]
        assert [pair for pair in wrong if good.get(pair, entry) is not entry] == []
