"""What git knows of a working tree at a revision; every question that fails is answered in one line."""

from __future__ import annotations

import os
import subprocess
from functools import cached_property


class GitError(Exception):
    """Why git cannot say: one sentence and how to mend it."""


class Repository:
    """The repository around a folder, and one revision of it. Paths are relative to its root, with ``/``."""

    def __init__(self, folder: str, revision: str) -> None:
        self._folder = folder
        self.root = os.fsdecode(self._run("rev-parse", "--show-toplevel").rstrip(b"\n"))
        self._folder = self.root
        self.revision = self._commit(revision)

    def relative(self, path: str) -> str:
        """The path as git calls it; of a link, the file that it leads to."""
        return os.path.relpath(os.path.realpath(path), self.root).replace(os.sep, "/")

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file of the revision."""
        return frozenset(
            _names(self._run("ls-tree", "-r", "-z", "--name-only", "--full-tree", self.revision))
        )

    @cached_property
    def changed(self) -> frozenset[str]:
        """The files that are not in the working tree what they are in the revision; no untracked ones."""
        return frozenset(_names(self._run("diff", "--name-only", "-z", "--no-renames", self.revision, "--")))

    def content(self, path: str) -> bytes:
        """A file of the revision, as a checkout would write it (line ends, LFS)."""
        return self._run("cat-file", "--filters", f"{self.revision}:{path}")

    def _commit(self, revision: str) -> str:
        """The commit's name. ``REF...`` is where the present branch left REF, as in git."""
        if revision == "HEAD" and not self._has_commits():
            # The tree of nothing: all is new.
            return self._run("hash-object", "-t", "tree", "--stdin").decode().strip()
        name = revision.removesuffix("...")
        if not name or name.startswith("-"):
            raise GitError(f"{revision!r} is no revision")
        try:
            commit = self._run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip()
        except GitError:
            raise GitError(f"git knows no revision {name!r} here ({self._remedy(name)})") from None
        if name == revision:
            return commit
        try:
            return self._run("merge-base", commit, "HEAD").decode().strip()
        except GitError:
            what = f"the present branch and {name!r} have no commit in common"
            raise GitError(f"{what} ({self._remedy(name)})") from None

    def _has_commits(self) -> bool:
        try:
            self._run("rev-parse", "--verify", "--quiet", "HEAD")
        except GitError:
            return False
        return True

    def _remedy(self, name: str) -> str:
        if self._run("rev-parse", "--is-shallow-repository").strip() == b"true":
            return "this is a shallow clone: git fetch --unshallow, or fetch-depth: 0 in actions/checkout"
        return f"fetch it first, or see: git log {name}" if "/" in name else "see: git branch --all; git log"

    def _run(self, *arguments: str) -> bytes:
        command = ["git", "-C", self._folder, *arguments]
        try:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, capture_output=True, env=_environment(), check=False
            )
        except FileNotFoundError:
            raise GitError("git is not installed, and --diff asks it what changed") from None
        if done.returncode:
            raise GitError(f"git: {_complaint(done.stderr) or f'{arguments[0]} failed'}")
        return done.stdout


def _complaint(said: bytes) -> str:
    """What git died of, and the command that it advises."""
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines()]
    fatal = next((line.removeprefix("fatal: ") for line in lines if line.startswith("fatal: ")), "")
    advice = next((line for line in lines if line.startswith("git ")), "")
    return f"{fatal} ({advice})" if fatal and advice else fatal or " ".join(lines)


def _environment() -> dict[str, str]:
    """Ours without what git tells its hooks of the repository that it runs in: we ask by folder, and only look."""
    local = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
    kept = {name: value for name, value in os.environ.items() if name not in local}
    return {**kept, "GIT_OPTIONAL_LOCKS": "0"}


def _names(listed: bytes) -> list[str]:
    return [os.fsdecode(name) for name in listed.split(b"\0") if name]
