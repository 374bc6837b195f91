"""The page of the html report as a file: whole in itself, data only as JSON; the page in a browser is tested apart."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from reporting import RECORD, finding, write
from summarycheck import Checker, Record
from summarycheck.model import Problem, Report
from summarycheck.reporters import Look
from summarycheck.reporters import html as page_module
from summarycheck.rules import load_rules
from test_reporters_services import EVIL, evil

ASSETS = Path(page_module.__file__).parent


class Page(HTMLParser):
    """The elements of a page with their attributes, and what stands in scripts and styles."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {}
        self._open = ""
        self.feed(written)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open = ""
        if tag in ("script", "style"):
            self._open = dict(attrs).get("class") or tag
            self.inside.setdefault(self._open, []).append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.inside[self._open][-1] += data

    def data(self, kind: str) -> list[Any]:
        return [json.loads(block) for block in self.inside.get(kind, [])]


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = Page(write("html", Report(RECORD, (finding(),))))
    for _, attributes in page.elements:
        for name in ("src", "href", "action", "srcset"):
            assert (attributes.get(name) or "#").startswith(("#", "data:,"))
    assert not re.search(
        r"@import|url\(|fetch\(|XMLHttp|import\(", "".join(page.inside["style"] + page.inside["script"])
    )


def test_only_its_own_script_and_style_may_run() -> None:
    page = Page(write("html", Report(RECORD, (finding(),))))
    (policy,) = [a["content"] or "" for tag, a in page.elements if tag == "meta" and "http-equiv" in a]
    for kind in ("script", "style"):
        (content,) = page.inside[kind]
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none';")


def test_foul_data_stays_data() -> None:
    clean, foul = Page(write("html")), Page(evil("html"))
    ours = [element for element in foul.elements if element[1].get("class") not in ("record", "index")]
    assert ours == [element for element in clean.elements if element[1].get("class") != "index"]
    assert not re.search("[<>&]", "".join(foul.inside["record"] + foul.inside["index"]))
    (record,), (index,) = foul.data("record"), foul.data("index")
    assert (record["id"], record["findings"][0]["message"]) == (EVIL, EVIL)
    assert [rule["id"] for rule in index["rules"]] == [EVIL]


def test_a_record_has_its_sentences_numbers_and_links() -> None:
    checked = Checker(receipts=True).check(
        Record.of(
            "😀 We pretrain a model. It has 70 billion parameters and runs on 128 GPUs.",
            translation="我们预训练了一个模型。它有70亿参数，在128个GPU上运行。",
            summary="模型在128个GPU上训练。",
            id="1",
        )
    )
    look = Look(rules=tuple(load_rules()))
    page = Page(write("html", checked, look=look))
    (record,), (index,) = page.data("record"), page.data("index")
    text, source = record["source"]["text"], record["source"]
    assert [text[start:end] for start, end, *_ in source["numbers"]] == ["70 billion", "128"]
    assert [number[2:] for number in source["numbers"]] == [["70,000,000,000", True], ["128", False]]
    assert [text[start:][:2] for start in source["sentences"]] == ["😀 ", "It"]
    translation, summary = record["targets"]
    assert translation["rows"][0][:2] == [[0], [0]]
    assert translation["links"] == [[1, [1], "same", ""]]
    assert summary["links"] == [[0, [1], "same", ""]]
    said = next(finding for finding in record["findings"] if finding["rule"] == "number-magnitude")
    assert (said["text"], said["repair"]) == (0, ["700亿", True])
    assert translation["text"][slice(*said["target"])] == "70亿"
    entry = index["records"][0]
    assert (len(entry) - 1) / 2 == len(checked.findings)
    assert all(rule["why"] for rule in index["rules"])


def test_a_report_without_receipt_shows_its_texts_whole() -> None:
    (record,) = Page(write("html", Report(RECORD, (finding(),)))).data("record")
    assert record["targets"][0] == {
        "role": "translation", "field": "translation", "text": RECORD.targets[0].text,
        "sentences": [0], "numbers": [], "rows": [], "links": [],
    }  # fmt: skip


def test_records_are_written_as_they_come_and_those_without_chinese_are_only_counted() -> None:
    page = Page(
        write(
            "html",
            Report(RECORD, (finding(),)),
            Report(Record.of("English only.")),
            problems=(Problem("a", 1, "b"),),
        )
    )
    (index,) = page.data("index")
    assert len(page.data("record")) == len(index["records"]) == 1
    assert index["counts"] == {"records": 2, "files": 1, "with_chinese": 1}
    assert index["problems"] == ["a:1: b"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_has_words_for_all_it_says(lang: Any) -> None:
    (index,) = Page(write("html", look=Look(lang=lang))).data("index")
    script, markup = page_module.page_script(), (ASSETS / "page.html").read_text(encoding="utf-8")
    asked = {*re.findall(r'say\(\s*"([\w-]+)"', script), *re.findall(r'data-say="([\w-]+)"', markup)}
    keys = {f"key-{name}" for name in re.findall(r'^  \[\[.*?\], "(\w+)", ', script, re.MULTILINE)}
    assert len(asked) > 20
    assert len(keys) == 8
    assert asked | keys <= set(index["words"])
