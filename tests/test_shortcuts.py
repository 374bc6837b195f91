"""Quick ways to what the full way finds: both find the same, on the seeds and on texts with what is rare in them."""

from __future__ import annotations

import pytest

from summarycheck import sentences
from summarycheck.claims import _ENOUGH_WORDS, _FEWEST_WORDS, TOKEN
from summarycheck.model import Lang, Record, Text
from summarycheck.readers import read
from summarycheck.reading import Reading
from summarycheck.scripts import couples

RECORDS = [record for record in read(["seeds"]) if isinstance(record, Record)]
SOURCES = [
    *(record.source.text for record in RECORDS),
    "Is it GPT-4? We ask e.g. LLaMA's users.\n\n1. OpenAI's model. It wins!\n2) Nothing. 3.5 of 4 points…",
    "One line.\nAnother one\n- with an iPhone's list mark. The end",
]
TARGETS = [text.text for record in RECORDS for text in record.targets]


def reading(text: str, lang: Lang) -> Reading:
    return Reading(Text(text, "source" if lang == "en" else "summary"), lang)


@pytest.mark.parametrize("raw", SOURCES)
def test_ends_of_sentences_in_plain_abstracts(raw: str) -> None:
    quick = [match.span() for match in sentences._english_candidate(raw).finditer(raw)]
    assert quick == [match.span() for match in sentences._ENGLISH_CANDIDATE.finditer(raw)]


@pytest.mark.parametrize("raw", TARGETS)
def test_where_words_of_two_characters_begin(raw: str) -> None:
    words = "模型 方法 提高 数据 没有 的的"
    starts = [at for at in range(len(raw)) if raw[at : at + 2] in words.split()]
    assert reading(raw, "zh").starts(couples(words)) == starts


@pytest.mark.parametrize("raw", SOURCES)
def test_words_enough(raw: str) -> None:
    for start in range(0, len(raw), 7):
        for end in range(start, min(len(raw), start + 60), 5):
            enough = len(TOKEN.findall(raw, start, end)) >= _FEWEST_WORDS
            assert (_ENOUGH_WORDS.match(raw, start, end) is not None) is enough
