"""What stands beside numbers that agree.

``context`` asks, pair by pair (at its spot) and among the ``pairs``:

- ``exchanged``: whether numbers stand in each other's places, or with each other's things;
- ``changed``: whether a change by, to or further than them goes the other way;
- ``bounded``: whether their bounds were lost, turned or made up;
- and what else they tell: ``ranks``, ``rates``, ``points``, ``moments``, ``statistics``, ``dimensions``.
"""
