"""The parts of the check ``alignment``: the text as a whole, what is missing of it, what is added."""
