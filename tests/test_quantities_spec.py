"""What a reader of numbers must know, as tables: a text, and the quantities in it.

``tests/spec/numbers_*.tsv``: text, expected quantities, and ``xfail`` where the reader is known to fall short.
A quantity is ``low[..high]`` followed by its unit, ``:kind`` and ``@bound``; several are separated by ``; ``,
permitted alternatives by ``|``, and ``-`` stands for none. A unit left out means no unit; a kind or a bound
left out is not looked at.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from summarycheck.model import Lang, Quantity
from summarycheck.quantities import quantities
from summarycheck.quantities.comparing.equality import canonical
from summarycheck.quantities.scan.units import CHINESE, ENGLISH, Unit

SPEC = Path(__file__).parent / "spec"


def rows(lang: Lang) -> list[object]:
    """The table of ``lang`` as test parameters."""
    cases: list[object] = []
    for line in (SPEC / f"numbers_{lang}.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("# "):
            continue
        text, expected, *rest = line.split("\t")
        assert rest in ([], ["xfail"]), line
        marks = [pytest.mark.xfail(strict=True, reason="the reader falls short")] if rest else []
        cases.append(pytest.param(lang, text, expected, marks=marks, id=f"{lang}:{text}"))
    return cases


def spans(written: str) -> list[tuple[Fraction, Fraction]]:
    """The values that ``2..3|4`` permits."""
    ends = (span.partition("..") for span in written.split("|"))
    return [(Fraction(low), Fraction(high or low)) for low, _, high in ends]


def answers(quantity: Quantity, wanted: str) -> bool:
    """Whether ``quantity`` is the one described."""
    value, *rest = wanted.split(" ")
    units = [word for word in rest if word[0] not in ":@"]
    kinds = [kind for word in rest if word[0] == ":" for kind in word[1:].split("|")]
    bounds = [bound for word in rest if word[0] == "@" for bound in word[1:].split("|")]
    readings = [(span, "") for span in spans(value)]
    if units:
        # "3 ‰|3/1000": another unit-less value may stand in for value and unit.
        unit, *plain = units[0].split("|")
        readings = [(span, unit) for span in spans(value)] + [
            (span, "") for form in plain for span in spans(form)
        ]
    return (
        ((Fraction(quantity.low), Fraction(quantity.high)), quantity.unit) in readings
        and (not kinds or quantity.kind in kinds)
        and (not bounds or quantity.bound in bounds)
    )


@pytest.mark.parametrize(("lang", "text", "expected"), [*rows("en"), *rows("zh")])
def test_quantities(lang: Lang, text: str, expected: str) -> None:
    found = quantities(text, lang)
    assert all(text[q.start : q.end] == q.text and q.end <= len(text) for q in found)
    wanted = [] if expected == "-" else expected.split("; ")
    said = [
        (q.text, str(q.low) if q.single else f"{q.low}..{q.high}", q.unit, q.kind, q.bound) for q in found
    ]
    assert len(found) == len(wanted), f"{said} instead of {expected}"
    assert all(map(answers, found, wanted)), f"{said} instead of {expected}"


#: Letters that are too often something else, and signs that stand before their amount; bits, where nothing tells them from digits.
NOT_BEHIND = frozenset("y t $ US$ ¥ € £ ₹ ₩ 位".split())
TABLE = [
    *(
        ("en", f"It takes 37 {alias} here.", unit)
        for alias, unit in ENGLISH.items()
        if alias not in NOT_BEHIND
    ),
    *(
        ("zh", f"需要37{alias}。", unit)
        for alias, unit in CHINESE.items()
        if alias not in {*ENGLISH, *NOT_BEHIND}
    ),
]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_number_is_read_with_any_unit_of_the_table(lang: Lang) -> None:
    def is_read(text: str, unit: Unit) -> bool:
        readings = [reading for q in quantities(text, lang) for reading in ((q.low, q.unit), *q.alts)]
        return canonical(37, unit.name) in [canonical(*reading) for reading in readings]

    assert [text for of, text, unit in TABLE if of == lang and not is_read(text, unit)] == []
