"""The numbers of English texts: digits with their dirt, words, and what stands after them."""
