"""The generator's output, held against its sources. ``assert_faithful`` comes with summarycheck's pytest plugin."""

import pytest

# What the generator gave for papers that it once got wrong.
CASES = [
    ("translation", "The model has 70 billion parameters.", "该模型有700亿个参数。"),
    ("summary", "Accuracy rises from 81% to 92.4% on three benchmarks.", "准确率从81%提高到92.4%。"),
]


@pytest.mark.parametrize(("role", "source", "target"), CASES)
def test_generated_texts_are_faithful(assert_faithful, role, source, target):
    assert_faithful(source, target, role=role)
