"""How one number may be another.

Equal, converted or fairly rounded (``relate``), fitting and bearing on the same thing (``fitting``, ``bearing``), made of several
(``derive``, ``shares``), changed by a slip (``slips``), or said where no number is read (``mended``, ``wordings``, ``dates``).
"""
