"""Configuration: found upwards, merged by nearness, refused with its place when it is not understood."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from summarycheck.ci.policy import Policies
from summarycheck.cli import app
from summarycheck.config import ConfigError, Configuration, Sourced, matches

RECORD = json.dumps(
    {"id": "1", "source": "Code: https://a.org/b .", "translation": "代码见https://a.org/b公开"},
    ensure_ascii=False,
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Writes files into a folder that becomes the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")

    def write(**files: str) -> Path:
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_DOT_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments])


def policy_error(path: str = "page.jsonl") -> str:
    with pytest.raises(ConfigError) as refused:
        Policies(Configuration()).of(path)
    return str(refused.value)


# ---- what is refused, with its line ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("selcet = []", "1: unknown setting 'selcet' (did you mean 'select'?)"),
        ("\n\nfail_on = 'error'", "3: unknown setting 'fail_on' (did you mean 'fail-on'?)"),
        ("fail-on = 'eror'", "1: fail-on cannot be 'eror' (did you mean 'error'?)"),
        ("fail-on = 3", "1: fail-on cannot be 3 (one of error, warning, info, never)"),
        ("select = 'number'", "1: select must be a list of texts, not 'number'"),
        ("select = [\n  'nmber',\n]", "1: no rule 'nmber' (did you mean 'number'?)"),
        ("rules = ['mine']", "1: rules: 'mine' is not there (relative to this file)"),
        (
            "[severity]\nurl-fused = 'bad'",
            "2: severity.url-fused cannot be 'bad' (known: error, info, warning)",
        ),
        ("[severity]\n\nurl-fussed = 'info'", "3: no rule 'url-fussed' (did you mean 'url-fused'?)"),
        (
            "[severity]\nurl-fused = {source = 'info'}",
            "2: url-fused does not apply to 'source' (it applies to translation, summary)",
        ),
        ("severity = 3", "1: severity must be a table"),
        (
            "[options.url-fused]\npatern = 'x'",
            "2: url-fused has no option 'patern' (did you mean 'pattern'?)",
        ),
        (
            "[options.url-fused]\npattern = '('",
            "2: options.url-fused.pattern must be a regular expression: missing ), "
            "unterminated subpattern at position 0",
        ),
        (
            "[options.url-fused]\nunless-in-source = 'yes'",
            "2: options.url-fused.unless-in-source must be true or false, not 'yes'",
        ),
        ("[paths.'old/**']\nselekt = []", "2: unknown setting 'selekt' (did you mean 'select'?)"),
        ("[paths.'old/**']\nextends = 'x'", "2: unknown setting 'extends' (known: allow, "),
        ("[[allow]]\nrule = 'url-fused'\nrecords = ['1']", "1: a waiver without reason (it names the rule"),
        ("[[allow]]\nrule = 'url-fused'\nreason = 'x'", "1: a waiver without records or paths (to waive"),
        (
            "[[allow]]\nrule = 'url-fused'\nreason = 'x'\npath = ['y']",
            "4: unknown key in allow: 'path' (did you mean 'paths'?)",
        ),
        (
            "[[allow]]\nrule = 'url-fused'\nreason = 'x'\npaths = ['y']\n"
            "[[allow]]\nrule = 'url-fusd'\nreason = 'x'\npaths = ['y']",
            "5: no rule 'url-fusd' (did you mean 'url-fused'?)",
        ),
        ("extends = 'other.toml'", "1: extends 'other.toml', which is not there (relative to this file)"),
        ("select = [\n'a'\n'b'\n]", "3: not TOML: Unclosed array (column 1)"),
        ("fail-on = error", "1: not TOML: Invalid value (column 11): a text is put in quotes: "),
    ],
)
def test_what_is_not_understood_is_refused_with_its_line(
    project: Callable[..., Path], toml: str, said: str
) -> None:
    project(summarycheck_DOT_toml=toml)
    assert policy_error().startswith(f"summarycheck.toml:{said}")


def test_lines_are_right_in_a_project_file_too(project: Callable[..., Path]) -> None:
    project(pyproject_DOT_toml='[project]\nname = "x"\n\n[tool.summarycheck.severity]\nurl-fusd = "info"\n')
    assert policy_error().startswith("pyproject.toml:5: no rule 'url-fusd'")


def test_the_command_line_says_a_bad_configuration_in_one_line(project: Callable[..., Path]) -> None:
    project(summarycheck_DOT_toml="selcet = []", page_DOT_jsonl=RECORD)
    result = run("check", "page.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "summarycheck: summarycheck.toml:1: unknown setting 'selcet' (did you mean 'select'?)\n"
    )
    assert run("check", "page.jsonl", "--no-config").exit_code == 0
    assert run("check", "page.jsonl", "--config", "absent.toml").exit_code == 2
    assert run("check", "page.jsonl", "--config", "x", "--no-config").exit_code == 2


def test_what_extends_itself_is_refused(project: Callable[..., Path]) -> None:
    project(summarycheck_DOT_toml="extends = 'a.toml'", a_DOT_toml="extends = 'summarycheck.toml'")
    assert "extends itself" in policy_error()


VALUES = st.recursive(
    st.sampled_from(["error", "url-fused", "number", "*.md", "", "x", 0, 1.5, True]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["rule", "reason", "records", "paths", "url-fused", "pattern", "source", "select", "x.y"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)
NAMES = [
    "select",
    "ignore",
    "severity",
    "options",
    "map",
    "fail-on",
    "baseline",
    "allow",
    "paths",
    "extends",
    "rules",
]


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=3))
def test_anything_else_is_understood_or_refused(tmp_path: Path, content: dict[str, object]) -> None:
    file = tmp_path / "summarycheck.toml"
    file.write_text("".join(f"{name} = {toml(value)}\n" for name, value in content.items()))
    with suppress(ConfigError):
        Policies(Configuration(file=str(file))).of(str(tmp_path / "a.md"))


# ---- where it is found -----------------------------------------------------------------------------


def value(path: str, name: str, **more: object) -> object:
    return Configuration(**more).settings(path).value(name)  # type: ignore[arg-type]


def test_the_nearest_above_the_file_is_used(project: Callable[..., Path]) -> None:
    project(
        summarycheck_DOT_toml="fail-on = 'info'",
        near__summarycheck_DOT_toml="fail-on = 'warning'",
        other__pyproject_DOT_toml="[project]\nname = 'summarycheck-user'",  # says nothing of us
        both__pyproject_DOT_toml="[tool.summarycheck]\nfail-on = 'never'",
        both__summarycheck_DOT_toml="fail-on = 'warning'",
    )
    assert value("page.jsonl", "fail-on") == "info"
    assert value("near/deep/er/page.jsonl", "fail-on") == "warning"
    assert value("other/page.jsonl", "fail-on") == "info"
    assert value("both/page.jsonl", "fail-on") == "warning"
    assert value("<stdin>", "fail-on") == "info"
    assert value("near/page.jsonl", "fail-on", search=False) == "error"
    assert value("near/page.jsonl", "fail-on", file="both/pyproject.toml") == "never"


def test_each_file_is_checked_by_its_own_configuration(project: Callable[..., Path]) -> None:
    project(
        a__summarycheck_DOT_toml="select = ['url-fused']\n[severity]\nurl-fused = 'error'",
        b__summarycheck_DOT_toml="ignore = ['url-fused']",
        a__page_DOT_jsonl=RECORD,
        b__page_DOT_jsonl=RECORD,
        c__page_DOT_jsonl=RECORD,
    )
    for jobs in (1, 2):
        result = run("check", "a", "b", "c", "--format", "jsonl", "--jobs", jobs)
        found = [json.loads(line) for line in result.stdout.splitlines()]
        assert [(each["path"], each["severity"]) for each in found if each["rule"] == "url-fused"] == [
            ("a/page.jsonl", "error"),
            ("c/page.jsonl", "warning"),
        ]
        assert result.exit_code == 1


# ---- what wins -------------------------------------------------------------------------------------

BASE = """\
fail-on = "info"
select = ["number", "markup"]
[severity]
number-missing = "info"
url-fused = "info"
"""
NEAR = """\
extends = "shared/base.toml"
select = ["markup"]
[severity]
url-fused = "error"
[paths."old/**"]
fail-on = "never"
[paths."old/special.jsonl"]
severity = {url-fused = {summary = "warning"}}
"""


def test_what_is_nearer_wins_and_tables_are_joined(project: Callable[..., Path]) -> None:
    project(shared__base_DOT_toml=BASE, summarycheck_DOT_toml=NEAR)
    configuration = Configuration({("ignore",): Sourced(["claim"], "--ignore")})
    plain, old, special = map(configuration.settings, ("page.jsonl", "old/page.jsonl", "old/special.jsonl"))
    assert [each.value("fail-on") for each in (plain, old, special)] == ["info", "never", "never"]
    assert plain.value("select") == ["markup"]
    assert {key[0]: sourced.where for key, sourced in plain.below("severity").items()} == {
        "number-missing": "shared/base.toml:4",
        "url-fused": "summarycheck.toml:4",
    }
    assert special.below("severity")["url-fused",] == Sourced({"summary": "warning"}, "summarycheck.toml", 8)
    assert configuration.settings("other/page.jsonl") is plain
    rules = {rule.id: rule for rule in Policies(configuration).of("old/special.jsonl").checker.rules}
    assert rules["url-fused"].severity("summary") == "warning"
    assert rules["url-fused"].severity("translation") == "warning"  # as the rule has it: the table replaced


def test_the_command_line_beats_the_configuration(project: Callable[..., Path]) -> None:
    project(summarycheck_DOT_toml="fail-on = 'warning'\nselect = ['url-fused']\n", page_DOT_jsonl=RECORD)
    assert run("check", "page.jsonl").exit_code == 1
    assert run("check", "page.jsonl", "--fail-on", "error").exit_code == 0
    assert run("check", "page.jsonl", "--select", "number").exit_code == 0
    assert run("check", "page.jsonl", "--ignore", "url-fused").exit_code == 0


def test_options_of_a_rule_can_be_set(project: Callable[..., Path]) -> None:
    project(summarycheck_DOT_toml="[options.url-fused]\npattern = 'zzz'\n", page_DOT_jsonl=RECORD)
    assert run("check", "page.jsonl", "--fail-on", "warning").exit_code == 0
    assert run("check", "page.jsonl", "--fail-on", "warning", "--no-config").exit_code == 1


RULE = """\
id: says-code
check: pattern
category: language
severity: error
applies-to: [translation]
options: {words: [代码]}
message: 说了“{target}”
why: For a test.
examples:
  bad: [{source: x, target: 代码}]
  ok: [{source: x, target: 程序}]
"""


def test_rules_of_the_project_are_known_to_every_command(project: Callable[..., Path]) -> None:
    home = project(summarycheck_DOT_toml="rules = ['mine']", page_DOT_jsonl=RECORD)
    (home / "mine").mkdir()
    (home / "mine" / "says-code.yaml").write_text(RULE, encoding="utf-8")
    assert '"rule": "says-code"' in run("check", "page.jsonl", "--format", "jsonl").stdout
    assert "says-code" in run("rules", "list").stdout
    assert run("rules", "test", "--select", "says-code").stdout == "1 rule, 2 examples: 0 failures\n"
    assert run("rules", "test", "--select", "says-code", "--rules", "mine").exit_code == 0  # given twice


def test_an_input_format_can_be_set_for_some_paths(project: Callable[..., Path]) -> None:
    table = "id\tsource\ttranslation\n1\tCode: https://a.org/b .\t代码见https://a.org/b公开\n"
    project(
        summarycheck_DOT_toml="[paths.'*.data']\ninput-format = 'tsv'", a_DOT_data=table, b_DOT_jsonl=RECORD
    )
    result = run("check", "a.data", "b.jsonl", "--format", "jsonl", "--select", "url-fused")
    assert len(result.stdout.splitlines()) == 2
    project(summarycheck_DOT_toml="input-format = 'tvs'")
    assert (
        "summarycheck.toml:1: no format is called “tvs” (did you mean 'tsv'?)"
        in run("check", "b.jsonl").stderr
    )


def test_a_map_can_be_set(project: Callable[..., Path]) -> None:
    record = {"no": "7", "en": "Code: https://a.org/b .", "zh": "代码见https://a.org/b公开", "tldr": "无"}
    project(
        summarycheck_DOT_toml="[map]\nsource = 'en'\ntranslation = ['zh']\nsummary = 'tldr'\nid = 'no'\n",
        a_DOT_jsonl=json.dumps(record),
    )
    found = json.loads(run("check", "a.jsonl", "--format", "jsonl", "--select", "url-fused").stdout)
    assert (found["record"], found["field"]) == ("7", "zh")
    project(summarycheck_DOT_toml="[map]\nsuorce = 'en'")
    assert "summarycheck.toml:2: a map has no 'suorce'" in run("check", "a.jsonl").stderr


def test_folders_are_checked_without_what_is_excluded(project: Callable[..., Path]) -> None:
    project(
        summarycheck_DOT_toml="exclude = ['drafts/']\nbaseline = 'known.json'",
        known_DOT_json='{"version": 1, "findings": []}',
        drafts__a_DOT_jsonl=RECORD,
        b_DOT_jsonl=RECORD,
    )
    assert json.loads(run("check", ".", "-f", "json").stdout)["files"] == 1
    assert json.loads(run("check", "drafts/a.jsonl", "-f", "json").stdout)["files"] == 1


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("old/a.md", "old/**", True),
        ("old/deep/a.md", "old/*.md", True),  # * takes / too
        ("old/deep/a.md", "old/", True),
        ("older/a.md", "old/", False),
        ("a.md", "**/a.md", True),
        ("x/y/a.md", "**/a.md", True),
        ("a.md", "b.md", False),
        ("a[1].md", "a[[]1].md", True),
    ],
)
def test_globs(tmp_path: Path, path: str, pattern: str, fits: bool) -> None:
    assert matches(str(tmp_path / path), pattern, str(tmp_path)) == fits


# ---- config show -----------------------------------------------------------------------------------


def test_config_show_says_which_value_comes_from_where(project: Callable[..., Path]) -> None:
    project(shared__base_DOT_toml=BASE, summarycheck_DOT_toml=NEAR)
    shown = [" ".join(line.split()) for line in run("config", "show").stdout.splitlines()]
    assert shown == [
        'fail-on "info" shared/base.toml:1',
        'select ["markup"] summarycheck.toml:2',
        'severity.number-missing "info" shared/base.toml:4',
        'severity.url-fused "error" summarycheck.toml:4',
    ]
    rows = json.loads(run("config", "show", "old/x.jsonl", "--format", "json").stdout)
    assert rows[0] == {"setting": "fail-on", "value": "never", "from": "summarycheck.toml:6"}
    assert run("config", "show", "--config", "shared/base.toml").stdout.count("shared/base.toml") == 4


def test_without_configuration_nothing_of_it_is_loaded() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from summarycheck.config import Configuration; Configuration().settings('page.jsonl');"
        "sys.exit(bool({'tomllib', 'rapidfuzz', 'summarycheck.rules', 'yaml'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd="/", check=False).returncode == 0
