"""Whatever the data: what a report shows reads back as it was, and is nothing but text."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reporting import RECORD, finding, write
from summarycheck.model import Report
from summarycheck.reporters.escaping import harmless, to_json, to_strict_json
from test_reporters_page import Page
from test_reporters_services import CONTROLS, EVIL, commands, rendered

PIECES = [
    *("::error::", "::", "##[x]", "%0A", "%", "<b>", "</script>", "<!--", "]]>", "&amp;", "&", "`", "```", "**", "_a_"),
    *("[a](b)", "![", "|", "| a |", "\\", "\\*", "\n", "\r\n", "  \n", "- ", "1. ", "# ", "> ", "---", "===", "@me", "#1"),
    *("http://a.b", "www.a.b", "$x$", "~~", "\x1b[31m", "\x00", "\u202e", "\u2028", "\ud800", "\ufffe", "中文", "😀", " "),
    *("\t", "a", ":", ",", "{0}", "'", '"', "<", ">", "(", ")", "!", "https://x", "a@b.cd"),
]  # fmt: skip
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.text(max_size=30))
steady = settings(derandomize=True, deadline=None, max_examples=80)


def report(text: str) -> Report:
    return Report(RECORD, (finding(message=text, suggestion=None, record="1"),))


@steady
@given(st.text(st.characters()) | texts)
@example(EVIL)
def test_json_reads_back_and_holds_nothing_harmful(text: str) -> None:
    assert json.loads(to_json([text])) == [text]
    assert json.loads(to_strict_json([text])) == [re.sub("[\ud800-\udfff]", "\ufffd", text)]
    assert not CONTROLS.search(to_json([text]))
    assert "##[" not in to_json([text])


@steady
@given(texts)
@example(EVIL)
def test_a_command_to_the_runner_reads_back(text: str) -> None:
    written = write("github", report(text))
    ((_, properties, said),) = commands(written)
    assert said.split() == ["1", "·", "translation", "·", *harmless(text).split()][: None if text else 3]
    assert properties["title"] == "number-magnitude"
    assert len(written.splitlines()) == 2


@steady
@given(texts)
@example(EVIL)
def test_xml_reads_back(text: str) -> None:
    (failure,) = ElementTree.fromstring(write("junit", report(text)).encode()).iter("failure")
    assert failure.get("message", "").replace("\\ufffe", "\ufffe").replace("\\uffff", "\uffff") == harmless(
        text
    )


@steady
@given(texts)
@example(EVIL)
def test_markdown_shows_the_text_and_nothing_else(text: str) -> None:
    page, plain = rendered(write("markdown", report(text))), rendered(write("markdown", report("x")))
    assert page.tags == plain.tags
    assert page.attributes == plain.attributes
    shown = " ".join(page.text.replace("\u200b", "").split())
    assert " ".join(harmless(text).split()) in shown


@steady
@given(texts)
@example(EVIL)
def test_a_page_has_no_element_by_its_data(text: str) -> None:
    page, plain = Page(write("html", report(text))), Page(write("html", report("x")))
    assert page.elements == plain.elements
    (record,) = page.data("record")
    assert record["findings"][0]["message"] == text
