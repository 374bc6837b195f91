"""The numbers of English texts: digits with their dirt, words, and what stands after them.

In digits:

    text          goes from number to number; what stands before digits decides how they are read
    glance        plain ones (8.2%, 27 languages), read at a look
    numbers       one that is read: its power, time of day, part, price and bound
    units         what follows it: scale words, units, letters; ``tails``: percent, points, times, th
    ranges        7 to 70 billion, 10-20%

In words:

    words         finds where they stand: which word begins a number, and who reads it
    number_words  the words, each with its value; ``numerals``: how they add up
    cardinals, ordinals, shares, amounts (doubled, dozens), months, times (half past nine)

Around either: ``bounds`` (up to, or more), and ``prepositions`` that only look like them (over 16 datasets).
"""
