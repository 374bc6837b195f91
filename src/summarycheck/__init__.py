"""Checks Chinese translations and summaries of English abstracts against their source.

Everything public is here, imported on first use: ``check_pair``, ``Checker``, ``quantities``, ``repair`` and the nouns.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarycheck.engine import Checker as Checker
    from summarycheck.engine import check_pair as check_pair
    from summarycheck.model import Finding as Finding
    from summarycheck.model import Record as Record
    from summarycheck.model import Report as Report
    from summarycheck.quantities import quantities as quantities
    from summarycheck.repairs import repair as repair

__version__ = "0.1.0"

_HOMES = {
    "Checker": "engine",
    "Finding": "model",
    "Record": "model",
    "Report": "model",
    "check_pair": "engine",
    "quantities": "quantities",
    "repair": "repairs",
}

__all__ = ["Checker", "Finding", "Record", "Report", "check_pair", "quantities", "repair"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """The import system binds a subpackage's name in its parent; here that name is the function's."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "quantities" and isinstance(value, ModuleType):
            value = value.quantities
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
