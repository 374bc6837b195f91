"""Which number answers to which.

assign       the answers so far: source numbers to target numbers; found are, from the certain to the doubtful, the ``same`` values,
             the ``ends`` of ranges, and numbers told ``anew``
accuse       what no source number answers: ``asides`` for the reader, or laid to one of the ``suspects``
explain      what makes a target number right all the same, if the arithmetic is ``credible``; in summaries by ``reckoning``
lost         source numbers that are gone, unless they are said ``otherwise``
"""
