"""How one number may be another.

The same value (``equality``) in another form (``conversion``), fairly rounded (``rounding``) or told by its ``magnitude``;
fitting and bearing on the same thing (``fitting``, ``bearing``); made of several (``derive``, of two by ``combining`` them;
``shares``, ``reckon``, ``implied``); counting what is listed (``listing``); changed by a slip (``slips``, ``writing``); or said
where no number is read (``mended``, ``wordings``, ``dates``).
"""
