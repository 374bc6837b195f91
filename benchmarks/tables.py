"""Results as Markdown, ready to be pasted into docs/."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarycheck.evaluation import wilson


def heading(title: str) -> None:
    print(f"\n### {title}\n")


def table(columns: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    """Prints a Markdown table: the first column left, the others right."""
    print("| " + " | ".join(columns) + " |")
    print("| --- |" + " ---: |" * (len(columns) - 1))
    for line in lines:
        print("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |")
    print(flush=True)


def share(hits: int, total: int) -> str:
    """``97.5% [95.1, 98.8]``: the rate with its 95% Wilson interval."""
    if not total:
        return "–"
    low, high = wilson(hits, total)
    return f"{100 * hits / total:.1f}% [{100 * low:.1f}, {100 * high:.1f}]"
