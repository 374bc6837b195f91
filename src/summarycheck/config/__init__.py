"""Settings from ``summarycheck.toml`` or ``[tool.summarycheck]`` in ``pyproject.toml``: strict, each with its place.

A file's settings come from the configuration nearest above it. What is nearer wins: the defaults, what the
configuration extends, the configuration itself, its ``paths`` tables that match the file, the command line.

    values     the settings there are; ``model``: what is set for a file, each value with its place
    reading    which configuration is for a file, and what it extends; ``file``: the TOML
"""

from __future__ import annotations

from summarycheck.config.file import nearest
from summarycheck.config.model import Allowance, ConfigError, Key, Settings, Sourced, matches
from summarycheck.config.reading import Configuration

__all__ = ["Allowance", "ConfigError", "Configuration", "Key", "Settings", "Sourced", "matches", "nearest"]
