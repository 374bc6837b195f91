"""The records that a revision does not have: told by what they say, wherever it stood."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Iterable, Iterator

from summarycheck.ci.git import Repository
from summarycheck.model import Problem, Record
from summarycheck.readers.opening import is_data

# Reads a file's content as what the file of this path is: its path, its bytes.
ReadContent = Callable[[str, io.BytesIO], Iterable[Record | Problem]]


def content_key(record: Record) -> bytes:
    """What a record says: its id and texts. Place, order of fields, line breaks and indents are not in it."""
    texts = sorted(
        f"{text.role}\x1f{' '.join(text.text.split())}" for text in (record.source, *record.targets)
    )
    said = "\x1e".join((record.id, *texts))
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def not_in(items: Iterable[Record | Problem], old: Iterable[Record | Problem]) -> Iterator[Record | Problem]:
    """The items without the records that are among the old ones, which are read at once."""
    known = {content_key(item) for item in old if isinstance(item, Record)}
    return (item for item in items if isinstance(item, Problem) or content_key(item) not in known)


class Changes:
    """What has changed since a revision, in as many repositories as the files are in. May raise ``GitError``."""

    def __init__(self, revision: str, read: ReadContent) -> None:
        self._revision = revision
        self._read = read
        self._repositories: dict[str, Repository] = {}
        self._old_files: dict[tuple[str, str], Repository] = {}

    def files(self, paths: Iterable[str]) -> list[str]:
        """Those of the files that are not just as they were."""
        found = []
        for path in paths:
            repository = self._repository(path)
            name = repository.relative(path)
            if name in repository.changed or name not in repository.files:
                found.append(path)
                if name in repository.files:
                    self._old_files[repository.root, name] = repository
        return found

    def only_new(self, items: Iterable[Record | Problem]) -> Iterator[Record | Problem]:
        """The records that no changed, renamed or deleted file had; every problem. Asks git at once."""
        return not_in(items, self._old_records())

    def as_they_were(self, paths: Iterable[str], folder: str) -> list[str]:
        """The files of these paths and of the folders among them in the revision, written below a folder."""
        found = []
        for path in paths:
            repository = self._repository(path)
            name = repository.relative(path)
            for old in sorted(repository.files):
                if old == name or (is_data(os.path.basename(old)) and f"/{old}".startswith(f"/{name}/")):
                    there = os.path.join(folder, repository.root.lstrip(os.sep), old)
                    os.makedirs(os.path.dirname(there), exist_ok=True)
                    with open(there, "wb") as file:
                        file.write(repository.content(old))
                    found.append(there)
        return found

    def _old_records(self) -> Iterator[Record | Problem]:
        """What was in the old form of all that has changed: a record may have come from another file."""
        for root, repository in self._repositories.items():
            for name in repository.changed & repository.files:
                if is_data(os.path.basename(name)):
                    self._old_files[root, name] = repository
        for (root, name), repository in sorted(self._old_files.items(), key=lambda entry: entry[0]):
            yield from self._read(os.path.join(root, name), io.BytesIO(repository.content(name)))

    def _repository(self, path: str) -> Repository:
        there = os.path.realpath(path)
        folder = there if os.path.isdir(there) else os.path.dirname(there)
        for root, repository in self._repositories.items():
            if folder == root or folder.startswith(os.path.join(root, "")):
                # A repository may lie inside another one.
                if not _has_own(folder, root):
                    return repository
        found = Repository(folder, self._revision)
        return self._repositories.setdefault(found.root, found)


def _has_own(folder: str, root: str) -> bool:
    """True when a repository begins between the root and the folder."""
    while folder != root:
        if os.path.exists(os.path.join(folder, ".git")):
            return True
        folder = os.path.dirname(folder)
    return False
