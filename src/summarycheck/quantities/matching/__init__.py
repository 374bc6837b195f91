"""Which number answers to which: ``assign``; then ``accuse`` (with ``suspects``, ``asides``, and ``explain``, if the arithmetic is ``credible``), then ``lost`` (with ``otherwise``)."""
