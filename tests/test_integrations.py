"""What is shipped for CI and tests works as shipped: the action, the hooks, the pytest plugin, the example."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from summarycheck.cli import app
from summarycheck.testing import assert_faithful as assert_faithful_of_api

pytest_plugins = ["pytester"]

HOME = Path(__file__).parent.parent
EXAMPLE = HOME / "examples" / "nightly-digest"
SCRIPT = HOME / "action" / "check.sh"

RIGHT = {"id": "1", "source": "It has 8 billion parameters.", "translation": "它有80亿个参数。"}
WRONG = {"id": "2", "source": "It has 70 billion parameters.", "translation": "它有70亿个参数。"}


# ---- schemas ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", HOME / "action.yml"),
        ("vendor.github-workflows", HOME / ".github" / "workflows" / "ci.yml"),
        ("vendor.github-workflows", EXAMPLE / ".github" / "workflows" / "check.yml"),
        ("vendor.github-workflows", EXAMPLE / ".github" / "workflows" / "nightly.yml"),
        ("vendor.gitlab-ci", EXAMPLE / ".gitlab-ci.yml"),
    ],
)
def test_files_for_services_fit_their_schemas(schema: str, file: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    if schema == "vendor.gitlab-ci":
        command += ["--data-transform", "gitlab-ci"]
    done = subprocess.run([*command, file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_example_uses_only_inputs_that_the_action_has() -> None:
    action = yaml.safe_load((HOME / "action.yml").read_text(encoding="utf-8"))
    for workflow in (EXAMPLE / ".github" / "workflows").iterdir():
        (job,) = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values()
        (step,) = (step for step in job["steps"] if "/summarycheck@" in step.get("uses", ""))
        assert set(step["with"]) <= set(action["inputs"])


def test_nothing_that_users_say_becomes_part_of_a_command() -> None:
    action = yaml.safe_load((HOME / "action.yml").read_text(encoding="utf-8"))
    assert not any("${{" in step.get("run", "") for step in action["runs"]["steps"])


# ---- the action's script, as a runner runs it ----------------------------------------------------------


class Runner:
    """A runner with a clone of a repository, and what the action left."""

    def __init__(self, folder: Path) -> None:
        self.origin, self.clone, self.temp = (folder / name for name in ("origin", "clone", "temp"))
        self.origin.mkdir()
        (self.temp / "summarycheck" / "bin").mkdir(parents=True)
        program = Path(sys.executable).with_name("summarycheck")
        (self.temp / "summarycheck" / "bin" / "summarycheck").symlink_to(program)
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            **{f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        }
        self.git("init", "-q", "--initial-branch=main")

    def git(self, *arguments: str, folder: Path | None = None) -> str:
        command = ["git", "-C", str(folder or self.origin), *arguments]
        return subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True
        ).stdout.strip()

    def commit(self, *records: dict[str, str], file: str = "a.jsonl") -> str:
        (self.origin / file).write_text("".join(json.dumps(record) + "\n" for record in records))
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")
        return self.git("rev-parse", "HEAD")

    def run(self, checkout: str, **variables: str) -> tuple[int, str]:
        """The exit code and what stands in the log, after a checkout as actions/checkout makes it."""
        shutil.rmtree(self.clone, ignore_errors=True)
        self.git("init", "-q", str(self.clone))
        self.git("remote", "add", "origin", f"file://{self.origin}", folder=self.clone)
        self.git("fetch", "-q", "--depth=1", "origin", checkout, folder=self.clone)
        self.git("checkout", "-q", "FETCH_HEAD", folder=self.clone)
        action = yaml.safe_load((HOME / "action.yml").read_text(encoding="utf-8"))
        (step,) = (step for step in action["runs"]["steps"] if step.get("id") == "check")
        environment = dict.fromkeys(step["env"], "") | self.environment
        for name, value in step["env"].items():
            if name.startswith("INPUT_"):
                environment[name] = action["inputs"][value.split("inputs.")[1].split()[0]]["default"]
        for name in ("OUTPUT", "STEP_SUMMARY"):
            (self.temp / name).touch()
            environment[f"GITHUB_{name}"] = str(self.temp / name)
        environment |= {"RUNNER_TEMP": str(self.temp), "GITHUB_ACTION_PATH": str(HOME), **variables}
        done = subprocess.run(
            ["bash", "-c", step["run"]], cwd=self.clone, env=environment, capture_output=True, text=True
        )
        return done.returncode, done.stdout + done.stderr

    @property
    def outputs(self) -> dict[str, str]:
        lines = (self.temp / "OUTPUT").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    if shutil.which("bash") is None:
        pytest.skip("no bash")
    return Runner(tmp_path)


OTHER = {**RIGHT, "id": "3"}


def test_a_push_is_checked_for_what_it_brings(runner: Runner) -> None:
    before = runner.commit(WRONG)
    runner.commit(WRONG, RIGHT)
    assert runner.run("main", BEFORE_SHA=before)[0] == 0


def test_a_push_that_brings_an_error_fails_with_three_reports(runner: Runner) -> None:
    before = runner.commit(RIGHT)
    runner.commit(RIGHT, WRONG)
    code, log = runner.run("main", BEFORE_SHA=before)
    assert code == 1
    assert "::error file=a.jsonl,line=2,endLine=2,col=" in log
    assert runner.outputs["exit-code"] == "1"
    sarif = json.loads(Path(runner.outputs["sarif-file"]).read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in sarif["runs"][0]["results"]] == ["number-magnitude"]
    summary = (runner.temp / "STEP_SUMMARY").read_text(encoding="utf-8")
    assert summary == Path(runner.outputs["markdown-file"]).read_text(encoding="utf-8")
    assert "number-magnitude" in summary


def test_a_new_branch_is_checked_for_its_last_commit(runner: Runner) -> None:
    runner.commit(WRONG)
    runner.commit(WRONG, RIGHT)
    assert runner.run("main", BEFORE_SHA="0" * 40)[0] == 0


def test_a_rewritten_branch_too(runner: Runner) -> None:
    runner.commit(WRONG)
    runner.commit(WRONG, RIGHT)
    assert runner.run("main", BEFORE_SHA="1" * 40)[0] == 0


def test_a_first_commit_is_checked_whole(runner: Runner) -> None:
    runner.commit(WRONG)
    assert runner.run("main", BEFORE_SHA="0" * 40)[0] == 1


@pytest.mark.parametrize("wrong", [False, True])
def test_a_pull_request_is_compared_with_what_it_is_merged_with(runner: Runner, wrong: bool) -> None:
    base = runner.commit(RIGHT)
    runner.git("switch", "-q", "-c", "topic")
    head = runner.commit(WRONG if wrong else OTHER, file="b.jsonl")
    runner.git("switch", "-q", "main")
    runner.commit(WRONG, file="c.jsonl")  # not of this pull request, and newer than its event's base
    runner.git("merge", "-q", "--no-edit", "topic")
    runner.git("update-ref", "refs/pull/1/merge", "HEAD")
    code, log = runner.run("refs/pull/1/merge", BASE_SHA=base, HEAD_SHA=head)
    assert code == wrong, log


def test_everything_is_checked_when_there_is_nothing_to_compare_with(runner: Runner) -> None:
    runner.commit(WRONG)
    before = runner.commit(WRONG, RIGHT)
    assert runner.run("main")[0] == 1
    assert runner.run("main", INPUT_BASE="none", BEFORE_SHA=before)[0] == 1


def test_what_is_not_committed_is_checked_against_the_last_commit(runner: Runner) -> None:
    runner.commit(WRONG)
    assert runner.run("main", INPUT_BASE="HEAD")[0] == 0


def test_inputs_are_options(runner: Runner) -> None:
    runner.commit(WRONG)
    assert runner.run("main", INPUT_FAIL_ON="never")[0] == 0
    assert runner.run("main", INPUT_MAX_FINDINGS="1")[0] == 0
    assert runner.run("main", INPUT_ARGS="--ignore\nnumber\n")[0] == 0
    code, log = runner.run("main", INPUT_BASELINE="$(touch pwned)")
    assert (code, "$(touch pwned): no such baseline" in log) == (2, True)
    assert not (runner.clone / "pwned").exists()


# ---- the hooks -------------------------------------------------------------------------------------


def test_hooks_are_commands_that_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As pre-commit runs them: in the root of the repository, with the names of the staged files at the end."""
    for variable in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(variable, os.devnull)
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q"], check=True)
    (tmp_path / "a.jsonl").write_text(json.dumps(WRONG) + "\n")
    subprocess.run(["git", "add", "-A"], check=True)
    hooks = yaml.safe_load((HOME / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    def codes() -> dict[str, int]:
        commands = {
            hook["id"]: [*hook["entry"].split()[1:], *hook.get("args", ()), "a.jsonl"] for hook in hooks
        }
        return {name: CliRunner().invoke(app, command).exit_code for name, command in commands.items()}

    assert codes() == {"summarycheck": 1, "summarycheck-all": 1}  # before the first commit, all is new
    identity = ["-c", "user.name=x", "-c", "user.email=x"]
    subprocess.run(["git", *identity, "commit", "-q", "-m", "x"], check=True)
    assert codes() == {"summarycheck": 0, "summarycheck-all": 1}


# ---- the pytest plugin -------------------------------------------------------------------------------


def test_the_fixture_fails_with_the_evidence_and_a_diff(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        def test_right(assert_faithful):
            assert assert_faithful("It has 8 billion parameters.", "它有80亿个参数。").ok

        def test_wrong(assert_faithful):
            assert_faithful("It has 70 billion parameters.", "它有70亿个参数。", role="summary")
    """)
    result = pytester.runpytest_inprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "E  *AssertionError: the summary is not faithful to its source: 1 found",
            "E  *error: “70 billion” is 700亿, but the Chinese says “70亿” * [[]number-magnitude]",
            "E  *source  It has ⟦70 billion⟧ parameters.",
            "E  *- 它有70亿个参数。",
            "E  *+ 它有700亿个参数。",
            "*test_the_fixture_fails*.py:5: AssertionError",  # the caller's line, not ours
        ]
    )


def test_the_fixture_obeys_the_configuration_of_the_tests_file(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        def test_number(assert_faithful):
            assert_faithful("It has 70 billion parameters.", "它有70亿个参数。")
    """)
    pytester.path.joinpath("summarycheck.toml").write_text("ignore = ['number']")
    pytester.runpytest_inprocess("-p", "no:cacheprovider").assert_outcomes(passed=1)


def test_a_bad_configuration_fails_the_test_in_one_line(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        def test_number(assert_faithful):
            assert_faithful("It has 8 billion parameters.", "它有80亿个参数。")
    """)
    pytester.path.joinpath("summarycheck.toml").write_text("ignroe = ['number']")
    result = pytester.runpytest_inprocess("-p", "no:cacheprovider")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["summarycheck.toml:1: unknown setting 'ignroe' (did you mean 'ignore'?)"])


def test_the_function_takes_its_own_threshold_and_rules() -> None:
    texts = ("Code: https://a.org/b .", "代码见https://a.org/b公开")
    assert assert_faithful_of_api(*texts, select=["url-fused"]).findings  # a warning is borne
    with pytest.raises(AssertionError, match="url-fused"):
        assert_faithful_of_api(*texts, fail_on="warning")
    assert_faithful_of_api(*texts, fail_on="warning", ignore=["url-fused"])


def test_the_plugin_is_found_and_loads_nothing() -> None:
    code = (
        "import sys; from importlib.metadata import entry_points;"
        "(found,) = entry_points(group='pytest11', name='summarycheck'); found.load();"
        "sys.exit(bool({'summarycheck.engine', 'summarycheck.model', 'yaml', 'typer'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# ---- the example -----------------------------------------------------------------------------------


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., object]:
    """Runs the command line in a copy of the example."""
    shutil.copytree(EXAMPLE, tmp_path / "example")
    monkeypatch.chdir(tmp_path / "example")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


def test_the_example_passes_with_one_finding_known_and_one_waived(example: Callable[..., object]) -> None:
    result = example("check", "digests", "--format", "json")
    found = json.loads(result.stdout)  # type: ignore[attr-defined]
    assert result.exit_code == 0  # type: ignore[attr-defined]
    assert found["counts"]["error"] == 0
    assert {(each["by"], each["finding"]["record"]) for each in found["suppressed"]} >= {
        ("baseline", "2505.00007"),
        ("waiver", "2505.00008"),
    }
    assert "remarks" not in found


def test_a_new_error_in_the_example_fails_it(example: Callable[..., object]) -> None:
    with open("digests/2025-06-02.jsonl", "w", encoding="utf-8") as digest:
        digest.write(json.dumps({**WRONG, "summary": "一种颠覆性的模型。"}))
    result = example("check", "digests", "--format", "jsonl")
    rules = {json.loads(line)["rule"] for line in result.stdout.splitlines()}  # type: ignore[attr-defined]
    assert {"number-magnitude", "no-hype"} <= rules
    assert result.exit_code == 1  # type: ignore[attr-defined]


def test_the_rule_of_the_example_proves_itself(example: Callable[..., object]) -> None:
    assert example("rules", "test", "--rules", "rules", "--select", "no-hype").exit_code == 0  # type: ignore[attr-defined]


def test_the_tests_of_the_example_pass(pytester: pytest.Pytester) -> None:
    shutil.copytree(EXAMPLE, pytester.path / "example")
    pytester.runpytest_inprocess("-p", "no:cacheprovider", "example/tests").assert_outcomes(passed=2)
