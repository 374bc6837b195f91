"""The story of a digest: five summaries come, two are wrong; one is mended, one accepted; then all is quiet.

Each stage is a function on the repository that the last one left, run as a user would: a process of its own, git
without anybody's settings, the locale that a runner has.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DIGEST = "digests/2025-06-02.jsonl"

OLD = [
    ("2506.00001", "We train on 4 GPUs for 3 days.", "我们用4块GPU训练了3天。"),
    # Wrong since long ago, and not this commit's business.
    ("2506.00002", "The corpus covers 18.5% of the web.", "该语料库覆盖互联网的19.5%。"),
]
NEW = [
    ("2506.00003", "The model reaches 92.4% accuracy.", "该模型的准确率达到92.4%。"),
    (
        "2506.00004",
        "The model has 70 billion parameters.",
        "该模型有70亿个参数。",
    ),  # wrong; 700亿 is a safe repair
    ("2506.00005", "The method is three times faster.", "该方法的速度是原来的三倍。"),
    (
        "2506.00006",
        "Error falls from 18% to 7%.",
        "错误率从18%降到9%。",
    ),  # wrong, and only a person can say how
    ("2506.00007", "We release 12,000 annotated images.", "我们发布了1.2万张标注图像。"),
]


def line(id: str, english: str, chinese: str) -> str:
    """A row of the digest."""
    return json.dumps({"id": id, "source": english, "summary": chinese}, ensure_ascii=False) + "\n"


class Repository:
    """The digest's repository."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(root),
            "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
        }
        for role in ("AUTHOR", "COMMITTER"):
            self.environment |= {f"GIT_{role}_NAME": "night", f"GIT_{role}_EMAIL": "night@example.org"}
        self.git("init", "-q")

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.root, env=self.environment, check=True)

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def write(self, papers: list[tuple[str, str, str]]) -> None:
        file = self.root / DIGEST
        file.parent.mkdir(exist_ok=True)
        file.write_text("".join(line(*paper) for paper in papers), encoding="utf-8")

    def summarycheck(self, *arguments: str, code: int) -> str:
        command = [sys.executable, "-m", "summarycheck", *arguments]
        done = subprocess.run(command, cwd=self.root, env=self.environment, capture_output=True, check=False)
        assert done.returncode == code, done.stderr.decode()
        return done.stdout.decode()

    def findings(self, *arguments: str, code: int) -> list[dict[str, Any]]:
        said = self.summarycheck("check", "digests", "--format", "jsonl", *arguments, code=code)
        return [json.loads(line) for line in said.splitlines()]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    found = Repository(tmp_path)
    found.write(OLD)
    found.commit("Yesterday's digest")
    found.write(OLD + NEW)
    found.commit("Five new summaries")
    return found


def test_the_story(repository: Repository) -> None:
    # The check of the commit fails, on the two that it brought and on nothing else.
    found = repository.findings("--diff", "HEAD~1", code=1)
    assert {finding["record"] for finding in found} == {"2506.00004", "2506.00006"}
    assert repository.findings("--diff", "HEAD~1", "--jobs", "2", code=1) == found
    assert repository.findings("--diff", "HEAD", code=0) == []

    # `fix` shows the safe repair; with --write it makes it, and exits with 1 for what only a person can mend.
    shown = repository.summarycheck("fix", "digests", code=1)
    assert f"\n-{line(*NEW[1])}+{line('2506.00004', NEW[1][1], '该模型有700亿个参数。')}" in shown
    file = repository.root / DIGEST
    before = file.read_text(encoding="utf-8")
    repository.summarycheck("fix", "digests", "--write", code=1)
    assert file.read_text(encoding="utf-8") == before.replace("70亿", "700亿")
    repository.commit("Repair")
    found = repository.findings("--diff", "HEAD~2", code=1)
    assert {finding["record"] for finding in found} == {"2506.00006"}

    # A baseline accepts the other, and the old one with it; the next run passes, over everything.
    repository.summarycheck("baseline", "digests", code=0)
    baseline = ("--baseline", "summarycheck-baseline.json")
    repository.commit("Known findings")
    assert repository.findings(*baseline, code=0) == []

    # The order of the file changes nothing, neither for the baseline nor for what counts as new.
    rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(reversed(rows)), encoding="utf-8")
    assert repository.findings(*baseline, code=0) == []
    assert repository.findings("--diff", "HEAD", code=0) == []

    # What comes next is judged as before.
    with file.open("a", encoding="utf-8") as digest:
        digest.write(line("2506.00008", "It has 8 billion parameters.", "它有8亿个参数。"))
    found = repository.findings("--diff", "HEAD", *baseline, code=1)
    assert {finding["record"] for finding in found} == {"2506.00008"}
