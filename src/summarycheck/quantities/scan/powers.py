"""Powers as both languages write them: 10^6, 3 × 10⁻³, 2e5, and those whose superscript was lost (5.6x10-3)."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from summarycheck.model import Number
from summarycheck.quantities.scan.digits import GLUE, ONE, tidy

_POWER = re.compile(
    r"(?:\$?\^|\*\*)\s*(?:\{\s*([-−–+]?\d+\.\d+)\s*\}|\{?\s*([-−–+]?\d+)\s*\}?)|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
)
#: A \times whose \t became a tab is one all the same.
_TIMES_TEN = re.compile(
    rf"{GLUE}(?:x|X|×|\*|\\times|(?<=\s)imes|\\cdot|·){GLUE}10(?=\^|\$\^|\*\*\d|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])"
)
#: A power whose superscript was lost: 5.6x10-3, 9.63 x 10 -17.
_FLAT_FIRST = frozenset(" x×*·\\-−–")
FLAT_POWER = re.compile(r"\s?(?:[x×*·]|\\times)\s?10\s?([-−–]\d{1,3})(?![\d%]|\.\d|\s?[-−–]\s?\d)")
#: The same of ten itself, where it bounds something: p<10-6.
_FLAT_TEN = re.compile(r"[-−–](\d{1,2})(?![\d%]|\.\d|\s?[-−–]\s?\d)")
_BOUNDED_TEN = re.compile(r"[<>≤≥＜]\s?\$?\s?10$")
_EXPONENT = re.compile(r"[eE]([-−－+]?\d{1,3})(?![A-Za-z0-9_]|\.\d)")
_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−–－", "-0123456789---")


def powered(text: str, written: Decimal, end: int, after: str) -> tuple[Number, int] | None:
    """A number with the power after it, and where that ends: 1.5e-3, 10^{23}, 3 × 10⁸, 5.6x10-3; ``None`` where none is."""
    if after in "eE":
        exponent = _EXPONENT.match(text, end)
        shift = int(exponent[1].translate(_SUPERSCRIPTS)) if exponent is not None else 0
        return (written.scaleb(shift), exponent.end()) if exponent is not None and abs(shift) <= 400 else None
    if (
        after in "^⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
        or text.startswith("**", end)
        or (written == 10 and text.startswith("$^", end))
    ):
        return _power_of(text, written, end)
    if "10" in text[end : end + 24] and (ten := _TIMES_TEN.match(text, end)) is not None:
        raised = _power_of(text, Decimal(10), ten.end())
        return (tidy(Fraction(written) * Fraction(raised[0])), raised[1]) if raised is not None else None
    return _flat_power(text, written, end) if after in _FLAT_FIRST else None


#: The error of a value in its last digits, after decimals or before what both are told in: 1.2(3) mm, 372.2(9)亿, 3.722(9) × 10^{10}.
_LAST_DIGITS = re.compile(
    r"(?:(?<=\.\d)|(?<=\.\d\d)|(?<=\.\d{3})|(?<=\.\d{4}))[(（]\d{1,2}[)）]|[(（]\d{1,3}[)）](?=\s?(?:[万亿]|\$?\s?(?:×|x\s?10|\\times|\\cdot)))"
)


def past_error(text: str, end: int) -> int:
    """Where a value ends with the error of its last digits, if that stands between it and its power."""
    error = _LAST_DIGITS.match(text, end)
    return error.end() if error else end


def _flat_power(text: str, value: Decimal, end: int) -> tuple[Decimal, int] | None:
    """``x10-3`` after a number, ``<10-3``: a power of ten whose superscript was lost."""
    if text[end] in "-−–":
        flat = _FLAT_TEN.match(text, end) if _BOUNDED_TEN.search(text, max(0, end - 6), end) else None
        return None if flat is None else (ONE.scaleb(-int(flat[1])), flat.end())
    flat = FLAT_POWER.match(text, end)
    return None if flat is None else (value.scaleb(int(flat[1].translate(_SUPERSCRIPTS))), flat.end())


def _power_of(text: str, base: Number, end: int) -> tuple[Number, int] | None:
    power = _POWER.match(text, end)
    if power is None:
        return None
    if power[1] is not None:  # 10^{9.4}, as the masses of galaxies are given
        between = Decimal(power[1].translate(_SUPERSCRIPTS))
        return (Decimal(10) ** between, power.end()) if base == 10 and abs(between) <= 400 else None
    written = (power[2] or power[3]).translate(_SUPERSCRIPTS)
    if not written.lstrip("+-").isdecimal() or abs(exponent := int(written)) > 400:
        return None
    if not base and exponent < 0:
        return None  # 1 0^{-3}, torn apart
    return raise_to(base, exponent), power.end()


def raise_to(base: Number, exponent: int) -> Number:
    """The power, exact."""
    if exponent >= 0:
        return Decimal(int(base) ** exponent) if base == int(base) else base**exponent
    return ONE.scaleb(exponent) if base == 10 else Fraction(base) ** exponent
