"""The check as a gate: the settings of each file, what changed since a revision, what is known or waived.

policy      what a file is checked by
changes     the records that a revision (``git``) does not have
baseline    the findings that are known
gate        what of a run counts: waived and known findings set apart, the grave ones counted
"""
