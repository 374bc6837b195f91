"""Finding and reading the numbers of a text.

``english.text`` and ``chinese.text`` go through it from number to number; plain ones are read at a ``glance``, and ``names`` (GPT-4) are
passed over. Each language has its ``words`` or ``numerals``, ``units``, ``bounds``, ``ranges`` and ``shares``; what both write alike stands
here: ``digits``, ``powers``, ``clock``, ``units``, ``compounds`` of them, ``signs``, ``references`` (digits that are no number), ``sharing``, ``decades``,
``roman`` numerals, ``stretches`` of characters.
"""
