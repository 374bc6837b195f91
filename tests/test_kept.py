"""What one start keeps for the next: the same, never stale, and never in the way."""

import importlib
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from summarycheck import kept
from summarycheck.cli.expressions import kept_expressions
from summarycheck.kept import keep, recall

PAGE = str(sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))[1])
HEAVY = {
    "pydantic",
    "rich.console",
    "yaml",
    "rapidfuzz",
    "jieba",
    "sacrebleu",
    "asyncio",
    "numpy",
    "multiprocessing",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMARYCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def made() -> list[int]:
    raise AssertionError("made again")


def test_is_made_once(folder):
    assert kept.kept("some", lambda: [1, 2]) == [1, 2]
    assert kept.kept("some", made) == [1, 2]
    assert [file.name.split("-")[0] for file in folder.iterdir()] == ["some"]


def test_what_many_places_of_the_program_left_does_not_grow_without_end(folder, monkeypatch):
    keep("other", [1])
    for place in range(9):
        monkeypatch.setattr(kept, "_PACKAGE", Path(f"/venv{place}"))
        keep("some", [place])
        os.utime(max(folder.glob("some-*"), key=lambda file: file.stat().st_mtime_ns), ns=(place, place))
    assert recall("some") == [8]
    assert len([*folder.glob("some-*")]) == kept._PLACES
    assert len([*folder.glob("other-*")]) == 1


def test_does_not_outlive_a_change_of_the_program(folder, monkeypatch):
    keep("some", [1])
    monkeypatch.setattr(kept, "_signature", lambda: "another program")
    assert recall("some") is None
    assert kept.kept("some", lambda: [2]) == [2]
    assert recall("some") == [2]


def test_a_rule_that_is_touched_is_another_program():
    kept._signature.cache_clear()
    before = kept._signature()
    rule = next(iter((kept.packaged_folder() / "junk").glob("*.yaml")))
    state = rule.stat()
    try:
        os.utime(rule, ns=(state.st_atime_ns, state.st_mtime_ns + 1))
        kept._signature.cache_clear()
        assert kept._signature() != before
    finally:
        os.utime(rule, ns=(state.st_atime_ns, state.st_mtime_ns))
        kept._signature.cache_clear()


@pytest.mark.parametrize(
    "content", [b"", b"junk", pickle.dumps("cut off"), pickle.dumps(["no", "signature"])]
)
def test_a_broken_file_is_made_anew(folder, content):
    keep("some", [1])
    next(folder.iterdir()).write_bytes(content)
    assert kept.kept("some", lambda: [2]) == [2]
    assert recall("some") == [2]


def test_what_cannot_be_unpacked_is_made_anew(folder):
    keep("some", [1])
    next(folder.iterdir()).write_bytes(kept._seal(b"junk") + b"\0junk")
    assert recall("some") is None


def test_it_lies_in_the_users_cache_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("SUMMARYCHECK_CACHE")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    keep("some", [1])
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    keep("some", [1])
    folders = {file.parent.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("some-*")}
    assert folders == {"home/.cache/summarycheck", "caches/summarycheck"}


@pytest.mark.parametrize("at", [0, 20, -3])
def test_a_file_of_which_a_bit_has_turned_is_made_anew(folder, at):
    keep("some", "700亿")
    content = bytearray(next(folder.iterdir()).read_bytes())
    content[at] ^= 1
    next(folder.iterdir()).write_bytes(content)
    assert recall("some") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_in_place_of_a_file_is_not_waited_for(folder):
    keep("some", [1])
    file = next(folder.iterdir())
    file.unlink()
    os.mkfifo(file)
    assert recall("some") is None


def test_what_cannot_be_kept_whole_leaves_nothing_behind(folder, monkeypatch):
    def interrupted(self: Path, target: Path) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", interrupted)
    error: BaseException = OSError("no space left")
    keep("some", [1])
    assert not list(folder.iterdir())
    error = SystemExit(130)
    with pytest.raises(SystemExit):
        keep("some", [1])
    assert not list(folder.iterdir())


def test_the_program_may_lie_in_a_folder_of_any_name(folder, tmp_path, monkeypatch):
    package = tmp_path / os.fsdecode(b"caf\xe9")
    try:
        (package / "rules").mkdir(parents=True)
    except OSError:
        pytest.skip("no such names here")
    monkeypatch.setattr(kept, "_PACKAGE", package)
    kept._signature.cache_clear()
    try:
        keep("some", [1])
        assert recall("some") == [1]
    finally:
        kept._signature.cache_clear()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no users")
def test_what_another_user_put_there_is_not_read(folder, monkeypatch):
    keep("some", [1])
    monkeypatch.setattr(os, "getuid", lambda: -1)
    assert recall("some") is None


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    for folder in (str(tmp_path / "file"), str(tmp_path / ("long" * 99)), "", "relative"):
        monkeypatch.setenv("SUMMARYCHECK_CACHE", folder)
        assert kept.kept("some", lambda: [1]) == [1]
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def run(*options: str, format: str = "jsonl", **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *options, "check", PAGE, "--format", format]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment})


def test_the_second_run_finds_what_the_first_found(folder):
    anew = run("-m", "summarycheck", SUMMARYCHECK_CACHE="")
    assert run("-m", "summarycheck").stdout == anew.stdout
    assert "number-magnitude" in anew.stdout
    written = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert {file.name.split("-")[0] for file in written} == {"rules", "glossary", "expressions"}
    assert run("-m", "summarycheck").stdout == anew.stdout
    assert {file: file.stat().st_mtime_ns for file in folder.iterdir()} == written  # nothing new to keep


def test_a_recalled_expression_is_what_re_would_make(folder):
    run("-m", "summarycheck")
    table = recall("expressions")
    assert len(table) > 300
    re.purge()
    with kept_expressions():
        recalled = [re.compile(pattern, flags) for pattern, flags in table]
    re.purge()
    assert recalled == [re.compile(pattern, flags) for pattern, flags in table]  # pattern, flags and code


@pytest.mark.parametrize("part", [("a+",), ("a+", 32, b"odd", 0, {}, ()), ("a+", 32, b"\xff" * 8, 0, {}, ())])
def test_what_the_engine_does_not_take_back_is_compiled_anew(folder, part):
    keep("expressions", {("a+", 0): part})
    re.purge()
    with kept_expressions():
        assert re.compile("a+").fullmatch("aa")


def test_a_python_that_compiles_otherwise_is_left_alone(folder, monkeypatch):
    compiler = re._compiler
    before = compiler.compile
    monkeypatch.setattr(sys, "implementation", SimpleNamespace(name="pypy"))
    with kept_expressions():
        assert compiler.compile is before
    assert not folder.exists()


def test_expressions_of_a_record_are_not_kept(folder):
    with kept_expressions():
        for word in ("ants", "bees"):
            assert re.compile(f"an expression of {word}").match(f"an expression of {word}")
    assert recall("expressions") is None


def test_expressions_that_a_module_makes_as_it_is_loaded_are_kept(folder, tmp_path, monkeypatch):
    (tmp_path / "some_module.py").write_text(
        "import re\ndef any_of(*words): return re.compile('|'.join(words))\nany_of('ants', 'wasps')\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    with kept_expressions():
        importlib.import_module("some_module")
    assert {pattern for pattern, _ in recall("expressions")} == {"ants|wasps"}


def test_re_is_as_it_was_afterwards(folder):
    compiler = re._compiler
    before = compiler.compile, compiler._sre
    with pytest.raises(ZeroDivisionError), kept_expressions():
        _ = 1 / 0
    assert (compiler.compile, compiler._sre) == before
    with kept_expressions(), pytest.raises(re.error):
        re.compile("(")


def test_what_a_check_does_not_need_is_not_imported(folder):
    run("-m", "summarycheck")
    said = run("-X", "importtime", "-m", "summarycheck", format="text").stderr
    loaded = {line.rpartition("|")[2].strip() for line in said.splitlines()}
    assert "summarycheck.engine" in loaded
    assert not loaded & HEAVY
