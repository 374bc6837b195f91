"""What stands beside numbers that agree.

``context`` asks, pair by pair (at its ``spot``) and among the ``pairs``, whether they are exchanged (``swapped``, by what is ``beside`` them:
their ``company`` in the source, and its ``hearing`` in the target), ``turned`` round,
laid to other names (``respectively``), of other ``dimensions``, changed by or to them (``changes``: ``directions``, the change
``named`` after its amount, the ``levels`` it leads to; ``halving`` and doubling), further apart (``comparatives``) or bounded (``limits``, by the target alone ``unsaid``, or ``nearby`` in
their clause), and what they tell: ``ranks``, ``rates``, ``points``, ``moments``, ``statistics``. Numbers stand in each
other's places (``sequence``), with each other's numbers (``couples``), or go to one name (``anchors``) or to each other's things far apart (``astray``).
"""
