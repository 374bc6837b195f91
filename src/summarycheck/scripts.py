"""Writing systems: which of them a text uses, told cheaply enough to ask it of every text."""

from __future__ import annotations

import itertools
import re
from array import array
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

# The high bytes of UTF-16 units of Han: 4E00–9FFF. Counting bytes costs a tenth of an expression.
_HAN_BLOCKS = bytes(range(0x4E, 0xA0))
_A_HAN = re.compile("[\u4e00-\u9fff]")
# Characters that Chinese prose about science has little use for: what chat models say to their users (请, 您,
# 抱歉), what they call their answer (译文), what stands before a colon, and what bytes read in the wrong
# encoding look like (锛, 鈥, 锟). The set is for speed only: rules look for their words after these.
_TELLING = frozenset(
    "：:？请您你歉憾勿返暂若待让看只希里某占摘说起字译没户令求容随格仅述词完备思错状手想涉给未处"
    "锛銆鈥鐨鏄涓鏈妯瀛鍩鎴杩鍜绗鏂璁锟斤烫屯"
)
_HAN = "".join(
    f"{chr(ord(before) + 1)}-{chr(ord(after) - 1)}"
    for before, after in itertools.pairwise(("\u4dff", *sorted(_TELLING - {*"：:？"}), "\ua000"))
    if ord(after) - ord(before) > 1
)
# All that ordinary Chinese prose about science is made of; the rest is worth a look.
_MARK = re.compile(f"[^\n %(),./0-9;=@A-Za-z+\\-{_HAN}，。（）；、！“”‘’《》—…·％±×°²³≥≤→α-ωΑ-Ω]")

#: Scripts that neither Chinese nor English is written in, with their names in both languages.
FOREIGN: Mapping[str, tuple[str, str]] = {
    "kana": ("Japanese", "日文"),
    "hangul": ("Korean", "韩文"),
    "cyrillic": ("Cyrillic", "西里尔字母"),
    "arabic": ("Arabic", "阿拉伯文"),
    "hebrew": ("Hebrew", "希伯来文"),
    "thai": ("Thai", "泰文"),
    "indic": ("Indic", "印度系文字"),
    "caucasian": ("Armenian or Georgian", "亚美尼亚或格鲁吉亚文"),
    "ethiopic": ("Ethiopic", "埃塞俄比亚文"),
}
_RANGES: Mapping[str, str] = {
    # Without ・ and ー, which stand alone in Chinese names and in ASCII art.
    "kana": "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\uff66-\uff9d",
    "hangul": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    "cyrillic": "\u0400-\u052f",
    "arabic": "\u0600-\u06ff\u0750-\u077f",
    "hebrew": "\u0590-\u05ff",
    "thai": "\u0e00-\u0eff",
    "indic": "\u0900-\u0dff",
    "caucasian": "\u0530-\u058f\u10a0-\u10ff",
    "ethiopic": "\u1200-\u137f",
}
# A run goes on over the marks between its words.
_RUNS = re.compile(
    "|".join(f"(?P<{name}>[{chars}](?:[ー・\\s,.\\-]?[{chars}ー])*)" for name, chars in _RANGES.items())
)
# Characters of both standards that are the other side's ordinary writing in names and quotations.
_AMBIGUOUS = frozenset("乾瞭著藉幺昇")


def marks(raw: str) -> frozenset[str]:
    """The characters that ordinary Chinese prose does without; 我 among them when somebody says "I"."""
    found = _MARK.findall(raw)
    # 我们 and 自我 (we, self-) are words of science.
    if "我" in raw and raw.count("我") > raw.count("我们") + raw.count("自我"):
        found.append("我")
    return frozenset(found)


def may_be_foreign(found: frozenset[str]) -> bool:
    """True when one of ``marks`` may belong to a foreign script: a quick look before ``foreign_runs``."""
    return any(
        "\u0400" <= char < "\u2000"
        or "\u3041" <= char < "\u3200"
        or "\uac00" <= char < "\uff01"
        or "\uff66" <= char < "\uffa0"
        for char in found
    )


def ascii_of(raw: str) -> str:
    """The ASCII characters alone: what is looked for among them is found at a fraction of the cost."""
    return raw.encode("ascii", "ignore").decode("ascii")


def latin_of(raw: str) -> str:
    """The same with a blank in the place of every other character, so that no two of them meet."""
    return raw.encode("ascii", "replace").replace(b"?", b" ").decode("ascii")


def has_han(raw: str) -> bool:
    """True when a Han character of the basic block is in it."""
    return _A_HAN.search(raw) is not None


def han(raw: str) -> int:
    """How many Han characters (of the basic block) the text has."""
    units = raw.encode("utf-16-le", "surrogatepass")[1::2]
    return len(units) - len(units.translate(None, _HAN_BLOCKS))


def bigrams(raw: str) -> frozenset[int]:
    """Its neighbouring characters, two by two, each two as one number: to look for words in a text, set against set.

    Made from the bytes of UTF-16 it costs half of what strings would. The low bytes of both come first: a number finds its
    place in a table by its low bits, and few numbers are to meet there. (``units_of`` takes it apart.)
    """
    units = raw.encode("utf-16-le", "surrogatepass")
    low, high = units[::2], units[1::2]
    pairs = bytearray(4 * max(len(low) - 1, 0))
    pairs[::4], pairs[1::4], pairs[2::4], pairs[3::4] = low[:-1], low[1:], high[:-1], high[1:]
    return frozenset(array("I", pairs))


def units_of(pair: int) -> tuple[int, int]:
    """The two UTF-16 units, for most characters their codes, that are one of ``bigrams``."""
    return pair & 0xFF | pair >> 8 & 0xFF00, pair >> 8 & 0xFF | pair >> 16 & 0xFF00


def together(pairs: Sequence[frozenset[int]]) -> frozenset[int]:
    """The ``bigrams`` of several texts; those of a single one are not copied."""
    return pairs[0] if len(pairs) == 1 else frozenset().union(*pairs)


def couples(words: str) -> Mapping[int, str]:
    """Words of two characters, parted by blanks, each by its ``bigrams``: what is in none of a text's is not in the text."""
    return {pair: word for word in words.split() for pair in bigrams(word)}


def foreign_runs(raw: str) -> list[tuple[str, int, int]]:
    """Runs of foreign scripts: (name of the script, start, end)."""
    return [(match.lastgroup or "", match.start(), match.end()) for match in _RUNS.finditer(raw)]


def has_traditional(raw: str) -> bool:
    """True when something is not in the Simplified standard; a quick look before ``variants``."""
    try:
        raw.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def simplified(written: str) -> str:
    """The text with Simplified characters in the places of Traditional ones, of the same length; itself if it has none."""
    if not has_traditional(written) and "於" not in written:  # which the Simplified standard has, as a name
        return written
    if _traditional_characters().isdisjoint(written):
        return written  # something else is no character of the standard: an accent, a sign
    return written.translate(_simplified_of())


@cache
def _traditional_characters() -> frozenset[str]:
    return frozenset(map(chr, _simplified_of()))


def number_in_traditional(number: str) -> str:
    """A number with its scale and measure word (3亿个) as Traditional text writes it (3億個)."""
    return number.translate(_NUMBERS)


_NUMBERS = str.maketrans(
    "万亿两个种项类数点倍级约达过于余负时钟岁条张层组轮届场页号世纪",
    "萬億兩個種項類數點倍級約達過於餘負時鐘歲條張層組輪屆場頁號世紀",
)


@cache
def _simplified_of() -> Mapping[int, str]:
    """Traditional characters that no Simplified text has, but in names, with the Simplified ones.

    The pairs are facts taken from OpenCC's table of characters (Apache License 2.0): those in Big5 but not in GB 2312,
    which has 於, 後 and 徵 as rare ones.
    """
    table = Path(__file__).with_name("traditional.txt").read_text("utf-8").splitlines()
    return {ord(a): b for a, b in zip(*table, strict=True)}


def variants(raw: str) -> tuple[list[int], list[int]]:
    """Where the characters stand that are only Traditional, and those that are only Simplified."""
    traditional: list[int] = []
    simplified: list[int] = []
    for at, char in enumerate(raw):
        if "\u4e00" <= char <= "\u9fff":
            kind = _standard(char)
            if kind == "traditional":
                traditional.append(at)
            elif kind == "simplified":
                simplified.append(at)
    return traditional, simplified


@cache
def _standard(char: str) -> str:
    """By the two national sets of the time before Unicode: GB 2312 is Simplified, Big5 Traditional."""
    if char in _AMBIGUOUS:
        return "both"
    in_gb, in_big5 = _encodes(char, "gb2312"), _encodes(char, "big5")
    if in_gb == in_big5:
        return "both"
    if in_gb:
        return "simplified"
    # Rare characters are in the larger set only; what is common there stands in its first level.
    return "traditional" if char.encode("big5") < b"\xc9\x40" else "both"


def _encodes(char: str, codec: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
