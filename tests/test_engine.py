"""The engine: observations become findings, in order, once each; nothing that fails is skipped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from summarycheck import Checker, Record, Report, check_pair, engine, quantities
from summarycheck.checks.base import Check, Observation
from summarycheck.model import Role, Span, Suggestion, Text
from summarycheck.rules import Rule


class Line:
    """A place: the text is one line of a file."""

    def __init__(self, line: int, path: str = "page.txt") -> None:
        self.path, self.line = path, line

    def locate(self, offset: int) -> tuple[int, int]:
        return self.line, offset + 1


SOURCE = Text("one two three", "source", "abstract", Line(1))
TRANSLATION = Text("一 二 三", "translation", "translation", Line(2))
FIRST, SECOND = (
    Text("甲", "summary", "Summary", Line(3)),
    Text("乙", "summary", "Key Takeaways", Line(4, "other.txt")),
)
RECORD = Record(SOURCE, (TRANSLATION, FIRST, SECOND), id="2401.00001")


def span(text: Text, quote: str) -> Span:
    start = text.text.index(quote)
    return Span(quote, start, start + len(quote))


def rule(name: str = "fake", *roles: Role, **given: Any) -> Rule:
    fields: dict[str, Any] = {
        "id": name,
        "check": "fake",
        "category": "number",
        "severities": {"source": "info", "translation": "error", "summary": "warning"},
        "applies_to": roles or ("translation", "summary"),
        "options": {},
        "message": "中文：{target}/{note}",
        "message_en": "{target} for {source} in {field}, {note}, perhaps {suggestion}",
        "why": "",
        "examples": (),
    }
    return Rule(**{**fields, **given})


@pytest.fixture
def observing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes the check ``fake`` observe what is given; exceptions are raised when their turn comes."""

    def set_up(*observations: Observation | Exception) -> None:
        def run(*_: object) -> Iterator[Observation]:
            for observation in observations:
                if isinstance(observation, Exception):
                    raise observation
                yield observation

        check = Check("fake", run, frozenset({"note"}))
        monkeypatch.setattr(engine, "check_named", lambda name: check)

    return set_up


def test_an_observation_becomes_a_finding_with_words_weight_and_place(observing: Callable[..., None]) -> None:
    source, target = span(SOURCE, "two"), span(TRANSLATION, "二")
    observing(Observation(TRANSLATION, source, target, {"note": "so"}, Suggestion("贰", safe=True)))
    (finding,) = Checker([rule()]).check(RECORD).findings
    assert finding.message == "二 for two in translation, so, perhaps 贰"
    assert (finding.severity, finding.role, finding.field) == ("error", "translation", "translation")
    assert (finding.path, finding.line, finding.column) == ("page.txt", 2, 3)
    assert (finding.source, finding.target, finding.facts) == (source, target, {"note": "so"})
    assert finding.suggestion == Suggestion("贰", safe=True)
    assert finding.record == "2401.00001"


def test_messages_are_in_the_language_asked_for(observing: Callable[..., None]) -> None:
    observing(Observation(TRANSLATION, None, span(TRANSLATION, "二"), {"note": "so"}))
    (finding,) = Checker([rule()], lang="zh").check(RECORD).findings
    assert finding.message == "中文：二/so"


def test_what_has_no_target_is_placed_in_the_source(observing: Callable[..., None]) -> None:
    observing(Observation(TRANSLATION, span(SOURCE, "three")))
    (finding,) = Checker([rule()]).check(RECORD).findings
    assert (finding.path, finding.line, finding.column, finding.role) == ("page.txt", 1, 9, "translation")


@pytest.mark.parametrize(
    ("roles", "role", "severity", "field"),
    [
        (("summary",), "summary", "warning", ""),
        (("source",), "source", "info", "abstract"),
        (("translation", "summary"), "source", "info", "abstract"),
    ],
)
def test_what_is_about_no_single_text(
    observing: Callable[..., None], roles: tuple[Role, ...], role: str, severity: str, field: str
) -> None:
    observing(Observation(None, span(SOURCE, "two")))
    (finding,) = Checker([rule("fake", *roles)]).check(RECORD).findings
    assert (finding.role, finding.severity, finding.field) == (role, severity, field)


def test_findings_stand_in_the_order_of_texts_and_offsets(observing: Callable[..., None]) -> None:
    observing(
        Observation(SECOND, None, span(SECOND, "乙")),
        Observation(None, span(SOURCE, "two")),  # of the summaries together: after the last of them
        Observation(TRANSLATION, span(SOURCE, "one")),  # missing from the translation: after what is in it
        Observation(TRANSLATION, None, span(TRANSLATION, "三")),
        Observation(FIRST, None, span(FIRST, "甲")),
        Observation(TRANSLATION, None, span(TRANSLATION, "一")),
    )
    findings = Checker([rule("fake", "summary")]).check(RECORD).findings
    assert [(f.target or f.source).text for f in findings if f.target or f.source] == [
        "一",
        "三",
        "one",
        "甲",
        "乙",
        "two",
    ]


def test_the_same_text_twice_is_told_apart(observing: Callable[..., None]) -> None:
    twin = Text("甲", "summary", "Summary", Line(9))
    observing(Observation(FIRST, None, span(FIRST, "甲")), Observation(twin, None, span(twin, "甲")))
    findings = Checker([rule()]).check(Record(SOURCE, (FIRST, twin))).findings
    assert [finding.line for finding in findings] == [3, 9]


def test_exact_duplicates_collapse_but_two_rules_do_not(observing: Callable[..., None]) -> None:
    same = Observation(TRANSLATION, None, span(TRANSLATION, "二"))
    observing(same, same)
    assert [f.rule for f in Checker([rule("a"), rule("b")]).check(RECORD).findings] == ["a", "b"]


@pytest.mark.parametrize(
    ("fix", "offered", "kept"),
    [
        ("safe", Suggestion("x", safe=True), Suggestion("x", safe=True)),
        ("safe", Suggestion("x"), Suggestion("x")),
        ("unsafe", Suggestion("x", safe=True), Suggestion("x")),
        ("none", Suggestion("x", safe=True), None),
    ],
)
def test_a_rule_may_trust_a_repair_less_than_its_check_does(
    observing: Callable[..., None], fix: str, offered: Suggestion, kept: Suggestion | None
) -> None:
    observing(Observation(TRANSLATION, None, span(TRANSLATION, "二"), suggestion=offered))
    (finding,) = Checker([rule(fix=fix)]).check(RECORD).findings
    assert finding.suggestion == kept


def test_a_check_that_raises_is_a_finding_and_keeps_what_it_saw(observing: Callable[..., None]) -> None:
    observing(Observation(TRANSLATION, None, span(TRANSLATION, "二")), ZeroDivisionError("by\nzero"))
    found, failed = Checker([rule()]).check(RECORD).findings
    assert found.rule == "fake"
    assert (failed.rule, failed.category, failed.severity) == ("check-failed", "input", "error")
    assert failed.facts["exception"] == "ZeroDivisionError: by zero"
    assert failed.facts["rule"] == "fake"
    assert failed.facts["raised"].startswith("test_engine:")
    assert failed.message == "rule fake could not be checked: ZeroDivisionError: by zero"


def test_doubts_about_the_pairing_come_first(observing: Callable[..., None]) -> None:
    observing(Observation(TRANSLATION, None, span(TRANSLATION, "二")))
    record = Record(SOURCE, (TRANSLATION,), doubts=("the titles differ",))
    doubt, _ = Checker([rule()]).check(record).findings
    assert (doubt.rule, doubt.category, doubt.severity) == ("pairing-doubtful", "input", "warning")
    assert "the titles differ" in doubt.message


def test_a_record_without_id_is_called_by_its_title(observing: Callable[..., None]) -> None:
    observing(Observation(TRANSLATION, None, span(TRANSLATION, "二")))
    findings = [Checker([rule()]).check(Record(SOURCE, (TRANSLATION,), title=t)).findings[0] for t in "AB"]
    assert [finding.record for finding in findings] == ["A", "B"]
    assert findings[0].fingerprint != findings[1].fingerprint


def test_long_quotes_are_cut_in_messages_only(observing: Callable[..., None]) -> None:
    text = Text("长" * 500 + "\n" + "文", "translation", "translation")
    observing(Observation(text, None, Span(text.text, 0, len(text.text))))
    (finding,) = Checker([rule()]).check(Record(SOURCE, (text,))).findings
    assert finding.target is not None
    assert finding.target.text == text.text
    assert len(finding.message) < 200
    assert "\n" not in finding.message


RECORDS = [
    Record.of(
        "Code: https://a.org/b.", translation=f"代码见https://a.org/b公开{i}" if i % 3 else None, id=str(i)
    )
    for i in range(80)
]


def test_many_records_in_processes_give_the_same_as_one_by_one() -> None:
    checker = Checker([engine.load_rules()[0]], scores=True)
    assert list(checker.check_many(iter(RECORDS), jobs=2)) == list(checker.check_many(RECORDS))


def test_records_are_drawn_as_they_are_needed() -> None:
    drawn = 0

    def endless() -> Iterator[Record]:
        nonlocal drawn
        while True:
            drawn += 1
            yield RECORDS[drawn % len(RECORDS)]

    reports = Checker([engine.load_rules()[0]]).check_many(endless(), jobs=2)
    assert next(reports).record == RECORDS[1]
    reports.close()  # type: ignore[attr-defined]
    assert drawn < 500


def test_check_pair_speaks_of_one_pair() -> None:
    report = check_pair("Code: https://a.org/b .", "代码见https://a.org/b公开", role="summary")
    assert ("url-fused", "summary") in [(finding.rule, finding.role) for finding in report.findings]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: check_pair("a", "b", role="translations"), "role is one of 'translation', 'summary', not 'translations'"),
        (lambda: check_pair("a", "b", role="source"), "role is one of 'translation', 'summary', not 'source'"),
        (lambda: check_pair("a", "b", lang="fr"), "lang is one of 'en', 'zh', not 'fr'"),
        (lambda: Checker([], lang="fr"), "lang is one of 'en', 'zh', not 'fr'"),
        (lambda: quantities("70", "fr"), "lang is one of 'en', 'zh', not 'fr'"),
        (lambda: Report(RECORDS[0]).repair_hint("fr"), "lang is one of 'en', 'zh', not 'fr'"),
        (lambda: Checker([]).check(Record(SOURCE, (Text("b", "sumary"),))), "not 'sumary'"),
        (lambda: Checker([]).check_many(RECORDS, jobs=0), "from 1 up, not 0"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(call: Callable[[], object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        call()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: check_pair(None, "x"), "source is a text .str., not NoneType"),
        (lambda: check_pair("x", 3), "translation is a text .str., not int"),
        (lambda: Checker([]).check("x"), "a record, as Record.of.* makes it, is wanted, not str"),
        (lambda: Record.of(3), "source is a text"),
        (lambda: Record.of("x", summary=["一", "二"]), "summary is a text .str., not list"),
        (lambda: quantities(7, "en"), "text is a text .str., not int"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused(call: Callable[[], object], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        call()


def test_beside_an_empty_source_nothing_is_checked() -> None:
    (finding,) = check_pair(" ", "它有70亿参数。").findings
    assert (finding.rule, finding.severity) == ("source-empty", "error")
    assert finding.message == "the source is empty: nothing was checked (it holds the English text)"


def test_scores_compare_the_summaries_with_the_translation() -> None:
    record = Record(SOURCE, (TRANSLATION, FIRST, SECOND))
    scores = Checker([], scores=True).check(record).scores
    assert {(score.field, score.against) for score in scores} == {
        ("Summary", "translation"),
        ("Key Takeaways", "translation"),
    }
    assert Checker([], scores=True).check(Record(SOURCE, (FIRST,))).scores == ()
    assert Checker([]).check(record).scores == ()


@pytest.mark.parametrize(
    ("title", "summary", "flagged"),
    [
        ("Counting Birds in 4K Video with a 70B Model", "用700亿参数的模型在4K视频中数鸟。", []),
        ("Counting Birds in 4K Video", "用700亿参数的模型在4K视频中数鸟。", ["700亿"]),
        ("Counting Birds in 4K Video", "在8K视频中数鸟。", ["8K"]),
        ("", "在4K视频中数鸟。", ["4K"]),
        ("12 Lessons on Birds", "我们给出12条经验。", []),
        ("12 Lessons on Birds", "我们给出13条经验。", ["13"]),
    ],
)
def test_what_the_title_says_is_not_invented(title: str, summary: str, flagged: list[str]) -> None:
    record = Record.of("We count birds in video.", summary=summary, title=title)
    findings = [each for each in Checker().check(record).findings if each.rule == "number-invented"]
    assert [each.target.text for each in findings if each.target] == flagged
