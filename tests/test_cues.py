"""The table of cue words, and the counting that made it."""

from __future__ import annotations

from itertools import pairwise

from benchmarks.cues import SHIPPED, Sentence, count

from summarycheck.cues import cues


def test_the_table_is_in_order_and_says_shares() -> None:
    table = cues()
    words = list(table)
    assert len(words) > 1000
    assert all(first < second for first, second in pairwise(words))
    assert all(0.4 <= cue.hit <= 0.98 and 0.001 <= cue.chance < cue.hit for cue in table.values())
    assert all(2 <= len(rendering) <= 4 for cue in table.values() for rendering in cue.renderings)
    assert SHIPPED.read_text("utf-8").startswith("#")


def test_a_word_is_counted_with_the_chinese_that_goes_with_it() -> None:
    def said(times: int, english: str, *chinese: str) -> list[Sentence]:
        return [Sentence(frozenset(english.split()), frozenset(chinese))] * times

    pairs = [
        *said(70, "moss grows", "苔藓", "生长"),
        *said(30, "moss fails", "青苔", "失败"),
        *said(900, "other things", "其他", "事物"),
    ]
    found = {cue.word: cue for cue in count(pairs)}
    assert found["moss"].renderings == ["苔藓", "青苔"]
    assert found["moss"].hit == 0.98  # never certain
    assert found["moss"].chance == 0.1
    assert "fails" not in found  # too rare
    assert count(pairs) == count(reversed(pairs))
