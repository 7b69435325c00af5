"""A shop with two warehouses and a few goods, and a window context that remembers what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import companies
from app.access.session import Session
from app.inventory.move import service
from app.inventory.move.rules import RECEIPT, Draft, DraftLine
from app.kernel.quantity import Quantity, each, pieces
from app.masters import item, warehouse
from tests.ui.masters.conftest import Desk
from ui.kit import tasks, theme


class Store(Desk):
    """Also remembers with what a section or document was opened."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(session, window)
        self.asked: list[tuple[str, str, dict[str, Any]]] = []

    def open_section(self, department: str, section: str = "", **filters: Any) -> None:
        super().open_section(department, section, **filters)
        self.asked.append((department, section, filters))

    def receive(self, code: str, quantity: int, cost: int, place: str = "GUDANG") -> str:
        """Goods come in with a value."""
        line = DraftLine(code, pieces(quantity), "pcs", each(cost))
        draft = Draft(self.session.today(), RECEIPT, place, (line,), reason="Persediaan uji")
        return service.post_draft(self.session, service.save_draft(self.session, draft))


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key) -> None:
    """A key for the window's acts, as with the keyboard in the widget."""
    with qtbot.waitActive(widget):
        widget.activateWindow()
    if not widget.isAncestorOf(QApplication.focusWidget()):
        widget.setFocus()
    QTest.keyClick(QApplication.focusWidget(), key)


def goods(session: Session, code: str, name: str, **more: Any) -> None:
    item.save(session, item.Item(code, name, "pcs", **more))


@pytest.fixture
def desk(qtbot: QtBot, session: Session) -> Iterator[Store]:
    theme.apply("light", 1.0)
    tasks.surround(companies.own_connection)
    warehouse.save(session, warehouse.Warehouse("UNG", "Gudang Ungaran"))
    goods(
        session, "LMP-1", "Lampu LED", category="Lampu", barcode="8991", purchase_price=each(9_000)
    )
    goods(session, "KBL-1", "Kabel NYA", category="Kabel", min_stock=Quantity(30 * 10**6))
    goods(session, "KBL-2", "Kabel NYM", category="Kabel")
    window = QWidget()
    window.resize(1200, 800)
    qtbot.addWidget(window)
    yield Store(session, window)
    qtbot.waitUntil(lambda: not tasks.busy())
