"""The development corpus: where it is, and its files as rows. It is no part of the project."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarycheck.engine import Checker
from summarycheck.rules import load_rules, pick

ENVIRONMENT = "SUMMARYCHECK_CORPUS"
HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent / "seeds"
_BESIDE = HERE.parent.parent / "shared" / "corpus"


def find(given: Path | None) -> Path | None:
    """The corpus folder: as given, else from the environment, else beside the checkout; none is said."""
    named = given or (Path(os.environ[ENVIRONMENT]) if os.environ.get(ENVIRONMENT) else None)
    folder = named or _BESIDE
    if folder.is_dir():
        return folder
    where = f"{named} is no folder" if named else "no corpus given"
    print(f"Skipped: {where}. Name one with --corpus DIR or {ENVIRONMENT}=DIR.\n")
    return None


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSONL file, packed or not."""
    unpack = gzip.open if path.suffix == ".gz" else open
    with unpack(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def number_checker() -> Checker:
    """A checker of the number rules alone."""
    return Checker(pick(load_rules(), ["number"]))


def draw(*key: object) -> int:
    """A number that depends on the key only: the same in every run and on every machine."""
    return int.from_bytes(hashlib.sha256("\x1f".join(map(str, key)).encode()).digest()[:8])
