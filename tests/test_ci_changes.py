"""``check --diff``: by record, in every format, against any revision; and what git cannot say."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from summarycheck.ci.changes import content_key
from summarycheck.cli import app
from summarycheck.model import Record, Text

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository in the current folder, without anybody's settings; runs git in it."""
    for variable, value in {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "LC_ALL": "en_US.UTF-8",
    }.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> str:
        return subprocess.run(
            ["git", "-c", "init.defaultBranch=main", *arguments], check=True, capture_output=True, text=True
        ).stdout

    run("init", "-q")
    return run


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def commit(git: Git) -> None:
    git("add", "-A")
    git("commit", "-q", "-m", "x")


def diff(revision: str = "HEAD", *paths: str, **more: object) -> Result:
    arguments = ["check", *(paths or (".",)), "--diff", revision, "--format", "json"]
    return CliRunner().invoke(app, arguments, **more)  # type: ignore[arg-type]


def checked(revision: str = "HEAD", *paths: str) -> int:
    result = diff(revision, *paths)
    assert result.exit_code in (0, 1), result.stderr
    return int(json.loads(result.stdout)["records"])


def row(number: int, chinese: str = "它很好。") -> str:
    record = {"id": str(number), "source": f"Paper {number} is good.", "translation": chinese}
    return json.dumps(record, ensure_ascii=False) + "\n"


def paper(number: int, chinese: str = "") -> str:
    """A paper of a page, in the form of the digests."""
    return f"""\
## The title of paper {number}

**Authors:** A. Author, B. Author

This is the abstract of paper {number}, which is long enough to be seen as a paragraph of prose and says that the
method is good, that it is fast, and that the code will be made available to everybody in the near future.

{chinese or f"这是第{number}篇论文的摘要，它说该方法很好、很快，代码将在不久的将来向所有人公开。"}

**论文及项目相关链接**

### Summary
这是第{number}篇论文的总结，方法很好、很快。

### Key Takeaways
1. 方法很好。
2. 方法很快。

"""


def test_only_what_was_added_or_changed_is_checked(git: Git) -> None:
    write("a.jsonl", row(1) + row(2) + row(3))
    commit(git)
    assert checked() == 0
    write("a.jsonl", row(4) + row(3) + row(2, "它不好。") + row(1))
    assert checked() == 2


def test_a_page_is_compared_by_its_papers(git: Git) -> None:
    write("page.md", paper(1) + paper(2) + paper(3))
    commit(git)
    write(
        "page.md",
        "# 2025-06-01\n\n" + paper(3) + paper(2, "这是改过的摘要，它说该方法很好。") + paper(4) + paper(1),
    )
    assert checked() == 2


def test_a_page_in_html_too(git: Git) -> None:
    def page(*numbers: int) -> str:
        papers = (
            f"<h2>Title {number}</h2><p><strong>Authors:</strong>A. Author</p><p>{'An abstract in prose. ' * 12}"
            f"{number}</p><blockquote><p>这是第{number}篇论文的摘要，它说该方法很好、很快。</p></blockquote>"
            "<p><strong>论文及项目相关链接</strong></p><p><strong>Summary</strong></p><p>总结。</p>"
            for number in numbers
        )
        return f'<html><body><div id="articleContent">{"".join(papers)}</div></body></html>'

    write("page.html", page(1, 2))
    commit(git)
    write("page.html", page(3, 2, 1).replace("<h2>", "\n<h2 class='x'>"))
    assert checked() == 1


def test_reformatting_is_no_change(git: Git) -> None:
    write("a.jsonl", row(1) + row(2))
    commit(git)
    records = [json.loads(line) for line in Path("a.jsonl").read_text(encoding="utf-8").splitlines()]
    swapped = [dict(reversed(record.items())) for record in records]
    write("a.jsonl", json.dumps(swapped, indent=2))  # an array, escaped, over many lines, keys reversed
    assert checked() == 0
    write("a.jsonl", "\r\n".join(json.dumps(record) for record in records))
    assert checked() == 0


def test_what_is_moved_or_renamed_is_no_change(git: Git) -> None:
    write("a.jsonl", row(1) + row(2))
    write("b.jsonl", row(3))
    commit(git)
    write("a.jsonl", row(1))
    write("b.jsonl", row(3) + row(2))  # moved
    assert checked() == 0
    git("mv", "b.jsonl", "c.jsonl")
    os.unlink("a.jsonl")
    write("new/d.jsonl", row(1))  # moved into a file that git does not know yet
    assert checked() == 0
    write("new/d.jsonl", row(1) + row(5))
    assert checked() == 1


def test_a_waiver_is_no_change_of_its_record(git: Git) -> None:
    write("a.jsonl", row(1))
    commit(git)
    waived = json.loads(row(1)) | {"summarycheck": {"allow": [{"rule": "url-fused", "reason": "x"}]}}
    write("a.jsonl", json.dumps(waived))
    assert checked() == 0


def test_packed_files_and_names_beyond_ascii(git: Git) -> None:
    Path("论文 1.jsonl.gz").write_bytes(gzip.compress(row(1).encode()))
    commit(git)
    assert checked() == 0
    Path("论文 1.jsonl.gz").write_bytes(gzip.compress((row(1) + row(2)).encode()))
    assert checked() == 1


def test_from_another_folder_and_over_several_repositories(git: Git, tmp_path: Path) -> None:
    write("a.jsonl", row(1))
    write("inner/.gitkeep", "")
    commit(git)
    write("inner/b.jsonl", row(2))
    git("init", "-q", "inner")
    git("-C", "inner", "add", "-A")
    git("-C", "inner", "commit", "-q", "-m", "x")
    os.makedirs("elsewhere")
    os.chdir("elsewhere")
    assert checked("HEAD", "..") == 0
    write("../inner/b.jsonl", row(2) + row(3))
    write("../a.jsonl", row(4))
    assert checked("HEAD", "..") == 2
    assert checked("HEAD", str(tmp_path / "a.jsonl")) == 1


def test_english_and_chinese_that_are_kept_apart(git: Git) -> None:
    def side(path: str, texts: dict[str, str], name: str) -> None:
        write(path, "".join(json.dumps({"id": id, name: text}) + "\n" for id, text in texts.items()))

    def new(*paths: str) -> int:
        return checked("HEAD", *paths, "--chinese", "zh")

    english = {str(number): f"Paper {number} is good." for number in range(1, 4)}
    chinese = {str(number): f"论文{number}很好。" for number in range(1, 4)}
    side("en/a.jsonl", english, "source")
    side("zh/a.jsonl", chinese, "translation")
    commit(git)
    assert new("en") == 0
    side("zh/a.jsonl", {**dict(reversed(chinese.items())), "2": "论文2不好。"}, "translation")
    os.rename("en/a.jsonl", "en/b.jsonl")
    assert new("en") == 1
    side("en/c.jsonl", {"4": "Paper 4."}, "source")
    assert new("en") == 2
    assert new("en/*.jsonl") >= 2  # a glob has only what is there now


def test_what_git_tells_a_hook_does_not_mislead(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    write("deep/a.jsonl", row(1))
    commit(git)
    write("deep/a.jsonl", row(1) + row(2))
    for name, value in {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/next-index", "GIT_PREFIX": ""}.items():
        monkeypatch.setenv(name, value)
    assert checked("HEAD", "deep") == 1


def test_three_dots_are_where_the_branch_was_left(git: Git) -> None:
    write("a.jsonl", row(1))
    commit(git)
    git("switch", "-q", "-c", "topic")
    write("b.jsonl", row(2))
    commit(git)
    git("switch", "-q", "main")
    write("a.jsonl", row(1, "它不差。"))
    commit(git)
    git("switch", "-q", "topic")
    assert checked("main") == 2  # main has changed too
    assert checked("main...") == 1


def test_bad_lines_count_in_changed_files_only(git: Git) -> None:
    write("a.jsonl", row(1) + "{bad\n")
    write("b.jsonl", row(2))
    commit(git)
    write("b.jsonl", row(2) + row(3))
    assert checked() == 1
    write("a.jsonl", row(1) + "{bad\n" + row(4))
    assert diff().exit_code == 2


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("nope", "--diff nope: git knows no revision 'nope' here (see: git branch --all; git log)"),
        ("origin/nope", "--diff origin/nope: git knows no revision 'origin/nope' here (fetch it first"),
        ("--output=x", "--diff --output=x: '--output=x' is no revision"),
        ("", "--diff : '' is no revision"),
        ("HEAD:a.jsonl", "--diff HEAD:a.jsonl: git knows no revision 'HEAD:a.jsonl' here"),
    ],
)
def test_a_revision_that_is_none_is_said_in_one_line(git: Git, revision: str, said: str) -> None:
    write("a.jsonl", row(1))
    commit(git)
    result = CliRunner().invoke(app, ["check", "a.jsonl", f"--diff={revision}"])
    assert result.exit_code == 2
    assert result.stderr.startswith(f"summarycheck: {said}")
    assert len(result.stderr.splitlines()) == 1


def test_a_shallow_clone_says_how_to_mend_it(git: Git, tmp_path: Path) -> None:
    write("a.jsonl", row(1))
    commit(git)
    first = git("rev-parse", "HEAD").strip()
    write("a.jsonl", row(2))
    commit(git)
    git("clone", "-q", "--depth", "1", f"file://{tmp_path}", "clone")
    result = diff(first, "clone")
    assert result.exit_code == 2
    assert "this is a shallow clone: git fetch --unshallow" in result.stderr


def test_a_repository_that_git_does_not_trust(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container that runs as another user than the checkout did."""
    write("a.jsonl", row(1))
    commit(git)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    (said,) = diff().stderr.splitlines()
    assert "git: detected dubious ownership in repository at" in said
    assert "(git config --global --add safe.directory" in said


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_a_link_is_the_file_that_it_leads_to(git: Git) -> None:
    write("days/a.jsonl", row(1))
    os.symlink("days/a.jsonl", "latest.jsonl")
    commit(git)
    assert checked("HEAD", "latest.jsonl") == 0
    write("days/a.jsonl", row(1) + row(2))
    assert checked("HEAD", "latest.jsonl") == 1


def test_no_repository_no_git_and_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write("a.jsonl", row(1))
    assert "git: not a git repository" in diff().stderr
    monkeypatch.setenv("PATH", "")
    result = diff()
    assert (result.exit_code, result.stderr) == (
        2,
        "summarycheck: --diff HEAD: git is not installed, and --diff asks it what changed\n",
    )
    assert "standard input has no history" in diff("HEAD", "-", input=row(1)).stderr


def test_the_key_is_what_a_record_says() -> None:
    record = Record.of("One two.", translation="一 二。", summary="三。", id="1", title="T")
    same = Record(
        Text(" One\n two. ", "source", "abstract"),
        (Text("三。", "summary", "tldr"), Text("一\t二。", "translation", "zh")),
        id="1",
        title="Another",
    )
    assert content_key(record) == content_key(same)
    for other in (
        Record.of("One two.", translation="一 二。", summary="三。", id="2"),
        Record.of("One two.", translation="三。", summary="一 二。", id="1"),
        Record.of("One two.", translation="一 二。", id="1"),
        Record.of("One  two!", translation="一 二。", summary="三。", id="1"),
    ):
        assert content_key(record) != content_key(other)
