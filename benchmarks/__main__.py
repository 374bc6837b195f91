"""``python -m benchmarks [WHAT] …``: measures accuracy, key claims, logic, mutations, names, digests and speed; all of them by default."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from benchmarks import (
    accuracy,
    claims,
    dense,
    digests,
    junk,
    lexicon,
    logic,
    mutations,
    naming,
    sentences,
    speed,
    traditional,
    trial,
    turned,
)

BENCHMARKS: Mapping[str, ModuleType] = {
    "accuracy": accuracy,
    "claims": claims,
    "dense": dense,
    "digests": digests,
    "junk": junk,
    "lexicon": lexicon,
    "logic": logic,
    "mutations": mutations,
    "names": naming,
    "sentences": sentences,
    "speed": speed,
    "traditional": traditional,
    "trial": trial,
    "turned": turned,
}


def main() -> None:
    """Runs what is asked for; the results are Markdown on standard output."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="what", metavar="WHAT")
    for name, module in BENCHMARKS.items():
        summary = (module.__doc__ or "").strip().splitlines()[0]
        command = commands.add_parser(name, help=summary, description=module.__doc__)
        command.add_argument("--corpus", type=Path, metavar="DIR", help="the development corpus")
        module.arguments(command)
        command.set_defaults(run=module.run)
    options = parser.parse_args()
    if options.what:
        options.run(options)
        return
    for name, module in BENCHMARKS.items():
        print(f"\n## {name}\n", flush=True)
        module.run(parser.parse_args([name]))


if __name__ == "__main__":
    main()
