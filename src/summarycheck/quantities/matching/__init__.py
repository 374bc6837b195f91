"""Which number answers to which: ``assign``; then ``accuse`` (with ``suspects`` and ``explain``), then ``lost`` (with ``otherwise``)."""
