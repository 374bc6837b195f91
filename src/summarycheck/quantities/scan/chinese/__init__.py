"""The numbers of Chinese texts: digits and numerals, and what stands after them.

text          goes from number to number; what stands before digits decides how they are read
glance        plain ones (5种, 三种), read at a look
words         which reader numerals go to; words that only look like them are passed over
numerals      their value, and the words that hold some (一致, 万一)
numbers       a number that is read, in digits or numerals: step by step into a draft of the quantity
scales        3.5亿, 3万5
ranges        3到5, 三到四百万
units         percent, 倍, 成, years, units; ``smaller``: what a smaller unit adds (一米八八)
shares        三分之二; ``halves``: 过半, 半年, 百分之三十
vague         数千亿, 十几, 三五个; ``sayings``: 三度, 七旬, 六四开
clock         晚上8点半
measures      measure words, by which a numeral is known to count
bounds        高达, 不到, 左右, 以上
"""
