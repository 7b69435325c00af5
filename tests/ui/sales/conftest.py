"""A shop with a window of its own: documents open beside each other, as a person has them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import companies
from app.access.session import Session
from tests.mailing.conftest import mail, no_keyring
from tests.trade.books import a_shop
from tests.ui.sales.hands import Shop
from ui.kit import tasks, theme

__all__ = ["mail", "no_keyring", "shop"]


@pytest.fixture
def shop(qtbot: QtBot, session: Session) -> Iterator[Shop]:
    """One customer, one supplier, lamps in stock; documents open in windows of their own."""
    theme.apply("light", 1.0)
    tasks.surround(companies.own_connection)
    a_shop(session)
    window = QWidget()
    qtbot.addWidget(window)
    made = Shop(session, window, qtbot)
    yield made
    qtbot.waitUntil(lambda: not tasks.busy())
    made.close()
