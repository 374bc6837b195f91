"""Makes the pictures of the documentation from the real program and ``seeds/``: ``make pictures``. Needs Chromium."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Span, Text

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
COLUMNS = 104
TERMINAL = ["check", "seeds", "--select", "number", "--select", "name", "--select", "markup"]
PAGE = ["check", "seeds", "--format", "html"]

# A Chinese character is as wide as two Latin ones, as it is in a terminal.
TERMINAL_PAGE = """<!doctype html><meta charset="utf-8"><style>
@font-face {{ font-family: Wide; src: local("NotoSansCJKsc-Regular"), local("Noto Sans CJK SC"); size-adjust: 120.4%;
  unicode-range: U+2E80-9FFF, U+FF00-FFEF }}
pre {{ font: 15px/1.4 Wide, "DejaVu Sans Mono", monospace; display: inline-block; margin: 0; padding: 14px 20px;
  color: {foreground}; background: {background} }}
</style><pre>{code}</pre>"""


def main() -> None:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("no Chromium found (apt-get install chromium)")
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as running, TemporaryDirectory() as folder:
        browser = running.chromium.launch(executable_path=chromium)
        picture_of_the_terminal(browser, Path(folder))
        picture_of_the_page(browser, Path(folder))
        browser.close()


def picture_of_the_terminal(browser: Browser, folder: Path) -> None:
    """The text report with its colours, as a terminal shows it."""
    console = Console(width=COLUMNS, record=True, file=io.StringIO(), legacy_windows=False)
    console.print(Text.assemble(("$ ", "bold green"), f"summarycheck {' '.join(TERMINAL)}\n"))
    console.print(without_reverse(Text.from_ansi(program(*TERMINAL, "--color", "always"))))
    file = folder / "terminal.html"
    shown = console.export_html(theme=SVG_EXPORT_THEME, code_format=TERMINAL_PAGE, inline_styles=True)
    file.write_text(shown, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.goto(file.as_uri())
    page.locator("pre").screenshot(path=IMAGES / "terminal.png")


def without_reverse(printed: Text) -> Text:
    """The text with reversed colours named: a page knows no colours to reverse."""
    named = Style(color="#292929", bgcolor="#c5c8c6", bold=True)
    spans = [
        Span(
            span.start,
            span.end,
            named if isinstance(span.style, Style) and span.style.reverse else span.style,
        )
        for span in printed.spans
    ]
    return Text(printed.plain, spans=spans)


def picture_of_the_page(browser: Browser, folder: Path) -> None:
    """The head of the html report, the first finding under the pointer of the keys."""
    report = folder / "report.html"
    program(*PAGE, "--output", str(report))
    page = browser.new_page(viewport={"width": 1240, "height": 1000}, color_scheme="light")
    page.goto(report.as_uri())
    page.locator("article ruby.linked").first.hover()
    page.wait_for_selector("path.lit", state="attached")
    page.screenshot(path=IMAGES / "html.png")


def program(*arguments: str) -> str:
    """What the program prints."""
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "summarycheck", *arguments, "--fail-on", "never"]
    return subprocess.run(
        command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    ).stdout


if __name__ == "__main__":
    main()
