"""What the documents show is what the program takes."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from summarycheck.ci.policy import Policies
from summarycheck.config import Configuration
from summarycheck.config.values import SETTINGS
from summarycheck.glossaryfile import parse_glossary

HOME = Path(__file__).parent.parent


def blocks(document: str, language: str) -> list[str]:
    """The code of this language in a document."""
    text = (HOME / "docs" / document).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_configuration_that_is_shown_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shown,) = blocks("configuration.md", "toml")
    home = tmp_path / "home"
    for folder in (home / "rules", tmp_path / "shared"):
        os.makedirs(folder)
    rule = HOME / "examples" / "nightly-digest" / "rules" / "no-hype.yaml"
    (home / "rules" / rule.name).write_bytes(rule.read_bytes())
    (tmp_path / "shared" / "summarycheck.toml").write_text("fail-on = 'info'\n")
    (home / "terms.yaml").write_text("- {term: agent, allowed: [智能体]}\n", encoding="utf-8")
    (home / "summarycheck.toml").write_text(shown, encoding="utf-8")
    monkeypatch.chdir(home)
    configuration = Configuration()
    policies = Policies(configuration)
    assert policies.of("page.jsonl").fail_on == "warning"
    assert policies.of("archive/page.jsonl").fail_on == "never"
    assert policies.errors == []
    assert {key for key in SETTINGS if f"\n{key} = " not in shown and f"[{key}" not in shown} == set()


PACKAGE = HOME / "src" / "summarycheck"
#: Every package but the whole one and the checks, which are named in ``CHECKS``.
PACKAGES = sorted({file.parent for file in PACKAGE.rglob("__init__.py")} - {PACKAGE, PACKAGE / "checks"})


@pytest.mark.parametrize("folder", PACKAGES, ids=[str(folder.relative_to(PACKAGE)) for folder in PACKAGES])
def test_the_map_of_a_package_names_every_room(folder: Path) -> None:
    shown = (folder / "__init__.py").read_text(encoding="utf-8").split('"""')[1]
    rooms = {
        path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert {room for room in rooms if room[0] != "_" and not re.search(rf"\b{room}\b", shown)} == set()


def test_the_jobs_that_are_shown_are_those_of_the_example() -> None:
    example = HOME / "examples" / "nightly-digest" / ".gitlab-ci.yml"
    job = re.sub(r" #.*", "", example.read_text(encoding="utf-8"))
    assert job in blocks("ci.md", "yaml")


def test_the_glossary_that_is_shown_is_understood() -> None:
    (shown,) = blocks("glossaries.md", "yaml")
    entries = {entry.word: entry for entry in parse_glossary(shown).entries}
    assert entries["token"].forbidden == ("令牌", "标记")
    assert {entry.kind for entry in entries.values()} == {"term", "name", "word", "sense"}


def test_the_instruction_that_is_shown_is_given() -> None:
    from summarycheck import check_pair

    report = check_pair("It has 70 billion parameters.", "它有70亿参数。")
    assert report.repair_hint() in [block.strip() for block in blocks("fix.md", "text")]
