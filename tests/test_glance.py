"""What is read at a glance is read as the full readers read it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from summarycheck.model import Lang
from summarycheck.quantities import annotate
from summarycheck.quantities.scan.chinese import glance as chinese
from summarycheck.quantities.scan.english import glance as english

SPEC = Path(__file__).parent / "spec"
NUMBERS = "0 1 3 7 12 27 100 256 1,024 12,500 1999 2024 3.5 0.25 92.10 85% 7.5% 81.2\\% 3D 2D 5.000".split()
BEFORE = {
    "en": "of to by the a at over under about than in table Fig. minus top ( $ < ~ x [1, from between and, page no",
    "zh": "在 了 为 达到 约 超过 第 前 下 点 负 从 至 表 成 周 ， 、 （ ( = > \n a [3, 的 第三 两 每 不到 高达",
}
AFTER = {
    "en": "languages %s , . ) ; people times percent K m B to 9 in 5 or more plus -fold am GMT shot points s/ and",
    "zh": "种 个 名 种以上 个百分点 个小时 阶段 ， 。 、 ） ) 的 和 倍 年 万 多 %， ％的 左右 ，000 D 点 次方 到8",
}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_glance_sees_what_the_full_reader_sees(lang: Lang, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = list(_made(lang)) + _written(lang)
    seen = [annotate(text, lang) for text in texts]
    for room, shortcut in ((english, "plain"), (chinese, "plain"), (chinese, "numeral")):
        monkeypatch.setattr(room, shortcut, lambda *_: 0)
    for text, quantities in zip(texts, seen, strict=True):
        assert annotate(text, lang) == quantities, text


def test_most_plain_numbers_need_no_more_than_a_glance(monkeypatch: pytest.MonkeyPatch) -> None:
    for room, shortcut, text in (
        (english, "plain", "We train on 27 languages and reach 92.10 points, a score of 85%."),
        (chinese, "plain", "我们在27种语言上训练，准确率为85%。"),
        (chinese, "numeral", "我们使用了三种语言。"),
    ):
        look, ends = getattr(room, shortcut), []
        monkeypatch.setattr(
            room, shortcut, lambda *given, look=look, ends=ends: ends.append(look(*given)) or ends[-1]
        )
        annotate(text, "en" if room is english else "zh")
        assert any(ends), text


def _made(lang: Lang) -> list[str]:
    """Numbers between all that may stand around them."""
    draw = random.Random(3)
    gap = " " if lang == "en" else ""
    numerals = [*NUMBERS, *("" if lang == "en" else "二三五八两")]
    texts = []
    for _ in range(5000):
        pieces = [
            piece
            for _ in range(draw.randint(1, 3))
            for piece in (
                draw.choice(BEFORE[lang].split(" ")),
                draw.choice(numerals) + draw.choice(("", "", gap)) + draw.choice(AFTER[lang].split(" ")),
            )
        ]
        texts.append(gap.join(pieces))
    return texts


def _written(lang: Lang) -> list[str]:
    """The texts of the specification, and its pieces put together."""
    lines = (SPEC / f"numbers_{lang}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
