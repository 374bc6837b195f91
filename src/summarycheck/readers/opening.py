"""Inputs: which files a PATH stands for, and their bytes as lines of text or as a clear refusal."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, NamedTuple, TypeVar

from summarycheck.model import Problem

T = TypeVar("T")

HEAD = 1 << 16
_ALIKE = 3  # that many problems of one kind are told with their lines; the others of a file are counted
_RELATIVE = "paths are relative to the current directory"
_PACKED_AGAIN = "fetch or compress the file again"
STDIN = "-"

# What a directory is searched for; a file that is named outright may have any suffix.
_SUFFIXES = (
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".html",
    ".htm",
    ".jsonl",
    ".ndjson",
    ".json",
    ".csv",
    ".tsv",
    ".tab",
)
# No text in any encoding of Chinese has these; a binary file without NUL has them soon.
_CONTROLS = re.compile("[\x00-\x06\x0e-\x1a\x1c-\x1f]")
LONGEST = 1 << 28  # bytes of a line
_NULS_OF_BINARY = 100  # one in so many bytes, and the file is no text with a slip in it
# Characters of which every Chinese text has many; read in the wrong encoding, it has none.
_COMMON = frozenset(
    "的一是在不了有和人中大上我以要他这们来个到说时地为用与对过方法模型提出文研究結果這為個們來說時與對過"
)
_COMMON_SHARE = 0.08
# How a report of ours begins: the page, the document (as does a baseline), a finding, the SARIF log, the list for GitLab, the
# comment in Markdown, the commands for GitHub; one in plain text has a finding soon, or the sums at its end.
_OURS = re.compile(
    r"""(?s:.{,512}?)<meta\ name="generator"\ content="summarycheck">
    | \{"version":\ 1,\s*"findings":\ \[ | \{"version":\ 1,\ "rule":\ "
    | \{"\$schema":\ "[^"]*\bsarif\b | \[\s*\{"type":\ "issue",\ "description":\  | \[\n\]\n\Z
    | \#\#\#\ \S+\ summarycheck:\  | summarycheck:\  | ::(?:error|warning|notice)\ [^\n]*title=
    | (?s:.*?)^\ \ (?:error|warning|info|错误|警告|提示)\ \ [a-z][a-z0-9-]*\ \ \S""".encode(),
    re.VERBOSE | re.MULTILINE,
)
_OUR_SUMS = re.compile(
    r"\d+ records?(?: in \d+ files?)?: \d+ with Chinese, \d+ without\n\Z"
    r"|\d+ 条记录：\d+ 条有中文，\d+ 条没有\n\Z".encode()
)
_OURS_WITHIN = 2048
_TO_US = b"summarycheck:"
_COMMENT = re.compile(r"<!--\s*summarycheck:((?:(?!-->)[^\r\n])*)(-->)?")
# What sits beside data in every repository: documentation, and what we wrote ourselves.
_NOT_DATA = frozenset(
    {"readme", "license", "licence", "changelog", "contributing", "notice", "summarycheck-baseline"}
)


class Unreadable(Exception):
    """The rest of an input cannot be read; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Comment(NamedTuple):
    """What a ``<!-- summarycheck: … -->`` says; ``closed``: it ends on its line."""

    line: int
    column: int
    words: str
    closed: bool


class Source:
    """One opened input: its name, its first characters, and its lines, read once and in order."""

    def __init__(self, path: str, stream: IO[bytes]) -> None:
        self.path = path
        self._stream = stream
        self._failure: Exception | None = None
        self.comments: list[Comment] = []  # ours, of the lines read so far
        self._start = self._fetch()
        if wide := _wide(self._start):
            raise self.unreadable(0, f"this is {wide}, not UTF-8", _converted(wide))
        self._start = self._start.removeprefix(b"\xef\xbb\xbf")
        if self._start.count(0) * _NULS_OF_BINARY > len(self._start):
            raise self.unreadable(0, "a binary file, not text (it has NUL bytes)")
        if not self._start.strip() and not self._failure and len(self._start) < HEAD:
            raise self.unreadable(0, "the file is empty", "fill it, or leave it out")
        self.head = self._start.decode("utf-8", "replace")

    def unreadable(self, line: int, what: str, hint: str = "") -> Unreadable:
        """An exception that stops the reading of this input."""
        return Unreadable(Problem(self.path, line, what, hint))

    def byte_lines(self) -> Iterator[tuple[int, bytes]]:
        """(number, line) with its line end, as they come; nothing more than a line is held."""
        number = 0
        begun, rest = b"", self._start
        if rest:
            *whole, begun = rest.split(b"\n")
            for number, line in enumerate(whole, 1):
                yield number, line + b"\n"
        self._start = b""
        self._stop_if_failed(number)
        try:
            line = begun + self._stream.readline(LONGEST)
            while line:
                number += 1
                if len(line) >= LONGEST and not line.endswith(b"\n"):
                    what = f"a line of more than {LONGEST >> 20} MB"
                    raise self.unreadable(
                        number, what, "are its line ends lost? JSON lines have a record each"
                    )
                yield number, line
                line = self._stream.readline(LONGEST)
        except (OSError, EOFError, _zlib_error()) as failure:
            self._failure = failure
        self._stop_if_failed(number)

    def decode(self, number: int, line: bytes) -> str:
        """The line as text, line end kept; refuses what is not UTF-8."""
        if (nul := line.find(0)) >= 0:
            what = f"a NUL byte, at byte {nul + 1} of the line"
            raise self.unreadable(number, what, "take it out: tr -d '\\000' < FILE > NEW")
        try:
            return line.decode()
        except UnicodeDecodeError as error:
            what = f"invalid UTF-8: byte 0x{line[error.start]:02x} at byte {error.start + 1} of the line"
            encoding = _chinese_encoding(line)
            hint = (
                f"this looks like {encoding}; {_converted(encoding)}"
                if encoding
                else "convert the file to UTF-8"
            )
            if _CONTROLS.search(self.head):
                what, hint = "a binary file, not text", ""
            raise self.unreadable(number, what, hint) from None

    def lines(self) -> Iterator[tuple[int, str]]:
        """(number, line) as text, line end kept. A comment to us becomes as many blanks, and is noted."""
        for number, line in self.byte_lines():
            text = self.decode(number, line)
            if _TO_US in line and (found := [*_COMMENT.finditer(text)]):
                self.comments += (
                    Comment(number, match.start() + 1, match[1].strip(), bool(match[2])) for match in found
                )
                text = _COMMENT.sub(lambda match: " " * len(match[0]), text)
            yield number, text

    def text(self) -> str:
        """All of it."""
        return "".join(line for _, line in self.lines())

    def check_head(self) -> None:
        """Refuses an input that breaks off or is not UTF-8 in its first lines (``head`` is lenient)."""
        lines = self._start.split(b"\n")
        for number, line in enumerate(lines[:-1] if len(self._start) >= HEAD else lines, 1):
            self.decode(number, line)
        self._stop_if_failed(len(lines) - 1)

    def _fetch(self) -> bytes:
        """The first bytes, however slowly they come; a failure is kept until the bytes before it are used."""
        chunks: list[bytes] = []
        size = 0
        try:
            while size < HEAD and (chunk := self._stream.read1(HEAD - size)):  # type: ignore[attr-defined]
                chunks.append(chunk)
                size += len(chunk)
        except (OSError, EOFError, _zlib_error()) as failure:
            self._failure = failure
        return b"".join(chunks)

    def _stop_if_failed(self, line: int) -> None:
        if self._failure is None:
            return
        if isinstance(self._failure, EOFError):
            raise self.unreadable(0, f"the gzip data ends early, after line {line}", _PACKED_AGAIN)
        if isinstance(self._failure, _zlib_error()):
            raise self.unreadable(0, f"the gzip data is damaged after line {line}", _PACKED_AGAIN)
        raise self.unreadable(0, f"cannot be read after line {line}: {_reason(self._failure)}")


def few_alike(items: Iterable[T | Problem]) -> Iterator[T | Problem]:
    """What is found in one input; of problems in the same words three, and at its end how many more there are."""
    alike: Counter[tuple[str, str]] = Counter()
    for item in items:
        if isinstance(item, Problem):
            alike[item.path, item.what] += 1
            if alike[item.path, item.what] > _ALIKE:
                continue
        yield item
    for (path, what), count in alike.items():
        if count > _ALIKE:
            yield Problem(path, 0, f"{count - _ALIKE} more like this: {what}")


def _wide(start: bytes) -> str:
    """The name of an encoding of two or four bytes a character, told by its mark or by the zeros in it; else empty."""
    marks = {
        b"\xff\xfe\0\0": "UTF-32",
        b"\0\0\xfe\xff": "UTF-32",
        b"\xff\xfe": "UTF-16",
        b"\xfe\xff": "UTF-16",
    }
    if mark := next((mark for mark in marks if start.startswith(mark)), None):
        return marks[mark]
    even, odd = (start[first:1024:2].count(0) for first in (0, 1))
    few = min(len(start), 1024) // 8
    if max(even, odd) > few and not min(even, odd):  # every second byte of Latin letters is zero
        return "UTF-16BE" if even else "UTF-16LE"
    return ""


def _chinese_encoding(line: bytes) -> str:
    """The older encoding of Chinese that a line is in, told by the commonest characters; empty when it is in none."""
    shares = {}
    for encoding in ("GB18030", "Big5"):
        text = line.decode(encoding, "replace")
        chinese = [character for character in text if "\u4e00" <= character <= "\u9fff"]
        common = sum(character in _COMMON for character in chinese)
        shares[encoding] = common / len(chinese) if chinese and "\ufffd" not in text else 0.0
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] >= _COMMON_SHARE else ""


def _converted(encoding: str) -> str:
    return f"convert it: iconv -f {encoding} -t UTF-8 FILE > NEW"


@contextmanager
def open_source(path: str, stdin: IO[bytes] | None = None) -> Iterator[Source]:
    """The input named ``path`` (``-``: standard input), unpacked if it is gzip, whatever its suffix."""
    if path == STDIN:
        yield _begun("<stdin>", stdin or _standard_input())
        return
    try:
        file = open(path, "rb")  # noqa: SIM115 (closed below; only opening it may fail with these words)
    except (OSError, ValueError) as error:
        hint = _RELATIVE if isinstance(error, FileNotFoundError) else ""
        raise Unreadable(Problem(path, 0, f"cannot be opened: {_reason(error)}", hint)) from None
    with file:
        yield _begun(path, file)


def _standard_input() -> IO[bytes]:
    import sys

    if sys.stdin is None:  # a program may be started without one
        raise Unreadable(Problem("<stdin>", 0, "there is no standard input"))
    return sys.stdin.buffer


def _begun(name: str, stream: IO[bytes]) -> Source:
    try:
        return Source(name, unpacked(stream))
    except OSError as error:
        raise Unreadable(Problem(name, 0, f"cannot be read: {_reason(error)}")) from None


def find(paths: Iterable[str | os.PathLike[str]]) -> Iterator[str | Problem]:
    """Every file that the paths stand for, once, in the order given; of a directory or glob, sorted."""
    seen: set[str] = set()
    for given in paths:
        path = os.fspath(given)
        found: Sequence[str | Problem]
        if path == STDIN or (os.path.exists(path) and not os.path.isdir(path)):
            found = (path,)
        elif os.path.isdir(path):
            found = _below(path)
            if not found:
                hint = f"it is searched for {' '.join(_SUFFIXES)}, each also with .gz"
                yield Problem(path, 0, "no text files in this directory", hint)
        else:
            found = _matching(path)
            if not found:
                yield Problem(path or "PATH", 0, "no such file or directory" if path else "empty", _RELATIVE)
        for file in found:
            if isinstance(file, Problem):
                yield file
            elif file not in seen:
                seen.add(file)
                yield file


def _below(directory: str) -> list[str | Problem]:
    """The data files in a folder and all below it, sorted, after each folder that may not be looked into."""
    files: list[str] = []
    shut: list[OSError] = []
    for folder, subfolders, names in os.walk(directory, onerror=shut.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        files += [os.path.normpath(os.path.join(folder, name)) for name in names if is_data(name)]
    problems = [Problem(os.fspath(error.filename), 0, f"cannot be read: {_reason(error)}") for error in shut]
    return [*problems, *sorted(file for file in files if not _is_report(file))]


def _is_report(path: str) -> bool:
    """True for a report that we wrote ourselves, unless it is empty, as JSON lines of no findings are."""
    if not os.path.isfile(path):  # a pipe can be read only once
        return False
    try:
        with open(path, "rb") as file:
            if _OURS.match(file.read(_OURS_WITHIN)):
                return True
            file.seek(max(0, os.fstat(file.fileno()).st_size - _OURS_WITHIN))
            return _OUR_SUMS.search(file.read(_OURS_WITHIN)) is not None
    except OSError:  # said when it is read
        return False


def is_data(name: str) -> bool:
    """True for a file that a directory is searched for."""
    lower = name.lower().removesuffix(".gz")
    return not name.startswith(".") and lower.endswith(_SUFFIXES) and lower.split(".")[0] not in _NOT_DATA


def _matching(pattern: str) -> list[str | Problem]:
    import glob

    found: list[str | Problem] = []
    for path in sorted(glob.glob(pattern, recursive=True)):
        found += _below(path) if os.path.isdir(path) else [path]
    return found


def unpacked(stream: IO[bytes]) -> IO[bytes]:
    """The stream, or what is packed in it if it begins as gzip does."""
    import io

    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(stream)  # type: ignore[type-var]
    if buffered.peek(2)[:2] != b"\x1f\x8b":
        return buffered
    import gzip

    return gzip.GzipFile(fileobj=buffered)  # type: ignore[return-value]


def _reason(error: Exception) -> str:
    """What the system says of it, without numbers and names that are said already."""
    return getattr(error, "strerror", None) or str(error)


def _zlib_error() -> type[Exception]:
    import zlib

    return zlib.error
