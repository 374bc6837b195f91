"""The door of the package: the names of the contract, and nothing heavy behind it until it is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("jieba", "sacrebleu", "pandas", "numpy", "rich", "rapidfuzz")


def run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.mark.parametrize(
    "first",
    [
        "",
        "import summarycheck.quantities",
        "from summarycheck.quantities import annotate",
        "import summarycheck.quantities.scan.english.text",
        "import summarycheck; summarycheck.check_pair('70 billion', '700亿')",
    ],
)
def test_quantities_is_the_function_whatever_was_imported_before(first: str) -> None:
    code = f"""
{first}
from summarycheck import quantities
import summarycheck
from summarycheck.quantities import quantities as same
import summarycheck.quantities.scan.chinese.text
assert quantities is same is summarycheck.quantities
print(quantities("81%", "en")[0].low)
"""
    assert run(code) == "81"


def test_everything_public_is_there() -> None:
    names = run(
        "import summarycheck; print(*(getattr(summarycheck, name).__name__ for name in summarycheck.__all__))"
    )
    assert names == "Checker Finding Record Report check_pair quantities repair"
    assert run("from summarycheck import *; print(Record.of('a').source.text)") == "a"


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run("import summarycheck; summarycheck.nothing")


def test_a_page_is_checked_without_a_word_segmenter() -> None:
    """What is clear without it does not wait half a second for its dictionary."""
    page = next((Path(__file__).parent.parent / "seeds").glob("001*"))
    code = f"import summarycheck.cli as c\ntry: c.app(['check', {str(page)!r}])\nexcept SystemExit: pass"
    loaded = run(f"{code}\nimport sys; print('LOADED', *sys.modules)").rpartition("LOADED")[2].split()
    assert {"jieba", "sacrebleu", "numpy"} & set(loaded) == set()


@pytest.mark.parametrize(
    ("code", "heavy"),
    [
        ("import summarycheck", HEAVY),
        ("from summarycheck import Checker, check_pair, quantities", HEAVY),
        ("import summarycheck.cli", HEAVY),
        # Help is drawn by typer with rich; nothing else of ours is needed for it.
        (
            "import summarycheck.cli as c\ntry: c.app(['--help'])\nexcept SystemExit: pass",
            (*HEAVY[:4], "rapidfuzz", "yaml", "summarycheck.engine", "summarycheck.readers"),
        ),
    ],
)
def test_nothing_heavy_is_imported(code: str, heavy: tuple[str, ...]) -> None:
    loaded = run(f"{code}\nimport sys; print('LOADED', *sys.modules)").rpartition("LOADED")[2].split()
    assert sorted(set(heavy) & set(loaded)) == []
