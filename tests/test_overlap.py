"""Overlap of Chinese texts: known values, bounds, and signatures that say how a score was made."""

from __future__ import annotations

import pytest

from summarycheck.model import Text
from summarycheck.overlap import bleu, chrf, overlap, partial_ratio, ratio, word_recall, words

LONG = "该模型在测试集上的准确率达到81%，优于所有基线方法。"
SHORT = "模型准确率达到81%。"


@pytest.mark.parametrize("measure", [chrf, bleu, word_recall, ratio, partial_ratio])
def test_the_same_text_is_100_and_another_0(measure) -> None:
    assert measure(LONG, LONG) == pytest.approx(100)
    assert measure("甲乙丙丁", "子丑寅卯") == pytest.approx(0)


def test_word_recall_asks_how_much_of_the_reference_is_there() -> None:
    assert words("GPT-4的准确率。") == ["gpt", "4", "的", "准确率"]
    assert word_recall(SHORT, LONG) == pytest.approx(100)
    assert word_recall(LONG, SHORT) < 60
    assert word_recall("模型 模型", "模型") == pytest.approx(50)
    assert word_recall("", "模型") == 0


def test_against_sacrebleu_itself() -> None:
    sacrebleu = pytest.importorskip("sacrebleu")
    assert chrf(SHORT, LONG) == pytest.approx(sacrebleu.sentence_chrf(SHORT, [LONG]).score)
    assert bleu(SHORT, LONG) == pytest.approx(sacrebleu.sentence_bleu(SHORT, [LONG], tokenize="zh").score)


def test_every_score_says_of_what_and_how() -> None:
    scores = overlap(Text(SHORT, "summary", "Summary"), Text(LONG, "translation", "translation"))
    assert [score.name for score in scores] == ["chrF", "BLEU", "word recall", "ratio", "partial ratio"]
    assert {(score.field, score.against) for score in scores} == {("Summary", "translation")}
    signatures = {score.name: score.signature for score in scores}
    assert "tok:zh" in signatures["BLEU"]
    assert "version:" in signatures["chrF"]
    assert signatures["word recall"].startswith("jieba==")
    assert signatures["word recall"].endswith("|words|recall")
    assert all(0 <= score.value <= 100 and score.value == round(score.value, 2) for score in scores)


def test_nothing_is_logged_or_printed(capfd: pytest.CaptureFixture[str]) -> None:
    overlap(Text("", "summary", "s"), Text("", "translation", "t"))
    assert capfd.readouterr() == ("", "")
