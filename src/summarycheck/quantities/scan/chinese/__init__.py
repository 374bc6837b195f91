"""The numbers of Chinese texts: digits and numerals, and what stands after them."""
