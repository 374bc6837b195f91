"""The receipt: which sentences and numbers answer to each other, and each number's value for readers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from summarycheck import Checker, Record, reading
from summarycheck.model import Lang, Quantity
from summarycheck.quantities import quantities
from summarycheck.quantities.figures import figure

RECORD = Record.of(
    "We pretrain a model. It has 70 billion parameters and runs on 128 GPUs. It beats five others by 3.58x.",
    translation="我们预训练了一个模型。它有70亿参数，在128个GPU上运行。它比五个模型快3.58倍。",
    summary="模型在128个GPU上训练。",
)


def test_a_receipt_has_the_links_of_each_target_and_what_is_left_over() -> None:
    receipt = Checker(receipts=True).check(RECORD).receipt
    assert receipt is not None
    assert [q.text for q in receipt.source.numbers] == ["70 billion", "128", "five", "3.58x"]
    assert len(receipt.source.sentences) == 3
    translation, summary = receipt.targets
    assert [q.text for q in translation.target.numbers] == ["70亿", "128", "五", "3.58倍"]
    assert [(link.target.text, link.sources[0].text, link.how) for link in translation.numbers] == [
        ("128", "128", "same"),
        ("五", "five", "same"),
        ("3.58倍", "3.58x", "same"),
    ]
    assert [(link.source, link.target) for link in translation.sentences] == [((i,), (i,)) for i in range(3)]
    assert [link.target.text for link in summary.numbers] == ["128"]
    for side, text in (
        (receipt.source, RECORD.source),
        (translation.target, RECORD.targets[0]),
        (summary.target, RECORD.targets[1]),
    ):
        for span in (*side.sentences, *side.numbers):
            assert text.text[span.start : span.end] == span.text


def test_no_receipt_unless_asked_for_and_the_same_from_other_processes() -> None:
    assert Checker().check(RECORD).receipt is None
    records = [RECORD, Record.of("No Chinese."), Record.of("", translation="")]
    alone, together = (list(Checker(receipts=True).check_many(records, jobs=jobs)) for jobs in (1, 2))
    assert alone == together
    assert alone[0].receipt is not None


def test_a_receipt_that_cannot_be_made_costs_no_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(reading, "align", broken)
    report = Checker(receipts=True).check(RECORD)
    assert report.receipt is None
    assert {"number-magnitude", "check-failed"} <= {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    ("text", "lang", "shown"),
    [
        ("It has 70 billion parameters.", "en", "70,000,000,000"),
        ("它有70亿参数。", "zh", "7,000,000,000"),
        ("at least 81% of them", "en", "≥ 81%"),
        ("比它快3.58倍", "zh", "3.58×"),
        ("三分之二的用户", "zh", "2/3"),
        ("up to 1,200 tokens", "en", "≤ 1200"),
        ("7 to 12 billion tokens", "en", "7,000,000,000–12,000,000,000"),
        ("耗时3小时", "zh", "3 h"),
        ("In 2024 it grew.", "en", "2024"),
        ("数以万计的示例", "zh", "~10,000–100,000"),
        ("a rate of 0.05", "en", "0.05"),
    ],
)
def test_a_figure_is_read_alike_in_both_languages(text: str, lang: Lang, shown: str) -> None:
    assert [figure(quantity) for quantity in quantities(text, lang)] == [shown]


@pytest.mark.parametrize(
    ("low", "kind", "shown"),
    [
        (Decimal("1e23"), "power", "1×10^23"),
        (Decimal("2.5e-30"), "power", "2.5×10^-30"),
        (Decimal("-1234.50"), "count", "-1234.5"),
        (Decimal("-12345.50"), "count", "-12,345.5"),
        (Decimal("0"), "count", "0"),
        (Decimal("-0.5"), "count", "-0.5"),
        (Fraction(1, 3), "fraction", "1/3"),
        (Decimal(1990), "decade", "1990"),
        (Decimal(5), "date", ""),
    ],
)
def test_figures_of_any_size(low: Decimal | Fraction, kind: str, shown: str) -> None:
    assert figure(Quantity("x", 0, 1, low, low, kind=kind)) == shown
