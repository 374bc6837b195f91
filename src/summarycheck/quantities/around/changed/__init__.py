"""Changes that go another way than the source's, or to another level.

``changes`` asks all that follows: the ``directions`` of what is said of an amount, the change ``named`` after it, the ``levels``
it leads to, how two things compare by it (``comparatives``). ``halving`` and doubling tell no amount.
"""
