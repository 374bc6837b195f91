"""Numbers in each other's places, each right by itself.

What belongs to a number in the source is its ``company``; ``hearing`` asks what of it stands where in the target, and
``beside`` lays the two together. By these two numbers near each other were ``swapped``, a sequence of them was put in
other places (``sequence``), numbers went to one another's things far apart (``astray``). Other looks need no company:
from and to ``turned``, ``couples`` of numbers told crosswise, a year and a count in each other's ``roles``, numbers of a
symbol (``anchors``) or of names in a list (``respectively``).
"""
