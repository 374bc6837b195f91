"""The pytest plugin: the fixture ``assert_faithful``. Nothing of the checker is loaded before a test asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from summarycheck.model import Report


@pytest.fixture
def assert_faithful(request: pytest.FixtureRequest) -> Callable[..., Report]:
    """``summarycheck.testing.assert_faithful`` with the configuration nearest to the test's file."""
    from summarycheck import testing
    from summarycheck.config import ConfigError

    def assert_faithful(source: str, target: str, role: Any = "translation", **more: Any) -> Report:
        __tracebackhide__ = True
        try:
            return testing.assert_faithful(source, target, role, path=str(request.path), **more)
        except ConfigError as error:
            pytest.fail(str(error), pytrace=False)

    return assert_faithful
