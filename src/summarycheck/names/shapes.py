"""Names: what a translator copies instead of translating. Found by their shape and by the source's own words.

Kinds: ``url``, ``email``, ``id`` (arXiv, DOI), ``code`` (back-ticked), ``model`` (letters with
digits: GPT-4, Square-10M), ``camel`` (TextSquare, vLLM), ``acronym`` (two capitals or more: RLHF, LLMs),
``capitalised`` (a word or a run of words with a capital inside a sentence: Gemini, Big Bench Audio; in
English only, and no more than a hint).
"""

from __future__ import annotations

import re

from summarycheck.model import Lang, Name
from summarycheck.names.acronyms import PLURAL_ACRONYM

_SPECIAL = re.compile(
    r"(?P<url>(?:https?://|www\.)[^\s<>\"'，。；、（）()\u4e00-\u9fff]*[^\s<>\"'，。；、（）().,;:!?\u4e00-\u9fff])"
    r"|(?P<email>[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,64}){1,5})"
    r"|(?P<id>\b(?:arXiv:\s?\d{4}\.\d{4,5}(?:v\d+)?|10\.\d{4,9}/[^\s，。；、（）()\u4e00-\u9fff]{1,100}))"
    r"|(?P<code>`[^`\n]{1,80}`)"
    r"|(?P<cite>\\(?:cite[a-z]*|ref|label|eqref|autoref)\{[^}\n]{1,200}\})"
    r"|(?P<math>\$\$?(?=[^\s$])[^$]{0,300}?[^\s$]\$\$?(?!\d))"
)
_TOKEN = re.compile(
    r"(?<![A-Za-z0-9])(?<![0-9A-Z]-)[A-Za-z][A-Za-z0-9]*(?:[-‐‑–_][A-Za-z0-9]+"
    r"|\.\d+[A-Za-z]?)*(?:\+{1,2}(?![\w+]))?"
)
_HYPHENS = "-‐‑–"
_SPLIT = re.compile(r"([-‐‑–])")
_CAMEL = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]{2}")

# Second halves of compounds that are English, not part of the name: LLM-based, GPT-4-generated.
_ENGLISH_TAILS_TEXT = """
based driven like style level powered aware free enabled guided assisted generated trained enhanced
augmented specific related scale class oriented agnostic compatible only tuned optimized optimised
accelerated inspired beyond near like ultra centric wise side type induced mediated positive negative
dependent independent resistant deficient infected associated derived supervised shot hop world bit to as
and or in of on the by for with non pre post sub multi inter intra semi self co anti cross over under de re
un compliant native ready friendly first style infused conditioned aligned equipped integrated labeled
labelled annotated targeted treated fused rich complete hard score scores measure values value norm loss
metric metrics
"""
_ENGLISH_TAILS = frozenset(_ENGLISH_TAILS_TEXT.split())
# A lower-case word and a number is a phrase, not a name: top-1, level-2.
_LOWER_WORD_AND_NUMBER = re.compile(r"[a-z]{3,}(?:[-‐‑–]\d+)+")
_UNIT = re.compile(
    r"[kKMG]?Hz|d[BC]m?|[km]?W|[km]?Wh|[kMG]?eV|[mkμ]?[gLlMV]|p[HK]a?|[KMGT]i?B(?:ps|/s)?|[MG]bps"
    r"|PhD|MSc|BSc|MD"
)
# Capitalised words that are no names of things to be copied.
_NO_NAME_TEXT = """
January February March April May June July August September October November December Monday Tuesday
Wednesday Thursday Friday Saturday Sunday Figure Fig Table Section Equation Eq Algorithm Theorem Lemma
Appendix Chapter Part Phase Stage Step Level Type Class Group Study Case Task Track Dr Prof Mr Mrs Ms St I
Internet Web Earth English Chinese Japanese French German Spanish Arabic Hindi Russian Korean Italian
Portuguese Latin Greek Dutch China Japan America Europe Asia Africa Australia India Germany France Spain
Italy Canada Brazil Russia Korea Bayes Gauss Fourier Markov Monte Carlo Newton Euler Laplace Lagrange
Hilbert Riemann Poisson Bernoulli Turing Nash Pareto Shannon Boltzmann Wasserstein Kalman Likert Cohen
Pearson Spearman Kendall Shapley Lipschitz Hessian Jacobian God Christian Muslim Western Eastern Northern
Southern North South East West The This These Those That We Our It In On For To A An And Or But If When
While With
"""
_NO_NAME = frozenset(_NO_NAME_TEXT.split())
_ADJECTIVE = re.compile(r"[A-Z][a-z]+(?:ian|ean|ese|ish|esque|istic|ists?|isms?|ans?)")


def names(raw: str, lang: Lang) -> list[Name]:
    """The names of ``raw`` in order, none inside another."""
    found: list[Name] = []
    at = 0
    for special in _SPECIAL.finditer(raw):
        _tokens(raw, at, special.start(), lang, found)
        kind = special.lastgroup or "code"
        if kind not in ("math", "cite"):
            found.append(Name(special.group(), special.start(), special.end(), kind))
        at = special.end()
    _tokens(raw, at, len(raw), lang, found)
    return found


def _tokens(raw: str, begin: int, end: int, lang: Lang, found: list[Name]) -> None:
    """Append the names by shape in ``raw[begin:end]``."""
    run: list[tuple[int, int]] = []  # capitalised words next to each other

    def close() -> None:
        if run:
            start, stop = run[0][0], run[-1][1]
            found.append(Name(raw[start:stop], start, stop, "capitalised"))
            run.clear()

    for match in _TOKEN.finditer(raw, begin, end):
        start, stop = match.span()
        if start and raw[start - 1] == "\\":  # a LaTeX command
            close()
            continue
        token = match.group()
        if token[0].islower() and token.islower() and token.isalpha():
            close()
            continue
        start, stop = _without_english(raw, start, stop)
        kind = shape(raw[start:stop])
        if kind:
            close()
            found.append(Name(raw[start:stop], start, stop, kind))
            continue
        if lang == "en" and _is_capitalised(raw, start, stop):
            if run and raw[run[-1][1] : start] != " ":
                close()
            run.append((start, stop))
        else:
            close()
    close()


def _without_english(raw: str, start: int, stop: int) -> tuple[int, int]:
    """The name in a compound with English words: LLM in ``LLM-based``, IID in ``non-IID``."""
    text = raw[start:stop]
    if not any(hyphen in text for hyphen in _HYPHENS):
        return start, stop
    parts = _SPLIT.split(text)
    while len(parts) > 2 and (parts[-1].lower() in _ENGLISH_TAILS or _is_english(parts[-1], parts[-3])):
        stop -= len(parts.pop()) + len(parts.pop())
    while (
        len(parts) > 2
        and parts[0].islower()
        and parts[0].isalpha()
        and (parts[0] in _ENGLISH_TAILS or (len(parts[0]) > 2 and shape(parts[2])))
    ):
        start += len(parts.pop(0)) + len(parts.pop(0))
    return start, stop


def _is_english(part: str, before: str) -> bool:
    """True for a lower-case word behind an acronym; GPT-4-turbo, o1-preview and CMDS-l keep theirs."""
    if not (part.islower() and part.isalpha() and len(part) > 3):
        return False
    return not any(c.isdecimal() for c in before) or part.endswith(("ing", "ed"))


def shape(token: str) -> str:
    """``model``, ``camel`` or ``acronym`` by the token's letters alone, else the empty string."""
    capitals = sum(c.isupper() for c in token)
    digits = sum(c.isdecimal() for c in token)
    if _UNIT.fullmatch(token) or len(token) < 2:
        return ""
    if digits:
        if _LOWER_WORD_AND_NUMBER.fullmatch(token) or token.replace("-", "").isdecimal():
            return ""
        if not capitals and len(token) > 12:
            return ""
        return "model"
    if capitals >= 2 and not any(c.islower() for c in token):
        return "acronym"
    if PLURAL_ACRONYM.fullmatch(token):
        return "acronym"
    if any(_CAMEL.search(part) for part in re.split(r"[-‐‑–_]", token)):
        return "camel"
    if capitals >= 2 and any(part.isupper() and len(part) > 1 for part in re.split(r"[-‐‑–_]", token)):
        return "camel"  # Megatron-LM, CMDS-l
    if capitals == 1 and len(token) <= 2 and not token.isalpha():
        return "model"
    return ""


def _is_capitalised(raw: str, start: int, stop: int) -> bool:
    """True for a capitalised word inside a sentence that may be a name."""
    word = raw[start:stop]
    if (
        not word[0].isupper()
        or len(word) < 3
        or word in _NO_NAME
        or _UNIT.fullmatch(word)
        or _ADJECTIVE.fullmatch(word)
    ):
        return False
    before = start
    while before and raw[before - 1] in " \n\t\"'“‘(*{":
        before -= 1
    return before > 0 and raw[before - 1] not in ".!?:;。！？：…•-–"
