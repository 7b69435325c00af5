"""One look for all tests of the kit, and a context without a window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.kit.fake_context import FakeContext
from ui.kit import tasks, theme


@pytest.fixture(autouse=True)
def look(qtbot: QtBot) -> Iterator[None]:
    """Light at 100 %; whatever runs in the background is over before the next test."""
    if theme.is_dark() or theme.zoom() != 1.0 or not theme.applied():
        theme.apply("light", 1.0)
    yield
    qtbot.waitUntil(lambda: not tasks.busy())


@pytest.fixture
def context() -> FakeContext:
    return FakeContext()
