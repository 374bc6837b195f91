"""Which number answers to which.

assign       source numbers to target numbers, from the certain to the doubtful; ranges by their ``ends``
accuse       what no source number answers: ``asides`` for the reader, or laid to one of the ``suspects``
explain      what makes a target number right all the same, if the arithmetic is ``credible``; in summaries by ``reckoning``
lost         source numbers that are gone, unless they are said ``otherwise``
"""
