"""Finding and reading the numbers of a text.

``english`` and ``chinese`` go through it from number to number; plain ones are read at a ``glance``. Both ask ``names`` first (GPT-4 is
no number), then for words, numerals and units in their own modules, and share ``digits``, ``units``, ``decades`` and ``bounds``.
"""
