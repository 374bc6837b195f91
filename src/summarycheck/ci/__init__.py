"""The check as a gate: the settings of each file, what changed since a revision, what is known or waived."""
