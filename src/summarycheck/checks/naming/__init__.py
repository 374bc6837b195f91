"""What may befall a name in a translation, a module for each.

    lost          nowhere in the target
    altered       a letter off, or written another way
    strange       the other way round: of the target, and nowhere in the source
    translated    word by word: Gemini as 双子座; ``listed``: told by the name beside it; ``called``: by 名为

``place`` is where the answer to a name must stand, ``field`` what a text is about.
"""
