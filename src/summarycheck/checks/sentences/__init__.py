"""The parts of the check ``alignment``: the text as a whole, what is missing of it, what is added.

whole      another paper's, shrunk to a line, abridged
missing    sentences and stretches that nothing answers to
added      sentences that nothing accounts for, or that come twice
"""
