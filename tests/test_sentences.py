from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarycheck.sentences import sentences

ENGLISH = [
    ("We use e.g. GPT-4, i.e. a model (cf. Fig. 2). It works.", 2),
    ("Smith et al. (2020) reach 3.5 points. Then J. Doe reached 86. 27% accuracy.", 2),
    ("The U.S. Army agreed. In the U.S. We disagree.", 3),
    ("See https://x.org/a.b.html. The rest follows.", 2),
    ("The loss $L = a. b. C$ is small. We minimise it.", 2),
    ("It was in 2020. 15 patients were enrolled.", 2),
    ("Missing spaces hurt our models.We propose a cure.", 2),
    ("Three findings: 1) Our model wins. 2) It is fast. 3) It is small.", 3),
    ("A wrapped abstract goes\non in the next line. It ends\nhere.", 2),
    ("An item list\n\n  1. first thing\n  2. second thing", 3),
    ("We call torch.Tensor often. vLLM is quick.", 2),
    ('He asks "why?" and goes. "It works." So it does.', 3),
    ("Purpose:We look. Findings:Our data show little.", 2),
    ("Results. We found a lot. Conclusions. We stop.", 2),
    ("Wait... what happens? Nothing!", 2),
    (
        "METHODSWe built a model.RESULTSRemodeling shortened the wavelength.CONCLUSIONSIn this model it works.",
        3,
    ),
    ("Code is at https://a.org/x/y.We hope it helps.", 2),
    ("See https://a.org/A.B/c.html for more. It is there.", 2),
    ("Let $x_1, \\ldots, x_n$ be i.i.d. samples. Then $f = 0. 5$ holds.", 2),
    ("It was tested in the U.S. and the U.K. in Jan. 2024. Dr. Smith led it.", 2),
    ("Vol. 3 of the series, pp. 10-12, is out. Ph.D. students agree.", 2),
    ("", 0),
    (" \n ", 0),
]

CHINESE = [
    ("我们提出新方法。它很快。", 2),
    ("准确率为86.27%。见https://x.org/a.b。完。", 3),
    ("得到三个发现:\n\n  1. 模型很好。\n  2. 成本低。", 3),
    ("真的吗？是的！他说：“好。”然后走了。", 4),
    ("优于基线.我们开源了代码.", 2),
    ("我们采用Smith et al.的方法。它很快。", 2),
    ("结果：1）模型更快；2）成本更低；3）更小。我们开源代码。", 2),
    ("背景 心房颤动难以解释。方法 我们构建了模型。", 2),
    ("模型在Fig. 2中达到3.5%。代码见https://a.org/b.c。完成！", 3),
    ("与Smith等人（2020年）相比，提高了3.5个百分点。", 1),
    ("目的:研究偏见。设计/方法:本综述共四个部分。", 2),
]


@pytest.mark.parametrize(("raw", "count"), ENGLISH)
def test_english(raw: str, count: int) -> None:
    found = sentences(raw, "en")
    assert len(found) == count, [span.text for span in found]


@pytest.mark.parametrize(("raw", "count"), CHINESE)
def test_chinese(raw: str, count: int) -> None:
    found = sentences(raw, "zh")
    assert len(found) == count, [span.text for span in found]


@settings(derandomize=True, max_examples=300)
@given(st.text(alphabet='aB1 .!?。\n()"$%e.g,中文：1) https://', max_size=80), st.sampled_from(["en", "zh"]))
def test_spans_quote_the_text_and_lose_nothing(raw: str, lang: str) -> None:
    found = sentences(raw, "en" if lang == "en" else "zh")
    assert all(raw[span.start : span.end] == span.text for span in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    kept = "".join(span.text for span in found)
    assert "".join(kept.split()) == "".join(raw.split())
