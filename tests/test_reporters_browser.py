"""The html report in a real browser: filters, keys, lines, foul data; nothing on the console, nothing from the network."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reporting import RECORD, finding, write
from summarycheck import Checker, Record
from summarycheck.model import Problem, Report, Suggestion
from summarycheck.reporters import Look
from summarycheck.rules import load_rules
from test_reporters_services import evil_report

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

SLIP = "It has {} billion parameters and runs on 128 GPUs. It is open."
MANY = 30


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM)
        playwright.expect.set_options(timeout=30_000)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with thirty slips in three files, foul data, a clean record and a problem."""
    checker = Checker(receipts=True)
    slips = [
        checker.check(
            Record.of(
                SLIP.format(n), translation=f"它有{n}亿参数，在128个GPU上运行。它是开源的。", id=f"slip-{n}"
            )
        )
        for n in range(30, 30 + MANY)
    ]
    clean = checker.check(
        Record.of(
            "The accuracy of physicians ranged from 50% to 70% on 7 tasks.",
            translation="医生在7个任务上的准确率为50%至70%。",
            summary="7个任务。",
            id="clean",
        )
    )
    warned = Report(
        RECORD, (finding(severity="warning", rule="other-rule", suggestion=Suggestion("", safe=True)),)
    )
    reports = [*slips, clean, warned, evil_report()]
    path = tmp_path_factory.mktemp("report") / "report.html"
    written = write(
        "html",
        *reports,
        problems=(Problem("bad.jsonl", 3, "<b>no JSON</b>"),),
        look=Look(rules=tuple(load_rules())),
    )
    path.write_text(written, encoding="utf-8", errors="backslashreplace")
    return path


@pytest.fixture
def page(browser: Any, report: Path) -> Iterator[Any]:
    """The report, opened; at the end nothing may have gone wrong in it, and nothing been asked of the network."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(f"console: {message.text}"))
    opened.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    opened.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
    opened.on(
        "request", lambda request: request.url.startswith("file:") or wrong.append(f"request: {request.url}")
    )
    opened.goto(report.as_uri())
    yield opened
    context.close()
    assert not wrong


def shown(page: Any) -> tuple[int, int]:
    """How many findings in how many records fit the filter."""
    findings, records, _ = re.findall(r"\d+", page.inner_text("#shown"))
    return int(findings), int(records)


def test_the_page_shows_what_was_found(page: Any) -> None:
    assert shown(page) == (MANY + 3, MANY + 2)
    assert "Records 33" in page.inner_text("#read")
    assert "<b>no JSON</b>" in page.inner_text("#problems")
    first = page.locator("article").first
    assert "slip-30" in first.inner_text()
    assert "number-magnitude" in first.locator(".note").inner_text()
    assert "repair: 300亿" in first.locator(".note").inner_text()
    assert first.locator("mark.error").count() == 2


def test_values_stand_at_numbers_and_lines_lead_to_their_counterparts(page: Any) -> None:
    first = page.locator("article").first
    assert first.locator("rt").all_inner_texts() == ["30,000,000,000", "3,000,000,000"]
    assert first.locator("ruby.linked").count() == 2
    page.wait_for_selector("article path.link", state="attached")
    assert first.locator("path.link").count() == 1
    assert first.locator("path.error").count() == 1
    (start, end) = (first.locator("ruby.linked").nth(n).bounding_box() for n in (0, 1))
    line = first.locator("path.link").bounding_box()
    assert abs(line["x"] - (start["x"] + start["width"])) < 3
    assert abs(line["x"] + line["width"] - end["x"]) < 3
    first.locator("ruby.linked").first.hover()
    assert first.locator(".lit").count() == 3
    page.keyboard.press("l")
    page.mouse.move(5, 5)
    assert not first.locator("path.link").is_visible()


def test_filters(page: Any) -> None:
    page.click("button.severity.error")
    assert shown(page) == (2, 2)  # two warnings are left
    page.click("button.severity.error")
    page.select_option("#rule", label="other-rule")
    assert shown(page) == (1, 1)
    assert "repair: delete" in page.inner_text(".note")
    page.keyboard.press("Escape")
    assert shown(page) == (MANY + 3, MANY + 2)
    page.click("#by-rule button:has-text('number-magnitude')")
    assert shown(page) == (MANY, MANY)
    page.click("#by-rule button:has-text('number-magnitude')")
    page.select_option("#file", label="page.txt")
    assert shown(page) == (1, 1)
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("SLIP-41")
    playwright.expect(page.locator("article")).to_have_count(1)
    assert shown(page) == (1, 1)
    page.reload()  # the filter is in the address
    assert shown(page) == (1, 1)
    page.fill("#query", "nowhere")
    page.wait_for_selector(".nothing-here")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    assert shown(page) == (MANY + 3, MANY + 3)


def test_keys_lead_from_finding_to_finding_and_records_come_as_they_are_needed(page: Any) -> None:
    built = page.locator("article").count()
    assert built < MANY
    seen = []
    for _ in range(MANY):
        page.keyboard.press("j")
        current = page.locator(".note.current")
        assert current.count() == 1
        seen.append(current.evaluate("note => note.closest('article').querySelector('h2').textContent"))
    assert seen == [f"slip-{n}" for n in range(30, 30 + MANY)]
    assert page.locator("article").count() > built
    assert page.locator(".note.current").evaluate("note => note === document.activeElement")
    page.keyboard.press("p")
    assert page.locator("article:has(.note.current) h2").inner_text() == f"slip-{28 + MANY}"
    page.keyboard.press("?")
    assert "next finding" in page.inner_text("#help")
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_foul_data_is_shown_and_does_nothing(page: Any) -> None:
    page.fill("#query", "octocat")
    playwright.expect(page.locator("article")).to_have_count(1)
    article = page.locator("article")
    said = article.inner_text()
    assert "<script>alert(1)</script> </script> <!-- ]]> &amp;" in said
    assert "\\u202egnp.exe" in said
    assert (
        article.evaluate(
            "a => [...a.querySelectorAll('*')].filter(e => /^(script|a|img|iframe|style|b)$/i.test(e.tagName)).length"
        )
        == 0
    )
    assert not any(character in said for character in "\x1b\u202e\u2066")


def test_a_clean_record_and_whole_texts(page: Any) -> None:
    page.keyboard.press("c")
    page.fill("#query", "clean")
    playwright.expect(page.locator("article")).to_have_count(1)
    assert page.locator("article .note").count() == 0
    playwright.expect(page.locator("article path.link")).to_have_count(3)
    assert "50–70% · ends of a range" in page.locator("article rt").all_inner_texts()
    page.locator("article details > summary").nth(1).click()
    playwright.expect(page.locator("article path.link")).to_have_count(4)


def test_dark_light_narrow_and_printed(page: Any) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    page.click("#theme")
    dark = page.evaluate(background)
    assert dark != light
    page.click("#theme")
    assert page.evaluate(background) == light
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 400, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= 400")
    page.emulate_media(media="print", color_scheme="light")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("article").count() == MANY + 2
    assert not page.locator("#filters").is_visible()


def test_everything_that_can_be_pressed_has_a_name(page: Any) -> None:
    nameless = page.evaluate(
        """[...document.querySelectorAll('button, input, select, summary')].filter(
            (e) => !(e.textContent.trim() || e.labels?.[0]?.textContent.trim())).length"""
    )
    assert nameless == 0


def test_five_thousand_records_are_there_and_few_are_built(browser: Any, tmp_path: Path) -> None:
    checked = Checker(receipts=True).check(
        Record.of(
            SLIP.format(70) + " We study ants." * 10,
            translation="它有70亿参数，在128个GPU上运行。" + "我们研究蚂蚁。" * 10,
        )
    )
    path = tmp_path / "large.html"
    path.write_text(write("html", *[checked] * 5000), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    assert shown(page)[1] == 5000
    assert page.locator("article").count() <= 36
    page.fill("#query", "ants")
    playwright.expect(page).to_have_url(re.compile("ants"))
    assert shown(page)[1] == 5000
    page.close()
