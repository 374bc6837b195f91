"""Reports for services: each is read back by a schema or by a parser that is not ours, with foulest data."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from junitparser import Error, Failure, JUnitXml
from markdown_it import MarkdownIt

from reporting import RECORD, SOURCE, TARGET, finding, place, quote, write
from summarycheck.engine import Checker
from summarycheck.messages import say
from summarycheck.model import Finding, Problem, Record, Report, Span, Suggestion, Suppressed, Text
from summarycheck.readers.place import CsvCell, JsonString, Passage, Piece
from summarycheck.reporters import REPORTERS, Look
from summarycheck.rules import load_rules

SCHEMAS = Path(__file__).parent / "data" / "schemas"
EVIL = (
    "中文“引号” \"quotes\" 'single' <script>alert(1)</script> </script> <!-- ]]> &amp; &lt; a,b:c%0A%25 `x` ``` "
    "**b** [l](http://evil.example) ![i](//evil.example/x.png) @octocat #12 $x$ | a | # h\r\n"
    "::error file=a::owned\n::stop-commands::x\n##[error]old \x1b[31mred\x1b]0;title\x07\x9b2J \u202egnp.exe\u2066 "
    "\u2028\u2029 \ud800 \x00\x08\x7f \ufffe {0} {{x}} \\u0041 ::set-output name=a::b 😀"
)
# What a terminal or a runner obeys: no format may have it in what it writes.
CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
PROBLEM = Problem("坏.jsonl", 3, "not valid JSON", "is it cut off?", 7)


def evil_report() -> Report:
    source, target = f"A {EVIL} b.", f"甲{EVIL}乙"
    record = Record(
        Text(source, "source", EVIL, place(EVIL, source, 1)),
        (Text(target, "translation", EVIL, place(EVIL, target, 9)),),
        id=EVIL,
        title=EVIL,
    )
    bad = finding(
        rule=EVIL, category=EVIL, record=EVIL, field=EVIL, message=EVIL, path=EVIL, line=9, column=2,
        source=quote(source, EVIL), target=quote(target, EVIL), suggestion=Suggestion(EVIL, safe=True),
        facts={EVIL: EVIL},
    )  # fmt: skip
    return Report(record, (bad, finding(**{**bad_fields(bad), "severity": "warning", "target": None})))


def bad_fields(bad: Finding) -> dict[str, Any]:
    return {name: getattr(bad, name) for name in bad.__struct_fields__}


def evil(format: str, **look: Any) -> str:
    problem = Problem(EVIL, 2, EVIL, EVIL, 1)
    return write(format, evil_report(), problems=(problem,), remarks=(problem,), look=Look(**look))


@pytest.mark.parametrize("format", REPORTERS)
def test_nothing_a_terminal_or_a_runner_obeys_is_ever_written(format: str) -> None:
    written = evil(format)
    assert not CONTROLS.search(written.encode("utf-8", "backslashreplace").decode())
    assert "##[" not in written
    orders = [line for line in written.splitlines() if line.lstrip().startswith("::")]
    if format != "github":
        assert not orders
    else:
        assert [order.split()[0] for order in orders] == ["::error", "::warning", "::error"]


@pytest.mark.parametrize("format", REPORTERS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_run_of_nothing_is_written_too(format: str, lang: str) -> None:
    look = Look(lang=lang)  # type: ignore[arg-type]
    written = write(format, look=look)
    assert format == "jsonl" or written.endswith("\n")
    if format in ("text", "github", "markdown"):
        assert say("no-records", look.lang) in written


@pytest.mark.parametrize("format", [format for format in REPORTERS if format not in ("jsonl", "text")])
def test_problems_are_told_wherever_there_is_room(format: str) -> None:
    written = write(format, Report(RECORD), problems=(PROBLEM,))
    assert "坏.jsonl" in written or "%E5%9D%8F.jsonl" in written
    assert "not valid JSON" in written
    assert "is it cut off?" in written


@pytest.mark.parametrize("format", ["text", "markdown", "html", "github"])
def test_what_does_not_count_is_told_to_people(format: str) -> None:
    waived = Report(
        RECORD, (), suppressed=(Suppressed(finding(), "waiver"), Suppressed(finding(), "baseline"))
    )
    written = write(format, waived, remarks=(Problem("known.json", 0, "3 of the known findings are fixed"),))
    assert "not counted: 1 waived, 1 in the baseline" in written
    assert format == "text" or "known.json: 3 of the known findings are fixed" in written


# ---- github: as the runner reads it --------------------------------------------------------------


def commands(written: str) -> list[tuple[str, dict[str, str], str]]:
    """The workflow commands in a log, by the rules of the runner (ActionCommand: name, properties, data)."""
    found = []
    for line in written.splitlines():
        if line.strip().startswith("::") and (end := line.strip().find("::", 2)) > 0:
            name, _, said = line.strip()[2:end].partition(" ")
            pairs = [pair.partition("=") for pair in said.split(",") if pair]
            properties = {key.strip(): unescaped(value, "%3A%2C") for key, _, value in pairs}
            found.append((name, properties, unescaped(line.strip()[end + 2 :], "")))
    return found


def unescaped(text: str, more: str) -> str:
    for code in ("%0D", "%0A", *re.findall("%..", more), "%25"):
        text = text.replace(code, chr(int(code[1:], 16)))
    return text


def test_github_annotates_the_evidence() -> None:
    (name, properties, said), (_, missing, _), problem = commands(
        write(
            "github", Report(RECORD, (finding(), finding(severity="info", target=None))), problems=(PROBLEM,)
        )
    )
    assert name == "error"
    assert properties == {
        "file": "page.txt", "line": "7", "endLine": "7", "col": "14", "endColumn": "17", "title": "number-magnitude"
    }  # fmt: skip
    assert said == "2401.00001 · translation · “70 billion” is 700亿 — repair: 700亿"
    assert missing["line"] == "7"
    assert problem == (
        "error", {"file": "坏.jsonl", "line": "3", "col": "7", "title": "input"}, "not valid JSON (is it cut off?)"
    )  # fmt: skip


def test_github_undoes_the_escapes_of_foul_data() -> None:
    (_, properties, said), *_ = commands(evil("github"))
    assert set(properties) == {"file", "line", "endLine", "col", "endColumn", "title"}
    assert "::error file=a::owned ::stop-commands::x" in said
    assert "a,b:c%0A%25" in said
    assert "::error file=a::owned" in properties["title"]


def test_github_says_what_it_does_not_show() -> None:
    few = write("github", Report(RECORD, (finding(),) * 10))
    many = write("github", Report(RECORD, (finding(),) * 11))
    assert "first 10" not in few
    assert len(commands(many)) == 11
    assert "first 10" in many.splitlines()[-1]


def test_paths_are_relative_to_where_the_run_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for path, shown in [
        ("./a/b.txt", "a/b.txt"),
        (f"{tmp_path}/a.txt", "a.txt"),
        ("/elsewhere/a", "/elsewhere/a"),
    ]:
        ((_, properties, _),) = commands(write("github", Report(RECORD, (finding(path=path, line=2),))))
        assert properties["file"] == shown


# ---- gitlab --------------------------------------------------------------------------------------

# What GitLab asks of an entry: https://docs.gitlab.com/ci/testing/code_quality/
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def code_quality(written: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written)
    jsonschema.validate(found, CODE_QUALITY)
    assert len({entry["fingerprint"] for entry in found}) == len(found)
    return found


def test_gitlab() -> None:
    said = Report(
        RECORD, (finding(), finding(), finding(severity="warning", line=0, path=""), finding(severity="info"))
    )
    first, *rest = code_quality(write("gitlab", said, said, problems=(PROBLEM, PROBLEM)))
    assert first["fingerprint"] == finding().fingerprint
    assert first["location"] == {"path": "page.txt", "lines": {"begin": 7, "end": 7}}
    assert [entry["severity"] for entry in (first, *rest[:3])] == ["major", "major", "minor", "info"]
    assert rest[-1]["severity"] == "blocker"


def test_gitlab_of_foul_data_and_of_nothing() -> None:
    entry = code_quality(evil("gitlab"))[0]
    assert entry["check_name"] == EVIL.replace("\ud800", "\ufffd")
    assert code_quality(write("gitlab")) == []


# ---- sarif ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sarif() -> Callable[[str], dict[str, Any]]:
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())

    def run_in(written: str) -> dict[str, Any]:
        document = json.loads(written)
        validator.validate(document)
        run: dict[str, Any] = document["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
        return run

    return run_in


def test_sarif_has_the_place_the_other_side_and_the_repair(sarif: Callable[[str], dict[str, Any]]) -> None:
    rules = tuple(load_rules())
    run = sarif(write("sarif", Report(RECORD, (finding(),)), look=Look(rules=rules)))
    (result,) = run["results"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert (result["ruleId"], result["level"]) == ("number-magnitude", "error")
    assert result["partialFingerprints"] == {"summarycheck/v1": finding().fingerprint}
    found = result["locations"][0]["physicalLocation"]
    assert found["artifactLocation"] == {"uri": "page.txt", "uriBaseId": "%SRCROOT%"}
    region = {"startLine": 7, "startColumn": 14, "endLine": 7, "endColumn": 17}
    assert found["region"] == {**region, "snippet": {"text": "70亿"}}
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["snippet"]["text"] == "70 billion"
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement == {"deletedRegion": region, "insertedContent": {"text": "700亿"}}


def test_sarif_explains_its_rules(sarif: Callable[[str], dict[str, Any]]) -> None:
    rules = tuple(load_rules())
    run = sarif(write("sarif", Report(RECORD, (finding(rule="check-failed"),)), look=Look(rules=rules)))
    described = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == [*(rule.id for rule in rules), "check-failed"]
    assert all(rule["fullDescription"]["text"] and rule["help"]["text"] for rule in described)
    assert "could not be checked" in described[-1]["help"]["text"]
    magnitude = next(rule for rule in described if rule["id"] == "number-magnitude")
    assert "A billion is 十亿" in magnitude["help"]["text"]
    assert "- ` We train a 70 billion-parameter model. →" in magnitude["help"]["markdown"]
    assert magnitude["defaultConfiguration"] == {"level": "error"}
    assert magnitude["properties"]["tags"] == ["number"]


def test_sarif_of_foul_data(sarif: Callable[[str], dict[str, Any]]) -> None:
    first, _ = sarif(evil("sarif"))["results"]
    assert first["message"]["text"] == EVIL.replace("\ud800", "\ufffd").replace("](", "\\](")
    assert "fixes" not in first  # no line can hold the line ends of the repair


def test_sarif_without_a_file_and_with_bad_input(sarif: Callable[[str], dict[str, Any]]) -> None:
    checked = Checker().check(Record.of("It has 70 billion parameters.", translation="它有70亿参数。"))
    run = sarif(write("sarif", checked, problems=(PROBLEM,)))
    assert run["results"][0]["locations"] == [
        {"logicalLocations": [{"name": "translation", "fullyQualifiedName": "translation"}]}
    ]
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    (told,) = invocation["toolExecutionNotifications"]
    assert told["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 7}


ROW = '{"translation": "\\u5b83有\\"70亿\\"参数"}'
CELL = 'a,"它有""70亿""参数"'


@pytest.mark.parametrize(
    ("text", "at", "words", "columns"),
    [
        ('它有"70亿"参数', JsonString("a.jsonl", 5, 1, ROW, ("translation",)), '"70亿"', (25, 32)),
        ('它有"70亿"参数', JsonString("a.jsonl", 5, 1, ROW, ("translation",)), "它", (18, 24)),
        ('它有"70亿"参数', CsvCell("a.csv", 5, CELL, 1, ","), '"70亿"', (6, 13)),
        ("它有70亿\n参数", Passage("a.txt", (Piece(0, 5, 3, 5, 5), Piece(6, 6, 1, 2, 2))), "70亿", (5, 8)),
        ("它有70亿参数", Passage("a.txt", (Piece(0, 5, 3, 5, 5), Piece(5, 6, 1, 2, 2))), "70亿", (5, 8)),
    ],
)
def test_a_region_ends_where_the_evidence_ends_in_the_file(
    text: str, at: Any, words: str, columns: tuple[int, int], sarif: Callable[[str], dict[str, Any]]
) -> None:
    record = Record(
        Text(SOURCE, "source", "source", place("a", SOURCE, 1)),
        (Text(text, "translation", "translation", at),),
    )
    span = quote(text, words)
    line, column = at.locate(span.start)
    found = finding(target=span, path=at.path, line=line, column=column)
    (result,) = sarif(write("sarif", Report(record, (found,))))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["endLine"]) == (5, 5)
    assert (region["startColumn"], region["endColumn"]) == columns


def test_a_repair_is_written_as_the_file_wants_it(sarif: Callable[[str], dict[str, Any]]) -> None:
    text = '它有"70亿"参数'
    for at, inserted in (
        (JsonString("a.jsonl", 5, 1, ROW, ("translation",)), r"\"7\""),
        (CsvCell("a.csv", 5, CELL, 1, ","), '""7""'),
    ):
        record = Record(Text(SOURCE, "source", "source"), (Text(text, "translation", "translation", at),))
        span = quote(text, '"70亿"')
        line, column = at.locate(span.start)
        said = finding(
            target=span, path=at.path, line=line, column=column, suggestion=Suggestion('"7"', safe=True)
        )
        (result,) = sarif(write("sarif", Report(record, (said,))))["results"]
        (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
        assert replacement["insertedContent"] == {"text": inserted}


# ---- junit ---------------------------------------------------------------------------------------


def test_junit_counts_records_as_cases() -> None:
    other = Record(Text("A.", "source", "source", place("b.txt", "A.", 1)), id="other")
    written = write(
        "junit",
        Report(RECORD, (finding(severity="warning"), finding(), finding(severity="info"))),
        Report(RECORD, (finding(severity="warning"),)),
        Report(other),
        problems=(PROBLEM,),
    )
    pages, others, bad = JUnitXml.fromstring(written.encode())
    assert [(suite.name, suite.tests, suite.failures, suite.errors) for suite in (pages, others, bad)] == [
        ("page.txt", 2, 1, 0), ("b.txt", 1, 0, 0), ("input", 1, 0, 1),
    ]  # fmt: skip
    first, second = pages
    ((failure,),) = [[result for result in first.result if isinstance(result, Failure)]]
    assert (failure.type, failure.message) == ("number-magnitude", "“70 billion” is 700亿")
    assert "repair: 700亿" in failure.text
    assert first.system_out.count("number-magnitude") == 2
    assert not second.result
    ((error,),) = [case.result for case in bad]
    assert isinstance(error, Error)
    assert "坏.jsonl:3:7" in error.text


@pytest.mark.parametrize(("fail_on", "failed"), [("error", 1), ("warning", 2), (None, 0)])
def test_junit_fails_what_the_run_fails(fail_on: Any, failed: int) -> None:
    reports = (Report(RECORD, (finding(),)), Report(RECORD, (finding(severity="warning"),)))
    (suite,) = JUnitXml.fromstring(write("junit", *reports, look=Look(fail_on=fail_on)).encode())
    assert suite.failures == failed


def test_junit_of_foul_data() -> None:
    written = evil("junit").encode()
    suite, _ = JUnitXml.fromstring(written)
    (case,) = suite
    assert '中文“引号” "quotes"' in case.name
    assert "<script>alert(1)</script>" in case.name
    elements = {element.tag for element in ElementTree.fromstring(written).iter()}
    assert elements == {"testsuites", "testsuite", "testcase", "failure", "system-out", "error"}


# ---- markdown ------------------------------------------------------------------------------------


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[Any] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def rendered(written: str) -> Tags:
    page = Tags()
    page.feed(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(written))
    return page


def test_markdown_is_short_first_with_details_folded() -> None:
    written = write("markdown", Report(RECORD, (finding(), finding(severity="warning"))), problems=(PROBLEM,))
    assert written.splitlines()[0] == "### ❌ summarycheck: 1 error, 1 warning, 0 infos"
    assert "| number-magnitude | ❌ error | 1 | 1 |" in written
    assert written.count("<details>") == written.count("</details>") == 2
    shown = " ".join(rendered(written).text.split())
    assert "It has 70 billion parameters and runs on 128 GPUs." in shown
    assert "它有70亿参数，在128个GPU上运行。" in shown
    assert "repair: 700亿" in shown
    assert "坏.jsonl:3:7: not valid JSON (is it cut off?)" in shown


def test_markdown_shows_foul_data_as_it_is() -> None:
    page = rendered(evil("markdown"))
    assert page.tags == {
        *("h3", "p", "strong", "ul", "li", "blockquote", "b", "sub", "br", "details", "summary"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
    assert {name for name, _ in page.attributes} == {"style"}  # of the columns
    shown = page.text.replace("\u200b", "")
    for words in (
        "<script>alert(1)</script>",
        "**b** [l](http://evil.example)",
        "`x` ```",
        "@octocat #12 $x$ | a |",
    ):
        assert words in shown
    assert not re.search(r"[@#][a-z0-9]|[a-z]://", page.text)


@pytest.mark.parametrize("filler", ["word ", "字", "😀", "*", "<"])
def test_markdown_fits_into_a_comment_and_says_what_is_cut(filler: str) -> None:
    source, target = f"{filler * 400} 70 billion {filler * 400}", f"{filler * 400}70亿{filler * 400}"
    record = Record(
        Text(source, "source", "a"), (Text(target, "translation", "translation"),), id=filler * 500
    )
    said = [
        finding(
            message=filler * 3000, source=quote(source, "70 billion"), target=quote(target, "70亿"),
            severity=severity, rule=f"rule-{number}", field="translation", path=filler * 90,
        )
        for number, severity in enumerate(("error", "warning", "info") * 100)
    ]  # fmt: skip
    problems = tuple(Problem("a", line, filler * 2000) for line in range(100))
    written = write("markdown", *(Report(record, (each,)) for each in said), problems=problems)
    assert 30_000 < len(written.encode("utf-16-le")) // 2 <= 65_536
    shown = written.count("\n- **rule")
    (cut,) = re.findall(r"_(\d+) more findings not shown, for want of room_", written)
    assert shown + int(cut) == 300
    assert shown > 3
    assert written.count("<details>") == written.count("</details>")


def test_every_format_reports_what_the_checker_finds() -> None:
    checked = Checker().check(
        Record(
            Text("It has 70 billion parameters.", "source", "source"),
            (Text("它有70亿参数。", "translation", "translation"),),
            id="1",
        )
    )
    assert checked.findings
    for format in REPORTERS:
        assert "number-magnitude" in write(format, checked, look=Look(rules=tuple(load_rules())))


def test_evidence_of_two_texts_with_one_name_is_found_where_it_is() -> None:
    twins = tuple(
        Text(t, "translation", "translation", place(p, t, 1)) for t, p in (("甲", "a"), (TARGET, "b"))
    )
    record = Record(Text(SOURCE, "source", "source"), twins)
    span = Span("70亿", TARGET.index("70亿"), TARGET.index("70亿") + 3)
    said = finding(target=span, path="b", line=1, column=span.start + 1)
    ((_, properties, _),) = commands(write("github", Report(record, (said,))))
    assert (properties["file"], properties["endColumn"]) == ("b", str(span.end + 1))


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_of_the_text_report_begins_as_an_order_to_a_runner(width: int) -> None:
    order = "::stop-commands::x"
    record = Record(
        Text(f"{order} 70 billion", "source", order), (Text(f"{order} 70亿", "translation", order),), id=order
    )
    said = finding(
        field=order, message=order, source=quote(record.source.text, order), target=None, rule=order
    )
    written = write("text", Report(record, (said,)), look=Look(width=width))
    assert "stop-commands::x" in written
    assert not any(line.lstrip().startswith("::") for line in written.splitlines())
