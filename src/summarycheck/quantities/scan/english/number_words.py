"""The words of English numbers: scales, ones, tens, ordinals and parts, each with its value."""

from __future__ import annotations

SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
    "quadrillion": 10**15,
}
ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
#: One to nine, as alternatives of a pattern.
ONE_TO_NINE = "|".join([*ONES][1:10])
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
TENS |= {"fourty": 40}  # a slip of many
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        1,
    )
}
ORDINALS |= {word[:-1] + "ieth": value for word, value in TENS.items()}
#: Written as one word, a slip (twentyone, thirtyfirst), and other names of zero.
ORDINALS |= {tens + word: ten + ORDINALS[word] for tens, ten in TENS.items() for word in [*ORDINALS][:9]}
ONES |= {tens + word: ten + ONES[word] for tens, ten in TENS.items() for word in [*ONES][1:10]}
ONES |= {"nought": 0, "naught": 0, "nil": 0}
GREAT_ORDINALS = {
    scale + "th": SCALES[scale] for scale in ("hundred", "thousand", "million", "billion", "trillion")
}
ORDINALS |= GREAT_ORDINALS
#: What is third of all is a third of them, from three on.
PARTS = {"half": 2, "quarter": 4} | {word: value for word, value in ORDINALS.items() if value > 2}
PARTS |= {"halves": 2} | {word + "s": value for word, value in PARTS.items() if word != "half"}
